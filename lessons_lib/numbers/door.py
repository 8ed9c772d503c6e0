"""The door: whatever a person hands to a layer becomes a float64 array here, or an error that teaches.

Each message says who expected what, what came, and, for a classic mistake, the line that would be right.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.numbers.pytorch import from_pytorch
from lessons_lib.numbers.refusing import (
    refuse_not_finite,
    refuse_ragged,
    refuse_wrong_kinds,
    refuse_wrong_value,
)
from lessons_lib.numbers.telling import (
    GIVEN,
    RETURNED,
    InputTypeError,
    InputValueError,
    Words,
    placed,
    shortened,
)

__all__ = [
    "FLOATS",
    "GIVEN",
    "RETURNED",
    "Array",
    "InputTypeError",
    "InputValueError",
    "Words",
    "as_numbers",
    "frozen",
    "shortened",
]

Array = NDArray[np.float64]
FLOATS = np.dtype(np.float64)


def frozen(array: Array) -> Array:
    """The same array, read-only from now on."""
    array.setflags(write=False)
    return array


def as_numbers(
    x: object, who: str, names: Sequence[str] = (), *, finite: bool = True, words: Words = GIVEN
) -> Array:
    """Turn x into a float64 array, or say what is wrong with it.

    Args:
        x: what a person gave: a number, a list, an array, a sample, a pandas column, …
        who: the layer that expects the numbers, to begin the message with: ``"L1 · Input"``.
        names: names of the numbers, so that a message can say which one is at fault.
        finite: whether to refuse NaN and infinity too.
        words: how a message speaks of x: as given to a layer, or as returned by it.

    Raises:
        InputTypeError: x is not made of numbers.
        InputValueError: x is ragged, empty, masked, too large for a float, or not finite.
    """
    array = x if type(x) is np.ndarray and x.dtype == FLOATS else _converted(x, who, words)
    if array.size == 0:
        raise InputValueError(f"{who} {words.expects} numbers and {words.got} none: {words.x} is empty.")
    # The sum of squares is no number if one of them is none, and takes a quarter of the time of asking each.
    if finite and not math.isfinite(np.vdot(array, array)) and not np.isfinite(array).all():
        refuse_not_finite(array, who, names, words)
    return array


def _converted(x: object, who: str, words: Words) -> Array:
    refuse_wrong_kinds(x, who, words)
    array = None
    with contextlib.suppress(ValueError):  # NumPy's own words about ragged lists
        array = _read(x, who, words)
    if array is None:
        refuse_ragged(x, who, words)
    if array.dtype.kind not in "iuf" or _holds_bool(x):
        for index in np.ndindex(array.shape):
            refuse_wrong_value(_written_at(x, index), f"{who} {words.expects}", placed(words.x, index))
    with np.errstate(over="ignore"):  # what is too large for float64 becomes infinity, and is refused as that
        return array.astype(np.float64)


def _read(x: object, who: str, words: Words) -> NDArray[Any]:
    """What NumPy makes of x; an object that says it is an array, and then fails, is told by its own words."""
    try:
        return np.asarray(x)
    except Exception as error:
        if isinstance(error, ValueError) and not hasattr(x, "__array__"):
            raise  # NumPy's own words about ragged lists
        why = from_pytorch(x, words.x) or (
            f"It cannot be read as numbers ({type(error).__name__}: {error}). Make a list of its numbers first."
        )
        raise InputTypeError(
            f"{who} {words.expects} numbers and {words.got} {shortened(x)}. {why}"
        ) from error


def _holds_bool(x: object) -> bool:
    """Whether True or False stands in a list: beside a number NumPy turns it into one, and says nothing."""
    return isinstance(x, bool) or (isinstance(x, list | tuple) and any(map(_holds_bool, x)))


def _written_at(x: Any, index: Sequence[int]) -> object:
    """One value as the person wrote it: beside 'a', NumPy has turned 1 into '1'."""
    for depth, at in enumerate(index):
        if not isinstance(x, list | tuple):
            return np.asarray(x)[tuple(index[depth:])]
        x = x[at]
    return x
