"""Lessons 11 to 13 as a learner works through them: in a copy of their own, on a laptop's screen, by mouse and by keyboard."""

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from lessons_lib import Convolution, Input, Model, SquaredError, receptive_field
from lessons_lib.data import digits
from lessons_lib.numbers.notation import number
from lessons_lib.trained import digits_cnn
from tests.browser.driven import Opened, all_is_well, drag, lesson, output
from tests.browser.stepper import Stepper

__all__ = ["lesson"]  # a fixture

pytestmark = pytest.mark.browser

SEVEN = next(sample for sample in digits.test if sample.target == 7)


def values(grid: Locator) -> list[str]:
    """The numbers of a picture, as they are read out."""
    cells = grid.get_by_role("gridcell").evaluate_all("all => all.map((each) => each.ariaLabel)")
    return [label.rpartition(", ")[2] for label in cells]


def written(array: np.ndarray) -> list[str]:
    return [number(each) for each in array.ravel()]


def test_11_a_kernel_is_turned_by_keyboard_and_by_mouse_and_its_map_follows(lesson: Opened) -> None:
    page = Stepper(output(lesson("11"), "explore(Model(*to_channels, blank_kernel)", ".itm-live"))
    page.at("L3").press("Enter")
    page.root.get_by_role("grid", name="weights").locator('[tabindex="0"]').focus()
    for key in ("ArrowDown", "ArrowRight", "Enter"):  # to the weight in the middle
        page.root.page.keyboard.press(key)
    card = page.root.get_by_role("dialog", name="L3.kernels[0, 0, 1, 1]")
    card.get_by_role("slider").press("End")
    expect(page.line).to_have_text("o3 is 1 x 8 x 8 numbers from 0 to 16, made of 64 numbers.")
    assert values(page.goes_out) == written(SEVEN.x)  # the number in the middle is handed on
    drag(card.get_by_role("slider"), 0)  # which has been at its end, and so goes twice as far now
    expect(page.line).to_have_text("o3 is 1 x 8 x 8 numbers from -32 to 0, made of 64 numbers.")
    assert values(page.goes_out) == written(-2 * SEVEN.x)


def test_11_all_twelve_layers_are_stepped_by_keyboard(lesson: Opened) -> None:
    page = Stepper(output(lesson("11"), "explore(trace)", ".itm-live"))
    page.root.focus()
    trace = digits_cnn().trace(SEVEN)
    for step in trace:
        page.marks(step.name)
        expect(page.line).to_have_text(re.compile(rf"^{step.output_name} "))
        page.root.press("ArrowRight")
    page.root.press("Home")
    page.marks("L1")
    all_is_well(lesson("11"))


def painted(slide: Locator) -> str:
    """What the slider's picture looks like now: its panel, point by point."""
    return slide.evaluate(
        "slide => JSON.stringify([...slide.querySelectorAll('canvas, svg')].map((each) => each.toDataURL?.() ?? each.outerHTML))"
    )


def test_11_the_slider_of_strides_tells_and_paints_how_often_pixels_are_seen(lesson: Opened) -> None:
    slide = output(lesson("11"), 'Slider("stride, padding"', ".itm-slide")
    slider, told = slide.locator("input[type=range]"), slide.locator("output")
    looks = {(stride, padding): times_seen(stride, padding) for stride in (1, 2, 3) for padding in (0, 1)}
    pictures = []
    slider.press("Home")
    for (stride, padding), seen in looks.items():
        expect(told).to_have_text(
            f"Stride {stride}, padding {padding}. Windows on the corner: {seen[0, 0]:.0f}, on the middle: {seen[3, 3]:.0f}. "
            f"Pixels that none sees: {(seen == 0).sum()}."
        )
        pictures.append(painted(slide))
        slider.press("ArrowRight")
    assert len(set(pictures)) == len(looks)
    drag(slider, 0)
    expect(told).to_have_text(
        re.compile(r"^Stride 1, padding 0\. Windows on the corner: 1, on the middle: 9\.")
    )
    assert painted(slide) == pictures[0]


def times_seen(stride: int, padding: int) -> np.ndarray:
    """How many windows of 3 x 3 see each pixel: by what a convolution of ones hands back to it."""
    ones = Model(Input(shape=(1, 8, 8)), Convolution(np.ones((1, 1, 3, 3)), stride=stride, padding=padding))
    trace = ones.trace(np.zeros((1, 8, 8)))
    back = trace.backward(SquaredError(), trace.output - 1)["dL/dx"][0]
    return np.round(back)


def test_11_the_slider_uphill_tells_the_score_of_each_picture_and_paints_another_one(lesson: Opened) -> None:
    slide = output(lesson("11"), 'Slider("step"', ".itm-slide")
    slider, told = slide.locator("input[type=range]"), slide.locator("output")
    cnn, start = digits_cnn(), digits.train.X.mean(axis=0)
    slider.press("Home")
    score = Model(*cnn[:-1])(start)[5]
    expect(told).to_have_text(f"After 0 steps: score {score:.1f}, share of the 5 {cnn(start)[5]:.2f}.")
    pictures = {painted(slide)}
    for step in range(5, 101, 5):
        slider.press("ArrowRight")
        expect(told).to_have_text(
            re.compile(rf"^After {step} steps: score \d+\.\d, share of the 5 [01]\.\d\d\.$")
        )
        pictures.add(painted(slide))
    assert len(pictures) == 21
    drag(slider, 1)
    expect(told).to_have_text("After 100 steps: score 22.0, share of the 5 1.00.")
    all_is_well(lesson("11"))


def test_12_the_number_that_won_is_shown_to_a_click_and_to_the_arrow_keys(lesson: Opened) -> None:
    page = Stepper(output(lesson("12"), "step_through(pooling", ".itm-live"))
    page.at("L2").click()
    o2 = SEVEN.x.reshape(4, 2, 4, 2).max(axis=(1, 3))
    page.number(f"o2[1, 1], {number(o2[1, 1])}").click()
    won = page.came_in.locator('[aria-selected="true"]')
    expect(won).to_have_attribute("aria-label", f"o1[2, 2], {number(SEVEN.x[2, 2])}")
    page.root.page.keyboard.press("ArrowRight")
    page.root.page.keyboard.press("Enter")
    expect(page.opened).to_contain_text(f"o2[1, 2] = {number(o2[1, 2])}")
    row, column = divmod(int(SEVEN.x[2:4, 4:6].argmax()), 2)
    expect(won).to_have_attribute(
        "aria-label", f"o1[{2 + row}, {4 + column}], {number(SEVEN.x[2 + row, 4 + column])}"
    )


def test_12_a_receptive_field_is_walked_by_keyboard_and_by_mouse(lesson: Opened) -> None:
    slide = output(lesson("12"), 'Slider("place"', ".itm-slide")
    slider, told = slide.locator("input[type=range]"), slide.locator("output")
    trace = digits_cnn().trace(SEVEN)

    def seen(row: int, column: int) -> str:
        field = receptive_field(trace, "o6", (0, row, column))
        return f"o6[0, {row}, {column}] sees {field.sum()} pixels."

    slider.press("Home")
    expect(told).to_have_text(seen(0, 0))
    slider.press("ArrowRight")
    expect(told).to_have_text(seen(0, 1))
    drag(slider, 1)
    expect(told).to_have_text(seen(3, 3))


def test_12_dropout_in_training_and_after_are_compared_by_keyboard(lesson: Opened) -> None:
    page = Stepper(output(lesson("12"), "compare(dropping.trace", ".itm-live"))
    page.root.focus()
    for _ in ("L1", "L2", "L3", "L4"):  # it begins with x
        page.root.press("ArrowRight")
    page.marks("L4")
    after, during = (page.root.get_by_role("grid", name=f"o4, {which}", exact=True) for which in ("a", "b"))
    assert values(after) == written(np.array([5, 4, 0, 9, 2, 1]))
    pairs = zip(map(float, values(during)), map(float, values(after)), strict=True)
    assert all(here in (0, 2 * there) for here, there in pairs)
    all_is_well(lesson("12"))


def test_13_an_arrow_jumps_to_the_sum_and_each_of_its_numbers_opens(lesson: Opened) -> None:
    page = Stepper(output(lesson("13"), "step_through(with_add.trace", ".itm-live"))
    page.at("L4").click()
    expect(page.layers.locator("svg path").first).to_be_visible()
    page.number("o4[1], 1").click()
    expect(page.opened).to_contain_text("o4[1] = 1 = 3 + (-2)")
    page.goes_out.press("ArrowUp")
    page.root.page.keyboard.press("Enter")
    expect(page.opened).to_contain_text("o4[0] = 3 = 0 + 3")


def test_13_a_block_is_opened_in_place_by_keyboard_and_walked_by_mouse(lesson: Opened) -> None:
    page = Stepper(output(lesson("13"), "step_through(blocks.trace", ".itm-live"))
    page.at("L2").press("Enter")
    page.unfold("inside L2: 3 layers").press("Enter")
    inner = Stepper(page.unfolded.get_by_role("group", name="L2 · Model, step by step"))
    expect(inner.line).to_have_text("o1 is (-2, 3), made of 2 numbers.")
    inner.next.click()
    inner.at("L3").click()
    expect(inner.line).to_have_text("o3 is (3, 1), made of 4 numbers.")
    inner.root.press("ArrowLeft")
    inner.marks("L2")
    page.marks("L2")
    all_is_well(lesson("13"))
