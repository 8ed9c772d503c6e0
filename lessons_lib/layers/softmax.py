"""Softmax turns scores into shares that add up to 1, along a row or along a column."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.layers.back import Numbers, Several
from lessons_lib.layers.base import BuiltIn, Shape
from lessons_lib.layers.masks import CAUSAL, Mask, checked, counting, hidden, refuse_other_scores
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.choices import is_whole
from lessons_lib.numbers.door import Array, InputValueError, shortened
from lessons_lib.numbers.notation import numbers
from lessons_lib.numbers.record import record

__all__ = ["Softmax", "line_of"]

LARGEST = 700.0  # exp of more, about 1e304, soon leaves what a float can hold


@record(repr=False)
class Softmax(BuiltIn):
    """Scores become shares: each exp(X[i]) divided by the sum of them all. They add up to 1 (Bridle, 1990).

    The shares are taken along one axis: a sample is a row of scores, shape (classes,), or several rows, each with
    shares of its own. Input and output have the same shape. Taking the largest score away from all changes no
    share, and keeps exp from growing too large for a float.

    Args:
        mask: which scores count, of the shape of a sample: 1 where one does, 0 where it does not. What does not
            count is not in the sum, and its share is 0. "causal", for rows and columns that are the same positions in
            order, however many: each shares among those up to itself. Left out, all count.
        axis: along which shares add up to 1, counted from the end: -1, along each row, or -2, along each column.
    """

    example = "Softmax(axis=-1)"
    mask: Mask | None = None
    axis: int = -1
    bounded = True
    gives_shares = True
    keeps_axes = True

    def __init__(self, mask: ArrayLike | None = None, axis: int = -1) -> None:
        if not is_whole(axis) or axis not in {-1, -2}:
            raise InputValueError(
                "Softmax expects as axis -1, so that each row adds up to 1, or -2, so that each column does, and "
                f"got {shortened(axis)}."
            )
        object.__setattr__(self, "mask", None if mask is None else checked(mask, int(axis)))
        object.__setattr__(self, "axis", int(axis))

    def __repr__(self) -> str:
        mask = f'"{CAUSAL}"' if self.mask == CAUSAL else [list(row) for row in self.mask or ()]
        given: dict[str, object] = {"mask": mask} if self.mask else {}
        given |= {} if self.axis == -1 else {"axis": self.axis}
        return f"Softmax({', '.join(f'{name}={value}' for name, value in given.items())})"

    def forward(self, X: Array, /) -> Array:
        scores = X if self.mask is None else hidden(X, self.mask)  # exp of -infinity is 0
        powers = np.exp(scores - scores.max(axis=self.axis, keepdims=True))
        shares: Array = powers / powers.sum(axis=self.axis, keepdims=True)
        return shares

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        if len(shape) < -self.axis:
            got = "" if values is None else f": {numbers(values)}"
            if shape:
                raise InputValueError(
                    f"Softmax expects rows of scores for shares along each column (axis=-2), and got one row{got}. "
                    "For shares along it write Softmax()."
                )
            raise InputValueError(
                f"Softmax expects a row of scores, one for each class, and got a single number{got}. "
                "For a share of one number alone write Sigmoid()."
            )
        if self.mask is not None:
            refuse_other_scores(self.mask, shape)
        return shape

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        counts = counting(self.mask, X.shape).flat
        if not counts[unit]:
            nothing: Number = 0.0 * X.flat[unit]
            return nothing
        line = [each for each in line_of(unit, X.shape, self.axis) if counts[each]]
        scores = X.reshape(-1)[line]
        largest = max(score.value for score in scores)
        # As it is defined; only scores of a size that no float can take exp of are made smaller first.
        smaller = scores - largest if abs(largest) > LARGEST else scores
        powers = np.exp(smaller)
        share: Number = powers[line.index(unit)] / sum(powers)
        return share

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> Several:
        # A share grows with its own score and shrinks with each other one: what counts is how far above their mean.
        mean = (gradient * output).sum(axis=self.axis, keepdims=True)
        return (output * (gradient - mean),)

    @property
    def formula(self) -> str:
        masked = "" if self.mask is None else ", of what counts"
        return "exp(X) / sum(exp(X))" + masked + ("" if self.axis == -1 else ", along each column")

    @property
    def idea(self) -> str:
        masked = "" if self.mask is None else "; what the mask leaves out gets none"
        return (
            "The scores become shares that add up to 1; the largest score gets the largest share"
            + masked
            + "."
        )


def line_of(unit: int, shape: Shape, axis: int) -> list[int]:
    """The numbers along one axis of an array, counted flat, among which ``unit`` is one."""
    stride = int(np.prod(shape[len(shape) + axis + 1 :], dtype=int))
    length = shape[axis]
    first = unit - (unit // stride % length) * stride
    return [first + at * stride for at in range(length)]
