"""What layers share that have a number for each channel, of pictures or of rows."""

from __future__ import annotations

import math

from lessons_lib.layers.back import Numbers
from lessons_lib.layers.parameter import Parameter
from lessons_lib.layers.refusing import Shape
from lessons_lib.numbers.choices import is_whole
from lessons_lib.numbers.door import Array, InputValueError, shortened
from lessons_lib.numbers.notation import counted, shape_words

__all__ = ["ByChannel"]


class ByChannel:
    """Of a layer whose `scale` and `shift` have a number for each channel.

    Of a picture (channels, rows, columns), ``axes=3``, all places of a channel share one; of a row of numbers,
    ``axes=1``, each number is a channel of its own.
    """

    scale: Array
    shift: Array
    axes: int

    def refuse_axes(self) -> None:
        """Refuse another number of axes than a picture or a row has."""
        if not is_whole(self.axes) or self.axes not in {1, 3}:
            raise InputValueError(
                f"{type(self).__name__} expects as axes 3, for pictures (channels, rows, columns), or 1, for rows of "
                f"numbers, and got {shortened(self.axes)}."
            )

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        """The shape stays; the first axis counts the channels."""
        if len(shape) != self.axes or shape[0] != self.scale.size:
            channels = self.scale.size
            what = (
                f"a picture of {channels} x rows x columns" if self.axes == 3 else counted(channels, "number")
            )
            other = {1: "For rows of numbers write axes=1.", 3: "For pictures leave axes=1 out."}
            more = f" {other[len(shape)]}" if len(shape) in {1, 3} and len(shape) != self.axes else ""
            if len(shape) == self.axes + 1:
                more = f" For {counted(shape[0], 'sample')} at once write model.trace(X, batch=True)."
            raise InputValueError(f"{type(self).__name__} expects {what} and got {shape_words(shape)}.{more}")
        return shape

    def stretched(self, values: Array) -> Array:
        """A number for each channel, in a shape that meets all places of a channel."""
        return values.reshape(-1, *(1,) * (self.axes - 1))

    def rows(self, X: Numbers) -> Numbers:
        """Each channel of one sample as a row."""
        return X.reshape(self.scale.size, -1)

    def per_channel(self, contributions: Array) -> Array:
        """What all samples and all places of a channel contribute, added."""
        rows = contributions.reshape(
            -1, self.scale.size, math.prod(contributions.shape[contributions.ndim - self.axes + 1 :])
        )
        total: Array = rows.sum(axis=-1).sum(axis=0)
        return total

    @property
    def learned(self) -> tuple[Parameter, ...]:
        """What training looks for."""
        return (
            Parameter("scale", "scale", self.scale, ("channel",), start=1.0),
            Parameter("shift", "shift", self.shift, ("channel",), start=0.0),
        )
