"""Lesson 02 as a learner works through it: in their own copy, on a laptop's screen, from the first cell to the last."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import Stepper

pytestmark = pytest.mark.browser

LESSON = "02_inside_the_model.ipynb"


@pytest.fixture(scope="module")
def lesson(jupyter: Lab, open_shared_page: OpenPage) -> Notebook:
    """The lesson, opened and run."""
    notebook = Notebook(open_shared_page(height=900)).open(jupyter, jupyter.copy(LESSON, "lesson_02.ipynb"))
    return notebook.run_all()


def showing(lesson: Notebook, source: str) -> Locator:
    """The page below the cell that has this source, scrolled into view."""
    cell = lesson.page.locator(".jp-CodeCell", has=lesson.page.locator(".cm-content", has_text=source))
    cell.scroll_into_view_if_needed()
    page = cell.get_by_role("group", name="step by step").first
    page.scroll_into_view_if_needed()
    return page


def sentences(page: Stepper) -> list[str]:
    """What the page says at each layer, from the first to the answer."""
    said = [page.line.inner_text()]
    while page.next.get_attribute("aria-disabled") != "true":
        page.next.click()
        said.append(page.line.inner_text())
    return said


PATIENT_1 = [
    "o1 is (100, 2000, 100), made of 3 numbers.",
    "o2 is 0, made of 3 numbers.",
    "o3 is 0, made of 1 number.",
]


def all_is_well(lesson: Notebook) -> None:
    assert lesson.errors() == []
    assert lesson.pop_ups() == []
    assert lesson.complaints == []


def test_it_runs_from_the_first_cell_to_the_last(lesson: Notebook) -> None:
    all_is_well(lesson)


def test_patient_1_is_stepped_through(lesson: Notebook) -> None:
    page = Stepper(showing(lesson, "step_through(ready_model.trace(patients[0]))"))
    assert sentences(page) == PATIENT_1
    page.at("L2").click()
    page.unfold("its lines of arithmetic").click()
    assert "= (5800 - 6000 + 200) / 11600" in page.unfolded.inner_text()


def test_each_output_is_predicted_first(lesson: Notebook) -> None:
    page = Stepper(showing(lesson, "(0, 1000, 50)), predict=True"))
    for name in ("o2", "o3"):
        page.next.click()
        assert page.row()[name] == "?"
        for told, said in (
            (page.reply, re.compile("Try once more.$")),
            (page.line, re.compile(f"^Not quite · your guess: -12345 · the truth: {name} is ")),
        ):
            page.root.get_by_label(f"{name} =").fill("-12345")
            page.commit()
            expect(told).to_have_text(said)
        assert page.row()[name] != "?"


def test_patient_1_is_explored(lesson: Notebook) -> None:
    page = Stepper(showing(lesson, "explore(ready_model.trace(patients[0]))"))
    broccoli = page.box("broccoli")
    broccoli.fill("201")  # the answer to the lesson's question
    expect(page.layers.locator(".itm-verdict")).to_have_text("good shape")
    broccoli.fill("200")
    expect(page.layers.locator(".itm-verdict")).to_have_text(re.compile("neither"))


def test_a_layer_of_ones_own_is_stepped_through(lesson: Notebook) -> None:
    page = Stepper(showing(lesson, "step_through(leaky_model.trace(patients[3]))"))
    assert sentences(page)[-2:] == ["o2 is -0.5, made of 3 numbers.", "o3 is -0.05, made of 1 number."]
    assert "X if X >= 0 else X / 10" in page.text()
    expect(page.opened).to_contain_text("o3 = -0.05 = -0.5 / 10")


def test_an_exercise_not_yet_answered_says_so(lesson: Notebook) -> None:
    cell = lesson.page.locator(
        ".jp-CodeCell", has=lesson.page.locator(".cm-content", has_text='check("02.1", (')
    )
    cell.scroll_into_view_if_needed()
    expect(cell.locator(".jp-OutputArea-output")).to_contain_text(re.compile("not yet", re.IGNORECASE))


def test_it_all_works_again_after_a_restart(lesson: Notebook) -> None:
    lesson.restart_and_run_all()
    assert sentences(Stepper(showing(lesson, "step_through(ready_model.trace(patients[0]))"))) == PATIENT_1
    all_is_well(lesson)
