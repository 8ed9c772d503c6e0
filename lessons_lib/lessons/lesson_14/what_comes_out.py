"""Exercise 14.4: what comes out."""

import itertools

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.written import said_row

__all__ = ["EXERCISE"]

Pair = tuple[int, int]


def what_comes_out(we: Pair, were: Pair, late: Pair) -> Exercise:
    """Ask what a head puts out; the last value begins with a number below 0."""
    shares = (0.5, 0.125, 0.375)
    taken = [tuple(share * each for each in row) for share, row in zip(shares, (we, were, late), strict=True)]
    mixed = tuple(map(sum, zip(*taken, strict=True)))
    return Exercise(
        number="14.4",
        title="What comes out",
        question=f"""A word looks with these shares: a half at *we*, an eighth at *were*, three eighths at \
*late*. The rows
are

| | value | key |
|---|---|---|
| **we** | {we} | (3, 5) |
| **were** | {were} | (7, 9) |
| **late** | {said_row(late)} | (6, 2) |

Which two numbers does its head put out?""",
        dots=2,
        minutes=3,
        solution=f"""check("14.4", ({we[0]} / 2 + {were[0]} / 8 - 3 * {-late[0]} / 8, {we[1]} / 2 + \
{were[1]} / 8 + 3 * {late[1]} / 8))""",
        quantities={
            "shares": shares,
            "values": (we, were, late),
            "keys": ((3, 5), (7, 9), (6, 2)),
        },
        right=lambda shares, values: (
            shares[0] * values[0][0] + shares[1] * values[1][0] + shares[2] * values[2][0],
            shares[0] * values[0][1] + shares[1] * values[1][1] + shares[2] * values[2][1],
        ),
        because=f"Of each value as much as its share says: {' + '.join(map(said_row, taken))} = "
        f"{said_row(mixed)}. The keys have done their work in the scores.",
        mistakes=(
            Mistake(
                "the keys mixed",
                (1.5 + 0.875 + 2.25, 2.5 + 1.125 + 0.75),
                "The *keys* were mixed, it seems. They tell who is found; what is given are the values.",
            ),
            Mistake(
                "the values forgotten",
                (0.5, 0.125),
                "These are shares. They say how much is taken of each; taken of *what*?",
            ),
            Mistake(
                "only the half",
                (we[0] / 2, we[1] / 2),
                "That is what comes from *we* alone. What do the other two add?",
            ),
            Mistake(
                "an eighth for late too",
                (we[0] / 2 + were[0] / 8 + late[0] / 8, we[1] / 2 + were[1] / 8 + late[1] / 8),
                "*late* was taken with one eighth, it seems. Its share is three of them.",
            ),
            Mistake(
                "three eighths cut off",
                (we[0] / 2 + were[0] / 8 + 0.3 * late[0], we[1] / 2 + were[1] / 8 + 0.3 * late[1]),
                "Three eighths were taken for 0.3, it seems. Keep all digits of a share, or write it as a fraction.",
            ),
            Mistake(
                "values and keys",
                (mixed[0] + 1.5 + 0.875 + 2.25, mixed[1] + 2.5 + 1.125 + 0.75),
                "Values and keys were mixed together, it seems. Keys tell who is found; what is given are "
                "the values alone.",
            ),
            Mistake(
                "a third for late",
                (we[0] / 2 + were[0] / 8 + late[0] / 3, we[1] / 2 + were[1] / 8 + late[1] / 3),
                "*late* was taken with a third, it seems. Three eighths are 0.375.",
            ),
            Mistake(
                "halved",
                (mixed[0] / 2, mixed[1] / 2),
                "The sum was halved, it seems. Shares add up to 1: nothing is left to divide by.",
            ),
            Mistake(
                "the mean",
                ((we[0] + were[0] + late[0]) / 3, (we[1] + were[1] + late[1]) / 3),
                "That is the mean of the three. Each counts as much as its share says.",
            ),
            Mistake(
                "the one looked at most",
                we,
                "That is the value that it looks at most, alone. The others have a share too.",
            ),
            Mistake(
                "the mixed divided again",
                (mixed[0] / 3, mixed[1] / 3),
                "The sum was divided by 3, it seems. Shares add up to 1: nothing is left to divide by.",
            ),
            Mistake(
                "late as much as were, the shares swapped",
                (we[0] / 2 + 3 * were[0] / 8 + late[0] / 8, we[1] / 2 + 3 * were[1] / 8 + late[1] / 8),
                "The shares of *were* and *late* have changed places, it seems.",
            ),
            Mistake(
                "only the last",
                (3 * late[0] / 8, 3 * late[1] / 8),
                "That is what comes from *late* alone. What do the other two add?",
            ),
            Mistake(
                "twice as much",
                (2 * mixed[0], 2 * mixed[1]),
                "That is twice as much, it seems. Is *we* taken with its half?",
            ),
        ),
        parts=("first", "second"),
        hint="Of each value as much as its share says, both numbers of it; then add.",
    )


EXERCISE = varied(
    what_comes_out,
    {"we": (17.6, 31.2), "were": (8.8, 41.6), "late": (-15.2, 4.8)},
    {
        "we": list(itertools.product((17.6, 24.8, 40.4, 47.2), (20.4, 28.8, 31.2, 35.6))),
        "were": list(itertools.product((8.8, 32.8, 55.2), (24.8, 41.6, 63.2))),
        "late": [(-a, b) for a, b in itertools.product((8.8, 15.2, 24.8), (4.8, 12.8, 20.8))],
    },
)
