"""Recorded arithmetic in exact fractions: 1/200 stays 1/200, and what should cancel out cancels out."""

from __future__ import annotations

import functools
import math
import operator
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputValueError, frozen
from lessons_lib.numbers.notation import MOST_WRITTEN, number, numbers
from lessons_lib.numbers.writing import in_order

__all__ = ["Fractions", "as_fraction", "evaluated", "fraction_words", "fractions", "rounded"]

Fractions = NDArray[Any]  # an array of `Fraction`s

LARGEST_DENOMINATOR = 10**7  # of a fraction that a person may have meant: 3000/11_600_000 is 3/11600


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent.denominator != 1:
        raise InputValueError(f"{base} ** {exponent} is no fraction.")
    return Fraction(base**exponent.numerator)


def _rounded(value: Fraction, digits: Fraction = Fraction(0)) -> Fraction:
    return Fraction(round(value, int(digits)))


# What gives a fraction of fractions; exp, sqrt and the others of the table of operations do not.
EXACT: dict[str, Callable[..., Any]] = {
    "+": lambda *terms: functools.reduce(operator.add, terms),
    "negative": operator.neg,
    "*": operator.mul,
    "/": operator.truediv,
    "//": lambda one, other: Fraction(one // other),
    "%": operator.mod,
    "**": _power,
    "abs": abs,
    "max": max,
    "min": min,
    "round": _rounded,
    "sign": lambda value: Fraction((value > 0) - (value < 0)),
    "floor": lambda value: Fraction(math.floor(value)),
    "ceil": lambda value: Fraction(math.ceil(value)),
    "trunc": lambda value: Fraction(math.trunc(value)),
}


def as_fraction(value: float | Fraction) -> Fraction:
    """The fraction that a person meant by a float: the simplest that rounds to it, or else the decimal as written."""
    if isinstance(value, Fraction):
        return value
    simplest = Fraction(value).limit_denominator(LARGEST_DENOMINATOR)
    return simplest if float(simplest) == value else Fraction(repr(float(value)))


def fractions(values: Array | Fractions) -> Fractions:
    """Each number of an array as a fraction."""
    exact = np.empty(np.shape(values), dtype=object)
    for place, value in np.ndenumerate(values):
        exact[place] = as_fraction(value if isinstance(value, Fraction) else float(value))
    return frozen(exact)


def rounded(exact: Fractions) -> Array:
    """The floats nearest to some fractions."""
    return np.array([float(each) for each in exact.flat], dtype=np.float64).reshape(exact.shape)


def evaluated(result: Number, inputs: Sequence[Fraction], who: str) -> Fraction:
    """What recorded arithmetic comes to in fractions.

    Args:
        result: the recorded number.
        inputs: the exact values of what it was made from, by index.
        who: the layer, to begin a message with.

    Raises:
        InputValueError: an operation gives no fraction, as exp does.
    """
    values: dict[int, Fraction] = {}
    for each in in_order(result):
        if not each.operation:
            values[id(each)] = as_fraction(each.value) if each.index is None else inputs[each.index]
            continue
        if each.operation not in EXACT:
            raise InputValueError(
                f"{who} makes {each.operation} of its input, which is no fraction even of fractions: there is no exact "
                "trace of this model. Leave out exact=True."
            )
        values[id(each)] = EXACT[each.operation](*(values[id(part)] for part in each.parts))
    return values[id(result)]


def fraction_words(exact: Fractions) -> str:
    """Fractions as they read, and beside them as decimals where these say something else: ``-1/2 = -0.5``."""
    flat = list(exact.flat)
    if len(flat) > MOST_WRITTEN:
        return numbers(rounded(exact))
    said = ", ".join(map(str, flat))
    decimals = ", ".join(number(float(each)) for each in flat)
    both = (
        said if said == decimals else f"{said} = {decimals}" if len(flat) == 1 else f"({said}) = ({decimals})"
    )
    return both if len(flat) == 1 or "=" in both else f"({both})"
