"""What is said of the slips that give an answer: one is named; of two, both; of more, only where to look."""

from __future__ import annotations

from collections.abc import Sequence

from lessons_lib.slips.derive import COMMON, Slip
from lessons_lib.slips.values import LAST_STEP, ONE_DIGIT
from lessons_lib.slips.words import SEVERAL, either

__all__ = ["BEGIN", "begin_with", "said_of"]

MOST_STEPS = 3  # that one can look at again
MOST_RESULTS = 5  # that one can work out again
ONE_OF_THESE = "The way is right, and one digit went wrong, it seems: work out {steps} once more."
BEGIN = "Begin with "
MAY_BE_THERE = BEGIN + "{steps}: a slip there can lead to this number."
OR_WITH = ", or with "


def said_of(found: Sequence[Slip]) -> str:
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


def begin_with(found: Sequence[Slip]) -> str:
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
    return MAY_BE_THERE.format(steps=OR_WITH.join(known)) if 0 < len(known) <= MOST_RESULTS else ""
