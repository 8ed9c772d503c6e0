"""A linear layer for rows of numbers, such as a text has: every row alone, all with the same weights."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from numpy.typing import NDArray

from lessons_lib.layers.back import Numbers
from lessons_lib.layers.base import Axes, Parameter, Shape
from lessons_lib.layers.linear import Linear
from lessons_lib.numbers.arithmetic import Number, added, dot
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import counted, shape_words
from lessons_lib.numbers.record import record

__all__ = ["RowwiseLinear"]


@record(repr=False)
class RowwiseLinear(Linear):
    """A linear layer that takes each row alone, all of them with the same weights: (rows, inputs) to (rows, outputs).

    So each position of a text, one row of numbers, is treated like any other.

    Args:
        weights: shape (outputs, inputs), as in PyTorch; copied, float64, read-only.
        bias: shape (outputs,), or None for no bias.
        called: what the outputs are called, where each has a name, such as the token that it is a score of.
    """

    example = "RowwiseLinear([[1, 2], [3, 4]])"
    called: tuple[str, ...] = field(default=(), kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "called", tuple(self.called))
        if self.called and len(self.called) != self.outputs:
            raise InputValueError(
                f"RowwiseLinear expects a name for each of its {counted(self.outputs, 'output')} and got "
                f"{counted(len(self.called), 'name')}."
            )

    def __repr__(self) -> str:
        return super().__repr__().replace("Linear", "RowwiseLinear", 1)

    @property
    def input_shape(self) -> None:  # type: ignore[override]
        return None

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        words = {"output": "output feature", "input": "input feature"}
        return tuple(
            each._replace(axes=tuple(words[axis] for axis in each.axes)) for each in super().parameters
        )

    def axes_after(self, given: tuple[Axes, ...], X: Any = None, /) -> Axes:
        return (*(given[0][:1] or ((),)), self.called)

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        if len(shape) != 2 or shape[1] != self.inputs:
            right = " For one row alone write Linear." if shape == (self.inputs,) else ""
            raise InputValueError(
                f"RowwiseLinear expects rows of {counted(self.inputs, 'number')}, one for each of its inputs, and got "
                f"{shape_words(shape)}.{right}"
            )
        return (shape[0], self.outputs)

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        row, output = divmod(unit, self.outputs)
        return super().arithmetic(X[row], output)

    def gradient_arithmetic(
        self, of: int | str, unit: int, X: Numbers, output: Numbers, gradient: Numbers, /
    ) -> Number:
        if of == "bias":
            return added(gradient[:, unit])
        if of == "weights":
            out, feature = divmod(unit, self.inputs)
            return dot(gradient[:, out], X[:, feature])
        row, feature = divmod(unit, self.inputs)
        found: Number = super().gradient_arithmetic(of, feature, X[row], output[row], gradient[row])
        return found

    @property
    def formula(self) -> str:
        return "X @ W.T" if self.bias is None else "X @ W.T + b"

    @property
    def idea(self) -> str:
        bias = "" if self.bias is None else ", plus a bias"
        return f"Rows share weights: an output is a sum of weight × input{bias}."
