"""A class's hand-ins, put together: a row for each learner, and which mistakes were made most."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lessons_lib.collecting.grade import Graded
from lessons_lib.collecting.handins import Learner
from lessons_lib.collecting.judging import Judged
from lessons_lib.lessons import LESSONS

__all__ = ["Gathered", "MadeMistake", "Row", "gathered"]


@dataclass
class Row:
    """One learner, with the answers of all files that came under this name."""

    learner: Learner
    answers: dict[str, Judged] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def points(self, exercises: Sequence[str]) -> int:
        """How many of these exercises are right."""
        return sum(self.answers[number].status == "Right" for number in exercises if number in self.answers)


@dataclass(frozen=True)
class MadeMistake:
    """A mistake, what was said of it (to the first: the numbers differ), who made it, and the answers it led to."""

    exercise: str
    mistake: str
    says: str
    learners: tuple[str, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Gathered:
    """All that is told of a class."""

    exercises: tuple[str, ...]
    rows: tuple[Row, ...]
    left_open: str

    @property
    def title(self) -> str:
        """The lessons that it is about."""
        lessons = sorted({number[:2] for number in self.exercises})
        return f"Lesson {', '.join(lessons)}" if len(lessons) < 2 else f"Lessons {', '.join(lessons)}"

    def count(self, exercise: str) -> tuple[int, int, int]:
        """How many have an exercise right, wrong, and not answered."""
        given = Counter(
            row.answers[exercise].status if exercise in row.answers else "Not yet" for row in self.rows
        )
        return given["Right"], given["Not quite"], given["Not yet"]

    @property
    def mistakes(self) -> list[MadeMistake]:
        """The mistakes that were made, the commonest first."""
        made: defaultdict[tuple[str, str], list[tuple[str, Judged]]] = defaultdict(list)
        for row in self.rows:
            for number in self.exercises:
                judged = row.answers.get(number)
                if judged and judged.mistake:
                    made[number, judged.mistake].append((row.learner.name, judged))
        found = [
            MadeMistake(
                number,
                mistake,
                who[0][1].text,
                tuple(name for name, _ in who),
                tuple(dict.fromkeys(judged.answer for _, judged in who)),
            )
            for (number, mistake), who in made.items()
        ]
        return sorted(found, key=lambda one: (-len(one.learners), one.exercise, one.mistake))


def gathered(graded: Iterable[Graded], lessons: Sequence[str] = ()) -> Gathered:
    """The rows of a class, in the order of names.

    Args:
        graded: each hand-in.
        lessons: whose exercises count; without any, those that at least half of the hand-ins answered something of.
    """
    rows: dict[Learner, Row] = {}
    graded = list(graded)
    left_open = " ".join(sorted({one.left_open for one in graded if one.left_open}))
    for one in sorted(graded, key=lambda one: (one.learner, one.file)):
        row = rows.setdefault(one.learner, Row(one.learner))
        row.answers |= one.answers
        row.notes += [one.note] if one.note else []
    exercises = [each.number for lesson in lessons or _handed_in(rows.values()) for each in LESSONS[lesson]]
    return Gathered(tuple(exercises), tuple(rows.values()), left_open)


def _handed_in(rows: Iterable[Row]) -> list[str]:
    count = Counter(lesson for row in rows for lesson in {number[:2] for number in row.answers})
    answered = sum(bool(row.answers) for row in rows)
    return sorted(lesson for lesson, found in count.items() if 2 * found >= answered)
