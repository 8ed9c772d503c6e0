"""Two outputs multiplied: number by number, as the scale of squeeze-and-excite does, or as matrices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.layers import Axes, Shape
from lessons_lib.layers.back import Numbers
from lessons_lib.layers.joining import Join
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import shape_words

__all__ = ["MatrixProduct", "Multiply"]


@dataclass(frozen=True, eq=False, init=False)
class Multiply(Join):
    """Each number times the one at the same place of the other input; an axis of length 1 is stretched."""

    def __init__(self) -> None:
        object.__setattr__(self, "sources", ())

    def forward(self, X: tuple[Array, ...], /) -> Array:
        product: Array = X[0] * X[1]
        return product

    def shape_after(self, shape: tuple[Shape, ...], values: Any = None, /) -> Shape:
        del values
        try:
            after = np.broadcast_shapes(*shape)
        except ValueError:
            after = ()
        if len({len(each) for each in shape}) > 1 or len(after) != len(shape[0]):
            got = " and ".join(map(shape_words, shape))
            raise InputValueError(f"Multiply expects two inputs of shapes that fit, and got {got}.")
        return after

    def arithmetic(self, X: tuple[NDArray[Any], ...], unit: int, /) -> Number:
        first, second = np.broadcast_arrays(*X)
        product: Number = first.flat[unit] * second.flat[unit]
        return product

    def input_gradients(self, X: Any, output: Numbers, gradient: Numbers, /) -> tuple[Numbers, ...]:
        del output
        return tuple(
            _added_up(gradient * other, each.shape) for each, other in zip(X, reversed(X), strict=True)
        )

    @property
    def formula(self) -> str:
        return "X1 * X2"

    @property
    def idea(self) -> str:
        return "Each number times the one at the same place of the other input."


def _added_up(gradient: Numbers, shape: Shape) -> Numbers:
    """The gradient of an input that was stretched: what came from all places that one of its numbers went to."""
    axes = tuple(
        at for at, (here, there) in enumerate(zip(shape, gradient.shape, strict=True)) if here < there
    )
    return gradient.sum(axis=axes, keepdims=True) if axes else gradient


@dataclass(frozen=True, eq=False)
class MatrixProduct(Join):
    """Each row of one input with each column of the other, the sum of their products; in every head alike."""

    sources = ()

    def forward(self, X: tuple[Array, ...], /) -> Array:
        product: Array = X[0] @ X[1]
        return product

    def shape_after(self, shape: tuple[Shape, ...], values: Any = None, /) -> Shape:
        del values
        first, second = shape
        if len(first) < 2 or first[:-2] != second[:-2] or first[-1] != second[-2]:
            got = " and ".join(map(shape_words, shape))
            raise InputValueError(f"MatrixProduct expects two matrices of shapes that fit, and got {got}.")
        return (*first[:-1], second[-1])

    def axes_after(self, given: tuple[Axes, ...], X: Any = None, /) -> Axes:
        del X
        return (*given[0][:-1], given[1][-1]) if all(given) else ()

    def arithmetic(self, X: tuple[NDArray[Any], ...], unit: int, /) -> Number:
        shape = self.shape_after((X[0].shape, X[1].shape))
        *head, row, column = map(int, np.unravel_index(unit, shape))
        first, second = (each[tuple(head)] for each in X)
        pairs = zip(first[row], second[:, column], strict=True)
        return sum((one * other for one, other in pairs), Number(0.0))

    def input_gradients(self, X: Any, output: Numbers, gradient: Numbers, /) -> tuple[Numbers, ...]:
        del output
        first, second = X
        return gradient @ np.swapaxes(second, -1, -2), np.swapaxes(first, -1, -2) @ gradient

    @property
    def formula(self) -> str:
        return "X1 @ X2"

    @property
    def idea(self) -> str:
        return "Each row of the first with each column of the second: the sum of their products."
