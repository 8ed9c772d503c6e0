"""Judge an answer: right, or which misconception, or what error; never the answer itself.

An answer is reduced to its outcomes (see `judge.outcomes`). These are compared with the right ones, then
with those of each named mistake of the exercise; if none fits, the learner hears which part to look at again.
"""

import contextlib
import html
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from lessons_lib.judge.computation import computed
from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.outcomes import (
    DECIMAL,
    NotComparableError,
    Outcome,
    Outcomes,
    calls_of,
    outcomes_of,
    outputs_of,
    refuse_several,
)
from lessons_lib.judge.wording import plain, written
from lessons_lib.model import Model
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import counted

__all__ = ["Feedback", "check"]

EXACT = 1e-9
NEAR = 0.01  # of a number's size
MOST_DIGITS = 12  # after the point; a number with more has not been rounded by hand
MOST_REORDERED = 5  # layers: 120 orders to try
ANOTHER_ORDER = (
    "Your layers are the right ones, but they stand in another order than the question asks for. The first in "
    "the row is called on x, and each other one on the output of the one before it."
)
NEARLY = "That is near, but not near enough. Was a number rounded on the way? Keep its digits, and round at the end."
TOO_MUCH = "That is rounded too much, it seems. Keep more digits after the point."

Status = Literal["Right", "Not yet", "Not quite"]
Truths = NDArray[np.bool_]
Alike = Callable[[Array, Array], Truths]  # which numbers of an answer are as those of another


@dataclass(frozen=True)
class Feedback:
    """What there is to say about an answer; a notebook shows it as a paragraph."""

    status: Status
    text: str

    @property
    def passed(self) -> bool:
        """Whether the answer was right."""
        return self.status == "Right"

    def __bool__(self) -> bool:
        return self.passed

    def __repr__(self) -> str:
        return f"{self.status}: {_emphasised(self.text, '')}"

    def _repr_html_(self) -> str:
        # No colours of our own: the words say it, and the theme's text colour reads in light and dark.
        line = "solid" if self.passed else "dashed"
        words = re.sub(r"`([^`]+)`", r"<code>\1</code>", _emphasised(html.escape(self.text), "em"))
        style = f"border-left: 0.25em {line}; margin: 0.5em 0; padding: 0.25em 0.75em"
        return f'<p style="{style}"><strong>{self.status}</strong>: {words}</p>'


def _emphasised(text: str, element: str) -> str:
    """Put `*words*` into an element, or, without one, only take the asterisks away; code stays as it is."""
    begin, end = (f"<{element}>", f"</{element}>") if element else ("", "")

    def marked(match: re.Match[str]) -> str:
        return match["code"] or f"{begin}{match['words']}{end}"

    return re.sub(r"(?P<code>`[^`]+`)|(?<![\w*])\*(?P<words>\w(?:[^*`]*\w)?)\*(?![\w*])", marked, text)


def check(exercise: str | Exercise, answer: object = ..., *more: object) -> Feedback:
    """Compare an answer with the right one and with the known mistakes.

    Args:
        exercise: its number, such as ``"02.3"``, or an exercise of your own.
        answer: a number, a row of them in brackets, a text, a function or a model; ``...`` for none yet.
        more: what comes in only if the brackets were left out; the feedback says where they belong.
    """
    try:
        exercise = _exercise(exercise)
        if more:
            refuse_several(exercise, (answer, *more))
        return _judge(exercise, answer)
    except NotComparableError as error:
        return Feedback("Not yet" if error.unfilled else "Not quite", error.text)


def _exercise(number: object) -> Exercise:
    if isinstance(number, Exercise):
        return number
    if not isinstance(number, str):
        raise NotComparableError(
            'The number of the exercise comes first, in quotes: `check("02.3", answer)`.'
        )
    # The way up: the judge asks for the lessons' exercises only when one of them is checked.
    from lessons_lib.lessons import EXERCISES  # noqa: PLC0415

    if number in EXERCISES:
        return EXERCISES[number]
    same_lesson = [known for known in EXERCISES if known[:3] == number[:3]]
    known = ", ".join(same_lesson or EXERCISES)
    raise NotComparableError(f"There is no exercise {number!r}. There are {known}.")


def _judge(exercise: Exercise, answer: object) -> Feedback:
    right = outcomes_of(exercise, exercise.expected)
    try:
        mine = outcomes_of(exercise, answer)
    except NotComparableError as error:
        if not error.unfilled and _right_in_another_order(exercise, answer, right):
            return Feedback("Not quite", ANOTHER_ORDER)
        raise
    if equal(mine, right, exactly):
        return Feedback("Right", exercise.because + _wish(exercise, answer))
    if equal(mine, right, rounded):
        return Feedback("Right", f"Your answer is rounded, which will do. {exercise.because}")
    mistake = _mistake(exercise, mine, rounded)
    if not mistake and equal(mine, right, nearly):
        return Feedback("Not quite", NEARLY)
    mistake = mistake or _mistake(exercise, mine, nearly)
    if mistake:
        return Feedback("Not quite", _first_difference(mine, right) + mistake.says)
    return Feedback("Not quite", _advice(exercise, answer, mine, right))


def _wish(exercise: Exercise, answer: object) -> str:
    """What is left to do where a right answer went another way than the question asks."""
    if not exercise.twice or calls_of(answer, exercise.twice, exercise.inputs[-1]) >= 2:
        return ""
    return f" Can you also do it with `{exercise.twice}`, called twice?"


def _mistake(exercise: Exercise, mine: Outcomes, alike: Alike) -> Mistake | None:
    """Find the named mistake that has these outcomes."""
    return next(
        (each for each in exercise.mistakes if equal(mine, outcomes_of(exercise, _wrong(exercise, each)), alike)),
        None,
    )


def _wrong(exercise: Exercise, mistake: Mistake) -> Any:
    return computed(exercise, mistake.wrong) if exercise.computed else mistake.wrong


# Comparing outcomes ----------------------------------------------------------------------------------


def equal(mine: Outcomes, other: Outcomes, alike: Alike) -> bool:
    """Whether two answers have the same outcomes at the same places."""
    return mine.keys() == other.keys() and all(_same(mine[key], other[key], alike) for key in other)


def _same(mine: Outcome, other: Outcome, alike: Alike) -> bool:
    if isinstance(mine, str) or isinstance(other, str):
        return isinstance(mine, str) and isinstance(other, str) and plain(mine) == plain(other)
    return mine.size == other.size and bool(alike(mine.ravel(), other.ravel()).all())


def exactly(mine: Array, other: Array) -> Truths:
    """Which numbers are the same, but for a speck of float arithmetic."""
    return np.abs(mine - other) <= EXACT * np.abs(other) + EXACT


def nearly(mine: Array, other: Array) -> Truths:
    """Which numbers are as good as the same; a whole number has nothing to round: 15 calls are not 14.9."""
    tolerance = np.where(other == other.round(), EXACT, NEAR)
    return np.abs(mine - other) <= tolerance * np.abs(other) + EXACT


def rounded(mine: Array, other: Array) -> Truths:
    """Which numbers are near, and the other one rounded to as many digits as they have."""
    last_digit = 10.0 ** -np.array([_digits(value) for value in mine])
    return exactly(mine, other) | (nearly(mine, other) & (np.abs(mine - other) <= last_digit / 2 + EXACT))


def _digits(value: float) -> int:
    """How many digits stand behind the point."""
    return len(f"{value:.{MOST_DIGITS}f}".partition(".")[2].rstrip("0"))


def _right_in_another_order(exercise: Exercise, answer: object, right: Outcomes) -> bool:
    """Whether a model has the right layers, and only their order is wrong."""
    if not isinstance(exercise.expected, Model) or not isinstance(answer, Model):
        return False
    if len(answer) != len(exercise.expected) or len(answer) > MOST_REORDERED:
        return False
    for layers in itertools.permutations(answer):
        # In a wrong order the layers may not fit, or may stop with an error: then go on to the next.
        with contextlib.suppress(NotComparableError, ValueError):
            if equal(outputs_of(exercise, Model(*layers)), right, exactly):
                return True
    return False


# What to say of a wrong answer -----------------------------------------------------------------------


def _first_difference(mine: Outcomes, right: Outcomes) -> str:
    """Say where a function or a model first goes wrong; of a plain value there is nothing to say."""
    for place in filter(None, [*right, *mine]):
        if place not in mine:
            return f"{place} missing. "
        if place not in right:
            return f"{place} one too many. "
        if not _same(mine[place], right[place], rounded):
            return f"{place} {written(mine[place])}. "
    return ""


def _advice(exercise: Exercise, answer: object, mine: Outcomes, right: Outcomes) -> str:
    """What helps with an answer that is none of the named mistakes."""
    if isinstance(exercise.expected, Model) and isinstance(answer, Model) and len(answer) != len(exercise.expected):
        return f"A model of {counted(len(exercise.expected), 'layer')} is asked, and yours has {len(answer)}."
    if _right_in_another_order(exercise, answer, right):
        return ANOTHER_ORDER
    if any(equal(mine, _cut(right, digits), exactly) for digits in (1, 2, 3)):
        return TOO_MUCH
    if "" in right:
        return _advice_on_numbers(exercise, np.ravel(mine[""]), np.ravel(right[""]))
    return _first_difference(mine, right) + exercise.hint


def _cut(right: Outcomes, digits: int) -> Outcomes:
    """Round outcomes to so many digits behind the point."""
    return {key: each if isinstance(each, str) else each.round(digits) for key, each in right.items()}


def _advice_on_numbers(exercise: Exercise, mine: Array, right: Array) -> str:
    if mine.size != right.size:
        # Where neither parts nor a single number are asked, how many there are is a part of the question.
        told = exercise.single or exercise.parts
        return _how_many(exercise, mine, right.size) if told else exercise.hint
    if _same(np.sort(mine), np.sort(right), rounded):
        form = f": {exercise.form}" if exercise.parts else ""
        return f"The numbers are right, but not in the order that the question asks for{form}."
    return _parts_to_look_at(exercise.parts, rounded(mine, right).tolist()) + exercise.hint


def _how_many(exercise: Exercise, mine: Array, asked: int) -> str:
    """Say how many numbers came; twice as many whole ones at most may have had commas for points."""
    comma = asked < mine.size <= 2 * asked and bool((mine == mine.round()).all())
    return f"{exercise.asked}, and you gave {counted(mine.size, 'number')}.{DECIMAL if comma else ''}"


def _parts_to_look_at(parts: Sequence[str], fits: Sequence[bool]) -> str:
    if not parts:
        return ""
    if not any(fits):
        return "None of these numbers is right yet. "
    right, wrong = (
        ", ".join(f"`{part}`" for part, fit in zip(parts, fits, strict=True) if fit is wanted)
        for wanted in (True, False)
    )
    return f"Right so far: {right}. Look again at {wrong}. "
