"""What else networks of PyTorch do with each number alone; these have no drawing of their own on the page."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.layers import BuiltIn, Shape
from lessons_lib.layers.back import Elementwise, Numbers
from lessons_lib.numbers.arithmetic import Number, maximum
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import number, shape_words

__all__ = ["Affine", "Clip", "TanhGELU"]

ROOT, CUBED = math.sqrt(2 / math.pi), 0.044715


@dataclass(frozen=True, eq=False)
class Clip(Elementwise, BuiltIn):
    """Each number stays between a least and a largest: `ReLU6` is ``Clip(0, 6)``.

    Args:
        least, largest: the corners.
        slope_there: on the way back, at the corners; in PyTorch `hardtanh` has 0 there, and `clamp` 1.
    """

    least: float
    largest: float
    slope_there: float = 0.0

    def forward(self, X: Array, /) -> Array:
        outputs: Array = np.clip(X, self.least, self.largest) + 0.0
        return outputs

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        above = maximum(self.least, X.flat[unit])
        return above.made("min", self.largest, above)

    def slopes(self, X: Numbers, output: Numbers, /) -> Numbers:
        del output
        inside = np.asarray((self.least < X) & (self.largest > X), dtype=float)
        return inside + self.slope_there * np.asarray((self.least == X) | (self.largest == X), dtype=float)

    @property
    def formula(self) -> str:
        return f"min({number(self.largest)}, max({number(self.least)}, X))"

    @property
    def idea(self) -> str:
        return f"Each number stays between {number(self.least)} and {number(self.largest)}."


@dataclass(frozen=True, eq=False)
class Affine(Elementwise, BuiltIn):
    """Each number times a factor, plus another number: ``2 * x``, ``x / 8``, ``1 - x``, ``x + table``.

    Args:
        factor, shift: one number for all; or an array, of a shape that can be stretched to that of a sample.
    """

    factor: Any = 1.0
    shift: Any = 0.0

    def forward(self, X: Array, /) -> Array:
        outputs: Array = self.factor * X + self.shift
        return outputs

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        factor, shift = (
            float(np.broadcast_to(each, X.shape).flat[unit]) for each in (self.factor, self.shift)
        )
        outcome: Number = factor * X.flat[unit]
        return outcome + shift if shift else outcome

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        del values
        if np.broadcast_shapes(shape, np.shape(self.factor), np.shape(self.shift)) != shape:
            raise InputValueError(f"Affine expects numbers for each of {shape_words(shape)}.")
        return shape

    def slopes(self, X: Numbers, output: Numbers, /) -> Numbers:
        del output
        return np.broadcast_to(np.asarray(self.factor, dtype=float), X.shape)

    @property
    def formula(self) -> str:
        factor = number(self.factor) if np.ndim(self.factor) == 0 else "a"
        times = "X" if factor == "1" else f"{factor} * X"
        shift = "b" if np.ndim(self.shift) else number(self.shift)
        return times if shift == "0" else f"{times} + {shift}"

    @property
    def idea(self) -> str:
        return "Each number times a factor, plus another number, neither of which depends on x."


@dataclass(frozen=True, eq=False)
class TanhGELU(Elementwise, BuiltIn):
    """GELU as it was computed before erf was quick: the bell's share by tanh, off by 0.0005 at most.

    From Hendrycks and Gimpel (2016); networks that were trained with it are run with it.
    """

    bounded = True

    @property
    def kind(self) -> str:
        return "GELU by tanh"

    def forward(self, X: Array, /) -> Array:
        outputs: Array = X / 2 + X / 2 * np.tanh(_bent(X))
        return outputs

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        x = X.flat[unit]
        bent: Number = x / 2 + x / 2 * np.tanh(_bent(x))
        return bent

    def slopes(self, X: Numbers, output: Numbers, /) -> Numbers:
        del output
        share = np.tanh(_bent(X))
        slopes: Numbers = (1 + share) / 2 + X / 2 * (1 - share**2) * ROOT * (1 + 3 * CUBED * X**2)
        return slopes

    @property
    def formula(self) -> str:
        return f"X / 2 * (1 + tanh({number(ROOT)} * (X + {number(CUBED)} * X ** 3)))"

    @property
    def idea(self) -> str:
        return (
            "What is well above 0 passes, what is well below becomes nearly 0; the bend is computed by tanh."
        )


def _bent(X: Any) -> Any:
    return ROOT * (X + CUBED * X**3)
