"""From a call of PyTorch to a layer: one of this package where there is one, else one that calls PyTorch."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import DTypeLike
from torch import nn

from lessons_lib.adapters.called import Called, called
from lessons_lib.adapters.calls import Call, is_hooked
from lessons_lib.adapters.checking import DRIFT, difference
from lessons_lib.adapters.flows import Event
from lessons_lib.adapters.group_norm import GroupNorm
from lessons_lib.adapters.moving import moved
from lessons_lib.adapters.tensors import sample_of
from lessons_lib.adapters.twins import plain_name, twin
from lessons_lib.layers import Add, BuiltIn, Concat, Flatten, Reshape
from lessons_lib.layers.base import ROUNDING_IN_FLOAT32

__all__ = ["Layers", "hands_on"]

# Modules, functions and methods that hand on what they are given, outside training.
HANDING = {
    "Identity",
    "StochasticDepth",
    "DropPath",
    "contiguous",
    "clone",
    "detach",
    "requires_grad",
    "to",
    "float",
    "double",
}
HANDING |= {"cpu", "type", "type_as", "dropout", "alpha_dropout", "feature_alpha_dropout", "stochastic_depth"}
HANDING |= {"cat", "concat"}  # of one alone
# … and those that do where the shape they ask for is there already.
RESHAPING = {"view", "reshape", "flatten", "squeeze", "Flatten"}
# What does the same to each row, or each number, however many axes stand in front.
ROWWISE = {"Linear", "LayerNorm", "ReLU", "GELU", "Tanh", "Sigmoid"}
ROWWISE |= {"linear", "relu", "gelu", "tanh", "sigmoid"}
# What rounds as PyTorch does, so that in float32 nobody needs to call it.
EXACT = {Add, Concat, Flatten, Reshape}
PRECISE, WHOLE = {torch.float32, torch.float64}, {torch.int32, torch.int64}


def hands_on(event: Event, value: Any) -> bool:
    """Whether a call gave what it was given, and is of a kind that does."""
    if not event.flows:
        return False
    name, given = plain_name(event.call.target), event.flows[0].value
    kind = (
        name in HANDING
        or name in RESHAPING
        or (isinstance(event.call.target, nn.Module) and "Dropout" in name)
    )
    # Of one sample: ``x.view(-1, 16)`` puts the axis of the batch away, which a sample has not.
    ours, theirs = (sample_of(each) for each in (value, given))
    same = kind and ours.shape == theirs.shape and _keeps(given.dtype, value.dtype)
    # (of float64 made float32 the numbers are no others here, where they are kept as the model keeps all of them)
    exact = torch.float32 if {given.dtype, value.dtype} == PRECISE else torch.float64
    return same and torch.equal(ours.to(exact), theirs.to(exact))


def _keeps(given: Any, made: Any) -> bool:
    """Whether numbers stay what they are as another type, whatever they are: an example's may be whole by luck."""
    return made in {given, torch.promote_types(given, made)} or {given, made} in (PRECISE, WHOLE)


def _agree(layer: BuiltIn, event: Event, value: Any, most: float = DRIFT) -> bool:
    """Whether a layer of ours gives what the hooked module gave: hooks may compute weights, and change nothing else."""
    (X,) = (sample_of(each.value).double().numpy() for each in event.flows)
    return difference(layer.run(X), sample_of(value).double().numpy()) <= most


def _of_one_batch(call: Call, value: Any) -> bool:
    return all(call.batched) and bool(value.shape[:1] == (1,))


def _of_each_row(call: Call, value: Any) -> bool:
    """Whether what is called does the same to each row of numbers, also where the axis of the batch was put away."""
    return plain_name(call.target) in ROWWISE and not any(call.batched) and bool(value.shape[:1] != (1,))


class Layers:
    """The layers made so far: one module that is called twice is one layer.

    Args:
        dtype: of the model to be; in float32 each layer is computed by PyTorch.
    """

    def __init__(self, dtype: DTypeLike) -> None:
        self._dtype = np.dtype(dtype)
        self._known: dict[Any, BuiltIn] = {}

    def of(self, event: Event, value: Any, why: str = "") -> BuiltIn:
        """The layer of a call that gave this value.

        Args:
            event: the call.
            value: what it gave.
            why: of a module with others inside that is called as one, the reason.
        """
        shapes = tuple(tuple(sample_of(each.value).shape) for each in event.flows)
        key = (id(event.call.target), event.call.picks, shapes)
        call = event.call
        again = isinstance(call.target, nn.Module) and not call.kwargs and len(call.args) == 1
        if key not in self._known or not again:
            self._known[key] = self._made(event, shapes, value, why)
        return self._known[key]

    def _made(self, event: Event, shapes: Any, value: Any, why: str) -> BuiltIn:
        call, after = event.call, tuple(sample_of(value).shape)
        whole = (_of_one_batch(call, value) or _of_each_row(call, value)) and not call.picks
        alone = moved(plain_name(call.target), call, shapes[0], after) if len(shapes) == 1 else None
        ours = twin(call, shapes, after) if whole else alone
        if ours and is_hooked(call.target) and not _agree(ours, event, value):
            ours, why = None, "Hooks that were put on it change what goes in or comes out."
        if isinstance(ours, GroupNorm) and not _agree(ours, event, value, ROUNDING_IN_FLOAT32 / 2):
            ours, why = None, "Its numbers are so alike that float32 rounds them otherwise than can be told."
        if ours is not None and (self._dtype == np.float64 or type(ours) in EXACT):
            return ours.astype(self._dtype)
        sort = ours.kind if ours else event.sort
        return called(Called(call, shapes, after, sort, self._dtype, ours, why and f" {why}"))
