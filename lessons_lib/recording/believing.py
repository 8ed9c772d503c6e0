"""Whether told arithmetic comes to the number that a layer gave; what does not is no explanation of it."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np

from lessons_lib.layers import BuiltIn
from lessons_lib.numbers.arithmetic import Number, Questions
from lessons_lib.numbers.notation import number as written
from lessons_lib.numbers.writing import in_order

__all__ = ["NOT_FROM_X", "believed", "comes_to"]

NOT_FROM_X = "This number was not computed from X, as far as arithmetic can be followed: read the code."

SAME = 1e-9  # of what was added up: two right ways to add it up differ by less
SPECK = 1e-6  # of SAME, for what is no sum: so much of its parts may be a speck of their rounding


def comes_to(number: Number, value: float, same: float = SAME) -> bool:
    """Whether arithmetic gives a value, but for rounding; that grows with its terms, however small their sum is."""
    if number.value == value or (math.isnan(value) and math.isnan(number.value)):
        return True
    return math.isclose(number.value, value, rel_tol=same, abs_tol=same * _size(number))


def _size(number: Number) -> float:
    """What the sizes of all terms add up to."""
    sizes: dict[int, float] = {}
    with np.errstate(all="ignore"):
        for each in in_order(number):
            parts = [sizes[id(part)] for part in each.parts]
            size = _size_of(each, parts)
            sizes[id(each)] = size if math.isfinite(size) else abs(each.value)
    return sizes[id(number)] if math.isfinite(number.value) else 0.0


def _size_of(each: Number, parts: list[float]) -> float:
    match each.operation:
        case "":
            return abs(each.value)
        case "+" | "negative":
            return sum(parts)
        case "*":
            return parts[0] * parts[1]
        case "/":
            below = abs(each.parts[1].value)
            return parts[0] * parts[1] / below / below if below else abs(each.value)
        case "max" | "min":
            return max(parts)
    return abs(each.value) + SPECK * sum(parts)


def believed(layer: BuiltIn, X: Any, unit: int, value: float) -> Number | str:
    """The arithmetic that a layer tells of one of its outputs, if it comes to that output; else why it is not told."""
    questions = (X[0] if layer.joins else X).flat[0].questions
    questions.clear()  # they are those of the unit before
    try:
        told = layer.arithmetic(X, unit)
        number = told if isinstance(told, Number) else Number(float(np.asarray(told).item()))
    # Whoever wrote the layer may have made any mistake at all; its output stands nevertheless.
    except Exception as error:  # noqa: BLE001
        return f"The arithmetic that this layer tells cannot be worked out ({type(error).__name__}: {error})."
    if not comes_to(number, value, layer.rounding):
        there, here = written(number.value), written(value)
        if there == here:
            there, here = repr(number.value), repr(value)
        return f"The arithmetic that this layer tells comes to {there}, and it gave {here}: read its code."
    if not (number.operation or number.index is not None or number.name or questions or layer.looks_up):
        return NOT_FROM_X
    return replace(number, questions=Questions(questions))
