"""Write the cells of a lesson's exercises into its notebook: question, cell to fill in, folded solution.

Behind the last of them stands the report, which says what is done of the lesson. Cells are found by their ids
(``question-02-1``, ``exercise-02-1``, ``solution-02-1``), or by what they hold; what is missing is put behind the
exercise before it. Run twice, it changes nothing. With ``--check`` nothing is written, and lessons that would change
are named. With ``--examine`` lessons are named by their numbers, and their author is told what the exercises lack.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import nbformat

from lessons_lib.judge.examine import examine
from lessons_lib.judge.exercise import Exercise
from lessons_lib.lessons import LESSONS

Notebook = Any
REPORT = (
    "Run this cell whenever you want to know how far you are. What it knows is kept beside your copy of the lesson, "
    "so it is still there tomorrow. If somebody teaches you, the last line is for them."
)


class Cell(NamedTuple):
    """One cell of an exercise: what it is called, how else it is known, and what stands in it."""

    kind: str
    id: str
    mark: str
    source: str


def main() -> None:
    """Write, check or examine what is named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a lesson would change")
    parser.add_argument(
        "--examine", action="store_true", help="tell what the exercises of these lessons lack"
    )
    parser.add_argument(
        "lessons", nargs="+", help="notebooks; with --examine, numbers of lessons or exercises"
    )
    options = parser.parse_args()
    if options.examine:
        for exercise in _named(options.lessons):
            print(examine(exercise))
        return
    changed = [path for path in map(Path, options.lessons) if renew(path, write=not options.check)]
    for path in changed:
        print(f"{path} {'does not hold its exercises' if options.check else 'changed'}")
    sys.exit(1 if options.check and changed else 0)


def renew(path: Path, *, write: bool) -> bool:
    """Put the exercises of a lesson into its notebook; say whether that changes it."""
    stored = path.read_text("utf-8")
    notebook = nbformat.reads(stored, as_version=4)
    number = path.name[:2]
    put_in(notebook, [cell for exercise in LESSONS.get(number, ()) for cell in cells_of(exercise)])
    if number in LESSONS:
        put_in(notebook, report_of(number), after=_last_of(notebook, f"solution-{number}-"))
    made = str(nbformat.writes(notebook)) + "\n"
    if write and made != stored:
        path.write_text(made, "utf-8")
    return made != stored


def put_in(notebook: Notebook, cells: Iterable[Cell], after: int | None = None) -> None:
    """Write each of these cells at its place; one that is missing comes behind the one before it."""
    after = len(notebook.cells) - 1 if after is None else after
    for cell in cells:
        at = _place(notebook, cell)
        if at is None:
            at = after + 1
            notebook.cells.insert(at, _new(cell))
        else:
            _rewrite(notebook.cells[at], cell)
        after = at


def cells_of(exercise: Exercise) -> tuple[Cell, ...]:
    """The three cells of an exercise."""
    place = exercise.number.replace(".", "-")
    return (
        Cell("markdown", f"question-{place}", f"**Exercise {exercise.number}", exercise.markdown),
        Cell("code", f"exercise-{place}", f"check({exercise.called}, ", exercise.cell),
        Cell("markdown", f"solution-{place}", f"<summary>Solution of {exercise.number}<", exercise.folded),
    )


def report_of(lesson: str) -> tuple[Cell, ...]:
    """The two cells that tell what is done of a lesson."""
    asked = f'report("{lesson}")'
    return (
        Cell("markdown", f"progress-{lesson}", "## Done, and to do", f"## Done, and to do\n\n{REPORT}"),
        Cell("code", f"report-{lesson}", asked, f"from lessons_lib import report\n\n{asked}"),
    )


def _last_of(notebook: Notebook, beginning: str) -> int:
    return max(at for at, cell in enumerate(notebook.cells) if cell.get("id", "").startswith(beginning))


def _place(notebook: Notebook, cell: Cell) -> int | None:
    by_id = [at for at, other in enumerate(notebook.cells) if other.get("id") == cell.id]
    by_mark = [
        at
        for at, other in enumerate(notebook.cells)
        if other.cell_type == cell.kind and cell.mark in other.source
    ]
    return next(iter(by_id + by_mark), None)


def _new(cell: Cell) -> Any:
    make: Any = nbformat.v4.new_code_cell if cell.kind == "code" else nbformat.v4.new_markdown_cell
    return make(cell.source, id=cell.id)


def _rewrite(other: Any, cell: Cell) -> None:
    """Replace what the cell holds of the exercise; a heading that stands before it in the same cell stays."""
    before = other.source.partition(cell.mark)[0] if cell.kind == "markdown" else ""
    kept = before if before.strip() and not before.lstrip().startswith("<details>") else ""
    other.source = kept + cell.source


def _named(numbers: Sequence[str]) -> list[Exercise]:
    return [
        exercise
        for lesson in LESSONS.values()
        for exercise in lesson
        if any(exercise.number.startswith(number) for number in numbers)
    ]


if __name__ == "__main__":
    main()
