"""What is typed as an answer is read by a page as Python reads it, number for number and word for word."""

import random

import pytest
from playwright.sync_api import Page

from lessons_lib.together.reading import RefusedError, guess_of
from lessons_lib.together.words import REFUSED
from tests.browser.conftest import OpenPage
from tools.site.build import answering

pytestmark = pytest.mark.browser

# What people type, in pieces; put together at random they give everything between a number and nonsense.
PIECES = "0 1 5 12 000 600 1e3 e400 . , - − + / ' ’ _ ( ) [ ] % percent € ² × * sqrt( ; é “ <b> {given} $1"
WITH_SPACES = (" ", "\u00a0", "\u2009", "\u202f", " points", "o2 = ", " and ")
TYPED = "0,5 11'600 11’600 5,800 5,800.5 1,234,567 1/3 (0.5) 1/0 1e999 1e-310 (1,2) 1,2 1,2,3"
IN_WORDS = (
    "1 000",
    "1\u202f000",
    "48 points",
    "50 %",
    "- .75",
    "1 000 / 3",
    "3 and 4",
    "1 000 2",
    "",
    "1 " * 21,
)
WAYS = {"one": [""], "named": ["pixel 0"], "row": []}  # the boxes to write into


@pytest.fixture(scope="module")
def page(open_shared_page: OpenPage) -> Page:
    opened = open_shared_page()
    opened.add_script_tag(content=answering())
    return opened


def at_random(count: int) -> list[str]:
    lots = random.Random(0)
    pieces = [*PIECES.split(), *WITH_SPACES]
    return ["".join(lots.choices(pieces, k=lots.randint(1, 7))) for _ in range(count)]


def read(boxes: list[str], text: str) -> tuple[float, ...] | str:
    question = {"boxes": boxes} if boxes else {"many": True}
    try:
        return guess_of(question, [text])
    except RefusedError as error:
        return str(error)


@pytest.mark.parametrize("way", WAYS)
def test_a_page_reads_what_is_typed_as_python_does(page: Page, way: str) -> None:
    boxes, texts = WAYS[way], [*TYPED.split(), *IN_WORDS, "7" * 300, *at_random(4000)]
    there = page.evaluate(
        "([words, boxes, texts]) => texts.map((text) => siteRead(words, boxes, [text]))",
        [REFUSED, boxes, texts],
    )
    said: set[str] = set()
    for text, found in zip(texts, there, strict=True):
        python = read(boxes, text)
        if isinstance(python, str):
            assert found == {"refused": python}, text
            said.add(python.replace(text, "…"))
        else:
            assert found.get("numbers") == pytest.approx(python, rel=1e-15, abs=0), text
    assert len(said) > 20  # all sorts of what is no number
