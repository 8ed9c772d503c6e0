"""Exercise 06.3: count the ink."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.judge.exercise import Clue, Exercise, Mistake

__all__ = ["EXERCISE", "count_ink"]


def count_ink(drawing: ArrayLike) -> NDArray[np.int_]:
    """How many points of each block of 2 x 2 hold ink."""
    points = np.array(drawing)
    upper, lower = points[0::2], points[1::2]
    counts: NDArray[np.int_] = upper[:, 0::2] + upper[:, 1::2] + lower[:, 0::2] + lower[:, 1::2]
    return counts


def in_a_row(drawing: ArrayLike) -> NDArray[np.int_]:
    """The points counted by fours as they stand in a row: no blocks."""
    counts: NDArray[np.int_] = np.array(drawing).reshape(-1, 4).sum(axis=1)
    return counts


def laid_over_each_other(drawing: ArrayLike) -> NDArray[np.int_]:
    """The four quarters of the drawing, added."""
    points = np.array(drawing)
    down, across = (length // 2 for length in points.shape)
    upper, lower = points[:down], points[down:]
    counts: NDArray[np.int_] = upper[:, :across] + upper[:, across:] + lower[:, :across] + lower[:, across:]
    return counts


EXERCISE = Exercise(
    number="06.3",
    title="Count the ink",
    question="""The pad counts ink in blocks. Write `count_ink`: it gets a drawing, rows of 0 (paper) and 1
(ink), and returns, row by row, how many points of each block of 2 x 2 hold ink. A drawing of 4 x 4 points
becomes 2 x 2 numbers. Numbers of rows and columns are always even, and not always the same.

`np.array(drawing)[0::2]` is every second row, from row 0 on; `[:, 1::2]` is every second column, from
column 1 on.""",
    dots=2,
    minutes=5,
    start="def count_ink(drawing):\n    return ...",
    solution="""def count_ink(drawing):
    points = np.array(drawing)
    upper, lower = points[0::2], points[1::2]
    return upper[:, 0::2] + upper[:, 1::2] + lower[:, 0::2] + lower[:, 1::2]

check("06.3", count_ink)""",
    right=count_ink,
    because="Four points make a block: upper left, upper right, lower left, lower right. The pad does the "
    "same with blocks of 4 x 4, hence the numbers from 0 to 16.",
    mistakes=(
        Mistake(
            "a share and no count",
            lambda drawing: count_ink(drawing) / 4,
            "You divided by the size of a block, it seems. A count is asked, from none to all four.",
        ),
        Mistake(
            "one point of each block",
            lambda drawing: np.array(drawing)[0::2, 0::2],
            "You looked at the upper left point of each block, it seems. And the other three?",
        ),
        Mistake(
            "four in a row",
            in_a_row,
            "You counted four points in a row, it seems. A block is two points wide and two high.",
        ),
        Mistake(
            "is there any ink",
            lambda drawing: np.minimum(count_ink(drawing), 1),
            "You say whether there is ink in a block. How much is it?",
        ),
        Mistake(
            "quarters laid over each other",
            laid_over_each_other,
            "You laid the four quarters of the drawing over each other, it seems. The points of a block are "
            "neighbours.",
        ),
        Mistake(
            "rows and columns exchanged",
            lambda drawing: count_ink(drawing).T,
            "The counts are right, but columns have become rows.",
        ),
        Mistake(
            "paper counted",
            lambda drawing: 4 - count_ink(drawing),
            "The paper was counted, it seems: 0 is paper, and 1 is ink.",
        ),
        Mistake(
            "the left half",
            lambda drawing: np.array(drawing)[0::2, 0::2] + np.array(drawing)[1::2, 0::2],
            "You counted the left two points of each block, it seems. And the right two?",
        ),
        Mistake(
            "rows alone",
            lambda drawing: np.array(drawing)[0::2] + np.array(drawing)[1::2],
            "The rows are added in twos. Now the columns too: a block is two points wide and two high.",
        ),
        Mistake(
            "columns alone",
            lambda drawing: np.array(drawing)[:, 0::2] + np.array(drawing)[:, 1::2],
            "The columns are added in twos. Now the rows too: a block is two points wide and two high.",
        ),
        Mistake(
            "all ink",
            lambda drawing: np.array(drawing).sum(),
            "That is all the ink of the drawing. Asked is how much there is in each block.",
        ),
        Mistake(
            "lists joined",
            lambda drawing: [*drawing[0], *drawing[1]],
            "Two rows stand one behind the other. Python's `+` joins lists; make an array of the drawing "
            "first, and `+` adds.",
        ),
        Mistake(
            "the upper half",
            lambda drawing: np.array(drawing)[0::2, 0::2] + np.array(drawing)[0::2, 1::2],
            "You counted the upper two points of each block, it seems. And the lower two?",
        ),
    ),
    hint="Take the upper rows of all blocks, and the lower ones; of each take the left columns, and the "
    "right ones; add the four.",
    clues=(
        Clue(
            lambda drawing, counts: np.shape(counts) == np.shape(count_ink(drawing)),
            lambda drawing, _: (
                f"This drawing has {len(drawing)} rows of {len(drawing[0])} points, so there are "
                f"{len(drawing) // 2} x {len(drawing[0]) // 2} blocks, each two points wide and two high. "
                "Where does your function begin a block, and where does it stop? The counts are asked as a "
                "table, like the drawing."
            ),
        ),
        Clue(
            lambda drawing, counts: np.sum(counts) == np.sum(drawing),
            lambda drawing, counts: (
                f"The drawing holds {np.sum(drawing)} points of ink, and yours are {np.sum(counts):g} "
                "together. Of each block four points are to be added, each once: which are yours?"
            ),
        ),
        Clue(
            lambda *_: False,
            lambda drawing, _: (
                f"All the ink is there, but not in its blocks. The first block is made of {drawing[0][:2]} "
                f"and, below it, {drawing[1][:2]}: which points does your first number add up?"
            ),
        ),
    ),
    inputs=(
        ((1, 1, 0, 0), (1, 0, 0, 0), (0, 1, 1, 1), (0, 0, 1, 1)),
        ((0, 1, 1, 1, 0, 0), (0, 0, 1, 0, 0, 1)),
        # In four blocks a single point, at each of the four places: no point can stand in for another.
        ((1, 0, 0, 1, 1, 1), (0, 0, 0, 0, 1, 0), (0, 0, 0, 0, 0, 1), (1, 0, 0, 1, 0, 1)),
    ),
)
