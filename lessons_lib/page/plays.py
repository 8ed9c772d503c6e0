"""A lesson that is exported says at its top what in it can be played with: a list of links to its live pages.

On a telephone a lesson is thirty screens long, and the first page that one can step through came after the twentieth.
The list is made of headings and cells when a lesson becomes HTML: the lesson itself has none, nor has JupyterLab.
The site makes it, and so do `jupyter nbconvert --to lesson` and JupyterLab's *Save and Export Notebook As*, *Lesson*.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from nbconvert import HTMLExporter

from lessons_lib.page.html import Html, tag
from lessons_lib.page.tight import tight_style

__all__ = ["LessonExporter", "Play", "plays_in", "with_plays"]

LIVE = re.compile(r'class="itm(?:-slide|-bench)?-data"')  # what the script of a live page draws it from
# Without its number: the list has its own.
HEADING = re.compile(r"^#{1,4} +(?:\d+\. +)?(.+?)\s*$", re.MULTILINE)
MARKS = re.compile(r"[*`]|(?<!\w)_|_(?!\w)")
TITLE = re.compile(r"<h1\b.*?</h1>(?:\s*<p>.*?</p>)?", re.DOTALL)  # with the question of the lesson
STYLE = Path(__file__).parent / "styles" / "plays.css"


class Play(NamedTuple):
    """A cell whose output is live, and what its heading calls it."""

    cell: str
    words: str


def plays_in(notebook: Any) -> list[Play]:
    """The cells of a notebook that was run whose outputs can be played with."""
    found, named = list(_found(notebook)), Counter[str]()
    often = Counter(words for _, words in found)
    for at, (cell, words) in enumerate(found):
        named[words] += 1
        found[at] = Play(cell, f"{words} ({named[words]})" if often[words] > 1 else words)
    return found


def _found(notebook: Any) -> Iterator[Play]:
    heading = "Play"
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            heading = MARKS.sub("", [heading, *HEADING.findall(_text(cell["source"]))][-1])
        shown = (each.get("data", {}).get("text/html", "") for each in cell.get("outputs", ()))
        if any(LIVE.search(_text(html)) for html in shown):
            yield Play(cell["id"], heading)


def with_plays(html: str, plays: Sequence[Play], place: str = "") -> str:
    """A lesson as HTML with the list below its title and its question.

    ``place`` is what stands before a cell's name where the cell has its address.
    """
    if not plays:
        return html
    title = TITLE.search(html)
    at = title.end() if title else 0
    return html[:at] + _listed(plays, place) + html[at:]


def _listed(plays: Sequence[Play], place: str) -> str:
    # A list without its dots is none to some readers of the screen, unless it says that it is one.
    links = (tag("li", tag("a", words, href=f"#{place}{cell}")) for cell, words in plays)
    style = tag("style", Html(tight_style(STYLE.read_text("utf-8"))))
    listed = tag("ol", *links, role="list")
    return tag("nav", tag("p", "Play"), listed, class_="itm-plays", aria_label="Play") + style


def _text(source: str | list[str]) -> str:
    return source if isinstance(source, str) else "".join(source)


class LessonExporter(HTMLExporter):
    """HTML as nbconvert writes it, with the list of what can be played with."""

    export_from_notebook = "Lesson"

    def _preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The notebook as it is shown: with ``--execute`` it has its live pages only now."""
        self._shown, resources = super()._preprocess(nb, resources)  # type: ignore[no-untyped-call]
        return self._shown, resources

    def from_notebook_node(  # type: ignore[override]  # its own types say that HTML is a notebook
        self, nb: Any, resources: Any = None, **more: Any
    ) -> tuple[str, Any]:
        """The page of a notebook, and what goes with it."""
        html, resources = super().from_notebook_node(nb, resources, **more)
        return with_plays(str(html), plays_in(self._shown), "cell-id="), resources
