"""Which answers to an exercise are worth asking about: the right one, and whatever a mistake or a slip gives."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from lessons_lib.judge.exercise import Exercise
from lessons_lib.slips.changes import all_numbers, same_formula
from lessons_lib.slips.pairs import pairs

__all__ = [
    "STRANGE",
    "Row",
    "follows",
    "of_any_length",
    "right_of",
    "strange",
    "variants",
    "whole_rows",
    "with_one_wrong",
    "with_the_same_slip",
    "with_two_wrong",
    "wrong_numbers",
]

STRANGE = 37.190243781  # times as large as a right number, no slip gives it; near enough to be followed back
MOST_DECIMALS = 6  # that people write …
FEW_DECIMALS = 4  # … in a part of a row
FEW_PARTS = 5  # of which all orders are tried
MOST_TOGETHER = 16  # ways to do the same in several parts
MOST_KNOWN = 16  # wrong numbers at one place of a row, that are tried with those at another
MOST_ROWS = 4000  # of any numbers, where how many belong there is a part of the question
FEW = 100  # a number of two digits says little, and may be asked for more

Row = tuple[float, ...]
Pattern = Sequence[bool]  # which numbers of a row are strange


def right_of(exercise: Exercise) -> Row:
    """The right answer as a row."""
    return _row(exercise.expected)


def variants(value: float, most: int = MOST_DECIMALS) -> list[float]:
    """A number as people write it: whole, rounded, or cut off behind some decimal."""
    if not math.isfinite(value):
        return []
    places = range(most + 1)
    cut = [math.trunc(value * 10**at) / 10**at for at in places]
    return [value, *(round(value, at) for at in places), *cut]


def whole_rows(exercise: Exercise) -> Iterator[Row]:
    """Answers as they come of one mistake, or two, or of the right numbers in another order."""
    right = right_of(exercise)
    orders = itertools.permutations(right) if len(right) < FEW_PARTS else [right]
    late = [(*right[:at], *right[at - 1 : -1]) for at in range(1, len(right))]  # one of them came twice
    for row in (*orders, *late, *_mistakes_of_parts(exercise), *_wrong_rows(exercise)):
        if len(row) == len(right):
            # All numbers in the same way: each as it is, each rounded to two decimals, and so on.
            yield from zip(*map(variants, row), strict=False)
    if len(right) == 1:
        yield from (
            (sign * digits / size,) for size in (1, 10, 100) for digits in range(FEW) for sign in (1, -1)
        )


def with_one_wrong(exercise: Exercise) -> Iterator[Row]:
    """One wrong number, while the others are right."""
    right = right_of(exercise)
    for at in range(len(right)) if len(right) > 1 else ():
        for value in dict.fromkeys(wrong_numbers(exercise, at)):
            yield (*right[:at], value, *right[at + 1 :])


def with_two_wrong(exercise: Exercise, explained: Callable[[int, float], bool]) -> Iterator[Row]:
    """Two wrong numbers, each of which Python can say something of, while the others are right."""
    right = right_of(exercise)
    known = [
        [value for value in dict.fromkeys(_given(exercise, at)) if explained(at, value)][:MOST_KNOWN]
        for at in range(len(exercise.parts))
    ]
    for one, other in itertools.combinations(range(len(known)), 2):
        for mine, another in itertools.product(known[one], known[other]):
            own = {one: mine, other: another}
            yield tuple(own.get(at, value) for at, value in enumerate(right))


def with_the_same_slip(exercise: Exercise) -> Iterator[Row]:
    """Rows in which one kind of slip was made in several numbers, in each of them alone, and the others are right."""
    right, kinds = right_of(exercise), dict.fromkeys(slip.kind for slip in exercise.slips)
    subsets = itertools.chain.from_iterable(
        itertools.combinations(range(len(right)), size) for size in range(2, len(right) + 1)
    )
    for places, kind in itertools.product(list(subsets), kinds):
        made = [_made(exercise, kind, at) for at in places]
        for values in itertools.islice(itertools.product(*made), MOST_TOGETHER):
            own = dict(zip(places, values, strict=True))
            row = tuple(own.get(at, value) for at, value in enumerate(right))
            yield from zip(*(variants(value, FEW_DECIMALS) for value in row), strict=False)


def _made(exercise: Exercise, kind: str, at: int) -> list[float]:
    """What one kind of slip gives at one place of a row, where it changes anything there."""
    values = dict.fromkeys(slip.values[at] for slip in exercise.slips if slip.kind == kind)
    return [value for value in values if not math.isclose(value, right_of(exercise)[at])]


def strange(row: Row, pattern: Pattern) -> Row:
    """A row with numbers that nobody can explain at some places."""
    return tuple(
        (STRANGE + at) * max(1.0, abs(value)) if odd else value
        for at, (value, odd) in enumerate(zip(row, pattern, strict=True))
    )


def of_any_length(exercise: Exercise) -> Iterator[Row]:
    """Rows of the numbers that come up in a question where how many they are is a part of it."""
    right = right_of(exercise)
    wrong = list(_wrong_rows(exercise))
    numbers = sorted({*right, *itertools.chain.from_iterable(wrong)})
    yield from (right, *wrong)
    lengths = range(1, len(right) + 1)
    tried = itertools.chain.from_iterable(itertools.product(numbers, repeat=length) for length in lengths)
    yield from itertools.islice(tried, MOST_ROWS)


def _row(values: Any) -> Row:
    return tuple(np.ravel(np.asarray(values, dtype=float)).tolist())


@lru_cache(maxsize=1)  # asked for each place of a row, and what two slips give together takes its time
def _wrong_rows(exercise: Exercise) -> tuple[Row, ...]:
    two_slips = pairs(exercise.recorded) if exercise.recorded else ()
    return (
        *(_row(exercise.wrong(mistake)) for mistake in exercise.mistakes if not mistake.part),
        *map(_row, exercise.also),
        *(slip.values for slip in (*exercise.slips, *two_slips)),
    )


def _mistakes_of_parts(exercise: Exercise) -> Iterator[Row]:
    """Rows in which the mistakes written for single parts come together."""
    own = {
        part: [value] for part, value in zip(exercise.parts, right_of(exercise), strict=bool(exercise.parts))
    }
    for mistake in exercise.mistakes:
        if mistake.part:
            own[mistake.part] += _row(exercise.wrong(mistake))
    return itertools.islice(itertools.product(*own.values()), MOST_ROWS if own else 0)


def wrong_numbers(exercise: Exercise, at: int) -> Iterator[float]:
    """What may stand at one place of a row, however it is rounded."""
    for value in (*_given(exercise, at), *right_of(exercise)):
        yield from variants(value, FEW_DECIMALS)


def _given(exercise: Exercise, at: int) -> Iterator[float]:
    """What a mistake or a slip gives at one place of a row."""
    own = [mistake for mistake in exercise.mistakes if mistake.part == exercise.parts[at]]
    rows = [row for row in _wrong_rows(exercise) if len(row) == len(exercise.parts)]
    yield from (_row(exercise.wrong(mistake))[0] for mistake in own)
    yield from (row[at] for row in rows)


def follows(exercise: Exercise) -> bool:
    """Whether a number of a row is worked out from an earlier one: Python judges it from the learner's own."""
    roots: Sequence[Any] = exercise.recorded
    later = ((root, [one for one in roots[:at] if one.operation]) for at, root in enumerate(roots))
    return any(
        same_formula(one, own) for root, before in later for one in all_numbers([root]) for own in before
    )
