"""The README's code does what the README says: each Python block prints the block below it, or ends in that error."""

import contextlib
import io
import json
import re
from pathlib import Path

import pytest

README = Path(__file__).parents[1] / "README.md"
LESSONS = sorted((README.parent / "notebooks").glob("*.ipynb"))
SPELLED = {"two": 2, "three": 3}
BLOCK = re.compile(r"```python\n(.*?)```\n(?:\n```\n(.*?)```)?", re.DOTALL)


def printed(code: str, names: dict[str, object]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            exec(code, names)
        except ValueError as error:
            out.write(f"{type(error).__name__}: {error}\n")
    return out.getvalue()


def test_each_block_prints_what_stands_below_it():
    blocks = BLOCK.findall(README.read_text("utf-8"))
    assert len(blocks) == 9
    names: dict[str, object] = {}
    for code, expected in blocks:
        assert printed(code, names) == expected


def test_a_teachers_example_of_three_houses_runs_as_it_stands():
    """From one's own data to one's own exercises, in a session that has seen nothing above."""
    own = README.read_text("utf-8").partition("## Your own data")[2].partition("## A bench to play on")[0]
    names: dict[str, object] = {}
    assert [printed(code, names) for code, _ in BLOCK.findall(own)] == [
        said for _, said in BLOCK.findall(own)
    ]


@pytest.mark.parametrize("lesson", [path.name for path in LESSONS])
def test_each_lesson_stands_in_the_table(lesson):
    assert f"](notebooks/{lesson})" in README.read_text("utf-8")


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_the_table_states_the_minutes_that_the_lesson_and_its_exercises_take(lesson):
    (row,) = (
        line for line in README.read_text("utf-8").splitlines() if f"](notebooks/{lesson.name})" in line
    )
    assert int(row.split(" | ")[2]) == minutes(lesson)


def minutes(lesson: Path) -> int:
    """What the sentence behind "Time:" adds up to: for the lesson, and for its exercises."""
    title = "".join(json.loads(lesson.read_text("utf-8"))["cells"][0]["source"])
    (said,) = re.findall(r"\*\*Time:\*\* ([^.]*)\.", title)
    return sum(SPELLED.get(word) or int(word) for word in re.findall(rf"\d+|{'|'.join(SPELLED)}", said))


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#]+)\)", README.read_text("utf-8")))
def test_each_link_leads_somewhere(link):
    assert link.startswith("https://") or (README.parent / link).exists()
