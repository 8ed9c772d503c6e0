"""What a class would stumble over: results out of sight, gaps, titles and knobs that are cut off, bars that cannot be compared."""

import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from lessons_lib import (
    Add,
    Convolution,
    CrossEntropy,
    DataSet,
    Input,
    LeakyReLU,
    Linear,
    Model,
    ReLU,
    Sample,
    Sigmoid,
    SquaredError,
    compare,
    explore,
    patients,
    step_through,
    train,
    untrained,
)
from lessons_lib.data import digits, spiral
from lessons_lib.trained import digits_cnn
from tests.browser.conftest import OpenPage
from tests.browser.fits import MARGIN, STEP_SIDEWAYS, keeps_its_room, stands_below_each_other
from tests.browser.live import BESIDE_FILES, FITNESS, HABITS, L2, LAPTOP, TRACES, opened, written
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

IN_JUPYTERLAB = 264  # what a phone's 400 pixels leave to a page


def half_the_square(X: float) -> float:
    return (X - 1) ** 2 / 2


CUT_OFF = "all => all.filter(each => each.scrollWidth > each.clientWidth).map(each => each.textContent)"
LETTERS_HIGH = """each => {
    const letters = document.createRange();
    letters.selectNodeContents(each);
    return letters.getBoundingClientRect().height;
}"""
# Whether the dashed line from the marked dot to the upright axis runs through the letters.
STRUCK = """mark => {
    const [text, dot] = ["text", "circle"].map(each => mark.querySelector(each).getBoundingClientRect());
    const [height, axis] = [dot.top + dot.height / 2, mark.querySelector("path").getBoundingClientRect()];
    const [left, right] = [Math.max(text.left, axis.left), Math.min(text.right, axis.right)];
    return right > left && height > text.top + 3 && height < text.bottom - 3;
}"""
# Whether the curve itself runs through it.
CROSSED = """mark => {
    const [text, curve] = [mark.querySelector("text").getBoundingClientRect(), mark.parentNode.querySelector(".itm-curve")];
    const [ends, screen] = [curve.getTotalLength(), curve.getScreenCTM()];
    return Array.from({ length: 400 }, (_, at) => curve.getPointAtLength((at * ends) / 400).matrixTransform(screen))
        .some(({ x, y }) => x > text.left && x < text.right && y > text.top + 3 && y < text.bottom - 3);
}"""
WITH_LOSS = Model(HABITS, FITNESS, ReLU(), half_the_square)
BACKWARD = Model(HABITS, L2, ReLU()).trace((40, 2000, 3000)).backward(SquaredError(), 1)


@pytest.mark.parametrize("sort", ["step", "explore"])
@pytest.mark.parametrize("width", [LAPTOP, BESIDE_FILES])
def test_a_function_of_one_number_shows_its_result(
    open_page: OpenPage, tmp_path: Path, width: int, sort: str
) -> None:
    page = open_page(width=width + MARGIN, height=720)
    live = opened(page, tmp_path, WITH_LOSS.trace((40, 2000, 3000)), sort)
    keeps_its_room(live, (live.go(step) for step in range(live.steps())))


@pytest.mark.parametrize("lesson", TRACES)
def test_on_a_phone_in_jupyterlab_no_step_is_wider_than_the_page(
    open_page: OpenPage, tmp_path: Path, lesson: str
) -> None:
    live = opened(open_page(width=IN_JUPYTERLAB + MARGIN, height=800), tmp_path, TRACES[lesson]())
    for step in range(live.steps()):
        live.go(step)
        drawn(live.page)
        assert live.root.evaluate(STEP_SIDEWAYS) <= 0, step


def test_on_a_phone_in_jupyterlab_no_step_back_is_wider_than_the_page(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(width=IN_JUPYTERLAB + MARGIN, height=800)
    live = written(page, tmp_path, step_through(BACKWARD)._repr_html_())
    stands_below_each_other(live, (live.clouds.nth(step).click() for step in range(live.steps())))


def test_on_a_phone_four_knobs_are_in_sight_and_the_title_is_whole(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(width=IN_JUPYTERLAB + MARGIN, height=800)
    trace = WITH_LOSS.trace(Sample("patient 5, who is in no table", (40, 2000, 3000)))
    live = written(page, tmp_path, saved(explore(trace, knobs=["x", "L2.weights[0, 0]"])))
    for cut in (".itm-knobs", ".itm-title"):
        room = live.root.locator(cut).evaluate(
            "each => [each.scrollHeight - each.clientHeight, each.scrollWidth - each.clientWidth]"
        )
        assert max(room) <= 1, cut


def saved(page: object) -> str:
    """What a notebook keeps of a page with knobs."""
    return next(iter(page._outputs()))["text/html"]  # type: ignore[attr-defined]


def test_an_answer_and_its_target_have_bars_of_one_scale(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=LAPTOP + MARGIN, height=720)
    live = written(page, tmp_path, step_through(BACKWARD)._repr_html_())
    for name, share in (("o3", 0.2), ("y", 1)):
        bar = live.root.get_by_role("gridcell", name=re.compile(f"^{name}, ")).locator(".itm-bar")
        assert float(bar.evaluate("each => each.style.getPropertyValue('--itm-share')")) == pytest.approx(
            share
        )


def test_a_loss_of_one_number_stands_on_the_scale_of_the_answer_and_its_target(
    open_page: OpenPage, tmp_path: Path
) -> None:
    backward = Model(Linear([[2, 1]])).trace((1, 6)).backward(SquaredError(), 5)
    page = open_page(width=LAPTOP + MARGIN, height=720)
    live = written(page, tmp_path, step_through(backward)._repr_html_())
    for name, share in (("o1", 0.8), ("y", 0.5), ("L", 0.45)):
        bar = live.root.get_by_role("gridcell", name=re.compile(f"^{name}, ")).locator(".itm-bar")
        assert float(bar.evaluate("each => each.style.getPropertyValue('--itm-share')")) == pytest.approx(
            share
        )


def test_of_a_slope_and_what_went_in_one_sees_which_is_larger(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=BESIDE_FILES + MARGIN, height=720)
    one = Model(Linear([[1]]), ReLU()).trace((1.3,)).backward(SquaredError(), 1)
    live = written(page, tmp_path, step_through(one)._repr_html_()).go(1)
    for name, share in (("its slope at o1", 0.5), ("o1", 0.65)):
        bar = live.root.get_by_role("gridcell", name=re.compile(f"^{name}, ")).locator(".itm-bar")
        assert float(bar.evaluate("each => each.style.getPropertyValue('--itm-share')")) == pytest.approx(
            share
        )
    two = Model(Linear([[2, 1], [3, -1]]), ReLU()).trace((1, 6)).backward(SquaredError(), (0, 0))
    live = written(page, tmp_path, step_through(two)._repr_html_()).go(1)
    assert live.root.locator(".itm-stack .itm-panel-title").all_inner_texts() == [
        "its slope at o1\nfull bar: 1",
        "o1, what went in\nfull bar: 8",
    ]


def test_a_projector_shows_a_linear_layer_on_the_way_back_whole(open_page: OpenPage, tmp_path: Path) -> None:
    backward = Model(HABITS, FITNESS, ReLU()).trace((40, 2000, 3000)).backward(SquaredError(), 1)
    live = written(open_page(width=1400, height=900), tmp_path, step_through(backward)._repr_html_())
    live.root.get_by_text("View", exact=True).click()
    live.root.get_by_label("large type, for a projector").check()
    live.go(1)
    drawn(live.page)
    assert live.root.evaluate(STEP_SIDEWAYS) <= 0


@pytest.mark.parametrize("width", [LAPTOP, BESIDE_FILES])
def test_on_the_way_back_through_maps_headings_are_whole_and_the_largest_terms_have_names(
    open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    backward = digits_cnn().trace(digits.test[0]).backward(CrossEntropy())
    live = written(open_page(width=width, height=720), tmp_path, step_through(backward)._repr_html_())
    live.root.get_by_role("button", name=re.compile(r"^L5\b")).click()
    headings = live.root.locator(".itm-stack .itm-panel-title > b")
    expect(headings).to_have_count(2)  # its slope, and what went in
    assert headings.evaluate_all("all => all.filter(each => each.scrollWidth > each.clientWidth).length") == 0
    live.root.get_by_role("button", name=re.compile(r"^L2\b")).click()
    live.root.get_by_role("gridcell", name=re.compile("ddeviation2, ")).click()
    expect(live.root.locator(".itm-readout").first).to_contain_text(
        re.compile(r"largest terms: dL/do2\[\d, \d\] [+-][\de.-]+, dL/do2")
    )


def test_every_line_of_a_gradients_arithmetic_is_in_sight(open_page: OpenPage, tmp_path: Path) -> None:
    """Where a flow has no room there are lines."""
    width = BESIDE_FILES + MARGIN
    live = written(open_page(width=width, height=900), tmp_path, step_through(BACKWARD)._repr_html_()).go(1)
    assert live.root.locator(".itm-lines").evaluate("each => each.scrollHeight - each.clientHeight") <= 0


def test_a_question_stands_beside_what_it_is_about(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=LAPTOP + MARGIN, height=720)
    live = opened(page, tmp_path, TRACES["00"](), "predict")
    layer, question = (
        live.root.locator(each).bounding_box() for each in (".itm-layer > pre", ".itm-question")
    )
    assert question["x"] - layer["x"] - layer["width"] < 120
    live.reveal()


@pytest.mark.parametrize("width", [LAPTOP, BESIDE_FILES, BESIDE_FILES - 10])
def test_two_traces_and_their_difference_are_in_sight(
    open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    page = open_page(width=width + MARGIN, height=720)
    traces = (Model(HABITS, FITNESS, layer).trace(patients[0]) for layer in (ReLU(), Sigmoid()))
    live = written(page, tmp_path, compare(*traces)._repr_html_())
    for cloud in live.clouds.all():
        cloud.click()
        drawn(page)
        assert live.root.evaluate(STEP_SIDEWAYS) <= 0
        assert live.root.locator(".itm-name").evaluate_all(CUT_OFF) == []


def test_an_answer_beside_the_row_covers_a_picture_that_goes_on_below_it_whole(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = opened(open_page(width=BESIDE_FILES + MARGIN, height=720), tmp_path, TRACES["05"]())
    verdict, picture = (
        live.root.locator(f".itm-row {each}").first.bounding_box()
        for each in (".itm-verdict", ".itm-output:not(.itm-written)")
    )
    assert verdict["y"] <= picture["y"]
    assert verdict["y"] + verdict["height"] >= picture["y"] + picture["height"]


@pytest.mark.parametrize("width", [LAPTOP, BESIDE_FILES])
def test_what_is_written_of_a_dot_is_not_struck_through(
    open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    page = open_page(width=width + MARGIN, height=720)
    for x in (2.766, -0.5, 0.1):
        live = opened(page, tmp_path, Model(LeakyReLU(0.5), Sigmoid()).trace(x))
        for step in range(2):
            live.go(step).outgoing().get_by_role("gridcell").click()
            marked = live.root.locator(".itm-curve-mark")
            assert marked.evaluate(STRUCK) is False, (x, step)
            assert marked.evaluate(CROSSED) is False, (x, step)


def test_beside_the_file_list_a_page_of_epochs_keeps_its_title(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=BESIDE_FILES + MARGIN, height=720)
    model = Model(Input("across", "up"), Linear([[0.0, 0]], [0.0]), Sigmoid())
    history = train(untrained(model, seed=0), spiral, CrossEntropy(), epochs=2)
    live = written(page, tmp_path, step_through(history.trace(spiral[3]))._repr_html_())
    title = live.root.locator(".itm-title").first
    assert title.evaluate("each => each.clientWidth >= each.scrollWidth && each.clientWidth > 100")


def test_an_answer_with_a_unit_leaves_its_number_in_sight(open_page: OpenPage, tmp_path: Path) -> None:
    houses = DataSet.from_rows(
        "houses",
        [(5, 30, 12, 310)],
        features=("rooms", "age", "distance"),
        target="price",
        unit="thousand euros",
    )
    trace = Model(Input(*houses.features), Linear([[50, -1, -3]], [132])).trace(houses[0])
    live = opened(open_page(width=BESIDE_FILES + MARGIN, height=720), tmp_path, trace)
    number, words = (
        live.root.locator(f".itm-row {each}").last.bounding_box() for each in (".itm-output", ".itm-verdict")
    )
    assert number["x"] + number["width"] <= words["x"]
    lines = live.root.locator(".itm-row .itm-verdict").evaluate(LETTERS_HIGH)
    assert lines <= number["height"] + 2  # two lines beside it, and the row is as high as before


def test_where_all_is_0_no_colour_stands_for_0_and_no_term_is_loudest(
    open_page: OpenPage, tmp_path: Path
) -> None:
    trace = Model(Convolution(np.zeros((1, 1, 3, 3))), Convolution(np.ones((1, 1, 1, 1)), [2.0])).trace(
        np.ones((1, 4, 4))
    )
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace).go(0)
    assert live.root.locator(".itm-out .itm-legend").inner_text() == "0"
    assert " ".join(live.readout.split()) == "o1[0, 0, 0] = 0 = 0 from 9 terms"
    live.root.get_by_role("button", name="Which term of o1[0, 0, 0] speaks loudest?").click()
    expect(live.root.get_by_text("None: each of its terms is 0.")).to_be_visible()
    assert live.go(1).root.locator(".itm-out .itm-legend").inner_text().split() == ["0", "2"]


def test_bars_that_are_added_are_as_long_as_their_sum(open_page: OpenPage, tmp_path: Path) -> None:
    model = Model(Input("a", "b"), Linear([[0, 1], [1, 0]]), ReLU(), Add("o1"))
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, model.trace((3, -2))).go(3)
    lengths = []
    for name in ("o3[0]", "a", "o4[0]", "o3[1]", "b", "o4[1]"):
        cell = live.root.locator(".itm-step").get_by_role(
            "gridcell", name=re.compile(f"^{re.escape(name)}, ")
        )
        share = (
            "each => each.style.getPropertyValue('--itm-share') * (each.closest('.itm-one-sided') ? 1 : 0.5)"
        )
        lengths.append(cell.locator(".itm-bar").evaluate(share))
    assert lengths == pytest.approx([0, 1 / 2, 1 / 2, 1 / 2, 1 / 3, 1 / 6])
    assert live.root.locator(".itm-step .itm-legend").all_inner_texts() == ["full bar: 3"] * 3


@pytest.mark.parametrize(("x", "cut"), [((3, 1), False), ((3.123, -2.456), True)])
def test_a_block_beside_the_file_list_is_seen_whole_or_fades_where_it_is_cut(
    x: tuple[float, float], cut: bool, open_page: OpenPage, tmp_path: Path
) -> None:
    block = Model(Linear([[0.5, 0], [-1, 1]], [0, 1]), ReLU(), Add("x"))
    live = opened(open_page(BESIDE_FILES, 600), tmp_path, Model(Input("a", "b"), block).trace(x)).go(1)
    row = live.root.locator(".itm-step .itm-row")
    drawn(live.page)
    assert row.evaluate("row => row.scrollWidth > row.clientWidth") == cut
    assert row.evaluate("row => getComputedStyle(row).maskImage !== 'none'") == cut


def test_the_row_of_a_model_that_is_a_layer_is_as_large_as_its_step_lets_it_be(
    open_page: OpenPage, tmp_path: Path
) -> None:
    trace = Model(Model(Linear([[58, -3, 2]]), ReLU()), ReLU()).trace((0, 2000, 100))
    live = opened(open_page(LAPTOP + MARGIN, 720), tmp_path, trace)
    drawn(live.page)
    outer, inner = (live.root.locator(f"{each} .itm-cloud").first for each in (".itm-row", ".itm-step"))
    size = "each => parseFloat(getComputedStyle(each).fontSize)"
    assert inner.evaluate(size) / outer.evaluate(size) == pytest.approx(1.5)
    row = live.root.locator(".itm-step .itm-row")
    assert row.evaluate("row => row.scrollWidth <= row.clientWidth")
    places = (live.root.locator(".itm-in .itm-bars"), inner)
    middles = [at["y"] + at["height"] / 2 for each in places if (at := each.bounding_box())]
    assert middles[0] == pytest.approx(middles[1], abs=4)
