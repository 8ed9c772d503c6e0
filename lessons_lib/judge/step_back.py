"""A number that nobody knows is followed back by one step: what the part that was worked out before came to in it."""

from __future__ import annotations

import math
import re

import numpy as np

from lessons_lib.judge.compare import digits_of
from lessons_lib.judge.exercise import Exercise
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.notation import number as as_written
from lessons_lib.slips.words import KINDS, factors, is_constant, noun

__all__ = ["step_back"]

NEXT_TO = 0.005  # of a whole number: so near, a rounded answer comes from it
FAR = 50  # times as large as the right number: then something else went wrong
DIGITS = 4  # that are told of a number that is no whole one
AGAIN = "Work that out once more."


def step_back(exercise: Exercise, mine: float, at: int) -> str:
    """What was worked out before the last step, if that step is right; nothing where it cannot be told."""
    said = _before(exercise, mine, at)
    right = np.ravel(exercise.expected)
    written = set(re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?", said))
    return "" if any(as_written(float(value)) in written for value in right) else said


def _before(exercise: Exercise, mine: float, at: int) -> str:
    if not exercise.recorded or not math.isfinite(mine):
        return ""
    root = exercise.recorded[at]
    if abs(mine) > FAR * max(abs(root.value), 1.0):
        return ""
    if root.operation == "/":
        return _of_a_quotient(root, mine)
    if root.operation == "*":
        return _of_a_product(root, mine)
    return _of_a_sum(root, mine) if root.operation == "+" else ""


def _of_a_quotient(root: Number, mine: float) -> str:
    some, whole = root.parts
    if _is_short(whole) and some.operation:
        said = f"If you divided by {noun(whole)} at the end, {_part(some)} was {_told(mine * whole.value, mine)}."
        return f"{said} {AGAIN}"
    if _is_short(some) and whole.operation and mine:
        divisor = _told(some.value / mine, mine)
        return f"If it is {noun(some)} that you divided, then you divided it by {divisor}. {AGAIN}"
    return ""


def _of_a_product(root: Number, mine: float) -> str:
    known = [one for one in factors(root) if _is_short(one)]
    rest = [one for one in factors(root) if not _is_short(one)]
    if not known or not rest:
        return ""
    taken = math.prod(one.value for one in known)
    left = mine / taken if taken else math.nan
    if not math.isfinite(left):
        return ""
    by = " and by ".join(f"{noun(one)} ({as_written(one.value)})" if one.name else noun(one) for one in known)
    if all(one.value == round(one.value) for one in (root, *rest)) and left != round(left):
        return (
            f"Your number cannot be divided by {by}. Is {'each of them' if len(known) > 1 else 'that'} in it?"
        )
    of = _part(rest[0]) if len(rest) == 1 else "the rest"
    return f"If you multiplied by {by}, {of} was {_told(left, mine)}. {AGAIN}"


def _of_a_sum(root: Number, mine: float) -> str:
    short = [part for part in root.parts if _is_short(part)]
    long = [part for part in root.parts if not _is_short(part)]
    if len(short) != 1 or not long:
        return ""
    rest = _part(long[0]) if len(long) == 1 else "the rest"
    before = _told(mine - short[0].value, mine)
    return f"If you added {noun(short[0])} at the end, {rest} was {before}. {AGAIN}"


def _part(part: Number) -> str:
    """What was worked out before; it is not written out, since how it comes about is the question."""
    said, *written = noun(part).split("`", 1)
    if not written:
        return said
    return said.removesuffix(" of ") or KINDS.get(part.operation, "what came before")


def _is_short(part: Number) -> bool:
    """Whether a part is a number of the question, or of the formula."""
    own = part.parts[0] if part.operation == "negative" else part
    return not own.operation and (bool(own.name) or is_constant(own))


def _told(value: float, mine: float) -> str:
    """A number that follows from an answer; from a rounded one it is only about that much."""
    if value == round(value):
        return as_written(value)
    near = round(value)
    if near and abs(value / near - 1) < NEXT_TO and digits_of(mine)[0]:
        return f"about {as_written(near)}"
    return f"about {value:.{DIGITS}g}"
