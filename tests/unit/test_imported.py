"""The tables are read here as Moodle and Canvas read them, by their own importers' rules, not by our header.

Moodle: mod/assign/feedback/offline/importgradeslib.php and locallib.php, lib/csvlib.class.php.
Canvas: lib/gradebook_importer.rb.
"""

import csv
import html
import io
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from lessons_lib.collecting import tables
from lessons_lib.collecting.gathered import Gathered, gathered
from lessons_lib.collecting.grade import Graded
from lessons_lib.collecting.handins import Learner
from lessons_lib.collecting.judging import Judged
from lessons_lib.lessons import EXERCISES

WHEN = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)
RIGHT = Judged("Right", "That is so.", "'c'", 3, "")
WRONG = Judged("Not quite", r'Is "x" < 3 & \"5\", or \ ', "'a'", 3, "", "m")


def moodle_reads(path: Path, best: float, graded_at: dict[str, datetime] | None = None) -> dict[str, Any]:
    """Each participant's number with the grade and the comment that Moodle stores; what it skips is not there."""
    text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    # PHP's fgetcsv: a quote behind a backslash does not end a cell.
    columns, *records = csv.reader(io.StringIO(re.sub("\r\n?", "\n", text)), escapechar="\\")
    for required in ("Identifier", "Grade", "Last modified (grade)"):
        assert required in columns, "Moodle: the import is refused"
    stored = {}
    for record in records:
        assert len(record) == len(columns), "Moodle: the number of columns is not the same in each row"
        row = dict(zip(columns, record, strict=True))
        number = row["Identifier"][len("Participant ") :]
        when = datetime.fromisoformat(
            row["Last modified (grade)"]
        )  # strtotime reads ISO 8601, with its offset
        stale = number in (graded_at or {}) and (graded_at or {})[number] > when
        if number.isdigit() and 0 <= float(row["Grade"]) <= best and not stale:
            stored[number] = (float(row["Grade"]), row["Feedback comments"])
    return stored


def canvas_reads(path: Path) -> tuple[str, float, dict[str, float]]:
    """The assignment, its points, and each student's grade by ID, or by name where there is none."""
    header, *rows = csv.reader(io.StringIO(path.read_bytes().decode("utf-8")))
    assert len(header) > 3
    assert "Student" in header[0]
    assert "ID" in header[1]
    columns = 3  # with the section
    if re.search(r"SIS\s+Login\s+ID", header[2]):
        columns += 1
    elif re.search(r"SIS\s+User\s+ID", header[2]) and re.search(r"SIS\s+Login\s+ID", header[3]):
        columns += 2 + bool(re.search(r"Integration\s+ID", header[4]))
    assert "Section" in header[columns - 1], "Canvas: invalid header row"
    (assignment,) = header[columns:]
    (points,) = (float(row[columns]) for row in rows if "Points Possible" in row[0])
    students = [row for row in rows if "Points Possible" not in row[0]]
    return assignment, points, {row[1] or row[0]: float(row[columns]) for row in students}


def a_class(out_of: float | None = None) -> Gathered:
    numbers = [number for number in EXERCISES if number.startswith("01")]
    return gathered(
        [
            Graded(Learner("Ada", "11", "Moodle"), answers=dict.fromkeys(numbers, RIGHT)),
            Graded(
                Learner("Bo", "12", "Moodle"),
                answers={"01.2": RIGHT, "01.5": WRONG},
                note="It hung.",
                aside="Look at Di.",
            ),
            Graded(Learner("Cy", "13", "Moodle")),
            Graded(Learner("=HYPERLINK(1)")),
            Graded(Learner("lovelacedi", "14", "Canvas"), answers={"01.2": RIGHT}),
        ],
        ["01"],
        out_of=out_of,
    )


@pytest.mark.parametrize(("out_of", "some"), [(None, 1), (100, 16.67), (10, 1.67), (3, 0.5)])
def test_moodle_takes_each_grade_in_the_assignments_scale_by_the_participants_number(tmp_path, out_of, some):
    of = a_class(out_of)
    tables.write(tmp_path / "moodle.csv", tables.moodle(of, WHEN))
    stored = moodle_reads(tmp_path / "moodle.csv", of.best)
    assert {number: grade for number, (grade, _) in stored.items()} == {
        "11": out_of or 6,
        "12": some,
        "13": 0,
    }


def test_moodle_shows_what_is_said_of_an_answer_as_it_is(tmp_path):
    of = a_class()
    tables.write(tmp_path / "moodle.csv", tables.moodle(of, WHEN))
    comment = moodle_reads(tmp_path / "moodle.csv", of.best)["12"][1]
    assert "&lt;" in comment
    lines = html.unescape(comment.replace("<br>", "\n")).split("\n")
    assert lines[0] == "01.1 not handed in"
    assert [each for each in lines if each.startswith("01.5 Not quite: Is ") and "< 3 &" in each]
    assert lines[-1] == "It hung."  # what is for the teacher alone is not told to the learner


def test_a_grade_given_in_moodle_after_the_hand_ins_were_read_is_kept(tmp_path):
    of = a_class()
    tables.write(tmp_path / "moodle.csv", tables.moodle(of, WHEN))
    graded_at = {"11": datetime(2026, 3, 2, 11, tzinfo=UTC), "12": datetime(2026, 3, 1, tzinfo=UTC)}
    assert set(moodle_reads(tmp_path / "moodle.csv", of.best, graded_at)) == {"12", "13"}


def test_canvas_takes_each_grade_under_the_assignments_name(tmp_path):
    tables.write(tmp_path / "canvas.csv", tables.canvas(a_class(100), "Homework 3 (4711)"))
    assignment, points, grades = canvas_reads(tmp_path / "canvas.csv")
    assert (assignment, points) == ("Homework 3 (4711)", 100)
    # Another system's number is another person's: those go by their names.
    assert grades == {"14": 16.67, "Ada": 100, "Bo": 16.67, "Cy": 0, "'=HYPERLINK(1)": 0}


def test_without_a_name_canvas_gets_the_lessons(tmp_path):
    tables.write(tmp_path / "canvas.csv", tables.canvas(a_class()))
    assert canvas_reads(tmp_path / "canvas.csv")[:2] == ("Lesson 01", 6)
