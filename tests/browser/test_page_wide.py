"""A wide page of few numbers uses its width; and a bar of a number that stands alone says how large it is."""

from pathlib import Path

import pytest

from lessons_lib import (
    Input,
    LeakyReLU,
    Model,
    ReLU,
    Sigmoid,
    SquaredError,
    compare,
    explore,
    patients,
    step_through,
)
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.notation import number
from lessons_lib.page.readings import readings
from tests.browser.conftest import OpenPage
from tests.browser.fits import CUT_OFF, MARGIN, STEP_SIDEWAYS
from tests.browser.live import BESIDE_FILES, FITNESS, HABITS, LAPTOP, TRACES, LivePage, opened, written
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

WIDE, USABLE = 1400, 780  # a window of 1400 x 900, and what JupyterLab leaves of its height
FEW = [lesson for lesson in TRACES if lesson != "06"]  # lessons whose outputs are a few numbers each
# Which part of the step's width its panels and the box beside them reach over.
REACH = """root => {
    const [step, ...parts] = root.querySelectorAll(".itm-step, .itm-step > .itm-panel, .itm-flow-image, .itm-boxed");
    const shown = parts.filter(each => !each.classList.contains("itm-function")).map(each => each.getBoundingClientRect());
    const ends = [Math.min(...shown.map(each => each.left)), Math.max(...shown.map(each => each.right))];
    return (ends[1] - ends[0]) / step.clientWidth;
}"""
# How far the box of the opened number reaches into the buttons below the step.
OVER_ITS_STEP = """root => {
    const [box, bar] = [".itm-readout", ".itm-unfolds"].map(each => root.querySelector(each).getBoundingClientRect());
    return box.bottom - bar.top - 1;
}"""
TYPE = "root => parseFloat(getComputedStyle(root.querySelector('.itm-step .itm-value')).fontSize)"


def half_the_square(X: float) -> float:
    return (X - 1) ** 2 / 2


WITH_LOSS = Model(HABITS, FITNESS, ReLU(), half_the_square)


def lengths(live: LivePage, end: str = ".itm-out") -> list[float]:
    """How long the bars are, as parts of the longest that there can be."""
    bars = live.root.locator(f"{end} .itm-bar")
    return [
        float(each)
        for each in bars.evaluate_all("all => all.map(bar => bar.style.getPropertyValue('--itm-share'))")
    ]


@pytest.mark.parametrize("lesson", FEW)
def test_few_numbers_are_large_on_a_wide_page_and_reach_over_most_of_it(
    open_page: OpenPage, tmp_path: Path, lesson: str
) -> None:
    live = opened(open_page(width=WIDE, height=900), tmp_path, TRACES[lesson]())
    for step in range(live.steps()):
        live.go(step)
        drawn(live.page)
        assert live.root.evaluate(TYPE) > 17
        assert live.root.evaluate(REACH) > 0.65, step
        assert live.root.evaluate("root => root.offsetHeight") <= USABLE
        assert live.root.evaluate(STEP_SIDEWAYS) <= 0
        assert live.root.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("width", [1100, 1200, 1300, 1600, 1920])
def test_no_width_cuts_off_what_is_large(open_page: OpenPage, tmp_path: Path, width: int) -> None:
    page = open_page(width=width + MARGIN, height=900)
    slope = Model(Input("a", "b", "c"), LeakyReLU(0.5)).trace((3, -2, 1))
    for trace in (slope, TRACES["04 leak"](), TRACES["05"](), TRACES["04 softmax"]()):
        live = opened(page, tmp_path, trace)
        for step in range(live.steps()):
            live.go(step)
            drawn(page)
            assert live.root.evaluate(STEP_SIDEWAYS) <= 0, step
            assert live.root.evaluate(CUT_OFF) == []


def test_a_laptop_and_many_numbers_keep_their_type(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP + MARGIN, height=720), tmp_path, TRACES["02"]())
    assert live.root.evaluate(TYPE) == 14
    live = opened(open_page(width=WIDE, height=900), tmp_path, TRACES["06"]())
    assert live.go(6).root.evaluate(TYPE) == 14


def test_numbers_that_stand_alone_are_bars_of_one_scale(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP + MARGIN, height=720), tmp_path, TRACES["00"]())  # -4, -8, -5
    assert (lengths(live, ".itm-in"), lengths(live.go(1), ".itm-in")) == ([0.4], [0.8])
    assert "full bar: 10" in live.root.inner_text()


@pytest.mark.parametrize(
    "trace", [TRACES["02"](), TRACES["04 sigmoid"](), WITH_LOSS.trace((40, 2000, 3000)), TRACES["05"]()]
)
def test_the_live_page_and_the_static_one_have_the_same_scales(
    open_page: OpenPage, tmp_path: Path, trace: Trace
) -> None:
    live = opened(open_page(width=WIDE, height=900), tmp_path, trace)
    for at, reading in enumerate(readings(trace)[:-1]):
        live.go(at)
        legend = live.root.locator(".itm-in .itm-legend").inner_text()
        assert legend == ("bars from 0 to 1" if reading.are_shares else f"full bar: {number(reading.scale)}")


def test_a_bar_follows_its_knob_within_one_scale(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=LAPTOP + MARGIN, height=720)
    html = next(iter(explore(WITH_LOSS.trace((40, 2000, 3000)))._outputs()))["text/html"]
    live = written(page, tmp_path, html).go(2)
    assert lengths(live) == pytest.approx([0.2])
    live.root.get_by_label("broccoli, exact").fill("100")
    assert lengths(live) == pytest.approx([0.5])
    live.root.get_by_label("broccoli, exact").fill("180")
    assert lengths(live) == pytest.approx([0.9])


def test_the_loss_stands_on_a_scale_that_it_does_not_fill(open_page: OpenPage, tmp_path: Path) -> None:
    backward = Model(HABITS, FITNESS, ReLU()).trace((40, 2000, 3000)).backward(SquaredError(), 1)
    html = step_through(backward)._repr_html_()
    live = written(open_page(width=LAPTOP + MARGIN, height=720), tmp_path, html)
    bar = live.root.get_by_role("gridcell", name="L, 0.32").locator(".itm-bar")
    assert float(bar.evaluate("each => each.style.getPropertyValue('--itm-share')")) == pytest.approx(0.32)
    assert "(full bar: 1)" in html


def test_two_lone_numbers_and_their_difference_have_one_scale(open_page: OpenPage, tmp_path: Path) -> None:
    a, b = (Model(HABITS, FITNESS, layer).trace((40, 2000, 3000)) for layer in (ReLU(), Sigmoid()))
    live = written(open_page(width=LAPTOP + MARGIN, height=720), tmp_path, compare(a, b)._repr_html_())
    live.go(3)
    assert lengths(live, ".itm-step") == pytest.approx([0.2, 0.54983, 0.34983], abs=1e-4)


def test_where_no_number_has_a_bar_none_is_said_to_be_the_longest(
    open_page: OpenPage, tmp_path: Path
) -> None:
    trace = Model(HABITS, FITNESS, ReLU()).trace(patients[0])
    live = opened(open_page(width=LAPTOP + MARGIN, height=720), tmp_path, trace, "explore").go(2)
    legends = live.root.locator(".itm-legend")
    assert [each.strip() for each in legends.all_inner_texts()] == ["", ""]
    live.root.get_by_label("broccoli, exact").fill("200")
    assert legends.all_inner_texts() == ["full bar: 1", "full bar: 1"]


def test_a_scale_tells_nothing_of_what_is_still_to_be_predicted(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP + MARGIN, height=720), tmp_path, TRACES["00"](), "predict")
    legend = live.root.locator(".itm-in .itm-legend")
    assert legend.inner_text() == "full bar: 5"  # of -4; o1 would make it 10
    live.reveal()
    assert legend.inner_text() == "full bar: 10"


@pytest.mark.parametrize(("width", "large"), [(620, False), (752, False), (BESIDE_FILES, True)])
@pytest.mark.parametrize("lesson", ["03", "04 softmax", "05", "06"])
def test_what_has_no_room_beside_the_rest_goes_below_it_and_nothing_goes_sideways(
    open_page: OpenPage, tmp_path: Path, lesson: str, width: int, large: bool
) -> None:
    """A tablet held upright, and a projector's type beside JupyterLab's file list."""
    live = opened(open_page(width=width + MARGIN, height=720), tmp_path, TRACES[lesson]())
    if large:
        live.root.get_by_text("View", exact=True).click()
        live.root.get_by_label("large type, for a projector").check()
        live.root.get_by_text("View", exact=True).click()
    for step in range(live.steps()):
        drawn(live.go(step).page)
        assert live.root.evaluate(STEP_SIDEWAYS) <= 0, step
        assert live.root.evaluate(CUT_OFF) == []
        assert live.root.evaluate(OVER_ITS_STEP) <= 0, step


def test_marks_travel_also_where_what_goes_out_stands_below(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=560, height=900, reduced_motion="no-preference")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for lesson in ("02", "03", "05"):
        live = opened(page, tmp_path, TRACES[lesson]())
        for step in range(1, live.steps()):
            live.go(step)
            page.wait_for_timeout(300)
    assert errors == []
