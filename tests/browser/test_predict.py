"""Predict, then reveal, in JupyterLab: nothing is told before a guess, and nothing moves when it is told."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import (
    LAYERS,
    SHOWN,
    TRACE,
    Stepper,
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


def at_its_first_question(notebook: Notebook, cell: int) -> Stepper:
    """A page as new, where it asks for the first time."""
    page = rerun(notebook, cell)
    page.root.scroll_into_view_if_needed()
    if not page.show_me.count():
        page.next.click()
    expect(page.show_me).to_be_visible()
    return page


def test_an_output_is_told_only_after_a_guess_is_committed(notebook: Notebook) -> None:
    page = rerun(notebook, PREDICT)
    page.root.scroll_into_view_if_needed()
    secrets = ("-0.5", "-6000", "-5800", "max(0", "o3 is")
    page.is_at("L1")  # what the input layer hands on is not asked
    expect(page.show_me).to_have_count(0)
    assert is_covered(page, *secrets, "o2 is")
    expect(page.layers).to_have_text(
        re.compile(r"L2.*\?\s*o2.*L3.*\?\s*o3\s*$", re.DOTALL), use_inner_text=True
    )

    page.next.click()
    expect(page.line).to_have_text("What will o2 be?")
    assert "within 1 % of the truth, or within 0.01" in page.text()
    assert is_covered(page, *secrets, "o2 is")
    page.root.get_by_label("o2 =").fill("-5800")
    page.commit()
    expect(page.reply).to_have_text("You did not divide by 11600, it seems. Try once more.")
    page.root.get_by_label("o2 =").fill("-0.495")
    page.commit()
    expect(page.line).to_have_text("Right · your guess: -0.495 · the truth: o2 is -0.5.")
    assert "o2 = -0.5 = (58 × 0 - 3 × 2000 + 2 × 100) / 11600" in page.text()
    assert is_covered(page, "max(0", "o3 is")

    page.next.click()
    expect(page.line).to_have_text("What will o3 be?")
    page.show_me.click()
    expect(page.line).to_have_text("Shown · your guess: no guess · the truth: o3 is 0.")
    page.has_row("-0.5", "0", "bad shape")
    for layer in ("L2", "L3"):
        page.at(layer).click()
        for shown in SHOWN[layer]:
            assert shown in page.text()
    page.unfold("Why is o3 0?").click()
    expect(page.unfolded).to_have_text("Its input, -0.5, is below 0, so 0 is put out in its place.")


def test_a_second_wrong_guess_is_told_the_truth(notebook: Notebook) -> None:
    page = at_its_first_question(notebook, PREDICT)
    for guess in ("7", "8"):
        assert is_covered(page, "o2 is -0.5")
        page.root.get_by_label("o2 =").fill(guess)
        page.commit()
    expect(page.line).to_have_text("Not quite · your guess: 8 · the truth: o2 is -0.5.")


def test_the_keyboard_alone_predicts(notebook: Notebook) -> None:
    page, keys = rerun(notebook, PREDICT), notebook.page.keyboard
    tab_in(notebook, page)
    keys.press("ArrowRight")
    page.marks("L2")
    tab_until(notebook, lambda: notebook.page.evaluate("document.activeElement.matches('input')"))
    keys.type("1")
    keys.press("Home")
    keys.type("-")
    keys.press("ArrowRight")  # moves in the box, not along the steps
    keys.press("Enter")
    expect(page.reply).to_have_text("-1 is not it. Try once more.")
    expect(page.root.get_by_label("o2 =")).to_be_focused()
    keys.press("ControlOrMeta+A")
    keys.type("-0.5")
    keys.press("Enter")
    expect(page.line).to_have_text("Right · your guess: -0.5 · the truth: o2 is -0.5.")
    expect(page.next).to_be_focused()
    keys.press("Enter")
    expect(page.line).to_have_text("What will o3 be?")
    assert has_focus(page)


def test_next_waits_for_the_guess(notebook: Notebook) -> None:
    page = rerun(notebook, PREDICT)
    expect(page.next).not_to_have_attribute("aria-disabled", "true")
    page.next.click()
    expect(page.next).to_have_attribute("aria-disabled", "true")
    page.next.click(force=True)
    expect(page.line).to_have_text("Predict o2 first, or ask to see it.")
    page.show_me.click()
    expect(page.next).not_to_have_attribute("aria-disabled", "true")


def test_no_guess_is_no_answer(notebook: Notebook) -> None:
    page = at_its_first_question(notebook, PREDICT)
    page.commit()
    expect(page.line).to_have_text("What will o2 be?")
    assert "the truth:" not in page.text()


def test_the_last_step_cannot_be_reached_past_a_prediction(notebook: Notebook) -> None:
    page = rerun(notebook, PREDICT)
    for press in (lambda: page.at("L3").click(force=True), lambda: page.root.press("End")):
        press()
        expect(page.line).to_have_text("Predict o2 first, or ask to see it.")
        page.marks("L2")
        page.back.click()
        page.marks("L1")


def test_a_revealed_output_changes_no_height_and_moves_no_button(notebook: Notebook) -> None:
    page = rerun(notebook, PREDICT)

    def places() -> list[object]:
        buttons = [part.bounding_box() for part in (page.back, page.next, *map(page.at, LAYERS))]
        return [page.root.bounding_box(), *buttons]

    before = places()
    for layer in LAYERS[1:]:
        page.next.click()
        assert places() == before
        page.show_me.click()
        page.marks(layer)
        assert places() == before


def test_a_model_inside_does_not_tell_what_is_to_be_predicted(notebook: Notebook) -> None:
    page = at_its_first_question(notebook, NESTED)
    assert is_covered(page, "max(0", "o2 is 0")


def test_rows_of_numbers_have_their_room_before_they_are_told(notebook: Notebook) -> None:
    page = at_its_first_question(notebook, WIDE)

    def places() -> list[object]:
        return [cloud.bounding_box() for cloud in page.clouds.all()]

    before = places()
    page.show_me.click()
    expect(page.line).to_have_text(re.compile("^Shown"))
    assert places() == before


def test_the_room_of_one_number_does_not_tell_how_long_it_is(notebook: Notebook) -> None:
    page = at_its_first_question(notebook, PREDICT)
    widths = [output.bounding_box()["width"] for output in page.layers.locator(".itm-output").all()[-2:]]
    assert widths[0] == pytest.approx(widths[1], abs=2)  # -0.5 and 0


def test_a_list_to_choose_from_begins_with_no_choice(notebook: Notebook) -> None:
    page = at_its_first_question(notebook, MANY)
    expect(page.line).to_have_text("Which number of o1 will be the largest?")
    page.commit()
    assert "the truth:" not in page.text()
    page.root.get_by_role("combobox").select_option("o1[8]")
    page.commit()
    expect(page.line).to_have_text("Right · your guess: o1[8] · the truth: o1[8] is the largest.")


def test_of_two_guesses_at_the_largest_the_first_is_only_said_to_be_wrong(notebook: Notebook) -> None:
    page = at_its_first_question(notebook, TWINS)
    page.root.get_by_label("o1[1]").check()
    page.commit()
    expect(page.reply).to_have_text("o1[1] is not it. Try once more.")
    page.root.get_by_label("o1[0]").check()
    page.commit()
    expect(page.line).to_have_text(re.compile("^Right"))


@pytest.mark.parametrize("guess", ["o1[0]", "o1[2]"])
def test_numbers_that_share_the_first_place_are_all_right(notebook: Notebook, guess: str) -> None:
    page = at_its_first_question(notebook, TWINS)
    page.root.get_by_label(guess).check()
    page.commit()
    expect(page.line).to_have_text(
        f"Right · your guess: {guess} · the truth: o1[0] and o1[2] are equally large."
    )


@pytest.mark.parametrize(("guess", "right"), [("-0.51", True), ("-0.49", True), ("-0.511", False)])
def test_what_is_near_enough_is_right_to_its_very_end(notebook: Notebook, guess: str, right: bool) -> None:
    page = at_its_first_question(notebook, PREDICT)
    page.root.get_by_label("o2 =").fill(guess)
    page.commit()
    truth = f"Right · your guess: {guess} · the truth: o2 is -0.5."
    if right:
        expect(page.line).to_have_text(truth)
    else:
        expect(page.reply).to_have_text(f"{guess} is not it. Try once more.")


def test_an_output_with_a_name_of_its_own_is_asked_for_and_told_by_it(notebook: Notebook) -> None:
    page = at_its_first_question(notebook, PRICE)
    assert is_covered(page, "4 less", "more than", "27")
    expect(page.line).to_have_text("What will o1 (price) be?")
    page.root.get_by_label("o1 (price) =").fill("27")
    page.commit()
    expect(page.line).to_have_text("Right · your guess: 27 · the truth: o1 (price) is 27.")
    assert "4 less than the target 31" in page.text()
