"""Which slips fit a wrong answer, and which of them may be said: those that hardly fit by accident."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from lessons_lib.judge.chance import chance
from lessons_lib.judge.compare import EXACT, MOST_OFF, digits_of, exactly
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.explained import EXACTLY, NOT_AT_ALL, ROUNDED, Answer
from lessons_lib.judge.once import once
from lessons_lib.numbers.door import Array
from lessons_lib.slips.derive import COMMON, Slip

__all__ = ["Fits", "candidates", "digits", "fitting", "is_no_accident", "near"]

NAMED = 0.025  # of random answers, that may be taken for a slip and named …
WILD = {"taken for another", "wrong whole", "digits swapped"}  # kinds that hit many a number …
OF_WILD = 0.4  # … and so are named for such a part of them
COMMON_ROUNDED = 0.08  # … of a common one, where it was rounded …
LED = 0.35  # … or led to a step, without a word of what went wrong there
SURE = 1.0  # of them, where a slip is common and explains all that is wrong
LEVELS = (3, 2, 1, 0)  # how plausible slips are
PART = 1  # digit more that one part of a row needs, because each part is another chance


class Fits(NamedTuple):
    """The slips that give an answer: those that can be named, and those of which only the step can be shown."""

    named: list[Slip]
    led: list[Slip]


def candidates(exercise: Exercise, mine: Array, asked: Sequence[int]) -> list[Slip]:
    """The slips that come near enough to be looked at one by one."""
    if not exercise.slips:
        return []
    values = _all_values(exercise)
    return near(
        exercise.slips, values if len(asked) == mine.size else values[:, list(asked)], mine[list(asked)]
    )


def near(slips: Sequence[Slip], values: Array, here: Array) -> list[Slip]:
    """The slips whose values, a row each, come near enough to some numbers."""
    off = np.abs(values - here) <= MOST_OFF * np.abs(values) + EXACT
    return [slips[at] for at in np.flatnonzero(off.all(axis=1)).tolist()]


def fitting(answer: Answer, slips: Iterable[Slip]) -> Fits:
    """Which slips give the wrong numbers of an answer."""
    found: list[list[Slip]] = [[], [], []]  # exactly, rounded, cut off
    led: list[list[Slip]] = [[], [], []]
    rivals: list[list[Slip]] = [[], [], []]
    # That near, anything may have gone a little wrong; and where more is wrong, no digit alone is to blame.
    least = COMMON - 1 if answer.is_near else 1 if answer.where.lost else 0
    for slip in slips:
        how = NOT_AT_ALL if slip.plausibility < least else answer.explained_by(slip)
        if how == NOT_AT_ALL:
            continue
        likely = _chance(answer, slip.plausibility)
        if slip.plausibility >= COMMON - 1 and likely > NAMED:
            rivals[how].append(slip)
        if _may_be_named(answer, slip, how, likely):
            found[how].append(slip)
        elif likely <= LED:
            led[how].append(slip)
    if led[ROUNDED] and not found[EXACTLY] and not found[ROUNDED]:
        return Fits([], led[ROUNDED])  # what is rounded from a slip is so rather than cut off from another
    return Fits(_with_rivals(found, rivals), next(filter(None, led), []))


def _may_be_named(answer: Answer, slip: Slip, how: int, likely: float) -> bool:
    """Whether a slip that gives the answer may be said: no accident, or a common slip with digits to spare."""
    if likely <= NAMED * (OF_WILD if slip.kind in WILD else 1):
        return True
    sure = slip.plausibility == COMMON or (slip.plausibility == COMMON - 1 and how == EXACTLY)
    most = COMMON_ROUNDED if answer.is_whole and how > EXACTLY else SURE
    spare = digits(answer.mine, answer.where.wrong) - PART * (not answer.is_whole) - (how > EXACTLY)
    return sure and not answer.where.lost and likely <= most and spare >= LEVELS[0] + 1 - slip.plausibility


def _with_rivals(found: Sequence[list[Slip]], rivals: Sequence[list[Slip]]) -> list[Slip]:
    """The slips that explain best; where they are said because they are common, with all others that happen."""
    named = next(filter(None, found), [])
    weak = [
        others
        for ours, others in zip(found, rivals, strict=True)
        if ours is named and set(ours) <= set(others)
    ]
    return next(iter(weak), named)


def is_no_accident(exercise: Exercise, mine: Array, at: Sequence[int], values: Array) -> bool:
    """Whether hardly any random answer is what one of some slips gives, a row of ``values`` each."""
    return chance(values, np.ravel(exercise.expected)[list(at)], mine[list(at)], range(len(at))) <= NAMED


def digits(mine: Array, wrong: Sequence[int]) -> int:
    """How many digits the wrong numbers have: so much evidence there is. 0 is a digit too."""
    return sum(max(1, digits_of(float(mine[at]))[1]) for at in wrong)


def _chance(answer: Answer, level: int) -> float:
    """How many random answers would be taken for a slip that is as plausible, among all parts that are wrong."""
    (wrong, asked, _), mine, right = answer.where, answer.mine, answer.right
    parts = 1 if answer.is_whole else answer.parts_wrong
    return parts * chance(_rivals(answer.exercise, level, tuple(wrong), tuple(asked)), right, mine, wrong)


@once
def _rivals(exercise: Exercise, level: int, wrong: tuple[int, ...], asked: tuple[int, ...]) -> Array:
    """What comes of the slips that are as plausible, and change numbers at some places but none at the others asked."""
    values, right = _all_values(exercise), np.ravel(np.asarray(exercise.expected, dtype=float))
    kept = [at for at in asked if at not in wrong]
    fits = np.array([slip.plausibility >= level for slip in exercise.slips])
    fits &= np.all([exactly(values[:, at], right[at]) for at in kept] or True, axis=0)
    fits &= ~np.all([exactly(values[:, at], right[at]) for at in wrong], axis=0)
    rivals: Array = values[fits]
    return rivals


@once
def _all_values(exercise: Exercise) -> Array:
    return np.array([slip.values for slip in exercise.slips], dtype=float)
