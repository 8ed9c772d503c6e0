"""Write the lessons to hand out for a grade: without solutions and outputs, each learner with numbers of their own.

Each exercise's cell keeps its stable id and is marked by it, so that `inside-grade` finds it whatever became of
the rest. Where an exercise varies, its question comes from the learner's name, which a cell before the first
exercise asks for.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import nbformat

from lessons_lib.judge.exercise import Exercise
from lessons_lib.lessons import LESSONS
from lessons_lib.workplace.copies import cleared

# A name that no lesson gives to something else.
NAME = """from lessons_lib import check, question

my_name = ""  # your name in quotes, as your teacher has it: it stands for your own numbers"""
SOLUTION = "<summary>Solution of {}<"
QUESTION = "**Exercise {}"
FIXED = {"deletable": False}


def main() -> None:
    """Write the notebooks named on the command line into a folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--to", type=Path, default=Path("handout"), help="the folder")
    parser.add_argument("lessons", nargs="+", type=Path)
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    for path in options.lessons:
        (options.to / path.name).write_text(handed_out(path), "utf-8")
    print(f"{len(options.lessons)} lessons without solutions in {options.to}/")


def handed_out(path: Path) -> str:
    """The text of a lesson to hand out."""
    notebook = nbformat.reads(cleared(path.read_text("utf-8")), as_version=4)
    exercises = LESSONS.get(path.name[:2], ())
    for exercise in exercises:
        notebook.cells = [
            cell for cell in notebook.cells if SOLUTION.format(exercise.number) not in cell.source
        ]
        _mark(notebook, exercise)
    if exercises:
        _ask_for_the_name(notebook, exercises[0])
    return json.dumps(json.loads(nbformat.writes(notebook)), indent=1, ensure_ascii=False) + "\n"


def _mark(notebook: Any, exercise: Exercise) -> None:
    """Mark the cell to fill in; let the question come from the name, if it varies."""
    place = exercise.number.replace(".", "-")
    (cell,) = (cell for cell in notebook.cells if cell.id == f"exercise-{place}")
    cell.source = exercise.cell_for("my_name")
    cell.metadata |= FIXED | {"exercise": exercise.number}
    if exercise.variants is None:
        return
    mark = QUESTION.format(exercise.number)
    at = next(at for at, cell in enumerate(notebook.cells) if mark in cell.source)
    before = notebook.cells[at].source.partition(mark)[0].rstrip()
    asked = nbformat.v4.new_code_cell(f'question("{exercise.number}", seed=my_name)', id=f"asked-{place}")
    asked.metadata |= FIXED
    if before:
        notebook.cells[at].source = before
        notebook.cells.insert(at + 1, asked)
    else:
        notebook.cells[at] = asked


def _ask_for_the_name(notebook: Any, first: Exercise) -> None:
    """Put the cell for the name before the first exercise."""
    ids = [cell.id for cell in notebook.cells]
    at = ids.index(f"exercise-{first.number.replace('.', '-')}")
    asked = nbformat.v4.new_code_cell(NAME, id="name")
    asked.metadata |= FIXED
    # Before its question, which may be a cell of code by now, or a text.
    notebook.cells.insert(at - 1, asked)


if __name__ == "__main__":
    main()
