"""Right numbers that stand in another order, or one place too early or too late."""

from __future__ import annotations

import numpy as np

from lessons_lib.judge.compare import Outcomes, rounded, same
from lessons_lib.judge.exercise import Exercise
from lessons_lib.numbers.door import Array

__all__ = ["numbers_in_another_order"]

EARLY = "From one place on, each number stands one place too early, it seems: one of them was left out."
EXCHANGED = "`{}` and `{}` have changed places, it seems. The numbers are right."
FEWEST_MOVED = 2  # right numbers at wrong places: one alone may stand there for another reason
LATE = "From one place on, each number stands one place too late, it seems: one of them came twice."


def numbers_in_another_order(exercise: Exercise, mine: Outcomes, right: Outcomes) -> str:
    """What to say where the right numbers came, and only their order is wrong."""
    one, other = mine.get(""), right.get("")
    if isinstance(one, str) or isinstance(other, str) or one is None or other is None or one.size < 2:
        return ""
    if one.size != other.size:
        return ""
    if not same(np.sort(one.ravel()), np.sort(other.ravel()), rounded):
        return _moved(one.ravel(), other.ravel())
    wrong = np.flatnonzero(~rounded(one.ravel(), other.ravel()))
    if exercise.parts and one.size > wrong.size == 2:
        return EXCHANGED.format(*(exercise.parts[at] for at in wrong))
    form = f": {exercise.form}" if exercise.parts else ""
    return f"The numbers are right, but not in the order that the question asks for{form}."


def _moved(mine: Array, right: Array) -> str:
    """Say where right numbers stand one place too early, or too late, from somewhere on."""
    fits = rounded(mine, right)
    first = int(np.argmin(fits))
    if fits.all():
        return ""
    twice = first < mine.size - 1 and rounded(mine[[first]], mine[[first + 1]]).all()
    early, late = mine[first:-1], mine[first:]
    if not twice and early.size >= FEWEST_MOVED and rounded(early, right[first + 1 :]).all():
        return EARLY
    moved = first and late.size >= FEWEST_MOVED and rounded(late, right[first - 1 : -1]).all()
    return LATE if moved else ""
