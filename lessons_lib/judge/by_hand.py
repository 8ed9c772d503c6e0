"""Mistakes that are written by hand: which of them an answer is, as a whole or in one part of a row."""

from __future__ import annotations

import contextlib
import itertools

import numpy as np

from lessons_lib.judge.chance import chance
from lessons_lib.judge.compare import Alike, Outcomes, equal, exactly, rounded
from lessons_lib.judge.exercise import Exercise, Mistake
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
            if equal(mine, outcomes_of(exercise, exercise.wrong(mistake)), how):
                return mistake
    return None


def mistakes_of_parts(exercise: Exercise, mine: Array) -> dict[int, str]:
    """What is written by hand on wrong parts of a row, whatever the others are."""
    said: dict[int, str] = {}
    if not exercise.parts or mine.size != len(exercise.parts):
        return said
    fits = rounded(mine, np.ravel(exercise.expected))
    known = [mistake for mistake in exercise.mistakes if mistake.part]
    for alike, mistake in itertools.product((exactly, rounded), known):
        at = exercise.parts.index(mistake.part)
        if not fits[at] and at not in said:
            wrong = np.ravel(np.asarray(exercise.wrong(mistake), float))
            said |= {at: mistake.says} if alike(mine[[at]], wrong).all() else {}
    return said


def by_accident(exercise: Exercise, mine: Array, at: int) -> bool:
    """Whether many a number of this size and with as many digits is a mistake written by hand on this part."""
    part = exercise.parts[at]
    known = [exercise.wrong(mistake) for mistake in exercise.mistakes if mistake.part == part]
    values = np.ravel(np.asarray(known, dtype=float))[:, np.newaxis]
    return bool(known) and chance(values, np.ravel(exercise.expected)[[at]], mine[[at]], [0]) > LUCKY
