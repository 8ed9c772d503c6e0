"""Which layer of this package computes what a module of PyTorch does with pictures: convolutions, pools, norms."""

from __future__ import annotations

from typing import Any

from lessons_lib.adapters.tensors import array_of
from lessons_lib.adapters.wide_convolution import WideConvolution
from lessons_lib.adapters.wide_pool import WidePool
from lessons_lib.layers import AveragePool, BatchNorm, BuiltIn, Convolution, MaxPool, Shape

__all__ = ["average_to", "batch_norm", "conv2d", "convolution", "largest_of", "pool"]


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
    """The layer of a convolution; None where more zeros stand on one side than on the other."""
    kernels, bias = array_of(weight), array_of(bias)
    if isinstance(padding, str):
        around = [
            gaps * (size - 1) * (padding == "same")
            for gaps, size in zip(_pair(dilation), kernels.shape[2:], strict=True)
        ]
        if any(each % 2 for each in around):
            return None
        padding = tuple(each // 2 for each in around)
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
    """The layer of `nn.MaxPool2d` or `nn.AvgPool2d`; None where it gives more than numbers, or divides otherwise."""
    if getattr(module, "return_indices", False) or getattr(module, "divisor_override", None):
        return None
    size, stride, padding, gaps = (
        _pair(each)
        for each in (
            module.kernel_size,
            module.stride or module.kernel_size,
            module.padding,
            getattr(module, "dilation", 1),
        )
    )
    zeros = getattr(module, "count_include_pad", True)
    square = all(each[0] == each[1] for each in (size, stride, padding)) and gaps == (1, 1)
    if square and not module.ceil_mode and (zeros or not padding[0]):
        made: BuiltIn = kind(size[0], stride[0], padding[0])
        return made
    return WidePool(size, stride, padding, gaps, module.ceil_mode, zeros, kind is AveragePool)


def average_to(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    """An average over windows that make so many of a picture; None where they are not all as large."""
    del module
    if len(shape) != 3 or shape[1] % after[1] or shape[2] % after[2]:
        return None
    size = (shape[1] // after[1], shape[2] // after[2])
    return AveragePool(size[0]) if size[0] == size[1] else WidePool(size, size, mean=True)


def largest_of(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    """The largest of windows that make so many of a picture; None where they are not all as large."""
    made = None if getattr(module, "return_indices", False) else average_to(module, shape, after)
    if made is None:
        return None
    size = (shape[1] // after[1], shape[2] // after[2])
    return MaxPool(size[0]) if size[0] == size[1] else WidePool(size, size)


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
