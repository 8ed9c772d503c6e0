"""One cell of a table: the number, the class or the name in it, or an error that says which cell lacks it."""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np

from lessons_lib.data.answers import Classes
from lessons_lib.numbers.door import InputTypeError, InputValueError, Words, as_numbers, shortened
from lessons_lib.numbers.telling import did_you_mean

__all__ = [
    "class_in",
    "is_like_a_number",
    "is_missing",
    "name_in",
    "number_in",
    "stands_for_nothing",
]

CELL = Words(x="it", example="")
LIKE_A_NUMBER = re.compile(r"\W*\d[\d\s.,'’]*\W*")  # 310 €, 1 200, "12": digits, and no letters
NO_VALUE = {"nan", "na", "n/a", "#n/a", "null"}  # what tables write for no value
MISSING = {"NAType", "NaTType"}  # what pandas writes for no value, beside NaN and None


def number_in(cell: Any, here: str, hint: str = "") -> float:
    """A cell's number, or an error that says which cell holds none."""
    if is_missing(cell):
        raise InputValueError(f"{here} is empty. Fill it in, or leave the row out.")
    if isinstance(cell, str):
        if stands_for_nothing(cell):
            raise InputValueError(f"{here} is {cell.strip()!r}: no value. Fill it in, or leave the row out.")
        if not hint and is_like_a_number(cell):
            hint = (
                "Write it as a plain number, as in 1500 or 2.5: no quotes, no unit, no marks for thousands."
            )
        why = hint or (
            "Write a number. A column of words is no feature: leave it out of features=(…), or "
            "let it name the samples, names=…."
        )
        raise InputTypeError(f"{here} is text, where a number is meant: {shortened(cell)}. {why}")
    if isinstance(cell, float | np.floating) and math.isinf(cell):
        raise InputValueError(f"{here} is {cell}, where a finite number is meant.")
    value = as_numbers(cell, here, words=CELL)
    if value.size != 1:
        raise InputValueError(f"{here} expects one number and got {value.size}: {shortened(cell)}.")
    return float(value.item())


def class_in(word: str, here: str, classes: Classes) -> int:
    """The number of the class that a word names."""
    if word not in classes.names:
        known = ", ".join(classes.names)
        raise InputValueError(
            f"{here} is {word!r}, and the classes are {known}.{did_you_mean(word, classes.names)}"
        )
    return classes.names.index(word)


def name_in(cell: Any, here: str) -> str:
    """The name of a sample that stands in a cell."""
    if is_missing(cell):
        raise InputValueError(f"{here} is empty, and a sample needs a name.")
    return str(cell).strip()


def is_missing(cell: Any) -> bool:
    """Whether a cell holds nothing: None, blank text, not a number."""
    if isinstance(cell, str):
        return not cell.strip()
    not_a_number = isinstance(cell, float | np.floating) and math.isnan(cell)
    return cell is None or not_a_number or type(cell).__name__ in MISSING


def stands_for_nothing(word: str) -> bool:
    """Whether a text is what tables write where a value is missing: ``NaN``, ``NA``."""
    return word.strip().lower() in NO_VALUE


def is_like_a_number(word: str) -> bool:
    """Whether a text seems to be meant as a number, such as ``310 €``: then it is no class's name."""
    return LIKE_A_NUMBER.fullmatch(word) is not None
