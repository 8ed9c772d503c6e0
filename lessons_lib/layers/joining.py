"""Layers of several inputs, which join an output with others: their sum, or all of them one after another."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np

from lessons_lib.layers.back import Numbers, Several
from lessons_lib.layers.base import Axes, BuiltIn, Shape
from lessons_lib.layers.refusing import right_add
from lessons_lib.numbers.arithmetic import Number, added
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError
from lessons_lib.numbers.notation import shape_words
from lessons_lib.numbers.record import record

__all__ = ["Add", "Arrays", "Concat", "Join", "Shapes"]

Arrays: TypeAlias = tuple[Array, ...]
Shapes: TypeAlias = tuple[Shape, ...]


class Join(BuiltIn):
    """A layer of several inputs: the previous output first, then those that it names itself."""

    sources: tuple[str, ...]
    joins = True

    def __init__(self, *sources: str) -> None:
        if not all(isinstance(source, str) for source in sources):
            who = type(self).__name__
            raise InputTypeError(
                f'{who} expects the names of outputs in quotes, as in {who}("o1"), and got '
                f"{', '.join(map(repr, sources))}."
            )
        object.__setattr__(self, "sources", sources)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self.sources))})"

    def _taken(self, *inputs: Any) -> tuple[Any, ...]:
        if len(inputs) < 2:
            who = type(self).__name__
            raise InputTypeError(
                f"{who} joins two inputs or more and got {len(inputs)}: write {who}()(o1, o2)."
            )
        return inputs

    def refused(self, shapes: Shapes, expects: str, right: str = "") -> InputValueError:
        """The error that says what was expected of the inputs' shapes, what came, and what would be right."""
        got = " and ".join(map(shape_words, shapes))
        return InputValueError(f"{type(self).__name__} expects {expects} and got {got}.{right}")


@record(init=False, repr=False)
class Add(Join):
    """The previous output plus the outputs named: o4 = o3 + o1 for ``Add("o1")``, a skip connection.

    From He, Zhang, Ren and Sun, *Deep residual learning for image recognition* (2016). All inputs have one
    shape, which is the output's: nothing is stretched to fit.

    Args:
        sources: names of outputs, such as ``"x"`` or ``"o1"``.
    """

    example = 'Add("o1")'
    sources: tuple[str, ...]
    keeps_axes = True

    def forward(self, X: tuple[Array, ...], /) -> Array:
        first, second, *others = X
        total: Array = first + second
        for other in others:
            total = total + other
        return total

    def shape_after(self, shape: Shapes, values: Arrays | None = None, /) -> Shape:
        if len(set(shape)) > 1:
            raise self.refused(shape, "inputs of one shape", right_add(shape))
        return shape[0]

    def arithmetic(self, X: Several, unit: int, /) -> Number:
        return added(each.flat[unit] for each in X)

    def input_gradients(self, X: Several, output: Numbers, gradient: Numbers, /) -> Several:
        return (gradient,) * len(X)

    @property
    def formula(self) -> str:
        return " + ".join(["X", *self.sources]) if self.sources else "sum(inputs)"

    idea = "Each number is added to the one at the same place of the other input."


@record(init=False, repr=False)
class Concat(Join):
    """The previous output and the outputs named, one after another along an axis.

    Args:
        sources: names of outputs, such as ``"x"`` or ``"o1"``.
        axis: along which they are put together, counted from the end, so that it is the same for one sample and
            for many: -1 for rows of numbers, -3 for pictures of shape (maps, rows, columns). All other axes
            have one length.
    """

    example = 'Concat("o1")'
    sources: tuple[str, ...]
    axis: int = -1

    def __init__(self, *sources: str, axis: int = -1) -> None:
        if not isinstance(axis, int | np.integer) or axis >= 0:
            raise InputValueError(
                f"Concat expects an axis counted from the end, as in axis=-1, the last, and got {axis!r}."
            )
        super().__init__(*sources)
        object.__setattr__(self, "axis", int(axis))

    def __repr__(self) -> str:
        axis = [] if self.axis == -1 else [f"axis={self.axis}"]
        return f"Concat({', '.join([*map(repr, self.sources), *axis])})"

    def forward(self, X: tuple[Array, ...], /) -> Array:
        return np.concatenate(X, axis=self.axis)

    def axes_after(self, given: tuple[Axes, ...], X: Any = None, /) -> Axes:
        joined = len(given[0]) + self.axis
        return tuple(() if at == joined else names for at, names in enumerate(given[0]))

    def shape_after(self, shape: Shapes, values: Arrays | None = None, /) -> Shape:
        others = {each[: self.axis] + each[self.axis :][1:] for each in shape}
        if len(others) > 1 or len(shape[0]) < -self.axis:
            raise self.refused(shape, f"inputs that differ in axis {self.axis} alone")
        joined = list(shape[0])
        joined[self.axis] = sum(each[self.axis] for each in shape)
        return tuple(joined)

    def arithmetic(self, X: Several, unit: int, /) -> Number:
        number: Number = np.concatenate(X, axis=self.axis).flat[unit]
        return number

    def input_gradients(self, X: Several, output: Numbers, gradient: Numbers, /) -> Several:
        ends = np.cumsum([each.shape[self.axis] for each in X])[:-1]
        return tuple(np.split(gradient, ends, axis=self.axis))

    @property
    def formula(self) -> str:
        return f"concat({', '.join(['X', *self.sources])})" if self.sources else "concat(inputs)"

    idea = "The inputs one after another; none of their numbers changes."
