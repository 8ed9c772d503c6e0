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

from lessons_lib.numbers.arithmetic import Number, Questions, computed_again, record_inputs
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.watching import DISGUISES, Disguise, TooManyError, Watch, note_printed, watching
from lessons_lib.numbers.writing import in_order
from lessons_lib.recording.apart import apart
from lessons_lib.recording.believing import NOT_FROM_X, comes_to
from lessons_lib.recording.harmless import CannotRunAgainError
from lessons_lib.recording.operations import Operations
from lessons_lib.recording.reasons import through_text, why_not

__all__ = ["MOST_OUTPUTS", "MOST_RECORDED", "TOO_MANY", "nearby", "recorded"]

MOST_RECORDED = 4096  # inputs of a learner's own function; beyond, recording would make a page slow …
MOST_OUTPUTS = 20_000  # … and outputs
# Of one number's arithmetic, each operation counted once; beyond, nobody would read it.
MOST_OPERATIONS, DEEPEST = 20_000, 100
NUDGES = (0.01, -0.0001)  # as parts of each input

OTHER_NUMBER = (
    "Run a second time to follow its arithmetic, on numbers that remember, this function gave another number. "
    "Something beside its input may play a part, such as a count that it keeps, or of what kind its numbers are."
)
PLAIN = (
    "This function asks for plain numbers, and goes another way where it gets numbers that remember, so its "
    "arithmetic is not told: read its code."
)
HIDDEN = "Something of X reaches this number on a way that cannot be followed: read the code."
TOO_MANY = (
    "This function makes too many numbers to record each: its values are shown, and no arithmetic. Read its code; "
    "a model that it calls opens number by number as a layer of its own."
)
TOO_LONG = "The arithmetic of this number is too long to read: read the code."


def recorded(
    layer: Any, X: tuple[Array, ...], output: Array, names: Sequence[str], units: Sequence[int]
) -> dict[int, Number | str]:
    """The arithmetic of some of a function's outputs, or of each the reason why it cannot be told."""
    if why := _too_large(X, output):
        return dict.fromkeys(units, why)
    try:
        with watching() as watch:
            results = _run(apart(layer), X, names)
    except CannotRunAgainError as reason:
        return dict.fromkeys(units, str(reason))
    except TooManyError:
        return dict.fromkeys(units, TOO_MANY)
    # A learner's function may fail on these numbers in any way at all; its own run has already succeeded.
    except Exception as error:  # noqa: BLE001
        return dict.fromkeys(units, why_not(layer, error))
    if why := _through_text(layer, X, names, results, watch) or _not_the_same(results, output, watch):
        return dict.fromkeys(units, why)
    told = {unit: _readable(results[unit], float(output.flat[unit])) for unit in units}
    hidden = _hidden(layer, X, names, results, {unit for unit in units if isinstance(told[unit], Number)})
    return told | dict.fromkeys(hidden, HIDDEN)


def _too_large(X: tuple[Array, ...], output: Array) -> str:
    """Why a function is not run again at all; empty where it takes and gives no more than can be followed."""
    if sum(each.size for each in X) > MOST_RECORDED:
        return "The inputs are too many to follow each through this function: read its code."
    if output.size > MOST_OUTPUTS:
        return "The outputs are too many to follow each back through this function: read its code."
    return ""


def _not_the_same(results: list[Number], output: Array, watch: Watch) -> str:
    """Why nothing of a run is told; empty where it went the way that it explains, as far as its results show."""
    if watch.plain:
        return PLAIN
    # Where one number differs, the function went another way, and nothing of this run is the way it went.
    same = len(results) == output.size and all(map(comes_to, results, output.ravel().tolist()))
    return "" if same else OTHER_NUMBER


def _through_text(
    layer: Any, X: tuple[Array, ...], names: Sequence[str], results: list[Number], watch: Watch
) -> str:
    """Why nothing is told of a run that makes text, unless it prints it and goes the same way whatever it says."""
    if not watch.written:
        return ""
    same = watch.printed and all(_same_text(layer, X, names, results, each) for each in DISGUISES)
    return "" if same else through_text(watch.where)


def _same_text(
    layer: Any, X: tuple[Array, ...], names: Sequence[str], results: list[Number], disguise: Disguise
) -> bool:
    with contextlib.suppress(Exception), watching(disguise):
        again = _run(apart(layer), X, names)
        same = all(comes_to(one, other.value) for one, other in zip(again, results, strict=True))
        return same and _answers(again[0]) == _answers(results[0])
    return False


def _run(function: Any, X: tuple[Array, ...], names: Sequence[str]) -> list[Any]:
    known = record_inputs(X, names)
    printed = io.StringIO()
    with (
        contextlib.redirect_stdout(printed),
        warnings.catch_warnings(action="ignore"),
        np.errstate(all="ignore"),
    ):
        results = np.asarray(function(*(each[()] for each in known)), dtype=object).ravel()
    note_printed(printed.getvalue())
    questions = known[0].flat[0].questions
    return Operations().shared([_result(result, questions) for result in results])


def _result(result: Any, questions: Questions) -> Any:
    """A result as a Number, even where the function answered with a plain one, such as the 0 of a ReLU."""
    if isinstance(result, Number):
        return replace(result, questions=questions)
    return Number(float(result), questions=questions)


def _readable(result: Number, value: float) -> Number | str:
    """The recorded result, if there is something in it to read; else why not."""
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
        close = nearby(X, nudge)
        with contextlib.suppress(Exception):
            again = _run(apart(layer), close, names)
            if len(again) == len(results) and _answers(again[0]) == _answers(results[0]):
                inputs = np.concatenate([each.ravel() for each in close]).tolist()
                return {unit for unit in units if not _agrees(results[unit], again[unit].value, inputs)}
    return set()


def nearby(X: tuple[Array, ...], nudge: float = NUDGES[0]) -> tuple[Array, ...]:
    """The inputs, each number moved a little."""
    return tuple(each + nudge * (1 + np.abs(each)) * _uneven(each) for each in X)


def _uneven(values: Array) -> Array:
    """Parts between a half and one and a half, no two alike: what is moved evenly might cancel out."""
    parts = np.arange(1, values.size + 1, dtype=np.float64) * 0.618034 % 1.0
    return 0.5 + parts.reshape(values.shape)


def _answers(result: Number) -> list[str]:
    return [question.rpartition(" ")[2] for question in result.questions]


def _agrees(result: Number, value: float, inputs: list[float]) -> bool:
    mine = computed_again(result, inputs)
    return math.isclose(mine, value, rel_tol=1e-6, abs_tol=1e-9) or (math.isnan(mine) and math.isnan(value))
