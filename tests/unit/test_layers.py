"""The layers of the package against naive loops."""

import copy
import pickle
from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lessons_lib import Input, Linear, ReLU
from lessons_lib.numbers.arithmetic import record_inputs

reals = st.floats(-1e6, 1e6)


@st.composite
def linear_layers(draw):
    outputs, inputs = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    bias = draw(st.none() | arrays(float, outputs, elements=reals))
    return Linear(draw(arrays(float, (outputs, inputs), elements=reals)), bias)


@st.composite
def layers_with_batches(draw):
    layer = draw(linear_layers() | st.just(ReLU()) | st.just(Input(shape=3)))
    inputs = getattr(layer, "inputs", 3)
    return layer, draw(arrays(float, (draw(st.integers(1, 4)), inputs), elements=reals))


def naive_linear(layer, x):
    bias = [0.0] * layer.outputs if layer.bias is None else layer.bias
    outputs = []
    for weights, start in zip(layer.weights, bias, strict=True):
        total = start
        for weight, value in zip(weights, x, strict=True):
            total += weight * value
        outputs.append(total)
    return outputs


@given(st.data())
def test_linear_adds_weight_times_input_up_and_then_the_bias(data):
    layer = data.draw(linear_layers())
    x = data.draw(arrays(float, layer.inputs, elements=reals))
    np.testing.assert_allclose(layer(x), naive_linear(layer, x), rtol=1e-12, atol=1e-3)


@given(arrays(float, st.integers(1, 6), elements=reals))
def test_relu_keeps_what_is_above_0_and_makes_the_rest_0(x):
    assert ReLU()(x).tolist() == [value if value > 0 else 0 for value in x]
    assert not np.signbit(ReLU()(x)).any()


@given(arrays(float, 3, elements=reals))
def test_input_hands_x_on_as_a_copy(x):
    output = Input(shape=3)(x)
    assert output.tolist() == x.tolist()
    assert not np.shares_memory(output, x)


@given(layers_with_batches())
def test_each_row_of_a_batch_comes_out_as_if_it_were_alone(layer_and_batch):
    layer, X = layer_and_batch
    rows = [layer(x) for x in X]
    np.testing.assert_allclose(layer.forward(X), rows, rtol=1e-12, atol=1e-3)


@given(layers_with_batches())
def test_the_arithmetic_of_each_output_number_is_its_value(layer_and_batch):
    layer, (x, *_) = layer_and_batch
    recorded = record_inputs(x, [f"x{at}" for at in range(x.size)])
    told = [layer.arithmetic(recorded, unit).value for unit in range(layer(x).size)]
    np.testing.assert_allclose(told, layer(x), rtol=1e-12, atol=1e-3)


@given(layers_with_batches())
def test_the_shape_after_a_layer_is_the_shape_of_what_comes_out(layer_and_batch):
    layer, (x, *_) = layer_and_batch
    assert layer.shape_after(x.shape) == layer(x).shape


def test_the_arithmetic_of_the_layers_reads_as_one_would_write_it():
    recorded = record_inputs(np.array([3.0, -4.0]), ("a", "b"))
    assert Linear([[2, 5]]).arithmetic(recorded, 0).formula() == "2 × a + 5 × b"
    assert Linear([[2, -5]], bias=[1]).arithmetic(recorded, 0).formula() == "2 × a - 5 × b + 1"
    assert ReLU().arithmetic(recorded, 1).lines() == ["max(0, -4)", "0"]
    assert Input("a", "b").arithmetic(recorded, 1).formula() == "b"


def test_each_layer_says_its_formula_and_its_idea_in_a_line():
    said = {
        layer: (layer.formula, layer.idea)
        for layer in (Input("a"), Linear([[1]]), Linear([[1]], [2]), ReLU())
    }
    assert list(said.values()) == [
        ("X", "The input layer checks x and hands it on unchanged."),
        ("W @ X", "Each output is a sum of weight × input over all inputs."),
        ("W @ X + b", "Each output is a sum of weight × input over all inputs, plus a bias."),
        ("X if X >= 0 else 0", "What is 0 or above passes, what is below becomes 0."),
    ]


@pytest.mark.parametrize("dtype", [np.int8, np.float64])
def test_weights_are_a_copy_in_float64(dtype):
    weights = np.array([[1, 2]], dtype=dtype)
    layer = Linear(weights)
    weights[0, 0] = 9
    assert layer.weights.tolist() == [[1, 2]]
    assert layer.weights.dtype == np.float64


@pytest.mark.parametrize(
    "twin", [lambda layer: layer, copy.copy, copy.deepcopy, lambda layer: pickle.loads(pickle.dumps(layer))]
)
def test_weights_and_bias_are_read_only_also_after_a_copy(twin):
    layer = twin(Linear([[1, 2]], bias=[3]))
    assert (layer.weights.tolist(), layer.bias.tolist()) == ([[1, 2]], [3])
    for array in (layer.weights, layer.bias):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


@pytest.mark.parametrize("layer", [Input("a"), Linear([[1.0]]), ReLU()])
def test_a_layer_is_a_frozen_record(layer):
    with pytest.raises(FrozenInstanceError):
        layer.names = ()


def test_an_input_layer_is_shown_as_it_was_written():
    assert repr(Input("a", "b")) == "Input('a', 'b')"
    assert repr(Input(shape=3)) == "Input(shape=(3,))"
    assert repr(Input(shape=[8, 8])) == "Input(shape=(8, 8))"


@pytest.mark.parametrize(
    ("layer", "text"),
    [
        (Linear([[58, -3, 2]]), "Linear([[58, -3, 2]])"),
        (Linear([[1.5, 2], [3, 1 / 3]], [1, -1]), "Linear([[1.5, 2], [3, 0.3333]], [1, -1])"),
        (Linear(np.ones((32, 64)), np.ones(32)), "Linear(32 x 64 numbers and 32 numbers)"),
    ],
)
def test_a_linear_layer_reads_as_one_would_type_it(layer, text):
    assert repr(layer) == text
