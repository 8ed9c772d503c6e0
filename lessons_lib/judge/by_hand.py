"""Mistakes that are written by hand: which of them an answer is, as a whole or in one part of a row."""

from __future__ import annotations

import contextlib
import itertools

import numpy as np

from lessons_lib.judge.chance import chance
from lessons_lib.judge.compare import Alike, Outcomes, equal, is_exactly, is_rounded, rounded
from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.once import once
from lessons_lib.judge.outcomes import NotComparableError, outcomes_of
from lessons_lib.numbers.door import Array

__all__ = ["by_accident", "mistake_of", "mistakes_of_parts"]

LUCKY = 0.025  # of random numbers, that may be a mistake written by hand


def mistake_of(exercise: Exercise, mine: Outcomes, *alike: Alike) -> Mistake | None:
    """The mistake that has these outcomes; one that has them exactly goes before one that is rounded."""
    for how, mistake in itertools.product(alike, exercise.mistakes):
        if mistake.part:
            continue
        # The numbers of a mistake may not go through a function that is asked, or not for every input.
        with contextlib.suppress(NotComparableError):
            if equal(mine, _outcomes_of(exercise, mistake), how):
                return mistake
    return None


@once
def _outcomes_of(exercise: Exercise, mistake: Mistake) -> Outcomes:
    return outcomes_of(exercise, exercise.wrong(mistake))


def mistakes_of_parts(exercise: Exercise, mine: Array) -> dict[int, str]:
    """What is written by hand on wrong parts of a row, whatever the others are."""
    said: dict[int, str] = {}
    if not exercise.parts or mine.size != len(exercise.parts):
        return said
    own: list[float] = mine.tolist()
    fits = rounded(mine, np.ravel(exercise.expected))
    for alike, (at, wrong, mistake) in itertools.product((is_exactly, is_rounded), _of_parts(exercise)):
        if not fits[at] and at not in said and alike(own[at], wrong):
            said[at] = mistake.says
    return said


@once
def _of_parts(exercise: Exercise) -> list[tuple[int, float, Mistake]]:
    """The mistakes in one part of a row: its place, and the number that comes out."""
    known = [mistake for mistake in exercise.mistakes if mistake.part]
    return [
        (exercise.parts.index(each.part), float(np.asarray(exercise.wrong(each), float).item()), each)
        for each in known
    ]


def by_accident(exercise: Exercise, mine: Array, at: int) -> bool:
    """Whether many a number of this size and with as many digits is a mistake written by hand on this part."""
    known = [wrong for place, wrong, _ in _of_parts(exercise) if place == at]
    values = np.reshape(known, (-1, 1))
    return bool(known) and chance(values, np.ravel(exercise.expected)[[at]], mine[[at]], [0]) > LUCKY
