"""The Markdown of a question as plain data, which a page draws element by element: what stands in it stays text."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

from lessons_lib.page.html import Html, join, tag

__all__ = ["Block", "Inline", "blocks", "inline", "markup"]

Inline = list[tuple[str, str]]  # pieces of a line: the element each stands in, or none, and its text
Block = tuple[str, Any]  # an element and what is in it

FENCE = re.compile(r"^```.*\n((?:.*\n)*?)```$", re.MULTILINE)
PIECES = re.compile(
    r"(?P<code>`[^`]+`)|(?P<strong>\*\*[^*\n]+\*\*)|(?<![\w*])(?P<em>\*\w(?:[^*`]*\w)?\*)(?![\w*])"
)
RULE = re.compile(r"^[|:\- ]+$")  # between the head of a table and its rows


def blocks(text: str) -> list[Block]:
    """Paragraphs, code, lists and tables of a question, in their order."""
    found: list[Block] = []
    for at, part in enumerate(FENCE.split(f"{text.strip()}\n")):
        if at % 2:
            found.append(("pre", part.rstrip("\n")))
            continue
        for paragraph in re.split(r"\n\s*\n", part.strip("\n")):
            found += [_block(sort, list(lines)) for sort, lines in groupby(_lines(paragraph), _sort_of)]
    return found


def inline(text: str) -> Inline:
    """A line in pieces: code, what is strong, what is stressed, and the text between."""
    pieces: Inline = []
    end = 0
    for found in PIECES.finditer(text):
        element = str(found.lastgroup)
        marks = 2 if element == "strong" else 1
        pieces += [("", text[end : found.start()]), (element, found[0][marks:-marks])]
        end = found.end()
    return [piece for piece in [*pieces, ("", text[end:])] if piece[1]]


def markup(found: list[Block]) -> Html:
    """The same as HTML, for where no script runs."""
    return join(*(_element(sort, content) for sort, content in found))


def _lines(paragraph: str) -> list[str]:
    """Lines, with what goes on in the next one put behind: a sentence is broken anywhere."""
    lines: list[str] = []
    for line in filter(str.strip, paragraph.split("\n")):
        goes_on = lines and _sort_of(line) == "p" and not lines[-1].startswith("|")
        if goes_on:
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line.strip())
    return lines


def _sort_of(line: str) -> str:
    return "table" if line.startswith("|") else "ul" if re.match(r"[-*] ", line) else "p"


def _block(sort: str, lines: list[str]) -> Block:
    if sort == "table":
        rows = [line.strip("|").split("|") for line in lines if not RULE.match(line)]
        return sort, [[inline(cell.strip()) for cell in row] for row in rows]
    return (sort, [inline(line[2:]) for line in lines]) if sort == "ul" else (sort, inline(" ".join(lines)))


def _element(sort: str, content: Any) -> Html:
    if sort == "pre":
        return tag(sort, tag("code", content))
    if sort == "ul":
        return tag(sort, *(tag("li", _pieces(each)) for each in content))
    if sort == "table":
        head, *rows = content
        cells = tag("tr", *(tag("th", _pieces(cell), scope="col") for cell in head))
        return tag(sort, cells, *(tag("tr", *(tag("td", _pieces(cell)) for cell in row)) for row in rows))
    return tag(sort, _pieces(content))


def _pieces(content: Inline) -> Html:
    return join(*(tag(element, text) if element else text for element, text in content))
