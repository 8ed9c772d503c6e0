"""NumPy's functions of two results, on recorded numbers: in what a number falls apart."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

__all__ = ["of_two_results"]

EXTREME = 1000  # of the power of two of a number: beyond, not every float can be divided by it


def _behind_the_point(part: Any) -> tuple[Any, Any]:
    """What stands behind the point, and the whole number before it."""
    if not hasattr(part, "made"):
        return np.modf(part)
    whole = part.surely_finite().made("trunc", part)
    return part - whole, whole


def _power_of_two(part: Any) -> tuple[Any, Any]:
    """A number from 0.5 to 1, and the power of two that it was divided by.

    The power is a plain number: it is the same as long as what is asked here is answered alike.
    """
    if not hasattr(part, "made"):
        return np.frexp(part)
    if part.surely_finite() == 0:
        return part, 0
    power = math.frexp(part.value)[1]
    size = abs(part)
    if abs(power) >= EXTREME or not (size >= 2.0 ** (power - 1) and size < 2.0**power):
        raise TypeError(
            "The power of two of this number is not followed."
        )  # or an answer is tried that is another's
    return part / 2.0**power, power


# How many numbers each takes, and what it makes of them.
of_two_results: dict[str, tuple[int, Callable[..., tuple[Any, Any]]]] = {
    "divmod": (2, lambda whole, by: (whole // by, whole % by)),
    "modf": (1, _behind_the_point),
    "frexp": (1, _power_of_two),
}
