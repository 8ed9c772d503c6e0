"""Lesson 14, attention: scores, shares along rows, a mask, what is mixed, a head by hand, and order."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lessons_lib.judge.exercise import Clue, Exercise, Mistake

__all__ = ["EXERCISES"]


SCORE = Exercise(
    number="14.1",
    title="One score",
    question="""The query of *lights* is (3, −5, 7, 4), the key of *city* is (6, 4, 3, 9). What is the score of
*lights* for *city*, divided as in this lesson? Give one number.""",
    dots=1,
    minutes=3,
    solution="""products = (3 * 6, -5 * 4, 7 * 3, 4 * 9)
check("14.1", sum(products) / 4**0.5)""",
    quantities={"query": (3, -5, 7, 4), "key": (6, 4, 3, 9), "root": 2},
    right=lambda query, key, root: (
        (query[0] * key[0] + query[1] * key[1] + query[2] * key[2] + query[3] * key[3]) / root
    ),
    because="The products are 18, −20, 21 and 36, together 55. A row has four numbers, so it is divided by the "
    "root of 4: 27.5.",
    mistakes=(
        Mistake(
            "divided by the length",
            55 / 4,
            "The sum was divided by how many numbers a row has, it seems. A score is divided by the *root* of that.",
        ),
        Mistake(
            "divided by the root of two",
            55 / 2**0.5,
            "It was divided by the root of 2, it seems, as in the lesson. How many numbers has a row here?",
        ),
        Mistake(
            "the minus is lost, and not divided",
            95,
            "The minus of −5 got lost, it seems; and a score is divided by the root of how many numbers a row has.",
        ),
    ),
    hint="Each number of the query times the one at its place in the key; all products added; then divided by "
    "the root of how many there are.",
)

SHARES = Exercise(
    number="14.2",
    title="Which way do they add up to 1?",
    question="""Three words look at each other. Behind `exp` their scores are these; a row is who looks,
a column is at whom:

| | green | tea | please |
|---|---|---|---|
| **green** | 3 | 7 | 2 |
| **tea** | 9 | 4 | 7 |
| **please** | 11 | 6 | 8 |

Which share does *tea* give to *green*? And which share does *please* give to *tea*? Give two numbers.""",
    dots=2,
    minutes=4,
    solution="""check("14.2", (9 / (9 + 4 + 7), 6 / (11 + 6 + 8)))""",
    quantities={"powers": ((3, 7, 2), (9, 4, 7), (11, 6, 8))},
    right=lambda powers: (
        powers[1][0] / (powers[1][0] + powers[1][1] + powers[1][2]),
        powers[2][1] / (powers[2][0] + powers[2][1] + powers[2][2]),
    ),
    because="Who looks has one whole to give away: a row adds up to 1. 9 of 20 is 0.45, 6 of 25 is 0.24.",
    mistakes=(
        Mistake(
            "softmax over the wrong axis",
            (9 / 23, 6 / 17),
            "These are shares of their *columns*, it seems: of all that a word gets. Who looks has one whole to give "
            "away, and stands in a row.",
        ),
        Mistake(
            "the wrong axis, first",
            9 / 23,
            "That is the share of its *column*, it seems: of all that *green* gets. Who looks has one whole to give "
            "away, and stands in a row.",
            part="tea to green",
        ),
        Mistake(
            "the wrong axis, second",
            6 / 17,
            "That is the share of its *column*, it seems: of all that *tea* gets. Who looks has one whole to give "
            "away, and stands in a row.",
            part="please to tea",
        ),
        Mistake(
            "the other way round, first",
            7 / 12,
            "That is what *green* gives to *tea*. Who looks is the row.",
            part="tea to green",
        ),
        Mistake(
            "the other way round, second",
            7 / 20,
            "That is what *tea* gives to *please*. Who looks is the row.",
            part="please to tea",
        ),
        Mistake(
            "of all, first",
            9 / 57,
            "That is a share of all nine numbers, it seems. *tea* has one whole to give away.",
            part="tea to green",
        ),
        Mistake(
            "of all, second",
            6 / 57,
            "That is a share of all nine numbers, it seems. *please* has one whole to give away.",
            part="please to tea",
        ),
        Mistake(
            "exp taken again",
            float(np.exp(9) / np.exp([9, 4, 7]).sum()),
            "exp was taken once more of the row of *tea*, it seems. The table shows the scores behind exp already.",
            part="tea to green",
        ),
        Mistake(
            "exp taken again, second",
            float(np.exp(6) / np.exp([11, 6, 8]).sum()),
            "exp was taken once more of the row of *please*, it seems. The table shows the scores behind exp already.",
            part="please to tea",
        ),
    ),
    parts=("tea to green", "please to tea"),
    hint="Find the row of who looks. Its numbers together are the whole.",
    hints={
        "tea to green": "In the row of *tea*: the number below *green*, divided by all three of the row.",
        "please to tea": "In the row of *please*: the number below *tea*, divided by all three of the row.",
    },
)

MASKED = Exercise(
    number="14.3",
    title="Nobody looks ahead",
    question="""Four words stand in a row; each may look at itself and at those before it, and not ahead. Behind `exp`
the scores of the *third* word for the first, second, third and fourth are 3, 4, 13 and 30. Which share does it give to
the first word? Give one number.""",
    dots=2,
    minutes=3,
    solution="""check("14.3", 3 / (3 + 4 + 13))  # the fourth is not in the sum""",
    quantities={"first": 3, "second": 4, "third": 13, "fourth": 30},
    right=lambda first, second, third: first / (first + second + third),
    because="What the mask leaves out is not in the sum: 3 of 20. So the row still adds up to 1.",
    mistakes=(
        Mistake(
            "the mask after softmax",
            3 / 50,
            "The fourth was in the sum, it seems, and left out only afterwards: then the row adds up to 0.4. The mask "
            "comes *before* the shares are made.",
        ),
        Mistake(
            "masked as 0 before exp",
            3 / 21,
            "The fourth counted as a score of 0, it seems: and exp of 0 is 1, not 0. What may not be looked at is not "
            "in the sum at all.",
        ),
        Mistake(
            "its own share",
            13 / 20,
            "That is the share that it gives to itself. What does it give to the first?",
        ),
        Mistake("an equal share", 1 / 3, "Shares alike? They go by exp of the scores."),
    ),
    hint="Which of the four may the third look at? They alone are in the sum.",
)

MIXED = Exercise(
    number="14.4",
    title="What comes out",
    question="""A word looks with these shares: a half at *we*, an eighth at *were*, three eighths at *late*. The rows
are

| | value | key |
|---|---|---|
| **we** | (16, 32) | (3, 5) |
| **were** | (8, 40) | (7, 9) |
| **late** | (−16, 4) | (6, 2) |

Which two numbers does its head put out?""",
    dots=2,
    minutes=3,
    solution="""check("14.4", (16 / 2 + 8 / 8 - 3 * 16 / 8, 32 / 2 + 40 / 8 + 3 * 4 / 8))""",
    quantities={
        "shares": (0.5, 0.125, 0.375),
        "values": ((16, 32), (8, 40), (-16, 4)),
        "keys": ((3, 5), (7, 9), (6, 2)),
    },
    right=lambda shares, values: (
        shares[0] * values[0][0] + shares[1] * values[1][0] + shares[2] * values[2][0],
        shares[0] * values[0][1] + shares[1] * values[1][1] + shares[2] * values[2][1],
    ),
    because="Of each value as much as its share says: (8, 16) + (1, 5) + (−6, 1.5) = (3, 22.5). The keys have done "
    "their work in the scores.",
    mistakes=(
        Mistake(
            "the keys mixed",
            (1.5 + 0.875 + 2.25, 2.5 + 1.125 + 0.75),
            "The *keys* were mixed, it seems. They tell who is found; what is given are the values.",
        ),
        Mistake(
            "the values forgotten",
            (0.5, 0.125),
            "These are shares. They say how much is taken of each; taken of *what*?",
        ),
        Mistake(
            "the mean",
            (8 / 3, 76 / 3),
            "That is the mean of the three. Each counts as much as its share says.",
        ),
        Mistake(
            "the one looked at most",
            (16, 32),
            "That is the value that it looks at most, alone. The others have a share too.",
        ),
        Mistake(
            "the mixed divided again",
            (1, 7.5),
            "The sum was divided by 3, it seems. Shares add up to 1: nothing is left to divide by.",
        ),
    ),
    parts=("first", "second"),
    hint="Of each value as much as its share says, both numbers of it; then add.",
)


def head(X: Sequence[Sequence[float]]) -> Any:
    """A head whose queries are the rows turned round, and whose keys and values are the rows."""
    queries, keys = _queries(X), np.asarray(X, dtype=float)
    return _along(queries @ keys.T / np.sqrt(keys.shape[1]), 1) @ keys


def _queries(X: Sequence[Sequence[float]]) -> Any:
    return np.asarray(X, dtype=float) @ np.array([[0, 2], [1, 0]])


def _along(scores: Any, axis: int) -> Any:
    powers = np.exp(scores)
    return powers / powers.sum(axis=axis, keepdims=True)


def _scores(X: Sequence[Sequence[float]], divisor: float = np.sqrt(2)) -> Any:
    return _queries(X) @ np.asarray(X, dtype=float).T / divisor


HEAD = Exercise(
    number="14.5",
    title="A head in four lines",
    question="""Write `head`: it gets X, a row of two numbers for each word (as a NumPy array of two columns), and
returns what a head of attention makes of it, of the same shape. Its queries are `X @ np.array([[0, 2], [1, 0]])`; its
keys and its values are the rows of X themselves. There is no mask. The scores are divided as in this lesson.

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
            "All shares together add up to 1, it seems. Each row has one whole to give away: "
            "`.sum(axis=1, keepdims=True)`.",
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
            "Keys and queries changed places, it seems (or the table was turned over): row i of the scores belongs to "
            "the *query* of word i.",
        ),
        Mistake(
            "the values forgotten",
            lambda X: _along(_scores(X), 1),
            "These are shares: one row for each word, and a number for each word it looks at. They still have to mix "
            "the values.",
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
            "the table forgotten",
            lambda X: (
                _along(np.asarray(X, dtype=float) @ np.asarray(X, dtype=float).T / np.sqrt(2), 1)
                @ np.asarray(X, dtype=float)
            ),
            "The rows themselves were taken for queries, it seems. The queries are X times the table.",
        ),
    ),
    hint="Scores (queries with keys, divided by the root of 2), exp of them, shares along each row, and the rows of "
    "X mixed by them.",
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

TILES = Exercise(
    number="14.6",
    title="Transfer: a photo in tiles",
    question="""A photo is cut into 16 tiles. Each tile becomes a row of numbers, as a word does, and attention looks at
the 16 rows; the answer is made of the mean of what comes out. Nobody has added positions. Which question can it *not*
answer, however well it is trained? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: Is there grass in the photo?
- b: Is the sky above the grass?
- c: Are there more tiles of sky than of grass?
- d: Is there a tile that shows sky and grass at once?""",
    dots=2,
    minutes=3,
    solution='check("14.6", "b")',
    right="b",
    because="With the tiles in any other order the same rows come out, in that order, and their mean is the same. So "
    "where a tile stands cannot be told; what is on it, and how often, can.",
    mistakes=(
        Mistake(
            "whether",
            "a",
            "For that it needs one tile of grass, wherever it stands. Which question needs places?",
        ),
        Mistake(
            "how often",
            "c",
            "A mean over all rows tells how much of each there is, in any order. Which question needs places?",
        ),
        Mistake(
            "within a tile",
            "d",
            "What is within one tile stands in its row. Which question needs the places of tiles?",
        ),
    ),
)

EXERCISES = (SCORE, SHARES, MASKED, MIXED, HEAD, TILES)
