"""What layers share that change no number: each output number is an input number, in the same order."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from lessons_lib.layers.back import Numbers, Several
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array

__all__ = ["HandsOn"]


class HandsOn:
    """Of a layer that hands its input on, as it is or in another shape; what comes back is handed back the same way."""

    def forward(self, X: Array, /) -> Array:
        return X.copy()

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        """The input number at that place."""
        same: Number = X.flat[unit]
        return same

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> Several:
        """What arrives, in the input's shape."""
        return (gradient.reshape(X.shape),)

    @property
    def formula(self) -> str:
        """The layer as a line of Python."""
        return "X"
