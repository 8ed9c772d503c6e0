"""Every number on a live page opens, by pointer and by keys, and says what it is."""

import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from lessons_lib import Add, Concat, Input, Linear, Model
from lessons_lib.numbers.notation import number
from lessons_lib.page.static import markup
from tests.browser.conftest import OpenPage
from tests.browser.live import LAPTOP, TRACES, opened

pytestmark = pytest.mark.browser

NAMED = re.compile(r"^(?P<name>.+), (?P<value>[^,]+)$")


@pytest.mark.parametrize("lesson", ["02", "03", "04 softmax", "05", "06"])
def test_every_number_that_goes_out_opens_and_is_the_traces(
    open_page: OpenPage, tmp_path: Path, lesson: str
) -> None:
    trace = TRACES[lesson]()
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace)
    for at, step in enumerate(trace):
        live.go(at)
        cells = live.outgoing().get_by_role("gridcell")
        values = step.output.ravel()
        if not cells.count():  # a flow ends in its result
            assert number(values[0]) in live.readout
            continue
        assert cells.count() == values.size
        for unit in {0, values.size // 2, values.size - 1}:
            cells.nth(unit).click()
            name, value = NAMED.match(cells.nth(unit).get_attribute("aria-label")).group("name", "value")
            assert value == number(values[unit])
            assert live.readout.startswith(f"{name} = {value}")
            expect(cells.nth(unit)).to_have_attribute("aria-selected", "true")
            expect(live.line).to_have_text(f"{name} is {value}.")


def test_a_small_number_that_somebody_gave_is_written_and_what_rounding_left_is_0(
    open_page: OpenPage, tmp_path: Path
) -> None:
    trace = Model(Input("a", "b"), Linear([[2, 0], [0, 1]], [0, -0.3])).trace((1e-200, 0.1 + 0.2))
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace).go(1)
    said = [cell.get_attribute("aria-label") for cell in live.outgoing().get_by_role("gridcell").all()]
    assert said == ["o2[0], 2e-200", "o2[1], 0"]
    came = live.root.locator(".itm-step").get_by_role("gridcell", name="a, 1e-200", exact=True)
    expect(came.first).to_be_visible()
    assert "o2 is (2e-200, 0), made of 2 numbers." in markup(trace)


def test_a_linear_unit_is_input_times_weights_and_they_add_up(open_page: OpenPage, tmp_path: Path) -> None:
    trace = TRACES["06"]()
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace).go(3)
    live.outgoing().get_by_role("gridcell").nth(30).click()
    came, weights, terms = (
        live.root.locator(".itm-step").get_by_role("grid").nth(place) for place in range(3)
    )
    for input_unit in (0, 27, 63):
        x = trace.steps[3].input[input_unit]
        w = trace.steps[3].layer.weights[30, input_unit]
        told = [
            picture.get_by_role("gridcell").nth(input_unit).get_attribute("aria-label").rpartition(", ")[2]
            for picture in (came, weights, terms)
        ]
        assert told == [number(x), number(w), number(w * x)]


def test_arrow_keys_walk_in_a_picture_which_is_one_stop_of_tab(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=LAPTOP, height=720)
    live = opened(page, tmp_path, TRACES["06"]()).go(4)
    grid = live.outgoing()
    assert grid.locator('[tabindex="0"]').count() == 1
    grid.get_by_role("gridcell").first.click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    here = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert here.startswith("o5[9], ")
    expect(live.line).to_have_text(here.replace(", ", " is ") + ".")
    expect(live.clouds.nth(4)).to_have_attribute(
        "aria-current", "step"
    )  # the arrows stepped in the picture only
    page.keyboard.press("Enter")
    assert live.readout.startswith("o5[9] = ")
    page.keyboard.press("Tab")
    assert not grid.evaluate("grid => grid.contains(document.activeElement)")


def test_an_opened_number_stays_open_where_it_is_handed_on(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, TRACES["06"]()).go(3)
    live.outgoing().get_by_role("gridcell").nth(30).click()
    live.next.click()
    assert live.readout.startswith("o5[30] = ")


def test_a_number_that_came_in_leads_to_where_it_was_made(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, TRACES["06"]()).go(5)
    live.root.locator(".itm-in").get_by_role("gridcell").nth(3).click()
    live.root.get_by_role("dialog").get_by_role("button", name="Where o5[3] comes from: L5").click()
    expect(live.clouds.nth(4)).to_have_attribute("aria-current", "step")
    assert live.readout.startswith("o5[3] = ")


def test_a_number_in_sight_is_turned_where_it_stands_and_all_follows(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(width=LAPTOP, height=720)
    live = opened(page, tmp_path, TRACES["04 xor"](), "explore").go(1)
    live.root.get_by_role("button", name="L2.weights[0, 1], × 1").click()
    card = live.root.get_by_role("dialog", name="L2.weights[0, 1]")
    card.get_by_role("spinbutton").fill("3")
    assert "= 1 × 1 + 3 × 1" in live.readout
    expect(live.root.locator(".itm-verdict")).not_to_have_text("off")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "L2.weights[0, 1], × 3"
    live.root.get_by_role("button", name="Reset").click()
    assert "= 1 × 1 + 1 × 1" in live.readout


def test_a_drag_of_an_input_gives_what_python_gives(open_page: OpenPage, tmp_path: Path) -> None:
    trace = TRACES["02"]()
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace, "explore").go(1)
    live.root.get_by_role("spinbutton", name="Tagada strawberries, exact").fill("1234")
    expected = number(trace.steps[1].layer((0, 1234, 100)))
    assert live.readout.startswith(f"o2 = {expected}")
    expect(live.line).to_have_text(f"o2 is {expected}, made of 3 numbers.")


def test_a_turned_number_keeps_its_slider_above_the_row(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, TRACES["04 xor"](), "explore").go(1)
    knobs = live.root.get_by_role("group", name="Knobs").get_by_role("slider")
    before = knobs.count()
    for _ in ("once", "and not twice"):
        live.root.get_by_role("button", name="L2.weights[0, 1], × 1").click()
        live.root.get_by_role("button", name="Keep its slider above the row").click()
        assert knobs.count() == before + 1
        expect(knobs.last).to_be_focused()
    live.root.get_by_role("spinbutton", name="L2: weight of right for o2[0], exact").fill("3")
    expect(live.root.get_by_role("button", name="L2.weights[0, 1], × 3")).to_be_visible()


def test_what_a_number_was_is_said_while_something_is_turned(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, TRACES["02"](), "explore").go(1)
    assert "it was" not in live.readout
    live.root.get_by_role("spinbutton", name="broccoli, exact").fill("100")
    assert live.readout.startswith("o2 = 0 (it was -0.5)")
    assert (
        live.root.locator(".itm-in .itm-was").filter(visible=True).count() == 1
    )  # where broccoli's bar ended
    live.root.get_by_role("button", name="Reset").click()
    assert "it was" not in live.readout


def test_a_join_shows_what_its_number_was_made_from(open_page: OpenPage, tmp_path: Path) -> None:
    model = Model(Linear([[1, 2], [0, -1]]), Add("x"), Concat("o1"))
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, model.trace((3, 4)))
    for step, unit, marked in ((1, 1, ["o1[1], -4", "x[1], 4"]), (2, 2, ["o1[0], 11"])):
        live.go(step).outgoing().get_by_role("gridcell").nth(unit).click()
        chosen = live.root.locator(".itm-in [aria-selected]")
        assert [each.get_attribute("aria-label") for each in chosen.all()] == marked
    live.go(1)
    assert [each.inner_text() for each in live.root.locator(".itm-step .itm-sign").all()] == ["+", "="]


# The row's small pictures --------------------------------------------------------------------------

BARS = """row => Object.fromEntries([...row.querySelectorAll("svg.itm-canvas")].map((each) => [
    each.closest(".itm-output").querySelector("i").textContent,
    [...each.querySelectorAll("path")].slice(0, -1).map((path) => path.getAttribute("d").match(/M(.+),.+h(.+)/).slice(1).map(Number)),
]))"""


def test_a_few_numbers_are_small_as_bars_from_one_zero_and_no_canvas(
    open_page: OpenPage, tmp_path: Path
) -> None:
    """A canvas may be a layer of its own to the browser, which puts all layers of twenty pages together at each paint."""
    trace = TRACES["05"]()
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace)
    row = live.root.locator(".itm-row").first
    drawn = row.evaluate(BARS)
    assert len(drawn) >= 3
    expect(row.locator("canvas")).to_have_count(0)
    for name, boxes in drawn.items():
        values = getattr(trace, name).ravel()
        zero = 1 if (values >= 0).all() else 22
        assert [x for x, _ in boxes] == [zero] * len(values)
        assert np.allclose([wide for _, wide in boxes], (43 - zero) * values / np.abs(values).max())
