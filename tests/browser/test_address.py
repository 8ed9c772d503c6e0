"""Where a page stands is an address that one may send, and a reload comes back to it: on the site, and in exported pages."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lessons_lib import Input, Linear, Model, ReLU, SquaredError, patients
from lessons_lib.data.digits import digits
from lessons_lib.page.backward import backward_data
from lessons_lib.page.backward_static import backward_markup
from lessons_lib.page.page import stepping
from lessons_lib.trained import digit_model
from tests.browser.conftest import OpenPage
from tests.browser.live import HABITS, L2, page_of
from tests.browser.stepper import Stepper
from tests.browser.waiting import drawn, until

pytestmark = pytest.mark.browser

LINES = "<p>A line of the lesson.</p>" * 12


def of_a_patient(sort: str, patient: int = 0) -> str:
    trace = Model(HABITS, L2, ReLU()).trace(patients[patient])
    return page_of(trace, sort)


def of_a_digit(sort: str) -> str:
    return page_of(digit_model().trace(digits.test[0]), sort)


def lesson(folder: Path, around: str = "", **cells: str) -> str:
    """A document as nbconvert writes one: a place for each cell, text around each; its address."""
    shown = "".join(f'{LINES}<div id="cell-id={name}">{html}</div>' for name, html in cells.items())
    file = folder / "lesson.html"
    file.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>A lesson</title><body>'
        f'<a href="#end">the end</a><main class="{around}">{shown}<div id="end"><h2>The end</h2>{LINES * 9}</div></main>',
        encoding="utf-8",
    )
    return file.as_uri()


def stepper(page: Page, cell: str) -> Stepper:
    return Stepper(page.locator(f'[id="cell-id={cell}"] .itm-live').first)


def place(page: Page, cell: str) -> float:
    return page.locator(f'[id="cell-id={cell}"]').evaluate("each => each.getBoundingClientRect().top")


def stands_again(page: Page, at_its_place: Callable[[], bool]) -> None:
    """Wait until what one read is where it was, and see that it stays there."""
    assert until(page, at_its_place)
    drawn(page)
    assert at_its_place()


def test_a_link_leads_to_a_step_of_one_page_and_a_number_in_it(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(height=800)
    address = lesson(
        tmp_path, first=of_a_patient("step"), second=of_a_digit("step"), third=of_a_patient("step")
    )
    page.goto(f"{address}#cell-id=second:L4:30")
    stepper(page, "second").marks("L4")
    expect(stepper(page, "second").opened).to_contain_text("o4[30]")
    expect(stepper(page, "second").root).to_be_in_viewport(ratio=0.9)
    for other in ("first", "third"):
        stepper(page, other).marks("L1")


@pytest.mark.parametrize("wrong", ["L9", "L", "0", "-3", "L2:7", "L2:x", "L2:0:1", "", "%"])
def test_a_wrong_address_is_no_error(open_page: OpenPage, tmp_path: Path, wrong: str) -> None:
    page = open_page(height=800)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{lesson(tmp_path, first=of_a_patient('step'))}#cell-id=first:{wrong}")
    stepper(page, "first").next.click()
    assert complaints == []


def test_what_one_touches_is_in_the_address_and_no_way_back_is_longer(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(height=800)
    address = lesson(tmp_path, first=of_a_patient("step"), second=of_a_digit("step"))
    page.goto(address)
    before = page.evaluate("history.length")
    stepper(page, "first").next.click()
    expect(page).to_have_url(f"{address}#cell-id=first:L2")
    second = stepper(page, "second")
    second.at("L4").click()
    second.goes_out.get_by_role("gridcell").nth(30).click()
    expect(page).to_have_url(f"{address}#cell-id=second:L4:30")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}#cell-id=second:L4:31")
    assert page.evaluate("history.length") == before


def test_an_address_that_is_typed_or_clicked_leads_there_at_once(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(height=800)
    page.goto(lesson(tmp_path, first=of_a_patient("step"), second=of_a_digit("step")))
    page.evaluate("location.hash = 'cell-id=second:L3'")
    stepper(page, "second").marks("L3")
    expect(stepper(page, "second").root).to_be_in_viewport(ratio=0.9)
    page.get_by_role("link", name="the end").click()
    expect(page.locator("#end")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("#end$"))
    page.go_back()
    stepper(page, "second").marks("L3")


def test_a_reload_comes_back_to_every_step_what_was_turned_and_drawn_and_the_place(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(height=800)
    page.goto(
        lesson(tmp_path, first=of_a_patient("explore"), pad=of_a_digit("draw"), last=of_a_patient("step"))
    )
    first, pad, last = (stepper(page, name) for name in ("first", "pad", "last"))
    first.next.click()
    first.root.get_by_label("Tagada strawberries, exact").fill("400")
    box = pad.root.locator(".itm-pad")
    box.press("Shift+ArrowDown")
    box.press("Shift+ArrowRight")
    answer = pad.root.locator(".itm-verdict").inner_text()
    pad.at("L4").click()
    pad.goes_out.get_by_role("gridcell").nth(3).click()
    last.at("L3").click()
    last.root.evaluate("each => scrollBy(0, each.getBoundingClientRect().top - 120)")
    before, row = place(drawn(page), "last"), first.layers.inner_text()
    page.reload()
    stands_again(page, lambda: abs(place(page, "last") - before) <= 2)
    last.marks("L3")
    first.marks("L2")
    expect(first.root.get_by_label("Tagada strawberries, exact")).to_have_value("400")
    assert first.layers.inner_text() == row
    pad.marks("L4")
    expect(pad.root.locator(".itm-title")).to_contain_text("your drawing")
    expect(pad.root.locator(".itm-verdict")).to_have_text(answer)
    expect(pad.root.locator(".itm-pad")).to_have_class("itm-pad itm-inked")
    expect(pad.opened).to_contain_text("o4[3]")


def test_a_reload_comes_back_to_the_text_that_one_read(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(height=800)
    page.goto(lesson(tmp_path, **{f"page-{at}": of_a_digit("step") for at in range(4)}))
    for cell in range(4):
        stepper(page, f"page-{cell}").root.scroll_into_view_if_needed()
        drawn(page)
    end = page.locator("#end")
    end.evaluate("each => scrollBy(0, each.getBoundingClientRect().top - 200)")
    before = drawn(page).locator("#end").bounding_box()["y"]
    page.reload()
    stands_again(page, lambda: abs(end.bounding_box()["y"] - before) <= 2)


def test_a_lesson_that_was_changed_begins_anew(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(height=800)
    page.goto(lesson(tmp_path, first=of_a_patient("explore")))
    stepper(page, "first").root.get_by_label("Tagada strawberries, exact").fill("400")
    lesson(tmp_path, first=of_a_digit("explore"))
    page.reload()
    expect(stepper(page, "first").root.locator(".itm-title")).not_to_contain_text("changed")


@pytest.mark.parametrize("around", ["reveal", "lm-Widget"])
def test_where_the_address_is_anothers_it_is_left_alone(
    open_page: OpenPage, tmp_path: Path, around: str
) -> None:
    page = open_page(height=800)
    address = lesson(tmp_path, around, first=of_a_patient("step"))
    page.goto(f"{address}#/3")
    stepper(page, "first").next.click()
    stepper(page, "first").marks("L2")
    expect(page).to_have_url(f"{address}#/3")
    page.goto(f"{address}#cell-id=first:L3")
    stepper(page, "first").marks("L2")  # the document is the same
    page.reload()
    stepper(page, "first").marks("L1")
    assert page.evaluate("history.state") is None


def test_an_address_does_not_tell_what_is_to_be_predicted(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(height=800)
    page.goto(f"{lesson(tmp_path, first=of_a_patient('predict', 3))}#cell-id=first:L2:0")
    first = stepper(page, "first")
    first.marks("L2")
    expect(first.show_me).to_be_visible()
    assert "-0.5" not in first.root.inner_text()
    first.show_me.click()
    assert "-0.5" in first.root.inner_text()


def guesses(first: Stepper, output: str, *values: str) -> None:
    for value in values:
        first.root.get_by_label(f"{output} =").fill(value)
        first.root.get_by_role("button", name="Check my guess").click()


def test_a_reload_comes_back_to_what_was_guessed_and_tells_nothing_else(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(height=800)
    page.goto(lesson(tmp_path, first=of_a_patient("predict", 3)))
    first = stepper(page, "first")
    first.at("L2").click()
    guesses(first, "o2", "-5800", "-58")
    guessed = "Not quite · your guess: -58 · the truth: o2 is -0.5."
    expect(first.line).to_have_text(guessed)
    page.reload()
    expect(first.line).to_have_text(guessed)
    expect(first.layers).to_contain_text("-0.5")
    expect(first.layers).to_contain_text(re.compile(r"\?\s*o3"))
    assert "o3 is" not in first.root.evaluate("root => root.outerHTML")
    first.next.click()
    expect(first.line).to_have_text("What will o3 be?")
    first.show_me.click()
    shown = "Shown · your guess: no guess · the truth: o3 is 0."
    expect(first.line).to_have_text(shown)
    first.at("L1").click()
    page.reload()
    first.marks("L1")
    first.at("L2").click()
    expect(first.line).to_have_text(guessed)
    first.at("L3").click()
    expect(first.line).to_have_text(shown)


def test_a_reload_with_no_guess_made_asks_as_before(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(height=800)
    page.goto(lesson(tmp_path, first=of_a_patient("predict", 3)))
    first = stepper(page, "first")
    first.at("L2").click()
    guesses(first, "o2", "-5800")  # one more try
    page.reload()
    expect(first.line).to_have_text("What will o2 be?")
    expect(first.show_me).to_be_visible()
    assert "-0.5" not in first.root.inner_text()


def test_a_reload_comes_back_to_what_was_guessed_of_a_way_back(open_page: OpenPage, tmp_path: Path) -> None:
    backward = Model(HABITS, L2, ReLU(slope_at_0=1)).trace(patients[2]).backward(SquaredError())
    sent = backward_data(backward, predict=True)
    page = open_page(height=800)
    page.goto(lesson(tmp_path, first=stepping(backward_markup(backward, predict=True), sent, "back-predict")))
    first = stepper(page, "first")
    first.show_me.click()
    told = first.line.inner_text()
    assert told.startswith("Shown")
    page.reload()
    expect(first.line).to_have_text(told)
    expect(first.show_me).to_have_count(0)


def as_long(html: str, length: int) -> str:
    """A page whose data are made as long as others, by spaces before their end."""
    data = re.search(r"<script[^>]*itm-data[^>]*>(.*?)</script>", html, re.DOTALL)
    assert data
    return html[: data.end(1)].ljust(data.start(1) + length) + html[data.end(1) :]


def test_a_guess_of_another_truth_is_not_come_back_to(open_page: OpenPage, tmp_path: Path) -> None:
    """The data of a lesson that has changed may be as long as before: nothing of them is told unasked."""
    before, after = (page_of(Model(Input("a"), Linear([[w]])).trace((3,)), "predict") for w in (4, 3))
    page = open_page(height=800)
    page.goto(lesson(tmp_path, first=before))
    first = stepper(page, "first")
    first.at("L2").click()
    guesses(first, "o2", "12")
    expect(first.line).to_contain_text("Right · your guess: 12")
    length = "document.querySelector('script.itm-data').textContent.length"
    long = page.evaluate(length)
    lesson(tmp_path, first=as_long(after, long))
    page.reload()
    assert page.evaluate(length) == long
    first.at("L2").click()
    expect(first.line).to_have_text("What will o2 be?")
    assert "9" not in first.root.inner_text()
