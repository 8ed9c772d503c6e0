"""The pad of `draw` in JupyterLab: by mouse, by touch and by keyboard alone; every layer follows the pen, in the page."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from lessons_lib.numbers.notation import number
from tests.browser import axe
from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import Stepper, opened_with, rerun, stepper
from tests.browser.talk import Talk
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

DRAW, ASK, SET, STEP = 1, 2, 3, 4  # cells
CELLS = (
    "import json\nfrom lessons_lib import draw\n"
    "from lessons_lib.data import digits\n"
    "from lessons_lib.trained import digit_model\n"
    "seven = next(sample for sample in digits.test if sample.target == 7)\n"
    "trace = digit_model().trace(seven)",
    "pad = draw(trace)\npad",
    "numbers = {name: getattr(pad.trace, name).ravel().tolist() for name in ('x', 'o4', 'o7')}\n"
    "print(json.dumps({'points': int(pad.drawing.sum()), 'verdict': pad.trace.verdict} | numbers))",
    "pad.state = {'sheet': '1' * 1024, 'asks': False}",
    "from lessons_lib import step_through\nstep_through(trace)",
)
SIDE = 32
ONE = ((5, 16), (26, 16))
SEVEN = ((6, 9), (6, 22), (26, 14))


@pytest.fixture(scope="module")
def talk() -> Talk:
    return Talk()


@pytest.fixture(scope="module")
def opened(jupyter: Lab, open_shared_page: OpenPage, talk: Talk) -> Notebook:
    heard = talk.heard_on(open_shared_page)
    notebook = opened_with(jupyter, heard, "pad.ipynb", *CELLS, height=1400, has_touch=True)
    notebook.hide_sidebar()
    for cell in (0, DRAW):
        notebook.run_cell(cell)
    expect(sheet(stepper(notebook, DRAW))).to_be_visible()
    return notebook


@pytest.fixture
def page(notebook: Notebook) -> Stepper:
    """A page with an empty pad, as new."""
    page = rerun(notebook, DRAW)
    page.root.scroll_into_view_if_needed()
    return page


def sheet(page: Stepper) -> Locator:
    return page.root.get_by_role("application", name="Drawing pad, 32 rows of 32 points")


def place(page: Stepper, row: float, column: float) -> tuple[float, float]:
    """Where on the screen the middle of a point of the pad is."""
    area = sheet(page).bounding_box()
    return area["x"] + (column + 0.5) / SIDE * area["width"], area["y"] + (row + 0.5) / SIDE * area["height"]


def draw(notebook: Notebook, page: Stepper, *places: tuple[int, int]) -> None:
    """Draw with the mouse, and let it go."""
    mouse = notebook.page.mouse
    mouse.move(*place(page, *places[0]))
    mouse.down()
    for point in places[1:]:
        mouse.move(*place(page, *point), steps=6)
    mouse.up()


def pixels(page: Stepper) -> set[tuple[int, int]]:
    """The points of ink on the screen: row and column, as the canvas has them."""
    inked = sheet(page).evaluate(
        """pad => [...pad.getContext("2d").getImageData(0, 0, 32, 32).data]
            .flatMap((value, at) => at % 4 === 3 && value ? [(at - 3) / 4] : [])"""
    )
    return {divmod(point, SIDE) for point in inked}


def expect_answer(page: Stepper, points: int, answer: str) -> None:
    expect(page.line).to_have_text(
        re.compile(rf"^The model's answer: {answer} \(share [\d.]+\)\. {points} points of ink\.$")
    )
    expect(page.root.locator(".itm-verdict")).to_have_text(answer)


def in_python(notebook: Notebook) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(notebook.printed(ASK))
    return told


def on_the_page(page: Stepper, layer: str) -> list[str]:
    """The numbers that go out at a layer, as each is said."""
    page.at(layer).click()
    cells = page.goes_out.get_by_role("gridcell")
    names = cells.evaluate_all("cells => cells.map((each) => each.getAttribute('aria-label'))")
    return [name.rpartition(", ")[2] for name in names]


def python_has(notebook: Notebook, page: Stepper, points: int) -> None:
    """Wait until Python has as much ink; its numbers are then those that the page prints."""
    for _ in range(20):
        told = in_python(notebook)
        if told["points"] == points:
            break
    assert told["points"] == points
    assert told["verdict"] == page.root.locator(".itm-verdict").inner_text()
    for name, layer in (("x", "L1"), ("o4", "L4"), ("o7", "L7")):
        printed = on_the_page(page, layer)
        assert len(printed) == len(told[name])
        for text, value in zip(printed, told[name], strict=True):
            assert text in as_printed(value)


def as_printed(value: float) -> set[str]:
    """A number as the page may print it: sums of 64 terms, in another order, may end on either side of a tie."""
    return {number(value + off * 1e-12) for off in (-1, 0, 1)}


def test_it_shows_the_stored_digit_until_something_is_drawn(notebook: Notebook, page: Stepper) -> None:
    assert pixels(page) == set()
    expect(page.root.locator(".itm-title")).to_have_text("picture 61, target 7")


def test_a_stroke_of_the_mouse_inks_the_points_it_passes(notebook: Notebook, page: Stepper) -> None:
    draw(notebook, page, *ONE)
    inked = {(row, column) for row in range(4, 28) for column in (15, 16, 17)}
    expect_answer(page, len(inked), "1")
    assert pixels(page) == inked
    python_has(notebook, page, len(inked))


def test_every_layer_follows_the_pen_and_the_kernel_says_nothing(
    notebook: Notebook, page: Stepper, talk: Talk
) -> None:
    pictures = (
        "row => [...row.querySelectorAll('.itm-canvas')].map((each) => each.toDataURL?.() ?? each.innerHTML)"
    )
    before = page.layers.evaluate(pictures)
    assert len(before) == 8  # x and what each layer makes of it
    talk.clear(notebook.page)
    page.at("L7").click()
    notebook.page.mouse.move(*place(page, *ONE[0]))
    notebook.page.mouse.down()
    notebook.page.mouse.move(*place(page, *ONE[1]), steps=6)
    expect_answer(page, 72, "1")  # while the button is still down
    assert not set(before) & set(page.layers.evaluate(pictures))
    expect(page.root.locator(".itm-title")).to_have_text("your drawing")
    expect(page.opened).to_contain_text("o7[1] = ")
    notebook.page.mouse.up()
    python_has(notebook, page, 72)
    talk.rest(notebook.page)
    assert "comm_msg" in talk.of_page
    assert talk.of_kernel == []


def test_the_pad_stays_where_it_is_while_one_draws(notebook: Notebook, page: Stepper) -> None:
    before = sheet(page).bounding_box()
    draw(notebook, page, *SEVEN)
    expect(page.line).to_contain_text("The model's answer")
    assert sheet(page).bounding_box() == before


def test_a_finger_draws_and_does_not_scroll(notebook: Notebook, page: Stepper) -> None:
    assert sheet(page).evaluate("pad => getComputedStyle(pad).touchAction") == "none"
    session = notebook.page.context.new_cdp_session(notebook.page)
    (x, y), (end_x, end_y) = (place(page, *point) for point in ONE)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for part in range(1, 9):
        point = {"x": x + (end_x - x) * part / 8, "y": y + (end_y - y) * part / 8}
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect_answer(page, 72, "1")


def test_the_keyboard_alone_draws_and_clears(notebook: Notebook, page: Stepper) -> None:
    keys = notebook.page.keyboard
    sheet(page).focus()
    for _ in range(11):
        keys.press("ArrowUp")
    expect(page.line).to_have_text("Row 6, column 17: paper.")
    assert pixels(page) == set()
    keys.press("Space")
    assert pixels(page) == {(row, column) for row in (4, 5, 6) for column in (15, 16, 17)}
    for _ in range(21):
        keys.press("Shift+ArrowDown")
    expect_answer(page, 72, "1")
    keys.press("ArrowUp")
    expect(page.line).to_have_text("Row 26, column 17: ink.")
    keys.press("r")
    expect(page.root.get_by_role("button", name="Rubber")).to_have_attribute("aria-pressed", "true")
    keys.press("Space")
    assert (25, 16) not in pixels(page)
    keys.press("c")
    assert pixels(page) == set()
    expect(page.line).to_have_text("The pad is empty: this is picture 61.")
    expect(page.root.get_by_role("button", name="Rubber")).to_have_attribute("aria-pressed", "false")


def test_the_keys_of_the_pad_are_neither_the_steppers_nor_jupyterlabs(
    notebook: Notebook, page: Stepper
) -> None:
    cells = notebook.page.locator(".jp-Cell").count()
    sheet(page).focus()
    for key in ("ArrowRight", "ArrowLeft", "ArrowRight", "c", "r", "b", "d", "d", "Space"):
        notebook.page.keyboard.press(key)
    page.marks("L1")
    assert notebook.page.locator(".jp-Cell").count() == cells
    expect(sheet(page)).to_be_focused()
    notebook.page.keyboard.press("Tab")
    expect(page.root.get_by_role("button", name="Clear")).to_be_focused()


def test_the_cursor_and_the_focus_are_to_be_seen(notebook: Notebook, page: Stepper) -> None:
    cursor = page.root.locator(".itm-pad-cursor")
    expect(cursor).to_be_hidden()
    page.root.focus()
    notebook.page.keyboard.press("Tab")
    expect(sheet(page)).to_be_focused()
    expect(cursor).to_be_visible()
    x, y = place(page, 16, 16)
    box = cursor.bounding_box()
    assert box["x"] < x < box["x"] + box["width"]
    assert box["y"] < y < box["y"] + box["height"]


def test_the_pen_stops_at_the_edge(notebook: Notebook, page: Stepper) -> None:
    sheet(page).focus()
    for _ in range(40):
        notebook.page.keyboard.press("ArrowLeft")
    expect(page.line).to_have_text("Row 17, column 1: paper.")
    notebook.page.keyboard.press("Space")
    assert pixels(page) == {(row, column) for row in (15, 16, 17) for column in (0, 1)}


def test_the_rubber_takes_ink_away_and_clear_takes_all(notebook: Notebook, page: Stepper) -> None:
    draw(notebook, page, *ONE)
    page.root.get_by_role("button", name="Rubber").click()
    draw(notebook, page, (16, 12), (16, 20))
    assert {row for row, _ in pixels(page)} == set(range(4, 28)) - {15, 16, 17}
    page.root.get_by_role("button", name="Clear").click()
    assert pixels(page) == set()
    expect(page.line).to_have_text("The pad is empty: this is picture 61.")
    expect(page.root.locator(".itm-title")).to_have_text("picture 61, target 7")
    python_has(notebook, page, 0)


def test_the_last_point_is_never_lost(notebook: Notebook, page: Stepper) -> None:
    draw(notebook, page, *[(row, column) for row in range(4, 28, 4) for column in (6, 25)])
    on_screen = len(pixels(page))
    expect(page.line).to_contain_text(f"{on_screen} points of ink.")
    python_has(notebook, page, on_screen)


def test_what_python_draws_is_shown(notebook: Notebook, page: Stepper) -> None:
    notebook.run_cell(SET)
    expect(page.root.locator(".itm-title")).to_have_text("your drawing")
    assert len(pixels(page)) == SIDE * SIDE


@pytest.mark.parametrize("width", [320, 1200])
def test_it_fits_and_axe_has_no_objection(notebook: Notebook, page: Stepper, width: int) -> None:
    page.root.evaluate("(root, width) => { root.style.width = `${width}px`; }", width)
    drawn(notebook.page)  # anew, as its width has changed
    assert page.root.evaluate("root => root.scrollWidth <= root.clientWidth")
    area = sheet(page).bounding_box()
    assert area["width"] == pytest.approx(area["height"])
    assert area["width"] > (240 if width == 320 else 140)  # room for a finger
    axe.begin(notebook.page)
    assert axe.violations(page.root) == []


def test_a_page_below_the_pad_steps_too(notebook: Notebook, page: Stepper) -> None:
    expect(sheet(page)).to_be_visible()
    notebook.run_cell(STEP)
    below = stepper(notebook, STEP)
    below.next.click()
    below.marks("L2")


def test_the_ink_has_the_colour_of_the_theme(notebook: Notebook, page: Stepper) -> None:
    draw(notebook, page, *ONE)
    ink = "pad => pad.getContext('2d').getImageData(16, 10, 1, 1).data[0]"
    assert sheet(page).evaluate(ink) < 80  # dark on light
    for theme, right in [("dark", "> 170"), ("light", "< 80")] * 3:  # one change may pass by luck
        notebook.to_theme(theme)
        notebook.page.wait_for_function(f"pad => ({ink})(pad) {right}", arg=sheet(page).element_handle())
