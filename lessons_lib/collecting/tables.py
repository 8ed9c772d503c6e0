"""One row a learner, in the columns that Moodle's grading worksheet and Canvas's gradebook import."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from lessons_lib.collecting.gathered import Gathered, Row

__all__ = ["canvas", "moodle", "write"]

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def moodle(of: Gathered) -> Iterator[list[str]]:
    """For an assignment's "Upload grading worksheet": rows are found by the participant's number."""
    yield ["Identifier", "Full name", "Grade", "Maximum Grade", "Feedback comments"]
    for row in of.rows:
        number = f"Participant {row.learner.id}" if row.learner.id else ""
        yield [
            number,
            row.learner.name,
            str(row.points(of.exercises)),
            str(len(of.exercises)),
            _comments(of, row),
        ]


def canvas(of: Gathered) -> Iterator[list[str]]:
    """For the gradebook's "Import": rows are found by ID, the points stand under the assignment's name."""
    yield ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", of.title]
    yield ["    Points Possible", "", "", "", "", str(len(of.exercises))]
    for row in of.rows:
        yield [row.learner.name, row.learner.id, "", "", "", str(row.points(of.exercises))]


def write(path: Path, rows: Iterator[list[str]]) -> None:
    """Write a table; a learner's name or answer is never a formula in it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([list(map(_text, row)) for row in rows])


def _comments(of: Gathered, row: Row) -> str:
    said = [
        f"{number} {row.answers[number].status}: {row.answers[number].text}"
        if number in row.answers
        else f"{number} not handed in"
        for number in of.exercises
    ]
    return " | ".join([*said, *row.notes])


def _text(cell: str) -> str:
    plain = re.sub(r"[\x00-\x1f]+", " ", cell)
    return f"'{plain}" if cell.startswith(BEGINS_A_FORMULA) else plain
