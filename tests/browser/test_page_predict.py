"""A guess hears which slip it is, and may be tried once more before the truth is shown."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lessons_lib import Input, Linear, Model, ReLU, SquaredError, patients
from lessons_lib.model.trace import Trace
from lessons_lib.page.backward import backward_data
from lessons_lib.page.backward_static import backward_markup
from lessons_lib.page.page import stepping
from tests.browser.conftest import OpenPage
from tests.browser.live import HABITS, L2, LAPTOP, TRACES, LivePage, opened, written
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

UNDIVIDED = "You did not divide by 11600, it seems."
MORE = " Try once more."


def asked(open_page: OpenPage, folder: Path, trace: Trace, step: int) -> LivePage:
    return opened(open_page(width=LAPTOP, height=720), folder, trace, "predict").go(step)


def guess(live: LivePage, output: str, value: str) -> None:
    live.root.get_by_label(f"{output} =").fill(value)
    live.root.get_by_role("button", name="Check my guess").click()


def reply(live: LivePage) -> str:
    return live.root.locator(".itm-reply").inner_text()


@pytest.mark.parametrize(("patient", "undivided", "truth"), [(1, "11600", "1"), (3, "-5800", "-0.5")])
def test_a_guess_without_the_division_hears_that_it_is_missing_and_is_tried_once_more(
    open_page: OpenPage, tmp_path: Path, patient: int, undivided: str, truth: str
) -> None:
    live = asked(open_page, tmp_path, Model(HABITS, L2, ReLU()).trace(patients[patient]), 1)
    guess(live, "o2", undivided)
    assert reply(live) == UNDIVIDED + MORE
    expect(live.root.get_by_role("status").filter(has_text=UNDIVIDED)).to_have_count(
        1
    )  # heard, and written once
    expect(live.root.get_by_label("o2 =")).to_be_focused()
    assert f"o2 is {truth}" not in live.root.inner_text()
    guess(live, "o2", truth)
    expect(live.line).to_have_text(f"Right · your guess: {truth} · the truth: o2 is {truth}.")


@pytest.mark.parametrize("written", ["", "-"])
def test_what_is_no_number_is_answered_by_the_page_and_is_no_try(
    open_page: OpenPage, tmp_path: Path, written: str
) -> None:
    live = asked(open_page, tmp_path, TRACES["02"](), 1)
    live.root.get_by_label("o2 =").press_sequentially(written)
    live.root.get_by_role("button", name="Check my guess").click()
    expect(live.root.locator(".itm-reply")).to_have_text("Write a number first, such as -0.5.")
    guess(live, "o2", "-5800")
    assert reply(live).endswith(MORE)


def test_the_second_wrong_guess_is_told_the_truth(open_page: OpenPage, tmp_path: Path) -> None:
    live = asked(open_page, tmp_path, TRACES["02"](), 1)
    guess(live, "o2", "-5800")
    guess(live, "o2", "-58")
    expect(live.line).to_have_text("Not quite · your guess: -58 · the truth: o2 is -0.5.")


@pytest.mark.parametrize("how", ["turned", "large type", "another step"])
def test_a_guess_that_is_begun_stays_where_the_page_is_drawn_anew(
    open_page: OpenPage, tmp_path: Path, how: str
) -> None:
    live = asked(open_page, tmp_path, TRACES["02"](), 1)
    guess(live, "o2", "-5800")
    assert reply(live) == UNDIVIDED + MORE
    box = live.root.get_by_label("o2 =")
    box.press("End")
    box.press_sequentially("1")
    if how == "turned":
        live.page.set_viewport_size({"width": 800, "height": 400})
    elif how == "large type":
        live.root.evaluate("root => (root.parentElement.style.fontSize = '20px')")
    else:
        live.go(0).go(1)
    drawn(live.page)
    expect(box).to_have_value("-58001")
    assert reply(live) == UNDIVIDED + MORE
    if how != "another step":
        expect(box).to_be_focused()
    guess(live, "o2", "7")  # the second try is still the last
    expect(live.line).to_contain_text("Not quite · your guess: 7")


def test_a_linear_layers_guess_hears_its_slip_too(open_page: OpenPage, tmp_path: Path) -> None:
    trace = Model(Input("rooms", "age"), Linear([[17, -3]], [250])).trace((43, 8))
    live = asked(open_page, tmp_path, trace, 1)
    guess(live, "o2", "707")
    assert reply(live) == "You left out 250, it seems." + MORE


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("123456", "123456 is not it."),  # no slip that anybody knows
        ("-4", "-4 is not it."),
        (
            "-0.16",  # of both, rounded
            "This number comes out in two ways: either you did not multiply the Tagada strawberries by 3, "
            "or you added up the numbers without multiplying them.",
        ),
        ("-0.1552", "You did not multiply the Tagada strawberries by 3, it seems."),
        ("-0.16379310344827586", "You added up the numbers without multiplying them, it seems."),
    ],
)
def test_nobody_is_accused_at_random(open_page: OpenPage, tmp_path: Path, value: str, said: str) -> None:
    live = asked(open_page, tmp_path, TRACES["02"](), 1)
    guess(live, "o2", value)
    assert reply(live) == said + MORE


def test_the_input_layer_is_not_asked(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, TRACES["02"](), "predict")
    expect(live.root.get_by_role("button", name="Check my guess")).to_have_count(0)
    expect(live.line).to_have_text("o1 is (0, 2000, 100), made of 3 numbers.")


@pytest.mark.parametrize(
    ("weights", "answers"),
    [
        (
            [[1, 0], [0, 1]],
            ["o2[1]", "o2[0]", "neither, they are equal"],
        ),  # from x = (2, 3): right, wrong, wrong
        ([[3, 0], [0, 2]], ["neither, they are equal", "o2[1]", "o2[0]"]),
    ],
)
def test_of_two_numbers_one_may_also_say_that_they_are_equal(
    open_page: OpenPage, tmp_path: Path, weights: list[list[int]], answers: list[str]
) -> None:
    trace = Model(Input("a", "b"), Linear(weights)).trace((2, 3))
    live = asked(open_page, tmp_path, trace, 1)
    right, *wrong = answers
    form = live.root.locator(".itm-ask")
    assert sorted(form.locator("label").all_inner_texts()) == sorted(f"{each}" for each in answers)
    form.get_by_label(wrong[0], exact=True).check()
    form.get_by_role("button", name="Check my guess").click()
    assert reply(live) == f"{wrong[0]} is not it." + MORE  # which still leaves two
    form.get_by_label(right, exact=True).check()
    form.get_by_role("button", name="Check my guess").click()
    expect(live.line).to_have_text(re.compile(f"^Right · your guess: {re.escape(right)} · the truth: "))


def test_of_two_numbers_the_larger_is_asked_and_that_they_are_equal_has_a_line_of_its_own(
    open_page: OpenPage, tmp_path: Path
) -> None:
    backward = Model(Linear([[1, -4]])).trace((1, 5)).backward(SquaredError(), 5)
    sent = backward_data(backward, predict=True)
    page = open_page(width=LAPTOP, height=720)
    live = written(page, tmp_path, stepping(backward_markup(backward), sent, "back-predict"))
    live.go(1)
    live.reveal()
    live.go(0)
    expect(live.line).to_have_text("Which number of dL/dx will be larger?")
    lines = [each.bounding_box()["height"] for each in live.root.locator(".itm-choices > *").all()]
    assert len(set(lines)) == 1, lines
    live.reveal()
    expect(live.line).to_contain_text("the truth: dL/dx[1] is larger.")
