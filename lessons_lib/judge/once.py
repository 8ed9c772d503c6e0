"""What is worked out once for an exercise, whatever is answered, and kept as long as the exercise is."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from lessons_lib.judge.exercise import Exercise

__all__ = ["once"]

More = ParamSpec("More")
Made = TypeVar("Made")


def once(make: Callable[Concatenate[Exercise, More], Made]) -> Callable[Concatenate[Exercise, More], Made]:
    """Remember what a function makes of an exercise and of few other things; never of a learner's own number."""
    known: weakref.WeakKeyDictionary[Exercise, dict[object, Made]] = weakref.WeakKeyDictionary()

    @wraps(make)
    def kept(exercise: Exercise, /, *more: More.args, **named: More.kwargs) -> Made:
        own, asked = known.setdefault(exercise, {}), (more, *named.items())
        if asked not in own:
            own[asked] = make(exercise, *more, **named)
        return own[asked]

    return kept
