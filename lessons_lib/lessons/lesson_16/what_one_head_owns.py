"""Exercise 16.2: what one head owns."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE"]


def one_head(own: int, heads: int) -> Exercise:
    """Ask for how many numbers the queries, keys and values of one head have, with their biases."""
    size = own * heads
    return Exercise(
        number="16.2",
        title="What one head owns",
        question=f"""In another network of this kind a row has {size} numbers, and each block {heads} heads, which share
the {size} fairly, as in this lesson. How many numbers, weights and biases together, belong to the queries, keys and
values of *one* head? Give one number.""",
        dots=2,
        minutes=4,
        solution=f"""own = {size} // {heads}
check("16.2", 3 * (own * {size} + own))""",
        quantities={"size": size, "heads": heads, "layers": 3},
        right=lambda size, heads, layers: layers * (size / heads * size + size / heads),
        because=f"Each of its three layers makes {own} numbers out of {size}: {own} × {size} weights and {own} biases.",
        mistakes=(
            Mistake(
                "the biases forgotten",
                3 * own * size,
                "The biases are forgotten, it seems: each output of a layer has one.",
            ),
            Mistake(
                "the whole block",
                3 * (size * size + size),
                "That is what all heads of a block have together, it seems. How much of it is one head's?",
            ),
            Mistake(
                "the input cut too",
                3 * (own * own + own),
                f"It seems that a head sees {own} numbers of a row. It sees the whole row; what it *makes* is small.",
            ),
            Mistake(
                "the queries alone",
                own * size + own,
                "That is one of the three, it seems: there are queries, keys and values.",
            ),
            Mistake(
                "a bias for each input",
                3 * (own * size + size),
                "It seems there is a bias for each input. A layer has one for each *output*.",
            ),
            Mistake(
                "one bias for each layer",
                3 * (own * size + 1),
                "One bias was counted for each of the three, it seems. Each number that comes out has one.",
            ),
            Mistake(
                "one bias",
                3 * own * size + 1,
                "One bias was counted in all, it seems. Each number that comes out has one.",
            ),
            Mistake(
                "the biases once",
                3 * own * size + own,
                "The biases of one of the three were counted, it seems. Each of the three has its own.",
            ),
            Mistake(
                "the whole block without biases",
                3 * size * size,
                "That is what all heads of a block have together, it seems, and without the biases. How "
                "much of it is one head's?",
            ),
            Mistake(
                "the output too",
                4 * (own * size + own),
                "A fourth was counted, it seems. Queries, keys and values are three; what mixes the heads "
                "belongs to all of them.",
            ),
            Mistake(
                "two of three",
                2 * (own * size + own),
                "Two were counted, it seems. There are queries, keys and values.",
            ),
            Mistake(
                "the heads for what one makes",
                3 * (heads * size + heads),
                "The number of heads was taken for how many numbers one head makes, it seems.",
            ),
            Mistake(
                "the biases doubled",
                3 * (own * size + 2 * own),
                "The biases were counted twice, it seems.",
            ),
            Mistake(
                "the input cut too, and no biases",
                3 * own * own,
                "It seems that a head sees only a part of a row, and its biases are missing. It sees the whole row.",
            ),
            Mistake(
                "one of three, without biases",
                own * size,
                "That is one of the three, and without its biases. There are queries, keys and values.",
            ),
            Mistake(
                "the numbers alone",
                3 * own,
                "That is how many numbers the three make. How many weights lead to each of them?",
            ),
            Mistake(
                "divided by the heads again",
                3 * (own * size + own) / heads,
                "It was divided by the heads once more, it seems. The numbers one head makes are its own already.",
            ),
        ),
        hint="How many numbers does one head make of a row? Then it is three linear layers, each with its biases.",
    )


EXERCISE = varied(
    one_head,
    {"own": 10, "heads": 6},
    {"own": (8, 10, 12, 14, 15, 16, 18, 20, 24), "heads": (4, 5, 6, 7, 8, 9, 12)},
    only=lambda own, heads: own != heads,
)
