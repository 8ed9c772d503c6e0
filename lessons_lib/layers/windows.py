"""A window walks over pictures: where it stands at each step, and which numbers it sees there."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from lessons_lib.layers.back import Numbers
from lessons_lib.layers.refusing import Shape

__all__ = ["Place", "Windows"]

Place = tuple[int, int]  # a row and a column: of a picture, of a window, or the steps down and across


class Windows(NamedTuple):
    """A window of so many rows and columns, and how it walks over the last two axes of an array."""

    size: Place
    stride: int
    padding: int = 0  # zeros around the picture, on each side

    @property
    def places(self) -> list[Place]:
        """Its own places, line after line."""
        return [(row, column) for row in range(self.size[0]) for column in range(self.size[1])]

    def counts(self, shape: Shape) -> Place:
        """How many steps it takes down a picture of this shape, and how many across."""
        down, across = (
            (length + 2 * self.padding - size) // self.stride + 1
            for length, size in zip(shape[-2:], self.size, strict=True)
        )
        return down, across

    def padded(self, X: Numbers, filled: float = 0.0) -> Numbers:
        """The pictures with zeros around them, or with another number."""
        if not self.padding:
            return X
        rows, columns = (length + 2 * self.padding for length in X.shape[-2:])
        wider = np.full((*X.shape[:-2], rows, columns), filled, dtype=X.dtype)
        wider[..., self.padding : -self.padding, self.padding : -self.padding] = X
        return wider

    def unpadded(self, padded: Numbers) -> Numbers:
        """The pictures without the zeros around them."""
        rows, columns = (slice(self.padding, length - self.padding) for length in padded.shape[-2:])
        pictures: Numbers = padded[..., rows, columns]
        return pictures

    def columns(self, X: Numbers) -> Numbers:
        """What each window sees of all channels as a column: shape (…, numbers in a window, steps)."""
        views = sliding_window_view(self.padded(X), self.size, axis=(-2, -1))
        steps = views[..., :: self.stride, :: self.stride, :, :]
        columns: Numbers = np.moveaxis(steps, (-2, -1), (-4, -3))
        return columns.reshape(*X.shape[:-3], X.shape[-3] * math.prod(self.size), -1)

    def everywhere(self, padded: Numbers, place: Place) -> Numbers:
        """What all windows see at one of their places: a view into the padded pictures, a number for each step."""
        down, across = self._replace(padding=0).counts(padded.shape)
        rows, columns = (
            slice(start, start + self.stride * (count - 1) + 1, self.stride)
            for start, count in zip(place, (down, across), strict=True)
        )
        seen: Numbers = padded[..., rows, columns]
        return seen

    def meetings(self, shape: Shape, step: int | None = None) -> NDArray[np.intp]:
        """Where windows lie on a picture of this shape: rows of a step, a place in the window, a place in the picture.

        All are counted flat; the zeros around the picture are left out. ``step``: at that step alone.
        """
        steps = np.indices(self.counts(shape)).reshape(2, -1, 1)
        first = 0 if step is None else step
        steps = steps if step is None else steps[:, step : step + 1]
        places = steps * self.stride - self.padding + np.indices(self.size).reshape(2, 1, -1)
        lies_on = ((places >= 0) & (places < np.reshape(shape[-2:], (2, 1, 1)))).all(axis=0)
        at, within = np.nonzero(lies_on)
        return np.stack([at + first, within, (places[0] * shape[-1] + places[1])[lies_on]], axis=1)
