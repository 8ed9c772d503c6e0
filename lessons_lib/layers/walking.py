"""What poolings share: a square window that walks over each channel alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lessons_lib.layers.back import Numbers
from lessons_lib.layers.pictures import refuse_no_picture, refuse_small
from lessons_lib.layers.refusing import Shape
from lessons_lib.layers.windows import Windows
from lessons_lib.numbers.choices import whole
from lessons_lib.numbers.door import Array, InputValueError

__all__ = ["Pooling"]


@dataclass(frozen=True, eq=False)
class Pooling:
    """A square window that walks over each channel alone. Shapes (channels, rows, columns), or (rows, columns).

    Rows and columns at the end in which no whole window fits are left out.

    Args:
        size: rows and columns of the window.
        stride: how many places it moves at each step; left out, as many as it is large, so that no two overlap.
        padding: how many places around the picture it may stand over, on each side; at most half of its size.
    """

    size: int = 2
    stride: int | None = None
    padding: int = 0

    def __post_init__(self) -> None:
        who = type(self).__name__
        object.__setattr__(self, "size", whole(self.size, who, "size", 1))
        stride = self.size if self.stride is None else whole(self.stride, who, "stride", 1)
        object.__setattr__(self, "stride", stride)
        object.__setattr__(self, "padding", whole(self.padding, who, "padding", 0))
        if 2 * self.padding > self.size:
            raise InputValueError(
                f"{who} expects a padding of at most half of its window, here {self.size // 2}, and got {self.padding}."
            )

    def __repr__(self) -> str:
        padding = f", padding={self.padding}" if self.padding else ""
        return f"{type(self).__name__}(size={self.size}, stride={self.stride}{padding})"

    @property
    def windows(self) -> Windows:
        """How its window walks."""
        return Windows((self.size, self.size), self.stride or self.size, self.padding)

    @property
    def walk(self) -> str:
        """Its window in words, and its stride where windows overlap or leave something out."""
        stride = "" if self.stride == self.size else f", stride {self.stride}"
        return f"{self.size} x {self.size}{stride}" + f", padding {self.padding}" * bool(self.padding)

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        refuse_no_picture(type(self).__name__, shape)
        refuse_small(type(self).__name__, self.windows, shape)
        return (*shape[:-2], *self.windows.counts(shape))

    def seen(self, X: Numbers, unit: int) -> Numbers:
        """What the window of one output number sees."""
        down, across = self.windows.counts(X.shape)
        channel, step = divmod(unit, down * across)
        numbers: Numbers = X.reshape(-1, X.shape[-2] * X.shape[-1])[channel]
        return numbers[self.windows.meetings(X.shape, step)[:, 2]]

    def lookers(self, unit: int, X: Numbers, output: Numbers) -> NDArray[np.intp]:
        """The output numbers whose windows see one number of the input."""
        channel, here = divmod(unit, X.shape[-2] * X.shape[-1])
        met = self.windows.meetings(X.shape)
        first = channel * output.shape[-2] * output.shape[-1]
        looking: NDArray[np.intp] = first + met[met[:, 2] == here, 0]
        return looking
