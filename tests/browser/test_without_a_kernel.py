"""A lesson where no Python runs: reopened, not trusted, exported, printed as plain text. There is never an empty box."""

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook, notebook
from tests.browser.stepper import (
    EMPTY,
    SAID,
    TRACE,
    Stepper,
    asks_before_it_tells,
    grab,
    opened_from_disk,
    place,
    reopened,
    spaced,
    stepper,
    steps_to_the_answer,
)

pytestmark = pytest.mark.browser

PLAIN, PREDICT, EXPLORE, DRAW, HIDDEN = 1, 2, 3, 4, 5  # cells
CELLS = (
    TRACE,
    "step_through(trace)",
    "step_through(trace, predict=True)",
    "explore(trace)",
    "from lessons_lib import draw\n"
    "from lessons_lib.data import digits\n"
    "from lessons_lib.trained import digit_model\n"
    "draw(digit_model().trace(digits.test[0]))",
    "def hidden(X):  # no recording follows a number through text\n"
    "    return min(float(str(each)) for each in X)\n"
    "explore(Model(Input('a', 'b', 'c'), hidden).trace((1, 2, 3)))",
)
NO_PYTHON = "o2 needs Python, which is not at work here."


# Saved and reopened -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def saved(jupyter: Lab, open_shared_page: OpenPage) -> str:
    """A notebook that was run, saved and closed, and whose kernel has ended."""
    name = jupyter.write("without_a_kernel.ipynb", *CELLS)
    opened = Notebook(open_shared_page(height=1200)).open(jupyter, name).run_all().save()
    opened.shut_down()
    return name


def test_a_saved_lesson_steps_when_it_is_reopened(jupyter: Lab, open_page: OpenPage, saved: str) -> None:
    opened = reopened(jupyter, open_page, saved)
    steps_to_the_answer(stepper(opened, PLAIN))
    asks_before_it_tells(stepper(opened, PREDICT))


def test_explore_and_draw_compute_when_they_are_reopened(
    jupyter: Lab, open_page: OpenPage, saved: str
) -> None:
    opened = reopened(jupyter, open_page, saved)
    for cell in (EXPLORE, DRAW, HIDDEN):
        expect(opened.output(cell).get_by_text(EMPTY)).not_to_be_visible()
        expect(opened.output(cell).get_by_role("group", name="step by step")).to_have_count(1)
    page = stepper(opened, EXPLORE)
    steps_to_the_answer(page)
    knobs_turn(page)
    a_pen_draws(stepper(opened, DRAW))
    says_what_only_python_knows(stepper(opened, HIDDEN))


def knobs_turn(page: Stepper) -> None:
    """Nobody but the page computes here."""
    knob = page.slider("broccoli")
    grab(knob)
    knob.page.mouse.move(*place(knob, 1), steps=10)
    page.has_row("0.5", "0.5", "neither bad shape nor good shape")
    knob.page.mouse.up()
    page.box("broccoli, exact").fill("201")
    page.has_row("0.505", "0.505", "good shape")
    page.root.get_by_role("button", name="Reset").click()
    page.has_row("-0.5", "0", "bad shape")


def a_pen_draws(page: Stepper) -> None:
    pad, keys = page.root.get_by_role("application"), page.root.page.keyboard
    pad.focus()
    for _ in range(11):
        keys.press("ArrowUp")
    for _ in range(21):
        keys.press("Shift+ArrowDown")
    expect(page.line).to_have_text(
        re.compile(r"^The model's answer: 1 \(share [\d.]+\)\. 72 points of ink\.$")
    )
    expect(page.root.locator(".itm-verdict")).to_have_text("1")


def says_what_only_python_knows(page: Stepper) -> None:
    page.at("L2").click()
    expect(page.line).to_have_text("o2 is 1, made of 3 numbers.")  # as it was saved
    page.box("b, exact").fill("-5")
    expect(page.line).to_have_text(NO_PYTHON)
    expect(page.root.get_by_role("alert")).to_have_text(NO_PYTHON)
    expect(page.layers).to_have_text(re.compile(r"\?\s*o2$"), use_inner_text=True)  # no number of before
    page.root.get_by_role("button", name="Reset").click()
    expect(page.line).to_have_text("o2 is 1, made of 3 numbers.")


def test_an_untrusted_lesson_shows_all_of_it(jupyter: Lab, open_page: OpenPage, saved: str) -> None:
    content = json.loads((jupyter.folder / saved).read_text("utf-8"))
    content["cells"][0]["source"] = "# from someone else\n"  # another content, which no one here has signed
    (jupyter.folder / "untrusted.ipynb").write_text(json.dumps(content), "utf-8")
    opened = reopened(jupyter, open_page, "untrusted.ipynb")
    expect(opened.output(PLAIN)).to_contain_text(SAID["L3"])
    for cell in (PLAIN, EXPLORE):
        shown = opened.output(cell)
        reads_in_full(shown)
        assert not EMPTY.search(shown.inner_text())
        assert shown.get_by_role("button").count() == 0  # a button that does nothing would be worse than none
    covered = opened.output(PREDICT)
    assert "-0.5" not in covered.inner_text()
    covered.locator("summary", has_text="Predict o2, then open").click()
    assert "o2 is -0.5, made of 3 numbers." in covered.inner_text()


IN_FULL = (
    "broccoli 0 Tagada strawberries 2000 workout hours 100",
    "o2 = (58 × 0 - 3 × 2000 + 2 × 100) / 11600",
    "o3 = max(0, -0.5)",
    "model(x) = o3 = 0: bad shape, as expected",
)


def reads_in_full(shown: Locator) -> None:
    """A page that no script has touched says and shows everything, and its numbers open."""
    text = " ".join(shown.inner_text().split())
    for said in (*SAID.values(), *IN_FULL):
        assert said in text
    assert has_blue_bar(shown.get_by_role("row", name=spaced("Tagada strawberries 2000")).first)
    number = shown.locator("summary").filter(has_text=spaced("o2 -0.5"))
    number.click()
    assert "-5800 / 11600" in shown.inner_text()


def has_blue_bar(row: Locator) -> bool:
    return bool(
        row.evaluate(
            """row => [...row.querySelectorAll("span")].some((span) =>
                getComputedStyle(span).backgroundColor === "rgb(27, 102, 201)" && span.getBoundingClientRect().width > 20
                && span.getBoundingClientRect().height > 5)"""
        )
    )


# Exported ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cells as one page, made by `jupyter nbconvert --to html --execute`."""
    source = tmp_path_factory.mktemp("exported") / "lesson.ipynb"
    source.write_text(json.dumps(notebook(*CELLS)), "utf-8")
    command = [sys.executable, "-m", "nbconvert", "--to", "html", "--execute", str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return source.with_suffix(".html")


def outputs_of(page: Page) -> Locator:
    return page.locator(".jp-Cell:has(.jp-OutputArea-output)")


def test_an_exported_lesson_steps_from_disk_without_a_network(exported: Path, open_page: OpenPage) -> None:
    page, complaints = opened_from_disk(open_page, exported)
    pages = outputs_of(page).get_by_role("group", name="step by step")
    steps_to_the_answer(Stepper(pages.nth(0)))
    asks_before_it_tells(Stepper(pages.nth(1)))
    Stepper(pages.nth(0)).is_at("L1")  # one page leaves the other alone
    # The template's own scripts look for MathJax and the like on the network; ours look for nothing.
    assert [
        complaint for complaint in complaints if not re.search("require|MathJax|mermaid", complaint)
    ] == []


def test_explore_and_draw_compute_in_an_exported_lesson(exported: Path, open_page: OpenPage) -> None:
    page, _ = opened_from_disk(open_page, exported)
    expect(outputs_of(page).get_by_text(EMPTY).filter(visible=True)).to_have_count(0)
    pages = outputs_of(page).get_by_role("group", name="step by step")
    expect(pages).to_have_count(5)
    explored = Stepper(pages.nth(2))
    steps_to_the_answer(explored)
    knobs_turn(explored)
    a_pen_draws(Stepper(pages.nth(3)))
    says_what_only_python_knows(Stepper(pages.nth(4)))


class Words(HTMLParser):
    """The text of a page as a program without styles and scripts reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("script", "style"):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        self.text += "" if self.inside else data


def test_without_scripts_and_styles_it_still_reads(exported: Path, open_page: OpenPage) -> None:
    words = Words()
    words.feed(exported.read_text("utf-8"))
    text = " ".join(words.text.split())
    for said in SAID.values():
        assert said in text
    assert "(58 × 0 - 3 × 2000 + 2 × 100) / 11600" in text
    assert "model(x) = o3 = 0: bad shape, as expected" in text

    page = open_page(java_script_enabled=False, height=4000)
    page.set_content(re.sub(r"(?s)<(style|link)\b.*?(</style>|>)", "", exported.read_text("utf-8")))
    reads_in_full(outputs_of(page).first)
