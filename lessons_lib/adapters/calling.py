"""A layer that calls PyTorch: what it computes is PyTorch's own; what is told of it is told by a layer of ours."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import ArrayLike, DTypeLike, NDArray

from lessons_lib.layers import BuiltIn, Parameter, Shape, refuse_other_shapes
from lessons_lib.layers.back import Numbers
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import shape_words

__all__ = ["Call", "Called", "CalledOnSeveral", "Slot", "called", "sample_of", "walked"]

ROUNDING = 1e-5  # of what was added up: so exactly float32 computes

with warnings.catch_warnings():
    # PyTorch says once that it could change a read-only array, if it were told to; what could, gets a copy below.
    warnings.simplefilter("ignore")
    torch.from_numpy(np.broadcast_to(np.zeros(1, np.float32), 1))


class Slot(NamedTuple):
    """Where in a call one of its tensors stands."""

    at: int


@dataclass(frozen=True)
class Call:
    """A call of a module, a function or a tensor's method, with places for the tensors that it is given."""

    target: Any
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    kinds: tuple[Any, ...]  # the type of each tensor's numbers
    batched: tuple[
        bool, ...
    ]  # whether each tensor has the axis of a batch of one in front, which a sample has not
    changes: bool  # whether it may change what it is given, and so gets a copy
    picks: tuple[Any, ...] = ()  # which of several outputs

    def on(self, *tensors: Any) -> Any:
        """What it makes of these tensors."""
        given = tuple(each.clone() for each in tensors) if self.changes else tensors
        args, kwargs = walked((self.args, self.kwargs), Slot, lambda slot: given[slot.at])
        if isinstance(self.target, str):
            made = getattr(args[0], self.target)(*args[1:], **kwargs)
        else:
            made = self.target(*args, **kwargs)
        for pick in self.picks:
            made = getattr(made, pick) if isinstance(pick, str) and hasattr(made, pick) else made[pick]
        return made

    def tensor(self, at: int, X: Array) -> Any:
        """One of its inputs as PyTorch takes it; most often the same memory."""
        tensor = torch.from_numpy(np.ascontiguousarray(X)).to(self.kinds[at])
        return tensor[None] if self.batched[at] else tensor


def walked(structure: Any, kind: type, change: Callable[[Any], Any]) -> Any:
    """The arguments of a call, with everything of some kind changed, however deep it stands."""
    if isinstance(structure, kind):
        return change(structure)
    if type(structure) in {tuple, list}:
        return type(structure)(walked(each, kind, change) for each in structure)
    if type(structure) is dict:
        return {key: walked(each, kind, change) for key, each in structure.items()}
    if type(structure) is slice:
        return slice(
            *(walked(each, kind, change) for each in (structure.start, structure.stop, structure.step))
        )
    return structure


def sample_of(tensor: Any) -> Any:
    """A tensor without the axis of a batch of one in front."""
    return tensor[0] if tensor.shape[:1] == (1,) else tensor


@dataclass(frozen=True, eq=False, repr=False)
class Called(BuiltIn):
    """A layer whose output PyTorch computes, one sample at a time.

    Args:
        call: what is called.
        shapes: of one sample of each input.
        after: the shape of its output.
        sort: what it is called.
        dtype: of its output's numbers.
        twin: the layer of this package that computes the same, and so tells its arithmetic; None where there is none.
        why: in that case, why.
    """

    call: Call
    shapes: tuple[Shape, ...]
    after: Shape
    sort: str
    dtype: DTypeLike = np.float64
    twin: BuiltIn | None = None
    why: str = ""
    untold: str = field(init=False)
    rounding = ROUNDING

    def __post_init__(self) -> None:
        said = f"PyTorch's own {self.sort} computes this, and does not tell how.{self.why}"
        object.__setattr__(self, "untold", "" if self.twin else said)

    def __repr__(self) -> str:
        return f"{self.sort}({' and '.join(map(shape_words, self.shapes))} to {shape_words(self.after)})"

    def tells(self, word: str, /) -> bool:
        return self.twin.tells(word) if self.twin else word != "arithmetic"

    @property
    def goes_back(self) -> bool:
        return True

    @property
    def kind(self) -> str:
        return self.sort

    def _arrays(self, X: Any) -> tuple[Array, ...]:
        return (X,)

    def forward(self, X: Any, /) -> Array:
        arrays = self._arrays(X)
        extra = arrays[0].ndim - len(self.shapes[0])
        with torch.inference_mode():
            if not extra:
                return self._one(arrays)
            count = arrays[0].shape[:extra]
            rows = (each.reshape(-1, *shape) for each, shape in zip(arrays, self.shapes, strict=True))
            return np.stack([self._one(each) for each in zip(*rows, strict=True)]).reshape(
                *count, *self.after
            )

    def _one(self, arrays: tuple[Array, ...]) -> Array:
        made = sample_of(self.call.on(*(self.call.tensor(at, X) for at, X in enumerate(arrays)))).numpy()
        if any(np.may_share_memory(made, each) for each in arrays):
            made = made.copy()
        return np.asarray(made, dtype=self.dtype)

    def shape_after(self, shape: Any, values: Any = None, /) -> Shape:
        refuse_other_shapes(shape, values, "Called", self.shapes[0])
        return self.after

    @property
    def input_shape(self) -> Shape:
        return self.shapes[0]

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return self.twin.parameters if self.twin else ()

    def with_parameter(self, name: str, values: ArrayLike) -> Any:
        # Its numbers are PyTorch's; with others it is the layer that tells of it.
        return self.twin.with_parameter(name, values) if self.twin else self

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        return self.twin.arithmetic(X, unit) if self.twin else super().arithmetic(X, unit)

    def input_gradients(self, X: Any, output: Numbers, gradient: Numbers, /) -> tuple[Numbers, ...]:
        arrays, extra = self._arrays(X), output.ndim - len(self.after)
        if not extra:
            return self._one_back(arrays, gradient)
        count = output.shape[:extra]
        rows = (
            each.reshape(-1, *shape)
            for each, shape in zip((*arrays, gradient), (*self.shapes, self.after), strict=True)
        )
        found = [self._one_back(each, arrives) for *each, arrives in zip(*rows, strict=True)]  # type: ignore[arg-type]
        return tuple(np.stack(each).reshape(*count, *each[0].shape) for each in zip(*found, strict=True))

    def _one_back(self, arrays: tuple[Array, ...], gradient: Numbers) -> tuple[Numbers, ...]:
        with torch.enable_grad():
            given = [self.call.tensor(at, X).clone() for at, X in enumerate(arrays)]
            followed = [each.requires_grad_() for each in given if each.is_floating_point()]
            made = sample_of(self.call.on(*given))
            arrives = torch.from_numpy(np.array(gradient)).to(made.dtype)
            found = iter(torch.autograd.grad(made, followed, arrives, allow_unused=True))
        back = (next(found) if each.is_floating_point() else None for each in given)
        return tuple(
            np.zeros(X.shape) if each is None else each.reshape(X.shape).numpy()
            for each, X in zip(back, arrays, strict=True)
        )

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
