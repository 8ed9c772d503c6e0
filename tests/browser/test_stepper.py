"""The stepping page in JupyterLab, as a person uses it: with the mouse, with the keyboard only, by ear."""

from itertools import pairwise

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import (
    LAYERS,
    SAID,
    SHOWN,
    TRACE,
    focused,
    has_focus,
    opened_with,
    rerun,
    tab_in,
    tab_until,
)

pytestmark = pytest.mark.browser

PLAIN, TWIN, AFTER = 1, 2, 3  # cells
CELLS = (TRACE, "step_through(trace)", "step_through(trace)  # again", "print(trace)")


@pytest.fixture(scope="module")
def opened(jupyter: Lab, open_shared_page: OpenPage) -> Notebook:
    return opened_with(jupyter, open_shared_page, "stepper.ipynb", *CELLS).run_all()


# Stepping ---------------------------------------------------------------------------------------


def test_the_mouse_steps_from_x_to_the_answer_and_back(notebook: Notebook) -> None:
    page = rerun(notebook, PLAIN)
    for layer, following in pairwise((*LAYERS, None)):
        page.is_at(layer)
        for shown in SHOWN[layer]:
            assert shown in page.text()
        if following:
            expect(page.next).to_have_text(f"Next: {following}")
            page.next.click()
    page.next.click(force=True)  # there is nothing after the last
    page.is_at("L3")
    for layer in reversed(LAYERS[:-1]):
        expect(page.back).to_have_text(f"Back: {layer}")
        page.back.click()
        page.is_at(layer)
    page.back.click(force=True)
    page.is_at("x")


def test_one_step_is_on_show_at_a_time(notebook: Notebook) -> None:
    page = rerun(notebook, PLAIN)
    assert "the input of L1" not in page.text()
    page.at("L2").click()
    page.is_at("L2")
    assert "the input of L2" in page.text()
    assert "the input of L1" not in page.text()
    page.root.locator(".itm-cloud", has_text="L3").click()
    page.is_at("L3")


def test_the_keyboard_alone_steps_and_leaves(notebook: Notebook) -> None:
    page, keys = rerun(notebook, PLAIN), notebook.page.keyboard
    tab_in(notebook, page)
    for key, layer in [
        ("ArrowRight", "L1"),
        ("ArrowRight", "L2"),
        ("ArrowLeft", "L1"),
        ("End", "L3"),
        ("ArrowRight", "L3"),
        ("Home", "x"),
        ("ArrowLeft", "x"),
    ]:
        keys.press(key)
        page.is_at(layer)
        assert has_focus(page)
    met = []
    tab_until(notebook, lambda: met.append(focused(notebook)) or not has_focus(page))
    assert {"x", "L1", "L2", "L3", "Next: L1"} <= set(met)
    tab_until(notebook, lambda: has_focus(page), "Shift+Tab")


def test_enter_and_space_press_the_focused_button_and_keep_the_focus(notebook: Notebook) -> None:
    page = rerun(notebook, PLAIN)
    page.next.focus()
    notebook.page.keyboard.press("Enter")
    page.is_at("L1")
    notebook.page.keyboard.press("Space")
    page.is_at("L2")
    assert focused(notebook) == "Next: L3"


def test_a_focus_that_goes_out_of_sight_goes_to_next(notebook: Notebook) -> None:
    page = rerun(notebook, PLAIN)
    page.at("L1").click()
    page.number("broccoli 0").focus()
    notebook.page.keyboard.press("Enter")
    notebook.page.keyboard.press("ArrowRight")
    page.is_at("L2")
    assert focused(notebook) == "Next: L3"
    notebook.page.keyboard.press("ArrowLeft")
    page.is_at("L1")


def test_escape_leads_back_to_the_cell(notebook: Notebook) -> None:
    page = rerun(notebook, PLAIN)
    page.next.focus()
    notebook.page.keyboard.press("Escape")
    assert not has_focus(page)
    assert notebook.code_cell(PLAIN).evaluate("cell => cell === document.activeElement")
    notebook.page.keyboard.press("Enter")  # as everywhere in JupyterLab: into the cell's code
    assert notebook.code_cell(PLAIN).evaluate(
        "cell => cell.querySelector('.cm-content') === document.activeElement"
    )


def test_the_live_line_is_polite(notebook: Notebook) -> None:
    page = rerun(notebook, PLAIN)
    expect(page.line).to_have_attribute("aria-live", "polite")
    line = page.line.element_handle()
    page.next.click()
    assert line.is_visible()
    assert line.inner_text() == SAID["L1"]  # the same line: a new one would not be read


def test_a_step_moves_no_button_and_keeps_the_height(notebook: Notebook) -> None:
    page = rerun(notebook, PLAIN)

    def geometry() -> list[object]:
        return [part.bounding_box() for part in (page.root, page.back, page.next, *map(page.at, LAYERS))]

    start = geometry()
    for layer in LAYERS[1:]:
        page.next.click()
        page.is_at(layer)
        assert geometry() == start


def test_a_page_of_another_width_or_type_keeps_one_height_too(notebook: Notebook) -> None:
    page = rerun(notebook, PLAIN)
    size = notebook.page.viewport_size
    heights = []
    try:
        for width, projected in [(size["width"], False), (700, False), (700, True)]:
            notebook.page.set_viewport_size({**size, "width": width})
            page.root.evaluate("(root, large) => root.classList.toggle('itm-projector', large)", projected)
            notebook.page.wait_for_timeout(500)
            at_each = {}
            for layer in LAYERS:
                page.at(layer).click()
                page.is_at(layer)
                at_each[layer] = page.root.bounding_box()["height"]
            assert len(set(at_each.values())) == 1
            heights.append(at_each["x"])
    finally:
        notebook.page.set_viewport_size(size)
    assert heights == sorted(set(heights))


# Every number opens -----------------------------------------------------------------------------


def lit(row: Locator) -> bool:
    """Whether a row stands out to the eye from one that is not lit."""
    return row.locator("th").evaluate("cell => getComputedStyle(cell).boxShadow") != "none"


def test_a_number_opens_to_its_arithmetic_and_its_inputs_light_up(notebook: Notebook) -> None:
    page = rerun(notebook, PLAIN)
    page.at("L2").click()
    assert not any(lit(page.input(row)) for row in SHOWN["x"])
    page.number("o2 -0.5").click()
    for line in [
        "(58 × broccoli - 3 × Tagada strawberries + 2 × workout hours) / 11600",
        "(0 - 6000 + 200) / 11600",
        "-5800 / 11600",
        "58 × broccoli 0",
        "-3 × Tagada strawberries -6000",
        "2 × workout hours 200",
    ]:
        assert line in page.text()
    assert all(lit(page.input(row)) for row in SHOWN["x"])
    page.number("o2 -0.5").click()
    assert "-5800" not in page.text()
    assert not any(lit(page.input(row)) for row in SHOWN["x"])


def test_the_keyboard_opens_a_number_and_only_its_own_input_lights_up(notebook: Notebook) -> None:
    page, keys = rerun(notebook, PLAIN), notebook.page.keyboard
    page.at("L1").click()
    tab_until(notebook, lambda: focused(notebook) == "Tagada strawberries 2000")
    keys.press("Enter")
    assert "It is Tagada strawberries itself, handed on unchanged." in page.text()
    assert [lit(page.input(row)) for row in SHOWN["x"]] == [False, True, False]
    keys.press("Space")
    assert not any(lit(page.input(row)) for row in SHOWN["x"])
    page.is_at("L1")


def test_the_code_is_one_click_away(notebook: Notebook) -> None:
    page = rerun(notebook, PLAIN)
    page.at("L2").click()
    assert "broccoli, strawberries, hours = X" not in page.text()
    page.root.locator("summary").filter(has_text="The code of L2").click()
    assert "broccoli, strawberries, hours = X" in page.text()


# Last, because where it fails it leaves cells behind --------------------------------------------


def test_jupyterlabs_keys_sleep_while_the_page_has_the_focus_and_only_then(notebook: Notebook) -> None:
    page, keys = rerun(notebook, PLAIN), notebook.page.keyboard
    cells = notebook.page.locator(".jp-Notebook .jp-Cell")
    count = cells.count()
    keys.press("Escape")
    page.next.focus()
    for key in ["b", "a", "ArrowDown", "ArrowUp", "k", "j", "m", "d", "d", "ArrowRight"]:
        keys.press(key)
    page.is_at("L1")
    assert cells.count() == count
    assert has_focus(page)

    notebook.code_cell(TWIN).locator(".cm-content").click()
    keys.press("Escape")
    keys.press("ArrowRight")
    page.is_at("L1")  # not ours to answer
    keys.press("ArrowDown")
    expect(notebook.page.locator(".jp-Notebook .jp-mod-active .cm-content")).to_have_text(CELLS[AFTER])
    keys.press("b")
    expect(cells).to_have_count(count + 1)
    keys.press("d")
    keys.press("d")
    expect(cells).to_have_count(count)
