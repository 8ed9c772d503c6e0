"""What is told of a layer that calls PyTorch: by a layer of ours that does the same, or that nothing can be told."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.adapters.calling import Calling
from lessons_lib.layers import Axes, BuiltIn, Parameter, Shape
from lessons_lib.layers.back import Numbers
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import shape_words

__all__ = ["Called", "CalledOnSeveral", "called"]


@dataclass(frozen=True, eq=False, repr=False)
class Called(Calling):
    """A layer that PyTorch computes and that this package tells of, where it can.

    Args:
        call, shapes, after, sort, dtype: as `Calling` has them.
        twin: the layer of this package that computes the same, and so tells its arithmetic; None where there is none.
        why: in that case, why.
    """

    twin: BuiltIn | None = None
    why: str = ""
    untold: str = field(init=False)

    def __post_init__(self) -> None:
        said = f"PyTorch's own {self.sort} computes this, and does not tell how.{self.why}"
        object.__setattr__(self, "untold", "" if self.twin else said)

    def tells(self, word: str, /) -> bool:
        return self.twin.tells(word) if self.twin else word != "arithmetic"

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return self.twin.parameters if self.twin else ()

    def with_parameter(self, name: str, values: ArrayLike) -> Any:
        # Its numbers are PyTorch's; with others it is the layer that tells of it.
        return self.twin.with_parameter(name, values) if self.twin else self

    def axes_after(self, given: tuple[Axes, ...], X: Any = None, /) -> Axes:
        return self.twin.axes_after(given, X) if self.twin else ()

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        return self.twin.arithmetic(X, unit) if self.twin else super().arithmetic(X, unit)

    def in_training(self, chance: np.random.Generator) -> Any:
        return self if self.twin is None else self.twin.in_training(chance)

    @property
    def trains_as_it_is(self) -> bool:
        return self.twin is None or self.twin.trains_as_it_is

    def gradient_arithmetic(
        self, of: int | str, unit: int, X: Any, output: Numbers, gradient: Numbers, /
    ) -> Number:
        if self.twin:
            return self.twin.gradient_arithmetic(of, unit, X, output, gradient)
        given: Any = tuple(map(_plain, X)) if self.joins else _plain(X)
        # Its value and nothing about where it comes from.
        return Number(
            float(self.input_gradients(given, _plain(output), _plain(gradient))[int(of)].flat[unit])
        )

    def parameter_gradients(self, X: Any, output: Numbers, gradient: Numbers, /) -> dict[str, Numbers]:
        return self.twin.parameter_gradients(X, output, gradient) if self.twin else {}

    @property
    def formula(self) -> str:
        return self.twin.formula if self.twin else f"{self.sort}(X)"

    @property
    def idea(self) -> str:
        return self.twin.idea if self.twin else f"A layer of PyTorch, called as it is: {self.sort}."


class CalledOnSeveral(Called):
    """The same of several inputs."""

    joins = True

    def _taken(self, *inputs: Any) -> Any:
        return inputs

    def _arrays(self, X: Any) -> tuple[Array, ...]:
        return tuple(X)

    @property
    def input_shape(self) -> Any:
        return None

    def shape_after(self, shape: Any, values: Any = None, /) -> Shape:
        del values
        if tuple(shape) != self.shapes:
            expected, got = (" and ".join(map(shape_words, each)) for each in (self.shapes, shape))
            raise InputValueError(f"{type(self).__name__} expects {expected} and got {got}.")
        return self.after


def _plain(X: Numbers) -> Array:
    """The values of recorded numbers."""
    return np.array([getattr(each, "value", each) for each in X.flat], dtype=float).reshape(X.shape)


def called(layer: Called) -> Called:
    """The layer as one of several inputs, where it takes several."""
    if len(layer.shapes) == 1:
        return layer
    return CalledOnSeveral(*(getattr(layer, each.name) for each in fields(layer) if each.init))
