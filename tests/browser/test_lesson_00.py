"""The first minute of lesson 00: its first cell is run, digits are drawn with the mouse, and the network reads them."""

import re

import pytest
from playwright.sync_api import expect

from tests import pen
from tests.browser.conftest import OpenPage
from tests.browser.drawing import draw, sheet
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import Stepper, reopened, stepper

pytestmark = pytest.mark.browser

LESSON = "00_start_here.ipynb"
PAD = 0  # the lesson's first code cell
SEED = 17  # so drawn, the network of lesson 06 reads three of these five wrongly


@pytest.fixture(scope="module")
def opened(jupyter: Lab, open_shared_page: OpenPage) -> Notebook:
    """The lesson with its first cell run, and no other."""
    notebook = Notebook(open_shared_page(height=900)).open(jupyter, jupyter.copy(LESSON, "lesson_00.ipynb"))
    return notebook.run_cell(PAD)


def expect_answer(page: Stepper, digit: str, points: int) -> None:
    expect(page.line).to_have_text(
        re.compile(rf"^The model's answer: {digit} \(share [\d.]+\)\. {points} points of ink\.$")
    )
    expect(page.root.locator(".itm-verdict")).to_have_text(digit)


def test_the_first_cell_shows_a_pad_beside_a_network_that_reads_a_stored_digit(notebook: Notebook) -> None:
    page = stepper(notebook, PAD)
    expect(sheet(page)).to_be_visible()
    expect(page.root.locator(".itm-title")).to_have_text("picture 3, target 3")
    expect(page.root.locator(".itm-verdict")).to_have_text("3")


@pytest.mark.parametrize(
    "form", ["7 plain", "8 of two loops", "4 open", "4 closed", "1 with a flag and a foot"]
)
def test_what_is_drawn_by_mouse_is_read(notebook: Notebook, form: str) -> None:
    strokes = pen.varied(form, SEED)
    draw(stepper(notebook, PAD), strokes)
    expect_answer(stepper(notebook, PAD), form[0], pen.inked(strokes).sum())  # as many as the test's own pen


def test_it_reads_on_when_the_lesson_is_reopened_without_a_kernel(
    jupyter: Lab, notebook: Notebook, open_page: OpenPage
) -> None:
    notebook.save().shut_down()
    later = reopened(jupyter, open_page, "lesson_00.ipynb")
    page = stepper(later, PAD)
    draw(page, pen.varied("7 plain", SEED))
    expect_answer(page, "7", pen.inked(pen.varied("7 plain", SEED)).sum())
