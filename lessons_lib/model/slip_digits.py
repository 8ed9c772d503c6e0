"""How a number is misread or miswritten: a digit lost, two digits swapped, one too high or too low."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Iterator

from lessons_lib.model.changes import Change, changing, put
from lessons_lib.model.slip_tables import place
from lessons_lib.model.slip_words import noun
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.notation import number as as_written

__all__ = ["beside", "misread", "swapped_digits"]

LONG = 100  # a result of so much is not worked out at a glance


def misread(leaf: Number) -> Iterator[Change]:
    """A number of the question, or of the formula, that is read as another one."""
    if leaf.value == 0:
        return
    for factor in (10, 0.1):
        if factor < 1 and leaf.value == round(leaf.value) and leaf.value % 10:
            continue  # a whole number loses a 0, and does not become a decimal one
        said = f"Look again at {noun(leaf)}: a digit is lost or too many, it seems."
        yield Change("digit", said, noun(leaf), 2, {id(leaf): changing(operator.mul, Number(factor))})
    for other in swapped_digits(leaf.value):
        said = f"Look again at {noun(leaf)}: two of its digits are swapped, it seems."
        yield Change("digits swapped", said, noun(leaf), 1, {id(leaf): put(other)})
    if leaf.name and not place(leaf) and leaf.value == round(leaf.value) and abs(leaf.value) > 1:
        for step in (-1.0, 1.0):
            said = f"Look again at {noun(leaf)}: it is taken one too high or too low, it seems."
            yield Change("one off", said, noun(leaf), 1, {id(leaf): changing(operator.add, Number(step))})


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


def beside(value: float) -> list[float]:
    """What comes out of a long sum or product where something was carried wrongly: one digit is one off."""
    if value != round(value) or abs(value) < LONG:
        return []
    steps = [10**place for place in range(1, len(str(round(abs(value)))))]
    return [value + sign * step for step in steps for sign in (-1, 1)]
