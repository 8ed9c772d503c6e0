"""The committed lessons hold their outputs; nbval passes a stripped one, comparing nothing with nothing."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from nbconvert import HTMLExporter

from tools.notebooks import METADATA

LESSONS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
LARGEST = 1_000_000  # bytes …
LARGEST_EXPORTED = 3_000_000  # … and of a lesson that was executed and exported as a page
SCRIPT, DATA = 150_000, 60_000  # that each page of a trace carries at most: tests/unit/test_page.py


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_is_stored_whole_and_small(lesson: Path) -> None:
    content = json.loads(lesson.read_text("utf-8"))
    code = [cell for cell in content["cells"] if cell["cell_type"] == "code"]
    counts = [cell["execution_count"] for cell in code if "".join(cell["source"]).strip()]
    assert counts == list(range(1, len(counts) + 1))
    assert content["metadata"].items() >= METADATA.items()
    assert "widgets" not in content["metadata"]
    assert "widget-view" not in lesson.read_text("utf-8")
    assert not re.search("<(script|style)", "".join(pages_in(content)))
    assert lesson.stat().st_size <= LARGEST


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_is_small_when_it_is_exported_with_the_script_of_each_of_its_pages(lesson: Path) -> None:
    exported, _ = HTMLExporter().from_filename(lesson)
    pages = pages_in(json.loads(lesson.read_text("utf-8")))
    assert len(exported.encode()) + len(pages) * (SCRIPT + DATA) <= LARGEST_EXPORTED


def pages_in(content: dict[str, Any]) -> list[str]:
    """The pages of traces among a notebook's outputs."""
    outputs = [output for cell in content["cells"] for output in cell.get("outputs", [])]
    shown = ["".join(output.get("data", {}).get("text/html", "")) for output in outputs]
    return [html for html in shown if re.search('class="itm[ "]', html)]
