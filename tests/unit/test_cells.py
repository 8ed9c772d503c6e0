"""The cells of a lesson's exercises, as `python -m tools.exercises` writes them."""

from pathlib import Path

import nbformat
import pytest

from lessons_lib.lessons import LESSONS
from tools import exercises

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*_*.ipynb"))


@pytest.fixture
def lesson(tmp_path):
    (path,) = [path for path in NOTEBOOKS if path.name.startswith("02")]
    copy = tmp_path / path.name
    copy.write_text(path.read_text("utf-8"), "utf-8")
    return copy


def source(path, cell_id):
    [cell] = [cell for cell in nbformat.read(path, as_version=4).cells if cell.id == cell_id]
    return cell.source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_lesson_holds_its_exercises_as_they_are_written(path):
    assert not exercises.renew(path, write=False)


def test_a_cell_that_differs_is_written_again_and_then_stays(lesson):
    was = lesson.read_text("utf-8")
    lesson.write_text(was.replace("with pencil and paper", "by heart"), "utf-8")
    assert exercises.renew(lesson, write=True)
    assert lesson.read_text("utf-8") == was
    assert not exercises.renew(lesson, write=True)


def test_with_check_nothing_is_written(lesson):
    changed = lesson.read_text("utf-8").replace("with pencil and paper", "by heart")
    lesson.write_text(changed, "utf-8")
    assert exercises.renew(lesson, write=False)
    assert lesson.read_text("utf-8") == changed


def test_a_heading_before_a_question_in_one_cell_stays(lesson):
    lesson.write_text(lesson.read_text("utf-8").replace("a high score means junk", "junk"), "utf-8")
    exercises.renew(lesson, write=True)
    assert source(lesson, "transfer").startswith("## Transfer")
    assert "a high score means junk" in source(lesson, "transfer")


def test_an_exercise_that_is_missing_stands_behind_the_one_before_it(lesson):
    notebook = nbformat.read(lesson, as_version=4)
    kept = [cell for cell in notebook.cells if not cell.id.endswith("-02-3")]
    notebook.cells = kept
    exercises.put_in(notebook, [cell for each in LESSONS["02"] for cell in exercises.cells_of(each)])
    ids = [cell.id for cell in notebook.cells]
    start = ids.index("solution-02-2") + 1
    assert ids[start : start + 3] == ["question-02-3", "exercise-02-3", "solution-02-3"]


def test_the_report_stands_behind_the_last_exercise_and_only_once(lesson):
    notebook = nbformat.read(lesson, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if cell.id not in ("progress-02", "report-02")]
    nbformat.write(notebook, lesson)
    assert exercises.renew(lesson, write=True)
    ids = [cell.id for cell in nbformat.read(lesson, as_version=4).cells]
    start = ids.index("solution-02-6") + 1
    assert ids[start : start + 2] == ["progress-02", "report-02"]
    assert source(lesson, "report-02") == 'from lessons_lib import report\n\nreport("02")'
    assert not exercises.renew(lesson, write=True)


def test_the_command_examines_what_it_is_asked(capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["exercises", "--examine", "02.1"])
    exercises.main()
    assert capsys.readouterr().out.startswith("02.1: ")


def test_the_command_fails_with_check_where_a_lesson_would_change(capsys, monkeypatch, lesson):
    lesson.write_text(lesson.read_text("utf-8").replace("with pencil and paper", "by heart"), "utf-8")
    monkeypatch.setattr("sys.argv", ["exercises", "--check", str(lesson)])
    with pytest.raises(SystemExit) as stopped:
        exercises.main()
    assert stopped.value.code == 1
    assert "does not hold its exercises" in capsys.readouterr().out
