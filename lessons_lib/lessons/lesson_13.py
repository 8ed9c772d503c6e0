"""Lesson 13, skip connections: what is added, what comes back over the arrow, and what a block does."""

import itertools
import math
from collections.abc import Sequence

import numpy as np

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.layers import Add, Concat, Input, Linear, ReLU, on
from lessons_lib.lessons.written import said, said_row
from lessons_lib.model.model import Model
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISES", "L1", "L2", "L3"]


Pair = tuple[int, int]


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
        f"below 0, so ReLU makes 0 of it. The block adds {sums[0]} and 0 to what it was given: {block}. Where "
        "ReLU stops all, a block hands on what came in.",
        mistakes=(
            Mistake(
                "ReLU forgotten",
                (x[0] + sums[0], x[1] + sums[1], *sums),
                "ReLU was left out, it seems. What does it make of a sum below 0?",
            ),
            Mistake(
                "ReLU at the end",
                (x[0] + sums[0], max(x[1] + sums[1], 0), *plain),
                "ReLU came after the plus, it seems. It belongs to the row that is jumped over: x is added to what "
                "comes out of it.",
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
        parts=("block, first", "block, second", "plain, first", "plain, second"),
        hint="W @ x + b first, then ReLU: that is what comes out without the arrow. With it, x is added to that.",
        hints={
            "block, first": "What comes out of ReLU, plus the first number of x.",
            "block, second": "What comes out of ReLU, plus the second number of x.",
            "plain, first": f"{W[0][0]} × {x[0]}, {said(W[0][1])} × {x[1]} and the bias; then ReLU.",
            "plain, second": f"{W[1][0]} × {x[0]}, {W[1][1]} × {x[1]} and the bias; then ReLU: what does it make "
            "of a number below 0?",
        },
    )


FORWARD = varied(
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
                "That is what comes through f, and its minus sign got lost, it seems. Which other way leads from the "
                "plus to x?",
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
        hint="A plus hands what arrives to each of its inputs, whole. To x lead two ways: through f, times its slope, "
        "and over the "
        "arrow. Over the ways one adds.",
        hints={
            "to f": "How much does the sum move, when what f gives moves by 1?",
            "to x": "Two ways lead to x: through f, times its slope, and over the arrow.",
        },
    )


BACK = varied(
    over_a_plus,
    {"arrives": 1.7, "slope": -0.3},
    {
        "arrives": [each / 10 for each in (*range(11, 20), *range(21, 30))],
        "slope": [-each / 10 for each in range(2, 9)],
    },
)

L1 = Input("a", "b")
L2 = Linear(np.array([[1, 2], [3, -1]], dtype=float), np.array([0, 1], dtype=float))
L3 = ReLU()

BUILD = Exercise(
    number="13.3",
    title="Build it",
    question="""Build a model of **five** layers in which two arrows jump: o4 = o3 + o1, and o5 = o4 + o3. The first
three are there:

```python
L1 = Input("a", "b")
L2 = Linear([[1, 2], [3, -1]], [0, 1])
L3 = ReLU()
```

There are two gaps: your model is to be called `mine`, and it is `mine` that goes into `check`.""",
    dots=2,
    minutes=4,
    start='L1, L2, L3 = Input("a", "b"), Linear([[1, 2], [3, -1]], [0, 1]), ReLU()\nmine = ...',
    solution="""L1, L2, L3 = Input("a", "b"), Linear([[1, 2], [3, -1]], [0, 1]), ReLU()
mine = Model(L1, L2, L3, Add("o1"), Add("o3"))

check("13.3", mine)""",
    right=Model(L1, L2, L3, Add("o1"), Add("o3")),
    because="Each `Add` takes the output before it first, and then what it names: o3 and o1, then o4 and o3.",
    mistakes=(
        Mistake(
            "one Add of all",
            Model(L1, L2, L3, Add("o1", "o3")),
            "That is one plus of three inputs: o3 + o1 + o3. The numbers are right, but one layer is missing: o4 = "
            "o3 + "
            "o1 first, then o5.",
        ),
        Mistake(
            "the first arrow twice",
            Model(L1, L2, L3, Add("o1"), Add("o1")),
            "Your second plus adds o1 once more. Which output is asked?",
        ),
        Mistake(
            "the second arrow twice",
            Model(L1, L2, L3, Add("o3"), Add("o3")),
            "Your first plus adds o3 to itself. Which output is asked?",
        ),
        Mistake(
            "turned round",
            Model(L1, L2, L3, Add("o3"), Add("o1")),
            "Your two arrows have changed places: o4 is to be o3 + o1.",
        ),
        Mistake(
            "before ReLU",
            Model(L1, L2, L3, Add("o2"), Add("o3")),
            "Your first plus adds o2, what stands before ReLU. Which output is asked?",
        ),
        Mistake(
            "o2 for o3",
            Model(L1, L2, L3, Add("o1"), Add("o2")),
            "Your second plus adds o2, what stands before ReLU. Which output is asked?",
        ),
        Mistake(
            "added to itself",
            Model(L1, L2, L3, Add("o1"), Add("o4")),
            "Your second plus adds all of o4 once more, alone or as o3 and o1. `Add` has the output before it already; "
            "name the other one.",
        ),
        Mistake(
            "the second arrow missing",
            Model(L1, L2, L3, Add("o1")),
            "The second arrow is missing: o5 = o4 + o3.",
        ),
        Mistake(
            "no arrows",
            Model(L1, L2, L3),
            "There are no arrows yet: o4 and o5 are missing.",
        ),
        Mistake(
            "one after another",
            Model(L1, L2, L3, Concat("o1")),
            "`Concat` puts one behind the other: four numbers. Here they are to be added.",
        ),
        Mistake(
            "taken by on",
            Model(L1, L2, L3, on(Add(), "o2", "o1"), on(Add(), "o4", "o3")),
            "Your first plus takes o2, what stands before ReLU. Which output is asked?",
        ),
    ),
    hint='`Add("o1")` is the output before it plus o1. Which two outputs are o5 made of?',
    inputs=((1, 2), (-3, 1), (4, -5), (0, 0)),
)

COUNTED = [
    *("four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
]


def how_many_ways(blocks: int) -> Exercise:
    """Ask how many ways lead through a row of blocks with an arrow over each, and through exactly two of them."""
    fewer, called, more = COUNTED[blocks - 5 : blocks - 2]
    ways, pairs = 2**blocks, math.comb(blocks, 2)
    return Exercise(
        number="13.4",
        title="How many ways?",
        question=f"""A row has {called} blocks, each with an arrow that jumps over it. In how many ways can one come \
from its
end to its beginning? And how many of these lead through exactly two of the {called} (and over the arrows of the other
{COUNTED[blocks - 6]})? Give two numbers.""",
        dots=2,
        minutes=4,
        solution=f"""from itertools import product

every_way = list(product([0, 1], repeat={blocks}))  # 1: through the block, 0: over the arrow
check("13.4", (len(every_way), sum(sum(way) == 2 for way in every_way)))""",
        quantities={"blocks": blocks, "others": blocks - 1},
        right=lambda blocks, others: (2**blocks, blocks * others / 2),
        because=f"At each block there are two ways: {' × '.join(blocks * '2')} = {ways}. Two of {called} can be "
        f"chosen in {blocks} × {blocks - 1} / 2 = {pairs} ways: the first block with one of {fewer} others, and so "
        "on, each pair counted once.",
        mistakes=(
            Mistake(
                "added",
                2 * blocks,
                "2 + 2 + 2 and so on, it seems. Each way to come through the first block can go on in two ways "
                "through the next: multiply.",
                part="all ways",
            ),
            Mistake(
                "squared",
                blocks**2,
                f"That is {blocks} × {blocks}. At each of the {called} blocks there are *two* ways.",
                part="all ways",
            ),
            Mistake(
                "one way more",
                blocks + 1,
                "That is one for each block and the one over all arrows. A way may lead through several blocks.",
                part="all ways",
            ),
            Mistake(
                "one left out",
                ways - 1,
                "One is missing: that over arrows only, or that through all blocks. Both are ways.",
                part="all ways",
            ),
            Mistake("one block fewer", ways // 2, f"That is for {fewer} blocks.", part="all ways"),
            Mistake("one block more", ways * 2, f"That is for {more} blocks.", part="all ways"),
            Mistake(
                "factorial",
                math.factorial(blocks),
                f"That is how many orders {called} things have. The order of the blocks is fixed.",
                part="all ways",
            ),
            Mistake(
                "pairs counted twice",
                2 * pairs,
                "Each pair was counted twice, it seems: the first and the third block are the third and the first.",
                part="through two",
            ),
            Mistake(
                "with itself",
                blocks**2,
                f"{blocks} × {blocks} takes a block twice, and each pair twice.",
                part="through two",
            ),
            Mistake(
                "neighbours only",
                blocks - 1,
                f"Only neighbours were counted, it seems. It may be any two of the {called}.",
                part="through two",
            ),
            Mistake(
                "two ways each",
                4,
                "2 × 2: that is how many ways lead through two blocks that stand *alone*. Which two of the "
                f"{called} is it?",
                part="through two",
            ),
            Mistake("through one", blocks, "So many lead through exactly one block.", part="through two"),
            Mistake(
                "at most two",
                1 + blocks + pairs,
                "So many lead through two or fewer. Exactly two are asked.",
                part="through two",
            ),
            Mistake(
                "through three",
                math.comb(blocks, 3),
                "So many lead through exactly three.",
                part="through two",
            ),
            Mistake(
                "halved",
                blocks // 2,
                "So many pairs there are if each block is in one pair only.",
                part="through two",
            ),
        ),
        parts=("all ways", "through two"),
        hint="At each block there are two ways: through it or over the arrow. For the second number: in how many "
        f"ways can two of {called} be chosen?",
        hints={
            "all ways": "Two ways at the first block, and for each of these two at the second, and so on.",
            "through two": f"In how many ways can two of {called} be chosen, if their order plays no part?",
        },
    )


# One whole number is all that there is to vary, and twenty blocks are no other question: a class of thirty shares
# nine answers. (Of 8 or 9 blocks one pair each makes 4, which is another mistake as well.)
WAYS = varied(how_many_ways, {"blocks": 6}, {"blocks": (6, 7, *range(10, 17))})


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


ADDS = varied(
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

EDITORS = Exercise(
    number="13.6",
    title="Transfer: thirty editors",
    question="""A report of ten pages goes through thirty hands. In the first office each person reads what came from
the one before, and writes a *new* report of one page. In the second office all have the same ten pages, and each may
write remarks in the margin, which all who follow read. One person in each office is ill, and a report is simply
handed on. What do you expect? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: in both a little is missing, as only one of thirty does nothing
- b: the second office suffers more, for its remarks refer to each other
- c: in the first, nothing at all, for every page is written anew anyway
- d: the first may lose the thread there; the second lacks one person's remarks""",
    dots=2,
    minutes=3,
    solution='check("13.6", "d")',
    right="d",
    because="Who writes anew writes for the next reader, in the form the next one expects; what is not handed on "
    "is lost for all. "
    "Where all add to one text, the text stays readable without any one of them: section 5.",
    mistakes=(
        Mistake(
            "both alike",
            "a",
            "In section 5 one of eight layers was missing, and one of thirty blocks. Did both lose a little?",
        ),
        Mistake(
            "they refer to each other",
            "b",
            "They do, a little. But what becomes of the ten pages themselves, in each of the two offices?",
        ),
        Mistake(
            "written anew anyway",
            "c",
            "Written anew, but from *what came before*. What does the next one expect to get, and gets instead?",
        ),
    ),
)

EXERCISES = (FORWARD, BACK, BUILD, WAYS, ADDS, EDITORS)
