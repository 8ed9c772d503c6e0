"""A linear layer on the last axis of an array of more axes than two, as networks of PyTorch have it."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from lessons_lib.layers import Axes, RowwiseLinear, Shape
from lessons_lib.layers.back import Numbers
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import counted, shape_words

__all__ = ["LastAxisLinear"]


class LastAxisLinear(RowwiseLinear):
    """Each row of numbers along the last axis is taken alone, all of them with the same weights."""

    def __repr__(self) -> str:
        return super().__repr__().replace("RowwiseLinear", "LastAxisLinear", 1)

    def axes_after(self, given: tuple[Axes, ...], X: Any = None, /) -> Axes:
        del X
        return (*given[0][:-1], ()) if given[0] else ()

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        del values
        if len(shape) < 3 or shape[-1] != self.inputs:
            raise InputValueError(
                f"LastAxisLinear expects three axes or more, the last of {counted(self.inputs, 'number')}, and got "
                f"{shape_words(shape)}."
            )
        return (*shape[:-1], self.outputs)

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        return super().arithmetic(X.reshape(-1, self.inputs), unit)

    def gradient_arithmetic(
        self, of: int | str, unit: int, X: Numbers, output: Numbers, gradient: Numbers, /
    ) -> Number:
        rows = (each.reshape(-1, each.shape[-1]) for each in (X, output, gradient))
        return super().gradient_arithmetic(of, unit, *rows)
