"""A function that stops for some inputs is judged by the others: a special case must not hide the slip."""

from __future__ import annotations

from dataclasses import replace

from lessons_lib.judge.advice import first_difference
from lessons_lib.judge.by_hand import mistake_of
from lessons_lib.judge.compare import equal, exactly, rounded
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.functions import named_function
from lessons_lib.judge.outcomes import NotComparableError, outcomes_of
from lessons_lib.model import Model

__all__ = ["where_it_works"]

ENOUGH = 2  # inputs that must give something


def where_it_works(exercise: Exercise, answer: object) -> str:
    """Which known mistake a function is, by the inputs for which it gives something; nothing if it is none."""
    if not callable(exercise.expected) or isinstance(exercise.expected, Model):
        return ""
    works = tuple(x for x in exercise.inputs if _gives_something(replace(exercise, inputs=(x,)), answer))
    if len(works) < ENOUGH:
        return ""
    fewer = replace(exercise, inputs=works)
    mine, right = outcomes_of(fewer, answer), outcomes_of(fewer, exercise.expected)
    if equal(mine, right, rounded):
        return ""
    mistake = mistake_of(fewer, mine, exactly, rounded)
    return (
        first_difference(mine, right) + mistake.says
        if mistake
        else named_function(fewer, answer, mine, right)
    )


def _gives_something(exercise: Exercise, answer: object) -> bool:
    try:
        outcomes_of(exercise, answer)
    except NotComparableError:
        return False
    return True
