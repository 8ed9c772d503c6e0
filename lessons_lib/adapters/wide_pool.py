"""Pooling with another window down than across, with gaps, or with windows that stick out: not in `MaxPool`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from lessons_lib.layers import BuiltIn, Shape
from lessons_lib.layers.back import Numbers
from lessons_lib.numbers.arithmetic import Number, added, maximum
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import shape_words

__all__ = ["WidePool"]

Pair = tuple[int, int]


@dataclass(frozen=True, eq=False)
class WidePool(BuiltIn):
    """The largest number of each window, or the mean; PyTorch computes it, in the precision of what comes in.

    Args:
        size, stride, padding, dilation: for rows and for columns.
        sticks_out: whether a last window that the picture ends in counts, too (PyTorch's ``ceil_mode``).
        counts_zeros: whether the mean counts the places around the picture.
        mean: the mean, and not the largest.
    """

    size: Pair
    stride: Pair
    padding: Pair = (0, 0)
    dilation: Pair = (1, 1)
    sticks_out: bool = False
    counts_zeros: bool = True
    mean: bool = False

    @property
    def kind(self) -> str:
        return "AveragePool" if self.mean else "MaxPool"

    def forward(self, X: Array, /) -> Array:
        with torch.inference_mode():
            found = self._pooled(torch.from_numpy(np.array(X.reshape(-1, *X.shape[-3:])))).numpy()
        outputs: Array = found.reshape(*X.shape[:-2], *found.shape[-2:])
        return outputs

    def _pooled(self, X: Any) -> Any:
        walk = self.size, self.stride, self.padding
        if self.mean:
            return functional.avg_pool2d(X, *walk, self.sticks_out, self.counts_zeros)
        return functional.max_pool2d(X, *walk, self.dilation, self.sticks_out)

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        del values
        least = tuple(
            gaps * (size - 1) + 1 - 2 * around
            for size, gaps, around in zip(self.size, self.dilation, self.padding, strict=True)
        )
        if len(shape) != 3 or shape[1] < least[0] or shape[2] < least[1]:
            raise InputValueError(
                "WidePool expects a picture, channels x rows x columns, no smaller than its window, and got "
                f"{shape_words(shape)}."
            )
        return tuple(self._pooled(torch.empty(shape, device="meta")).shape)

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        channel, *step = map(int, np.unravel_index(unit, self.shape_after(X.shape)))
        rows, columns = (self._places(axis, at) for axis, at in enumerate(step))
        inside = [
            X[channel, row, column]
            for row in rows
            for column in columns
            if 0 <= row < X.shape[1] and 0 <= column < X.shape[2]
        ]
        if not self.mean:
            largest: Number = maximum(*inside) if len(inside) > 1 else inside[0]
            return largest
        counted = [
            sum(place < length + around for place in places)
            for places, length, around in zip((rows, columns), X.shape[1:], self.padding, strict=True)
        ]
        mean: Number = added(inside) / (counted[0] * counted[1] if self.counts_zeros else len(inside))
        return mean

    def _places(self, axis: int, step: int) -> list[int]:
        """The rows, or the columns, on which the window lies at one of its steps."""
        first = step * self.stride[axis] - self.padding[axis]
        return [first + at * self.dilation[axis] for at in range(self.size[axis])]

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> tuple[Numbers, ...]:
        del output
        with torch.enable_grad():
            given = torch.from_numpy(np.array(X.reshape(-1, *X.shape[-3:]))).requires_grad_()
            made = self._pooled(given)
            arrives = torch.from_numpy(np.array(gradient)).to(made.dtype).reshape(made.shape)
            (back,) = torch.autograd.grad(made, [given], [arrives])
        return (back.numpy().reshape(X.shape),)

    @property
    def formula(self) -> str:
        return f"{'mean' if self.mean else 'max'}(X[window])"

    @property
    def idea(self) -> str:
        return f"The {'mean' if self.mean else 'largest number'} of each window of {self.size[0]} x {self.size[1]}."
