"""Exercise 04.2: three numbers through a leak."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.layers import LeakyReLU
from lessons_lib.lessons.written import said

__all__ = ["EXERCISE"]


def leaky(below: int, above: int, slope: float) -> Exercise:
    """Ask what comes out of a leaky ReLU."""
    tenths = {2: "Two", 3: "Three", 4: "Four"}[round(10 * slope)]
    return Exercise(
        number="04.2",
        title="Three numbers through a leak",
        question=f"The numbers ({said(below)}, 0, {above}) go through a leaky ReLU whose slope is {slope}. "
        "What comes out? Give three numbers.",
        dots=1,
        minutes=2,
        solution=f'check("04.2", ({slope} * {below}, 0, {above}))',
        right=LeakyReLU(slope),
        x=(below, 0, above),
        because=f"Only what is below 0 is multiplied by the slope; 0 and {above} pass as they are.",
        mistakes=(
            Mistake(
                "slope everywhere",
                (slope * below, 0, slope * above),
                "The slope was used for every number, it seems: then nothing would be bent. On which side "
                "of 0 does it act?",
            ),
            Mistake(
                "slope on the wrong side",
                (below, 0, slope * above),
                "The slope was used above 0, it seems. On which side of 0 is the leak?",
            ),
            Mistake(
                "the lesson's slope",
                0.1 * below,
                "The first number went through the leak of the lesson, it seems, a tenth. Here it is "
                "another slope.",
                part="first number",
            ),
            Mistake(
                "what is left without the slope",
                below * (1 - slope),
                f"{tenths} tenths were taken away, it seems. The slope says how much is *left*.",
                part="first number",
            ),
            Mistake(
                "the minus sign taken away",
                -below,
                "The minus sign was taken away, it seems. What is a slope times a number below 0?",
                part="first number",
            ),
            Mistake(
                "cut above 0",
                0,
                "A number above 0 was cut, it seems. On which side of 0 does something happen?",
                part="third number",
            ),
            Mistake(
                "the slope taken away",
                below - slope,
                "The slope was taken away, it seems. It is multiplied.",
                part="first number",
            ),
            Mistake(
                "slope for nothing",
                slope,
                "The slope stands where 0 came in. What is a slope times 0?",
                part="second number",
            ),
            Mistake(
                "slope for the output",
                slope,
                "The slope itself came out in place of the first number. It is to be multiplied by something.",
                part="first number",
            ),
            Mistake(
                "slope for the output, with the sign",
                -slope,
                "The slope came out with the sign of the first number. Does every number below 0 give the "
                "same?",
                part="first number",
            ),
        ),
        parts=("first number", "second number", "third number"),
        hint="For each of them: is it below 0? If so, multiply it by the slope.",
    )


EXERCISE = varied(
    leaky,
    {"below": -12, "above": 7, "slope": 0.3},
    {"below": range(-29, -5), "above": range(3, 20), "slope": (0.2, 0.3, 0.4)},
)
