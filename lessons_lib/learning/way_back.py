"""The way back: from the loss to x, one layer at a time, each handing back what arrived at its output."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from lessons_lib.layers import BuiltIn
from lessons_lib.learning.backward_step import Arrival, BackwardStep
from lessons_lib.learning.backward_trace import BackwardTrace
from lessons_lib.learning.loss_step import loss_step, targets_of
from lessons_lib.learning.losses import Loss
from lessons_lib.learning.names import by
from lessons_lib.learning.own import back_through
from lessons_lib.learning.own_gradients import input_gradients_of, parameter_gradients_of
from lessons_lib.learning.pushed import refuse_other_slopes
from lessons_lib.model.describe import input_names
from lessons_lib.model.row import row_in
from lessons_lib.model.step import Step
from lessons_lib.model.trace import BatchTrace, Trace
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError, frozen

__all__ = ["backward", "way_back"]

Wanted = Callable[[Step], bool]


@np.errstate(over="ignore", invalid="ignore")  # what is too large is told as an error
def backward(trace: Trace | BatchTrace, loss: Loss, target: Any = None) -> BackwardTrace:
    """From the loss back to x, with every gradient kept; `Trace.backward` calls it."""
    last = loss_step(trace.steps, loss, targets_of(trace, target), batch=isinstance(trace, BatchTrace))
    start = (trace.steps.index(last.step), Arrival("L", 0, last.gradient))
    shapes = [X.shape for X in trace.inputs]
    return BackwardTrace(
        trace, *way_back(trace.steps, shapes, start, batch=isinstance(trace, BatchTrace)), last
    )


def way_back(
    steps: Sequence[Step],
    shapes: Sequence[tuple[int, ...]],
    start: tuple[int, Arrival],
    *,
    batch: bool,
    upstream: Wanted | None = None,
) -> tuple[tuple[BackwardStep, ...], tuple[Array, ...]]:
    """Each layer from last to first, and the gradients of the row's inputs.

    Args:
        steps: of the forward pass.
        shapes: of the row's inputs.
        start: which step the loss looks at, and the gradient of its output.
        batch: whether many samples came.
        upstream: of which steps the inputs' gradients are needed; None for all. Training leaves out x.
    """
    count = len(shapes)
    arrived: list[list[Arrival]] = [[] for _ in range(count + len(steps))]
    arrived[count + start[0]].append(start[1])
    passed = []
    for at in range(start[0], -1, -1):
        step = steps[at]
        here = _pass(step, arrived[count + at], batch, upstream)
        passed.append(here)
        for place, (position, gradient) in enumerate(zip(step.place.positions, here.outputs, strict=False)):
            arrived[position].append(Arrival(step.name, place, gradient))
    names = map(by, input_names(count))
    return tuple(passed), tuple(map(_added, arrived[:count], shapes, names))


def _added(arrivals: Sequence[Arrival], shape: tuple[int, ...], name: str) -> Array:
    """What came from several sides adds up; where nothing came, nothing moves the loss."""
    total = arrivals[0].gradient if arrivals else np.zeros(shape)
    for each in arrivals[1:]:
        total = total + each.gradient
    if not math.isfinite(np.vdot(total, total)) and not np.isfinite(total).all():
        senders = " and ".join(each.sender for each in arrivals)
        raise InputValueError(
            f"{name}, which comes back from {senders}, is too large for a float, which ends at about 1.8e308. Use "
            "smaller numbers, in x or in the layers."
        )
    return frozen(total)


def _pass(step: Step, arrivals: Sequence[Arrival], batch: bool, upstream: Wanted | None) -> BackwardStep:
    layer, gradient = step.layer, _added(arrivals, step.output.shape, by(step.output_name))
    wanted = upstream is None or upstream(step)
    if isinstance(layer, BuiltIn) and (layer.goes_back or layer.parameters):
        if not layer.goes_back:
            raise InputTypeError(
                f"{step.place.here} does not tell the way back through its forward: write its input_gradients and "
                "parameter_gradients, as README's “A layer in one file” does."
            )
        X = step.inputs if layer.joins else step.inputs[0]
        inputs = input_gradients_of(step, layer, X, gradient) if wanted else ()
        parameters = parameter_gradients_of(step, layer, X, gradient) if layer.parameters else {}
        refuse_other_slopes(step, layer, gradient, inputs, parameters)
        return BackwardStep(step, tuple(arrivals), gradient, inputs, parameters)
    if row_in(layer):
        inside = _pass_inside(step, gradient, batch, upstream)
        return BackwardStep(step, tuple(arrivals), gradient, inside.inputs, {}, inside)
    inputs, recorded = back_through(step, gradient, batch) if wanted else ((), ())
    return BackwardStep(step, tuple(arrivals), gradient, inputs, {}, None, recorded)


def _pass_inside(step: Step, gradient: Array, batch: bool, upstream: Wanted | None) -> BackwardTrace:
    inner: Any = step.inside
    start = (len(inner.steps) - 1, Arrival("L", 0, gradient))
    shapes = [X.shape for X in step.inputs]
    return BackwardTrace(inner, *way_back(inner.steps, shapes, start, batch=batch, upstream=upstream))
