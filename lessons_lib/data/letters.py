"""Rows of letters, and which of them are held out: what the small transformer of lesson 14 learns to sort."""

from __future__ import annotations

import itertools
import math

import numpy as np

from lessons_lib.numbers.door import Array

__all__ = ["LENGTH", "LETTERS", "rows_apart"]

LETTERS = "abcdefgh"
LENGTH = 5
SEED = 14
HELD_OUT = 0.2


def rows_apart() -> tuple[Array, Array]:
    """All 32,768 rows of five letters, as ids: those to learn from, and those that are held out.

    They are held out by their letters: of a row that is, every order of its letters is. So sorting a row that was held
    out is more than remembering what its letters came to in another order.
    """
    rows = np.array(list(itertools.product(range(len(LETTERS)), repeat=LENGTH)), dtype=float)
    kept = np.array(list(itertools.combinations_with_replacement(range(len(LETTERS)), LENGTH)), dtype=float)
    chosen = np.random.default_rng(SEED).permutation(len(kept))[: math.ceil(HELD_OUT * len(kept))]
    base = len(LETTERS) ** np.arange(LENGTH)
    unseen = np.isin(np.sort(rows, axis=1) @ base, kept[chosen] @ base)
    return rows[~unseen], rows[unseen]
