"""How feedback speaks of what a learner gave: its kind, and what it looks like."""

import re
from collections.abc import Iterable

import numpy as np

from lessons_lib.model import Model
from lessons_lib.numbers.door import shortened
from lessons_lib.numbers.notation import number, numbers

__all__ = ["kind_of", "listed", "plain", "written"]

MOST_IN_A_TABLE = 16  # numbers that are written out, so that a learner can check them by hand
KINDS = {
    str: "text",
    int | float | np.number: "a number",
    tuple: "a tuple",
    list: "a list",
    dict: "a dict",
    np.ndarray: "an array",
    object: "something else",
}


def kind_of(value: object) -> str:
    """What sort of thing came, and what it looks like."""
    if value is None:
        return "nothing (None)"
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    if isinstance(value, type):
        return f"the class {value.__name__}"
    if callable(value):
        name = getattr(value, "__name__", "")
        sort = "a model" if isinstance(value, Model) else "a function"
        return f"{sort}, {name}" if name.isidentifier() else sort
    looks = number(float(value)) if isinstance(value, np.number) else shortened(value)
    return next((f"{word}: {looks}" for kind, word in KINDS.items() if isinstance(value, kind)), looks)


def listed(texts: Iterable[str]) -> str:
    """Texts with their quotes, one after the other."""
    return ", ".join(map(written, texts))


def written(value: object) -> str:
    """A text with its quotes; a small table row by row; other numbers as everywhere."""
    if isinstance(value, str):
        return f'"{value}"'
    array = np.asarray(value, dtype=float)
    if array.ndim == 2 and 1 < array.size <= MOST_IN_A_TABLE:
        return f"({', '.join(map(numbers, array))})"
    return numbers(array)


def plain(text: str) -> str:
    """A text without what does not count: capitals, and how its words are kept apart."""
    return re.sub(r"[\s_-]+", "", text).casefold()
