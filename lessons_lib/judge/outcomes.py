"""From an answer to its outcomes, which can be compared; or, if it has none, what to say instead.

A value is its own outcome, a function has one for each input it is tried on, a model one for each output of
each layer. What is not of the kind that the exercise asks for is refused with both kinds named.
"""

import inspect
import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import numpy as np

from lessons_lib.judge.compare import Outcome, Outcomes
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.running import NotComparableError, refuse_unfilled, run
from lessons_lib.judge.wording import kind_of, listed, plain, written
from lessons_lib.model import Model
from lessons_lib.model.trace import BatchTrace, Trace
from lessons_lib.numbers.door import RETURNED, Array, InputTypeError, InputValueError, Words, as_numbers

__all__ = [
    "DECIMAL",
    "NotComparableError",
    "outcomes_of",
    "outputs_of",
    "refuse_several",
]

DECIMAL = " Decimals stand behind a point: `0.5`, not `0,5`."
RETURN = " Does the function that made it end with `return …`?"


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
    return {"": _numbers_asked(exercise, answer)}


def refuse_several(exercise: Exercise, answers: Sequence[object]) -> NoReturn:
    """Say how several answers become the one that is asked: most often brackets were left out."""
    refuse_unfilled(answers)
    count = len(answers)
    call = f'`check({exercise.called}, %s)`'
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
        text = f"{exercise.asked}. Put brackets round them: {call % _places(exercise.parts or answers)}."
        text += DECIMAL if exercise.parts and count > len(exercise.parts) else ""
    raise NotComparableError(text)


# One function for each kind of answer ----------------------------------------------------------------


def _chosen(exercise: Exercise, answer: object) -> str:
    if isinstance(answer, list | tuple) and len(answer) == 1:
        answer = answer[0]
    if not isinstance(answer, str):
        raise NotComparableError(f"{_one_of(exercise)} You gave {kind_of(answer)}.")
    if plain(answer) not in map(plain, exercise.choices):
        raise NotComparableError(f"{_one_of(exercise)} You gave {written(answer)}.")
    return answer


def _one_of(exercise: Exercise) -> str:
    return f"The answer is one of these, with its quotes: {listed(exercise.choices)}."


def _numbers_asked(exercise: Exercise, answer: object) -> Array:
    if callable(answer) and not isinstance(answer, type):
        raise NotComparableError(_uncalled(answer))
    if answer is None or isinstance(answer, str | bool | np.bool_ | type):
        raise NotComparableError(
            f"{exercise.asked}, and you gave {kind_of(answer)}.{_way_out(exercise, answer)}"
        )
    if _holds_truth(answer):
        raise NotComparableError(f"{exercise.asked}. Write a number in place of each True and False.")
    if isinstance(answer, list | tuple):
        answer = _one_row(exercise, answer)
    return _numbers(answer, "This exercise", Words(x="answer"))


def _places(numbers: Sequence[object]) -> str:
    return f"({', '.join('…' for _ in numbers)})"


def _way_out(exercise: Exercise, answer: object) -> str:
    """How nothing, or a text, becomes numbers; "2 and 11" without its quotes would be Python's `and`."""
    if answer is None:
        return RETURN
    if not isinstance(answer, str):
        return ""
    if re.fullmatch(r"[\w.+-]+|\(.*\)|\[.*\]", answer.strip()):
        return " Write it without quotes."
    form = f": `{_places(exercise.parts)}`" if exercise.parts else ""
    return f" Write numbers alone, without quotes{form}."


def _uncalled(answer: object) -> str:
    name = getattr(answer, "__name__", "")
    if name.isidentifier():
        return f"You gave {name} itself, which still waits for its input. Call it, and give its result: `{name}(…)`."
    # What a learner calls it, Python does not know.
    sort = "model" if isinstance(answer, Model) else "function" if name else "layer"
    return (
        f"You gave a {sort}, which still waits for its input. Give it a name, if it has none: `mine = …`. "
        "Then call it, and give its result: `mine(…)`."
    )


def _holds_truth(answer: object) -> bool:
    if isinstance(answer, np.ndarray):
        return bool(answer.dtype.kind == "b")
    return isinstance(answer, list | tuple) and any(isinstance(each, bool | np.bool_) for each in answer)


def _one_row(exercise: Exercise, answer: Sequence[object]) -> list[object]:
    if len(answer) == 0:
        raise NotComparableError(f"{exercise.asked}, and you gave an empty row.")
    # A layer hands back an array even where it gives a single number.
    row = [each.item() if isinstance(each, np.ndarray) and each.size == 1 else each for each in answer]
    try:
        np.asarray(row)
    except ValueError:
        raise NotComparableError(
            f"{exercise.asked}, without further brackets inside. You gave {kind_of(answer)}."
        ) from None
    return row


def _outcomes_of_function(exercise: Exercise, answer: object, right: Callable[[Any], Any]) -> Outcomes:
    if not callable(answer):
        raise NotComparableError(
            f"A function is asked, and you gave {kind_of(answer)}. "
            f"Hand the function over by its name, without brackets behind it: `{exercise.name}`."
        )
    if not _takes_one_input(answer):
        raise NotComparableError(f"Your function should take one input, as in `{exercise.head}`.")
    texts = list(dict.fromkeys(each for each in map(right, exercise.inputs) if isinstance(each, str)))
    outcomes: Outcomes = {}
    for x in exercise.inputs:
        place = f"For {written(x)} your function"
        outcomes[f"{place} returns"] = _returned(place, run(place, answer, x), texts)
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
        return _numbers(result, place, RETURNED)
    if not isinstance(result, str):
        raise NotComparableError(
            f"{place} should return one of these, with its quotes: {listed(texts)}. "
            f"It returned {kind_of(result)}."
        )
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
        for step in run(place, model.trace, x):
            outcomes[f"{place}'s {step.output_name} is"] = step.output
    return outcomes


# Reading what a learner gave --------------------------------------------------------------------------


def _numbers(answer: object, who: str, words: Words) -> Array:
    if isinstance(answer, Trace | BatchTrace):
        raise NotComparableError("You gave a whole trace. Its last output is `trace.output`.")
    try:
        return as_numbers(answer, who, words=words)
    except (InputTypeError, InputValueError) as error:
        raise NotComparableError(str(error)) from error
