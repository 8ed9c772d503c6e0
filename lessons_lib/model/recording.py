"""A learner's function run once more, on numbers that remember: its arithmetic, or the reason why there is none."""

from __future__ import annotations

import contextlib
import io
import math
import warnings
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from lessons_lib.model.apart import apart
from lessons_lib.model.harmless import CannotRunAgainError
from lessons_lib.model.reasons import why_not
from lessons_lib.numbers.arithmetic import Number, computed_again, record_inputs
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.writing import in_order

__all__ = ["recorded"]

MOST_RECORDED = 4096  # inputs of a learner's own function; beyond, recording would make a page slow
MOST_OPERATIONS, DEEPEST = (
    20_000,
    100,
)  # of one number's arithmetic, each counted once; beyond, nobody would read it
NUDGES = (0.01, -0.0001)  # as parts of each input

OTHER_NUMBER = (
    "Run a second time to follow its arithmetic, this function gave another number: something beside its "
    "input plays a part, such as a count that it keeps."
)
NOT_FROM_X = "This number was not computed from X, as far as arithmetic can be followed: read the code."
HIDDEN = (
    "Something of X reaches this number on a way that cannot be followed, such as a text that became a "
    "number again: read the code."
)
TOO_LONG = "The arithmetic of this number is too long to read: read the code."


def recorded(
    layer: Any, X: tuple[Array, ...], output: Array, names: Sequence[str], units: Sequence[int]
) -> dict[int, Number | str]:
    """The arithmetic of some of a function's outputs, or of each the reason why it cannot be told."""
    if sum(each.size for each in X) > MOST_RECORDED:
        return dict.fromkeys(
            units, "The inputs are too many to follow each through this function: read its code."
        )
    try:
        function = apart(layer)
        results = _run(function, X, names)
    except CannotRunAgainError as reason:
        return dict.fromkeys(units, str(reason))
    # A learner's function may fail on these numbers in any way at all; its own run has already succeeded.
    except Exception as error:  # noqa: BLE001
        return dict.fromkeys(units, why_not(layer, error))
    if len(results) != output.size:
        return dict.fromkeys(units, OTHER_NUMBER)
    told = {unit: _checked(results[unit], float(output.flat[unit])) for unit in units}
    hidden = _hidden(layer, X, names, results, {unit for unit in units if isinstance(told[unit], Number)})
    return told | dict.fromkeys(hidden, HIDDEN)


def _run(function: Any, X: tuple[Array, ...], names: Sequence[str]) -> list[Any]:
    known = record_inputs(X, names)
    with (
        contextlib.redirect_stdout(io.StringIO()),
        warnings.catch_warnings(action="ignore"),
        np.errstate(all="ignore"),
    ):
        results = np.asarray(function(*(each[()] for each in known)), dtype=object).ravel()
    questions = known[0].flat[0].questions
    return [_result(result, questions) for result in results]


def _result(result: Any, questions: list[str]) -> Any:
    """A result as a Number, even where the function answered with a plain one, such as the 0 of a ReLU."""
    if isinstance(result, Number):
        return replace(result, questions=questions)
    return Number(float(result), questions=questions)


def _checked(result: Number, value: float) -> Number | str:
    """The recorded result if it explains the value that the layer gave; else why not."""
    same = math.isclose(result.value, value, rel_tol=1e-9, abs_tol=1e-12)
    if not same and not (math.isnan(value) and math.isnan(result.value)):
        return OTHER_NUMBER
    if not (result.operation or result.index is not None or result.questions):
        return NOT_FROM_X
    return replace(result, value=value) if _short_enough(result) else TOO_LONG


def _short_enough(result: Number) -> bool:
    """Whether a person could read the arithmetic, in which each intermediate is told once."""
    depths: dict[int, int] = {}
    every = in_order(result)
    for each in every:
        depths[id(each)] = 1 + max((depths[id(part)] for part in each.parts), default=0)
    return len(every) <= MOST_OPERATIONS and depths[id(result)] <= DEEPEST


def _hidden(
    layer: Any, X: tuple[Array, ...], names: Sequence[str], results: list[Number], units: set[int]
) -> set[int]:
    """Which results depend on X in a way that is not in their arithmetic: it is tried on an X nearby."""
    for nudge in NUDGES if units else ():
        nearby = tuple(each + nudge * (1 + np.abs(each)) * _uneven(each) for each in X)
        with contextlib.suppress(Exception):
            again = _run(apart(layer), nearby, names)
            if len(again) == len(results) and _answers(again[0]) == _answers(results[0]):
                inputs = np.concatenate([each.ravel() for each in nearby]).tolist()
                return {unit for unit in units if not _agrees(results[unit], again[unit].value, inputs)}
    return set()


def _uneven(values: Array) -> Array:
    """Parts between a half and one and a half, no two alike: what is moved evenly might cancel out."""
    parts = np.arange(1, values.size + 1, dtype=np.float64) * 0.618034 % 1.0
    return 0.5 + parts.reshape(values.shape)


def _answers(result: Number) -> list[str]:
    return [question.rpartition(" ")[2] for question in result.questions]


def _agrees(result: Number, value: float, inputs: list[float]) -> bool:
    mine = computed_again(result, inputs)
    return math.isclose(mine, value, rel_tol=1e-6, abs_tol=1e-9) or (math.isnan(mine) and math.isnan(value))
