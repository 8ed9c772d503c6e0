"""A window over pictures on a live page: where it stands, what a kernel makes of it, and which number pooling takes."""

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from lessons_lib import AveragePool, Convolution, CrossEntropy, Input, MaxPool, Model, step_through
from lessons_lib.adapters.bends import Clip
from lessons_lib.adapters.zero_pad import ZeroPad
from lessons_lib.data import digits
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.notation import number
from lessons_lib.trained import digits_cnn
from tests.browser.conftest import OpenPage
from tests.browser.live import BESIDE_FILES, LAPTOP, PHONE, LivePage, opened, written
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

RANDOM = np.random.default_rng(7)
KERNELS = RANDOM.integers(-3, 4, (2, 1, 3, 3)).astype(float)
X = RANDOM.integers(0, 9, (1, 4, 4)).astype(float)
SEVEN = next(sample for sample in digits.test if sample.target == 7)
FRAMES = ".itm-in .itm-windows:not([hidden]) > .itm-window"


def trace() -> Trace:
    layers = Convolution(KERNELS, [0.5, -1], padding=1), MaxPool(2), AveragePool(2)
    return Model(Input(shape=(1, 4, 4)), *layers).trace(X)


def framed(live: LivePage) -> list[int]:
    """The numbers of what came in that lie in a frame, by their place."""
    return live.page.evaluate(
        """frames => {
            const inside = (cell, frame) => cell.left >= frame.left - 1 && cell.right <= frame.right + 1 && cell.top >= frame.top - 1 && cell.bottom <= frame.bottom + 1;
            const boxes = [...document.querySelectorAll(frames)].map((each) => each.getBoundingClientRect());
            return [...document.querySelectorAll('.itm-in [data-unit]')].filter((cell) => boxes.some((box) => inside(cell.getBoundingClientRect(), box))).map((cell) => Number(cell.dataset.unit));
        }""",
        FRAMES,
    )


def click(live: LivePage, unit: int) -> None:
    live.root.locator(f'.itm-out [data-unit="{unit}"]').click()


def told(live: LivePage, picture: int) -> list[str]:
    """The numbers of a picture of the step, as they are read out."""
    cells = live.root.locator(".itm-step").get_by_role("grid").nth(picture).get_by_role("gridcell")
    return [
        label.rpartition(", ")[2] for label in cells.evaluate_all("all => all.map(cell => cell.ariaLabel)")
    ]


@pytest.mark.parametrize(("out", "row", "column"), [(0, 2, 1), (1, 0, 0), (1, 3, 2)])
def test_a_convolution_frames_its_window_and_multiplies_it_by_the_kernel(
    open_page: OpenPage, tmp_path: Path, out: int, row: int, column: int
) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace()).go(1)
    click(live, out * 16 + row * 4 + column)
    window = [
        (r, c)
        for r in range(row - 1, row + 2)
        for c in range(column - 1, column + 2)
        if 0 <= r < 4 and 0 <= c < 4
    ]
    assert framed(live) == [r * 4 + c for r, c in window]
    padded = np.pad(X[0], 1)[row : row + 3, column : column + 3]
    assert told(live, 1) == [number(weight) for weight in KERNELS[out, 0].ravel()]
    assert told(live, 2) == [number(term) for term in (KERNELS[out, 0] * padded).ravel()]
    expect(live.root.locator(".itm-total")).to_have_text(number((KERNELS[out, 0] * padded).sum()))


@pytest.mark.parametrize(
    ("row", "column", "out"), [(0, 0, "top left"), (1, 1, ""), (3, 1, "bottom"), (2, 3, "right")]
)
def test_a_frame_sticks_out_where_its_window_stands_over_zeros(
    open_page: OpenPage, tmp_path: Path, row: int, column: int, out: str
) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace()).go(1)
    click(live, row * 4 + column)
    sides = live.page.evaluate(
        """frames => {
            const frame = document.querySelector(frames).getBoundingClientRect();
            const cells = [...document.querySelectorAll('.itm-in [data-unit]')].map((cell) => cell.getBoundingClientRect());
            const beyond = { top: cells[0].top - frame.top, left: cells[0].left - frame.left, bottom: frame.bottom - cells[15].bottom, right: frame.right - cells[15].right };
            return Object.keys(beyond).filter((side) => beyond[side] > 2).join(" ");
        }""",
        FRAMES,
    )
    assert sides == out


def test_a_frame_that_sticks_out_is_whole_and_lies_on_no_words(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=PHONE, height=1200), tmp_path, trace()).go(1)
    for unit in (0, 12):  # the window in the upper corner, and in the lower one
        click(live, unit)
        cut = live.page.evaluate(
            """frames => {
                const frame = document.querySelector(frames).getBoundingClientRect();
                const step = document.querySelector('.itm-step').getBoundingClientRect();
                const words = document.createRange();
                const beside = [...document.querySelectorAll('.itm-in .itm-panel-title b, .itm-in .itm-legend span')];
                const boxes = beside.map((each) => (words.selectNodeContents(each), { text: each.textContent, box: words.getBoundingClientRect() }));
                const meets = ({ box }) => box.height && box.top + 2 < frame.bottom && box.bottom - 2 > frame.top;
                return [...(frame.left < step.left ? ['left'] : []), ...boxes.filter(meets).map(({ text }) => text)];
            }""",
            FRAMES,
        )
        assert cut == []


def test_each_map_of_several_stands_below_its_number_and_the_number_leads_to_it(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, digits_cnn().trace(SEVEN)).go(6)
    for picture, count in (("o6, what came in", 8), ("weights", 8), ("o7, what goes out", 32)):
        grid = live.root.get_by_role("grid", name=picture, exact=True)
        assert grid.locator(".itm-map-number").all_inner_texts() == [str(map_) for map_ in range(count)]
    number_13 = live.root.locator(".itm-out .itm-map-number").nth(13)
    box = number_13.bounding_box()
    live.page.mouse.click(box["x"] + 3, box["y"] + 8)
    assert live.readout.startswith("o7[13, 0, ")
    assert live.root.locator(".itm-row .itm-map-number").count() == 0  # no room in the row


def test_of_a_single_map_no_number_is_written(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace()).go(1)
    assert live.root.locator(".itm-in .itm-map-number").count() == 0


def test_maps_narrower_than_their_numbers_go_without_and_lie_on_none(
    open_page: OpenPage, tmp_path: Path
) -> None:
    """On the way back through ReLU the slopes of 32 maps and what went in have little room."""
    backward = digits_cnn().trace(SEVEN).backward(CrossEntropy())
    live = written(open_page(width=LAPTOP, height=720), tmp_path, step_through(backward)._repr_html_())
    for layer in ("L5", "L8", "L11"):
        live.clouds.filter(has_text=re.compile(rf"^{layer}\b")).click()
        small = live.root.locator(".itm-stack .itm-map-number").all()
        boxes = [each.bounding_box() for each in small]
        assert all(
            abs(one["x"] - other["x"]) + abs(one["y"] - other["y"]) >= 12 for one, other in pairwise(boxes)
        )
        if layer != "L5":
            assert boxes == []


def test_a_map_falls_silent_as_a_whole_says_what_that_changes_and_speaks_again(
    open_page: OpenPage, tmp_path: Path
) -> None:
    cnn = digits_cnn()
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, cnn.trace(SEVEN), "explore").go(3)
    live.root.locator(".itm-out .itm-map-number").nth(5).click(force=True, position={"x": 3, "y": 14})
    silence = live.root.get_by_role("button", name="Silence o4[5]")
    silence.click()
    _, _, _, first, *rest = cnn
    kernels, bias = np.array(first.kernels), np.array(first.bias)
    kernels[5], bias[5] = 0, 0
    without = Model(*cnn[:3], Convolution(kernels, bias, padding=1), *rest)
    now, before = without(SEVEN.x).argmax(), 7
    assert live.readout.startswith("o4[5, ")
    told_now = f"o12[{now}] = {number(without(SEVEN.x)[now])}"
    said = live.root.locator(".itm-silent[aria-live=polite]")
    expect(said).to_have_text(f"Silent: {told_now}. Not silent: o12[7] = {number(cnn(SEVEN.x)[before])}.")
    expect(live.line).not_to_contain_text("Silent")  # it is said once
    live.go(4)
    assert not without.trace(SEVEN).o5[5].any()
    live.go(3)
    silence.click()
    expect(silence).to_have_attribute("aria-pressed", "false")
    expect(live.root.locator(".itm-silent")).to_have_text("")
    live.go(11)
    expect(live.root.get_by_role("gridcell", name=f"o12[7], {number(cnn(SEVEN.x)[7])}")).to_be_visible()


def test_a_weight_that_was_turned_is_there_again_when_its_map_speaks_again(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace(), "explore").go(1)
    click(live, 5)
    live.root.get_by_role("grid", name="weights").get_by_role("gridcell").nth(4).click()
    live.root.get_by_role("dialog").get_by_role("spinbutton").fill("7")
    live.page.keyboard.press("Escape")
    turned = told(live, 1)
    assert turned[4] == "7"
    silence = live.root.get_by_role("button", name="Silence o2[0]")
    silence.click()
    assert set(told(live, 1)) == {"0"}
    silence.click()
    assert told(live, 1) == turned


def test_each_weight_is_called_by_its_own_kernel(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace()).go(1)
    weights = live.root.get_by_role("grid", name="weights").get_by_role("gridcell")
    terms = live.root.get_by_role("grid", name="terms").get_by_role("gridcell")
    for out in (0, 1, 0):
        click(live, out * 16 + 5)
        for flat, (row, column) in enumerate(np.ndindex(3, 3)):
            name = f"L2.kernels[{out}, 0, {row}, {column}], "
            assert weights.nth(flat).get_attribute("aria-label") == name + number(
                KERNELS[out, 0, row, column]
            )
            assert terms.nth(flat).get_attribute("aria-label").startswith(f"term of {name}")


def test_the_arrow_keys_walk_the_window_and_enter_leaves_it_there(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace()).go(1)
    click(live, 5)
    before, terms = framed(live), told(live, 2)
    live.page.keyboard.press("ArrowRight")
    assert framed(live) == [place + 1 for place in before]
    assert told(live, 2) == [number(each) for each in (KERNELS[0, 0] * X[0, :3, 1:4]).ravel()]
    assert live.readout.startswith("o2[0, 1, 1] = ")  # which stays the opened one
    live.page.keyboard.press("Tab")
    assert (framed(live), told(live, 2)) == (before, terms)
    live.page.keyboard.press("Shift+Tab")  # back to where one was
    live.page.keyboard.press("Enter")
    live.page.keyboard.press("Tab")
    assert framed(live) == [place + 1 for place in before]


@pytest.mark.parametrize("how", ["keys", "finger"])
@pytest.mark.parametrize("step", [3, 5, 6])  # a kernel of one slice, a pool, a kernel of eight slices
@pytest.mark.parametrize("screen", [(PHONE, 800), (360, 640)])
def test_on_a_phone_the_window_and_the_number_that_one_walks_on_are_seen_together(
    open_page: OpenPage, tmp_path: Path, screen: tuple[int, int], step: int, how: str
) -> None:
    page = open_page(*screen, has_touch=True)
    live = opened(page, tmp_path, digits_cnn().trace(digits.test[0])).go(step)
    out = live.root.locator(".itm-out .itm-cells")
    if how == "keys":
        live.root.locator(".itm-out .itm-lens").focus()
        live.page.keyboard.press("ArrowRight")
    else:
        page.evaluate("scrollTo(0, 9999)")
        box = out.bounding_box()
        assert box
        out.tap(position={"x": box["width"] * 0.3, "y": box["height"] * 0.95})
    drawn(page)
    above, below = (
        live.root.locator(each).bounding_box() for each in (".itm-controls", ".itm-readout-place")
    )
    assert above
    assert below
    for each in (*live.page.locator(FRAMES).all(), live.root.locator(".itm-out .itm-lens")):
        box = each.bounding_box()
        assert box
        assert above["y"] + above["height"] <= box["y"]
        assert box["y"] + box["height"] <= below["y"]
        assert each.evaluate(ON_TOP), "nothing lies over it"


# Whether what one sees at an element's place belongs to the picture that it stands in.
ON_TOP = """each => {
    const box = each.getBoundingClientRect();
    const panel = each.closest(".itm-panel");
    return panel.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
}"""


def test_on_a_phone_the_sum_stands_between_the_terms_and_what_goes_out(
    open_page: OpenPage, tmp_path: Path
) -> None:
    picture = Model(Input(shape=(1, 8, 8)), Convolution(KERNELS[:1])).trace(SEVEN.x[np.newaxis])
    live = opened(open_page(width=PHONE, height=800), tmp_path, picture).go(1)
    terms = live.root.get_by_role("grid", name="terms").bounding_box()
    total, out = (live.root.locator(each).bounding_box() for each in (".itm-total", ".itm-out"))
    assert terms
    assert total
    assert out
    assert terms["y"] + terms["height"] <= total["y"]
    assert total["y"] + total["height"] <= out["y"]


def test_a_pointer_over_what_goes_out_takes_the_window_along(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace()).go(1)
    click(live, 5)
    live.root.locator('.itm-out [data-unit="26"]').hover()  # of the other map: row 2, column 2
    assert framed(live) == [5, 6, 7, 9, 10, 11, 13, 14, 15]
    assert told(live, 1) == [number(weight) for weight in KERNELS[1, 0].ravel()]
    live.page.mouse.move(0, 0)
    assert framed(live) == [0, 1, 2, 4, 5, 6, 8, 9, 10]


def test_the_largest_pool_shows_which_number_won_and_the_mean_pool_none(
    open_page: OpenPage, tmp_path: Path
) -> None:
    made = trace()
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, made).go(2)
    click(live, 3)  # the last of the first map
    window = [10, 11, 14, 15]
    assert framed(live) == window
    chosen = live.root.locator('.itm-in [aria-selected="true"]').evaluate_all(
        "all => all.map(cell => Number(cell.dataset.unit))"
    )
    assert chosen == [window[int(np.argmax(made.o2.ravel()[window]))]]
    live.go(3)
    click(live, 0)
    expect(live.root.locator('.itm-in [aria-selected="true"]')).to_have_count(0)


def test_where_numbers_have_no_pixel_of_their_own_the_window_is_framed_on_the_map_that_is_shown_large(
    open_page: OpenPage, tmp_path: Path
) -> None:
    layers = Convolution(RANDOM.normal(size=(2, 100, 3, 3))), MaxPool(2)
    x = RANDOM.normal(size=(100, 34, 34))
    made = Model(Input(shape=x.shape), *layers).trace(x)
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, made).go(1)
    expect(live.page.locator(FRAMES)).to_have_count(1)
    assert live.readout.startswith("o2[")


def test_a_window_of_pooling_over_the_edge_shows_no_number_where_there_is_none(
    open_page: OpenPage, tmp_path: Path
) -> None:
    x = np.array([[1.0, 9, 2, 3], [4, 5, 6, 7], [8, 1, 2, 3], [4, 5, 6, 7]])
    made = Model(Input(shape=(4, 4)), MaxPool(3, 2, 1)).trace(x)
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, made).go(1)
    click(live, 0)
    assert framed(live) == [0, 1, 4, 5]
    near = live.root.locator(".itm-step [data-unit]:not(.itm-in *):not(.itm-out *):visible")
    assert [text.strip() for text in near.all_text_contents()] == ["1", "9", "4", "5"]
    click(live, 1)
    assert framed(live) == [1, 2, 3, 5, 6, 7]
    assert [text.strip() for text in near.all_text_contents()] == ["9", "2", "3", "5", "6", "7"]


def test_a_zero_around_a_picture_says_that_it_is_one_and_any_other_number_shows_where_it_came_from(
    open_page: OpenPage, tmp_path: Path
) -> None:
    padded = Model(Input(shape=(1, 4, 4)), ZeroPad(1, 2, 1, 0)).trace(X)
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, padded).go(1)
    marked = live.root.locator('.itm-in [aria-selected="true"]')
    click(live, 0)
    assert " ".join(live.readout.split()) == "o2[0, 0, 0] = 0 = a zero of the padding"
    expect(marked).to_have_count(0)
    click(live, 7 + 1)  # a row of seven, and one to the right
    assert " ".join(live.readout.split()) == f"o2[0, 1, 1] = {number(X[0, 0, 0])} = o1[0, 0, 0]"
    expect(marked).to_have_attribute("aria-label", f"o1[0, 0, 0], {number(X[0, 0, 0])}")


@pytest.mark.parametrize("width", [LAPTOP, 830, 400])
def test_what_is_written_of_a_dot_stays_within_its_curve(
    open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    """Clip's two flat ends, and the slope between them: the opened dot may lie anywhere."""
    bent = Model(Input(shape=(1, 4, 4)), Clip(-0.5, 0.5)).trace(np.linspace(-1, 1, 16).reshape(1, 4, 4) ** 3)
    live = opened(open_page(width=width, height=1400), tmp_path, bent).go(1)
    for unit in range(16):
        click(live, unit)
        expect(live.root.locator(".itm-curve-mark text")).to_contain_text(f"[0, {unit // 4}, {unit % 4}] = ")
        outside = live.root.locator(".itm-curved svg").evaluate(
            """curve => {
                const [all, text] = [curve, curve.querySelector('.itm-curve-mark text')].map((each) => each.getBoundingClientRect());
                return Math.max(all.left - text.left, text.right - all.right, all.top - text.top, text.bottom - all.bottom);
            }"""
        )
        assert outside <= 0, unit


@pytest.mark.parametrize("width", [LAPTOP, BESIDE_FILES])
def test_what_is_written_beside_a_small_cell_is_within_the_page(
    width: int, open_page: OpenPage, tmp_path: Path
) -> None:
    ones = Model(Input(shape=(1, 32, 32)), Convolution(np.full((64, 1, 3, 3), 0.123), padding=1), MaxPool(2))
    live = opened(
        open_page(width, 600), tmp_path, ones.trace(digits.train[0].x.repeat(4, 0).repeat(4, 1)[None])
    ).go(1)
    for step in (1, 2):
        live.go(step)
        picture = live.outgoing().last
        box = picture.bounding_box()
        for share in (0.05, 0.49, 0.51):
            live.page.mouse.move(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
            bubble = picture.locator(".itm-bubble")
            expect(bubble).to_be_visible()
            written = bubble.bounding_box()
            page = live.root.bounding_box()
            assert page["x"] <= written["x"]
            assert written["x"] + written["width"] <= page["x"] + page["width"]
