"""Elsewhere than in JupyterLab: Notebook 7, with a kernel and without, and slides. There is never an empty box."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook, notebook, running_notebook_7
from tests.browser.stepper import (
    EMPTY,
    LAYERS,
    TRACE,
    Stepper,
    asks_before_it_tells,
    grab,
    opened_from_disk,
    opened_with,
    place,
    python_has_it,
    reopened,
    rerun,
    stepper,
    steps_to_the_answer,
)
from tests.browser.waiting import arrived

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
        expect(
            notebook.output(cell).get_by_role("group", name="step by step").filter(visible=True)
        ).to_have_count(1)


def test_notebook_7_steps_and_asks(notebook: Notebook) -> None:
    steps_to_the_answer(rerun(notebook, PLAIN))
    asks_before_it_tells(rerun(notebook, PREDICT))


def test_a_knob_answers_in_notebook_7(notebook: Notebook) -> None:
    page = rerun(notebook, EXPLORE)
    knob = page.slider("broccoli")
    for _ in range(2):  # at its end a knob's range doubles
        grab(knob)
        notebook.page.mouse.move(*place(knob, 1), steps=10)
        notebook.page.mouse.up()
    expect(page.root.locator(".itm-verdict").last).to_have_text("good shape")
    page.box("broccoli").fill("")
    notebook.page.keyboard.type("201")  # 2 and 1 alone would make headings of the cell
    page.has_row("0.505", "0.505", "good shape")
    python_has_it(notebook, page, ASK)


def test_a_saved_lesson_steps_in_notebook_7_without_a_kernel(
    notebook_7: Lab, opened: Notebook, open_page: OpenPage
) -> None:
    opened.save().shut_down()
    again = reopened(notebook_7, open_page, "elsewhere.ipynb")
    for cell in (PLAIN, PREDICT, EXPLORE):
        expect(
            again.output(cell).get_by_role("group", name="step by step").filter(visible=True)
        ).to_have_count(1)
    explored = stepper(again, EXPLORE)
    steps_to_the_answer(explored)
    explored.box("broccoli, exact").fill("201")
    explored.has_row("0.505", "0.505", "good shape")
    expect(again.output(EXPLORE).get_by_text(EMPTY)).not_to_be_visible()
    asks_before_it_tells(stepper(again, PREDICT))


# Last of Notebook 7, because where it fails it leaves cells behind.
def test_the_keys_of_notebook_7_sleep_while_the_page_has_the_focus(notebook: Notebook) -> None:
    page, keys = stepper(notebook, PLAIN), notebook.page.keyboard
    page.at("L1").click()
    cells = notebook.page.locator(".jp-Notebook .jp-Cell")
    count = cells.count()
    page.next.focus()
    for key in ["b", "a", "ArrowDown", "ArrowUp", "k", "j", "m", "d", "d", "ArrowRight"]:
        keys.press(key)
    page.is_at("L2")
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
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return source.with_suffix(".slides.html")


def test_slides_step_from_disk_without_a_network(slides: Path, open_page: OpenPage) -> None:
    page, complaints = opened_from_disk(open_page, slides)
    pages = page.locator(".slides section").get_by_role("group", name="step by step")
    expect(pages.first).to_be_visible()
    steps_to_the_answer(Stepper(pages.nth(0)))
    asks_before_it_tells(Stepper(pages.nth(1)))
    explored = Stepper(pages.nth(2))
    explored.at("L2").click()
    explored.is_at("L2")
    explored.box("broccoli, exact").fill("201")
    explored.has_row("0.505", "0.505", "good shape")
    assert not any(EMPTY.search(text) for text in shown(page))
    # nbconvert's slides ask the network for reveal.js and more; our pages ask it for nothing.
    assert [each for each in complaints if not re.search("require|Reveal|MathJax|mermaid", each)] == []


def shown(page: Page) -> list[str]:
    return page.locator(".slides section").filter(visible=True).all_inner_texts()


REVEAL = resources.files("sphinx_revealjs").joinpath("_static", "revealjs")
# In place of require.js, which nbconvert's slides ask to load reveal.js: scripts one after another.
LOADER = """
    window.require = (settings, addresses, done) => {
        const load = (src) => new Promise((resolve) => {
            document.head.append(Object.assign(document.createElement("script"), { src, onload: resolve }));
        });
        addresses.reduce((before, each) => before.then(() => load(each)), Promise.resolve()).then(() => done(Reveal, RevealNotes));
    };
"""


@pytest.fixture
def deck(slides: Path, open_page: OpenPage) -> Page:
    """The slides as the network would show them: with reveal.js at work, on a screen as a projector has it."""
    page = open_page(width=1280, height=800)

    def answer(route: Route) -> None:
        _, found, path = route.request.url.partition("/reveal.js@")
        file = REVEAL.joinpath(path.partition("/")[2]) if found else None
        if "require.min.js" in route.request.url:
            route.fulfill(body=LOADER, content_type="text/javascript")
        elif file is not None and file.is_file():
            route.fulfill(path=str(file))
        else:
            route.abort()

    page.route(re.compile("^https?:"), answer)
    page.goto(slides.as_uri(), wait_until="domcontentloaded")
    page.wait_for_function("() => window.Reveal?.isReady()")
    return page


def turn_to(deck: Page, slide: int) -> Stepper:
    """Turn to a slide as a teacher does, with the arrow keys; return the page on it."""
    deck.evaluate("document.activeElement.blur()")
    deck.keyboard.press("Home")
    for _ in range(slide):
        deck.keyboard.press("ArrowRight")
    deck.wait_for_function("slide => Reveal.getIndices().h === slide", arg=slide)
    return Stepper(deck.locator(".slides > section.present").get_by_role("group", name="step by step"))


def test_reveal_js_shows_a_slide_for_each_cell_and_no_more(deck: Page) -> None:
    assert deck.evaluate("Reveal.getTotalSlides()") == EXPLORE + 1


@pytest.mark.parametrize("cell", [PLAIN, PREDICT, EXPLORE])
def test_a_page_fits_on_its_slide_and_no_step_changes_its_height(deck: Page, cell: int) -> None:
    page = turn_to(deck, cell)
    expect(page.root).to_be_visible()
    arrived(deck)
    start = page.root.bounding_box()
    assert start["y"] + start["height"] <= 800
    for layer in LAYERS[1:]:
        page.next.click()
        if cell == PREDICT:
            page.show_me.click()
        page.marks(layer)
        assert page.root.bounding_box() == start


def test_what_is_too_tall_for_its_slide_scrolls_on_it(deck: Page) -> None:
    page = turn_to(deck, PLAIN)
    page.root.get_by_text("View").click()
    page.root.get_by_label("large type").check()
    page.at("L3").click()
    arrived(deck)
    box = page.root.bounding_box()
    assert box["y"] + box["height"] <= 800
    deck.mouse.move(box["x"] + 100, box["y"] + 200)
    deck.mouse.wheel(0, 5000)
    answer = page.unfold("the code of L3")
    expect(answer).to_be_in_viewport()
    assert answer.bounding_box()["y"] < box["y"] + box["height"]
    expect(page.back).to_be_in_viewport()  # the buttons stay at hand
    page.back.click()
    page.is_at("L2")
    assert page.root.bounding_box() == box


def test_a_key_on_the_page_turns_no_slide(deck: Page) -> None:
    """reveal.js listens for keys on the document, where those that a page answers never arrive."""
    page = turn_to(deck, PLAIN)
    page.root.focus()
    for key, layer in [("ArrowRight", "L2"), ("ArrowRight", "L3"), ("ArrowLeft", "L2"), ("End", "L3")]:
        deck.keyboard.press(key)
        page.is_at(layer)
    deck.keyboard.press("Space")
    assert deck.evaluate("Reveal.getIndices().h") == PLAIN
    deck.evaluate("document.activeElement.blur()")
    deck.keyboard.press("ArrowRight")
    assert deck.evaluate("Reveal.getIndices().h") == PLAIN + 1
