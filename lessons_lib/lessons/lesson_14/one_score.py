"""Exercise 14.1: one score."""

import itertools

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.written import said, said_row
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]

Four = tuple[int, int, int, int]


def one_score(query: Four, key: Four) -> Exercise:
    """Ask for one score; the second number of the query is below 0."""
    p, q, r, s = products = [one * other for one, other in zip(query, key, strict=True)]
    total = sum(products)
    return Exercise(
        number="14.1",
        title="One score",
        question=f"""The query of *lights* is {said_row(query)}, the key of *city* is {said_row(key)}. What \
is the score of
*lights* for *city*, divided as in this lesson? Give one number.""",
        dots=1,
        minutes=3,
        solution=f"""products = ({", ".join(f"{one} * {other}" for one, other in zip(query, key, strict=True))})
check("14.1", sum(products) / 4**0.5)""",
        quantities={"query": query, "key": key, "root": 2},
        right=lambda query, key, root: (
            (query[0] * key[0] + query[1] * key[1] + query[2] * key[2] + query[3] * key[3]) / root
        ),
        because=f"The products are {p}, {said(q)}, {r} and {s}, together {total}. A row has four numbers, "
        f"so it is divided by the root of 4: {number(total / 2)}.",
        mistakes=(
            Mistake(
                "divided by the length",
                total / 4,
                "The sum was divided by how many numbers a row has, it seems. A score is divided by the "
                "*root* of that.",
            ),
            Mistake(
                "the root of the sum",
                total**0.5,
                "The root was taken of the sum itself, it seems. The sum is divided by the root of how many "
                "numbers a row has.",
            ),
            Mistake(
                "divided by both lengths",
                total / 8,
                "The sum was divided by the numbers of both rows, it seems. A score is divided by the "
                "*root* of how many *one* row has.",
            ),
            Mistake(
                "divided by the root of both lengths",
                total / 8**0.5,
                "It was divided by the root of the numbers of both rows, it seems. How many has *one* row?",
            ),
            Mistake(
                "divided by the root of two",
                total / 2**0.5,
                "It was divided by the root of 2, it seems, as in the lesson. How many numbers has a row here?",
            ),
            Mistake(
                "the minus is lost, and not divided",
                total - 2 * q,
                f"The minus of {said(query[1])} got lost, it seems; and a score is divided by the root of "
                "how many numbers a row has.",
            ),
            Mistake(
                "sums multiplied",
                sum(query) * sum(key) / 2,
                "The two sums were multiplied, it seems. Each number meets the one at its own place, and "
                "the products are added.",
            ),
            Mistake(
                "sums multiplied, and not divided",
                sum(query) * sum(key),
                "The two sums were multiplied, it seems, and nothing was divided. Each number meets the one "
                "at its own place.",
            ),
            Mistake(
                "all added",
                sum(query) + sum(key),
                "All eight numbers were added, it seems. Each number is *multiplied* by the one at its "
                "place in the key.",
            ),
            Mistake(
                "divided by three",
                total / 3,
                "It was divided by 3, it seems. How many numbers has a row, and what is the root of that?",
            ),
            Mistake(
                "the root of the sum, halved",
                total**0.5 / 2,
                "The root was taken of the sum too, it seems. Only how many numbers a row has goes under the root.",
            ),
            Mistake(
                "the first product alone",
                p / 2,
                "That is the first product alone. All four are added.",
            ),
            Mistake(
                "the query with itself",
                sum(each**2 for each in query) / 2,
                "The query was multiplied by itself, it seems. It meets the *key*.",
            ),
            Mistake(
                "the key with itself",
                sum(each**2 for each in key) / 2,
                "The key was multiplied by itself, it seems. It meets the *query*.",
            ),
        ),
        hint="Each number of the query times the one at its place in the key; all products added; then "
        "divided by the root of how many there are.",
    )


EXERCISE = varied(
    one_score,
    {"query": (3, -5, 7, 4), "key": (6, 4, 3, 9)},
    {
        "query": [(a, -b, c, d) for a, b, c, d in itertools.product((3, 6), (4, 5), (7, 8), (4, 9))],
        "key": list(itertools.product((5, 6, 8), (3, 4, 7), (3, 5), (6, 7, 9))),
    },
)
