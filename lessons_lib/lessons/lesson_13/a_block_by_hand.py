"""Exercise 13.1: a block by hand."""

import itertools
from collections.abc import Sequence

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.lesson_13.shared import Pair
from lessons_lib.lessons.written import said

__all__ = ["EXERCISE"]


def with_and_without(
    W: Sequence[Sequence[float]], x: Sequence[float], b: Sequence[float]
) -> tuple[float, float, float, float]:
    """What a block makes of x, and then what its layers make of it without the arrow."""
    first = max(W[0][0] * x[0] + W[0][1] * x[1] + b[0], 0)
    second = max(W[1][0] * x[0] + W[1][1] * x[1] + b[1], 0)
    return x[0] + first, x[1] + second, first, second


def sums_of(W: tuple[Pair, Pair], x: Pair, b: Pair) -> Pair:
    """What goes into the ReLU of a block."""
    return W[0][0] * x[0] + W[0][1] * x[1] + b[0], W[1][0] * x[0] + W[1][1] * x[1] + b[1]


def one_of_two_passes(W: tuple[Pair, Pair], x: Pair, b: Pair) -> bool:
    """Whether ReLU lets the first sum pass, and the second clearly not."""
    first, second = sums_of(W, x, b)
    return first > max(x) and -300 <= second <= -30 and -second not in x


def a_block(W: tuple[Pair, Pair], x: Pair, b: Pair) -> Exercise:
    """Ask what a block makes of a row of two numbers, and what its layers do; ReLU stops the second."""
    (t, u), (v, w) = (tuple(weight * each for weight, each in zip(row, x, strict=True)) for row in W)
    sums = sums_of(W, x, b)
    plain = (sums[0], 0)
    block = (x[0] + sums[0], x[1])
    return Exercise(
        number="13.1",
        title="A block by hand",
        question=f"""A block of two numbers adds to its input what comes out of a linear layer and a ReLU: \
o = x + ReLU(W @
x + b), with `W = {[[*row] for row in W]}` and `b = {b}`. What does it make of x = {x}? And of the plain row,
without the arrow, what would come out? Give four numbers: the two of the block, then the two without the arrow.""",
        dots=1,
        minutes=4,
        solution=f"""f = Model(Input(shape=(2,)), Linear({[[*row] for row in W]}, {[*b]}), ReLU())
out = f({x})
check("13.1", (*(np.array({[*x]}) + out), *out))""",
        quantities={"W": [[*row] for row in W], "x": x, "b": b},
        right=with_and_without,
        because=f"{t} − {-u} + {b[0]} = {sums[0]} and {v} + {w} − {-b[1]} = {said(sums[1])}; the second is "
        f"below 0, so ReLU makes 0 of it. The block adds {sums[0]} and 0 to what it was given: {block}. "
        "Where ReLU stops all, a block hands on what came in.",
        mistakes=(
            Mistake(
                "ReLU forgotten",
                (x[0] + sums[0], x[1] + sums[1], *sums),
                "ReLU was left out, it seems. What does it make of a sum below 0?",
            ),
            Mistake(
                "ReLU at the end",
                (x[0] + sums[0], max(x[1] + sums[1], 0), *plain),
                "ReLU came after the plus, it seems. It belongs to the row that is jumped over: x is added "
                "to what comes out of it.",
            ),
            Mistake(
                "biases forgotten",
                lambda W, x: with_and_without(W, x, (0, 0)),
                "The biases were left out, it seems: W @ x + b.",
            ),
            Mistake(
                "biases taken away",
                lambda W, x, b: with_and_without(W, x, (-b[0], -b[1])),
                "The biases were taken away, it seems. They are added, with their signs.",
            ),
            Mistake(
                "x twice",
                (2 * x[0] + plain[0], 2 * x[1] + plain[1], x[0] + plain[0], x[1] + plain[1]),
                "x was added once too often, it seems. Without the arrow it is not added at all, and with it once.",
            ),
            Mistake(
                "x twice in the block",
                (2 * x[0] + plain[0], 2 * x[1] + plain[1], *plain),
                "x was added twice in the block, it seems. The arrow brings it once.",
            ),
            Mistake(
                "x without the arrow",
                (*block, *x),
                "Without the arrow x does not reach the end at all: it goes through Linear and ReLU alone.",
            ),
            Mistake(
                "x added to both",
                (*block, *block),
                "These are the two of the block, twice. Without the arrow nothing is added to what ReLU puts out.",
            ),
            Mistake(
                "x added crosswise",
                (x[1] + plain[0], x[0] + plain[1], *plain),
                "The two numbers of x have changed places before they were added, it seems.",
            ),
            Mistake(
                "x exchanged",
                lambda W, x, b: with_and_without([row[::-1] for row in W], x, b),
                "The two numbers of x were exchanged before W met them, it seems: the first column is for the first.",
            ),
            Mistake(
                "columns for rows",
                lambda W, x, b: with_and_without(list(zip(*W, strict=True)), x, b),
                "W was read down its columns, it seems. Each of its *rows* makes one number.",
            ),
            Mistake(
                "multiplied",
                (x[0] * plain[0], x[1] * plain[1], *plain),
                "x was multiplied by what comes out of the layers, it seems. A skip connection *adds*.",
            ),
            Mistake(
                "turned round",
                (*plain, *block),
                "The two pairs have changed places, it seems: first the block, then the row without the arrow.",
            ),
            Mistake(
                "no arrow",
                (*plain, *plain),
                "x was not added, it seems. The arrow jumps over both layers, to a plus.",
            ),
            Mistake(
                "the input handed on",
                (*x, *plain),
                "That is x itself. The block adds something to it.",
            ),
            Mistake(
                "taken away",
                (plain[0] - x[0], plain[1] - x[1], *plain),
                "x was taken away, it seems. It is added.",
            ),
        ),
        parts=("first with the arrow", "second with the arrow", "first without it", "second without it"),
        hint="W @ x + b first, then ReLU: that is what comes out without the arrow. With it, x is added to that.",
        hints={
            "first with the arrow": "What comes out of ReLU, plus the first number of x.",
            "second with the arrow": "What comes out of ReLU, plus the second number of x.",
            "first without it": f"{W[0][0]} × {x[0]}, {said(W[0][1])} × {x[1]} and the bias; then ReLU.",
            "second without it": f"{W[1][0]} × {x[0]}, {W[1][1]} × {x[1]} and the bias; then ReLU: what does it "
            "make of a number below 0?",
        },
    )


EXERCISE = varied(
    a_block,
    {"W": ((11, -6), (7, 9)), "x": (50, 30), "b": (170, -710)},
    {
        "W": [
            ((p, -q), (r, s)) for p, q, r, s in itertools.product((8, 11, 12), (3, 5, 6), (5, 7), (9, 12, 15))
        ],
        "x": list(itertools.product((40, 50, 70, 80), (20, 30))),
        "b": [(p, -q) for p, q in itertools.product((150, 170, 180, 260), range(510, 1110, 30))],
    },
    only=one_of_two_passes,
)
