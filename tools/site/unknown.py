"""What `check` says to a number that no mistake explains: it may depend on how large it is, and on the number itself.

Where a step back is told (judge/step_back.py) the text has a place for it, ``⟨0⟩`` for the first number, which a page
fills with the answer's own; and one number alone hears different things between different bounds.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator
from functools import cache

from lessons_lib.judge.check import Feedback, check
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.step_back import step_back
from tools.site.tried import Row, right_of

__all__ = ["between", "with_places"]

FINE = 1e-9  # so near a bound is found
SIZES = (
    0.0137,
    0.137,
    0.437,
    0.737,
    0.977,
    1.023,
    1.137,
    1.437,
    2.137,
    3.37,
    5.37,
    9.37,
    19.37,
    37.19,
    61.9,
    1e5,
)
EVERYTHING = 1e300


def with_places(exercise: Exercise, row: Row, said: Feedback) -> Feedback:
    """A text with a place for each step back that is told in it."""
    text = said.text
    for at, value in enumerate(row):
        back = step_back(exercise, value, at)
        before = f"`{exercise.parts[at]}`: " if len(row) > 1 else ""
        if back:
            text = text.replace(before + back, f"⟨{at}⟩")
    return Feedback(said.status, text)


def between(exercise: Exercise) -> list[tuple[float, Feedback]]:
    """What is said to one number that nobody can explain, up to which bound."""

    @cache
    def said(value: float) -> Feedback:
        return with_places(exercise, (value,), check(exercise, value))

    (right,) = right_of(exercise)
    # Sizes beside the right number, and beside 1: digits enough that none of them is a slip's.
    sizes = {size * (1 + 1e-4 * math.pi) * scale for scale in (abs(right) or 1.0, 1.0) for size in SIZES}
    tried = sorted({*sizes, *(-size for size in sizes)})
    bounds = [up_to for low, high in itertools.pairwise(tried) for up_to in _changes(said, low, high)]
    ends = [*bounds, EVERYTHING]
    inside = [*(up_to - FINE * max(1.0, abs(up_to)) for up_to in bounds), tried[-1]]
    return [(end, said(value)) for end, value in zip(ends, inside, strict=True)]


def _changes(said: Callable[[float], Feedback], low: float, high: float) -> Iterator[float]:
    """Where, between two numbers, something else is said."""
    if said(low) == said(high):
        return
    if high - low <= FINE / 4 * max(1.0, abs(high)):
        yield high
        return
    middle = (low + high) / 2
    yield from _changes(said, low, middle)
    yield from _changes(said, middle, high)
