"""Layers of very many numbers, and rows of very many layers, as a person meets them on the live page."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import expect

from lessons_lib import AveragePool, Convolution, Input, Linear, Model, ReLU, step_through
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.notation import number
from lessons_lib.page.tiles import chosen_maps
from tests.browser import axe
from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab
from tests.browser.live import LAPTOP, LivePage, opened
from tests.browser.stepper import opened_with, stepper
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

STRENGTHS = np.random.default_rng(3).normal(size=1000)

# A layer of one's own that tells its arithmetic: a thousand maps, each the picture times a number.
MANY_MAPS = """\
import numpy as np
from lessons_lib import Input, Model, ReLU, explore
from lessons_lib.layers import BuiltIn

class Maps(BuiltIn):
    strengths = np.random.default_rng(3).normal(size=1000)
    def shape_after(self, shape, values=None, /):
        return (1000, *shape)
    def forward(self, X, /):
        return X * self.strengths[:, None, None]
    def arithmetic(self, X, unit, /):
        each, place = divmod(unit, X.size)
        return X.flat[place] * float(self.strengths[each])

x = np.random.default_rng(4).normal(size=(32, 32))
live = explore(Model(Input(shape=(32, 32)), Maps(), ReLU()).trace(x))
live
"""
OF_A_MILLION = """\
from lessons_lib.numbers.notation import number
value = live.trace.o2[1, 0, 0]
print(f"o2[1, 0, 0] = {number(value)} = {number(x[0, 0])} × ({number(value / x[0, 0])})")
"""


def maps(count: int) -> Trace:
    """A function that makes many maps of a picture, and a ReLU."""

    def spread(X: Any) -> Any:
        return np.asarray(X)[None] * STRENGTHS[:count, None, None]

    x = np.random.default_rng(4).normal(size=(32, 32))
    return Model(Input(shape=(32, 32)), spread, ReLU()).trace(x)


def row(layers: int = 300) -> Trace:
    random = np.random.default_rng(5)
    weights = random.normal(size=(64, 64)) / 6
    each = [ReLU() if at % 2 else Linear(weights) for at in range(layers - 1)]
    return Model(*each, scores=Linear(random.normal(size=(64, 64)))).trace(random.normal(size=64))


# Many numbers -------------------------------------------------------------------------------------


def tiles_and_numbers(live: LivePage) -> tuple[Any, Any]:
    """The two pictures of what goes out: all numbers as tiles, and those of the chosen tile."""
    tiles, numbers = live.outgoing().all()
    return tiles, numbers


def test_keys_walk_through_maps_and_in_a_map_and_any_number_opens(
    open_page: OpenPage, tmp_path: Path
) -> None:
    trace = maps(100)
    live = opened(open_page(width=1400, height=720), tmp_path, trace).go(1)
    tiles, _ = tiles_and_numbers(live)
    lens = tiles.get_by_role("gridcell")
    lens.focus()
    for key in ("Home", "ArrowUp", "ArrowRight", "ArrowRight"):
        live.page.keyboard.press(key)
    at = int(re.match(r"o2\[(\d+)\], 1024 x 1 numbers from ", lens.get_attribute("aria-label") or "")[1])  # type: ignore[index]
    largest = np.unravel_index(trace.o2[at].argmax(), (32, 32))
    said = f"o2[{at}, {largest[0]}, {largest[1]}]"
    expect(live.line).to_have_text(f"{said} is {number(float(trace.o2[(at, *largest)]))}.")
    _, numbers = tiles_and_numbers(live)
    expect(numbers).to_have_attribute("aria-label", re.compile(rf"o2\[{at}\]$"))
    cell = numbers.get_by_role("gridcell")
    cell.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
        live.page.keyboard.press(key)
    value = number(float(trace.o2[at, 2, 1]))
    expect(cell).to_have_attribute("aria-label", f"o2[{at}, 2, 1], {value}")
    expect(live.line).to_have_text(f"o2[{at}, 2, 1] is {value}.")
    live.page.keyboard.press("Enter")
    assert live.readout.startswith(f"o2[{at}, 2, 1] = {value}")


def test_the_number_that_is_open_stays_open_in_the_next_layer(open_page: OpenPage, tmp_path: Path) -> None:
    trace = maps(100)
    live = opened(open_page(width=1400, height=720), tmp_path, trace).go(1)
    tiles, _ = tiles_and_numbers(live)
    box = tiles.bounding_box()
    live.page.mouse.click(box["x"] + box["width"] * 0.55, box["y"] + box["height"] * 0.35)  # row 3, column 5
    _, numbers = tiles_and_numbers(live)
    box = numbers.bounding_box()
    live.page.mouse.click(box["x"] + box["width"] * 0.52, box["y"] + box["height"] * 0.52)
    assert live.readout.startswith("o2[35, 16, 16] = ")
    live.go(2)
    assert live.readout.startswith("o3[35, 16, 16] = ")
    for end in (".itm-in", ".itm-out"):
        grids = live.root.locator(end).get_by_role("grid")
        expect(grids).to_have_count(2)
        assert (grids.nth(1).get_attribute("aria-label") or "").endswith("[35]")


def test_each_tile_is_painted_in_the_colours_of_its_numbers(open_page: OpenPage, tmp_path: Path) -> None:
    """The first map is all above 0, the second all below, the third all 0."""

    def spread(X: Any) -> Any:
        return np.concatenate([np.full((1, 64, 64), each) for each in (2.0, -2.0, 0.0)] * 3)

    live = opened(open_page(width=1400, height=720), tmp_path, Model(spread, ReLU()).trace([1, 2])).go(0)
    points = live.root.locator(".itm-out canvas").first.evaluate(
        """canvas => [1 / 6, 1 / 2, 5 / 6].map(share =>
            [...canvas.getContext("2d").getImageData(canvas.width * share, canvas.height / 6 + 1, 1, 1).data.slice(0, 3)])"""
    )
    assert points == [[27, 102, 201], [194, 65, 12], [229, 231, 235]]


def sixty_four() -> Trace:
    random = np.random.default_rng(17)
    layer = Convolution(random.normal(size=(64, 3, 3, 3)), random.normal(size=64), padding=1)
    return Model(layer, ReLU()).trace(random.normal(size=(3, 32, 32)))


def test_64_maps_of_32_by_32_step_offline_and_any_number_of_any_map_opens(
    open_page: OpenPage, tmp_path: Path
) -> None:
    trace = sixty_four()
    live = opened(open_page(width=1400, height=720), tmp_path, trace)
    hidden = next(at for at in range(64) if at not in chosen_maps(trace.o1))  # the static page leaves it out
    for step, output in enumerate(("o1", "o2")):
        live.go(step)
        tiles, _ = tiles_and_numbers(live)
        expect(tiles).to_have_attribute("aria-label", f"{output}, what goes out, 64 x 32 x 32 numbers")
        box = tiles.bounding_box()
        place = (hidden % 8 + 0.5, hidden // 8 + 0.5)
        tiles.click(position={"x": place[0] * box["width"] / 8, "y": place[1] * box["height"] / 8})
        _, numbers = tiles_and_numbers(live)
        numbers.get_by_role("gridcell").focus()
        live.page.keyboard.press("Home")
        live.page.keyboard.press("Enter")
        value = number(float(getattr(trace, output)[hidden, 0, 0]))
        assert live.readout.startswith(f"{output}[{hidden}, 0, 0] = {value}")
        expect(live.root.locator(".itm-note")).to_have_count(0)  # nothing is left out


def from_64_maps() -> Trace:
    """Layers with a window that take 64 maps: of 32 x 32, then of 16 x 16."""
    random = np.random.default_rng(18)
    deeper = Convolution(random.normal(size=(2, 64, 3, 3)), padding=1)
    return Model(AveragePool(2), deeper).trace(random.normal(size=(64, 32, 32)))


def window(live: LivePage, side: int) -> list[float] | None:
    """Where the window stands on the map of so many rows that is shown large: left, top, width and height in its cells; nothing if none is seen."""
    place: list[float] | None = live.page.evaluate(
        """side => {
            const frame = document.querySelector(".itm-in .itm-window");
            const maps = document.querySelectorAll(".itm-in [role=grid]");
            if (!frame || !frame.offsetParent) return null;
            const [box, map] = [frame, maps[maps.length - 1]].map((each) => each.getBoundingClientRect());
            return [box.left - map.left, box.top - map.top, box.width, box.height].map((each) => (each / map.width) * side);
        }""",
        side,
    )
    return place


def test_of_64_maps_the_one_that_is_shown_has_the_window_and_it_walks(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, from_64_maps()).go(1)
    out = live.outgoing().last.get_by_role("gridcell")
    out.focus()
    for key in ("Home", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight"):
        live.page.keyboard.press(key)
    assert window(live, 16) == pytest.approx([1, 1, 3, 3], abs=0.1)
    live.page.keyboard.press("ArrowRight")
    assert window(live, 16) == pytest.approx([2, 1, 3, 3], abs=0.1)
    live.page.keyboard.press("Enter")
    tiles, _ = live.root.locator(".itm-in").get_by_role("grid").all()
    box = tiles.bounding_box()
    tiles.click(position={"x": box["width"] * 0.7, "y": box["height"] * 0.7})  # a kernel looks at every map
    live.page.mouse.move(0, 0)
    assert (
        live.root.locator(".itm-in").get_by_role("grid").last.get_attribute("aria-label")
        == "o1, what came in, o1[45]"
    )
    assert window(live, 16) == pytest.approx([2, 1, 3, 3], abs=0.1)


def test_of_64_maps_that_are_pooled_the_one_of_the_opened_number_is_shown_with_its_window(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, from_64_maps()).go(0)
    ends = [live.root.locator(end).get_by_role("grid") for end in (".itm-in", ".itm-out")]
    for at, end in ((35, 1), (12, 0)):
        box = ends[end].first.bounding_box()
        ends[end].first.click(
            position={"x": (at % 8 + 0.5) * box["width"] / 8, "y": (at // 8 + 0.5) * box["height"] / 8}
        )
        if end:
            ends[end].last.get_by_role("gridcell").focus()
            for key in ("Home", "ArrowDown", "ArrowRight", "ArrowRight", "Enter"):
                live.page.keyboard.press(key)
            expect(ends[0].last).to_have_attribute("aria-label", "x, what came in, x[35]")
            assert window(live, 32) == pytest.approx([4, 2, 2, 2], abs=0.1)
    expect(ends[0].last).to_have_attribute("aria-label", "x, what came in, x[12]")
    assert window(live, 32) is None  # the opened number looks at another map


def test_without_a_script_16_of_64_maps_are_seen_and_it_says_so(open_page: OpenPage, tmp_path: Path) -> None:
    file = tmp_path / "still.html"
    file.write_text(f'<meta charset="utf-8">{step_through(sixty_four())._repr_html_()}', "utf-8")
    page = open_page(width=LAPTOP, height=720, java_script_enabled=False)
    page.goto(file.as_uri())
    expect(page.get_by_text("16 of 64 maps", exact=True)).to_have_count(2)
    expect(page.get_by_role("img", name="o1 as an image, 64 x 32 x 32 numbers")).to_be_visible()


@pytest.mark.parametrize(("dark", "width"), [(False, LAPTOP), (True, 400)])
def test_what_is_large_is_for_everyone(open_page: OpenPage, tmp_path: Path, dark: bool, width: int) -> None:
    page = open_page(width=width, height=720, reduced_motion="reduce")
    for trace in (maps(100), maps(1000), row()):
        live = opened(page, tmp_path, trace, dark=dark)
        axe.begin(page)
        heights = set()
        for step in range(3):
            live.go(step)
            assert axe.violations(live.root) == []
            heights.add(live.root.evaluate("root => root.querySelector('.itm-step').offsetHeight"))
        assert (
            len(heights) == 1 or width < LAPTOP
        )  # no step moves another; on a phone each is as high as its panels


def weights() -> Trace:
    random = np.random.default_rng(6)
    return Model(Linear(random.normal(size=(1000, 1000))), ReLU()).trace(random.normal(size=1000))


@pytest.mark.parametrize(
    ("trace", "step", "says"),
    [
        (
            lambda: maps(1000),
            1,
            "This saved page leaves the numbers out: each point is the largest of several.",
        ),
        (
            lambda: maps(1000),
            2,
            "This saved page leaves the numbers out: each point is the largest of several.",
        ),
        (weights, 0, "This saved page leaves out weights (1000 x 1000): too many numbers."),
    ],
)
def test_a_saved_page_says_what_it_leaves_out_and_what_needs_python(
    open_page: OpenPage, tmp_path: Path, trace: Callable[[], Trace], step: int, says: str
) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace()).go(step)
    note = live.root.locator(".itm-note")
    expect(note).to_contain_text(says)
    expect(note).to_contain_text("explore(trace), with Python running, opens any")
    expect(live.root.locator(".itm-step")).not_to_have_class(re.compile("itm-unknown"))


def test_numbers_that_are_left_out_are_a_picture_with_its_words(open_page: OpenPage, tmp_path: Path) -> None:
    trace = maps(1000)
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace, "explore").go(2)
    least, largest = (number(each) for each in (trace.o2.min(), trace.o2.max()))
    came = live.root.get_by_role("img", name=f"o2: 1000 x 32 x 32 numbers from {least} to {largest}")
    expect(came).to_be_visible()
    expect(live.line).to_have_text(
        f"o3 is 1000 x 32 x 32 numbers from 0 to {largest}, too many for a saved page: "
        "explore(trace), with Python running, opens any."
    )
    expect(live.root.get_by_role("grid")).to_have_count(0)


def test_beside_a_kernel_any_of_a_million_numbers_opens(jupyter: Lab, open_page: OpenPage) -> None:
    notebook = opened_with(jupyter, open_page, "million.ipynb", MANY_MAPS, OF_A_MILLION).run_all()
    page = stepper(notebook, 0)
    page.next.click()
    tiles = page.root.locator(".itm-out").get_by_role("grid")
    tiles.first.get_by_role("gridcell").focus()
    for key in ["ArrowUp"] * 32 + ["Home", "ArrowRight"]:
        notebook.page.keyboard.press(key)
    tiles.last.get_by_role("gridcell").focus()
    notebook.page.keyboard.press("Enter")
    expect(page.opened).to_have_text(notebook.output(1).inner_text().strip(), use_inner_text=True)
    expect(page.root.get_by_text("its arithmetic was not recorded")).to_be_hidden()


# Many layers --------------------------------------------------------------------------------------


def here(live: LivePage) -> str:
    return " ".join(live.root.locator(".itm-cloud[aria-current]").inner_text().split())


def test_a_long_row_has_the_step_in_its_middle_and_an_overview_that_leads_to_any(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, row())
    slider = live.root.get_by_role("slider", name="All 300 layers")
    slider.focus()
    for key, reached in (
        ("End", "L300 scores"),
        ("Home", "L1 Linear"),
        ("PageUp", None),
        ("PageUp", None),
        ("ArrowRight", None),
    ):
        live.page.keyboard.press(key)
        assert reached in {here(live), None}
        expect(slider).to_have_attribute("aria-valuetext", here(live))
        expect(slider).to_be_focused()
    drawn(live.page)  # the row scrolls in the next frame
    cloud, line = (
        live.root.locator(each).bounding_box() for each in (".itm-cloud[aria-current]", ".itm-row")
    )
    assert abs(cloud["x"] + cloud["width"] / 2 - line["x"] - line["width"] / 2) < 8
    live.next.click()
    expect(slider).to_have_attribute("aria-valuetext", here(live))


@pytest.mark.parametrize(
    ("typed", "found"), [("L217", "L217 Linear"), ("scor", "L300 scores"), ("relu", "L2 ReLU")]
)
def test_a_layer_is_found_by_its_name(open_page: OpenPage, tmp_path: Path, typed: str, found: str) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, row())
    box = live.root.get_by_role("combobox", name="Go to a layer")
    box.fill(typed)
    box.press("Enter")
    assert here(live) == found
    box.fill("no such layer")
    box.press("Enter")
    assert here(live) == found


def test_the_pictures_in_sight_are_painted_wherever_one_goes(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, row())
    painted = """row => [...row.querySelectorAll("canvas")].filter(canvas => {
        const [box, frame] = [canvas.getBoundingClientRect(), row.getBoundingClientRect()];
        return box.right > frame.left && box.left < frame.right;
    }).map(canvas => canvas.getContext("2d").getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data[3])"""
    line = live.root.locator(".itm-row").first
    for layer in (149, 299, 0):
        live.clouds.nth(layer).evaluate("cloud => cloud.click()")
        drawn(live.page)
        assert set(line.evaluate(painted)) == {255}
    line.evaluate("row => (row.scrollLeft = 9000)")  # by hand
    drawn(live.page)
    assert set(line.evaluate(painted)) == {255}


def test_a_row_that_can_be_seen_has_no_overview(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, row(40))
    expect(live.root.get_by_role("slider")).to_have_count(0)
