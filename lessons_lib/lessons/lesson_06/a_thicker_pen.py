"""Exercise 06.5: a thicker pen."""

import math

import numpy as np
from numpy.typing import ArrayLike

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]


def shares(scores: ArrayLike) -> list[float]:
    """Softmax, as in lesson 04."""
    powers = [math.exp(score) for score in np.ravel(scores)]
    return [power / sum(powers) for power in powers]


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
        "about the picture has become clearer; it is only louder, and the model is surer.",
        mistakes=(
            Mistake(
                "softmax does not care",
                before,
                "These are the shares as they were before. Adding the same to all scores changes nothing; "
                "does multiplying?",
            ),
            Mistake(
                "three times at each layer",
                shares((9 * first, 9 * second)),
                "The scores were made nine times as large, it seems, three times at each layer. The second "
                "layer gets what the first makes of x, and multiplies nothing by 3 itself.",
            ),
            Mistake(
                "twice as large",
                shares((2 * first, 2 * second)),
                "That comes out where the scores are made twice as large, or each share is multiplied by "
                "itself. How much larger do the scores become here?",
            ),
            Mistake(
                "the scores before",
                (first, second),
                "These are the scores as they were. First: what becomes of them? Then softmax comes after "
                "them.",
            ),
            Mistake(
                "scores made larger by 3",
                (first + 3, second + 3),
                "3 was added to the scores, it seems. They become three *times* as large; and softmax comes "
                "after them.",
            ),
            Mistake(
                "the shares made larger",
                [3 * share for share in before],
                "The shares were made three times as large, it seems. Two shares are 1 together: it is the "
                "scores that grow.",
            ),
            Mistake(
                "the shares cubed",
                [share**3 for share in before],
                "The old shares were multiplied by themselves twice, it seems. That is nearly it: but "
                "together they are no longer 1. What is left to do?",
            ),
            Mistake(
                "softmax of the shares made larger",
                shares([3 * share for share in before]),
                "The old shares were made three times as large, it seems, and went through softmax again. "
                "It is the scores that grow, and softmax comes once.",
            ),
            Mistake(
                "a guess",
                (0.5, 0.5),
                "These are the shares of a model that cannot decide. The two scores are not the same, and "
                "do not become so.",
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
                "the powers before",
                [math.exp(score) for score in (first, second)],
                "These are e to the power of the scores as they were. First the scores become other ones; and "
                "then each power is divided by the sum of both.",
            ),
            Mistake(
                "raised to the third power",
                shares((first**3, second**3)),
                "The scores were raised to the third power, it seems. What does a sum without bias do when "
                "x becomes three times as large?",
            ),
        ),
        parts=("first share", "second share"),
        hint="The two are 1 together. First: what happens to the two scores? Then softmax, as in lesson 04.",
    )


EXERCISE = varied(
    thicker_pen,
    {"first": 1.2, "second": 1.7},
    {"first": [each / 10 for each in range(4, 22)], "second": [each / 10 for each in range(7, 30)]},
    only=lambda first, second: 0.25 < second - first < 0.85,
)
