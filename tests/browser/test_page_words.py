"""Words on a live page: each has a row that can be read, its id is no size, and who looks stands on the right."""

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from lessons_lib import BatchNorm, Convolution, Input, LayerNorm, Linear, Model, compare
from lessons_lib.trained import sorter_model
from tests.browser.conftest import OpenPage
from tests.browser.fits import MARGIN, keeps_its_room
from tests.browser.live import BESIDE_FILES, LAPTOP, LivePage, opened, written
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

LAB_BESIDE_FILES = 948  # pixels that a page has on a screen of 1400 beside JupyterLab's list of files
LETTERS = ["d", "a", "c", "a·2", "b"]
READABLE = 12  # pixels that a row needs so that the word beside it is read
CUT_SHORT = (
    "all => all.filter(each => each.scrollHeight > each.clientHeight + 1).map(each => each.textContent)"
)
TITLES = """root => [...root.querySelectorAll(".itm-step .itm-panel-title > b")]
    .filter(each => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1).map(each => each.textContent)"""


def sorter(open_page: OpenPage, folder: Path, width: int) -> LivePage:
    return opened(open_page(width=width + MARGIN, height=720), folder, sorter_model().trace("dacab"))


@pytest.mark.parametrize("width", [BESIDE_FILES, LAB_BESIDE_FILES, LAPTOP])
def test_each_of_five_letters_stands_beside_its_row_at_every_step(
    open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    live = sorter(open_page, tmp_path, width)
    for step in range(1, live.steps()):
        live.go(step)
        beside = live.root.locator(".itm-step > .itm-out .itm-token")
        assert beside.all_inner_texts()[:5] == LETTERS
        high = live.outgoing().first.evaluate("grid => grid.offsetHeight")
        assert high >= 5 * READABLE


def test_a_row_higher_than_its_numbers_are_wide_opens_the_one_that_is_pressed(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = sorter(open_page, tmp_path, LAB_BESIDE_FILES).go(6)
    picture = live.outgoing().first
    box = picture.bounding_box()
    assert box
    assert box["height"] / 5 > 2 * box["width"] / 32  # o7: 5 rows of 32 numbers
    for row, column in ((0, 31), (3, 7), (4, 0)):
        at = {"x": (column + 0.5) * box["width"] / 32, "y": (row + 0.9) * box["height"] / 5}
        picture.click(position=at)
        expect(live.root.locator(".itm-readout").first).to_contain_text(f"o7[{LETTERS[row]}, {column}] = ")
        ring = live.root.locator(".itm-out .itm-ring").bounding_box()
        assert ring
        assert ring["height"] == pytest.approx(box["height"] / 5)
        assert ring["y"] - box["y"] == pytest.approx(row * box["height"] / 5, abs=0.5)


def test_small_pictures_in_the_row_give_each_word_its_line(open_page: OpenPage, tmp_path: Path) -> None:
    live = sorter(open_page, tmp_path, LAPTOP)
    sizes = live.root.locator(".itm-row .itm-output canvas").evaluate_all(
        "all => all.map(each => [each.offsetWidth, each.offsetHeight])"
    )
    assert len(sizes) == 17
    assert all(high >= 5 * 8 and wide >= 20 for wide, high in sizes)


def test_ids_are_written_as_words_and_have_no_bars(open_page: OpenPage, tmp_path: Path) -> None:
    live = sorter(open_page, tmp_path, LAPTOP)
    expect(live.root.locator(".itm-row .itm-output").first).to_contain_text("d · a · c · a·2 · b")
    came = live.root.locator(".itm-step > .itm-in")
    expect(came.get_by_role("gridcell").first).to_have_attribute("aria-label", "x[d], 3")
    assert not any(bar.is_visible() for bar in came.locator(".itm-bar").all())


def test_of_two_rows_of_words_no_difference_of_their_ids_is_told(open_page: OpenPage, tmp_path: Path) -> None:
    a, b = (sorter_model().trace(letters) for letters in ("dacab", "dachb"))
    live = written(open_page(width=LAPTOP, height=720), tmp_path, compare(a, b)._repr_html_())
    expect(live.root.locator(".itm-row")).to_contain_text("d · a · c · h · b")
    grids = live.root.locator(".itm-step").get_by_role("grid")
    expect(grids).to_have_count(2)
    live.go(1)
    expect(grids).to_have_count(3)


def test_who_looks_is_said_to_stand_on_the_right(open_page: OpenPage, tmp_path: Path) -> None:
    live = sorter(open_page, tmp_path, LAPTOP).go(13)
    expect(live.root.locator(".itm-step")).to_contain_text("who looks at whom right looks at left")


@pytest.mark.parametrize("width", [BESIDE_FILES, LAB_BESIDE_FILES, LAPTOP])
def test_the_box_of_an_arithmetic_holds_all_of_it(open_page: OpenPage, tmp_path: Path, width: int) -> None:
    live = sorter(open_page, tmp_path, width)
    for step in range(live.steps()):
        live.go(step)
        drawn(live.page)
        assert live.root.locator(".itm-boxed").evaluate_all(CUT_SHORT) == []


@pytest.mark.parametrize("width", [BESIDE_FILES, LAB_BESIDE_FILES, LAPTOP])
def test_the_formula_of_a_norm_is_not_cut_off_and_moves_nothing(
    open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    four = np.ones(4), np.zeros(4)
    weights = np.random.default_rng(0).normal(size=(4, 4))
    norms = LayerNorm(*four), BatchNorm(*four, np.arange(4.0), 2 * np.ones(4), axes=1)
    trace = Model(Input("a", "b", "c", "d"), Linear(weights), *norms).trace((1, 2, 3, 4))
    live = opened(open_page(width=width + MARGIN, height=720), tmp_path, trace)

    def steps() -> object:
        for step in range(live.steps()):
            yield live.go(step)
            assert live.root.evaluate(TITLES) == []

    keeps_its_room(live, steps())


def test_a_head_inside_a_step_shows_all_its_layers_in_lines(open_page: OpenPage, tmp_path: Path) -> None:
    live = sorter(open_page, tmp_path, BESIDE_FILES).go(2)
    inside = live.root.locator(".itm-step .itm-row")
    clouds = inside.get_by_role("button")
    expect(clouds).to_have_count(6)
    expect(inside.locator(".itm-output:visible")).to_have_count(0)
    box = inside.bounding_box()
    assert box
    for cloud in clouds.all():
        each = cloud.bounding_box()
        assert each
        assert each["height"] >= 24
        assert box["x"] <= each["x"]
        assert each["x"] + each["width"] <= box["x"] + box["width"]
        assert each["y"] + each["height"] <= box["y"] + box["height"]
    clouds.nth(4).click()
    expect(live.root.locator(".itm-drawer .itm-live")).to_be_visible()


@pytest.mark.parametrize(("sort", "said"), [("step", "shows its value"), ("explore", "opens its slider")])
def test_what_a_weight_opens_is_said_as_it_is(
    open_page: OpenPage, tmp_path: Path, sort: str, said: str
) -> None:
    trace = Model(Convolution(np.ones((1, 1, 2, 2)))).trace(np.ones((1, 4, 4)))
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace, sort)
    weights = live.root.get_by_role("grid", name="weights")
    expect(weights).to_have_attribute("aria-description", said)
    weights.get_by_role("gridcell").first.click()
    expect(live.root.get_by_role("dialog").get_by_role("slider")).to_have_count(int(sort == "explore"))
