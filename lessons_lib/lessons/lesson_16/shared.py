"""What several exercises of lesson 16, or its solutions, work with."""

from collections.abc import Sequence
from typing import Any

import numpy as np

__all__ = ["Pair", "standard"]

Pair = tuple[int, int]


def standard(row: Sequence[float]) -> Any:
    """The row less its mean, over its standard deviation."""
    return (np.array(row) - np.mean(row)) / np.std(row)
