"""Lesson 06, reading digits: what a test says, which pixels spoke, how a pad counts, and a share that is no proof."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISES", "count_ink", "np"]  # the names that the solutions use


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


def shares(*scores: float) -> list[float]:
    """Softmax, as in lesson 04."""
    powers = [math.exp(score) for score in scores]
    return [power / sum(powers) for power in powers]


EXPECTED = Exercise(
    number="06.1",
    title="What do you expect?",
    question="A model was trained on 600 pictures and reads all 600 right. Of 200 other pictures, drawn at "
    "random from the same pile and kept apart, it reads 180 right. Of the next pictures from that pile, "
    "which share do you expect it to read right? Give a number from 0 to 1.",
    dots=1,
    minutes=2,
    solution='check("06.1", 180 / 200)',
    right=180 / 200,
    because="Only the pictures that were kept apart can tell. And they tell it of this pile only: other "
    "people's digits may be harder.",
    mistakes=(
        Mistake(
            "the training counts",
            600 / 600,
            "That is the share of the pictures it was trained on. Could it have learned those by heart?",
        ),
        Mistake(
            "both counted together",
            780 / 800,
            "You counted all pictures together, it seems. Which of them has the model never seen?",
        ),
        Mistake(
            "the mean of both",
            (600 / 600 + 180 / 200) / 2,
            "That is half-way between the two shares, it seems. Will the next pictures be half known to it?",
        ),
        Mistake("the share that is wrong", 20 / 200, "That is the share it reads wrong. What was asked?"),
        Mistake("a count", 180, "That is a count. A share is a count divided by another."),
        Mistake("per cent", 90, "That is a number of per cent. A share lies between 0 and 1."),
    ),
    hint="A share is the number of right ones divided by the number of all. Which pictures may be counted?",
)

SPOKE = Exercise(
    number="06.2",
    title="Who spoke?",
    question="""A model for pictures of two pixels has three hidden units and one score:

```python
L4 = Linear([[1, 0], [2, -1], [-1, -2]], [1, 0, -1])
L5 = ReLU()
L6 = Linear([[2, 1, 4]], [3])
```

What comes in is o3 = (3, 2). Give three numbers that add up to the score: the term of pixel 0, the term of
pixel 1, and what the biases say.""",
    dots=3,
    minutes=5,
    solution="""# o4 = (3 + 1, 6 - 2, -3 - 4 - 1) = (4, 4, -8): unit 2 is asleep, and with it its row and its bias.
# Weights: 2 * (1, 0) + 1 * (2, -1) = (4, -1). Biases: 2 * 1 + 1 * 0, and 3 of L6.
check("06.2", (4 * 3, -1 * 2, 2 * 1 + 1 * 0 + 3))""",
    right=(4 * 3, -1 * 2, 2 * 1 + 1 * 0 + 3),
    because="12 − 2 + 5 = 15, and that is what the model gives: 2 × 4 + 1 × 4 + 3.",
    mistakes=(
        Mistake(
            "a unit that is asleep",
            (0 * 3, -9 * 2, 2 * 1 + 1 * 0 + 4 * -1 + 3),
            "All three units were folded in, it seems. Work out o4: is one of them asleep?",
        ),
        Mistake(
            "weights for terms",
            (4, -1, 5),
            "The first two are the weights of the folded layer. A term is a weight times what comes in.",
        ),
        Mistake(
            "the hidden units' biases left out",
            (12, -2, 3),
            "The two pixels are right. But the hidden units have biases too, and L6 hands them on.",
        ),
        Mistake(
            "the last bias left out",
            (12, -2, 2),
            "The two pixels are right, and so is the way of the hidden units' biases. Does L6 add something "
            "of its own?",
        ),
        Mistake(
            "L6 left out",
            (9, -2, 4),
            "The rows that are awake were just added, it seems. What does L6 do with each of them?",
        ),
        Mistake(
            "the terms of the hidden units",
            (8, 4, 3),
            "These are the terms of L6: what each hidden unit said. The question goes one layer further "
            "back, to the pixels.",
        ),
        Mistake("the score", 15, "That is the score. Which three numbers is it the sum of?"),
    ),
    parts=("pixel 0", "pixel 1", "biases"),
    hint="First o4: who is awake? Then fold L6 with those rows, weights and biases, and multiply each weight "
    "by what comes in.",
)

COUNT = Exercise(
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
    because="Four points make a block: upper left, upper right, lower left, lower right. The pad does the same "
    "with blocks of 4 x 4, hence the numbers from 0 to 16.",
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
            "You laid the four quarters of the drawing over each other, it seems. The points of a block "
            "are neighbours.",
        ),
        Mistake(
            "rows and columns exchanged",
            lambda drawing: count_ink(drawing).T,
            "The counts are right, but columns have become rows.",
        ),
        Mistake(
            "the upper half",
            lambda drawing: np.array(drawing)[0::2, 0::2] + np.array(drawing)[0::2, 1::2],
            "You counted the upper two points of each block, it seems. And the lower two?",
        ),
    ),
    hint="Take the upper rows of all blocks, and the lower ones; of each take the left columns, and the right "
    "ones; add the four.",
    inputs=(
        ((1, 1, 0, 0), (1, 0, 0, 0), (0, 1, 1, 1), (0, 0, 1, 1)),
        ((0, 1, 1, 1, 0, 0), (0, 0, 1, 0, 0, 1)),
    ),
)

ORANGE = Exercise(
    number="06.4",
    title="An orange pixel",
    question="""In the image of a hidden unit's weights, a pixel is bright orange. What does that say?
Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: in most pictures there is no ink at this place
- b: in the picture that just came in there is no ink at this place
- c: ink at this place lowers the number that this unit puts out, if it is awake
- d: ink at this place lowers each of the ten scores""",
    dots=1,
    minutes=2,
    solution='check("06.4", "c")',
    right="c",
    because="A weight says what ink at this place *would* do to this unit. What the unit then does to a score, "
    "the weights of L6 say.",
    mistakes=(
        Mistake(
            "weights are a mean picture",
            "a",
            "The image shows weights, not pictures: it would be the same if the next thousand pictures were "
            "all ink. What is a weight multiplied by?",
        ),
        Mistake(
            "weights are the input",
            "b",
            "A weight stays as it is, whichever picture comes in. What is it multiplied by?",
        ),
        Mistake(
            "a unit speaks for all scores alike",
            "d",
            "Between this unit and the scores stands L6, with a weight of its own for each score. Can one of "
            "them be below 0?",
        ),
    ),
)

LOUDER = Exercise(
    number="06.5",
    title="A thicker pen",
    question="""A model has two linear layers **without biases**, a ReLU between them, and softmax at the end.
For some x its two scores are (1, 2). Now each number of x is doubled. Which two shares come out?""",
    dots=2,
    minutes=4,
    solution="""# Sums without bias double, what passes ReLU still passes: the scores are (2, 4).
powers = np.exp([2, 4])
check("06.5", powers / powers.sum())""",
    right=shares(2, 4),
    because="0.1192 and 0.8808, in place of 0.2689 and 0.7311. Nothing about the picture has become clearer; "
    "it is only louder, and the model is surer.",
    mistakes=(
        Mistake(
            "softmax does not care",
            shares(1, 2),
            "These are the shares as they were before. Adding the same to all scores changes nothing; does "
            "multiplying?",
        ),
        Mistake(
            "shares doubled",
            [2 * share for share in shares(1, 2)],
            "The shares were doubled, it seems, and are now more than a whole. What was doubled, and what is "
            "made of it afterwards?",
        ),
        Mistake(
            "scores divided by their sum",
            (1 / 3, 2 / 3),
            "The scores were divided by their sum, it seems. Softmax takes powers first.",
        ),
        Mistake("the scores", (2, 4), "These are the scores. Softmax comes after them."),
        Mistake(
            "shares half as far apart",
            shares(0.5, 1),
            "The scores were halved, it seems. Which way do they go?",
        ),
    ),
    parts=("first share", "second share"),
    hint="The two are 1 together. First: what happens to the two scores? Then softmax, as in lesson 04.",
)

ROAD = Exercise(
    number="06.6",
    title="Transfer: a cat on the road",
    question="""A model tells cats, dogs and birds apart, on photos. Of the test photos it reads 98 % right. A
camera shows it an empty road at night, and it says: *cat*, with a share of 0.97. What follows?
Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: there is most likely a cat on the road
- b: the score of *cat* is well above the other two, and no more
- c: the 98 % cannot be true
- d: with a ReLU in place of the softmax it would have said that it sees no animal""",
    dots=2,
    minutes=3,
    solution='check("06.6", "b")',
    right="b",
    because="Three shares must sum to 1, so one of the animals gets a large one whatever comes in. And the 98 % "
    "were measured on photos of animals: they say nothing about roads.",
    mistakes=(
        Mistake(
            "a share is a probability of being right",
            "a",
            "The model cannot answer *none of them*. To whom could it give its shares?",
        ),
        Mistake(
            "a test speaks of everything",
            "c",
            "Were there empty roads among the test photos? It may do well on one kind of photo, and fail on "
            "another.",
        ),
        Mistake(
            "the activation is to blame",
            "d",
            "The scores come about before the softmax. Would another function behind them change which score "
            "is the largest?",
        ),
    ),
)

EXERCISES = (EXPECTED, SPOKE, COUNT, ORANGE, LOUDER, ROAD)
