"""Whether two answers are the same: exactly, rounded as one may, or only near.

One rule for rounding: an answer may be rounded, or cut off, to two decimals or more, as long as what is left
says something of the number; and to one decimal, where three digits are left: 33.1. A whole number has nothing
to round: 15 calls are not 14.9. What is cut off leaves digits behind: of 1.19 nothing is left to cut but the 9, so
1.189 is another number. And who computed in float32 has rounded nothing: its specks are larger, that is all.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from lessons_lib.judge.wording import plain
from lessons_lib.numbers.door import Array

__all__ = [
    "EXACT",
    "MOST_OFF",
    "SINGLE",
    "Alike",
    "Outcome",
    "Outcomes",
    "as_computed",
    "digits_of",
    "equal",
    "exactly",
    "is_exactly",
    "is_rounded",
    "meant",
    "nearly",
    "roughly",
    "rounded",
    "rounded_by_hand",
    "rounded_too_much",
    "same",
]

Outcome = str | Array
Outcomes = dict[str, Outcome]  # where it came about, as the beginning of a sentence, and what came out
Truths = NDArray[np.bool_]
Alike = Callable[[Array, Array], Truths]  # which numbers of an answer are as those of another

EXACT = 1e-9
SINGLE = 2e-6  # of a number's size: a speck where it was worked out in float32, in some steps
NEAR = 0.01  # of a number's size
MOST_DIGITS = 12  # after the point; a number with more has not been rounded by hand
DECIMALS = 2  # that a rounded number keeps; one will do …
SIGNIFICANT = 3  # … where so many digits are left
MOST_OFF = 0.05  # of a slip's size, that a number is rounded from it
MOST_ROUNDED = 0.05 + EXACT  # that a number is off, which was rounded as one may: to one decimal
LITTLE = 0.05  # what may become 0 among rounded numbers
MOST_LOST = 0.15  # of a number's size: what is farther off was not rounded, but another one
LONG_ENOUGH = 3  # decimals of a number that one went on with
LAST_OFF = 2  # of the last digit, where one went on with a rounded number
CUT_OFF = 4  # digits that a number has at least, which may be cut off and not rounded: as from a calculator


def equal(mine: Mapping[str, Outcome], other: Mapping[str, Outcome], alike: Alike) -> bool:
    """Whether two answers have the same outcomes at the same places."""
    return mine.keys() == other.keys() and all(same(mine[key], other[key], alike) for key in other)


def same(mine: Outcome, other: Outcome, alike: Alike) -> bool:
    """Whether two outcomes are the same; a table is no row, but a row of one is a number."""
    if isinstance(mine, str) or isinstance(other, str):
        return isinstance(mine, str) and isinstance(other, str) and plain(mine) == plain(other)
    if mine.size != other.size or (other.ndim > 1 and mine.shape != other.shape):
        return False
    return bool(alike(mine.ravel(), other.ravel()).all())


def exactly(mine: Array, other: Array) -> Truths:
    """Which numbers are the same, but for a speck of float arithmetic, and be it that of float32."""
    size = np.abs(other)
    speck: Array = np.maximum(EXACT * size, np.minimum(SINGLE * size, MOST_ROUNDED))
    return np.abs(mine - other) <= speck + EXACT


def is_exactly(mine: float, other: float) -> bool:
    """Whether two numbers are the same, but for a speck of float arithmetic, and be it that of float32."""
    size = abs(other)
    return abs(mine - other) <= max(EXACT * size, min(SINGLE * size, MOST_ROUNDED)) + EXACT


def as_computed(mine: Array, other: Array) -> Truths:
    """Which numbers are as they were worked out, and not rounded after that; a 0 has the specks of its row."""
    nothing = np.abs(other) <= EXACT
    zeros = nothing & (np.abs(mine) <= min(SINGLE * float(np.abs(other).max(initial=0)), MOST_ROUNDED))
    return zeros | (exactly(mine, other) & ~_each(_is_shortened, mine, other))


def nearly(mine: Array, other: Array) -> Truths:
    """Which numbers are as good as the same; whole ones must be."""
    tolerance = np.where(other == other.round(), EXACT, NEAR)
    return np.abs(mine - other) <= tolerance * np.abs(other) + EXACT


def rounded(mine: Array, other: Array) -> Truths:
    """Which numbers are the other ones, exactly or rounded as one may."""
    return _each(is_rounded, mine, other)


def is_rounded(mine: float, other: float) -> bool:
    """Whether one number is another one, exactly or rounded as one may."""
    if is_exactly(mine, other):
        return True
    return abs(mine - other) <= MOST_ROUNDED and _may_be_rounded(mine, other)


def rounded_too_much(mine: Array, other: Array) -> Truths:
    """Which numbers are the other ones with too few digits left."""
    return ~rounded(mine, other) & _each(_rounds_to, mine, other)


def rounded_by_hand(mine: Array, other: Array) -> Truths:
    """Which numbers are the other ones, rounded as one may or too much, and not so far off as to be others."""
    near = np.abs(mine - other) <= MOST_LOST * np.abs(other)
    return rounded(mine, other) | (rounded_too_much(mine, other) & near)


def roughly(mine: Array, other: Array) -> Truths:
    """Which numbers are those of a mistake, however they are rounded."""
    return _each(lambda one, two: meant(one, two, loosely=True) or _rounded_on_the_way(one, two), mine, other)


def meant(mine: float, slip: float, *, loosely: bool) -> bool:
    """Whether a wrong number is what a slip gives; loosely, two digits will do."""
    if is_exactly(mine, slip):
        return True
    if abs(mine - slip) > MOST_OFF * abs(slip):
        return False
    decimals, digits = digits_of(mine)
    if digits < (2 if loosely else 3) and not (loosely and decimals >= DECIMALS):
        return False
    error = abs(mine - slip)
    cut = digits >= 3 and _leaves_digits(error, decimals) and abs(mine) < abs(slip)
    return cut or error <= 10.0**-decimals / 2 + EXACT


def _rounded_on_the_way(mine: float, slip: float) -> bool:
    """Whether only the last of many digits is off, as where one goes on with a rounded number."""
    decimals, digits = digits_of(mine)
    return decimals >= LONG_ENOUGH and digits >= CUT_OFF and abs(mine - slip) <= LAST_OFF * 10.0**-decimals


@lru_cache(4096)  # the same few numbers are asked about again and again
def digits_of(value: float) -> tuple[int, int]:
    """How many digits a number has behind the point, and how many it has without zeros in front."""
    whole, _, behind = f"{abs(value):.{MOST_DIGITS}f}".rstrip("0").partition(".")
    return len(behind), len((whole + behind).lstrip("0"))


def _each(test: Callable[[float, float], bool], mine: Array, other: Array) -> Truths:
    pairs = zip(np.asarray(mine, float).tolist(), np.asarray(other, float).tolist(), strict=True)
    return np.array([test(one, another) for one, another in pairs], dtype=bool)


def _is_shortened(mine: float, other: float) -> bool:
    """Whether a number is another one with fewer digits."""
    return abs(mine - other) > EXACT * abs(other) + EXACT and _may_be_rounded(mine, other)


def _leaves_digits(error: float, decimals: int) -> bool:
    """Whether what is lacking is less than one of the last digit: what was cut off stood behind it."""
    return error < 10.0**-decimals - EXACT


def _may_be_rounded(mine: float, other: float) -> bool:
    if other.is_integer():
        return False
    decimals, digits = digits_of(mine)
    cut = digits >= CUT_OFF and decimals >= DECIMALS
    if decimals == 1 and digits >= SIGNIFICANT:
        return abs(mine - other) <= MOST_ROUNDED
    if decimals < DECIMALS:  # 1.40 is handed over as 1.4, and says as much; 0.10 says little
        decimals, digits = DECIMALS, digits if abs(mine) >= 1 else 0
    error = abs(mine - other)
    cut = cut and _leaves_digits(error, decimals) and abs(mine) < abs(other)
    enough = digits >= 2 or error <= NEAR * abs(other)
    return enough and (cut or error <= 10.0**-decimals / 2 + EXACT)


def _rounds_to(mine: float, other: float) -> bool:
    """Whether a number is the other one rounded to so few digits that it is refused."""
    decimals, _ = digits_of(mine)
    error = abs(mine - other)
    lost = mine == 0 and abs(other) >= LITTLE  # that is another answer, not a rounded one
    return other != round(other) and error <= 10.0**-decimals / 2 + EXACT and not lost
