"""A mask says of each score whether it counts, before softmax makes shares of them."""

from __future__ import annotations

import contextlib
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.layers.refusing import Shape
from lessons_lib.numbers.door import Array, InputValueError, Words, as_numbers
from lessons_lib.numbers.notation import counted, numbers, shape_words

__all__ = ["CAUSAL", "Mask", "checked", "counting", "hidden", "refuse_other_scores"]

CAUSAL = "causal"  # each position shares among those up to itself, however many there are
Mask: TypeAlias = tuple[tuple[int, ...], ...] | str


def checked(mask: ArrayLike, axis: int) -> Mask:
    """A mask as rows of 0 and 1, in which each line that is to add up to 1 has something to share; or its word."""
    if isinstance(mask, str):
        return _checked_word(mask)
    with contextlib.suppress(
        Exception
    ):  # NumPy's own words about what is no mask, or those of who says it is an array
        mask = np.asarray(mask, dtype=float) if np.asarray(mask).dtype == bool else mask
    known = as_numbers(mask, "Softmax", words=Words(x="mask", example=", as in [[1, 0], [1, 1]]"))
    if known.ndim != 2 or not np.isin(known, (0, 1)).all():
        raise InputValueError(
            "Softmax expects a mask of rows of 1 (this score counts) and 0 (it does not), as in "
            f"[[1, 0], [1, 1]], and got {numbers(known)}."
        )
    if empty := np.flatnonzero(~known.any(axis=axis)).tolist():
        line = "row" if axis == -1 else "column"
        raise InputValueError(
            f"Softmax expects in each {line} of its mask a 1 at least, and in {counted(len(empty), line)} there is "
            f"none, the first is {line} {empty[0]}: nothing would be left to share."
        )
    return tuple(tuple(map(int, row)) for row in known)


def _checked_word(mask: str) -> str:
    if mask != CAUSAL:
        raise InputValueError(
            'Softmax expects as mask rows of 1 and 0, as in [[1, 0], [1, 1]], or mask="causal", by which nobody '
            f"looks ahead, and got {mask!r}."
        )
    return mask


def counting(mask: Any, shape: Shape) -> NDArray[np.bool_]:
    """Which scores of an array of this shape count."""
    if isinstance(mask, str):
        mask = np.tri(*shape[-2:], dtype=bool)
    return np.broadcast_to(np.asarray(True if mask is None else mask, dtype=bool), shape)


def hidden(X: Array, mask: Mask) -> Array:
    """Scores of which those that do not count are minus infinity."""
    return np.where(counting(mask, X.shape), X, -np.inf).astype(X.dtype, copy=False)


def refuse_other_scores(mask: Mask, shape: Shape) -> None:
    """Refuse scores of another shape than the mask is for."""
    if isinstance(mask, str):
        if len(shape) < 2 or shape[-2] != shape[-1]:
            raise InputValueError(
                'Softmax expects for mask="causal" as many rows of scores as columns, both the same positions, and '
                f"got {shape_words(shape)}. For others write the mask as rows of 1 and 0."
            )
        return
    own = (len(mask), len(mask[0]))
    if shape == own:
        return
    right = "The mask says of each score whether it counts: write a mask of that shape."
    if np.array_equal(mask, np.tri(*own)):
        right = 'Where nobody looks ahead in rows of any length write mask="causal".'
    raise InputValueError(
        f"Softmax expects {shape_words(own)}, the shape of its mask, and got {shape_words(shape)}. {right}"
    )
