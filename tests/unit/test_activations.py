"""The layers that bend: what they put out, how they say it came about, and what they refuse."""

import copy
import math
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lessons_lib import Input, InputTypeError, InputValueError, Model
from lessons_lib.layers import LeakyReLU, Sigmoid, Softmax, Tanh
from lessons_lib.numbers.arithmetic import record_inputs

reals = st.floats(-1e6, 1e6)
layers = st.sampled_from(
    [LeakyReLU(), LeakyReLU(0), LeakyReLU(1), LeakyReLU(0.3), Sigmoid(), Tanh(), Softmax()]
)
batches = arrays(float, st.tuples(st.integers(1, 4), st.integers(1, 5)), elements=reals)


def recorded(*values):
    return record_inputs(np.array(values, dtype=float), [f"X[{at}]" for at in range(len(values))])


@given(layers, batches)
def test_each_row_of_a_batch_comes_out_as_if_it_were_alone(layer, X):
    np.testing.assert_array_equal(layer.forward(X), [layer(x) for x in X])


@given(layers, batches)
def test_the_arithmetic_of_each_output_number_is_its_value(layer, X):
    told = [layer.arithmetic(recorded(*X[0]), unit).value for unit in range(X[0].size)]
    np.testing.assert_allclose(told, layer(X[0]), rtol=1e-12, atol=1e-300)


@given(arrays(float, (2, 3), elements=reals))
def test_softmax_tells_the_arithmetic_of_several_rows_too(X):
    numbers = record_inputs(X, list("abcdef"))
    told = [Softmax().arithmetic(numbers, unit).value for unit in range(6)]
    np.testing.assert_allclose(told, Softmax()(X).ravel(), rtol=1e-12, atol=1e-300)


@given(layers, batches)
def test_input_and_output_have_the_same_shape(layer, X):
    assert layer.shape_after(X.shape) == layer(X).shape == X.shape


@given(batches)
def test_the_outputs_lie_where_they_should(X):
    assert ((Sigmoid()(X) >= 0) & (Sigmoid()(X) <= 1)).all()
    assert (np.abs(Tanh()(X)) <= 1).all()
    assert (Softmax()(X) >= 0).all()
    np.testing.assert_allclose(Softmax()(X).sum(axis=-1), 1)
    assert (
        Softmax()(X).max(axis=-1) == np.take_along_axis(Softmax()(X), X.argmax(-1)[:, None], -1)[:, 0]
    ).all()


@given(batches, st.floats(-1e3, 1e3))
def test_taking_the_same_number_from_all_scores_changes_no_share(X, less):
    np.testing.assert_allclose(Softmax()(X - less), Softmax()(X), rtol=1e-8, atol=1e-12)


@given(reals)
def test_leaky_relu_with_slope_0_is_relu_and_with_slope_1_bends_nothing(x):
    assert LeakyReLU(0)(x) == max(x, 0)
    assert LeakyReLU(1)(x) == x


@pytest.mark.parametrize("layer", [LeakyReLU(), LeakyReLU(0), Tanh()])
def test_nothing_comes_out_as_minus_zero(layer):
    assert not np.signbit(layer([-0.0, 0.0])).any()


def test_numbers_that_exp_would_carry_beyond_a_float_come_out_right_and_without_a_warning():
    assert Sigmoid()([-1e6, 0, 1e6]).tolist() == [0, 0.5, 1]
    assert Softmax()([1e6, 0]).tolist() == [1, 0]
    assert Softmax()([-1e6, -1e6]).tolist() == [0.5, 0.5]
    assert Tanh()([-1e6, 1e6]).tolist() == [-1, 1]


def test_the_arithmetic_reads_as_one_would_write_it():
    X = recorded(2, -3)
    assert LeakyReLU(0.1).arithmetic(X, 1).lines() == ["max(0.1 × (-3), -3)", "max(-0.3, -3)", "-0.3"]
    assert LeakyReLU(0.1).arithmetic(X, 0).formula() == "max(0.1 × X[0], X[0])"
    assert Sigmoid().arithmetic(X, 0).formula() == "1 / (1 + exp(-X[0]))"
    assert Sigmoid().arithmetic(X, 0).lines()[1:] == ["1 / (1 + 0.1353)", "1 / 1.135", "0.8808"]
    assert Tanh().arithmetic(X, 1).lines() == ["tanh(-3)", "-0.9951"]
    assert Softmax().arithmetic(X, 1).formula() == "exp(X[1]) / (exp(X[0]) + exp(X[1]))"
    assert Softmax().arithmetic(X, 1).lines()[1:] == [
        "0.04979 / (7.389 + 0.04979)",
        "0.04979 / 7.439",
        "0.006693",
    ]


def test_the_arithmetic_of_far_out_numbers_reads_honestly():
    assert Sigmoid().arithmetic(recorded(-800), 0).lines()[1:] == ["1 / (1 + infinity)", "1 / infinity", "0"]
    assert Softmax().arithmetic(recorded(800, 799), 0).formula() == (
        "exp(X[0] - 800) / (exp(X[0] - 800) + exp(X[1] - 800))"
    )


def test_each_layer_says_its_formula_and_its_idea_in_a_line():
    said = [(layer.formula, layer.idea) for layer in (LeakyReLU(), Sigmoid(), Tanh(), Softmax())]
    assert said == [
        (
            "X if X >= 0 else slope * X",
            "What is 0 or above passes, what is below is multiplied by the slope.",
        ),
        ("1 / (1 + exp(-X))", "Each number becomes a share from 0 to 1; 0 becomes a half."),
        ("tanh(X)", "Each number is pressed between -1 and 1; 0 stays 0, and small ones hardly change."),
        (
            "exp(X) / sum(exp(X))",
            "The scores become shares that add up to 1; the largest score gets the largest share.",
        ),
    ]


@pytest.mark.parametrize("layer", [LeakyReLU(0.3), Sigmoid(), Tanh(), Softmax()])
def test_the_formula_is_python_that_gives_the_output(layer):
    words = {"exp": np.exp, "tanh": np.tanh, "sum": sum, "slope": 0.3}
    X = np.array([-2.0, 0.0, 1.5])
    once = (
        eval(layer.formula, words, {"X": X})
        if "if" not in layer.formula
        else [eval(layer.formula, words, {"X": x}) for x in X]
    )
    np.testing.assert_allclose(once, layer(X))


@pytest.mark.parametrize("twin", [copy.copy, copy.deepcopy, lambda layer: pickle.loads(pickle.dumps(layer))])
def test_a_copy_of_a_layer_does_the_same(twin):
    assert twin(LeakyReLU(0.3))(-10) == -3
    assert math.isclose(twin(Softmax())([0, 0])[0], 0.5)


@pytest.mark.parametrize(
    ("slope", "error", "message"),
    [
        (2, InputValueError, "LeakyReLU expects a slope from 0 to 1, as in LeakyReLU(0.01), and got 2."),
        (
            -0.1,
            InputValueError,
            "LeakyReLU expects a slope from 0 to 1, as in LeakyReLU(0.01), and got -0.1.",
        ),
        (
            [0.1, 0.2],
            InputValueError,
            "LeakyReLU expects a slope from 0 to 1, as in LeakyReLU(0.01), and got (0.1, 0.2).",
        ),
        (
            None,
            InputTypeError,
            "LeakyReLU expects a slope from 0 to 1, as in LeakyReLU(0.01), and got None.",
        ),
        (
            math.nan,
            InputValueError,
            "LeakyReLU expects finite numbers, and slope is not a number: not a number.",
        ),
    ],
)
def test_a_slope_that_is_none_is_refused(slope, error, message):
    with pytest.raises(error) as caught:
        LeakyReLU(slope)
    assert str(caught.value) == message


def test_a_single_number_has_no_softmax():
    with pytest.raises(InputValueError) as caught:
        Softmax()(3)
    assert str(caught.value) == (
        "Softmax expects a row of scores, one for each class, and got a single number: 3. "
        "For a share of one number alone write Sigmoid()."
    )


def test_a_model_that_hands_softmax_a_single_number_says_who_gave_it():
    model = Model(Input("a", "b"), lambda X: X[0] + X[1], Softmax())
    with pytest.raises(InputValueError) as caught:
        model([1, 2])
    assert str(caught.value) == (
        "L3 · Softmax expects a row of scores, one for each class, and got a single number: 3. "
        "For a share of one number alone write Sigmoid(). The output of L2 · your lambda does not fit here."
    )
