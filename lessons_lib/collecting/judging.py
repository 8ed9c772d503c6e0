"""One answer that came as plain data: what is said of it, and which mistake it is."""

from __future__ import annotations

from typing import Any, NamedTuple

from lessons_lib.collecting.mistakes import mistake_in
from lessons_lib.collecting.names import is_name_of
from lessons_lib.collecting.standins import Ask, StandIn, unpacked
from lessons_lib.collecting.watch import EndedError
from lessons_lib.judge.check import check
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.feedback import Feedback, Status
from lessons_lib.judge.running import NotComparableError
from lessons_lib.judge.varied import read_name
from lessons_lib.judge.wording import kind_of

__all__ = ["Judged", "Seeds", "judged"]

LONGEST_NAME = 100

REFUSED = (
    "Your teacher looks at this: it was given for the numbers of the name {name!r}, which this learner's does not seem "
    "to be. For those it would be: {status}."
)
NAMELESS = "Your teacher looks at this: its numbers come from a name, and no name was filled in."
STRANGE = "This answer could not be judged ({kind}). Look at it yourself."


class Judged(NamedTuple):
    """One answer: what is said of it, what it is, the cell that it comes from, and the mistake in it, with its name."""

    status: Status
    text: str
    answer: str
    cell: int
    source: str
    mistake: str = ""
    name: str = ""


class Seeds:
    """Whose numbers an answer is to be for: the name comes from outside, a notebook may only spell it its own way.

    Attributes:
        refused: names that were given and do not seem to be the learner's; an empty one where none was.
        used: names by whose numbers answers counted, as the draw reads them.
    """

    def __init__(self, name: str, *, always: bool) -> None:
        self._name, self._always = name, always
        self.refused: dict[str, None] = {}
        self.used: set[str] = set()

    def of(self, given: Any, exercise: Exercise) -> str | None:
        """The name whose numbers an answer is for; none where all have the same."""
        if exercise.variants is None:
            return None
        if given is None:
            return self._name if self._always else None
        return _plain(given) or None

    def accepts(self, given: Any, exercise: Exercise) -> bool:
        """Whether an answer for a name's numbers counts for this learner; it is remembered either way."""
        if exercise.variants is None or given is None:
            return True
        name = _plain(given)
        if name and is_name_of(name, self._name):
            self.used.add(read_name(name))
            return True
        self.refused[name] = None
        return False


def judged(exercise: Exercise, told: dict[str, Any], seeds: Seeds, ask: Ask) -> Judged:
    """Judge what was handed in for an exercise; the cell and its text are not known here."""
    looks, given = "?", told.get("seed")
    try:
        answers = [unpacked(plain, ask) for plain in told["values"]]
        looks = ", ".join(map(_looks, answers)) or "nothing"
        own = exercise.of(seeds.of(given, exercise))
        feedback = check(own, *answers)
        if feedback.status != "Not yet" and not seeds.accepts(given, exercise):
            feedback = _refused(_plain(given), feedback)
        mistake = mistake_in(own, feedback, answers[0] if len(answers) == 1 else None)
    except EndedError:
        raise
    except NotComparableError as error:
        feedback, mistake = Feedback("Not quite", error.text), error.text
    except Exception as error:  # noqa: BLE001 (what was made up may be anything, and goes no further than here)
        feedback = Feedback("Not quite", STRANGE.format(kind=type(error).__name__))
        mistake = feedback.text
    name = mistake if any(mistake == known.name for known in exercise.mistakes) else ""
    return Judged(feedback.status, feedback.text, looks, -1, "", mistake, name)


def _refused(name: str, feedback: Feedback) -> Feedback:
    """No mistake of the learner's, and no point either, until the teacher has looked at the name."""
    return Feedback("Not yet", REFUSED.format(name=name, status=feedback.status) if name else NAMELESS)


def _plain(given: Any) -> str:
    return " ".join(str(given).split())[:LONGEST_NAME]


def _looks(answer: object) -> str:
    if isinstance(answer, StandIn):
        return f"the function {getattr(answer, '__name__', '')}".rstrip()
    if answer is ...:
        return "…"
    if isinstance(answer, str | int | float):
        return repr(answer)
    return kind_of(answer).partition(": ")[2] or kind_of(answer)
