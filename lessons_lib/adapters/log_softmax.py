"""The logarithms of shares, which networks of PyTorch give where their loss asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.layers import BuiltIn
from lessons_lib.layers.back import Numbers
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array

__all__ = ["LogSoftmax"]


@dataclass(frozen=True, eq=False)
class LogSoftmax(BuiltIn):
    """Each number less the logarithm of the sum of all exp: the logarithm of what softmax gives.

    Args:
        axis: along which the shares add up to 1, counted from the end.
    """

    axis: int = -1
    keeps_axes = True

    def forward(self, X: Array, /) -> Array:
        below = X - X.max(axis=self.axis, keepdims=True)  # so that no exp overflows
        outputs: Array = below - np.log(np.exp(below).sum(axis=self.axis, keepdims=True))
        return outputs

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        place = list(np.unravel_index(unit, X.shape))
        own, row = X[tuple(place)], np.moveaxis(X, self.axis, -1)
        del place[self.axis]
        total: Any = sum(np.exp(each) for each in row[tuple(place)])
        told: Number = own - np.log(total)
        return told

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> tuple[Numbers, ...]:
        del X
        return (gradient - np.exp(output) * gradient.sum(axis=self.axis, keepdims=True),)

    formula = "X - log(sum(exp(X)))"
    idea = "The logarithm of each share: 0 would be all of it, and the farther below 0 the less."
