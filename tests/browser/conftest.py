"""A browser, and a JupyterLab started as `make lab` starts it."""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from lessons_lib.workplace import copies
from tests.browser.jupyter import Lab, Notebook, running_lab
from tests.browser.waiting import PATIENCE
from tools import browser as browsers

FAILURES = Path(__file__).parent / "failures"

expect.set_options(timeout=PATIENCE)

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    path = browsers.find()
    assert path, browsers.MISSING
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=browsers.arguments())
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def jupyter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab on a learner's copy of all lessons."""
    folder = tmp_path_factory.mktemp("my-lessons")
    copies.refresh(copies.LESSONS, folder)
    with running_lab(folder) as running:
        yield running


def opened_pages(browser: Browser, session: pytest.Session) -> Iterator[OpenPage]:
    """Yield a function that opens an empty page; a tall one by default, so that a whole lesson is in view."""
    pages: list[Page] = []

    def open_page(width: int = 1400, height: int = 6000, theme: str = "light", **options: object) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme, **options
        )
        context.set_default_timeout(PATIENCE)
        pages.append(context.new_page())
        session.stash.setdefault(OPEN, []).append(pages[-1])
        return pages[-1]

    yield open_page
    for page in pages:
        session.stash[OPEN].remove(page)
        page.context.close()


@pytest.fixture
def open_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """A function that opens an empty page for one test."""
    yield from opened_pages(browser, request.session)


@pytest.fixture(scope="module")
def open_shared_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """A function that opens an empty page for all tests of a module."""
    yield from opened_pages(browser, request.session)


@pytest.fixture
def notebook(opened: Notebook) -> Iterator[Notebook]:
    """The module's notebook; a test that leaves a complaint behind in the browser's console has failed."""
    opened.complaints.clear()
    yield opened
    assert opened.complaints == []
    assert opened.errors() == []


OPEN = pytest.StashKey[list[Page]]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """When a test fails, keep a picture of each open page in tests/browser/failures/."""
    report = yield
    if report.failed:
        for number, page in enumerate(item.session.stash.get(OPEN, [])):
            page.screenshot(path=FAILURES / f"{item.name}-{number}.png")
    return report
