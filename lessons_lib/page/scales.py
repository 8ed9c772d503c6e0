"""What the end of a scale stands for: the largest number; of shares 1; of a number that stands alone a round one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import cycle

import numpy as np

from lessons_lib.layers import BuiltIn
from lessons_lib.model.step import Step
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import is_speck

__all__ = ["alone_in", "gives_shares", "largest_in", "rounded_up"]


def largest_in(values: Array) -> float:
    """The largest size among some numbers; 0 where all are specks."""
    finite = values[np.isfinite(values)]
    size = float(np.abs(finite).max()) if finite.size else 0.0
    return 0.0 if is_speck(size) else size  # what is written as 0 has no bar


def gives_shares(step: Step) -> bool:
    """Whether a step's layer turns its numbers into shares, from 0 to 1."""
    return isinstance(step.layer, BuiltIn) and step.layer.gives_shares


def rounded_up(largest: float) -> float:
    """The end of a scale on which a number has room: 1, or what comes next of 2, 5, 10, 20 and so on."""
    scale, factors = 1.0, cycle((2, 2.5, 2))
    while largest > 1 and scale <= largest:
        scale *= next(factors)
    return min(scale, sys.float_info.max)


def alone_in(trace: Trace) -> Iterator[Array]:
    """Of the inputs and outputs of a trace, those of one number, shares left out."""
    yield from (each for each in trace.inputs if each.size == 1)
    yield from (step.output for step in trace if step.output.size == 1 and not gives_shares(step))
