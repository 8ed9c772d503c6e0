"""Exercise 08.2: two ways back."""

import itertools

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.written import said
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]


def two_ways_back(W: tuple[tuple[int, int], tuple[int, int]], gradient: tuple[float, float]) -> Exercise:
    """Ask what a layer of two units hands back."""
    g, h = gradient
    return Exercise(
        number="08.2",
        title="Two ways back",
        question=f"""A linear layer of two units has these weights (no bias):

```python
W = np.array([{[*W[0]]}, {[*W[1]]}])
```

On the way back, {g} arrives at its unit 0 and {said(h)} at its unit 1. What does the layer hand back to its two inputs?
Give two numbers. (A cell is as good as a pencil, if it has no `@`.)""",
        dots=2,
        minutes=4,
        solution=f"""handed_back = np.array([{[*W[0]]}, {[*W[1]]}]).T @ {gradient}  # the table by its columns
check("08.2", handed_back)""",
        quantities={"W": W, "gradient": gradient},
        right=lambda W, gradient: (
            W[0][0] * gradient[0] + W[1][0] * gradient[1],
            W[0][1] * gradient[0] + W[1][1] * gradient[1],
        ),
        because=f"From input 0 two arrows lead away, with the weights {W[0][0]} and {W[1][0]}: {W[0][0]} × "
        f"{g} + {W[1][0]} × {h} = {number(W[0][0] * g + W[1][0] * h)}. From input 1: {W[0][1]} × {g} + "
        f"{W[1][1]} × {h} = {number(W[0][1] * g + W[1][1] * h)}.",
        mistakes=(
            Mistake(
                "rows for columns",
                (W[0][0] * g + W[0][1] * h, W[1][0] * g + W[1][1] * h),
                "The table was read by rows, as on the way forward. Which two arrows leave input 0, and "
                "where do they end?",
            ),
            Mistake(
                "the way through unit 0",
                (W[0][0] * g, W[0][1] * g),
                "Only the way through unit 0 was followed. Two ways lead from each input to the loss.",
            ),
            Mistake(
                "the way through unit 1",
                (W[1][0] * h, W[1][1] * h),
                "Only the way through unit 1 was followed. Two ways lead from each input to the loss.",
            ),
            Mistake(
                "each unit to one input",
                (W[0][0] * g, W[1][1] * h),
                "Unit 0 handed back to input 0 only, and unit 1 to input 1 only, it seems. There are four "
                "arrows.",
            ),
            Mistake(
                "handed on unchanged",
                gradient,
                "That is what arrives at the two units. On the way to the inputs it is multiplied by the "
                "weights of the arrows.",
            ),
            Mistake(
                "products not added",
                (W[0][0] * g, W[0][1] * g, W[1][0] * h, W[1][1] * h),
                "These are the four products, and they are right. Two arrows leave each input: what becomes "
                "of their products?",
            ),
            Mistake(
                "products not added, by inputs",
                (W[0][0] * g, W[1][0] * h, W[0][1] * g, W[1][1] * h),
                "These are the four products, input by input. The two of each input belong together: what "
                "becomes of them?",
            ),
            Mistake(
                "ways multiplied",
                (W[0][0] * g * W[1][0] * h, W[0][1] * g * W[1][1] * h),
                "The two ways were multiplied with each other, it seems. Along a way one multiplies; ways "
                "are added.",
            ),
            Mistake(
                "weights added up",
                (W[0][0] + W[1][0], W[0][1] + W[1][1]),
                "The weights were added up by their columns, and what arrives plays no part. Multiply each "
                "by what arrives at its end.",
            ),
            Mistake(
                "each arrives at one input",
                ((W[0][0] + W[0][1]) * g, (W[0][0] + W[0][1]) * h),
                "All weights of an input were multiplied by one number, it seems. What arrives at unit 0 is "
                "one thing, what arrives at unit 1 another.",
            ),
            Mistake(
                "the gradients change places",
                (W[0][0] * h + W[1][0] * g, W[0][1] * h + W[1][1] * g),
                "What arrives at unit 0 was handed back by unit 1, and the other way round, it seems.",
            ),
            Mistake(
                "both arrivals added",
                ((W[0][0] + W[1][0]) * (g + h), (W[0][1] + W[1][1]) * (g + h)),
                "What arrives was added up first, it seems. Each arrow has its own number at its end.",
            ),
        ),
        parts=("input 0", "input 1"),
        hint="For each input: the two arrows that leave it, each weight times what arrives at its end, "
        "added up.",
    )


EXERCISE = varied(
    two_ways_back,
    {"W": ((40, 17), (-23, 62)), "gradient": (0.6, -1.1)},
    {
        "W": [
            ((a, b), (-c, d))
            for a, b, c, d in itertools.product((34, 40, 46), (13, 17, 19), (21, 23, 27), (58, 62, 65))
        ],
        "gradient": [(a / 10, -b / 10) for a, b in itertools.product((3, 4, 6, 7, 8), (9, 11, 12, 13))],
    },
)
