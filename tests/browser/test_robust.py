"""Hard use: many pages at once, hasty keys, long drags, cells run again and again, a restart. Nothing is lost."""

import random
import re
import time

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import (
    LAYERS,
    SAID,
    SHOWN,
    TRACE,
    Stepper,
    grab,
    opened_with,
    place,
    python_has_it,
    rerun,
    stepper,
    steps_to_the_answer,
)
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

PLAIN, TWIN, TWENTY, EXPLORE, ASK, COUNT, LONG = 1, 2, 3, 4, 5, 6, 7  # cells
CELLS = (
    TRACE,
    "step_through(trace)",
    "step_through(trace)  # again",
    "for _ in range(20):\n    display(step_through(trace))",
    "live = explore(model.trace(patients[0]))\nlive",
    "print(live.trace)",
    "from ipywidgets.widgets import widget\nprint(len(widget._instances))",
    "step_through(Model(*[ReLU()] * 300).trace(range(-4, 4)))",
)


@pytest.fixture(scope="module")
def opened(jupyter: Lab, open_shared_page: OpenPage) -> Notebook:
    return opened_with(jupyter, open_shared_page, "robust.ipynb", *CELLS, height=1200).run_all()


# Many pages -------------------------------------------------------------------------------------


def test_twenty_pages_step_each_on_its_own(notebook: Notebook) -> None:
    pages = [
        Stepper(each) for each in notebook.output(TWENTY).get_by_role("group", name="step by step").all()
    ]
    assert len(pages) == 20
    for index, page in enumerate(pages[:7]):
        page.at(LAYERS[index % 3]).click()
    pages[5].root.focus()
    notebook.page.keyboard.press("ArrowLeft")
    pages[1].unfold("its lines of arithmetic").click()
    at = [*LAYERS, *LAYERS[:2], "L2", "L1", *["L1"] * 13]
    assert [page.line.text_content() for page in pages] == [SAID[layer] for layer in at]
    assert notebook.output(TWENTY).get_by_text("-5800 / 11600").filter(visible=True).count() == 1
    sheets = notebook.page.locator("style.itm-style").all_text_contents()
    assert len(sheets) == len(set(sheets))  # all of them share each


def test_two_pages_of_one_trace_are_independent(notebook: Notebook) -> None:
    one, other = rerun(notebook, PLAIN), rerun(notebook, TWIN)
    one.at("L2").click()
    one.is_at("L2")
    other.is_at("L1")
    other.root.focus()
    notebook.page.keyboard.press("End")
    one.unfold("its lines of arithmetic").click()
    other.is_at("L3")
    one.is_at("L2")
    assert "-5800 / 11600" in one.text()
    assert "-5800 / 11600" not in other.text()


def test_a_page_of_300_layers_steps_and_keeps_in_sight_where_it_is(notebook: Notebook) -> None:
    page = stepper(notebook, LONG)
    assert page.clouds.count() == 300
    page.root.focus()
    for key, layer in [("End", "L300"), ("ArrowLeft", "L299"), ("Home", "L1")]:
        notebook.page.keyboard.press(key)
        page.marks(layer)
        drawn(notebook.page)  # the row scrolls in the next frame
        row, cloud = page.layers.bounding_box(), page.here.bounding_box()
        assert row["x"] <= cloud["x"] < cloud["x"] + cloud["width"] <= row["x"] + row["width"]
    page.at("L150").click()
    expect(page.line).to_have_text("o150 is (0, 0, 0, 0, 0, 1, 2, 3), made of 8 numbers.")
    page.number("o150[7], 3").click()
    expect(page.opened).to_have_text(re.compile(r"^o150\[7\] = 3\s+= max\(0, 3\)"))
    assert page.root.evaluate("root => root.scrollWidth <= root.clientWidth")


# Haste ------------------------------------------------------------------------------------------


def test_a_hundred_keys_in_two_seconds_leave_it_in_step(notebook: Notebook) -> None:
    page = rerun(notebook, PLAIN)
    page.root.focus()
    moves = {"ArrowRight": 1, "ArrowLeft": -1, "Home": -2, "End": 2}
    keys = random.Random(7).choices([*moves], weights=[5, 4, 1, 1], k=100)
    at, pause, start = 0, 0.0, time.monotonic()
    for count, key in enumerate(keys, start=1):
        notebook.page.keyboard.press(key)
        at = min(max(at + moves[key], 0), 2)
        pause = start + count * 0.02 - time.monotonic()
        time.sleep(max(0.0, pause))
    page.is_at(LAYERS[at])
    for shown in SHOWN[LAYERS[at]]:
        assert shown in page.text()


def test_a_long_drag_never_loses_the_last_value(notebook: Notebook) -> None:
    page = rerun(notebook, EXPLORE)
    knob = page.slider("workout hours")
    grab(knob)
    there = [place(knob, step / 25) for step in [*range(26), *range(24, 0, -1)]]
    start = time.monotonic()
    while time.monotonic() < start + 4:
        for point in there:
            notebook.page.mouse.move(*point)
    notebook.page.mouse.move(*place(knob, 1), steps=3)
    notebook.page.mouse.move(*place(knob, 0), steps=2)
    notebook.page.mouse.up()
    assert knob.input_value() == "0"
    page.has_row("-0.01724", "0", "bad shape")
    python_has_it(notebook, page, ASK)


def test_all_of_it_lives_again_after_a_restart(notebook: Notebook) -> None:
    notebook.restart_and_run_all()
    steps_to_the_answer(stepper(notebook, PLAIN))
    page = rerun(notebook, EXPLORE)
    page.box("broccoli").fill("300")
    page.has_row("1", "1", "good shape")
    python_has_it(notebook, page, ASK)


# Last, because anywidget complains for a while of the models that were closed so soon -----------


def test_a_cell_run_fifty_times_leaves_no_widgets_behind(notebook: Notebook) -> None:
    def widgets() -> int:
        return int(notebook.printed(COUNT))

    rerun(notebook, EXPLORE)
    rerun(notebook, EXPLORE)
    after_two = widgets()
    assert after_two > 0
    notebook.code_cell(EXPLORE).locator(".cm-content").click()
    for _ in range(48):  # as one who leans on the keys, without waiting
        notebook.page.keyboard.press("Control+Enter")
    assert widgets() == after_two
    expect(notebook.output(EXPLORE).locator(".itm-live:not(.itm-spare *)")).to_be_visible()
    page = stepper(notebook, EXPLORE)
    page.box("broccoli").fill("300")  # the last of them lives
    page.has_row("1", "1", "good shape")
    python_has_it(notebook, page, ASK)
    # anywidget writes into the console that a model was closed before it was there; no one sees it on the page.
    notebook.forgive("Failed to initialize model")
