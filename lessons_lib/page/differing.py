"""In what two traced models differ: which of their parameters, and which layers of one name stand elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from lessons_lib.layers import Parameter
from lessons_lib.model import Model, Trace
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import counted, number
from lessons_lib.page.paired import same_names

__all__ = ["differing"]

FEW = 3  # numbers that are each named

Parameters = Mapping[str, Parameter]
Number = tuple[str, tuple[int, ...]]  # one of the numbers, by its parameter and its index in it


def differing(a: Trace, b: Trace) -> str:
    """In a sentence or two in what the models of two traces differ; empty where not in numbers alone, or names."""
    return " ".join(filter(None, (_of_parameters(a, b), _of_places(a, b))))


def _of_parameters(a: Trace, b: Trace) -> str:
    ours, theirs = Model.of(a).parameters, Model.of(b).parameters
    if {key: each.values.shape for key, each in ours.items()} != {
        key: each.values.shape for key, each in theirs.items()
    }:
        return ""
    pairs = {key: (each.values, theirs[key].values) for key, each in ours.items()}
    gaps = {key: one - other for key, (one, other) in pairs.items() if one is not other}
    count = sum(np.count_nonzero(gap) for gap in gaps.values())
    if count <= FEW:
        apart = [(key, tuple(at)) for key, gap in gaps.items() for at in np.argwhere(gap).tolist()]
        return " ".join(f"{_said(each, ours, theirs)}." for each in apart)
    size, farthest = sum(one.size for one, _ in pairs.values()), _said(_farthest(gaps), ours, theirs)
    return f"{count} of {counted(size, 'parameter')} differ. The farthest apart: {farthest}."


def _farthest(gaps: Mapping[str, Array]) -> Number:
    key = max(gaps, key=lambda each: float(np.abs(gaps[each]).max(initial=0)))
    at = np.unravel_index(int(np.abs(gaps[key]).argmax()), gaps[key].shape)
    return key, tuple(map(int, at))


def _said(place: Number, ours: Parameters, theirs: Parameters) -> str:
    """One number in both: ``L2.weights[0, 1] is 4 in a and 5 in b``."""
    key, index = place
    called = f"{key}[{', '.join(map(str, index))}]" if index else key
    one, other = (float(each[key].values[index]) for each in (ours, theirs))
    if number(one) == number(other):
        return f"{called} is printed as {number(one)} in both, and b - a is {number(other - one)}"
    return f"{called} is {number(one)} in a and {number(other)} in b"


def _of_places(a: Trace, b: Trace) -> str:
    """Which layers of one name do not stand side by side, because others do and come in another order."""
    ours, theirs = ([step.label for step in trace] for trace in (a, b))
    beside = {ours[at] for at, _ in same_names(ours, theirs)}
    moved = [
        f"{step.label} is {step.name} in a and {b.steps[theirs.index(step.label)].name} in b"
        for step in a
        if step.label and step.label in theirs and step.label not in beside
    ]
    told = "; ".join(moved[:FEW])
    return f"{told}: names in another order, and these do not stand side by side." if moved else ""
