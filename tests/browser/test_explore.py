"""`explore` in JupyterLab: a knob moves, and all that follows from it moves too; nothing a person set is lost."""

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import MODEL, Stepper, rerun

pytestmark = pytest.mark.browser

EXPLORE, ASK, COUNT = 1, 2, 3  # cells
CELLS = (
    MODEL,
    "live = explore(model.trace(patients[0]))\nlive",
    "print(live.trace)",
    "from ipywidgets.widgets import widget\nprint(len(widget._instances))",
)


@pytest.fixture(scope="module")
def opened(jupyter: Lab, open_shared_page: OpenPage) -> Notebook:
    notebook = (
        Notebook(open_shared_page(height=1200))
        .open(jupyter, jupyter.write("explore.ipynb", *CELLS))
        .run_all()
    )
    notebook.page.set_default_timeout(10_000)
    return notebook


@pytest.fixture
def notebook(opened: Notebook) -> Iterator[Notebook]:
    """The open notebook; a test that leaves a complaint behind in the browser's console has failed."""
    opened.complaints.clear()
    yield opened
    assert opened.complaints == []
    assert opened.errors() == []


@pytest.fixture
def page(notebook: Notebook) -> Stepper:
    """A page with knobs, as new: of patient 1, x = (100, 2000, 100), which gives 0, 0 and bad shape."""
    return rerun(notebook, EXPLORE)


def slider(page: Stepper, name: str) -> Locator:
    return page.root.get_by_role("slider", name=name)


def box(page: Stepper, name: str) -> Locator:
    return page.root.get_by_role("spinbutton", name=name)


def place(knob: Locator, share: float) -> tuple[float, float]:
    """Where on the screen a slider's thumb stands at this share of its length."""
    area = knob.bounding_box()
    thumb = 16
    return area["x"] + thumb / 2 + share * (area["width"] - thumb), area["y"] + area["height"] / 2


def share(knob: Locator) -> float:
    return float(knob.evaluate("knob => (knob.value - knob.min) / (knob.max - knob.min)"))


def grab(notebook: Notebook, knob: Locator) -> None:
    notebook.page.mouse.move(*place(knob, share(knob)))
    notebook.page.mouse.down()


def row(page: Stepper) -> dict[str, str]:
    """The row of layers as it reads: x, o1, o2, o3 and the verdict."""
    names = ("x", "o1", "o2", "o3")
    shown = {name: page.root.locator(f'.itm-row [data-value="{name}"]').inner_text() for name in names}
    values = {name: " ".join(text.split()).removeprefix(f"{name} ") for name, text in shown.items()}
    return values | {"verdict": page.root.locator(".itm-row .itm-verdict").inner_text()}


def expect_row(page: Stepper, x: str, o2: str, o3: str, verdict: str) -> None:
    """Wait until the row of layers reads so."""
    expect(page.root.locator(".itm-row")).to_have_text(
        re.compile(
            rf"x\s*{re.escape(x)}.*o1\s*{re.escape(x)}.*o2\s*{o2}\s.*o3\s*{o3}\s.*{verdict}$", re.DOTALL
        )
    )


def in_python(notebook: Notebook) -> dict[str, str]:
    """`live.trace`, as Python prints it: x, o1, o2, o3 and the verdict."""
    notebook.run_cell(ASK)
    printed = notebook.output(ASK).inner_text()
    values = dict(re.findall(r"(o\d) = L\d\(\w+\)\s+= (.*?)   ", printed))
    return {
        "x": re.search(r"x = (\(.*?\))", printed)[1],
        **values,
        "verdict": re.search(r"model\(x\) = o3 = [^:]*: ([^,\n]*)", printed)[1],
    }


def test_a_drag_moves_every_output_and_the_verdict(notebook: Notebook, page: Stepper) -> None:
    expect_row(page, "(100, 2000, 100)", "0", "0", "bad shape")
    knob = slider(page, "broccoli")
    grab(notebook, knob)
    notebook.page.mouse.move(*place(knob, 1), steps=20)
    expect_row(page, "(3000, 2000, 100)", "14.5", "14.5", "good shape")  # while the button is still down
    notebook.page.mouse.move(*place(knob, 0), steps=20)
    expect_row(page, "(0, 2000, 100)", "-0.5", "0", "bad shape")
    notebook.page.mouse.up()
    expect(box(page, "broccoli")).to_have_value("0")
    assert in_python(notebook) == row(page)
    page.at("L2").click()
    assert "o2 = (58 × 0 - 3 × 2000 + 2 × 100) / 11600" in page.text()


def test_python_has_what_the_screen_has_after_a_drag(notebook: Notebook, page: Stepper) -> None:
    knob = slider(page, "Tagada strawberries")
    grab(notebook, knob)
    notebook.page.mouse.move(*place(knob, 0.37), steps=15)
    notebook.page.mouse.up()
    expect(page.root.locator(".itm-title")).to_contain_text("patient 1, changed")
    notebook.page.wait_for_timeout(300)
    python, screen = in_python(notebook), row(page)
    assert python == screen
    assert screen["x"] == f"(100, {box(page, 'Tagada strawberries').input_value()}, 100)"
    assert float(screen["o2"]) > 0


def test_a_five_second_drag_never_loses_the_last_value(notebook: Notebook, page: Stepper) -> None:
    knob = slider(page, "workout hours")
    grab(notebook, knob)
    there = [place(knob, step / 25) for step in [*range(26), *range(24, 0, -1)]]
    start = time.monotonic()
    while time.monotonic() < start + 5:
        for point in there:
            notebook.page.mouse.move(*point)
    notebook.page.mouse.move(*place(knob, 1), steps=3)
    notebook.page.mouse.move(*place(knob, 0), steps=2)
    notebook.page.mouse.up()
    assert knob.input_value() == "0"
    expect_row(page, "(100, 2000, 0)", "-0.01724", "0", "bad shape")
    assert in_python(notebook) == row(page)


def test_a_number_box_takes_what_a_slider_cannot_hit(notebook: Notebook, page: Stepper) -> None:
    exact = box(page, "broccoli")
    exact.fill("200")
    expect_row(page, "(200, 2000, 100)", "0.5", "0.5", "neither bad shape nor good shape")
    exact.fill("201")
    expect_row(page, "(201, 2000, 100)", "0.505", "0.505", "good shape")
    expect(slider(page, "broccoli")).to_have_value("200")  # as near as it gets
    exact.fill("")  # on the way to another number
    exact.press("2")
    expect_row(page, "(2, 2000, 100)", "-0.49", "0", "bad shape")
    assert in_python(notebook) == row(page)


def test_the_ghost_of_the_original_stays_and_reset_goes_back(page: Stepper) -> None:
    page.at("L2").click()
    box(page, "broccoli").fill("300")
    expect_row(page, "(300, 2000, 100)", "1", "1", "good shape")
    assert "was 0" in page.text()
    bar = page.root.locator(".itm-active .itm-numbers summary .itm-bar")
    ghost, whole = bar.locator("i").bounding_box(), bar.bounding_box()
    assert abs(ghost["x"] - (whole["x"] + whole["width"] / 2)) < 2  # at 0, in the middle
    assert (
        "target" not in page.root.locator(".itm-title").inner_text()
    )  # nobody expects anything of a made-up x
    page.root.get_by_role("button", name="Reset").click()
    expect_row(page, "(100, 2000, 100)", "0", "0", "bad shape")
    expect(page.root.locator(".itm-title")).to_have_text("patient 1, target 0 (bad shape)")
    expect(box(page, "broccoli")).to_have_value("100")
    expect(slider(page, "broccoli")).to_have_value("100")
    assert "was" not in page.text().split()


def test_the_step_the_opened_number_and_the_focus_stay(notebook: Notebook, page: Stepper) -> None:
    page.at("L2").click()
    page.number("o2 0").click()
    knob = slider(page, "broccoli")
    knob.focus()
    notebook.page.keyboard.press("ArrowRight")
    expect_row(page, "(110, 2000, 100)", "0.05", "0.05", "bad shape")
    expect(knob).to_be_focused()
    expect(page.root.locator('[aria-current="step"]')).to_have_text("L2")
    assert "(58 × 110 - 3 × 2000 + 2 × 100) / 11600" in page.text()
    assert "580 / 11600" in page.text()  # the number is still open, with its new arithmetic
    expect(page.number("o2 0.05")).to_have_count(1)


def test_the_live_line_says_what_a_knob_changed(page: Stepper) -> None:
    page.at("L2").click()
    expect(page.line).to_have_text("o2 is 0, from 3 numbers.")
    box(page, "broccoli").fill("300")
    expect(page.line).to_have_text("o2 is 1, from 3 numbers.")


def test_a_cell_run_again_and_again_leaves_no_widgets_behind(notebook: Notebook) -> None:
    def widgets() -> int:
        rerun(notebook, EXPLORE)
        return int(notebook.run_cell(COUNT).output(COUNT).inner_text())

    rerun(notebook, EXPLORE)
    after_two = widgets()
    assert [widgets() for _ in range(4)] == [after_two] * 4


def test_it_lives_again_after_a_restart(opened: Notebook) -> None:
    opened.restart_and_run_all()
    page = rerun(opened, EXPLORE)
    box(page, "broccoli").fill("300")
    expect_row(page, "(300, 2000, 100)", "1", "1", "good shape")
    assert in_python(opened) == row(page)
    assert opened.errors() == []
