"""Which layer of this package computes what a module or a function of PyTorch does; None where there is none."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from torch import nn

from lessons_lib.adapters.torch_layers import Clip, Multiply, WideConvolution, ZeroPad
from lessons_lib.layers import (
    Add,
    AveragePool,
    BatchNorm,
    BuiltIn,
    Concat,
    Convolution,
    Flatten,
    GlobalAveragePool,
    LayerNorm,
    LeakyReLU,
    Linear,
    MaxPool,
    ReLU,
    Reshape,
    Shape,
    Sigmoid,
    Softmax,
    Tanh,
)
from lessons_lib.numbers.door import InputValueError

__all__ = ["is_known", "twin"]

Maker = Callable[..., BuiltIn | None]


def twin(
    target: Any, args: Sequence[Any], kwargs: dict[str, Any], shapes: Sequence[Shape], after: Shape
) -> BuiltIn | None:
    """The layer that does what is called, if it takes inputs of these shapes and gives one of the shape after.

    Args:
        target: a module, a function, or the name of a tensor's method.
        args, kwargs: what it is called with besides its first tensor.
        shapes: of one sample of each of its inputs.
        after: of one sample of its output.
    """
    with contextlib.suppress(InputValueError, TypeError, KeyError):
        layer = _made(target, args, kwargs, shapes, after)
        if layer and layer.shape_after(tuple(shapes) if layer.joins else shapes[0]) == after:
            return layer
    return None


def _made(
    target: Any, args: Sequence[Any], kwargs: dict[str, Any], shapes: Sequence[Shape], after: Shape
) -> BuiltIn | None:
    if isinstance(target, nn.Module):
        return _of_module(target, shapes[0], after) if len(shapes) == 1 and not kwargs else None
    name = plain_name(target)
    if name in JOINS and len(shapes) > 1:
        return JOINS[name](*args, shapes=shapes, **kwargs)
    if len(shapes) > 1:
        return None
    if name in RESHAPING:
        return _reshaped(shapes[0], after)
    if name in FUNCTIONS:
        made: Any = FUNCTIONS[name](*args, **kwargs)
        return _of_module(made, shapes[0], after) if isinstance(made, nn.Module) else made
    return None


def plain_name(target: Any) -> str:
    """What a function or method is called, without the mark of one that changes its input in place."""
    name = target if isinstance(target, str) else getattr(target, "__name__", type(target).__name__)
    return {"iadd": "add", "imul": "mul"}.get(name, name.rstrip("_"))


def is_known(module: Any) -> bool:
    """Whether a module is one of those below, with their own forward."""
    return _kind(module) is not None


def _kind(module: Any) -> Any:
    return next(
        (kind for kind in MODULES if isinstance(module, kind) and type(module).forward is kind.forward), None
    )


def _of_module(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    kind = _kind(module)
    return MODULES[kind](module, shape, after) if kind else None


def _array(tensor: Any) -> Any:
    return tensor.detach().cpu().numpy()


def _optional(tensor: Any) -> Any:
    return None if tensor is None else _array(tensor)


def _one(pair: Any) -> int | None:
    """A number that stands for rows and for columns; None where the two differ."""
    numbers = set(pair) if isinstance(pair, tuple | list) else {pair}
    return numbers.pop() if len(numbers) == 1 else None


def _pair(value: Any) -> tuple[int, int]:
    down, across = value if isinstance(value, tuple | list) else (value, value)
    return int(down), int(across)


def _convolution(  # noqa: PLR0913, PLR0917 (as PyTorch has them)
    weight: Any, bias: Any = None, stride: Any = 1, padding: Any = 0, dilation: Any = 1, groups: int = 1
) -> BuiltIn | None:
    if isinstance(padding, str):
        return None
    kernels, bias = _array(weight), _optional(bias)
    square = groups == 1 and _one(dilation) == 1 and _one(stride) and _one(padding) is not None
    if square and max(_pair(padding)) < min(kernels.shape[2:]):
        return Convolution(kernels, bias, _one(stride) or 1, _one(padding) or 0)
    return WideConvolution(kernels, bias, _pair(stride), _pair(padding), _pair(dilation), groups)


def _conv2d(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    del shape, after
    if module.padding_mode != "zeros":
        return None
    return _convolution(
        module.weight, module.bias, module.stride, module.padding, module.dilation, module.groups
    )


def _pool(kind: Any, module: Any) -> BuiltIn | None:
    size, stride = _one(module.kernel_size), _one(module.stride)
    usual = not module.ceil_mode and _one(module.padding) == 0 and _one(getattr(module, "dilation", 1)) == 1
    plain = not getattr(module, "return_indices", False) and not getattr(module, "divisor_override", None)
    return kind(size, stride) if size and stride and usual and plain else None


def _to_one(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    """An average over whole channels; PyTorch keeps a row and a column of one number each."""
    del module
    if len(shape) != 3 or after[-2:] != (1, 1) or shape[-1] != shape[-2]:
        return None
    return AveragePool(shape[-1])


def _batch_norm(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    del after
    if module.running_mean is None:
        return None  # it measures what comes in
    mean, variance, scale, shift = map(
        _optional, (module.running_mean, module.running_var, module.weight, module.bias)
    )
    keeps = 0.9 if module.momentum is None else 1 - module.momentum
    return BatchNorm(mean, variance, scale, shift, len(shape), module.eps, keeps)


def _layer_norm(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    del shape, after
    scale, shift = (
        usual(tuple(module.normalized_shape)) if each is None else _array(each)
        for each, usual in ((module.weight, np.ones), (module.bias, np.zeros))
    )
    return LayerNorm(scale, shift, module.eps)


def _softmax(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    del after
    return Softmax() if module.dim in {-1, len(shape)} else None  # counted with the axis of the batch


def _reshaped(shape: Shape, after: Shape) -> BuiltIn | None:
    if len(after) == 1 and len(shape) > 1:
        return Flatten(len(shape))
    return Reshape(shape, after) if math.prod(shape) == math.prod(after) else None


MODULES: dict[Any, Maker] = {
    nn.Linear: lambda module, *_: Linear(_array(module.weight), _optional(module.bias)),
    nn.Conv2d: _conv2d,
    nn.ReLU: lambda *_: ReLU(),
    nn.ReLU6: lambda *_: Clip(0.0, 6.0),
    nn.Hardtanh: lambda module, *_: Clip(float(module.min_val), float(module.max_val)),
    nn.LeakyReLU: lambda module, *_: LeakyReLU(module.negative_slope),
    nn.Sigmoid: lambda *_: Sigmoid(),
    nn.Tanh: lambda *_: Tanh(),
    nn.Softmax: _softmax,
    nn.MaxPool2d: lambda module, *_: _pool(MaxPool, module),
    nn.AvgPool2d: lambda module, *_: _pool(AveragePool, module),
    nn.AdaptiveAvgPool2d: _to_one,
    nn.BatchNorm1d: _batch_norm,
    nn.BatchNorm2d: _batch_norm,
    nn.LayerNorm: _layer_norm,
    nn.ZeroPad2d: lambda module, *_: ZeroPad(*module.padding) if min(module.padding) >= 0 else None,
    nn.Flatten: lambda _, shape, after: _reshaped(shape, after),
    nn.Unflatten: lambda _, shape, after: _reshaped(shape, after),
}

RESHAPING = {"view", "view_as", "reshape", "reshape_as", "flatten", "unflatten", "squeeze", "unsqueeze"}


def _pooling(kind: Any) -> Callable[..., Any]:
    return lambda kernel_size, stride=None, padding=0, **more: kind(kernel_size, stride, padding, **more)


def _mean(dim: Any = None, keepdim: bool = False, **_: Any) -> BuiltIn | None:
    axes = set(dim) if isinstance(dim, tuple | list) else {dim}
    if axes not in ({-1, -2}, {2, 3}):
        return None
    return nn.AdaptiveAvgPool2d(1) if keepdim else GlobalAveragePool()


def _sum(*others: Any, shapes: Sequence[Shape], **more: Any) -> BuiltIn | None:
    return Add() if not more and len(set(shapes)) == 1 and len(shapes) == len(others) + 1 else None


def _product(*others: Any, shapes: Sequence[Shape], **more: Any) -> BuiltIn | None:
    return Multiply() if not more and len(shapes) == len(others) + 1 == 2 else None


def _concat(dim: int = 0, *, shapes: Sequence[Shape], axis: int | None = None) -> BuiltIn | None:
    along = dim if axis is None else axis
    back = along if along < 0 else along - len(shapes[0]) - 1  # counted with the axis of the batch
    return Concat(axis=back) if back >= -len(shapes[0]) else None


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "linear": lambda weight, bias=None: Linear(_array(weight), _optional(bias)),
    "conv2d": _convolution,
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
    "layer_norm": lambda normalized_shape, weight=None, bias=None, eps=1e-5: LayerNorm(
        np.ones(normalized_shape) if weight is None else _array(weight),
        np.zeros(normalized_shape) if bias is None else _array(bias),
        eps,
    ),
}
JOINS: dict[str, Callable[..., BuiltIn | None]] = {
    **dict.fromkeys(("add",), _sum),
    **dict.fromkeys(("mul", "multiply"), _product),
    **dict.fromkeys(("cat", "concat", "concatenate"), _concat),
}
