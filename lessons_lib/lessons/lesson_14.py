"""Lesson 14, attention: scores, shares along rows, a mask, what is mixed, a head by hand, and order."""

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np

from lessons_lib.judge.exercise import Clue, Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.written import said, said_row
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISES"]

Pair = tuple[int, int]
Three = tuple[int, int, int]
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
                "The root was taken of the sum itself, it seems. The sum is divided by the root of how many numbers a "
                "row has.",
            ),
            Mistake(
                "divided by both lengths",
                total / 8,
                "The sum was divided by the numbers of both rows, it seems. A score is divided by the *root* of how "
                "many *one* row has.",
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
                "The two sums were multiplied, it seems. Each number meets the one at its own place, and the "
                "products are added.",
            ),
            Mistake(
                "sums multiplied, and not divided",
                sum(query) * sum(key),
                "The two sums were multiplied, it seems, and nothing was divided. Each number meets the one at "
                "its own place.",
            ),
            Mistake(
                "all added",
                sum(query) + sum(key),
                "All eight numbers were added, it seems. Each number is *multiplied* by the one at its place in "
                "the key.",
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
        hint="Each number of the query times the one at its place in the key; all products added; then divided by "
        "the root of how many there are.",
    )


SCORE = varied(
    one_score,
    {"query": (3, -5, 7, 4), "key": (6, 4, 3, 9)},
    {
        "query": [(a, -b, c, d) for a, b, c, d in itertools.product((3, 6), (4, 5), (7, 8), (4, 9))],
        "key": list(itertools.product((5, 6, 8), (3, 4, 7), (3, 5), (6, 7, 9))),
    },
)


def which_way(green: Three, tea: Three, please: Three) -> Exercise:
    """Ask for two shares, by the scores behind `exp` of three words that look at each other."""
    powers = np.array([green, tea, please])
    of_tea, of_please, columns = sum(tea), sum(please), powers.sum(axis=0)
    tea_added, please_added = (" + ".join(map(str, row)) for row in (tea, please))
    return Exercise(
        number="14.2",
        title="Which way do they add up to 1?",
        question=f"""Three words look at each other. Behind `exp` their scores are these; a row is who looks,
a column is at whom:

| | green | tea | please |
|---|---|---|---|
| **green** | {" | ".join(map(str, green))} |
| **tea** | {" | ".join(map(str, tea))} |
| **please** | {" | ".join(map(str, please))} |

Which share does *tea* give to *green*? And which share does *please* give to *tea*? Give two numbers.""",
        dots=2,
        minutes=4,
        solution=f"""check("14.2", ({tea[0]} / ({tea_added}), {please[1]} / ({please_added})))""",
        quantities={"powers": (green, tea, please)},
        right=lambda powers: (
            powers[1][0] / (powers[1][0] + powers[1][1] + powers[1][2]),
            powers[2][1] / (powers[2][0] + powers[2][1] + powers[2][2]),
        ),
        because=f"Who looks has one whole to give away: a row adds up to 1. {tea[0]} of {of_tea} is "
        f"{number(tea[0] / of_tea)}, {please[1]} of {of_please} is {number(please[1] / of_please)}.",
        mistakes=(
            Mistake(
                "softmax over the wrong axis",
                (tea[0] / columns[0], please[1] / columns[1]),
                "These are shares of their *columns*, it seems: of all that a word gets. Who looks has one "
                "whole to give away, and stands in a row.",
            ),
            Mistake(
                "the other way round",
                (green[1] / sum(green), tea[2] / of_tea),
                "These are the shares of the other way round, it seems: what *tea* gets from *green*, and *please* "
                "from *tea*. Who looks is the row.",
            ),
            Mistake(
                "the other way round, along the columns",
                (green[1] / columns[1], tea[2] / columns[2]),
                "Rows and columns were exchanged twice, it seems: in the number, and in the sum. Who looks is the row, "
                "and its row is the whole.",
            ),
            Mistake(
                "the column beside",
                (tea[1] / of_tea, please[2] / of_please),
                "These are the shares of the column beside, it seems. Whom do *tea* and *please* look at?",
            ),
            Mistake(
                "the whole of another row",
                please[1] / of_tea,
                "It was divided by the whole of *tea*, it seems. *please* has a row of its own.",
                part="please to tea",
            ),
            Mistake(
                "beside the largest of the row",
                please[1] / max(please),
                "It was divided by the largest number of the row, it seems. The whole is the sum of all three.",
                part="please to tea",
            ),
            Mistake(
                "beside the largest of the column",
                tea[0] / max(green[0], tea[0], please[0]),
                "It was divided by the largest number of its column, it seems. The whole is the sum of its row.",
                part="tea to green",
            ),
            Mistake(
                "the wrong axis, first",
                tea[0] / columns[0],
                "That is the share of its *column*, it seems: of all that *green* gets. Who looks has one "
                "whole to give away, and stands in a row.",
                part="tea to green",
            ),
            Mistake(
                "the wrong axis, second",
                please[1] / columns[1],
                "That is the share of its *column*, it seems: of all that *tea* gets. Who looks has one whole to give "
                "away, and stands in a row.",
                part="please to tea",
            ),
            Mistake(
                "the other way round, first",
                green[1] / sum(green),
                "That is what *green* gives to *tea*. Who looks is the row.",
                part="tea to green",
            ),
            Mistake(
                "the other way round, second",
                tea[2] / of_tea,
                "That is what *tea* gives to *please*. Who looks is the row.",
                part="please to tea",
            ),
            Mistake(
                "of all, first",
                tea[0] / powers.sum(),
                "That is a share of all nine numbers, it seems. *tea* has one whole to give away.",
                part="tea to green",
            ),
            Mistake(
                "of all, second",
                please[1] / powers.sum(),
                "That is a share of all nine numbers, it seems. *please* has one whole to give away.",
                part="please to tea",
            ),
            Mistake(
                "exp taken again",
                float(np.exp(tea[0]) / np.exp(tea).sum()),
                "exp was taken once more of the row of *tea*, it seems. The table shows the scores behind exp already.",
                part="tea to green",
            ),
            Mistake(
                "exp taken again, second",
                float(np.exp(please[1]) / np.exp(please).sum()),
                "exp was taken once more of the row of *please*, it seems. The table shows the scores "
                "behind exp already.",
                part="please to tea",
            ),
            Mistake(
                "shares alike",
                (1 / 3, 1 / 3),
                "Shares alike? They go by the numbers of the table.",
            ),
            Mistake(
                "what tea gives to itself",
                tea[1] / of_tea,
                "That is what *tea* gives to itself. What does it give to *green*?",
                part="tea to green",
            ),
            Mistake(
                "what please gives to itself",
                please[2] / of_please,
                "That is what *please* gives to itself. What does it give to *tea*?",
                part="please to tea",
            ),
            Mistake(
                "what tea gives to please",
                tea[2] / columns[2],
                "That is taken from the column of *please*. Which row is that of *tea*?",
                part="tea to green",
            ),
            Mistake(
                "what please gives to green",
                please[0] / of_please,
                "That is what *please* gives to *green*. What does it give to *tea*?",
                part="please to tea",
            ),
            Mistake(
                "halved",
                (tea[0] / of_tea / 2, please[1] / of_please / 2),
                "Both were halved, it seems. A row is one whole, and adds up to 1.",
            ),
        ),
        parts=("tea to green", "please to tea"),
        hint="Find the row of who looks. Its numbers together are the whole.",
        hints={
            "tea to green": "In the row of *tea*: the number below *green*, divided by all three of the row.",
            "please to tea": "In the row of *please*: the number below *tea*, divided by all three of the row.",
        },
    )


SHARES = varied(
    which_way,
    {"green": (3, 7, 2), "tea": (9, 4, 7), "please": (10, 6, 9)},
    {
        "green": ((3, 7, 2), (4, 5, 3), (2, 6, 4), (5, 8, 1)),
        "tea": [(a, b, 20 - a - b) for a, b in itertools.product((3, 5, 6, 7, 8, 9, 11, 12), (2, 3, 4, 6))],
        "please": [
            (a, b, 25 - a - b) for a, b in itertools.product((8, 9, 10, 11), (2, 3, 4, 5, 6, 7, 9, 11))
        ],
    },
)


def nobody_ahead(first: int, second: int, whole: int, fourth: int) -> Exercise:
    """Ask for the first share of a word that may look at three, whose scores behind `exp` are a whole together."""
    third, ahead = whole - first - second, whole + fourth
    return Exercise(
        number="14.3",
        title="Nobody looks ahead",
        question=f"""Four words stand in a row; each may look at itself and at those before it, and not \
ahead. Behind `exp`
the scores of the *third* word for the first, second, third and fourth are {first}, {second}, {third} and \
{fourth}. Which share does it give to
the first word? Give one number.""",
        dots=2,
        minutes=3,
        solution=f"""# the fourth is not in the sum
check("14.3", {first} / ({first} + {second} + {third}))""",
        quantities={"first": first, "second": second, "third": third, "fourth": fourth},
        right=lambda first, second, third: first / (first + second + third),
        because=f"What the mask leaves out is not in the sum: {first} of {whole}. So the row still adds up to 1.",
        mistakes=(
            Mistake(
                "the mask after softmax",
                first / ahead,
                "The fourth was in the sum, it seems, and left out only afterwards: then the row adds up "
                f"to {number(whole / ahead)}. The mask comes *before* the shares are made.",
            ),
            Mistake(
                "masked as 0 before exp",
                first / (whole + 1),
                "The fourth counted as a score of 0, it seems: and exp of 0 is 1, not 0. What may not be "
                "looked at is not in the sum at all.",
            ),
            Mistake(
                "its own share",
                third / whole,
                "That is the share that it gives to itself. What does it give to the first?",
            ),
            Mistake(
                "the second word's",
                second / whole,
                "That is the share that it gives to the second. What does it give to the first?",
            ),
            Mistake("an equal share", 1 / 3, "Shares alike? They go by exp of the scores."),
            Mistake(
                "an equal share of four",
                1 / 4,
                "A quarter for each? The third may not look at the fourth, and shares go by exp of the scores.",
            ),
            Mistake(
                "beside its own",
                first / third,
                "It was divided by the third alone, it seems. The whole is the sum of all that it may look at.",
            ),
            Mistake(
                "beside the second",
                first / second,
                "It was divided by the second alone, it seems. The whole is the sum of all that it may look at.",
            ),
            Mistake(
                "nothing",
                0,
                "The first was left out, it seems. The mask leaves out what comes *after* the third; what came before "
                "it may look at.",
            ),
            Mistake(
                "all",
                1,
                "All of it goes to the first only where the *first* looks: it has nobody before it. Here the third "
                "looks.",
            ),
            Mistake(
                "exp taken again",
                float(np.exp(first - third) / (np.exp([first - third, second - third]).sum() + 1)),
                "exp was taken once more, it seems. These are the scores behind exp already.",
            ),
            Mistake(
                "beside itself and what is ahead",
                first / (third + fourth),
                "The third itself and the fourth were in the sum, it seems, and not those before. Whom may it look at?",
            ),
            Mistake(
                "beside the fourth",
                first / fourth,
                "It was divided by the fourth, it seems, which the third may not even look at. The whole is the "
                "sum of all that it may look at.",
            ),
            Mistake(
                "two of them together",
                (first + second) / whole,
                "That is what the first two get together. What does the first get alone?",
            ),
            Mistake(
                "the fourth added",
                first / (first + second + fourth),
                "The fourth was in the sum, it seems, and the third itself was not. Whom may it look at?",
            ),
            Mistake(
                "the fourth's",
                fourth / ahead,
                "That is what the fourth would get without a mask. It may not be looked at, and the question is "
                "of the first.",
            ),
            Mistake(
                "halved",
                first / whole / 2,
                "It was halved, it seems. The shares of a row add up to 1.",
            ),
        ),
        hint="Which of the four may the third look at? They alone are in the sum.",
    )


MASKED = varied(
    nobody_ahead,
    {"first": 3, "second": 4, "whole": 20, "fourth": 30},
    {
        "first": range(2, 25),
        "second": range(2, 25),
        "whole": (20, 32, 40, 50, 80, 100, 125),
        "fourth": (30, 45, 60, 90, 120),
    },
    only=lambda first, second, whole: first != second and whole - first - second > max(first, second),
)


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
                "Values and keys were mixed together, it seems. Keys tell who is found; what is given are the values "
                "alone.",
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


MIXED = varied(
    what_comes_out,
    {"we": (17.6, 31.2), "were": (8.8, 41.6), "late": (-15.2, 4.8)},
    {
        "we": list(itertools.product((17.6, 24.8, 40.4, 47.2), (20.4, 28.8, 31.2, 35.6))),
        "were": list(itertools.product((8.8, 32.8, 55.2), (24.8, 41.6, 63.2))),
        "late": [(-a, b) for a, b in itertools.product((8.8, 15.2, 24.8), (4.8, 12.8, 20.8))],
    },
)


def head(X: Any) -> Any:
    """A head whose queries are the rows turned round, and whose keys and values are the rows."""
    queries = X @ np.array([[0, 2], [1, 0]])
    scores = queries @ X.T / np.sqrt(2)
    powers = np.exp(scores)
    shares = powers / powers.sum(axis=1, keepdims=True)
    return shares @ X


def _queries(X: Sequence[Sequence[float]]) -> Any:
    return np.asarray(X, dtype=float) @ np.array([[0, 2], [1, 0]])


def _queries_turned(X: Sequence[Sequence[float]]) -> Any:
    return np.asarray(X, dtype=float) @ np.array([[0, 1], [2, 0]])


def _along(scores: Any, axis: int) -> Any:
    return _shares_of(np.exp(scores), axis)


def _shares_of(powers: Any, axis: int = 1) -> Any:
    return powers / powers.sum(axis=axis, keepdims=True)


def _scores(X: Sequence[Sequence[float]], divisor: float = np.sqrt(2)) -> Any:
    return _queries(X) @ np.asarray(X, dtype=float).T / divisor


HEAD = Exercise(
    number="14.5",
    title="A head in four lines",
    question="""Write `head`: it gets X, a row of two numbers for each word (as a NumPy array of two columns), and
returns what a head of attention makes of it, of the same shape. Its queries are `X @ np.array([[0, 2], [1, 0]])`,
with the table as it stands here (no `.T`: each of its *columns* makes a number); its keys and its values are the rows
of X themselves. There is no mask. The scores are divided as in this lesson.

For `np.array([[0, 0], [0, 4]])` the first row of the result is (0, 2).""",
    dots=3,
    minutes=5,
    start="def head(X):\n    return ...",
    solution="""def head(X):
    scores = X @ np.array([[0, 2], [1, 0]]) @ X.T / np.sqrt(2)
    powers = np.exp(scores)
    shares = powers / powers.sum(axis=1, keepdims=True)
    return shares @ X

check("14.5", head)""",
    right=head,
    because="Scores, exp, shares along each row, and the values mixed: all of attention.",
    mistakes=(
        Mistake(
            "softmax over the wrong axis",
            lambda X: _along(_scores(X), 0) @ np.asarray(X, dtype=float),
            "The shares add up to 1 along the columns, it seems. Who looks stands in a row: `axis=1`.",
        ),
        Mistake(
            "softmax over everything",
            lambda X: np.exp(_scores(X)) / np.exp(_scores(X)).sum() @ np.asarray(X, dtype=float),
            "All shares together add up to 1, it seems. Each row has one whole to give away: "
            "`.sum(axis=1, keepdims=True)`.",
        ),
        Mistake(
            "divided by the length",
            lambda X: _along(_scores(X, 2), 1) @ np.asarray(X, dtype=float),
            "The scores were divided by 2, it seems. A score is divided by the *root* of how many numbers a row has.",
        ),
        Mistake(
            "not divided",
            lambda X: _along(_scores(X, 1), 1) @ np.asarray(X, dtype=float),
            "The scores were not divided, it seems. They are divided by the root of how many numbers a row has.",
        ),
        Mistake(
            "keys and queries swapped",
            lambda X: _along(_scores(X).T, 1) @ np.asarray(X, dtype=float),
            "Keys and queries changed places, it seems (or the table was turned over): row i of the scores belongs to "
            "the *query* of word i.",
        ),
        Mistake(
            "the values forgotten",
            lambda X: _along(_scores(X), 1),
            "These are shares: one row for each word, and a number for each word it looks at. They still have to mix "
            "the values.",
        ),
        Mistake(
            "no softmax",
            lambda X: _scores(X) @ np.asarray(X, dtype=float),
            "The scores themselves mix the values, it seems. First they become shares that add up to 1.",
        ),
        Mistake(
            "no exp",
            lambda X: _scores(X) / _scores(X).sum(axis=1, keepdims=True) @ np.asarray(X, dtype=float),
            "The scores were divided by their sum, it seems, without exp. Scores may be below 0; shares may not.",
        ),
        Mistake(
            "the queries mixed",
            lambda X: _along(_scores(X), 1) @ _queries(X),
            "The queries were mixed, it seems. What is given are the values: the rows of X.",
        ),
        Mistake(
            "the sums lie across",
            lambda X: np.exp(_scores(X)) / np.exp(_scores(X)).sum(axis=1) @ np.asarray(X, dtype=float),
            "The sums of the rows were laid along a row, it seems, so that each column is divided by another one's "
            "sum. `keepdims=True` keeps them standing.",
        ),
        Mistake(
            "the shares turned over",
            lambda X: _along(_scores(X), 1).T @ np.asarray(X, dtype=float),
            "The shares were turned over before they mix, it seems. Row i of the shares mixes what word i gets.",
        ),
        Mistake(
            "queries for keys",
            lambda X: _along(_queries(X) @ _queries(X).T / np.sqrt(2), 1) @ np.asarray(X, dtype=float),
            "The queries were taken for keys too, it seems. The keys are the rows of X.",
        ),
        Mistake(
            "a mask",
            lambda X: _shares_of(np.tril(np.exp(_scores(X)))) @ np.asarray(X, dtype=float),
            "Nobody looks ahead in yours, it seems. Here there is no mask.",
        ),
        Mistake(
            "the root of how many words there are",
            lambda X: _along(_scores(X, np.sqrt(len(X))), 1) @ np.asarray(X, dtype=float),
            "The scores were divided by the root of how many *words* there are, it seems. It is how many numbers a row "
            "has.",
        ),
        Mistake(
            "the table turned over, not divided",
            lambda X: (
                _along((_queries_turned(X)) @ np.asarray(X, dtype=float).T, 1) @ np.asarray(X, dtype=float)
            ),
            "Two things: the table of the queries was turned over, it seems (`.T`), and the scores were not divided.",
        ),
        Mistake(
            "along the columns, not divided",
            lambda X: _along(_scores(X, 1), 0) @ np.asarray(X, dtype=float),
            "Two things: the shares add up to 1 along the columns, it seems, and the scores were not divided.",
        ),
        Mistake(
            "softmax twice",
            lambda X: _along(_along(_scores(X), 1), 1) @ np.asarray(X, dtype=float),
            "Softmax was taken twice, it seems: once makes shares of the scores.",
        ),
        Mistake(
            "exp below alone",
            lambda X: _scores(X) / np.exp(_scores(X)).sum(axis=1, keepdims=True) @ np.asarray(X, dtype=float),
            "exp was taken in the sums alone, it seems. What is divided are the powers, too.",
        ),
        Mistake(
            "all alike",
            lambda X: np.full((len(X), len(X)), 1 / len(X)) @ np.asarray(X, dtype=float),
            "Each word gets the mean of all, it seems. How much it takes of each goes by the shares.",
        ),
        Mistake(
            "powers of 2",
            lambda X: _shares_of(2.0 ** _scores(X)) @ np.asarray(X, dtype=float),
            "Powers of 2 were taken, it seems. Softmax takes powers of e: `np.exp`.",
        ),
        Mistake(
            "the table forgotten",
            lambda X: (
                _along(np.asarray(X, dtype=float) @ np.asarray(X, dtype=float).T / np.sqrt(2), 1)
                @ np.asarray(X, dtype=float)
            ),
            "The rows themselves were taken for queries, it seems. The queries are X times the table.",
        ),
    ),
    hint="Scores (queries with keys, divided by the root of 2), exp of them, shares along each row, and the rows of "
    "X mixed by them.",
    clues=(
        Clue(
            lambda X, given: np.shape(given) == np.shape(X),
            "What comes out should have the shape of X: two numbers for each word.",
        ),
    ),
    inputs=(
        np.array([[1.0, 0], [0, 4]]),
        np.array([[1.0, 0], [0, 1], [1, 1]]),
        np.array([[0.5, -1], [1.5, 0.25], [-0.75, 1]]),
        np.array([[1.0, 2], [0.5, -0.5]]),
        np.array([[0.2, 0.4], [-1, 0.3], [0.6, 0.1], [0.9, -0.7]]),
    ),
)

TILES = Exercise(
    number="14.6",
    title="Transfer: a photo in tiles",
    question="""A photo is cut into 16 tiles. Each tile becomes a row of numbers, as a word does, and attention looks at
the 16 rows; the answer is made of the mean of what comes out. Nobody has added positions. Which question can it *not*
answer, however well it is trained? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: Is there grass in the photo?
- b: Is the sky above the grass?
- c: Are there more tiles of sky than of grass?
- d: Is there a tile that shows sky and grass at once?""",
    dots=2,
    minutes=3,
    solution='check("14.6", "b")',
    right="b",
    because="With the tiles in any other order the same rows come out, in that order, and their mean is the same. So "
    "where a tile stands cannot be told; what is on it, and how often, can.",
    mistakes=(
        Mistake(
            "whether",
            "a",
            "For that it needs one tile of grass, wherever it stands. Which question needs places?",
        ),
        Mistake(
            "how often",
            "c",
            "A mean over all rows tells how much of each there is, in any order. Which question needs places?",
        ),
        Mistake(
            "within a tile",
            "d",
            "What is within one tile stands in its row. Which question needs the places of tiles?",
        ),
    ),
)

EXERCISES = (SCORE, SHARES, MASKED, MIXED, HEAD, TILES)
