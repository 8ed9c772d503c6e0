"""A network too large for a page: what the page takes with it of each array, and of its blocks; it asks for the rest.

A page computes, and so it takes every number with it: up to so many. Beyond, it takes small pictures and what is told
of them. Beside a kernel it asks for the numbers of the step it stands at (`asking`); elsewhere it says that it cannot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from lessons_lib.layers import BuiltIn
from lessons_lib.model.step import Step
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import numbers
from lessons_lib.page.stored import stored
from lessons_lib.page.tiles import of_chosen, seen

__all__ = ["MOST_CARRIED", "Outlines", "depth_of", "is_heavy", "outline", "steps_in"]

# Numbers of a trace and its layers' parameters that one page takes with it: 32 MB as float64, which a browser reads
# in a second; and what the script computes anew from them while a knob moves stays below a tenth of one.
MOST_CARRIED = 4_000_000
MOST_ROWS = 200  # layers of a page that are written at once, those in blocks with them
MOST_HELD = 1000  # numbers of an array that is written as it is: an answer of 1,000 classes still is
# Points of an output's picture: in the row, in a block, and beside that of another trace.
IN_ROW, INSIDE, BESIDE = 4096, 576, 1600


def is_heavy(*traces: Trace) -> bool:
    """Whether a page of these traces asks the kernel for its numbers, and computes nothing itself."""
    return any(_numbers(trace) > MOST_CARRIED for trace in traces)


def outline(array: Array, points: int = IN_ROW, maps: Sequence[int] | None = None) -> dict[str, Any]:
    """An array as data: few numbers as they are, of many what is told of them and a small picture.

    ``maps`` are those that the picture shows; left out, those whose numbers lie farthest apart.
    """
    if array.size <= MOST_HELD:
        return stored(array)
    pictured, chosen = of_chosen(array, maps)
    some = {"maps": chosen} if chosen else {}
    return {
        "shape": list(array.shape),
        "values": None,
        "said": numbers(array),
        "seen": seen(pictured, points) | some,
    }


def depth_of(trace: Trace) -> int:
    """How many blocks deep a page writes the layers at once: as deep as there are not too many."""
    depth, level, rows = 0, [trace], len(trace)
    while level:
        level = [step.inside for each in level for step in each if isinstance(step.inside, Trace)]
        rows += sum(map(len, level))
        if not level or rows > MOST_ROWS:
            return depth
        depth += 1
    return depth


def steps_in(trace: Trace) -> Iterator[Step]:
    """Every step of a trace, and those of the models inside."""
    for step in trace:
        yield step
        if isinstance(step.inside, Trace):
            yield from steps_in(step.inside)


class Outlines:
    """The parameters of a page that holds none of them: what is told of each, by what one would type."""

    def __init__(self) -> None:
        self.known: dict[str, dict[str, Any]] = {}

    def key(self, array: Array, key: str) -> str:
        """The name under which an array is told, from now on at least."""
        self.known[key] = {"shape": list(array.shape), "values": None, "said": numbers(array)}
        return key


def _numbers(trace: Trace) -> int:
    steps = list(steps_in(trace))
    layers = {id(step.layer): step.layer for step in steps}.values()
    weights = {
        id(each.values): each.values.size
        for layer in layers
        if isinstance(layer, BuiltIn)
        for each in layer.parameters
    }
    made = sum(step.output.size for step in steps if step.inside is None)
    return int(np.sum([trace.x.size, made, *weights.values()]))
