"""Exercise 15.2: from scores to shares."""

import math

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.written import said

__all__ = ["EXERCISE"]


def how_much_surer(first: float, second: float, share: float) -> Exercise:
    """Ask what a difference of two scores means for the shares."""
    times = math.exp(first - second)
    return Exercise(
        number="15.2",
        title="From scores to shares",
        question=f"""A network that knows 1000 things gives *espresso* the score {said(first)}, which is a share of \
{said(share)}, and *tea cup* the score {said(second)}.
How many times as large is the share of *espresso*? And how large is the share of *tea cup*? Give two numbers
(three digits are enough).""",
        dots=2,
        minutes=3,
        solution=f"""times = np.exp({first} - {second})
check("15.2", (times, {share} / times))""",
        quantities={"first": first, "second": second, "share": share},
        right=lambda first, second, share: (
            math.exp(first - second),
            share / math.exp(first - second),
        ),
        because="Both shares are a power of e, divided by the same sum. So the sum does not matter: e to "
        f"the power of {said(first)} − {said(second)} = {said(round(first - second, 1))} is "
        f"{said(round(times, 2))}. And {said(share)} divided by that is {said(round(share / times, 4))}.",
        mistakes=(
            Mistake(
                "scores divided",
                first / second,
                "The scores were divided, it seems. A share is e to the power of its score, divided by a "
                "sum: what is left if you divide two of them?",
                part="times",
            ),
            Mistake(
                "scores taken away",
                first - second,
                "That is how much larger the *score* is. And e to the power of it?",
                part="times",
            ),
            Mistake(
                "a power of 2",
                2 ** (first - second),
                "A power of 2, it seems. Softmax takes powers of e: `np.exp`.",
                part="times",
            ),
            Mistake(
                "a power of 10",
                10 ** (first - second),
                "A power of 10, it seems. Softmax takes powers of e: `np.exp`.",
                part="times",
            ),
            Mistake(
                "the other way round",
                math.exp(second - first),
                "That is how large *tea cup* is of *espresso*. It is asked the other way round.",
                part="times",
            ),
            Mistake(
                "what is left",
                1 - share,
                "That is what is left for all 999 others together. How much of it is *tea cup*?",
                part="tea cup",
            ),
            Mistake(
                "what is left, in equal parts",
                (1 - share) / 999,
                "That would be so if the others shared alike. *tea cup* has a score of its own.",
                part="tea cup",
            ),
            Mistake(
                "shares in the ratio of the scores",
                share * second / first,
                "The share was made smaller in the ratio of the scores, it seems. Shares go with powers of e.",
                part="tea cup",
            ),
            Mistake(
                "no share",
                second / (first + second),
                "The scores themselves were shared out, it seems. Shares go with powers of e.",
                part="tea cup",
            ),
            Mistake(
                "the share times it",
                share * times,
                "It was multiplied, it seems. Is the share of *tea cup* larger or smaller?",
                part="tea cup",
            ),
            Mistake(
                "one divided by it",
                1 / times,
                "That is how large it is beside the share of *espresso*. How much is that of all?",
                part="tea cup",
            ),
            Mistake(
                "of what is left",
                (1 - share) / times,
                "What is left was divided, it seems. It is the share of *espresso* that is so many times as large.",
                part="tea cup",
            ),
            Mistake(
                "a hundredth of it",
                share / 100,
                "It was divided by 100, it seems. By how many times is the one share larger?",
                part="tea cup",
            ),
            Mistake(
                "divided by the difference",
                share / (first - second),
                "It was divided by the difference of the *scores*, it seems. Shares go with powers of e.",
                part="tea cup",
            ),
            Mistake(
                "the power of the score",
                math.exp(first),
                "That is the power of e for *espresso* alone. How many times as large is it as that for *tea cup*?",
                part="times",
            ),
            Mistake(
                "taken away from it",
                share - 1 / times,
                "It was taken away, it seems. One share is so many *times* the other.",
                part="tea cup",
            ),
            Mistake(
                "e times the difference",
                math.e * (first - second),
                "It was multiplied by e, it seems. e is raised to the *power* of the difference.",
                part="times",
            ),
            Mistake(
                "the sum of the scores",
                math.exp(first + second),
                "The scores were added, it seems. If powers are divided, what becomes of their exponents?",
                part="times",
            ),
        ),
        parts=("times", "tea cup"),
        hint="Write both shares as e to the power of the score, divided by the sum, and divide one by the other.",
    )


EXERCISE = varied(
    how_much_surer,
    {"first": 9.4, "second": 5.9, "share": 0.66},
    {
        "first": (9.1, 9.4, 9.7, 10.2, 10.6),
        "second": (5.9, 6.3, 6.8, 7.2),
        "share": (0.52, 0.58, 0.66, 0.72, 0.78),
    },
)
