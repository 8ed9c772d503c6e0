"""How a number is written: the same in a table, a plot, a formula and a repr."""

from __future__ import annotations

import contextlib
import math
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.numbers.telling import InputTypeError, shortened

__all__ = [
    "counted",
    "is_speck",
    "number",
    "numbers",
    "shape_words",
    "span_words",
    "unrounded",
    "without_specks",
]

# Where terms cancel, float arithmetic leaves specks such as -7e-17 in place of 0; a reader should see the 0. A speck is
# told by its digits: it has the few last ones of what its terms had, at most 30 of 53. A number that somebody gave, or
# that came of multiplying, has more of them and is written, however small it is; but one that multiplying made of few
# digits, such as 2 ** -50, looks like a speck. Below the square of a rest of terms as small as 1e-6 nothing is one.
SPECK, SMALLEST_SPECK = 1e-12, 1e-45
SPLIT = 2.0**23 + 1  # 23 of 53 digits are left out
Tiny = TypeVar("Tiny", float, NDArray[np.float64])
MOST_WRITTEN = 8  # a longer row of numbers is described, not listed


def number(value: float) -> str:
    """Write one number the way every table, plot and formula of the package does.

    Whole numbers stay whole (``2000``), others get four significant digits, but at least
    two decimals (``0.0002586``, ``1234.57``). Specks of rounding are ``0``, never ``-0.0``; small numbers are not.
    """
    try:
        value = float(value)
    except (TypeError, ValueError):
        raise InputTypeError(
            f"number writes one number, as in number(0.5), and got {shortened(value)}."
        ) from None
    if not math.isfinite(value):
        return "not a number" if math.isnan(value) else ("infinity" if value > 0 else "-infinity")
    size = abs(value)
    if is_speck(value):
        return "0"
    if size < 1e9 and abs(value - round(value)) <= 1e-9 * size:
        return str(round(value))
    if not 1e-4 <= size < 1e9:
        return _scientific(value)
    decimals = max(2, 3 - math.floor(math.log10(size)))
    return f"{value:.{decimals}f}".rstrip("0").rstrip(".")


def _scientific(value: float) -> str:
    digits, power = f"{value:.3e}".split("e")
    return f"{float(digits):g}e{int(power)}"


def unrounded(value: float) -> str:
    """A number as it is, specks too: whoever reads ``-3.469e-17 >= 0? no`` has to see on which side of 0 it lies."""
    return _scientific(value) if value and is_speck(value) else number(value)


def is_speck(value: float) -> bool:
    """Whether a number is 0, or what rounding left of it: ``0.1 + 0.2 - 0.3``, but not ``1e-17``."""
    return value == 0 or (SMALLEST_SPECK < abs(value) < SPECK and _without_last_digits(value) == value)


def without_specks(values: ArrayLike) -> NDArray[np.float64]:
    """The numbers with a 0 for each speck."""
    array = np.asarray(values, dtype=float)
    size = np.abs(array)
    tiny = np.where((size > SMALLEST_SPECK) & (size < SPECK), array, np.nan)  # NaN equals nothing
    return np.where((_without_last_digits(tiny) == array) | (size == 0), 0.0, array)  # no -0 either


def _without_last_digits(tiny: Tiny) -> Tiny:
    """A number, or each of many, with 30 of its 53 binary digits: Veltkamp's way of taking a float apart."""
    large = SPLIT * tiny
    return large - (large - tiny)


def numbers(values: ArrayLike) -> str:
    """Write one number, a row of them, or, where they are many, what they are.

    ``(100, 2000, 100)``; a row of one reads like the number in it; ``8 x 8 numbers from 0 to 16``;
    ``64 numbers, all 0``.
    """
    array = _as_floats(values)
    if array.size == 1:
        return number(array.item())
    if array.ndim == 1 and 0 < array.size <= MOST_WRITTEN:
        return "(" + ", ".join(number(value) for value in array) + ")"
    if array.size == 0:
        return "no numbers"
    odd = array.size - np.isfinite(array).sum()
    return shape_words(array.shape) + (f", {odd} not finite" if odd else span_words(array))


def _as_floats(values: ArrayLike) -> NDArray[np.float64]:
    with contextlib.suppress(Exception):  # NumPy's own words, or those of who says that it is an array
        array = np.asarray(values)
        if array.dtype.kind in "biuf" or (array.dtype.kind == "O" and None not in list(array.flat)):
            return array.astype(float, copy=False)
    raise InputTypeError(f"numbers writes numbers, as in numbers((1, 2.5)), and got {shortened(values)}.")


def span_words(values: ArrayLike) -> str:
    """Say what finite numbers there are, to go on after how many: `` from 0 to 16``, ``, all 0``, or nothing."""
    array = np.asarray(values, dtype=float)
    finite = array[np.isfinite(array)]
    if finite.size == 0:
        return ""
    least, largest = number(finite.min()), number(finite.max())
    return f", all {least}" if least == largest else f" from {least} to {largest}"


def shape_words(shape: tuple[int, ...]) -> str:
    """Say a shape in words: ``1 number``, ``3 numbers``, ``8 x 8 numbers``."""
    if len(shape) <= 1:
        return counted(shape[0] if shape else 1, "number")
    return " x ".join(str(length) for length in shape) + " numbers"


def counted(count: int, word: str) -> str:
    """Put a count before its word: ``1 layer``, ``3 layers``."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
