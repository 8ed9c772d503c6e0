"""What a layer is, and the numbers that it may bring with it."""

from __future__ import annotations

import copy
import dataclasses
from typing import Any, ClassVar, NamedTuple, Protocol, Self

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from lessons_lib.numbers.door import FLOATS, Array, InputTypeError, InputValueError, Words, as_numbers, frozen
from lessons_lib.numbers.notation import numbers
from lessons_lib.numbers.parts import Parts
from lessons_lib.numbers.telling import did_you_mean, listed

__all__ = ["ABOVE_0", "BELOW_1", "BringsNumbers", "Layer", "Parameter"]

ABOVE_0, BELOW_1 = np.nextafter(0.0, 1.0), np.nextafter(1.0, 0.0)  # the numbers next to them
# What the numbers of layers are called, here or elsewhere.
WORDS = {"w", "b", "bias", "biases", "gamma", "beta", "scale", "shift"}
WORDS |= {word + end for word in ("weight", "kernel", "filter") for end in ("", "s")}


class Layer(Protocol):
    """What a layer is: it can be called with one input and gives one output."""

    def __call__(self, X: Any, /) -> Any: ...


class Parameter(NamedTuple):
    """Numbers that a layer brings with it, and what each of their axes runs over.

    An axis is called ``output`` or ``input`` where its positions are those of the layer's output or input,
    and by a word of its own, such as ``row``, where they are neither.
    """

    name: str  # the layer's field: weights
    symbol: str  # what the formula calls it: W
    values: Array  # read-only
    axes: tuple[str, ...] = ()
    learned: bool = True  # whether training looks for it
    low: float | None = None  # what it may be at least …
    high: float | None = None  # … and at most
    start: float | None = None  # before training; None where that is drawn, or 0 for a row of biases
    measured: bool = False  # whether training, which does not look for it, measures it on the samples


class BringsNumbers(Parts):
    """Of a frozen record: its arrays are checked when it is made, copied, and read-only ever after."""

    dtype: DTypeLike = FLOATS  # in which its numbers are kept
    example: ClassVar[str] = ""  # how one is made that needs to be given something

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The numbers that the layer brings with it; none for most."""
        return ()

    def elsewhere(self, name: str) -> str:
        """Where the numbers are that somebody asks for by a word for such numbers."""
        if name.casefold() not in WORDS:
            return ""
        own = " and ".join(f"layer.{each.name}" for each in self.parameters)
        return f"Its numbers are {own}." if own else "It brings no numbers of its own."

    def with_parameter(self, name: str, values: ArrayLike) -> Self:
        """The same layer with other numbers for one parameter."""
        changed: Self = dataclasses.replace(self, **{name: values})  # type: ignore[type-var]
        return changed if self.dtype == FLOATS else changed.astype(self.dtype)

    def instead_of(self, name: str) -> str:
        """What to write in place of setting one of its fields."""
        if name not in [each.name for each in self.parameters]:
            return f"Make another one: {type(self).__name__}(…)."
        return (
            f'layer.with_parameter("{name}", …) is a new layer with other ones, and '
            f'model.with_parameters({{"L2.{name}": …}}) a new model.'
        )

    def astype(self, dtype: DTypeLike) -> Self:
        """The same layer with its numbers in another precision: of float32 it makes float32."""
        changed = copy.copy(self)
        for each in self.parameters:
            object.__setattr__(changed, each.name, frozen(each.values.astype(dtype)))
        object.__setattr__(changed, "dtype", np.dtype(dtype))
        return changed

    def keep(self, *names: str) -> None:
        """For `__post_init__`: the arrays given for these fields, checked to be numbers, copied, and read-only."""
        for name in names:
            if not hasattr(self, name):
                fields = [each.name for each in dataclasses.fields(self)]  # type: ignore[arg-type]
                raise InputValueError(
                    f"{type(self).__name__} keeps the numbers of a field, and {name!r} is none. It has "
                    f"{listed(fields)}.{did_you_mean(name, fields)}"
                )
            values = as_numbers(getattr(self, name), type(self).__name__, words=Words(x=name))
            object.__setattr__(self, name, frozen(values.copy()))

    def keep_number(self, name: str, expects: str, low: float = ABOVE_0, high: float = np.inf) -> None:
        """For `__post_init__`: the one number given for this field, checked to lie between two others, or at them."""
        if (given := getattr(self, name)) is None or isinstance(given, str):
            raise InputTypeError(f"{type(self).__name__} expects {expects} and got {given!r}.")
        value = as_numbers(given, type(self).__name__, words=Words(x=name))
        if value.size > 1 or not low <= value <= high:
            raise InputValueError(f"{type(self).__name__} expects {expects} and got {numbers(value)}.")
        object.__setattr__(self, name, value.item())

    def __setstate__(self, state: dict[str, Any]) -> None:
        # An array that was unpickled or copied would be writable again.
        for name, value in state.items():
            writable = isinstance(value, np.ndarray) and value.flags.writeable
            object.__setattr__(self, name, frozen(value.copy()) if writable else value)
