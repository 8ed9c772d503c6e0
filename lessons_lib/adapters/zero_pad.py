"""Zeros put around a picture, where a network of PyTorch does that in a layer of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.layers import BuiltIn, Shape
from lessons_lib.layers.back import Numbers
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import shape_words

__all__ = ["ZeroPad"]

ZERO = "a zero of the padding"


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
        number: Number = X[channel, at, beside] if inside else Number(0.0, name=ZERO)
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
