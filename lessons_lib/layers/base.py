"""What a layer is, and what every layer of this package offers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.numbers.arithmetic import Number, all_recorded
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError, as_numbers, shortened
from lessons_lib.numbers.functions import as_recorded, holds_recorded
from lessons_lib.numbers.notation import numbers, shape_words

__all__ = ["BuiltIn", "Layer", "Shape", "refuse_more_inputs", "refuse_other_shapes"]

Shape = tuple[int, ...]


class Layer(Protocol):
    """What a layer is: it can be called with one input and gives one output."""

    def __call__(self, X: Any, /) -> Any: ...


class BuiltIn:
    """What the layers of this package offer beyond the call; each of them is a frozen record that says how.

    ``forward`` is the arithmetic alone, on an array that has passed the door; it takes one sample
    or, along further axes in front, many.
    """

    names: tuple[str, ...] = ()

    def __call__(self, X: ArrayLike, /, *others: object) -> Array:
        """One sample in, its output out; what does not fit is refused with an error that teaches."""
        refuse_more_inputs(type(self).__name__, X, others)
        if holds_recorded(X):
            return self._recorded(X)
        values = as_numbers(X, type(self).__name__, self.names)
        self.shape_after(values.shape, values)
        return self.forward(values)

    def _recorded(self, X: Any) -> NDArray[Any]:
        """The output where a learner's function that calls this layer is being recorded."""
        known = all_recorded(X)
        shape = self.shape_after(known.shape)
        outputs = np.empty(math.prod(shape), dtype=object)
        outputs[:] = [self.arithmetic(known, unit) for unit in range(outputs.size)]
        result: NDArray[Any] = as_recorded(outputs.reshape(shape))[()]
        return result

    def forward(self, X: Array, /) -> Array:
        """The output of one sample or many."""
        raise NotImplementedError

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        """The shape of the output for an input of this shape; InputValueError where it does not fit."""
        del values  # what came, where it is known: an error can show it
        return shape

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        """How output number ``unit``, counted flat, comes about from recorded inputs."""
        raise NotImplementedError

    @property
    def formula(self) -> str:
        """The layer as a function of X, in a line of Python."""
        raise NotImplementedError

    @property
    def idea(self) -> str:
        """What the layer does, in a sentence."""
        raise NotImplementedError


def refuse_other_shapes(
    shape: Shape, values: Array | None, who: str, expected: Shape, names: Sequence[str] = ()
) -> None:
    """Refuse any shape but the expected; where the numbers are known, with the line that would be right."""
    if shape == expected:
        return
    flat = len(shape) == 1 == len(expected) and shape[0] > 1  # "expects 3 numbers and got 2: (100, 2000)"
    got = str(shape[0]) if flat else shape_words(shape)
    if values is not None:
        got = numbers(values) if values.ndim > 1 < values.size else f"{got}: {numbers(values)}"
        if shape[1:] == expected and shape[0] > 1:
            got += f". For {shape[0]} samples at once write model.trace(X, batch=True)"
        elif math.prod(shape) == math.prod(expected):
            got += f". To put them in the right shape write np.reshape(x, {expected})"
    named = f" ({', '.join(names)})" if names else ""
    raise InputValueError(f"{who} expects {shape_words(expected)}{named} and got {got}.")


def refuse_more_inputs(who: str, first: object, others: tuple[object, ...]) -> None:
    """A layer and a model take one input: the numbers of a sample go into one row, in brackets."""
    if others:
        row = ", ".join(shortened(each) for each in (first, *others))
        raise InputTypeError(
            f"{who} expects one input and got {1 + len(others)}. Put brackets around them: (({row}))."
        )
