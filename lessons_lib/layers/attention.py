"""What attention is made of beside softmax: rows that are weighted, compared with each other, and mixed."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.layers.back import Numbers
from lessons_lib.layers.base import Axes, Parameter, Shape
from lessons_lib.layers.joining import Join
from lessons_lib.layers.linear import Linear
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputValueError, Words, as_numbers
from lessons_lib.numbers.notation import counted, number, shape_words

__all__ = ["DotProducts", "RowwiseLinear", "WeightedSums"]


@dataclass(frozen=True, eq=False, repr=False)
class RowwiseLinear(Linear):
    """A linear layer that takes each row alone, all of them with the same weights: (rows, inputs) to (rows, outputs).

    So each position of a text, one row of numbers, is treated like any other.

    Args:
        weights: shape (outputs, inputs), as in PyTorch; copied, float64, read-only.
        bias: shape (outputs,), or None for no bias.
        called: what the outputs are called, where each has a name, such as the token that it is a score of.
    """

    called: tuple[str, ...] = field(default=(), kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "called", tuple(self.called))
        if self.called and len(self.called) != self.outputs:
            raise InputValueError(
                f"RowwiseLinear expects a name for each of its {counted(self.outputs, 'output')} and got "
                f"{counted(len(self.called), 'name')}."
            )

    def __repr__(self) -> str:
        return super().__repr__().replace("Linear", "RowwiseLinear", 1)

    @property
    def input_shape(self) -> None:  # type: ignore[override]
        return None

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        words = {"output": "output feature", "input": "input feature"}
        return tuple(
            each._replace(axes=tuple(words[axis] for axis in each.axes)) for each in super().parameters
        )

    def axes_after(self, given: tuple[Axes, ...], X: Any = None, /) -> Axes:
        del X
        return (*(given[0][:1] or ((),)), self.called)

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        del values
        if len(shape) != 2 or shape[1] != self.inputs:
            right = " For one row alone write Linear." if shape == (self.inputs,) else ""
            raise InputValueError(
                f"RowwiseLinear expects rows of {counted(self.inputs, 'number')}, one for each of its inputs, and got "
                f"{shape_words(shape)}.{right}"
            )
        return (shape[0], self.outputs)

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        row, output = divmod(unit, self.outputs)
        return super().arithmetic(X[row], output)

    def gradient_arithmetic(
        self, of: int | str, unit: int, X: Numbers, output: Numbers, gradient: Numbers, /
    ) -> Number:
        if of == "bias":
            return sum(gradient[:, unit], Number(0.0))
        if of == "weights":
            out, feature = divmod(unit, self.inputs)
            return _dot(gradient[:, out], X[:, feature])
        row, feature = divmod(unit, self.inputs)
        found: Number = super().gradient_arithmetic(of, feature, X[row], output[row], gradient[row])
        return found

    @property
    def formula(self) -> str:
        return "X @ W.T" if self.bias is None else "X @ W.T + b"

    @property
    def idea(self) -> str:
        bias = "" if self.bias is None else ", plus a bias"
        return f"In each row, each output is a sum of weight × input{bias}; all rows have the same weights."


class Rows(Join):
    """What takes two inputs, each of them rows of numbers."""

    def _refuse_others(self, shapes: tuple[Shape, ...], words: str) -> None:
        if len(shapes) != 2 or any(len(shape) != 2 for shape in shapes):
            got = " and ".join(map(shape_words, shapes))
            raise InputValueError(f"{type(self).__name__} expects two inputs, {words}, and got {got}.")


@dataclass(frozen=True, eq=False)
class DotProducts(Rows):
    """How well each row of one input fits each row of another: the sum of their products, divided by sqrt(length).

    The scores of attention, from Vaswani and others, *Attention is all you need* (2017): row i of the first, the query
    of position i, with row j of the second, the key of position j. Without the division the sums grow with the length
    of the rows, and softmax gives nearly all to one.

    Args:
        divisor: what each sum is divided by; left out, the square root of how many numbers a row has.
    """

    divisor: float | None = None
    sources = ()

    def __post_init__(self) -> None:
        if self.divisor is None:
            return
        divisor = as_numbers(self.divisor, "DotProducts", words=Words(x="divisor"))
        if divisor.size > 1 or not divisor > 0:
            raise InputValueError(
                f"DotProducts expects a divisor above 0, as in DotProducts(divisor=1), and got {self.divisor!r}."
            )
        object.__setattr__(self, "divisor", divisor.item())

    def _divided_by(self, length: int) -> float:
        return math.sqrt(length) if self.divisor is None else self.divisor

    def forward(self, X: tuple[Array, ...], /) -> Array:
        first, second = X
        scores: Array = first @ np.swapaxes(second, -1, -2) / self._divided_by(first.shape[-1])
        return scores

    def axes_after(self, given: tuple[Axes, ...], X: Any = None, /) -> Axes:
        del X
        return (*given[0][:1], *given[1][:1]) if all(given) else ()

    def shape_after(self, shape: tuple[Shape, ...], values: tuple[Array, ...] | None = None, /) -> Shape:
        del values
        self._refuse_others(shape, "queries and keys, a row for each position")
        (rows, length), (columns, other) = shape
        if length != other:
            raise InputValueError(
                f"DotProducts expects rows of one length, and got queries of {length} and keys of {other} numbers: "
                "each number of a query is multiplied with the one at its place in a key."
            )
        return (rows, columns)

    def arithmetic(self, X: tuple[NDArray[Any], ...], unit: int, /) -> Number:
        query, key = divmod(unit, len(X[1]))
        divisor = self._divided_by(X[0].shape[1])
        total = _dot(X[0][query], X[1][key])
        return total if divisor == 1 else total / divisor

    def input_gradients(
        self, X: tuple[Numbers, ...], output: Numbers, gradient: Numbers, /
    ) -> tuple[Numbers, ...]:
        del output
        first, second = X
        handed = gradient / self._divided_by(first.shape[-1])
        return handed @ second, np.swapaxes(handed, -1, -2) @ first

    def gradient_arithmetic(
        self, of: int | str, unit: int, X: Any, output: Numbers, gradient: Numbers, /
    ) -> Number:
        del output
        own, other = X if of == 0 else X[::-1]
        arriving = gradient if of == 0 else gradient.T
        row, at = divmod(unit, own.shape[1])
        divisor = self._divided_by(own.shape[1])
        total = _dot(arriving[row], other[:, at])
        return total if divisor == 1 else total / divisor

    @property
    def formula(self) -> str:
        if self.divisor == 1:
            return "Q @ K.T"
        return "Q @ K.T / sqrt(length)" if self.divisor is None else f"Q @ K.T / {number(self.divisor)}"

    @property
    def idea(self) -> str:
        return (
            "Each row of the first with each row of the second: how well the two fit, as a sum of products."
        )


@dataclass(frozen=True, eq=False)
class WeightedSums(Rows):
    """Each row of shares mixes the rows of another input: the sum of share × row.

    The end of attention: position i gets of each value as much as it looks at its position.
    """

    sources = ()

    def forward(self, X: tuple[Array, ...], /) -> Array:
        shares, values = X
        mixed: Array = shares @ values
        return mixed

    def axes_after(self, given: tuple[Axes, ...], X: Any = None, /) -> Axes:
        del X
        return (*given[0][:1], ())

    def shape_after(self, shape: tuple[Shape, ...], values: tuple[Array, ...] | None = None, /) -> Shape:
        del values
        self._refuse_others(shape, "shares and values, a row of shares for each position")
        (rows, shares), (positions, length) = shape
        if shares != positions:
            raise InputValueError(
                f"WeightedSums expects as many shares in a row as there are values, and got {shares} and {positions}."
            )
        return (rows, length)

    def arithmetic(self, X: tuple[NDArray[Any], ...], unit: int, /) -> Number:
        row, at = divmod(unit, X[1].shape[1])
        return _dot(X[0][row], X[1][:, at])

    def input_gradients(
        self, X: tuple[Numbers, ...], output: Numbers, gradient: Numbers, /
    ) -> tuple[Numbers, ...]:
        del output
        shares, values = X
        return gradient @ np.swapaxes(values, -1, -2), np.swapaxes(shares, -1, -2) @ gradient

    def gradient_arithmetic(
        self, of: int | str, unit: int, X: Any, output: Numbers, gradient: Numbers, /
    ) -> Number:
        del output
        shares, values = X
        if of == 0:
            row, position = divmod(unit, shares.shape[1])
            return _dot(gradient[row], values[position])
        position, at = divmod(unit, values.shape[1])
        return _dot(gradient[:, at], shares[:, position])

    @property
    def formula(self) -> str:
        return "shares @ V"

    @property
    def idea(self) -> str:
        return "Each row of shares mixes the values: of each one as much as its share says."


def _dot(left: NDArray[Any], right: NDArray[Any]) -> Number:
    """The sum of the products of two rows, recorded."""
    return sum((one * other for one, other in zip(left, right, strict=True)), Number(0.0))
