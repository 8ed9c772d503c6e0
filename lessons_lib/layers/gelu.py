"""GELU: each number times the share of a bell that lies below it, a bend without a corner."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.layers.back import Elementwise, Numbers
from lessons_lib.layers.base import BuiltIn
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.bell import erf
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.record import record

__all__ = ["GELU"]

ROOT = math.sqrt(2)
PORTION = 1 << 13  # numbers at once: what is made of them on the way stays in the processor's cache
BELL = math.sqrt(2 * math.pi)


@record
class GELU(Elementwise, BuiltIn):
    """Each number times the share of the standard normal distribution below it: X / 2 * (1 + erf(X / sqrt(2))).

    Far above 0 a number passes, far below it becomes 0, and between the two it bends without a corner. From Hendrycks
    and Gimpel, *Gaussian error linear units* (2016); erf is the error function. Input and output have the same shape.
    """

    bounded = True

    def forward(self, X: Array, /) -> Array:
        outputs = np.empty(X.shape, X.dtype)
        flat, bent = X.reshape(-1), outputs.reshape(-1)
        for at in range(0, flat.size, PORTION):
            here = slice(at, at + PORTION)
            half = flat[here] / 2
            bent[here] = half + half * _erf(flat[here] / ROOT)
        return outputs

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        x = X.flat[unit]
        bent: Number = x / 2 + x / 2 * (x / ROOT).made("erf", x / ROOT)
        return bent

    def slopes(self, X: Numbers, output: Numbers, /) -> Numbers:
        slopes: Numbers = (1 + _erf(X / ROOT)) / 2 + X * np.exp(-(X**2) / 2) / BELL
        return slopes

    formula = "X / 2 * (1 + erf(X / sqrt(2)))"
    idea = "What is well above 0 passes, what is well below becomes nearly 0; between the two no corner."


def _one_erf(x: Any) -> Any:
    return x.made("erf", x) if isinstance(x, Number) else math.erf(x)


def _erf(X: Numbers) -> Numbers:
    """The error function of each number, recorded or not."""
    found: Numbers = np.frompyfunc(_one_erf, 1, 1)(X) if X.dtype == object else erf(X)
    return found
