"""Exercise 14.5: a head in four lines."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lessons_lib.judge.exercise import Clue, Exercise, Mistake

__all__ = ["EXERCISE"]


def head(X: Any) -> Any:
    """A head whose queries are the rows turned round, and whose keys and values are the rows."""
    queries = X @ np.array([[0, 2], [1, 0]])
    scores = queries @ X.T / np.sqrt(2)
    powers = np.exp(scores)
    shares = powers / powers.sum(axis=1, keepdims=True)
    return shares @ X


def _queries(X: Sequence[Sequence[float]]) -> Any:
    return np.asarray(X, dtype=float) @ np.array([[0, 2], [1, 0]])


def _queries_turned(X: Sequence[Sequence[float]]) -> Any:
    return np.asarray(X, dtype=float) @ np.array([[0, 1], [2, 0]])


def _along(scores: Any, axis: int) -> Any:
    return _shares_of(np.exp(scores), axis)


def _shares_of(powers: Any, axis: int = 1) -> Any:
    return powers / powers.sum(axis=axis, keepdims=True)


def _scores(X: Sequence[Sequence[float]], divisor: float = np.sqrt(2)) -> Any:
    return _queries(X) @ np.asarray(X, dtype=float).T / divisor


EXERCISE = Exercise(
    number="14.5",
    title="A head in four lines",
    question="""Write `head`: it gets X, a row of two numbers for each word (as a NumPy array of two columns), and
returns what a head of attention makes of it, of the same shape. Its queries are `X @ np.array([[0, 2], [1, 0]])`,
with the table as it stands here (no `.T`: each of its *columns* makes a number); its keys and its values are the rows
of X themselves. There is no mask. The scores are divided as in this lesson.

For `np.array([[0, 0], [0, 4]])` the first row of the result is (0, 2).""",
    dots=3,
    minutes=5,
    start="def head(X):\n    return ...",
    solution="""def head(X):
    scores = X @ np.array([[0, 2], [1, 0]]) @ X.T / np.sqrt(2)
    powers = np.exp(scores)
    shares = powers / powers.sum(axis=1, keepdims=True)
    return shares @ X

check("14.5", head)""",
    right=head,
    because="Scores, exp, shares along each row, and the values mixed: all of attention.",
    mistakes=(
        Mistake(
            "softmax over the wrong axis",
            lambda X: _along(_scores(X), 0) @ np.asarray(X, dtype=float),
            "The shares add up to 1 along the columns, it seems. Who looks stands in a row: `axis=1`.",
        ),
        Mistake(
            "softmax over everything",
            lambda X: np.exp(_scores(X)) / np.exp(_scores(X)).sum() @ np.asarray(X, dtype=float),
            "All shares together add up to 1, it seems. Each row has one whole to give away: `.sum(axis=1, "
            "keepdims=True)`.",
        ),
        Mistake(
            "divided by the length",
            lambda X: _along(_scores(X, 2), 1) @ np.asarray(X, dtype=float),
            "The scores were divided by 2, it seems. A score is divided by the *root* of how many numbers a row has.",
        ),
        Mistake(
            "not divided",
            lambda X: _along(_scores(X, 1), 1) @ np.asarray(X, dtype=float),
            "The scores were not divided, it seems. They are divided by the root of how many numbers a row has.",
        ),
        Mistake(
            "keys and queries swapped",
            lambda X: _along(_scores(X).T, 1) @ np.asarray(X, dtype=float),
            "Keys and queries changed places, it seems (or the table was turned over): row i of the scores "
            "belongs to the *query* of word i.",
        ),
        Mistake(
            "the values forgotten",
            lambda X: _along(_scores(X), 1),
            "These are shares: one row for each word, and a number for each word it looks at. They still "
            "have to mix the values.",
        ),
        Mistake(
            "no softmax",
            lambda X: _scores(X) @ np.asarray(X, dtype=float),
            "The scores themselves mix the values, it seems. First they become shares that add up to 1.",
        ),
        Mistake(
            "no exp",
            lambda X: _scores(X) / _scores(X).sum(axis=1, keepdims=True) @ np.asarray(X, dtype=float),
            "The scores were divided by their sum, it seems, without exp. Scores may be below 0; shares may not.",
        ),
        Mistake(
            "the queries mixed",
            lambda X: _along(_scores(X), 1) @ _queries(X),
            "The queries were mixed, it seems. What is given are the values: the rows of X.",
        ),
        Mistake(
            "the sums lie across",
            lambda X: np.exp(_scores(X)) / np.exp(_scores(X)).sum(axis=1) @ np.asarray(X, dtype=float),
            "The sums of the rows were laid along a row, it seems, so that each column is divided by "
            "another one's sum. `keepdims=True` keeps them standing.",
        ),
        Mistake(
            "the shares turned over",
            lambda X: _along(_scores(X), 1).T @ np.asarray(X, dtype=float),
            "The shares were turned over before they mix, it seems. Row i of the shares mixes what word i gets.",
        ),
        Mistake(
            "queries for keys",
            lambda X: _along(_queries(X) @ _queries(X).T / np.sqrt(2), 1) @ np.asarray(X, dtype=float),
            "The queries were taken for keys too, it seems. The keys are the rows of X.",
        ),
        Mistake(
            "a mask",
            lambda X: _shares_of(np.tril(np.exp(_scores(X)))) @ np.asarray(X, dtype=float),
            "Nobody looks ahead in yours, it seems. Here there is no mask.",
        ),
        Mistake(
            "the root of how many words there are",
            lambda X: _along(_scores(X, np.sqrt(len(X))), 1) @ np.asarray(X, dtype=float),
            "The scores were divided by the root of how many *words* there are, it seems. It is how many "
            "numbers a row has.",
        ),
        Mistake(
            "the table turned over, not divided",
            lambda X: (
                _along((_queries_turned(X)) @ np.asarray(X, dtype=float).T, 1) @ np.asarray(X, dtype=float)
            ),
            "Two things: the table of the queries was turned over, it seems (`.T`), and the scores were not divided.",
        ),
        Mistake(
            "along the columns, not divided",
            lambda X: _along(_scores(X, 1), 0) @ np.asarray(X, dtype=float),
            "Two things: the shares add up to 1 along the columns, it seems, and the scores were not divided.",
        ),
        Mistake(
            "softmax twice",
            lambda X: _along(_along(_scores(X), 1), 1) @ np.asarray(X, dtype=float),
            "Softmax was taken twice, it seems: once makes shares of the scores.",
        ),
        Mistake(
            "exp below alone",
            lambda X: _scores(X) / np.exp(_scores(X)).sum(axis=1, keepdims=True) @ np.asarray(X, dtype=float),
            "exp was taken in the sums alone, it seems. What is divided are the powers, too.",
        ),
        Mistake(
            "all alike",
            lambda X: np.full((len(X), len(X)), 1 / len(X)) @ np.asarray(X, dtype=float),
            "Each word gets the mean of all, it seems. How much it takes of each goes by the shares.",
        ),
        Mistake(
            "powers of 2",
            lambda X: _shares_of(2.0 ** _scores(X)) @ np.asarray(X, dtype=float),
            "Powers of 2 were taken, it seems. Softmax takes powers of e: `np.exp`.",
        ),
        Mistake(
            "the table forgotten",
            lambda X: (
                _along(np.asarray(X, dtype=float) @ np.asarray(X, dtype=float).T / np.sqrt(2), 1)
                @ np.asarray(X, dtype=float)
            ),
            "The rows themselves were taken for queries, it seems. The queries are X times the table.",
        ),
    ),
    hint="Scores (queries with keys, divided by the root of 2), exp of them, shares along each row, and the "
    "rows of X mixed by them.",
    clues=(
        Clue(
            lambda X, given: np.shape(given) == np.shape(X),
            "What comes out should have the shape of X: two numbers for each word.",
        ),
    ),
    inputs=(
        np.array([[1.0, 0], [0, 4]]),
        np.array([[1.0, 0], [0, 1], [1, 1]]),
        np.array([[0.5, -1], [1.5, 0.25], [-0.75, 1]]),
        np.array([[1.0, 2], [0.5, -0.5]]),
        np.array([[0.2, 0.4], [-1, 0.3], [0.6, 0.1], [0.9, -0.7]]),
    ),
)
