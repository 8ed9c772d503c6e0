"""Layers that put the same numbers into another shape."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from lessons_lib.layers.base import Axes, BuiltIn, Shape, refuse_other_shapes
from lessons_lib.layers.handing import HandsOn
from lessons_lib.layers.refusing import sizes_of
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import numbers, shape_words
from lessons_lib.numbers.record import record

__all__ = ["Flatten", "Reshape"]


@record
class Flatten(HandsOn, BuiltIn):
    """All numbers of a sample in one row, line after line: shape (8, 8) becomes (64,). None changes.

    Args:
        axes: how many axes a sample has, 2 for a picture of rows and columns. So it is clear that
            5 x 8 x 8 numbers are 5 pictures, and that each of them becomes a row of its own.
    """

    axes: int = 2
    bounded = True

    def __post_init__(self) -> None:
        if not isinstance(self.axes, int | np.integer) or self.axes < 2:
            raise InputValueError(
                f"Flatten expects a whole number of axes from 2 on, as in Flatten(2), and got {self.axes!r}."
            )
        object.__setattr__(self, "axes", int(self.axes))

    def forward(self, X: Array, /) -> Array:
        return X.reshape(*X.shape[: X.ndim - self.axes], -1).copy()

    # The numbers stay in their order, so both hold here too.
    arithmetic, input_gradients = HandsOn.arithmetic, HandsOn.input_gradients

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        if len(shape) != self.axes:
            got = shape_words(shape) if values is None or values.ndim else numbers(values)
            raise InputValueError(
                f"Flatten expects a sample of {self.axes} axes and got {got}. {self._advice(shape)}"
            )
        return (math.prod(shape),)

    def _advice(self, shape: Shape) -> str:
        if len(shape) < 2:
            return "That is no picture but a row already: leave Flatten out."
        line = f"For samples of {len(shape)} axes write Flatten({len(shape)})."
        if len(shape) == self.axes + 1:
            line += f" For {shape[0]} samples at once write model.trace(X, batch=True)."
        return line

    formula = "X.reshape(-1)"
    idea = "All numbers in one row, line after line; none changes."


@record
class Reshape(HandsOn, BuiltIn):
    """The same numbers in another shape, line after line; ``Reshape((8, 8), (1, 8, 8))`` gives a picture its channel.

    Args:
        before: the shape of a sample that comes in, so that it is clear where a sample ends in a batch.
        after: the shape that goes out, of as many numbers.
    """

    example = "Reshape((8, 8), (1, 8, 8))"
    before: Shape
    after: Shape = ()
    bounded = True

    def __post_init__(self) -> None:
        for name in ("before", "after"):
            object.__setattr__(self, name, sizes_of(getattr(self, name), "Reshape((8, 8), (1, 8, 8))"))
        if math.prod(self.before) != math.prod(self.after):
            before, after = (f"{each}, which has {math.prod(each)}" for each in (self.before, self.after))
            raise InputValueError(
                "Reshape expects two shapes of as many numbers, of what comes in and of what goes out, as in "
                f"Reshape((8, 8), (1, 8, 8)), and got {f'{before}, and {after}' if self.after else before}."
            )

    def forward(self, X: Array, /) -> Array:
        return X.reshape(*X.shape[: X.ndim - len(self.before)], *self.after).copy()

    # As in Flatten: the numbers stay in their order.
    arithmetic, input_gradients = HandsOn.arithmetic, HandsOn.input_gradients

    @property
    def input_shape(self) -> Shape:
        return self.before

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        refuse_other_shapes(shape, values, "Reshape", self.before)
        return self.after

    def axes_after(self, given: tuple[Axes, ...], X: Any = None, /) -> Axes:
        names = dict(enumerate(given[0]))
        kept: list[tuple[str, ...]] = []
        at = 0  # axes in front that are there before and after, but for those of length 1, keep their names
        for size in self.after:
            while at < len(self.before) and self.before[at] == 1 != size:
                at += 1
            same = at < len(self.before) and self.before[at] == size
            kept.append(names.get(at, ()) if same else ())
            at = at + 1 if same else at if size == 1 else len(self.before)
        return tuple(kept)

    @property
    def formula(self) -> str:
        return f"X.reshape({', '.join(map(str, self.after))})"

    idea = "The same numbers in the same order, in another shape."
