"""x as a dot on a map of the answer, and a unit silenced by a press: what is said and painted is what the model gives."""

import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from lessons_lib import Input, Linear, Model, ReLU
from lessons_lib.data import spiral
from lessons_lib.data.digits import digits
from lessons_lib.model import Trace
from lessons_lib.numbers.notation import number, numbers
from lessons_lib.page.data import data
from lessons_lib.page.map import map_data, with_map
from lessons_lib.page.page import stepping
from lessons_lib.page.static import markup
from lessons_lib.trained import digit_model, spiral_model
from tests.browser import axe
from tests.browser.conftest import OpenPage
from tests.browser.fits import SIDEWAYS, USABLE
from tests.browser.live import BESIDE_FILES, JUPYTERLAB, LAPTOP, PHONE, LivePage, opened

pytestmark = pytest.mark.browser

MODEL = spiral_model()
COLOUR = """(plane, [across, up]) => {
    const at = [across * plane.width, (1 - up) * plane.height];
    return [...plane.getContext("2d").getImageData(...at, 1, 1).data];
}"""


def mapped(page: Page, folder: Path, trace: Trace | None = None, theme: str = "true") -> LivePage:
    """The page of a walk over the spiral, opened from disk."""
    trace = trace or MODEL.trace((1.5, -0.5))
    written = with_map(data(trace, knobs=[]), trace, spiral)
    file = folder / "page.html"
    file.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>A map</title><body data-jp-theme-light="{theme}"'
        f' style="{"background:#111" * (theme == "false")}"><main style="font-size:{JUPYTERLAB}px"><h1>A map</h1>'
        f"{stepping(markup(trace), written, 'map')}</main>",
        "utf-8",
    )
    page.goto(file.as_uri())
    live = LivePage(page)
    expect(live.root).to_be_visible()
    expect(counted(live)).to_have_text("200 of 200 points on their side")
    is_painted(live)
    return live


def is_painted(live: LivePage) -> None:
    """Wait until the map is there, as fine as it gets."""
    expect(plane(live)).to_be_visible()
    expect(plane(live)).not_to_have_attribute("aria-busy", "true")


def plane(live: LivePage) -> Locator:
    return live.root.get_by_role("application")


def here(live: LivePage) -> Locator:
    """Where the dot stands, and the answer there."""
    return live.root.locator(".itm-map p").first


def counted(live: LivePage) -> Locator:
    return live.root.locator(".itm-map p").last


def silence(live: LivePage) -> Locator:
    return live.root.get_by_role("button", name=re.compile("^Silence "))


def right_of(model: Model) -> int:
    answers = model.trace(spiral, batch=True).output[:, 0]
    return int(((answers > 0.5) == spiral.targets).sum())


def without(layer: str, unit: int) -> Model:
    """The spiral's model with one unit that gives 0, whatever comes."""
    zeroed = {}
    for name in (f"{layer}.weights", f"{layer}.bias"):
        zeroed[name] = np.array(MODEL.parameters[name].values)
        zeroed[name][unit] = 0
    return MODEL.with_parameters(zeroed)


@pytest.fixture
def live(open_page: OpenPage, tmp_path: Path) -> LivePage:
    return mapped(open_page(width=1400, height=900), tmp_path)


def test_a_drag_moves_x_and_says_the_answer_there_and_every_layer_follows(live: LivePage) -> None:
    box = plane(live).bounding_box()
    live.page.mouse.move(box["x"] + 60, box["y"] + 60)
    live.page.mouse.down()
    live.page.mouse.move(box["x"] + 90, box["y"] + 140, steps=4)
    live.page.mouse.up()
    said = here(live).inner_text()
    x = [float(each) for each in re.findall(r"-?[\d.]+", said)[:2]]
    drawn = map_data(MODEL.trace((1.5, -0.5)), spiral)
    span = drawn["high"][0] - drawn["low"][0]
    assert x[0] == pytest.approx(drawn["low"][0] + span * 90 / box["width"], abs=0.05)
    assert x[1] == pytest.approx(drawn["high"][1] - span * 140 / box["height"], abs=0.05)
    trace = MODEL.trace(x)
    assert said == f"x = {numbers(trace.x)}: o8 = {number(trace.o8[0])}"
    expect(live.line).to_have_text(said)
    live.go(5)
    for unit in range(2):
        expect(live.outgoing().get_by_role("row").nth(unit)).to_contain_text(number(trace.o6[unit]))


def test_arrow_keys_move_the_dot_by_a_step_with_shift_by_ten_and_never_off_the_map(live: LivePage) -> None:
    plane(live).focus()
    live.page.keyboard.press("ArrowRight")
    expect(here(live)).to_contain_text("x = (1.52, -0.5):")
    live.page.keyboard.press("Shift+ArrowUp")
    expect(here(live)).to_contain_text("x = (1.52, -0.3):")
    expect(live.clouds.first).to_have_attribute("aria-current", "step")  # the page has not gone on
    for _ in range(30):
        live.page.keyboard.press("Shift+ArrowLeft")
    expect(here(live)).to_contain_text("x = (-3.3, -0.3):")
    live.root.get_by_role("button", name="Reset").click()
    expect(here(live)).to_contain_text("x = (1.5, -0.5):")


def test_the_colour_of_each_place_is_the_side_of_the_models_answer_there(live: LivePage) -> None:
    drawn = map_data(MODEL.trace((1.5, -0.5)), spiral)
    low, span = np.array(drawn["low"]), drawn["high"][0] - drawn["low"][0]
    sure = 0
    for share in np.random.default_rng(0).uniform(0.02, 0.98, (60, 2)):
        x = low + span * share
        answer = MODEL(x)[0]
        if abs(answer - 0.5) < 0.3 or np.linalg.norm(spiral.X - x, axis=1).min() < 0.15:
            continue  # on the way from one colour to the other, or below a point
        sure += 1
        red, _, blue, _ = plane(live).evaluate(COLOUR, share.tolist())
        assert (blue > red) == (answer > 0.5), x
    assert sure > 30


def test_the_map_follows_a_silenced_unit_before_the_next_frame_and_is_refined_after_it(
    live: LivePage,
) -> None:
    live.go(1)
    live.outgoing().get_by_role("gridcell").nth(2).click()
    at_once = silence(live).evaluate(
        """button => {
            const plane = document.querySelector('.itm-plane');
            button.click();
            return [document.querySelector('.itm-map p:last-child').textContent, plane.ariaBusy, plane.toDataURL()];
        }"""
    )
    assert at_once[:2] == [f"{right_of(without('L2', 2))} of 200 points on their side", "true"]
    is_painted(live)
    assert plane(live).evaluate("plane => plane.toDataURL()") != at_once[2]


@pytest.mark.parametrize(("step", "unit"), [(1, 2), (1, 4), (3, 5)])
def test_a_silenced_unit_gives_0_and_the_map_counts_what_that_changes(
    live: LivePage, step: int, unit: int
) -> None:
    layer, output = f"L{step + 1}", f"o{step + 1}"
    live.go(step)
    live.outgoing().get_by_role("gridcell").nth(unit).click()
    before = plane(live).evaluate("plane => plane.toDataURL()")
    silence(live).click()
    model = without(layer, unit)
    expect(counted(live)).to_have_text(f"{right_of(model)} of 200 points on their side")
    assert live.readout.startswith((f"{output}[{unit}] = 0\n", f"{output}[{unit}] = 0 (it was "))
    trace = model.trace((1.5, -0.5))
    said = f"Silent: o8 = {number(trace.o8[0])}. Not silent: o8 = {number(MODEL((1.5, -0.5))[0])}."
    expect(live.root.locator(".itm-silent")).to_have_text(said)
    expect(live.line).not_to_contain_text("Silent")  # it is said once
    expect(silence(live)).to_have_attribute("aria-pressed", "true")
    assert plane(live).evaluate("plane => plane.toDataURL()") != before
    silence(live).click()
    expect(counted(live)).to_have_text("200 of 200 points on their side")
    expect(silence(live)).to_have_attribute("aria-pressed", "false")
    expect(live.root.locator(".itm-silent")).to_have_text("")
    live.page.wait_for_function(
        "before => document.querySelector('.itm-plane').toDataURL() === before", arg=before
    )


@pytest.mark.parametrize("width", [1400, LAPTOP, BESIDE_FILES, PHONE])
def test_the_button_that_silences_stays_under_the_hand_that_pressed_it(
    open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    live = mapped(open_page(width=width, height=900), tmp_path).go(1)
    live.outgoing().get_by_role("gridcell").nth(2).click()
    before = silence(live).bounding_box()
    silence(live).click()
    after = silence(live).bounding_box()
    shift = [abs(after[side] - before[side]) for side in ("x", "y")]
    assert max(shift) < 10  # within the gap that a line that was empty leaves


def test_what_a_silenced_unit_changes_is_told_at_the_x_where_the_dot_stands(live: LivePage) -> None:
    live.go(1)
    live.outgoing().get_by_role("gridcell").nth(4).click()
    silence(live).click()
    plane(live).press("Shift+ArrowUp")
    x = (1.5, -0.3)
    now, before = (number(model(x)[0]) for model in (without("L2", 4), MODEL))
    expect(live.root.locator(".itm-silent")).to_have_text(f"Silent: o8 = {now}. Not silent: o8 = {before}.")
    live.root.get_by_role("button", name="Reset").click()
    expect(silence(live)).to_have_attribute("aria-pressed", "false")
    expect(here(live)).to_contain_text("x = (1.5, -0.5):")


def test_only_a_weighted_sum_can_be_silenced(live: LivePage) -> None:
    for step, can in enumerate((False, True, False, True, False, True, True, False)):
        live.go(step)
        expect(silence(live)).to_have_count(1 if can else 0)


def test_of_many_shares_the_largest_is_told_and_three_silenced_units_lose_the_7(
    open_page: OpenPage, tmp_path: Path
) -> None:
    seven = digit_model().trace(next(sample for sample in digits.test if sample.target == 7))
    live = opened(open_page(width=1400, height=900), tmp_path, seven, "explore").go(3)
    for unit in (2, 24, 30):
        live.outgoing().get_by_role("gridcell").nth(unit).click()
        silence(live).click()
        assert live.readout.startswith(f"o4[{unit}] = 0\n")
    expect(live.root.locator(".itm-silent")).to_have_text(
        re.compile(r"^Silent: o7\[8\] = 0.\d+. Not silent: o7\[7\] = 0.\d+.$")
    )
    expect(live.root.locator(".itm-verdict")).to_have_text("8")


def test_a_model_inside_is_on_the_map_too(open_page: OpenPage, tmp_path: Path) -> None:
    inside = Model(Input("across", "up"), MODEL)
    mapped(open_page(width=1400, height=900), tmp_path, inside.trace((1.5, -0.5)))


def test_a_function_that_only_python_computes_leaves_the_map_blank(
    open_page: OpenPage, tmp_path: Path
) -> None:
    def hidden(X: np.ndarray) -> float:
        return float(str(X[0])) - float(str(X[1]))

    trace = Model(Input("a", "b"), ReLU(), hidden).trace((1, 2))
    written = with_map(data(trace, knobs=[]), trace, ())
    page = open_page(width=1000, height=800)
    page.set_content(stepping(markup(trace), written, "map"))
    live = LivePage(page)
    is_painted(live)
    assert plane(live).evaluate(COLOUR, [0.3, 0.3])[3] == 0
    plane(live).press("ArrowRight")
    expect(here(live)).to_have_text("x = (1.02, 2): o3 = ?")


@pytest.mark.parametrize("width", [LAPTOP, BESIDE_FILES])
def test_every_step_is_in_sight_on_a_laptop(open_page: OpenPage, tmp_path: Path, width: int) -> None:
    live = mapped(open_page(width=width, height=720), tmp_path)
    for step in range(live.steps()):
        live.go(step)
        assert live.root.bounding_box()["height"] <= USABLE
        assert live.page.evaluate(SIDEWAYS) <= 0


@pytest.mark.parametrize("width", [1400, PHONE])
@pytest.mark.parametrize("theme", ["true", "false"])
def test_axe_objects_to_nothing(open_page: OpenPage, tmp_path: Path, width: int, theme: str) -> None:
    live = mapped(open_page(width=width, height=900), tmp_path, theme=theme).go(1)
    silence(live).click()
    assert live.page.evaluate(SIDEWAYS) <= 0
    axe.begin(live.page)
    assert axe.violations(live.root) == []


def test_linear_layers_alone_part_the_map_by_a_straight_line(open_page: OpenPage, tmp_path: Path) -> None:
    trace = Model(Input("across", "up"), Linear([[1.0, -2.0]])).trace((1, 1))
    written = with_map(data(trace, knobs=[]), trace, ())
    page = open_page(width=1000, height=800)
    page.set_content(stepping(markup(trace), written, "map"))
    live = LivePage(page)
    is_painted(live)
    for across, up in ((0.9, 0.2), (0.1, 0.6), (0.5, 0.7), (0.7, 0.55)):
        red, _, blue, _ = plane(live).evaluate(COLOUR, [across, up])
        assert (blue > red) == ((across - 0.5) - 2 * (up - 0.5) > 0)


def test_in_a_narrow_cell_the_map_stays_square_and_within_its_page(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = mapped(open_page(width=300, height=900), tmp_path)  # as beside JupyterLab's bars on a phone
    sheet, page = (live.root.locator(".itm-map .itm-sheet").bounding_box(), live.root.bounding_box())
    assert sheet["x"] + sheet["width"] <= page["x"] + page["width"] - 10
    assert abs(sheet["width"] - sheet["height"]) <= 1
