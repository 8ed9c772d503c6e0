"""Exercise 13.4: how many ways."""

import math

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE"]

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
        because=f"At each block there are two ways: {' × '.join(blocks * '2')} = {ways}. Two of {called} "
        f"can be chosen in {blocks} × {blocks - 1} / 2 = {pairs} ways: the first block with one of {fewer} "
        "others, and so on, each pair counted once.",
        mistakes=(
            Mistake(
                "added",
                2 * blocks,
                "2 + 2 + 2 and so on, it seems. Each way to come through the first block can go on in two "
                "ways through the next: multiply.",
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
            Mistake(
                "the others free",
                2 ** (blocks - 2),
                f"{' × '.join((blocks - 2) * '2')}: the others were let free, it seems. Over their arrows there is "
                f"one way. Which two of the {called} is it?",
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
        hint="At each block there are two ways: through it or over the arrow. For the second number: in "
        f"how many ways can two of {called} be chosen?",
        hints={
            "all ways": "Two ways at the first block, and for each of these two at the second, and so on.",
            "through two": f"In how many ways can two of {called} be chosen, if their order plays no part?",
        },
    )


# One whole number is all that there is to vary, and twenty blocks are no other question: a class of thirty shares
# nine answers. (Of 8 or 9 blocks one pair each makes 4, which is another mistake as well.)
EXERCISE = varied(how_many_ways, {"blocks": 6}, {"blocks": (6, 7, *range(10, 17))})
