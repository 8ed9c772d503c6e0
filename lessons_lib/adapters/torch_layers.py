"""What networks of PyTorch are made of, too: layers that are told here and have no drawing of their own on the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from lessons_lib.layers import BuiltIn, Parameter, Shape
from lessons_lib.layers.back import Elementwise, Numbers
from lessons_lib.layers.joining import Join
from lessons_lib.numbers.arithmetic import Number, maximum
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import number, shape_words

__all__ = ["Clip", "Multiply", "WideConvolution", "ZeroPad"]

Pair = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Clip(Elementwise, BuiltIn):
    """Each number stays between a least and a largest: `ReLU6` is ``Clip(0, 6)``."""

    least: float
    largest: float

    def forward(self, X: Array, /) -> Array:
        outputs: Array = np.clip(X, self.least, self.largest) + 0.0
        return outputs

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        above = maximum(self.least, X.flat[unit])
        return above.made("min", self.largest, above)

    def slopes(self, X: Numbers, output: Numbers, /) -> Numbers:
        del output
        return np.asarray((self.least < X) & (self.largest > X), dtype=float)

    @property
    def formula(self) -> str:
        return f"min({number(self.largest)}, max({number(self.least)}, X))"

    @property
    def idea(self) -> str:
        return f"Each number stays between {number(self.least)} and {number(self.largest)}."


@dataclass(frozen=True, eq=False, init=False)
class Multiply(Join):
    """Each number times the one at the same place of the other input; an axis of length 1 is stretched."""

    def __init__(self) -> None:
        object.__setattr__(self, "sources", ())

    def forward(self, X: tuple[Array, ...], /) -> Array:
        product: Array = X[0] * X[1]
        return product

    def shape_after(self, shape: tuple[Shape, ...], values: Any = None, /) -> Shape:
        del values
        try:
            after = np.broadcast_shapes(*shape)
        except ValueError:
            after = ()
        if len({len(each) for each in shape}) > 1 or len(after) != len(shape[0]):
            got = " and ".join(map(shape_words, shape))
            raise InputValueError(f"Multiply expects two inputs of shapes that fit, and got {got}.")
        return after

    def arithmetic(self, X: tuple[NDArray[Any], ...], unit: int, /) -> Number:
        first, second = np.broadcast_arrays(*X)
        product: Number = first.flat[unit] * second.flat[unit]
        return product

    def input_gradients(self, X: Any, output: Numbers, gradient: Numbers, /) -> tuple[Numbers, ...]:
        del output
        return tuple(
            _added_up(gradient * other, each.shape) for each, other in zip(X, reversed(X), strict=True)
        )

    @property
    def formula(self) -> str:
        return "X1 * X2"

    @property
    def idea(self) -> str:
        return "Each number times the one at the same place of the other input."


def _added_up(gradient: Numbers, shape: Shape) -> Numbers:
    """The gradient of an input that was stretched: what came from all places that one of its numbers went to."""
    axes = tuple(
        at for at, (here, there) in enumerate(zip(shape, gradient.shape, strict=True)) if here < there
    )
    return gradient.sum(axis=axes, keepdims=True) if axes else gradient


@dataclass(frozen=True, eq=False, repr=False)
class WideConvolution(BuiltIn):
    """A convolution of groups of channels, with gaps in its window, or with another stride down than across.

    In groups each output channel looks at a part of the channels that come in: where there are as many groups as
    channels, "depthwise", at one of them. PyTorch computes it, in the precision of what comes in.

    Args:
        kernels: shape (channels out, channels in / groups, rows, columns).
        bias: shape (channels out,), or None.
        stride, padding, dilation: for rows and for columns.
        groups: into how many the channels are parted.
    """

    kernels: Array
    bias: Array | None = None
    stride: Pair = (1, 1)
    padding: Pair = (0, 0)
    dilation: Pair = (1, 1)
    groups: int = 1

    def __post_init__(self) -> None:
        self.keep("kernels", *(() if self.bias is None else ("bias",)))

    def __repr__(self) -> str:
        return f"{self.kind}({shape_words(self.kernels.shape)}, groups={self.groups})"

    @property
    def kind(self) -> str:
        return "Depthwise convolution" if self.kernels.shape[1] == 1 < self.groups else "Convolution"

    def forward(self, X: Array, /) -> Array:
        with torch.inference_mode():
            flat = torch.from_numpy(np.array(X.reshape(-1, *X.shape[-3:])))
            found = self._convolved(flat, *self._tensors(flat.dtype)).numpy()
        outputs: Array = found.reshape(*X.shape[:-3], *found.shape[1:])
        return outputs

    def _tensors(self, dtype: Any) -> list[Any]:
        return [torch.from_numpy(each.values.copy()).to(dtype) for each in self.parameters]

    def _convolved(self, X: Any, kernels: Any, bias: Any = None) -> Any:
        return torch.nn.functional.conv2d(
            X, kernels, bias, self.stride, self.padding, self.dilation, self.groups
        )

    def _counts(self, shape: Shape) -> Pair:
        down, across = (
            (length + 2 * padding - dilation * (size - 1) - 1) // stride + 1
            for length, size, stride, padding, dilation in zip(
                shape[-2:], self.kernels.shape[2:], self.stride, self.padding, self.dilation, strict=True
            )
        )
        return down, across

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        axes = ("output channel", "input channel of its group", "row", "column")
        kernels = Parameter("kernels", "K", self.kernels, axes)
        return (kernels,) if self.bias is None else (kernels, Parameter("bias", "b", self.bias, axes[:1]))

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        del values
        channels = self.kernels.shape[1] * self.groups
        if len(shape) != 3 or shape[0] != channels or min(self._counts(shape)) < 1:
            raise InputValueError(
                f"WideConvolution expects a picture of {channels} x rows x columns, no smaller than its window, and "
                f"got {shape_words(shape)}."
            )
        return (len(self.kernels), *self._counts(shape))

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        out, down, across = np.unravel_index(unit, self.shape_after(X.shape))
        channels, rows, columns = self.kernels.shape[1:]
        first = out // (len(self.kernels) // self.groups) * channels
        total: Any = 0.0
        for channel, row, column in np.ndindex(channels, rows, columns):
            at = down * self.stride[0] - self.padding[0] + row * self.dilation[0]
            beside = across * self.stride[1] - self.padding[1] + column * self.dilation[1]
            if 0 <= at < X.shape[1] and 0 <= beside < X.shape[2]:
                total = (
                    total + float(self.kernels[out, channel, row, column]) * X[first + channel, at, beside]
                )
        if self.bias is not None:
            total = total + float(self.bias[out])
        return total if isinstance(total, Number) else Number(float(total))

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> tuple[Numbers, ...]:
        del output
        return (self._back(X, gradient)[0].reshape(X.shape),)

    def parameter_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> dict[str, Numbers]:
        del output
        found = self._back(X, gradient)[1:]
        return {each.name: values for each, values in zip(self.parameters, found, strict=True)}

    def _back(self, X: Numbers, gradient: Numbers) -> list[Numbers]:
        with torch.enable_grad():
            flat = torch.from_numpy(np.array(X.reshape(-1, *X.shape[-3:])))
            given = [each.requires_grad_() for each in (flat, *self._tensors(flat.dtype))]
            made = self._convolved(*given)
            arrives = torch.from_numpy(np.array(gradient)).to(made.dtype).reshape(made.shape)
            return [each.numpy() for each in torch.autograd.grad(made, given, arrives)]

    @property
    def formula(self) -> str:
        return "sum(K * X[window])" if self.bias is None else "sum(K * X[window]) + b"

    @property
    def idea(self) -> str:
        alone = self.kernels.shape[1] == 1 < self.groups
        part = "its own channel alone" if alone else f"the channels of its group, one of {self.groups}"
        return f"Each output is a sum of kernel × window over {part if self.groups > 1 else 'all channels'}."


@dataclass(frozen=True, eq=False)
class ZeroPad(BuiltIn):
    """Zeros around a picture, so that a window may stand at its edge.

    Args:
        left, right, above, below: how many.
    """

    left: int
    right: int
    above: int
    below: int
    bounded = True

    @property
    def kind(self) -> str:
        return "Zeros around"

    def forward(self, X: Array, /) -> Array:
        around = ((0, 0),) * (X.ndim - 2)
        return np.pad(X, (*around, (self.above, self.below), (self.left, self.right)))

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        del values
        if len(shape) != 3:
            raise InputValueError(
                f"ZeroPad expects a picture, channels x rows x columns, and got {shape_words(shape)}."
            )
        return (shape[0], shape[1] + self.above + self.below, shape[2] + self.left + self.right)

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        channel, row, column = np.unravel_index(unit, self.shape_after(X.shape))
        at, beside = row - self.above, column - self.left
        inside = 0 <= at < X.shape[1] and 0 <= beside < X.shape[2]
        number: Number = X[channel, at, beside] if inside else Number(0.0)
        return number

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> tuple[Numbers, ...]:
        del output
        rows, columns = X.shape[-2:]
        return (gradient[..., self.above : self.above + rows, self.left : self.left + columns].copy(),)

    @property
    def formula(self) -> str:
        return "X with zeros around it"

    @property
    def idea(self) -> str:
        return "The picture with zeros around it; none of its numbers changes."
