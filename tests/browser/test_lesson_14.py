"""Lesson 14 as a learner works through it: a score is opened, a look is guessed, two rows of letters are compared; and axe at each step."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import expect

from lessons_lib import (
    DotProducts,
    Embedding,
    Model,
    RowwiseLinear,
    Softmax,
    WeightedSums,
    compare,
    on,
    step_through,
)
from lessons_lib.numbers.notation import number
from lessons_lib.trained import sorter_model
from tests.browser import axe
from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook
from tests.browser.live import LAPTOP, PHONE
from tests.browser.stepper import Stepper

pytestmark = pytest.mark.browser

LESSON = "14_attention.ipynb"
WORDS, TABLE = ("dog", "bites", "man"), np.array([[2, 0], [0, 2], [1, 1]])
THREE = Model(
    words=Embedding(TABLE, WORDS),
    queries=RowwiseLinear([[0, 3], [3, 0]]),
    keys=on(RowwiseLinear(np.eye(2)), "words"),
    values=on(RowwiseLinear([[1, 0], [0, -1]]), "words"),
    scores=on(DotProducts(), "queries", "keys"),
    shares=Softmax(),
    mix=on(WeightedSums(), "shares", "values"),
)
PAGES: dict[str, Callable[[], Any]] = {
    "a head": lambda: step_through(THREE.trace(WORDS)),
    "the sorter": lambda: step_through(sorter_model().trace("dacab")),
    "a prediction": lambda: step_through(sorter_model().trace("hbdca"), predict=True),
    "two rows": lambda: compare(sorter_model().trace("dacab"), sorter_model().trace("dachb")),
}


@pytest.fixture(scope="module")
def opened(jupyter: Lab, open_shared_page: OpenPage) -> Notebook:
    """The lesson, opened and run."""
    notebook = Notebook(open_shared_page(height=900)).open(jupyter, jupyter.copy(LESSON, "lesson_14.ipynb"))
    return notebook.run_all()


def showing(lesson: Notebook, source: str) -> Stepper:
    """The page below the cell that has this source, scrolled into view."""
    cell = lesson.page.locator(".jp-CodeCell", has=lesson.page.locator(".cm-content", has_text=source)).first
    cell.scroll_into_view_if_needed()
    page = Stepper(cell.locator(".itm-live").filter(visible=True).first)
    page.root.scroll_into_view_if_needed()
    return page


def test_a_score_is_opened_by_mouse_and_its_neighbour_by_keyboard(notebook: Notebook) -> None:
    page = showing(notebook, "step_through(three.trace(")
    page.at("L5").click()
    scores = THREE.trace(WORDS).scores
    page.number(f"o5[dog, bites], {number(scores[0, 1])}").click()
    expect(page.opened).to_contain_text(f"o5[dog, bites] = {number(scores[0, 1])}")
    notebook.page.keyboard.press("ArrowRight")
    notebook.page.keyboard.press("Enter")
    expect(page.opened).to_contain_text(f"o5[dog, man] = {number(scores[0, 2])}")
    page.at("L6").press("Enter")
    expect(page.root.get_by_text("who looks at whom").filter(visible=True)).to_be_visible()


def test_who_looks_most_is_guessed_by_keyboard_alone(notebook: Notebook) -> None:
    page = showing(notebook, 'step_through(sorter.trace("hbdca"), predict=True)')
    looks = sorter_model().trace("hbdca").looks
    page.at("L8").press("Enter")  # asked before; here it is given up
    page.show_me.press("Enter")
    page.at("L14").press("Enter")
    choice = page.root.get_by_role("combobox").filter(visible=True)
    choice.focus()
    notebook.page.keyboard.type("o14[a, h]")
    notebook.page.keyboard.press("Tab")
    notebook.page.keyboard.press("Enter")
    assert looks.argmax() == 20
    expect(page.line).to_contain_text("Right")
    expect(page.goes_out.get_by_role("gridcell", name=f"o14[a, h], {number(looks[4, 0])}")).to_be_visible()


def test_two_rows_of_letters_are_compared_to_the_step_where_they_look_elsewhere(notebook: Notebook) -> None:
    page = showing(notebook, "compare(dacab, sorter.trace(")
    page.at("L14").click()
    for at, row in enumerate(("dacab", "dachb")):
        looks = page.root.get_by_role("grid").filter(visible=True).nth(at).get_by_role("gridcell")
        told = f"o14[b, d], {number(sorter_model().trace(row).looks[4, 0])}"
        expect(looks.nth(24 - 4)).to_have_attribute("aria-label", told)
    page.next.press("Enter")
    expect(page.line).to_contain_text("a: o15")


def test_nothing_is_complained_of(notebook: Notebook) -> None:
    assert notebook.errors() == []
    assert notebook.pop_ups() == []
    assert notebook.complaints == []


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        ("a head", PHONE, "dark"),
        ("the sorter", LAPTOP, "light"),
        ("a prediction", PHONE, "dark"),
        ("two rows", LAPTOP, "light"),
    ],
)
def test_axe_objects_to_nothing_at_any_step(
    open_page: OpenPage, tmp_path: Path, name: str, width: int, scheme: str
) -> None:
    file = tmp_path / "page.html"
    start = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{name}</title><main>'
    file.write_text(f"{start}<h1>{name}</h1>{PAGES[name]()._repr_html_()}</main>", "utf-8")
    page = open_page(width=width, height=720, reduced_motion="reduce")
    page.emulate_media(color_scheme=scheme)
    page.goto(file.as_uri())
    shown = Stepper(page.locator(".itm-live"))
    axe.begin(page)
    for _ in shown.clouds.all():
        page.evaluate("scrollTo(0, 0)")  # what lies below the buttons that stay in sight is no target there
        assert axe.violations(shown.root) == []
        if shown.show_me.is_visible():
            shown.show_me.click()
            page.evaluate("scrollTo(0, 0)")
            assert axe.violations(shown.root) == []
        shown.next.click(force=True)
