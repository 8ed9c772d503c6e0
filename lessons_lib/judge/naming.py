"""Which slip a wrong answer in numbers is, and what to say if it may be several, or none.

Nobody is accused at random: what fits by accident is not named (see `judge.evidence`). A pair of slips is named
where both are common and no other pair gives that number.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from lessons_lib.judge.compare import is_exactly, is_rounded, meant, rounded
from lessons_lib.judge.evidence import Fits, candidates, digits, fitting, is_no_accident, near
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.explained import Answer, Where
from lessons_lib.judge.once import once
from lessons_lib.judge.saying import BEGIN, begin_with, said_of
from lessons_lib.numbers.door import Array
from lessons_lib.slips.changes import Change, Rule, all_numbers, put, same_formula, worked_out
from lessons_lib.slips.derive import Slip, carried, changes_of
from lessons_lib.slips.pairs import pairs

__all__ = ["FOLLOWS", "led", "named", "named_parts", "right_so_far"]

FOLLOWS = "It follows from your"
KEPT = 1024  # numbers of learners, for what follows from them: a judgement asks that several times


def named(exercise: Exercise, mine: Array) -> str:
    """What to say of an answer that one slip, or two, explain as a whole; nothing if none does."""
    if not exercise.slips:
        return ""
    fits = rounded(mine, np.ravel(exercise.expected))
    wrong = [at for at, fit in enumerate(fits) if not fit]
    everywhere = _may_be(exercise, candidates(exercise, mine, range(mine.size)), wrong)
    here = Where(wrong, range(mine.size))
    known = fitting(Answer(exercise, mine, here), everywhere)
    said = _explained(exercise, mine, here, known) or _same_in_each(exercise, mine, wrong)
    return f"{right_so_far(exercise.parts, fits.tolist())} {said}".strip() if said else ""


def led(exercise: Exercise, mine: Array) -> str:
    """Where to begin with an answer that a slip may explain as a whole, or chance."""
    wrong = [at for at, fits in enumerate(rounded(mine, np.ravel(exercise.expected))) if not fits]
    everywhere = candidates(exercise, mine, range(mine.size))
    here = Where(wrong, range(mine.size))
    return begin_with(fitting(Answer(exercise, mine, here), everywhere).led)


def named_parts(exercise: Exercise, mine: Array, known: Collection[int] = ()) -> dict[int, str]:
    """What to say of each wrong number of a row, judged alone; parts that nobody knows are left out.

    A part that is worked out from an earlier one, which is wrong too, is judged from that one: what follows
    from a mistake is no second mistake. Where a part is not known, also by hand, who answers is lost: then a
    slip in another part is named only if hardly any number is one.
    """
    wrong = [at for at, fits in enumerate(rounded(mine, np.ravel(exercise.expected))) if not fits]
    said = _of_each(exercise, mine, wrong, lost=False)
    explained = {at for at, words in said.items() if not words.startswith(BEGIN)} | set(known)
    return said if explained >= set(wrong) else _of_each(exercise, mine, wrong, lost=len(wrong) > 1)


def _of_each(exercise: Exercise, mine: Array, wrong: Sequence[int], *, lost: bool) -> dict[int, str]:
    said: dict[int, str] = {}
    for at in wrong:
        source = _own_before(exercise, mine, at, wrong)
        if source is None:
            where = Where([at], [at], lost)
            slips = _may_be(exercise, candidates(exercise, mine, [at]), wrong)
            slips = [slip for slip in slips if not _is_denied(exercise, mine, slip, wrong)]
            fits = fitting(Answer(exercise, mine, where), slips)
            words = _explained(exercise, mine, where, fits) or begin_with(
                _elsewhere(exercise, fits.led, wrong)
            )
        elif meant(float(mine[at]), _following(exercise, at, source, float(mine[source])), loosely=True):
            words = f"{FOLLOWS} `{exercise.parts[source]}`."
        else:
            where, own = Where([at], [at]), _from_own(exercise, at, source, float(mine[source]))
            words = _explained(exercise, mine, where, fitting(Answer(exercise, mine, where), own))
        if words:
            said[at] = words
    return said


def _is_denied(exercise: Exercise, mine: Array, slip: Slip, wrong: Sequence[int]) -> bool:
    """Whether a slip that is made each time was not made in another part, which follows from no other."""
    right = np.ravel(exercise.expected)
    return slip.whole and not all(
        is_exactly(value, float(right[at]))
        or is_rounded(float(mine[at]), value)
        or _own_before(exercise, mine, at, wrong) is not None
        for at, value in enumerate(slip.values)
    )


def _may_be(exercise: Exercise, slips: Sequence[Slip], wrong: Sequence[int]) -> list[Slip]:
    """The slips but for a digit that went wrong in a result which is right where it was asked for."""
    outside = {id(slip) for slip in _elsewhere(exercise, slips, wrong)}
    return [slip for slip in slips if slip.kind != "one digit" or id(slip) in outside]


def _elsewhere(exercise: Exercise, slips: Sequence[Slip], wrong: Sequence[int]) -> list[Slip]:
    """The slips that happen outside of what is called right: who came to that did not go wrong on the way to it."""
    done = _done(exercise, tuple(wrong))
    return [slip for slip in slips if done.isdisjoint(slip.places)]


@once
def _done(exercise: Exercise, wrong: tuple[int, ...]) -> frozenset[int]:
    """The places on the way that lie within the parts of a row that are right."""
    numbers = all_numbers(exercise.recorded)
    right = [root for at, root in enumerate(exercise.recorded) if at not in wrong]
    known = [one for one in numbers if any(same_formula(one, root) for root in right)]
    done = {id(number) for number in all_numbers(known)}
    return frozenset(place for place, number in enumerate(numbers) if id(number) in done)


def _explained(exercise: Exercise, mine: Array, where: Where, fits: Fits) -> str:
    """What explains these numbers of an answer: a slip, two of them, or, where all of it is looked at, two at once."""
    if fits.named or any(slip.plausibility for slip in fits.led) or len(where.asked) < mine.size:
        return said_of(fits.named)
    return _two_at_once(exercise, mine, where.asked)


def _same_in_each(exercise: Exercise, mine: Array, wrong: Sequence[int]) -> str:
    """The one slip that was made in each wrong part, though not where another part is right."""
    follows = any(_own_before(exercise, mine, at, wrong) is not None for at in wrong)
    if len(wrong) < 2 or not exercise.parts or follows:
        return ""
    right = np.ravel(exercise.expected)
    made = [
        {
            slip.sentence: slip
            for slip in candidates(exercise, mine, [at])
            if is_rounded(float(mine[at]), slip.values[at])
            and not is_exactly(slip.values[at], float(right[at]))
        }
        for at in wrong
    ]
    alike = [slip for said, slip in made[0].items() if all(said in others for others in made)]
    return said_of([slip for slip in alike if digits(mine, wrong) >= 4 - slip.plausibility + len(wrong)])


def right_so_far(parts: Sequence[str], fits: Sequence[bool]) -> str:
    """Which parts of a row are right, if only some are."""
    right = ", ".join(f"`{part}`" for part, fit in zip(parts, fits, strict=bool(parts)) if fit)
    return f"Right so far: {right}." if right else ""


def _two_at_once(exercise: Exercise, mine: Array, asked: Sequence[int]) -> str:
    if digits(mine, asked) < 3 or not exercise.recorded:
        return ""
    known, values = _pairs(exercise, tuple(asked))
    here = mine[list(asked)]
    found = {slip.sentence for slip in near(known, values, here) if _gives(slip, here.tolist())}
    if len(found) != 1 or not is_no_accident(exercise, mine, asked, values):
        return ""
    return f"Two slips at once, it seems. {found.pop()}"


@once
def _pairs(exercise: Exercise, asked: tuple[int, ...]) -> tuple[list[Slip], Array]:
    """Two slips at once on the way to some numbers, and what comes out, a row each."""
    known = list(pairs([exercise.recorded[at] for at in asked]))
    return known, np.reshape([slip.values for slip in known], (len(known), len(asked)))


def _gives(slip: Slip, here: Sequence[float]) -> bool:
    return all(meant(one, value, loosely=False) for one, value in zip(here, slip.values, strict=True))


def _own_before(exercise: Exercise, mine: Array, at: int, wrong: Sequence[int]) -> int | None:
    """The last wrong part before this one that it is worked out from."""
    if not exercise.recorded or not exercise.parts:
        return None
    right = exercise.recorded[at].value
    before = reversed([one for one in wrong if one < at])
    return next((one for one in before if _following(exercise, at, one, float(mine[one])) != right), None)


@lru_cache(KEPT)
def _following(exercise: Exercise, at: int, source: int, mine: float) -> float:
    """What one part comes to, worked out from a learner's own number in an earlier part."""
    own = _own(exercise, at, source, mine)
    return worked_out([exercise.recorded[at]], own)[0] if own else exercise.recorded[at].value


def _own(exercise: Exercise, at: int, source: int, mine: float) -> Mapping[int, Rule]:
    """Where a learner's own number of an earlier part stands on the way to another."""
    roots = exercise.recorded
    return {id(one): put(mine) for one in all_numbers([roots[at]]) if same_formula(one, roots[source])}


@once
def _changes(exercise: Exercise, at: int) -> list[tuple[Change, Slip]]:
    return changes_of([exercise.recorded[at]])


@lru_cache(KEPT)
def _from_own(exercise: Exercise, at: int, source: int, mine: float) -> tuple[Slip, ...]:
    """The slips of one part, where an earlier part is the learner's own."""
    before, after = (math.nan,) * at, (math.nan,) * (np.size(exercise.expected) - at - 1)
    own = _own(exercise, at, source, mine)
    made = carried(exercise.recorded[at], own, _changes(exercise, at))
    return tuple(replace(slip, values=before + slip.values + after) for slip in made)
