"""Exercise 13.2: what comes back over a plus."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.written import said

__all__ = ["EXERCISE"]


def over_a_plus(arrives: float, slope: float) -> Exercise:
    """Ask what a plus hands back, and what comes back to the block's input; the slope is below 0."""
    through = arrives * slope
    return Exercise(
        number="13.2",
        title="What comes back over a plus",
        question=f"""A block of single numbers is o = x + f(x), and where it stands the slope of f is \
{said(slope)}. On the way
back, {arrives} arrives at its end. What does the plus hand to f, and what comes back to x? Give two numbers.""",
        dots=2,
        minutes=3,
        solution=f"""to_f = {arrives}  # a plus hands on what arrives, whole
check("13.2", (to_f, {arrives} + {arrives} * {slope}))""",
        quantities={"arriving_number": arrives, "slope": slope},
        right=lambda arriving_number, slope: (arriving_number, arriving_number + arriving_number * slope),
        because=f"The plus hands {arrives} to both of its inputs. Through f come {arrives} × {said(slope)} "
        f"= {said(through)}, over the arrow {arrives}: together {said(arrives + through)}.",
        mistakes=(
            Mistake(
                "shared out",
                arrives / 2,
                "It was shared out, it seems, half to each. One more in *either* input is one more in the "
                "sum: each gets all of it.",
                part="to f",
            ),
            Mistake(
                "the slope already",
                through,
                "The slope of f was taken already. What arrives at *its* output, from the plus?",
                part="to f",
            ),
            Mistake(
                "through f alone",
                through,
                "That is what comes through f. Which other way leads from the plus to x?",
                part="to x",
            ),
            Mistake(
                "over the arrow alone",
                arrives,
                "That is what comes over the arrow. Which other way leads from the plus to x?",
                part="to x",
            ),
            Mistake(
                "ways multiplied",
                arrives * through,
                "The two ways were multiplied, it seems. Along a way one multiplies; over the ways one *adds*.",
                part="to x",
            ),
            Mistake(
                "through f alone, and the minus lost",
                -through,
                "That is what comes through f, and its minus sign got lost, it seems. Which other way leads "
                "from the plus to x?",
                part="to x",
            ),
            Mistake(
                "minus lost",
                arrives - through,
                "The minus sign of the slope got lost, it seems.",
                part="to x",
            ),
            Mistake(
                "the mean",
                (arrives + through) / 2,
                "That is the mean of the two ways. They are added.",
                part="to x",
            ),
            Mistake(
                "the slope added",
                arrives + slope,
                "The slope was added to what arrives, it seems. Through f, what arrives is *multiplied* by it.",
                part="to x",
            ),
            Mistake(
                "the block's slope",
                1 + slope,
                f"That is the slope of the whole block, 1 − {said(-slope)}, and it is right. What arrives "
                "is multiplied by it.",
                part="to x",
            ),
            Mistake(
                "nothing to f",
                0,
                "f does get something: one more at its output is one more in the sum.",
                part="to f",
            ),
            Mistake(
                "all that comes back",
                arrives + through,
                "That is what comes back to x. What does the plus hand to f, before the way through it?",
                part="to f",
            ),
            Mistake(
                "the block's slope to f",
                1 + slope,
                "That is the slope of the whole block. A plus hands on what arrives.",
                part="to f",
            ),
            Mistake(
                "the slope to f",
                slope,
                "That is the slope of f. A plus hands on what arrives, to each of its inputs.",
                part="to f",
            ),
            Mistake(
                "doubled",
                2 * arrives,
                "It was doubled, it seems. A plus hands the same to each of its inputs, once.",
                part="to f",
            ),
            Mistake(
                "a minus to f",
                -arrives,
                "The sign was turned round, it seems. A plus hands on what arrives, with its sign.",
                part="to f",
            ),
            Mistake(
                "the slope alone",
                slope,
                "That is the slope of f alone. It is multiplied by what arrives, and there is the arrow too.",
                part="to x",
            ),
            Mistake(
                "twice what arrives",
                2 * arrives,
                "What arrives was added to itself, it seems. Through f it is multiplied by the slope.",
                part="to x",
            ),
            Mistake(
                "the slope of the block taken twice",
                arrives * (1 + slope) ** 2,
                "It was multiplied by the slope of the block twice, it seems.",
                part="to x",
            ),
            Mistake(
                "divided by the slope",
                arrives + arrives / slope,
                "It was divided by the slope, it seems. Through f it is *multiplied* by it.",
                part="to x",
            ),
        ),
        parts=("to f", "to x"),
        hint="A plus hands what arrives to each of its inputs, whole. To x lead two ways: through f, times "
        "its slope, and over the arrow. Over the ways one adds.",
        hints={
            "to f": "How much does the sum move, when what f gives moves by 1?",
            "to x": "Two ways lead to x: through f, times its slope, and over the arrow.",
        },
    )


EXERCISE = varied(
    over_a_plus,
    {"arrives": 1.7, "slope": -0.3},
    {
        "arrives": [each / 10 for each in (*range(11, 20), *range(21, 30))],
        "slope": [-each / 10 for each in range(2, 9)],
    },
)
