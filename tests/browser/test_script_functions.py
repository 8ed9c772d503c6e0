"""The script carries out a learner's function as Python does, on whatever way its questions lead."""

import contextlib
import math
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from lessons_lib import Input, Model, ReLU, named, step_through
from lessons_lib.model.describe import told as explained
from lessons_lib.model.not_finite import told_not_finite
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.operations import OPERATIONS, compute
from lessons_lib.page.data import data
from tests.browser.conftest import OpenPage
from tests.browser.script import load, told
from tests.unit.test_recording import FUNCTIONS

NAMES = ["a", "b", "c"]


@pytest.fixture(scope="module")
def page(open_shared_page: OpenPage) -> Page:
    page = open_shared_page()
    load(page)
    return page


@pytest.fixture(autouse=True)
def _however_long_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lessons_lib.recording.limit.Limit.is_reached", lambda _: False)


def floats(values: list[Any]) -> list[float]:
    return [float(str(value).replace("Infinity", "inf")) for value in values]


def agree(page: Page, function: Callable[[Any], Any], first: Any, *xs: Any) -> int:
    """Record a function at one x, and compare at others; how many of them the recording knew."""
    model = Model(Input(*NAMES), function)
    written = data(model.trace(first))
    known = 0
    for x in np.array([first, *xs], dtype=float):
        turned = {f"x[{at}]": value for at, value in enumerate(x.tolist())}
        written["traces"][0]["outputs"] = [None, None]
        (got,) = told(page, written, turned)
        step = got["steps"][1]
        if step["values"] is None:
            continue
        known += 1
        with np.errstate(all="ignore"):
            output = np.asarray(function(x), dtype=float)
        assert np.allclose(floats(step["values"]), output.ravel(), rtol=1e-12, atol=0, equal_nan=True)
        arithmetic = explained(function, (x,), output, [NAMES], range(output.size))
        for unit, number in arithmetic.items():
            if isinstance(number, Number) and math.isfinite(number.value):
                opened = step["units"][unit]
                assert opened["formula"] == number.formula()
                assert opened["lets"] == [[let.name, let.formula] for let in number.lets()]
                assert opened["lines"] == number.lines()
                assert set(opened["asked"]) <= set(number.questions)
    return known


def fitness(X: Any) -> Any:
    a, b, c = X
    return (58 * a - 3 * b + 2 * c) / 11_600


def normalised(X: Any) -> Any:
    mean = named(X.mean(), "m")
    deviation = named(np.sqrt(((X - mean) ** 2).mean()), "s")
    return (X - mean) / deviation


def softmax(X: Any) -> Any:
    powers = np.exp(X - np.max(X))
    return powers / powers.sum()


def folded(X: Any) -> Any:
    s = X[0] * 3 + X[1] * 5 - X[2]
    t = s * s + s * 2 + s / 3 - abs(s)
    return t * t + t + np.tanh(t) * s + max(t, s, 0) + min(s, -1)


def grades(X: Any) -> Any:
    return [1 if x > 2 else 0.5 if x > 0 else -x for x in X]


def shares(X: Any) -> Any:
    return np.where(X > 0, X, 0.1 * X) / 3 + np.round(X, 1) // 2 % 3


@pytest.mark.parametrize("function", [fitness, normalised, softmax, folded, grades, shares])
def test_a_learners_function_computes_and_reads_as_in_python(
    page: Page, function: Callable[[Any], Any]
) -> None:
    xs = [(-1, 2.5, 3), (0.25, -0.75, 16), (4, 4.5, -5), (2, 0, 0.5), (1e3, -17.2, 0.001)]
    assert agree(page, function, (1, -2, 3), *xs) == 6


def test_a_question_shows_what_rounding_left_for_its_answer_hangs_on_it(page: Page) -> None:
    def asking(X: Any) -> Any:
        return X[0] if X[0] >= X[1] else -X[0]

    written = data(Model(Input("a", "b"), asking).trace((0.3 - 0.1 - 0.2, 0)))
    written["traces"][0]["outputs"] = [None, None]
    (got,) = told(page, written, {})
    assert got["steps"][1]["units"][0]["asked"] == ["-2.776e-17 >= 0? no"]


def test_an_error_of_the_function_is_shown_where_it_would_raise_it(page: Page) -> None:
    def strict(X: Any) -> Any:
        if X[0] < 0:
            raise ValueError("a measure is never below zero")
        return X[0] * 2

    (got,) = told(page, data(Model(Input(*NAMES), strict, lambda X: X + 1).trace((1, 2, 3))), {"x[0]": -1})
    strict_step, after = got["steps"][1:]
    assert strict_step["problem"] == "ValueError: a measure is never below zero"
    assert (
        strict_step["said"] == "L2 · your function cannot do this: ValueError: a measure is never below zero"
    )
    assert strict_step["values"] is after["values"] is None
    assert got["answer"] == ""


def test_a_way_that_no_run_has_shown_is_no_number(page: Page) -> None:
    def hidden(X: Any) -> Any:
        return X[0] if X[0] > 0 else float(str(X[0]))

    written = data(Model(Input(*NAMES), hidden).trace((1, 2, 3)))
    (positive,), (negative,) = (told(page, written, {"x[0]": value}) for value in (5, -5))
    assert positive["steps"][1]["values"] == [5]
    assert negative["steps"][1]["values"] is None


def test_the_script_knows_the_operations_of_the_table_and_no_others(page: Page) -> None:
    assert set(page.evaluate("() => Object.keys(itm.OPERATIONS)")) == set(OPERATIONS)


def test_each_operation_gives_what_numpy_gives(page: Page) -> None:
    numbers = [0.0, 1.0, -1.0, 2.5, -2.5, 0.5, 3.0, -7.0, 1e-3, 40.0, math.inf, -math.inf, math.nan]
    one = {"negative", "abs", "round", "erf"} | {
        word for word in OPERATIONS if isinstance(OPERATIONS[word], np.ufunc) and OPERATIONS[word].nin == 1
    }
    cases = [[word, value] for word in sorted(one) for value in numbers]
    cases += [
        [word, left, right] for word in sorted(set(OPERATIONS) - one) for left in numbers for right in numbers
    ]
    cases += [["round", value / 16, digits] for value in range(-80, 80) for digits in (0, 1, 2)]
    texts = [[word, *map(str, values)] for word, *values in cases]
    got = page.evaluate(
        "(cases) => cases.map(([word, ...values]) => String(itm.OPERATIONS[word](...values.map((value) => Number(value.replace('inf', 'Infinity'))))))",
        texts,
    )
    for (word, *values), value in zip(cases, floats(got), strict=True):
        expected = compute(word, *values)
        assert value == pytest.approx(expected, rel=1e-14, abs=0, nan_ok=True), (word, values)


# What NumPy, Python's whole numbers and recorded arithmetic may see differently, where numbers are large, negative or none at all.
EDGES = {
    code: eval(f"lambda X: {code}", {"np": np, "math": math})
    for code in (
        *(
            "np.nan_to_num(np.log(X))",
            "np.nan_to_num(X / 0)",
            "np.fmax(np.log(X), 0)",
            "np.fmin(np.log(X), 0)",
        ),
        *("np.sort(np.log(X))", "X[np.argsort(np.log(X))]", "np.argmax(np.log(X)) * X", "sorted(np.log(X))"),
        *("np.median(np.log(X))", "np.partition(np.log(X), 1)[1]", "np.linalg.norm(np.log(X), np.inf)"),
        *(
            "np.fmax.reduce(np.log(X))",
            "np.maximum(np.log(X), 0)",
            "np.max(np.log(X))",
            "np.nanmax(np.log(X))",
        ),
        *("np.nansum(np.log(X))", "np.where(np.isnan(np.log(X)), 0, X)", "np.where(np.log(X) > 0, X, -X)"),
        *("X.astype(int) * 2", "X.astype(np.int8) * 2", "X.astype(bool) * X", "np.trunc(X) * 2"),
        *(
            "round(np.log(X[0]))",
            "math.floor(1 / X[0])",
            "5 / round(X[0])",
            "X[0] % round(X[1])",
            "round(X[0], 1)",
        ),
        *(
            "np.hypot(X, X[::-1])",
            "X ** X",
            "(-X[0]) ** 0.5",
            "0 ** X[0]",
            "X // X[::-1]",
            "X % X[::-1]",
            "-X[0] % 3",
        ),
        *(
            "X[0] and X[1]",
            "X[X > 0].sum()",
            "np.clip(np.log(X), 0, 2)",
            "np.unique(X)",
            "np.mod(X, -3)",
            "divmod(X[0], 3)",
        ),
    )
}
FAR = [(-1, 2.5, 3), (300, -300, 7), (1e200, 2, -1e200), (0, 0, 0), (-2.5, -0.5, 0.5), (3, 2, 1), (2, 2, 2)]


@pytest.mark.parametrize("code", [*FUNCTIONS, *EDGES])
def test_what_is_recorded_at_one_x_is_true_at_any_other_or_not_known_there(page: Page, code: str) -> None:
    function = (FUNCTIONS | EDGES)[code]
    for first in ((1, 2, 3), (2.5, 0.75, 1.5)):
        with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
            written = data(Model(Input(*NAMES), function).trace(first))
            written["traces"][0]["outputs"] = [None, None]
            for x in FAR:
                (got,) = told(page, written, {f"x[{at}]": value for at, value in enumerate(x)})
                values = got["steps"][1]["values"]
                if values is None:
                    continue
                output = np.ravel(function(np.array(x, dtype=float))).astype(float)
                least = 1e-13 * max(map(abs, x))
                np.testing.assert_allclose(floats(values), output, rtol=1e-9, atol=least, err_msg=str(x))


def _more(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.tuples(inner, inner)
    added = st.tuples(pairs, st.sampled_from("+-*/")).map(
        lambda each: f"({each[0][0]} {each[1]} {each[0][1]})"
    )
    called = st.tuples(st.sampled_from(["abs", "np.tanh", "np.exp", "-"]), inner).map(
        lambda each: f"{each[0]}({each[1]})"
    )
    larger = st.tuples(st.sampled_from(["max", "min"]), inner, inner).map(
        lambda each: f"np.{each[0]}imum({each[1]}, {each[2]})"
    )
    asked = st.tuples(pairs, inner, st.sampled_from(["<", ">="])).map(
        lambda each: f"({each[0][0]} if {each[1]} {each[2]} 1 else {each[0][1]})"
    )
    return added | called | larger | asked


def expressions() -> st.SearchStrategy[str]:
    return st.recursive(
        st.sampled_from(["X[0]", "X[1]", "X[2]", "2", "0.5", "(-3)", "10", "0"]), _more, max_leaves=10
    )


@given(
    code=st.lists(expressions(), min_size=1, max_size=3),
    xs=st.lists(st.tuples(*[st.integers(-64, 64).map(lambda count: count / 16)] * 3), min_size=2, max_size=3),
)
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_function_computes_and_reads_as_in_python(
    page: Page, code: list[str], xs: list[tuple[float, ...]]
) -> None:
    function = eval(
        f"lambda X: np.array([{', '.join(code)}], dtype=type(X[0]) if hasattr(X[0], 'made') is False else object)",
        {"np": np},
    )
    with np.errstate(all="ignore"), contextlib.suppress(ZeroDivisionError):  # "2 / 0" is Python's alone
        if np.isfinite(np.asarray(function(np.asarray(xs[0])), dtype=float)).all():
            agree(page, function, *xs)


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (lambda X: np.log(X), "o2[1] is -infinity. So it is with a division by 0, with the logarithm of 0"),
        (lambda X: 1 / X, "o2[1] is infinity. So it is with a division by 0"),
        (lambda X: np.sqrt(X - 2), "o2[0] is not a number. So it is with the root"),
    ],
)
def test_what_is_not_finite_is_said_once_and_where_it_came_about(
    page: Page, function: Callable[[Any], Any], says: str
) -> None:
    with np.errstate(all="ignore"):
        trace = Model(Input(*NAMES), function, ReLU()).trace([1, 0, 3])
        (got,) = told(page, data(trace))
    assert says in got["steps"][1]["said"]
    for step, mine in zip(trace, got["steps"], strict=True):
        plain, _, more = mine["said"].partition("made of 3 numbers.")
        assert plain
        assert more.strip() == told_not_finite(step)


def test_what_is_not_finite_is_said_in_full_where_it_came_about(open_page: OpenPage) -> None:
    page = open_page(width=900, height=700)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    with np.errstate(all="ignore"):
        trace = Model(lambda X: np.log(X), ReLU()).trace([0, 2])
    page.set_content(step_through(trace)._repr_html_())
    title = page.locator(".itm-live .itm-title")
    expect(title).to_have_text(f"your x. {told_not_finite(trace.steps[0])}")
    assert title.evaluate("(title) => title.scrollWidth <= title.clientWidth")  # nothing of it is cut off
    page.get_by_role("button", name="Next: L2").click()
    expect(title).to_have_text("your x")
    assert complaints == []  # -infinity has no place on the curve of ReLU
