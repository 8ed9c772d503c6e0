"""Notebooks for the tests of collecting: cells as texts, an exercise's own cell with its number before them."""

import nbformat

from lessons_lib.collecting.grade import Graded, grade
from lessons_lib.collecting.handins import HandIn, Learner
from lessons_lib.collecting.limits import Limits

SMALL = Limits(seconds=40, cell_seconds=4, memory=700, processes=40, disk=20, printed=200_000)
BEGIN = "from lessons_lib import Model, check\nimport os, sys, time"
RIGHT_01_2 = ("01.2", 'check("01.2", "c")')
WRONG_01_5 = ("01.5", 'check("01.5", "a")')


def notebook(*cells: str | tuple[str, str]) -> bytes:
    made = nbformat.v4.new_notebook()
    for cell in cells:
        number, source = ("", cell) if isinstance(cell, str) else cell
        new = nbformat.v4.new_code_cell(source)
        if number:
            new["id"] = f"exercise-{number.replace('.', '-')}"
        made.cells.append(new)
    return nbformat.writes(made).encode()


def graded(*cells: str | tuple[str, str], limits: Limits = SMALL) -> Graded:
    return grade(HandIn(Learner("Ada"), notebook(*cells), seed="Ada"), limits)


def passed(of: Graded) -> dict[str, bool]:
    return {number: judged.status == "Right" for number, judged in of.answers.items()}
