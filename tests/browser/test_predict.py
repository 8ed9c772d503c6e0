"""Predict, then reveal, in JupyterLab: nothing is told before a guess, and nothing moves when it is told."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import (
    LAYERS,
    SAID,
    SHOWN,
    TRACE,
    Stepper,
    focused,
    has_focus,
    opened_with,
    rerun,
    tab_in,
    tab_until,
)

pytestmark = pytest.mark.browser

PREDICT, NESTED, WIDE, MANY, TWINS, PRICE = 1, 2, 3, 4, 5, 6  # cells
CELLS = (
    TRACE,
    "step_through(trace, predict=True)",
    "step_through(Model(model, ReLU()).trace(patients[3]), predict=True)",
    "from lessons_lib import Linear\n"
    "rows = [[place / 7 - row for place in range(4)] for row in range(4)]\n"
    "wide = Model(Linear(rows), Linear(rows), Linear(rows), Linear(rows))\n"
    "step_through(wide.trace((1, 2, 3, 4)), predict=True)",
    "step_through(Model(ReLU()).trace(range(9)), predict=True)",
    "step_through(Model(ReLU()).trace((5, 1, 5)), predict=True)",
    "from lessons_lib import DataSet\n"
    'houses = DataSet.from_rows("houses", [(5, 30, 31)], ("rooms", "age"), "price", unit="thousand euros")\n'
    "step_through(Model(Linear([[6, -0.1]])).trace(houses[0]), predict=True)",
)


@pytest.fixture(scope="module")
def opened(jupyter: Lab, open_shared_page: OpenPage) -> Notebook:
    return opened_with(jupyter, open_shared_page, "predict.ipynb", *CELLS).run_all()


def is_covered(page: Stepper, *secrets: str) -> bool:
    """Whether nothing tells the secrets: no text, no attribute, shown or not, and nothing a screen reader knows."""
    told = page.root.evaluate("root => root.outerHTML") + page.root.aria_snapshot()
    return not any(secret in told for secret in secrets)


def test_an_output_is_told_only_after_a_guess_is_committed(notebook: Notebook) -> None:
    page = rerun(notebook, PREDICT)
    assert is_covered(
        page, "-0.5", "-6000", "-5800", "max(0", "model(x) =", "as expected", "o1 is", "o2 is", "o3 is"
    )
    assert "o1 ? → L2 your function → o2 ? → L3 ReLU → o3 ?" in page.root.aria_snapshot()

    page.next.click()
    expect(page.line).to_have_text("Which number of o1 will be the largest?")
    page.next.click(force=True)
    expect(page.line).to_have_text(re.compile("^Predict o1 first"))
    page.root.get_by_label("broccoli").check()
    page.commit()
    outcome = "Not quite · your guess: broccoli · the truth: Tagada strawberries is the largest."
    assert outcome in page.text()
    expect(page.line).to_have_text(SAID["L1"])
    assert is_covered(page, "-0.5", "-6000", "-5800", "max(0", "model(x) =", "o2 is", "o3 is")

    page.next.click()
    expect(page.line).to_have_text("What will o2 be?")
    assert "within 1 % of the truth, or within 0.01" in page.text()
    assert is_covered(page, "-0.5", "-6000", "-5800", "max(0", "model(x) =", "o2 is", "o3 is")
    page.root.get_by_label("o2 =").fill("-0.495")
    page.commit()
    assert "Right · your guess: -0.495 · the truth: o2 is -0.5." in page.text()
    assert "o2 -0.5" in page.text()
    assert is_covered(page, "max(0", "model(x) =", "as expected", "o3 is")

    page.next.click()
    page.show_me.click()
    assert "Shown · your guess: no guess · the truth: o3 is 0." in page.text()
    assert "model(x) = o3 = 0: bad shape, as expected" in page.text()
    for layer in ("L2", "L3"):
        page.at(layer).click()
        for shown in SHOWN[layer]:
            assert shown in page.text()
    page.root.locator("summary").filter(has_text="Why is o3 0?").filter(visible=True).click()
    assert "Its input, -0.5, is below 0, so 0 is put out in its place." in page.text()


def test_the_keyboard_alone_predicts(notebook: Notebook) -> None:
    page, keys = rerun(notebook, PREDICT), notebook.page.keyboard
    tab_in(notebook, page)
    keys.press("ArrowRight")
    tab_until(notebook, lambda: notebook.page.evaluate("document.activeElement.matches('input[type=radio]')"))
    keys.press("ArrowDown")  # the second choice
    keys.press("Enter")
    assert "Right · your guess: Tagada strawberries" in page.text()
    assert focused(notebook).startswith("Right")
    keys.press("ArrowRight")
    page.root.get_by_label("o2 =").focus()
    keys.type("1")
    keys.press("Home")
    keys.type("-")
    keys.press("ArrowRight")  # moves in the box, not along the steps
    keys.press("Enter")
    assert "Not quite · your guess: -1 · the truth: o2 is -0.5." in page.text()
    assert has_focus(page)
    page.is_at("L2")


def test_next_waits_for_the_guess(notebook: Notebook) -> None:
    page = rerun(notebook, PREDICT)
    expect(page.next).not_to_have_attribute("aria-disabled", "true")
    page.next.click()
    expect(page.next).to_have_attribute("aria-disabled", "true")
    page.next.click(force=True)
    expect(page.line).to_have_text("Predict o1 first, or ask to see it.")
    page.show_me.click()
    expect(page.next).not_to_have_attribute("aria-disabled", "true")


def test_no_guess_is_no_answer(notebook: Notebook) -> None:
    page = rerun(notebook, PREDICT)
    page.next.click()
    page.commit()
    assert "truth" not in page.text()
    assert "o1 ?" in page.root.aria_snapshot()


def test_the_last_step_cannot_be_reached_past_a_prediction(notebook: Notebook) -> None:
    page = rerun(notebook, PREDICT)
    for press in (lambda: page.at("L3").click(force=True), lambda: page.root.press("End")):
        press()
        expect(page.line).to_have_text("Predict o1 first, or ask to see it.")
        expect(page.here).to_have_text("L1")
        page.back.click()
        expect(page.here).to_have_text("x")


def test_a_revealed_output_changes_no_height(notebook: Notebook) -> None:
    page = rerun(notebook, PREDICT)
    start = page.root.bounding_box()["height"]
    for layer in LAYERS[1:]:
        page.next.click()
        page.show_me.click()
        page.is_at(layer)
        assert page.root.bounding_box()["height"] == start


def test_a_guess_moves_no_button(notebook: Notebook) -> None:
    page = rerun(notebook, PREDICT)
    page.next.click()

    def buttons() -> list[object]:
        return [part.bounding_box() for part in (page.back, page.next, *map(page.at, LAYERS))]

    before = buttons()
    page.show_me.click()
    assert buttons() == before


def test_a_model_inside_does_not_tell_what_is_to_be_predicted(notebook: Notebook) -> None:
    page = rerun(notebook, NESTED)
    page.next.click()
    assert is_covered(page, "-0.5", "-5800", "bad shape, ")


def test_rows_of_numbers_have_their_room_before_they_are_told(notebook: Notebook) -> None:
    page = rerun(notebook, WIDE)
    size = notebook.page.viewport_size
    row = page.root.locator(".itm-row")

    def places() -> list[float]:
        boxes = [cloud.bounding_box() for cloud in row.locator(".itm-cloud").all()]
        return [box[side] for side in ("y", "x") for box in boxes]

    try:
        for width in (size["width"], 800):
            notebook.page.set_viewport_size({**size, "width": width})
            notebook.page.wait_for_timeout(500)
            before = places()
            page.next.click()
            page.show_me.click()
            assert places() == pytest.approx(before, abs=0.1)  # as near as a browser reckons
            assert before[3] > before[0] + 50  # it takes several lines
    finally:
        notebook.page.set_viewport_size(size)
    expect(row).to_have_text(re.compile(r"o2\s*\([^?]*\).*o3\s*\?", re.DOTALL))


def test_the_room_of_one_number_does_not_tell_how_long_it_is(notebook: Notebook) -> None:
    page = rerun(notebook, PREDICT)
    widths = [page.root.locator(f'[data-value="{name}"]').bounding_box()["width"] for name in ("o2", "o3")]
    assert widths[0] == pytest.approx(widths[1], abs=2)  # -0.5 and 0


def test_a_list_to_choose_from_begins_with_no_choice(notebook: Notebook) -> None:
    page = rerun(notebook, MANY)
    page.next.click()
    page.commit()
    assert "truth" not in page.text()
    page.root.get_by_label("The largest is").select_option("o1[8]")
    page.commit()
    assert "Right · your guess: o1[8] · the truth: o1[8] is the largest." in page.text()


@pytest.mark.parametrize("guess", ["o1[0]", "o1[2]"])
def test_numbers_that_share_the_first_place_are_all_right(notebook: Notebook, guess: str) -> None:
    page = rerun(notebook, TWINS)
    page.next.click()
    page.root.get_by_label(guess).check()
    page.commit()
    assert f"Right · your guess: {guess} · the truth: o1[0] and o1[2] are equally large." in page.text()


@pytest.mark.parametrize(
    ("guess", "verdict"), [("-0.51", "Right"), ("-0.49", "Right"), ("-0.511", "Not quite")]
)
def test_what_is_near_enough_is_right_to_its_very_end(notebook: Notebook, guess: str, verdict: str) -> None:
    page = rerun(notebook, PREDICT)
    page.next.click()
    page.show_me.click()
    page.next.click()
    page.root.get_by_label("o2 =").fill(guess)
    page.commit()
    assert f"{verdict} · your guess: {guess} · the truth: o2 is -0.5." in page.text()


def test_an_output_with_a_name_of_its_own_is_asked_for_and_told_by_it(notebook: Notebook) -> None:
    page = rerun(notebook, PRICE)
    assert is_covered(page, "4 less", "more", "o1 (price) is", "price = ")
    assert "o1 (price) ?" in page.root.aria_snapshot()
    page.next.click()
    expect(page.line).to_have_text("What will o1 (price) be?")
    page.root.get_by_label("o1 (price) =").fill("27")
    page.commit()
    assert "Right · your guess: 27 · the truth: o1 (price) is 27." in page.text()
    assert "27 thousand euros, 4 less than the target 31" in page.text()
