"""The page of a way back, as a person uses it: it steps from the loss to x, opens, turns, predicts and compares."""

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from lessons_lib import (
    Add,
    AveragePool,
    BackwardTrace,
    Input,
    Linear,
    Model,
    ReLU,
    Reshape,
    Sigmoid,
    Softmax,
    SquaredError,
    Tanh,
    compare,
    patients,
)
from lessons_lib.data.digits import digits
from lessons_lib.learning import CrossEntropy
from lessons_lib.numbers.notation import number
from lessons_lib.page.backward import backward_data
from lessons_lib.page.backward_static import backward_markup
from lessons_lib.page.page import stepping
from lessons_lib.trained import digit_model, digits_cnn
from tests.browser import axe
from tests.browser.conftest import OpenPage
from tests.browser.fits import CUT_OFF, MARGIN, keeps_its_room, stands_below_each_other
from tests.browser.live import BESIDE_FILES, HABITS, L2, LAPTOP, PHONE, LivePage, written
from tests.browser.test_page_access import TARGETS
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

SORTS = ("back", "back-predict", "back-explore")
FLOATS = Model(HABITS, Linear(np.array([[58, -3, 2]]) / 11_600, [0.1]), ReLU())
BLOCK = Model(Linear([[1, -2], [0.5, 3]]), Tanh())

WAYS = {
    "article": lambda: Model(HABITS, L2, ReLU(slope_at_0=1)).trace(patients[2]).backward(SquaredError()),
    "floats": lambda: FLOATS.trace(patients[2]).backward(SquaredError()),
    "shares": lambda: (
        Model(HABITS, Linear(np.array([[0, 3, 0], [58, 0, 2]]) / 11_600), Softmax())
        .trace(patients[1])
        .backward(SquaredError(), [0, 1])
    ),
    "skip": lambda: (
        Model(
            Input("a", "b"),
            Linear([[1, -2], [3, 4]], [0.5, -1]),
            ReLU(),
            Add("o1"),
            Linear([[0.1, -0.15]]),
            Sigmoid(),
        )
        .trace((1.5, 2))
        .backward(SquaredError(), 1)
    ),
    "nested": lambda: (
        Model(Input("a", "b"), BLOCK, Add("o1"), Linear([[1, 1]])).trace((1.5, 2)).backward(SquaredError(), 1)
    ),
    "digits": lambda: digit_model().trace(digits.test[0]).backward(CrossEntropy()),
}


class BackPage(LivePage):
    """The page of a way back."""

    def back(self, steps: int) -> "BackPage":
        """Step on towards x."""
        for _ in range(steps):
            self.reveal()
            self.next.click(force=True)  # at x it leads nowhere
        return self

    @property
    def current(self) -> str:
        return self.root.locator(".itm-cloud[aria-current]").first.inner_text().split()[0]

    def picture(self, name: str):
        return self.root.locator(f'[role=grid]:is([aria-label="{name}"], [aria-label^="{name},"])')


def shown(page, folder: Path, html: str, dark: bool = False) -> BackPage:
    return BackPage(written(page, folder, html, dark).page)


def way(page, folder: Path, backward: BackwardTrace, sort: str = "back", dark: bool = False) -> BackPage:
    data = backward_data(backward, predict=sort == "back-predict")
    return shown(page, folder, stepping(backward_markup(backward), data, sort), dark)


def weighed(X: tuple[float, float]) -> float:
    a, b = X
    return a * b + a


def squared(X: tuple[float, float]) -> float:
    a, b = X
    return (a - b) ** 2


def multiplied(X: tuple[float, float, float]) -> float:
    a, b, c = X
    return a * b * c


CARRIED = """root => Object.fromEntries([...root.querySelectorAll(".itm-flow-image path[aria-label]")]
    .map(wire => [wire.ariaLabel.slice(0, wire.ariaLabel.lastIndexOf(", ")), [wire.ariaLabel.split(", ").at(-1), parseFloat(wire.getAttribute("stroke-width")), wire.classList[1]]]))"""


def test_the_way_back_through_a_function_is_its_flow_with_the_gradients_of_python_on_its_wires(
    open_page: OpenPage, tmp_path: Path
) -> None:
    backward = WAYS["article"]()
    live = way(open_page(width=LAPTOP + MARGIN, height=720), tmp_path, backward).back(2)
    wires = live.root.evaluate(CARRIED)
    for place, gradient in enumerate(backward["dL/do1"]):
        assert wires[f"dL/do1[{place}]"][0] == number(gradient)
        assert wires[f"dL/do1[{place}]"][2] == ("itm-plus" if gradient > 0 else "itm-minus")
    arrives = float(backward["dL/do2"])
    assert len(wires) == 7
    assert {told for name, (told, *_) in wires.items() if "(" in name} == {number(arrives / 11_600)}
    whole = live.root.locator(".itm-flow-image path:not([aria-label])").first
    assert float(whole.get_attribute("stroke-width")) == 16  # what arrives
    assert {thick for _, thick, _ in wires.values()} == {1.2}  # and what is left of it, divided by 11,600
    assert live.root.locator(".itm-flow-image").get_attribute("role") == "group"


@pytest.mark.parametrize("function", [weighed, squared])
def test_each_operation_of_a_function_says_its_slope_on_the_way_back(
    open_page: OpenPage, tmp_path: Path, function: object
) -> None:
    """A number that two operations took has a wire from each, and what they hand back adds up."""
    backward = Model(Input("a", "b"), function).trace((2, -3)).backward(SquaredError(), 1)
    live = way(open_page(width=1400, height=720), tmp_path, backward).back(1)
    wires = live.root.evaluate(CARRIED)
    slopes = live.root.locator(".itm-flow-sign, .itm-bead").all_text_contents()
    arrives = float(backward["dL/do2"])
    if function is squared:
        assert "× 10" in slopes  # 2 × (2 - -3)
        assert wires["dL/d(2 - (-3))"][0] == number(10 * arrives)
        assert wires["dL/do1[0]"][0] == number(backward["dL/do1"][0])
    else:
        shares = [float(told) for name, (told, *_) in wires.items() if name.startswith("dL/do1[0] from")]
        assert len(shares) == 2
        assert sum(shares) == pytest.approx(backward["dL/do1"][0])
        assert {"× -3", "× 2", "× 1"} <= set(slopes)  # of a product each factor has the other


# Of the slopes that are written on a wire to a join, how far each one's middle is from the nearest wire.
OFF_THE_WIRES = """root => {
    const wires = [...root.querySelectorAll(".itm-flow-image path[aria-label]")];
    return [...root.querySelectorAll(".itm-flow-sign")].map(text => {
        const { x, y, width, height } = text.getBBox();
        const distances = wires.flatMap(wire => Array.from({ length: 101 }, (_, at) => {
            const point = wire.getPointAtLength((at / 100) * wire.getTotalLength());
            return Math.hypot(point.x - x - width / 2, point.y - y - height / 2);
        }));
        return Math.min(...distances);
    });
}"""
CROWDED = """root => {
    const boxes = [...root.querySelectorAll(".itm-flow-image text, .itm-join")].map(each => [each.textContent, each.getBoundingClientRect()]);
    return boxes.flatMap(([text, box], at) => boxes.slice(at + 1).filter(([other, next]) => text && other
        && box.left < next.right && next.left < box.right && box.top < next.bottom && next.top < box.bottom).map(([other]) => `${text} ${other}`));
}"""


@pytest.mark.parametrize("function", [weighed, multiplied])
def test_what_a_join_multiplies_with_stands_on_its_wire_apart_from_other_numbers(
    open_page: OpenPage, tmp_path: Path, function: Callable[..., float]
) -> None:
    x = (0.3333, 123.4567, -2.5)[: 2 if function is weighed else 3]
    backward = Model(function).trace(x).backward(SquaredError(), 1)
    live = way(open_page(width=1400, height=720), tmp_path, backward).back(1)
    off = live.root.evaluate(OFF_THE_WIRES)
    assert len(off) == 4
    assert max(off) < 4
    assert live.root.evaluate(CROWDED) == []


def test_a_flow_that_has_room_on_a_page_has_it_on_each_wider_one(open_page: OpenPage, tmp_path: Path) -> None:
    live = way(open_page(width=LAPTOP, height=720), tmp_path, WAYS["article"]()).back(2)
    without = []
    for width in range(LAPTOP, 1500, 3):
        live.page.set_viewport_size({"width": width + MARGIN, "height": 720})
        drawn(live.page)
        without += [] if live.root.locator(".itm-flow").count() else [width]
    assert without == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("model", ["article", "skip", "digits"])
def test_axe_objects_to_nothing_at_any_step(
    open_page: OpenPage, tmp_path: Path, model: str, sort: str, dark: bool
) -> None:
    page = open_page(width=LAPTOP, height=720, reduced_motion="reduce")
    backward = WAYS[model]()
    live = way(page, tmp_path, backward, sort, dark)
    axe.begin(page)
    for _ in range(len(backward) + 1):
        assert axe.violations(live.root) == []
        assert live.root.evaluate(TARGETS) == []
        live.back(1)


@pytest.mark.parametrize(
    ("sort", "width"),
    [("back", LAPTOP), ("back", BESIDE_FILES), ("back-predict", LAPTOP), ("back-explore", LAPTOP)],
)
@pytest.mark.parametrize("model", WAYS)
def test_a_step_fits_a_laptop_with_its_buttons_and_whole_numbers(
    open_page: OpenPage, tmp_path: Path, model: str, sort: str, width: int
) -> None:
    page = open_page(width=width + MARGIN, height=720)
    backward = WAYS[model]()
    live = way(page, tmp_path, backward, sort)
    keeps_its_room(live, (live.back(min(step, 1)) for step in range(len(backward) + 1)))


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("model", WAYS)
def test_on_a_phone_the_panels_of_a_step_stand_below_each_other_and_begin_with_what_arrives(
    open_page: OpenPage, tmp_path: Path, model: str, sort: str
) -> None:
    backward = WAYS[model]()
    live = way(open_page(width=PHONE, height=720), tmp_path, backward, sort)
    stands_below_each_other(live, (live.back(min(step, 1)) for step in range(len(backward) + 1)))
    live.reveal()
    titles = live.root.locator(".itm-panel-title").all_inner_texts()
    assert re.search("arrives|went in|from L", titles[0])
    assert "handed back" in titles[-1] or titles[-1].startswith("dL/d")


def test_it_goes_from_the_loss_to_x_by_its_buttons_and_by_the_arrow_that_points_there(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(width=LAPTOP, height=720)
    live = way(page, tmp_path, WAYS["floats"]())
    assert (live.current, live.next.inner_text()) == ("L", "Next: L3")
    assert live.next.bounding_box()["x"] < live.root.get_by_role("button", name="Back").bounding_box()["x"]
    live.back(1)
    assert live.current == "L3"
    page.keyboard.press("ArrowLeft")
    assert live.current == "L2"
    page.keyboard.press("ArrowRight")
    assert live.current == "L3"
    page.keyboard.press("Home")
    assert (live.current, live.line.inner_text()) == (
        "L1",
        "dL/dx is (-0.0045, 0.0002328, -0.0001552), made of dL/do1.",
    )
    page.keyboard.press("End")
    assert live.current == "L"
    live.root.get_by_role("button", name=re.compile("^L2")).first.click()
    assert live.current == "L2"


def test_every_gradient_number_opens_as_its_arithmetic(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=LAPTOP, height=720)
    backward = WAYS["floats"]()
    live = way(page, tmp_path, backward).back(2)
    for name, size in (("dL/do1", 3), ("dL/dW2", 3), ("dL/db2", 1)):
        for unit in range(size):
            live.picture(name).get_by_role("gridcell").nth(unit).click()
            made = backward.arithmetic(name, unit)
            line = made.lines()[0]
            assert f"= {number(made.value)}" in live.readout
            assert line in live.readout
    assert live.picture("o1").locator("[aria-selected]").count() == 0  # a bias has no input
    live.picture("dL/dW2").get_by_role("gridcell").nth(2).press("Enter")
    assert live.picture("o1").locator("[aria-selected]").inner_text().startswith("workout hours")


def test_what_comes_from_several_sides_is_seen_and_added_up(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=LAPTOP, height=720)
    backward = WAYS["skip"]()
    live = way(page, tmp_path, backward).back(6)
    assert live.current == "L1"
    labels = (
        live.root.locator(".itm-step")
        .first.get_by_role("grid")
        .evaluate_all("grids => grids.map(grid => grid.getAttribute('aria-label'))")
    )
    assert labels == ["dL/dx, handed back", "dL/do1, added up", "dL/do1 from L4", "+ dL/do1 from L2"]
    values = live.picture("dL/do1, added up").locator(".itm-value").all_inner_texts()
    assert values == [number(value) for value in backward["dL/do1"]]


def test_a_knob_moves_the_loss_and_the_gradients_as_python_would(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=LAPTOP, height=720)
    live = way(page, tmp_path, WAYS["floats"](), "back-explore").back(2)
    box = live.root.get_by_label("workout hours, exact")
    box.fill("4000")
    after = FLOATS.trace((0, 2000, 4000)).backward(SquaredError(), 1)
    assert live.root.locator(".itm-loss").inner_text().startswith(number(after.value))
    for name in ("dL/do1", "dL/dW2", "dL/db2"):
        values = live.picture(name).locator(".itm-value").all_inner_texts()
        assert values == [number(value) for value in np.ravel(after[name])]
    live.picture("W · weights").get_by_role("gridcell").nth(1).click()
    live.root.locator(".itm-card input[type=number]").fill("0")
    turned = Model(HABITS, Linear(np.array([[58, 0, 2]]) / 11_600, [0.1]), ReLU())
    again = turned.trace((0, 2000, 4000)).backward(SquaredError(), 1)
    page.keyboard.press("Escape")
    assert live.picture("dL/dW2").locator(".itm-value").all_inner_texts() == [
        number(value) for value in again["dL/dW2"].ravel()
    ]
    live.root.get_by_role("button", name="Reset").click()
    assert live.root.locator(".itm-loss").inner_text().startswith("0.405")


def test_names_are_whole_when_gradients_come_back_from_0(open_page: OpenPage, tmp_path: Path) -> None:
    """The step is drawn while no gradient passes the ReLU, and what is turned back then has longer numbers."""
    page = open_page(width=BESIDE_FILES + MARGIN, height=720)
    live = way(page, tmp_path, WAYS["floats"](), "back-explore").back(2)
    hours = live.root.get_by_label("workout hours, exact")
    hours.fill("-3000")
    live.root.locator(".itm-back").click()
    live.back(1)
    values = live.picture("dL/do1").locator(".itm-value")
    assert values.all_inner_texts() == ["0", "0", "0"]
    hours.fill("3000")
    assert values.first.inner_text() == "-0.0045"
    assert live.root.evaluate(CUT_OFF) == []


def test_a_gradient_is_covered_until_it_is_guessed(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=LAPTOP, height=720)
    live = way(page, tmp_path, WAYS["article"](), "back-predict")
    row = live.root.locator(".itm-row").first
    assert row.inner_text().count("?") == 4
    assert live.line.inner_text() == "What will dL/do3 be?"
    page.keyboard.press("ArrowLeft")
    assert live.current == "L"
    live.root.get_by_label("dL/do3 =").fill("1")
    live.root.get_by_role("button", name="Check my guess").click()
    assert "You added 1, it seems." in live.root.inner_text()
    live.root.get_by_label("dL/do3 =").fill("-1")
    live.root.get_by_role("button", name="Check my guess").click()
    assert live.line.inner_text() == "Right · your guess: -1 · the truth: dL/do3 is -1."
    assert row.inner_text().count("?") == 3
    live.back(1)
    assert live.line.inner_text() == "What will dL/do2 be?"
    live.root.get_by_label("dL/do2 =").fill("0")
    live.root.get_by_role("button", name="Check my guess").click()
    assert "You let nothing back through L3, it seems" in live.root.inner_text()


def test_two_ways_back_stand_side_by_side(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=LAPTOP, height=720)
    a, b = (FLOATS.trace(patients[at]).backward(SquaredError()) for at in (2, 3))
    live = shown(page, tmp_path, compare(a, b)._repr_html_())
    clouds = live.clouds.all_inner_texts()
    assert [cloud.split()[0] for cloud in clouds] == [
        "L",
        "dL/do3",
        "dL/do2",
        "dL/do1",
        "dL/dW2",
        "dL/db2",
        "dL/dx",
    ]
    boxes = [cloud.bounding_box()["x"] for cloud in live.clouds.all()]
    assert boxes == sorted(boxes, reverse=True)
    live.next.click()
    assert live.line.inner_text() == "a: dL/do3 -0.9 · b: dL/do3 0"
    axe.begin(page)
    assert axe.violations(live.root) == []


def test_the_way_back_through_a_model_opens_in_place(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=LAPTOP, height=900)
    backward = WAYS["nested"]()
    live = way(page, tmp_path, backward).back(3)
    live.root.get_by_role("button", name="inside L2: 2 layers").click()
    inner = live.root.locator(".itm-live")
    inner.locator(".itm-next").click()
    inside = backward["L2"].inside
    assert f"dL/dx is {tuple(map(number, inside['dL/dx']))}".replace("'", "") in inner.inner_text()


def test_in_fractions_a_number_is_told_as_a_fraction_until_one_is_turned(
    open_page: OpenPage, tmp_path: Path
) -> None:
    backward = Model(HABITS, Linear([[1 / 200, -3 / 11_600, 0]])).trace(patients[0], exact=True)
    page = way(open_page(), tmp_path, backward.backward(SquaredError()), "back-explore").back(1)
    told = "dL/do1[1] = 3/672800 = 4.459e-6"
    assert page.readout.startswith(told)
    broccoli = page.root.get_by_label("broccoli, exact")
    broccoli.fill("100.5")
    assert "dL/" in page.readout
    assert not re.search(r"= -?\d+/\d+ =", page.readout)
    broccoli.fill("100")
    assert page.readout.startswith(told)


def test_an_opened_gradient_of_a_weight_marks_what_it_is_made_of_and_no_weight(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = way(open_page(width=LAPTOP, height=720), tmp_path, WAYS["floats"]()).back(2)
    live.picture("dL/dW2").get_by_role("gridcell").nth(2).click()
    marked = live.root.locator(".itm-step [role=gridcell][aria-selected]").evaluate_all(
        "cells => cells.map(cell => cell.getAttribute('aria-label').replace(/, [^,]*$/, ''))"
    )
    assert sorted(marked) == ["dL/dW2[0, 2]", "dL/do2", "workout hours"]


def test_the_row_writes_a_few_gradients_as_it_writes_a_few_outputs(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = way(open_page(width=LAPTOP, height=720), tmp_path, WAYS["article"]())
    written = live.root.locator(".itm-back-row .itm-written").all_inner_texts()
    assert any("-0.005 · 0.0002586 · -0.0001724" in each for each in written)


@pytest.mark.parametrize(("width", "panel"), [(1400, ".itm-flowing"), (846, ".itm-curved")])
def test_a_functions_formula_stands_whole_above_its_flow_or_beside_its_lines(
    open_page: OpenPage, tmp_path: Path, width: int, panel: str
) -> None:
    live = way(open_page(width=width, height=900), tmp_path, WAYS["article"]()).back(2)
    shown = live.root.locator(panel).inner_text().replace("\u00a0", " ")
    assert "(58 * broccoli - 3 * strawberries + 2 * hours) / 11_600" in shown
    title = live.root.locator(f"{panel} > .itm-panel-title")
    assert title.evaluate_all("all => all.every(each => each.scrollWidth <= each.clientWidth)")


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("name", ["article", "floats", "skip"])
def test_in_a_narrow_cell_every_panel_is_within_its_page(
    open_page: OpenPage, tmp_path: Path, name: str, sort: str
) -> None:
    page = open_page(width=280, height=900)  # as beside JupyterLab's bars on a phone
    live = way(page, tmp_path, WAYS[name](), sort)
    outside = """root => {
        const { left, right } = root.getBoundingClientRect();
        return [...root.querySelectorAll('.itm-step > *, .itm-stack > *')].map((each) => each.getBoundingClientRect())
            .filter((box) => box.width && (box.left < left || box.right > right)).length;
    }"""
    for _ in range(live.steps()):
        assert live.root.evaluate(outside) == 0
        live.back(1)


def test_large_type_fits_a_wide_page(open_page: OpenPage, tmp_path: Path) -> None:
    live = way(open_page(width=1400, height=900), tmp_path, WAYS["digits"]())
    live.page.add_style_tag(content="main { font-size: 24px !important; }")
    step = live.root.locator(".itm-step")
    for _ in range(live.steps()):
        assert step.evaluate("step => step.scrollWidth <= step.clientWidth")
        live.back(1)


POOLED = Model(Input(shape=(1, 4, 4)), AveragePool(2), Reshape((1, 2, 2), (4,)), Linear([[1, 2, -1, 0.5]]))


@pytest.mark.parametrize("width", [LAPTOP, BESIDE_FILES + MARGIN, PHONE])
def test_what_the_cells_of_a_small_gradient_count_is_in_sight_beside_its_name(
    open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    """They print 2.3 for 0.023: without "× 0.01" above them that number is wrong."""
    backward = POOLED.trace(np.arange(16.0).reshape(1, 4, 4) / 16).backward(SquaredError(), 0.4)
    page = way(open_page(width=width, height=900), tmp_path, backward).back(3)
    heading = page.root.locator(".itm-panel-title").filter(has_text="dL/do1")
    assert heading.locator("small").inner_text() == "× 0.01"
    around, told = (each.bounding_box() for each in (heading, heading.locator("small")))
    assert around["y"] <= told["y"]
    assert told["y"] + told["height"] <= around["y"] + around["height"] + 1
    assert heading.locator("b").inner_text().startswith("dL/do1")


def test_pixels_print_no_number_and_count_nothing(open_page: OpenPage, tmp_path: Path) -> None:
    page = way(
        open_page(width=LAPTOP, height=900),
        tmp_path,
        digits_cnn().trace(digits.test[0]).backward(CrossEntropy()),
    )
    notes = page.root.locator(".itm-panel:not(:has(.itm-cell)) > .itm-panel-title > small").filter(
        has_text="×"
    )
    for _ in range(5):
        page.back(1)
        assert notes.all_inner_texts() == []
