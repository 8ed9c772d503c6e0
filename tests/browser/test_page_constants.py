"""A number of a learner's code is turned where it stands, with no kernel: in the flow, in lines on a phone, on the way back."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from lessons_lib import Input, Linear, Model, ReLU, SquaredError, compare, explore, patients
from lessons_lib.page.backward import backward_data
from lessons_lib.page.backward_static import backward_markup
from lessons_lib.page.page import stepping
from tests.browser import axe
from tests.browser.beside import beside
from tests.browser.conftest import OpenPage
from tests.browser.live import HABITS, L2, LAPTOP, LivePage, opened, written
from tests.browser.test_page_access import TARGETS
from tests.browser.waiting import drawn, until

pytestmark = pytest.mark.browser

MODEL = Model(HABITS, L2, ReLU())
IN_JUPYTERLAB = 264 + 16  # what a phone leaves a page there: too little for a flow


def number_in_code(live: LivePage, position: int) -> Locator:
    return live.root.get_by_role("button", name=f"L2.constants[{position}]")


def set_to(live: LivePage, value: str) -> None:
    """Type a number into the card that is open."""
    box = live.root.locator(".itm-card").get_by_role("spinbutton")
    box.fill(value)
    drawn(live.page)


def test_each_number_of_the_flow_opens_its_knob_and_all_that_is_said_follows(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = opened(open_page(LAPTOP, 900), tmp_path, MODEL.trace(patients[0]), "explore").go(1)
    signs = [number_in_code(live, at) for at in range(4)]
    assert [each.inner_text() for each in signs] == ["× 58", "× -3", "× 2", "÷ 11600"]
    signs[0].click()
    expect(live.root.get_by_role("slider", name="L2: 58 in the code")).to_be_focused()
    set_to(live, "116")
    expect(signs[0]).to_have_text("× 116")
    expect(live.root.locator(".itm-flowing .itm-panel-title")).to_have_text(
        "L2(X) = (116 * broccoli - 3 * strawberries + 2 * hours) / 11_600"
    )
    assert "(116 × 100 - 3 × 2000 + 2 × 100) / 11600" in live.readout
    flow = live.root.get_by_role("img", name=re.compile("^How o2 comes about"))
    expect(flow).to_have_accessible_name("How o2 comes about: (116 × 100 - 3 × 2000 + 2 × 100) / 11600")
    expect(live.root.locator(".itm-flow")).to_contain_text("11600")
    live.page.keyboard.press("Escape")
    expect(signs[0]).to_be_focused()
    live.root.get_by_role("button", name="the code of L2").click()
    expect(live.root.locator(".itm-drawer")).to_contain_text("return (116 * broccoli")
    live.go(2)
    assert live.readout.startswith("o3 = 0.5")
    live.root.get_by_role("button", name="Reset").click()
    live.go(1)
    expect(number_in_code(live, 0)).to_have_text("× 58")
    expect(live.root.locator(".itm-drawer")).to_contain_text("return (58 * broccoli")
    expect(live.root.locator(".itm-flowing .itm-panel-title")).to_contain_text("(58 * broccoli")


def test_a_number_of_the_code_is_kept_above_the_row_and_dragged_there(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = opened(open_page(LAPTOP, 900), tmp_path, MODEL.trace(patients[0]), "explore").go(1)
    number_in_code(live, 3).click()
    live.root.get_by_role("button", name="Keep its slider above the row").click()
    slider = live.root.locator(".itm-knobs").get_by_role("slider", name="L2: 11_600 in the code")
    expect(slider).to_be_focused()
    for _ in range(4):
        live.page.keyboard.press("ArrowLeft")
    drawn(live.page)
    expect(number_in_code(live, 3)).to_have_text("÷ 10800")
    assert live.readout.startswith("o2 = 0")


def test_in_a_saved_copy_a_number_of_the_code_is_turned_too(open_page: OpenPage, tmp_path: Path) -> None:
    first, *_ = explore(MODEL.trace(patients[2]))._outputs()
    live = written(open_page(LAPTOP, 900), tmp_path, first["text/html"]).go(1)
    number_in_code(live, 1).click()
    set_to(live, "0")
    expect(number_in_code(live, 1)).to_have_text("× 0")
    assert "(58 × 0 - 0 × 2000 + 2 × 3000) / 11600" in live.readout


def test_by_keys_alone_and_without_barriers(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(LAPTOP, 900), tmp_path, MODEL.trace(patients[0]), "explore").go(1)
    axe.begin(live.page)
    number_in_code(live, 0).focus()
    live.page.keyboard.press("Tab")
    expect(number_in_code(live, 1)).to_be_focused()
    assert axe.violations(live.root) == []
    assert live.root.evaluate(TARGETS) == []
    live.page.keyboard.press("Enter")
    live.page.keyboard.press("ArrowRight")
    drawn(live.page)
    expect(number_in_code(live, 1)).not_to_have_text("× -3")
    assert axe.violations(live.root) == []


def test_on_a_phone_in_jupyterlab_the_numbers_of_the_code_stand_below_its_lines(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = opened(open_page(IN_JUPYTERLAB, 900), tmp_path, MODEL.trace(patients[0]), "explore").go(1)
    expect(live.root.get_by_text("Numbers in the code:")).to_be_visible()
    assert [number_in_code(live, at).inner_text() for at in range(4)] == ["58", "3", "2", "11600"]
    number_in_code(live, 2).click()
    set_to(live, "-60")
    expect(live.root.locator(".itm-lines")).to_contain_text("(58 × 100 - 3 × 2000 - 60 × 100) / 11600")
    expect(live.root.locator(".itm-function .itm-panel-title")).to_contain_text("+ -60 * hours")
    assert live.root.evaluate(TARGETS) == []


def test_the_way_back_follows_a_number_of_the_code(open_page: OpenPage, tmp_path: Path) -> None:
    backward = Model(HABITS, L2).trace(patients[0]).backward(SquaredError())
    html = stepping(
        backward_markup(backward),
        backward_data(backward, knobs=["L2.constants[3]"]),
        "back-explore",
    )
    live = written(open_page(LAPTOP, 900), tmp_path, html).go(1)
    box = live.root.get_by_role("spinbutton", name="L2: 11_600 in the code, exact")
    box.fill("100")
    drawn(live.page)
    expect(live.root.locator(".itm-curved")).to_contain_text("/ 100")
    assert "11_600" not in live.root.locator(".itm-curved").inner_text()


def test_what_was_turned_is_compared_as_it_is(open_page: OpenPage, tmp_path: Path) -> None:
    moved = explore(MODEL.trace(patients[0]))
    moved.state = {"turned": {"L2.constants[0]": 116}, "asks": False}
    html = compare(MODEL.trace(patients[0]), moved.trace)._repr_html_()
    live = written(open_page(LAPTOP, 900), tmp_path, html).go(2)
    expect(live.root.get_by_text("They part at o2.")).to_be_visible()
    expect(live.line).to_have_text("a: o2 0 · b: o2 0.5")


def test_a_constant_added_to_a_sum_is_a_button_where_its_wire_begins(
    open_page: OpenPage, tmp_path: Path
) -> None:
    trace = Model(Input("a", "b"), lambda X: 2 * X[0] - X[1] + 7).trace((1, 2))
    live = opened(open_page(LAPTOP, 900), tmp_path, trace, "explore").go(1)
    assert [number_in_code(live, at).inner_text() for at in (0, 3)] == ["× 2", "7"]
    boxes = [each.bounding_box() for each in live.root.locator(".itm-bead").all()]
    assert all(each and each["height"] >= 24 for each in boxes)
    number_in_code(live, 3).click()
    set_to(live, "0")
    assert live.readout.startswith("o2 = 0")
    expect(number_in_code(live, 3)).to_have_count(0)  # as Python writes it: a bare 0 is no term


def bent(X: Any) -> Any:
    if X >= 0.5:
        return 3 * X
    return 2 * X + 1


def test_a_number_that_stands_in_a_question_alone_is_a_button_beside_it(
    open_page: OpenPage, tmp_path: Path
) -> None:
    trace = Model(Linear([[1]]), bent).trace((0.25,))
    live = opened(open_page(LAPTOP, 900), tmp_path, trace, "explore").go(1)
    expect(live.root.locator(".itm-asked")).to_have_text("It asked: 0.25 >= 0.5? no. 0.5")
    threshold = number_in_code(live, 0)
    threshold.click()
    assert live.root.evaluate(TARGETS) == []
    set_to(live, "0.2")
    expect(live.root.locator(".itm-asked")).to_contain_text("0.25 >= 0.2? yes")
    expect(threshold).to_have_text("0.2")
    assert live.readout.startswith("o2 = 0.75 (it was 1.5) = 3 × 0.25")
    live.root.get_by_role("button", name="the code of L2").click()
    expect(live.root.locator(".itm-drawer")).to_contain_text("if X >= 0.2:")
    live.page.keyboard.press("Escape")
    live.root.get_by_role("button", name="Reset").click()
    assert live.readout.startswith("o2 = 1.5")


def test_of_a_number_in_the_flow_and_in_a_question_there_is_one_button(
    open_page: OpenPage, tmp_path: Path
) -> None:
    def over(X: Any) -> Any:
        rest = X - 0.5
        return rest if rest > 2 else 0 * rest

    live = opened(open_page(LAPTOP, 900), tmp_path, Model(Linear([[1]]), over).trace((7,)), "explore").go(1)
    assert number_in_code(live, 0).count() == 1
    expect(number_in_code(live, 1)).to_have_text("2")


def test_python_follows_where_a_number_decides(open_page: OpenPage) -> None:
    both = beside(open_page(LAPTOP, 900), explore(Model(Linear([[1]]), bent).trace((0.25,))))
    live = both.live.go(1)
    number_in_code(live, 0).click()
    set_to(live, "-1")
    expect(live.root.locator(".itm-asked")).to_contain_text("0.25 >= -1? yes")
    assert until(both.page, lambda: both.widget.trace.o2.tolist() == [0.75])


def half_the_square(X: float) -> float:
    return (X - 1) ** 2 / 2


def test_a_constant_taken_away_is_one_number_on_its_wire(open_page: OpenPage, tmp_path: Path) -> None:
    """Not a 1 whose wire runs through the words "× -1" to a second number."""
    live = opened(open_page(LAPTOP, 900), tmp_path, Model(ReLU(), half_the_square).trace(0.2)).go(1)
    flow = live.root.locator(".itm-flow")
    assert flow.get_by_role("button").all_inner_texts() == ["- 1", "÷ 2"]
    assert flow.locator("text").all_text_contents() == ["Σ", "-0.8", "to the power 2", "0.64", "o2", "0.32"]
