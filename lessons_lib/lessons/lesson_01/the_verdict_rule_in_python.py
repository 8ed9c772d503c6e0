"""Exercise 01.3: the verdict rule in Python."""

from lessons_lib.data import patients
from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE", "verdict"]


def verdict(output: float) -> str:
    """Read an output as the nearer of 0, bad shape, and 1, good shape; half-way is neither."""
    if output > 0.5:
        return "good shape"
    if output < 0.5:
        return "bad shape"
    return "neither"


EXERCISE = Exercise(
    number="01.3",
    title="The verdict rule in Python",
    question='Write the verdict rule as a function of an output, which may be any number. It returns `"bad '
    'shape"`, `"good shape"` or `"neither"`.',
    dots=2,
    minutes=4,
    start="def verdict(output):\n    return ...",
    solution="""def verdict(output):
    if output > 0.5:
        return "good shape"
    if output < 0.5:
        return "bad shape"
    return "neither"

check("01.3", verdict)""",
    right=verdict,
    because="Every number gets a verdict, also one beyond 0 and 1; only half-way is neither.",
    mistakes=(
        Mistake(
            "a tie is good",
            lambda output: "good shape" if output >= 0.5 else "bad shape",
            "Half-way was counted as one of the two sides. How far is it from 0, and how far from 1?",
        ),
        Mistake(
            "a tie is bad",
            lambda output: "good shape" if output > 0.5 else "bad shape",
            "Half-way came out as bad. How far is it from 0, and how far from 1?",
        ),
        Mistake(
            "only 0 and 1 mean anything",
            lambda output: {0: "bad shape", 1: "good shape"}.get(output, "neither"),
            "Only exactly 0 and exactly 1 got a verdict. What does the rule say of any other number?",
        ),
        Mistake(
            "anything above 0 is good",
            lambda output: "good shape" if output > 0 else "bad shape",
            "The line was drawn at 0. Look again at which number lies as far from 0 as from 1.",
        ),
        Mistake(
            "beyond 0 and 1 is neither",
            lambda output: verdict(output) if 0 <= output <= 1 else "neither",
            "An output beyond 0 and 1 is no error. The rule asks only which of the two is nearer.",
        ),
        Mistake(
            "near half-way is neither",
            lambda output: "neither" if abs(output - 0.5) < 0.1 else verdict(output),
            "A whole stretch around half-way became neither. How far is this one from 0, and how far from "
            "1? Only where the two are exactly the same, no side is nearer.",
        ),
        Mistake(
            "very near half-way is neither",
            lambda output: "neither" if abs(output - 0.5) < 0.01 else verdict(output),
            "Half-way was given some width, it seems. The rule has no *nearly*: this number is a little "
            "nearer to one of the two.",
        ),
        Mistake(
            "between 0 and 1 is neither",
            lambda output: "neither" if 0 < output < 1 else verdict(output),
            "Everything between 0 and 1 became neither. Most of these numbers are nearer to one of the two.",
        ),
        Mistake(
            "good and bad swapped",
            lambda output: verdict(1 - output),
            "Good and bad have changed places. Which of the two is 0?",
        ),
        Mistake(
            "the package's words",
            patients.verdict,
            "That is the package's verdict, which has longer words for half-way. Write a rule of your own, "
            "with `if` and `return`.",
        ),
        Mistake(
            "rounded",
            lambda output: {0: "bad shape", 1: "good shape"}.get(round(output), "neither"),
            "The output was rounded first, it seems. Rounding can give numbers other than 0 and 1, and it "
            "sends half-way to one side: compare the distances instead.",
        ),
    ),
    hint="How far is this number from 0, and how far from 1? The nearer of the two decides.",
    inputs=(0, 1, 0.1, 0.9, 0.45, 0.55, 0.4999, 0.5001, 0.5, 1.5, -3, 7, 250, -250),
)
