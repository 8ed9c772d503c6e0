"""What moves by itself after a step does not lag behind a hand that turns a knob."""

from pathlib import Path

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.live import LAPTOP, TRACES, opened

pytestmark = pytest.mark.browser

BAR = "() => getComputedStyle(document.querySelector('.itm-live .itm-step .itm-bar'), '::before').transitionDuration"


def test_bars_follow_a_held_slider_at_once_and_else_glide(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=LAPTOP, height=720)
    slider = opened(page, tmp_path, TRACES["04 leak"](), "explore").root.get_by_role("slider").first
    assert page.evaluate(BAR) == "0.2s"
    slider.hover()
    page.mouse.down()
    assert page.evaluate(BAR) == "0s"
    page.mouse.up()
    assert page.evaluate(BAR) == "0.2s"
