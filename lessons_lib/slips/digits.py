"""How a number is misread or miswritten: a digit lost, two digits swapped, one too high or too low."""

from __future__ import annotations

import itertools
import math
import operator
from collections.abc import Iterator

from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.notation import number as as_written
from lessons_lib.slips.changes import Change, changing, put
from lessons_lib.slips.words import is_constant, noun

__all__ = ["beside", "misread", "swapped_digits"]

LONG = 10  # a result of so much is not worked out at a glance
MOST_PLACES = 2  # behind the first digit: what is wrong further back is hardly worth a word


def misread(leaf: Number) -> Iterator[Change]:
    """A number of the question, or of the formula, that is read as another one."""
    if leaf.value == 0:
        return
    for factor in (10, 0.1):
        if factor < 1 and leaf.value == round(leaf.value) and leaf.value % 10:
            continue  # a whole number loses a 0, and does not become a decimal one
        said = f"A digit of {noun(leaf)} is lost or too many, it seems."
        kind = "digit of the formula" if is_constant(leaf) else "digit"
        yield Change(kind, said, noun(leaf), 2, {id(leaf): changing(operator.mul, Number(factor))})
    for other in swapped_digits(leaf.value):
        said = f"Two digits of {noun(leaf)} are swapped, it seems."
        yield Change("digits swapped", said, noun(leaf), 1, {id(leaf): put(other)})
    if leaf.value in {1, -1} and is_constant(leaf):
        return
    short = len(as_written(abs(leaf.value)).replace(".", "")) <= 2
    for other in (
        *(beside(leaf.value) or [leaf.value - 1, leaf.value + 1]),
        *(_two_off(leaf.value) if short else ()),
    ):
        said = f"You took another number in place of {noun(leaf)}, it seems: one of its digits is not right."
        everywhere = said if is_constant(leaf) else ""  # the formula may bring the same number several times
        yield Change(f"taken for {other:g}", said, noun(leaf), 0, {id(leaf): put(other)}, everywhere)


def swapped_digits(value: float) -> list[float]:
    """What a number becomes where two neighbouring digits change places: 1350 becomes 3150, 1530 and 1305."""
    written = as_written(abs(value))
    if not written.replace(".", "", 1).isdigit():
        return []  # written with a power of ten
    found = []
    at = [place for place, sign in enumerate(written) if sign != "."]
    for one, two in itertools.pairwise(at):
        signs = list(written)
        signs[one], signs[two] = signs[two], signs[one]
        other = float("".join(signs))
        if signs[one] != signs[two] and signs[0] != "0":
            found.append(other if value > 0 else -other)
    return found


def _two_off(value: float) -> list[float]:
    """The last digit two too high or too low, as 1.9 for 1.7."""
    step = 2 * 10.0 ** -len(as_written(abs(value)).partition(".")[2])
    return [float(f"{value + sign * step:.12g}") for sign in (-1, 1)]


def beside(value: float) -> list[float]:
    """What comes out where something was carried, or read, wrongly: one digit is one too high or too low."""
    if value == 0 or (value == round(value) and abs(value) < LONG):
        return []
    first = math.floor(math.log10(abs(value)))
    behind = len(as_written(abs(value)).partition(".")[2])
    steps = (10.0**place for place in range(first, max(-behind, first - MOST_PLACES) - 1, -1))
    return [float(f"{value + sign * step:.12g}") for step in steps for sign in (-1, 1)]
