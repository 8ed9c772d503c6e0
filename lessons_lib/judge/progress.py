"""What a learner has tried and done so far, kept beside the notebook, so that a new kernel still knows it.

It is kept in a notebook only, and in the learner's own folder only: not where the lessons are stored for
everyone, whose outputs must not depend on who ran them. Elsewhere it is known until Python stops.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

__all__ = ["FILE", "Tried", "is_kept", "place", "record", "so_far"]

FILE = "my-progress.json"


@dataclass(frozen=True)
class Tried:
    """What became of one exercise.

    Attributes:
        done: whether an answer was right, be it the last one or not.
        tries: how many answers were given up to the first right one; a cell not filled in is none.
        name: the name whose numbers were asked for last, as it was given.
    """

    done: bool = False
    tries: int = 0
    name: str = ""

    def after(self, *, passed: bool, name: str) -> Tried:
        """What it is after one more answer."""
        return Tried(self.done or passed, self.tries + (not self.done), name)


_memory: dict[str, Tried] = {}  # what stands in no file


def record(exercise: str, *, passed: bool, name: str = "") -> None:
    """Remember one answer to an exercise; where a file can be written, a new kernel will know it too."""
    known = so_far()
    known[exercise] = known.get(exercise, Tried()).after(passed=passed, name=name)
    where = place()
    if where and _read(where) is not None and _write(where, known):
        _memory.clear()
    else:
        _memory.update(known)


def so_far() -> dict[str, Tried]:
    """What was tried so far, by the numbers of the exercises."""
    where = place()
    return ((_read(where) if where else None) or {}) | _memory


def is_kept() -> bool:
    """Whether a new kernel will know all that this one does."""
    where = place()
    return where is not None and _read(where) is not None and not _memory


def place() -> Path | None:
    """The file in which progress is kept; none where it is not."""
    folder = Path.cwd()
    stored = folder.name == "notebooks" and (folder.parent / "lessons_lib").is_dir()
    return folder / FILE if _in_a_notebook() and not stored else None


def _in_a_notebook() -> bool:
    """Whether this is the kernel of a notebook; in the browser Python is nothing else."""
    ask = getattr(sys.modules.get("IPython"), "get_ipython", None)
    return sys.platform == "emscripten" or hasattr(ask() if ask else None, "kernel")


def _read(where: Path) -> dict[str, Tried] | None:
    """What the file holds; none if it is not one of ours, or cannot be read: then it is left as it is."""
    try:
        kept: Any = json.loads(where.read_text("utf-8"))
        return {exercise: Tried(**entry) for exercise, entry in kept.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def _write(where: Path, known: Mapping[str, Tried]) -> bool:
    """Write it beside and put it in place at once: a kernel that is stopped meanwhile leaves the old file."""
    text = json.dumps({exercise: asdict(tried) for exercise, tried in sorted(known.items())}, indent=1)
    beside = where.with_name(f".{FILE}.{os.getpid()}")
    try:
        beside.write_text(text + "\n", "utf-8")
        beside.replace(where)
    except OSError:  # a folder that cannot be written
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        return False
    return True
