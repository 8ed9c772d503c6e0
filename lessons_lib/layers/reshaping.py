"""Layers that learn nothing and ready the numbers for those that do: one order for all, one scale for all."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.layers.back import Numbers, shared
from lessons_lib.layers.base import BuiltIn, Parameter, Shape, refuse_other_shapes
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputValueError, Words, as_numbers, frozen
from lessons_lib.numbers.notation import numbers, shape_words

__all__ = ["Flatten", "Scale"]

LEAST_DEVIATION = 1e-6  # that a knob may give: of 0 there is no number of deviations


@dataclass(frozen=True, eq=False)
class Flatten(BuiltIn):
    """All numbers of a sample in one row, line after line: shape (8, 8) becomes (64,). None changes.

    Args:
        axes: how many axes a sample has, 2 for a picture of rows and columns. So it is clear that
            5 x 8 x 8 numbers are 5 pictures, and that each of them becomes a row of its own.
    """

    axes: int = 2
    bounded = True

    def __post_init__(self) -> None:
        if not isinstance(self.axes, int | np.integer) or self.axes < 2:
            raise InputValueError(
                f"Flatten expects a whole number of axes from 2 on, as in Flatten(2), and got {self.axes!r}."
            )
        object.__setattr__(self, "axes", int(self.axes))

    def forward(self, X: Array, /) -> Array:
        return X.reshape(*X.shape[: X.ndim - self.axes], -1).copy()

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        if len(shape) != self.axes:
            got = shape_words(shape) if values is None or values.ndim else numbers(values)
            raise InputValueError(
                f"Flatten expects a sample of {self.axes} axes and got {got}. {self._advice(shape)}"
            )
        return (math.prod(shape),)

    def _advice(self, shape: Shape) -> str:
        if len(shape) < 2:
            return "That is no picture but a row already: leave Flatten out."
        line = f"For samples of {len(shape)} axes write Flatten({len(shape)})."
        if len(shape) == self.axes + 1:
            line += f" For {shape[0]} samples at once write model.trace(X, batch=True)."
        return line

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        number: Number = X.flat[unit]
        return number

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> tuple[Numbers, ...]:
        del output
        return (gradient.reshape(X.shape),)

    @property
    def formula(self) -> str:
        return "X.reshape(-1)"

    @property
    def idea(self) -> str:
        return "All numbers in one row, line after line; none changes."


@dataclass(frozen=True, eq=False, init=False)
class Scale(BuiltIn):
    """Each number says how far it lies from a mean, in deviations: (X - mean) / deviation.

    So numbers of very different sizes become comparable: the standard score of statistics. Mean and
    deviation are stored, measured once on the samples for training; no sample is asked for its own.
    Input and output have the same shape.

    Args:
        mean: one number for all, or one for each number of a sample, of a sample's shape.
        deviation: the same for the (standard) deviation, above 0.
    """

    mean: Array
    deviation: Array

    def __init__(self, mean: ArrayLike, deviation: ArrayLike) -> None:
        middle = as_numbers(mean, "Scale", words=Words(x="mean"))
        spread = as_numbers(deviation, "Scale", words=Words(x="deviation"))
        if middle.shape and spread.shape and middle.shape != spread.shape:
            raise InputValueError(
                "Scale expects a mean and a deviation of one shape, or single numbers, and got "
                f"{shape_words(middle.shape)} for the mean and {shape_words(spread.shape)} for the deviation."
            )
        if not (spread > 0).all():
            raise InputValueError(
                f"Scale expects a deviation above 0 and got {numbers(spread)}. "
                "A number that never varies has deviation 0: write 1 for it, and it becomes 0."
            )
        object.__setattr__(self, "mean", frozen(middle.copy()))
        object.__setattr__(self, "deviation", frozen(spread.copy()))

    def forward(self, X: Array, /) -> Array:
        outputs: Array = (X - self.mean) / self.deviation
        return outputs

    @property
    def input_shape(self) -> Shape | None:
        return self.mean.shape or self.deviation.shape or None

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        axes = [("input",) * each.ndim for each in (self.mean, self.deviation)]
        return (
            Parameter("mean", "mean", self.mean, axes[0], learned=False),
            Parameter("deviation", "deviation", self.deviation, axes[1], learned=False, low=LEAST_DEVIATION),
        )

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        expected = self.mean.shape or self.deviation.shape
        if expected:
            refuse_other_shapes(shape, values, "Scale", expected)
        return shape

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        mean = np.broadcast_to(self.mean, X.shape).flat[unit]
        deviation = np.broadcast_to(self.deviation, X.shape).flat[unit]
        score: Number = (X.flat[unit] - mean) / deviation
        return score

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> tuple[Numbers, ...]:
        del X, output
        return (gradient / self.deviation,)

    def parameter_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> dict[str, Numbers]:
        del X
        return {
            "mean": shared(-gradient / self.deviation, self.mean),
            "deviation": shared(-gradient * output / self.deviation, self.deviation),
        }

    @property
    def formula(self) -> str:
        return "(X - mean) / deviation"

    @property
    def idea(self) -> str:
        return "Each number becomes its distance from the mean, counted in deviations."
