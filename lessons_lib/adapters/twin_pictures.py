"""Which layer of this package computes what a module of PyTorch does with pictures: convolutions, pools, norms."""

from __future__ import annotations

from typing import Any

from lessons_lib.adapters.tensors import array_of
from lessons_lib.adapters.wide_convolution import WideConvolution
from lessons_lib.layers import AveragePool, BatchNorm, BuiltIn, Convolution, Shape

__all__ = ["average_to_one", "batch_norm", "conv2d", "convolution", "pool"]


def _one(pair: Any) -> int | None:
    """A number that stands for rows and for columns; None where the two differ."""
    numbers = set(pair) if isinstance(pair, tuple | list) else {pair}
    return numbers.pop() if len(numbers) == 1 else None


def _pair(value: Any) -> tuple[int, int]:
    down, across = value if isinstance(value, tuple | list) else (value, value)
    return int(down), int(across)


def convolution(  # noqa: PLR0913, PLR0917 (as PyTorch has them)
    weight: Any, bias: Any = None, stride: Any = 1, padding: Any = 0, dilation: Any = 1, groups: int = 1
) -> BuiltIn | None:
    """The layer of a convolution; None where its edges are told by a word."""
    if isinstance(padding, str):
        return None
    kernels, bias = array_of(weight), array_of(bias)
    square = groups == 1 and _one(dilation) == 1 and _one(stride) and _one(padding) is not None
    if square and max(_pair(padding)) < min(kernels.shape[2:]):
        return Convolution(kernels, bias, _one(stride) or 1, _one(padding) or 0)
    return WideConvolution(kernels, bias, _pair(stride), _pair(padding), _pair(dilation), groups)


def conv2d(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    """The layer of `nn.Conv2d`; None where its edges are not zeros."""
    del shape, after
    if module.padding_mode != "zeros":
        return None
    return convolution(
        module.weight, module.bias, module.stride, module.padding, module.dilation, module.groups
    )


def pool(kind: Any, module: Any) -> BuiltIn | None:
    """The layer of `nn.MaxPool2d` or `nn.AvgPool2d`; None where it does more than take squares."""
    size, stride = _one(module.kernel_size), _one(module.stride)
    usual = not module.ceil_mode and _one(module.padding) == 0 and _one(getattr(module, "dilation", 1)) == 1
    plain = not getattr(module, "return_indices", False) and not getattr(module, "divisor_override", None)
    return kind(size, stride) if size and stride and usual and plain else None


def average_to_one(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    """An average over whole channels; PyTorch keeps a row and a column of one number each."""
    del module
    if len(shape) != 3 or after[-2:] != (1, 1) or shape[-1] != shape[-2]:
        return None
    return AveragePool(shape[-1])


def batch_norm(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    """The layer of a batch normalisation that has kept what it measured."""
    del after
    if module.running_mean is None:
        return None  # it measures what comes in
    mean, variance, scale, shift = map(
        array_of, (module.running_mean, module.running_var, module.weight, module.bias)
    )
    keeps = 0.9 if module.momentum is None else 1 - module.momentum
    return BatchNorm(mean, variance, scale, shift, len(shape), module.eps, keeps)
