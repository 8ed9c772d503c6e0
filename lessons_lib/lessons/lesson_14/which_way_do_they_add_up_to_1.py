"""Exercise 14.2: which way do they add up to 1."""

import itertools

import numpy as np

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]

Three = tuple[int, int, int]


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
                "These are the shares of the other way round, it seems: what *tea* gets from *green*, and "
                "*please* from *tea*. Who looks is the row.",
            ),
            Mistake(
                "the other way round, along the columns",
                (green[1] / columns[1], tea[2] / columns[2]),
                "Rows and columns were exchanged twice, it seems: in the number, and in the sum. Who looks "
                "is the row, and its row is the whole.",
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
                "That is the share of its *column*, it seems: of all that *tea* gets. Who looks has one "
                "whole to give away, and stands in a row.",
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


EXERCISE = varied(
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
