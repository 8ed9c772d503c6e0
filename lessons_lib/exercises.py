"""Judge an answer: right, or which misconception, or what error; never the answer itself.

An answer is reduced to its outcomes (see `answers.outcomes`). These are compared with the right ones, then
with those of each named mistake of the exercise; if none fits, the learner hears which part to look at again.
"""

import contextlib
import html
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from lessons_lib.answers import EXERCISES, Exercise
from lessons_lib.answers.outcomes import (
    NotComparableError,
    Outcome,
    Outcomes,
    outcomes_of,
    outputs_of,
    refuse_several,
)
from lessons_lib.answers.wording import plain, written
from lessons_lib.model import Model
from lessons_lib.notation import counted
from lessons_lib.values import Array

__all__ = ["Feedback", "check"]

EXACT = 1e-9
ROUNDED = 0.01  # two digits that count; the tests hold every mistake further away than this
MOST_REORDERED = 5  # layers: 120 orders to try
ANOTHER_ORDER = (
    "Your layers are the right ones, but they stand in another order than the question asks for. The first in "
    "the row is called on x, and each other one on the output of the one before it."
)

Status = Literal["Right", "Not yet", "Not quite"]


@dataclass(frozen=True)
class Feedback:
    """What there is to say about an answer; a notebook shows it as a paragraph."""

    status: Status
    text: str

    @property
    def passed(self) -> bool:
        """Whether the answer was right."""
        return self.status == "Right"

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


def check(number: str, answer: object = ..., *more: object) -> Feedback:
    """Compare an answer with the right one and with the known mistakes.

    Args:
        number: the exercise's, such as ``"02.3"``.
        answer: a number, a row of them in brackets, a text, a function or a model; ``...`` for none yet.
        more: what comes in only if the brackets were left out; the feedback says where they belong.
    """
    try:
        exercise = _exercise(number)
        if more:
            refuse_several(exercise, (answer, *more))
        return _judge(exercise, answer)
    except NotComparableError as error:
        return Feedback("Not yet" if error.unfilled else "Not quite", error.text)


def _exercise(number: object) -> Exercise:
    if not isinstance(number, str):
        raise NotComparableError(
            'The number of the exercise comes first, in quotes: `check("02.3", answer)`.'
        )
    if number in EXERCISES:
        return EXERCISES[number]
    same_lesson = [known for known in EXERCISES if known[:3] == number[:3]]
    known = ", ".join(same_lesson or EXERCISES)
    raise NotComparableError(f"There is no exercise {number!r}. There are {known}.")


def _judge(exercise: Exercise, answer: object) -> Feedback:
    right = outcomes_of(exercise, exercise.right)
    try:
        mine = outcomes_of(exercise, answer)
    except NotComparableError as error:
        if not error.unfilled and _right_in_another_order(exercise, answer, right):
            return Feedback("Not quite", ANOTHER_ORDER)
        raise
    if equal(mine, right, EXACT):
        return Feedback("Right", exercise.because)
    if equal(mine, right, ROUNDED):
        return Feedback("Right", f"Your answer is rounded, which will do. {exercise.because}")
    for mistake in exercise.mistakes:
        if equal(mine, outcomes_of(exercise, mistake.wrong), ROUNDED):
            return Feedback("Not quite", _first_difference(mine, right) + mistake.says)
    return Feedback("Not quite", _advice(exercise, answer, mine, right))


# Comparing outcomes ----------------------------------------------------------------------------------


def equal(mine: Outcomes, other: Outcomes, tolerance: float) -> bool:
    """Whether two answers have the same outcomes at the same places."""
    return mine.keys() == other.keys() and all(_close(mine[key], other[key], tolerance) for key in other)


def _close(mine: Outcome, other: Outcome, tolerance: float) -> bool:
    if isinstance(mine, str) or isinstance(other, str):
        return isinstance(mine, str) and isinstance(other, str) and plain(mine) == plain(other)
    if mine.size != other.size:
        return False
    mine, other = mine.ravel(), other.ravel()
    # A whole number has nothing to round: 15 calls are not 14.9.
    allowed = np.where(other == other.round(), EXACT, tolerance) * np.abs(other) + EXACT
    return bool((np.abs(mine - other) <= allowed).all())


def _right_in_another_order(exercise: Exercise, answer: object, right: Outcomes) -> bool:
    """Whether a model has the right layers, and only their order is wrong."""
    if not isinstance(exercise.right, Model) or not isinstance(answer, Model):
        return False
    if len(answer) != len(exercise.right) or len(answer) > MOST_REORDERED:
        return False
    for layers in itertools.permutations(answer):
        # In a wrong order the layers may not fit, or may stop with an error: then go on to the next.
        with contextlib.suppress(NotComparableError, ValueError):
            if equal(outputs_of(exercise, Model(*layers)), right, EXACT):
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
        if not _close(mine[place], right[place], ROUNDED):
            return f"{place} {written(mine[place])}. "
    return ""


def _advice(exercise: Exercise, answer: object, mine: Outcomes, right: Outcomes) -> str:
    """What helps with an answer that is none of the named mistakes."""
    if isinstance(exercise.right, Model) and isinstance(answer, Model) and len(answer) != len(exercise.right):
        return f"A model of {counted(len(exercise.right), 'layer')} is asked, and yours has {len(answer)}."
    if _right_in_another_order(exercise, answer, right):
        return ANOTHER_ORDER
    if "" in right:
        return _advice_on_numbers(exercise, np.ravel(mine[""]), np.ravel(right[""]))
    return _first_difference(mine, right) + exercise.hint


def _advice_on_numbers(exercise: Exercise, mine: Array, right: Array) -> str:
    if mine.size != right.size:
        # Where neither parts nor a single number are asked, how many there are is a part of the question.
        told = exercise.single or exercise.parts
        return f"{exercise.asked}, and you gave {counted(mine.size, 'number')}." if told else exercise.hint
    if _close(np.sort(mine), np.sort(right), ROUNDED):
        form = f": {exercise.form}" if exercise.parts else ""
        return f"The numbers are right, but not in the order that the question asks for{form}."
    if _close(mine, right.round(1), EXACT):
        return "That is rounded too much, it seems. Keep at least two digits after the point."
    fits = [_close(*pair, ROUNDED) for pair in zip(mine, right, strict=True)]
    return _parts_to_look_at(exercise.parts, fits) + exercise.hint


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
