"""Numbers as they lie around their mean, in deviations: forward, back, and how each of them comes about."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from lessons_lib.layers.refusing import refuse_overflow
from lessons_lib.numbers.arithmetic import Number, named
from lessons_lib.numbers.door import Array

__all__ = ["Axes", "back_through", "standard", "told_back", "told_standard"]

Axes = tuple[int, ...]


def standard(X: Array, axes: Axes, epsilon: float, who: str) -> tuple[Array, Array]:
    """Numbers as they lie around their mean along some axes, in deviations; and the deviations.

    Raises:
        InputValueError: a square is too large for a float. Divided by infinity every number would seem to be 0.
    """
    distances = X - mean_along(X, axes)
    variance = mean_along(distances**2, axes)
    refuse_overflow(who, X, variance, "its variance")
    spread = np.sqrt(variance + epsilon)
    return distances / spread, spread


def mean_along(X: Array, axes: Axes) -> Array:
    """The mean along some axes, which stay. By NumPy's own `mean` an overflow would warn in its name, not in ours."""
    mean: Array = np.add.reduce(X, axis=axes, keepdims=True) / math.prod(X.shape[axis] for axis in axes)
    return mean


def back_through(X: Array, gradient: Array, axes: Axes, epsilon: float, who: str) -> Array:
    """The way back through `standard`: each number also moved the mean and the deviation of all."""
    normal, spread = standard(X, axes, epsilon, who)
    along = normal * mean_along(gradient * normal, axes)
    back: Array = (gradient - mean_along(gradient, axes) - along) / spread
    return back


def told_standard(row: Sequence[Any], epsilon: float) -> tuple[list[Number], Number]:
    """How each number's distance from the mean of a row, and the row's deviation, come about."""
    mean = named(sum(row) / len(row), "m")
    distances = [x - mean for x in row]
    variance = named(sum(each**2 for each in distances) / len(row), "v")
    return distances, named(np.sqrt(variance + epsilon), "s")


def told_back(row: Sequence[Any], arrives: Sequence[Any], at: int, epsilon: float) -> Number:
    """How one number of the gradient of a row comes about from what arrives at it, normalised."""
    distances, spread = told_standard(row, epsilon)
    normal = [each / spread for each in distances]
    mean = named(sum(arrives) / len(row), "a")
    along = named(sum(g * each for g, each in zip(arrives, normal, strict=True)) / len(row), "b")
    told: Number = (arrives[at] - mean - normal[at] * along) / spread
    return told
