"""All the ways a function can go. ``X if X >= 0 else 0`` computes in one way or in another, and one run shows one.

The others are found by running it with other answers to its questions: a question at a time where they
touch different outputs, all combinations where they depend on each other or are few. What no run has shown
is unknown.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lessons_lib.layers import Layer
from lessons_lib.numbers.door import Array
from lessons_lib.recording.operations import Operations
from lessons_lib.recording.runs import End, Question, Run, Runs, UnfitError

__all__ = ["Fork", "Part", "Recording", "Way", "record"]

FEW = 4  # questions whose combinations are all run: then nothing is left to be taken for independent
CHECKS = 8  # runs with answers drawn by lot: are groups of questions as independent as they look?


@dataclass(frozen=True)
class Fork:
    """A question, and the ways after a yes and after a no."""

    question: Question
    yes: Way
    no: Way


Way = Fork | Run | None  # None: no run has shown it


class Part(NamedTuple):
    """Some outputs, and the ways to them."""

    outputs: tuple[int, ...]
    way: Way


@dataclass(frozen=True)
class Recording:
    """What is known of a function: its operations, and the ways to its outputs."""

    operations: Operations
    shape: tuple[int, ...]
    parts: tuple[Part, ...]


class _Group(NamedTuple):
    """Questions that depend on each other, and the outputs they touch."""

    questions: set[Question]
    outputs: set[int]


def record(
    layer: Layer, inputs: tuple[Array, ...], output: Array, followed: Collection[int] = ()
) -> Recording | None:
    """Find the ways of a function, beginning with the one that it took; None where it cannot be relied on.

    Args:
        layer: a function of plain arrays.
        inputs: what it was called with.
        output: what it gave; the recorded way must give the same.
        followed: positions of numbers of its code that are recorded as further inputs.
    """
    runs = Runs(layer, inputs, output, followed)
    try:
        base = runs.run({})
        if base is None or not _tells(base, runs.operations, output) or not _is_sure(runs, base):
            return None
        parts = None if len(base.asked) <= FEW else _apart(runs, base)
        return Recording(runs.operations, output.shape, parts or _together(runs, base))
    except (UnfitError, OverflowError):
        return None


def _tells(run: Run, operations: Operations, output: Array) -> bool:
    """Whether a run gave what the function gave, and made it from its input."""
    if len(run.values) != output.size:  # nothing, where the run cannot be followed
        return False
    made = bool(run.asked) or any(isinstance(end, int) and operations.rows[end][0] != "=" for end in run.ends)
    return made and np.allclose(run.values, output.ravel(), rtol=1e-9, atol=1e-12, equal_nan=True)


def _is_sure(runs: Runs, run: Run) -> bool:
    """Whether another input that goes the same way is treated in the same way."""
    again = runs.run(run.asked, close_by=True)
    return again is not None and again.ends == run.ends


def _together(runs: Runs, base: Run) -> tuple[Part]:
    """All combinations of all answers, as far as they can be run."""
    return (Part(tuple(range(len(base.ends))), _ways(runs, base, {}, (), only_sure=True)),)


def _apart(runs: Runs, base: Run) -> tuple[Part, ...] | None:
    """Each group of questions for itself; None where it turns out that they depend on each other."""
    groups = _groups(runs, base)
    if groups is None:
        return None
    parts = []
    for group in groups:
        way = _ways(runs, base, {}, base.asked.keys() - group.questions)
        if any(not run.changed(base) <= group.outputs for run in _leaves(way)):
            return None
        parts.append(Part(tuple(sorted(group.outputs)), way))
    known = {unit for part in parts for unit in part.outputs}
    parts.append(Part(tuple(unit for unit in range(len(base.ends)) if unit not in known), base))
    return tuple(parts) if _independent(runs, base, parts) else None


def _groups(runs: Runs, base: Run) -> list[_Group] | None:
    """Turn one answer at a time, and see which outputs and which other questions change with it."""
    groups: list[_Group] = []
    for question, answer in base.asked.items():
        run = runs.run({question: not answer})
        if run is None:
            return None
        found = _Group({question, *(run.asked.keys() ^ base.asked.keys())}, run.changed(base))
        apart = [each for each in groups if not _belong(each, found)]
        for other in groups:
            if other not in apart:
                found = _Group(found.questions | other.questions, found.outputs | other.outputs)
        groups = [*apart, found]
    return groups


def _belong(one: _Group, other: _Group) -> bool:
    """Whether two groups are one. Questions that touch nothing may do so together, so they are one as well."""
    if not one.outputs and not other.outputs:
        return True
    return bool(one.questions & other.questions or one.outputs & other.outputs)


def _ways(
    runs: Runs,
    run: Run | None,
    wished: dict[Question, bool],
    others: Collection[Question],
    *,
    only_sure: bool = False,
) -> Way:
    """The run, and those with other answers to its questions, but for those that are looked after elsewhere."""
    if run is None:
        return None
    question = next((each for each in run.asked if each not in wished and each not in others), None)
    if question is None:
        return run if not only_sure or _is_sure(runs, run) else None
    answer = run.asked[question]
    turned = {**wished, question: not answer}
    same_side = _ways(runs, run, {**wished, question: answer}, others, only_sure=only_sure)
    other_side = _ways(runs, runs.run(turned), turned, others, only_sure=only_sure)
    return Fork(question, *((same_side, other_side) if answer else (other_side, same_side)))


def _leaves(way: Way) -> Iterator[Run]:
    if isinstance(way, Fork):
        yield from _leaves(way.yes)
        yield from _leaves(way.no)
    elif way is not None:
        yield way


def _independent(runs: Runs, base: Run, parts: Sequence[Part]) -> bool:
    """Answer the questions of all groups by lot, a few times: each output must come about as foretold.

    The input is moved a little for it, and the first time every answer is turned: so each end is seen again.
    """
    lots = random.Random(0)  # noqa: S311
    for check in range(CHECKS):
        wished: dict[Question, bool] = {}
        foretold: dict[int, End] = {}
        for outputs, way in parts:
            while isinstance(way, Fork):
                wished[way.question] = (
                    lots.random() < 0.5 if check else not base.asked.get(way.question, False)
                )
                way = way.yes if wished[way.question] else way.no  # noqa: PLW2901
            foretold |= {unit: way.ends[unit] for unit in outputs} if way else {}
        run = runs.run(wished, close_by=True)
        if run is None or any(run.ends[unit] != end for unit, end in foretold.items()):
            return False
    return True
