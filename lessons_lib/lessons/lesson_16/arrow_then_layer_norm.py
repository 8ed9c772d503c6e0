"""Exercise 16.3: arrow, then layer norm."""

import itertools
from typing import Any

import numpy as np

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.lesson_16.shared import Pair, standard
from lessons_lib.lessons.written import said, said_row

__all__ = ["EXERCISE"]

Four = tuple[int, int, int, int]


# Deviations of four numbers around a mean of 0, by their standard deviation: 14² + 2² + 2² + 14² is four times 10².
EVEN = {10: (14, 2, -2, -14), 13: (17, -7, 7, -17), 17: (23, 7, -7, -23)}


def post_norm(spread: int, mean: int, told: Four, first: int, then: Pair) -> Exercise:
    """Ask for one number behind an arrow and a layer norm; what comes in is the sum without what was told."""
    scale, shift = then
    turned = EVEN[spread][first:] + EVEN[spread][:first]
    total = tuple(mean + each for each in turned)
    came: Four = tuple(each - part for each, part in zip(total, told, strict=True))  # type: ignore[assignment]
    normal = scale * standard(told)[0] + shift
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
                "What the heads tell was normalised, and then added, it seems. Here the arrow comes first, "
                "and the norm takes the sum.",
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
                "The squares were divided by one less than there are, it seems. Layer norm divides by how "
                "many there are.",
            ),
            Mistake(
                "the heads' row left out",
                scale * float(standard(came)[0]) + shift,
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
                "That is how far the sum lies from its mean. It is still to be counted in deviations, "
                "scaled and shifted.",
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
                scale * float(standard([one - other for one, other in zip(came, told, strict=True)])[0])
                + shift,
                "What the heads tell was taken away, it seems. The arrow adds.",
            ),
            Mistake(
                "normalised, the arrow behind it, and no scale",
                came[0] + float(standard(told)[0]),
                "What the heads tell was normalised, and then added, it seems, without scale and shift. "
                "Here the arrow comes first.",
            ),
        ),
        hint="Add number by number. Then of the sum: its mean, its standard deviation, and how far the "
        "first lies from the mean, in deviations; then scale and shift.",
    )


def _behind(came: Any, told: Any, scale: Any, shift: Any) -> Any:
    a, b, c, d = (one + other for one, other in zip(came, told, strict=True))
    mean = (a + b + c + d) / 4
    variance = ((a - mean) ** 2 + (b - mean) ** 2 + (c - mean) ** 2 + (d - mean) ** 2) / 4
    return scale * (a - mean) / np.sqrt(variance) + shift


EXERCISE = varied(
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
