"""From the same trace the script computes the gradients that Python computes, and their arithmetic reads the same."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from lessons_lib import (
    GELU,
    Add,
    AveragePool,
    BackwardTrace,
    Concat,
    CrossEntropy,
    DataSet,
    Flatten,
    GlobalAveragePool,
    Input,
    LeakyReLU,
    Linear,
    MaxPool,
    Model,
    ReLU,
    Reshape,
    Scale,
    Sigmoid,
    Softmax,
    SquaredError,
    Tanh,
    on,
    patients,
)
from lessons_lib.adapters.bends import Clip
from lessons_lib.adapters.zero_pad import ZeroPad
from lessons_lib.data.digits import digits
from lessons_lib.learning.arithmetic import arithmetic
from lessons_lib.learning.backward_step import BackwardStep
from lessons_lib.model.attention import attention_head
from lessons_lib.model.axes import axes_of, inner_axes
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.notation import number, numbers
from lessons_lib.page.assets import bundle, every_layer
from lessons_lib.page.backward import backward_data
from lessons_lib.trained import digit_model
from tests.browser.conftest import OpenPage
from tests.browser.test_script_layers import (
    ATTENTION,
    CONVOLUTIONS,
    DICE,
    NORMS,
    PICTURE,
    floats,
    models,
    sure,
)

CLOSE = 1e-12  # of the sum of the terms' sizes
MOST_OPENED = 12  # numbers of one gradient whose arithmetic is compared

AROUND = """
const doubles = (values) => values && Array.from(values, (value) => Number.isFinite(value) && !Object.is(value, -0) ? value : String(Object.is(value, -0) ? "-0" : value));
const opened = (step, part, most) => Array.from({ length: Math.min(most, part.output.values.length) }, (_, unit) => {
  const before = back.startOf(step.back.handed, step.back.handed.indexOf(part));
  const made = step.data.fields.arithmetic(before + unit);
  return { lines: back.linesOf(made), formula: back.formulaOf(made), value: doubles([made.value])[0], terms: doubles(back.termsOf(made).map(({ value }) => value)) };
});
const told = (trace, most) => ({
  title: trace.title, loss: trace.loss && doubles(trace.loss.values)[0],
  gradients: trace.gradients.map((each) => each && { name: each.name, values: doubles(each.values) }),
  knownAt: trace.knownAt,
  steps: trace.steps.map((step) => ({
    name: step.name, said: step.said, names: step.output.names.length, inside: step.inside && told(step.inside, most),
    arrivals: step.back.arrivals.map(({ called, values }) => ({ called, values: doubles(values) })),
    handed: step.back.handed.map((part) => ({ of: part.of, called: part.output.called, names: part.output.names, shape: part.output.shape, values: doubles(part.output.values), opened: opened(step, part, most) })),
  })),
});
"""
OFFERED = "readTraces, waysBack, turnedBack, startOf, linesOf, formulaOf, termsOf, DERIVATIVES, WAYS_BACK, LAYERS, LOSSES"


@pytest.fixture(scope="module")
def page(open_shared_page: OpenPage) -> Page:
    page = open_shared_page()
    text = bundle(*every_layer(back=True), "page/scripts/trace/way_back.js")
    page.goto("about:blank")
    page.add_script_tag(content=f"const back = (() => {{\n{text}\nreturn {{ {OFFERED} }};\n}})();\n{AROUND}")
    return page


def told(
    page: Page, backward: BackwardTrace, turned: dict[str, float] | None = None, most: int = MOST_OPENED
) -> dict[str, Any]:
    return page.evaluate(
        """([data, turned, most]) => {
          const [trace] = back.waysBack(data, back.readTraces(data));
          return told(turned ? back.turnedBack(trace, turned) : trace, most);
        }""",
        [backward_data(backward), turned, most],
    )


def agree(page: Page, backward: BackwardTrace) -> dict[str, Any]:
    got = told(page, backward)
    loss = backward.loss
    assert loss is not None
    first, *steps = got["steps"]
    same(first["handed"][0], np.array(loss.value), [backward.arithmetic("L")])
    name = f"dL/d{loss.step.output_name}"
    if len(backward[loss.step.name].inputs) == 1:
        arithmetic = [backward.arithmetic(name, unit) for unit in range(min(MOST_OPENED, loss.gradient.size))]
        same(first["handed"][1], loss.gradient, arithmetic)
    agree_in(steps, backward)
    for each, gradient in zip(backward.steps, reversed(got["gradients"][1 : len(steps) + 1]), strict=True):
        doubt = CLOSE * (1 + largest_of(backward))
        assert np.allclose(floats(gradient["values"]), each.gradient.ravel(), rtol=1e-9, atol=doubt)
    return got


def agree_in(steps: list[dict[str, Any]], backward: BackwardTrace, given: Sequence[Any] = ()) -> None:
    assert isinstance(backward.trace, Trace)
    along = axes_of(backward.trace, given)
    largest = largest_of(backward)
    for each, step in zip(backward.steps, steps, strict=True):
        assert step["name"] == each.name
        assert [arrival["called"].split(" from ")[-1] for arrival in step["arrivals"]] == list(each.sources)
        expected = every(each)
        assert len(step["handed"]) == len(expected)
        for place, (handed, gradient) in enumerate(zip(step["handed"], expected, strict=True)):
            made = contributions(backward, each, handed["of"], place, given)
            same(handed, gradient, made, largest)
        if each.inside is not None:
            agree_in(step["inside"]["steps"], each.inside, inner_axes(each.step, along))


def largest_of(backward: BackwardTrace) -> float:
    """The largest gradient on the way: one near 0 may be what is left of gradients of that size."""
    return max(float(np.abs(gradient).max()) for each in backward.steps for gradient in every(each))


def every(each: BackwardStep) -> list[np.ndarray]:
    """All gradients of a step: those of what came in, then those of its parameters."""
    return [*each.outputs, *(each.parameters[name] for name in each.parameter_names)]


def contributions(
    backward: BackwardTrace, each: BackwardStep, of: int | str, place: int, given: Sequence[Any]
) -> list[Number]:
    """How one layer's part of a gradient comes about, in Python; nothing where several parts are one array."""
    name = each.output_names[place] if isinstance(of, int) else each.parameter_names[of]
    takers = [step for step in backward.steps if name in (*step.output_names, *step.parameter_names.values())]
    shares = sum(name == other for step in takers for other in step.output_names)
    direct = backward.loss is not None and name == f"dL/d{backward.loss.step.output_name}"
    shared = sum(step.layer is each.layer for step in backward.steps) > 1
    if len(takers) > 1 or shares > 1 or direct or shared:
        return []
    size = each.outputs[of].size if isinstance(of, int) else each.parameters[of].size
    return [arithmetic(backward, name, unit, given) for unit in range(min(MOST_OPENED, size))]


def same(got: dict[str, Any], expected: np.ndarray, arithmetic: list[Number], largest: float = 0) -> None:
    assert tuple(got["shape"]) == expected.shape
    values = floats(got["values"])
    for unit, (value, came) in enumerate(zip(expected.ravel(), values, strict=True)):
        made = arithmetic[unit] if unit < len(arithmetic) else None
        doubt = CLOSE * (sum(abs(term.value) for term in made.terms) if made else 1 + abs(value))
        doubt += CLOSE * (1 + abs(value) + largest)
        assert abs(came - value) <= doubt, (got["called"], unit, value, came)
        if made is None:
            continue
        opened = got["opened"][unit]
        assert opened["formula"] == made.formula()
        assert abs(floats([opened["value"]])[0] - value) <= doubt
        assert number(came) == number(value) or not sure(value, doubt)
        assert opened["lines"] == made.lines() or not sure(value, doubt)


def fitness(X):
    broccoli, strawberries, hours = X
    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600


def bent(X):
    a, b = X
    return np.array(
        [np.exp(-a) * b, np.maximum(a, b) ** 2 / (1 + abs(a)), np.sqrt(a * a + b * b), np.sin(a) - b % 3]
    )


FEATURES = Input("broccoli", "Tagada strawberries", "workout hours")
BLOCK = Model(Linear([[1, -2], [0.5, 3]]), Tanh())

LESSONS = {
    "article": lambda: (
        Model(FEATURES, fitness, ReLU(slope_at_0=1)).trace(patients[2]).backward(SquaredError())
    ),
    "article in floats": lambda: (
        Model(FEATURES, Linear(np.array([[58, -3, 2]]) / 11_600, [0.1]), LeakyReLU(0.5))
        .trace(patients[3])
        .backward(SquaredError())
    ),
    "own": lambda: (
        Model(Input("a", "b"), bent, Linear([[1, 2, 3, 4]])).trace((0.5, -1.5)).backward(SquaredError(), 2)
    ),
    "shares": lambda: (
        Model(
            Linear([[1, 2], [3, 4.0]], [0, 1]),
            Tanh(),
            Sigmoid(),
            Softmax(),
            LeakyReLU(0.5),
            Scale([1, 2], [2, 3]),
        )
        .trace([1, 2])
        .backward(SquaredError(), [1, 0])
    ),
    "one score": lambda: Model(Linear([[1, 2]]), Sigmoid()).trace([0.3, -1]).backward(CrossEntropy(), 1),
    "skip": lambda: (
        Model(
            Input("a", "b"),
            Linear([[1, -2], [3, 4]]),
            ReLU(),
            Add("o1", "x"),
            Concat("o1", "o3"),
            Tanh(),
            on(Sigmoid(), "o6"),
        )
        .trace((1.5, 2))
        .backward(SquaredError(), [1, 0, 0, 1, 0, 1])
    ),
    "nested": lambda: (
        Model(Input("a", "b"), BLOCK, Add("o1"), Linear([[1, 1]])).trace((1.5, 2)).backward(SquaredError(), 1)
    ),
    "pictures": lambda: (
        Model(
            Input(shape=(2, 3)),
            Scale(0.5, 2),
            Reshape((2, 3), (1, 6)),
            Flatten(),
            Linear(np.arange(12.0).reshape(2, 6) / 10),
        )
        .trace(np.arange(6.0).reshape(2, 3))
        .backward(CrossEntropy(), 0)
    ),
    "convolution": lambda: (
        Model(Input(shape=(2, 5, 4)), *CONVOLUTIONS, Flatten(3))
        .trace(PICTURE)
        .backward(SquaredError(), np.arange(12.0))
    ),
    "pooling": lambda: (
        Model(Input(shape=(2, 5, 4)), MaxPool(2, 1), AveragePool(2, 1), MaxPool(2), GlobalAveragePool())
        .trace(PICTURE.round())
        .backward(SquaredError(), [1, 2])
    ),
    "pooling over the edge": lambda: (
        Model(Input(shape=(2, 5, 4)), MaxPool(3, 2, 1), AveragePool(2, 1, 1), GlobalAveragePool())
        .trace(PICTURE.round())
        .backward(SquaredError(), [1, 2])
    ),
    "zeros around a picture": lambda: (
        Model(Input(shape=(2, 5, 4)), ZeroPad(1, 0, 2, 1), Flatten(3))
        .trace(PICTURE)
        .backward(SquaredError(), np.arange(80.0))
    ),
    "pooling of a picture alone": lambda: (
        Model(Input(shape=(6, 7)), AveragePool(2, 3), MaxPool(1, 2), GlobalAveragePool())
        .trace(np.arange(42.0).reshape(6, 7) % 3)
        .backward(SquaredError(), 1)
    ),
    "normalisation": lambda: (
        Model(Input(shape=(2, 5, 4)), *NORMS).trace(PICTURE).backward(SquaredError(), np.arange(40.0) / 20)
    ),
    "attention": lambda: (
        Model(**ATTENTION).trace(["cat", "sat", "cat"]).backward(SquaredError(), [[1, 0], [0, 1], [1, 1]])
    ),
    "a head": lambda: (
        Model(
            ATTENTION["words"],
            attention_head(*DICE.normal(size=(3, 3, 2)), mask=np.tril(np.ones((3, 3)))),
            Softmax("causal", -2),
            GELU(),
            Clip(-0.1, 0.5),
            Clip(-0.1, 0.5, slope_there=1),
        )
        .trace([0, 3, 1])
        .backward(SquaredError(), np.arange(9.0).reshape(3, 3) / 9)
    ),
    "digits": lambda: digit_model().trace(digits.test[0]).backward(CrossEntropy()),
    "large scores": lambda: (
        Model(Input("a", "b", "c")).trace((800.0, 1.0, 799.5)).backward(CrossEntropy(), 2)
    ),
}


@pytest.mark.parametrize("make", LESSONS.values(), ids=LESSONS.keys())
def test_the_gradients_of_the_lessons_models_are_computed_and_read_as_in_python(
    page: Page, make: Any
) -> None:
    agree(page, make())


@given(trace=models(), data=st.data())
@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_row_of_layers_goes_back_as_in_python(page: Page, trace: Any, data: st.DataObject) -> None:
    size = math.prod(trace.output.shape)
    target = data.draw(st.lists(st.integers(-3, 3).map(float), min_size=size, max_size=size))
    agree(page, trace.backward(SquaredError(), target if trace.output.shape else target[0]))


def test_a_turned_number_is_what_the_way_back_of_that_model_gives(page: Page) -> None:
    x, weights = (1, 2), [[1, -2], [3, 4]]
    before = (
        Model(Input("a", "b"), Linear(weights), LeakyReLU(0.25)).trace(x).backward(SquaredError(), [1, 0])
    )
    turned = {"x[1]": -1.5, "L2.weights[1, 0]": 0.5, "L3.slope": 0.75}
    after = (
        Model(Input("a", "b"), Linear([[1, -2], [0.5, 4]]), LeakyReLU(0.75))
        .trace((1, -1.5))
        .backward(SquaredError(), [1, 0])
    )
    got = told(page, before, turned)
    assert got["loss"] == pytest.approx(after.value)
    for each, step in zip(after.steps, got["steps"][1:], strict=True):
        expected = [*each.outputs, *(each.parameters[name] for name in each.parameter_names)]
        for handed, gradient in zip(step["handed"], expected, strict=True):
            assert floats(handed["values"]) == pytest.approx(gradient.ravel().tolist())


def test_the_loss_calls_a_quantity_by_its_name(page: Page) -> None:
    houses = DataSet.from_rows("houses", [(5, 310)], features=("rooms",), target="price", unit="euros")
    backward = Model(Input("rooms"), Linear([[50]])).trace(houses[0]).backward(SquaredError())
    assert told(page, backward)["steps"][0]["said"].endswith("so fast the loss moves with o2 (price).")


def test_what_is_said_of_a_step_names_its_gradients_as_python_does(page: Page) -> None:
    backward = LESSONS["article"]()
    got = told(page, backward)
    assert got["title"].endswith(f"L = SquaredError(o3, y) = {number(backward.value)}")
    for each, step in zip(backward.steps, got["steps"][1:], strict=True):
        assert step["said"] == f"{each.output_names[0]} is {numbers(each.output)}, made of {each.input_name}."


def test_every_layer_and_every_operation_has_its_way_back_in_script(page: Page) -> None:
    ways, layers = page.evaluate("() => [[...back.WAYS_BACK.keys()], [...back.LAYERS.keys()]]")
    assert sorted(ways) == sorted(set(layers) - {"way back"})
    from lessons_lib.numbers.derivatives import DERIVATIVES

    assert sorted(page.evaluate("() => Object.keys(back.DERIVATIVES)")) == sorted(DERIVATIVES)
    assert page.evaluate("() => Object.keys(back.LOSSES)") == ["SquaredError", "CrossEntropy"]
