"""What networks do along one axis, such as time, as to a picture of one row: `Conv1d`, `MaxPool1d` and their like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from lessons_lib.adapters.twin_pictures import average_to, batch_norm, convolution, pool
from lessons_lib.layers import BuiltIn, Parameter, Shape
from lessons_lib.layers.back import Numbers
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import shape_words

__all__ = ["OneRow", "average_in_row", "batch_norm_in_row", "conv1d", "convolution_in_row", "pool_in_row"]


@dataclass(frozen=True, eq=False, repr=False)
class OneRow(BuiltIn):
    """A layer of pictures that is given channels of a row each, (channels, places), as a picture of one row.

    Args:
        layer: what is done to that picture; it gives one row, too.
    """

    layer: BuiltIn

    def __repr__(self) -> str:
        return f"{self.layer!r} in one row"

    @property
    def dtype(self) -> DTypeLike:  # type: ignore[override]
        """Its numbers are those of the layer in it."""
        return self.layer.dtype

    @property
    def kind(self) -> str:
        return self.layer.kind

    def tells(self, word: str, /) -> bool:
        return self.layer.tells(word)

    def forward(self, X: Array, /) -> Array:
        rows: Array = self.layer.forward(_up(X))[..., 0, :]
        return rows

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        if len(shape) != 2:
            raise InputValueError(f"{self.kind} expects channels x places and got {shape_words(shape)}.")
        channels, _, places = self.layer.shape_after(
            (shape[0], 1, shape[1]), None if values is None else _up(values)
        )
        return (channels, places)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return tuple(
            each
            if each.values.ndim < 4
            else each._replace(values=each.values[:, :, 0], axes=(*each.axes[:2], "place"))
            for each in self.layer.parameters
        )

    def with_parameter(self, name: str, values: ArrayLike) -> Self:
        new = np.asarray(values)
        return replace(self, layer=self.layer.with_parameter(name, _up(new) if new.ndim == 3 else new))

    def astype(self, dtype: DTypeLike) -> Self:
        return replace(self, layer=self.layer.astype(dtype))

    def in_training(self, chance: np.random.Generator) -> Any:
        return replace(self, layer=self.layer.in_training(chance))

    @property
    def is_training_form(self) -> bool:
        return self.layer.is_training_form

    @property
    def trains_as_it_is(self) -> bool:
        return self.layer.trains_as_it_is

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        return self.layer.arithmetic(_up(X), unit)

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> tuple[Numbers, ...]:
        (back,) = self.layer.input_gradients(_up(X), _up(output), _up(gradient))
        return (back.reshape(X.shape),)

    def parameter_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> dict[str, Numbers]:
        found = self.layer.parameter_gradients(_up(X), _up(output), _up(gradient))
        return {name: each[:, :, 0] if each.ndim == 4 else each for name, each in found.items()}

    @property
    def formula(self) -> str:
        return self.layer.formula

    @property
    def idea(self) -> str:
        return self.layer.idea


def _up(X: Numbers) -> Numbers:
    """Channels of a row each as pictures of one row."""
    return X[..., np.newaxis, :]


def _in_row(layer: BuiltIn | None) -> BuiltIn | None:
    """A layer of pictures, if there is one, as one of rows."""
    return None if layer is None else OneRow(layer)


def _down(row: int, value: Any) -> tuple[int, Any]:
    """A setting for places as one for rows and columns."""
    return row, value[0] if isinstance(value, tuple | list) else value


def convolution_in_row(  # noqa: PLR0913, PLR0917 (as PyTorch has them)
    weight: Any, bias: Any = None, stride: Any = 1, padding: Any = 0, dilation: Any = 1, groups: int = 1
) -> BuiltIn | None:
    """The layer of `F.conv1d`."""
    around = padding if isinstance(padding, str) else _down(0, padding)
    made = convolution(weight.unsqueeze(2), bias, _down(1, stride), around, _down(1, dilation), groups)
    return _in_row(made)


def conv1d(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    """The layer of `nn.Conv1d`; None where its edges are not zeros."""
    del shape, after
    if module.padding_mode != "zeros":
        return None
    given = module.stride, module.padding, module.dilation, module.groups
    return convolution_in_row(module.weight, module.bias, *given)


def pool_in_row(kind: Any) -> Callable[..., BuiltIn | None]:
    """The layer of `nn.MaxPool1d` or `nn.AvgPool1d`."""

    def made(module: Any, *_: Any) -> BuiltIn | None:
        size = _down(1, module.kernel_size)
        tall = {"kernel_size": size, "stride": _down(1, module.stride), "padding": _down(0, module.padding)}
        if hasattr(module, "dilation"):
            tall["dilation"] = _down(1, module.dilation)
        return _in_row(pool(kind, SimpleNamespace(**vars(module) | tall)))

    return made


def average_in_row(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    """The layer of `nn.AdaptiveAvgPool1d`."""
    tall = [(each[0], 1, each[-1]) for each in (shape, after)]
    return _in_row(average_to(module, *tall)) if len(shape) == len(after) == 2 else None


def batch_norm_in_row(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    """The layer of `nn.BatchNorm1d`, of a row of numbers or of channels of a row each."""
    if len(shape) != 2:
        return batch_norm(module, shape, after)
    return _in_row(batch_norm(module, (shape[0], 1, shape[1]), after))
