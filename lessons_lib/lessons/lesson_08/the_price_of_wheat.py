"""Exercise 08.6, transfer: the price of wheat."""

from lessons_lib.judge.exercise import Clue, Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]


def price_of_wheat(flour: float, bread: float, noodles: float, breads: int, bags: int) -> Exercise:
    """Ask for a speed along two ways."""
    of_flour = bread * breads + noodles * bags
    one, other = flour * bread * breads, flour * noodles * bags
    return Exercise(
        number="08.6",
        title="Transfer: the price of wheat",
        question=f"When wheat becomes 1 cent dearer, flour becomes {flour} cents dearer. When flour becomes "
        f"1 cent dearer, a bread becomes {bread} cents dearer, and a bag of noodles {noodles} cents. A "
        f"kitchen buys {breads} breads and {bags} bags of noodles a week. By how many cents does its week "
        "become dearer, for each cent of wheat?",
        dots=2,
        minutes=3,
        solution=f"""# along the way of the bread {flour} * {bread} * {breads},
# along the way of the noodles {flour} * {noodles} * {bags}
check("08.6", {flour} * {bread} * {breads} + {flour} * {noodles} * {bags})""",
        quantities={"flour": flour, "bread": bread, "noodles": noodles, "breads": breads, "bags": bags},
        right=lambda flour, bread, noodles, breads, bags: flour * bread * breads + flour * noodles * bags,
        because=f"Multiply along a way: {number(one)} through the bread, {number(other)} through the "
        f"noodles. Add over the ways: {number(one + other)}.",
        mistakes=(
            Mistake(
                "the wheat left out",
                of_flour,
                "That is for each cent of *flour*. How much dearer does flour become for a cent of wheat?",
            ),
            Mistake(
                "one of each",
                flour * (bread + noodles),
                "That is for one bread and one bag. How many of each does the kitchen buy?",
            ),
            Mistake(
                "the speeds added",
                flour + bread + noodles,
                "The three speeds were added, it seems. Along a way one multiplies.",
            ),
            Mistake(
                "the wheat left out, bread alone",
                bread * breads,
                "That is the way of the bread alone, and for a cent of *flour*. How much dearer does flour "
                "become, and which other way is there?",
            ),
            Mistake(
                "the wheat left out, noodles alone",
                noodles * bags,
                "That is the way of the noodles alone, and for a cent of *flour*. How much dearer does "
                "flour become, and which other way is there?",
            ),
            Mistake(
                "bread alone",
                one,
                "That is the way of the bread alone. Which other way leads from wheat to the kitchen?",
            ),
            Mistake(
                "noodles alone",
                other,
                "That is the way of the noodles alone. Which other way leads from wheat to the kitchen?",
            ),
            Mistake(
                "how much a piece becomes dearer, left out",
                flour * (breads + bags),
                "It does not tell what happens between flour and a bread, or a bag: by how much does each "
                "become dearer?",
            ),
            Mistake(
                "one of each, for flour",
                bread + noodles,
                "That is one bread and one bag, for a cent of flour. How many of each, and how much dearer "
                "is flour?",
            ),
            Mistake(
                "added before multiplied",
                flour * (bread + noodles) * (breads + bags),
                "The prices and the pieces were added up first, it seems. Each way has its own two numbers.",
            ),
            Mistake(
                "added before multiplied, for flour",
                (bread + noodles) * (breads + bags),
                "The prices and the pieces were added up first, it seems, and the wheat left out. Each way "
                "has its own three numbers.",
            ),
            Mistake(
                "the speed of the wheat added",
                flour + of_flour,
                f"{flour} was added at the end, it seems. Along a way one multiplies, from its beginning on.",
            ),
            Mistake(
                "divided by the speed of the wheat",
                of_flour / flour,
                f"It was divided by {flour}, it seems. Flour becomes *more* than a cent dearer for a cent "
                "of wheat.",
            ),
            Mistake(
                "all in one row",
                flour * bread * breads * noodles * bags,
                "Everything was multiplied in one row, it seems. Bread and noodles are two ways, one beside "
                "the other: multiply along each, then add.",
            ),
            Mistake(
                "all speeds in one row",
                flour * bread * noodles,
                "The three speeds were multiplied in one row, it seems. Bread and noodles are two ways, one "
                "beside the other.",
            ),
            Mistake(
                "ways multiplied",
                one * other,
                "The two ways were multiplied with each other, it seems. Along a way one multiplies; ways "
                "are added.",
            ),
            Mistake(
                "the mean of the ways",
                (one + other) / 2,
                "That is the mean of the two ways, it seems. The kitchen pays for both.",
            ),
            Mistake(
                "only the pieces",
                breads + bags,
                "That is how many pieces the kitchen buys. By how much does each become dearer?",
            ),
            Mistake(
                "the wheat twice",
                flour * (one + other),
                f"{flour} came in twice, it seems. It stands once at the beginning of each way.",
            ),
            Mistake(
                "the wheat in one way alone",
                one + noodles * bags,
                "Only the way of the bread begins at the wheat, it seems. So does the other one.",
            ),
            Mistake(
                "the wheat in the other way alone",
                other + bread * breads,
                "Only the way of the noodles begins at the wheat, it seems. So does the other one.",
            ),
        ),
        hint="Two ways lead from wheat to the kitchen. Multiply along each, then add the two.",
        clues=(
            Clue(
                lambda _, given: given > max(one, other),
                "The way of one of the two alone comes to more than that. Did both of them come in, each "
                "with how many pieces there are?",
            ),
            Clue(
                lambda _, given: given < 2.5 * (one + other),
                f"That is a lot: {breads + bags} pieces, each less than 1 cent dearer for a cent of flour. "
                "What was multiplied that should be added?",
            ),
        ),
    )


EXERCISE = varied(
    price_of_wheat,
    {"flour": 1.3, "bread": 0.7, "noodles": 0.4, "breads": 12, "bags": 25},
    {
        "flour": (1.1, 1.2, 1.3, 1.4),
        "bread": (0.6, 0.7, 0.8),
        "noodles": (0.3, 0.4, 0.5),
        "breads": range(8, 20),
        "bags": range(20, 32),
    },
)
