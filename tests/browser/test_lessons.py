"""Every lesson as it is opened and run: no error, no empty box, each page steps to its end, no barrier in either theme."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser import axe
from tests.browser.conftest import opened_pages
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import EMPTY, Stepper
from tools import lab

pytestmark = pytest.mark.browser

LESSONS = sorted(path.name for path in lab.LESSONS.glob("*.ipynb"))
TALL = 24_000  # pixels: all of a lesson is in view, so that nothing is left out
# Every step of a page at once, each in a place of its own.
ALL_STEPS = """.itm-live > .itm-steps > .itm-step {
    grid-area: auto !important; visibility: visible !important; content-visibility: visible !important;
}"""


@pytest.fixture(scope="module", params=LESSONS, ids=lambda name: name.partition("_")[0])
def opened(request: pytest.FixtureRequest, browser: Browser, jupyter: Lab) -> Iterator[Notebook]:
    """A lesson, opened and run, in a page that is closed before the next lesson's."""
    name = jupyter.copy(request.param, f"whole_{request.param}")
    for open_page in opened_pages(browser, request.session):
        notebook = Notebook(open_page(height=TALL)).open(jupyter, name).run_all()
        assert notebook.complaints == []
        axe.begin(notebook.page)
        yield notebook


def pages(notebook: Notebook) -> list[Locator]:
    """The pages that are on show; a page inside another is folded away."""
    return notebook.page.locator(".jp-OutputArea-output .itm").filter(visible=True).all()


def test_it_shows_no_error_and_no_empty_box(notebook: Notebook) -> None:
    assert notebook.pop_ups() == []
    shown = notebook.page.locator(".jp-OutputArea-output").filter(visible=True).all_inner_texts()
    assert [text for text in shown if EMPTY.search(text)] == []
    for picture in notebook.page.locator(".jp-OutputArea-output img").all():
        assert (
            picture.evaluate("async (picture) => { await picture.decode(); return picture.naturalWidth; }")
            > 0
        )


def test_every_page_steps_to_its_end_and_keeps_its_height(notebook: Notebook) -> None:
    for root in pages(notebook):
        page, heights = Stepper(root), set()
        for _ in range(root.locator(":scope > .itm-steps > li").count()):
            heights.add(root.bounding_box()["height"])
            if page.show_me.is_visible():
                page.show_me.click()
            if page.next.get_attribute("aria-disabled") is None:
                page.next.click()
        expect(page.next).to_have_text("Next: end")
        assert len(heights) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_objects_to_nothing(notebook: Notebook, theme: str) -> None:
    notebook.to_theme(theme)
    notebook.page.add_style_tag(content=ALL_STEPS)
    notebook.page.locator(".itm details").evaluate_all("all => all.forEach((each) => { each.open = true; })")
    assert axe.violations(notebook.page.locator(".jp-OutputArea-output")) == []
