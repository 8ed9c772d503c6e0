"""Each solution that a lesson prints runs there: with the names of the lesson's own cells, and with no others."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.lessons import NOTEBOOKS, marked
from tests.test_rerun import code_of, run

PRINTED = re.compile(r"<details>.*?```python\n(.*?)```.*?</details>", re.DOTALL)


def solutions_in(lesson: Path) -> list[str]:
    """The code behind each "Solution of …"."""
    cells = json.loads(lesson.read_text("utf-8"))["cells"]
    texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    return [code for text in texts for code in PRINTED.findall(text) if "check(" in code]


def what_stops(solutions: list[str], names: dict[str, Any]) -> list[str]:
    """What each solution that is not taken for right says, run alone on the names a lesson left."""
    said = []
    for solution in solutions:
        try:
            answer = run(solution, dict(names))
        except Exception as error:  # noqa: BLE001 (whatever goes wrong is the finding)
            answer = f"{type(error).__name__}: {error}"
        if not re.search(r"^Right: ", answer, re.MULTILINE):  # what else it prints may stand above
            said.append(answer)
    return said


@pytest.mark.parametrize("lesson", marked(NOTEBOOKS), ids=lambda path: path.stem)
def test_each_printed_solution_is_right_in_the_names_of_its_lesson(lesson: Path) -> None:
    names: dict[str, Any] = {}
    for code in code_of(lesson).values():
        run(code, names)
    solutions = solutions_in(lesson)
    assert len(solutions) == lesson.read_text("utf-8").count("<summary>Solution of ")
    assert what_stops(solutions, names) == []


def test_a_name_that_the_lesson_does_not_know_would_be_noticed() -> None:
    names: dict[str, Any] = {}
    run("from lessons_lib import check", names)
    said = what_stops(['check("01.2", "c")', 'check("01.2", "a")', 'check("01.2", math.e)'], names)
    assert said[0].startswith("Not quite: ")
    assert said[1:] == ["NameError: name 'math' is not defined"]
