"""Exercise 04.5: softmax."""

import math
from collections.abc import Sequence

import numpy as np

from lessons_lib.judge.exercise import Clue, Exercise, Mistake

__all__ = ["EXERCISE"]


def softmax(X: Sequence[float]) -> list[float]:
    """Turn scores into shares that are above 0 and sum to 1."""
    powers = [math.exp(score) for score in X]
    return [power / sum(powers) for power in powers]


SHARES_BUT = "Shares they are, but not these."


EXERCISE = Exercise(
    number="04.5",
    title="Softmax",
    question="Write `softmax`: it gets a row of scores and returns a row of as many shares. Each share is e "
    "to the power of its score (`math.exp`), divided by the sum of all these powers.",
    dots=2,
    minutes=4,
    start="def softmax(X):\n    return ...",
    solution="""def softmax(X):
    powers = [math.exp(score) for score in X]
    return [power / sum(powers) for power in powers]

check("04.5", softmax)""",
    right=softmax,
    because="Powers are never below 0, so the shares are not either; divided by their sum, they sum to 1.",
    mistakes=(
        Mistake(
            "scores divided by their sum",
            lambda X: [score / sum(X) for score in X],
            "The scores themselves were divided, it seems, or all were multiplied by one number first, "
            "which a division takes away again. A score below zero becomes a share below zero: what makes "
            "it positive first?",
        ),
        Mistake(
            "not divided",
            lambda X: [math.exp(score) for score in X],
            "These are the powers. Together they are more than the whole: what makes shares of them?",
        ),
        Mistake(
            "divided by the largest",
            lambda X: [math.exp(score - max(X)) for score in X],
            "The largest became 1, it seems. A share is a part of all powers together, not of the largest.",
        ),
        Mistake(
            "divided by how many there are",
            lambda X: [math.exp(score) / len(X) for score in X],
            "The powers were divided by how many they are, it seems, which gives no shares. Divide by their "
            "sum.",
        ),
        Mistake(
            "a sigmoid for each",
            lambda X: [1 / (1 + math.exp(-score)) for score in X],
            "That is a sigmoid for each score alone. A share depends on the other scores too.",
        ),
        Mistake(
            "powers divided by the sum of the scores",
            lambda X: [math.exp(score) / sum(X) for score in X],
            "The powers are right, but they were divided by the sum of the scores. Of what are the shares "
            "to be parts?",
        ),
        Mistake(
            "power of the sum",
            lambda X: [math.exp(score) / math.exp(sum(X)) for score in X],
            "The powers were divided by the power of the sum. Is that the same as the sum of the powers?",
        ),
        Mistake(
            "scores of the lesson",
            lambda _: softmax((1, 2, -1)),
            f"{SHARES_BUT} They belong to the `scores` of the lesson, it seems. The input of your function "
            "is called X.",
        ),
        Mistake(
            "powers of the lesson",
            lambda X: [math.exp(score) / sum(map(math.exp, (1, 2, -1))) for score in X],
            "The powers were divided by the sum of the lesson's `powers`, it seems. Divide by the sum of "
            "your own.",
        ),
        Mistake(
            "minus in the exponent",
            lambda X: softmax([-score for score in X]),
            f"{SHARES_BUT} The largest score has the smallest share. Is there a minus sign in the exponent?",
        ),
        Mistake(
            "powers of 2",
            lambda X: [2**score / sum(2**each for each in X) for score in X],
            f"{SHARES_BUT} They come from powers of 2, it seems. Take powers of e, with `math.exp`.",
        ),
        Mistake(
            "powers of 10",
            lambda X: [10.0**score / sum(10.0**each for each in X) for score in X],
            f"{SHARES_BUT} They come from powers of 10, it seems. Take powers of e, with `math.exp`.",
        ),
        Mistake(
            "per cent",
            lambda X: [100 * share for share in softmax(X)],
            "These are shares in per cent. Together they should be 1, not 100.",
        ),
        Mistake(
            "the largest share",
            lambda X: max(softmax(X)),
            "The largest share came back, it seems. A whole row is asked: a share for each score.",
        ),
        Mistake(
            "the place of the largest",
            lambda X: list(X).index(max(X)),
            "The place of the largest score came back, it seems. A whole row is asked: a share for each score.",
        ),
        Mistake(
            "the first share",
            lambda X: softmax(X)[0],
            "The first share came back, and the others did not. Does `return` stand inside the loop?",
        ),
        Mistake(
            "the sum of the shares",
            lambda _: 1,
            "That is all of the shares together, it seems. A whole row is asked: a share for each score.",
        ),
        Mistake(
            "the sum of the powers",
            lambda X: sum(map(math.exp, X)),
            "That is the sum of the powers, it seems. Divide each power by it: a whole row is asked.",
        ),
        Mistake(
            "all the same",
            lambda X: [1 / len(X) for _ in X],
            f"{SHARES_BUT} All are the same, whatever the scores. The larger the score, the larger its share.",
        ),
    ),
    hint="Take e to the power of each score in X, and divide each of these powers by their sum.",
    clues=(
        Clue(
            lambda X, shares: np.size(shares) == len(X),
            lambda X, _: f"There are {len(X)} scores, so {len(X)} shares should come out.",
        ),
        Clue(
            lambda _, shares: np.min(shares) > 0,
            "A power of e is above 0 for every score, also for one below 0, so every share is too. What "
            "becomes of the smallest score in your function?",
        ),
        Clue(
            lambda _, shares: abs(np.sum(shares) - 1) < 1e-6,
            lambda _, shares: (
                f"Together these are {np.sum(shares):.4g}, and shares are 1 together. By what do you divide "
                "each power: is it the sum of all of them?"
            ),
        ),
        Clue(
            lambda X, shares: np.argmax(shares) == np.argmax(X),
            "The largest share does not stand where the largest score does. Each share belongs to the score "
            "at its place.",
        ),
        Clue(
            lambda *_: False,
            "They are 1 together, so you divide by the right sum. Look at the powers: if one score is 1 "
            "larger than another, its power is e times as large, about 2.718 times. Is yours?",
        ),
    ),
    inputs=((2, -1, 1), (1, 2, 3), (0, 0.5), (-1, 4, -1, 1), (6, 9, 7.5)),
)
