"""Layers of very many numbers, and rows of very many layers, as a person meets them on the live page."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import expect

from lessons_lib import Input, Linear, Model, ReLU
from lessons_lib.model.trace import Trace
from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab
from tests.browser.live import LAPTOP, opened
from tests.browser.stepper import opened_with, stepper

pytestmark = pytest.mark.browser

KERNELS = np.random.default_rng(3).normal(size=(1000, 1, 1))

# A layer of one's own that tells its arithmetic: a thousand maps, each the picture times a number.
MANY_MAPS = """\
import numpy as np
from lessons_lib import Input, Model, ReLU, explore
from lessons_lib.layers import BuiltIn

class Maps(BuiltIn):
    names = ()
    strengths = np.random.default_rng(3).normal(size=1000)
    formula = "X * strength"
    idea = "Each map is the picture times a number."
    def shape_after(self, shape, values=None, /):
        return (1000, *shape)
    def forward(self, X):
        return X * self.strengths[:, None, None]
    def arithmetic(self, X, unit):
        map, place = divmod(unit, X.size)
        return X.flat[place] * float(self.strengths[map])

x = np.random.default_rng(4).normal(size=(32, 32))
live = explore(Model(Input(shape=(32, 32)), Maps(), ReLU()).trace(x))
live
"""


def maps(count: int) -> Trace:
    """A function that makes many maps of a picture, and a ReLU."""

    def spread(X: Any) -> Any:
        return np.asarray(X)[None] * KERNELS[:count]

    x = np.random.default_rng(4).normal(size=(32, 32))
    return Model(Input(shape=(32, 32)), spread, ReLU()).trace(x)


def test_beside_a_kernel_any_of_a_million_numbers_opens(jupyter: Lab, open_page: OpenPage) -> None:
    notebook = opened_with(jupyter, open_page, "million.ipynb", MANY_MAPS, "print(live.trace.o2[678, 30, 5])")
    notebook.run_all()
    page = stepper(notebook, 0)
    page.next.click()
    expect(page.line).to_have_text(re.compile("^o2 is 1000 x 32 x 32 numbers"))
    tiles, numbers = page.root.locator(".itm-out").get_by_role("grid").all()
    tiles.locator("[tabindex='0']").focus()
    notebook.page.keyboard.press("Home")
    value = notebook.output(1).inner_text()
    assert value
    assert numbers
    print(page.text())
    notebook.page.screenshot(path="/tmp/large/shots/lab.png")
    notebook.page.wait_for_timeout(1000)
    print(page.text())
