"""Exercise 16.4: how similar."""

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.lesson_16.shared import Pair
from lessons_lib.lessons.written import said_row

__all__ = ["EXERCISE"]

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
        because=f"The means are {said_row(one)} and {said_row(other)}, of the lengths {lengths[0]} and "
        f"{lengths[1]}: {total} / {lengths[0] * lengths[1]}.",
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
                "Each mean was divided by the sum of its numbers, it seems. As long as 1 it is when it is "
                "divided by the root of the sum of their squares.",
            ),
            Mistake(
                "the last tokens alone",
                _cosine(A[1], B[1]),
                "The second tokens were compared, it seems. A sentence is the *mean* of its rows here.",
            ),
            Mistake(
                "the mean of two similarities",
                (_cosine(A[0], B[0]) + _cosine(A[1], B[1])) / 2,
                "The tokens were compared one by one, it seems, and then the mean was taken. First the mean "
                "of each sentence's rows.",
            ),
            Mistake(
                "the squares of the lengths",
                total / (lengths[0] * lengths[1]) ** 2,
                "It was divided by the squares of the lengths, it seems. A length is the root of the sum of "
                "the squares.",
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
                "The tokens were laid behind each other, it seems, and compared number by number. A "
                "sentence is the *mean* of its rows here.",
            ),
            Mistake(
                "the root of it",
                (total / (lengths[0] * lengths[1])) ** 0.5,
                "A root was taken in the end, it seems. The roots are those of the two lengths.",
            ),
            Mistake(
                "by the largest",
                total / max(one) / max(other),
                "Each mean was divided by its largest number, it seems. As long as 1 it is when it is "
                "divided by its length.",
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
        hint="The mean of each sentence's rows; each divided by its length (the root of the sum of its "
        "squares); then products, added.",
    )


def _cosine(one: Sequence[float], other: Sequence[float]) -> float:
    return float(np.dot(one, other) / np.linalg.norm(one) / np.linalg.norm(other))


def _similar(rows: Any) -> Any:
    one, other = (
        [(first + second) / 2 for first, second in zip(*two, strict=True)] for two in (rows[:2], rows[2:])
    )
    total = one[0] * other[0] + one[1] * other[1]
    return total / np.sqrt(one[0] ** 2 + one[1] ** 2) / np.sqrt(other[0] ** 2 + other[1] ** 2)


EXERCISE = varied(
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
