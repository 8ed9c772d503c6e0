"""Which slips fit a wrong answer, and which of them may be said: those that hardly fit by accident."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from lessons_lib.judge.chance import chance
from lessons_lib.judge.compare import EXACT, MOST_OFF, digits_of, exactly, meant, nearly, rounded
from lessons_lib.judge.exercise import Exercise
from lessons_lib.numbers.door import Array
from lessons_lib.slips.changes import all_numbers, same_formula
from lessons_lib.slips.derive import COMMON, Slip

__all__ = ["Fits", "Where", "candidates", "digits", "fitting", "is_no_accident"]

NAMED = 0.025  # of random answers, that may be taken for a slip and named …
WILD = {"taken for another", "wrong whole", "digits swapped"}  # kinds that hit many a number …
OF_WILD = 0.4  # … and so are named for such a part of them
COMMON_ROUNDED = 0.08  # … of a common one, where it was rounded …
LED = 0.35  # … or led to a step, without a word of what went wrong there
SURE = 1.0  # of them, where a slip is common and explains all that is wrong
LEVELS = (3, 2, 1, 0)  # how plausible slips are
PART = 1  # digit more that one part of a row needs, because each part is another chance

EXACTLY, ROUNDED, CUT, NOT_AT_ALL = range(4)

_values: weakref.WeakKeyDictionary[Exercise, Array] = weakref.WeakKeyDictionary()
_levels: weakref.WeakKeyDictionary[Exercise, Array] = weakref.WeakKeyDictionary()


class Where(NamedTuple):
    """The numbers of an answer that are looked at: those that are wrong, and all that a slip must give."""

    wrong: Sequence[int]
    asked: Sequence[int]
    lost: bool = False  # whether others are wrong too, and nobody knows why


class Fits(NamedTuple):
    """The slips that give an answer: those that can be named, and those of which only the step can be shown."""

    named: list[Slip]
    led: list[Slip]


def candidates(exercise: Exercise, mine: Array, asked: Sequence[int]) -> list[Slip]:
    """The slips that come near enough to be looked at one by one."""
    if not exercise.slips:
        return []
    there, here = _all_values(exercise)[:, list(asked)], mine[list(asked)]
    near = np.abs(there - here) <= MOST_OFF * np.abs(there) + EXACT
    return [exercise.slips[at] for at in np.flatnonzero(near.all(axis=1))]


def fitting(exercise: Exercise, mine: Array, where: Where, slips: Iterable[Slip]) -> Fits:
    """Which slips give the wrong numbers of an answer."""
    wrong, asked, lost = where
    found: list[list[Slip]] = [[], [], []]  # exactly, rounded, cut off
    led: list[list[Slip]] = [[], [], []]
    rivals: list[list[Slip]] = [[], [], []]
    right, own = np.ravel(exercise.expected), mine.tolist()
    whole = len(asked) == mine.size
    near = bool(nearly(mine, right)[list(wrong)].all())
    # That near, anything may have gone a little wrong; and where more is wrong, no digit alone is to blame.
    least = COMMON - 1 if near else 1 if lost else 0
    for slip in slips:
        if slip.plausibility < least:
            continue
        if any(abs(slip.values[at] - own[at]) > MOST_OFF * abs(slip.values[at]) + EXACT for at in asked):
            continue
        values = np.array(slip.values)
        if rounded(values, right)[list(wrong)].all():
            continue  # for these numbers it makes no difference
        came = {at: _comes_from(own[at], slip.values[at]) for at in asked}
        how = max(came[at] for at in wrong)  # a right number that is rounded takes nothing from a wrong one
        if NOT_AT_ALL in came.values() or (
            slip.plausibility < COMMON and _elsewhere(exercise, mine, values, asked)
        ):
            continue
        spare = digits(mine, wrong) - PART * (len(asked) < mine.size) - (how > EXACTLY)
        likely = _chance(exercise, mine, wrong, asked, slip.plausibility)
        if slip.plausibility >= COMMON - 1 and likely > NAMED:
            rivals[how].append(slip)
        sure = slip.plausibility == COMMON or (slip.plausibility == COMMON - 1 and how == EXACTLY)
        if likely <= NAMED * (OF_WILD if slip.kind in WILD else 1) or (
            sure
            and not lost
            and likely <= (COMMON_ROUNDED if whole and how > EXACTLY else SURE)
            and spare >= LEVELS[0] + 1 - slip.plausibility
        ):
            found[how].append(slip)
        elif likely <= LED:
            led[how].append(slip)
    if led[ROUNDED] and not found[EXACTLY] and not found[ROUNDED]:
        return Fits([], led[ROUNDED])  # what is rounded from a slip is so rather than cut off from another
    named = next(filter(None, found), [])
    # Where a slip is said because it is common, all others that happen and give the same are said with it.
    weak = [
        others
        for ours, others in zip(found, rivals, strict=True)
        if ours is named and set(ours) <= set(others)
    ]
    return Fits(next(iter(weak), named), next(filter(None, led), []))


def is_no_accident(exercise: Exercise, mine: Array, at: Sequence[int], pairs: Sequence[Slip]) -> bool:
    """Whether hardly any random answer is one of these pairs of slips."""
    values = np.array([slip.values for slip in pairs], dtype=float)
    return chance(values, np.ravel(exercise.expected)[list(at)], mine[list(at)], range(len(at))) <= NAMED


def digits(mine: Array, wrong: Sequence[int]) -> int:
    """How many digits the wrong numbers have: so much evidence there is. 0 is a digit too."""
    return sum(max(1, digits_of(float(mine[at]))[1]) for at in wrong)


def _comes_from(mine: float, slip: float) -> int:
    """How a number is a slip's: exactly, rounded or cut off; a carried slip knows only its own part."""
    if not np.isfinite(slip) or not meant(mine, slip, loosely=True):
        return NOT_AT_ALL
    off = abs(mine - slip)
    if off <= EXACT * abs(slip) + EXACT:
        return EXACTLY
    return ROUNDED if off <= 10.0 ** -digits_of(mine)[0] / 2 + EXACT else CUT


def _elsewhere(exercise: Exercise, mine: Array, values: Array, asked: Sequence[int]) -> bool:
    """Whether a slip should have changed another wrong number too, that does not come after it, and that is not so."""
    right = np.ravel(exercise.expected)
    others = [at for at in range(mine.size) if at not in asked and np.isfinite(values[at])]
    changed = [at for at in others if not exactly(values[[at]], right[[at]])[0]]
    return any(
        _comes_from(float(mine[at]), float(values[at])) == NOT_AT_ALL
        and not _comes_after(exercise, at, asked)
        for at in changed
    )


def _comes_after(exercise: Exercise, at: int, asked: Sequence[int]) -> bool:
    """Whether a part is worked out from one of some others."""
    roots = exercise.recorded
    before = [roots[one] for one in asked if one < at]
    return any(same_formula(one, root) for one in all_numbers([roots[at]]) for root in before)


def _chance(exercise: Exercise, mine: Array, wrong: Sequence[int], asked: Sequence[int], level: int) -> float:
    """How many random answers would be taken for a slip that is as plausible, among all parts that are wrong."""
    right = np.ravel(np.asarray(exercise.expected, dtype=float))
    parts = int((~rounded(mine, right)).sum()) if len(asked) < mine.size else 1
    values = _all_values(exercise)
    kept = [at for at in asked if at not in wrong]
    fits = _all_levels(exercise) >= level
    fits &= np.all([exactly(values[:, at], right[at]) for at in kept] or True, axis=0)
    fits &= ~np.all([exactly(values[:, at], right[at]) for at in wrong], axis=0)
    return parts * chance(values[fits], right, mine, wrong)


def _all_values(exercise: Exercise) -> Array:
    if exercise not in _values:
        _values[exercise] = np.array([slip.values for slip in exercise.slips], dtype=float)
    return _values[exercise]


def _all_levels(exercise: Exercise) -> Array:
    if exercise not in _levels:
        _levels[exercise] = np.array([slip.plausibility for slip in exercise.slips], dtype=float)
    return _levels[exercise]
