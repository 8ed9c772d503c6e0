"""Layers of several inputs, which join an output with others: their sum, or all of them one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.layers.back import Numbers
from lessons_lib.layers.base import Axes, BuiltIn, Shape
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError
from lessons_lib.numbers.notation import counted, shape_words

__all__ = ["Add", "Concat", "Join"]


class Join(BuiltIn):
    """A layer of several inputs: the previous output first, then those that it names itself."""

    sources: tuple[str, ...]
    joins = True

    def _taken(self, *inputs: Any) -> tuple[Any, ...]:
        who = type(self).__name__
        if len(inputs) < 2:
            raise InputTypeError(
                f"{who} joins two inputs or more and got {len(inputs)}: write {who}()(o1, o2)."
            )
        return inputs

    def shape_after(self, shape: tuple[Shape, ...], values: tuple[Array, ...] | None = None, /) -> Shape:
        """The shape of the output for inputs of these shapes."""
        raise NotImplementedError


def _checked(who: str, sources: Sequence[object]) -> tuple[str, ...]:
    if not all(isinstance(source, str) for source in sources):
        raise InputTypeError(
            f'{who} expects the names of outputs in quotes, as in {who}("o1"), and got '
            f"{', '.join(map(repr, sources))}."
        )
    return tuple(map(str, sources))


@dataclass(frozen=True, eq=False, init=False, repr=False)
class Add(Join):
    """The previous output plus the outputs named: o4 = o3 + o1 for ``Add("o1")``, a skip connection.

    From He, Zhang, Ren and Sun, *Deep residual learning for image recognition* (2016). All inputs have one
    shape, which is the output's: nothing is stretched to fit.

    Args:
        sources: names of outputs, such as ``"x"`` or ``"o1"``.
    """

    sources: tuple[str, ...]
    keeps_axes = True

    def __init__(self, *sources: str) -> None:
        object.__setattr__(self, "sources", _checked("Add", sources))

    def __repr__(self) -> str:
        return f"Add({', '.join(map(repr, self.sources))})"

    def forward(self, X: tuple[Array, ...], /) -> Array:
        first, *others = X
        total = first.copy()
        for other in others:
            total = total + other
        return total

    def shape_after(self, shape: tuple[Shape, ...], values: tuple[Array, ...] | None = None, /) -> Shape:
        del values
        if len(set(shape)) > 1:
            got = " and ".join(map(shape_words, shape))
            raise InputValueError(
                f"Add expects inputs of one shape and got {got}. Each number is added to the one at its place; "
                f"nothing is stretched to fit. {_right_add(shape)}"
            )
        return shape[0]

    def arithmetic(self, X: tuple[NDArray[Any], ...], unit: int, /) -> Number:
        first, *others = (each.flat[unit] for each in X)
        total: Number = sum(others, first)
        return total

    def input_gradients(
        self, X: tuple[Numbers, ...], output: Numbers, gradient: Numbers, /
    ) -> tuple[Numbers, ...]:
        del output
        return (gradient,) * len(X)

    @property
    def formula(self) -> str:
        return " + ".join(["X", *self.sources]) if self.sources else "sum(inputs)"

    idea = "Each number is added to the one at the same place of the other input."


@dataclass(frozen=True, eq=False, init=False, repr=False)
class Concat(Join):
    """The previous output and the outputs named, one after another along an axis.

    Args:
        sources: names of outputs, such as ``"x"`` or ``"o1"``.
        axis: along which they are put together, counted from the end, so that it is the same for one sample and
            for many: -1 for rows of numbers, -3 for pictures of shape (maps, rows, columns). All other axes
            have one length.
    """

    sources: tuple[str, ...]
    axis: int = -1

    def __init__(self, *sources: str, axis: int = -1) -> None:
        if not isinstance(axis, int | np.integer) or axis >= 0:
            raise InputValueError(
                f"Concat expects an axis counted from the end, as in axis=-1, the last, and got {axis!r}."
            )
        object.__setattr__(self, "sources", _checked("Concat", sources))
        object.__setattr__(self, "axis", int(axis))

    def __repr__(self) -> str:
        axis = [] if self.axis == -1 else [f"axis={self.axis}"]
        return f"Concat({', '.join([*map(repr, self.sources), *axis])})"

    def forward(self, X: tuple[Array, ...], /) -> Array:
        return np.concatenate(X, axis=self.axis)

    def axes_after(self, given: tuple[Axes, ...], X: Any = None, /) -> Axes:
        del X
        joined = len(given[0]) + self.axis
        return tuple(() if at == joined else names for at, names in enumerate(given[0]))

    def shape_after(self, shape: tuple[Shape, ...], values: tuple[Array, ...] | None = None, /) -> Shape:
        del values
        others = {_without(each, self.axis) for each in shape}
        if len(others) > 1 or None in others:
            got = " and ".join(map(shape_words, shape))
            raise InputValueError(
                f"Concat expects inputs that differ in axis {self.axis} alone and got {got}."
            )
        joined = list(shape[0])
        joined[self.axis] = sum(each[self.axis] for each in shape)
        return tuple(joined)

    def arithmetic(self, X: tuple[NDArray[Any], ...], unit: int, /) -> Number:
        number: Number = np.concatenate(X, axis=self.axis).flat[unit]
        return number

    def input_gradients(
        self, X: tuple[Numbers, ...], output: Numbers, gradient: Numbers, /
    ) -> tuple[Numbers, ...]:
        del output
        ends = np.cumsum([each.shape[self.axis] for each in X])[:-1]
        return tuple(np.split(gradient, ends, axis=self.axis))

    @property
    def formula(self) -> str:
        return f"concat({', '.join(['X', *self.sources])})" if self.sources else "concat(inputs)"

    idea = "The inputs one after another; none of their numbers changes."


def _right_add(shapes: Sequence[Shape]) -> str:
    """What may be written in place of adding these."""
    beside = "To put them one after another write Concat in place of Add"
    first, *others = shapes
    other = next(each for each in others if each != first)
    if len(first) != 1 or len(other) != 1:
        return f"{beside}."
    right = f"Linear(np.ones(({other[0]}, {first[0]})))"
    return f"{beside}; to add them bring the first to {counted(other[0], 'number')}, as {right} does."


def _without(shape: Shape, axis: int) -> Shape | None:
    """A shape without one of its axes; None where it has no such axis."""
    if len(shape) < -axis:
        return None
    at = len(shape) + axis
    return shape[:at] + shape[at + 1 :]
