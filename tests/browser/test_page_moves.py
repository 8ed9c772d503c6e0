"""A knob under a hand: what moves by itself does not lag behind it, and its range suits the number that it turns."""

from pathlib import Path

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.live import LAPTOP, TRACES, opened

pytestmark = pytest.mark.browser

BAR = "() => getComputedStyle(document.querySelector('.itm-live .itm-step .itm-bar')).transitionDuration"


def test_bars_follow_a_held_slider_and_its_keys_at_once_and_else_glide(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(width=LAPTOP, height=720)
    live = opened(page, tmp_path, TRACES["04 leak"](), "explore")
    slider = live.root.get_by_role("slider").first
    assert page.evaluate(BAR) == "0.2s"
    slider.hover()
    page.mouse.down()
    assert page.evaluate(BAR) == "0s"
    page.mouse.up()
    live.clouds.first.focus()
    assert page.evaluate(BAR) == "0.2s"
    slider.focus()
    assert page.evaluate(BAR) == "0s"


RANGE = "slider => [slider.min, slider.value, slider.max].map(Number)"


def test_a_knob_begins_with_a_range_of_its_numbers_own_size_that_grows_where_its_end_is_reached(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(width=LAPTOP, height=720)
    live = opened(page, tmp_path, TRACES["02"](), "explore")
    broccoli, strawberries, hours = live.root.get_by_role("slider").all()
    assert broccoli.evaluate(RANGE) == [0, 0, 200]  # 0 has no size: the smallest of its neighbours, 100, has
    assert strawberries.evaluate(RANGE) == [0, 2000, 3000]
    assert hours.evaluate(RANGE) == [0, 100, 200]
    broccoli.focus()
    for reach in (200, 400, 800):
        page.keyboard.press("End")
        assert broccoli.evaluate(RANGE) == [0, reach, 2 * reach]
    page.keyboard.press("Home")
    assert broccoli.evaluate(RANGE) == [0, 0, 1600]  # nobody eats less than none
    live.root.get_by_label("workout hours, exact").fill("1200")
    assert hours.evaluate(RANGE) == [0, 1200, 1300]


def test_a_weights_knob_has_a_range_of_its_own_and_its_box_shows_the_whole_number(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(width=LAPTOP, height=720)
    live = opened(page, tmp_path, TRACES["04 leak"](), "explore").go(1)
    live.root.get_by_role("button", name="L2.weights[0, 1], × -0.0002586").click()
    card = live.root.get_by_role("dialog")
    assert card.get_by_role("slider").evaluate("slider => [slider.min, slider.max].map(Number)") == [
        -0.0005,
        0.0005,
    ]
    box = card.get_by_role("spinbutton")
    assert box.input_value() == "-0.000258621"
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
    page.keyboard.press("Home")
    low, high = card.get_by_role("slider").evaluate("slider => [slider.min, slider.max].map(Number)")
    assert (low, high) == (-0.001, 0.001)
