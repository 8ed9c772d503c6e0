"""What each number of an array is called: what one would type to get it, such as ``o2[0]``."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

__all__ = ["number_names"]

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
