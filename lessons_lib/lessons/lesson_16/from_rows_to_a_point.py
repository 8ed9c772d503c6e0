"""Exercise 16.5: from rows to a point."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lessons_lib.judge.exercise import Clue, Exercise, Mistake
from lessons_lib.lessons.lesson_16.shared import standard

__all__ = ["EXERCISE"]


def sentence(X: Any) -> Any:
    """The mean of the rows, made as long as 1."""
    mean = X.mean(axis=0)
    length = np.sqrt((mean**2).sum())
    return mean / length


def _rows(X: Sequence[Sequence[float]]) -> Any:
    return np.asarray(X, dtype=float)


def _long_as_one(row: Any) -> Any:
    return row / np.sqrt((row**2).sum(axis=-1, keepdims=True))


EXERCISE = Exercise(
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
            "The mean was taken along each row, it seems: one number for each token. It goes over the "
            "tokens, `axis=0`.",
        ),
        Mistake(
            "each row made as long as 1 first",
            lambda X: _long_as_one(_rows(X)).mean(axis=0),
            "Each row was made as long as 1, it seems, and then the mean was taken. First the mean, then its length.",
        ),
        Mistake(
            "divided by the sum",
            lambda X: _rows(X).mean(axis=0) / _rows(X).mean(axis=0).sum(),
            "The mean was divided by the sum of its numbers, it seems: then they add up to 1, as shares do. "
            "Its *length* is to be 1.",
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
            "Each row was made as long as 1 before the mean, it seems, and the mean too. First the mean, "
            "then its length.",
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
            lambda X: standard(_rows(X).mean(axis=0)),
            "The mean was normalised as in layer norm, it seems. It is divided by its length, and nothing "
            "is taken away.",
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
            "The sum of the rows was divided by 384, it seems. A mean is divided by how many *tokens* there "
            "are, and is then made as long as 1.",
        ),
        Mistake(
            "the mean by the columns",
            lambda X: _rows(X).sum(axis=0) / _rows(X).shape[1],
            "The sum was divided by how many columns there are, it seems. A mean is divided by how many "
            "*tokens* there are, and is then made as long as 1.",
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
