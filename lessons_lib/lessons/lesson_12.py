"""Lesson 12, pooling and normalisation: one number a window, whose mean is taken away, and what deep rows do."""

from collections.abc import Sequence

import numpy as np

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISES", "normalised"]

POOLS = Exercise(
    number="12.1",
    title="Two windows",
    question="""A map has two rows, (5, 13, −3, 0) and (2, 8, −9, −8). A layer takes windows of 2 × 2. Which two
numbers does `MaxPool(2)` make of it, and which two `AveragePool(2)`? Give four numbers: first the two largest, then
the two means, each from left to right.""",
    dots=1,
    minutes=3,
    solution="""the_map = np.array([[5, 13, -3, 0], [2, 8, -9, -8]])
largest, means = pooled(the_map, np.max), pooled(the_map, np.mean)
check("12.1", (*largest.ravel(), *means.ravel()))""",
    quantities={"X": [[5, 13, -3, 0], [2, 8, -9, -8]]},
    right=lambda X: (
        max(X[0][0], X[0][1], X[1][0], X[1][1]),
        max(X[0][2], X[0][3], X[1][2], X[1][3]),
        (X[0][0] + X[0][1] + X[1][0] + X[1][1]) / 4,
        (X[0][2] + X[0][3] + X[1][2] + X[1][3]) / 4,
    ),
    because="The left window holds 5, 13, 2 and 8: largest 13, mean 28 / 4 = 7. The right one holds −3, 0, −9 and −8: "
    "largest 0, mean −20 / 4 = −5.",
    mistakes=(
        Mistake(
            "means for the largest",
            (7, -5, 13, 0),
            "The means stand first, it seems, and the largest behind. Max pooling comes first.",
        ),
        Mistake(
            "means for both",
            (7, -5, 7, -5),
            "All four are means. What does *max* pooling keep of a window?",
        ),
        Mistake(
            "the largest for both",
            (13, 0, 13, 0),
            "All four are the largest of their windows. Average pooling takes something else.",
        ),
        Mistake(
            "the farthest from 0",
            -9,
            "That is the one farthest from 0. The largest is the one farthest to the right on the number line.",
            part="right, largest",
        ),
        Mistake(
            "a minus lost",
            9,
            "A minus sign got lost, it seems. In the right window nothing is above 0.",
            part="right, largest",
        ),
        Mistake("the smallest", 2, "That is the smallest of its window.", part="left, largest"),
        Mistake(
            "each row for itself",
            8,
            "That is the largest of the lower row alone. A window of 2 × 2 has two rows.",
            part="left, largest",
        ),
        Mistake(
            "0 is no number",
            -3,
            "0 is a number too, and larger than −3.",
            part="right, largest",
        ),
        Mistake(
            "the sum",
            28,
            "That is the sum of the window. Its mean is divided by how many there are.",
            part="left, mean",
        ),
        Mistake(
            "the sum on the right",
            -20,
            "That is the sum of the window. Its mean is divided by how many there are.",
            part="right, mean",
        ),
        Mistake(
            "divided by the size",
            14,
            "It was divided by 2, it seems. How many numbers does a window of 2 × 2 hold?",
            part="left, mean",
        ),
        Mistake(
            "divided by the size on the right",
            -10,
            "It was divided by 2, it seems. How many numbers does a window of 2 × 2 hold?",
            part="right, mean",
        ),
        Mistake(
            "0 left out",
            -20 / 3,
            "The 0 was left out, it seems. It is one of the four.",
            part="right, mean",
        ),
        Mistake(
            "minus signs lost",
            5,
            "The minus signs got lost, it seems.",
            part="right, mean",
        ),
        Mistake(
            "the upper row alone",
            9,
            "That is the mean of the upper row of the window. It has two rows.",
            part="left, mean",
        ),
        Mistake(
            "the upper row alone on the right",
            -1.5,
            "That is the mean of the upper row of the window. It has two rows.",
            part="right, mean",
        ),
    ),
    parts=("left, largest", "right, largest", "left, mean", "right, mean"),
    hint="The left window holds 5, 13, 2 and 8. Which of them is the largest, and what is their mean? Then the "
    "right one.",
    hints={
        "left, largest": "Which four numbers lie in the left window? The largest of them.",
        "right, largest": "Which four numbers lie in the right window? The largest of them, with its sign.",
        "left, mean": "All four of the left window added up, divided by how many they are.",
        "right, mean": "All four of the right window added up, with their signs, divided by how many they are.",
    },
)

SIZES = Exercise(
    number="12.2",
    title="How many windows?",
    question="""6 maps of 15 rows and 20 columns go into `MaxPool(3, stride=2)`: windows of 3 × 3 that walk in steps
of 2. Windows that would not fit whole are left out. How many maps come out, of how many rows and columns? Give three
numbers.""",
    dots=2,
    minutes=3,
    solution="""pooled_maps = Model(Input(shape=(6, 15, 20)), MaxPool(3, stride=2)).trace(np.zeros((6, 15, 20)))
check("12.2", pooled_maps.output.shape)""",
    quantities={"maps": 6, "rows": 15, "columns": 20, "size": 3, "stride": 2},
    right=lambda maps, rows, columns, size, stride: (
        maps,
        np.floor((rows - size) / stride) + 1,
        np.floor((columns - size) / stride) + 1,
    ),
    because="Each map is pooled for itself, so 6 stay 6. Windows begin at rows 0, 2, …, 12, that is 7; and at "
    "columns 0, "
    "2, …, 16, that is 9: one that began at 18 would need a column 20, and the last is 19.",
    mistakes=(
        Mistake(
            "maps pooled too",
            3,
            "It seems the maps were pooled, too. A window lies in *one* map; each map is pooled for itself.",
            part="maps",
        ),
        Mistake(
            "one map",
            1,
            "The maps were joined into one, it seems. That is what a convolution's sums do; pooling treats each map "
            "for itself.",
            part="maps",
        ),
        Mistake(
            "one window too few",
            6,
            "One too few. The steps were counted, it seems: before the first step a window stands there already.",
            part="rows",
        ),
        Mistake(
            "one window too few across",
            8,
            "One too few. The steps were counted, it seems: before the first step a window stands there already.",
            part="columns",
        ),
        Mistake(
            "a window that does not fit",
            10,
            "One too many: the last of these would hang over the edge. It would begin at column 18; how far does it "
            "reach?",
            part="columns",
        ),
        Mistake(
            "a window that does not fit down",
            8,
            "One too many: the last of these would hang over the edge. It would begin at row 14; how far does it "
            "reach?",
            part="rows",
        ),
        Mistake(
            "steps as long as the window",
            5,
            "That would be steps as long as the window. These walk in steps of 2, and overlap.",
            part="rows",
        ),
        Mistake(
            "steps as long as the window across",
            6,
            "That would be steps as long as the window. These walk in steps of 2, and overlap.",
            part="columns",
        ),
        Mistake(
            "steps of 1",
            13,
            "That would be steps of 1. These walk in steps of 2.",
            part="rows",
        ),
        Mistake(
            "steps of 1 across",
            18,
            "That would be steps of 1. These walk in steps of 2.",
            part="columns",
        ),
        Mistake(
            "halved",
            7.5,
            "It was halved, it seems. Windows are whole; count where they begin: 0, 2, 4 and so on.",
            part="rows",
        ),
        Mistake(
            "no whole number across",
            9.5,
            "A window more or less is a whole one. What does not fit is left out.",
            part="columns",
        ),
        Mistake("not pooled", 15, "That is how many rows went in.", part="rows"),
        Mistake("not pooled across", 20, "That is how many columns went in.", part="columns"),
        Mistake(
            "rows and columns exchanged",
            (6, 9, 7),
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


def normalised(X: Sequence[float]) -> list[float]:
    """A row around its mean, in its standard deviations."""
    mean = sum(X) / len(X)
    variance = sum((x - mean) ** 2 for x in X) / len(X)
    return [(x - mean) / (variance + 0.01) ** 0.5 for x in X]


def _around(X: Sequence[float]) -> list[float]:
    return [x - sum(X) / len(X) for x in X]


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
            "without epsilon, and stopped",
            lambda X: [each / _variance(X) ** 0.5 for each in _around(X)],
            "Epsilon is missing, it seems. What becomes of a row whose numbers are all alike?",
        ),
        Mistake(
            "a smaller epsilon",
            lambda X: [each / (_variance(X) + 1e-5) ** 0.5 for each in _around(X)],
            "Your epsilon is that of the lesson. Take 0.01 here.",
        ),
        Mistake(
            "the mean not taken away",
            lambda X: [x / (_variance(X) + 0.01) ** 0.5 for x in X],
            "The mean was not taken away, it seems.",
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
            "the variance alone",
            _variance,
            "That is the variance: one number. The row itself is asked, normalised.",
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

BATCH = Exercise(
    number="12.4",
    title="Whose mean?",
    question="""A batch of three samples with three features each comes into a `BatchNorm`: (2, 140, 30), (15, 0, 9),
(4, 25, 80). What it has stored for feature 0 is the mean 6 and the variance 25. (Scale 1, shift 0; leave epsilon
out.) What becomes of the **15**: in a step of training, and afterwards? Give two numbers.""",
    dots=3,
    minutes=5,
    solution="""feature = np.array([2, 15, 4])
in_this_batch = (15 - feature.mean()) / feature.std()
check("12.4", (in_this_batch, (15 - 6) / 25**0.5))""",
    quantities={"a": 2, "x": 15, "c": 4, "mean": 6, "variance": 25, "count": 3},
    right=lambda a, x, c, mean, variance, count: (
        (x - (a + x + c) / count)
        / (
            ((a - (a + x + c) / count) ** 2 + (x - (a + x + c) / count) ** 2 + (c - (a + x + c) / count) ** 2)
            / count
        )
        ** 0.5,
        (x - mean) / variance**0.5,
    ),
    because="In training the batch's feature 0 is asked: 2, 15 and 4 have the mean 7 and the variance "
    "(25 + 64 + 9) / 3 = 32.67, so 8 / √32.67 = 1.4. Afterwards the batch plays no part: (15 − 6) / √25 = 1.8.",
    mistakes=(
        Mistake(
            "along the sample",
            7 / 38**0.5,
            "The mean was taken along the sample, it seems: that is layer norm. Batch norm asks the same feature of "
            "the other samples.",
            part="in training",
        ),
        Mistake(
            "along all six",
            -0.4281776294,
            "All nine numbers were asked, it seems. Each feature is for itself.",
            part="in training",
        ),
        Mistake(
            "divided by the variance in training",
            8 / (98 / 3),
            "It was divided by the variance. Its root is the standard deviation.",
            part="in training",
        ),
        Mistake(
            "divided by the variance",
            9 / 25,
            "It was divided by the variance. Its root is the standard deviation.",
            part="afterwards",
        ),
        Mistake(
            "the batch's variance by one less",
            8 / 49**0.5,
            "The squares were divided by one less than there are, it seems. Here all three count.",
            part="in training",
        ),
        Mistake(
            "what is stored, in training too",
            1.8,
            "That is what comes of the *stored* statistics. In a step of training those of the batch are used.",
            part="in training",
        ),
        Mistake(
            "the batch's, afterwards too",
            8 / (98 / 3) ** 0.5,
            "The batch was asked once more, it seems. Afterwards it plays no part: a picture's answer must not depend "
            "on its neighbours.",
            part="afterwards",
        ),
        Mistake(
            "turned round",
            (1.8, 8 / (98 / 3) ** 0.5),
            "The two have changed places, it seems: in training the batch is asked, afterwards what is stored.",
        ),
        Mistake(
            "the distance alone in training",
            8,
            "That is the distance from the mean, and it is right. It is divided by the standard deviation.",
            part="in training",
        ),
        Mistake(
            "the distance alone",
            9,
            "That is the distance from the mean, and it is right. It is divided by the standard deviation.",
            part="afterwards",
        ),
        Mistake(
            "the mean not taken away",
            15 / 5,
            "The mean was not taken away, it seems.",
            part="afterwards",
        ),
        Mistake(
            "the mean not taken away in training",
            15 / (98 / 3) ** 0.5,
            "The mean was not taken away, it seems.",
            part="in training",
        ),
        Mistake(
            "both mixed",
            8 / 5,
            "The mean of the batch and the stored variance were used together, it seems. Afterwards both are the "
            "stored ones.",
            part="afterwards",
        ),
        Mistake(
            "stored mean, the batch's variance",
            9 / (98 / 3) ** 0.5,
            "The stored mean and the variance of the batch were used together, it seems. Afterwards both are the "
            "stored ones.",
            part="afterwards",
        ),
        Mistake(
            "the sum of the squares",
            8 / 98**0.5,
            "The squares were added up and not divided. The variance is their mean.",
            part="in training",
        ),
    ),
    parts=("in training", "afterwards"),
    hint="In training: mean and variance of 2, 15 and 4. Afterwards: the stored mean and variance. Then (15 − "
    "mean) divided by "
    "the root of the variance.",
    hints={
        "in training": "Mean and variance of 2, 15 and 4, the same feature of all three; then (15 − mean) / √variance.",
        "afterwards": "The stored mean and variance; then (15 − mean) / √variance.",
    },
)

FADES = Exercise(
    number="12.5",
    title="How far does it fade?",
    question="""Each layer of a row sums 72 numbers, with random weights of spread 0.1, and ends with a ReLU. The
numbers begin with a spread of 1. Work out by the rule of section 4: by what is the spread multiplied at each layer,
and how large is it after 8 layers? Give two numbers.""",
    dots=2,
    minutes=3,
    solution="""a_layer = 0.1 * (72 / 2) ** 0.5
check("12.5", (a_layer, a_layer**8))""",
    quantities={"spread": 0.1, "inputs": 72, "half": 2, "layers": 8},
    right=lambda spread, inputs, half, layers: (
        spread * (inputs / half) ** 0.5,
        (spread * (inputs / half) ** 0.5) ** layers,
    ),
    because="0.1 × √36 = 0.6 a layer; 0.6 multiplied with itself 8 times is 0.0168. It fades, though 0.6 does not "
    "look like "
    "little.",
    mistakes=(
        Mistake(
            "ReLU forgotten",
            (0.1 * 72**0.5, (0.1 * 72**0.5) ** 8),
            "ReLU was forgotten, it seems: it takes away half of the squares.",
        ),
        Mistake(
            "no root",
            (3.6, 3.6**8),
            "The root is missing, it seems. Terms of both signs do not add up to so many times one of them.",
        ),
        Mistake(
            "no root, no half",
            (7.2, 7.2**8),
            "The terms were added up as if all had one sign, and ReLU was forgotten. What do random signs make of a "
            "sum of 72?",
        ),
        Mistake(
            "half outside of the root",
            (0.1 * 72**0.5 / 2, (0.1 * 72**0.5 / 2) ** 8),
            "It was halved outside of the root, it seems. ReLU takes away half of the *squares*, so the 2 stands "
            "inside it.",
        ),
        Mistake(
            "times 8",
            4.8,
            "It was multiplied by 8. Each layer multiplies what the one before has made: 0.6 × 0.6 × 0.6 and so on.",
            part="after 8 layers",
        ),
        Mistake(
            "divided by 8",
            0.075,
            "It was divided by 8. Each layer multiplies what the one before has made: 0.6 × 0.6 × 0.6 and so on.",
            part="after 8 layers",
        ),
        Mistake(
            "seven layers",
            0.6**7,
            "That is after seven layers.",
            part="after 8 layers",
        ),
        Mistake(
            "nine layers",
            0.6**9,
            "That is after nine layers.",
            part="after 8 layers",
        ),
        Mistake(
            "one layer",
            0.6,
            "That is after one layer.",
            part="after 8 layers",
        ),
        Mistake(
            "0.4 eight times taken away",
            1 - 8 * 0.4,
            "It seems 0.4 was taken away eight times. Each layer *multiplies* by 0.6.",
            part="after 8 layers",
        ),
        Mistake(
            "the spread alone",
            0.1,
            "That is the spread of the weights. 72 terms are summed, and half of the squares are lost.",
            part="a layer",
        ),
        Mistake(
            "the root alone",
            6,
            "That is √36. The spread of the weights is missing.",
            part="a layer",
        ),
        Mistake(
            "divided by the root",
            0.1 / 6,
            "It was divided by the root, it seems. More terms make a larger sum.",
            part="a layer",
        ),
    ),
    parts=("a layer", "after 8 layers"),
    hint="Spread × √(how many are summed / 2), for one layer. Then that multiplied with itself, as often as there "
    "are layers.",
    hints={
        "a layer": "Spread × √(how many are summed / 2).",
        "after 8 layers": "The factor of a layer, multiplied with itself 8 times.",
    },
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
