"""Slide types: every cell of every lesson has one, and no answer stands on a slide."""

import ast
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tools.slides.__main__ import give_types
from tools.slides.types import (
    TYPES,
    named,
    slide_types,
    with_headings_on_top,
    with_sentences_beside,
    with_types,
)

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
each_lesson = pytest.mark.parametrize("lesson", NOTEBOOKS, ids=lambda path: path.stem)


def cells_of(lesson: Path) -> list[dict[str, Any]]:
    return json.loads(lesson.read_text("utf-8"))["cells"]


def cell(source: str, kind: str = "markdown", outputs: tuple[Any, ...] = (), **more: Any) -> dict[str, Any]:
    made = {"cell_type": kind, "source": source, "metadata": {}, "id": "any"} | more
    return made | ({"outputs": list(outputs)} if kind == "code" else {})


def types(*cells: dict[str, Any]) -> list[str]:
    return list(slide_types(list(cells)))


@each_lesson
def test_every_cell_has_a_slide_type_and_the_first_begins_a_slide(lesson: Path) -> None:
    """Where this fails: `python -m tools.slides --types` gives the missing ones."""
    cells = cells_of(lesson)
    assert [each["id"] for each in cells if named(each) not in TYPES] == []
    assert named(cells[0]) == "slide"


@each_lesson
def test_no_solution_stands_on_a_slide(lesson: Path) -> None:
    shown = [each for each in cells_of(lesson) if named(each) not in ("skip", "notes")]
    text = "\n".join("".join(each["source"]) for each in shown)
    assert "<summary>Solution of" not in text
    assert not re.search(r"^check\(", text, re.MULTILINE) or lesson.name[:2] in ("01", "02")


@each_lesson
def test_an_answer_that_is_folded_comes_after_what_it_is_about(lesson: Path) -> None:
    """What is to be guessed and what comes out never appear in one step."""
    for before, each in zip(cells_of(lesson), cells_of(lesson)[1:], strict=False):
        if "Before you run" in "".join(before["source"]) and each["cell_type"] == "code":
            assert named(each) in ("fragment", "subslide", "skip"), each["id"]


@each_lesson
def test_a_section_begins_a_slide(lesson: Path) -> None:
    for each in cells_of(lesson):
        section = "\n## " in "\n" + "".join(each["source"]) and each["cell_type"] == "markdown"
        if section and named(each) != "skip":
            assert named(each) == "slide"


@each_lesson
def test_no_slide_holds_assertions_alone_or_begins_with_them(lesson: Path) -> None:
    """They tell a class nothing: what they hold is said in words beside them."""
    for each in cells_of(lesson):
        if each["cell_type"] == "code" and named(each) != "skip":
            kinds = [type(statement) for statement in ast.parse("".join(each["source"])).body]
            closes = ast.Assert in kinds and {*kinds} <= {ast.Assert, ast.Assign}
            assert kinds[0] is not ast.Assert, each["id"]
            assert each["outputs"] or not closes, each["id"]


def test_what_stands_above_a_heading_ends_the_slide_before_it() -> None:
    both = cell("<details>guess</details>\n\n## 2. More\n\nText.", id="more")
    slide, plain = with_types([both])[0], cell("Text.\n\n## no slide") | {"metadata": {}}
    above, heading, left = with_headings_on_top([slide, plain])
    assert (above["source"], named(above)) == ("<details>guess</details>\n\n", "fragment")
    assert (heading["source"], named(heading)) == ("## 2. More\n\nText.", "slide")
    assert left is plain
    assert len({above["id"], heading["id"]}) == 2


def shown(*cells: dict[str, Any]) -> list[tuple[str, str]]:
    ids = [each | {"id": f"{at}"} for at, each in enumerate(with_types(list(cells)))]
    return [(named(each), each["source"]) for each in with_sentences_beside(ids)]


def test_code_that_begins_a_slide_takes_along_the_sentence_that_leads_to_it() -> None:
    full, code = cell("\n".join(["a line"] * 18)), cell("\n".join(["1"] * 5), "code")
    read = cell("<details>\n\nIt was 3.\n\n</details>\n\nNow this.\n\n**Guess:** which?\n\n- one\n- two")
    assert shown(cell("## 1"), full, cell("Look:"), code)[2:] == [
        ("subslide", "Look:"),
        ("fragment", "\n".join(["1"] * 5)),
    ]
    kept, leads, after = shown(cell("## 1"), cell("\n".join(["a line"] * 12)), read, code)[2:]
    assert kept == ("fragment", "<details>\n\nIt was 3.\n\n</details>\n\nNow this.")
    assert leads == ("subslide", "**Guess:** which?\n\n- one\n- two")
    assert after[0] == "fragment"


def test_a_sentence_stays_where_there_is_no_room_for_it_or_it_leads_to_nothing() -> None:
    page = cell("step_through(trace)", "code", ({"data": {"text/html": '<div class="itm">'}},))
    folded = cell("<details>\n\nIt was 3.\n\n</details>")
    long, code = cell("\n".join(["a line"] * 20)), cell("\n".join(["1"] * 5), "code")
    for cells in (
        [cell("## 1"), cell("Look:"), page],
        [cell("## 1"), long, folded, code],
        [cell("## 1\n\nLook:"), page],
    ):
        before = [(named(each), each["source"]) for each in with_types(cells)]
        assert shown(*cells) == before


@each_lesson
def test_a_guess_and_the_code_that_answers_it_share_a_slide_where_they_fit(lesson: Path) -> None:
    before = list(with_headings_on_top(cells_of(lesson)))
    after = list(with_sentences_beside(before))
    said = ["".join("".join("".join(each["source"]).split()) for each in cells) for cells in (before, after)]
    assert said[0] == said[1]  # nothing is lost on the way
    for text, code in pairwise(each for each in after if named(each) != "skip"):
        guess = "".join(text["source"]).rstrip().split("\n\n")[-1]
        if guess.startswith(("**Before you run", "**Guess first")) and named(text) == "fragment":
            fit = types(cell(guess), code)[1] == "fragment"
            assert not (fit and code["cell_type"] == "code" and named(code) == "subslide"), code["id"]


@each_lesson
def test_every_slide_begins_with_its_heading(lesson: Path) -> None:
    slides = [each for each in with_headings_on_top(cells_of(lesson)) if named(each) == "slide"]
    assert all("".join(each["source"]).startswith("#") for each in slides if each["cell_type"] == "markdown")


def test_a_page_stands_on_a_slide_of_its_own() -> None:
    page = cell("step_through(trace)", "code", ({"data": {"text/html": '<div class="itm">'}},))
    assert types(cell("## 1"), cell("Look."), page, cell("And?")) == [
        "slide",
        "fragment",
        "subslide",
        "subslide",
    ]


def test_a_slide_that_is_full_is_followed_by_another() -> None:
    long = cell("\n".join(["a line"] * 15))
    assert types(cell("## 1"), long, long, cell("end")) == ["slide", "fragment", "subslide", "fragment"]


def test_what_shows_nothing_and_teaches_nothing_is_left_out() -> None:
    left_out = [
        cell("from lessons_lib import check", "code"),
        cell("assert o1 == x\nassert True", "code"),
        cell("for patient in patients:\n    assert patient", "code", id="batch-check"),
        cell("lost = 1\nassert lost", "code", id="silence-hold"),
        cell('check("02.3", ...)', "code", id="exercise-02-3"),
        cell("def L4(X):\n    return ...\n\n\ncheck(L4)", "code", id="exercise-02-5"),
        cell('report("02")', "code", id="report-02"),
    ]
    assert types(*left_out) == ["skip"] * 7
    assert types(cell("def L1(X):\n    return X", "code")) == ["fragment"]


def test_a_function_that_a_question_is_about_stands_on_the_slide() -> None:
    asked = cell('def score(X):\n    return X\n\n\ncheck("02.6", ...)', "code", id="exercise-02-6")
    assert types(asked) == ["fragment"]


def test_a_solution_is_a_note_for_the_speaker() -> None:
    assert types(cell("<details>…", id="solution-02-3")) == ["notes"]


def test_a_type_that_an_author_has_set_stays_unless_all_are_found_anew(tmp_path: Path) -> None:
    own = cell("## 1") | {"metadata": {"slideshow": {"slide_type": "skip"}, "tags": ["mine"]}}
    assert named(with_types([own])[0]) == "skip"
    (anew,) = with_types([own], again=True)
    assert anew["metadata"] == {"slideshow": {"slide_type": "slide"}, "tags": ["mine"]}
    lesson = tmp_path / "lesson.ipynb"
    lesson.write_text(json.dumps({"cells": [cell("## é")]}), "utf-8")
    give_types(lesson)
    assert "é" in lesson.read_text("utf-8")
    assert named(cells_of(lesson)[0]) == "slide"
