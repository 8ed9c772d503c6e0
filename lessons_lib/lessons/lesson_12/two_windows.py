"""Exercise 12.1: two windows."""

import itertools

import numpy as np

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.written import said, said_row

__all__ = ["EXERCISE"]

Row = tuple[int, int, int, int]


def whole_means(upper: Row, lower: Row) -> bool:
    """Whether the means of both windows are whole numbers."""
    return all((sum(upper[at : at + 2]) + sum(lower[at : at + 2])) % 4 == 0 for at in (0, 2))


def two_windows(upper: Row, lower: Row) -> Exercise:
    """Ask what the two kinds of pooling make of two windows; of the right one the largest is 0, in the upper row."""
    a, b, p, q = upper
    c, d, r, s = lower
    left, right = a + b + c + d, p + q + r + s
    return Exercise(
        number="12.1",
        title="Two windows",
        question=f"""A map has two rows, {said_row(upper)} and {said_row(lower)}. A layer takes windows of \
2 × 2. Which two
numbers does `MaxPool(2)` make of it, and which two `AveragePool(2)`? Give four numbers: first the two largest, then
the two means, each from left to right.""",
        dots=1,
        minutes=3,
        solution=f"""the_map = np.array({[[*upper], [*lower]]})
largest, means = pooled(the_map, np.max), pooled(the_map, np.mean)
check("12.1", (*largest.ravel(), *means.ravel()))""",
        quantities={"X": [[*upper], [*lower]]},
        right=lambda X: (
            max(X[0][0], X[0][1], X[1][0], X[1][1]),
            max(X[0][2], X[0][3], X[1][2], X[1][3]),
            (X[0][0] + X[0][1] + X[1][0] + X[1][1]) / 4,
            (X[0][2] + X[0][3] + X[1][2] + X[1][3]) / 4,
        ),
        because=f"The left window holds {a}, {b}, {c} and {d}: largest {b}, mean {left} / 4 = {left // 4}. "
        f"The right one holds {said(p)}, 0, {said(r)} and {said(s)}: largest 0, mean {said(right)} / 4 = "
        f"{said(right // 4)}.",
        mistakes=(
            Mistake(
                "means for the largest",
                (left / 4, right / 4, b, 0),
                "The means stand first, it seems, and the largest behind. Max pooling comes first.",
            ),
            Mistake(
                "means for both",
                (left / 4, right / 4) * 2,
                "All four are means. What does *max* pooling keep of a window?",
            ),
            Mistake(
                "the largest for both",
                (b, 0, b, 0),
                "All four are the largest of their windows. Average pooling takes something else.",
            ),
            Mistake(
                "the smallest for the largest",
                (c, min(r, s), left / 4, right / 4),
                "These are the smallest of their windows. *Max* pooling keeps the largest.",
            ),
            Mistake(
                "rows as windows",
                (max(upper), max(lower), sum(upper) / 4, sum(lower) / 4),
                "The rows were taken for windows, it seems. A window of 2 × 2 takes two numbers of each row.",
            ),
            Mistake(
                "columns as windows",
                (max(a, c), max(b, d), (a + c) / 2, (b + d) / 2),
                "The columns were taken for windows, it seems. A window of 2 × 2 takes two of them.",
            ),
            Mistake(
                "the middle for the mean",
                (b, 0, *(float(np.median(each)) for each in ((a, b, c, d), (p, q, r, s)))),
                "What lies in the middle of the four was taken for their mean, it seems. A mean is their "
                "sum, divided by how many they are.",
            ),
            Mistake(
                "the middle for the mean, on the left",
                float(np.median((a, b, c, d))),
                "That lies in the middle of the left four. Their mean is their sum, divided by how many they are.",
                part="left mean",
            ),
            Mistake(
                "the middle for the mean, on the right",
                float(np.median((p, q, r, s))),
                "That lies in the middle of the right four. Their mean is their sum, divided by how many they are.",
                part="right mean",
            ),
            Mistake(
                "the first of each window",
                (a, p, left / 4, right / 4),
                "The first number of each window was taken, it seems. *Max* pooling keeps the largest.",
            ),
            Mistake(
                "the farthest from 0",
                min(r, s),
                "That is the one farthest from 0. The largest is the one farthest to the right on the number line.",
                part="right largest",
            ),
            Mistake(
                "a minus lost",
                -min(r, s),
                "A minus sign got lost, it seems. In the right window nothing is above 0.",
                part="right largest",
            ),
            Mistake("the smallest", c, "That is the smallest of its window.", part="left largest"),
            Mistake(
                "each row for itself",
                d,
                "That is the largest of the lower row alone. A window of 2 × 2 has two rows.",
                part="left largest",
            ),
            Mistake(
                "0 is no number",
                p,
                f"0 is a number too, and larger than {said(p)}.",
                part="right largest",
            ),
            Mistake(
                "the sum",
                left,
                "That is the sum of the left window. Its mean is divided by how many there are.",
                part="left mean",
            ),
            Mistake(
                "the sum on the right",
                right,
                "That is the sum of the right window. Its mean is divided by how many there are.",
                part="right mean",
            ),
            Mistake(
                "divided by the size",
                left / 2,
                "On the left it was divided by 2, it seems. How many numbers does a window of 2 × 2 hold?",
                part="left mean",
            ),
            Mistake(
                "divided by the size on the right",
                right / 2,
                "On the right it was divided by 2, it seems. How many numbers does a window of 2 × 2 hold?",
                part="right mean",
            ),
            Mistake(
                "0 left out",
                right / 3,
                "The 0 was left out, it seems. It is one of the four.",
                part="right mean",
            ),
            Mistake(
                "minus signs lost",
                -right / 4,
                "The minus signs got lost, it seems.",
                part="right mean",
            ),
            Mistake(
                "the upper row alone",
                (a + b) / 2,
                "That is the mean of the upper row of the left window. It has two rows.",
                part="left mean",
            ),
            Mistake(
                "the upper row alone on the right",
                p / 2,
                "That is the mean of the upper row of the right window. It has two rows.",
                part="right mean",
            ),
        ),
        parts=("left largest", "right largest", "left mean", "right mean"),
        hint=f"The left window holds {a}, {b}, {c} and {d}. Which of them is the largest, and what is their "
        "mean? Then the right one.",
        hints={
            "left largest": "Which four numbers lie in the left window? The largest of them.",
            "right largest": "Which four numbers lie in the right window? The largest of them, with its sign.",
            "left mean": "All four of the left window added up, divided by how many they are.",
            "right mean": "All four of the right window added up, with their signs, divided by how many they are.",
        },
    )


EXERCISE = varied(
    two_windows,
    {"upper": (7, 13, -3, 0), "lower": (2, 10, -9, -8)},
    {
        "upper": [(a, b, -p, 0) for a, b, p in itertools.product(range(5, 8), range(11, 24), range(2, 6))],
        "lower": [
            (c, d, -r, -s) for c, d, r, s in itertools.product((1, 2, 3), (8, 9, 10), range(9, 20), (6, 7, 8))
        ],
    },
    only=whole_means,
)
