"""What a class is asked: steps of a trace, exercises by their numbers, or of the teacher's own; all are exercises."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.looked_up import exercise_of
from lessons_lib.judge.running import NotComparableError
from lessons_lib.model.trace import Trace, no_trace
from lessons_lib.numbers.door import InputTypeError, InputValueError
from lessons_lib.together.markdown import blocks
from lessons_lib.together.step import asked_steps, of_step
from lessons_lib.together.words import ASKED

__all__ = ["asked_of", "can_be_asked", "shown"]

MOST_BOXES = 8


def asked_of(given: Sequence[object], seed: str | None) -> Iterator[Exercise]:
    """Yield the questions that somebody names: a trace is followed by names of its steps, or asked for the first.

    Raises:
        InputTypeError: something is neither a trace, nor the number of an exercise, nor an exercise.
        InputValueError: there is no such exercise or step, or its answer cannot be guessed on a page.
    """
    trace: Trace | None = None
    for at, each in enumerate(given):
        if isinstance(each, Trace):
            trace = each
            if not _is_step(given[at + 1] if at + 1 < len(given) else None):
                yield of_step(trace, next(iter(asked_steps(trace)), "any step"))
        elif trace is not None and _is_step(each):
            yield of_step(trace, str(each))
        elif isinstance(each, str | Exercise):
            yield _of_exercise(each, seed)
        else:
            raise InputTypeError(
                no_trace(
                    "predict_together expects traces and exercises", each, "predict_together(model.trace(x))"
                )
            )


def shown(exercise: Exercise) -> dict[str, Any]:
    """What a learner's page needs to ask; the answer is not in it."""
    choices = list(exercise.choices) if isinstance(exercise.expected, str) else []
    title = f"{exercise.number} · {exercise.title}".strip(" ·") or ASKED["untitled"]
    code = f"\n\n```\n{exercise.start}\n```" if exercise.start else ""
    return {
        "id": secrets.token_hex(4),  # by which the teacher's page knows whether the class is at this question
        "title": title,
        "blocks": blocks(exercise.question + code),
        "choices": choices,
        "boxes": [] if choices else list(exercise.parts) or [""],
        "many": not choices and not exercise.single and not exercise.parts,
    }


def can_be_asked(exercise: Exercise) -> bool:
    """Whether its answer can be guessed on a page: a choice, or a few numbers."""
    right = exercise.expected
    return isinstance(right, str) or (not callable(right) and np.size(right) <= MOST_BOXES)


def _is_step(each: object) -> bool:
    return isinstance(each, str) and each[:1].lower() in {"l", "o"}


def _of_exercise(given: str | Exercise, seed: str | None) -> Exercise:
    try:
        exercise = exercise_of(given, seed)
    except NotComparableError as error:
        raise InputValueError(error.text) from None
    if not can_be_asked(exercise):
        raise InputValueError(
            f"predict_together asks for numbers or a choice, and {exercise!r} asks for something else: a function, a "
            f"model, or more than {MOST_BOXES} numbers. Let learners answer that one in their own notebooks."
        )
    return exercise
