"""Who handed in what: a folder as Moodle or Canvas packs it, or one with a file or a folder for each learner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

__all__ = ["HandIn", "Learner", "collected"]

# Ada Lovelace_123_assignsubmission_file_/02.ipynb, or the same without a folder; 123 is the participant's number.
# The outermost and first counts: what comes after it was named by the learner.
MOODLE = re.compile(r"(?:.*?/)??(?P<name>[^/]+?)_(?P<id>\d+)_assignsubmission_")
# lovelaceada_LATE_123_4567_02.ipynb
CANVAS = re.compile(r"(?P<name>[^_/]+)(_LATE)?_(?P<id>\d+)_\d+_[^/]+$")


class Learner(NamedTuple):
    """Who handed in, as far as the name of a file or folder tells: nothing is taken from what is in it."""

    name: str
    id: str = ""
    system: str = ""

    @property
    def key(self) -> str:
        """What tells this learner from all others."""
        return self.id or self.name

    def id_in(self, system: str) -> str:
        """The number that a system knows this learner by; another system's is somebody else's."""
        return self.id if self.system == system else ""


class HandIn(NamedTuple):
    """One file that somebody handed in, and the name that stands for this learner's own numbers."""

    learner: Learner
    content: bytes
    file: str = ""
    seed: str = ""


def collected(folder: Path, names: Mapping[str, str] | None = None) -> Iterator[HandIn]:
    """Every notebook of a folder, in the order of its path; links are not followed.

    Who handed in something else alone (a .docx, a .zip) is not left out: by Moodle's or Canvas's name of the file it
    is known who that is. Nothing of it is read.

    Args:
        folder: where they lie.
        names: for some learners, by name or number, the name that they gave for their numbers.
    """
    names = names or {}
    files = [(path, _learner(path.relative_to(folder))) for path in _files(folder)]
    with_notebook = {learner for path, learner in files if _is_notebook(path)}
    for path, learner in files:
        if _is_notebook(path) or (learner.system and learner not in with_notebook):
            seed = names.get(learner.key) or names.get(learner.name) or learner.name
            yield HandIn(learner, path.read_bytes() if _is_notebook(path) else b"", path.name, seed)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and not _hidden(path, folder):
            yield path


def _is_notebook(path: Path) -> bool:
    return path.suffix == ".ipynb"


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _learner(path: Path) -> Learner:
    for pattern, text, system in ((MOODLE, path.as_posix(), "Moodle"), (CANVAS, path.name, "Canvas")):
        if found := pattern.match(text):
            return Learner(found["name"], found["id"], system)
    return Learner(path.parts[0] if len(path.parts) > 1 else path.stem)
