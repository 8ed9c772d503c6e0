"""A layer of one's own, as README writes it, on the live page: every number opens, and follows as in Python."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import expect

from lessons_lib import Input, Model, ReLU
from lessons_lib.layers import BuiltIn
from lessons_lib.model.describe import told as explained
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.page.data import data
from tests.browser.conftest import OpenPage
from tests.browser.live import LAPTOP, opened
from tests.browser.script import load, told
from tests.test_readme import BLOCK, README

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def center() -> Any:
    """README's own layer."""
    (code,) = (code for code, _ in BLOCK.findall(README.read_text("utf-8")) if "class Center" in code)
    names: dict[str, Any] = {"Input": Input, "Model": Model}
    exec(code, names)
    return names["Center"]


def test_readmes_layer_opens_on_the_live_page(open_page: OpenPage, tmp_path: Path, center: Any) -> None:
    trace = Model(Input("a", "b", "c"), center([2, 2, 1])).trace((1, 2, 6))
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace, "explore").go(1)
    expect(live.root.get_by_text("its arithmetic was not recorded")).to_have_count(0)
    live.outgoing().get_by_role("gridcell").nth(1).click()
    assert "2 × (2 - 3)" in live.readout
    live.root.get_by_role("spinbutton", name="b, exact").fill("5")
    assert "2 × (5 - 4)" in live.readout
    assert live.readout.startswith("o2[1] = 2")


def test_its_numbers_read_and_follow_as_in_python(open_page: OpenPage, center: Any) -> None:
    page = open_page()
    load(page)
    names, layer = ["a", "b", "c"], center([2, -3, 1])
    written = data(Model(Input(*names), layer, ReLU()).trace((1, 2, 6)))
    for x in ((1, 2, 6), (-4, 0.5, 1e3)):
        (got,) = told(page, written, {f"x[{at}]": value for at, value in enumerate(x)})
        X, step = np.array(x, dtype=float), got["steps"][1]
        output = layer(X)
        assert np.allclose(step["values"], output, rtol=1e-12, atol=0)
        for unit, number in explained(layer, (X,), output, [names], range(3)).items():
            assert isinstance(number, Number)
            assert step["units"][unit]["lines"] == number.lines()
            assert step["units"][unit]["lets"] == [[let.name, let.formula] for let in number.lets()]


def test_with_a_parameter_turned_python_is_asked(open_page: OpenPage, center: Any) -> None:
    page = open_page()
    load(page)
    written = data(Model(Input("a", "b", "c"), center([2, 2, 1])).trace((1, 2, 6)))
    (got,) = told(page, written, {"L2.strengths[0]": 1})
    assert got["steps"][1]["values"] is None
    (back,) = told(page, written, {"L2.strengths[0]": 2})
    assert back["steps"][1]["values"] == [-4, -2, 3]


class Halved(BuiltIn):
    """Tells an arithmetic that is its forward's at positive numbers only."""

    formula = "X / 2 if X > 0 else X"
    idea = "Half of what is positive."

    def forward(self, X: Any) -> Any:
        return np.where(X > 0, X / 2, X)

    def arithmetic(self, X: Any, unit: int) -> Any:
        return X[unit] / 2


def test_arithmetic_that_is_true_at_this_input_only_is_not_sent() -> None:
    (row,) = data(Model(Halved()).trace((1, 2)))["models"][0]
    assert row["recorded"] is None
