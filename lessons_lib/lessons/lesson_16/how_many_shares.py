"""Exercise 16.1: how many shares."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE"]


def how_many_shares(pieces: int, blocks: int, heads: int) -> Exercise:
    """Ask how many shares a network makes of a sentence; CLS and SEP come to its pieces."""
    rows = pieces + 2
    return Exercise(
        number="16.1",
        title="How many shares?",
        question=f"""Another network of this kind has {blocks} blocks of {heads} heads. A sentence is cut into \
{pieces} pieces; CLS and
SEP come to them, as in this lesson. How many shares are worked out for it, in all blocks together? Give one number.""",
        dots=1,
        minutes=3,
        solution=f"""rows = {pieces} + 2
check("16.1", {blocks} * {heads} * rows * rows)""",
        quantities={"pieces": pieces, "CLS_and_SEP": 2, "blocks": blocks, "heads": heads},
        right=lambda pieces, CLS_and_SEP, blocks, heads: (
            blocks * heads * (pieces + CLS_and_SEP) * (pieces + CLS_and_SEP)
        ),
        because=f"Each of {rows} tokens looks at all {rows}: {rows * rows} shares a head, and there are "
        f"{blocks * heads} heads.",
        mistakes=(
            Mistake(
                "CLS and SEP forgotten",
                blocks * heads * pieces * pieces,
                "CLS and SEP are forgotten, it seems. They have rows like any other: they look, and are looked at.",
            ),
            Mistake(
                "one share a token",
                blocks * heads * rows,
                "That is one share for each token and head, it seems. Each token looks at *all* tokens.",
            ),
            Mistake(
                "one block",
                heads * rows * rows,
                "That is what one block works out, it seems. How many blocks are there?",
            ),
            Mistake(
                "one head a block",
                blocks * rows * rows,
                "That is one head in each block, it seems. Each of a block's heads has shares of its own.",
            ),
            Mistake(
                "not itself",
                blocks * heads * rows * (rows - 1),
                "It seems that no token looks at itself here. It does: its own share is one of its row.",
            ),
            Mistake(
                "the lower triangle",
                blocks * heads * rows * (rows + 1) // 2,
                "It seems that nobody looks ahead here. In this network each token looks at all, also at "
                "those behind it.",
            ),
            Mistake(
                "pairs",
                blocks * heads * rows * (rows - 1) // 2,
                "Each pair was counted once, it seems. How much one looks at another and the other at it "
                "are two shares.",
            ),
            Mistake(
                "only one of them",
                blocks * heads * (pieces + 1) * (pieces + 1),
                "Only one token was added, it seems. CLS and SEP are two.",
            ),
            Mistake(
                "looked at, and do not look",
                blocks * heads * pieces * rows,
                "CLS and SEP are counted on one side only, it seems. They look, and are looked at.",
            ),
            Mistake(
                "twice",
                2 * blocks * heads * rows * rows,
                "That is twice as many, it seems. One share for each who looks and each who is looked at.",
            ),
            Mistake(
                "queries, keys and values",
                3 * blocks * heads * rows * rows,
                "It was taken three times, it seems, once for queries, keys and values each. Shares come "
                "out of queries and keys together.",
            ),
            Mistake(
                "one head",
                rows * rows,
                "That is one head of one block. How many heads are there in all?",
            ),
            Mistake(
                "heads alone",
                blocks * heads,
                "That is how many heads there are in all. How many shares does each work out?",
            ),
            Mistake(
                "a sum for a product",
                blocks * heads * 2 * rows,
                "The rows were doubled, it seems. Each of them looks at each: they are multiplied by themselves.",
            ),
            Mistake(
                "blocks and heads added",
                (blocks + heads) * rows * rows,
                "Blocks and heads were added, it seems. Each block has all those heads: multiply.",
            ),
            Mistake(
                "one share a piece",
                blocks * heads * pieces,
                "That is one share for each piece and head, it seems. Each token looks at all, and CLS and "
                "SEP are tokens too.",
            ),
        ),
        hint="First one head: who looks, and at how many? Then how many heads there are in all.",
    )


EXERCISE = varied(
    how_many_shares,
    {"pieces": 7, "blocks": 5, "heads": 10},
    {"pieces": range(6, 12), "blocks": (3, 4, 5, 7, 8), "heads": (6, 7, 8, 9, 10, 11)},
)
