"""A convolution looks at a picture through a small window, everywhere with the same weights."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.layers.back import Numbers, Several, shared
from lessons_lib.layers.base import BuiltIn, Parameter, Shape
from lessons_lib.layers.pictures import refuse_kernels, refuse_no_channels, refuse_small
from lessons_lib.layers.windows import Windows
from lessons_lib.numbers.arithmetic import Number, added
from lessons_lib.numbers.choices import whole
from lessons_lib.numbers.door import Array, frozen
from lessons_lib.numbers.notation import shape_words
from lessons_lib.numbers.record import record

__all__ = ["Convolution"]


@record(repr=False)
class Convolution(BuiltIn):
    """Each output is a sum of kernel × window over all channels, plus a bias; the window walks over the picture.

    From LeCun and others, *Backpropagation applied to handwritten zip code recognition* (1989). As everywhere in
    deep learning the kernel is not turned round first, so strictly it is a cross-correlation. Shapes (channels,
    rows, columns) in and out; a picture of rows and columns alone becomes one of one channel by Reshape.

    Args:
        kernels: shape (channels out, channels in, rows, columns), as in PyTorch; copied, float64, read-only.
        bias: shape (channels out,), or None for no bias.
        stride: how many places the window moves at each step.
        padding: how many zeros are put around the picture, on each side.
    """

    example = "Convolution(np.ones((1, 1, 3, 3)))"
    kernels: Array
    bias: Array | None = None
    stride: int = 1
    padding: int = 0

    def __post_init__(self) -> None:
        self.keep("kernels", *(() if self.bias is None else ("bias",)))
        object.__setattr__(self, "stride", whole(self.stride, "Convolution", "stride", 1))
        object.__setattr__(self, "padding", whole(self.padding, "Convolution", "padding", 0))
        if self.bias is not None:  # one number is that of one channel
            object.__setattr__(self, "bias", frozen(np.atleast_1d(self.bias)))
        refuse_kernels(self.kernels, self.bias, self.padding)

    def __repr__(self) -> str:
        given = [shape_words(self.kernels.shape) + (" and bias" if self.bias is not None else "")]
        given += [f"{word}={value}" for word, value in self._settings]
        return f"Convolution({', '.join(given)})"

    @property
    def _settings(self) -> list[tuple[str, int]]:
        """What is not as usual."""
        usual = (("stride", self.stride, 1), ("padding", self.padding, 0))
        return [(word, value) for word, value, plain in usual if value != plain]

    @property
    def windows(self) -> Windows:
        """How its window walks."""
        rows, columns = self.kernels.shape[2:]
        return Windows((rows, columns), self.stride, self.padding)

    def forward(self, X: Array, /) -> Array:
        steps = self.windows.counts(X.shape)
        sums = self.kernels.reshape(len(self.kernels), -1) @ self.windows.columns(X)
        if self.bias is not None:
            sums += self.bias[:, np.newaxis]
        return sums.reshape(*sums.shape[:-1], *steps)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        axes = ("output channel", "input channel", "row", "column")
        kernels = Parameter("kernels", "K", self.kernels, axes)
        bias = () if self.bias is None else (Parameter("bias", "b", self.bias, axes[:1]),)
        return (kernels, *bias)

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        refuse_no_channels(shape, self.kernels.shape[1])
        refuse_small("Convolution", self.windows, shape)
        return (len(self.kernels), *self.windows.counts(shape))

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        down, across = self.windows.counts(X.shape)
        at, step = divmod(unit, down * across)
        met = self.windows.meetings(X.shape, step)
        total: Number = sum(
            float(kernel[inner]) * pixels[place]
            for kernel, pixels in zip(_flat(self.kernels[at]), _flat(X), strict=True)
            for _, inner, place in met
        )
        return total if self.bias is None else total + float(self.bias[at])

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> Several:
        # One place of the window after the other: all that is handed back at once would not fit the processor's cache.
        handed, arrives = np.zeros(self.windows.padded(X).shape, dtype=gradient.dtype), _flat(gradient)
        for place in self.windows.places:
            back = self.windows.everywhere(handed, place)
            back += (self.kernels[:, :, *place].T @ arrives).reshape(back.shape)
        return (self.windows.unpadded(handed),)

    def parameter_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> dict[str, Numbers]:
        rows = _flat(gradient)
        of_samples = rows @ np.swapaxes(self.windows.columns(X), -1, -2)
        found = {"kernels": shared(of_samples.reshape(*X.shape[:-3], *self.kernels.shape), self.kernels)}
        return found if self.bias is None else found | {"bias": shared(rows.sum(axis=-1), self.bias)}

    def gradient_arithmetic(
        self, of: int | str, unit: int, X: Numbers, output: Numbers, gradient: Numbers, /
    ) -> Number:
        # One number alone: it is made of a few, and to record all of them takes seconds.
        if of == "bias":
            return added(gradient[unit].flat)
        met, arrives = self.windows.meetings(X.shape), _flat(gradient)
        _, channels, rows, columns = self.kernels.shape
        if of == "kernels":
            kernel, inner = divmod(unit, rows * columns)
            at, channel = divmod(kernel, channels)
            pixels = _flat(X)[channel]
            found = (arrives[at, step] * pixels[place] for step, within, place in met if within == inner)
            return added(found)
        channel, here = divmod(unit, X.shape[-2] * X.shape[-1])
        over = [(step, inner) for step, inner, place in met if place == here]
        kernels = _flat(self.kernels)[:, channel]
        pairs = zip(arrives, kernels, strict=True)
        found = (g[step] * float(kernel[inner]) for g, kernel in pairs for step, inner in over)
        return added(found)

    @property
    def formula(self) -> str:
        return "sum(K * X[window])" if self.bias is None else "sum(K * X[window]) + b"

    @property
    def idea(self) -> str:
        bias = ", plus a bias" if self.bias is not None else ""
        moves = ", ".join(f"{word} {value}" for word, value in self._settings)
        return f"Each output is a sum of kernel × window over all channels{bias}{moves and '; '}{moves}."


def _flat(X: Numbers) -> Numbers:
    """Rows and columns as one row."""
    return X.reshape(*X.shape[:-2], -1)
