"""Exercise 13.5: what has it added."""

import math

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.lesson_13.shared import Pair
from lessons_lib.lessons.written import said, said_row
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]


def added_to(x: Pair, share: float) -> tuple[float, float]:
    """Two numbers above 0 that are so long beside x: for twentieths of whole lengths two decimals tell all."""
    length = math.hypot(*x)
    return round(0.6 * share * length, 2), round(0.8 * share * length, 2)


def length_changes(x: Pair, share: float) -> bool:
    """Whether what goes out is clearly longer or shorter than x, so that one sees which of them was taken."""
    out = map(sum, zip(x, added_to(x, share), strict=True))
    return abs(math.hypot(*out) / math.hypot(*x) - 1) > 0.03


def what_it_adds(x: Pair, share: float) -> Exercise:
    """Ask what a block has added, and how long that is beside its input, whose length is a whole number."""
    added = added_to(x, share)
    o = (round(x[0] + added[0], 2), round(x[1] + added[1], 2))
    length, out, sizes = round(math.hypot(*x)), math.hypot(*o), sum(added)
    return Exercise(
        number="13.5",
        title="What has it added?",
        question=f"""x = {said_row(x)} came into a block, and {said_row(o)} goes out of it. Which two \
numbers has it added, and
how long is that as a share of the length of x? (The length of a row is the root of the sum of its squares.) Give
three numbers.""",
        dots=2,
        minutes=3,
        solution=f"""came, went = np.array({[*x]}), np.array({[*o]})
f_of_x = went - came
check("13.5", (*f_of_x, np.linalg.norm(f_of_x) / np.linalg.norm(came)))""",
        quantities={"x": x, "o": o},
        right=lambda x, o: (
            o[0] - x[0],
            o[1] - x[1],
            ((o[0] - x[0]) ** 2 + (o[1] - x[1]) ** 2) ** 0.5 / (x[0] ** 2 + x[1] ** 2) ** 0.5,
        ),
        because=f"{said_row(added)} was added; its length is {number(share * length)}, that of x is "
        f"{length}, so it is a share of {share}.",
        mistakes=(
            Mistake(
                "what goes out",
                out / length,
                "That is how long the *output* is beside x. What was added?",
                part="share",
            ),
            Mistake(
                "the length alone",
                share * length,
                "That is how long it is. As a share of the length of x?",
                part="share",
            ),
            Mistake(
                "turned round",
                1 / share,
                "The share is turned round, it seems: what was added, divided by what came in.",
                part="share",
            ),
            Mistake(
                "squares",
                share**2,
                "The roots were forgotten, it seems: a length is the root of the sum of the squares.",
                part="share",
            ),
            Mistake(
                "beside the output",
                share * length / out,
                "That is the share of what goes *out*. Asked is that of x.",
                part="share",
            ),
            Mistake(
                "sizes added",
                sizes / (x[0] - x[1]),
                "The sizes were added up. A length is the root of the sum of the squares.",
                part="share",
            ),
            Mistake(
                "added up in place of the length",
                sizes / length,
                "The two numbers were added up, it seems, and divided by the length of x. Their length is the root of "
                "the sum of the squares.",
                part="share",
            ),
            Mistake(
                "added up, and no share",
                sizes,
                "That is what both numbers come to when they are added up. Their length is the root of the sum of the "
                "squares, and asked is its share of the length of x.",
                part="share",
            ),
            Mistake(
                "added up with signs",
                sizes / (x[0] + x[1]),
                "The numbers were added up with their signs. A length is the root of the sum of the squares.",
                part="share",
            ),
            Mistake(
                "the sign",
                (-added[0], -added[1], share),
                "The signs are turned: it is what goes out minus what came in.",
            ),
            Mistake(
                "the sum",
                (x[0] + o[0], x[1] + o[1], math.hypot(x[0] + o[0], x[1] + o[1]) / length),
                "Input and output were added, it seems. What goes out is x + f(x): what is f(x)?",
            ),
            Mistake(
                "the sum, beside a right share",
                (x[0] + o[0], x[1] + o[1], share),
                "The share is right. Both numbers before it are the sum of input and output, it seems. What goes out "
                "is x + f(x): what is f(x)?",
            ),
            Mistake(
                "the minus lost",
                -added[1],
                f"The sign is turned, it seems: from {said(x[1])} to {said(o[1])}, is that up or down?",
                part="second",
            ),
        ),
        parts=("first", "second", "share"),
        hint="What goes out is x + f(x). So f(x) is what goes out minus x. Then its length, divided by the "
        "length of x.",
        hints={
            "first": "What goes out, minus x.",
            "second": "What goes out, minus x, with its sign.",
            "share": "The length of what was added, divided by the length of x.",
        },
    )


EXERCISE = varied(
    what_it_adds,
    {"x": (5, -12), "share": 0.3},
    {
        "x": [
            (5, -12),
            (8, -15),
            (15, -8),
            (12, -5),
            (7, -24),
            (24, -7),
            (20, -21),
            (21, -20),
            (12, -35),
            (9, -40),
        ],
        "share": (0.05, 0.1, 0.15, 0.2, 0.25, 0.3),
    },
    only=length_changes,
)
