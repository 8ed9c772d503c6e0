"""Lesson 06, reading digits: what a test says, which pixels spoke, how a pad counts, and a share that is no proof."""

import itertools
import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.judge.exercise import Clue, Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.layers import Linear
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISES", "Linear", "count_ink", "np"]  # the names that the solutions use

Row = Sequence[float]
Rows = Sequence[Row]


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


def shares(scores: ArrayLike) -> list[float]:
    """Softmax, as in lesson 04."""
    powers = [math.exp(score) for score in np.ravel(scores)]
    return [power / sum(powers) for power in powers]


def expected_of_a_model(trained: int, kept: int, right: int) -> Exercise:
    """Ask what to expect of a model on pictures that it has not seen."""
    return Exercise(
        number="06.1",
        title="What do you expect?",
        question=f"A model was trained on {trained} pictures and reads all {trained} right. Of {kept} "
        "other pictures, drawn at "
        f"random from the same pile and kept apart, it reads {right} right. Of the next pictures from "
        "that pile, "
        "which share do you expect it to read right? Give a number from 0 to 1.",
        dots=1,
        minutes=2,
        solution=f'check("06.1", {right} / {kept})',
        quantities={
            "pictures_for_training": trained,
            "right_ones_of_the_training": trained,
            "pictures_kept_apart": kept,
            "right_ones_of_those_kept_apart": right,
        },
        right=lambda right_ones_of_those_kept_apart, pictures_kept_apart: (
            right_ones_of_those_kept_apart / pictures_kept_apart
        ),
        because="Only the pictures that were kept apart can tell. And they tell it of this pile only: other "
        "people's digits may be harder for it.",
        mistakes=(
            Mistake(
                "the training counts",
                trained / trained,
                "That is the share of the pictures it was trained on. Could it have learned those by heart?",
            ),
            Mistake(
                "both counted together",
                (trained + right) / (trained + kept),
                "You counted all pictures together, it seems. Which of them has the model never seen?",
            ),
            Mistake(
                "the mean of both",
                (1 + right / kept) / 2,
                "That is half-way between the two shares, it seems. Will the next pictures be half known "
                "to it?",
            ),
            Mistake(
                "the model of the lesson",
                442 / 450,
                "That is how the lesson's model does on its own test. Here it is another model, and "
                "another pile.",
            ),
            Mistake(
                "of all pictures",
                right / (trained + kept),
                "The right ones of those kept apart were divided by all pictures, it seems. How many "
                "were kept apart?",
            ),
            Mistake(
                "how many are kept apart",
                kept / (trained + kept),
                "That is which share of the pictures was kept apart. Asked is how many of them it reads right.",
            ),
            Mistake(
                "the other pile's count",
                right / trained,
                f"The right ones of one pile were divided by the other pile. To which pile do the {right} "
                "belong?",
            ),
            Mistake(
                "a coin",
                0.5,
                "Is that a guess, as of a coin? How did the model do on pictures that it had never seen?",
            ),
            Mistake(
                "something taken off for strangers",
                right / kept - 0.05,
                "Five hundredths were taken off, it seems, as for strangers. The next pictures come from "
                "the same "
                "pile as "
                "those kept apart.",
            ),
            Mistake(
                "a guess",
                0.1,
                "That is what blind guessing gets. How did the model do on pictures that it had never seen?",
            ),
            Mistake(
                "the strangers of the lesson",
                0.93,
                "That is the share of the lesson's strangers. Here the next pictures come from the same "
                "pile as the "
                "ones "
                "kept apart.",
            ),
        ),
        hint="A share is the number of right ones divided by the number of all. Which pictures may be "
        "counted? (They come "
        "from the same pile as the next ones, so nothing is to be taken off for strangers.)",
    )


EXPECTED = varied(
    expected_of_a_model,
    {"trained": 800, "kept": 250, "right": 212},
    {"trained": range(600, 1500, 100), "kept": (150, 200, 250, 300, 350, 400), "right": range(120, 372)},
    only=lambda kept, right: 0.78 < right / kept < 0.92,
)


def spoken(
    weights_of_L4: Rows, biases_of_L4: Row, weights_of_L6: Row, bias_of_L6: float, o3: Row
) -> tuple[float, float, float]:
    """What each pixel adds to the score, and what the biases do, where units 0 and 1 are awake."""
    first, second, _ = weights_of_L6
    weight_of_pixel_0 = first * weights_of_L4[0][0] + second * weights_of_L4[1][0]
    weight_of_pixel_1 = first * weights_of_L4[0][1] + second * weights_of_L4[1][1]
    biases = first * biases_of_L4[0] + second * biases_of_L4[1] + bias_of_L6
    return weight_of_pixel_0 * o3[0], weight_of_pixel_1 * o3[1], biases


def gates(W4: Rows, b4: Row, o3: Row) -> list[float]:
    """What goes into the ReLU behind L4."""
    return [row[0] * o3[0] + row[1] * o3[1] + bias for row, bias in zip(W4, b4, strict=True)]


def folded_rows(W4: Rows, b4: Row, by: Row) -> Row:
    """The weights of both pixels and the bias, of these rows folded with these weights of the score."""
    rows = list(zip(by, W4, b4, strict=False))
    return [sum(weight * row[at] for weight, row, _ in rows) for at in (0, 1)] + [
        sum(weight * bias for weight, _, bias in rows)
    ]


def who_spoke(W4: Rows, b4: Row, W6: Row, b6: int, o3: Row) -> Exercise:
    """Ask what each of two pixels adds to a score, where the last of three hidden units is asleep."""
    o4 = gates(W4, b4, o3)
    said, sum_0, sum_1 = spoken(W4, b4, W6, b6, o3), o4[0], o4[1]
    score = sum(said)
    weight_0, weight_1, _ = folded_rows(W4, b4, W6[:2])
    every_0, every_1, every_bias = folded_rows(W4, b4, W6)
    other_0, other_1, other_bias = folded_rows(W4, b4, (W6[0], W6[2]))
    return Exercise(
        number="06.2",
        title="Who spoke?",
        question=f"""A model for pictures of two pixels has three hidden units and one score:

```python
L4 = Linear({[[*row] for row in W4]}, {[*b4]})
L5 = ReLU()
L6 = Linear([{[*W6]}], [{b6}])
```

What comes in is o3 = {o3}. Give three numbers that add up to the score: the term of pixel 0, the term of
pixel 1, and what the biases say.""",
        dots=3,
        minutes=5,
        solution=f"""# o4 = ({W4[0][0] * o3[0]} + {W4[0][1] * o3[1]} + {b4[0]}, \
{W4[1][0] * o3[0]} - {-W4[1][1] * o3[1]} + {b4[1]}, …) = ({sum_0}, {sum_1}, below 0): unit 2 sleeps, row and bias.
# Weights: {W6[0]} * {W4[0]} + {W6[1]} * {W4[1]} = ({weight_0}, {weight_1}). \
Biases: {W6[0]} * {b4[0]} + {W6[1]} * {b4[1]}, and {b6} of L6.
check("06.2", ({weight_0} * {o3[0]}, {weight_1} * {o3[1]}, {W6[0]} * {b4[0]} + {W6[1]} * {b4[1]} + {b6}))""",
        quantities={
            "weights_of_L4": W4,
            "biases_of_L4": b4,
            "weights_of_L6": W6,
            "bias_of_L6": b6,
            "o3": o3,
        },
        right=spoken,
        because=f"{said[0]} − {-said[1]} + {said[2]} = {score}, and that is what the model gives: "
        f"{W6[0]} × {sum_0} + {W6[1]} × {sum_1} + {b6}.",
        mistakes=(
            Mistake(
                "a unit that is asleep",
                (every_0 * o3[0], every_1 * o3[1], every_bias + b6),
                "All three units were folded in, it seems. Work out o4: is one of them asleep?",
            ),
            Mistake(
                "the sleeping unit's bias",
                every_bias + b6,
                "The bias of the unit that is asleep was handed on too, it seems. A unit that sleeps gives 0, bias "
                "and all.",
                part="biases",
            ),
            Mistake(
                "a unit that is asleep, in the term of pixel 0",
                every_0 * o3[0],
                "All three units were folded into this weight, it seems. Work out o4: who is awake?",
                part="pixel 0",
            ),
            Mistake(
                "a unit that is asleep, in the term of pixel 1",
                every_1 * o3[1],
                "All three units were folded into this one, it seems. Which of them gives 0 for this o3?",
                part="pixel 1",
            ),
            Mistake(
                "ReLU on the terms",
                0,
                "A term may be below 0. ReLU acts on o4, and nothing bends behind it.",
                part="pixel 1",
            ),
            Mistake(
                "the weight of the unit that is asleep",
                (other_0 * o3[0], other_1 * o3[1], other_bias + b6),
                "Unit 1 was multiplied by the weight of unit 2, it seems. Which number of L6 belongs to "
                "which unit?",
            ),
            Mistake(
                "raw biases",
                sum(b4) + b6,
                "The biases were just added up, it seems. L6 takes each hidden unit times a weight: its bias too. "
                "And who is asleep?",
                part="biases",
            ),
            Mistake(
                "the terms of the hidden units",
                (W6[0] * sum_0, W6[1] * sum_1, b6),
                "These are the terms of L6: what each hidden unit said. The question goes one layer further "
                "back, to the pixels.",
            ),
            Mistake(
                "o5",
                (sum_0, sum_1, 0),
                "That is o5: what each hidden unit gives. Now follow it back to the pixels, and on to the score.",
            ),
            Mistake(
                "o4",
                tuple(o4),
                "That is o4: you see from it who is awake. Now fold L6 with the rows of those.",
            ),
            Mistake(
                "the score in three equal parts",
                3 * (score / 3,),
                "The score was divided by three, it seems. The three say different things: work out each of them.",
            ),
            Mistake(
                "the score for the biases",
                score,
                "That is the score. What the biases say is only a part of it.",
                part="biases",
            ),
            Mistake("the score", score, "That is the score. Which three numbers is it the sum of?"),
        ),
        parts=("pixel 0", "pixel 1", "biases"),
        hint="First o4: who is awake? Then fold L6 with those rows, weights and biases, and multiply each weight "
        "by what comes in.",
    )


def two_are_awake(W4: Rows, b4: Row, W6: Row, o3: Row) -> bool:
    """Whether units 0 and 1 let something through and unit 2 does not, and pixel 1 speaks against the score."""
    _, pixel_1, _ = folded_rows(W4, b4, W6[:2])
    return [gate > 0 for gate in gates(W4, b4, o3)] == [True, True, False] and pixel_1 < 0


SPOKE = varied(
    who_spoke,
    {
        "W4": ((13, 6), (18, -8), (-18, -5)),
        "b4": (8, 23, -6),
        "W6": (5, 7, 9),
        "b6": 31,
        "o3": (12, 14),
    },
    {
        "W4": [
            ((a, b), (c, -d), (-e, -f))
            for a, b, c, d, e, f in itertools.product(
                (12, 13, 14), (4, 6), (17, 18), (8, 9), (16, 18), (5, 7)
            )
        ],
        "b4": [(a, b, -c) for a, b, c in itertools.product((8, 11, 15), (19, 23), (4, 6))],
        "W6": ((5, 7, 9), (4, 7, 9), (3, 8, 6), (6, 8, 5)),
        "b6": range(21, 50),
        "o3": [*itertools.product((11, 12, 15), (13, 14, 16))],
    },
    only=two_are_awake,
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
            "first, "
            "and `+` adds.",
        ),
        Mistake(
            "the upper half",
            lambda drawing: np.array(drawing)[0::2, 0::2] + np.array(drawing)[0::2, 1::2],
            "You counted the upper two points of each block, it seems. And the lower two?",
        ),
    ),
    hint="Take the upper rows of all blocks, and the lower ones; of each take the left columns, and the right "
    "ones; add the four.",
    clues=(
        Clue(
            lambda drawing, counts: np.shape(counts) == np.shape(count_ink(drawing)),
            lambda drawing, _: (
                f"This drawing has {len(drawing)} rows of {len(drawing[0])} points, so there are "
                f"{len(drawing) // 2} x {len(drawing[0]) // 2} blocks, each two points wide and two high. "
                "Where does "
                "your function begin a block, and where does it stop? The counts are asked as a "
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
                "All the ink is there, but not in its blocks. The first block is made of "
                f"{drawing[0][:2]} and, below it, {drawing[1][:2]}: which points does your first number add up?"
            ),
        ),
    ),
    inputs=(
        ((1, 1, 0, 0), (1, 0, 0, 0), (0, 1, 1, 1), (0, 0, 1, 1)),
        ((0, 1, 1, 1, 0, 0), (0, 0, 1, 0, 0, 1)),
    ),
)

SILENCED = Exercise(
    number="06.4",
    title="One unit is silenced",
    question="""A model has three hidden units and two scores, `L6 = Linear([[3, 0, 1], [1, 2, 0]])`; the
larger score is its answer. Of four pictures we have o5:

| picture | o5[0] | o5[1] | o5[2] |
|---|---|---|---|
| first | 1 | 2 | 0 |
| second | 0 | 1 | 4 |
| third | 2 | 3 | 0 |
| fourth | 0 | 3 | 1 |

Now unit 1 is silenced: o5[1] is 0, whatever comes in. Which pictures now get another answer?
Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: all four, for it speaks in all four of them
- b: the first, the third and the fourth of them
- c: none, for the other two units can say enough
- d: the third and the fourth, where it is loudest""",
    dots=2,
    minutes=4,
    solution="""# Run it: a row a picture, then the place of its larger score.
o5_of_four = np.array([[1, 2, 0], [0, 1, 4], [2, 3, 0], [0, 3, 1]])
four_scores = Linear([[3, 0, 1], [1, 2, 0]]).forward(o5_of_four)
four_silenced = Linear([[3, 0, 1], [1, 2, 0]]).forward(o5_of_four * [1, 0, 1])
print(four_scores.argmax(axis=1), four_silenced.argmax(axis=1))
check("06.4", "b")""",
    right="b",
    because="Scores before: (3, 5), (4, 2), (6, 8), (1, 6). After: (3, 1), (4, 0), (6, 2), (1, 0). Unit "
    "1 speaks for "
    "the second score alone; where the first was larger anyway, nothing changes. How loud it is does not tell "
    "whether it decides.",
    mistakes=(
        Mistake(
            "a unit that speaks decides",
            "a",
            "It speaks in all four. But what does it speak for, and which score is the larger one without it? "
            "Work "
            "out "
            "both scores of each picture, twice.",
        ),
        Mistake(
            "never a single unit",
            "c",
            "In the lesson the 7s kept their 7. Here there are three units: work out both scores of the first "
            "picture, "
            "with unit 1 and without.",
        ),
        Mistake(
            "loudness decides",
            "d",
            "Loud it is there. Work out both scores of the first picture too, with unit 1 and without.",
        ),
    ),
)


def louder(first_score: float, second_score: float) -> tuple[float, float]:
    """The shares of two scores that are made three times as large."""
    first, second = math.exp(3 * first_score), math.exp(3 * second_score)
    return first / (first + second), second / (first + second)


def thicker_pen(first: float, second: float) -> Exercise:
    """Ask for the shares of scores that are made three times as large."""
    before, now = shares((first, second)), shares((3 * first, 3 * second))
    return Exercise(
        number="06.5",
        title="A thicker pen",
        question=f"""A model has two linear layers **without biases**, a ReLU between them, and softmax at the
end. For some x its two scores are ({first}, {second}). Now each number of x is made three times as large.
Which two shares come out?""",
        dots=2,
        minutes=4,
        solution=f"""# Sums without bias become three times as large, and so do the scores:
# they are ({number(3 * first)}, {number(3 * second)}).
powers = np.exp([{number(3 * first)}, {number(3 * second)}])
check("06.5", powers / powers.sum())""",
        quantities={"first_score": first, "second_score": second},
        right=louder,
        because=f"{now[0]:.4f} and {now[1]:.4f}, in place of {before[0]:.4f} and {before[1]:.4f}. Nothing "
        "about the picture has become clearer; "
        "it is only louder, and the model is surer.",
        mistakes=(
            Mistake(
                "softmax does not care",
                before,
                "These are the shares as they were before. Adding the same to all scores changes nothing; does "
                "multiplying?",
            ),
            Mistake(
                "three times at each layer",
                shares((9 * first, 9 * second)),
                "The scores were made nine times as large, it seems, three times at each layer. The "
                "second layer "
                "gets "
                "what "
                "the first makes of x, and multiplies nothing by 3 itself.",
            ),
            Mistake(
                "twice as large",
                shares((2 * first, 2 * second)),
                "That comes out where the scores are made twice as large, or each share is multiplied by "
                "itself. How "
                "much larger do the scores become here?",
            ),
            Mistake(
                "the scores before",
                (first, second),
                "These are the scores as they were. First: what becomes of them? Then softmax comes "
                "after them.",
            ),
            Mistake(
                "scores made larger by 3",
                (first + 3, second + 3),
                "3 was added to the scores, it seems. They become three *times* as large; and softmax "
                "comes after "
                "them.",
            ),
            Mistake(
                "the shares made larger",
                [3 * share for share in before],
                "The shares were made three times as large, it seems. Two shares are 1 together: it is "
                "the scores "
                "that "
                "grow.",
            ),
            Mistake(
                "the shares cubed",
                [share**3 for share in before],
                "The old shares were multiplied by themselves twice, it seems. That is nearly it: but "
                "together they "
                "are no "
                "longer 1. What is left to do?",
            ),
            Mistake(
                "softmax of the shares made larger",
                shares([3 * share for share in before]),
                "The old shares were made three times as large, it seems, and went through softmax "
                "again. It is the "
                "scores "
                "that grow, and softmax comes once.",
            ),
            Mistake(
                "a guess",
                (0.5, 0.5),
                "These are the shares of a model that cannot decide. The two scores are not the same, "
                "and do not "
                "become"
                " so.",
            ),
            Mistake(
                "a verdict",
                (0, 1),
                "That is a verdict. Softmax gives the second score more, but not everything.",
            ),
            Mistake(
                "a sigmoid for each",
                [1 / (1 + math.exp(-score)) for score in (3 * first, 3 * second)],
                "That is a sigmoid of each score alone. Shares are worked out from both scores together.",
            ),
            Mistake(
                "a third",
                shares((first / 3, second / 3)),
                "The scores were divided by three, it seems. Do they become smaller or larger?",
            ),
            Mistake("the scores", (3 * first, 3 * second), "These are the scores. Softmax comes after them."),
            Mistake(
                "per cent",
                [100 * share for share in now],
                "These are numbers of per cent. Two shares are 1 together.",
            ),
            Mistake(
                "raised to the third power",
                shares((first**3, second**3)),
                "The scores were raised to the third power, it seems. What does a sum without bias do "
                "when x becomes "
                "three times as large?",
            ),
        ),
        parts=("first share", "second share"),
        hint="The two are 1 together. First: what happens to the two scores? Then softmax, as in lesson 04.",
    )


LOUDER = varied(
    thicker_pen,
    {"first": 1.2, "second": 1.7},
    {"first": [each / 10 for each in range(4, 22)], "second": [each / 10 for each in range(7, 30)]},
    only=lambda first, second: 0.25 < second - first < 0.85,
)

ROAD = Exercise(
    number="06.6",
    title="Transfer: a cat on the road",
    question="""A model tells cats, dogs and birds apart, on photos. Of the test photos it reads 98 % right. Now
it is to watch a road at night, by a camera, and to brake for animals. What do you ask for first?
Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: that it brakes only where the largest share is above 0.99
- b: what it says to that camera's pictures without an animal
- c: that it is trained until it reads all training photos right
- d: that one looks at which pixels spoke on the test photos""",
    dots=2,
    minutes=3,
    solution='check("06.6", "b")',
    right="b",
    because="It has only three answers, and every picture gets one of them, the empty road too. The 98 % were "
    "measured on photos of animals: they say nothing about roads. What counts is measured where it will "
    "be used.",
    mistakes=(
        Mistake(
            "a large share is a proof",
            "a",
            "To the short line the lesson's model gave 0.999 as well. What does a share compare, and "
            "with what?",
        ),
        Mistake(
            "training is what counts",
            "c",
            "All of its training photos: what did the neighbour of section 4 do with shuffled labels?",
        ),
        Mistake(
            "reasons will tell",
            "d",
            "Such pictures are worth a look. But what can photos of animals tell about a picture on "
            "which there "
            "is none?",
        ),
    ),
)

EXERCISES = (EXPECTED, SPOKE, COUNT, SILENCED, LOUDER, ROAD)
