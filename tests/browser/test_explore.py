"""`explore` in JupyterLab: a knob moves, and all that follows from it moves too; nothing a person set is lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import MODEL, Stepper, grab, in_python, opened_with, place, rerun, stepper

pytestmark = pytest.mark.browser

EXPLORE, ASK, AGAIN, WEIGHTS = 1, 2, 3, 4  # cells
CELLS = (
    MODEL,
    "live = explore(model.trace(patients[0]))\nlive",
    "print(live.trace)",
    "live",
    "from lessons_lib import Linear\n"
    "linear = Model(Input('a', 'b'), Linear([[2, -3], [4, 5]], [10, -2]))\n"
    "explore(linear.trace((1, 1)), knobs=['L2.weights[0, 1]'])",
)


KEEP_MOVING = """knob => {
    knob.value = 3000;
    const move = setInterval(() => knob.dispatchEvent(new Event("input", { bubbles: true })), 30);
    window.rest = () => clearInterval(move);
}"""


@pytest.fixture(scope="module")
def opened(jupyter: Lab, open_shared_page: OpenPage) -> Notebook:
    return opened_with(jupyter, open_shared_page, "explore.ipynb", *CELLS, height=1200).run_all()


@pytest.fixture
def page(notebook: Notebook) -> Stepper:
    """A page with knobs, as new: of patient 1, x = (100, 2000, 100), which gives 0, 0 and bad shape."""
    return rerun(notebook, EXPLORE)


def test_a_drag_moves_every_output_and_the_verdict(notebook: Notebook, page: Stepper) -> None:
    page.has_row("(100, 2000, 100)", "0", "0", "bad shape")
    knob = page.slider("broccoli")
    grab(knob)
    notebook.page.mouse.move(*place(knob, 1), steps=20)
    page.has_row("(3000, 2000, 100)", "14.5", "14.5", "good shape")  # while the button is still down
    notebook.page.mouse.move(*place(knob, 0), steps=20)
    page.has_row("(0, 2000, 100)", "-0.5", "0", "bad shape")
    notebook.page.mouse.up()
    expect(page.box("broccoli")).to_have_value("0")
    assert in_python(notebook, ASK) == page.row()
    page.at("L2").click()
    assert "o2 = (58 × 0 - 3 × 2000 + 2 × 100) / 11600" in page.text()


def test_a_drag_leaves_the_tabs_icon_alone(notebook: Notebook, page: Stepper) -> None:
    icons = "[...document.querySelectorAll('link[rel*=icon]')].map((each) => each.href).join()"
    icon = notebook.page.evaluate(icons)
    notebook.page.evaluate(
        f"""() => {{
            window.seen = new Set();
            const look = new MutationObserver(() => window.seen.add({icons}));
            look.observe(document.head, {{ attributes: true, childList: true, subtree: true }});
            document.head.append(document.createComment("that it looks"));
        }}"""
    )
    knob = page.slider("broccoli")
    grab(knob)
    notebook.page.mouse.move(*place(knob, 1), steps=10)
    notebook.page.mouse.up()
    page.has_row("(3000, 2000, 100)", "14.5", "14.5", "good shape")
    assert notebook.page.evaluate("[...window.seen]") == [icon]


def test_a_step_taken_while_a_knob_moves_has_the_new_numbers(page: Stepper) -> None:
    knob = page.slider("broccoli")
    knob.evaluate(KEEP_MOVING)
    page.has_row("(3000, 2000, 100)", "14.5", "14.5", "good shape")
    step = page.root.locator(".itm-active")
    page.at("L2").click()
    expect(step).to_contain_text("o2 = (58 × 3000 - 3 × 2000 + 2 × 100) / 11600")
    page.at("L3").click()
    expect(step).to_contain_text("o3 = max(0, 14.5)")
    knob.evaluate("window.rest()")


def test_python_has_what_the_screen_has_after_a_drag(notebook: Notebook, page: Stepper) -> None:
    knob = page.slider("Tagada strawberries")
    grab(knob)
    notebook.page.mouse.move(*place(knob, 0.37), steps=15)
    notebook.page.mouse.up()
    expect(page.root.locator(".itm-title")).to_contain_text("patient 1, changed")
    notebook.page.wait_for_timeout(300)
    python, screen = in_python(notebook, ASK), page.row()
    assert python == screen
    assert screen["x"] == f"(100, {page.box('Tagada strawberries').input_value()}, 100)"
    assert float(screen["o2"]) > 0


def test_a_number_box_takes_what_a_slider_cannot_hit(notebook: Notebook, page: Stepper) -> None:
    exact = page.box("broccoli")
    exact.fill("200")
    page.has_row("(200, 2000, 100)", "0.5", "0.5", "neither bad shape nor good shape")
    exact.fill("201")
    page.has_row("(201, 2000, 100)", "0.505", "0.505", "good shape")
    expect(page.slider("broccoli")).to_have_value("200")  # as near as it gets
    exact.fill("")  # on the way to another number
    exact.press("2")
    page.has_row("(2, 2000, 100)", "-0.49", "0", "bad shape")
    assert in_python(notebook, ASK) == page.row()


def test_the_ghost_of_the_original_stays_and_reset_goes_back(page: Stepper) -> None:
    page.at("L2").click()
    page.box("broccoli").fill("300")
    page.has_row("(300, 2000, 100)", "1", "1", "good shape")
    assert "was 0" in page.text()
    bar = page.root.locator(".itm-active .itm-numbers summary .itm-bar")
    ghost, whole = bar.locator("i").bounding_box(), bar.bounding_box()
    assert abs(ghost["x"] - (whole["x"] + whole["width"] / 2)) < 2  # at 0, in the middle
    assert (
        "target" not in page.root.locator(".itm-title").inner_text()
    )  # nobody expects anything of a made-up x
    page.root.get_by_role("button", name="Reset").click()
    page.has_row("(100, 2000, 100)", "0", "0", "bad shape")
    expect(page.root.locator(".itm-title")).to_have_text("patient 1, target 0 (bad shape)")
    expect(page.box("broccoli")).to_have_value("100")
    expect(page.slider("broccoli")).to_have_value("100")
    assert "was" not in page.text().split()


def test_the_step_the_opened_number_and_the_focus_stay(notebook: Notebook, page: Stepper) -> None:
    page.at("L2").click()
    page.number("o2 0").click()
    knob = page.slider("broccoli")
    knob.focus()
    notebook.page.keyboard.press("ArrowRight")
    page.has_row("(110, 2000, 100)", "0.05", "0.05", "bad shape")
    expect(knob).to_be_focused()
    expect(page.here).to_have_text("L2")
    assert "(58 × 110 - 3 × 2000 + 2 × 100) / 11600" in page.text()
    assert "580 / 11600" in page.text()  # the number is still open, with its new arithmetic
    expect(page.number("o2 0.05")).to_have_count(1)


def test_two_views_of_one_page_are_each_at_a_step_of_their_own(notebook: Notebook, page: Stepper) -> None:
    page.at("L2").click()
    page.number("o2 0").click()
    other = rerun(notebook, AGAIN)
    other.at("L3").click()
    other.number("o3 0").click()
    knob = page.slider("broccoli")
    knob.evaluate(KEEP_MOVING)
    expect(page.root.locator(".itm-active")).to_contain_text("(174000 - 6000 + 200) / 11600")
    expect(other.root.locator(".itm-active")).to_contain_text("max(0, 14.5)")
    knob.evaluate("window.rest()")
    expect(other.box("broccoli")).to_have_value("3000")


def test_a_pressed_input_stays_pressed_and_lights_up_what_it_feeds(page: Stepper) -> None:
    page.at("L2").click()
    page.root.locator(".itm-active").get_by_role("button", name="broccoli").click()
    lit = page.root.locator(".itm-active .itm-unit.itm-used")
    expect(lit).to_have_count(1)
    for value in ("300", "20000"):  # the second changes what the longest bar stands for
        page.box("broccoli").fill(value)
        expect(page.line).to_have_text(re.compile("^o2 is"))
        expect(lit).to_have_count(1)
        button = page.root.locator(".itm-active").get_by_role("button", name="broccoli")
        expect(button).to_have_attribute("aria-pressed", "true")


def test_the_weights_are_in_sight_and_follow_their_knobs(notebook: Notebook) -> None:
    page = rerun(notebook, WEIGHTS)
    page.at("L2").click()
    table = page.root.locator(".itm-active .itm-weights")
    expect(table).to_have_text(
        re.compile(r"W and b, a row for each output\s*a\s*b\s*b\s*o2\[0\]\s*2\s*-3\s*10")
    )
    page.root.get_by_role("spinbutton").first.fill("7.5")
    expect(table).to_have_text(re.compile(r"o2\[0\]\s*2\s*7\.5\s*10\s*o2\[1\]\s*4\s*5\s*-2"))
    bars = page.root.locator(".itm-active .itm-numbers .itm-bar").all()
    starts = [bar.bounding_box()["x"] for bar in bars]
    assert starts == pytest.approx([starts[0]] * 2, abs=0.5)  # of 19.5 and of 7, one below the other


def test_a_knob_is_added_by_keyboard_alone_and_takes_the_focus(notebook: Notebook) -> None:
    page, keys = rerun(notebook, WEIGHTS), notebook.page.keyboard
    page.root.get_by_text("More knobs").click()
    page.root.get_by_label("Turn").select_option("L2.bias")
    page.root.get_by_label("number").fill("1")
    keys.press("Enter")
    expect(page.slider("bias of o2[1]")).to_be_focused()
    keys.press("End")
    expect(page.root.locator(".itm-row")).to_have_text(re.compile(r"o2\s*\(9, 29\)"))
    page.root.get_by_label("Turn").select_option("x")  # the way to another is still open
    page.root.get_by_label("number").fill("")
    keys.press("Enter")
    expect(page.root.get_by_role("slider")).to_have_count(2)  # the browser asks for a number


def test_control_s_saves_while_a_knob_has_the_focus(notebook: Notebook, page: Stepper) -> None:
    page.slider("broccoli").focus()
    with notebook.page.expect_request(lambda request: request.method == "PUT" and ".ipynb" in request.url):
        notebook.page.keyboard.press("Control+s")
    cells = notebook.page.locator(".jp-Notebook .jp-Cell")
    count = cells.count()
    notebook.page.keyboard.press("b")  # asleep again
    expect(cells).to_have_count(count)


def test_the_live_line_says_what_a_knob_changed(page: Stepper) -> None:
    page.at("L2").click()
    expect(page.line).to_have_text("o2 is 0, from 3 numbers.")
    page.box("broccoli").fill("300")
    expect(page.line).to_have_text("o2 is 1, from 3 numbers.")


def test_a_decimal_comma_is_a_decimal_point(notebook: Notebook, page: Stepper) -> None:
    page.box("broccoli").fill("")
    page.box("broccoli").press_sequentially("100,5")
    page.has_row("(100.5, 2000, 100)", "0.0025", "0.0025", "bad shape")


def test_a_box_left_empty_shows_its_number_again(page: Stepper) -> None:
    page.box("broccoli").fill("300")
    page.box("broccoli").fill("")
    page.box("broccoli").press("Tab")
    expect(page.box("broccoli")).to_have_value("300")


def test_a_knob_stays_under_the_hand_that_moves_it(page: Stepper) -> None:
    knob = page.slider("broccoli")
    before = knob.bounding_box()
    page.box("broccoli").fill("123.456789")  # a longer row of layers needs another line
    page.box("workout hours").fill("1234.56789")
    page.has_row("(123.46, 2000, 1234.57)", "0.3129", "0.3129", "bad shape")
    assert knob.bounding_box() == before


def test_loaded_again_the_page_shows_what_the_kernel_has(notebook: Notebook, page: Stepper) -> None:
    page.box("broccoli").fill("300")
    page.has_row("(300, 2000, 100)", "1", "1", "good shape")
    notebook.save()
    notebook.open_address(notebook.page.url)
    again = stepper(notebook, EXPLORE)
    expect(again.box("broccoli")).to_have_value("300")
    again.has_row("(300, 2000, 100)", "1", "1", "good shape")
    expect(again.root.locator(".itm-title")).to_have_text("patient 1, changed")
    again.at("L2").click()
    assert "was 0" in again.text()


# Last, because nothing answers afterwards -------------------------------------------------------


def test_a_page_whose_kernel_is_gone_says_so(notebook: Notebook, page: Stepper) -> None:
    page.box("broccoli").fill("300")
    page.has_row("(300, 2000, 100)", "1", "1", "good shape")
    notebook.restart()
    expect(page.root.get_by_role("alert")).to_have_text(
        "Python was stopped or started anew and answers here no more. Run this cell again."
    )
    expect(page.root.locator(".itm-panel")).to_have_js_property("inert", True)
    page.at("L2").click()
    assert "o2 = (58 × 300 - 3 × 2000 + 2 × 100) / 11600" in page.text()
    # JupyterLab itself says in the console that the widgets it shows are no more.
    notebook.complaints[:] = [each for each in notebook.complaints if "model not found" not in each]
