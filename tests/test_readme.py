"""The README's code does what the README says: each Python block prints the block below it, or ends in that error."""

import contextlib
import io
import re
from pathlib import Path

import pytest

README = Path(__file__).parents[1] / "README.md"
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
    assert len(blocks) == 3
    names: dict[str, object] = {}
    for code, expected in blocks:
        assert printed(code, names) == expected


@pytest.mark.parametrize(
    "lesson", sorted(path.name for path in (README.parent / "notebooks").glob("*.ipynb"))
)
def test_each_lesson_stands_in_the_table(lesson):
    assert f"](notebooks/{lesson})" in README.read_text("utf-8")


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#]+)\)", README.read_text("utf-8")))
def test_each_link_leads_somewhere(link):
    assert link.startswith("https://") or (README.parent / link).exists()
