"""From an answer to its outcomes, which can be compared; or, if it has none, what to say instead.

A value is its own outcome, a function has one for each input it is tried on, a model one for each output of
each layer. What is not of the kind that the exercise asks for is refused with both kinds named.
"""

import copy
import inspect
import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import numpy as np

from lessons_lib.judge.compare import Outcome, Outcomes
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.once import once
from lessons_lib.judge.rows import DECIMAL, as_answer, commas, numbers_asked, places
from lessons_lib.judge.running import NotComparableError, refuse_unfilled, run
from lessons_lib.judge.wording import class_words, kind_of, listed, plain, written
from lessons_lib.layers import BuiltIn
from lessons_lib.model import Model
from lessons_lib.numbers.door import RETURNED, shortened

__all__ = [
    "NotComparableError",
    "also_right",
    "outcomes_of",
    "outputs_of",
    "refuse_several",
    "right_outcomes",
]

CHANGED = "{place} changed what it was given, too. That is to stay as it is: begin with a copy, and change the copy."


def outcomes_of(exercise: Exercise, answer: object) -> Outcomes:
    """Reduce an answer to what can be compared.

    Raises:
        NotComparableError: it is not filled in, not of the kind that is asked, or stopped with an error.
    """
    refuse_unfilled(answer)
    if isinstance(exercise.expected, Model):
        return _outcomes_of_model(exercise, answer)
    if callable(exercise.expected):
        return _outcomes_of_function(exercise, answer, exercise.expected)
    if isinstance(exercise.expected, str):
        return {"": _chosen(exercise, answer)}
    return {"": numbers_asked(exercise, answer)}


@once
def right_outcomes(exercise: Exercise) -> Outcomes:
    """The outcomes of the right answer."""
    return outcomes_of(exercise, exercise.expected)


@once
def also_right(exercise: Exercise) -> list[Outcomes]:
    """The outcomes of the other answers that are right too."""
    return [outcomes_of(exercise, other) for other in exercise.also]


def refuse_several(exercise: Exercise, answers: Sequence[object]) -> NoReturn:
    """Say how several answers become the one that is asked: most often brackets were left out."""
    refuse_unfilled(answers)
    count = len(answers)
    call = f"`check({exercise.called}, %s)`"
    if isinstance(exercise.expected, Model):
        text = (
            f"One model is asked. Put the layers into `Model(…)`, and give that alone: {call % 'Model(…)'}."
        )
    elif callable(exercise.expected):
        text = f"One function is asked. Give its name alone: {call % exercise.name}."
    elif isinstance(exercise.expected, str):
        text = f"{_one_of(exercise)} You gave {count} answers."
    elif exercise.single:
        text = f"{exercise.asked}, and you gave {count}.{DECIMAL}"
    else:
        text = f"{exercise.asked}. Put brackets round them: {call % places(exercise.parts or answers)}."
        text += commas(exercise) if exercise.parts and count > len(exercise.parts) else ""
    raise NotComparableError(text)


# One function for each kind of answer ----------------------------------------------------------------


def _chosen(exercise: Exercise, answer: object) -> str:
    if isinstance(answer, list | tuple) and len(answer) == 1:
        answer = answer[0]
    if not isinstance(answer, str):
        quotes = (
            ' With its quotes, "none" would be one of them.' if answer is None and _has_none(exercise) else ""
        )
        raise NotComparableError(f"{_one_of(exercise)} You gave {kind_of(answer)}.{quotes}")
    if all(len(each) == 1 for each in exercise.choices):  # then "c.", "(c)" and "'c'" are that letter, too
        answer = re.sub(r"^\W*(\w)\W*$", r"\1", answer)
    if plain(answer) not in map(plain, (*exercise.choices, *map(str, exercise.also))):
        raise NotComparableError(f"{_one_of(exercise)} You gave {written(answer)}.")
    return answer


def _has_none(exercise: Exercise) -> bool:
    return "none" in map(plain, (*exercise.choices, *map(str, exercise.also)))


def _one_of(exercise: Exercise) -> str:
    return f"The answer is one of these, with its quotes: {listed(exercise.choices)}."


def _outcomes_of_function(exercise: Exercise, answer: object, right: Callable[[Any], Any]) -> Outcomes:
    if not callable(answer):
        raise NotComparableError(
            f"A function is asked, and you gave {kind_of(answer)}. "
            f"Hand the function over by its name, without brackets behind it: `{exercise.name}`."
        )
    if isinstance(answer, type) and issubclass(answer, BuiltIn):
        raise NotComparableError(class_words(answer))
    if not _takes_one_input(answer):
        raise NotComparableError(f"Your function should take one input, as in `{exercise.head}`.")
    texts = list(dict.fromkeys(each for each in map(right, exercise.inputs) if isinstance(each, str)))
    outcomes: Outcomes = {}
    for x in exercise.inputs:
        place, given = f"For {written(x)} your function", copy.deepcopy(x)
        outcomes[f"{place} returns"] = _returned(place, run(place, answer, given), texts)
        if exercise.keeps and not np.array_equal(np.asarray(given), np.asarray(x)):
            raise NotComparableError(CHANGED.format(place=place))
    return outcomes


def _takes_one_input(function: Callable[..., Any]) -> bool:
    try:
        inspect.signature(function).bind("an input")
    except TypeError:
        return False
    except ValueError:  # of some functions that are not written in Python nobody knows
        return True
    return True


def _returned(place: str, result: object, texts: Sequence[str]) -> Outcome:
    """What a function gave; where the right one gives texts, nothing but a text will do."""
    refuse_unfilled(result)
    if result is None:
        raise NotComparableError(f"{place} returned nothing (None). Does it end with `return …`?")
    if not texts:
        _refuse_rows_in_a_row(place, result)
        return as_answer(_without_truth(result), place, RETURNED)
    if not isinstance(result, str):
        raise NotComparableError(
            f"{place} should return one of these, with its quotes: {listed(texts)}. "
            f"It returned {kind_of(result)}."
        )
    return result


def _refuse_rows_in_a_row(place: str, result: object) -> None:
    """Rows of different lengths are no table: nobody meant them as one."""
    rows = (
        [each for each in result if isinstance(each, list | tuple)]
        if isinstance(result, list | tuple)
        else []
    )
    if len({len(row) for row in rows}) > 1:
        raise NotComparableError(
            f"{place} returned rows inside a row: {shortened(result)}. Make one number of each, or join them."
        )


def _without_truth(result: object) -> object:
    """True and False that a function returns, as the 1 and 0 that they stand for."""
    if isinstance(result, bool | np.bool_ | np.ndarray) and np.asarray(result).dtype.kind == "b":
        return np.asarray(result, dtype=float)
    if isinstance(result, list | tuple):
        return [_without_truth(each) for each in result]
    return result


def _outcomes_of_model(exercise: Exercise, answer: object) -> Outcomes:
    if not isinstance(answer, Model):
        raise NotComparableError(
            f"A whole model is asked, and you gave {kind_of(answer)}. "
            "Build the model with `Model(L1, L2, …)`, and do not call it."
        )
    return outputs_of(exercise, answer)


def outputs_of(exercise: Exercise, model: Model) -> Outcomes:
    """Every output of every layer, for every input of the exercise."""
    outcomes: Outcomes = {}
    for x in exercise.inputs:
        place = f"For x = {written(x)} your model"
        for step in run(place, model.trace, copy.deepcopy(x)):
            outcomes[f"{place}'s {step.output_name} is"] = step.output
    layers = {place.name: place.layer for place in model.places}
    for name, inputs in exercise.alone.items():
        for x in inputs if name in layers else ():
            place = f"Called on {written(x)} alone, your {name}"
            outcomes[f"{place} returns"] = as_answer(run(place, layers[name], x), place, RETURNED)
    return outcomes
