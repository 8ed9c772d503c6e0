"""Lessons 07 to 10 as a learner works through them: in a copy of their own, on a laptop's screen, by mouse and by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.driven import Opened, all_is_well, drag, knob, lesson, output
from tests.browser.stepper import Stepper

__all__ = ["lesson"]  # a fixture

pytestmark = pytest.mark.browser


def test_07_the_loss_follows_a_knob_by_keyboard_and_by_mouse(lesson: Opened) -> None:
    page = Stepper(output(lesson("07"), "explore(with_loss.trace(Sample(", ".itm-live"))
    page.at("L4").press("Enter")
    expect(page.line).to_have_text("o4 is 0.32, made of 1 number.")
    page.box("broccoli").first.fill("60")  # the lesson's first question: 20 more
    expect(page.line).to_have_text("o4 is 0.245, made of 1 number.")
    page.box("broccoli").first.fill("40")
    drag(knob(page, "workout hours"), 0.9)
    expect(page.line).not_to_have_text("o4 is 0.32, made of 1 number.")
    knob(page, "L2: weight of broccoli for o2").press("ArrowRight")
    all_is_well(lesson("07"))


def test_08_the_way_back_is_walked_by_mouse_and_opens_a_product(lesson: Opened) -> None:
    page = Stepper(output(lesson("08"), "step_through(backward)", ".itm-live"))
    said = [page.line.inner_text()]
    while page.next.get_attribute("aria-disabled") != "true":
        page.next.click()
        said.append(page.line.inner_text())
    gradients = ["dL/do3", "dL/do2", "dL/do1", "dL/dx"]
    assert [each for each, told in zip(gradients, said, strict=True) if each in told] == gradients
    page.at("L2").click()
    page.root.get_by_role("gridcell", name="dL/do1[1], 0.0002069").click()
    expect(page.opened).to_contain_text("dL/do1[1] = 0.0002069 = (-(-0.8 / 11600)) × 3")


def test_08_a_gradient_is_predicted_by_keyboard_alone(lesson: Opened) -> None:
    page = Stepper(output(lesson("08"), "backward(SquaredError(), 5), predict=True)", ".itm-live"))
    box = page.box("dL/do4 =")
    box.press_sequentially("-3")
    box.press("Enter")
    expect(page.reply).to_have_text("The sign is turned round, it seems. Try once more.")
    expect(box).to_be_focused()
    box.press("ControlOrMeta+a")
    box.press_sequentially("3")
    box.press("Enter")
    expect(page.line).to_have_text("Right · your guess: 3 · the truth: dL/do4 is 3.")


def test_08_gradients_follow_a_knob_and_beyond_the_target_their_signs_turn(lesson: Opened) -> None:
    page = Stepper(output(lesson("08"), "explore(backward)", ".itm-live"))
    page.at("L3").click()
    for broccoli, said in (("40", "-0.8"), ("200", "0"), ("240", "0.2")):
        page.box("broccoli").fill(broccoli)
        expect(page.line).to_have_text(re.compile(rf"^dL/do2 is {re.escape(said)}, made of dL/do3\."))
    all_is_well(lesson("08"))


def test_09_a_learning_rate_is_chosen_by_keyboard_and_by_mouse(lesson: Opened) -> None:
    for source in (
        "slide_descent(loss, {rate",
        "slide_descent(height, steps_of",
        "slide_descent(height, rolled",
    ):
        slide = output(lesson("09"), source, ".itm-slide")
        told, slider = slide.locator("output"), slide.locator("input[type=range]")
        before = told.inner_text()
        slider.press("End")
        expect(told).not_to_have_text(before)
        at_the_end = told.inner_text()
        drag(slider, 0.3)
        expect(told).not_to_have_text(at_the_end)


def test_09_a_weight_is_turned_while_its_gradient_follows(lesson: Opened) -> None:
    page = Stepper(output(lesson("09"), "explore(better.trace(third)", ".itm-live"))
    page.at("L2").click()
    before = page.line.inner_text()
    knob(page, "L2: weight of Tagada strawberries for o2").press("ArrowRight")
    page.box("L2: weight of workout hours for o2").fill("0.001")
    expect(page.line).not_to_have_text(before)
    all_is_well(lesson("09"))


def test_10_epochs_are_scrubbed_and_the_weights_move(lesson: Opened) -> None:
    for source in ('scrub(history, "L4.weights", "o5"', 'scrub(wild, "L4.weights")'):
        slide = output(lesson("10"), source, ".itm-slide")
        slider, told = slide.locator("input[type=range]"), slide.locator("output")
        pictures = slide.locator("canvas").evaluate_all("all => all.map((each) => each.toDataURL())")
        slider.press("Home")
        start = told.inner_text()
        slider.press("ArrowRight")
        expect(told).not_to_have_text(start)
        moved = slide.locator("canvas").evaluate_all("all => all.map((each) => each.toDataURL())")
        assert all(one != other for one, other in zip(pictures, moved, strict=True))


def test_10_the_bench_trains_by_keyboard(lesson: Opened) -> None:
    bench = output(lesson("10"), "playground()", ".itm-bench")
    play = bench.get_by_role("button", name="Play", exact=True)
    play.press("Enter")
    # A minute, since it trains as fast as the page redraws: on a busy machine, slowly.
    expect(bench.locator(".itm-bench-key-train")).to_contain_text("100 % right")
    bench.get_by_role("button", name="Pause", exact=True).press("Enter")
    expect(play).to_be_visible()
    all_is_well(lesson("10"))
