"""Layers that stand in the place of others for one step of training."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.layers.back import Numbers, Several
from lessons_lib.layers.base import BuiltIn, Parameter
from lessons_lib.layers.channels import ByChannel
from lessons_lib.layers.standardising import Axes, back_through, standard, told_back, told_standard
from lessons_lib.numbers.arithmetic import Number, added
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import number
from lessons_lib.numbers.record import record

__all__ = ["BatchNormInTraining", "DropoutInTraining"]


@record
class BatchNormInTraining(ByChannel, BuiltIn):
    """Each channel around its mean over the batch, in its deviation over the batch; what `BatchNorm` is in training.

    Of one sample alone mean and deviation are those of its own places.

    Args:
        scale, shift, axes, epsilon: as in `BatchNorm`.
    """

    scale: Array
    shift: Array
    axes: int
    epsilon: float
    is_training_form = True
    mixes_samples = True

    def __post_init__(self) -> None:
        self.keep("scale", "shift")

    def _others(self, X: Array) -> Axes:
        """All axes but that of the channels."""
        return tuple(axis for axis in range(X.ndim) if axis != X.ndim - self.axes)

    def forward(self, X: Array, /) -> Array:
        normal, _ = standard(X, self._others(X), self.epsilon, type(self).__name__)
        outputs: Array = self.stretched(self.scale) * normal + self.stretched(self.shift)
        return outputs

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return self.learned

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        rows = self.rows(X)
        channel, at = divmod(unit, rows.shape[1])
        distances, spread = told_standard(rows[channel], self.epsilon)
        told: Number = float(self.scale[channel]) * distances[at] / spread + float(self.shift[channel])
        return told

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> Several:
        return (
            back_through(
                X, gradient * self.stretched(self.scale), self._others(X), self.epsilon, type(self).__name__
            ),
        )

    def parameter_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> dict[str, Numbers]:
        normal, _ = standard(X, self._others(X), self.epsilon, type(self).__name__)
        return {"scale": self.per_channel(gradient * normal), "shift": self.per_channel(gradient)}

    def gradient_arithmetic(
        self, of: int | str, unit: int, X: Numbers, output: Numbers, gradient: Numbers, /
    ) -> Number:
        channel, at = (unit, 0) if isinstance(of, str) else divmod(unit, self.rows(X).shape[1])
        row, arriving = self.rows(X)[channel], self.rows(gradient)[channel]
        if of == "shift":
            return added(arriving)
        if of == "scale":
            distances, spread = told_standard(row, self.epsilon)
            return added((g * each / spread for g, each in zip(arriving, distances, strict=True)))
        return told_back(row, [g * float(self.scale[channel]) for g in arriving], at, self.epsilon)

    @property
    def formula(self) -> str:
        return f"scale * (X - mean(batch)) / sqrt(var(batch) + {number(self.epsilon)}) + shift"

    idea = (
        "Each number becomes its distance from its channel's mean over the whole batch, in deviations, "
        "times a scale, plus a shift."
    )


@record
class DropoutInTraining(BuiltIn):
    """Each number is dropped by chance, and what stays is made larger for it; what `Dropout` is in training.

    Args:
        rate: the chance with which a number is dropped.
        seed: of the lots. One seed drops the same numbers of inputs of one shape, so that a step can be run again.
    """

    rate: float
    seed: int
    is_training_form = True
    mixes_samples = True  # which numbers are dropped depends on a sample's place in its batch

    def _kept(self, X: Numbers) -> Array:
        """What each number is multiplied by: 0, or what makes up for those that are dropped."""
        lots = np.random.default_rng(self.seed).random(X.shape)
        kept: Array = np.asarray((lots >= self.rate) / (1 - self.rate), self.dtype)
        return kept

    def forward(self, X: Array, /) -> Array:
        outputs: Array = X * self._kept(X) + 0.0  # turns -0.0 into 0.0
        return outputs

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        told: Number = float(self._kept(X).flat[unit]) * X.flat[unit]
        return told

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> Several:
        return (gradient * self._kept(X),)

    @property
    def formula(self) -> str:
        return f"X * kept / {number(1 - self.rate)}"

    @property
    def idea(self) -> str:
        return (
            f"Each number is dropped with a chance of {number(self.rate)}; what stays is divided by "
            f"{number(1 - self.rate)}, so that a sum of many stays about as large."
        )
