"""Lesson 00 says that every cell may be run again: after Run All, each gives what it gave before."""

import ast
import contextlib
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.lessons import NOTEBOOKS, marked


def code_of(lesson: Path) -> dict[str, str]:
    """The code cells by their ids, in order."""
    cells = json.loads(lesson.read_text("utf-8"))["cells"]
    return {cell["id"]: "".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"}


def run(code: str, names: dict[str, Any]) -> str:
    """Run a cell as Jupyter does, and give what it prints and shows as text."""
    body = ast.parse(code)
    last = ast.Expression(body.body.pop().value) if isinstance(body.body[-1], ast.Expr) else None
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(body, "a cell", "exec"), names)
        value = eval(compile(last, "a cell", "eval"), names) if last else None
    shown = "" if value is None else re.sub(r" at 0x[0-9a-f]+", "", repr(value))
    return printed.getvalue() + shown


def run_again(cells: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Run all, then each cell alone on what Run All left; give what differs: before and after."""
    names: dict[str, Any] = {}
    first = {cell: run(code, names) for cell, code in cells.items()}
    left = dict(names)
    differs = {}
    for cell, code in cells.items():
        try:
            again = run(code, names)
        except Exception as error:  # noqa: BLE001 (whatever goes wrong is the finding)
            again = f"{type(error).__name__}: {error}"
        if again != first[cell]:
            differs[cell] = (first[cell], again)
        names.clear()
        names.update(left)
    return differs


@pytest.mark.parametrize("lesson", marked(NOTEBOOKS), ids=lambda path: path.stem)
def test_after_run_all_each_cell_does_the_same_again(lesson: Path) -> None:
    assert run_again(code_of(lesson)) == {}


def test_a_name_given_twice_would_be_noticed() -> None:
    cells = {
        "def": "def unit(X):\n    return X",
        "run": "unit(1)",
        "again": "def unit(X, bias):\n    return X + bias",
    }
    said = "TypeError: unit() missing 1 required positional argument: 'bias'"
    assert run_again(cells) == {"run": ("1", said)}
