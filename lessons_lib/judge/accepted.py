"""The slips that would pass as right: an exercise on whose numbers there are some has to be mended."""

from __future__ import annotations

import numpy as np

from lessons_lib.judge.compare import rounded, same
from lessons_lib.judge.exercise import Exercise
from lessons_lib.slips.derive import Slip

__all__ = ["accepted_slips"]


def accepted_slips(exercise: Exercise) -> list[Slip]:
    """The slips that lead to the right answer; to round a number on the way is none."""
    if not exercise.slips:  # the right answer may be a text
        return []
    right = np.ravel(np.asarray(exercise.expected, dtype=float))
    return [
        slip
        for slip in exercise.slips
        if slip.plausibility
        and same(np.array(slip.values), right, rounded)
        and not slip.kind.startswith("rounded")
    ]
