"""Which layer of this package computes what a module of PyTorch does."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from torch import nn

from lessons_lib.adapters.bends import Clip, TanhGELU
from lessons_lib.adapters.curves import Curve
from lessons_lib.adapters.group_norm import group_norm, instance_norm
from lessons_lib.adapters.last_axis import LastAxisLinear
from lessons_lib.adapters.log_softmax import LogSoftmax
from lessons_lib.adapters.moving import Rearranged
from lessons_lib.adapters.one_row import average_in_row, batch_norm_in_row, conv1d, pool_in_row
from lessons_lib.adapters.softmax_in_heads import SoftmaxInHeads
from lessons_lib.adapters.stepped import Mix, Part, Scores, Shares
from lessons_lib.adapters.tensors import array_of
from lessons_lib.adapters.twin_pictures import average_to, batch_norm, conv2d, largest_of, pool
from lessons_lib.adapters.zero_pad import ZeroPad
from lessons_lib.layers import (
    GELU,
    AveragePool,
    BuiltIn,
    DotProducts,
    Embedding,
    Flatten,
    LayerNorm,
    LeakyReLU,
    Linear,
    MaxPool,
    ReLU,
    Reshape,
    RowwiseLinear,
    Shape,
    Sigmoid,
    Softmax,
    Tanh,
    WeightedSums,
)

__all__ = ["kind_of", "of_module", "reshaped"]

Maker = Callable[..., BuiltIn | None]


def kind_of(module: Any) -> Any:
    """The class of those below that a module is of, with that class's own forward; None where it is of none."""
    return next(
        (kind for kind in MODULES if isinstance(module, kind) and type(module).forward is kind.forward), None
    )


def of_module(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    """The layer for an input of this shape and an output of that; None where there is none."""
    kind = kind_of(module)
    return MODULES[kind](module, shape, after) if kind else None


def _layer_norm(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    del shape, after
    scale, shift = (
        usual(tuple(module.normalized_shape)) if each is None else array_of(each)
        for each, usual in ((module.weight, np.ones), (module.bias, np.zeros))
    )
    return LayerNorm(scale, shift, module.eps)


def _sharing(kind: Callable[..., BuiltIn]) -> Maker:
    """Of softmax and its logarithm: along the last axis, or the one before it."""

    def made(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
        del after
        # Counted with the axis of the batch; left out, PyTorch takes this one for most.
        axis = module.dim if module.dim is None or module.dim < 0 else module.dim - len(shape) - 1
        return kind(axis=axis) if axis in {-1, -2} and len(shape) >= -axis else None

    return made


def _linear(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    """Of a row of numbers, or of each row of several."""
    del after
    kind = {1: Linear, 2: RowwiseLinear}.get(len(shape), LastAxisLinear)
    return kind(array_of(module.weight), array_of(module.bias))


def _softplus(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    del shape, after
    return Curve("Softplus") if module.beta == 1 else None  # beyond its threshold the two differ by 2e-9


def _embedding(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    del shape, after
    return Embedding(array_of(module.weight)) if module.max_norm is None else None  # it would shorten rows


def _gelu(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    del shape, after
    return GELU() if module.approximate == "none" else TanhGELU()


def _shares(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    del after
    mask = None if module.mask is None else module.mask.numpy()
    return Softmax(mask) if mask is None or len(shape) == 2 else SoftmaxInHeads(mask, shape)


def _part(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    places = np.arange(math.prod(shape)).reshape(shape)[module.at]
    return Rearranged(places, np.zeros(0), shape, "head") if places.shape == after else None


def reshaped(shape: Shape, after: Shape) -> BuiltIn | None:
    """The layer that puts the same numbers into another shape; None where they are not as many."""
    if len(after) == 1 and len(shape) > 1:
        return Flatten(len(shape))
    return Reshape(shape, after) if math.prod(shape) == math.prod(after) else None


MODULES: dict[Any, Maker] = {
    nn.Linear: _linear,
    nn.Embedding: _embedding,
    nn.Conv2d: conv2d,
    nn.ReLU: lambda *_: ReLU(),
    nn.ReLU6: lambda *_: Clip(0.0, 6.0),
    nn.Hardtanh: lambda module, *_: Clip(float(module.min_val), float(module.max_val)),
    nn.LeakyReLU: lambda module, *_: LeakyReLU(module.negative_slope),
    nn.GELU: _gelu,
    nn.Sigmoid: lambda *_: Sigmoid(),
    nn.Tanh: lambda *_: Tanh(),
    nn.Softmax: _sharing(Softmax),
    nn.LogSoftmax: _sharing(LogSoftmax),
    nn.ELU: lambda module, *_: Curve("ELU") if module.alpha == 1 else None,
    nn.SiLU: lambda *_: Curve("SiLU"),
    nn.Hardswish: lambda *_: Curve("Hardswish"),
    nn.Hardsigmoid: lambda *_: Curve("Hardsigmoid"),
    nn.Softplus: _softplus,
    nn.MaxPool2d: lambda module, *_: pool(MaxPool, module),
    nn.AvgPool2d: lambda module, *_: pool(AveragePool, module),
    nn.AdaptiveAvgPool2d: average_to,
    nn.AdaptiveMaxPool2d: largest_of,
    nn.Conv1d: conv1d,
    nn.MaxPool1d: pool_in_row(MaxPool),
    nn.AvgPool1d: pool_in_row(AveragePool),
    nn.AdaptiveAvgPool1d: average_in_row,
    nn.BatchNorm1d: batch_norm_in_row,
    nn.GroupNorm: group_norm,
    nn.InstanceNorm1d: instance_norm,
    nn.InstanceNorm2d: instance_norm,
    nn.BatchNorm2d: batch_norm,
    nn.LayerNorm: _layer_norm,
    nn.ZeroPad2d: lambda module, *_: ZeroPad(*module.padding) if min(module.padding) >= 0 else None,
    Scores: lambda module, *_: DotProducts(module.divisor),
    Shares: _shares,
    Mix: lambda *_: WeightedSums(),
    Part: _part,
    nn.Flatten: lambda _, shape, after: reshaped(shape, after),
    nn.Unflatten: lambda _, shape, after: reshaped(shape, after),
}
