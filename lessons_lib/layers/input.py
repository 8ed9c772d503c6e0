"""The input layer: it does nothing to x, and sees to it that x is what the model expects."""

from __future__ import annotations

import math

from lessons_lib.layers.base import BuiltIn, Shape, refuse_other_shapes
from lessons_lib.layers.handing import HandsOn
from lessons_lib.layers.refusing import sizes_of
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError, shortened
from lessons_lib.numbers.notation import counted, shape_words
from lessons_lib.numbers.record import record

__all__ = ["Input"]


@record(init=False)
class Input(HandsOn, BuiltIn):
    """The input layer: L1(X1) = X1. It takes x, checks its shape, and hands it on unchanged.

    Args:
        names: the name of each of the input's numbers, in order.
        shape: in place of names, the shape of a sample, such as ``(8, 8)`` for an image.
    """

    example = "Input(shape=3)"
    names: tuple[str, ...]
    shape: Shape
    bounded = True
    keeps_axes = True
    keeps_names = True

    def __init__(self, *names: str, shape: int | Shape | None = None) -> None:
        _refuse_wrong_names(names, shape)
        sizes = (len(names),) if shape is None else sizes_of(shape, "Input(shape=3) or Input(shape=(8, 8))")
        if names and len(names) != math.prod(sizes):
            raise InputValueError(
                f"Input expects a name for each number and got {counted(len(names), 'name')} "
                f"for {shape_words(sizes)}. Leave out the names or the shape."
            )
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "shape", sizes)

    def __repr__(self) -> str:
        return f"Input({', '.join(map(repr, self.names))})" if self.names else f"Input(shape={self.shape})"

    @property
    def input_shape(self) -> Shape:
        return self.shape

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        refuse_other_shapes(shape, values, "Input", self.shape, self.names)
        return shape

    idea = "The input layer checks x and hands it on unchanged."


def _refuse_wrong_names(names: tuple[str, ...], shape: object) -> None:
    """Refuse names that are no words, or none at all, or the same twice."""
    if not names and shape is None:
        raise InputValueError(
            'Input expects a name for each number, as in Input("broccoli", "hours"), or shape=3.'
        )
    if not all(isinstance(name, str) for name in names):
        raise InputTypeError(
            f"Input expects names in quotes, one after another, and got {', '.join(map(shortened, names))}. "
            "For 3 numbers without names write Input(shape=3); for a list of names Input(*names)."
        )
    if not all(name.strip() for name in names):
        raise InputValueError(
            f"Input expects a word for each number, and one of these is empty: {', '.join(map(repr, names))}."
        )
    if twice := [name for name in names if names.count(name) > 1]:
        raise InputValueError(
            f"Input expects a name of its own for each number, and {twice[0]!r} stands there twice. Nobody "
            f"could tell the two apart: write {twice[0] + ' 1'!r} and {twice[0] + ' 2'!r}, say."
        )
