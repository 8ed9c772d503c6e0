"""Pooling makes one number of each window of a picture: what was seen stays, and where exactly is forgotten."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.layers.back import Numbers, Several
from lessons_lib.layers.base import BuiltIn, Shape
from lessons_lib.layers.pictures import refuse_no_picture
from lessons_lib.layers.walking import Pooling
from lessons_lib.numbers.arithmetic import Number, added, maximum
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.record import record

__all__ = ["AveragePool", "GlobalAveragePool", "MaxPool"]


@record(repr=False)
class MaxPool(Pooling, BuiltIn):
    """The largest number of each window: whether something was seen, and not where (Zhou and Chellappa, 1988).

    Args:
        size: rows and columns of the window.
        stride: how many places it moves at each step; if left out as many as it is large, so that none overlap.
        padding: how many places around the picture it may stand over, where there is no number to win.
    """

    bounded = True

    def forward(self, X: Array, /) -> Array:
        wider = self.windows.padded(X, -np.inf)
        places = (self.windows.everywhere(wider, place) for place in self.windows.places)
        return functools.reduce(np.maximum, places) + 0.0  # turns a -0.0 into 0.0

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        seen = self.seen(X, unit)
        number: Number = seen[0] if len(seen) == 1 else maximum(*seen)
        return number

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> Several:
        # Of several that are the largest the first one has won, in every window.
        wider = self.windows.padded(X, -np.inf)
        handed = np.zeros(wider.shape, dtype=gradient.dtype)
        open_still = np.ones(output.shape, dtype=bool)
        for place in self.windows.places:
            won = open_still & np.asarray(np.equal(self.windows.everywhere(wider, place), output), dtype=bool)
            open_still ^= won
            back = self.windows.everywhere(handed, place)
            back += gradient * won
        return (self.windows.unpadded(handed),)

    def gradient_arithmetic(
        self, of: int | str, unit: int, X: Numbers, output: Numbers, gradient: Numbers, /
    ) -> Number:
        won = (
            gradient.flat[each]
            for each in self.lookers(unit, X, output)
            if next(x for x in self.seen(X, each) if x.value == output.flat[each].value) is X.flat[unit]
        )
        return added(won)

    formula = "max(X[window])"

    @property
    def idea(self) -> str:
        return f"The largest number of each window of {self.walk}; where it stood is forgotten."


@record(repr=False)
class AveragePool(Pooling, BuiltIn):
    """The mean of each window: how much was seen, and not where.

    Args:
        size: rows and columns of the window.
        stride: how many places it moves at each step; if left out as many as it is large, so that none overlap.
        padding: how many zeros around the picture count with it, on each side, as in PyTorch.
    """

    def forward(self, X: Array, /) -> Array:
        wider = self.windows.padded(X)
        places = (self.windows.everywhere(wider, place) for place in self.windows.places)
        return functools.reduce(np.add, places) / self.size**2

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        total: Any = sum(self.seen(X, unit))
        mean: Number = total / self.size**2
        return mean

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> Several:
        handed = np.zeros(self.windows.padded(X).shape, dtype=gradient.dtype)
        for place in self.windows.places:
            back = self.windows.everywhere(handed, place)
            back += gradient
        return (self.windows.unpadded(handed) / self.size**2,)

    def gradient_arithmetic(
        self, of: int | str, unit: int, X: Numbers, output: Numbers, gradient: Numbers, /
    ) -> Number:
        arrives: Any = sum(gradient.flat[each] for each in self.lookers(unit, X, output))
        return arrives / self.size**2 if isinstance(arrives, Number) else Number(0.0)

    formula = "mean(X[window])"

    @property
    def idea(self) -> str:
        return f"The mean of each window of {self.walk}; how it was spread is forgotten."


@record
class GlobalAveragePool(BuiltIn):
    """The mean of each channel, however large: shape (channels, rows, columns) becomes (channels,).

    From Lin, Chen and Yan, *Network in network* (2014).
    """

    def forward(self, X: Array, /) -> Array:
        # By NumPy's own `mean` an overflow would warn in its name, and not in ours.
        means: Array = np.add.reduce(X, axis=(-2, -1)) / (X.shape[-2] * X.shape[-1])
        return means

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        refuse_no_picture("GlobalAveragePool", shape)
        return shape[:-2]

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        channel = X.reshape(-1, X.shape[-2] * X.shape[-1])[unit]
        mean: Number = sum(channel) / channel.size
        return mean

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> Several:
        everywhere = np.broadcast_to(gradient[..., np.newaxis, np.newaxis], X.shape)
        return (everywhere / (X.shape[-2] * X.shape[-1]),)

    formula = "mean(X[channel])"
    idea = "The mean of each channel: how much it finds of what it looks for, wherever it is."
