"""The drawing pad of a page, as a person draws on it with the mouse."""

from collections.abc import Sequence

from playwright.sync_api import Locator

from tests import pen
from tests.browser.stepper import Stepper


def sheet(page: Stepper) -> Locator:
    """What one draws on."""
    return page.root.get_by_role("application", name="Drawing pad, 32 rows of 32 points")


def draw(page: Stepper, strokes: Sequence[Sequence[pen.Place]]) -> None:
    """Draw on an empty pad with the mouse, from place to place."""
    page.root.get_by_role("button", name="Clear").click()
    sheet(page).scroll_into_view_if_needed()
    area, mouse = sheet(page).bounding_box(), page.root.page.mouse
    for stroke in strokes:
        for at, (row, column) in enumerate(stroke):
            mouse.move(
                area["x"] + (column + 0.5) / pen.SIDE * area["width"],
                area["y"] + (row + 0.5) / pen.SIDE * area["height"],
            )
            if at == 0:
                mouse.down()
        mouse.up()
