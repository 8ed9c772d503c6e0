"""Lesson 12, pooling and normalisation: one number a window, whose mean is taken away, and what deep rows do."""

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.written import said, said_row
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISES", "normalised"]


Row = tuple[int, int, int, int]
Three = tuple[float, float, float]


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
                "What lies in the middle of the four was taken for their mean, it seems. A mean is their sum, divided "
                "by how many they are.",
            ),
            Mistake(
                "the middle for the mean, on the left",
                float(np.median((a, b, c, d))),
                "That lies in the middle of the left four. Their mean is their sum, divided by how many they are.",
                part="left, mean",
            ),
            Mistake(
                "the middle for the mean, on the right",
                float(np.median((p, q, r, s))),
                "That lies in the middle of the right four. Their mean is their sum, divided by how many they are.",
                part="right, mean",
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
                part="right, largest",
            ),
            Mistake(
                "a minus lost",
                -min(r, s),
                "A minus sign got lost, it seems. In the right window nothing is above 0.",
                part="right, largest",
            ),
            Mistake("the smallest", c, "That is the smallest of its window.", part="left, largest"),
            Mistake(
                "each row for itself",
                d,
                "That is the largest of the lower row alone. A window of 2 × 2 has two rows.",
                part="left, largest",
            ),
            Mistake(
                "0 is no number",
                p,
                f"0 is a number too, and larger than {said(p)}.",
                part="right, largest",
            ),
            Mistake(
                "the sum",
                left,
                "That is the sum of the left window. Its mean is divided by how many there are.",
                part="left, mean",
            ),
            Mistake(
                "the sum on the right",
                right,
                "That is the sum of the right window. Its mean is divided by how many there are.",
                part="right, mean",
            ),
            Mistake(
                "divided by the size",
                left / 2,
                "On the left it was divided by 2, it seems. How many numbers does a window of 2 × 2 hold?",
                part="left, mean",
            ),
            Mistake(
                "divided by the size on the right",
                right / 2,
                "On the right it was divided by 2, it seems. How many numbers does a window of 2 × 2 hold?",
                part="right, mean",
            ),
            Mistake(
                "0 left out",
                right / 3,
                "The 0 was left out, it seems. It is one of the four.",
                part="right, mean",
            ),
            Mistake(
                "minus signs lost",
                -right / 4,
                "The minus signs got lost, it seems.",
                part="right, mean",
            ),
            Mistake(
                "the upper row alone",
                (a + b) / 2,
                "That is the mean of the upper row of the left window. It has two rows.",
                part="left, mean",
            ),
            Mistake(
                "the upper row alone on the right",
                p / 2,
                "That is the mean of the upper row of the right window. It has two rows.",
                part="right, mean",
            ),
        ),
        parts=("left, largest", "right, largest", "left, mean", "right, mean"),
        hint=f"The left window holds {a}, {b}, {c} and {d}. Which of them is the largest, and what is their "
        "mean? Then the right one.",
        hints={
            "left, largest": "Which four numbers lie in the left window? The largest of them.",
            "right, largest": "Which four numbers lie in the right window? The largest of them, with its sign.",
            "left, mean": "All four of the left window added up, divided by how many they are.",
            "right, mean": "All four of the right window added up, with their signs, divided by how many they are.",
        },
    )


POOLS = varied(
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


def how_many_windows(maps: int, rows: int, columns: int) -> Exercise:
    """Ask for the shape of what is pooled; the rows are odd in number, the columns even."""
    down, across = (rows - 1) // 2, (columns - 2) // 2
    return Exercise(
        number="12.2",
        title="How many windows?",
        question=f"""{maps} maps of {rows} rows and {columns} columns go into `MaxPool(3, stride=2)`: \
windows of 3 × 3 that walk in steps
of 2. Windows that would not fit whole are left out. How many maps come out, of how many rows and columns? Give three
numbers.""",
        dots=2,
        minutes=3,
        solution=f"""pooled_maps = Model(Input(shape=({maps}, {rows}, {columns})), MaxPool(3, \
stride=2)).trace(np.zeros(({maps}, {rows}, {columns})))
check("12.2", pooled_maps.output.shape)""",
        quantities={"maps": maps, "rows": rows, "columns": columns, "size": 3, "stride": 2},
        right=lambda maps, rows, columns, size, stride: (
            maps,
            np.floor((rows - size) / stride) + 1,
            np.floor((columns - size) / stride) + 1,
        ),
        because=f"Each map is pooled for itself, so {maps} stay {maps}. Windows begin at rows 0, 2, …, "
        f"{rows - 3}, that is {down}; and at columns 0, "
        f"2, …, {columns - 4}, that is {across}: one that began at {columns - 2} would need a column "
        f"{columns}, and the last is {columns - 1}.",
        mistakes=(
            Mistake(
                "maps pooled too",
                maps // 2,
                "It seems the maps were pooled, too. A window lies in *one* map; each map is pooled for itself.",
                part="maps",
            ),
            Mistake(
                "one map",
                1,
                "The maps were joined into one, it seems. That is what a convolution's sums do; pooling "
                "treats each map for itself.",
                part="maps",
            ),
            Mistake(
                "one window too few",
                down - 1,
                "One row too few. The steps were counted, it seems: before the first step a window stands there "
                "already.",
                part="rows",
            ),
            Mistake(
                "one window too few across",
                across - 1,
                "One column too few. The steps were counted, it seems: before the first step a window stands there "
                "already.",
                part="columns",
            ),
            Mistake(
                "a window that does not fit",
                across + 1,
                "One too many: the last of these would hang over the edge. It would begin at column "
                f"{columns - 2}; how far does it reach?",
                part="columns",
            ),
            Mistake(
                "a window that does not fit down",
                down + 1,
                "One too many: the last of these would hang over the edge. It would begin at row "
                f"{rows - 1}; how far does it reach?",
                part="rows",
            ),
            Mistake(
                "windows that do not fit",
                (maps, down + 1, across + 1),
                "One too many in both directions: the last of these would hang over the edge. Windows that would not "
                "fit whole are left out.",
            ),
            Mistake(
                "steps as long as the window, rounded up",
                (maps, -(-rows // 3), -(-columns // 3)),
                "That would be steps as long as the window, and a last window that hangs over the edge. These walk in "
                "steps of 2, as long as they fit.",
            ),
            Mistake(
                "steps as long as the window",
                rows // 3,
                "Down, that would be steps as long as the window. These walk in steps of 2, and overlap.",
                part="rows",
            ),
            Mistake(
                "steps as long as the window across",
                columns // 3,
                "Across, that would be steps as long as the window. These walk in steps of 2, and overlap.",
                part="columns",
            ),
            Mistake(
                "steps of 1",
                rows - 2,
                "Down, that would be steps of 1. These walk in steps of 2.",
                part="rows",
            ),
            Mistake(
                "steps of 1 across",
                columns - 2,
                "Across, that would be steps of 1. These walk in steps of 2.",
                part="columns",
            ),
            Mistake(
                "halved",
                rows / 2,
                "It was halved, it seems. Windows are whole; count where they begin: 0, 2, 4 and so on.",
                part="rows",
            ),
            Mistake(
                "no whole number across",
                (columns - 1) / 2,
                "A window more or less is a whole one. What does not fit is left out.",
                part="columns",
            ),
            Mistake("not pooled", rows, "That is how many rows went in.", part="rows"),
            Mistake("not pooled across", columns, "That is how many columns went in.", part="columns"),
            Mistake(
                "rows and columns exchanged",
                (maps, across, down),
                "Rows and columns have changed places, it seems: rows come first.",
            ),
        ),
        parts=("maps", "rows", "columns"),
        hint="Where does the first window begin, where the next, and where the last that still fits? Each map is for "
        "itself.",
        hints={
            "maps": "A window lies within one map.",
            "rows": "Windows begin at rows 0, 2, 4, …; the last is the last one that still fits.",
            "columns": "Windows begin at columns 0, 2, 4, …; the last is the last one that still fits.",
        },
    )


SIZES = varied(
    how_many_windows,
    {"maps": 32, "rows": 335, "columns": 448},
    {"maps": range(24, 65, 8), "rows": range(301, 420, 2), "columns": range(440, 601, 4)},
)


def normalised(X: Sequence[float]) -> Any:
    """A row around its mean, in its standard deviations."""
    row = np.asarray(X, dtype=float)
    mean = row.mean()
    distances = row - mean
    variance = (distances**2).mean()
    return distances / np.sqrt(variance + 0.01)


def _around(X: Sequence[float]) -> list[float]:
    return [x - sum(X) / len(X) for x in X]


def _off(X: Sequence[float]) -> list[float]:
    return [x - float(np.median(X)) for x in X]


def _mean(X: Sequence[float]) -> float:
    return sum(X) / len(X)


def _variance(X: Sequence[float]) -> float:
    return sum(each**2 for each in _around(X)) / len(X)


NORM = Exercise(
    number="12.3",
    title="Layer norm of your own",
    question="""Write `layer_norm`: it gets a row of numbers, takes away their mean from each, and divides by the root
of (variance + epsilon). Take **0.01** for epsilon, so that one sees it. The variance is the mean of the squared
distances from the mean. It returns a row of as many numbers.""",
    dots=2,
    minutes=5,
    start="def layer_norm(X):\n    return ...",
    solution="""def layer_norm(X):
    mean = sum(X) / len(X)
    variance = sum((x - mean) ** 2 for x in X) / len(X)
    return [(x - mean) / (variance + 0.01) ** 0.5 for x in X]

check("12.3", layer_norm)""",
    right=normalised,
    because="Mean, distances, variance, root: the row now lies around 0, in units of its own spread. And of a row "
    "of equal "
    "numbers it makes zeros, by its epsilon.",
    mistakes=(
        Mistake(
            "divided by the variance",
            lambda X: [each / (_variance(X) + 0.01) for each in _around(X)],
            "It was divided by the variance, it seems. Its *root* is the standard deviation, which has the size of the "
            "numbers themselves.",
        ),
        Mistake(
            "epsilon outside of the root",
            lambda X: [each / (_variance(X) ** 0.5 + 0.01) for each in _around(X)],
            "Is your epsilon inside the root? It is added to the variance, before the root is taken.",
        ),
        Mistake(
            "without epsilon",
            lambda X: [each / (_variance(X) ** 0.5) if _variance(X) else 0.0 for each in _around(X)],
            "Epsilon is missing, it seems.",
        ),
        Mistake(
            "a smaller epsilon",
            lambda X: [each / (_variance(X) + 1e-5) ** 0.5 for each in _around(X)],
            "Your epsilon is that of the lesson. Take 0.01 here.",
        ),
        Mistake(
            "the mean not taken away",
            lambda X: [x / (_variance(X) + 0.01) ** 0.5 for x in X],
            "The mean was not taken away from the numbers, it seems.",
        ),
        Mistake(
            "around the mean, not divided",
            _around,
            "The mean is taken away, and that is right. Then each is divided by the root of (variance + epsilon).",
        ),
        Mistake(
            "squares around 0",
            lambda X: [each / (sum(x**2 for x in X) / len(X) + 0.01) ** 0.5 for each in _around(X)],
            "The squares are those of the numbers themselves, it seems. The variance is the mean of the squared "
            "*distances* from the mean.",
        ),
        Mistake(
            "the mean of the squares alone",
            lambda X: [x / (sum(x**2 for x in X) / len(X) + 0.01) ** 0.5 for x in X],
            "The mean was not taken away, it seems, neither from the numbers nor in the variance.",
        ),
        Mistake(
            "one less",
            lambda X: [each / (_variance(X) * len(X) / (len(X) - 1) + 0.01) ** 0.5 for each in _around(X)],
            "The squares were divided by one less than there are, it seems. Here the variance is their plain mean.",
        ),
        Mistake(
            "sums for means",
            lambda X: [each / (_variance(X) * len(X) + 0.01) ** 0.5 for each in _around(X)],
            "The squares were added up and not divided, it seems. The variance is their mean.",
        ),
        Mistake(
            "distances without squares",
            lambda X: [each / (sum(map(abs, _around(X))) / len(X) + 0.01) for each in _around(X)],
            "It was divided by the mean *distance*, it seems. Take the mean of the squares, and then the root.",
        ),
        Mistake(
            "epsilon taken away",
            lambda X: [each / abs(_variance(X) - 0.01) ** 0.5 for each in _around(X)],
            "Epsilon was taken away, it seems. It is added.",
        ),
        Mistake(
            "by the largest",
            lambda X: [each / (max(map(abs, _around(X))) or 1) for each in _around(X)],
            "It was divided by the largest distance, it seems. Take the root of (variance + epsilon).",
        ),
        Mistake(
            "by the range",
            lambda X: [each / ((max(X) - min(X)) or 1) for each in _around(X)],
            "It was divided by the difference of the largest and the smallest, it seems. Take the root of (variance + "
            "epsilon).",
        ),
        Mistake(
            "the smallest taken away",
            lambda X: [(x - min(X)) / (_variance(X) + 0.01) ** 0.5 for x in X],
            "The smallest number was taken away, it seems. It is the mean that is taken away from each.",
        ),
        Mistake(
            "around the first",
            lambda X: [(x - X[0]) / (_mean([(other - X[0]) ** 2 for other in X]) + 0.01) ** 0.5 for x in X],
            "The first number was taken away, it seems. It is the mean that is taken away from each.",
        ),
        Mistake(
            "between 0 and 1",
            lambda X: [(x - min(X)) / ((max(X) - min(X)) or 1) for x in X],
            "Yours lie between 0 and 1. That too is called normalising, but not this one: mean 0 is wanted.",
        ),
        Mistake(
            "multiplied",
            lambda X: [each * (_variance(X) + 0.01) ** 0.5 for each in _around(X)],
            "It was multiplied by the root, it seems. A row with a large spread is to become one with a spread of 1.",
        ),
        Mistake(
            "the middle one",
            lambda X: [(x - float(np.median(X))) / (_variance(X) + 0.01) ** 0.5 for x in X],
            "The number in the middle was taken away, it seems. The mean is all of them added up, divided by how many "
            "they are.",
        ),
        Mistake(
            "the middle one all the way",
            lambda X: [each / (_mean([other**2 for other in _off(X)]) + 0.01) ** 0.5 for each in _off(X)],
            "The number in the middle was taken for the mean, it seems. The mean is all of them added up, divided by "
            "how many they are.",
        ),
        Mistake(
            "the root of the mean distance",
            lambda X: [
                each / (_mean([abs(other) for other in _around(X)]) + 0.01) ** 0.5 for each in _around(X)
            ],
            "The distances went into the root without being squared, it seems. The variance is the mean of their "
            "*squares*.",
        ),
        Mistake(
            "two roots",
            lambda X: [each / (_variance(X) ** 0.5 + 0.01) ** 0.5 for each in _around(X)],
            "A root was taken twice, it seems: of the variance, and once more. Take it once, of (variance + epsilon).",
        ),
        Mistake(
            "the square of the mean",
            lambda X: [each / 0.01**0.5 for each in _around(X)],
            "The mean of the distances is 0, and so is its square. Square each distance first, and then take the mean.",
        ),
        Mistake(
            "epsilon squared",
            lambda X: [each / (_variance(X) + 0.01**2) ** 0.5 for each in _around(X)],
            "Epsilon is too small, it seems, as if it were squared. It is added to the variance as it is.",
        ),
        Mistake(
            "one less, and epsilon outside",
            lambda X: [each / ((_variance(X) * len(X) / (len(X) - 1)) ** 0.5 + 0.01) for each in _around(X)],
            "Two things: the squares are divided by one less than there are, it seems, and epsilon stands outside of "
            "the root.",
        ),
        Mistake(
            "epsilon added last",
            lambda X: [(each / _variance(X) ** 0.5 if _variance(X) else 0.0) + 0.01 for each in _around(X)],
            "Are brackets missing? Epsilon is added to the variance, inside the root, and not to what is divided.",
        ),
        Mistake(
            "the variance alone",
            _variance,
            "That is the variance: one number. The row itself is asked, normalised.",
        ),
        Mistake(
            "brackets around the difference",
            lambda X: [x - _mean(X) / (_variance(X) + 0.01) ** 0.5 for x in X],
            "Are brackets missing, or in another place? The mean is taken away first, and then the difference is "
            "divided.",
        ),
        Mistake(
            "the largest taken away",
            lambda X: [(x - max(X)) / (_variance(X) + 0.01) ** 0.5 for x in X],
            "The largest number was taken away, it seems. It is the mean that is taken away from each.",
        ),
        Mistake(
            "epsilon before the division",
            lambda X: [each / ((_variance(X) * len(X) + 0.01) / len(X)) ** 0.5 for each in _around(X)],
            "Epsilon went into the sum of the squares, it seems, before that was divided. It is added to the "
            "variance, which is their mean.",
        ),
        Mistake(
            "the root before the mean",
            lambda X: [each / ((_variance(X) * len(X) + 0.01) ** 0.5 / len(X)) for each in _around(X)],
            "The root was taken of the sum of the squares, it seems, and divided afterwards. First the mean of "
            "the squares, then its root.",
        ),
        Mistake(
            "epsilon on both sides",
            lambda X: [(each + 0.01) / (_variance(X) + 0.01) ** 0.5 for each in _around(X)],
            "Epsilon was added above the line too, it seems. It is added to the variance alone.",
        ),
        Mistake(
            "the mean added again",
            lambda X: [each / (_variance(X) + 0.01) ** 0.5 + _mean(X) for each in _around(X)],
            "The mean was added again in the end, it seems. The row is to lie around 0.",
        ),
        Mistake(
            "divided by the length",
            lambda X: [each / (sum(other**2 for other in _around(X)) ** 0.5 or 1) for each in _around(X)],
            "The row was made as long as 1, it seems. It is divided by the root of the *mean* of the squares "
            "plus epsilon.",
        ),
        Mistake(
            "each by itself",
            lambda X: [each / (each**2 + 0.01) ** 0.5 for each in _around(X)],
            "Each distance was divided by its own size, it seems. The variance is *one* number, the mean of all "
            "the squares.",
        ),
        Mistake(
            "shares",
            lambda X: [float(np.exp(x) / np.exp(X).sum()) for x in X],
            "That is softmax, it seems. Here the mean is taken away, and the rest divided by the root of "
            "(variance + epsilon).",
        ),
        Mistake(
            "of four",
            lambda X: [
                (x - sum(X) / 4) / (sum((other - sum(X) / 4) ** 2 for other in X) / 4 + 0.01) ** 0.5
                for x in X
            ],
            "It was divided by 4, it seems, however many numbers came. How many are there: `len(X)`?",
        ),
        Mistake(
            "the mean distance alone",
            lambda X: [each / (_mean([abs(other) for other in _around(X)]) or 1) for each in _around(X)],
            "It was divided by the mean distance, it seems, and without epsilon. Take the root of (variance + "
            "epsilon).",
        ),
    ),
    hint="Four steps: the mean; each number's distance from it; the mean of the squared distances; each distance "
    "divided by "
    "the root of that plus 0.01.",
    inputs=(
        (2, 4, 4, 6),
        (3, 3, 3),
        (0, 1),
        (-5, 0.5, 10, 3, 1),
        (1, 1.1, 1.3),
    ),
)


NEAR = 0.03  # of a number's size, and somebody may have meant either


def statistics_differ(a: int, x: int, c: int, mean: int, deviation: int) -> bool:
    """Whether the batch has a whole mean, and leads elsewhere than its sample or what is stored."""
    batch, sample = np.array([a, x, c]), np.array([x, 0, 9])
    answer = (x - batch.mean()) / batch.std()
    others = ((x - sample.mean()) / sample.std(), (x - mean) / deviation)
    near = any(abs(other / answer - 1) < NEAR for other in others) or abs(batch.std() / deviation - 1) < NEAR
    apart = len({a, c, mean, batch.size}) == 4 and x != deviation**2 and batch.mean() != mean
    return apart and batch.sum() % 3 == 0 and not near


def in_training_and_afterwards(
    feature: Three, mean: float, variance: float, count: float
) -> tuple[float, float]:
    """The second number of a feature, by the statistics of the batch, and by those that are stored."""
    of_batch = (feature[0] + feature[1] + feature[2]) / count
    squares = (feature[0] - of_batch) ** 2 + (feature[1] - of_batch) ** 2 + (feature[2] - of_batch) ** 2
    return (feature[1] - of_batch) / (squares / count) ** 0.5, (feature[1] - mean) / variance**0.5


def whose_mean(a: int, x: int, c: int, mean: int, deviation: int) -> Exercise:
    """Ask what a batch norm makes of one number, in training and afterwards."""
    samples = np.array([(a, 140, 30), (x, 0, 9), (c, 25, 80)])
    feature, sample = samples[:, 0], samples[1]
    of_batch, spread = feature.mean(), feature.std()
    off, off_stored = x - of_batch, x - mean
    squares = [round((each - of_batch) ** 2) for each in (a, x, c)]
    return Exercise(
        number="12.4",
        title="Whose mean?",
        question=f"""A batch of three samples with three features each comes into a `BatchNorm`: ({a}, 140, \
30), ({x}, 0, 9),
({c}, 25, 80). What it has stored for feature 0 is the mean {mean} and the variance {deviation**2}. (Scale \
1, shift 0; leave epsilon
out.) What becomes of the **{x}**: in a step of training, and afterwards? Give two numbers.""",
        dots=3,
        minutes=5,
        solution=f"""feature = np.array([{a}, {x}, {c}])
in_this_batch = ({x} - feature.mean()) / feature.std()
check("12.4", (in_this_batch, ({x} - {mean}) / {deviation**2}**0.5))""",
        quantities={"feature": (a, x, c), "mean": mean, "variance": deviation**2, "count": 3},
        right=in_training_and_afterwards,
        because=f"In training the batch's feature 0 is asked: {a}, {x} and {c} have the mean "
        f"{number(of_batch)} and the variance ({' + '.join(map(str, squares))}) / 3 = {number(spread**2)}, "
        f"so {number(off)} / √{number(spread**2)} ≈ {off / spread:.2f}. Afterwards the batch "
        f"plays no part: ({x} − {mean}) / √{deviation**2} = {number(off_stored / deviation)}.",
        mistakes=(
            Mistake(
                "along the sample",
                (x - sample.mean()) / sample.std(),
                "The mean was taken along the sample, it seems: that is layer norm. Batch norm asks the "
                "same feature of the other samples.",
                part="in training",
            ),
            Mistake(
                "along all six",
                (x - samples.mean()) / samples.std(),
                "All nine numbers were asked, it seems. Each feature is for itself.",
                part="in training",
            ),
            Mistake(
                "divided by the variance in both",
                (off / spread**2, off_stored / deviation**2),
                "Both were divided by the variance, it seems. Its root is the standard deviation.",
            ),
            Mistake(
                "divided by the variance in training",
                off / spread**2,
                "In training it was divided by the variance. Its root is the standard deviation.",
                part="in training",
            ),
            Mistake(
                "divided by the variance",
                off_stored / deviation**2,
                "Afterwards it was divided by the variance. Its root is the standard deviation.",
                part="afterwards",
            ),
            Mistake(
                "the batch's variance by one less",
                off / feature.std(ddof=1),
                "The squares were divided by one less than there are, it seems. Here all three count.",
                part="in training",
            ),
            Mistake(
                "what is stored, in training too",
                off_stored / deviation,
                "That is what comes of the *stored* statistics. In a step of training those of the batch are used.",
                part="in training",
            ),
            Mistake(
                "the batch's, afterwards too",
                off / spread,
                "The batch was asked once more, it seems. Afterwards it plays no part: a picture's answer "
                "must not depend on its neighbours.",
                part="afterwards",
            ),
            Mistake(
                "turned round",
                (off_stored / deviation, off / spread),
                "The two have changed places, it seems: in training the batch is asked, afterwards what is stored.",
            ),
            Mistake(
                "the distance alone in training",
                off,
                "In training that is the distance from the mean, and it is right. It is divided by the standard "
                "deviation.",
                part="in training",
            ),
            Mistake(
                "the distance alone",
                off_stored,
                "Afterwards that is the distance from the mean, and it is right. It is divided by the standard "
                "deviation.",
                part="afterwards",
            ),
            Mistake(
                "the mean not taken away",
                x / deviation,
                "Afterwards the mean was not taken away, it seems.",
                part="afterwards",
            ),
            Mistake(
                "the mean not taken away in training",
                x / spread,
                "In training the mean was not taken away, it seems.",
                part="in training",
            ),
            Mistake(
                "both mixed",
                off / deviation,
                "The mean of the batch and the stored variance were used together, it seems. Afterwards both are the "
                "stored ones.",
                part="afterwards",
            ),
            Mistake(
                "stored mean, the batch's variance",
                off_stored / spread,
                "The stored mean and the variance of the batch were used together, it seems. Afterwards both are the "
                "stored ones.",
                part="afterwards",
            ),
            Mistake(
                "both mixed in training",
                off / deviation,
                "The mean of the batch and the stored variance were used together, it seems. In training both are the "
                "batch's.",
                part="in training",
            ),
            Mistake(
                "stored mean in training",
                off_stored / spread,
                "The stored mean and the variance of the batch were used together, it seems. In training both are the "
                "batch's.",
                part="in training",
            ),
            Mistake(
                "the mean distance",
                off / np.abs(feature - of_batch).mean(),
                "It was divided by the mean distance, it seems. The variance is the mean of the *squares*; then its "
                "root.",
                part="in training",
            ),
            Mistake(
                "the sum of the squares",
                off / sum(squares) ** 0.5,
                "The squares were added up and not divided. The variance is their mean.",
                part="in training",
            ),
        ),
        parts=("in training", "afterwards"),
        hint=f"In training: mean and variance of {a}, {x} and {c}. Afterwards: the stored mean and "
        f"variance. Then ({x} − mean) divided by "
        "the root of the variance.",
        hints={
            "in training": f"Mean and variance of {a}, {x} and {c}, the same feature of all three; then "
            f"({x} − mean) / √variance.",
            "afterwards": f"The stored mean and variance; then ({x} − mean) / √variance.",
        },
    )


BATCH = varied(
    whose_mean,
    {"a": 2, "x": 15, "c": 4, "mean": 6, "deviation": 5},
    {
        "a": range(1, 8),
        "x": range(14, 30),
        "c": range(1, 13),
        "mean": range(4, 9),
        "deviation": (4, 5, 8),
    },
    only=statistics_differ,
)


IN_WORDS = {5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven"}


def fades_clearly(spread: float, root: int, layers: int) -> bool:
    """Whether the factor is no small one, and its power not near to the factor divided by the layers."""
    factor = spread * root
    return 0.5 <= factor <= 0.85 and abs(layers * factor ** (layers - 1) - 1) > NEAR


def how_far_it_fades(spread: float, root: int, layers: int) -> Exercise:
    """Ask by what a layer multiplies the spread of what it is given, and what comes of it after some."""
    inputs, factor = 2 * root**2, spread * root
    said_factor, lost = number(factor), 1 - factor
    after, as_if_halved = f"after {layers} layers", spread * inputs**0.5 / 2
    return Exercise(
        number="12.5",
        title="How far does it fade?",
        question=f"""Each layer of a row sums {inputs} numbers, with random weights of spread {spread}, and \
ends with a ReLU. The
numbers begin with a spread of 1. Work out by the rule of section 4: by what is the spread multiplied at each layer,
and how large is it after {layers} layers? Give two numbers.""",
        dots=2,
        minutes=3,
        solution=f"""a_layer = {spread} * ({inputs} / 2) ** 0.5
check("12.5", (a_layer, a_layer**{layers}))""",
        quantities={"spread": spread, "inputs": inputs, "half": 2, "layers": layers},
        right=lambda spread, inputs, half, layers: (
            spread * (inputs / half) ** 0.5,
            (spread * (inputs / half) ** 0.5) ** layers,
        ),
        because=f"{spread} × √{root**2} = {said_factor} a layer; {said_factor} multiplied with itself "
        f"{layers} times is {number(factor**layers)}. It fades, though {said_factor} does not look like "
        "little.",
        mistakes=(
            Mistake(
                "ReLU forgotten",
                (spread * inputs**0.5, (spread * inputs**0.5) ** layers),
                "ReLU was forgotten, it seems: it takes away half of the squares.",
            ),
            Mistake(
                "no root",
                (spread * inputs / 2, (spread * inputs / 2) ** layers),
                "The root is missing, it seems. Terms of both signs do not add up to so many times one of them.",
            ),
            Mistake(
                "no root, no half",
                (spread * inputs, (spread * inputs) ** layers),
                "The terms were added up as if all had one sign, and ReLU was forgotten. What do random "
                f"signs make of a sum of {inputs}?",
            ),
            Mistake(
                "half outside of the root",
                (as_if_halved, as_if_halved**layers),
                "It was halved outside of the root, it seems. ReLU takes away half of the *squares*, so the 2 stands "
                "inside it.",
            ),
            Mistake(
                f"times {layers}",
                factor * layers,
                f"It was multiplied by {layers}. Each layer multiplies what the one before has made: "
                f"{said_factor} × {said_factor} × {said_factor} and so on.",
                part=after,
            ),
            Mistake(
                f"divided by {layers}",
                factor / layers,
                f"It was divided by {layers}. Each layer multiplies what the one before has made: "
                f"{said_factor} × {said_factor} × {said_factor} and so on.",
                part=after,
            ),
            Mistake(
                f"{IN_WORDS[layers - 1]} layers",
                factor ** (layers - 1),
                f"That is after {IN_WORDS[layers - 1]} layers.",
                part=after,
            ),
            Mistake(
                f"{IN_WORDS[layers + 1]} layers",
                factor ** (layers + 1),
                f"That is after {IN_WORDS[layers + 1]} layers.",
                part=after,
            ),
            Mistake(
                "one layer",
                factor,
                "That is after one layer.",
                part=after,
            ),
            Mistake(
                f"{number(lost)} {IN_WORDS[layers]} times taken away",
                1 - layers * lost,
                f"It seems {number(lost)} was taken away {IN_WORDS[layers]} times. Each layer *multiplies* "
                f"by {said_factor}.",
                part=after,
            ),
            Mistake(
                "the root forgotten at the end",
                (factor**2, factor ** (2 * layers)),
                "That is by what the *squares* are multiplied, it seems: the variance. Of the spread it is the root.",
            ),
            Mistake(
                "the spread that keeps all",
                ((2 / inputs) ** 0.5, (2 / inputs) ** (layers / 2)),
                "That is the spread with which nothing would fade or grow. Which spread have these weights?",
            ),
            Mistake(
                "the spread alone",
                spread,
                f"That is the spread of the weights. {inputs} terms are summed, and half of the squares are lost.",
                part="a layer",
            ),
            Mistake(
                "the root alone",
                root,
                f"That is √{root**2}. The spread of the weights is missing.",
                part="a layer",
            ),
            Mistake(
                "divided by the root",
                spread / root,
                "It was divided by the root, it seems. More terms make a larger sum.",
                part="a layer",
            ),
            Mistake(
                "the spread under the root",
                (spread * inputs / 2) ** 0.5,
                "The spread went under the root, it seems. It stands before it: under the root is how many are "
                "summed, halved.",
                part="a layer",
            ),
        ),
        parts=("a layer", after),
        hint="Spread × √(how many are summed / 2), for one layer. Then that multiplied with itself, as often as there "
        "are layers.",
        hints={
            "a layer": "Spread × √(how many are summed / 2).",
            after: f"The factor of a layer, multiplied with itself {layers} times.",
        },
    )


FADES = varied(
    how_far_it_fades,
    {"spread": 0.1, "root": 6, "layers": 8},
    {"spread": (0.04, 0.05, 0.08, 0.1, 0.15), "root": range(3, 20), "layers": range(6, 11)},
    only=fades_clearly,
)

JURY = Exercise(
    number="12.6",
    title="Transfer: the jury",
    question="""Ten cooks are marked by four judges, from 0 to 100; each judge has tasted each dish. One judge never
gives more than 40, another never less than 80. The best cook is to win, and each judge is to count for the same. What
do you normalise before you add up? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: for each cook, the four marks that were given
- b: all forty marks together, as one row
- c: nothing, for the strict and the mild judge even out
- d: for each judge, the ten marks that were given""",
    dots=2,
    minutes=3,
    solution='check("12.6", "d")',
    right="d",
    because="A judge's mean and spread are what differs for no reason that lies in the cooking, so each judge is "
    "set right over "
    "all cooks: a column of the table, as in batch norm. And the judge who spreads the marks widely no longer "
    "decides alone.",
    mistakes=(
        Mistake(
            "the wrong axis",
            "a",
            "Then the four marks of *each* cook have the mean 0. What is left to tell the cooks apart?",
        ),
        Mistake(
            "one row",
            "b",
            "One mean is taken from all forty, and all are divided by one number. What changes between the strict "
            "judge and the mild one?",
        ),
        Mistake(
            "the spread forgotten",
            "c",
            "The means do even out, as each cook has all four. But who gives marks from 0 to 40, and who from 80 to "
            "100: who moves the sum more?",
        ),
    ),
)

EXERCISES = (POOLS, SIZES, NORM, BATCH, FADES, JURY)
