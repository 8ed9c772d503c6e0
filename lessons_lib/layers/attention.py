"""What attention is made of beside softmax: rows that are compared with each other, and mixed."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from lessons_lib.layers.back import Numbers, Several
from lessons_lib.layers.base import Axes, Shape
from lessons_lib.layers.joining import Arrays, Join, Shapes
from lessons_lib.numbers.arithmetic import Number, dot
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import number
from lessons_lib.numbers.record import record

__all__ = ["DotProducts", "WeightedSums"]


class Rows(Join):
    """What takes two inputs, each of them rows of numbers."""

    sources = ()

    def _refuse_others(self, shapes: Shapes, words: str) -> None:
        if [len(shape) for shape in shapes] != [2, 2]:
            raise self.refused(shapes, f"two inputs, {words},")


@record
class DotProducts(Rows):
    """How well each row of one input fits each row of another: the sum of their products, divided by sqrt(length).

    The scores of attention, from Vaswani and others, *Attention is all you need* (2017): row i of the first, the query
    of position i, with row j of the second, the key of position j. Without the division the sums grow with the length
    of the rows, and softmax gives nearly all to one.

    Args:
        divisor: what each sum is divided by; left out, the square root of how many numbers a row has.
    """

    divisor: float | None = None

    def __post_init__(self) -> None:
        if self.divisor is not None:
            self.keep_number("divisor", "a divisor above 0, as in DotProducts(divisor=1),")

    def _divided_by(self, length: int) -> float:
        return math.sqrt(length) if self.divisor is None else self.divisor

    def _told(self, row: Numbers, other: Numbers, length: int) -> Number:
        """A sum of products, divided; by 1 that is the sum itself."""
        divisor = self._divided_by(length)
        return dot(row, other) if divisor == 1 else dot(row, other) / divisor

    def forward(self, X: tuple[Array, ...], /) -> Array:
        first, second = X
        scores: Array = first @ second.swapaxes(-1, -2)
        scores /= self._divided_by(first.shape[-1])
        return scores

    def axes_after(self, given: tuple[Axes, ...], X: Any = None, /) -> Axes:
        return (*given[0][:1], *given[1][:1]) if all(given) else ()

    def shape_after(self, shape: Shapes, values: Arrays | None = None, /) -> Shape:
        self._refuse_others(shape, "queries and keys, a row for each position")
        (rows, length), (columns, other) = shape
        if length != other:
            raise InputValueError(
                f"DotProducts expects rows of one length, and got queries of {length} and keys of {other} numbers: "
                "each number of a query is multiplied with the one at its place in a key."
            )
        return (rows, columns)

    def arithmetic(self, X: Several, unit: int, /) -> Number:
        query, key = divmod(unit, len(X[1]))
        return self._told(X[0][query], X[1][key], X[0].shape[1])

    def input_gradients(self, X: Several, output: Numbers, gradient: Numbers, /) -> Several:
        first, second = X
        handed = gradient / self._divided_by(first.shape[-1])
        return handed @ second, np.swapaxes(handed, -1, -2) @ first

    def gradient_arithmetic(
        self, of: int | str, unit: int, X: Any, output: Numbers, gradient: Numbers, /
    ) -> Number:
        own, other = X if of == 0 else X[::-1]
        arriving = gradient if of == 0 else gradient.T
        row, at = divmod(unit, own.shape[1])
        return self._told(arriving[row], other[:, at], own.shape[1])

    @property
    def formula(self) -> str:
        if self.divisor == 1:
            return "Q @ K.T"
        return "Q @ K.T / sqrt(length)" if self.divisor is None else f"Q @ K.T / {number(self.divisor)}"

    idea = "How well rows of the first fit rows of the second, as sums of products."


@record
class WeightedSums(Rows):
    """Each row of shares mixes the rows of another input: the sum of share × row.

    The end of attention: position i gets of each value as much as it looks at its position.
    """

    def forward(self, X: tuple[Array, ...], /) -> Array:
        shares, values = X
        mixed: Array = shares @ values
        return mixed

    def axes_after(self, given: tuple[Axes, ...], X: Any = None, /) -> Axes:
        return (*given[0][:1], ())

    def shape_after(self, shape: Shapes, values: Arrays | None = None, /) -> Shape:
        self._refuse_others(shape, "shares and values, a row of shares for each position")
        (rows, shares), (positions, length) = shape
        if shares != positions:
            raise InputValueError(
                f"WeightedSums expects as many shares in a row as there are values, and got {shares} and {positions}."
            )
        return (rows, length)

    def arithmetic(self, X: Several, unit: int, /) -> Number:
        row, at = divmod(unit, X[1].shape[1])
        return dot(X[0][row], X[1][:, at])

    def input_gradients(self, X: Several, output: Numbers, gradient: Numbers, /) -> Several:
        shares, values = X
        return gradient @ np.swapaxes(values, -1, -2), np.swapaxes(shares, -1, -2) @ gradient

    def gradient_arithmetic(
        self, of: int | str, unit: int, X: Any, output: Numbers, gradient: Numbers, /
    ) -> Number:
        shares, values = X
        if of == 0:
            row, position = divmod(unit, shares.shape[1])
            return dot(gradient[row], values[position])
        position, at = divmod(unit, values.shape[1])
        return dot(gradient[:, at], shares[:, position])

    formula = "shares @ V"
    idea = "Each row of shares mixes the values, of each as much as it says."
