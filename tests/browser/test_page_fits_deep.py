"""What lessons 11 to 16 step through fits the screens that people have: nothing is cut off, and nothing scrolls sideways."""

import itertools
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from lessons_lib import (
    Add,
    AveragePool,
    Convolution,
    Embedding,
    Input,
    Linear,
    MaxPool,
    Model,
    ReLU,
    Reshape,
    RowwiseLinear,
    Softmax,
    compare,
)
from lessons_lib.data import digits
from lessons_lib.model.trace import Trace
from lessons_lib.trained import digits_cnn, sorter_model
from tests.browser import axe
from tests.browser.conftest import OpenPage
from tests.browser.fits import CUT_OFF, MARGIN, STEP_SIDEWAYS, keeps_its_room, stands_below_each_other
from tests.browser.live import BESIDE_FILES, LAPTOP, PHONE, LivePage, opened, written
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

IN_LAB_ON_A_PHONE = 264  # pixels that JupyterLab leaves a page of a phone's 400
SEVEN = next(sample for sample in digits.test if sample.target == 7)
RANDOM = np.random.default_rng(16)
EDGES = np.array([[[[-1.0, -1, -1], [0, 0, 0], [1, 1, 1]]]])
TITLES = """root => [...root.querySelectorAll(".itm-step .itm-panel-title > b, .itm-call")]
    .filter(each => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1).map(each => each.textContent)"""


def block(weights: list[list[float]]) -> Model:
    return Model(Linear(weights), ReLU(), Add("x"))


def one_kernel() -> Trace:
    return Model(Input(shape=(8, 8)), Reshape((8, 8), (1, 8, 8)), Convolution(EDGES)).trace(SEVEN)


def pools() -> Trace:
    return Model(Input(shape=(8, 8)), MaxPool(2), AveragePool(2)).trace(SEVEN)


def blocks() -> Trace:
    return Model(Input("a", "b"), block([[0, 1], [1, 0]]), block([[1, 0], [0, 1]])).trace((3, -2))


DEEP: dict[str, Callable[[], Trace]] = {
    "one kernel": one_kernel,
    "a network that sees": lambda: digits_cnn().trace(SEVEN),
    "pooling": pools,
    "blocks": blocks,
    "letters sorted": lambda: sorter_model().trace("dacab"),
}


@pytest.mark.parametrize("width", [LAPTOP, BESIDE_FILES])
@pytest.mark.parametrize("model", DEEP)
def test_a_step_fits_a_laptop_with_all_that_it_is_called(
    open_page: OpenPage, tmp_path: Path, model: str, width: int
) -> None:
    live = opened(open_page(width=width + MARGIN, height=720), tmp_path, DEEP[model]())

    def steps() -> object:
        for step in range(live.steps()):
            yield live.go(step)
            assert live.root.evaluate(TITLES) == []

    keeps_its_room(live, steps())


@pytest.mark.parametrize("width", [LAPTOP, BESIDE_FILES])
def test_a_kernel_its_window_and_terms_print_their_numbers_beside_the_file_list_too(
    open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    live = opened(open_page(width=width + MARGIN, height=720), tmp_path, one_kernel()).go(2)
    printed = (
        live.root.locator(".itm-step")
        .get_by_role("grid")
        .evaluate_all("all => all.map(grid => grid.querySelectorAll('.itm-cell').length)")
    )
    assert printed == [64, 9, 9, 36]


@pytest.mark.parametrize("width", [PHONE, IN_LAB_ON_A_PHONE])
@pytest.mark.parametrize("model", DEEP)
def test_on_a_phone_a_step_is_as_wide_as_the_page(
    open_page: OpenPage, tmp_path: Path, model: str, width: int
) -> None:
    live = opened(open_page(width=width, height=800), tmp_path, DEEP[model]())
    stands_below_each_other(live, (live.go(step) for step in range(live.steps())))


@pytest.mark.parametrize("width", [LAPTOP, BESIDE_FILES])
def test_two_traces_and_their_difference_stand_beside_each_other(
    open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    a, b = (sorter_model().trace(letters) for letters in ("dacab", "dachb"))
    page = open_page(width=width + MARGIN, height=720)
    live = written(page, tmp_path, compare(a, b)._repr_html_())
    for step in range(live.steps()):
        live.go(step)
        drawn(page)
        assert live.root.evaluate(STEP_SIDEWAYS) <= 0
        assert live.root.evaluate(CUT_OFF) == []


# A window of pooling ------------------------------------------------------------------------------


def in_the_window(live: LivePage) -> list[str]:
    cells = live.root.get_by_role("grid", name="in the window").get_by_role("gridcell")
    return cells.evaluate_all("all => all.map(cell => cell.ariaLabel)")


def test_the_numbers_in_a_window_of_pooling_stand_large_beside_it_and_the_winner_is_marked(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, pools()).go(1)
    pixels = SEVEN.x.reshape(8, 8).astype(int)
    chosen = live.root.get_by_role("grid", name="in the window").locator('[aria-selected="true"]')
    for row, column in ((0, 1), (2, 3)):
        live.root.locator(f'.itm-out [data-unit="{4 * row + column}"]').click()
        places = [(r, c) for r in (2 * row, 2 * row + 1) for c in (2 * column, 2 * column + 1)]
        assert in_the_window(live) == [f"o1[{r}, {c}], {pixels[r, c]}" for r, c in places]
        largest = int(np.argmax([pixels[place] for place in places]))
        assert chosen.evaluate_all("all => all.map(cell => Number(cell.dataset.unit))") == [largest]
    live.go(2)
    assert len(in_the_window(live)) == 4
    assert chosen.count() == 0  # a mean has no winner


# What is small ------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [BESIDE_FILES, 848, LAPTOP])
def test_where_a_picture_has_three_pixels_a_number_its_lens_can_be_hit(
    open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    trace = Model(Linear(RANDOM.normal(size=(10, 1280))), Softmax()).trace(RANDOM.normal(size=1280))
    page = open_page(width=width + MARGIN, height=720)
    live = opened(page, tmp_path, trace)
    axe.begin(page)
    assert axe.violations(live.root) == []
    boxes = live.root.locator(".itm-step .itm-lens").evaluate_all(
        """all => all.map(lens => {
            const [own, picture] = [lens, lens.closest(".itm-cells")].map(each => each.getBoundingClientRect());
            return [Math.min(own.width, own.height), own.left >= picture.left && own.right <= picture.right && own.top >= picture.top && own.bottom <= picture.bottom];
        })"""
    )
    assert len(boxes) >= 2
    assert all(least >= 24 and inside for least, inside in boxes)


@pytest.mark.parametrize("tokens", [8, 12, 20, 40])
def test_of_many_tokens_of_384_numbers_names_stand_beside_their_rows(
    open_page: OpenPage, tmp_path: Path, tokens: int
) -> None:
    names = [f"word{at}" for at in range(tokens)]
    model = Model(
        Embedding(RANDOM.normal(size=(tokens, 384)), names), RowwiseLinear(RANDOM.normal(size=(48, 384)))
    )
    live = opened(open_page(width=LAPTOP + MARGIN, height=720), tmp_path, model.trace(names)).go(1)
    came = live.root.locator(".itm-in")
    rows = came.locator(".itm-strips").bounding_box()
    assert rows
    written = came.locator(".itm-token")
    middles = written.evaluate_all(
        "all => all.map(each => [each.textContent, each.getBoundingClientRect().top + each.offsetHeight / 2, each.offsetHeight])"
    )
    assert len(middles) >= min(tokens, 8)
    for name, middle, high in middles:
        place = (names.index(name) + 0.5) / tokens
        assert middle == pytest.approx(rows["y"] + place * rows["height"], abs=1.5)
        assert high >= 11
    below = [after[1] - before[1] for before, after in itertools.pairwise(middles)]
    assert min(below) >= 11 - 0.5  # so that no name lies on the next
    assert live.root.evaluate(STEP_SIDEWAYS) <= 0
