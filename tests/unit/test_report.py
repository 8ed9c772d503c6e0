"""`report`: what is done and what is next; and progress, which a new kernel still knows."""

import json
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from lessons_lib import Exercise, check, report
from lessons_lib.judge import progress
from lessons_lib.judge.progress import FILE, Tried, so_far
from lessons_lib.judge.report import ALL, KEPT, NOT_KEPT, NOTHING, Report
from lessons_lib.lessons import LESSONS

TITLES = [f"{each.number}  {each.title}" for each in LESSONS["02"]]


@pytest.fixture(autouse=True)
def nothing_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_memory", {})


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A learner's folder, as the kernel of a notebook in it sees it."""
    monkeypatch.setattr(progress, "_in_a_notebook", lambda: True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new_kernel() -> None:
    progress._memory.clear()


def test_before_anything_is_tried_the_report_is_the_same_for_everyone() -> None:
    lines = [
        "Lesson 02: 0 of 6 exercises done.",
        *(f"  {'not yet':<18}{title}" for title in TITLES),
        NOTHING,
        'For your teacher: {"names": [], "done": [], "tries": {}}',
    ]
    assert repr(report("02")) == "\n".join(lines)


def test_a_cell_that_is_not_filled_in_is_no_try() -> None:
    before = repr(report("02"))
    check("02.3")
    check("02.1", (..., ...))
    assert repr(report("02")) == before


def test_the_report_tells_what_is_done_and_what_is_next() -> None:
    check("02.1", (-1, 0))
    check("02.1", (-0.75, 0))
    check("02.3", 7)
    said = repr(report("02"))
    assert said.startswith("Lesson 02: 1 of 6 exercises done.\n  done, 2 answers   02.1")
    assert "1 answer so far   02.3" in said
    assert "\nNext: 02.2, Three other layers (2 minutes).\n" in said
    assert said.endswith('{"names": [], "done": ["02.1"], "tries": {"02.1": 2, "02.3": 1}}')


def test_who_has_done_all_is_told_so() -> None:
    for each in LESSONS["02"]:
        check(each.number, each.expected)
    assert report("02").next is None
    assert f"\n{ALL}\n" in repr(report("02"))
    assert len(report("02").done) == 6


def test_what_is_done_stays_done_and_is_counted_no_further() -> None:
    for answer in (7, -0.15, 9, -0.15):
        check("02.3", answer)
    assert so_far()["02.3"] == Tried(done=True, tries=2)


def test_the_name_whose_numbers_were_asked_for_is_told_to_the_teacher() -> None:
    check("02.3", 7, seed="Ada Łovelace")
    assert json.loads(report("02").line)["names"] == ["Ada Łovelace"]


def test_an_answer_to_no_exercise_of_a_lesson_is_not_remembered() -> None:
    check(Exercise(question="", right=3), 3)
    check("02.9", 3)
    assert so_far() == {}


def test_the_report_of_all_lessons_has_every_exercise() -> None:
    check("02.3", -0.15)
    whole = report()
    assert len(whole.exercises) == sum(map(len, LESSONS.values()))
    assert whole.done == ["02.3"]
    assert repr(whole).startswith(f"All lessons: 1 of {len(whole.exercises)} exercises done.")


def test_a_lesson_that_is_not_there_is_told() -> None:
    with pytest.raises(
        ValueError, match=r"in quotes, and got '2'\. There are 01, 02,.*\. Write `report\(\"02\"\)`\."
    ):
        report("2")


def test_as_html_it_is_a_table_with_the_same_words() -> None:
    check("02.3", 7)
    page = report("02")._repr_html_()
    assert page.count("<tr>") == 7
    assert "<strong>Lesson 02: 0 of 6 exercises done.</strong>" in page
    assert '<td style="text-align: left">1 answer so far</td>' in page
    assert "<p>Next: 02.1, A forward pass by hand (3 minutes).</p>" in page
    assert "<summary>For your teacher</summary>" in page
    assert "color" not in page


def test_what_a_person_typed_is_no_html() -> None:
    shown = Report("Lesson", (), {}, "<b>")
    check("02.3", 7, seed="<script>")
    assert "<script>" not in report("02")._repr_html_()
    assert shown.done == []


# Kept beside the notebook -----------------------------------------------------------------------------


def test_progress_is_kept_beside_the_notebook_and_a_new_kernel_knows_it(notebook: Path) -> None:
    check("02.3", 7, seed="Ada")
    check("01.2", "c")
    new_kernel()
    assert so_far() == {"01.2": Tried(done=True, tries=1), "02.3": Tried(tries=1, name="Ada")}
    assert [path.name for path in notebook.iterdir()] == [FILE]
    assert KEPT in repr(report("02"))


def test_two_notebooks_of_one_folder_do_not_overwrite_each_other(notebook: Path) -> None:
    check("01.2", "c")
    other = json.loads((notebook / FILE).read_text("utf-8")) | {
        "05.2": {"done": True, "tries": 1, "name": ""}
    }
    (notebook / FILE).write_text(json.dumps(other), "utf-8")
    check("02.3", 7)
    new_kernel()
    assert sorted(so_far()) == ["01.2", "02.3", "05.2"]


def test_who_deletes_the_file_begins_anew(notebook: Path) -> None:
    check("01.2", "c")
    (notebook / FILE).unlink()
    assert so_far() == {}


@pytest.mark.parametrize("text", ["", "[1]", "{", '{"01.2": 3}', '{"01.2": {"score": 9}}', "\ud800"])
def test_a_file_that_is_not_ours_is_left_as_it_is(notebook: Path, text: str) -> None:
    stored = text.encode("utf-8", "surrogatepass")
    (notebook / FILE).write_bytes(stored)
    check("01.2", "c")
    assert report("01").done == ["01.2"]
    assert NOT_KEPT in repr(report("01"))
    assert (notebook / FILE).read_bytes() == stored


def test_without_a_notebook_nothing_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    check("01.2", "c")
    assert list(tmp_path.iterdir()) == []
    assert NOT_KEPT in repr(report("01"))


def test_where_the_lessons_are_stored_nothing_is_written_and_nobodys_progress_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stored = tmp_path / "notebooks"
    (tmp_path / "lessons_lib").mkdir()
    stored.mkdir()
    (stored / FILE).write_text('{"01.2": {"done": true, "tries": 1, "name": ""}}', "utf-8")
    monkeypatch.setattr(progress, "_in_a_notebook", lambda: True)
    monkeypatch.chdir(stored)
    assert report("01").done == []
    check("01.3", 7)
    assert "01.3" not in (stored / FILE).read_text("utf-8")


def test_a_folder_that_cannot_be_written_is_no_error(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refused)
    check("01.2", "c")
    check("01.3", 7)
    assert list(notebook.iterdir()) == []
    assert so_far() == {"01.2": Tried(done=True, tries=1), "01.3": Tried(tries=1)}
    assert NOT_KEPT in repr(report("01"))


def run(folder: Path, *cells: str) -> list[str]:
    """What each cell of a notebook shows as text, in a kernel of its own."""
    content = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    client = NotebookClient(content, kernel_name="python3", resources={"metadata": {"path": str(folder)}})
    client.execute()
    return [cell.outputs[0]["data"]["text/plain"] if cell.outputs else "" for cell in content.cells]


def test_in_a_real_kernel_progress_survives_a_restart(tmp_path: Path) -> None:
    run(tmp_path, "from lessons_lib import check", 'check("02.3", -0.15)')
    _, said = run(tmp_path, "from lessons_lib import report", 'report("02")')
    assert "done, 1 answer    02.3" in said
    assert KEPT in said
    shutil.copytree(tmp_path, tmp_path / "elsewhere")  # the folder may move, as when it is handed in
    _, again = run(tmp_path / "elsewhere", "from lessons_lib import report", 'report("02")')
    assert again == said
