"""A step of normalisation on a live page: the numbers that are normalised together, on one line, and the layer's own numbers below."""

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from lessons_lib import BatchNorm, Input, LayerNorm, Model
from lessons_lib.numbers.notation import number
from tests.browser.conftest import OpenPage
from tests.browser.live import LAPTOP, LivePage, opened

pytestmark = pytest.mark.browser

X = np.arange(32.0).reshape(2, 4, 4)
OWN = {"mean": [3, -2], "variance": [40, 90], "scale": [1, 2], "shift": [0, 0.5]}
NORM = BatchNorm(*map(np.array, OWN.values()))
PER_SAMPLE = LayerNorm(np.array([1, 2, 3, 4.0]), np.array([0, 0, 5, 0]))


def own(live: LivePage) -> list[str]:
    """The layer's own numbers that are in sight, as they are read out."""
    return live.root.locator(".itm-function button").evaluate_all("all => all.map((each) => each.ariaLabel)")


@pytest.fixture
def live(open_page: OpenPage, tmp_path: Path) -> LivePage:
    model = Model(Input(shape=(2, 4, 4)), NORM, PER_SAMPLE)
    return opened(open_page(width=LAPTOP, height=720), tmp_path, model.trace(X), "explore").go(1)


def test_a_batch_norm_shows_the_numbers_of_the_channel_of_the_opened_number(live: LivePage) -> None:
    for unit, channel in ((5, 0), (21, 1)):
        live.root.locator(f'.itm-out [data-unit="{unit}"]').click()
        assert own(live) == [f"L2.{name}[{channel}], {number(each[channel])}" for name, each in OWN.items()]


def test_one_of_them_is_turned_where_it_stands(live: LivePage) -> None:
    live.root.locator('.itm-out [data-unit="21"]').click()
    live.root.get_by_role("button", name="L2.scale[1], 2").click()
    live.root.get_by_role("dialog").get_by_role("spinbutton").fill("4")
    turned = 4 * (X.ravel()[21] + 2) / np.sqrt(90 + NORM.epsilon) + 0.5
    assert own(live)[2] == "L2.scale[1], 4"
    expect(live.root.locator('.itm-out [data-unit="21"]')).to_have_attribute(
        "aria-label", f"o2[1, 1, 1], {number(turned)}"
    )


def test_a_layer_norm_shows_the_scale_and_the_shift_of_the_opened_number(live: LivePage) -> None:
    live.go(2)
    live.root.locator('.itm-out [data-unit="22"]').click()
    assert own(live) == ["L3.scale[2], 3", "L3.shift[2], 5"]


def dots(live: LivePage) -> int:
    """How many numbers lie on the curve."""
    return live.root.locator(".itm-curved circle[data-unit]").count()


def test_a_number_lies_on_a_line_with_those_of_its_channel_or_of_its_row(live: LivePage) -> None:
    note = live.root.locator(".itm-function > .itm-note")
    for unit, channel in ((5, 0), (21, 1)):
        live.root.locator(f'.itm-out [data-unit="{unit}"]').click()
        assert dots(live) == 16
        mean, spread = OWN["mean"][channel], np.sqrt(OWN["variance"][channel] + NORM.epsilon)
        expect(note).to_have_text(f"mean {number(mean)}, standard deviation {number(spread)}")
        marked = live.root.locator(".itm-curve-mark text")
        expect(marked).to_have_text(f"o1[{channel}, 1, 1] = {number(X.ravel()[unit])}")
    live.go(2)
    live.root.locator('.itm-out [data-unit="22"]').click()
    assert dots(live) == 4
    row = NORM(X)[1, 1]
    expect(note).to_have_text(
        f"mean {number(row.mean())}, standard deviation {number(np.sqrt(row.var() + 1e-5))}"
    )


def test_a_dot_opens_its_number_and_pointing_at_another_channel_shows_that_one(live: LivePage) -> None:
    live.root.locator('.itm-out [data-unit="21"]').click()
    live.root.locator('.itm-curved circle[data-unit="3"]').dispatch_event("click")
    assert live.readout.startswith("o2[1, 0, 3] = ")
    live.root.locator('.itm-out [data-unit="2"]').hover()
    expect(live.root.locator(".itm-curve-mark text")).to_have_text("o1[0, 0, 2] = 2")
