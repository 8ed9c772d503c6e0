"""A trace as it is read: x and each output with the names of its numbers and the arithmetic behind them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from lessons_lib.layers import Input, Layer
from lessons_lib.model.describe import told
from lessons_lib.model.trace import Step, Trace
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import SPECK, numbers

__all__ = ["Reading", "readings"]

MOST_OPENED = 10  # numbers of one output that are shown with their arithmetic …
MOST_ON_A_PAGE = 80  # … and of all outputs together, so that a page of 300 layers stays light


@dataclass(frozen=True)
class Reading:
    """One kept array as it is read: x, or the output of a step."""

    name: str
    values: Array
    names: tuple[str, ...]
    most_opened: int
    whole_scale: float  # what the longest bar stands for where the whole trace has one scale
    step: Step | None = None
    before: Reading | None = None

    @property
    def source(self) -> Reading:
        """The reading that the step was called on; of x, which no step made, x itself."""
        return self.before or self

    @property
    def short(self) -> str:
        """The values in a few words: ``(100, 2000, 100)``, ``0``."""
        return numbers(self.values)

    @cached_property
    def scale(self) -> float:
        """What the longest bar stands for: the largest size among the values."""
        return _largest(self.values)

    @cached_property
    def units(self) -> tuple[int, ...]:
        """The positions of the numbers worth showing one by one: all, or the largest of very many."""
        flat = np.abs(np.nan_to_num(self.values.ravel()))
        if flat.size <= self.most_opened:
            return tuple(range(flat.size))
        return tuple(int(unit) for unit in np.argsort(-flat, kind="stable")[: self.most_opened])

    @cached_property
    def told(self) -> dict[int, Number | str]:
        """The arithmetic of the numbers in `units`, or the reason why it cannot be told."""
        if self.step is None:
            return {}
        return told(self.step.layer, self.step.input, self.step.output, self.source.names, self.units)

    @cached_property
    def terms(self) -> dict[int, Number]:
        """The arithmetic of the numbers in `units`, where it can be told."""
        return {unit: each for unit, each in self.told.items() if isinstance(each, Number)}


def readings(trace: Trace) -> list[Reading]:
    """X and every output of a trace, in order, each with the names of its numbers."""
    most = max(1, min(MOST_OPENED, MOST_ON_A_PAGE // len(trace)))
    whole = max(_largest(values) for values in (trace.x, *(step.output for step in trace)))
    row = [Reading("x", trace.x, _names("x", trace.x, trace.steps[0].layer), most, whole)]
    for step in trace:
        names = row[-1].names if isinstance(step.layer, Input) else _names(step.output_name, step.output)
        row.append(Reading(step.output_name, step.output, names, most, whole, step, row[-1]))
    return row


def _largest(values: Array) -> float:
    finite = values[np.isfinite(values)]
    largest = float(np.abs(finite).max()) if finite.size else 0.0
    return largest if largest >= SPECK else 0.0  # what is written as 0 has no bar


def _names(name: str, values: Array, layer: Layer | None = None) -> tuple[str, ...]:
    """The names of an array's numbers: the input layer's own, or what one would type: ``o2[0]``."""
    given: Sequence[str] = layer.names if isinstance(layer, Input) else ()
    if len(given) == values.size:
        return tuple(given)
    return _places(name, values.shape)


@lru_cache(maxsize=256)  # a pen on the pad asks for the same hundreds of names at every move
def _places(name: str, shape: tuple[int, ...]) -> tuple[str, ...]:
    """What one would type for each number of an array."""
    if math.prod(shape) == 1:
        return (name,)
    return tuple(f"{name}[{', '.join(map(str, index))}]" for index in np.ndindex(shape))
