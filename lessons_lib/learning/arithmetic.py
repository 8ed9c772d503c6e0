"""How one number of a gradient came about: the same way back, run on numbers that remember."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

import numpy as np

from lessons_lib.layers import Axes, BuiltIn
from lessons_lib.learning.backward_step import BackwardStep
from lessons_lib.learning.loss_step import LossStep
from lessons_lib.learning.names import by, output_names
from lessons_lib.model.axes import axes_of, inner_axes, place_names
from lessons_lib.model.describe import input_names
from lessons_lib.numbers.arithmetic import Number, record_inputs

if TYPE_CHECKING:
    from lessons_lib.learning.backward_trace import BackwardTrace
    from lessons_lib.model import Trace

__all__ = ["arithmetic"]

Names = dict[str, Sequence[str]]


def arithmetic(backward: BackwardTrace, name: str, unit: int, given: Sequence[Axes] = ()) -> Number:
    """A number of a gradient; what comes from several layers is their sum.

    Args:
        backward: of one sample.
        name: of the gradient.
        unit: the position of the number in it, counted flat.
        given: what the positions of the model's inputs are called, where it stands inside another one.
    """
    inputs = input_names(len(backward.inputs))
    shapes = dict(zip(inputs, (each.shape for each in backward.inputs), strict=True))
    along = axes_of(cast("Trace", backward.trace), given)
    names = output_names([each.step for each in reversed(backward.steps)], shapes, along)
    if name == "L" and backward.loss:
        return _of_loss(backward.loss, None, names)
    return sum(_contributions(backward, name, unit, names, along), Number(0.0))


def _contributions(
    backward: BackwardTrace, name: str, unit: int, names: Names, along: Mapping[str, Axes]
) -> list[Number]:
    loss, found = backward.loss, []
    meant = {by(each.label): each.input_name for each in backward.steps if each.label}.get(name, name)
    if loss and meant == by(loss.step.output_name):
        found.append(_of_loss(loss, unit, names))
    owners = {id(each.layer): key for each in backward.steps for key in _keys(each, meant)}
    for each in backward.steps:
        if id(each.layer) in owners:
            found.append(_of_layer(each, owners[id(each.layer)], unit, names, along))
        found += [
            _of_layer(each, place, unit, names, along)
            for place, handed in enumerate(each.output_names)
            if handed == meant
        ]
    return found


def _keys(each: BackwardStep, name: str) -> list[str]:
    return [key for key, called in each.parameter_names.items() if called == name]


def _of_loss(loss: LossStep, unit: int | None, names: Names) -> Number:
    (output,) = loss.inputs
    known = record_inputs(output, names[loss.step.output_name])
    if unit is None:
        return loss.loss.arithmetic(known, loss.targets[0])
    return loss.loss.gradient_arithmetic(unit, known, loss.targets[0])


def _of_layer(
    each: BackwardStep, of: int | str, unit: int, names: Names, along: Mapping[str, Axes]
) -> Number:
    step = each.step
    if each.inside is not None:
        inner = by(input_names(len(step.inputs))[int(of)])
        return arithmetic(each.inside, inner, unit, inner_axes(step, along))
    if each.recorded:
        return each.recorded[int(of)][unit]
    arrives = place_names(each.input_name, each.gradient.shape, along[step.output_name])
    called = [
        *(name for source in step.sources for name in names[source]),
        *names[step.output_name],
        *arrives,
    ]
    *X, output, gradient = record_inputs((*step.inputs, step.output, each.gradient), called)
    if not isinstance(step.layer, BuiltIn):
        raise TypeError(f"{each.heading} has no arithmetic of its own.")
    number = step.layer.gradient_arithmetic(
        of, unit, tuple(X) if step.layer.joins else X[0], output, gradient
    )
    return number if isinstance(number, Number) else Number(float(np.asarray(number)))
