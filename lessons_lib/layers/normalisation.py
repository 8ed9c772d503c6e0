"""Normalisation: numbers as they lie around their mean, counted in deviations, so that no layer gets too large ones."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from lessons_lib.layers.back import Numbers, Several, shared
from lessons_lib.layers.base import BuiltIn, Parameter, Shape
from lessons_lib.layers.standardising import Axes, back_through, standard, told_back, told_standard
from lessons_lib.numbers.arithmetic import Number, added
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import number, shape_words
from lessons_lib.numbers.record import record

__all__ = ["EPSILON", "EXPECTED", "LayerNorm"]

EPSILON = 1e-5  # added to a variance, so that of numbers that are all alike none is divided by 0
EXPECTED = "an epsilon above 0, as in epsilon=1e-5,"


@record
class LayerNorm(BuiltIn):
    """Each sample's own numbers around their own mean, in their own deviations; then × scale + shift.

    From Ba, Kiros and Hinton, *Layer normalization* (2016). In training it is what it is afterwards: no sample
    is asked about another. Input and output have the same shape, which ends with that of the scale: of shape
    (features,) it is done in each row, of (channels, rows, columns) over a whole picture.

    Args:
        scale: of the numbers that are normalised together, one for each; 1 before training.
        shift: the same; 0 before training.
        epsilon: what is added to the variance.
    """

    example = "LayerNorm(scale=[1, 1, 1], shift=[0, 0, 0])"
    scale: Array
    shift: Array
    epsilon: float = EPSILON
    keeps_axes = True

    def __post_init__(self) -> None:
        self.keep("scale", "shift")
        self.keep_number("epsilon", EXPECTED)
        if not self.scale.ndim or self.scale.shape != self.shift.shape:
            raise InputValueError(
                "LayerNorm expects a scale and a shift of one shape, a number for each of those that are normalised "
                f"together, and got {shape_words(self.scale.shape)} and {shape_words(self.shift.shape)}. Before "
                "training that is LayerNorm(np.ones(64), np.zeros(64))."
            )

    @property
    def _axes(self) -> Axes:
        return tuple(range(-self.scale.ndim, 0))

    def forward(self, X: Array, /) -> Array:
        normal, _ = standard(X, self._axes, self.epsilon, type(self).__name__)
        outputs: Array = self.scale * normal + self.shift
        return outputs

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        if shape[-self.scale.ndim :] != self.scale.shape:
            raise InputValueError(
                f"LayerNorm expects a sample whose shape ends with {self.scale.shape}, that of its scale, and got "
                f"{shape_words(shape)}."
            )
        return shape

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        words = ("channel", "row", "column") if self.scale.ndim == 3 else ("feature",) * self.scale.ndim
        return (
            Parameter("scale", "scale", self.scale, words, start=1.0),
            Parameter("shift", "shift", self.shift, words, start=0.0),
        )

    def _rows(self, X: Numbers) -> Numbers:
        """What is normalised together as a row."""
        return X.reshape(-1, self.scale.size)

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        row, at = divmod(unit, self.scale.size)
        distances, spread = told_standard(self._rows(X)[row], self.epsilon)
        told: Number = float(self.scale.flat[at]) * distances[at] / spread + float(self.shift.flat[at])
        return told

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> Several:
        return (back_through(X, gradient * self.scale, self._axes, self.epsilon, type(self).__name__),)

    def parameter_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> dict[str, Numbers]:
        normal, _ = standard(X, self._axes, self.epsilon, type(self).__name__)
        return {"scale": shared(gradient * normal, self.scale), "shift": shared(gradient, self.shift)}

    def gradient_arithmetic(
        self, of: int | str, unit: int, X: Numbers, output: Numbers, gradient: Numbers, /
    ) -> Number:
        rows, arriving = self._rows(X), self._rows(gradient)
        if of == "shift":
            return added(arriving[:, unit])
        if of == "scale":
            told = (told_standard(row, self.epsilon) for row in rows)
            pairs = zip(arriving[:, unit], told, strict=True)
            return added((g * distances[unit] / spread for g, (distances, spread) in pairs))
        row, at = divmod(unit, self.scale.size)
        arrives = [g * float(scale) for g, scale in zip(arriving[row], self.scale.flat, strict=True)]
        return told_back(rows[row], arrives, at, self.epsilon)

    @property
    def formula(self) -> str:
        return f"scale * (X - mean(X)) / sqrt(var(X) + {number(self.epsilon)}) + shift"

    idea = "How far each number is from its sample's mean, in deviations, × scale + shift."
