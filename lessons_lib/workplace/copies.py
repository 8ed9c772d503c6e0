"""The learner's own copies of the lessons: new ones come, one that was worked in is never overwritten.

A copy is the lesson without its outputs, so that no answer stands below its question. A hidden record
keeps the fingerprint of each copy as it was given; a copy that still has it was not worked in.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parents[1]
CARRIED = (
    PACKAGE / "notebooks"
)  # a wheel carries the lessons (hatch_build.py); in the repository they lie beside the package
LESSONS = CARRIED if CARRIED.is_dir() else PACKAGE.parent / "notebooks"
PRIVATE = ".jupyter"  # a folder among the copies, for what is not the learner's business
RECORD = Path(PRIVATE) / "copies.json"


def refresh(lessons: Path, copies: Path) -> list[str]:
    """Bring `copies` up to date with `lessons`; return a line for each copy that was left as it is."""
    (copies / RECORD).parent.mkdir(parents=True, exist_ok=True)
    given = read_record(copies)
    kept = [lesson.name for lesson in sorted(lessons.glob("*.ipynb")) if not give(lesson, copies, given)]
    write_record(copies, given)
    return [
        f"{name} has a newer version. Yours is kept, for you have worked in it; "
        f"rename it, and the next start puts the new one beside it."
        for name in kept
    ]


def give(lesson: Path, copies: Path, given: dict[str, str]) -> bool:
    """Copy `lesson` unless that would lose someone's work; say whether they have its newest version."""
    new, copy = cleared(lesson.read_text("utf-8")), copies / lesson.name
    before, newest = given.get(lesson.name), fingerprint(new)
    if copy.exists() and fingerprint(copy.read_text("utf-8")) not in (before, newest):
        return before == newest
    copy.write_text(new, "utf-8")
    given[lesson.name] = newest
    return True


def cleared(notebook: str) -> str:
    """Return the notebook's text without outputs and execution counts."""
    content = json.loads(notebook)
    for cell in content["cells"]:
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def fingerprint(notebook: str) -> str:
    """Tell notebooks apart by what a person does: edit or run cells (to open one may change its metadata)."""
    try:
        content: list[Any] = [work_in(cell) for cell in json.loads(notebook)["cells"]]
    except (ValueError, KeyError, TypeError):  # no longer a notebook: someone's work all the same
        content = [notebook]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def work_in(cell: dict[str, Any]) -> list[Any]:
    """Return what a person can change in a cell; a source may be stored as one text or as its lines."""
    return [cell["cell_type"], "".join(cell["source"]), cell.get("outputs", [])]


def read_record(copies: Path) -> dict[str, str]:
    """Return the fingerprint of each copy as it was given."""
    path = copies / RECORD
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def write_record(copies: Path, given: dict[str, str]) -> None:
    """Keep the fingerprint of each copy as it was given."""
    (copies / RECORD).write_text(json.dumps(given, indent=1) + "\n", "utf-8")
