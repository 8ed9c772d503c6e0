"""A layer is a function of its input.

Any callable of one input is a layer: a `def` or a `lambda` of your own, a whole `Model`, or one of the
layers below. These are frozen records with everything about one layer in one class: its call, its
formula, and the arithmetic of any number it puts out. Running a layer stores nothing on it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.arithmetic import Number, maximum
from lessons_lib.notation import counted, numbers, shape_words
from lessons_lib.values import Array, InputTypeError, InputValueError, Words, as_numbers, frozen

__all__ = ["BuiltIn", "Input", "Layer", "Linear", "ReLU", "Shape"]

Shape = tuple[int, ...]


class Layer(Protocol):
    """What a layer is: it can be called with one input and gives one output."""

    def __call__(self, X: Any, /) -> Any: ...


class BuiltIn:
    """What the layers of this package offer beyond the call; each of them is a frozen record that says how.

    ``forward`` is the arithmetic alone, on an array that has passed the door; it takes one sample
    or, along further axes in front, many.
    """

    names: tuple[str, ...] = ()

    def __call__(self, X: ArrayLike, /) -> Array:
        """One sample in, its output out; what does not fit is refused with an error that teaches."""
        values = as_numbers(X, type(self).__name__, self.names)
        self.shape_after(values.shape, values)
        return self.forward(values)

    def forward(self, X: Array, /) -> Array:
        """The output of one sample or many."""
        raise NotImplementedError

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        """The shape of the output for an input of this shape; InputValueError where it does not fit."""
        del values  # what came, where it is known: an error can show it
        return shape

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        """How output number ``unit``, counted flat, comes about from recorded inputs."""
        raise NotImplementedError

    @property
    def formula(self) -> str:
        """The layer as a function of X, in a line of Python."""
        raise NotImplementedError

    @property
    def idea(self) -> str:
        """What the layer does, in a sentence."""
        raise NotImplementedError


@dataclass(frozen=True, eq=False, init=False)
class Input(BuiltIn):
    """The input layer: L1(X1) = X1. It owns x, checks its shape, and hands it on unchanged.

    Args:
        names: the name of each of the input's numbers, in order.
        shape: in place of names, the shape of a sample, such as ``(8, 8)`` for an image.
    """

    names: tuple[str, ...]
    shape: Shape

    def __init__(self, *names: str, shape: int | Shape | None = None) -> None:
        if not names and shape is None:
            raise InputValueError(
                'Input expects a name for each number, as in Input("broccoli", "hours"), or shape=3.'
            )
        if not all(isinstance(name, str) for name in names):
            raise InputTypeError(
                f"Input expects names in quotes, one after another, and got {', '.join(map(repr, names))}. "
                "For 3 numbers without names write Input(shape=3); for a list of names Input(*names)."
            )
        sizes = (len(names),) if shape is None else _sizes(shape)
        if names and len(names) != math.prod(sizes):
            raise InputValueError(
                f"Input expects a name for each number and got {counted(len(names), 'name')} "
                f"for {shape_words(sizes)}. Leave out the names or the shape."
            )
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "shape", sizes)

    def __repr__(self) -> str:
        return f"Input({', '.join(map(repr, self.names))})" if self.names else f"Input(shape={self.shape})"

    def forward(self, X: Array, /) -> Array:
        return X.copy()

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        _refuse_other_shapes(shape, values, "Input", self.shape, self.names)
        return shape

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        number: Number = X.flat[unit]
        return number

    @property
    def formula(self) -> str:
        return "X"

    @property
    def idea(self) -> str:
        return "The input layer owns x and hands it on unchanged."


@dataclass(frozen=True, eq=False)
class Linear(BuiltIn):
    """Each output is a sum of weight × input over all inputs, plus a bias.

    Args:
        weights: shape (outputs, inputs), as in PyTorch; copied, float64, read-only.
        bias: shape (outputs,), or None for no bias.
    """

    weights: Array
    bias: Array | None = None
    outputs: int = field(init=False, repr=False)
    inputs: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        weights = frozen(as_numbers(self.weights, "Linear", words=Words(x="weights")).copy())
        if weights.ndim != 2:
            raise InputValueError(
                f"Linear expects weights of shape (outputs, inputs), a row for each output, and got "
                f"{shape_words(weights.shape)}. For one output of 3 inputs write Linear([[58, -3, 2]])."
            )
        object.__setattr__(self, "weights", weights)
        object.__setattr__(self, "outputs", weights.shape[0])
        object.__setattr__(self, "inputs", weights.shape[1])
        if self.bias is not None:
            bias = frozen(np.atleast_1d(as_numbers(self.bias, "Linear", words=Words(x="bias"))).copy())
            if bias.shape != (self.outputs,):
                raise InputValueError(
                    f"Linear expects a bias of {counted(self.outputs, 'number')}, one for each output, "
                    f"and got {shape_words(bias.shape)}."
                )
            object.__setattr__(self, "bias", bias)

    def __reduce__(self) -> tuple[type[Linear], tuple[Array, Array | None]]:
        # Through __init__, because an unpickled or copied NumPy array would be writable again.
        return type(self), (self.weights, self.bias)

    def forward(self, X: Array, /) -> Array:
        outputs = X @ self.weights.T
        if self.bias is not None:
            outputs += self.bias  # in place: a large batch needs no second array
        return outputs

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        _refuse_other_shapes(shape, values, "Linear", (self.inputs,))
        return (self.outputs,)

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        total: Number = sum(float(weight) * x for weight, x in zip(self.weights[unit], X, strict=True))
        return total if self.bias is None else total + float(self.bias[unit])

    @property
    def formula(self) -> str:
        return "W @ X" if self.bias is None else "W @ X + b"

    @property
    def idea(self) -> str:
        return "Each output is a sum of weight × input over all inputs" + (
            ", plus a bias." if self.bias is not None else "."
        )


@dataclass(frozen=True, eq=False)
class ReLU(BuiltIn):
    """Each number above 0 passes; each below becomes 0. ReLU(X) = max(0, X), for each number alone.

    The name is short for rectified linear unit (Nair and Hinton, 2010).
    """

    def forward(self, X: Array, /) -> Array:
        # Adding 0.0 turns the -0.0 that maximum may pass on into 0.0.
        outputs: Array = np.maximum(X, 0.0) + 0.0
        return outputs

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        return maximum(0.0, X.flat[unit])

    @property
    def formula(self) -> str:
        return "X if X >= 0 else 0"

    @property
    def idea(self) -> str:
        return "What is above 0 passes, what is below becomes 0."


def _sizes(shape: object) -> Shape:
    """A shape that a person wrote: 3, or (8, 8)."""
    sizes = tuple(shape) if isinstance(shape, list | tuple) else (shape,)
    if not all(isinstance(size, int | np.integer) and size > 0 for size in sizes):
        raise InputValueError(
            "Input expects a shape of whole numbers above 0, as in Input(shape=3) or "
            f"Input(shape=(8, 8)), and got {shape!r}."
        )
    return tuple(map(int, sizes))


def _refuse_other_shapes(
    shape: Shape, values: Array | None, who: str, expected: Shape, names: Sequence[str] = ()
) -> None:
    """Refuse any shape but the expected; where the numbers are known, with the line that would be right."""
    if shape == expected:
        return
    flat = len(shape) == 1 == len(expected) and shape[0] > 1  # "expects 3 numbers and got 2: (100, 2000)"
    got = str(shape[0]) if flat else shape_words(shape)
    if values is not None:
        got = numbers(values) if values.ndim > 1 < values.size else f"{got}: {numbers(values)}"
        if shape[1:] == expected and shape[0] > 1:
            got += f". For {shape[0]} samples at once write model.trace(X, batch=True)"
        elif math.prod(shape) == math.prod(expected):
            got += f". To put them in the right shape write np.reshape(x, {expected})"
    named = f" ({', '.join(names)})" if names else ""
    raise InputValueError(f"{who} expects {shape_words(expected)}{named} and got {got}.")
