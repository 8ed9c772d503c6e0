"""Which slip a wrong answer in numbers is, and what to say if it may be several, or none.

Nobody is accused at random. One slip is named; of two, both are said; of more, only where to look. A pair of
slips is named where both are common and no other pair gives that number.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Sequence

import numpy as np

from lessons_lib.judge.compare import digits_of, exactly, meant, rounded
from lessons_lib.judge.exercise import Exercise
from lessons_lib.model.changes import put, worked_out
from lessons_lib.model.slips import COMMON, Slip, pairs
from lessons_lib.numbers.door import Array

__all__ = ["named", "named_parts", "right_so_far"]

MOST_STEPS = 3  # that one can look at again
# How many digits a wrong answer must have before a slip of this plausibility is named: one digit is no evidence.
EVIDENCE = {3: 1, 2: 2, 1: 3}

_pairs: weakref.WeakKeyDictionary[Exercise, dict[int, list[Slip]]] = weakref.WeakKeyDictionary()


def named(exercise: Exercise, mine: Array) -> str:
    """What to say of an answer that one slip explains as a whole; nothing if none does."""
    right = np.ravel(exercise.expected) if exercise.slips else mine
    wrong = [float(value) for value, fits in zip(mine, rounded(mine, right), strict=True) if not fits]
    found = _likely((slip for slip in exercise.slips if _explains(slip, mine)), wrong)
    if found:
        said = _said(found, exact=[slip for slip in found if exactly(mine, np.array(slip.values)).all()])
        return f"{right_so_far(exercise.parts, rounded(mine, right).tolist())} {said}".strip() if said else ""
    return _two_at_once(exercise, mine, 0) if mine.size == 1 else ""


def named_parts(exercise: Exercise, mine: Array) -> dict[int, str]:
    """What to say of each wrong number of a row, judged alone; parts that nobody knows are left out."""
    right = np.ravel(exercise.expected)
    wrong = [at for at, fits in enumerate(rounded(mine, right)) if not fits]
    said: dict[int, str] = {}
    for at in wrong:
        source = _carried_on(exercise, mine, at, wrong)
        if source is not None:
            said[at] = f"It follows from your `{exercise.parts[source]}`."
            continue
        value = float(mine[at])
        found = _likely((slip for slip in exercise.slips if _explains_part(slip, mine, right, at)), [value])
        exact = [slip for slip in found if exactly(mine[[at]], np.array([slip.values[at]])).all()]
        words = _said(found, exact=exact) if found else _two_at_once(exercise, mine, at)
        if words:
            said[at] = words
    return said


def right_so_far(parts: Sequence[str], fits: Sequence[bool]) -> str:
    """Which parts of a row are right, if only some are."""
    right = ", ".join(f"`{part}`" for part, fit in zip(parts, fits, strict=bool(parts)) if fit)
    return f"Right so far: {right}." if right else ""


def _explains(slip: Slip, mine: Array) -> bool:
    loosely = slip.plausibility == COMMON
    return all(meant(float(a), b, loosely=loosely) for a, b in zip(mine, slip.values, strict=True))


def _explains_part(slip: Slip, mine: Array, right: Array, at: int) -> bool:
    value = slip.values[at]
    return value != right[at] and meant(float(mine[at]), value, loosely=slip.plausibility == COMMON)


def _likely(found: Iterable[Slip], wrong: Sequence[float]) -> list[Slip]:
    """The slips for which the wrong numbers are evidence enough."""
    digits = sum(max(1, digits_of(value)[1]) for value in wrong)  # 0 is a digit too
    return [slip for slip in found if digits >= EVIDENCE[slip.plausibility]]


def _said(found: Sequence[Slip], *, exact: Sequence[Slip]) -> str:
    """One slip is named, two are both said; of more, only the steps. What fits to the last digit comes first."""
    found = exact or found
    top = max(slip.plausibility for slip in found)
    likely = {slip.sentence: slip for slip in found if slip.plausibility >= top - 1}
    if len(likely) == 1:
        return next(iter(likely))
    if len(likely) == 2:
        one, other = likely
        return f"Two slips lead to this number. Either: {one} Or: {other}"
    steps = list(dict.fromkeys(slip.step for slip in likely.values()))
    if len(steps) > MOST_STEPS:
        return ""
    return f"More than one slip leads to this number. Look again at {_listed(steps)}."


def _listed(steps: Sequence[str]) -> str:
    return " and at ".join(filter(None, (", ".join(steps[:-1]), steps[-1])))


def _two_at_once(exercise: Exercise, mine: Array, at: int) -> str:
    value = float(mine[at])
    if digits_of(value)[1] < 3 or not exercise.recorded:
        return ""
    known = _pairs.setdefault(exercise, {})
    if at not in known:
        known[at] = list(pairs(exercise.recorded, at))
    found = {slip.sentence for slip in known[at] if meant(value, slip.value, loosely=False)}
    return f"Two slips at once, it seems. {found.pop()}" if len(found) == 1 else ""


def _carried_on(exercise: Exercise, mine: Array, at: int, wrong: Sequence[int]) -> int | None:
    """The wrong part before that explains this one: the rest was worked out rightly from it."""
    roots = exercise.recorded
    for source in wrong:
        if source >= at or not roots or not exercise.parts:
            continue
        value = worked_out([roots[at]], {id(roots[source]): put(float(mine[source]))})[0]
        if value != roots[at].value and meant(float(mine[at]), value, loosely=True):
            return source
    return None
