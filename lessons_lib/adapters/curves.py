"""Curves that networks of PyTorch bend each number by, and powers; these have no drawing of their own on the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lessons_lib.layers import BuiltIn
from lessons_lib.layers.back import Elementwise, Numbers
from lessons_lib.numbers.arithmetic import Number, maximum
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import number

__all__ = ["CURVES", "Curve", "Power"]


class Bend(NamedTuple):
    """A function of each number, how it is told of a recorded one, and its slope."""

    formula: str
    of: Callable[[Any], Any]
    told: Callable[[Any], Any]
    slope: Callable[[Any], Any]


def _sigmoid(X: Any) -> Any:
    return np.exp(-np.logaddexp(0, -X))  # far below 0 its exp(-X) alone would overflow


def _step(X: Any) -> Any:
    """From 0 at -3 in a straight line to 1 at 3: the sigmoid of small devices (Howard et al., 2019)."""
    return np.clip(X / 6 + 0.5, 0, 1)


def _told_step(X: Any) -> Any:
    above = maximum(0, X / 6 + 0.5)
    return above.made("min", 1, above)


def _least(one: Any, other: Any) -> Any:
    return other.made("min", one, other)


def _risen(X: Any) -> Any:
    return (np.abs(X) < 3) / 6


CURVES = {
    "SiLU": Bend(
        "X / (1 + exp(-X))",
        lambda X: X * _sigmoid(X),
        lambda X: X / (1 + np.exp(-X)),
        lambda X: _sigmoid(X) * (1 + X * (1 - _sigmoid(X))),
    ),
    "Hardsigmoid": Bend("min(1, max(0, X / 6 + 0.5))", _step, _told_step, _risen),
    "Hardswish": Bend(
        "X * min(1, max(0, X / 6 + 0.5))",
        lambda X: X * _step(X),
        lambda X: X * _told_step(X),
        lambda X: _step(X) + X * _risen(X),
    ),
    "Softplus": Bend("log(1 + exp(X))", lambda X: np.logaddexp(0, X), lambda X: np.log(1 + np.exp(X)), _sigmoid),
    "ELU": Bend(
        "max(0, X) + min(0, exp(X) - 1)",
        lambda X: np.maximum(0, X) + np.minimum(0, np.expm1(np.minimum(0, X))),
        lambda X: maximum(0, X) + _least(0, np.exp(X) - 1),
        lambda X: np.exp(np.minimum(0, X)),
    ),
    "abs": Bend("abs(X)", np.abs, np.abs, np.sign),
    "exp": Bend("exp(X)", np.exp, np.exp, np.exp),
    "log": Bend("log(X)", np.log, np.log, lambda X: 1 / X),
    "sin": Bend("sin(X)", np.sin, np.sin, np.cos),
    "cos": Bend("cos(X)", np.cos, np.cos, lambda X: -np.sin(X)),
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Curve(Elementwise, BuiltIn):
    """Each number bent by a curve with a name: one of `CURVES`."""

    which: str

    @property
    def kind(self) -> str:
        return self.which

    def forward(self, X: Array, /) -> Array:
        with np.errstate(all="ignore"):  # what is no number is told by `run`
            outputs: Array = CURVES[self.which].of(X) + 0.0
        return outputs

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        told: Number = CURVES[self.which].told(X.flat[unit])
        return told

    def slopes(self, X: Numbers, output: Numbers, /) -> Numbers:
        del output
        return np.asarray(CURVES[self.which].slope(X))

    @property
    def formula(self) -> str:
        return CURVES[self.which].formula

    @property
    def idea(self) -> str:
        return f"Each number alone, bent by {self.which}."


@dataclass(frozen=True, eq=False)
class Power(Elementwise, BuiltIn):
    """Each number to a power: its square, its root, 1 over its root."""

    exponent: float

    def forward(self, X: Array, /) -> Array:
        with np.errstate(all="ignore"):  # what is no number is told by `run`
            outputs: Array = X**self.exponent + 0.0
        return outputs

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        power: Number = X.flat[unit] ** self.exponent
        return power

    def slopes(self, X: Numbers, output: Numbers, /) -> Numbers:
        del output
        slopes: Numbers = self.exponent * X ** (self.exponent - 1)
        return slopes

    @property
    def formula(self) -> str:
        return f"X ** {number(self.exponent)}"

    @property
    def idea(self) -> str:
        return f"Each number to the power of {number(self.exponent)}."
