"""Whether a name in a notebook is the learner's: systems drop accents and apostrophes, and people drop names."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

__all__ = ["is_name_of", "line_for", "names_from"]

SHORTEST = 2  # letters of a name that is looked for in Canvas's way of writing: lovelaceada
# What no decomposition takes apart into a letter and its accent.
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
DROPPED = re.compile(r"['’ʼ‘`´.]")  # within a name: O'Neill is ONeill


def is_name_of(given: str, learner: str) -> bool:
    """Whether a name may stand for a learner: all of one is in the other, in any order and spelling.

    Ada is Ada Lovelace, and so is Ada King Lovelace; Jose Nunez is José Núñez; Li is Canvas's lixiaoming.
    """
    words, known = _words(given), _words(learner)
    if not words or not known:
        return False
    if len(known) > 1 and (set(words) <= set(known) or set(known) <= set(words)):
        return True
    whole, inside = "".join(known), []
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= min(SHORTEST, len(whole)) and word in whole:
            whole = whole.replace(word, " ", 1)
            inside.append(word)
    return not whole.strip() or (len(known) == 1 and len(inside) == len(words))


def _words(name: str) -> Sequence[str]:
    """A name's parts without capitals, accents and apostrophes."""
    apart = unicodedata.normalize("NFKD", DROPPED.sub("", name).casefold())
    plain = "".join(each for each in apart if not unicodedata.combining(each)).translate(LETTERS)
    return re.findall(r"\w+", unicodedata.normalize("NFKC", plain).replace("_", " "))


def names_from(path: Path) -> dict[str, str]:
    """The names for learners' numbers, from a CSV file: the name or number in the folder, the name in the notebook."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row[0].strip(): row[1].strip() for row in csv.reader(file) if len(row) > 1}


def line_for(learner: str, given: str) -> str:
    """The line of that file by which a teacher accepts a name."""
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow((learner, " ".join(given.split())))
    return text.getvalue()
