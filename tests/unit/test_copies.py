"""A learner's copies: new lessons are added, and nobody's work is lost."""

import json
from pathlib import Path

import pytest

from lessons_lib.workplace import copies

NAME = "02_inside.ipynb"


def notebook(source: str, **cell: object) -> str:
    """A notebook of one executed code cell, whose answer stands below its question."""
    answer = {"output_type": "stream", "name": "stdout", "text": ["42\n"]}
    code = {
        "cell_type": "code",
        "id": "a",
        "metadata": {},
        "source": source,
        "execution_count": 1,
        "outputs": [answer],
    }
    return json.dumps({"cells": [code | cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    """A folder with one lesson."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    (folder / NAME).write_text(notebook("6 * 7"))
    return folder


@pytest.fixture
def mine(lessons: Path, tmp_path: Path) -> Path:
    """The copies of someone who has just started."""
    assert copies.refresh(lessons, tmp_path / "my-lessons") == []
    return tmp_path / "my-lessons"


def source(folder: Path) -> str:
    """What the first cell says."""
    return "".join(json.loads((folder / NAME).read_text())["cells"][0]["source"])


def test_a_copy_has_no_answers_in_it(mine: Path) -> None:
    cell = json.loads((mine / NAME).read_text())["cells"][0]
    assert (cell["source"], cell["outputs"], cell["execution_count"]) == ("6 * 7", [], None)


def test_a_new_lesson_is_added(lessons: Path, mine: Path) -> None:
    (lessons / "03_linear.ipynb").write_text(notebook("1"))
    assert copies.refresh(lessons, mine) == []
    assert sorted(path.name for path in mine.glob("*.ipynb")) == [NAME, "03_linear.ipynb"]


def test_a_copy_nobody_worked_in_follows_the_lesson(lessons: Path, mine: Path) -> None:
    (lessons / NAME).write_text(notebook("7 * 6"))
    assert copies.refresh(lessons, mine) == []
    assert source(mine) == "7 * 6"


def test_a_copy_that_was_only_opened_follows_the_lesson(lessons: Path, mine: Path) -> None:
    opened = json.loads((mine / NAME).read_text())
    opened["metadata"]["language_info"] = {"name": "python", "version": "3.13.1"}
    (mine / NAME).write_text(json.dumps(opened))
    (lessons / NAME).write_text(notebook("7 * 6"))
    copies.refresh(lessons, mine)
    assert source(mine) == "7 * 6"


@pytest.mark.parametrize(
    "work",
    [
        notebook("my own answer", outputs=[], execution_count=None),
        notebook("6 * 7"),  # only run: its outputs are theirs
        "{half a notebook",
    ],
    ids=["edited", "run", "broken"],
)
def test_a_copy_someone_worked_in_is_never_overwritten(lessons: Path, mine: Path, work: str) -> None:
    (mine / NAME).write_text(work)
    assert copies.refresh(lessons, mine) == []  # nothing newer, nothing to say
    (lessons / NAME).write_text(notebook("7 * 6"))
    for _ in range(2):  # and it stays so, and is said again
        (line,) = copies.refresh(lessons, mine)
        assert line == (
            f"{NAME} has a newer version. Yours is kept, for you have worked in it; "
            "rename it, and the next start puts the new one beside it."
        )
        assert (mine / NAME).read_text() == work


def test_after_renaming_it_the_newer_lesson_comes(lessons: Path, mine: Path) -> None:
    (mine / NAME).write_text(notebook("my own answer"))
    (lessons / NAME).write_text(notebook("7 * 6"))
    (mine / NAME).rename(mine / "mine.ipynb")
    assert copies.refresh(lessons, mine) == []
    assert source(mine) == "7 * 6"
    assert "my own answer" in (mine / "mine.ipynb").read_text()


def test_a_notebook_of_that_name_that_was_never_given_is_kept(lessons: Path, tmp_path: Path) -> None:
    folder = tmp_path / "my-lessons"
    folder.mkdir()
    (folder / NAME).write_text(notebook("theirs"))
    assert len(copies.refresh(lessons, folder)) == 1
    assert source(folder) == "theirs"
