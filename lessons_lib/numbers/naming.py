"""What numbers are called: what one would type to get one, such as ``o2[0]``, or the names that somebody gave them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from lessons_lib.numbers.notation import counted

__all__ = ["given_names", "names_or_numbers", "number_names"]

MOST_NAMED = 10_000  # numbers whose names are all put together at once


@lru_cache(maxsize=256)  # a pen on the pad asks for the same hundreds of names at every move
def number_names(name: str, shape: tuple[int, ...]) -> Sequence[str]:
    """The name of each number of an array: ``o2`` where it is one, else ``o1[0]``, ``o1[1]``."""
    size = math.prod(shape)
    if size == 1:
        return (name,)
    names = _Names(name, shape)
    return names if size > MOST_NAMED else tuple(names)


@dataclass(frozen=True)
class _Names(Sequence[str]):
    """Names that are put together when they are asked for: there may be a million."""

    name: str
    shape: tuple[int, ...]

    def __len__(self) -> int:
        return math.prod(self.shape)

    def __getitem__(self, unit: Any) -> Any:  # a slice is never asked for
        if not 0 <= unit < len(self):
            raise IndexError(unit)
        return f"{self.name}[{', '.join(map(str, np.unravel_index(unit, self.shape)))}]"


def given_names(caller: str, each: str, names: Sequence[object], count: int) -> tuple[str, ...]:
    """Names as text, one for each number, image, … that they are to name; or none at all."""
    wanted = f"{caller} expects a name for each {each}"
    if not hasattr(names, "__len__") or getattr(names, "shape", None) == ():
        raise TypeError(f'{wanted}, in a list, as in ["first", "second"], and got {names!r}.')
    if len(names) not in {0, count}:  # (an array has no yes or no)
        raise ValueError(f"{wanted} and got {counted(count, each)} and {counted(len(names), 'name')}.")
    return tuple(map(str, names))


def names_or_numbers(caller: str, each: str, names: Sequence[object], count: int) -> tuple[str, ...]:
    """The same, or, where there are none, numbers from 0."""
    return given_names(caller, each, names, count) or tuple(map(str, range(count)))
