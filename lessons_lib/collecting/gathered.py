"""A class's hand-ins, put together: a row for each learner, and which mistakes were made most."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lessons_lib.collecting.grade import Graded
from lessons_lib.collecting.handins import Learner
from lessons_lib.collecting.judging import Judged
from lessons_lib.collecting.own import OwnLesson, exercises_of
from lessons_lib.lessons import LESSONS

__all__ = ["Gathered", "MadeMistake", "Row", "gathered"]

SAME_NAME = "The numbers are those of the name {name!r}, and so are those of {others}."


@dataclass
class Row:
    """One learner, with the answers of all files that came under this name."""

    learner: Learner
    answers: dict[str, Judged] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)  # for the teacher alone: learners read the notes
    names: frozenset[str] = frozenset()

    def points(self, exercises: Sequence[str]) -> int:
        """How many of these exercises are right."""
        return sum(self.answers[number].status == "Right" for number in exercises if number in self.answers)


@dataclass(frozen=True)
class MadeMistake:
    """A mistake, what was said of it (to the first: the numbers differ), who made it, and the answers it led to.

    Its name is empty where it is named by what is said of it.
    """

    exercise: str
    name: str
    says: str
    learners: tuple[str, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Gathered:
    """All that is told of a class."""

    titles: Mapping[str, str]  # of the exercises that count, by number
    rows: tuple[Row, ...]
    left_open: str
    title: str  # the lessons that it is about
    out_of: float | None = None  # points for a hand-in without a mistake; without it, one for each exercise

    @property
    def exercises(self) -> tuple[str, ...]:
        """The numbers of the exercises that count."""
        return tuple(self.titles)

    @property
    def best(self) -> float:
        """The points of a hand-in without a mistake."""
        return self.out_of or len(self.titles)

    def grade(self, row: Row) -> float:
        """A learner's points, out of as many as the best."""
        return row.points(self.exercises) * self.best / max(len(self.titles), 1)

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
                who[0][1].name,
                who[0][1].text,
                tuple(name for name, _ in who),
                tuple(dict.fromkeys(judged.answer for _, judged in who)),
            )
            for (number, _), who in made.items()
        ]
        return sorted(found, key=lambda one: (-len(one.learners), one.exercise, one.says))


def gathered(
    graded: Iterable[Graded],
    lessons: Sequence[str] = (),
    *,
    own: OwnLesson | None = None,
    out_of: float | None = None,
) -> Gathered:
    """The rows of a class, in the order of names.

    Args:
        graded: each hand-in.
        lessons: whose exercises count; without any, those that at least half of the hand-ins answered something of.
        own: a teacher's own lesson; without lessons, its exercises alone count.
        out_of: points for a hand-in without a mistake.
    """
    rows: dict[Learner, Row] = {}
    graded = list(graded)
    left_open = " ".join(sorted({one.left_open for one in graded if one.left_open}))
    for one in sorted(graded, key=lambda one: (one.learner, one.file)):
        row = rows.setdefault(one.learner, Row(one.learner))
        for number, judged in one.answers.items():
            if (
                judged.status != "Not yet" or number not in row.answers
            ):  # a blank cell takes no answer's place
                row.answers[number] = judged
        row.notes += [one.note] if one.note else []
        row.asides += [one.aside] if one.aside else []
        row.names |= one.names
    _tell_of_same_names(list(rows.values()))
    of_own = exercises_of(own)
    lessons = lessons or (() if own else _handed_in(rows.values()))
    titles = {each.number: each.title for lesson in lessons for each in LESSONS[lesson]}
    titles |= {number: each.title for number, each in of_own.items()}
    about = [*lessons, own.name] if own else list(lessons)
    title = f"Lesson{'s' if len(about) > 1 else ''} {', '.join(about)}".rstrip()
    return Gathered(titles, tuple(rows.values()), left_open, title, out_of)


def _tell_of_same_names(rows: Sequence[Row]) -> None:
    """Whoever gives the name that another gives has the same numbers: nobody takes them unnoticed."""
    for row in rows:
        for name in sorted(row.names):
            others = [other.learner.name for other in rows if name in other.names and other is not row]
            if others:
                row.asides.append(SAME_NAME.format(name=name, others=", ".join(others)))


def _handed_in(rows: Iterable[Row]) -> list[str]:
    count = Counter(lesson for row in rows for lesson in {number[:2] for number in row.answers})
    answered = sum(bool(row.answers) for row in rows)
    return sorted(lesson for lesson, found in count.items() if 2 * found >= answered)
