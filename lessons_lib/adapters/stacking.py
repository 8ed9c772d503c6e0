"""Several outputs of one shape put behind each other along an axis of their own."""

from __future__ import annotations

import math
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

__all__ = ["Stack"]


@dataclass(frozen=True, eq=False, init=False)
class Stack(Join):
    """Inputs of one shape along a new axis: two of (6, 4) become (2, 6, 4) for ``Stack(-3)``.

    Args:
        axis: where the new axis stands in the output, counted from the end.
    """

    axis: int
    sources = ()

    def __init__(self, axis: int) -> None:
        object.__setattr__(self, "axis", axis)

    def forward(self, X: tuple[Array, ...], /) -> Array:
        return np.stack(X, axis=self.axis)

    def _front(self, shape: Shape) -> int:
        """How many axes stand before the new one."""
        return len(shape) + 1 + self.axis

    def shape_after(self, shape: tuple[Shape, ...], values: Any = None, /) -> Shape:
        del values
        if len(set(shape)) > 1 or not 0 <= self._front(shape[0]) <= len(shape[0]):
            got = " and ".join(map(shape_words, shape))
            raise InputValueError(f"Stack expects inputs of one shape, and got {got}.")
        front = self._front(shape[0])
        return (*shape[0][:front], len(shape), *shape[0][front:])

    def axes_after(self, given: tuple[Axes, ...], X: Any = None, /) -> Axes:
        del X
        front = len(given[0]) + 1 + self.axis
        return (*given[0][:front], (), *given[0][front:]) if given[0] else ()

    def arithmetic(self, X: tuple[NDArray[Any], ...], unit: int, /) -> Number:
        behind = math.prod(X[0].shape[self._front(X[0].shape) :])
        outer, rest = divmod(unit, len(X) * behind)
        which, inner = divmod(rest, behind)
        number: Number = X[which].flat[outer * behind + inner]
        return number

    def input_gradients(self, X: Any, output: Numbers, gradient: Numbers, /) -> tuple[Numbers, ...]:
        del output
        return tuple(np.take(gradient, at, axis=self.axis) for at in range(len(X)))

    @property
    def formula(self) -> str:
        return "X1, X2, …"

    @property
    def idea(self) -> str:
        return "The inputs one behind the other, along an axis of their own; none of their numbers changes."
