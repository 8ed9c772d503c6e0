"""A teacher's own lesson: its exercises, read from the teacher's file and never from a hand-in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from lessons_lib.judge.exercise import Exercise
from lessons_lib.lessons import EXERCISES

__all__ = ["NoExercisesError", "OwnLesson", "exercises", "exercises_of", "own_lesson"]


class NoExercisesError(ValueError):
    """A file of a teacher's that has no exercises, or cannot be run."""


class OwnLesson(NamedTuple):
    """A notebook or module as text, so that any machine may read the exercises from it."""

    name: str
    cells: tuple[str, ...]


def own_lesson(path: Path) -> OwnLesson:
    """Read a teacher's notebook (.ipynb) or module (.py), and see that there are exercises in it."""
    text = path.read_text("utf-8")
    own = OwnLesson(path.stem, tuple(_code(text)) if path.suffix == ".ipynb" else (text,))
    if not exercises_of(own):
        raise NoExercisesError(
            f"{path.name} makes no exercise, as in `first = Exercise(question=…, right=…)`."
        )
    return own


def exercises(own: OwnLesson | None) -> Mapping[str, Exercise]:
    """Ours by their numbers, and a teacher's by their number or by what they are called."""
    return EXERCISES | exercises_of(own)


def exercises_of(own: OwnLesson | None) -> dict[str, Exercise]:
    """A teacher's exercises alone; none without a lesson."""
    return _exercises_in(own) if own else {}


def _code(text: str) -> Iterator[str]:
    from IPython.core.inputtransformer2 import TransformerManager  # noqa: PLC0415 (only where a notebook is read)

    lines_as_python: Any = TransformerManager().transform_cell  # type: ignore[no-untyped-call]
    for cell in json.loads(text)["cells"]:
        if cell["cell_type"] == "code":
            yield lines_as_python("".join(cell["source"]))


@lru_cache(maxsize=8)
def _exercises_in(own: OwnLesson) -> dict[str, Exercise]:
    """Run the file, which is the teacher's own; a cell that stops, as one for learners may, takes nothing along."""
    names: dict[str, Any] = {"__name__": own.name}
    for cell in own.cells:
        try:
            exec(compile(cell, own.name, "exec"), names)  # noqa: S102 (the teacher's own file, named by the teacher)
        except Exception as error:
            if len(own.cells) == 1:
                raise NoExercisesError(f"{own.name} stopped with {type(error).__name__}: {error}") from error
    return {
        each.number or each.variable or name: each
        for name, each in names.items()
        if isinstance(each, Exercise) and not name.startswith("_")
    }
