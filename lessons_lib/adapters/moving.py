"""What moves numbers and changes none: axes that change places, a part cut out, a row that comes again."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from lessons_lib.adapters.calls import Call
from lessons_lib.adapters.tensors import sample_of
from lessons_lib.layers import Axes, BuiltIn, Shape, refuse_other_shapes
from lessons_lib.layers.back import Numbers
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import shape_words

__all__ = ["Rearranged", "moved"]

# Functions and methods that move numbers, repeat or leave out some, put others beside them, and compute nothing.
MOVES = {
    "transpose",
    "permute",
    "swapaxes",
    "swapdims",
    "movedim",
    "moveaxis",
    "t",
    "T",
    "mT",
    "flip",
    "roll",
}
MOVES |= {"getitem", "getattr", "select", "narrow", "chunk", "split", "unbind", "index_select", "pad"}
MOVES |= {
    "expand",
    "expand_as",
    "repeat",
    "tile",
    "repeat_interleave",
    "cat",
    "concat",
    "concatenate",
    "stack",
}


def moved(name: str, call: Call, shape: Shape, after: Shape) -> BuiltIn | None:
    """The layer of a call that moves numbers: where each of them comes from is told by moving their places."""
    if name not in MOVES:
        return None
    count = math.prod(shape)
    places = torch.arange(count, dtype=torch.float64).reshape(shape)
    here, there = (
        sample_of(call.on(each[None] if call.batched[0] else each)).numpy()
        for each in (places, places + count)
    )
    if here.shape != after:
        return None
    fixed = (
        here == there
    )  # what does not come with the places stands there already, such as a token of a class
    origins = np.where(fixed, count, here).astype(np.intp)
    origins[fixed] += np.arange(fixed.sum())
    what = str(call.args[1]) if name == "getattr" else name
    return Rearranged(origins, here[fixed].astype(float), shape, what)


@dataclass(frozen=True, eq=False, repr=False)
class Rearranged(BuiltIn):
    """Each output is one of the numbers that came in: axes change places, a part is taken, a row comes again.

    Args:
        origins: shape of the output, where in the input each of its numbers stands, counted flat, and then in `beside`.
        beside: numbers that do not come in and are put beside those that do.
        taken: the shape of the input.
        what: which of these it is, in a word: transpose, chunk.
    """

    origins: NDArray[np.intp]
    beside: Array
    taken: Shape
    what: str
    bounded = True

    def __repr__(self) -> str:
        return f"{self.kind}({shape_words(self.taken)} to {shape_words(self.origins.shape)})"

    @property
    def kind(self) -> str:
        return self.what

    @property
    def input_shape(self) -> Shape:
        return self.taken

    def forward(self, X: Array, /) -> Array:
        flat = X.reshape(*X.shape[: X.ndim - len(self.taken)], -1)
        beside = np.broadcast_to(self.beside, (*flat.shape[:-1], self.beside.size))
        moved: Array = np.concatenate([flat, beside], -1)[..., self.origins]
        return moved

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        refuse_other_shapes(shape, values, self.kind, self.taken)
        return self.origins.shape

    def axes_after(self, given: tuple[Axes, ...], X: Any = None, /) -> Axes:
        del X
        if not any(given[0]) or self.beside.size:
            return ()
        came = [*zip(given[0], np.unravel_index(self.origins, self.taken), self.taken, strict=False)]
        return tuple(self._along(axis, came) for axis in range(self.origins.ndim))

    def _along(self, axis: int, came: list[Any]) -> tuple[str, ...]:
        """The names of that axis of the input that one of the output runs along."""
        size = self.origins.shape[axis]
        here = np.arange(size).reshape(-1, *(1,) * (self.origins.ndim - axis - 1))
        along = (names for names, places, length in came if length == size > 1 and (places == here).all())
        return next(along, ())

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        origin = int(self.origins.flat[unit])
        number: Number = X.flat[origin] if origin < X.size else Number(float(self.beside[origin - X.size]))
        return number

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> tuple[Numbers, ...]:
        del output
        count = math.prod(self.taken)
        back = np.zeros((X.size // count, count + self.beside.size), gradient.dtype)
        for one, arriving in zip(back, gradient.reshape(len(back), -1), strict=True):
            np.add.at(one, self.origins.reshape(-1), arriving)
        return (back[:, :count].reshape(X.shape),)

    @property
    def formula(self) -> str:
        return f"{self.what}(X)"

    @property
    def idea(self) -> str:
        return "Numbers change their places, or some of them are taken; none of them changes."
