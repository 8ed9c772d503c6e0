"""Every lesson, for tests that run each: those that need the extra `real` are left to `make test-real`."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tools.real import is_real

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


def marked(lessons: Iterable[Any]) -> list[Any]:
    """Mark, among lessons told as files or as names, those that need the extra."""
    return [
        pytest.param(lesson, marks=pytest.mark.real) if is_real(Path(lesson).name) else lesson
        for lesson in lessons
    ]
