"""The page of one x through a training: at each notch of its slider it says what the page of that epoch's trace says."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from lessons_lib import Add, CrossEntropy, Input, Linear, Model, Sigmoid, Tanh, step_through, train, untrained
from lessons_lib.data import spiral
from lessons_lib.learning import History
from tests.browser import axe
from tests.browser.conftest import OpenPage
from tests.browser.live import LivePage, written

pytestmark = pytest.mark.browser

EPOCHS = 6
# What a page says, but for its slider, at the step where it stands.
SAID = """root => { const copy = root.cloneNode(true); copy.querySelector(".itm-epochs")?.remove();
    return [...copy.querySelectorAll("*")].filter(e => !e.children.length).map(e => e.textContent).filter(Boolean); }"""


@pytest.fixture(scope="module")
def history() -> History:
    block = Model(Input("a", "b"), Linear(np.zeros((2, 2)), np.zeros(2)), Tanh())
    layers = (Input("across", "up"), block, Add("o1"), Linear(np.zeros((1, 2)), np.zeros(1)), Sigmoid())
    return train(untrained(Model(*layers), seed=0), spiral, CrossEntropy(), epochs=EPOCHS)


def opened(page: Page, folder: Path, shown: Any) -> LivePage:
    return written(page, folder, f"<h1 hidden>A page</h1>{shown._repr_html_()}")


def all_steps(live: LivePage) -> list[list[str]]:
    """What the page says at each of its steps."""
    said = []
    for cloud in live.clouds.all():
        cloud.click()
        said.append(live.root.evaluate(SAID))
    return said


def set_to(live: LivePage, notch: int) -> None:
    slider = live.root.get_by_role("slider", name="epoch")
    slider.focus()
    slider.press("Home")
    for _ in range(notch):
        slider.press("ArrowRight")


@pytest.mark.parametrize("epoch", [0, 1, EPOCHS])
def test_at_each_epoch_it_says_what_the_trace_of_that_epoch_says(
    open_page: OpenPage, tmp_path: Path, history: History, epoch: int
) -> None:
    traces = history.trace(spiral[3])
    page = open_page(width=1106, height=900)
    told = all_steps(opened(page, tmp_path, step_through(traces[epoch])))
    live = opened(page, tmp_path, step_through(traces))
    set_to(live, epoch)
    assert history.told(epoch) in live.root.locator(".itm-epochs").inner_text()
    assert all_steps(live) == told


def test_it_begins_at_the_end_of_the_training_and_axe_objects_to_nothing(
    open_page: OpenPage, tmp_path: Path, history: History
) -> None:
    page = open_page(width=400, height=900)
    live = opened(page, tmp_path, step_through(history.trace(spiral[3])))
    slider = live.root.get_by_role("slider", name="epoch")
    assert slider.get_attribute("aria-valuetext") == history.told(EPOCHS)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    axe.begin(page)
    assert axe.violations(page.locator("main")) == []


def test_a_function_that_only_python_computes_shows_no_number_of_another_epoch(
    open_page: OpenPage, tmp_path: Path
) -> None:
    def odd(X):
        return [math.exp(X[0]), X[1]]  # math takes no number that remembers

    start = Model(Input("a", "b"), Linear([[1, 0], [0, 1]], [0, 0]), odd, Linear([[1, 1]], [0]))
    changed = {0: start.parameters, 1: start.with_parameters({"L2.bias": [1, 2]}).parameters}
    arrays = {
        epoch: {key: each.values for key, each in parameters.items()} for epoch, parameters in changed.items()
    }
    none = np.full(2, np.nan)
    history = History(start, none, none, none, none, arrays)
    live = opened(
        open_page(width=1106, height=900), tmp_path, step_through(history.trace(np.array([3.0, 1.0])))
    )
    set_to(live, 0)
    live.clouds.nth(2).click()
    assert live.line.inner_text() == "o3 needs Python, which is not at work here."
