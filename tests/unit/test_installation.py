"""Lesson 00's first cell: all is well, or what is missing and what to type."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell

from lessons_lib import installation
from lessons_lib.installation import NotInstalledError, need, ready


def test_where_all_is_there_it_says_so() -> None:
    assert repr(ready()) == "All is well. You can go on."


def test_what_is_too_old_is_named_with_the_line_that_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "version", lambda name: "1.26" if name == "numpy" else "99")
    assert repr(ready()) == (
        "Not ready: numpy>=2.0 is needed. Start with `make lab`, or in the project's folder run: "
        f"{sys.executable} -m pip install --editable ."
    )


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "PARTS", ("lessons_lib.plots", "a_part_that_is_not_there"))
    assert repr(ready()).startswith("Not ready: No module named 'a_part_that_is_not_there'. Start with")


def test_who_installed_a_wheel_hears_of_pip_and_not_of_make(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(installation, "CARRIED", tmp_path)  # a wheel carries the lessons in itself
    monkeypatch.setattr(installation, "PARTS", ("a_part_that_is_not_there",))
    assert repr(ready()) == (
        "Not ready: No module named 'a_part_that_is_not_there'. In a terminal run: "
        f"{sys.executable} -m pip install --upgrade inside-the-model"
    )


SAID = (
    "This lesson opens a real network and needs more than the others: no-such-package is not installed yet. Start with "
    "`make lab-real`; or write this line into a cell, run it, and then run the lesson's first cell again:\n"
    "%pip install no-such-package"
)


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


def test_what_is_there_is_not_spoken_of(shell: InteractiveShell, capsys: pytest.CaptureFixture[str]) -> None:
    assert shell.run_cell('from lessons_lib.installation import need\nneed("numpy", "ipywidgets")').success
    assert capsys.readouterr().out == ""


def test_what_a_lesson_needs_besides_is_told_in_one_sentence() -> None:
    with pytest.raises(NotInstalledError) as caught:
        need("numpy", "no-such-package")
    assert str(caught.value) == SAID
    assert caught.value._render_traceback_() == [SAID]  # what a notebook shows in place of a traceback


def test_later_cells_say_the_same_and_no_traceback_until_it_is_there(
    shell: InteractiveShell, capsys: pytest.CaptureFixture[str]
) -> None:
    shell.run_cell('from lessons_lib.installation import need\nneed("no-such-package")')
    capsys.readouterr()
    shell.run_cell("plot_photos(photos)")
    said = capsys.readouterr()
    assert (said.out.strip(), said.err) == (SAID, "")
    shell.run_cell("1 / 0")
    assert "ZeroDivisionError" in capsys.readouterr().out
    shell.run_cell('need("numpy")')
    shell.run_cell("plot_photos(photos)")
    assert "name 'plot_photos' is not defined" in capsys.readouterr().out
