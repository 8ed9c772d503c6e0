"""Exercise 09.5: too large."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE"]


def too_large(steepness: float, bottom: int) -> Exercise:
    """Ask for two learning rates: there in one step, and no nearer."""
    return Exercise(
        number="09.5",
        title="Too large",
        question=f"""At w the slope of a loss is {steepness} × (w − {bottom}), so one step multiplies
the distance from {bottom} by 1 − rate × {steepness}.
With which learning rate is one there in one step? And from which on does the distance not shrink any more? Give two
numbers.""",
        dots=2,
        minutes=3,
        solution=f"""# There in one step: 1 - rate * {steepness} is 0. No longer shrinking: it is -1.
check("09.5", (1 / {steepness}, 2 / {steepness}))""",
        quantities={"steepness": steepness, "bottom": bottom},
        right=lambda steepness: (1 / steepness, 2 / steepness),
        because=f"With 1/{steepness} the factor is 0: there in one step. With 2/{steepness} it is −1: from "
        "one wall to the other and back, for ever. Beyond that each jump is longer than the last.",
        mistakes=(
            Mistake(
                "overshooting is diverging",
                1 / steepness,
                f"Beyond that rate a step lands on the other side. But is it farther from {bottom} there, "
                "or nearer?",
                part="no longer shrinking",
            ),
            Mistake(
                "the factor 1",
                0,
                "With a rate of 0 nobody moves: the distance does not shrink either. Asked is the limit on "
                "the side of the large rates, where the factor is −1.",
                part="no longer shrinking",
            ),
            Mistake(
                "half",
                0.5 / steepness,
                "With that rate the factor is a half: half-way in one step.",
                part="in one step",
            ),
            Mistake(
                "the bottom in it",
                (1 / steepness / bottom, 2 / steepness / bottom),
                f"{bottom} is where one goes, and plays no part in how fast. The factor is 1 − rate × "
                f"{steepness}: for which rate is it 0?",
            ),
            Mistake(
                "the slope at once",
                1,
                f"With that rate the factor is 1 − {steepness}, far below −1. For which rate is it exactly −1?",
                part="no longer shrinking",
            ),
            Mistake(
                "twice too much",
                4 / steepness,
                "With that rate the factor is 1 − 4. For which rate is it exactly −1?",
                part="no longer shrinking",
            ),
            Mistake(
                "a hair below",
                2 / steepness - 0.01,
                "With that rate the distance still shrinks, if by little. Where exactly does it not shrink "
                "any more?",
                part="no longer shrinking",
            ),
            Mistake(
                "a hair above",
                2 / steepness + 0.01,
                "With that rate the distance grows already. Where exactly does it not shrink any more?",
                part="no longer shrinking",
            ),
            Mistake(
                "the factor 2",
                3 / steepness,
                "With that rate the factor is −2. For which is it −1?",
                part="no longer shrinking",
            ),
            Mistake(
                "the factor",
                -1,
                "That is the factor with which the distance does not shrink any more. Which rate makes it?",
                part="no longer shrinking",
            ),
            Mistake(
                "a step in the factor",
                0,
                "That is the factor with which one is there in one step. Which rate makes it?",
                part="in one step",
            ),
            Mistake(
                "the rate 1",
                1,
                f"With a rate of 1 the step is as long as the slope, {steepness} times the distance. Which "
                "rate makes it as long as the distance?",
                part="in one step",
            ),
            Mistake(
                "the steepness", steepness, f"Which rate, *times* {steepness}, is 1?", part="in one step"
            ),
            Mistake(
                "the limit",
                2 / steepness,
                "With that rate the factor is −1: one lands as far away on the other side.",
                part="in one step",
            ),
            Mistake(
                "the bottom divided by the steepness",
                bottom / steepness,
                f"{bottom} is where one goes, and plays no part in how fast. For which rate is 1 − rate × "
                f"{steepness} just 0?",
                part="in one step",
            ),
        ),
        parts=("in one step", "no longer shrinking"),
        hint="The factor is 0 in the first case. In the second the distance stays as it is, on the other side.",
        hints={
            "in one step": f"For which rate is the factor 1 − rate × {steepness} exactly 0?",
            "no longer shrinking": f"For which rate is the factor 1 − rate × {steepness} exactly −1?",
        },
    )


EXERCISE = varied(
    too_large,
    {"steepness": 8, "bottom": 5},
    {"steepness": [*range(4, 41), *(each + 0.5 for each in range(2, 30))], "bottom": range(3, 13)},
)
