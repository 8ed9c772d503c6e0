"""The two gaps of lesson 03: each way to fill them prints what the lesson says it prints."""

from pathlib import Path
from typing import Any

import pytest

from tests.lessons import NOTEBOOKS
from tests.test_rerun import code_of, run

(LESSON,) = (path for path in NOTEBOOKS if path.name.startswith("03_"))
FILLED = {
    ("bias", "total + weight * value"): "7 235",
    ("0", "total + weight * value"): "0 228",
    ("0", "weight * value"): "0 200",
    ("bias", "bias + weight * value"): "7 207",
    ("0", "total + weight * value + bias"): "21 249",
    ("bias", "total + weight * value + bias"): "28 256",
}


def printed(lesson: Path, first: str, second: str) -> str:
    names: dict[str, Any] = {}
    run(code_of(lesson)["weights"], names)
    before, between, after = code_of(lesson)["unit-gaps"].split("= ...")
    return run(f"{before}= {first}{between}= {second}{after}", names).strip()


@pytest.mark.parametrize(("gaps", "prints"), FILLED.items(), ids=FILLED.values())
def test_the_gaps_print_what_the_lesson_says(gaps: tuple[str, str], prints: str) -> None:
    assert printed(LESSON, *gaps) == prints
    assert f"`{prints}`" in LESSON.read_text("utf-8")


def test_a_gap_left_open_is_told_by_the_word_that_the_lesson_names() -> None:
    assert "Ellipsis" in printed(LESSON, "bias", "...")
    with pytest.raises(TypeError, match="ellipsis"):
        printed(LESSON, "...", "total + weight * value")
