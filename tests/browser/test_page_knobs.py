"""A knob under a finger and under numbers that are typed: it turns only where that is meant, and says what its box says."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from lessons_lib.page.data import data
from lessons_lib.page.knobs import chosen_keys
from lessons_lib.page.page import stepping
from lessons_lib.page.static import markup
from tests.browser.conftest import OpenPage
from tests.browser.live import JUPYTERLAB, PHONE, TRACES, LivePage, opened, written
from tests.browser.test_page_phone import SITE, of_patient_1, on_the_site
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

STRAWBERRIES, BROCCOLI = "Tagada strawberries", "broccoli"


@pytest.fixture
def live(open_page: OpenPage, tmp_path: Path) -> LivePage:
    """Patient 1, x = (100, 2000, 100), on a telephone."""
    page = open_page(width=PHONE, height=800, has_touch=True)
    live = on_the_site(opened(page, tmp_path, of_patient_1(), "explore"))
    live.page.locator("main").evaluate("main => main.style.paddingBottom = '2000px'")  # more to scroll to
    return live


def slider(live: LivePage, name: str) -> Locator:
    return live.root.get_by_role("slider", name=name)


def box(live: LivePage, name: str) -> Locator:
    return live.root.get_by_label(f"{name}, exact")


def swipe(slider: Locator, across: float, down: float, begin: float = 0.2) -> None:
    """Put a finger on a slider's track, move it, and lift it."""
    page, at = slider.page, slider.bounding_box()
    assert at
    x, y = at["x"] + begin * at["width"], at["y"] + at["height"] / 2
    session = page.context.new_cdp_session(page)
    points = [[{"x": x + across * part / 10, "y": y + down * part / 10}] for part in range(11)]
    for kind, point in zip(["touchStart"] + ["touchMove"] * 10 + ["touchEnd"], [*points, []], strict=True):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": point})
        drawn(page)


def test_a_finger_that_scrolls_turns_no_knob(live: LivePage) -> None:
    said = (
        "window.said = []; (root) => root.addEventListener('input', ({ target }) => said.push(target.value))"
    )
    live.root.evaluate(said)
    swipe(slider(live, STRAWBERRIES), 0, -150)
    live.page.wait_for_function("scrollY > 50")
    expect(box(live, STRAWBERRIES)).to_have_value("2000")
    expect(slider(live, STRAWBERRIES)).to_have_value("2000")
    expect(live.root.locator(".itm-title")).not_to_contain_text("changed")
    slider(live, STRAWBERRIES).press("ArrowRight")  # the next key is no finger's
    expect(box(live, STRAWBERRIES)).to_have_value("2010")


def test_a_finger_that_taps_or_moves_along_turns_it(live: LivePage) -> None:
    swipe(slider(live, STRAWBERRIES), 0, 0)
    tapped = float(box(live, STRAWBERRIES).input_value())
    assert 400 < tapped < 800
    swipe(slider(live, STRAWBERRIES), 80, 0)
    assert tapped + 500 < float(box(live, STRAWBERRIES).input_value()) < 2000
    assert live.page.evaluate("scrollY") == 0


def test_reset_brings_the_range_back(live: LivePage) -> None:
    box(live, BROCCOLI).fill("99999999999")
    live.root.get_by_role("button", name="Reset").click()
    expect(slider(live, BROCCOLI)).to_have_value("100")
    expect(slider(live, BROCCOLI)).to_have_attribute("max", "200")
    expect(slider(live, BROCCOLI)).to_have_attribute("step", "1")


@pytest.mark.parametrize(
    ("typed", "most"), [("201", "210"), ("12345", "13000"), ("99999999999", "100000000000")]
)
def test_a_number_that_is_typed_stands_on_the_slider_and_stretches_it_no_further_than_it_needs(
    live: LivePage, typed: str, most: str
) -> None:
    box(live, BROCCOLI).fill(typed)
    expect(slider(live, BROCCOLI)).to_have_value(typed)
    expect(slider(live, BROCCOLI)).to_have_attribute("max", most)


def test_what_lies_between_two_notches_is_said_as_it_is(live: LivePage) -> None:
    box(live, BROCCOLI).fill("169.3")
    expect(slider(live, BROCCOLI)).to_have_attribute("aria-valuetext", "169.3")
    expect(slider(live, BROCCOLI)).to_have_attribute("max", "200")


def test_a_drag_to_an_end_goes_on_from_there(live: LivePage) -> None:
    slider(live, BROCCOLI).press("End")
    expect(box(live, BROCCOLI)).to_have_value("200")
    slider(live, BROCCOLI).press("ArrowRight")
    expect(box(live, BROCCOLI)).to_have_value("201")
    expect(slider(live, BROCCOLI)).to_have_attribute("max", "400")


# How far the middle of the result's number lies from the middle of its box, and how far it reaches out of it.
RESULT = """root => {
    const [number, box] = [".itm-flow-result", "rect.itm-result"].map(each => root.querySelector(each).getBoundingClientRect());
    return [number.left + number.width / 2 - box.left - box.width / 2, box.left - number.left];
}"""


def test_the_result_stands_in_the_middle_of_its_box_once_no_hand_holds_a_knob(live: LivePage) -> None:
    live.go(1)
    swipe(slider(live, STRAWBERRIES), 60, 0)
    aside, out = live.root.evaluate(RESULT)
    assert abs(aside) < 2
    assert out < -2
    box(live, BROCCOLI).fill("99999999999")
    _, out = live.root.evaluate(RESULT)
    assert out < -2
    live.root.get_by_role("button", name="Reset").click()
    aside, _ = live.root.evaluate(RESULT)
    assert abs(aside) < 2


def test_an_emptied_box_says_what_the_page_stands_at(live: LivePage) -> None:
    box(live, BROCCOLI).fill("201")
    box(live, BROCCOLI).fill("")
    expect(box(live, BROCCOLI)).to_have_attribute("placeholder", "201")
    box(live, BROCCOLI).press("Enter")
    expect(box(live, BROCCOLI)).to_have_value("201")


@pytest.mark.parametrize(("typed", "stands"), [("1e400", "1e40"), ("-", "100"), ("abc", "100")])
def test_what_is_no_number_is_said_once_the_box_is_left_and_the_last_number_stands(
    live: LivePage, typed: str, stands: str
) -> None:
    field = box(live, BROCCOLI)
    field.press("ControlOrMeta+a")
    field.press_sequentially(typed)
    expect(live.line).to_contain_text(f"o1 is ({stands}, ")  # while one types nothing is complained of
    field.press("Tab")
    expect(field).to_have_value(stands)
    expect(live.line).to_have_text("Write a number first, such as -0.5.")
    field.fill("7")
    expect(live.line).to_contain_text("o1 is (7, ")


@pytest.mark.parametrize("typed", ["-0", "1e-400"])
def test_a_zero_is_written_as_one_once_the_box_is_left(live: LivePage, typed: str) -> None:
    field = box(live, BROCCOLI)
    field.press("ControlOrMeta+a")
    field.press_sequentially(typed)
    expect(field).to_have_value(typed)
    field.press("Enter")
    expect(field).to_have_value("0")
    expect(live.line).to_contain_text("o1 is (0, ")


# How far the ring of what has the focus is below the name above it, and how far within the panel, which cuts it off.
RING = """input => {
    const { outlineWidth, outlineOffset, outlineStyle } = getComputedStyle(input);
    const out = parseFloat(outlineWidth) + parseFloat(outlineOffset);
    const [at, name, panel] = [input, input.parentElement.querySelector("label"), input.closest(".itm-knobs")].map(each => each.getBoundingClientRect());
    const above = at.left < name.right && at.right > name.left && at.top - out - name.bottom;
    return [outlineStyle, above, at.left - out - panel.left, panel.right - at.right - out, panel.bottom - at.bottom - out];
}"""


@pytest.mark.parametrize("width", [PHONE, 1106])
def test_the_ring_of_a_knob_strikes_through_no_name_and_is_whole(
    open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    live = opened(open_page(width=width, height=800), tmp_path, of_patient_1(), "explore")
    for knob in (slider(live, STRAWBERRIES), box(live, STRAWBERRIES), box(live, "workout hours")):
        knob.focus()
        knob.press("ArrowUp")
        style, *apart = knob.evaluate(RING)
        assert style == "solid"
        assert min(apart) >= 0


@pytest.mark.parametrize("letters", [JUPYTERLAB, SITE])
@pytest.mark.parametrize("finger", [False, True])
def test_where_more_knobs_follow_on_a_phone_the_panel_ends_in_no_name(
    open_page: OpenPage, tmp_path: Path, finger: bool, letters: int
) -> None:
    trace = TRACES["03"]()
    html = stepping(markup(trace), data(trace, knobs=chosen_keys(trace, ["x", "L2.weights"])), "explore")
    page = open_page(width=PHONE, height=800, has_touch=finger)
    live = on_the_site(written(page, tmp_path, html), letters)
    panel, names = live.root.locator(".itm-knobs"), live.root.locator(".itm-knob > label")
    assert panel.evaluate("each => each.scrollHeight > each.clientHeight")
    at = panel.bounding_box()
    assert at
    end = at["y"] + at["height"]
    ends = [(each["y"], each["y"] + each["height"]) for name in names.all() if (each := name.bounding_box())]
    assert len(ends) == 9
    cut = [above for above, below in ends if above < end < below + 4]
    assert cut == [], "a name, and nothing of its knob"
