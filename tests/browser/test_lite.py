"""Each lesson in JupyterLite, from its first cell to its last, in Chromium with every other host blocked.

`make test-site` runs it: it takes long, and needs a folder of Pyodide (tests/browser/pyodide.py).
"""

import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect, sync_playwright
from playwright.sync_api import TimeoutError as HungError

from lessons_lib.lessons import EXERCISES
from tests.browser.site import only_from, served
from tests.browser.stepper import Stepper
from tools import browser as browsers
from tools.site.course import Lesson, course
from tools.site.executed import ROOT
from tools.site.lite import add_lite

pytestmark = pytest.mark.browser

PYODIDE = os.environ.get("PYODIDE", "")
LESSONS = [each for each in course() if each.runs_in_browsers]
PATIENCE = 600  # seconds for a whole lesson, on a machine that has much else to do
STEPPER = ".itm-live, .itm-slide, .itm-figure"
RUN = ".jp-CodeCell .jp-InputArea-prompt"
ERROR = '[data-mime-type="application/vnd.jupyter.error"]'
SIZE = ViewportSize(width=1300, height=900)
OWN = """from lessons_lib import Input, Model, ReLU, step_through
print(600 * 7)
step_through(Model(Input("number"), ReLU()).trace([3]))"""
# Whether the browser keeps a cell that holds this text, and both of its outputs.
KEPT = """async (text) => {
    const [{ name }] = await indexedDB.databases();
    const done = (asked) => new Promise((tell) => asked.onsuccess = () => tell(asked.result));
    const kept = await done(indexedDB.open(name));
    const files = await done(kept.transaction("files").objectStore("files").getAll());
    kept.close();
    const cells = files.flatMap((file) => file.content.cells ?? []);
    return cells.some(({ source, outputs }) => String(source).includes(text) && outputs?.length === 2);
}"""


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not PYODIDE:
        pytest.skip("PYODIDE names no folder of Pyodide: python tests/browser/pyodide.py FOLDER makes one")
    site = tmp_path_factory.mktemp("lite")
    add_lite(site, LESSONS, Path(PYODIDE))
    with served(site) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = browsers.find()
        assert path, browsers.MISSING
        browser = playwright.chromium.launch(executable_path=path, args=browsers.arguments())
        yield browser
        browser.close()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.number)
def test_a_lesson_runs_to_its_last_cell(
    lesson: Lesson, address: str, chromium: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    for attempt in (1, 2):  # one load in many hangs, in JupyterLite itself
        page = chromium.new_context(viewport=SIZE).new_page()
        others, _ = only_from(page, address)
        try:
            first, last = run_all(
                page, f"{address}/lite/notebooks/index.html?path={lesson.name}.ipynb", code_cells(lesson)
            )
        except HungError:
            assert attempt == 1, "it hung twice"
            page.context.close()
            continue
        with capsys.disabled():
            again = "" if attempt == 1 else " (it hung once, and was opened again)"
            said = f"first stepper or figure after {first:.0f} s, last cell after {last:.0f} s{again}"
            print(f"\n{lesson.number}: {said}")  # noqa: T201
        assert page.locator(ERROR).all_inner_texts() == []
        assert others == []
        page.context.close()
        return


def test_what_is_done_is_still_known_when_the_page_is_opened_again(address: str, chromium: Browser) -> None:
    page = chromium.new_context(viewport=SIZE).new_page()
    page.set_default_timeout(PATIENCE * 1000)
    right = np.ravel(EXERCISES["01.1"].expected).tolist()
    asked = 'from lessons_lib import check, report\nprint(check("01.1", %s))\nprint(report("01"))'
    first = said(page, f"{address}/lite/notebooks/index.html?path=01_run_a_model.ipynb", asked % right)
    assert "Right" in first
    assert "Kept in my-progress.json" in first
    page.goto("about:blank")  # Python ends with the page
    again = said(
        page,
        f"{address}/lite/notebooks/index.html?path=02_inside_the_model.ipynb",
        asked.partition("\n")[0] + '\nprint(report("01"))',
    )
    assert "Lesson 01: 1 of" in again
    assert re.search(r"done, 1 answer +01\.1", again)
    page.context.close()


def test_what_a_learner_did_is_there_when_the_browser_starts_again_and_can_be_downloaded(
    address: str, chromium: Browser, tmp_path: Path
) -> None:
    url = f"{address}/lite/notebooks/index.html?path=01_run_a_model.ipynb"
    with at_home(chromium, tmp_path / "mine") as page:
        outputs = ran(page, url, OWN)
        outputs.locator(".itm-live").wait_for()
        while not page.evaluate(KEPT, "600 * 7"):  # nobody presses Save
            page.wait_for_timeout(500)
    with at_home(chromium, tmp_path / "mine") as page:
        page.goto(url)
        cell = page.locator(".jp-CodeCell", has_text="600 * 7")
        expect(cell.locator(".jp-OutputArea-output").first).to_have_text("4200")
        stepper = Stepper(cell.locator(".itm-live"))  # alive, though no Python has run since
        stepper.at("L2").click()
        expect(stepper.line).to_have_text("o2 is 3, made of 1 number.")
        page.get_by_role("menuitem", name="File", exact=True).click()
        with page.expect_download() as asked:
            page.get_by_role("menuitem", name="Download").click()
        asked.value.save_as(tmp_path / "copy.ipynb")
    cells = json.loads((tmp_path / "copy.ipynb").read_text("utf-8"))["cells"]
    (own,) = [cell for cell in cells if "600 * 7" in "".join(cell["source"])]
    assert "".join(own["outputs"][0]["text"]) == "4200\n"
    with at_home(chromium, tmp_path / "another's") as page:
        page.goto(url)
        expect(page.locator(".cm-content", has_text="%pip install")).to_be_visible()
        expect(page.locator(".jp-CodeCell", has_text="600 * 7")).to_have_count(0)


@contextmanager
def at_home(chromium: Browser, profile: Path) -> Iterator[Page]:
    """A page of a browser that keeps what it is given in a folder, as a learner's own does."""
    own = chromium.browser_type.launch_persistent_context(
        profile, executable_path=browsers.find(), args=browsers.arguments(), viewport=SIZE
    )
    own.set_default_timeout(PATIENCE * 1000)
    yield own.pages[0]
    own.close()


def said(page: Page, url: str, code: str) -> str:
    """What a cell of one's own prints, once it has reported."""
    outputs = ran(page, url, code)
    outputs.filter(has_text="exercises done").or_(page.locator(ERROR)).first.wait_for()
    return outputs.inner_text()


def ran(page: Page, url: str, code: str) -> Locator:
    """Open a lesson, run the cell that brings the package and one of our own below it; what comes out of that one."""
    page.goto(url)
    page.locator(".jp-CodeCell .cm-content", has_text="%pip install").click()
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("a")  # a cell above the next one
    page.keyboard.press("Enter")
    page.keyboard.insert_text(code)
    page.keyboard.press("Shift+Enter")
    return page.locator(".jp-CodeCell", has_text=code.splitlines()[-1]).locator(".jp-OutputArea-output")


def code_cells(lesson: Lesson) -> int:
    """How many cells of a lesson run, with the one that brings the package."""
    cells = json.loads((ROOT / "notebooks" / f"{lesson.name}.ipynb").read_text("utf-8"))["cells"]
    return 1 + sum(cell["cell_type"] == "code" and bool("".join(cell["source"]).strip()) for cell in cells)


def run_all(page: Page, url: str, cells: int) -> tuple[float, float]:
    """Open a lesson and run it; the seconds until something can be stepped or looked at, and until all has run."""
    begin = time.monotonic()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(url)
    page.locator(RUN).first.wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator('[data-command="runmenu:run-all"]').click()
    page.locator(f"{STEPPER}, {ERROR}").first.wait_for(state="attached")
    first = time.monotonic() - begin
    page.wait_for_function(
        "([run, error, cells]) => document.querySelector(error) || "
        "[...document.querySelectorAll(run)].filter((each) => /\\d/.test(each.textContent)).length >= cells",
        arg=[RUN, ERROR, cells],
    )
    return first, time.monotonic() - begin
