"""A lesson as a learner works through it: opened in a copy of their own, and what they take hold of in it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator

from lessons_lib.workplace import copies
from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import Stepper

Opened = Callable[[str], Notebook]


@pytest.fixture(scope="module")
def lesson(jupyter: Lab, open_shared_page: OpenPage) -> Opened:
    """What opens a lesson by its number, and runs it; one after the other on the same screen."""
    page, at = open_shared_page(height=900), {}

    def opened(number: str) -> Notebook:
        if number not in at:
            at.clear()
            (path,) = copies.LESSONS.glob(f"{number}_*.ipynb")
            name = jupyter.copy(path.name, f"driven_{path.name}")
            at[number] = Notebook(page).open(jupyter, name)
            at[number].run_all()
        return at[number]

    return opened


def output(lesson: Notebook, source: str, kind: str) -> Locator:
    """What stands below the cell that has this source, scrolled into view."""
    cell = lesson.page.locator(".jp-CodeCell", has=lesson.page.locator(".cm-content", has_text=source)).first
    cell.scroll_into_view_if_needed()
    shown = cell.locator(f".jp-OutputArea-output {kind}").filter(visible=True).first
    shown.scroll_into_view_if_needed()
    return shown


def knob(page: Stepper, name: str) -> Locator:
    return page.root.get_by_role("slider", name=name)


def drag(slider: Locator, share: float) -> None:
    """Take a slider by the mouse to a share of its length."""
    box = slider.bounding_box()
    mouse = slider.page.mouse
    mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    mouse.down()
    mouse.move(box["x"] + box["width"] * share, box["y"] + box["height"] / 2, steps=5)
    mouse.up()


def all_is_well(lesson: Notebook) -> None:
    assert lesson.errors() == []
    assert lesson.pop_ups() == []
    assert lesson.complaints == []
