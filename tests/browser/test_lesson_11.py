"""Lesson 11 as a learner works through it: a number of a map is opened and its window walked, and a CNN is drawn into."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from lessons_lib.data import digits
from lessons_lib.data.pad import to_digit
from lessons_lib.numbers.notation import number
from lessons_lib.trained import digits_cnn
from tests import pen
from tests.browser.conftest import OpenPage
from tests.browser.drawing import draw
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import Stepper

pytestmark = pytest.mark.browser

LESSON = "11_convolution.ipynb"
SEED = 17
SEVEN = next(sample for sample in digits.test if sample.target == 7).x
KERNEL = np.array([[-1, -1, -1], [0, 0, 0], [1, 1, 1]])


@pytest.fixture(scope="module")
def opened(jupyter: Lab, open_shared_page: OpenPage) -> Notebook:
    """The lesson, opened and run."""
    notebook = Notebook(open_shared_page(height=900)).open(jupyter, jupyter.copy(LESSON, "lesson_11.ipynb"))
    return notebook.run_all()


def showing(lesson: Notebook, source: str) -> Stepper:
    """The page below the cell that has this source, scrolled into view."""
    cell = lesson.page.locator(".jp-CodeCell", has=lesson.page.locator(".cm-content", has_text=source)).first
    cell.scroll_into_view_if_needed()
    page = Stepper(cell.get_by_role("group", name="step by step").first)
    page.root.scroll_into_view_if_needed()
    return page


def said(row: int, column: int) -> str:
    """What a number of the lesson's first map is called: worked out here, by hand."""
    return f"o3[0, {row}, {column}], {number((SEVEN[row : row + 3, column : column + 3] * KERNEL).sum())}"


def framed(page: Stepper) -> list[str]:
    """The numbers of what came in that lie in the frame."""
    return page.root.evaluate(
        """root => {
            const frame = root.querySelector('.itm-in .itm-window:not([hidden])').getBoundingClientRect();
            const inside = ({ left, right, top, bottom }) => left >= frame.left - 1 && right <= frame.right + 1 && top >= frame.top - 1 && bottom <= frame.bottom + 1;
            return [...root.querySelectorAll('.itm-in [data-unit]')].filter((cell) => inside(cell.getBoundingClientRect())).map((cell) => cell.innerText);
        }"""
    )


def test_the_window_that_was_worked_out_by_hand_is_opened_and_walks_on_by_the_arrow_keys(
    notebook: Notebook,
) -> None:
    page = showing(notebook, "step_through(Model(*to_channels")
    page.at("L3").click()
    page.number(said(2, 1)).click()
    expect(page.opened).to_contain_text("o3[0, 2, 1] = 29")
    assert framed(page) == [number(pixel) for pixel in SEVEN[2:5, 1:4].ravel()]
    notebook.page.keyboard.press("ArrowRight")
    notebook.page.keyboard.press("Enter")
    expect(page.opened).to_contain_text("o3[0, 2, 2] = 34")
    assert framed(page) == [number(pixel) for pixel in SEVEN[2:5, 2:5].ravel()]


@pytest.mark.parametrize(
    ("form", "read"), [("7 with a bar", 7), ("4 closed", 4), ("1 with a flag and a foot", 2)]
)
def test_what_is_drawn_by_mouse_goes_through_all_twelve_layers(
    notebook: Notebook, form: str, read: int
) -> None:
    strokes = pen.varied(form, SEED)
    page = showing(notebook, "pad = draw(trace)")
    draw(page, strokes)
    expect(page.line).to_have_text(
        re.compile(
            rf"^The model's answer: {read} \(share [\d.]+\)\. {pen.inked(strokes).sum()} points of ink\.$"
        )
    )
    expect(page.root.locator(".itm-verdict")).to_have_text(str(read))
    trace = digits_cnn().trace(to_digit(pen.inked(strokes)))
    assert trace.output.argmax() == read
    page.at("L11").click()
    cells = page.goes_out.get_by_role("gridcell").evaluate_all("cells => cells.map((each) => each.ariaLabel)")
    assert [each.rpartition(", ")[2] for each in cells] == [number(score) for score in trace.o11]


def test_nothing_is_complained_of(notebook: Notebook) -> None:
    assert notebook.errors() == []
    assert notebook.pop_ups() == []
    assert notebook.complaints == []
