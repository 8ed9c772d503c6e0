"""What ties all results of a wrong function to the right ones: so many times as large, x added, rows for columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from lessons_lib.judge.compare import Outcomes, exactly
from lessons_lib.judge.exercise import Exercise
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import number

__all__ = ["related"]

ENOUGH = 3  # different numbers, so that no chance ties them
MOST_TIMES = 100  # a factor beyond says nothing

BELOW = "What should be below 0 is 0 in your result, as if ReLU were at the end. Is one asked?"
SIZES = "A minus sign is lost in your result: what should be below 0 is above it. Is `abs` asked?"
SQUARES = "Every number is the square of the right one, it seems. Is a root missing in the end, or a power too many?"
TURNED = "The numbers are right, and lie on their side: rows have become columns. Which index comes first?"
IN_A_ROW = "The numbers are right, but stand in one row. A table is asked: a row of numbers for each row."
NOT_ADDED = "The right numbers are there, and not added up yet: each group of them is to become one number."
TOO_SHORT = (
    "It begins right, and stops too early. Does `return` stand inside a loop, or is only a part returned?"
)
X_ADDED = "What is asked came out, and x was added to it, it seems."
MORE = "Every number is the right one plus {}. Was something added that is not asked, or not taken away?"
TIMES = (
    "Every number is {} times as large as it should be. Was a division forgotten, or something counted again?"
)
SHARE = "Every number is what it should be, divided by {}. Was a mean taken for a sum, or a division not asked for?"

Rows = list[tuple[Array, Array]]  # what came out and what should have, for each input
Relation = tuple[str, Callable[[Array, Array], bool]]


def related(exercise: Exercise, mine: Outcomes, right: Outcomes) -> str:
    """What to say of a function whose results follow from the right ones in one way, for every input."""
    if mine.keys() != right.keys() or len(mine) != len(exercise.inputs):
        return ""
    rows: Rows = []
    for one, other in zip(mine.values(), right.values(), strict=True):
        if isinstance(one, str) or isinstance(other, str):
            return ""
        rows.append((one, other))
    if np.unique(np.concatenate([other.ravel() for _, other in rows])).size < ENOUGH:
        return ""
    for said, holds in RELATIONS:
        if all(holds(one, other) for one, other in rows):
            return said
    return _shifted(rows, exercise.inputs) if all(one.shape == other.shape for one, other in rows) else ""


def _shifted(rows: Rows, inputs: Sequence[Any]) -> str:
    """What is added to each right number, or what each is multiplied by."""
    given = [np.asarray(x, dtype=float) for x in inputs]
    if all(
        x.shape == one.shape and _same(one, other + x) for x, (one, other) in zip(given, rows, strict=True)
    ):
        return X_ADDED
    ours, right = (np.concatenate([row[at].ravel() for row in rows]) for at in (0, 1))
    if _same(ours - right, np.full_like(right, ours[0] - right[0])):
        return MORE.format(number(round(float(ours[0] - right[0]), 9)))
    largest = int(np.argmax(np.abs(right)))
    factor = float(ours[largest] / right[largest])
    for times, said in ((factor, TIMES), (1 / factor if factor else 0.0, SHARE)):
        if 1 < times <= MOST_TIMES and times == round(times, 9) and _same(ours, factor * right):
            return said.format(number(times))
    return ""


def _same(one: Array, other: Array) -> bool:
    return bool(exactly(one, other).all())


def _lies_on_its_side(one: Array, other: Array) -> bool:
    return one.ndim == other.ndim == 2 and one.shape == other.shape[::-1] and _same(one.T, other)


def _stands_in_a_row(one: Array, other: Array) -> bool:
    return one.ndim < other.ndim and one.size == other.size and _same(one.ravel(), other.ravel())


def _is_not_added(one: Array, other: Array) -> bool:
    added = one.sum(axis=tuple(range(other.ndim, one.ndim))) if one.ndim > other.ndim else other
    return one.ndim > other.ndim and added.shape == other.shape and _same(added, other)


def _begins_right(one: Array, other: Array) -> bool:
    return 0 < one.size < other.size and _same(one.ravel(), other.ravel()[: one.size])


RELATIONS: tuple[Relation, ...] = (
    (BELOW, lambda one, other: one.shape == other.shape and _same(one, np.maximum(other, 0))),
    (SIZES, lambda one, other: one.shape == other.shape and _same(one, np.abs(other))),
    (SQUARES, lambda one, other: one.shape == other.shape and _same(one, other**2)),
    (TURNED, _lies_on_its_side),
    (IN_A_ROW, _stands_in_a_row),
    (NOT_ADDED, _is_not_added),
    (TOO_SHORT, _begins_right),
)
