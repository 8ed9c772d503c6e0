"""Each lesson as it is after Run All, kept until the lesson or the package changes.

Where the extra `real` is missing, a lesson of a real network is taken as it is stored: its pages show all steps, and
are not live.
"""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat

from tools.notebooks import executed
from tools.real import can_run

__all__ = ["ROOT", "executed_lessons", "fingerprint"]

ROOT = Path(__file__).parents[2]
AT_ONCE = 2  # kernels; some lessons train a network


def executed_lessons(paths: list[Path], cache: Path) -> dict[Path, Any]:
    """The lessons with the outputs that a committed one goes without: the script and style of its pages."""
    cache.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(AT_ONCE) as kernels:
        return dict(zip(paths, kernels.map(lambda path: _executed(path, cache), paths), strict=True))


def fingerprint(*paths: Path) -> str:
    """What changes whenever one of these files, or a file of one of these folders, does."""
    found = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix != ".pyc":
                found.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return found.hexdigest()[:16]


def _executed(path: Path, cache: Path) -> Any:
    kept = cache / f"{path.stem}-{fingerprint(path, ROOT / 'lessons_lib')}.ipynb"
    if not kept.exists():
        if not can_run(path.stem):
            return nbformat.read(path, as_version=4)
        print(f"Running {path.name} …", flush=True)
        run = executed(json.loads(path.read_text("utf-8")), path.parent)
        for older in cache.glob(f"{path.stem}-*.ipynb"):  # or a folder that is handed on would only grow
            older.unlink()
        kept.write_text(str(nbformat.writes(nbformat.from_dict(run))), "utf-8")
    return nbformat.read(kept, as_version=4)
