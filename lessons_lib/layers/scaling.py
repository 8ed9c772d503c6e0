"""A scale for all numbers: how far each lies from a mean, counted in deviations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.layers.back import Numbers, Several, shared
from lessons_lib.layers.base import BuiltIn, Parameter, Shape, refuse_other_shapes
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import numbers, shape_words
from lessons_lib.numbers.record import record

__all__ = ["Scale"]

LEAST_DEVIATION = 1e-6  # that a knob may give: of 0 there is no number of deviations


@record(init=False)
class Scale(BuiltIn):
    """Each number says how far it lies from a mean, in deviations: (X - mean) / deviation.

    So numbers of very different sizes become comparable: the standard score of statistics. Mean and
    deviation are stored, measured once on the samples for training; no sample is asked for its own.
    Input and output have the same shape.

    Args:
        mean: one number for all, or one for each number of a sample, of a sample's shape.
        deviation: the same for the (standard) deviation, above 0.
    """

    example = "Scale(4.9, 6)"
    mean: Array
    deviation: Array
    keeps_axes = True

    def __init__(self, mean: ArrayLike, deviation: ArrayLike) -> None:
        vars(self).update(mean=mean, deviation=deviation)
        self.keep("mean", "deviation")
        shapes = self.mean.shape, self.deviation.shape
        if all(shapes) and shapes[0] != shapes[1]:
            raise InputValueError(
                "Scale expects a mean and a deviation of one shape, or single numbers, and got "
                f"{shape_words(shapes[0])} for the mean and {shape_words(shapes[1])} for the deviation."
            )
        if not (self.deviation > 0).all():
            raise InputValueError(
                f"Scale expects a deviation above 0 and got {numbers(self.deviation)}. "
                "A number that never varies has deviation 0: write 1 for it, and it becomes 0."
            )

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

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> Several:
        return (gradient / self.deviation,)

    def parameter_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> dict[str, Numbers]:
        return {
            "mean": shared(-gradient / self.deviation, self.mean),
            "deviation": shared(-gradient * output / self.deviation, self.deviation),
        }

    formula = "(X - mean) / deviation"
    idea = "Each number becomes its distance from the mean, counted in deviations."
