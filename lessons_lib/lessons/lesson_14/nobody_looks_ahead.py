"""Exercise 14.3: nobody looks ahead."""

import numpy as np

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]


def nobody_ahead(first: int, second: int, whole: int, fourth: int) -> Exercise:
    """Ask for the first share of a word that may look at three, whose scores behind `exp` are a whole together."""
    third, ahead = whole - first - second, whole + fourth
    return Exercise(
        number="14.3",
        title="Nobody looks ahead",
        question=f"""Four words stand in a row; each may look at itself and at those before it, and not \
ahead. Behind `exp`
the scores of the *third* word for the first, second, third and fourth are {first}, {second}, {third} and \
{fourth}. Which share does it give to
the first word? Give one number.""",
        dots=2,
        minutes=3,
        solution=f"""# the fourth is not in the sum
check("14.3", {first} / ({first} + {second} + {third}))""",
        quantities={"first": first, "second": second, "third": third, "fourth": fourth},
        right=lambda first, second, third: first / (first + second + third),
        because=f"What the mask leaves out is not in the sum: {first} of {whole}. So the row still adds up to 1.",
        mistakes=(
            Mistake(
                "the mask after softmax",
                first / ahead,
                "The fourth was in the sum, it seems, and left out only afterwards: then the row adds up "
                f"to {number(whole / ahead)}. The mask comes *before* the shares are made.",
            ),
            Mistake(
                "masked as 0 before exp",
                first / (whole + 1),
                "The fourth counted as a score of 0, it seems: and exp of 0 is 1, not 0. What may not be "
                "looked at is not in the sum at all.",
            ),
            Mistake(
                "its own share",
                third / whole,
                "That is the share that it gives to itself. What does it give to the first?",
            ),
            Mistake(
                "the second word's",
                second / whole,
                "That is the share that it gives to the second. What does it give to the first?",
            ),
            Mistake("an equal share", 1 / 3, "Shares alike? They go by exp of the scores."),
            Mistake(
                "an equal share of four",
                1 / 4,
                "A quarter for each? The third may not look at the fourth, and shares go by exp of the scores.",
            ),
            Mistake(
                "beside its own",
                first / third,
                "It was divided by the third alone, it seems. The whole is the sum of all that it may look at.",
            ),
            Mistake(
                "beside the second",
                first / second,
                "It was divided by the second alone, it seems. The whole is the sum of all that it may look at.",
            ),
            Mistake(
                "nothing",
                0,
                "The first was left out, it seems. The mask leaves out what comes *after* the third; what "
                "came before it may look at.",
            ),
            Mistake(
                "all",
                1,
                "All of it goes to the first only where the *first* looks: it has nobody before it. Here "
                "the third looks.",
            ),
            Mistake(
                "exp taken again",
                float(np.exp(first - third) / (np.exp([first - third, second - third]).sum() + 1)),
                "exp was taken once more, it seems. These are the scores behind exp already.",
            ),
            Mistake(
                "beside itself and what is ahead",
                first / (third + fourth),
                "The third itself and the fourth were in the sum, it seems, and not those before. Whom may it look at?",
            ),
            Mistake(
                "beside the fourth",
                first / fourth,
                "It was divided by the fourth, it seems, which the third may not even look at. The whole is "
                "the sum of all that it may look at.",
            ),
            Mistake(
                "two of them together",
                (first + second) / whole,
                "That is what the first two get together. What does the first get alone?",
            ),
            Mistake(
                "the fourth added",
                first / (first + second + fourth),
                "The fourth was in the sum, it seems, and the third itself was not. Whom may it look at?",
            ),
            Mistake(
                "the fourth's",
                fourth / ahead,
                "That is what the fourth would get without a mask. It may not be looked at, and the "
                "question is of the first.",
            ),
            Mistake(
                "halved",
                first / whole / 2,
                "It was halved, it seems. The shares of a row add up to 1.",
            ),
        ),
        hint="Which of the four may the third look at? They alone are in the sum.",
    )


EXERCISE = varied(
    nobody_ahead,
    {"first": 3, "second": 4, "whole": 20, "fourth": 30},
    {
        "first": range(2, 25),
        "second": range(2, 25),
        "whole": (20, 32, 40, 50, 80, 100, 125),
        "fourth": (30, 45, 60, 90, 120),
    },
    only=lambda first, second, whole: first != second and whole - first - second > max(first, second),
)
