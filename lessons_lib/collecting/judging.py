"""One answer that came as plain data: what is said of it, and which mistake it is."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lessons_lib.collecting.handins import is_name_of
from lessons_lib.collecting.standins import Ask, StandIn, unpacked
from lessons_lib.collecting.watch import EndedError
from lessons_lib.judge.check import check
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.feedback import Feedback, Status
from lessons_lib.judge.running import NotComparableError
from lessons_lib.judge.wording import kind_of
from lessons_lib.lessons import EXERCISES

__all__ = ["Judged", "Seeds", "judged", "mistake_in"]

ANOTHERS = (
    "This answer was given for the numbers of the name {name!r}, which is not the name of this hand-in."
)
STRANGE = "This answer could not be judged ({kind}). Look at it yourself."
# Where a mistake shows: "For 3 your function returns 4. One number should come out, not 2.", "Right so far: `o3`."
# It is not which mistake it is.
WHERE = re.compile(
    r"Right so far: .*?\. |(For|Called on) .*? your .*? (returns|is) .*?\. "
    r"((One|\d+) numbers? should come out, not \d+\. |The result should be .*?, and yours is .*?\. )?"
)


class Judged(NamedTuple):
    """One answer: what is said of it, what it is, the cell that it comes from, and the mistake in it."""

    status: Status
    text: str
    answer: str
    cell: int
    source: str
    mistake: str = ""


class Seeds(NamedTuple):
    """Whose numbers an answer is to be for: the name comes from outside, a notebook may only choose a part of it."""

    name: str
    always: bool

    def of(self, given: Any) -> str | None:
        """The name to judge by; none where the exercise has one and the same numbers for all.

        Raises:
            NotComparableError: a notebook gives somebody else's.
        """
        if given is None:
            return self.name if self.always else None
        if not isinstance(given, str) or not is_name_of(given, self.name):
            raise NotComparableError(ANOTHERS.format(name=str(given)[:60]))
        return given


def judged(number: str, told: dict[str, Any], seeds: Seeds, ask: Ask) -> Judged:
    """Judge what was handed in for an exercise; the cell and its text are not known here."""
    looks = "?"
    try:
        answers = [unpacked(plain, ask) for plain in told["values"]]
        looks = ", ".join(map(_looks, answers)) or "nothing"
        seed = seeds.of(told.get("seed"))
        feedback = check(number, *answers, seed=seed)
        mistake = mistake_in(EXERCISES[number].of(seed), feedback)
    except EndedError:
        raise
    except NotComparableError as error:
        feedback, mistake = Feedback("Not quite", error.text), error.text
    except Exception as error:  # noqa: BLE001 (what was made up may be anything, and goes no further than here)
        feedback = Feedback("Not quite", STRANGE.format(kind=type(error).__name__))
        mistake = feedback.text
    return Judged(feedback.status, feedback.text, looks, -1, "", mistake)


def mistake_in(exercise: Exercise, feedback: Feedback) -> str:
    """The mistake in an answer: its name, if it has one; else what is said of it, whatever the numbers are."""
    if feedback.status != "Not quite":
        return ""
    for mistake in exercise.mistakes:
        if mistake.says in feedback.text:
            return mistake.name
    return WHERE.sub("", feedback.text, count=1)


def _looks(answer: object) -> str:
    if isinstance(answer, StandIn):
        return f"the function {getattr(answer, '__name__', '')}".rstrip()
    if answer is ...:
        return "…"
    if isinstance(answer, str | int | float):
        return repr(answer)
    return kind_of(answer).partition(": ")[2] or kind_of(answer)
