"""Where words stand, as numbers: a row for each position, added to what is there."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.layers.back import Numbers, Several, shared
from lessons_lib.layers.base import BuiltIn, Parameter, Shape
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import counted, shape_words
from lessons_lib.numbers.record import record

__all__ = ["Positions"]


@record(repr=False)
class Positions(BuiltIn):
    """Each position adds a row of its own: X + table, shape (positions, features).

    Without it, attention does not know which token stands where. From Vaswani and others (2017), where the rows may be
    learned or waves of many lengths: whichever they are, here they are the table.

    Args:
        table: shape (positions, features); of fewer positions the first rows are added.
    """

    example = "Positions([[1, 0], [0, 1]])"
    table: Array
    keeps_axes = True

    def __post_init__(self) -> None:
        self.keep("table")
        if self.table.ndim != 2:
            raise InputValueError(
                f"Positions expects a table with a row for each position and got {shape_words(self.table.shape)}."
            )

    def __repr__(self) -> str:
        return (
            f"Positions({counted(len(self.table), 'position')} of {counted(self.table.shape[1], 'number')})"
        )

    def forward(self, X: Array, /) -> Array:
        moved: Array = X + self.table[: X.shape[-2]]
        return moved

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        if len(shape) != 2 or shape[1] != self.table.shape[1] or shape[0] > len(self.table):
            raise InputValueError(
                f"Positions expects up to {counted(len(self.table), 'row')} of "
                f"{counted(self.table.shape[1], 'number')}, as its table has them, and got {shape_words(shape)}."
            )
        return shape

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return (Parameter("table", "P", self.table, ("position", "output feature")),)

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        moved: Number = X.flat[unit] + float(self.table.flat[unit])
        return moved

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> Several:
        return (gradient,)

    def parameter_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> dict[str, Numbers]:
        rows = X.shape[-2]
        table = np.zeros(self.table.shape)
        table[:rows] = shared(gradient, self.table[:rows])
        return {"table": table}

    def gradient_arithmetic(
        self, of: int | str, unit: int, X: Numbers, output: Numbers, gradient: Numbers, /
    ) -> Number:
        arriving: Number = gradient.flat[unit] if unit < gradient.size else Number(0.0)
        return arriving

    formula = "X + P"
    idea = "Each position adds a row of its own, so that what stands where can be told."
