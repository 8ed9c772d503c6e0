"""What a slip explains of a wrong answer: the numbers that come of it, and whether exactly, rounded or cut off."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from lessons_lib.judge.compare import (
    EXACT,
    MOST_OFF,
    digits_of,
    is_exactly,
    is_rounded,
    meant,
    nearly,
    rounded,
)
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.once import once
from lessons_lib.numbers.door import Array
from lessons_lib.slips.changes import all_numbers, same_formula
from lessons_lib.slips.derive import COMMON, Slip

__all__ = ["EXACTLY", "NOT_AT_ALL", "ROUNDED", "Answer", "Where"]

EXACTLY, ROUNDED, CUT, NOT_AT_ALL = range(4)


class Where(NamedTuple):
    """The numbers of an answer that are looked at: those that are wrong, and all that a slip must give."""

    wrong: Sequence[int]
    asked: Sequence[int]
    lost: bool = False  # whether others are wrong too, and nobody knows why


@dataclass(frozen=True, eq=False)
class Answer:
    """A wrong answer, beside which slips are held."""

    exercise: Exercise
    mine: Array
    where: Where

    @cached_property
    def right(self) -> Array:
        """The right answer."""
        return np.ravel(np.asarray(self.exercise.expected, dtype=float))

    @cached_property
    def is_whole(self) -> bool:
        """Whether all numbers of the answer are looked at."""
        return len(self.where.asked) == self.mine.size

    @cached_property
    def is_near(self) -> bool:
        """Whether what is wrong is nearly right."""
        wrong = list(self.where.wrong)
        return bool(nearly(self.mine[wrong], self.right[wrong]).all())

    @cached_property
    def parts_wrong(self) -> int:
        """How many of its numbers are wrong."""
        return int((~rounded(self.mine, self.right)).sum())

    def explained_by(self, slip: Slip) -> int:
        """How the wrong numbers come of a slip; not at all where it changes none, or does not give all asked."""
        wrong, asked, _ = self.where
        if any(self._is_off(slip, at) for at in asked):
            return NOT_AT_ALL
        if all(is_rounded(slip.values[at], self._asked[at]) for at in wrong):
            return NOT_AT_ALL  # for these numbers it makes no difference
        came = {at: _comes_from(self._own[at], slip.values[at]) for at in asked}
        if NOT_AT_ALL in came.values() or (slip.plausibility < COMMON and self._shows_elsewhere(slip.values)):
            return NOT_AT_ALL
        return max(came[at] for at in wrong)  # a right number that is rounded takes nothing from a wrong one

    @cached_property
    def _own(self) -> list[float]:
        own: list[float] = self.mine.tolist()
        return own

    @cached_property
    def _asked(self) -> list[float]:
        asked: list[float] = self.right.tolist()
        return asked

    def _is_off(self, slip: Slip, at: int) -> bool:
        """Whether a number is too far from the slip's to be it, however it was rounded."""
        return abs(slip.values[at] - self._own[at]) > MOST_OFF * abs(slip.values[at]) + EXACT

    def _shows_elsewhere(self, values: Sequence[float]) -> bool:
        """Whether a slip should change another number too, that does not come after these, and that is not so."""
        asked = tuple(self.where.asked)
        others = [at for at in range(self.mine.size) if at not in asked and math.isfinite(values[at])]
        changed = [at for at in others if not is_exactly(values[at], self._asked[at])]
        return any(
            _comes_from(self._own[at], values[at]) == NOT_AT_ALL
            and not _comes_after(self.exercise, at, asked)
            for at in changed
        )


def _comes_from(mine: float, slip: float) -> int:
    """How a number is a slip's: exactly, rounded or cut off; a carried slip knows only its own part."""
    if not math.isfinite(slip) or not meant(mine, slip, loosely=True):
        return NOT_AT_ALL
    off = abs(mine - slip)
    if is_exactly(mine, slip):
        return EXACTLY
    return ROUNDED if off <= 10.0 ** -digits_of(mine)[0] / 2 + EXACT else CUT


@once
def _comes_after(exercise: Exercise, at: int, asked: tuple[int, ...]) -> bool:
    """Whether a part is worked out from one of some others."""
    roots = exercise.recorded
    before = [roots[one] for one in asked if one < at]
    return any(same_formula(one, root) for one in all_numbers([roots[at]]) for root in before)
