"""What lessons 12 and 13 show on a page: which number a window keeps, how a normalised one comes about, a block opened."""

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from lessons_lib import Add, AveragePool, Input, LayerNorm, Linear, MaxPool, Model, ReLU
from lessons_lib.data import digits
from lessons_lib.model.trace import Trace
from tests.browser.conftest import OpenPage
from tests.browser.live import LAPTOP, PHONE, opened

pytestmark = pytest.mark.browser

SEVEN = next(sample for sample in digits.test if sample.target == 7)


def block(linear: Linear) -> Model:
    return Model(linear, ReLU(), Add("x"))


def blocks() -> Trace:
    """The model of lesson 13, section 4."""
    first, second = block(Linear([[0, 1], [1, 0]])), block(Linear([[0.5, 0], [-1, 1]], [0, 1]))
    return Model(Input("a", "b"), first, second, Linear([[1, 1]])).trace((3, -2))


def test_of_each_window_of_the_seven_the_winner_is_marked(open_page: OpenPage, tmp_path: Path) -> None:
    trace = Model(Input(shape=(8, 8)), MaxPool(2), AveragePool(2)).trace(SEVEN)
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace).go(1)
    for row, column in ((0, 1), (1, 1), (3, 2)):
        live.root.locator(f'.itm-out [data-unit="{4 * row + column}"]').click()
        window = [8 * r + c for r in (2 * row, 2 * row + 1) for c in (2 * column, 2 * column + 1)]
        won = window[int(np.argmax(SEVEN.x.ravel()[window]))]
        chosen = live.root.locator('.itm-in [aria-selected="true"]')
        expect(chosen).to_have_count(1)
        expect(chosen).to_have_attribute("data-unit", str(won))


def test_mean_and_deviation_of_a_layer_norm_are_told_below_its_line(
    open_page: OpenPage, tmp_path: Path
) -> None:
    trace = Model(Input("a", "b", "c", "d"), LayerNorm(np.ones(4), np.zeros(4))).trace((2, 4, 4, 6))
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace).go(1)
    expect(live.root.locator(".itm-curved .itm-note")).to_have_text("mean 4, standard deviation 1.414")


@pytest.mark.parametrize("width", [LAPTOP, PHONE])
def test_the_arrow_that_jumps_inside_a_block_is_drawn_before_it_is_opened(
    open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    live = opened(open_page(width=width, height=720), tmp_path, blocks()).go(1)
    inner = live.root.locator(".itm-step .itm-row")
    arrow = inner.locator(".itm-jump:not(.itm-head)")
    expect(arrow).to_have_count(1)
    box, clouds = arrow.bounding_box(), inner.get_by_role("button")
    add = clouds.nth(2).bounding_box()
    assert abs(box["x"] + box["width"] - add["x"] - add["width"] / 2) < 4
    assert box["y"] < add["y"]


def test_a_block_opens_in_place_and_its_sum_has_two_inputs(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=900), tmp_path, blocks()).go(1)
    live.root.locator(".itm-unfold", has_text="inside L2: 3 layers").click()
    inner = live.root.locator(".itm-drawer .itm-live")
    expect(inner).to_be_visible()
    inner.locator(".itm-row").first.get_by_role("button").nth(2).click()
    expect(inner.get_by_role("status").first).to_have_text("o3 is (3, 1), made of 4 numbers.")
    came = inner.locator(".itm-step .itm-in")
    expect(came).to_have_count(2)
