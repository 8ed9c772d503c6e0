"""What is done of a lesson and what is next, for the learner; and what a teacher may collect."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.progress import FILE, Tried, is_kept, so_far
from lessons_lib.numbers.notation import counted
from lessons_lib.numbers.telling import shortened

__all__ = ["Report", "report"]

NOTHING = "Nothing is done yet. Fill in a cell above, run it, then run this one again."
ALL = "All done."
KEPT = f"Kept in {FILE}, beside this notebook."
NOT_KEPT = "Known until this kernel stops; then it begins anew."
TEACHER = "For your teacher"


@dataclass(frozen=True)
class Report:
    """What became of each exercise of some lessons; a notebook shows it as a table.

    Attributes:
        title: what it is about.
        exercises: the exercises, in their order.
        tried: what became of those that were tried, by number.
        kept: where this is kept.
    """

    title: str
    exercises: Sequence[Exercise]
    tried: Mapping[str, Tried]
    kept: str

    @property
    def done(self) -> list[str]:
        """The numbers of the exercises that were answered right."""
        return [each.number for each in self.exercises if self._of(each).done]

    @property
    def next(self) -> Exercise | None:
        """The first exercise that is not done."""
        return next((each for each in self.exercises if not self._of(each).done), None)

    @property
    def line(self) -> str:
        """One line of JSON that a teacher may collect: it tells what the learner's own notebook knows."""
        tried = {each.number: self._of(each) for each in self.exercises if self._of(each).tries}
        names = sorted({one.name for one in tried.values() if one.name})
        tries = {number: one.tries for number, one in tried.items()}
        return json.dumps({"names": names, "done": self.done, "tries": tries}, ensure_ascii=False)

    def __repr__(self) -> str:
        rows = [f"  {_word(self._of(each)):<18}{each.number}  {each.title}" for each in self.exercises]
        return "\n".join([self._head, *rows, *self._below, f"{TEACHER}: {self.line}"])

    def _repr_html_(self) -> str:
        rows = "".join(
            f'<tr><td style="text-align: left">{each.number} {html.escape(each.title)}</td>'
            f'<td style="text-align: left">{_word(self._of(each))}</td></tr>'
            for each in self.exercises
        )
        below = "".join(f"<p>{html.escape(sentence)}</p>" for sentence in self._below)
        return (
            f'<table><caption style="text-align: left"><strong>{self._head}</strong></caption>'
            '<thead><tr><th style="text-align: left">exercise</th><th style="text-align: left">so far</th></tr></thead>'
            f"<tbody>{rows}</tbody></table>{below}<details><summary>{TEACHER}</summary>"
            f'<pre style="white-space: pre-wrap">{html.escape(self.line)}</pre></details>'
        )

    @property
    def _head(self) -> str:
        return f"{self.title}: {len(self.done)} of {len(self.exercises)} exercises done."

    @property
    def _below(self) -> list[str]:
        """What is next, and whether a new kernel will know all this."""
        if not any(self._of(each).tries for each in self.exercises):
            return [NOTHING]
        ahead = self.next
        if ahead is None:
            return [ALL, self.kept]
        return [f"Next: {ahead.number}, {ahead.title} ({counted(ahead.minutes, 'minute')}).", self.kept]

    def _of(self, exercise: Exercise) -> Tried:
        return self.tried.get(exercise.number, Tried())


def report(lesson: str = "") -> Report:
    """What is done of a lesson, and what is next; without a number, of all lessons.

    Args:
        lesson: its number, ``"02"``.

    Raises:
        ValueError: there is no such lesson, or it has no exercises.
    """
    # The way up: which exercises a lesson has is asked for when somebody wants to see them.
    from lessons_lib.lessons import EXERCISES, LESSONS  # noqa: PLC0415

    if not isinstance(lesson, str) or (lesson and lesson not in LESSONS):
        meant = str(lesson).zfill(2)
        line = f' Write `report("{meant}")`.' if meant in LESSONS else ""
        raise ValueError(
            f"report expects the number of a lesson, in quotes, and got {shortened(lesson)}. "
            f"There are {', '.join(LESSONS)}.{line}"
        )
    exercises = LESSONS[lesson] if lesson else tuple(EXERCISES.values())
    title = f"Lesson {lesson}" if lesson else "All lessons"
    return Report(title, exercises, so_far(), KEPT if is_kept() else NOT_KEPT)


def _word(tried: Tried) -> str:
    answers = counted(tried.tries, "answer")
    if tried.done:
        return f"done, {answers}"
    return f"{answers} so far" if tried.tries else "not yet"
