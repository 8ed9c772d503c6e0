"""Pictures moved by a pixel: what is read should not depend on where exactly it stands."""

from __future__ import annotations

import numpy as np

from lessons_lib.numbers.door import Array

__all__ = ["ASIDE", "NINE", "jogged", "moved"]

ASIDE = ((1, 0), (-1, 0), (0, 1), (0, -1))  # down, up, right, left
NINE = tuple((down, across) for down in (-1, 0, 1) for across in (-1, 0, 1))


def moved(X: Array, down: int, across: int) -> Array:
    """Pictures, the last two axes, moved by so many pixels; paper comes in, and what leaves the picture is lost."""
    there = np.zeros_like(X)
    to, came = zip(
        *(_part(length, by) for length, by in zip(X.shape[-2:], (down, across), strict=True)), strict=True
    )
    there[(..., *to)] = X[(..., *came)]
    return there


def _part(length: int, by: int) -> tuple[slice, slice]:
    """What is filled along one axis, and with what."""
    return slice(max(by, 0), length + min(by, 0)), slice(max(-by, 0), length + min(-by, 0))


def jogged(X: Array, chance: np.random.Generator) -> Array:
    """Each picture moved by lot, by a pixel at most along each axis; one in nine stays where it is."""
    there, where = np.empty_like(X), chance.integers(len(NINE), size=len(X))
    for at, (down, across) in enumerate(NINE):
        there[where == at] = moved(X[where == at], down, across)
    return there
