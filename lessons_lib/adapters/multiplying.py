"""Two outputs that meet number by number, as the scale of squeeze-and-excite does, or as matrices."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lessons_lib.layers import Axes, Shape
from lessons_lib.layers.back import Numbers
from lessons_lib.layers.joining import Join
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import shape_words

__all__ = ["MatrixProduct", "Pairwise"]


class Operation(NamedTuple):
    """What becomes of two numbers, as it is written, and of the gradient of what came out."""

    kind: str
    sign: str
    of: Callable[[Any, Any], Any]
    back: Callable[[Any, Any, Any], tuple[Any, Any]]
    idea: str


def _back_of_quotient(a: Any, b: Any, gradient: Any) -> tuple[Any, Any]:
    return gradient / b, -gradient * a / b**2


SAME = "the one at the same place of the other input"
OPERATIONS = {
    "add": Operation("Add", "+", operator.add, lambda *all_: (all_[2], all_[2]), f"Each number plus {SAME}."),
    "sub": Operation("Subtract", "-", operator.sub, lambda *all_: (all_[2], -all_[2]), f"Each number less {SAME}."),
    "mul": Operation("Multiply", "*", operator.mul, lambda a, b, g: (g * b, g * a), f"Each number times {SAME}."),
    "div": Operation("Divide", "/", operator.truediv, _back_of_quotient, f"Each number over {SAME}."),
}  # fmt: skip


@dataclass(frozen=True, eq=False, init=False)
class Pairwise(Join):
    """Each number and the one at the same place of the other input; an axis of length 1 is stretched.

    Args:
        operation: what becomes of the two, one of `OPERATIONS`.
    """

    operation: str

    def __init__(self, operation: str) -> None:
        object.__setattr__(self, "operation", operation)
        object.__setattr__(self, "sources", ())

    @property
    def _does(self) -> Operation:
        return OPERATIONS[self.operation]

    @property
    def kind(self) -> str:
        return self._does.kind

    def forward(self, X: tuple[Array, ...], /) -> Array:
        with np.errstate(all="ignore"):  # what is no number is told by `run`
            outputs: Array = self._does.of(X[0], X[1])
        return outputs

    def shape_after(self, shape: tuple[Shape, ...], values: Any = None, /) -> Shape:
        del values
        try:
            after = np.broadcast_shapes(*shape)
        except ValueError:
            after = ()
        if len({len(each) for each in shape}) > 1 or len(after) != len(shape[0]):
            got = " and ".join(map(shape_words, shape))
            raise InputValueError(f"{self.kind} expects two inputs of shapes that fit, and got {got}.")
        return after

    def arithmetic(self, X: tuple[NDArray[Any], ...], unit: int, /) -> Number:
        first, second = np.broadcast_arrays(*X)
        outcome: Number = self._does.of(first.flat[unit], second.flat[unit])
        return outcome

    def input_gradients(self, X: Any, output: Numbers, gradient: Numbers, /) -> tuple[Numbers, ...]:
        del output
        back = self._does.back(X[0], X[1], gradient)
        return tuple(_added_up(each, given.shape) for each, given in zip(back, X, strict=True))

    @property
    def formula(self) -> str:
        return f"X1 {self._does.sign} X2"

    @property
    def idea(self) -> str:
        return self._does.idea


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
