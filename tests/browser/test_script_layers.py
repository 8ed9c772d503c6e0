"""From the same input the script computes what Python's layers compute, and says it in the same words."""

import math
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
    BatchNorm,
    Classes,
    Concat,
    Convolution,
    DotProducts,
    Dropout,
    Embedding,
    Flatten,
    GlobalAveragePool,
    Input,
    LayerNorm,
    LeakyReLU,
    Linear,
    MaxPool,
    Model,
    Positions,
    Quantity,
    ReLU,
    Reshape,
    RowwiseLinear,
    Sample,
    Scale,
    Sigmoid,
    Softmax,
    Tanh,
    WeightedSums,
    on,
    patients,
)
from lessons_lib.adapters.bends import Clip
from lessons_lib.adapters.zero_pad import ZeroPad
from lessons_lib.data.digits import digits
from lessons_lib.data.spiral import spiral
from lessons_lib.model.describe import told_numbers
from lessons_lib.model.step import Step
from lessons_lib.model.trace import Trace
from lessons_lib.model.why import why
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.notation import number
from lessons_lib.page.assets import scripted
from lessons_lib.page.data import data
from lessons_lib.page.readings import readings
from lessons_lib.trained import digit_model, spiral_model
from tests.browser.conftest import OpenPage
from tests.browser.script import load, told

TINY = 1e-290  # a share below: on the way to it exp has left what a float holds with all its digits
CLOSE = 1e-12  # of the sum of the terms' sizes: exp and tanh, and the order of a long sum, differ in the last bits


@pytest.fixture(scope="module")
def page(open_shared_page: OpenPage) -> Page:
    page = open_shared_page()
    load(page)
    return page


def computed(page: Page, trace: Trace) -> list[dict[str, Any]]:
    """What the script makes of each step from Python's input to it: the step's own output is not in the data."""
    written = data(trace)
    steps = []
    for position in range(len(trace)):
        outputs = [
            None if at == position else each for at, each in enumerate(written["traces"][0]["outputs"])
        ]
        (again,) = told(page, {**written, "traces": [{**written["traces"][0], "outputs": outputs}]})
        steps.append(again["steps"][position])
    return steps


def floats(values: list[Any]) -> list[float]:
    """Numbers as the script tells them: what JSON cannot write comes as text."""
    return [float(str(value).replace("Infinity", "inf")) for value in values]


def arithmetic(trace: Trace, step: Step, unit: int) -> Number:
    reading = readings(trace)[1 + list(trace).index(step)]
    return told_numbers(
        step.layer, step.inputs, step.output, [each.names for each in reading.sources], [unit]
    )[unit]


def sure(value: float, doubt: float) -> bool:
    """Whether a number is written alike whatever its last bits are: not one at the edge between two texts."""
    return number(value - doubt) == number(value + doubt)


def agree(page: Page, trace: Trace) -> None:
    for step, got in zip(trace, computed(page, trace), strict=True):
        assert tuple(got["shape"]) == step.output.shape
        outputs = zip(step.output.ravel(), floats(got["values"]), got["units"], strict=True)
        for unit, (value, came, opened) in enumerate(outputs):
            made = arithmetic(trace, step, unit)
            doubt = CLOSE * sum(abs(term.value) for term in made.terms) + TINY
            assert abs(came - value) <= doubt, (step.heading, unit, value, came)
            assert abs(floats([opened["value"]])[0] - value) <= doubt
            assert number(came) == number(value) or not sure(value, doubt)
            assert opened["formula"] == made.formula()
            assert opened["inputs"] == sorted(made.inputs)
            assert opened["lines"] == made.lines() or not sure(value, doubt)


DICE = np.random.default_rng(0)
PICTURE = DICE.normal(size=(2, 5, 4))
CONVOLUTIONS = [
    Convolution(DICE.normal(size=(3, 2, 3, 2)), DICE.normal(size=3), stride=2, padding=1),
    Convolution(DICE.normal(size=(2, 3, 2, 1))),
]
NORMS = [
    BatchNorm([0.5, 0], [4, 0.25], [1.5, -2], [0, 1]),
    LayerNorm(DICE.normal(size=4), [0, 1, 2, -3]),
    Dropout(0.3),
    LayerNorm(DICE.normal(size=(2, 5, 4)), DICE.normal(size=(2, 5, 4))),
    Flatten(3),
    BatchNorm(DICE.normal(size=40), np.arange(1, 41), DICE.normal(size=40), axes=1),
]

MASK = [[1, 0, 0], [1, 1, 0], [1, 1, 1]]
ATTENTION = {
    "words": Embedding(DICE.normal(size=(4, 2)), ("the", "cat", "sat", "mat")),
    "placed": Positions(DICE.normal(size=(4, 2))),
    "queries": RowwiseLinear(DICE.normal(size=(3, 2)), DICE.normal(size=3)),
    "keys": on(RowwiseLinear(DICE.normal(size=(3, 2))), "placed"),
    "scores": on(DotProducts(), "queries", "keys"),
    "masked": Softmax(MASK),
    "mix": on(WeightedSums(), "masked", "placed"),
    "bare": on(DotProducts(divisor=1), "mix", "words"),
    "columns": Softmax(axis=-2),
    "bent": GELU(),
    "both": on(Concat(), "bent", "mix"),
    "votes": RowwiseLinear(DICE.normal(size=(2, 5)), [1, -1], called=("yes", "no")),
    "shares": Softmax([[1, 1], [0, 1], [1, 0]], axis=-2),
}

LESSONS = {
    "attention": Model(**ATTENTION).trace(["cat", "sat", "cat"]),
    "nobody looks ahead": Model(Softmax("causal"), Softmax("causal", axis=-2)).trace(
        DICE.normal(size=(4, 4))
    ),
    "bends without a corner": Model(GELU(), GELU()).trace([-3.0, -0.5, 0, 0.25, 2, 7]),
    "lesson 03": Model(
        Input("a", "b", "c"), Linear([[58, -3, 0], [0, 0, 2]], [0, 100]), Linear([[1, 1]], [-100])
    ).trace(patients[3].x),
    "article in floats": Model(Linear(np.array([[58, -3, 2]]) / 11_600), LeakyReLU(0.5)).trace(patients[3]),
    "shares": Model(Linear(np.array([[0, 3, 0], [58, 0, 2]]) / 11_600), Softmax()).trace(patients[1]),
    "a silent map and a loud one": Model(
        Convolution(np.stack([np.zeros((1, 3, 3)), np.ones((1, 3, 3))])), MaxPool(3), MaxPool(1), MaxPool(2)
    ).trace(DICE.integers(0, 3, (1, 8, 8)).astype(float)),
    "spiral": spiral_model().trace(spiral[20]),
    "digits": digit_model().trace(digits.test[0]),
    "large scores": Model(Softmax(), Sigmoid()).trace((800.0, -3.0, 799.5, -900.0)),
    "rows of shares": Model(Softmax(), Reshape((2, 2), (1, 4, 1)), Flatten(3), Tanh()).trace(
        [[1.0, 2.0], [3.0, -4.0]]
    ),
    "skip": Model(
        Input("a", "b"),
        Linear([[1, -2], [3, 4]]),
        ReLU(),
        Add("o1", "x"),
        Concat("o1", "o3"),
        Tanh(),
        on(Sigmoid(), "o6"),
    ).trace((1.5, 2)),
    "pictures side by side": Model(
        Input(shape=(2, 2, 3)), Concat("x", axis=-2), Concat("o2", axis=-1), Concat("o3", axis=-3)
    ).trace(np.arange(12.0).reshape(2, 2, 3)),
    "convolution": Model(Input(shape=(2, 5, 4)), *CONVOLUTIONS, Flatten(3)).trace(PICTURE),
    "pooling": Model(Input(shape=(2, 5, 4)), MaxPool(2, 1), AveragePool(3, 1), GlobalAveragePool()).trace(
        PICTURE
    ),
    "pooling over the edge": Model(
        Input(shape=(2, 5, 4)), MaxPool(3, 2, 1), AveragePool(2, 1, 1), MaxPool(2, 1, 1)
    ).trace(PICTURE),
    "zeros around a picture": Model(Input(shape=(2, 5, 4)), ZeroPad(1, 0, 2, 1), MaxPool(2)).trace(PICTURE),
    "pooling of a picture alone": Model(
        Input(shape=(6, 7)), AveragePool(3), MaxPool(1, 2), GlobalAveragePool()
    ).trace(DICE.integers(0, 3, size=(6, 7))),
    "normalisation": Model(Input(shape=(2, 5, 4)), *NORMS).trace(PICTURE),
    "zeros": Model(Linear([[0, -0.0, 2]], [0]), ReLU(), Tanh()).trace((0, 0, -0.0)),
}


@pytest.mark.parametrize("trace", LESSONS.values(), ids=LESSONS.keys())
def test_each_layer_of_the_lessons_models_computes_and_reads_as_in_python(page: Page, trace: Trace) -> None:
    agree(page, trace)


values = st.one_of(
    st.integers(-9, 9).map(float),
    st.integers(-400, 400).map(lambda count: count / 16),
    st.floats(-1e3, 1e3, allow_nan=False).filter(lambda value: value == 0 or abs(value) > 1e-6),
)


@st.composite
def models(draw: st.DrawFn) -> Trace:
    """A row of layers of any kind that fit each other, and an x."""
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))

    def array(*shape: int) -> np.ndarray:
        size = math.prod(shape)
        return np.array(draw(st.lists(values, min_size=size, max_size=size))).reshape(shape)

    square = draw(st.booleans())
    shape = (rows, columns) if square else (rows * columns,)
    layers: list[Any] = [Input(shape=shape)]
    if draw(st.booleans()):
        layers.append(Scale(array(*shape), np.abs(array(*shape)) + 0.5))
    layers += [Flatten(2)] if square else []
    width = rows * columns
    for _ in range(draw(st.integers(1, 3))):
        outputs = draw(st.integers(1, 3))
        layers.append(Linear(array(outputs, width), array(outputs) if draw(st.booleans()) else None))
        layers.append(
            draw(
                st.sampled_from(
                    [ReLU(), LeakyReLU(0.25), Clip(-0.5, 2.0), Sigmoid(), Tanh(), Softmax(), Scale(1.5, 0.3)]
                )
            )
        )
        width = outputs
    return Model(*layers).trace(array(*shape))


@given(trace=models())
@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_row_of_layers_computes_and_reads_as_in_python(page: Page, trace: Trace) -> None:
    agree(page, trace)


def test_what_is_said_of_a_trace_is_what_python_says(page: Page) -> None:
    for trace in LESSONS.values():
        (got,) = told(page, data(trace))
        assert got["answer"] == trace.answer
        assert got["verdict"] == trace.sample.remark(trace.output)
        for reading, step in zip(readings(trace)[1:], got["steps"], strict=True):
            assert step["names"] == list(reading.names)
            assert step["said"].startswith(f"{reading.called} is {reading.short}, made of ")
            for unit, told_of in enumerate(step["units"]):
                question, answer = why(arithmetic(trace, reading.step, unit), reading.names[unit])
                assert told_of["why"] == {"question": question, "answer": answer}


PRICE = Quantity("price", "thousand euros")
ANSWERS = [
    Sample("a house", (100, 3), 310, quantity=PRICE),
    Sample("a house", (100, 3), 313.0, quantity=PRICE),
    Sample("a house", (100, 3), quantity=PRICE),
    Sample("a house", (100, 3), 320, quantity=Quantity("", "euros")),
    Sample("a house", (100, 3), 320, quantity=Quantity("price")),
    Sample("a house", (100, 3), 320),
    Sample("a house", (100, 3)),
    Sample("a house", (100, 3), 1, Classes("small", "large")),
    Sample("a house", (0.5, -1), classes=Classes("small", "large")),
    Sample("a house", (100, 3), 2, Classes("small", "middle", "large")),
]


@pytest.mark.parametrize("sample", ANSWERS)
@pytest.mark.parametrize("last", [[[3, 3.0], [0.5, 1]], [[3, 13 / 3]]], ids=["two numbers", "one number"])
def test_an_answer_reads_as_in_python(page: Page, sample: Sample, last: list[list[float]]) -> None:
    trace = Model(Input("size", "rooms"), Linear(last)).trace(sample)
    (got,) = told(page, data(trace))
    assert (got["answer"], got["verdict"]) == (trace.answer, sample.remark(trace.output))
    assert got["steps"][-1]["said"].startswith(f"{trace.called(trace.steps[-1])} is ")
    assert got["steps"][-1]["names"] == list(readings(trace)[-1].names)


@pytest.mark.parametrize("value", [-1e300, -5e17, -1, 0.5, 0.5 + 4e-10, 0.5 + 6e-10, 1.5, 2, 5e17, 1e300])
@pytest.mark.parametrize("names", ["a", "ab", "abc"])
def test_a_number_however_large_reads_as_the_same_class_as_in_python(
    page: Page, value: float, names: str
) -> None:
    sample = Sample("made up", (value, 0), classes=Classes(*names))
    trace = Model(Input("a", "b"), Linear([[1, 0]])).trace(sample)
    (got,) = told(page, data(trace))
    assert got["verdict"] == sample.remark(trace.output)
    if abs(value) > 2:
        assert got["verdict"] == names[-1 if value > 0 else 0]


def test_a_turned_number_is_what_a_model_made_with_it_gives(page: Page) -> None:
    model = Model(Input("a", "b"), Linear([[1, -2], [3, 4]], [0.5, 0]), LeakyReLU(0.25), Scale(0.5, 2))
    turned = {"x[1]": 7.25, "L2.weights[1, 0]": -1.5, "L2.bias[1]": 0.75, "L3.slope": 0.5, "L4.mean": 1.25}
    other = Model(
        Input("a", "b"), Linear([[1, -2], [-1.5, 4]], [0.5, 0.75]), LeakyReLU(0.5), Scale(1.25, 2)
    ).trace((1, 7.25))
    (got,) = told(page, data(model.trace((1, 2))), turned)
    for step, expected in zip(got["steps"], other, strict=True):
        assert floats(step["values"]) == expected.output.tolist()
        assert [unit["lines"] for unit in step["units"]] == [
            arithmetic(other, expected, at).lines() for at in range(2)
        ]
    assert got["title"] == "your x, changed"


def test_what_no_turned_number_reaches_stays_the_same_object(page: Page) -> None:
    written = data(Model(Input("a", "b"), Linear([[1, -2]]), Model(Linear([[2]]), ReLU())).trace((1, 2)))
    same = page.evaluate(
        """(data) => {
          const [trace] = itm.readTraces(data);
          const same = (turned) => itm.turnedTrace(trace, turned).outputs.map((each, at) => each === trace.outputs[at]);
          return [same({}), same({"x[0]": 1}), same({"L2.weights[0, 0]": 5}), same({"L3.L1.weights[0, 0]": 5}), same({"x[0]": 5})];
        }""",
        written,
    )
    assert same == [
        [True] * 4,
        [True] * 4,
        [True, True, False, False],
        [True, True, True, False],
        [False] * 4,
    ]


def test_every_layer_of_the_package_has_its_line_of_script(page: Page) -> None:
    known = page.evaluate("() => [...itm.LAYERS.keys()]")
    assert set(known) == scripted()  # in which tests/unit/test_contract.py wants each layer that it finds
    drawn = page.evaluate(
        "() => Object.fromEntries([...itm.LAYERS].map(([name, { drawn }]) => [name, drawn]))"
    )
    assert drawn["Linear"] == "linear"
