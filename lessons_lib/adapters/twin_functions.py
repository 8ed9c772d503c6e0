"""Which layer of this package computes what a function, or a tensor's method, of PyTorch does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
import torch
from torch import nn

from lessons_lib.adapters.bends import Affine, Clip
from lessons_lib.adapters.curves import Curve, Power
from lessons_lib.adapters.group_norm import group_norm_module
from lessons_lib.adapters.last_axis import LastAxisLinear
from lessons_lib.adapters.multiplying import MatrixProduct, Pairwise
from lessons_lib.adapters.one_row import convolution_in_row
from lessons_lib.adapters.stacking import Stack
from lessons_lib.adapters.tensors import array_of, linear_module, sample_of
from lessons_lib.adapters.twin_pictures import convolution
from lessons_lib.layers import (
    Add,
    BuiltIn,
    Concat,
    GlobalAveragePool,
    LayerNorm,
    Linear,
    Positions,
    ReLU,
    RowwiseLinear,
    Shape,
)

__all__ = ["FUNCTIONS", "JOINS", "RESHAPING", "with_constant"]

ROOTS = {"sqrt": 0.5, "rsqrt": -0.5, "square": 2.0, "reciprocal": -1.0}
RESHAPING = {"view", "view_as", "reshape", "reshape_as", "flatten", "unflatten", "squeeze", "unsqueeze"}


def _pooling(kind: Any) -> Callable[..., Any]:
    return lambda kernel_size, stride=None, padding=0, **more: kind(kernel_size, stride, padding, **more)


def _mean(dim: Any = None, keepdim: bool = False, **_: Any) -> BuiltIn | None:
    axes = set(dim) if isinstance(dim, tuple | list) else {dim}
    if axes not in ({-1, -2}, {2, 3}):
        return None
    return nn.AdaptiveAvgPool2d(1) if keepdim else GlobalAveragePool()


def _pairwise(operation: str) -> Callable[..., BuiltIn | None]:
    def made(*others: Any, shapes: Sequence[Shape], **more: Any) -> BuiltIn | None:
        if more or len(shapes) != len(others) + 1:
            return None
        if operation == "add" and len(set(shapes)) == 1:
            return Add()
        return Pairwise(operation) if len(shapes) == 2 else None

    return made


def _table(weight: Any, *_: Any, max_norm: float | None = None, **__: Any) -> Any:
    return None if max_norm else nn.Embedding.from_pretrained(weight)


def with_constant(name: str, other: Any, shape: Shape, first: bool = False) -> BuiltIn | None:
    """The layer of ``x + other`` and its like, where the other is a number, or numbers that do not depend on x.

    Args:
        name: of the function.
        other: a number or a tensor.
        shape: of a sample.
        first: whether the other stands first: ``1 - x``.
    """
    known = BEFORE if first else AFTER
    if name not in known and (first or name != "matmul"):
        return None
    values: Any = (
        array_of(sample_of(other)).astype(float) if isinstance(other, torch.Tensor) else float(other)
    )
    if name == "add" and len(shape) == 2 and np.shape(values) == shape:
        return Positions(values)
    if name == "matmul":
        kinds = {1: Linear, 2: RowwiseLinear}
        return kinds.get(len(shape), LastAxisLinear)(np.transpose(values)) if np.ndim(values) == 2 else None
    return known[name](values if np.size(values) > 1 else float(values))


def _clamped(min: Any = None, max: Any = None) -> BuiltIn | None:  # noqa: A002 (as PyTorch has them)
    if max is None:
        return ReLU(slope_at_0=1) if min == 0 else None
    return None if min is None else Clip(float(min), float(max), slope_there=1.0)


def _filled(mask: Any, value: Any) -> BuiltIn:
    kept = ~array_of(sample_of(mask))
    return Affine(kept.astype(float), np.where(kept, 0.0, float(value)))


def _matrices(*others: Any, shapes: Sequence[Shape]) -> BuiltIn | None:
    return MatrixProduct() if len(shapes) == len(others) + 1 == 2 else None


def _concat(dim: int = 0, *, shapes: Sequence[Shape], axis: int | None = None) -> BuiltIn | None:
    along = dim if axis is None else axis
    back = along if along < 0 else along - len(shapes[0]) - 1  # counted with the axis of the batch
    return Concat(axis=back) if back >= -len(shapes[0]) else None


def _stack(dim: int = 0, *, shapes: Sequence[Shape]) -> BuiltIn | None:
    back = dim if dim < 0 else dim - len(shapes[0]) - 2  # counted with the axis of the batch
    return Stack(back) if back >= -len(shapes[0]) - 1 else None


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "linear": linear_module,
    "embedding": _table,
    "gelu": lambda approximate="none": nn.GELU(approximate),
    "conv2d": convolution,
    "conv1d": convolution_in_row,
    "group_norm": group_norm_module,
    "max_pool1d": _pooling(nn.MaxPool1d),
    "avg_pool1d": _pooling(nn.AvgPool1d),
    "adaptive_avg_pool1d": nn.AdaptiveAvgPool1d,
    "clamp": _clamped,
    "relu": lambda *_, **__: nn.ReLU(),
    "relu6": lambda *_, **__: nn.ReLU6(),
    "hardtanh": lambda min_val=-1.0, max_val=1.0, **_: nn.Hardtanh(min_val, max_val),
    "leaky_relu": lambda negative_slope=0.01, **_: nn.LeakyReLU(negative_slope),
    "sigmoid": nn.Sigmoid,
    "tanh": nn.Tanh,
    "softmax": lambda dim=None, *_, **__: nn.Softmax(dim),
    "max_pool2d": _pooling(nn.MaxPool2d),
    "avg_pool2d": _pooling(nn.AvgPool2d),
    "adaptive_avg_pool2d": nn.AdaptiveAvgPool2d,
    "mean": _mean,
    "masked_fill": _filled,
    "silu": lambda *_, **__: nn.SiLU(),
    "elu": lambda alpha=1.0, *_, **__: nn.ELU(alpha),
    "hardswish": lambda *_, **__: nn.Hardswish(),
    "hardsigmoid": lambda *_, **__: nn.Hardsigmoid(),
    "softplus": lambda beta=1.0, threshold=20.0: nn.Softplus(beta, threshold),
    "log_softmax": lambda dim=None, *_, **__: nn.LogSoftmax(dim),
    **{name: partial(Curve, name) for name in ("exp", "log", "sin", "cos", "abs")},
    **{name: partial(Power, exponent) for name, exponent in ROOTS.items()},
    "neg": lambda: Affine(-1.0),
    "layer_norm": lambda normalized_shape, weight=None, bias=None, eps=1e-5: LayerNorm(
        np.ones(normalized_shape) if weight is None else array_of(weight),
        np.zeros(normalized_shape) if bias is None else array_of(bias),
        eps,
    ),
}
JOINS: dict[str, Callable[..., BuiltIn | None]] = {
    "add": _pairwise("add"),
    **dict.fromkeys(("sub", "subtract"), _pairwise("sub")),
    **dict.fromkeys(("mul", "multiply"), _pairwise("mul")),
    **dict.fromkeys(("div", "divide", "true_divide", "truediv"), _pairwise("div")),
    **dict.fromkeys(("matmul", "bmm"), _matrices),
    "stack": _stack,
    **dict.fromkeys(("cat", "concat", "concatenate"), _concat),
}

AFTER: dict[str, Callable[[Any], BuiltIn]] = {
    "add": lambda other: Affine(1.0, other),
    "sub": lambda other: Affine(1.0, -other),
    "rsub": lambda other: Affine(-1.0, other),
    **dict.fromkeys(("mul", "multiply"), Affine),
    **dict.fromkeys(("div", "divide", "true_divide", "truediv"), lambda other: Affine(1 / other)),
    "pow": Power,
}
BEFORE = {"add": AFTER["add"], "sub": AFTER["rsub"], "mul": Affine, "multiply": Affine}
