"""How likely a number that nobody has reason to give is taken for a slip: what is named must be no accident.

An answer of two digits says little: nearly every such number is some slip or other. One of five digits is
hardly ever a slip by accident. So the slips round an answer are counted as the cells that they fill among all
numbers of its size and of as many digits; a slip is named where these cells are few.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lessons_lib.judge.compare import digits_of
from lessons_lib.numbers.door import Array

__all__ = ["chance"]

SIZE = 2.0  # numbers of an answer's size: from half of it to twice as much
SPECK = 1e-9


def chance(values: Array, right: Array, mine: Array, wrong: Sequence[int]) -> float:
    """Which share of random answers like this one is one of these slips.

    Args:
        values: what comes out of each slip, a row each.
        right: the right answer.
        mine: an answer; random ones have its size and as many digits.
        wrong: which of its numbers are wrong.
    """
    if len(wrong) == right.size > 1 and abs(float(right.sum()) - 1) < SPECK:
        wrong = wrong[:-1]  # of shares the last follows from the others
    here = mine[list(wrong)]
    widths = np.array([10.0 ** -digits_of(float(one))[0] for one in here])
    sizes = np.maximum(np.abs(here), widths / 2)
    there = values[:, list(wrong)]
    around = (np.abs(there) <= SIZE * sizes) & (np.abs(there) >= sizes / SIZE) & (there * here >= 0)
    cells = set(map(tuple, np.round(there[around.all(axis=1)] / widths).tolist()))
    cell = np.minimum(widths / (sizes * (SIZE - 1 / SIZE)), 1.0)
    return float(len(cells) * np.prod(cell))
