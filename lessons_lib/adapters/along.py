"""The mean or the sum along axes, such as that of all tokens, or of each token's squares."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.layers import BuiltIn, Shape
from lessons_lib.layers.back import Numbers
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import shape_words

__all__ = ["Along", "along"]


def along(name: str, others: Sequence[Any], kwargs: Mapping[str, Any], shape: Shape) -> BuiltIn | None:
    """The layer of ``x.mean(1)`` and its like; None of what also goes over the samples, or asks for more."""
    if name not in {"mean", "sum"}:
        return None
    given = dict(zip(("dim", "keepdim"), others, strict=False)) | dict(kwargs)
    dim, keeps = given.pop("dim", given.pop("axis", None)), bool(given.pop("keepdim", False))
    each = dim if isinstance(dim, tuple | list) else (dim,)
    if given or not all(isinstance(axis, int) for axis in each):
        return None
    axes = tuple(
        sorted(axis if axis < 0 else axis - len(shape) - 1 for axis in each)
    )  # with the axis of the batch
    return Along(axes, keeps, mean=name == "mean") if axes and min(axes) >= -len(shape) else None


@dataclass(frozen=True, eq=False)
class Along(BuiltIn):
    """The mean along some axes, or the sum.

    Args:
        axes: counted from the end.
        keeps: whether an axis stays, with one number.
        mean: the mean, and not the sum.
    """

    axes: tuple[int, ...]
    keeps: bool = False
    mean: bool = False

    @property
    def kind(self) -> str:
        return "Mean" if self.mean else "Sum"

    def _count(self, shape: Shape) -> int:
        """How many numbers become one."""
        return math.prod(shape[axis] for axis in self.axes)

    def forward(self, X: Array, /) -> Array:
        totals: Array = np.sum(X, axis=self.axes, keepdims=self.keeps)
        return totals / self._count(X.shape) if self.mean else totals

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        del values
        if len(shape) < -min(self.axes):
            raise InputValueError(f"{self.kind} expects {-min(self.axes)} axes and got {shape_words(shape)}.")
        gone = {axis % len(shape) for axis in self.axes}
        return tuple(
            1 if at in gone else length for at, length in enumerate(shape) if self.keeps or at not in gone
        )

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        count = self._count(X.shape)
        row = np.moveaxis(X, self.axes, range(-len(self.axes), 0)).reshape(-1, count)[unit]
        total: Number = sum(row, Number(0.0)) if count > 1 else row[0]
        return total / count if self.mean and count > 1 else total

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> tuple[Numbers, ...]:
        del output
        arrives = gradient if self.keeps else np.expand_dims(gradient, self.axes)
        back = np.broadcast_to(arrives, X.shape)
        return (back / self._count(X.shape) if self.mean else back.copy(),)

    @property
    def formula(self) -> str:
        return f"{'mean' if self.mean else 'sum'}(X, axis {', '.join(map(str, self.axes))})"

    @property
    def idea(self) -> str:
        return f"The {self.kind.lower()} along an axis: where along it a number stood is forgotten."
