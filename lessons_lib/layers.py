"""A layer is a function of its input.

Any callable of one input is a layer: a `def` or a `lambda` of your own, a whole `Model`, or one of the
layers below. These are frozen records with everything about one layer in one class: its call, its
formula, and the arithmetic of any number it puts out. Running a layer stores nothing on it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.arithmetic import Number, maximum
from lessons_lib.notation import counted, numbers, shape_words
from lessons_lib.values import Array, InputValueError, as_numbers, frozen

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
    """The input layer: it owns x, checks its shape, and hands it on unchanged. L1(X1) = X1

    Args:
        names: the name of each of the input's numbers, in order.
        shape: in place of names, the shape of a sample, such as ``(8, 8)`` for an image.
    """

    names: tuple[str, ...]
    shape: Shape

    def __init__(self, *names: str, shape: int | Shape | None = None) -> None:
        if not names and shape is None:
            raise InputValueError('Input expects a name for each number, as in Input("broccoli", "hours"), or shape=3.')
        if not all(isinstance(name, str) for name in names):
            raise TypeError(f"Input expects names and got {names!r}. For 3 numbers without names write Input(shape=3).")
        sizes = (len(names),) if shape is None else (shape,) if isinstance(shape, int) else tuple(shape)
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "shape", sizes)

    def __repr__(self) -> str:
        return f"Input({', '.join(map(repr, self.names))})" if self.names else f"Input(shape={self.shape})"

    def forward(self, X: Array, /) -> Array:
        return X.copy()

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        if shape != self.shape:
            got = "" if values is None else f": {numbers(values)}"
            expected = shape_words(self.shape) + (f" ({', '.join(self.names)})" if self.names else "")
            count = str(shape[0]) if len(shape) == 1 == len(self.shape) else shape_words(shape)
            many = len(shape) == len(self.shape) + 1 and shape[1:] == self.shape
            hint = f". For {counted(shape[0], 'sample')} at once write model.trace(X, batch=True)" if many else ""
            raise InputValueError(f"Input expects {expected} and got {count}{got}{hint}.")
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
        weights = frozen(as_numbers(self.weights, "Linear's weights").copy())
        if weights.ndim != 2:
            raise InputValueError(
                f"Linear expects weights of shape (outputs, inputs), a row for each output, and got shape "
                f"{weights.shape}. For one output of {counted(weights.size, 'input')} write "
                f"Linear([{np.ravel(self.weights).tolist()}])."
            )
        object.__setattr__(self, "weights", weights)
        object.__setattr__(self, "outputs", weights.shape[0])
        object.__setattr__(self, "inputs", weights.shape[1])
        if self.bias is not None:
            bias = frozen(np.atleast_1d(as_numbers(self.bias, "Linear's bias")).copy())
            if bias.shape != (self.outputs,):
                raise InputValueError(
                    f"Linear expects one bias for each of its {counted(self.outputs, 'output')} and got {shape_words(bias.shape)}."
                )
            object.__setattr__(self, "bias", bias)

    def __reduce__(self) -> tuple[type[Linear], tuple[Array, Array | None]]:
        # Through __init__, because an unpickled or copied NumPy array would be writable again.
        return type(self), (self.weights, self.bias)

    def forward(self, X: Array, /) -> Array:
        outputs = X @ self.weights.T
        return outputs if self.bias is None else outputs + self.bias

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        if shape != (self.inputs,):
            got = "" if values is None else f": {numbers(values)}"
            raise InputValueError(f"Linear expects {counted(self.inputs, 'number')} and got {shape_words(shape)}{got}.")
        return (self.outputs,)

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        products = [float(weight) * x for weight, x in zip(self.weights[unit], X, strict=True)]
        return sum(products[1:], products[0]) + (0.0 if self.bias is None else float(self.bias[unit]))

    @property
    def formula(self) -> str:
        return "W @ X" if self.bias is None else "W @ X + b"

    @property
    def idea(self) -> str:
        return "Each output is a sum of weight × input over all inputs" + (", plus a bias." if self.bias is not None else ".")


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
