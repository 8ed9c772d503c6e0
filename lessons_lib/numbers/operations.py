"""The words for what can be done with numbers, and how each is computed: all that recorded arithmetic is made of.

The set is closed: whoever walks a recorded number (to write it, to take its gradient, to compute it
again in a page) meets these words and no others.
"""

from __future__ import annotations

import functools
import math
import operator
from collections.abc import Callable

import numpy as np

__all__ = ["OPERATIONS", "SAME_IN_NUMPY", "compute"]

# What NumPy and the table call by one name, each of one number.
SAME_IN_NUMPY = (
    *("exp", "expm1", "log", "log2", "log10", "log1p", "sqrt", "cbrt", "sign", "floor", "ceil", "trunc"),
    *("sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh"),
    *("arcsinh", "arccosh", "arctanh"),
)

OPERATIONS: dict[str, Callable[..., float]] = {
    "+": lambda *terms: functools.reduce(operator.add, terms),  # from left to right, as a person adds
    "negative": operator.neg,
    "*": operator.mul,
    "/": np.divide,
    "//": np.floor_divide,
    "%": np.remainder,
    "**": np.power,
    "abs": abs,
    "max": lambda *parts: functools.reduce(np.maximum, parts),
    "min": lambda *parts: functools.reduce(np.minimum, parts),
    "round": lambda value, digits=0: float(np.round(value, int(digits))),
    "arctan2": np.arctan2,
    "erf": math.erf,
    **{word: getattr(np, word) for word in SAME_IN_NUMPY},
}

# Of plain floats these are quick in Python itself, and never fail.
_QUICK: dict[str, Callable[..., float]] = {
    "+": operator.add,
    "negative": operator.neg,
    "*": operator.mul,
    "abs": abs,
}


def compute(word: str, *values: float) -> float:
    """The value of an operation, as NumPy has it: what is too large is infinity, 0 / 0 is not a number."""
    quick = _QUICK.get(word)
    if quick is not None and len(values) <= 2:
        return quick(*values)
    with np.errstate(all="ignore"):
        return float(OPERATIONS[word](*values))
