"""How the minutes of a lesson spread over its sections: by how much is read, run and stepped through in each.

No stopwatch: the lesson says how long all of it takes, and a section has its share of that.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["APART", "pause", "section_minutes"]

Cell = dict[str, Any]

WORDS_A_MINUTE = 130  # read slowly, with a guess now and then
A_CELL, A_LINE = 0.5, 0.08  # minutes to run a cell and read what comes out, and for each of its lines
A_PAGE = 2.5  # … more for a page that is stepped through
PAGES = re.compile(
    r"^(step_through|explore|compare|draw|playground|walk|scrub|slide_descent|morph)\(", re.MULTILINE
)
APART = ("Exercises", "Transfer", "Done, and to do", "Next")  # the exercises have minutes of their own


def section_minutes(lesson: Path) -> dict[str, int]:
    """About how long each section takes, by its heading."""
    cells = _cells(lesson)
    shares: dict[str, float] = {}
    for section, minutes in _shares(cells):
        shares[section] = shares.get(section, 0) + minutes
    (said,) = re.findall(r"\*\*Time:\*\* about (\d+)", _text(cells[0]))
    scale = int(said) / sum(minutes for section, minutes in shares.items() if section not in APART)
    return {section: max(1, round(scale * minutes)) for section, minutes in shares.items()}


def pause(lesson: Path) -> Iterator[str]:
    """After which section the lesson has a place to pause, if it says so, and about when that is."""
    minutes = section_minutes(lesson)
    for number in re.findall(r"[Ss]ection (\d+) ends with|end of section (\d+)", _text(_cells(lesson)[0])):
        last = next(place for place, name in enumerate(minutes) if name.startswith(f"{''.join(number)}. "))
        yield f"A pause: after section {''.join(number)}, about {sum(list(minutes.values())[: last + 1])} minutes in."


def _shares(cells: list[Cell]) -> Iterator[tuple[str, float]]:
    """Each piece of a lesson: the section that it belongs to, and what it takes."""
    section = ""
    for cell in cells:
        text = _text(cell)
        if cell["cell_type"] == "code":
            yield section, A_CELL + A_LINE * len(text.splitlines()) + A_PAGE * bool(PAGES.search(text))
            continue
        for at, part in enumerate(re.split(r"^## ", text, flags=re.MULTILINE)):
            section = part.splitlines()[0] if at else section
            yield section, len(re.sub(r"<[^>]*>", "", part).split()) / WORDS_A_MINUTE


def _cells(lesson: Path) -> list[Cell]:
    return list(json.loads(lesson.read_text("utf-8"))["cells"])


def _text(cell: Cell) -> str:
    return "".join(cell["source"])
