"""The loss at work at the end of a row: what it looks at, what it comes to, and where the way back begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

import numpy as np

from lessons_lib.layers import BuiltIn
from lessons_lib.learning.losses import Loss, refuse_no_loss
from lessons_lib.model.step import Step
from lessons_lib.model.trace import BatchTrace, Trace
from lessons_lib.numbers.door import Array, InputValueError, Words, as_numbers
from lessons_lib.numbers.notation import counted, numbers, shape_words

__all__ = ["LossStep", "loss_step", "targets_of"]


@dataclass(frozen=True, eq=False)
class LossStep:
    """The loss at work: ``L = SquaredError(o3, y)``; of many samples L is the mean of their losses."""

    loss: Loss
    step: Step  # the layer whose output it looks at
    targets: Any  # as the loss takes them, a row for each sample
    values: Array  # the loss of each sample
    gradient: Array  # of that output

    name = "L"

    @property
    def value(self) -> float:
        """The loss L, one number."""
        return float(self.values.mean())

    output = value

    @property
    def kind(self) -> str:
        """Which loss it is: ``SquaredError``."""
        return type(self.loss).__name__

    @property
    def heading(self) -> str:
        """Name and kind: ``L · SquaredError``."""
        return f"L · {self.kind}"

    @property
    def inputs(self) -> tuple[Array, ...]:
        """What it looks at."""
        return (self.step.output,)

    @property
    def sources(self) -> tuple[str, ...]:
        """What that is called."""
        return (self.step.output_name,)

    @property
    def call(self) -> str:
        """The loss as one would write it: ``L = SquaredError(o3, y)``."""
        return f"L = {self.kind}({self.step.output_name}, y)"


def targets_of(trace: Trace | BatchTrace, target: Any) -> Any:
    """The targets, a row for each sample: those given, or those that the samples have."""
    batch = isinstance(trace, BatchTrace)
    if target is not None:
        return (
            target
            if batch
            else [as_numbers(target, "A loss", words=Words(x="target", example=", as in target=1"))]
        )
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
    refuse_no_loss("backward", loss, "trace.backward(SquaredError())")
    step = _scores(steps, loss, batch) if loss.takes_scores else steps[-1]
    outputs = step.output if batch else step.output[np.newaxis]
    try:
        wanted = loss.checked(targets, outputs.shape[1:])
    except InputValueError as error:
        seen = f"{shape_words(outputs.shape[1:])}, the output of {step.place.here}"
        raise InputValueError(f"{error} It looks at {step.output_name}, {seen}.") from None
    if len(wanted) != len(outputs):
        raise InputValueError(
            f"{type(loss).__name__} expects a target for each of {counted(len(outputs), 'sample')} and "
            f"got {len(wanted)}."
        )
    values, gradient = loss.values(outputs, wanted), loss.gradients(outputs, wanted)
    if not np.isfinite(values).all():
        _refuse_not_finite(step, loss)
    own = gradient / len(outputs) if batch else gradient[0]
    return LossStep(loss, step, wanted, values, own)


def _refuse_not_finite(step: Step, loss: Loss) -> NoReturn:
    """Tell of a loss that is no finite number whether it is so by its own arithmetic or by what it looks at."""
    who, output = f"L · {type(loss).__name__}", f"{step.output_name} = {numbers(step.output)}"
    if not np.isfinite(step.output).all():
        raise InputValueError(
            f"{who} expects finite numbers and got {output}, the output of {step.place.here}. Look in the trace for "
            "the first output that is not finite."
        )
    raise InputValueError(
        f"{who} gave a number too large for a float, which ends at about 1.8e308, from {output}. Use smaller numbers, "
        "in x or in the layers."
    )


def _scores(steps: Sequence[Step], loss: Loss, batch: bool) -> Step:
    """The step whose output are scores: the last, or, where that makes shares of scores, the one before it."""
    last = steps[-1]
    made_inside = (
        last.inside is not None and _scores(last.inside.steps, loss, batch) is not last.inside.steps[-1]
    )
    if not (made_inside or (isinstance(last.layer, BuiltIn) and last.layer.gives_shares)):
        return last
    shares = last.output if batch else last.output[np.newaxis]
    together = shares.reshape(len(shares), -1).sum(axis=1)
    of_classes = (
        together.size == shares.size or np.abs(together - 1).max() < 1e-6
    )  # and not each number for itself
    for step in steps:
        if step.output_name == last.sources[0] and of_classes and not made_inside:
            if together.size == shares.size:
                _refuse_one_share(last, loss)
            return step
    raise InputValueError(
        f"{type(loss).__name__} expects scores and makes shares of them itself, and {last.place.here} puts out "
        "shares already. Leave out the Softmax or Sigmoid that makes them."
    )


def _refuse_one_share(last: Step, loss: Loss) -> None:
    """Refuse shares of a single number, which are 1 even of a score of 0; a sigmoid gives that a half."""
    layer: Any = last.layer
    if np.all(layer.forward(np.zeros_like(last.input)) == 1):
        raise InputValueError(
            f"{type(loss).__name__} expects shares of two classes or more, and {last.place.here} makes them of a "
            "single number: that is 1 whatever the score, and there is nothing to learn. For a single score write "
            "Sigmoid() in its place, the share of class 1; Softmax() takes a score for each class."
        )
