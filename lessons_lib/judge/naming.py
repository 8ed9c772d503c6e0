"""Which slip a wrong answer in numbers is, and what to say if it may be several, or none.

Nobody is accused at random. One slip is named; of two, both are said; of more, only where to look. A pair of
slips is named where both are common and no other pair gives that number.
"""

from __future__ import annotations

import math
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from lessons_lib.judge.compare import exactly, meant, rounded
from lessons_lib.judge.evidence import candidates, digits, fitting, is_no_accident
from lessons_lib.judge.exercise import Exercise
from lessons_lib.numbers.door import Array
from lessons_lib.slips.changes import Change, Rule, all_numbers, put, same_formula, worked_out
from lessons_lib.slips.derive import COMMON, Slip, carried, changes_of
from lessons_lib.slips.pairs import pairs
from lessons_lib.slips.values import LAST_STEP, ONE_DIGIT
from lessons_lib.slips.words import SEVERAL, either

__all__ = ["FOLLOWS", "led", "named", "named_parts", "right_so_far"]

MOST_STEPS = 3  # that one can look at again
MOST_RESULTS = 5  # that one can work out again
ONE_OF_THESE = "The way is right, and one digit went wrong, it seems: work out {steps} once more."
BEGIN = "Begin with {steps}: a slip there can lead to this number."
OR_WITH = ", or with "
FOLLOWS = "It follows from your"

_changes: weakref.WeakKeyDictionary[Exercise, dict[int, list[tuple[Change, Slip]]]] = (
    weakref.WeakKeyDictionary()
)
_pairs: weakref.WeakKeyDictionary[Exercise, dict[tuple[int, ...], list[Slip]]] = weakref.WeakKeyDictionary()


def named(exercise: Exercise, mine: Array) -> str:
    """What to say of an answer that one slip, or two, explain as a whole; nothing if none does."""
    if not exercise.slips:
        return ""
    fits = rounded(mine, np.ravel(exercise.expected))
    wrong = [at for at, fit in enumerate(fits) if not fit]
    everywhere = candidates(exercise, mine, range(mine.size))
    said = _explained(exercise, mine, wrong, range(mine.size), everywhere) or _same_in_each(
        exercise, mine, wrong
    )
    return f"{right_so_far(exercise.parts, fits.tolist())} {said}".strip() if said else ""


def led(exercise: Exercise, mine: Array) -> str:
    """Where to begin with an answer that a slip may explain as a whole, or chance."""
    wrong = [at for at, fits in enumerate(rounded(mine, np.ravel(exercise.expected))) if not fits]
    everywhere = candidates(exercise, mine, range(mine.size))
    return _begin_with(fitting(exercise, mine, wrong, range(mine.size), everywhere).led)


def named_parts(exercise: Exercise, mine: Array) -> dict[int, str]:
    """What to say of each wrong number of a row, judged alone; parts that nobody knows are left out.

    A part that is worked out from an earlier one, which is wrong too, is judged from that one: what follows
    from a mistake is no second mistake.
    """
    wrong = [at for at, fits in enumerate(rounded(mine, np.ravel(exercise.expected))) if not fits]
    said: dict[int, str] = {}
    for at in wrong:
        source, own = _own_before(exercise, mine, at, wrong)
        if source is None:
            near = candidates(exercise, mine, [at])
            words = _explained(exercise, mine, [at], [at], near)
            words = words or _begin_with(fitting(exercise, mine, [at], [at], near).led)
        elif meant(float(mine[at]), worked_out([exercise.recorded[at]], own)[0], loosely=True):
            words = f"{FOLLOWS} `{exercise.parts[source]}`."
        else:
            words = _explained(exercise, mine, [at], [at], _from_own(exercise, at, own))
        if words:
            said[at] = words
    return said


def _explained(
    exercise: Exercise, mine: Array, wrong: Sequence[int], asked: Sequence[int], slips: Iterable[Slip]
) -> str:
    """What explains these numbers of an answer: a slip, two of them, or two at once."""
    fits = fitting(exercise, mine, wrong, asked, slips)
    if fits.named or any(slip.plausibility for slip in fits.led):
        return _said(fits.named)
    return _two_at_once(exercise, mine, asked)


def _same_in_each(exercise: Exercise, mine: Array, wrong: Sequence[int]) -> str:
    """The one slip that was made in each wrong part, though not where another part is right."""
    follows = any(_own_before(exercise, mine, at, wrong)[0] is not None for at in wrong)
    if len(wrong) < 2 or not exercise.parts or follows:
        return ""
    right = np.ravel(exercise.expected)
    made = [
        {
            slip.sentence: slip
            for slip in candidates(exercise, mine, [at])
            if exactly(mine, np.array(slip.values))[at] and not exactly(np.array(slip.values), right)[at]
        }
        for at in wrong
    ]
    alike = [slip for said, slip in made[0].items() if all(said in others for others in made)]
    return _said([slip for slip in alike if digits(mine, wrong) >= 4 - slip.plausibility + len(wrong)])


def right_so_far(parts: Sequence[str], fits: Sequence[bool]) -> str:
    """Which parts of a row are right, if only some are."""
    right = ", ".join(f"`{part}`" for part, fit in zip(parts, fits, strict=bool(parts)) if fit)
    return f"Right so far: {right}." if right else ""


def _said(found: Sequence[Slip]) -> str:
    """One slip is named, two are both said; of more, only the steps."""
    if not found:
        return ""
    top = max(slip.plausibility for slip in found)
    # A digit that went wrong on the way is no likelier than it was, and collides with everything.
    likely = {
        slip.sentence: slip for slip in found if slip.plausibility >= top - 1 or slip.kind == "one digit"
    }
    if top == COMMON:
        likely = {said: slip for said, slip in likely.items() if slip.plausibility}
    if len({slip.kind for slip in likely.values()}) == 1:  # here or everywhere: the same is said of both
        likely = {said: slip for said, slip in likely.items() if not slip.whole} or likely
    if len(likely) == 1:
        return next(iter(likely))
    if all(slip.kind == "one digit" for slip in likely.values()):
        return _one_digit(list(likely.values()))
    ways = either(*likely) if len(likely) == 2 else ""
    if ways:
        return SEVERAL["two_slips"].format(either=ways)
    steps = list(dict.fromkeys(slip.step for slip in likely.values()))
    if len(steps) > MOST_STEPS:  # then a digit went wrong rather than anything else
        steps = list(dict.fromkeys(slip.step for slip in likely.values() if slip.kind == "one digit"))
    if not 0 < len(steps) <= MOST_RESULTS:
        return ""
    return SEVERAL["many_slips"].format(steps=_listed(steps))


def _one_digit(found: Sequence[Slip]) -> str:
    """Where a digit may have gone wrong: in one of some results on the way, or in all of them alike."""
    steps = list(dict.fromkeys(slip.step for slip in found))
    if len(steps) > MOST_RESULTS:
        return ONE_DIGIT
    return ONE_OF_THESE.format(steps=" and ".join(filter(None, (", ".join(steps[:-1]), steps[-1]))))


def _listed(steps: Sequence[str]) -> str:
    return SEVERAL["and_at"].join(filter(None, (", ".join(steps[:-1]), steps[-1])))


def _begin_with(found: Sequence[Slip]) -> str:
    """Where to begin, if a slip may explain the number, or chance: a step or two, and no word of what went wrong."""
    if not found:
        return ""
    top = max(slip.plausibility for slip in found)
    likely = [
        slip for slip in found if slip.plausibility >= top - 1 and not slip.kind.startswith("taken for ")
    ]
    likely = [slip for slip in likely if slip.kind != "digits swapped" and slip.step != LAST_STEP]
    known = list(dict.fromkeys(slip.step for slip in likely))
    if len(known) > MOST_STEPS:
        known = list(dict.fromkeys(slip.step for slip in likely if slip.kind == "one digit"))
    return BEGIN.format(steps=OR_WITH.join(known)) if 0 < len(known) <= MOST_RESULTS else ""


def _two_at_once(exercise: Exercise, mine: Array, asked: Sequence[int]) -> str:
    if digits(mine, asked) < 3 or not exercise.recorded:
        return ""
    known = _pairs.setdefault(exercise, {})
    if tuple(asked) not in known:
        known[tuple(asked)] = list(pairs([exercise.recorded[at] for at in asked]))
    found = {slip.sentence: slip for slip in known[tuple(asked)] if _gives(slip, mine, asked)}
    if len(found) != 1 or not is_no_accident(exercise, mine, asked, known[tuple(asked)]):
        return ""
    return f"Two slips at once, it seems. {next(iter(found))}"


def _gives(slip: Slip, mine: Array, asked: Sequence[int]) -> bool:
    return all(
        meant(float(mine[at]), value, loosely=False) for at, value in zip(asked, slip.values, strict=True)
    )


def _own_before(
    exercise: Exercise, mine: Array, at: int, wrong: Sequence[int]
) -> tuple[int | None, Mapping[int, Rule]]:
    """The last wrong part before this one that it is worked out from, and where the learner's own number stands."""
    roots = exercise.recorded
    if not roots or not exercise.parts:
        return None, {}
    for source in reversed([one for one in wrong if one < at]):
        places = [one for one in all_numbers([roots[at]]) if same_formula(one, roots[source])]
        own = {id(one): put(float(mine[source])) for one in places}
        if own and worked_out([roots[at]], own)[0] != roots[at].value:
            return source, own
    return None, {}


def _from_own(exercise: Exercise, at: int, own: Mapping[int, Rule]) -> Iterator[Slip]:
    """The slips of one part, where an earlier part is the learner's own."""
    known = _changes.setdefault(exercise, {})
    if at not in known:
        known[at] = changes_of([exercise.recorded[at]])
    for slip in carried(exercise.recorded[at], own, known[at]):
        yield replace(
            slip, values=(math.nan,) * at + slip.values + (math.nan,) * (np.size(exercise.expected) - at - 1)
        )
