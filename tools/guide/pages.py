"""A page of the teacher's guide: what is read from a lesson and its exercises, and the words written for it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.lessons import EXERCISES, LESSONS
from lessons_lib.together.question import can_be_asked

__all__ = ["WORDS", "front", "page"]

WORDS: Mapping[str, Mapping[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "words.toml").read_text("utf-8")
)
MINUTES = 3  # for a question that a class answers before and after it talks
FRONT = """# The teacher's guide

One page a lesson: what it is for, how long it takes, what learners get wrong, what to ask, and what to leave out
when time is short. What is said of a mistake is what the lesson itself says to whoever makes it; it never holds
the answer. Exercises marked *varies* have other numbers for each name: `question("02.3", seed="Ada")`.

Each page has a line for a cell of yours that asks the whole class, on its telephones: all guess, see how they spread,
talk with their neighbours, guess again, and hear the answer. It holds the short exercises that a choice or a few
numbers answer; `predict_together(trace, "L2")` asks in the same way for a step of any trace that the lesson makes.

| | lesson | minutes |
|---|---|---|
"""


def front(lessons: Sequence[Path]) -> str:
    """The page that leads to all others."""
    rows = (
        f"| {path.name[:2]} | [{_title(_cells(path))}]({path.stem}.md) | {_minutes(_cells(path))} |"
        for path in lessons
    )
    return FRONT + "\n".join(rows) + "\n"


def page(lesson: Path) -> str:
    """The page of one lesson, in Markdown."""
    number, cells = lesson.name[:2], _cells(lesson)
    if number not in WORDS:
        raise ValueError(
            f"tools/guide/words.toml has no words on lesson {number}: its aim, what to ask, what to cut."
        )
    words, exercises = WORDS[number], LESSONS.get(number, ())
    parts = [
        f"# {number} · {_title(cells)}",
        f"**Aim.** {words['aim']}",
        f"**Time.** {_minutes(cells)} The lesson: [{lesson.name}](../notebooks/{lesson.name}).",
        "## What to ask\n\n" + "\n".join(f"- {question}" for question in words["ask"]),
    ]
    if exercises:
        parts += ["## What to ask together\n\n" + _together(exercises)]
        parts += ["## The exercises\n\n" + _table(exercises)]
        parts += ["## What learners get wrong\n\n" + "\n\n".join(_mistakes(words["mistakes"]))]
    parts += ["## What to cut when time is short\n\n" + "\n".join(_cuts(words["cut"], cells))]
    return "\n\n".join(parts) + "\n"


def mistake_named(exercise: Exercise, name: str) -> Mistake:
    """The mistake of that name."""
    found = [mistake for mistake in exercise.mistakes if mistake.name == name]
    if not found:
        known = ", ".join(mistake.name for mistake in exercise.mistakes)
        raise ValueError(f"Exercise {exercise.number} has no mistake {name!r}. There are: {known}.")
    return found[0]


def _together(exercises: Sequence[Exercise]) -> str:
    """The line that asks a whole class what takes it a few minutes; by a name of its own, in numbers of its own."""
    short = [each for each in exercises if can_be_asked(each) and each.minutes <= MINUTES]
    numbers = ", ".join(f'"{each.number}"' for each in short)
    return f'`predict_together({numbers}, seed="our class")`'


def _table(exercises: Sequence[Exercise]) -> str:
    rows = (
        f"| {each.number} | {each.title} | {'●' * each.dots} | {each.minutes} | {'varies' if each.variants else ''} |"
        for each in exercises
    )
    return "| | exercise | hard | minutes | by name |\n|---|---|---|---|---|\n" + "\n".join(rows)


def _mistakes(chosen: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for number, names in chosen.items():
        exercise = EXERCISES[number]
        said = (mistake_named(exercise, name) for name in names)
        lines = (f"- *{mistake.name}*. {_plain(mistake.says)}" for mistake in said)
        yield f"**{number}, {exercise.title}**\n\n" + "\n".join(lines)


def _cuts(cuts: Sequence[tuple[str, str]], cells: Sequence[str]) -> Iterator[str]:
    headings = {
        line.removeprefix("## ") for cell in cells for line in cell.splitlines() if line.startswith("## ")
    }
    for section, why in cuts:
        if section not in headings:
            raise ValueError(f"There is no section {section!r}. There are: {', '.join(sorted(headings))}.")
        yield f"- *{section}*: {why}."


def _cells(lesson: Path) -> list[str]:
    notebook = json.loads(lesson.read_text("utf-8"))
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown"]


def _title(cells: Sequence[str]) -> str:
    return cells[0].splitlines()[0].partition(" · ")[2]


def _minutes(cells: Sequence[str]) -> str:
    """What stands behind "Time:" in the lesson."""
    (said,) = re.findall(r"\*\*Time:\*\* ([^.]*\.)", cells[0])
    return str(said).capitalize()


def _plain(text: str) -> str:
    return " ".join(text.split())
