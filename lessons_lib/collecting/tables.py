"""One row a learner, in the columns that Moodle's grading worksheet and Canvas's gradebook import."""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from lessons_lib.collecting.gathered import Gathered, Row

__all__ = ["canvas", "moodle", "write"]

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Moodle reads a table as PHP does, where a quote behind a backslash does not end a cell.
ESCAPES = re.compile(r'\\(?="|$)')


def moodle(of: Gathered, when: datetime) -> Iterator[list[str]]:
    """For an assignment's "Upload grading worksheet": Identifier, Grade and Last modified (grade) have to be there.

    Rows are found by the participant's number. A grade that was given in Moodle after ``when`` is kept there.
    """
    yield [
        "Identifier",
        "Full name",
        "Grade",
        "Maximum Grade",
        "Last modified (grade)",
        "Feedback comments",
    ]
    for row in of.rows:
        number = row.learner.id_in("Moodle")
        yield [
            f"Participant {number}" if number else "",
            row.learner.name,
            _number(of.grade(row)),
            _number(of.best),
            when.isoformat(timespec="seconds"),
            _comments(of, row),
        ]


def canvas(of: Gathered, assignment: str = "") -> Iterator[list[str]]:
    """For the gradebook's "Import": rows are found by ID, the points stand under the assignment's name."""
    yield ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", assignment or of.title]
    yield ["    Points Possible", "", "", "", "", _number(of.best)]
    for row in of.rows:
        yield [row.learner.name, row.learner.id_in("Canvas"), "", "", "", _number(of.grade(row))]


def write(path: Path, rows: Iterator[list[str]]) -> None:
    """Write a table; a learner's name or answer is never a formula in it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([list(map(_text, row)) for row in rows])


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _comments(of: Gathered, row: Row) -> str:
    """What is said of each answer, as the HTML that Moodle takes comments for."""
    said = [
        f"{number} {row.answers[number].status}: {row.answers[number].text}"
        if number in row.answers
        else f"{number} not handed in"
        for number in of.exercises
    ]
    return "<br>".join(html.escape(each, quote=False) for each in [*said, *row.notes])


def _text(cell: str) -> str:
    plain = ESCAPES.sub(r"\\ ", re.sub(r"[\x00-\x1f]+", " ", cell))
    return f"'{plain}" if cell.startswith(BEGINS_A_FORMULA) else plain
