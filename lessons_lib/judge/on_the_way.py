"""How far a wrong function is right: which of its own numbers on the way are those of the right one."""

from __future__ import annotations

import contextlib
import copy
import sys
from collections.abc import Callable, Iterator
from types import FrameType, FunctionType
from typing import Any

import numpy as np

from lessons_lib.judge.compare import exactly
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.running import NotComparableError, run
from lessons_lib.numbers.door import Array
from lessons_lib.slips.words import called

__all__ = ["how_far"]

MOST_STEPS = 400  # lines that are looked at; a loop may have more
TOLD = 2  # different numbers over all inputs, so that no chance makes them alike

Steps = dict[str, list[Array]]  # what each name stood for, one after the other


def how_far(exercise: Exercise, answer: object) -> str:
    """Which numbers on the way are right, and what comes next; nothing if that cannot be seen."""
    if not isinstance(exercise.expected, FunctionType) or not isinstance(answer, FunctionType):
        return ""
    right = [_steps(exercise.expected, x) for x in exercise.inputs]
    mine = [_steps(answer, x) for x in exercise.inputs]
    names = [name for name in right[0] if name != "_" and not _is_given(name, right, exercise)]
    found: dict[str, str] = {}
    for name in names:
        if own := _held_by(right, name, mine):
            found[name] = own
    if not found:
        return ""
    last = list(found)[-1]
    after = names[names.index(last) + 1 :]
    # A learner has no name for some of these, and so nobody knows which of them is the wrong one.
    nexts = f"what comes next, {' and '.join(map(_said, after))}" if after else "what comes after that"
    own = found[last] if found[last] == last else f"`{found[last]}`, {_said(last)}"
    own = f"`{own}`" if own == last else own
    return f"As far as {own}, your function is right. Look at {nexts}. "


def _said(name: str) -> str:
    return called(name.replace("_", " "))


def _steps(function: FunctionType, x: Any) -> Steps:
    """What the names of a function stand for while it runs, as far as that is numbers."""
    seen: Steps = {}
    lines = [0]

    def look(frame: FrameType, event: str, _: object) -> Callable[..., Any] | None:
        if event == "call":
            return look if frame.f_code is function.__code__ else None
        lines[0] += 1
        for name, value in frame.f_locals.items() if lines[0] < MOST_STEPS else ():
            array = _numbers(value)
            if array is not None and not (name in seen and _same(seen[name][-1], array)):
                seen.setdefault(name, []).append(array)
        return look

    with _watched(look), contextlib.suppress(NotComparableError):
        run("", function, copy.deepcopy(x))
    return seen


@contextlib.contextmanager
def _watched(look: Callable[..., Any]) -> Iterator[None]:
    before = sys.gettrace()
    sys.settrace(look)
    try:
        yield
    finally:
        sys.settrace(before)


def _numbers(value: object) -> Array | None:
    """A value as numbers of its own; nothing if it is something else."""
    if isinstance(value, bool | str) or not isinstance(
        value, int | float | list | tuple | np.ndarray | np.number
    ):
        return None
    with contextlib.suppress(ValueError, TypeError):
        return np.array(value, dtype=float)
    return None


def _is_given(name: str, right: list[Steps], exercise: Exercise) -> bool:
    """Whether a name only stands for what came in, or for one number whatever comes in."""
    if any(name not in steps for steps in right):
        return True
    values = [steps[name][-1] for steps in right]
    if all(_is_part(value, np.asarray(x)) for value, x in zip(values, exercise.inputs, strict=True)):
        return True
    fixed = all(_same(values[0], value) for value in values[1:])
    given = all(
        _same(value, np.asarray(x, dtype=float)) for value, x in zip(values, exercise.inputs, strict=True)
    )
    return fixed or given or len({float(one) for value in values for one in value.ravel()}) < TOLD


def _is_part(value: Array, x: Array) -> bool:
    """Whether a number is one of those that came in, or how many they are."""
    return value.size == 1 and float(value.ravel()[0]) in {*x.ravel().tolist(), *x.shape}


def _held_by(right: list[Steps], name: str, mine: list[Steps]) -> str:
    """The learner's name for a number on the way: one that stood for it for every input, at the same turn or at last.

    What is counted in a loop comes by many numbers: that the right one is among them says nothing.
    """
    asked = [steps[name][-1] for steps in right]
    for own in mine[0]:
        values = [steps.get(own, []) for steps in mine]
        turns = (-1, *range(min(map(len, values))))
        if all(values) and any(
            all(_same(each[turn], one) for each, one in zip(values, asked, strict=True)) for turn in turns
        ):
            return own
    return ""


def _same(one: Array, other: Array) -> bool:
    return one.shape == other.shape and bool(exactly(one.ravel(), other.ravel()).all())
