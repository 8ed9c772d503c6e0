"""Which exercise is meant, and its question: by number, and with the numbers of a name if one is given."""

from __future__ import annotations

from dataclasses import dataclass

from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.running import NotComparableError
from lessons_lib.judge.varied import read_name

__all__ = ["Question", "exercise_of", "question"]


@dataclass(frozen=True)
class Question:
    """A question that a notebook shows as text with its table and its code."""

    markdown: str

    def __repr__(self) -> str:
        return self.markdown

    def _repr_markdown_(self) -> str:
        return self.markdown


def question(exercise: str | Exercise, *, seed: str | None = None) -> Question:
    """The question of an exercise, with the numbers of a name if one is given.

    Args:
        exercise: its number, such as ``"02.3"``, or an exercise of your own.
        seed: the name: ``check`` takes the same. Capitals and spaces around it do not count.

    Raises:
        ValueError: there is no such exercise, or the name is none.
    """
    try:
        return Question(exercise_of(exercise, seed).markdown)
    except NotComparableError as error:
        raise ValueError(error.text) from None


def exercise_of(number: object, seed: str | None = None) -> Exercise:
    """The exercise of a number, with the numbers of a name.

    Raises:
        NotComparableError: there is no such exercise, or the name is none.
    """
    if seed is not None:
        read_name(seed)  # also where nothing varies: a name that is none is a slip of the one who calls
    return _known(number).of(seed)


def _known(number: object) -> Exercise:
    if isinstance(number, Exercise):
        return number
    if not isinstance(number, str):
        raise NotComparableError(
            'The number of the exercise comes first, in quotes: `check("02.3", answer)`.'
        )
    # The way up: the judge asks for the lessons' exercises only when one of them is meant.
    from lessons_lib.lessons import EXERCISES  # noqa: PLC0415

    if number in EXERCISES:
        return EXERCISES[number]
    same_lesson = [known for known in EXERCISES if known[:3] == number[:3]]
    known = ", ".join(same_lesson or EXERCISES)
    raise NotComparableError(f"There is no exercise {number!r}. There are {known}.")
