"""Exercise 12.4: whose mean."""

import numpy as np

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.lesson_12.shared import NEAR
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]

Three = tuple[float, float, float]


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
        f"so {number(off)} / √{number(spread**2)} ≈ {off / spread:.2f}. Afterwards the batch plays no part: "
        f"({x} − {mean}) / √{deviation**2} = {number(off_stored / deviation)}.",
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
                "In training that is the distance from the mean, and it is right. It is divided by the "
                "standard deviation.",
                part="in training",
            ),
            Mistake(
                "the distance alone",
                off_stored,
                "Afterwards that is the distance from the mean, and it is right. It is divided by the "
                "standard deviation.",
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
                "The mean of the batch and the stored variance were used together, it seems. Afterwards "
                "both are the stored ones.",
                part="afterwards",
            ),
            Mistake(
                "stored mean, the batch's variance",
                off_stored / spread,
                "The stored mean and the variance of the batch were used together, it seems. Afterwards "
                "both are the stored ones.",
                part="afterwards",
            ),
            Mistake(
                "both mixed in training",
                off / deviation,
                "The mean of the batch and the stored variance were used together, it seems. In training "
                "both are the batch's.",
                part="in training",
            ),
            Mistake(
                "stored mean in training",
                off_stored / spread,
                "The stored mean and the variance of the batch were used together, it seems. In training "
                "both are the batch's.",
                part="in training",
            ),
            Mistake(
                "the mean distance",
                off / np.abs(feature - of_batch).mean(),
                "It was divided by the mean distance, it seems. The variance is the mean of the *squares*; "
                "then its root.",
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
        f"variance. Then ({x} − mean) divided by the root of the variance.",
        hints={
            "in training": f"Mean and variance of {a}, {x} and {c}, the same feature of all three; then "
            f"({x} − mean) / √variance.",
            "afterwards": f"The stored mean and variance; then ({x} − mean) / √variance.",
        },
    )


EXERCISE = varied(
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
