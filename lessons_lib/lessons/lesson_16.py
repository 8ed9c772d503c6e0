"""Lesson 16, a real language network: how many shares, whose numbers, post-norm, a similarity, and what it says."""

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np

from lessons_lib.judge.exercise import Clue, Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.written import said, said_row

__all__ = ["EXERCISES"]

Pair = tuple[int, int]
Four = tuple[int, int, int, int]


def how_many_shares(pieces: int, blocks: int, heads: int) -> Exercise:
    """Ask how many shares a network makes of a sentence; CLS and SEP come to its pieces."""
    rows = pieces + 2
    return Exercise(
        number="16.1",
        title="How many shares?",
        question=f"""Another network of this kind has {blocks} blocks of {heads} heads. A sentence is cut into \
{pieces} pieces; CLS and
SEP come to them, as in this lesson. How many shares are worked out for it, in all blocks together? Give one number.""",
        dots=1,
        minutes=3,
        solution=f"""rows = {pieces} + 2
check("16.1", {blocks} * {heads} * rows * rows)""",
        quantities={"pieces": pieces, "CLS_and_SEP": 2, "blocks": blocks, "heads": heads},
        right=lambda pieces, CLS_and_SEP, blocks, heads: (
            blocks * heads * (pieces + CLS_and_SEP) * (pieces + CLS_and_SEP)
        ),
        because=f"Each of {rows} tokens looks at all {rows}: {rows * rows} shares a head, and there are "
        f"{blocks * heads} heads.",
        mistakes=(
            Mistake(
                "CLS and SEP forgotten",
                blocks * heads * pieces * pieces,
                "CLS and SEP are forgotten, it seems. They have rows like any other: they look, and are looked at.",
            ),
            Mistake(
                "one share a token",
                blocks * heads * rows,
                "That is one share for each token and head, it seems. Each token looks at *all* tokens.",
            ),
            Mistake(
                "one block",
                heads * rows * rows,
                "That is what one block works out, it seems. How many blocks are there?",
            ),
            Mistake(
                "one head a block",
                blocks * rows * rows,
                "That is one head in each block, it seems. Each of a block's heads has shares of its own.",
            ),
            Mistake(
                "not itself",
                blocks * heads * rows * (rows - 1),
                "It seems that no token looks at itself here. It does: its own share is one of its row.",
            ),
            Mistake(
                "the lower triangle",
                blocks * heads * rows * (rows + 1) // 2,
                "It seems that nobody looks ahead here. In this network each token looks at all, also at those "
                "behind it.",
            ),
            Mistake(
                "pairs",
                blocks * heads * rows * (rows - 1) // 2,
                "Each pair was counted once, it seems. How much one looks at another and the other at it are two "
                "shares.",
            ),
            Mistake(
                "only one of them",
                blocks * heads * (pieces + 1) * (pieces + 1),
                "Only one token was added, it seems. CLS and SEP are two.",
            ),
            Mistake(
                "looked at, and do not look",
                blocks * heads * pieces * rows,
                "CLS and SEP are counted on one side only, it seems. They look, and are looked at.",
            ),
            Mistake(
                "twice",
                2 * blocks * heads * rows * rows,
                "That is twice as many, it seems. One share for each who looks and each who is looked at.",
            ),
            Mistake(
                "queries, keys and values",
                3 * blocks * heads * rows * rows,
                "It was taken three times, it seems, once for queries, keys and values each. Shares come out of "
                "queries and keys together.",
            ),
            Mistake(
                "one head",
                rows * rows,
                "That is one head of one block. How many heads are there in all?",
            ),
            Mistake(
                "heads alone",
                blocks * heads,
                "That is how many heads there are in all. How many shares does each work out?",
            ),
            Mistake(
                "a sum for a product",
                blocks * heads * 2 * rows,
                "The rows were doubled, it seems. Each of them looks at each: they are multiplied by themselves.",
            ),
            Mistake(
                "blocks and heads added",
                (blocks + heads) * rows * rows,
                "Blocks and heads were added, it seems. Each block has all those heads: multiply.",
            ),
            Mistake(
                "one share a piece",
                blocks * heads * pieces,
                "That is one share for each piece and head, it seems. Each token looks at all, and CLS and SEP "
                "are tokens too.",
            ),
        ),
        hint="First one head: who looks, and at how many? Then how many heads there are in all.",
    )


SHARES = varied(
    how_many_shares,
    {"pieces": 7, "blocks": 5, "heads": 10},
    {"pieces": range(6, 12), "blocks": (3, 4, 5, 7, 8), "heads": (6, 7, 8, 9, 10, 11)},
)


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
                "That is what all heads of a block have together, it seems, and without the biases. How much of "
                "it is one head's?",
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


HEAD = varied(
    one_head,
    {"own": 10, "heads": 6},
    {"own": (8, 10, 12, 14, 15, 16, 18, 20, 24), "heads": (4, 5, 6, 7, 8, 9, 12)},
    only=lambda own, heads: own != heads,
)

# Deviations of four numbers around a mean of 0, by their standard deviation: 14² + 2² + 2² + 14² is four times 10².
EVEN = {10: (14, 2, -2, -14), 13: (17, -7, 7, -17), 17: (23, 7, -7, -23)}


def post_norm(spread: int, mean: int, told: Four, first: int, then: Pair) -> Exercise:
    """Ask for one number behind an arrow and a layer norm; what comes in is the sum without what was told."""
    scale, shift = then
    turned = EVEN[spread][first:] + EVEN[spread][:first]
    total = tuple(mean + each for each in turned)
    came: Four = tuple(each - part for each, part in zip(total, told, strict=True))  # type: ignore[assignment]
    normal = scale * _standard(told)[0] + shift
    return Exercise(
        number="16.3",
        title="Arrow, then layer norm",
        question=f"""A row comes into a block as {said_row(came)}. What its heads tell is {said_row(told)}. \
An arrow adds the two,
and then comes the layer norm. For the first number its scale is {scale} and its shift {shift}; what it adds to the
variance is too little to count. What is the first number of the row behind it? Give one number.""",
        dots=2,
        minutes=4,
        solution=f"""summed = np.array({came}) + np.array({told})
check("16.3", {scale} * (summed[0] - summed.mean()) / summed.std() + {shift})""",
        quantities={"came": came, "told": told, "scale": scale, "shift": shift},
        right=_behind,
        because=f"The sum is {said_row(total)}, its mean {said(mean)}, its standard deviation {spread}: "
        f"{scale} × {said(turned[0])} / {spread} + {shift} is {said(scale * turned[0] / spread + shift)}.",
        mistakes=(
            Mistake(
                "the norm before the arrow",
                came[0] + normal,
                "What the heads tell was normalised, and then added, it seems. Here the arrow comes first, and the "
                "norm takes the sum.",
            ),
            Mistake(
                "no arrow",
                normal,
                "What the heads tell was normalised alone, it seems. The arrow adds what came in.",
            ),
            Mistake(
                "divided by the variance",
                scale * turned[0] / spread**2 + shift,
                "It was divided by the variance, it seems. Layer norm divides by its root, the standard deviation.",
            ),
            Mistake(
                "not divided",
                scale * turned[0] + shift,
                "The mean was taken away, it seems, and nothing was divided. Layer norm counts in deviations.",
            ),
            Mistake(
                "the mean left in",
                scale * total[0] / spread + shift,
                "It was divided without taking the mean away first, it seems.",
            ),
            Mistake(
                "scale and shift forgotten",
                turned[0] / spread,
                "Scale and shift are forgotten, it seems: they come last.",
            ),
            Mistake(
                "told once more",
                scale * turned[0] / spread + shift + told[0],
                "What the heads tell was added once more behind the norm, it seems. The arrow adds it once, before.",
            ),
            Mistake(
                "by one less",
                scale * turned[0] / (spread * (4 / 3) ** 0.5) + shift,
                "The squares were divided by one less than there are, it seems. Layer norm divides by how many "
                "there are.",
            ),
            Mistake(
                "the heads' row left out",
                scale * float(_standard(came)[0]) + shift,
                "What came in was normalised alone, it seems. The arrow adds what the heads tell.",
            ),
            Mistake(
                "shifted, then scaled",
                scale * (turned[0] / spread + shift),
                "The shift was added before the scale, it seems. First it is multiplied, then shifted.",
            ),
            Mistake(
                "the shift forgotten, and the mean left in",
                scale * total[0] / spread,
                "The mean was left in, it seems, and the shift forgotten.",
            ),
            Mistake(
                "the sum alone",
                total[0],
                "That is the sum behind the arrow. And the layer norm?",
            ),
            Mistake(
                "not divided, and neither scaled nor shifted",
                turned[0],
                "That is how far the sum lies from its mean. It is still to be counted in deviations, scaled and "
                "shifted.",
            ),
            Mistake(
                "the second number",
                scale * turned[1] / spread + shift,
                "That is the second number of the row, it seems. Which one is asked?",
            ),
            Mistake(
                "by the mean distance",
                scale * turned[0] / (sum(map(abs, turned)) / 4) + shift,
                "It was divided by the mean distance, it seems. Take the root of the mean of the *squares*.",
            ),
            Mistake(
                "by the length",
                scale * turned[0] / (2 * spread) + shift,
                "It was divided by the root of the *sum* of the squares, it seems. Take the root of their mean.",
            ),
            Mistake(
                "scale and shift exchanged",
                shift * turned[0] / spread + scale,
                "Scale and shift have changed places, it seems.",
            ),
            Mistake(
                "the sign",
                -scale * turned[0] / spread + shift,
                "The sign of the distance is turned, it seems: the number minus the mean.",
            ),
            Mistake(
                "the arrow taken away",
                scale * float(_standard([one - other for one, other in zip(came, told, strict=True)])[0])
                + shift,
                "What the heads tell was taken away, it seems. The arrow adds.",
            ),
            Mistake(
                "normalised, the arrow behind it, and no scale",
                came[0] + float(_standard(told)[0]),
                "What the heads tell was normalised, and then added, it seems, without scale and shift. Here the "
                "arrow comes first.",
            ),
        ),
        hint="Add number by number. Then of the sum: its mean, its standard deviation, and how far the first lies from "
        "the mean, in deviations; then scale and shift.",
    )


def _standard(row: Sequence[float]) -> Any:
    return (np.array(row) - np.mean(row)) / np.std(row)


def _behind(came: Any, told: Any, scale: Any, shift: Any) -> Any:
    a, b, c, d = (one + other for one, other in zip(came, told, strict=True))
    mean = (a + b + c + d) / 4
    variance = ((a - mean) ** 2 + (b - mean) ** 2 + (c - mean) ** 2 + (d - mean) ** 2) / 4
    return scale * (a - mean) / np.sqrt(variance) + shift


NORM = varied(
    post_norm,
    {"spread": 13, "mean": 9, "told": (8, 3, -9, 5), "first": 0, "then": (3, 2)},
    {
        "spread": tuple(EVEN),
        "mean": range(3, 12),
        "told": [
            (a, b, -c, d) for a, b, c, d in itertools.permutations((3, 4, 5, 8, 9), 4) if a + b + d != c
        ],
        "first": (0, 3),
        "then": list(itertools.product((3, 4, 5, 6), range(2, 12))),
    },
)

# Sides of triangles with a right angle, so that lengths are whole numbers.
TRIANGLES = ((5, 12), (12, 5), (8, 15), (15, 8), (20, 21), (21, 20), (7, 24), (24, 7), (9, 40), (12, 35))


def how_similar(one: Pair, other: Pair, moved: Pair, shifted: Pair) -> Exercise:
    """Ask for the similarity of two sentences of two tokens, whose means are sides of triangles."""
    A = [
        tuple(a + b for a, b in zip(one, moved, strict=True)),
        tuple(a - b for a, b in zip(one, moved, strict=True)),
    ]
    B = [
        tuple(a + b for a, b in zip(other, shifted, strict=True)),
        tuple(a - b for a, b in zip(other, shifted, strict=True)),
    ]
    total = one[0] * other[0] + one[1] * other[1]
    lengths = [round(float(np.hypot(*each))) for each in (one, other)]
    return Exercise(
        number="16.4",
        title="How similar?",
        question=f"""Behind the last block of a very small network two sentences of two tokens each are

| | first token | second token |
|---|---|---|
| **one** | {said_row(A[0])} | {said_row(A[1])} |
| **other** | {said_row(B[0])} | {said_row(B[1])} |

How similar are they, as this lesson works it out? Give one number.""",
        dots=2,
        minutes=4,
        solution=f"""this, that = np.array([{A[0]}, {A[1]}]).mean(axis=0), np.array([{B[0]}, {B[1]}]).mean(axis=0)
check("16.4", this @ that / np.linalg.norm(this) / np.linalg.norm(that))""",
        quantities={"rows": (*A, *B)},
        right=_similar,
        because=f"The means are {said_row(one)} and {said_row(other)}, of the lengths {lengths[0]} and {lengths[1]}: "
        f"{total} / {lengths[0] * lengths[1]}.",
        mistakes=(
            Mistake(
                "not made as long as 1",
                total,
                "The means were multiplied as they are, it seems. First each is made as long as 1.",
            ),
            Mistake(
                "one of the two made as long as 1",
                total / lengths[0],
                "Only one of the two means was made as long as 1, it seems.",
            ),
            Mistake(
                "the first tokens alone",
                _cosine(A[0], B[0]),
                "The first tokens were compared, it seems. A sentence is the *mean* of its rows here.",
            ),
            Mistake(
                "how far apart",
                float(np.hypot(one[0] - other[0], one[1] - other[1])),
                "That is how far apart the two means lie, it seems. Similarity is a sum of products.",
            ),
            Mistake(
                "divided by the sums",
                total / sum(one) / sum(other),
                "Each mean was divided by the sum of its numbers, it seems. As long as 1 it is when it is divided by "
                "the root of the sum of their squares.",
            ),
            Mistake(
                "the last tokens alone",
                _cosine(A[1], B[1]),
                "The second tokens were compared, it seems. A sentence is the *mean* of its rows here.",
            ),
            Mistake(
                "the mean of two similarities",
                (_cosine(A[0], B[0]) + _cosine(A[1], B[1])) / 2,
                "The tokens were compared one by one, it seems, and then the mean was taken. First the mean of "
                "each sentence's rows.",
            ),
            Mistake(
                "the squares of the lengths",
                total / (lengths[0] * lengths[1]) ** 2,
                "It was divided by the squares of the lengths, it seems. A length is the root of the sum of the "
                "squares.",
            ),
            Mistake(
                "the squared distance",
                (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2,
                "That is how far apart the two means lie, squared, it seems. Similarity is a sum of products.",
            ),
            Mistake(
                "what is missing",
                1 - total / (lengths[0] * lengths[1]),
                "That is what is missing to 1, it seems: how unlike they are.",
            ),
            Mistake(
                "an angle",
                float(np.degrees(np.arccos(total / (lengths[0] * lengths[1])))),
                "That is the angle between the two, it seems. The similarity itself is asked: its cosine.",
            ),
            Mistake(
                "an angle as an arc",
                float(np.arccos(total / (lengths[0] * lengths[1]))),
                "That is the angle between the two, as an arc, it seems. The similarity itself is asked: its cosine.",
            ),
            Mistake(
                "lengths added",
                total / (lengths[0] + lengths[1]),
                "It was divided by the sum of the lengths, it seems. Each mean is divided by its own length.",
            ),
            Mistake(
                "the rows laid behind each other",
                _cosine((*A[0], *A[1]), (*B[0], *B[1])),
                "The tokens were laid behind each other, it seems, and compared number by number. A sentence is "
                "the *mean* of its rows here.",
            ),
            Mistake(
                "the root of it",
                (total / (lengths[0] * lengths[1])) ** 0.5,
                "A root was taken in the end, it seems. The roots are those of the two lengths.",
            ),
            Mistake(
                "by the largest",
                total / max(one) / max(other),
                "Each mean was divided by its largest number, it seems. As long as 1 it is when it is divided by "
                "its length.",
            ),
            Mistake(
                "crosswise",
                (one[0] * other[1] + one[1] * other[0]) / (lengths[0] * lengths[1]),
                "The products were taken crosswise, it seems: first number with first, second with second.",
            ),
            Mistake(
                "minus for plus",
                (one[0] * other[0] - one[1] * other[1]) / (lengths[0] * lengths[1]),
                "One product was taken away, it seems. They are added.",
            ),
        ),
        hint="The mean of each sentence's rows; each divided by its length (the root of the sum of its squares); then "
        "products, added.",
    )


def _cosine(one: Sequence[float], other: Sequence[float]) -> float:
    return float(np.dot(one, other) / np.linalg.norm(one) / np.linalg.norm(other))


def _similar(rows: Any) -> Any:
    one, other = (
        [(first + second) / 2 for first, second in zip(*two, strict=True)] for two in (rows[:2], rows[2:])
    )
    total = one[0] * other[0] + one[1] * other[1]
    return total / np.sqrt(one[0] ** 2 + one[1] ** 2) / np.sqrt(other[0] ** 2 + other[1] ** 2)


SIMILAR = varied(
    how_similar,
    {"one": (8, 15), "other": (15, 8), "moved": (3, -2), "shifted": (1, 4)},
    {
        "one": TRIANGLES,
        "other": TRIANGLES,
        "moved": [(a, -b) for a, b in itertools.product((1, 3), (2, 6, 9))],
        "shifted": [(a, b) for a, b in itertools.product((1, 2), (4, 5, 9))],
    },
    only=lambda one, other: _cosine(one, other) < 0.99,
)


def sentence(X: Any) -> Any:
    """The mean of the rows, made as long as 1."""
    mean = X.mean(axis=0)
    length = np.sqrt((mean**2).sum())
    return mean / length


def _rows(X: Sequence[Sequence[float]]) -> Any:
    return np.asarray(X, dtype=float)


def _long_as_one(row: Any) -> Any:
    return row / np.sqrt((row**2).sum(axis=-1, keepdims=True))


SENTENCE = Exercise(
    number="16.5",
    title="From rows to a point",
    question="""Write `sentence`: it gets X, a row of numbers for each token (as a NumPy array), and returns the one row
that stands for the sentence in this lesson. Try it on any rows, also with more or fewer columns than 384.

For `np.array([[6, 1], [0, 7]])` it is (0.6, 0.8).""",
    dots=2,
    minutes=4,
    start="def sentence(X):\n    return ...",
    solution="""def sentence(X):
    mean = X.mean(axis=0)
    return mean / np.sqrt((mean**2).sum())

check("16.5", sentence)""",
    right=sentence,
    because="One mean for each column, over all tokens; then all of it divided by its length.",
    mistakes=(
        Mistake(
            "not made as long as 1",
            lambda X: _rows(X).mean(axis=0),
            "That is the mean, it seems. It is still to be made as long as 1.",
        ),
        Mistake(
            "along the wrong axis",
            lambda X: _long_as_one(_rows(X).mean(axis=1)),
            "The mean was taken along each row, it seems: one number for each token. It goes over the tokens, "
            "`axis=0`.",
        ),
        Mistake(
            "each row made as long as 1 first",
            lambda X: _long_as_one(_rows(X)).mean(axis=0),
            "Each row was made as long as 1, it seems, and then the mean was taken. First the mean, then its length.",
        ),
        Mistake(
            "divided by the sum",
            lambda X: _rows(X).mean(axis=0) / _rows(X).mean(axis=0).sum(),
            "The mean was divided by the sum of its numbers, it seems: then they add up to 1, as shares do. Its "
            "*length* is to be 1.",
        ),
        Mistake(
            "the root forgotten",
            lambda X: _rows(X).mean(axis=0) / (_rows(X).mean(axis=0) ** 2).sum(),
            "It was divided by the sum of squares, it seems. The length is the *root* of that.",
        ),
        Mistake(
            "the first row",
            lambda X: _long_as_one(_rows(X)[0]),
            "That is the first row, CLS, made as long as 1, it seems. This network takes the mean of all rows.",
        ),
        Mistake(
            "the largest of each column",
            lambda X: _long_as_one(_rows(X).max(axis=0)),
            "The largest number of each column was taken, it seems. It is the mean.",
        ),
        Mistake(
            "each row, then the mean, then as long as 1",
            lambda X: _long_as_one(_long_as_one(_rows(X)).mean(axis=0)),
            "Each row was made as long as 1 before the mean, it seems, and the mean too. First the mean, then "
            "its length.",
        ),
        Mistake(
            "each row, and added",
            lambda X: _long_as_one(_rows(X)).sum(axis=0),
            "Each row was made as long as 1, it seems, and then they were added. First the mean, then its length.",
        ),
        Mistake(
            "without CLS",
            lambda X: _long_as_one(_rows(X)[1:].mean(axis=0)),
            "The first row, CLS, was left out, it seems. It counts like the others.",
        ),
        Mistake(
            "the columns made as long as 1",
            lambda X: (_rows(X) / np.sqrt((_rows(X) ** 2).sum(axis=0))).mean(axis=0),
            "Each *column* was made as long as 1, it seems. First the mean over the tokens, then its length.",
        ),
        Mistake(
            "standardised",
            lambda X: _standard(_rows(X).mean(axis=0)),
            "The mean was normalised as in layer norm, it seems. It is divided by its length, and nothing is "
            "taken away.",
        ),
        Mistake(
            "shares",
            lambda X: np.exp(_rows(X).mean(axis=0)) / np.exp(_rows(X).mean(axis=0)).sum(),
            "Softmax was taken of the mean, it seems. It is divided by its length.",
        ),
        Mistake(
            "the sum",
            lambda X: _rows(X).sum(axis=0),
            "The rows were added, it seems. Take their mean, and make it as long as 1.",
        ),
        Mistake(
            "divided by the sum of the sizes",
            lambda X: _rows(X).mean(axis=0) / np.abs(_rows(X).mean(axis=0)).sum(),
            "It was divided by the sum of the sizes, it seems. The length is the root of the sum of the *squares*.",
        ),
        Mistake(
            "384 written in",
            lambda X: _rows(X).sum(axis=0) / 384,
            "The sum of the rows was divided by 384, it seems. A mean is divided by how many *tokens* there are, "
            "and is then made as long as 1.",
        ),
        Mistake(
            "the mean by the columns",
            lambda X: _rows(X).sum(axis=0) / _rows(X).shape[1],
            "The sum was divided by how many columns there are, it seems. A mean is divided by how many *tokens* "
            "there are, and is then made as long as 1.",
        ),
    ),
    hint="The mean over the tokens, one number for each column. Then divide it by the root of the sum of its squares.",
    clues=(
        Clue(
            lambda X, given: np.shape(given) == np.shape(X)[1:],
            "What comes out should be one row, as long as a row of X.",
        ),
    ),
    inputs=(
        np.array([[6.0, 1], [0, 7]]),
        np.array([[1.0, 2, -2], [3, 0, 1]]),
        np.array([[0.5, -1], [1.5, 0.25], [-0.25, 3]]),
        np.array([[2.0, 1, 0, 4], [1, 1, 3, -2], [0, 5, 1, 1]]),
    ),
)

LETTERS = Exercise(
    number="16.6",
    title="Transfer: who contradicts?",
    question="""A newspaper has ten thousand letters from readers, on all sorts of things. It wants to print those
that *contradict* its sentence "The new tram is a success." Somebody works out how similar each letter is to it, by a
network like this one, and takes those that are **least** similar. What will they get? Answer `"a"`, `"b"`, `"c"` or
`"d"`.

- a: letters that say the tram is a failure
- b: letters about something else
- c: letters that praise the tram in other words
- d: about as many for it as against it""",
    dots=2,
    minutes=3,
    solution='check("16.6", "b")',
    right="b",
    because="Least similar is what is about other things. Those who contradict write about the tram, and so they are "
    "near, among those who praise it: to part these two, one needs something else than similarity.",
    mistakes=(
        Mistake(
            "the opposite is far",
            "a",
            "Where did an opposite lie in section 8: near, or far? And what lay farther off?",
        ),
        Mistake(
            "the same is far",
            "c",
            "What says the same in other words is near, for most sentences of section 8. What lay farthest off?",
        ),
        Mistake(
            "both are far",
            "d",
            "For and against are both about the tram. What is least like a sentence about a tram?",
        ),
    ),
)

EXERCISES = (SHARES, HEAD, NORM, SIMILAR, SENTENCE, LETTERS)
