"""Whether the page computed what Python computes, and Python's own outputs where the page did not."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from lessons_lib.model.step import Step
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.door import Array
from lessons_lib.page.data import known_to_script
from lessons_lib.page.stored import stored

__all__ = ["Answers", "answers", "differing"]

Answers = dict[str, dict[str, Any]]
Computed = Mapping[
    str, Sequence[float | None]
]  # the page's outputs by their places; None is no finite number

# As the page's script has it: of a number, and of the largest that went in, for sums that cancel out.
SAME, OF_LARGEST = 1e-9, 1e-12
IN_FLOAT32 = 1e-5  # of both, where Python computes in float32 and the page in float64


def differing(steps: Iterable[Step], computed: Computed) -> set[str]:
    """The places of the layers of which the page computed another output than Python."""
    return {
        path for path, step in _leaves(steps) if path in computed and not _same(step, list(computed[path]))
    }


def answers(steps: Iterable[Step], others: set[str]) -> Answers:
    """The outputs of all layers that the page's script does not know, and of some others, by their places."""
    return {
        path: stored(step.output)
        for path, step in _leaves(steps)
        if path in others or not known_to_script(step.layer)
    }


def _leaves(steps: Iterable[Step], outer: str = "") -> Iterator[tuple[str, Step]]:
    """Every layer that is no model, by its place: L2, in a model inside L3.L1."""
    for step in steps:
        if isinstance(step.inside, Trace):
            yield from _leaves(step.inside, f"{outer}{step.name}.")
        else:
            yield f"{outer}{step.name}", step


def _same(step: Step, computed: list[float | None]) -> bool:
    largest = max((float(np.abs(each).max(initial=0)) for each in step.inputs), default=0.0)
    mine, single = _listed(step.output), step.output.dtype == np.float32
    same, least = (IN_FLOAT32, IN_FLOAT32 * largest) if single else (SAME, OF_LARGEST * largest)
    return len(mine) == len(computed) and all(
        _close(one, other, same, least) for one, other in zip(mine, computed, strict=True)
    )


def _listed(values: Array) -> list[float]:
    listed: list[float] = values.ravel().tolist()
    return listed


def _close(mine: float, other: float | None, same: float, least: float) -> bool:
    if other is None or not math.isfinite(mine):
        return other is None and not math.isfinite(mine)
    return math.isclose(mine, other, rel_tol=same, abs_tol=least)
