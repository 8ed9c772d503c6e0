"""A linear layer: each output is a sum of weight × input, plus a bias."""

from __future__ import annotations

from dataclasses import field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.layers.back import Numbers, Several
from lessons_lib.layers.base import BuiltIn, Parameter, Shape, refuse_other_shapes
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputValueError, Words, as_numbers, frozen
from lessons_lib.numbers.notation import counted, number, shape_words
from lessons_lib.numbers.record import record

__all__ = ["Linear"]


MOST_WRITTEN = 12  # weights; of more, a repr says only how many


@record(repr=False)
class Linear(BuiltIn):
    """Each output is a sum of weight × input over all inputs, plus a bias.

    Args:
        weights: shape (outputs, inputs), as in PyTorch; copied, float64, read-only.
        bias: shape (outputs,), or None for no bias.
    """

    example = "Linear([[1, 2], [3, 4]])"
    weights: Array
    bias: Array | None = None
    outputs: int = field(init=False, repr=False)
    inputs: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.keep("weights")
        weights, who = self.weights, type(self).__name__
        if weights.ndim != 2:
            raise InputValueError(
                f"{who} expects weights of shape (outputs, inputs), a row for each output, and got "
                f"{shape_words(weights.shape)}. {_right_weights(weights, who, self.bias)}"
            )
        object.__setattr__(self, "outputs", weights.shape[0])
        object.__setattr__(self, "inputs", weights.shape[1])
        if self.bias is not None:
            bias = frozen(np.atleast_1d(as_numbers(self.bias, who, words=Words(x="bias"))).copy())
            if bias.shape != (self.outputs,):
                raise InputValueError(
                    f"{who} expects a bias of {counted(self.outputs, 'number')}, one for each output, "
                    f"and got {shape_words(bias.shape)}. {_right_bias(weights, bias, who)}"
                )
            object.__setattr__(self, "bias", bias)

    def __repr__(self) -> str:
        given = [self.weights] if self.bias is None else [self.weights, self.bias]
        if self.weights.size > MOST_WRITTEN:
            return f"Linear({' and '.join(f'{shape_words(each.shape)}' for each in given)})"
        return f"Linear({', '.join(_written(each) for each in given)})"

    def forward(self, X: Array, /) -> Array:
        outputs: Array = X @ self.weights.T
        if self.bias is not None:
            outputs += self.bias
        return outputs

    @property
    def input_shape(self) -> Shape:
        return (self.inputs,)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        weights = Parameter("weights", "W", self.weights, ("output", "input"))
        bias = () if self.bias is None else (Parameter("bias", "b", self.bias, ("output",)),)
        return (weights, *bias)

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        refuse_other_shapes(shape, values, "Linear", (self.inputs,))
        return (self.outputs,)

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        total: Number = sum(float(weight) * x for weight, x in zip(self.weights[unit], X, strict=True))
        return total if self.bias is None else total + float(self.bias[unit])

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> Several:
        return (gradient @ self.weights,)

    def parameter_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> dict[str, Numbers]:
        rows = gradient.reshape(-1, self.outputs)
        weights = {"weights": rows.T @ X.reshape(-1, self.inputs)}
        return weights if self.bias is None else weights | {"bias": rows.sum(axis=0)}

    def gradient_arithmetic(
        self, of: int | str, unit: int, X: Numbers, output: Numbers, gradient: Numbers, /
    ) -> Number:
        # One number alone, because to record a million weights for the sake of one takes seconds.
        if of == "bias":
            found: Number = gradient[unit]
        elif of == "weights":
            found = gradient[unit // self.inputs] * X[unit % self.inputs]
        else:
            found = sum(
                each * float(weight) for each, weight in zip(gradient, self.weights[:, unit], strict=True)
            )
        return found

    @property
    def formula(self) -> str:
        return "W @ X" if self.bias is None else "W @ X + b"

    @property
    def idea(self) -> str:
        return "Each output is a sum of weight × input over all inputs" + (
            ", plus a bias." if self.bias is not None else "."
        )


def _written(array: Array) -> str:
    """An array as one would type it: ``[[58, -3, 2]]``."""
    if array.ndim == 0:
        return number(float(array))
    return f"[{', '.join(map(_written, array))}]"


def _right_weights(given: Array, who: str, bias: object) -> str:
    """The line with weights of the right shape, where these are a row, or a row in too many brackets, or its length."""
    if given.ndim == 0 and isinstance(bias, int) and given >= 1 <= bias:
        shape = (bias, int(given))
        return (
            f"For {counted(shape[1], 'input')} and {counted(bias, 'output')} and random weights, as in PyTorch, "
            f"write {who}(np.random.default_rng(0).normal(size={shape}), np.zeros({bias}))."
        )
    if given.ndim == 1 and 0 < given.size <= MOST_WRITTEN:
        return f"For one output of {counted(given.size, 'input')} write {who}({_written(given[np.newaxis])})."
    if given.ndim > 2:
        return f"Write {who}(np.reshape(weights, ({given.shape[0]}, -1)))."
    return f"For one output write {who}([weights])."


def _right_bias(weights: Array, bias: Array, who: str) -> str:
    """The line with a bias of the right length, or with weights that are not the wrong way round."""
    if bias.shape == weights.shape[1:] and len(bias) > 1:
        return f"If each column of the weights is an output, write {who}(np.transpose(weights), bias)."
    zeros = ", ".join(["0"] * len(weights)) if len(weights) <= MOST_WRITTEN else f"*[0] * {len(weights)}"
    return f"Without a shift that is {who}(weights, [{zeros}])."
