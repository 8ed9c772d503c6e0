"""Whether an opened model gives what its module gives: every output, against what hooks on the original heard."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import numpy as np
import torch

from lessons_lib.adapters.flows import Frame, Row
from lessons_lib.adapters.opened import Opened
from lessons_lib.adapters.parts import leaves
from lessons_lib.adapters.tensors import sample_of
from lessons_lib.layers.base import ROUNDING_IN_FLOAT32 as ROUNDING
from lessons_lib.model import Step
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import number, shape_words

__all__ = ["DRIFT", "difference", "heard", "refuse_mixed_samples", "refuse_other_outputs"]

Outputs = dict[str, list[Any]]

DRIFT = 1e-3  # what roundings of float32 may come to over many layers, each of which is right alone


def heard(module: Any, example: Any) -> Outputs:
    """The tensors that each module inside gives when the module is called on the example, by its path and in order."""
    outputs: Outputs = {}
    with _hooks(module, outputs), torch.no_grad():
        try:
            # What is changed in place must not reach the caller's tensor.
            module(example.clone())
        except Exception as error:  # (somebody else's code may fail in any way)
            said = str(error).strip().partition("\n")[0]
            raise InputValueError(
                f"from_torch calls the module on the example, and {type(module).__name__} does not take it "
                f"({type(error).__name__}{': ' * bool(said)}{said}). The example is {shape_words(example.shape)}, of "
                f"{str(example.dtype).removeprefix('torch.')}: give what the module is called with, a batch of one."
            ) from error
    return outputs


@contextmanager
def _hooks(module: Any, outputs: Outputs) -> Iterator[None]:
    handles = [
        each.register_forward_hook(partial(_keep, outputs, path)) for path, each in module.named_modules()
    ]
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()


def _keep(outputs: Outputs, path: str, _: Any, __: Any, output: Any) -> None:
    tensors = [each.detach().cpu().clone() for _, each in leaves(output, torch.Tensor)]
    outputs.setdefault(path, []).append(tensors)


def refuse_mixed_samples(copied: Callable[[], Any], example: Any) -> None:
    """Refuse a module by which the samples of a batch play a part in each other's output.

    The example is called alone, and beside others, before them and behind them: itself read backwards, and larger.
    Each time by a copy of its own, as a module may remember what it was called with. One that takes no batch of two
    is not asked.
    """
    alone, turned = _called(copied(), example), example.flip(-1)
    others = [turned, 3 * turned + 1] if example.is_floating_point() else [turned]
    for other, at in ((other, at) for other in others for at in (0, 1)):
        both = _called(copied(), torch.cat([other, example] if at else [example, other]))
        if alone is None or both is None or both.shape != (2, *alone.shape[1:]):
            continue
        if difference(both[at : at + 1], alone) > DRIFT:
            raise InputValueError(
                "from_torch opens what happens to one sample, and by this module the samples of a batch play a "
                "part in each other's output: beside another one the example comes out otherwise. Does it take a "
                "mean, a sum or a softmax along dim=0, the axis of the batch, has its attention or its LSTM the batch "
                "second, or is it quantised with one scale for all? Within one sample count from the last, as in "
                "dim=-1; and write batch_first=True."
            )


def _called(module: Any, given: Any) -> Array | None:
    """What a module gives; None where it gives no tensor, or refuses."""
    with torch.no_grad(), contextlib.suppress(Exception):  # somebody else's code may refuse in any way
        made: Array = module(given.clone()).detach().double().numpy()
        return made
    return None


def refuse_other_outputs(model: Opened, frame: Frame, example: Any, outputs: Outputs) -> None:
    """Refuse a model one of whose outputs, or whose answer, is not the module's own."""
    trace = model.trace(sample_of(example).numpy())
    for step, row in _pairs(trace.steps[-len(frame.needed()) :], frame):
        drift = DRIFT if _is_right_alone(row) else 0.0
        _refuse_other(step, f"{step.place.here} ({row.path})", row.expected, max(ROUNDING, drift))
    for whole in outputs[""][-1]:
        _refuse_other(trace.steps[-1], "The answer", whole, DRIFT)


def _pairs(steps: Any, frame: Frame) -> Iterator[tuple[Step, Row]]:
    """Each step with what was read of it, those inside a model first."""
    for step, row in zip(steps, frame.needed(), strict=True):
        if row.inside:
            yield from _pairs(step.inside.steps, row.inside)
        yield step, row


def _is_right_alone(row: Row) -> bool:
    """Whether a layer, given exactly PyTorch's inputs, gives PyTorch's output; a model inside is held to by its layers.

    Then what it differs by in the row is what the roundings of float32 before it have come to.
    """
    if row.layer is None:
        return True
    X = tuple(sample_of(each.value).double().numpy() for each in row.sources)
    with contextlib.suppress(InputValueError):
        made = row.layer.run(X if row.layer.joins else X[0])
        return difference(made, sample_of(row.expected).double().numpy()) <= ROUNDING
    return False


def _refuse_other(step: Step, here: str, expected: Any, most: float) -> None:
    theirs = sample_of(expected).double().numpy()
    found = difference(step.output, theirs)
    if found <= most:
        return
    how = (
        f"differs by {number(found)} of the largest number"
        if np.isfinite(found)
        else (
            f"is {shape_words(step.output.shape)}, and the module's is {shape_words(theirs.shape)}"
            if step.output.shape != theirs.shape
            else "is no number where the module gives one"
        )
    )
    raise InputValueError(
        f"from_torch shows nothing that it cannot vouch for: {here} gives another output than the module on the "
        f"example; it {how}. Does the module change numbers in place, draw by lot, compute in half precision "
        "(autocast), or remember what came before?"
    )


def difference(ours: Array, theirs: Array) -> float:
    """The largest difference, of the largest number."""
    if ours.shape != theirs.shape:
        return np.inf
    largest = float(np.abs(theirs).max(initial=0.0))
    found = float(np.abs(ours - theirs).max(initial=0.0))
    return found / largest if largest else found
