"""The way back through a layer: from how the loss moves with what came out to how it moves with what went in.

A gradient is an array of derivatives, one for each number of another array: dL/do2 says of each number of o2
how fast the loss L moves when that number does. A layer is handed the gradient of its output and hands
back that of each input and each parameter: the chain rule, one layer at a time.
"""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.functions import as_recorded

__all__ = ["Elementwise", "Gradients", "Numbers", "Several", "WayBack", "shared"]

# Floats, or the same numbers recorded: the way back is written once, and its arithmetic is what ran.
Numbers: TypeAlias = NDArray[Any]
Several: TypeAlias = tuple[Numbers, ...]  # inputs of a layer, or their gradients


class Gradients(NamedTuple):
    """How the loss moves with each number of each input, and of each parameter by its name."""

    inputs: tuple[Numbers, ...]
    parameters: dict[str, Numbers]


class WayBack:
    """What a layer says about the way back, of one sample or many.

    ``X`` is what went in (of a join a tuple), ``output`` what came out and ``gradient`` the gradient of the
    output. Of many samples each input's gradient has a row for each; a parameter, which all of them share,
    has the sum over them.

    Where a layer without parameters brings none, its arithmetic is recorded number by number and gone back through,
    one sample after the other: right, and slow. ``return (gradient * slope,)`` does a whole batch at once.
    """

    def backward(self, X: Any, output: Numbers, gradient: Numbers, /) -> Gradients:
        """The gradient of each input and of each parameter."""
        given = X, output, gradient
        return Gradients(self.input_gradients(*given), self.parameter_gradients(*given))

    def input_gradients(self, X: Any, output: Numbers, gradient: Numbers, /) -> Several:
        """The gradient of each input, one after another."""
        raise NotImplementedError

    def parameter_gradients(self, X: Any, output: Numbers, gradient: Numbers, /) -> dict[str, Numbers]:
        """The gradient of each parameter, by its name; none for most layers."""
        return {}

    def gradient_arithmetic(
        self, of: int | str, unit: int, X: Any, output: Numbers, gradient: Numbers, /
    ) -> Number:
        """How one number of a gradient comes about from recorded numbers.

        Args:
            of: the position of an input among the inputs, or the name of a parameter.
            unit: the position of the number in it, counted flat.
            X, output, gradient: as `backward` takes them, of one sample, all of them recorded.
        """
        if isinstance(of, str):
            found = self.parameter_gradients(X, output, gradient)[of]
        else:
            found = self.input_gradients(X, output, gradient)[of]
        number = as_recorded(found).flat[unit]
        return number if isinstance(number, Number) else Number(float(number))


class Elementwise(WayBack):
    """Of a layer that bends each number alone: what arrives times the slope of the bend at that number."""

    keeps_axes = True

    def slopes(self, X: Numbers, output: Numbers, /) -> Numbers:
        """How fast each output moves with its input."""
        raise NotImplementedError

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> Several:
        return (gradient * self.slopes(X, output),)


def shared(contributions: Numbers, like: Numbers) -> Numbers:
    """The gradient of a parameter that was stretched over samples and places: what they all contribute, added."""
    extra = contributions.ndim - like.ndim
    total = contributions.sum(axis=tuple(range(extra))) if extra else contributions
    return np.asarray(total)
