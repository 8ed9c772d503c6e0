"""Group normalisation, and instance normalisation, which is that of one channel alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import nn

from lessons_lib.adapters.one_row import batch_norm_in_row
from lessons_lib.adapters.tensors import array_of
from lessons_lib.adapters.twin_pictures import batch_norm
from lessons_lib.layers import BuiltIn, Parameter, Shape
from lessons_lib.layers.back import Numbers
from lessons_lib.layers.standardising import back_through, standard, told_standard
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import number, shape_words

__all__ = ["GroupNorm", "group_norm", "group_norm_module", "instance_norm", "normed_in_groups"]


@dataclass(frozen=True, eq=False, repr=False)
class GroupNorm(BuiltIn):
    """Channels in groups, each group of a sample around its own mean, in its own deviations; then × scale + shift.

    From Wu and He, *Group normalization* (2018); of one channel alone it is the instance normalisation of Ulyanov,
    Vedaldi and Lempitsky (2016).

    Args:
        groups: into how many the channels are parted.
        scale, shift: of each channel.
        axes: how many axes a sample has, the channels first.
        epsilon: what is added to the variance.
    """

    groups: int
    scale: Array
    shift: Array
    axes: int
    epsilon: float

    def __post_init__(self) -> None:
        self.keep("scale", "shift")

    def __repr__(self) -> str:
        return f"{self.kind}({self.groups} groups of {len(self.scale) // self.groups})"

    @property
    def kind(self) -> str:
        return "InstanceNorm" if self.groups == len(self.scale) else "GroupNorm"

    def _rows(self, X: Numbers) -> Numbers:
        """What is normalised together as a row."""
        return X.reshape(*X.shape[: X.ndim - self.axes], self.groups, -1)

    def _of_channels(self, values: Array) -> Array:
        return values.reshape(-1, *(1,) * (self.axes - 1))

    def forward(self, X: Array, /) -> Array:
        normal, _ = standard(self._rows(X), (-1,), self.epsilon, type(self).__name__)
        outputs: Array = self._of_channels(self.scale) * normal.reshape(X.shape) + self._of_channels(
            self.shift
        )
        return outputs

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        del values
        if len(shape) != self.axes or shape[0] != len(self.scale):
            raise InputValueError(
                f"{self.kind} expects {len(self.scale)} channels and got {shape_words(shape)}."
            )
        return shape

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return (
            Parameter("scale", "scale", self.scale, ("channel",), start=1.0),
            Parameter("shift", "shift", self.shift, ("channel",), start=0.0),
        )

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        rows, channel = self._rows(X), unit // math.prod(X.shape[1:])
        group, at = divmod(unit, rows.shape[-1])
        distances, spread = told_standard(rows[group], self.epsilon)
        told: Number = float(self.scale[channel]) * distances[at] / spread + float(self.shift[channel])
        return told

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> tuple[Numbers, ...]:
        del output
        arrives = self._rows(gradient * self._of_channels(self.scale))
        return (
            back_through(self._rows(X), arrives, (-1,), self.epsilon, type(self).__name__).reshape(X.shape),
        )

    def parameter_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> dict[str, Numbers]:
        del output
        normal, _ = standard(self._rows(X), (-1,), self.epsilon, type(self).__name__)
        of_channels = (len(self.scale), math.prod(X.shape[X.ndim - self.axes + 1 :]))
        found = {"scale": gradient * normal.reshape(X.shape), "shift": gradient}
        return {name: each.reshape(-1, *of_channels).sum(axis=(0, 2)) for name, each in found.items()}

    @property
    def formula(self) -> str:
        return f"scale * (X - mean(group)) / sqrt(var(group) + {number(self.epsilon)}) + shift"

    @property
    def idea(self) -> str:
        own = "its channel's" if self.groups == len(self.scale) else "its group's"
        return f"How far each number is from {own} mean, in deviations, × scale + shift."


def normed_in_groups(groups: int, weight: Any, bias: Any, epsilon: float, shape: Shape) -> BuiltIn:
    """The layer for samples of a shape; weights that are left out are 1, and what is added 0."""
    scale, shift = (
        usual(shape[0]) if each is None else array_of(each)
        for each, usual in ((weight, np.ones), (bias, np.zeros))
    )
    return GroupNorm(groups, scale, shift, len(shape), epsilon)


def group_norm_module(
    num_groups: int, weight: Any = None, bias: Any = None, eps: float = 1e-5
) -> nn.GroupNorm:
    """What `F.group_norm` does, as a module."""
    made = nn.GroupNorm(num_groups, num_groups, eps, affine=False)
    for name, values in (("weight", weight), ("bias", bias)):
        setattr(made, name, None if values is None else nn.Parameter(values.detach(), requires_grad=False))
    return made


def group_norm(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    """The layer of `nn.GroupNorm`."""
    del after
    return normed_in_groups(module.num_groups, module.weight, module.bias, module.eps, shape)


def instance_norm(module: Any, shape: Shape, after: Shape) -> BuiltIn | None:
    """The layer of `nn.InstanceNorm1d` or `nn.InstanceNorm2d`; one that keeps what it measured is a batch's."""
    if module.track_running_stats:
        return (batch_norm_in_row if len(shape) == 2 else batch_norm)(module, shape, after)
    return normed_in_groups(shape[0], module.weight, module.bias, module.eps, shape)
