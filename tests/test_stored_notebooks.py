"""The committed lessons hold their outputs; nbval passes a stripped one, comparing nothing with nothing."""

import json
from pathlib import Path

import pytest

from tools.notebooks import METADATA

LESSONS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
LARGEST = 1_000_000  # bytes


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_is_stored_whole_and_small(lesson: Path) -> None:
    content = json.loads(lesson.read_text("utf-8"))
    code = [cell for cell in content["cells"] if cell["cell_type"] == "code"]
    counts = [cell["execution_count"] for cell in code if "".join(cell["source"]).strip()]
    assert counts == list(range(1, len(counts) + 1))
    assert content["metadata"].items() >= METADATA.items()
    assert "widgets" not in content["metadata"]
    assert "widget-view" not in lesson.read_text("utf-8")
    assert lesson.stat().st_size <= LARGEST
