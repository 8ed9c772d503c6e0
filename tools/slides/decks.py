"""A deck of each lesson: one page that needs no network, with reveal.js in a folder beside it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from html import escape
from importlib import resources
from pathlib import Path
from typing import Any

import nbformat
from nbconvert import SlidesExporter

from tools.slides.types import unfolded, with_headings_on_top, with_sentences_beside

__all__ = ["write_decks"]

TEMPLATES = Path(__file__).parent / "templates"
REVEAL = "reveal.js"  # the folder beside the decks
THEME = "dist/theme/simple.css"
NEEDED = ("dist/reveal.js", "dist/reveal.css", THEME, "plugin/notes", "LICENSE")
# One that `pip` installs, so that it comes from where everything else does.
BROUGHT_BY = "sphinx_revealjs"


def write_decks(lessons: dict[Path, Any], folder: Path) -> list[Path]:
    """Write a deck of each executed lesson, and a page that lists them."""
    folder.mkdir(parents=True, exist_ok=True)
    _bring_reveal(folder / REVEAL)
    written = [_write(notebook, folder / f"{path.stem}.html") for path, notebook in lessons.items()]
    (folder / "index.html").write_text(_list_of(written), "utf-8")
    return written


def _write(notebook: Any, to: Path) -> Path:
    make: Any = SlidesExporter  # whose own types are missing
    exporter = make(
        template_name="deck",
        extra_template_basedirs=[str(TEMPLATES)],
        reveal_url_prefix=REVEAL,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
    cells = with_sentences_beside(list(with_headings_on_top(notebook.cells)))
    notebook.cells = [nbformat.from_dict(unfolded(cell)) for cell in cells]
    # A live view's script would come from another host; the page that needs none stands in its place.
    notebook.metadata.pop("widgets", None)
    page, _ = exporter.from_notebook_node(notebook, {"metadata": {"name": to.stem}})
    to.write_text(page, "utf-8")
    return to


def _bring_reveal(folder: Path) -> None:
    """Copy what a deck needs of reveal.js out of the package that brings it."""
    with resources.as_file(resources.files(BROUGHT_BY) / "_static" / "revealjs") as source:
        for name in NEEDED:
            part, to = source / name, folder / name
            to.parent.mkdir(parents=True, exist_ok=True)
            if part.is_dir():
                shutil.copytree(part, to, dirs_exist_ok=True)
            else:
                shutil.copyfile(part, to)
    theme = folder / THEME
    # Its letters come from another host, and without a network it is written in those of the machine anyway.
    theme.write_text(re.sub(r"@import url\(https?:[^)]*\);\n?", "", theme.read_text("utf-8")), "utf-8")


def _list_of(decks: Sequence[Path]) -> str:
    rows = "".join(f'<li><a href="{deck.name}">{escape(_title(deck.stem))}</a></li>' for deck in decks)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Inside the Model: slides</title></head>'
        f"<body><h1>Inside the Model: slides</h1><ul>{rows}</ul></body></html>\n"
    )


def _title(stem: str) -> str:
    number, _, words = stem.partition("_")
    return f"{number} · {words.replace('_', ' ').capitalize()}"
