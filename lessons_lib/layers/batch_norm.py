"""Batch normalisation: each channel around a mean: in training that of its batch, afterwards a stored one."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.layers.back import Numbers, Several
from lessons_lib.layers.base import BuiltIn, Parameter
from lessons_lib.layers.channels import ByChannel
from lessons_lib.layers.normalisation import EPSILON, EXPECTED
from lessons_lib.layers.training_forms import BatchNormInTraining
from lessons_lib.numbers.arithmetic import Number, added
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import number, numbers, shape_words
from lessons_lib.numbers.record import record

__all__ = ["BatchNorm"]


@record
class BatchNorm(ByChannel, BuiltIn):
    """Each channel around a stored mean, in stored deviations; then × scale + shift. Input and output have one shape.

    From Ioffe and Szegedy, *Batch normalization* (2015). In training each channel's mean and variance are those of
    the batch, of all its samples and places, and what is stored goes a step towards them.

    Args:
        mean: shape (channels,); 0 before training.
        variance: the same, 0 or above; 1 before training.
        scale: the same; left out, 1.
        shift: the same; left out, 0.
        axes: how many axes a sample has: 3, (channels, rows, columns), or 1, a row of numbers, each a channel.
        epsilon: what is added to the variance.
        keeps: the share of what is stored that stays at each step of training.
    """

    example = "BatchNorm(mean=[0, 0], variance=[1, 1])"
    mean: Array
    variance: Array
    scale: Array = None  # type: ignore[assignment]
    shift: Array = None  # type: ignore[assignment]
    axes: int = 3
    epsilon: float = EPSILON
    keeps: float = 0.9

    def __post_init__(self) -> None:
        self.keep("mean", "variance")
        for name, usual in (("scale", np.ones), ("shift", np.zeros)):
            if getattr(self, name) is None:
                object.__setattr__(self, name, usual(self.mean.shape))
        self.keep("scale", "shift")
        self.keep_number("epsilon", EXPECTED)
        self.refuse_axes()
        shapes = {each.shape for each in (self.mean, self.variance, self.scale, self.shift)}
        if len(shapes) > 1 or self.mean.ndim != 1:
            raise InputValueError(
                "BatchNorm expects as mean, variance, scale and shift a row each, with a number for each channel, and "
                f"got {' and '.join(sorted(map(shape_words, shapes)))}. Before training, for 8 channels, that is "
                "BatchNorm(np.zeros(8), np.ones(8))."
            )
        if (self.variance < 0).any():
            raise InputValueError(
                f"BatchNorm expects a variance of 0 or above and got {numbers(self.variance)}: it is a mean of squares."
            )

    @property
    def _spread(self) -> Array:
        return np.sqrt(self.variance + self.epsilon)

    def forward(self, X: Array, /) -> Array:
        factor, mean, shift = map(self.stretched, (self.scale / self._spread, self.mean, self.shift))
        outputs: Array = factor * (X - mean) + shift
        return outputs

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        mean = Parameter("mean", "mean", self.mean, ("channel",), learned=False, start=0.0, measured=True)
        variance = mean._replace(name="variance", symbol="variance", values=self.variance, low=0.0, start=1.0)
        return (mean, variance, *self.learned)

    def in_training(self, chance: np.random.Generator) -> BatchNormInTraining:
        return BatchNormInTraining(self.scale, self.shift, self.axes, self.epsilon)

    def measured(self, X: Array) -> dict[str, Array]:
        others = tuple(axis for axis in range(X.ndim) if axis != X.ndim - self.axes)
        count = X.size // self.mean.size
        # As an estimate for all samples there are, the variance of a few is divided by one less than their count.
        variance = X.var(axis=others) * count / max(count - 1, 1)
        found = {"mean": X.mean(axis=others), "variance": variance}
        return {
            name: self.keeps * getattr(self, name) + (1 - self.keeps) * each for name, each in found.items()
        }

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        at = unit // self.rows(X).shape[1]
        mean, variance, scale, shift = (float(each.values[at]) for each in self.parameters)
        spread: Any = np.sqrt(Number(variance) + self.epsilon)
        told: Number = scale * (X.flat[unit] - mean) / spread + shift
        return told

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> Several:
        return (gradient * self.stretched(self.scale / self._spread),)

    def parameter_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> dict[str, Numbers]:
        arrives = self.per_channel(gradient)
        normal = self.per_channel(gradient * (X - self.stretched(self.mean))) / self._spread
        return {
            "mean": -self.scale / self._spread * arrives,
            "variance": -self.scale * normal / (2 * (self.variance + self.epsilon)),
            "scale": normal,
            "shift": arrives,
        }

    def gradient_arithmetic(
        self, of: int | str, unit: int, X: Numbers, output: Numbers, gradient: Numbers, /
    ) -> Number:
        at = unit if isinstance(of, str) else unit // self.rows(X).shape[1]
        mean, variance, scale, _ = (float(each.values[at]) for each in self.parameters)
        wide: Any = Number(variance) + self.epsilon
        spread: Any = np.sqrt(wide)
        if not isinstance(of, str):
            back: Number = gradient.flat[unit] * scale / spread
            return back
        arriving, came = self.rows(gradient)[at], self.rows(X)[at]
        if of in {"shift", "mean"}:
            arrives: Any = added(arriving)
            moved: Number = arrives if of == "shift" else arrives * -scale / spread
            return moved
        normal: Any = added((g * (x - mean) for g, x in zip(arriving, came, strict=True))) / spread
        told: Number = normal if of == "scale" else normal * -scale / (2 * wide)
        return told

    @property
    def formula(self) -> str:
        return f"scale * (X - mean) / sqrt(variance + {number(self.epsilon)}) + shift"

    idea = "How far each number is from its channel's stored mean, in deviations, × scale + shift."
