"""Every lesson as it is opened and run: no error, no empty box, each page steps to its end, no barrier in either theme."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser import axe
from tests.browser.conftest import opened_pages
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import EMPTY, Stepper
from tests.lessons import NOTEBOOKS, marked

pytestmark = pytest.mark.browser

LESSONS = marked(path.name for path in NOTEBOOKS)
TALL = 24_000  # pixels: all of a lesson is in view, so that nothing is left out
# The static pages in place of the live ones, as on GitHub or in print.
STATIC = ".itm-replaced { display: block !important; } .itm-live { display: none !important; }"


@pytest.fixture(scope="module", params=LESSONS, ids=lambda name: name.partition("_")[0])
def opened(request: pytest.FixtureRequest, browser: Browser, jupyter: Lab) -> Iterator[Notebook]:
    """A lesson, opened and run, in a page that is closed before the next lesson's."""
    name = jupyter.copy(request.param, f"whole_{request.param}")
    for open_page in opened_pages(browser, request.session):
        notebook = Notebook(open_page(height=TALL)).open(jupyter, name).run_all()
        assert notebook.complaints == []
        axe.begin(notebook.page)
        yield notebook


def pages(notebook: Notebook) -> list[Stepper]:
    """The pages that are on show."""
    return [
        Stepper(root)
        for root in notebook.page.locator(".jp-OutputArea-output .itm").filter(visible=True).all()
    ]


def in_order(page: Stepper) -> list[Locator]:
    """The clouds as the page steps through them: a way back begins with the last."""
    clouds = page.clouds.all()
    return clouds[::-1] if clouds[-1].get_attribute("aria-current") else clouds


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
    for page in pages(notebook):
        heights = set()
        for cloud in in_order(page):
            expect(cloud).to_have_attribute("aria-current", "step")
            heights.add(page.root.bounding_box()["height"])
            if page.show_me.is_visible():
                page.show_me.click()
                heights.add(page.root.bounding_box()["height"])
            page.next.click(force=True)
        expect(page.next).to_have_text("Next: end")
        covered = page.layers.get_by_text("?", exact=True).filter(visible=True)
        expect(covered).to_have_count(0)
        assert len(heights) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_objects_to_nothing_live_or_static(notebook: Notebook, theme: str) -> None:
    notebook.to_theme(theme)
    for page in pages(notebook):
        if not page.unfolded.is_visible() and page.unfold("▸").is_visible():
            page.unfold("▸").click()
    outputs = notebook.page.locator(".jp-OutputArea-output")
    assert axe.violations(outputs) == []
    static = notebook.page.add_style_tag(content=STATIC)
    notebook.page.locator(".itm-replaced details").evaluate_all(
        "all => all.forEach((each) => { each.open = true; })"
    )
    assert axe.violations(outputs) == []
    static.evaluate("style => style.remove()")
