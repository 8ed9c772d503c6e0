"""A way back with Python behind it, in JupyterLab: knobs move loss and gradients in the page, and `.backward` follows."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import MODEL, Stepper, opened_with, rerun

pytestmark = pytest.mark.browser

ARTICLE, ASK, SCALED, ASK_SCALED, CHANGE = range(1, 6)  # cells
CELLS = (
    MODEL + "from lessons_lib import SquaredError",
    "live = explore(model.trace(patients[0]).backward(SquaredError()))\nlive",
    "print(live.backward.value, round(live.backward['dL/dx'][0], 9))",
    "k = 3\n"
    "def scaled(X):  # what k is may change\n"
    "    return k * X\n"
    "changing = explore(Model(Input('a'), scaled).trace((1,)).backward(SquaredError(), 0))\n"
    "changing",
    "print(changing.backward.value, changing.backward['dL/dx'][0])",
    "k = 10",
)


@pytest.fixture(scope="module")
def opened(jupyter: Lab, open_shared_page: OpenPage) -> Notebook:
    return opened_with(jupyter, open_shared_page, "way_back.ipynb", *CELLS, height=1400).run_all()


def shown(notebook: Notebook, cell: int, loss: str) -> Stepper:
    page = rerun(notebook, cell)
    page.root.scroll_into_view_if_needed()
    says(page, loss)
    return page


def says(page: Stepper, loss: str) -> None:
    """Wait until the page's title ends with the loss."""
    expect(page.root.locator(".itm-title")).to_have_text(re.compile(f"= {re.escape(loss)}$"))


def python_says(notebook: Notebook, cell: int, expected: str) -> None:
    """Ask until Python, which follows when the knob rests, has what is on screen."""
    for _ in range(20):
        if notebook.printed(cell).strip() == expected:
            return
        notebook.page.wait_for_timeout(300)
    expect(notebook.run_cell(cell).output(cell)).to_have_text(expected)


def test_a_knob_moves_loss_and_gradients_and_python_has_the_same(notebook: Notebook) -> None:
    page = shown(notebook, ARTICLE, "0")
    page.box("broccoli").fill("300")
    says(page, "0.5")
    for _ in range(2):
        page.root.get_by_role("button", name=re.compile("^L[23]")).nth(0).click()
    expect(page.root.locator(".itm-step").first).to_contain_text("0.005")  # 1 × 58 / 11600
    python_says(notebook, ASK, "0.5 0.005")
    assert notebook.complaints == []


def test_where_python_computes_otherwise_now_its_loss_is_shown_and_no_gradient_of_the_old_function(
    notebook: Notebook,
) -> None:
    page = shown(notebook, SCALED, "4.5")
    notebook.run_cell(CHANGE)
    page.box("a").fill("2")
    says(page, "200")  # 1/2 (10 × 2)^2: as long as Python had not answered, the page said 18
    page.root.get_by_role("button", name=re.compile("^L2")).click()
    expect(page.root.get_by_role("alert")).to_contain_text("dL/do1")
    assert "60" not in page.text()  # 20 × 3
    python_says(notebook, ASK_SCALED, "200.0 200.0")
