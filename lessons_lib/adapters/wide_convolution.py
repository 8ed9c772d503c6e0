"""A convolution of groups, with gaps or with uneven strides: what `Convolution` leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from lessons_lib.layers import BuiltIn, Parameter, Shape
from lessons_lib.layers.back import Numbers
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import shape_words

__all__ = ["WideConvolution"]

Pair = tuple[int, int]


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
