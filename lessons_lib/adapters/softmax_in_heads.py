"""Softmax with a mask where several heads lie in one array, each of them rows of scores."""

from __future__ import annotations

from typing import Any

import numpy as np

from lessons_lib.layers import Shape, Softmax, refuse_other_shapes
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import shape_words

__all__ = ["SoftmaxInHeads"]


class SoftmaxInHeads(Softmax):
    """Shares along each row of each head, of what the mask lets in.

    Args:
        mask: true where a score counts; of shape (rows, columns), or with the axes of the heads in front.
        shape: of a sample.
    """

    def __init__(self, mask: Any, shape: Shape) -> None:
        whole = np.broadcast_to(mask, shape)
        super().__init__(whole.reshape(-1, shape[-1]))  # checks that each row has something to share
        object.__setattr__(self, "mask", whole)

    @property
    def _shape(self) -> Shape:
        whole: Any = self.mask
        return tuple(whole.shape)

    def __repr__(self) -> str:
        return f"Softmax(mask of {shape_words(self._shape)})"

    @property
    def kind(self) -> str:
        return "Softmax"

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        refuse_other_shapes(shape, values, "Softmax", self._shape)
        return shape
