"""The stepping page in JupyterLab, as a person uses it: with the mouse, with the keyboard only, by ear."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import (
    LAYERS,
    SAID,
    SHOWN,
    TRACE,
    Stepper,
    focused,
    focused_name,
    has_focus,
    opened_with,
    rerun,
    tab_in,
    tab_until,
)
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

PLAIN, TWIN, AFTER = 1, 2, 3  # cells
CELLS = (TRACE, "step_through(trace)", "step_through(trace)  # again", "print(trace)")


@pytest.fixture(scope="module")
def opened(jupyter: Lab, open_shared_page: OpenPage) -> Notebook:
    return opened_with(jupyter, open_shared_page, "stepper.ipynb", *CELLS).run_all()


@pytest.fixture
def page(notebook: Notebook) -> Stepper:
    """The page as new."""
    return rerun(notebook, PLAIN)


# Stepping ---------------------------------------------------------------------------------------


def test_the_mouse_steps_to_the_answer_and_back(page: Stepper) -> None:
    for layer, following in pairwise((*LAYERS, None)):
        page.is_at(layer)
        for shown in SHOWN[layer]:
            assert shown in page.text()
        if following:
            expect(page.next).to_have_text(f"Next: {following}")
            page.next.click()
    expect(page.next).to_have_text("Next: end")
    page.next.click(force=True)  # there is nothing after the last
    page.is_at("L3")
    for layer in reversed(LAYERS[:-1]):
        expect(page.back).to_have_text(f"Back: {layer}")
        page.back.click()
        page.is_at(layer)
    expect(page.back).to_have_text("Back")
    page.back.click(force=True)
    page.is_at("L1")


def test_the_address_is_jupyterlabs(notebook: Notebook, page: Stepper) -> None:
    before = notebook.page.url
    page.next.click()
    page.is_at("L2")
    assert notebook.page.url == before
    assert notebook.page.evaluate("location.hash") == ""
    assert "place" not in (notebook.page.evaluate("history.state") or {})


def test_a_cloud_leads_to_its_layer_and_one_step_is_on_show_at_a_time(page: Stepper) -> None:
    expect(page.clouds).to_have_text(["L1 Input", "L2 your function", "L3 ReLU"])
    for layer in ("L3", "L2", "L1"):
        page.at(layer).click()
        page.is_at(layer)
        for other in LAYERS:
            assert (SHOWN[other][0] in page.text()) == (other == layer)


def test_the_row_of_layers_carries_every_output_at_every_step(page: Stepper) -> None:
    row = {"x": "(0, 2000, 100)", "o1": "(0, 2000, 100)", "o2": "-0.5", "o3": "0", "verdict": "bad shape"}
    for layer in LAYERS:
        page.at(layer).click()
        assert page.row() == row


def test_the_keyboard_alone_steps_and_leaves(notebook: Notebook, page: Stepper) -> None:
    keys = notebook.page.keyboard
    tab_in(notebook, page)
    for key, layer in [
        ("ArrowRight", "L2"),
        ("ArrowLeft", "L1"),
        ("End", "L3"),
        ("ArrowRight", "L3"),
        ("Home", "L1"),
        ("ArrowLeft", "L1"),
    ]:
        keys.press(key)
        page.is_at(layer)
        assert has_focus(page)
    met: list[str] = []
    tab_until(notebook, lambda: bool(met.append(focused(notebook))) or not has_focus(page))
    assert {"L2 your function", "L3 ReLU", "Next: L2", "Tagada strawberries 2000"} <= set(met)
    tab_until(notebook, lambda: has_focus(page), "Shift+Tab")


def test_enter_and_space_press_the_focused_button_and_keep_the_focus(
    notebook: Notebook, page: Stepper
) -> None:
    page.next.focus()
    notebook.page.keyboard.press("Enter")
    page.is_at("L2")
    notebook.page.keyboard.press("Space")
    page.is_at("L3")
    assert focused(notebook) == "Next: end"
    page.at("L1").focus()
    notebook.page.keyboard.press("Enter")
    page.is_at("L1")
    assert focused(notebook) == "L1 Input"


def test_escape_leads_back_to_the_cell(notebook: Notebook, page: Stepper) -> None:
    page.next.focus()
    notebook.page.keyboard.press("Escape")
    expect(notebook.code_cell(PLAIN)).to_be_focused()
    assert not has_focus(page)
    notebook.page.keyboard.press("Enter")  # as everywhere in JupyterLab: into the cell's code
    expect(notebook.code_cell(PLAIN).locator(".cm-content")).to_be_focused()


def test_the_live_line_is_polite_and_silent_when_a_lesson_opens(page: Stepper) -> None:
    expect(page.line).to_have_attribute("aria-live", "polite")
    line = page.line.element_handle()
    assert line.inner_text() == SAID["L1"]
    page.next.click()
    assert line.is_visible()
    assert line.inner_text() == SAID["L2"]  # the same line: a new one would not be read


def test_a_step_moves_no_button_and_keeps_the_height(page: Stepper) -> None:
    def geometry() -> list[object]:
        return [part.bounding_box() for part in (page.root, page.back, page.next, *page.clouds.all())]

    start = geometry()
    for layer in LAYERS[1:]:
        page.next.click()
        page.is_at(layer)
        assert geometry() == start


def test_in_large_type_a_step_keeps_the_height_and_on_a_narrow_page_the_buttons(
    notebook: Notebook, page: Stepper
) -> None:
    def at_each_layer(measure: Callable[[], object]) -> list[object]:
        measured = []
        for layer in LAYERS:
            page.at(layer).click()
            page.is_at(layer)
            measured.append(measure())
        return measured

    def height() -> float:
        return page.root.bounding_box()["height"]

    def buttons() -> list[object]:
        return [part.bounding_box() for part in (page.back, page.next, page.line)]

    size = notebook.page.viewport_size

    def resize(width: int) -> None:
        before = page.root.evaluate("root => getComputedStyle(root).width")
        notebook.page.set_viewport_size({**size, "width": width})
        expect(page.root).not_to_have_css("width", before)
        drawn(notebook.page)  # anew, as its width has changed

    usual = height()
    page.root.get_by_text("View", exact=True).click()
    page.root.get_by_label("large type, for a projector").check()
    try:
        resize(1600)  # with less room a part of the step stands below the rest
        heights = at_each_layer(height)
        assert heights == heights[:1] * 3
        assert heights[0] > usual
        resize(700)  # beside the file list less than a phone's
        places = at_each_layer(buttons)
        assert places == places[:1] * 3
    finally:
        notebook.page.set_viewport_size(size)


# Every number opens -----------------------------------------------------------------------------


def test_the_opened_number_is_told_in_a_line_and_its_arithmetic_one_click_away(page: Stepper) -> None:
    page.at("L2").click()
    expect(page.opened).to_have_text("o2 = -0.5 = (58 × 0 - 3 × 2000 + 2 × 100) / 11600 ")
    for line in ("(0 - 6000 + 200) / 11600", "-5800 / 11600"):
        assert line not in page.text()
    page.unfold("its lines of arithmetic").click()
    for line in (
        "(58 × broccoli - 3 × Tagada strawberries + 2 × workout hours) / 11600",
        "= (58 × 0 - 3 × 2000 + 2 × 100) / 11600",
        "= (0 - 6000 + 200) / 11600",
        "= -5800 / 11600",
        "= -0.5",
    ):
        assert line in page.unfolded.inner_text()
    page.unfold("its lines of arithmetic").click()
    assert "-5800 / 11600" not in page.text()


def test_the_arithmetic_is_a_flow_that_says_every_term_on_its_way(page: Stepper) -> None:
    page.at("L2").click()
    flow = page.root.get_by_role("img", name=re.compile("^How o2 comes about: "))
    assert flow.text_content() == "0-6000200Σ-5800o2-0.5"
    beads = page.root.locator(".itm-flow button").all_inner_texts()
    assert beads == ["× 58", "× -3", "× 2", "÷ 11600"]


def test_a_click_opens_a_number_and_marks_it_where_it_came_from(page: Stepper) -> None:
    page.number("broccoli, 0").click()
    page.opened.filter(has_text="broccoli = 0").wait_for()
    for picture in (page.came_in, page.goes_out):
        chosen = picture.locator("[aria-selected]")
        expect(chosen).to_have_accessible_name("broccoli, 0")
    expect(page.line).to_have_text("broccoli is 0.")


def test_the_keyboard_opens_a_number_and_the_arrows_walk_to_it(notebook: Notebook, page: Stepper) -> None:
    keys = notebook.page.keyboard
    page.number("Tagada strawberries, 2000").focus()
    keys.press("ArrowDown")
    assert focused_name(notebook) == "workout hours, 100"
    expect(page.line).to_have_text("workout hours is 100.")
    keys.press("Enter")
    expect(page.opened).to_contain_text("workout hours = 100")
    for _ in range(3):  # the last of them is past the picture's edge
        keys.press("ArrowUp")
    assert focused_name(notebook) == "broccoli, 0"
    keys.press("Space")
    expect(page.opened).to_contain_text("broccoli = 0")
    page.marks("L1")  # the arrows walked in the picture only


def test_the_code_and_the_question_why_are_one_click_away(page: Stepper) -> None:
    page.at("L2").click()
    assert "broccoli, strawberries, hours = X" not in page.text()
    page.unfold("the code of L2").click()
    assert "broccoli, strawberries, hours = X" in page.unfolded.inner_text()
    question = page.unfold("Which term of o2 speaks loudest?")
    question.click()
    expect(question).to_have_attribute("aria-expanded", "true")
    expect(page.unfold("the code of L2")).to_have_attribute("aria-expanded", "false")
    assert "-6000" in page.unfolded.inner_text()


# Last, because where it fails it leaves cells behind --------------------------------------------


def test_jupyterlabs_keys_sleep_while_the_page_has_the_focus_and_only_then(
    notebook: Notebook, page: Stepper
) -> None:
    keys = notebook.page.keyboard
    cells = notebook.page.locator(".jp-Notebook .jp-Cell")
    count = cells.count()
    keys.press("Escape")
    for place in (page.next, page.number("broccoli, 0")):
        place.focus()
        for key in ["b", "a", "k", "j", "m", "d", "d", "x", "z"]:
            keys.press(key)
        assert cells.count() == count
        assert has_focus(page)
    page.next.focus()
    for key in ["ArrowDown", "ArrowUp", "ArrowRight"]:
        keys.press(key)
    page.is_at("L2")

    notebook.code_cell(TWIN).locator(".cm-content").click()
    keys.press("Escape")
    keys.press("ArrowRight")
    page.is_at("L2")  # not ours to answer
    keys.press("ArrowDown")
    expect(notebook.page.locator(".jp-Notebook .jp-mod-active .cm-content")).to_have_text(CELLS[AFTER])
    keys.press("b")
    expect(cells).to_have_count(count + 1)
    keys.press("d")
    keys.press("d")
    expect(cells).to_have_count(count)


@pytest.mark.parametrize("place", ["Next", "a number"])
def test_ctrl_s_saves_wherever_the_focus_is_on_the_page(
    notebook: Notebook, page: Stepper, place: str
) -> None:
    (page.next if place == "Next" else page.number("broccoli, 0")).focus()
    with notebook.page.expect_response(
        lambda answer: answer.request.method == "PUT" and "/api/contents/" in answer.url
    ) as written:
        notebook.page.keyboard.press("Control+s")
    assert written.value.ok
    assert has_focus(page)
