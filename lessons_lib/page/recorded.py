"""A layer of a learner's own as data: what it does with its input, so that the script can do it too."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from lessons_lib.layers import BuiltIn, Layer, explains_itself
from lessons_lib.model.describe import told
from lessons_lib.model.step import Step
from lessons_lib.numbers.arithmetic import record_inputs
from lessons_lib.numbers.door import Array
from lessons_lib.recording.believing import comes_to
from lessons_lib.recording.operations import Operations
from lessons_lib.recording.record import MOST_OUTPUTS, MOST_RECORDED, nearby
from lessons_lib.recording.runs import Raised
from lessons_lib.recording.ways import Fork, Part, Way, record

__all__ = ["MOST_TOLD", "one_recorded", "recorded"]

# Inputs times outputs of a layer that tells each output's arithmetic by itself; beyond, only Python computes it.
MOST_TOLD = 20_000
FARTHER = (1, -1, 10, -10, 1000)  # times the inputs: a layer may do otherwise with other numbers


def recorded(layer: Layer, inputs: tuple[Array, ...], output: Array) -> dict[str, Any] | None:
    """Operations, and for each output the ways to it; None for a model, and where nothing is known."""
    size = sum(each.size for each in inputs)
    tells: Any = layer if explains_itself(layer, "arithmetic") else None
    if (
        size > MOST_RECORDED
        or output.size > MOST_OUTPUTS
        or (tells and not _tells_all(tells, inputs, output))
    ):
        return None
    known = record(layer, inputs, output)
    if known is None:
        return None
    return _written(known.operations, [_part(part) for part in known.parts if part.outputs], known.shape)


def one_recorded(step: Step, unit: int) -> dict[str, Any] | None:
    """Operations and the way to one number of a step's output alone; None where its arithmetic cannot be told."""
    names = [[""] * each.size for each in step.inputs]
    number = told(step.layer, step.inputs, step.output, names, [unit])[unit]
    if isinstance(number, str):
        return None
    operations = Operations()
    way = [operations.place(number)]
    return _written(operations, [{"outputs": [unit], "way": way}], step.output.shape) | {
        "asked": [*number.questions]
    }


def _written(operations: Operations, parts: list[dict[str, Any]], shape: Sequence[int]) -> dict[str, Any]:
    rows = [[word, *map(_plain, parts)] for word, *parts in operations.rows]
    names = {str(place): name for place, name in operations.names.items()}
    return {"shape": list(shape), "parts": parts, "rows": rows, "names": names}


def _tells_all(layer: Layer, inputs: tuple[Array, ...], output: Array) -> bool:
    """Whether the arithmetic that a layer tells is that of its forward, on other inputs too, and not too long.

    Of a model it is told by its own layers.
    """
    size = sum(each.size for each in inputs)
    if not isinstance(layer, BuiltIn) or size * output.size > MOST_TOLD:
        return False
    with contextlib.suppress(Exception), np.errstate(all="ignore"):  # another input may be refused
        near = nearby(inputs)
        for times in FARTHER:
            other = tuple(times * each for each in near)
            told: list[Any] = layer(*record_inputs(other, [""] * size)).ravel().tolist()
            made = np.ravel(layer.forward(other if layer.joins else other[0])).tolist()
            if not all(map(comes_to, told, made)):
                return False
    return True


def _part(part: Part) -> dict[str, Any]:
    return {"outputs": list(part.outputs), "way": _way(part.way, part.outputs)}


def _way(way: Way, outputs: Sequence[int]) -> Any:
    """A way as the script reads it: at its end the operation that gives each output, or null where it is unknown."""
    if way is None:
        return None
    if isinstance(way, Fork):
        yes, no = _way(way.yes, outputs), _way(way.no, outputs)
        return yes if yes == no else {"ask": list(way.question), "yes": yes, "no": no}
    ends = [way.ends[unit] for unit in outputs]
    raised = next((end for end in ends if isinstance(end, Raised)), None)
    return {"error": raised.error} if raised else None if None in ends else ends


def _plain(part: float) -> float | str:
    """What JSON has no number for, in words that JavaScript's `Number` reads."""
    if math.isfinite(part):
        return int(part) if float(part).is_integer() and (part or math.copysign(1, part) > 0) else part
    return "NaN" if math.isnan(part) else f"{'-' if part < 0 else ''}Infinity"
