"""An answer in numbers: which they are, or what to say of what came in their place."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from lessons_lib.data import Sample
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.running import NotComparableError
from lessons_lib.judge.wording import kind_of
from lessons_lib.layers import BuiltIn
from lessons_lib.model import Model
from lessons_lib.model.trace import BatchTrace, Trace
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError, Words, as_numbers
from lessons_lib.numbers.telling import typed_name

__all__ = ["DECIMAL", "as_answer", "commas", "numbers_asked", "places"]

DECIMAL = " Decimals stand behind a point: `0.5`, not `0,5`."
RETURN = " Does the function that made it end with `return …`?"
COMPLEX = " A number below 0 cannot be raised to every power: which number is the base, and which the power?"


def numbers_asked(exercise: Exercise, answer: object) -> Array:
    """The numbers that an answer is, or what to say of another kind of thing."""
    if isinstance(answer, Trace | BatchTrace):
        raise NotComparableError(_of_a_trace(exercise))
    own = _numbers_of_a_layer(answer)
    if own is not None and own.size == np.size(exercise.expected):
        return own
    if callable(answer) and not isinstance(answer, type):
        raise NotComparableError(_still_waiting(exercise, answer))
    if isinstance(answer, Sample) or (isinstance(answer, list | tuple) and any(map(_is_sample, answer))):
        raise NotComparableError(f"{exercise.asked}, and you gave whole samples. Give their numbers alone.")
    if answer is None or isinstance(answer, str | bool | np.bool_ | type):
        raise NotComparableError(
            f"{exercise.asked}, and you gave {kind_of(answer)}.{_way_out(exercise, answer)}"
        )
    if _holds_truth(answer):
        raise NotComparableError(f"{exercise.asked}. Write a number in place of each True and False.")
    if isinstance(answer, list | tuple):
        answer = _one_row(exercise, answer)
    return as_answer(answer, "This exercise", Words(x="answer"))


def places(numbers: Sequence[object]) -> str:
    """As many blanks in brackets as there are numbers: ``(…, …)``."""
    return f"({', '.join('…' for _ in numbers)})"


def commas(exercise: Exercise) -> str:
    """What to say of too many numbers, if commas may have stood for points: not where all of them are whole."""
    right = np.ravel(np.asarray(exercise.expected, dtype=float))
    return "" if (right == right.round()).all() else DECIMAL


def _way_out(exercise: Exercise, answer: object) -> str:
    """How nothing, or a text, becomes numbers; "2 and 11" without its quotes would be Python's `and`."""
    if answer is None:
        return RETURN
    if not isinstance(answer, str):
        return ""
    if re.fullmatch(r"[\w.+-]*\d[\w.+-]*|\(.*\)|\[.*\]", answer.strip()):
        return " Write it without quotes."
    if exercise.single and re.fullmatch(r"\s*-?[\d.,]+\s*%\s*", answer):
        return " 1% is the number 0.01: write yours so too, without quotes and without the sign."
    form = f": `{places(exercise.parts)}`" if exercise.parts else ""
    if not re.search(r"\d", answer):
        return f" Which {'number' if exercise.single else 'numbers'} do you mean by that?"
    return f" Write numbers alone, without quotes{form}."


def _still_waiting(exercise: Exercise, answer: object) -> str:
    if name := typed_name(answer):
        said = f"You gave {name} itself, which still waits for its input."
        if exercise.parts and not exercise.outputs:
            said += f" {exercise.asked}. If it returns them, call it:"
        else:
            said += " Call it, and give its result:"
        return f"{said} `{name}(…)`."
    # What a learner calls it, Python does not know.
    sort = "model" if isinstance(answer, Model) else "function" if hasattr(answer, "__name__") else "layer"
    asked = f"{exercise.asked}. " if exercise.parts and not exercise.outputs else ""
    return (
        f"You gave a {sort}, which still waits for its input. {asked}Give it a name, if it has none: `mine = …`. "
        "Then call it, and give its result: `mine(…)`."
    )


def _of_a_trace(exercise: Exercise) -> str:
    if exercise.single:
        return "You gave a whole trace. Its last output is `trace.output`."
    return f"You gave a whole trace. {exercise.asked}. Its outputs are `trace.o1`, `trace.o2` and so on."


def _numbers_of_a_layer(answer: object) -> Array | None:
    """The weights and biases of a layer of the package, which some exercises ask for."""
    if not isinstance(answer, BuiltIn):
        return None
    own = [getattr(answer, name, None) for name in ("weights", "bias")]
    rows = [np.ravel(values) for values in own if values is not None]
    return np.concatenate(rows).astype(float) if rows else None


def _is_sample(answer: object) -> bool:
    return isinstance(answer, Sample)


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


def as_answer(answer: object, who: str, words: Words) -> Array:
    """What a learner gave as numbers, or the door's words about it."""
    if isinstance(answer, Trace | BatchTrace):
        raise NotComparableError("You gave a whole trace. Its last output is `trace.output`.")
    try:
        return as_numbers(answer, who, words=words)
    except (InputTypeError, InputValueError) as error:
        more = COMPLEX if "complex number" in str(error) else ""
        raise NotComparableError(f"{error}{more}") from error
