"""Elsewhere than in JupyterLab: Notebook 7, with a kernel and without, and slides. There is never an empty box."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook, notebook, running_notebook_7
from tests.browser.stepper import (
    EMPTY,
    TRACE,
    Stepper,
    asks_before_it_tells,
    grab,
    in_python,
    opened_from_disk,
    opened_with,
    place,
    reopened,
    rerun,
    stepper,
    steps_from_x_to_the_answer,
)

pytestmark = pytest.mark.browser

PLAIN, PREDICT, EXPLORE, ASK = 1, 2, 3, 4  # cells
CELLS = (
    TRACE,
    "step_through(trace)",
    "step_through(trace, predict=True)",
    "live = explore(trace)\nlive",
    "print(live.trace)",
)


# Notebook 7 ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def notebook_7(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with running_notebook_7(tmp_path_factory.mktemp("notebook-7")) as running:
        yield running


@pytest.fixture(scope="module")
def opened(notebook_7: Lab, open_shared_page: OpenPage) -> Notebook:
    return opened_with(notebook_7, open_shared_page, "elsewhere.ipynb", *CELLS, height=1600).run_all()


def test_notebook_7_shows_the_lesson_without_a_word_in_red(notebook: Notebook) -> None:
    assert "/notebooks/elsewhere.ipynb" in notebook.page.url
    assert notebook.pop_ups() == []
    for cell in (PLAIN, PREDICT, EXPLORE):
        assert not EMPTY.search(notebook.output(cell).inner_text())
        expect(notebook.output(cell).get_by_role("region").filter(visible=True)).to_have_count(1)


def test_notebook_7_steps_and_asks(notebook: Notebook) -> None:
    steps_from_x_to_the_answer(rerun(notebook, PLAIN))
    asks_before_it_tells(rerun(notebook, PREDICT))


def test_a_knob_answers_in_notebook_7(notebook: Notebook) -> None:
    page = rerun(notebook, EXPLORE)
    knob = page.slider("broccoli")
    grab(knob)
    notebook.page.mouse.move(*place(knob, 1), steps=10)
    notebook.page.mouse.up()
    expect(page.root.locator(".itm-verdict").last).to_have_text("good shape")
    page.box("broccoli").fill("")
    notebook.page.keyboard.type("201")  # 2 and 1 alone would make headings of the cell
    page.has_row("(201, 2000, 100)", "0.505", "0.505", "good shape")
    assert in_python(notebook, ASK) == page.row()


def test_a_saved_lesson_steps_in_notebook_7_without_a_kernel(
    notebook_7: Lab, opened: Notebook, open_page: OpenPage
) -> None:
    opened.save().shut_down()
    again = reopened(notebook_7, open_page, "elsewhere.ipynb")
    for cell in (PLAIN, PREDICT, EXPLORE):
        expect(again.output(cell).get_by_role("region").filter(visible=True)).to_have_count(1)
    steps_from_x_to_the_answer(stepper(again, EXPLORE))
    expect(again.output(EXPLORE).get_by_text(EMPTY)).not_to_be_visible()
    asks_before_it_tells(stepper(again, PREDICT))


# Last of Notebook 7, because where it fails it leaves cells behind.
def test_the_keys_of_notebook_7_sleep_while_the_page_has_the_focus(notebook: Notebook) -> None:
    page, keys = stepper(notebook, PLAIN), notebook.page.keyboard
    page.at("x").click()
    cells = notebook.page.locator(".jp-Notebook .jp-Cell")
    count = cells.count()
    page.next.focus()
    for key in ["b", "a", "ArrowDown", "ArrowUp", "k", "j", "m", "d", "d", "ArrowRight"]:
        keys.press(key)
    page.is_at("L1")
    keys.press("End")
    page.is_at("L3")
    assert cells.count() == count
    assert page.root.evaluate("root => root.contains(document.activeElement)")


# Slides -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def slides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cells as slides, made by `jupyter nbconvert --to slides --execute`."""
    source = tmp_path_factory.mktemp("slides") / "lesson.ipynb"
    content = notebook(*CELLS[: EXPLORE + 1])
    for cell in content["cells"]:
        cell["metadata"]["slideshow"] = {"slide_type": "slide"}
    source.write_text(json.dumps(content), "utf-8")
    command = [sys.executable, "-m", "nbconvert", "--to", "slides", "--execute", str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return source.with_suffix(".slides.html")


def test_slides_step_from_disk_without_a_network(slides: Path, open_page: OpenPage) -> None:
    page, complaints = opened_from_disk(open_page, slides)
    pages = page.locator(".slides section").get_by_role("region", name="step by step")
    expect(pages.first).to_be_visible()
    steps_from_x_to_the_answer(Stepper(pages.nth(0)))
    asks_before_it_tells(Stepper(pages.nth(1)))
    explored = Stepper(pages.nth(2))
    explored.at("L2").click()
    explored.is_at("L2")
    assert not any(EMPTY.search(text) for text in shown(page))
    # reveal.js and require.js stand on the network; ours need nothing of it.
    assert [each for each in complaints if not re.search("require|Reveal|MathJax|mermaid", each)] == []


def shown(page: Page) -> list[str]:
    return page.locator(".slides section").filter(visible=True).all_inner_texts()


DECK = """
    addEventListener("keydown", ({ key }) => { window.turned = [...(window.turned ?? []), key]; });
"""


def test_a_key_on_the_page_turns_no_slide(slides: Path, open_page: OpenPage) -> None:
    """reveal.js listens for keys on the document, where those that a page answers never arrive."""
    page, _ = opened_from_disk(open_page, slides)
    page.evaluate(DECK)
    stepping = Stepper(page.locator(".slides section").get_by_role("region", name="step by step").first)
    stepping.root.focus()
    for key, layer in [("ArrowRight", "L1"), ("ArrowRight", "L2"), ("ArrowLeft", "L1"), ("End", "L3")]:
        page.keyboard.press(key)
        stepping.is_at(layer)
    page.keyboard.press("Space")
    assert page.evaluate("window.turned ?? []") == []
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("window.turned") == ["ArrowRight"]
    stepping.is_at("L3")
