"""More inputs for a function than an exercise names: beside them, and of another size."""

from __future__ import annotations

import contextlib
import itertools
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from lessons_lib.judge.compare import Outcomes
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.outcomes import NotComparableError, outcomes_of
from lessons_lib.judge.running import TooLongError, limited
from lessons_lib.model import Model
from lessons_lib.numbers.door import Array

__all__ = ["always_gives_the_same", "inputs_beside"]

BESIDE = 5  # inputs tried beside each of an exercise
SECONDS = 1.0  # for all of them together
SIZES = (-1, 0.1, 10, 1e4, 1e10)  # an input may be so many times as large


def inputs_beside(exercise: Exercise) -> Iterator[Any]:
    """Inputs like those of an exercise, and such with a number of the right function's code in one place.

    There are none beside all cases of some switches: what is right in each case is right.
    """
    if _are_all_cases(exercise.inputs):
        return
    random = np.random.default_rng(3)
    code = getattr(exercise.expected, "__code__", None)
    limits = [value for value in getattr(code, "co_consts", ()) if isinstance(value, int | float)]
    for x in exercise.inputs:
        given = np.asarray(x, dtype=float)
        for _ in range(BESIDE):
            yield _like(x, given * random.uniform(-1.5, 1.5, given.shape) + random.normal(0, 1, given.shape))
        for limit, place in itertools.product(limits, np.ndindex(given.shape)):
            moved = given.copy()
            moved[place] = limit
            yield _like(x, moved)


def _like(x: Any, numbers: Array) -> Any:
    """Other numbers in the form in which an input comes: an array, or rows in brackets."""
    return numbers if isinstance(x, np.ndarray) else numbers.tolist()


def _are_all_cases(inputs: Sequence[Any]) -> bool:
    """Whether the inputs are all rows of so many zeros and ones."""
    size = np.size(inputs[0])
    rows = {tuple(np.ravel(x).tolist()) for x in inputs if np.size(x) == size}
    return size > 1 and len(rows) == 2**size and rows == set(itertools.product((0, 1), repeat=size))


def always_gives_the_same(exercise: Exercise, answer: object, mine: Outcomes) -> bool:
    """Whether a function gives one and the same for every input, also for much larger and smaller ones."""
    if len(mine) < 2 or _different(mine) > 1 or isinstance(answer, Model):
        return False
    (first, *_) = mine.values()
    with contextlib.suppress(TooLongError), limited(SECONDS):
        for x, size in itertools.product(exercise.inputs, SIZES):
            other = _tried(exercise, answer, _like(x, np.asarray(x, dtype=float) * size))
            if other and str(other[0]) != str(first):
                return False
        return True
    return False


def _different(outcomes: Outcomes) -> int:
    return len({str(outcome) for outcome in outcomes.values()})


def _tried(exercise: Exercise, answer: object, x: Any) -> list[Any]:
    """What a function gives for one more input; nothing where it stops with an error, which says nothing here."""
    with warnings.catch_warnings(), contextlib.suppress(NotComparableError, ArithmeticError, ValueError):
        warnings.simplefilter("ignore")
        return list(outcomes_of(replace(exercise, inputs=(x,), alone={}), answer).values())
    return []
