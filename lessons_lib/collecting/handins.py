"""Who handed in what: a folder as Moodle or Canvas packs it, or one with a file or a folder for each learner."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

__all__ = ["HandIn", "Learner", "collected", "is_name_of", "names_from"]

# Ada Lovelace_123_assignsubmission_file_/02.ipynb, or the same without a folder
MOODLE = re.compile(r"(?P<name>[^/]+)_(?P<id>\d+)_assignsubmission_")
# lovelaceada_LATE_123_4567_02.ipynb
CANVAS = re.compile(r"(?P<name>[^_/]+)(_LATE)?_(?P<id>\d+)_\d+_[^/]+$")

SHORTEST = 3  # letters of a name that stands at an end of a longer one


class Learner(NamedTuple):
    """Who handed in, as far as the name of a file or folder tells: nothing is taken from what is in it."""

    name: str
    id: str = ""
    system: str = ""


class HandIn(NamedTuple):
    """One file that somebody handed in, and the name that stands for this learner's own numbers."""

    learner: Learner
    content: bytes
    file: str = ""
    seed: str = ""


def collected(folder: Path, names: Mapping[str, str] | None = None) -> Iterator[HandIn]:
    """Every notebook of a folder, in the order of its path; links are not followed.

    Args:
        folder: where they lie.
        names: for some learners, the name that they were given for their numbers.
    """
    for path in sorted(folder.rglob("*")):
        if path.suffix != ".ipynb" or path.is_symlink() or not path.is_file() or _hidden(path, folder):
            continue
        learner = _learner(path.relative_to(folder))
        yield HandIn(learner, path.read_bytes(), path.name, (names or {}).get(learner.name, learner.name))


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _learner(path: Path) -> Learner:
    for pattern, text, system in ((MOODLE, path.as_posix(), "Moodle"), (CANVAS, path.name, "Canvas")):
        if found := pattern.match(text):
            return Learner(found["name"], found["id"], system)
    return Learner(path.parts[0] if len(path.parts) > 1 else path.stem)


def names_from(path: Path) -> dict[str, str]:
    """The names for learners' numbers, from a CSV file of two columns: as in the folder, and as in the notebook."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row[0].strip(): row[1].strip() for row in csv.reader(file) if len(row) > 1}


def is_name_of(given: str, learner: str) -> bool:
    """Whether a name is the learner's, or a part of it: Ada is Ada Lovelace, and Canvas's lovelaceada."""
    words, known = _words(given), _words(learner)
    if len(known) > 1:
        return bool(words) and set(words) <= set(known)
    whole = "".join(known)  # in Canvas's way, the last name goes before the first, without a space
    return sorted("".join(words)) == sorted(whole) or (
        len(words) == 1
        and len(words[0]) >= SHORTEST
        and (whole.startswith(words[0]) or whole.endswith(words[0]))
    )


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold().replace("_", " "))
