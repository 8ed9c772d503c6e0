"""A page of the teacher's guide: what is read from a lesson and its exercises, and the words written for it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.lessons import LESSONS
from lessons_lib.numbers.notation import counted
from lessons_lib.together.question import can_be_asked
from tools.guide.times import pause, section_minutes

__all__ = ["WORDS", "front", "page"]

WORDS: Mapping[str, Mapping[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "words.toml").read_text("utf-8")
)
MINUTES = 3  # for a question that a class answers before and after it talks
FRONT = """# The teacher's guide

One page a lesson (printed at 70 %, one sheet of A4): what it is for, how long it takes, what to ask, what learners get
wrong, and what to leave out when time is short. The minutes of a section are its share of the lesson's, by how much is
read, run and stepped through in it; nobody stood by with a watch. What is said of a mistake is what the lesson itself
says to whoever makes it; it never holds the answer. Exercises that vary have other numbers for each name:
`question("02.3", seed="Ada")`.

Each page has a line for a cell of yours that asks the whole class, *together, on telephones*: all guess, see how they
spread, talk with their neighbours, guess again, and hear the answer. It holds the short exercises that a choice or a
few numbers answer; `predict_together(trace, "L2")` asks in the same way for a step of any trace that the lesson makes.

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
        " ".join(("**Time.**", _minutes(cells), *pause(lesson), _link(lesson))),
        "## What to ask\n\n" + "\n".join(_asked(words["ask"], exercises)),
    ]
    if exercises:
        told = _exercises(exercises, words["mistakes"])
        parts += ["## The exercises, and what learners get wrong\n\n" + "\n\n".join(told)]
    minutes = section_minutes(lesson)
    cuts = "\n".join(_cuts(words["cut"], minutes))
    saved = sum(minutes[section] for section, _ in words["cut"])
    parts += [f"## What to cut when time is short: {saved} minutes in all\n\n{cuts}"]
    return "\n\n".join(parts) + "\n"


def mistake_named(exercise: Exercise, name: str) -> Mistake:
    """The mistake of that name."""
    found = [mistake for mistake in exercise.mistakes if mistake.name == name]
    if not found:
        known = ", ".join(mistake.name for mistake in exercise.mistakes)
        raise ValueError(f"Exercise {exercise.number} has no mistake {name!r}. There are: {known}.")
    return found[0]


def _link(lesson: Path) -> str:
    return f"The lesson: [{lesson.name}](../notebooks/{lesson.name})."


def _asked(questions: Sequence[str], exercises: Sequence[Exercise]) -> Iterator[str]:
    yield from (f"- {question}" for question in questions)
    if exercises:
        yield f"- Together, on telephones: {_together(exercises)}"


def _together(exercises: Sequence[Exercise]) -> str:
    """The line that asks a whole class what takes it a few minutes; by a name of its own, in numbers of its own."""
    short = [each for each in exercises if can_be_asked(each) and each.minutes <= MINUTES]
    numbers = ", ".join(f'"{each.number}"' for each in short)
    return f'`predict_together({numbers}, seed="our class")`'


def _exercises(exercises: Sequence[Exercise], chosen: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for each in exercises:
        varies = ", varies" if each.variants else ""
        head = (
            f"**{each.number}, {each.title}** ({'●' * each.dots}, {counted(each.minutes, 'minute')}{varies})"
        )
        said = [mistake_named(each, name) for name in chosen.get(each.number, ())]
        yield "\n".join([head, *(f"- *{mistake.name}*. {_plain(mistake.says)}" for mistake in said)])


def _cuts(cuts: Sequence[tuple[str, str]], minutes: Mapping[str, int]) -> Iterator[str]:
    for section, why in cuts:
        if section not in minutes:
            raise ValueError(f"There is no section {section!r}. There are: {', '.join(sorted(minutes))}.")
        end = "" if why.endswith("?") else "."
        yield f"- *{section}* ({counted(minutes[section], 'minute')}): {why}{end}"


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
