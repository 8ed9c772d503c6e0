"""Which slip a wrong answer in numbers is, and what to say if it may be several, or none.

Nobody is accused at random. One slip is named; of two, both are said; of more, only where to look. A pair of
slips is named where both are common and no other pair gives that number.
"""

from __future__ import annotations

import weakref
from collections.abc import Sequence

import numpy as np

from lessons_lib.judge.compare import EXACT, MOST_OFF, digits_of, exactly, meant, rounded
from lessons_lib.judge.exercise import Exercise
from lessons_lib.model.changes import put, worked_out
from lessons_lib.model.slip_words import SEVERAL
from lessons_lib.model.slips import COMMON, Slip, pairs
from lessons_lib.numbers.door import Array

__all__ = ["named", "named_parts", "right_so_far"]

MOST_STEPS = 3  # that one can look at again
# How many digits a wrong answer must have before a slip of this plausibility is named: one digit is no evidence.
EVIDENCE = {3: 1, 2: 2, 1: 3}
MORE_EVIDENCE = 1  # digits more where one part of a row is judged alone, because each part is another chance

_values: weakref.WeakKeyDictionary[Exercise, Array] = weakref.WeakKeyDictionary()
_pairs: weakref.WeakKeyDictionary[Exercise, dict[int, list[Slip]]] = weakref.WeakKeyDictionary()


def named(exercise: Exercise, mine: Array) -> str:
    """What to say of an answer that one slip explains as a whole; nothing if none does."""
    if not exercise.slips:
        return ""
    fits = rounded(mine, np.ravel(exercise.expected))
    said = _explained(exercise, mine, [at for at, fit in enumerate(fits) if not fit], range(mine.size))
    return f"{right_so_far(exercise.parts, fits.tolist())} {said}".strip() if said else ""


def named_parts(exercise: Exercise, mine: Array) -> dict[int, str]:
    """What to say of each wrong number of a row, judged alone; parts that nobody knows are left out."""
    wrong = [at for at, fits in enumerate(rounded(mine, np.ravel(exercise.expected))) if not fits]
    said: dict[int, str] = {}
    for at in wrong:
        source = _carried_on(exercise, mine, at, wrong)
        words = _explained(exercise, mine, [at], [at]) if source is None else ""
        if source is not None:
            said[at] = f"It follows from your `{exercise.parts[source]}`."
        elif words:
            said[at] = words
    return said


def _explained(exercise: Exercise, mine: Array, wrong: Sequence[int], asked: Sequence[int]) -> str:
    """What explains these numbers of an answer: a slip, two of them, or two at once."""
    found: list[Slip] = []
    exact: list[Slip] = []
    digits = sum(max(1, digits_of(float(mine[at]))[1]) for at in wrong)  # 0 is a digit too
    digits -= MORE_EVIDENCE * (len(asked) < mine.size)
    for slip in _candidates(exercise, mine, asked):
        values = np.array(slip.values)
        if rounded(values, np.ravel(exercise.expected))[list(wrong)].all():
            continue  # for these numbers it makes no difference
        if digits >= EVIDENCE[slip.plausibility] and exactly(mine, values)[list(asked)].all():
            exact.append(slip)
        elif digits > EVIDENCE[slip.plausibility] and _roughly(slip, mine, asked):
            found.append(slip)
    if exact or any(slip.plausibility == COMMON for slip in found):
        return _said(exact or found)
    return (_two_at_once(exercise, mine, asked[0]) if len(asked) == 1 else "") or _said(found)


def _candidates(exercise: Exercise, mine: Array, asked: Sequence[int]) -> list[Slip]:
    """The slips that come near enough to be looked at one by one."""
    if not exercise.slips:
        return []
    if exercise not in _values:
        _values[exercise] = np.array([slip.values for slip in exercise.slips], dtype=float)
    there, here = _values[exercise][:, list(asked)], mine[list(asked)]
    near = np.abs(there - here) <= MOST_OFF * np.abs(there) + EXACT
    return [exercise.slips[at] for at in np.flatnonzero(near.all(axis=1))]


def _roughly(slip: Slip, mine: Array, asked: Sequence[int]) -> bool:
    loosely = slip.plausibility == COMMON
    return all(meant(float(mine[at]), slip.values[at], loosely=loosely) for at in asked)


def right_so_far(parts: Sequence[str], fits: Sequence[bool]) -> str:
    """Which parts of a row are right, if only some are."""
    right = ", ".join(f"`{part}`" for part, fit in zip(parts, fits, strict=bool(parts)) if fit)
    return f"Right so far: {right}." if right else ""


def _said(found: Sequence[Slip]) -> str:
    """One slip is named, two are both said; of more, only the steps."""
    if not found:
        return ""
    top = max(slip.plausibility for slip in found)
    likely = {slip.sentence: slip for slip in found if slip.plausibility >= top - 1}
    if len(likely) == 1:
        return next(iter(likely))
    if len(likely) == 2:
        one, other = likely
        return SEVERAL["two_slips"].format(one=one, other=other)
    steps = list(dict.fromkeys(slip.step for slip in likely.values()))
    if len(steps) > MOST_STEPS:
        return ""
    return SEVERAL["many_slips"].format(steps=_listed(steps))


def _listed(steps: Sequence[str]) -> str:
    return SEVERAL["and_at"].join(filter(None, (", ".join(steps[:-1]), steps[-1])))


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
