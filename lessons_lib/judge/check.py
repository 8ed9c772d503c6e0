"""Judge an answer: right, or which mistake, or what error; never the answer itself.

An answer is reduced to its outcomes (see `judge.outcomes`). These are compared with the right ones, then
with those of each mistake written by hand, then with the slips derived from the right computation; if none
fits, the learner hears which part to look at again.
"""

import re

import numpy as np
from numpy.typing import NDArray

from lessons_lib.judge.advice import (
    advice,
    first_difference,
    missed_clue,
)
from lessons_lib.judge.by_hand import mistake_of, mistakes_of_parts
from lessons_lib.judge.compare import (
    Alike,
    Outcomes,
    as_computed,
    equal,
    exactly,
    nearly,
    roughly,
    rounded,
    rounded_by_hand,
    rounded_too_much,
)
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.feedback import Feedback
from lessons_lib.judge.functions import named_function
from lessons_lib.judge.layers_in_row import another_length, in_another_order
from lessons_lib.judge.looked_up import exercise_of
from lessons_lib.judge.naming import led, named
from lessons_lib.judge.on_the_way import how_far
from lessons_lib.judge.order import numbers_in_another_order
from lessons_lib.judge.outcomes import (
    NotComparableError,
    also_right,
    outcomes_of,
    refuse_several,
    right_outcomes,
)
from lessons_lib.judge.partly import where_it_works
from lessons_lib.judge.progress import record
from lessons_lib.judge.running import calls_of
from lessons_lib.judge.step_back import step_back
from lessons_lib.model import Model
from lessons_lib.numbers.door import Array

__all__ = ["NEARLY", "TOO_MUCH", "Feedback", "check", "feedback_on"]

ANOTHER_ORDER = (
    "Your layers are the right ones, but they stand in another order than the question asks for. The first in "
    "the row is called on x, and each other one on the output of the one before it."
)
NEARLY = "That is near, but not near enough. Was a number rounded on the way? Keep its digits, and round at the end."
TOO_MUCH = (
    "If that is rounded, it is rounded too much. Keep two decimals at least, if the number has as many, and more "
    "where it begins with zeros."
)
STOPPED = re.compile("stopped with this error|is not a number|is infinite")
ROUNDS = (
    "Your function rounds on the way, it seems. Let it return the number as it comes out: whoever calls it may "
    "need "
    "all digits."
)


def check(exercise: str | Exercise, answer: object = ..., *more: object, seed: str | None = None) -> Feedback:
    """Compare an answer with the right one and with the known mistakes.

    Args:
        exercise: its number, such as ``"02.3"``, or an exercise of your own.
        answer: a number, a row of them in brackets, a text, a function or a model; ``...`` for none yet.
        more: what comes in only if the brackets were left out; the feedback says where they belong.
        seed: the name whose numbers the question was asked with; see `question`.
    """
    try:
        known = exercise_of(exercise, seed)
    except NotComparableError as error:
        return Feedback("Not quite", error.text)
    feedback = feedback_on(known, answer, *more)
    if known.number and feedback.status != "Not yet":
        record(known.number, passed=feedback.passed, name=seed or "")
    return feedback


def feedback_on(exercise: Exercise, answer: object, *more: object) -> Feedback:
    """What `check` says of an answer; nothing is remembered of it."""
    try:
        if more:
            refuse_several(exercise, (answer, *more))
        return _judge(exercise, answer)
    except NotComparableError as error:
        return Feedback("Not yet" if error.unfilled else "Not quite", error.text)


def _judge(exercise: Exercise, answer: object) -> Feedback:
    right = right_outcomes(exercise)
    try:
        mine = outcomes_of(exercise, answer)
    except NotComparableError as error:
        said = "" if error.unfilled else _of_what_stops(exercise, answer, right, error)
        if not said and STOPPED.search(error.text) and (far := how_far(exercise, answer)):
            said = f"{error.text} {far}".rstrip()
        if not said:
            raise
        return Feedback("Not quite", said)
    if any(equal(mine, one, as_computed) for one in (right, *also_right(exercise))):
        return Feedback("Right", exercise.because + _wish(exercise, answer))
    if equal(mine, right, rounded):
        if callable(exercise.expected):
            return Feedback("Not quite", first_difference(mine, right) + ROUNDS)
        return Feedback("Right", f"Your answer is rounded, which will do. {exercise.because}".rstrip())
    return Feedback("Not quite", _what_is_wrong(exercise, answer, mine, right))


def _of_what_stops(exercise: Exercise, answer: object, right: Outcomes, error: NotComparableError) -> str:
    """What to say of a model or a function that stops, if that is not only its error."""
    if in_another_order(exercise, answer, right):
        return ANOTHER_ORDER
    return another_length(exercise, answer, only_fewer=True) or (
        "" if error.too_long else where_it_works(exercise, answer)
    )


def _what_is_wrong(exercise: Exercise, answer: object, mine: Outcomes, right: Outcomes) -> str:
    # A number with one digit left may be a mistake's, and the right one as well: then nobody is accused.
    too_short = not callable(exercise.expected) and equal(mine, right, rounded_by_hand)
    mistake = mistake_of(exercise, mine, exactly, *(() if too_short else (rounded,)))
    if mistake:
        return first_difference(mine, right) + mistake.says
    if in_another_order(exercise, answer, right):
        return ANOTHER_ORDER
    if too_short:
        return TOO_MUCH
    if callable(exercise.expected) and not isinstance(exercise.expected, Model):
        by_function: Alike = lambda one, other: rounded(one, other) | rounded_too_much(one, other)  # noqa: E731
        if equal(mine, right, by_function):
            return ROUNDS
    known = numbers_in_another_order(exercise, mine, right) or _slip(exercise, answer, mine, right)
    return known or _near_or_unknown(exercise, answer, mine, right)


def _near_or_unknown(exercise: Exercise, answer: object, mine: Outcomes, right: Outcomes) -> str:
    mistake = mistake_of(exercise, mine, _roughly_beside(right))
    if mistake:
        return first_difference(mine, right) + mistake.says
    if equal(mine, right, nearly):
        return NEARLY
    clue = missed_clue(exercise, np.ravel(mine[""]).astype(float)) if exercise.single else ""
    if clue:
        return clue
    one_number = exercise.slips and exercise.single and np.size(mine[""]) == 1
    if not one_number:
        return advice(exercise, answer, mine, right)
    begin = led(exercise, np.ravel(mine[""]).astype(float))
    back = step_back(exercise, float(np.ravel(mine[""])[0]), 0)
    led_to = " ".join(filter(None, (begin, back)))
    return led_to if begin else f"{led_to} {advice(exercise, answer, mine, right)}".lstrip()


def _roughly_beside(right: Outcomes) -> Alike:
    """Which numbers are those of a mistake, however rounded; a right one does not come of another by rounding."""
    if "" not in right or isinstance(right[""], str):
        return roughly
    asked = np.ravel(right[""]).astype(float)

    def alike(one: Array, other: Array) -> NDArray[np.bool_]:
        if one.size != asked.size:
            return roughly(one, other)
        return roughly(one, other) & ~(exactly(one, asked) & ~rounded(other, asked))

    return alike


def _wish(exercise: Exercise, answer: object) -> str:
    """What is left to do where a right answer went another way than the question asks."""
    if not exercise.twice or calls_of(answer, exercise.twice, exercise.inputs[-1]) >= 2:
        return ""
    return f" Can you also do it with `{exercise.twice}`, called twice?"


def _slip(exercise: Exercise, answer: object, mine: Outcomes, right: Outcomes) -> str:
    """What to say of the slip that leads there; nothing if none is known, or if a part's own mistake is."""
    if "" not in right:
        return named_function(exercise, answer, mine, right)
    if isinstance(mine[""], str) or np.size(mine[""]) != np.size(right[""]):
        return ""
    numbers = np.ravel(mine[""]).astype(float)
    several = int((~rounded(numbers, np.ravel(np.asarray(right[""], dtype=float)))).sum()) > 1
    # What explains several wrong numbers at once goes before what is said of each alone.
    return named(exercise, numbers) if several or not mistakes_of_parts(exercise, numbers) else ""
