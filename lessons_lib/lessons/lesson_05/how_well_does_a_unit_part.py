"""Exercise 05.4: how well does a unit part."""

from collections.abc import Sequence

import numpy as np

from lessons_lib.judge.exercise import Clue, Exercise, Mistake

__all__ = ["EXERCISE"]

Rows = Sequence[tuple[float, int]]


def parted(rows: Rows) -> int:
    """How many points one number parts rightly, whichever of its sides is whose."""
    right_ones = sum((number > 0) == (arm == 1) for number, arm in rows)
    return max(right_ones, len(rows) - right_ones)


def _counted_out(rows: Rows, _: object) -> str:
    """Which points are on their own arm's side, one way round and the other."""
    told = [str(at) for at, (number, arm) in enumerate(rows, 1) if (number > 0) == (arm == 1)]
    other = [str(at) for at in range(1, len(rows) + 1) if str(at) not in told]
    return (
        f"If above 0 means arm 1, these points are parted rightly: {', '.join(told) or 'none'}. If it means "
        f"arm 0: {', '.join(other) or 'none'}. Which of them does your function count, and which number "
        "does it give back?"
    )


def _as_told(rows: Rows) -> int:
    return sum((number > 0) == (arm == 1) for number, arm in rows)


EXERCISE = Exercise(
    number="05.4",
    title="How well does a unit part?",
    question="""\
Write `parted`. It gets rows of two: the number a unit gives for a point, and the point's arm, 0 or 1. The unit
parts the points at 0: above 0 is one side, and 0 or less is the other. How many of them does it part rightly? A
unit may be above 0 for arm 1 or for arm 0: both are fine, so the better of the two ways round counts.""",
    dots=3,
    minutes=5,
    start="def parted(rows):\n    return ...",
    solution="""def parted(rows):
    right_ones = sum((number > 0) == (arm == 1) for number, arm in rows)
    return max(right_ones, len(rows) - right_ones)

check("05.4", parted)""",
    right=parted,
    because="A cut has two sides, and nobody has written on them whose they are: the next layer's weight does.",
    mistakes=(
        Mistake(
            "one way round only",
            _as_told,
            "Your function takes it that a number above 0 always means arm 1. What if the unit is the other "
            "way round?",
        ),
        Mistake(
            "the other way round only",
            lambda rows: len(rows) - _as_told(rows),
            "Your function takes it that a number above 0 always means arm 0. What if it means arm 1?",
        ),
        Mistake(
            "the worse way round",
            lambda rows: min(_as_told(rows), len(rows) - _as_told(rows)),
            "Of the two ways round you took the worse one, it seems, or you counted the points on the wrong side.",
        ),
        Mistake(
            "a share",
            lambda rows: max(_as_told(rows), len(rows) - _as_told(rows)) / len(rows),
            "That is a share of the points. Asked is how many they are.",
        ),
        Mistake(
            "points above 0",
            lambda rows: sum(number > 0 for number, _ in rows),
            "You counted the points above 0, it seems. Which of them are on their own arm's side?",
        ),
        Mistake(
            "per cent",
            lambda rows: 100 * max(_as_told(rows), len(rows) - _as_told(rows)) / len(rows),
            "That is a number of per cent. Asked is how many points they are.",
        ),
        Mistake(
            "how many there are in the lesson",
            lambda rows: max(_as_told(rows), 200 - _as_told(rows)),
            "Your function takes it that there are 200 points, it seems, as in the lesson. How many rows "
            "came in?",
        ),
        Mistake(
            "both ways round",
            lambda rows: (_as_told(rows), len(rows) - _as_told(rows)),
            "Both ways round are counted, and both came back. Give the better of the two, one number.",
        ),
        Mistake(
            "not counted yet",
            lambda rows: [float((number > 0) == (arm == 1)) for number, arm in rows],
            "This says of each point whether it is right, True or False. How many of them are?",
        ),
        Mistake(
            "a cut at a half",
            lambda rows: parted([(number - 0.5, arm) for number, arm in rows]),
            "Your cut lies at a half, it seems. Arms are 0 or 1, but a unit's number is cut at 0: 0.3 is "
            "above it.",
        ),
        Mistake(
            "a cut at one",
            lambda rows: parted([(int(number >= 1), arm) for number, arm in rows]),
            "A number between 0 and 1 is not taken for above 0, it seems. Where is the cut?",
        ),
        Mistake(
            "0 counted as above",
            lambda rows: parted([(int(number >= 0), arm) for number, arm in rows]),
            "A number of exactly 0 is on the side of those below, says the question.",
        ),
        Mistake(
            "number and arm exchanged",
            lambda rows: max(
                told := sum((number > 0) == (arm == 1) for arm, number in rows), len(rows) - told
            ),
            "The two columns have changed places, it seems: in each row the number comes first, then the arm.",
        ),
        Mistake(
            "one side only",
            lambda rows: sum(number > 0 and arm == 1 for number, arm in rows),
            "You counted the points of arm 1 that are above 0, it seems. Which others are on their own "
            "arm's side?",
        ),
        Mistake(
            "all points",
            len,
            "That is how many points there are. How many of them does the unit part rightly?",
        ),
        Mistake(
            "points of arm 1",
            lambda rows: sum(arm for _, arm in rows),
            "You counted the points of arm 1, it seems. Where does the unit's number come in?",
        ),
        Mistake(
            "number and arm exchanged, compared as they are",
            lambda rows: max(told := sum((number > 0) == arm for arm, number in rows), len(rows) - told),
            "Number and arm are mixed up, it seems: in each row the number comes first, then the arm.",
        ),
        Mistake(
            "returned in the loop",
            lambda rows: max(told := _as_told(rows[:1]), len(rows) - told),
            "Your function returns after the first row, it seems. Does `return` stand inside the loop?",
        ),
        Mistake(
            "the difference",
            lambda rows: abs(2 * _as_told(rows) - len(rows)),
            "That is by how many the one way round is better than the other. How many points are right in "
            "the better one?",
        ),
        Mistake(
            "one side only, the better of two",
            lambda rows: max(sum(number > 0 and arm == each for number, arm in rows) for each in (0, 1)),
            "Only the points above 0 are counted, it seems. Those at 0 or less are parted rightly too, if "
            "they are of the other arm.",
        ),
        Mistake(
            "equal rows once",
            lambda rows: parted(list(set(map(tuple, rows)))),
            "Rows that are alike are counted once, it seems. They are two points.",
        ),
        Mistake(
            "0 on neither side",
            lambda rows: max(_as_told(rows), sum((number < 0) == (arm == 1) for number, arm in rows)),
            "A number of exactly 0 is on the side of those below, says the question, whichever way round.",
        ),
        Mistake(
            "zeros left out",
            lambda rows: parted([row for row in rows if row[0] != 0]),
            "Points at exactly 0 are left out, it seems. They are on the side of those below, says the "
            "question.",
        ),
    ),
    hint="First count the points whose number is above 0 exactly when their arm is 1. Turned round, all the "
    "others would be right.",
    clues=(Clue(lambda _, given: np.size(given) > 1, _counted_out),),
    inputs=(
        ((2, 1), (1, 1), (-1, 0), (3, 0)),
        ((-2, 1), (-1, 1), (4, 0), (2, 0), (1, 1), (-3, 1)),
        ((1, 1), (2, 1), (-1, 1), (-2, 0), (3, 0)),
        ((0.3, 1), (0.2, 1), (0, 0), (-2, 0), (0.7, 1), (-0.4, 0)),
        ((2, 1), (3, 1), (-1, 1), (-2, 1), (4, 1)),
        ((0.0001, 1), (0.0001, 1), (3, 1), (0, 1), (-0.0001, 0), (0.05, 1)),
        ((0, 1), (3, 0), (2, 0), (-1, 1)),
    ),
)
