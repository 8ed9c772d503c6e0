"""The way back in exact fractions: the arithmetic of each gradient, worked out again without rounding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from lessons_lib.layers import BuiltIn
from lessons_lib.learning.backward_step import BackwardStep
from lessons_lib.learning.loss_step import LossStep
from lessons_lib.model.describe import input_names
from lessons_lib.model.exact import ExactTrace
from lessons_lib.numbers.arithmetic import Number, record_inputs
from lessons_lib.numbers.door import InputValueError, frozen
from lessons_lib.numbers.fractions import Fractions, evaluated

if TYPE_CHECKING:
    from lessons_lib.learning.backward_trace import BackwardTrace

__all__ = ["exact_loss", "in_fractions"]


def in_fractions(backward: BackwardTrace, start: Fractions | None = None) -> BackwardTrace:
    """The same way back with a `Fraction` in place of each number.

    Args:
        backward: of a trace in fractions.
        start: of a block: the exact gradient of its output.
    """
    trace = backward.trace
    if not isinstance(trace, ExactTrace):
        raise InputValueError(
            "Only a trace in fractions goes back in fractions: write model.trace(x, exact=True)."
        )
    arrived: dict[str, Any] = {}
    if backward.loss is not None:
        arrived[backward.loss.step.output_name] = _of_loss(backward.loss, trace)
    else:
        arrived[trace.steps[-1].output_name] = start
    steps = []
    for each in backward.steps:
        gradient = arrived.get(each.step.output_name, np.full(each.gradient.shape, Fraction(0), dtype=object))
        exact = _passed(each, frozen(gradient), trace)
        steps.append(exact)
        for source, handed in zip(each.step.sources, exact.outputs, strict=True):
            arrived[source] = arrived[source] + handed if source in arrived else handed
    inputs = [
        arrived.get(name, np.full(each.shape, Fraction(0), dtype=object))
        for name, each in zip(input_names(len(backward.inputs)), backward.inputs, strict=True)
    ]
    return replace(backward, steps=tuple(steps), inputs=tuple(inputs))


def exact_loss(loss: LossStep, trace: ExactTrace) -> Fraction:
    """The loss L as a fraction."""
    output = trace.fractions[loss.step.output_name]
    number = loss.loss.arithmetic(_recorded(loss.step.output)[0], loss.targets[0])
    return evaluated(number, list(output.flat), loss.heading)


def _of_loss(loss: LossStep, trace: ExactTrace) -> Fractions:
    output = trace.fractions[loss.step.output_name]
    known, values = _recorded(loss.step.output)[0], list(output.flat)
    numbers = [loss.loss.gradient_arithmetic(unit, known, loss.targets[0]) for unit in range(output.size)]
    return _worked_out(np.array(numbers, dtype=object).reshape(output.shape), values, loss.heading)


def _passed(each: BackwardStep, gradient: Fractions, trace: ExactTrace) -> BackwardStep:
    step, layer, here = each.step, each.layer, each.step.place.here
    if each.inside is not None:
        inner = in_fractions(each.inside, gradient)
        return replace(each, gradient=gradient, outputs=inner.inputs, inside=inner)
    arrays = [
        *(trace.fractions[source] for source in step.sources),
        trace.fractions[step.output_name],
        gradient,
    ]
    values = [value for array in arrays for value in array.flat]
    if not isinstance(layer, BuiltIn):
        handed = tuple(
            _worked_out(np.array(numbers, dtype=object).reshape(X.shape), values, here)
            for numbers, X in zip(each.recorded, step.inputs, strict=True)
        )
        return replace(each, gradient=gradient, outputs=handed)
    *X, output, arrives = _recorded(*step.inputs, step.output, each.gradient)
    inputs, parameters = layer.backward(tuple(X) if layer.joins else X[0], output, arrives)
    return replace(
        each,
        gradient=gradient,
        outputs=tuple(_worked_out(handed, values, here) for handed in inputs),
        parameters={name: _worked_out(numbers, values, here) for name, numbers in parameters.items()},
    )


def _recorded(*arrays: Any) -> tuple[Any, ...]:
    return record_inputs(arrays, [""] * sum(each.size for each in arrays))


def _worked_out(numbers: Any, values: Sequence[Fraction], here: str) -> Fractions:
    exact = np.empty(np.shape(numbers), dtype=object)
    for place, number in np.ndenumerate(np.asarray(numbers, dtype=object)):
        known = number if isinstance(number, Number) else Number(float(number))
        exact[place] = evaluated(known, values, here)
    return frozen(exact)
