"""To wait until a page stands, so that a slow machine makes a test slow, and never wrong."""

import time
from collections.abc import Callable

from playwright.sync_api import Page

# How long a test waits for what must come, in milliseconds: a machine that others use too is slow, not wrong.
PATIENCE = 120_000
OFTEN = 50  # milliseconds


def drawn(page: Page) -> Page:
    """The page once all that was asked for a frame stands there, and what such a frame put off until it was painted."""
    page.evaluate(
        "new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn))))"
    )
    return page


def arrived(page: Page) -> Page:
    """The page once nothing that is seen on it glides any more."""
    drawn(page).evaluate(
        """() => {
            const seen = document.getAnimations().filter((each) => each.effect.target.checkVisibility({ visibilityProperty: true }));
            return Promise.allSettled(seen.map((each) => each.finished));
        }"""
    )
    return drawn(page)


def until(page: Page, holds: Callable[[], bool], patience: int = PATIENCE) -> bool:
    """Whether something comes to hold that no `expect` knows."""
    end = time.monotonic() + patience / 1000
    while not holds():
        if time.monotonic() > end:
            return False
        page.wait_for_timeout(OFTEN)
    return True
