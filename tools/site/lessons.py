"""A lesson as the body of a page: its cells by nbconvert, its headings, and a form in place of each exercise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
from nbconvert import HTMLExporter

from lessons_lib.lessons import LESSONS
from lessons_lib.page.assets import styles
from lessons_lib.page.plays import plays_in, with_plays
from tools.site.course import Lesson
from tools.site.forms import form
from tools.site.shared import Shared

__all__ = ["Body", "Heading", "Section", "body_of", "sections"]

TEMPLATES = Path(__file__).parent / "templates"
LINK = re.compile(r'href="(\d\d_\w+)\.ipynb(#[^"]*)?"')
HEADING = re.compile(r'<h(?P<level>[1-3]) id="(?P<id>[^"]*)">(?P<words>.*?)</h(?P=level)>', re.DOTALL)
PILCROW = re.compile(r'<a class="anchor-link" href="[^"]*">.*?</a>')
TAG = re.compile(r"<[^>]+>")
INSIDE = re.compile(
    r"</?(?:a|b|code|em|i|span|strong|sub|sup)\b[^>]*>"
)  # tags within a word or beside a comma
# A group of three digits after another: a narrow page broke 11 600 after its 11.
THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)(?=[^<>]*<)")
# What one searches is what the lesson says, not what a page of numbers shows.
SAID = re.compile(r'<section class="cell text-cell".*?</section>', re.DOTALL)
IN_A_NOTEBOOK = (
    "progress-",
    "report-",
)  # cells of what only a notebook's Python knows: what its reader has done
# Not what one searches for; and no answers.
SILENT = re.compile(r"<(script|style|pre|table|details)\b.*?</\1>", re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """One line of the contents."""

    id: str
    words: str


@dataclass(frozen=True)
class Section:
    """What a search finds: a heading, and the words below it."""

    id: str
    heading: str
    text: str


@dataclass(frozen=True)
class Body:
    """What stands between a page's head and foot."""

    html: str
    headings: list[Heading]
    styles: list[str]
    scripts: list[str]
    is_live: bool  # whether its steppers have buttons: those of a lesson as it is stored have none


def body_of(lesson: Lesson, notebook: Any, assets: Path, way: str) -> Body:
    """A lesson that was run, as HTML whose styles and scripts are files in ``assets``.

    ``way`` says how a function that an exercise asks for is checked: with Python, and where that is.
    """
    make: Any = HTMLExporter  # whose own types are missing
    exporter = make(template_name="lesson", extra_template_basedirs=[str(TEMPLATES)])
    exercises = {f"exercise-{each.number.replace('.', '-')}": each for each in LESSONS.get(lesson.number, ())}
    forms = {cell.id: form(exercises[cell.id], way) for cell in notebook.cells if cell.get("id") in exercises}
    cells = [cell for cell in notebook.cells if not str(cell.get("id", "")).startswith(IN_A_NOTEBOOK)]
    # A link to an exercise leads to its question, and the form is below it.
    asked_in = {above.id: cell.id for above, cell in pairwise(cells) if cell.get("id") in forms}
    shown = nbformat.from_dict({**notebook, "cells": cells})
    html, _ = exporter.from_notebook_node(shown, resources={"forms": forms, "asked_in": asked_in})
    shared = Shared(assets)
    html = LINK.sub(r'href="\1.html\2"', shared.taken_out(with_plays(html, plays_in(shown))))
    html = SAID.sub(lambda cell: THOUSANDS.sub("\N{NO-BREAK SPACE}", cell[0]), PILCROW.sub("", html))
    if (
        not shared.styles
    ):  # a lesson as it is stored brings none, and its steps, complete without a script, need one
        shared.taken_out("".join(f"<style>{each}</style>" for each in styles()))
    headings = [
        Heading(each["id"], _words(each["words"])) for each in HEADING.finditer(html) if each["level"] == "2"
    ]
    return Body(html, headings, shared.styles, shared.scripts, is_live='class="itm-data"' in html)


def sections(html: str) -> Iterator[Section]:
    """The text of a lesson by its headings."""
    html = "".join(SAID.findall(html))
    marks = list(HEADING.finditer(html))
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(html)
        text = _words(SILENT.sub(" ", html[mark.end() : end]))
        yield Section(mark["id"], _words(mark["words"]), text)


def _words(html: str) -> str:
    return " ".join(unescape(TAG.sub(" ", INSIDE.sub("", html))).split())
