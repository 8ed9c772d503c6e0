"""Lesson 00's first cell: all is well, or what is missing and what to type."""

import sys
from pathlib import Path

import pytest

from lessons_lib import installation
from lessons_lib.installation import ready


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
