"""Judge an answer: right, or which misconception, or what error; never the answer itself.

An answer is reduced to what can be compared, its outcomes: a value is its own outcome, a function has
one for each input it is tried on, a model one for each output of each layer. These are compared with
the right ones, then with those of each named mistake of the exercise.
"""

import contextlib
import html
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import numpy as np

from lessons_lib.answers import EXERCISES, Exercise
from lessons_lib.model import Model
from lessons_lib.notation import numbers
from lessons_lib.trace import BatchTrace, Trace
from lessons_lib.values import RETURNED, Array, InputTypeError, InputValueError, Words, as_numbers

__all__ = ["Feedback", "check"]

EXACT = 1e-9
ROUNDED = 0.01  # two digits that count; the tests hold every mistake further away than this

Result = TypeVar("Result")
Status = Literal["Right", "Not yet", "Not quite"]
Outcome = str | Array
Outcomes = dict[str, Outcome]  # where it came about, as the beginning of a sentence, and what came out


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
        return f"{self.status}: {self.text}"

    def _repr_html_(self) -> str:
        # No colours of our own: the words say it, and the theme's text colour reads in light and dark.
        line = "solid" if self.passed else "dashed"
        words = re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(self.text))
        style = f"border-left: 0.25em {line}; margin: 0.5em 0; padding: 0.25em 0.75em"
        return f'<p style="{style}"><strong>{self.status}</strong>: {words}</p>'


class _NotComparableError(Exception):
    """The answer cannot be compared with anything, and this is the feedback on it."""

    def __init__(self, text: str, status: Status = "Not quite") -> None:
        # Python shows some objects by their address, which is another one in every run.
        self.feedback = Feedback(status, re.sub(r" at 0x[0-9a-fA-F]+", "", text))


def check(number: str, answer: object = ...) -> Feedback:
    """Compare an answer with the right one and with the known mistakes.

    Args:
        number: the exercise's, such as ``"02.3"``.
        answer: a number, a row of them, a text, a function or a model; ``...`` for none yet.
    """
    try:
        return _judge(_exercise(number), answer)
    except _NotComparableError as error:
        return error.feedback


def _exercise(number: object) -> Exercise:
    if not isinstance(number, str):
        raise _NotComparableError(
            'The number of the exercise comes first, in quotes: `check("02.3", answer)`.'
        )
    if number in EXERCISES:
        return EXERCISES[number]
    same_lesson = [known for known in EXERCISES if known[:3] == number[:3]]
    known = ", ".join(same_lesson or EXERCISES)
    raise _NotComparableError(f"There is no exercise {number!r}. There are {known}.")


def _judge(exercise: Exercise, answer: object) -> Feedback:
    mine, right = _outcomes(exercise, answer), _outcomes(exercise, exercise.right)
    if _equal(mine, right, EXACT):
        return Feedback("Right", exercise.because)
    if _equal(mine, right, ROUNDED):
        return Feedback("Right", f"Your answer is rounded, which will do. {exercise.because}")
    where = _first_difference(mine, right)
    for mistake in exercise.mistakes:
        if _equal(mine, _outcomes(exercise, mistake.wrong), ROUNDED):
            return Feedback("Not quite", where + mistake.says)
    return Feedback("Not quite", where + exercise.hint)


# From an answer to its outcomes ----------------------------------------------------------------------


def _outcomes(exercise: Exercise, answer: object) -> Outcomes:
    _refuse_unfilled(answer)
    if isinstance(exercise.right, Model):
        return _outcomes_of_model(exercise, answer)
    if callable(exercise.right):
        return _outcomes_of_function(exercise, answer)
    if callable(answer):
        raise _NotComparableError(_call_it(answer))
    if not isinstance(exercise.right, str):
        return {"": _numbers(answer, "This exercise", Words(x="answer"))}
    if not isinstance(answer, str) or _plain(answer) not in map(_plain, exercise.choices):
        choices = ", ".join(f'"{choice}"' for choice in exercise.choices)
        raise _NotComparableError(f"The answer is one of these, with its quotes: {choices}.")
    return {"": answer}


def _outcomes_of_function(exercise: Exercise, answer: object) -> Outcomes:
    if not callable(answer):
        raise _NotComparableError(
            "A function is asked, not what it returns: hand it over by its name, without brackets behind it."
        )
    outcomes: Outcomes = {}
    for x in exercise.inputs:
        place = f"For {numbers(x)} your function"
        outcomes[f"{place} returns"] = _returned(place, _run(place, answer, x))
    return outcomes


def _outcomes_of_model(exercise: Exercise, answer: object) -> Outcomes:
    if not isinstance(answer, Model):
        given = f"{_name(answer)} is a function, and a" if callable(answer) else "A"
        raise _NotComparableError(
            f"{given} whole model is asked: build it with `Model(L1, L2, …)` and do not call it."
        )
    outcomes: Outcomes = {}
    for x in exercise.inputs:
        place = f"For x = {numbers(x)} your model"
        for step in _run(place, answer.trace, x):
            outcomes[f"{place}'s {step.output_name} is"] = step.output
    return outcomes


def _run(place: str, function: Callable[[Any], Result], x: object) -> Result:
    """Call what a learner wrote; whatever goes wrong in there is theirs to see, with the input."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return function(x)
    except Exception as error:
        if "ellipsis" in str(error).casefold():  # what Python calls the `...` that it stumbled over
            _refuse_unfilled(...)
        said = " ".join([f"{type(error).__name__}: {error}", *getattr(error, "__notes__", ())])
        raise _NotComparableError(f"{place} stopped with this error: {said}") from error


def _returned(place: str, result: object) -> Outcome:
    _refuse_unfilled(result)
    if result is None:
        raise _NotComparableError(f"{place} returned nothing (None). Does it end with `return …`?")
    return result if isinstance(result, str) else _numbers(result, place, RETURNED)


def _numbers(answer: object, who: str, words: Words) -> Array:
    if isinstance(answer, Trace | BatchTrace):
        raise _NotComparableError("You gave a whole trace. Its last output is `trace.output`.")
    try:
        return as_numbers(answer, who, words=words)
    except (InputTypeError, InputValueError) as error:
        raise _NotComparableError(str(error)) from error


def _refuse_unfilled(answer: object) -> None:
    parts = answer if isinstance(answer, tuple | list) else (answer,)
    if any(part is ... for part in parts):
        raise _NotComparableError("Put your answer in place of `...` and run the cell again.", "Not yet")


def _call_it(answer: object) -> str:
    name = _name(answer)
    return (
        f"You gave {name} itself, which still waits for its input. Call it, and give its result: `{name}(…)`."
    )


def _name(answer: object) -> str:
    """Guess what a learner calls it: Python knows that of a function only."""
    name = str(getattr(answer, "__name__", "model" if isinstance(answer, Model) else type(answer).__name__))
    return "your_function" if name == "<lambda>" else name


# Comparing outcomes ----------------------------------------------------------------------------------


def _equal(mine: Outcomes, other: Outcomes, tolerance: float) -> bool:
    return mine.keys() == other.keys() and all(_close(mine[key], other[key], tolerance) for key in other)


def _close(mine: Outcome, other: Outcome, tolerance: float) -> bool:
    if isinstance(mine, str) or isinstance(other, str):
        return isinstance(mine, str) and isinstance(other, str) and _plain(mine) == _plain(other)
    if mine.size != other.size:
        return False
    mine, other = mine.ravel(), other.ravel()
    # A whole number has nothing to round: 15 calls are not 14.9.
    allowed = np.where(other == other.round(), EXACT, tolerance) * np.abs(other) + EXACT
    return bool((np.abs(mine - other) <= allowed).all())


def _first_difference(mine: Outcomes, right: Outcomes) -> str:
    """Say where a function or a model first goes wrong; of a plain value there is nothing to say."""
    for place in filter(None, [*right, *mine]):
        if place not in mine:
            return f"{place} missing. "
        if place not in right:
            return f"{place} one too many. "
        if not _close(mine[place], right[place], ROUNDED):
            return f"{place} {_written(mine[place])}. "
    return ""


def _written(outcome: Outcome) -> str:
    return f'"{outcome}"' if isinstance(outcome, str) else numbers(outcome)


def _plain(text: str) -> str:
    return text.strip().casefold()
