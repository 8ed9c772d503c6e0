"""Which cell stands on which slide: a rule that an author may overrule by setting the type of a cell.

A section begins a slide; what follows comes up on it, one cell at a time, until it is full. No answer stands on a
slide: the cells to fill in and the report are skipped, solutions are notes that only the speaker sees.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

__all__ = [
    "TYPES",
    "named",
    "slide_types",
    "unfolded",
    "with_headings_on_top",
    "with_sentences_beside",
    "with_types",
]

Cell = dict[str, Any]

TYPES = ("slide", "subslide", "fragment", "skip", "notes")
ROOM = 24  # lines on a slide, of which each of its cells takes some
WIDE = 95  # characters of a line
PAGE = 24  # lines that a stepper takes: a slide of its own
PICTURE = 15
LEFT_OUT = ("exercise-", "progress-", "report-")  # the ids of what is not for a slide
CLOSES = ("check", "hold", "holds")  # … and how those end that close a step with assertions
HEADING = re.compile(r"^##? ", re.MULTILINE)
ITEM = re.compile(r"[-*] |\||\d+\. ")


def with_types(cells: list[Cell], *, again: bool = False) -> list[Cell]:
    """The cells, each with a slide type; those that have one keep it, unless all are to be found again."""
    ruled = slide_types(cells)
    return [
        cell | {"metadata": cell["metadata"] | {"slideshow": {"slide_type": kind}}}
        if again or named(cell) not in TYPES
        else cell
        for cell, kind in zip(cells, ruled, strict=True)
    ]


def named(cell: Cell) -> str:
    """The slide type that a cell has."""
    return str(cell["metadata"].get("slideshow", {}).get("slide_type", ""))


def with_headings_on_top(cells: list[Cell]) -> Iterator[Cell]:
    """The cells, but a slide begins with its heading: what stands above it in its cell ends the slide before."""
    for cell in cells:
        text = "".join(cell["source"])
        heading = HEADING.search(text) if named(cell) == "slide" and cell["cell_type"] == "markdown" else None
        if not heading or not heading.start():
            yield cell
            continue
        above = cell["metadata"] | {"slideshow": {"slide_type": "fragment"}}
        yield cell | {"source": text[: heading.start()], "metadata": above, "id": f"{cell['id']}-above"}
        yield cell | {"source": text[heading.start() :]}


def with_sentences_beside(cells: list[Cell]) -> Iterator[Cell]:
    """The cells, but code that begins a slide takes along the sentence that leads to it, where both have room."""
    shown = [cell for cell in cells if named(cell) != "skip"]
    parted = {at: _parted(one, code) for at, (one, code) in enumerate(pairwise(shown))}
    place = {cell["id"]: at for at, cell in enumerate(shown)}
    for cell in cells:
        at = place.get(cell["id"], -1)
        if parted.get(at):
            yield from parted[at]
        else:
            yield _typed(cell, "fragment") if parted.get(at - 1) else cell


def _parted(text: Cell, code: Cell) -> list[Cell]:
    """A text as what stays and what goes to the slide of the code after it; nothing where all of it stays."""
    source = "".join(text["source"]).rstrip()
    leads_to_code = (
        text["cell_type"] == "markdown" and code["cell_type"] == "code" and named(code) == "subslide"
    )
    if not leads_to_code or named(text) == "notes" or "```" in source:
        return []
    above, last = _last_of(source)
    stays = "\n" in above if named(text) == "slide" else above or named(text) == "fragment"
    leads = _typed(text, "subslide") | {"source": last}
    if not last or not stays or _lines(leads) + _lines(code) > ROOM:
        return []
    return [text | {"source": above, "id": f"{text['id']}-above"}, leads] if above else [leads]


def _last_of(source: str) -> tuple[str, str]:
    """A text and its last paragraph; of a list, all of it with the line above; nothing of what is folded."""
    folded, end, after = source.rpartition("</details>")
    above = after.strip().split("\n\n")
    last = [above.pop()]
    while above and ITEM.match(last[0]):
        last.insert(0, above.pop())
    return (folded + end + "\n\n" + "\n\n".join(above)).strip(), "\n\n".join(last)


def _typed(cell: Cell, kind: str) -> Cell:
    return cell | {"metadata": cell["metadata"] | {"slideshow": {"slide_type": kind}}}


def unfolded(cell: Cell) -> Cell:
    """The cell, but what is folded stands open in the speaker's notes, where nobody else looks."""
    text = "".join(cell["source"])
    return cell | {"source": text.replace("<details>", "<details open>")} if named(cell) == "notes" else cell


def slide_types(cells: list[Cell]) -> Iterator[str]:
    """The type of each cell by the rule; the slide fills up from one to the next."""
    filled = 0
    for cell in cells:
        source, lines = "".join(cell["source"]), _lines(cell)
        if _left_out(cell, source):
            yield "skip"
        elif cell.get("id", "").startswith("solution-"):
            yield "notes"
        elif _begins_a_section(cell, source):
            filled = lines
            yield "slide"
        elif filled + lines > ROOM or cell.get("id", "").startswith("question-"):
            filled = lines
            yield "subslide"
        else:
            filled += lines
            yield "fragment"


def _begins_a_section(cell: Cell, source: str) -> bool:
    """Whether a heading stands in the cell, be it below a sentence on what came before."""
    return cell["cell_type"] == "markdown" and HEADING.search(source) is not None


def _left_out(cell: Cell, source: str) -> bool:
    """Whether a cell is not for a slide: to be filled in, or code that shows nothing and teaches nothing."""
    if cell.get("id", "").startswith(LEFT_OUT):
        # A question may be about a function that stands above its `check`.
        return "\ndef " not in f"\n{source}" or "..." in source.partition("check(")[0]
    if cell["cell_type"] != "code" or cell["outputs"]:
        return False
    if cell.get("id", "").endswith(CLOSES):
        return True
    kinds = {type(statement) for statement in ast.parse(source).body}
    return kinds <= {ast.Assert} or kinds <= {ast.Import, ast.ImportFrom}


def _lines(cell: Cell) -> int:
    """About how many lines a cell takes on a slide, with what it prints and shows."""
    text = "".join(cell["source"])
    folded = re.sub(r"<details.*?</details>", "(folded)", text, flags=re.DOTALL)
    lines = sum(max(1, math.ceil(len(line) / WIDE)) for line in folded.splitlines())
    return lines + sum(map(_lines_of_output, cell.get("outputs", [])))


def _lines_of_output(output: dict[str, Any]) -> int:
    data = output.get("data", {})
    page = "".join(data.get("text/html", ""))
    if 'class="itm' in page or any("widget-view" in kind for kind in data):
        return PAGE
    if any(kind.startswith("image/") for kind in data) or "<img" in page:
        return PICTURE
    printed = "".join(output.get("text", data.get("text/plain", "")))
    return len(printed.splitlines())
