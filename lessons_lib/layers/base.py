"""What a layer is, and what every layer of this package offers."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple, Protocol, Self, TypeAlias, TypeGuard

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.layers.back import WayBack
from lessons_lib.numbers.arithmetic import Number, all_recorded
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError, as_numbers, shortened
from lessons_lib.numbers.functions import as_recorded, holds_recorded
from lessons_lib.numbers.notation import numbers, shape_words

__all__ = [
    "BuiltIn",
    "Layer",
    "Parameter",
    "SelfExplaining",
    "Shape",
    "explains_itself",
    "refuse_more_inputs",
    "refuse_other_shapes",
]

Shape = tuple[int, ...]
# What a layer is given: one array; where it takes several inputs, a tuple of them.
Given: TypeAlias = Any


class Layer(Protocol):
    """What a layer is: it can be called with one input and gives one output."""

    def __call__(self, X: Any, /) -> Any: ...


class Parameter(NamedTuple):
    """Numbers that a layer brings with it, and what each of their axes runs over.

    An axis is called ``output`` or ``input`` where its positions are those of the layer's output or input,
    and by a word of its own, such as ``row``, where they are neither.
    """

    name: str  # the layer's field: weights
    symbol: str  # what the formula calls it: W
    values: Array  # read-only
    axes: tuple[str, ...] = ()
    learned: bool = True  # whether training looks for it
    low: float | None = None  # what it may be at least …
    high: float | None = None  # … and at most


class SelfExplaining:
    """A layer that says itself what it does; of any other the source code is all there is to read."""

    @property
    def formula(self) -> str:
        """The layer as a function of X, in a line of Python."""
        raise NotImplementedError

    @property
    def idea(self) -> str:
        """What the layer does, in a sentence."""
        raise NotImplementedError

    @property
    def is_as_explained(self) -> bool:
        """Whether a call does what the explanation says; a subclass with a call of its own may do anything."""
        return True


def explains_itself(layer: object) -> TypeGuard[SelfExplaining]:
    """Whether a layer's own words may be believed."""
    return isinstance(layer, SelfExplaining) and layer.is_as_explained


class BuiltIn(SelfExplaining, WayBack):
    """What the layers of this package offer beyond the call; each of them is a frozen record that says how.

    What one of them may have forgotten, ``tests/unit/test_contract.py`` names. ``forward`` is the arithmetic
    alone, on an array that has passed the door; it takes one sample or, along further axes in front, many.
    """

    names: tuple[str, ...] = ()  # of the numbers that come in, where the layer gives them names
    bounded: ClassVar[bool] = False  # whether finite numbers always give finite numbers
    joins: ClassVar[bool] = False  # whether it takes several inputs, as a tuple
    gives_shares: ClassVar[bool] = False  # whether it only turns scores into shares of the classes

    def __call__(self, X: ArrayLike, /, *others: object) -> Array:
        """One sample in, its output out; what does not fit is refused with an error that teaches."""
        refuse_more_inputs(type(self).__name__, X, others)
        if holds_recorded(X):
            return self.run_recorded(X)
        values = as_numbers(X, type(self).__name__, self.names)
        self.shape_after(values.shape, values)
        return self.run(values)

    def run(self, X: Given, /) -> Array:
        """`forward`, with an output that is too large for a float told as an error."""
        output = np.asarray(self.forward(X))
        # The length squared takes a quarter of the time of looking at each number, and is no number if one is none.
        if not self.bounded and not math.isfinite(np.vdot(output, output)):
            _refuse_overflow(type(self).__name__, X, output)
        return output

    def run_recorded(self, X: Given, /) -> NDArray[Any]:
        """The output, number by number, where a learner's function that calls this layer is being recorded."""
        known: Given = tuple(map(all_recorded, X)) if self.joins else all_recorded(X)
        shape = self.shape_after(tuple(each.shape for each in known) if self.joins else known.shape)
        outputs = np.empty(math.prod(shape), dtype=object)
        outputs[:] = [self.arithmetic(known, unit) for unit in range(outputs.size)]
        result: NDArray[Any] = as_recorded(outputs.reshape(shape))[()]
        return result

    def forward(self, X: Given, /) -> Array:
        """The output of one sample or many."""
        raise NotImplementedError

    @property
    def input_shape(self) -> Shape | None:
        """The only shape of a sample that the layer takes; None where it takes several."""
        return None

    def shape_after(self, shape: Any, values: Any = None, /) -> Shape:
        """The shape of the output for an input of this shape; InputValueError where it does not fit."""
        del values  # what came, where it is known: an error can show it
        return tuple(shape)

    def arithmetic(self, X: Given, unit: int, /) -> Number:
        """How output number ``unit``, counted flat, comes about from recorded inputs."""
        raise NotImplementedError

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The numbers that the layer brings with it; none for most."""
        return ()

    def with_parameter(self, name: str, values: ArrayLike) -> Self:
        """The same layer with other numbers for one parameter."""
        return dataclasses.replace(self, **{name: values})  # type: ignore[type-var]

    def output_names(self, names: tuple[str, ...], /) -> tuple[str, ...]:
        """What the output's numbers are called, where they keep the names of the input's; else none."""
        del names
        return ()


def _refuse_overflow(who: str, X: Given, output: Array) -> None:
    """Tell which number of the output is too large, unless what came in was not finite already."""
    came = X if isinstance(X, tuple) else (X,)
    if not all(np.isfinite(each).all() for each in came) or np.isfinite(output).all():
        return
    index = tuple(map(int, np.argwhere(~np.isfinite(output))[0]))
    place = f"[{', '.join(map(str, index))}]" if index else ""
    raise InputValueError(
        f"{who} gave a number too large for a float, which ends at about 1.8e308: its output{place} is "
        f"{numbers(output[index])}, from {', '.join(map(numbers, came))}. Use smaller numbers, in x or in the layer."
    )


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
