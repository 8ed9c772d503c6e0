"""`make notebooks` stores a lesson in one fixed form, and its check sees when a run gives another."""

import json
from pathlib import Path
from typing import Any

import pytest

from tools import notebooks

SOURCES = (
    "print(6 * 7)",
    "import IPython.display as d; d.HTML('<style>p { }</style><p>kept</p><SCRIPT>\\nlet a = 1\\n</SCRIPT>')",
    "import ipywidgets; ipywidgets.IntSlider(description='x')",
)


def write(path: Path, *sources: str) -> Path:
    """Write a notebook as a person leaves it: no ids, run before, on some other Python."""
    cells: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "metadata": {"tags": ["keep"], "scrolled": True, "execution": {"iopub.execute_input": "now"}},
            "source": source.splitlines(keepends=True),
            "outputs": [],
            "execution_count": 7,
        }
        for source in sources
    ]
    metadata = {
        "widgets": {"state": {}},
        "language_info": {"name": "python", "version": "3.99"},
        "kernelspec": {"name": "my-own", "display_name": "Mine", "language": "python"},
        "title": "Kept",
    }
    path.write_text(json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 4}))
    return path


def outputs(notebook: dict[str, Any], cell: int) -> list[dict[str, Any]]:
    return list(notebook["cells"][cell]["outputs"])


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lesson that has been renewed once."""
    path = write(tmp_path_factory.mktemp("lesson") / "01_lesson.ipynb", *SOURCES)
    assert notebooks.renew(path, write=True)
    return path


@pytest.fixture(scope="module")
def stored(lesson: Path) -> dict[str, Any]:
    return dict(json.loads(lesson.read_text("utf-8")))


def test_the_kernel_is_named_and_the_version_is_not(stored: dict[str, Any]) -> None:
    assert stored["metadata"] == notebooks.METADATA | {"title": "Kept"}
    assert stored["metadata"]["kernelspec"]["name"] == "python3"
    assert "version" not in stored["metadata"]["language_info"]


def test_cells_are_counted_from_one_and_keep_only_what_was_meant(stored: dict[str, Any]) -> None:
    assert [cell["execution_count"] for cell in stored["cells"]] == [1, 2, 3]
    assert all(cell["metadata"] == {"tags": ["keep"]} for cell in stored["cells"])


def test_scripts_and_styles_are_left_out_and_the_rest_is_kept(stored: dict[str, Any]) -> None:
    (output,) = outputs(stored, 1)
    assert "".join(output["data"]["text/html"]) == "<p>kept</p>"


def test_a_widget_is_stored_without_its_view(stored: dict[str, Any]) -> None:
    (output,) = outputs(stored, 2)
    assert set(output["data"]) == {"text/plain"}


def test_a_second_run_changes_no_byte(lesson: Path) -> None:
    before = lesson.read_bytes()
    assert not notebooks.renew(lesson, write=True)
    assert lesson.read_bytes() == before


def test_the_check_overlooks_a_pictures_bytes_and_nothing_else() -> None:
    """Another version of matplotlib draws the same figure in other bytes."""
    html = '<img alt=\\"o1\\" src=\\"data:image/png;base64,iVBOR/w0+==\\">'
    text = f'"image/png": "iVBOR/w0+==\\n", "text/html": "{html}"'
    assert notebooks.without_pictures(text) == notebooks.without_pictures(text.replace("iVBOR/w0+", "R0lGOD"))
    assert notebooks.without_pictures(text) != notebooks.without_pictures(text.replace("o1", "o2"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"42\\n"', '"43\\n"'),
        ("<p>kept</p>", "<p>lost</p>"),
        ('"execution_count": 1', '"execution_count": 5'),
    ],
)
def test_the_check_sees_a_lesson_that_is_not_what_it_prints(
    stored: dict[str, Any], tmp_path: Path, old: str, new: str
) -> None:
    stale = tmp_path / "stale.ipynb"
    text = notebooks.text(stored)
    stale.write_text(text.replace(old, new, 1), "utf-8")
    before = stale.read_bytes()
    assert before != text.encode()
    assert notebooks.renew(stale, write=False)
    assert stale.read_bytes() == before  # a check writes nothing


def test_the_check_names_the_lesson_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = write(tmp_path / "stale.ipynb", "1")
    monkeypatch.setattr("sys.argv", ["notebooks", "--check", str(stale)])
    with pytest.raises(SystemExit) as end:
        notebooks.main()
    assert end.value.code == 1
    assert f"{stale} is not what it prints now; run: make notebooks" in capsys.readouterr().out


def test_a_lesson_that_fails_is_named_with_its_error(tmp_path: Path) -> None:
    path = write(tmp_path / "wrong.ipynb", "1 / 0")
    with pytest.raises(SystemExit, match=r"(?s)wrong\.ipynb does not run:.*ZeroDivisionError"):
        notebooks.renew(path, write=True)


def test_ids_follow_from_place_and_source(tmp_path: Path) -> None:
    content = json.loads(write(tmp_path / "a.ipynb", "1", "1").read_text())
    first, again = (notebooks.with_ids(json.loads(json.dumps(content))) for _ in range(2))
    assert first == again
    assert len({cell["id"] for cell in first["cells"]}) == 2
