"""Numbers of a function's code are turned in the script as Python turns them: every number, every text."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from lessons_lib import Input, Model
from lessons_lib.model.describe import code, formula
from lessons_lib.model.describe import told as explained
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.page.data import data
from lessons_lib.page.knobs import turned
from lessons_lib.recording.constants import constants, written
from tests.browser.conftest import OpenPage
from tests.browser.script import load, told
from tests.browser.test_script_functions import NAMES, fitness, floats, folded, grades, shares
from tests.unit.test_constants import article, from_outside, long_test
from tests.unit.test_recording import FUNCTIONS

VALUES = (0, -1.5, 7, 1e-6, 60)
X = (1.0, 2.75, -3.0)
OTHERS = {name: each for name, each in FUNCTIONS.items() if constants(each)} | {
    each.__name__: each for each in (fitness, folded, grades, shares, article, from_outside)
}


def leaky(X: Any) -> Any:
    return [x if x >= 0.5 else 0.01 * x for x in (X[0], X[1])] + [X[2] if X[2] > 1 else X[2] * 0.1 + 2]


def summed(X: Any) -> Any:
    a, b, c = X
    return 5 + (a + b) + 4 + c - 3


@pytest.fixture(scope="module")
def page(open_shared_page: OpenPage) -> Page:
    page = open_shared_page()
    load(page)
    return page


@pytest.fixture(autouse=True)
def _however_long_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lessons_lib.recording.limit.Limit.is_reached", lambda _: False)


def keys(written: dict[str, Any]) -> list[str]:
    """The numbers of the code of L2 that the page can turn."""
    recorded = written["models"][0][1]["recorded"]
    if recorded is None or "constants" not in recorded:
        return []
    return [f"{recorded['constants']['key']}[{row[1]}]" for row in recorded["rows"] if row[0] == "c"]


def agree(page: Page, function: Callable[[Any], Any], values: dict[str, float], x: Any = X) -> None:
    """Turn numbers of a function in the script and in Python, and compare all that is known of both."""
    trace = Model(Input(*NAMES), function).trace(x)
    page_data = data(trace)
    model, _ = turned(trace, {key: value for key, value in values.items() if key in keys(page_data)})
    anew: Any = model.layers[1]
    (got,) = told(page, page_data, values)
    step = got["steps"][1]
    with np.errstate(all="ignore"):
        output = np.asarray(anew(np.array(x)), dtype=float)
    if step["values"] is None:
        return  # a way that no run has shown, which Python is asked for
    assert np.allclose(floats(step["values"]), output.ravel(), rtol=1e-12, atol=0, equal_nan=True)
    assert (step["formula"], step["code"]) == (formula(anew), code(anew))
    for unit, number in explained(anew, (np.array(x),), output, [NAMES], range(output.size)).items():
        if isinstance(number, Number) and math.isfinite(number.value):
            opened = step["units"][unit]
            assert opened["formula"] == number.formula()
            assert opened["lines"] == number.lines()
            assert set(opened["asked"]) <= set(number.questions)


@pytest.mark.parametrize("name", [*OTHERS, "leaky", "summed"])
def test_each_number_of_a_functions_code_is_turned_as_in_python(page: Page, name: str) -> None:
    function = (OTHERS | {"leaky": leaky, "summed": summed})[name]
    known = keys(data(Model(Input(*NAMES), function).trace(X)))
    for key in known:
        for value in VALUES:
            agree(page, function, {key: value})
    agree(page, function, {key: 2.5 + at for at, key in enumerate(known)} | {"x[0]": X[0]})


def test_what_is_written_of_the_articles_function_can_all_be_turned(page: Page) -> None:
    written_data = data(Model(Input(*NAMES), fitness).trace(X))
    assert keys(written_data) == [f"L2.constants[{at}]" for at in range(4)]
    (got,) = told(page, written_data, {"L2.constants[0]": 60, "L2.constants[3]": 0.5})
    step = got["steps"][1]
    assert step["formula"] == "(60 * a - 3 * b + 2 * c) / 0.5"
    assert step["units"][0]["lines"][0] == "(60 × 1 - 3 × 2.75 + 2 × (-3)) / 0.5"
    assert step["values"] == [91.5]


def test_a_number_is_written_as_code_in_both_languages_alike(page: Page) -> None:
    numbers = [
        0.0,
        1.0,
        -2.0,
        0.1,
        1 / 3,
        -2.5e-5,
        1e-4,
        9.99e-5,
        1e-7,
        123456789.5,
        1e15,
        1e16,
        -3e21,
        2**53,
        1e300,
    ]
    assert page.evaluate("numbers => numbers.map(itm.codeNumber)", numbers) == [
        written(each) for each in numbers
    ]


def test_a_knob_is_called_by_what_stands_in_the_code(page: Page) -> None:
    written_data = data(Model(Input(*NAMES), fitness).trace(X), knobs=["L2.constants[3]"])
    (knob,) = page.evaluate("data => itm.knobsOf(itm.readTraces(data)[0])", written_data)
    assert (knob["label"], knob["value"]) == ("L2: 11_600 in the code", 11600)
    assert (knob["low"], knob["high"], knob["step"]) == (-20000, 20000, 200)
    missing = page.evaluate("data => itm.knobOf(itm.readTraces(data)[0], 'L2.constants[4]')", written_data)
    assert missing is None


def test_a_way_that_a_turned_number_opens_is_gone(page: Page) -> None:
    trace = Model(long_test).trace(70)
    for value, after in ((90, 67.0), (10, -0.2)):
        (got,) = told(page, data(trace), {"L1.constants[1]": value})
        assert got["steps"][0]["values"] == [pytest.approx(after)]
        assert turned(trace, {"L1.constants[1]": value})[0](70) == pytest.approx(after)
