"""Every step of every lesson's model fits the screens that people have, and nothing on it is cut off."""

import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from lessons_lib import Add, Concat, Flatten, Input, Linear, Model, ReLU, Softmax, patients
from tests.browser.conftest import OpenPage
from tests.browser.fits import (
    CUT_OFF,
    MARGIN,
    SIDEWAYS,
    STEP_SIDEWAYS,
    USABLE,
    keeps_its_room,
    stands_below_each_other,
)
from tests.browser.live import BESIDE_FILES, FITNESS, HABITS, LAPTOP, PHONE, SORTS, TRACES, opened
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [LAPTOP, BESIDE_FILES])
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("lesson", TRACES)
def test_a_step_fits_a_laptop_in_one_row_with_its_buttons_and_whole_numbers(
    open_page: OpenPage, tmp_path: Path, lesson: str, sort: str, width: int
) -> None:
    page = open_page(width=width + MARGIN, height=720)
    live = opened(page, tmp_path, TRACES[lesson](), sort)
    keeps_its_room(live, (live.go(step) for step in range(live.steps())))


SKIPS = {
    "a sum": Model(HABITS, FITNESS, Linear([[1], [2], [3]]), Add("o1"), ReLU()).trace(patients[3]),
    "side by side": Model(
        Input("left", "right", "above", "below"),
        Linear(np.eye(4) - 0.25),
        ReLU(),
        Concat("o1"),
        Linear([[1.5] * 8]),
    ).trace((1, -2, 3, 4)),
    "twice": Model(Linear(np.eye(4) - 0.2), Add("o1"), Concat("o1"), Softmax()).trace((1, -2, 3, 0.125)),
}


@pytest.mark.parametrize("width", [LAPTOP, BESIDE_FILES])
@pytest.mark.parametrize("sort", ["step", "explore"])
@pytest.mark.parametrize("skip", SKIPS)
def test_a_skip_connection_and_its_knobs_fit_a_laptop_too(
    open_page: OpenPage, tmp_path: Path, skip: str, sort: str, width: int
) -> None:
    live = opened(open_page(width=width + MARGIN, height=720), tmp_path, SKIPS[skip], sort)
    keeps_its_room(live, (live.go(step) for step in range(live.steps())))


def test_four_pictures_become_three_before_one_of_them_is_cut_off(
    open_page: OpenPage, tmp_path: Path
) -> None:
    """A live view is a little wider than a stored page: no width may fall between the two ways to lay it out."""
    page = open_page(width=LAPTOP, height=720)
    live = opened(page, tmp_path, TRACES["06"]()).go(3)
    faces = live.root.get_by_role("button", name="terms", exact=True)
    shared = set()
    for width in range(800, 1120, 24):
        page.set_viewport_size({"width": width, "height": 720})
        drawn(page)  # anew, as its width has changed
        assert live.root.evaluate(STEP_SIDEWAYS) <= 0, width
        shared.add(faces.count() == 1)
    assert shared == {True, False}


def test_a_long_sum_and_a_long_bias_stand_between_pictures_on_every_width(
    open_page: OpenPage, tmp_path: Path
) -> None:
    weights = np.zeros((16, 64))
    weights[:, 20] = -0.02223 / 7  # a sum of eight letters
    sevens = np.full((8, 8), 7.0)
    trace = Model(Input(shape=(8, 8)), Flatten(2), Linear(weights, np.full(16, -0.00912))).trace(sevens)
    page = open_page(width=LAPTOP, height=720)
    live = opened(page, tmp_path, trace).go(2)
    expect(live.root.locator(".itm-total")).to_have_text("-0.02223")
    wider = {}
    for width in range(800, 1300, 14):
        page.set_viewport_size({"width": width, "height": 720})
        drawn(page)
        if (over := live.root.evaluate(STEP_SIDEWAYS)) > 0:
            wider[width] = over
    assert wider == {}


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("lesson", TRACES)
def test_on_a_phone_the_panels_of_a_step_stand_below_each_other(
    open_page: OpenPage, tmp_path: Path, lesson: str, sort: str
) -> None:
    live = opened(open_page(width=PHONE, height=800), tmp_path, TRACES[lesson](), sort)
    stands_below_each_other(live, (live.go(step) for step in range(live.steps())))


def test_on_a_phone_the_buttons_and_the_opened_number_stay_in_sight_while_a_long_step_scrolls(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(width=PHONE, height=600)
    live = opened(page, tmp_path, TRACES["06"]()).go(3)
    assert live.root.evaluate("root => root.offsetHeight") > 900
    for seen in (".itm-terms, .itm-face", ".itm-out .itm-cell"):
        live.root.locator(seen).last.scroll_into_view_if_needed()
        drawn(page)
        for kept in (live.next, live.root.locator(".itm-readout")):
            at = kept.bounding_box()
            assert at
            assert at["y"] >= 0
            assert at["y"] + at["height"] <= 600
    live.root.locator(".itm-out .itm-cell").nth(3).click()
    assert "o4[3] =" in live.readout


@pytest.mark.parametrize("sort", ["draw", "explore", "step"])
def test_on_a_phone_the_opened_number_does_not_rise_over_the_row_that_one_looks_at_while_one_draws_or_turns(
    open_page: OpenPage, tmp_path: Path, sort: str
) -> None:
    page = open_page(width=PHONE, height=700)
    live = opened(page, tmp_path, TRACES["06"](), sort).go(3)
    row = live.root.locator(".itm-row")
    end = row.bounding_box()["y"] + row.bounding_box()["height"]
    page.set_viewport_size({"width": PHONE, "height": round(end)})  # the row ends where the screen does
    readout = drawn(page).locator(".itm-readout").bounding_box()
    assert readout["y"] >= end
    page.evaluate("scrollBy(0, 300)")
    drawn(page)
    assert live.root.locator(".itm-readout").bounding_box()["y"] < end  # further down it is in sight


@pytest.mark.parametrize(("width", "most"), [(1400, 900), (BESIDE_FILES + MARGIN, USABLE)])
@pytest.mark.parametrize("lesson", TRACES)
def test_large_type_fits_a_projector_and_beside_the_file_list_a_step_has_smaller(
    open_page: OpenPage, tmp_path: Path, lesson: str, width: int, most: int
) -> None:
    page = open_page(width=width, height=900)
    live = opened(page, tmp_path, TRACES[lesson]())
    live.root.get_by_text("View", exact=True).click()
    live.root.get_by_label("large type, for a projector").check()
    for step in range(live.steps()):
        live.go(step)
        drawn(page)
        assert live.root.evaluate("root => root.offsetHeight") <= most
        assert live.root.evaluate(STEP_SIDEWAYS) <= 0
        assert (cut := live.root.evaluate(CUT_OFF)) == [], cut


def test_weights_that_are_turned_back_are_not_cut_off_where_the_step_was_drawn_with_short_ones(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(width=LAPTOP + MARGIN, height=720)
    live = opened(page, tmp_path, Model(HABITS, FITNESS).trace(patients[2]), "explore").go(1)
    for weight in live.root.locator(".itm-weight").all():
        weight.click()
        page.get_by_role("dialog").get_by_role("spinbutton").fill("1")
        page.keyboard.press("Escape")
    live.go(0).go(1)
    live.root.get_by_role("button", name="Reset").click()
    expect(live.root.locator(".itm-weight").nth(1)).to_have_text("× -0.0002586")
    assert (cut := live.root.evaluate(CUT_OFF)) == [], cut


@pytest.mark.parametrize("value", ["0.000001234567", "-1234567.25"])
def test_a_weight_that_is_turned_longer_than_its_column_is_written_smaller_and_stays_on_its_wire(
    open_page: OpenPage, tmp_path: Path, value: str
) -> None:
    page = open_page(width=LAPTOP + MARGIN, height=720)
    live = opened(page, tmp_path, TRACES["03"](), "explore").go(1)
    weight, bias = (live.root.locator(".itm-stage .itm-weight").nth(each) for each in (0, -1))
    for button in (weight, bias):
        middle = _middle(button)
        size = button.evaluate("each => getComputedStyle(each).fontSize")
        button.click()
        page.get_by_role("dialog").get_by_role("spinbutton").fill(value)
        assert button.evaluate("each => each.scrollWidth <= each.clientWidth")
        assert _middle(button) == pytest.approx(middle, abs=1)
        page.get_by_role("dialog").get_by_role("spinbutton").fill("58")
        assert button.evaluate("each => getComputedStyle(each).fontSize") == size
        page.keyboard.press("Escape")


def _middle(locator: Locator) -> float:
    at = locator.bounding_box()
    assert at
    return at["y"] + at["height"] / 2


# Where the panels of a step begin, downwards.
TOPS = "root => [...new Set([...root.querySelectorAll('.itm-step > .itm-panel')].map(each => Math.round(each.getBoundingClientRect().top)))]"


@pytest.mark.parametrize("lesson", ["00", "02", "03", "04 softmax"])
def test_on_a_phone_that_lies_on_its_side_a_step_of_few_numbers_stands_in_one_row(
    open_page: OpenPage, tmp_path: Path, lesson: str
) -> None:
    page = open_page(width=700, height=400)
    live = opened(page, tmp_path, TRACES[lesson]())
    for step in range(live.steps()):
        live.go(step)
        drawn(page)
        assert len(live.root.evaluate(TOPS)) == 1
        assert (cut := live.root.evaluate(CUT_OFF)) == [], cut


@pytest.mark.parametrize("projector", [False, True])
@pytest.mark.parametrize("width", [PHONE, BESIDE_FILES, LAPTOP])
def test_the_answer_to_a_drawing_is_said_first_and_whole(
    open_page: OpenPage, tmp_path: Path, width: int, projector: bool
) -> None:
    page = open_page(width=width, height=720)
    live = opened(page, tmp_path, TRACES["06"](), "draw")
    if projector:
        live.root.get_by_text("View", exact=True).click()
        live.root.get_by_label("large type, for a projector").check()
    pad = live.root.get_by_role("application")
    pad.scroll_into_view_if_needed()
    pad.focus()
    for _ in range(9):
        page.keyboard.press("Shift+ArrowDown")
    expect(live.line).to_have_text(
        re.compile(r"^The model's answer: \d \(share [\d.]+\)\. \d+ points of ink\.$")
    )
    cut = live.line.evaluate(
        "line => [line.scrollHeight - line.clientHeight, line.scrollWidth - line.clientWidth]"
    )
    assert max(cut) <= 1


def test_for_a_projector_cells_grow_as_letters_do(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=1400, height=900), tmp_path, TRACES["06"]()).go(3)
    cell, letters = ".itm-in .itm-cell", "root => parseFloat(getComputedStyle(root).fontSize)"
    before = live.root.locator(cell).first.bounding_box()["width"], live.root.evaluate(letters)
    live.root.get_by_text("View", exact=True).click()
    live.root.get_by_label("large type, for a projector").check()
    after = live.root.locator(cell).first.bounding_box()["width"], live.root.evaluate(letters)
    assert after[0] / before[0] == pytest.approx(after[1] / before[1], rel=0.05)


def test_printed_numbers_have_cells_of_24_pixels(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, TRACES["06"]())
    for step in range(live.steps()):
        live.go(step)
        sides = live.root.evaluate(
            "root => [...root.querySelectorAll('.itm-cell')].map(each => each.offsetWidth + 1)"
        )
        assert all(side >= 24 for side in sides)


# How far the box of the opened number reaches into what goes out, or out of the page; none where it is a line.
BOX = """root => {
    const box = root.querySelector(".itm-boxed");
    if (!box) return null;
    const [at, out, page] = [box, root.querySelector(".itm-out"), root].map(each => each.getBoundingClientRect());
    const apart = at.left >= out.right || at.top >= out.bottom;
    return { apart, inside: at.right <= page.right && at.bottom <= page.bottom, whole: box.scrollHeight <= box.clientHeight + 1 };
}"""


@pytest.mark.parametrize(
    "lesson", [lesson for lesson in TRACES if lesson != "00"]
)  # there all is a flow, which ends in its result
def test_the_opened_number_stands_in_a_box_beside_or_below_what_goes_out_where_there_is_room(
    open_page: OpenPage, tmp_path: Path, lesson: str
) -> None:
    live = opened(open_page(width=1400, height=900), tmp_path, TRACES[lesson]())
    boxes = []
    for step in range(live.steps()):
        live.go(step)
        drawn(live.page)
        boxes.append(live.root.evaluate(BOX))
    found = [box for box in boxes if box]
    assert found
    assert all(box == {"apart": True, "inside": True, "whole": True} for box in found)


def test_a_model_opens_in_place_of_its_step_and_still_fits(open_page: OpenPage, tmp_path: Path) -> None:
    inner = Model(Linear([[58, -3, 2]]), ReLU())
    page = open_page(width=LAPTOP + MARGIN, height=720)
    live = opened(page, tmp_path, Model(inner, ReLU()).trace((0, 2000, 100)))
    live.root.get_by_role("button", name="inside L1: 2 layers").click()
    within = live.root.locator(".itm-drawer .itm-live")
    for step in range(2):
        within.locator(".itm-cloud").nth(step).click()
        assert within.locator(".itm-step").is_visible()
        assert live.root.evaluate("root => root.offsetHeight") <= USABLE
        assert page.evaluate(SIDEWAYS) <= 0
    live.root.get_by_role("button", name="inside L1: 2 layers").click()
    assert live.root.locator(".itm-step").first.is_visible()


def test_four_letters_fit_every_cell_which_cuts_nothing_off(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, TRACES["06"]()).go(3)
    assert live.root.locator(".itm-cell[aria-selected]").count(), "the opened number is printed bold"
    room = live.root.evaluate(
        """root => Math.min(...[...root.querySelectorAll(".itm-cell")].map(cell => {
            const letters = new Range();
            cell.textContent = "-888";
            letters.selectNodeContents(cell);
            return cell.clientWidth - letters.getBoundingClientRect().width;
        }))"""
    )
    assert room > 0
