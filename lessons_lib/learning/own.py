"""The way back through a function of a learner's own: its derivative is read off the record of its arithmetic."""

from __future__ import annotations

from itertools import pairwise
from typing import NoReturn

import numpy as np

from lessons_lib.learning.names import by
from lessons_lib.model.describe import told
from lessons_lib.model.step import Step
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.derivatives import derivatives
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.naming import number_names
from lessons_lib.numbers.notation import number

__all__ = ["NoWayBackError", "back_through"]

Recorded = tuple[tuple[Number, ...], ...]


class NoWayBackError(InputValueError):
    """A function whose arithmetic could not be followed: nobody knows how its output moves with its input."""


def back_through(step: Step, gradient: Array, batch: bool) -> tuple[tuple[Array, ...], Recorded]:
    """The gradient of each input of a learner's function; of one sample with its arithmetic."""
    if not batch:
        recorded = _recorded(step, gradient)
        handed = tuple(map(_values, recorded, step.inputs))
        if not all(np.isfinite(each).all() for each in handed):
            _refuse_no_slope(step, gradient)
        return handed, recorded
    each = [back_through(step.sample(at), row, batch=False)[0] for at, row in enumerate(gradient)]
    return tuple(map(np.stack, zip(*each, strict=True))), ()


def _values(numbers: tuple[Number, ...], like: Array) -> Array:
    return np.array([each.value for each in numbers]).reshape(like.shape)


def _recorded(step: Step, gradient: Array) -> Recorded:
    """For each input the gradient of each of its numbers, added over all outputs that it plays a part in."""
    names = [number_names(source, X.shape) for source, X in zip(step.sources, step.inputs, strict=True)]
    units = range(step.output.size)
    arithmetic = told(step.layer, step.inputs, step.output, names, units)
    arrives = number_names(by(step.output_name), gradient.shape)
    count = sum(X.size for X in step.inputs)
    totals = [Number(0.0)] * count
    for unit in units:
        made = arithmetic[unit]
        if isinstance(made, str):
            _refuse(step, unit, made)
        # Counted after all numbers that went in, and those that came out.
        arriving = Number(float(gradient.flat[unit]), name=arrives[unit], index=count + len(units) + unit)
        for index, more in derivatives(made, arriving).items():
            totals[index] = totals[index] + more
    ends = np.cumsum([0, *(X.size for X in step.inputs)]).tolist()
    return tuple(tuple(totals[start:end]) for start, end in pairwise(ends))


def _refuse_no_slope(step: Step, gradient: Array) -> None:
    """Tell of a slope that is infinite by itself, not because what arrives is too large: that is told elsewhere."""
    largest = float(np.abs(gradient).max(initial=0)) or 1.0
    for source, X, numbers in zip(
        step.sources, step.inputs, _recorded(step, gradient / largest), strict=True
    ):
        handed = _values(numbers, X)
        if not np.isfinite(handed).all():
            at = int(np.argmin(np.isfinite(handed)))
            name = number_names(source, X.shape)[at]
            raise InputValueError(
                f"{step.place.here} has no finite slope where {name} is {number(X.flat[at])}: {by(name)} would be "
                f"{number(handed.flat[at])}. So it is with a root at 0, which rises straight up there. Use another "
                "number, in x or in the layers before it, or a little more inside, as in np.sqrt(X + 1e-6)."
            )


def _refuse(step: Step, unit: int, reason: str) -> NoReturn:
    name = number_names(step.output_name, step.output.shape)[unit]
    raise NoWayBackError(
        f"{step.place.here}: nobody knows how {name} moves with its input, because its arithmetic could not be "
        f"followed. {reason} There is a way back through + - * / **, abs, max and NumPy's functions of numbers, "
        "as in return np.maximum(0, X), and through every layer of this package."
    )
