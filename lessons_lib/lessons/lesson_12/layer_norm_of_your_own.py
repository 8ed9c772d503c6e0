"""Exercise 12.3: layer norm of your own."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE", "normalised"]


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


EXERCISE = Exercise(
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
    because="Mean, distances, variance, root: the row now lies around 0, in units of its own spread. And of "
    "a row of equal numbers it makes zeros, by its epsilon.",
    mistakes=(
        Mistake(
            "divided by the variance",
            lambda X: [each / (_variance(X) + 0.01) for each in _around(X)],
            "It was divided by the variance, it seems. Its *root* is the standard deviation, which has the "
            "size of the numbers themselves.",
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
            "The squares are those of the numbers themselves, it seems. The variance is the mean of the "
            "squared *distances* from the mean.",
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
            "It was divided by the difference of the largest and the smallest, it seems. Take the root of "
            "(variance + epsilon).",
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
            "between 0 and 1, with epsilon",
            lambda X: [(x - min(X)) / (max(X) - min(X) + 0.01) for x in X],
            "Yours lie between 0 and 1, epsilon and all. That too is called normalising, but mean 0 is wanted.",
        ),
        Mistake(
            "the smallest taken away, and not divided",
            lambda X: [x - min(X) for x in X],
            "The smallest number was taken away, it seems, and nothing was divided. It is the mean that is taken "
            "away; then comes the root of (variance + epsilon).",
        ),
        Mistake(
            "shares of the sum",
            lambda X: [x / (sum(X) or 1) for x in X],
            "It was divided by the sum, it seems: these are shares. First the mean is taken away from each, then "
            "comes the root of (variance + epsilon).",
        ),
        Mistake(
            "multiplied",
            lambda X: [each * (_variance(X) + 0.01) ** 0.5 for each in _around(X)],
            "It was multiplied by the root, it seems. A row with a large spread is to become one with a spread of 1.",
        ),
        Mistake(
            "the middle one",
            lambda X: [(x - float(np.median(X))) / (_variance(X) + 0.01) ** 0.5 for x in X],
            "The number in the middle was taken away, it seems. The mean is all of them added up, divided "
            "by how many they are.",
        ),
        Mistake(
            "the middle one all the way",
            lambda X: [each / (_mean([other**2 for other in _off(X)]) + 0.01) ** 0.5 for each in _off(X)],
            "The number in the middle was taken for the mean, it seems. The mean is all of them added up, "
            "divided by how many they are.",
        ),
        Mistake(
            "the root of the mean distance",
            lambda X: [
                each / (_mean([abs(other) for other in _around(X)]) + 0.01) ** 0.5 for each in _around(X)
            ],
            "The distances went into the root without being squared, it seems. The variance is the mean of "
            "their *squares*.",
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
            "Two things: the squares are divided by one less than there are, it seems, and epsilon stands "
            "outside of the root.",
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
            "one number for the row",
            lambda _: 0.0,
            "One number comes out, and it is always 0. The sum of the row is that, since it lies around its mean. "
            "Return the row itself.",
        ),
        Mistake(
            "the mean for its square",
            lambda X: [
                each / (abs(_mean([x**2 for x in X]) - _mean(X)) + 0.01) ** 0.5 for each in _around(X)
            ],
            "The distances are right. For the variance, the mean was taken away from the mean of the squares, it "
            "seems. Square the distances instead, and take their mean.",
        ),
        Mistake(
            "brackets around the difference",
            lambda X: [x - _mean(X) / (_variance(X) + 0.01) ** 0.5 for x in X],
            "Are brackets missing, or in another place? The mean is taken away first, and then the "
            "difference is divided.",
        ),
        Mistake(
            "the largest taken away",
            lambda X: [(x - max(X)) / (_variance(X) + 0.01) ** 0.5 for x in X],
            "The largest number was taken away, it seems. It is the mean that is taken away from each.",
        ),
        Mistake(
            "epsilon before the division",
            lambda X: [each / ((_variance(X) * len(X) + 0.01) / len(X)) ** 0.5 for each in _around(X)],
            "Epsilon went into the sum of the squares, it seems, before that was divided. It is added to "
            "the variance, which is their mean.",
        ),
        Mistake(
            "the root before the mean",
            lambda X: [each / ((_variance(X) * len(X) + 0.01) ** 0.5 / len(X)) for each in _around(X)],
            "The root was taken of the sum of the squares, it seems, and divided afterwards. First the mean "
            "of the squares, then its root.",
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
            "The row was made as long as 1, it seems. It is divided by the root of the *mean* of the "
            "squares plus epsilon.",
        ),
        Mistake(
            "each by itself",
            lambda X: [each / (each**2 + 0.01) ** 0.5 for each in _around(X)],
            "Each distance was divided by its own size, it seems. The variance is *one* number, the mean of "
            "all the squares.",
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
            "It was divided by the mean distance, it seems, and without epsilon. Take the root of (variance "
            "+ epsilon).",
        ),
    ),
    hint="Four steps: the mean; each number's distance from it; the mean of the squared distances; each "
    "distance divided by the root of that plus 0.01.",
    inputs=(
        (2, 4, 4, 6),
        (3, 3, 3),
        (0, 1),
        (3, 0.5, 10, -5, 1),
        (1.1, 1, 1.3),
    ),
)
