"""Gradients against central differences: of losses, joins, nested models, functions of one's own, whole models."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lessons_lib import (
    Add,
    Concat,
    CrossEntropy,
    Flatten,
    Input,
    LeakyReLU,
    Linear,
    Model,
    ReLU,
    Scale,
    Sigmoid,
    Softmax,
    SquaredError,
    Tanh,
    on,
)
from lessons_lib.learning.own import NoWayBackError
from lessons_lib.numbers.arithmetic import Number, record_inputs
from lessons_lib.numbers.derivatives import DERIVATIVES, derivatives
from lessons_lib.numbers.operations import OPERATIONS, compute

reals = st.floats(-2, 2)


def slopes(function, array, size=1e-6):
    """How fast a number moves with each of an array: central differences."""
    found = np.empty(array.shape)
    for place in np.ndindex(array.shape):
        step = size * max(1, abs(array[place]))
        up, down = array.copy(), array.copy()
        up[place] += step
        down[place] -= step
        found[place] = (function(up) - function(down)) / (up[place] - down[place])
    return found


def agrees(model, x, loss, target):
    """Each gradient of x and of what learns is what a small change does to the loss."""
    backward = model.trace(x).backward(loss, target)

    def loss_at(given_x, given_model=model):
        return given_model.trace(given_x).backward(loss, target).value

    close = {"rtol": 1e-6, "atol": 1e-7}
    np.testing.assert_allclose(backward["dL/dx"], slopes(loss_at, np.asarray(x, dtype=float)), **close)
    assert set(backward.gradients) == {key for key, each in model.parameters.items() if each.learned}
    for key, gradient in backward.gradients.items():

        def loss_with(values, key=key):
            return loss_at(x, model.with_parameters({key: values}))

        np.testing.assert_allclose(gradient, slopes(loss_with, model.parameters[key].values), **close)


def linear(draw, inputs, outputs):
    return Linear(
        draw(arrays(float, (outputs, inputs), elements=reals)), draw(arrays(float, outputs, elements=reals))
    )


@st.composite
def rows(draw):
    """Models with joins, blocks, layers used twice and functions, and an x away from every corner."""
    square = linear(draw, 3, 3)
    block = Model(linear(draw, 3, 3), draw(st.sampled_from([Tanh(), Sigmoid(), LeakyReLU(0.2), ReLU()])))
    two = Model(on(linear(draw, 3, 3), "x1"), Add("x2"))
    bends = [
        Tanh(),
        Sigmoid(),
        Softmax(),
        Scale((0.1, 0.2, -0.3), 1.5),
        square,
        block,
        lambda X: np.sin(X) * X[0],
    ]
    layers = [Input(shape=3), *draw(st.lists(st.sampled_from(bends), min_size=1, max_size=4)), Add("o1")]
    end = len(layers)
    layers += [on(two, f"o{end}", "o1"), Concat("o1"), linear(draw, 6, 2)]
    return Model(*layers), draw(arrays(float, 3, elements=reals))


@settings(max_examples=60)
@given(rows(), st.booleans())
def test_every_gradient_of_a_model_is_what_a_small_change_does(row, classes):
    model, x = row
    near_a_corner = any(
        np.abs(inner.input).min() < 1e-3 for step in model.trace(x) if step.inside for inner in step.inside
    )
    if not near_a_corner:
        agrees(model, x, CrossEntropy() if classes else SquaredError(), 1 if classes else (0.5, -1))


def test_pictures_go_back_to_their_shape():
    model = Model(
        Input(shape=(2, 3)), Scale(1, 2), Flatten(), Linear(np.arange(12.0).reshape(2, 6) / 10), Softmax()
    )
    agrees(model, np.arange(6.0).reshape(2, 3), CrossEntropy(), 0)


def test_one_score_alone_is_that_of_class_1():
    for target in (0, 1):
        agrees(
            Model(Input(shape=2), Linear([[0.3, -0.7]], [0.1]), Sigmoid()), (1.0, 2.0), CrossEntropy(), target
        )


def test_a_layer_that_stands_at_two_places_is_one_and_its_gradients_add_up():
    twice = Linear([[0.5, -1], [2, 0.3]], [0.1, 0.2])
    block = Model(twice, Tanh())
    agrees(Model(Input(shape=2), twice, Tanh(), twice, block, Add("o2")), (0.4, -0.2), SquaredError(), (1, 2))


def test_an_output_taken_by_several_layers_adds_what_comes_from_each():
    model = Model(Input(shape=2), q=on(Linear([[1, 2], [3, 4]]), "x"), k=on(Tanh(), "q"), s=Add("q"))
    backward = model.trace((0.1, 0.2)).backward(SquaredError(), (0, 0))
    step = backward["q"]
    assert step.sources == ("L4", "L3")
    np.testing.assert_allclose(step.gradient, step.inputs[0] + step.inputs[1])
    np.testing.assert_array_equal(backward["dL/dq"], backward["dL/do2"])
    agrees(model, (0.1, 0.2), SquaredError(), (0, 0))


def of_parts(word):
    """Parts at which an operation has a derivative."""
    if word in {"+", "*", "max", "min", "arctan2", "/", "**"}:
        return (1.3, 0.7)
    if word in {"//", "%"}:
        return (7.3, 2.1)
    return (1.7,) if word in {"arccosh", "round", "floor", "ceil", "trunc"} else (0.6,)


def test_each_operation_of_the_table_has_a_derivative():
    assert set(DERIVATIVES) == set(OPERATIONS)


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("word", sorted(OPERATIONS))
def test_the_derivative_of_an_operation_is_what_a_small_change_does(word, sign):
    values = np.array(of_parts(word))
    if sign < 0 and word in {
        "abs",
        "sin",
        "tanh",
        "cbrt",
        "sinh",
        "arctan",
        "*",
        "/",
        "negative",
        "max",
        "min",
        "exp",
    }:
        values[0] *= -1
    parts = record_inputs(values, ["a", "b"])
    result = parts[0].made(word, *parts)
    found = derivatives(result, Number(1.5, index=9))
    expected = slopes(lambda moved: 1.5 * compute(word, *moved), values)
    got = [found[at].value if at in found else 0.0 for at in range(len(values))]
    np.testing.assert_allclose(got, expected, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize(
    ("function", "x", "expected"),
    [
        (lambda X: X if X >= 0 else 0, 0.0, 1),  # the way that was taken
        (lambda X: np.maximum(0, X), 0.0, 0),  # at a tie the part that does not move
        (lambda X: np.maximum(X, 0), 0.0, 0),
        (lambda X: min(X, 0), 0.0, 1),  # Python asked whether 0 < X, and went on with X
        (abs, 0.0, 0),
        (lambda X: abs(X), -3.0, -1),
        (lambda X: 1 if X > 2 else 0, 3.0, 0),
        (lambda X: X * X * X, 2.0, 12),
        (lambda X: X**0.5, 4.0, 0.25),
        (lambda X: 2**X, 3.0, 8 * np.log(2)),
        (lambda X: sum(X for _ in range(5)), 3.0, 5),
    ],
)
def test_a_function_of_ones_own_goes_back_the_way_it_came(function, x, expected):
    backward = Model(function).trace(x).backward(SquaredError(), np.asarray(function(x)) - 1.0)
    assert backward["dL/dx"] == pytest.approx(expected)


def test_many_samples_go_back_through_a_function_as_each_does():
    model = Model(lambda X: (X[0] * X[1], X[1] if X[1] > 0 else 3 * X[1]), Linear([[1, 2]]))
    X, targets = np.array([[1.0, 2], [3, -4]]), np.array([0.5, 1])
    backward = model.trace(X, batch=True).backward(SquaredError(), targets)
    for at in (0, 1):
        alone = model.trace(X[at]).backward(SquaredError(), targets[at])
        np.testing.assert_allclose(backward["dL/dx"][at], alone["dL/dx"] / 2)


@pytest.mark.parametrize(
    ("function", "reason"),
    [
        (lambda X: float(X) * 2, "through `float(X)`"),
        (lambda X: 5, "not computed from X"),
    ],
)
def test_where_the_record_is_missing_nobody_invents_a_0(function, reason):
    with pytest.raises(NoWayBackError) as error:
        Model(function).trace(3.0).backward(SquaredError(), 1)
    said = str(error.value)
    assert said.startswith("L1 · your lambda: nobody knows how o1 moves with its input")
    assert reason in said
    assert "np.maximum(0, X)" in said


TABLE = np.array(
    [[1.0, 5, 2], [5, 0, 5]]
)  # its largest number three times: the first one is taken, as by MaxPool
ROWS = np.arange(24.0).reshape(2, 3, 4) % 7


@pytest.mark.parametrize(
    ("function", "X", "slopes"),
    [
        (lambda X: X.max(), TABLE, [[0, 1, 0], [0, 0, 0]]),
        (lambda X: np.max(X), TABLE, [[0, 1, 0], [0, 0, 0]]),
        (lambda X: X.min(), -TABLE, [[0, 1, 0], [0, 0, 0]]),
        (lambda X: np.ptp(X), TABLE, [[0, 1, 0], [0, -1, 0]]),
        (lambda X: X.max(axis=(1, 2)).sum(), ROWS, np.isin(np.arange(24), [6, 13])),
        (lambda X: X.reshape(2, 1, 3, 1).max(axis=(1, 3)).max(), TABLE, [[0, 1, 0], [0, 0, 0]]),
    ],
    ids=["max", "np.max", "min", "ptp", "two axes", "axes of one"],
)
def test_there_is_a_way_back_through_the_largest_of_a_whole_table(function, X, slopes):
    trace = Model(Input(shape=X.shape), function).trace(X)
    backward = trace.backward(SquaredError(), trace.output - 1)  # so that a gradient of 1 arrives
    np.testing.assert_array_equal(backward["dL/dx"], np.reshape(slopes, X.shape).astype(float))
