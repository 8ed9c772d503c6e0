"""Each printed solution is executed where a learner executes it: below its lesson, in that lesson's own names."""

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from lessons_lib.judge.check import check
from tests.test_rerun import LESSONS, code_of, run

SOLUTION = re.compile(r"<details><summary>Solution of (\d\d\.\d)</summary>\s+```python\n(.*?)```", re.DOTALL)


def solutions_of(lesson: Path) -> dict[str, str]:
    """The folded solutions of a lesson, by the numbers of their exercises."""
    cells = nbformat.read(lesson, as_version=4).cells
    return dict(pair for cell in cells for pair in SOLUTION.findall(cell.source))


def unsolved(cells: dict[str, str], solutions: dict[str, str]) -> dict[str, str]:
    """Run a lesson, then each solution on the names that it left; give what is not right, and what was said."""
    names: dict[str, Any] = {}
    for code in cells.values():
        run(code, names)
    said: dict[str, str] = {}
    for number, code in solutions.items():
        feedback: list[Any] = []
        own = dict(names)
        own["check"] = lambda *given, feedback=feedback: feedback.append(check(*given))
        try:
            exec(code, own)
            said[number] = repr(feedback[-1])
        except Exception as error:  # noqa: BLE001 (whatever goes wrong is the finding)
            said[number] = f"{type(error).__name__}: {error}"
    return {number: words for number, words in said.items() if not words.startswith("Right")}


@pytest.mark.parametrize("lesson", LESSONS[1:], ids=lambda path: path.stem)
def test_each_printed_solution_passes_in_the_names_of_its_lesson(lesson: Path) -> None:
    solutions = solutions_of(lesson)
    assert len(solutions) == 6
    assert unsolved(code_of(lesson), solutions) == {}


def test_a_solution_that_needs_what_its_lesson_has_not_would_be_noticed() -> None:
    cells = {"import": "from lessons_lib import check", "x": "x = (100, 2000, 100)"}
    solutions = {"01.2": 'check("01.2", math.sqrt(4))', "01.5": 'check("01.5", "d")'}
    assert unsolved(cells, solutions) == {"01.2": "NameError: name 'math' is not defined"}
