"""How likely a number that nobody has reason to give is taken for a slip: what is named must be no accident.

An answer of two digits says little: nearly every such number is some slip or other. One of five digits is
hardly ever a slip by accident. So the slips of an exercise are counted as the cells that they fill among all
answers of as many digits, and a rare slip is named where all cells together are few.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from lessons_lib.judge.compare import digits_of
from lessons_lib.judge.guesses import SPREAD, TURNED
from lessons_lib.numbers.door import Array

__all__ = ["chance"]

LEAST = 1e-12


def chance(values: Array, right: Array, mine: Array, wrong: Sequence[int]) -> float:
    """Which share of random answers is one of these slips.

    Args:
        values: what comes out of each slip, a row each.
        right: the right answer.
        mine: an answer; only how many digits its wrong numbers have is looked at.
        wrong: which of its numbers are wrong.
    """
    if not len(values):
        return 0.0
    size = float(np.abs(right).max()) or 1.0
    widths = np.array([10.0 ** -digits_of(float(mine[at]))[0] for at in wrong])
    cells = np.unique(np.round(values[:, list(wrong)] / widths), axis=0)
    each = [_share(cells[:, at] * width, width, right[place] or size, bool(right[place] < 0))
            for at, (place, width) in enumerate(zip(wrong, widths, strict=True))]  # fmt: skip
    return float(np.prod(each, axis=0).sum())


def _share(values: Array, width: float, right: float, below: bool) -> Array:
    """The share of random answers in cells of some width: they lie round the size of the right one (see `guesses`)."""
    sizes = np.maximum(np.abs(values), width / 2)
    off = np.log(np.maximum(sizes, LEAST) / abs(right)) / SPREAD
    density = np.exp(-(off**2) / 2) / (SPREAD * math.sqrt(2 * math.pi) * sizes)
    share: Array = np.where((values < 0) == below, 1 - TURNED, TURNED) * np.minimum(density * width, 1.0)
    return share
