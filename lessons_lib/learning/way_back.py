"""The way back: from the loss to x, one layer at a time, each handing back what arrived at its output."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from lessons_lib.layers import BuiltIn
from lessons_lib.learning.backward_step import Arrival, BackwardStep, LossStep
from lessons_lib.learning.backward_trace import BackwardTrace
from lessons_lib.learning.losses import Loss
from lessons_lib.learning.own import back_through
from lessons_lib.model.row import row_in
from lessons_lib.model.trace import BatchTrace, Step, Trace
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError, shortened
from lessons_lib.numbers.notation import counted

__all__ = ["backward", "loss_step", "way_back"]

Wanted = Callable[[Step], bool]


def backward(trace: Trace | BatchTrace, loss: Loss, target: Any = None) -> BackwardTrace:
    """From the loss back to x, with every gradient kept; `Trace.backward` calls it."""
    last = loss_step(trace.steps, loss, _targets(trace, target), batch=isinstance(trace, BatchTrace))
    start = (trace.steps.index(last.step), Arrival("L", 0, last.gradient))
    shapes = [X.shape for X in trace.inputs]
    return BackwardTrace(
        trace, *way_back(trace.steps, shapes, start, batch=isinstance(trace, BatchTrace)), last
    )


def _targets(trace: Trace | BatchTrace, target: Any) -> Any:
    """The targets, a row for each sample: those given, or those that the samples have."""
    batch = isinstance(trace, BatchTrace)
    if target is not None:
        return target if batch else np.array([target])
    samples = trace.samples if isinstance(trace, BatchTrace) else [trace.sample]
    for each in samples:
        if each.target is None:
            which = "target=[0, 1, …], one for each sample" if batch else "target=1"
            raise InputValueError(
                f"A loss compares an answer with a target, and {each.name} has none. Say what should have come "
                f"out: trace.backward(loss, {which})."
            )
    return np.array([each.target for each in samples], dtype=float)


def loss_step(steps: Sequence[Step], loss: Loss, targets: Any, *, batch: bool) -> LossStep:
    """The loss of the last output; where that is shares and the loss takes scores, of the output before it."""
    if not isinstance(loss, Loss):
        raise InputTypeError(
            f"backward expects a loss, as in trace.backward(SquaredError()), and got {shortened(loss)}."
        )
    step = _scores(steps, loss) if loss.takes_scores else steps[-1]
    outputs = step.output if batch else step.output[np.newaxis]
    wanted = loss.checked(targets, outputs.shape[1:])
    if len(wanted) != len(outputs):
        raise InputValueError(
            f"{type(loss).__name__} expects a target for each of {counted(len(outputs), 'sample')} and got {len(wanted)}."
        )
    gradient = loss.gradients(outputs, wanted)
    own = gradient / len(outputs) if batch else gradient[0]
    return LossStep(loss, step, wanted, loss.values(outputs, wanted), own)


def _scores(steps: Sequence[Step], loss: Loss) -> Step:
    """The step whose output are scores: the last, or, where that makes shares of scores, the one before it."""
    last = steps[-1]
    made_inside = last.inside is not None and _scores(last.inside.steps, loss) is not last.inside.steps[-1]
    if not (made_inside or (isinstance(last.layer, BuiltIn) and last.layer.gives_shares)):
        return last
    for step in steps:
        if step.output_name == last.sources[0] and not made_inside:
            return step
    raise InputValueError(
        f"{type(loss).__name__} expects scores and makes shares of them itself, and {last.place.here} puts out "
        "shares already. Leave out the Softmax or Sigmoid that makes them."
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
    return tuple(passed), tuple(map(_added, arrived[:count], shapes))


def _added(arrivals: Sequence[Arrival], shape: tuple[int, ...]) -> Array:
    """What came from several sides adds up; where nothing came, nothing moves the loss."""
    if len(arrivals) == 1:
        return arrivals[0].gradient
    total = np.zeros(shape)
    for each in arrivals:
        total = total + each.gradient
    return total


def _pass(step: Step, arrivals: Sequence[Arrival], batch: bool, upstream: Wanted | None) -> BackwardStep:
    layer, gradient = step.layer, _added(arrivals, step.output.shape)
    if not math.isfinite(np.vdot(gradient, gradient)) and not np.isfinite(gradient).all():
        _refuse_overflow(step, arrivals)
    gradient.setflags(write=False)
    wanted = upstream is None or upstream(step)
    if isinstance(layer, BuiltIn):
        X = step.inputs if layer.joins else step.inputs[0]
        inputs = layer.input_gradients(X, step.output, gradient) if wanted else ()
        parameters = layer.parameter_gradients(X, step.output, gradient) if layer.parameters else {}
        return BackwardStep(step, tuple(arrivals), gradient, inputs, parameters)
    if row_in(layer):
        inside = _pass_inside(step, gradient, batch, upstream)
        return BackwardStep(step, tuple(arrivals), gradient, inside.inputs, {}, inside)
    inputs, recorded = back_through(step, gradient, batch) if wanted else ((), ())
    return BackwardStep(step, tuple(arrivals), gradient, inputs, {}, None, recorded)


def _pass_inside(
    step: Step, gradient: Array, batch: bool, upstream: Wanted | None
) -> BackwardTrace:
    inner: Any = step.inside
    start = (len(inner.steps) - 1, Arrival("L", 0, gradient))
    shapes = [X.shape for X in step.inputs]
    return BackwardTrace(inner, *way_back(inner.steps, shapes, start, batch=batch, upstream=upstream))


def _refuse_overflow(step: Step, arrivals: Sequence[Arrival]) -> None:
    senders = " and ".join(each.sender for each in arrivals)
    raise InputValueError(
        f"{step.place.here}: what comes back to its output from {senders} is too large for a float, which ends "
        "at about 1.8e308. Use smaller numbers, in x or in the layers."
    )
