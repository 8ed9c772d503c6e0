"""How feedback speaks of what a learner gave: its kind, and what it looks like."""

import re
from collections.abc import Iterable

import numpy as np

from lessons_lib.model import Model
from lessons_lib.numbers.door import Array, shortened
from lessons_lib.numbers.notation import number, numbers

__all__ = ["apart", "class_words", "kind_of", "listed", "plain", "written"]

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


def class_words(answer: object) -> str:
    """What to say of a class that came in place of what it makes; nothing of anything else."""
    if not isinstance(answer, type):
        return ""
    name = answer.__name__
    return f"You gave the class {name} itself. With brackets behind it, it makes a layer: write `{name}()`."


def listed(texts: Iterable[str]) -> str:
    """Texts with their quotes, one after the other."""
    return ", ".join(map(written, texts))


def written(value: object) -> str:
    """A text with its quotes; a small table row by row; other numbers as everywhere."""
    if isinstance(value, str):
        return f'"{value}"'
    array = np.asarray(value, dtype=float)
    if 1 < array.size <= MOST_IN_A_TABLE and len({number(one) for one in array.flat}) < len(set(array.flat)):
        return _told_apart(array)
    if array.ndim == 2 and 1 < array.size <= MOST_IN_A_TABLE:
        return f"({', '.join(map(numbers, array))})"
    return numbers(array)


def _told_apart(array: Array) -> str:
    """Numbers that would be written alike, with as many digits as tell them apart."""
    if array.ndim == 0:
        return repr(float(array))
    if array.ndim > 1:
        return f"({', '.join(map(_told_apart, array))})"
    return f"({', '.join(number(one) if one == round(one) else repr(float(one)) for one in array)})"


def apart(one: object, other: object) -> tuple[str, str]:
    """Two outcomes as they are written; with all their digits, where they would be written alike."""
    given, wanted = written(one), written(other)
    if isinstance(one, str) or isinstance(other, str):
        return given, wanted
    mine, right = np.asarray(one, float), np.asarray(other, float)
    if mine.size > MOST_IN_A_TABLE and mine.shape == right.shape:
        return _at_the_first(mine, right)
    return (given, wanted) if given != wanted else (_told_apart(mine), _told_apart(right))


def _at_the_first(one: Array, other: Array) -> tuple[str, str]:
    """Of many numbers, the first that is another one, and where it stands."""
    where = tuple(map(int, np.argwhere(one != other)[0]))
    given, wanted = apart(one[where], other[where])
    at = f"at [{', '.join(map(str, where))}]"
    return f"{written(one)}, with {given} {at}", f"{wanted} {at}"


def plain(text: str) -> str:
    """A text without what does not count: capitals, and how its words are kept apart."""
    return re.sub(r"[\s_-]+", "", text).casefold()
