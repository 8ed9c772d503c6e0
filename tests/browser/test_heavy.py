"""A network too large for a page: it opens, steps, asks Python for what is opened, and says what it cannot do without."""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from lessons_lib import CrossEntropy, Model, compare, explore, step_through
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.notation import number
from lessons_lib.page import heavy
from tests import heavy as network
from tests.browser import axe
from tests.browser.beside import Beside, beside
from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab
from tests.browser.live import JUPYTERLAB, LAPTOP, LivePage
from tests.browser.stepper import opened_with, reopened, stepper
from tests.browser.waiting import until

pytestmark = pytest.mark.browser

NO_STALE = "needs Python, which is not at work here"


@pytest.fixture(scope="module")
def trace() -> Trace:
    return network.trace()


@pytest.fixture
def live(open_page: OpenPage, trace: Trace) -> Iterator[Beside]:
    page = open_page(width=1400, height=900, reduced_motion="reduce")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield beside(page, explore(trace, ["x[0, 7, 7]"]))
    assert errors == []


def saved(open_page: OpenPage, folder: Path, html: str, **screen: int) -> Page:
    """A page as it was saved, opened where no kernel is."""
    page = open_page(**{"width": LAPTOP, "height": 720} | screen)
    file = folder / "page.html"
    file.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>'
        f'<body><main style="font-size:{JUPYTERLAB}px">{html}</main>',
        encoding="utf-8",
    )
    page.goto(file.as_uri())
    expect(page.locator(".itm-live")).to_be_visible()
    return page


# With Python behind it ------------------------------------------------------------------------------


def test_a_step_shows_pictures_at_once_and_its_numbers_when_python_has_sent_them(
    live: Beside, trace: Trace
) -> None:
    live.busy()
    live.live.go(1)
    out = live.root.locator(".itm-out")
    expect(out.get_by_role("img", name=re.compile(r"^o2: 32 x 112 x 112 numbers"))).to_be_visible()
    expect(live.root.get_by_text("Python is asked for kernels (32 x 3 x 3 x 3) …")).to_be_visible()
    live.free()
    expect(out.get_by_role("grid")).to_have_count(2)
    largest = np.unravel_index(trace.o2.argmax(), trace.o2.shape)
    said = f"o2[{', '.join(map(str, largest))}] = {number(float(trace.o2.max()))}"
    expect(live.root.locator(".itm-readout").first).to_contain_text(said)
    expect(live.root.get_by_text("terms", exact=True).first).to_be_visible()


def test_any_number_of_a_hundred_maps_inside_a_block_opens_with_its_arithmetic(
    live: Beside, trace: Trace
) -> None:
    live.live.go(4)
    live.root.get_by_role("button", name="inside L5: 3 layers").click()
    inner = live.root.locator(".itm-live").first
    tiles = inner.locator(".itm-out").get_by_role("grid")
    expect(tiles).to_have_count(2)
    tiles.first.get_by_role("gridcell").focus()
    for key in ["ArrowUp"] * 12 + ["Home", "ArrowRight", "ArrowDown"]:
        live.page.keyboard.press(key)
    tiles.last.get_by_role("gridcell").focus()
    for key in ("ArrowDown", "ArrowRight"):
        live.page.keyboard.press(key)
    live.page.keyboard.press("Enter")
    inside = trace["L5"].inside
    assert isinstance(inside, Trace)
    value = float(inside.o1[11, 1, 1])
    expect(inner.locator(".itm-readout").first).to_contain_text(f"o1[11, 1, 1] = {number(value)}")
    expect(inner.locator(".itm-readout").first).to_contain_text("from 32 terms")


def test_a_block_that_was_not_sent_opens_when_it_is_stood_at(
    open_page: OpenPage, trace: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heavy, "MOST_ROWS", 8)
    live = beside(open_page(width=1400, height=900), explore(trace))
    live.live.go(4)
    live.root.get_by_role("button", name="inside L5: 3 layers").click()
    inner = live.root.locator(".itm-live").first
    inner.locator(".itm-row").first.get_by_role("button", name=re.compile("^L3")).click()
    inner.get_by_role("button", name="inside L3: 2 layers").click()
    deep = inner.locator(".itm-live").first
    expect(deep.locator(".itm-out").get_by_role("grid").first).to_be_visible()
    expect(deep.locator(".itm-readout").first).to_contain_text("o1[")
    assert [each["need"] for each in live.asked if each.get("inside")] == ["L5", "L5.L3"]


def test_the_page_asks_for_a_step_once_and_for_nothing_out_of_sight(live: Beside) -> None:
    for step in (1, 2, 1, 2):
        live.live.go(step)
        expect(live.root.locator(".itm-out").get_by_role("grid").first).to_be_visible()
    needs = [each["need"] for each in live.asked if "need" in each]
    assert needs == ["L1", "L2", "L3"]


def test_while_python_computes_no_number_of_before_is_shown_and_then_all_are_new(
    live: Beside, trace: Trace
) -> None:
    live.live.go(7)
    expect(live.root.locator(".itm-verdict").first).to_have_text(trace.verdict or "")
    live.busy()
    box = live.root.get_by_role("spinbutton", name="x[0, 7, 7]")
    box.fill("900")
    box.press("Enter")
    expect(live.live.line).to_have_text("o8 is asked of Python …")
    expect(live.root.locator(".itm-verdict").first).to_have_text("")
    expect(
        live.root.locator(".itm-row").first.get_by_text("?", exact=True).filter(visible=True)
    ).to_have_count(8)
    expect(live.root.locator(".itm-answers")).to_be_hidden()
    assert until(live.page, lambda: any("state" in each for each in live.waiting))  # the page has told Python
    live.free()
    x = trace.x.copy()
    x[0, 7, 7] = 900
    truth = Model.of(trace).trace(x)
    expect(
        live.root.locator(".itm-row").first.get_by_text("?", exact=True).filter(visible=True)
    ).to_have_count(0)
    largest = int(truth.output.argmax())
    said = f"o8[{largest}], thing {largest} = {number(float(truth.output.max()))}"
    expect(live.root.locator(".itm-readout").first).to_contain_text(said)
    assert np.array_equal(live.widget.trace.output, truth.output)
    live.root.get_by_role("button", name="Reset").click()
    expect(live.root.locator(".itm-readout").first).to_contain_text(number(float(trace.output.max())))


def test_a_turned_weight_is_shown_as_it_is_turned(live: Beside, trace: Trace) -> None:
    live.live.go(7)
    bias = live.root.locator(".itm-function, .itm-between").get_by_role("button").filter(visible=True).last
    expect(bias).to_be_visible()
    bias.click()
    box = live.root.get_by_role("dialog").get_by_role("spinbutton")
    box.fill("700")
    box.press("Enter")
    largest = int(trace.output.argmax())
    expect(live.root.locator(".itm-readout").first).to_contain_text(f"thing {largest} = ")
    expect(live.root.locator(".itm-readout").first).to_contain_text("+ 700 bias")


def test_the_largest_of_a_thousand_answers_stand_there_by_name_and_open(live: Beside, trace: Trace) -> None:
    live.live.go(7)
    answers = live.root.get_by_role("list", name="the 10 largest of 1000").get_by_role("button")
    expect(answers).to_have_count(10)
    order = np.argsort(-trace.output)
    expect(answers.nth(2)).to_have_text(f"thing {order[2]} {number(float(trace.output[order[2]]))}")
    answers.nth(2).click()
    expect(live.root.locator(".itm-readout").first).to_contain_text(f"o8[{order[2]}], thing {order[2]} = ")


def test_when_python_has_gone_the_page_says_so_and_keeps_what_it_has(live: Beside) -> None:
    live.live.go(1)
    expect(live.root.locator(".itm-out").get_by_role("grid")).to_have_count(2)
    live.page.evaluate("leave()")
    expect(live.root.locator(".itm-out").get_by_role("grid")).to_have_count(2)
    live.live.go(4)
    expect(live.live.line).to_contain_text("too many for a saved page: explore(trace), with Python running")
    box = live.root.get_by_role("spinbutton", name="x[0, 7, 7]")
    box.fill("3")
    box.press("Enter")
    expect(live.live.line).to_contain_text(NO_STALE)
    expect(live.root.locator(".itm-verdict").first).to_have_text("")


def test_a_layer_that_refuses_says_why_and_nothing_else_is_shown(open_page: OpenPage, trace: Trace) -> None:
    live = beside(open_page(width=1400, height=900), explore(trace, ["L3.variance[0]"]))
    live.live.go(2)
    box = live.root.get_by_role("spinbutton")
    box.fill("-5")
    box.press("Enter")
    expect(live.live.line).to_contain_text("variance")
    expect(live.root.locator(".itm-verdict").first).to_have_text("")


# Saved ----------------------------------------------------------------------------------------------


def test_a_saved_page_shows_what_was_stored_and_says_what_needs_python(
    open_page: OpenPage, tmp_path: Path, trace: Trace
) -> None:
    live = LivePage(saved(open_page, tmp_path, step_through(trace)._repr_html_()))
    live.go(1)
    expect(live.line).to_contain_text("explore(trace), with Python running, opens any.")
    expect(live.root.locator(".itm-out").get_by_text("16 of 32 maps of 112 x 112")).to_be_visible()
    live.go(4)
    live.root.get_by_role("button", name="inside L5: 3 layers").click()
    inner = live.root.locator(".itm-live").first
    expect(inner.get_by_role("img", name=re.compile(r"^o1: 96 x 112 x 112 numbers"))).to_be_visible()
    live.go(7)
    expect(live.root.get_by_role("list", name="the 10 largest of 1000").get_by_role("button")).to_have_count(
        10
    )
    expect(live.line).to_contain_text("made of 40 numbers.")


def test_a_saved_page_has_no_knob_that_it_cannot_follow(
    open_page: OpenPage, tmp_path: Path, trace: Trace
) -> None:
    page, _ = (each.get("text/html", "") for each in explore(trace, ["x[0, 7, 7]"])._outputs())
    live = LivePage(saved(open_page, tmp_path, page))
    expect(live.root.get_by_role("spinbutton")).to_have_count(0)
    expect(live.root.get_by_role("button", name="Reset")).to_have_count(0)


def test_two_are_compared_in_pictures_of_one_scale_with_their_difference(
    open_page: OpenPage, tmp_path: Path, trace: Trace
) -> None:
    x = trace.x.copy()
    x[:, 50:90, 50:90] = 0
    page = saved(open_page, tmp_path, compare(trace, Model.of(trace).trace(x))._repr_html_())
    page.locator(".itm-live .itm-cloud").nth(2).click()
    panels = page.locator(".itm-live .itm-step .itm-panel")
    expect(panels).to_have_count(3)
    expect(panels.locator(".itm-panel-title b")).to_have_text(["o2 a", "o2 b", "o2 b - a"])
    scales = panels.locator(".itm-legend").all_inner_texts()
    assert scales[0] == scales[1] != scales[2]


def test_two_ways_back_are_compared_gradient_by_gradient(
    open_page: OpenPage, tmp_path: Path, trace: Trace
) -> None:
    a, b = (trace.backward(CrossEntropy(), target) for target in (7, 9))
    page = saved(open_page, tmp_path, compare(a, b)._repr_html_())
    assert page.locator(".itm-live .itm-title").inner_text() == (
        f"a: photo · L = CrossEntropy(o8, y) = {number(a.value)} · b: photo · L = CrossEntropy(o8, y) = {number(b.value)}"
    )
    for at, name in ((0, "o8"), (3, "dL/do6"), (9, "dL/dx")):
        page.locator(".itm-live .itm-cloud").nth(at).click()
        panels = page.locator(".itm-live .itm-step .itm-panel")
        expect(panels.locator(".itm-panel-title b").first).to_have_text(f"{name} a")
        expect(panels.locator(".itm-panel-title b").last).to_have_text(f"{name} b - a")


def gradients_asked(back: Beside) -> list[int]:
    return sorted(index for each in back.asked for index in each.get("gradients", ()))


def test_the_way_back_asks_python_for_the_gradients_of_the_step_it_stands_at_and_opens_any_number(
    open_page: OpenPage, trace: Trace
) -> None:
    backward = trace.backward(CrossEntropy(), 7)
    page = open_page(width=1400, height=900, reduced_motion="reduce")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    back = beside(page, explore(backward))
    last, (o1, x) = len(trace), (np.asarray(backward[name]) for name in ("dL/do1", "dL/dx"))
    back.busy()
    back.live.go(last)
    out = back.root.locator(".itm-out")
    expect(out.get_by_role("img", name="dL/dx: 3 x 224 x 224 numbers")).to_be_visible()
    back.free()
    for end in (".itm-in", ".itm-out"):
        expect(back.root.locator(end).get_by_role("grid").first).to_be_visible()
    largest = np.unravel_index(np.abs(x).argmax(), x.shape)
    said = f"dL/dx[{', '.join(map(str, largest))}] = {number(float(x[largest]))}"
    expect(back.root.locator(".itm-readout").first).to_contain_text(said)
    assert np.array_equal(o1, x), "the input layer hands back what arrives"
    back.live.go(last - 1)
    back.live.go(last)
    expect(back.live.line).to_contain_text("dL/dx is 3 x 224 x 224 numbers")
    assert until(page, lambda: len(gradients_asked(back)) > 2)
    assert gradients_asked(back) == [last - 1, last, last + 1], "each once"
    page.evaluate("leave()")
    back.live.go(2)
    expect(back.live.line).to_contain_text("backward, in Python, has them all.")
    assert errors == []


@pytest.mark.parametrize(("dark", "width"), [(False, LAPTOP), (True, 400)])
def test_it_is_for_everyone(open_page: OpenPage, trace: Trace, dark: bool, width: int) -> None:
    live = beside(
        open_page(width=width, height=720, reduced_motion="reduce"), explore(trace, ["x[0, 7, 7]"]), dark
    )
    axe.begin(live.page)
    for step in (0, 1, 4, 7):
        live.live.go(step)
        expect(live.root.locator(".itm-out").get_by_role("grid").first).to_be_visible()
        assert axe.violations(live.root) == []
        assert live.page.evaluate("document.documentElement.scrollWidth") <= width


# In JupyterLab --------------------------------------------------------------------------------------

NETWORK = """\
import numpy as np
from lessons_lib import Classes, Convolution, GlobalAveragePool, Input, Linear, Model, ReLU, Sample, explore
random = np.random.default_rng(1)
kernels = [random.normal(size=shape) / 10 for shape in ((32, 3, 3, 3), (96, 32, 1, 1), (96, 96, 1, 1))]
stem, wide, mixed = (Convolution(each, stride=2 if each.shape[1] == 3 else 1) for each in kernels)
model = Model(Input(shape=(3, 224, 224)), stem, ReLU(), Model(wide, ReLU(), mixed), GlobalAveragePool(), Linear(random.normal(size=(5, 96))))
x = random.normal(size=(3, 224, 224))
live = explore(model.trace(x), ["x[0, 0, 0]"])
live
"""
SAYS = "from lessons_lib.numbers.notation import number\nprint(number(float(live.trace.o2.max())))"


def test_in_jupyterlab_it_opens_asks_and_follows_and_saved_it_says_what_it_cannot(
    jupyter: Lab, open_page: OpenPage
) -> None:
    notebook = opened_with(jupyter, open_page, "heavy.ipynb", NETWORK, SAYS).run_all()
    page = stepper(notebook, 0)
    page.at("L2").click()
    expect(page.root.locator(".itm-out").get_by_role("grid")).to_have_count(2)
    expect(page.opened).to_contain_text(notebook.output(1).inner_text().strip())
    box = page.box("x[0, 0, 0]")
    box.fill("500")
    box.press("Enter")
    expect(page.line).to_contain_text("o2 is 32 x 111 x 111 numbers")
    expect(page.opened).to_contain_text(notebook.printed(1).strip())
    notebook.save().shut_down()
    again = stepper(reopened(jupyter, open_page, "heavy.ipynb"), 0)
    again.at("L2").click()
    expect(again.line).to_contain_text(
        "too many for a saved page: explore(trace), with Python running, opens any."
    )
