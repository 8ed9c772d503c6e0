"""Convolution against the loop of a textbook: every shape, stride and padding, forward and back."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lessons_lib import Convolution, Input, InputTypeError, InputValueError, Model, Reshape, untrained
from lessons_lib.numbers.arithmetic import record_inputs

reals = st.floats(-100, 100)
CLOSE = {"rtol": 1e-10, "atol": 1e-9}


def loop(layer, X):
    """The convolution of one sample, number by number."""
    outputs, channels, tall, wide = layer.kernels.shape
    edge = layer.padding
    around = np.zeros((channels, X.shape[1] + 2 * edge, X.shape[2] + 2 * edge))
    around[:, edge : edge + X.shape[1], edge : edge + X.shape[2]] = X
    down = (around.shape[1] - tall) // layer.stride + 1
    across = (around.shape[2] - wide) // layer.stride + 1
    made = np.zeros((outputs, down, across))
    for output in range(outputs):
        for row in range(down):
            for column in range(across):
                total = 0.0 if layer.bias is None else layer.bias[output]
                for channel in range(channels):
                    for i in range(tall):
                        for j in range(wide):
                            seen = around[channel, row * layer.stride + i, column * layer.stride + j]
                            total += layer.kernels[output, channel, i, j] * seen
                made[output, row, column] = total
    return made


@st.composite
def convolutions(draw):
    """A layer of any window, stride and padding, and a few pictures that it takes."""
    outputs, channels, tall, wide = (draw(st.integers(1, 3)) for _ in range(4))
    kernels = draw(arrays(float, (outputs, channels, tall, wide), elements=reals))
    bias = draw(st.none() | arrays(float, outputs, elements=reals))
    layer = Convolution(
        kernels, bias, stride=draw(st.integers(1, 3)), padding=draw(st.integers(0, min(tall, wide) - 1))
    )
    sides = (draw(st.integers(least, 5)) for least in (tall, wide))
    return layer, draw(arrays(float, (2, channels, *sides), elements=reals))


@given(convolutions())
def test_it_is_the_loop_of_the_textbook_for_one_sample_and_for_many(case):
    layer, X = case
    expected = [loop(layer, each) for each in X]
    np.testing.assert_allclose(layer.forward(X), expected, **CLOSE)
    np.testing.assert_allclose(layer(X[0]), expected[0], **CLOSE)
    assert layer.shape_after(X[0].shape) == expected[0].shape


@given(convolutions())
def test_each_number_is_told_by_the_terms_that_lie_on_the_picture(case):
    layer, (X, _) = case
    known = record_inputs(X, [f"x{at}" for at in range(X.size)])
    for unit, value in enumerate(loop(layer, X).flat):
        number = layer.arithmetic(known, unit)
        size = sum(abs(term.value) for term in number.terms)
        assert number.value == pytest.approx(value, rel=1e-12, abs=1e-12 * size)
        assert 1 <= len(number.inputs) <= layer.kernels[0].size


@settings(max_examples=50)
@given(convolutions(), st.data())
def test_its_gradients_are_those_of_the_loop(case, data):
    # The loss, a sum of gradient × output, is a straight line in each number: one step of any length tells its slope.
    layer, X = case
    output = layer.forward(X)
    gradient = data.draw(arrays(float, output.shape, elements=reals))

    def loss(layer, X):
        return sum((each * loop(layer, x)).sum() for each, x in zip(gradient, X, strict=True))

    (inputs,), parameters = layer.backward(X, output, gradient)
    start = loss(layer, X)
    large = {"rtol": 1e-9, "atol": 1e-9 * (1 + abs(start) + np.abs(gradient).sum() * 1e4)}
    for place in np.ndindex(X.shape):
        more = X.copy()
        more[place] += 1
        np.testing.assert_allclose(inputs[place], loss(layer, more) - start, **large)
    for parameter in layer.parameters:
        for place in np.ndindex(parameter.values.shape):
            more = parameter.values.copy()
            more[place] += 1
            turned = loss(layer.with_parameter(parameter.name, more), X) - start
            np.testing.assert_allclose(parameters[parameter.name][place], turned, **large)


@given(convolutions(), st.data())
def test_each_number_of_a_gradient_is_told(case, data):
    layer, (X, _) = case
    output = layer.forward(X)
    gradient = data.draw(arrays(float, output.shape, elements=reals))
    inputs, parameters = layer.backward(X, output, gradient)
    known = record_inputs((X, output, gradient), [""] * (X.size + output.size + gradient.size))
    for of, expected in (*enumerate(inputs), *parameters.items()):
        for unit in range(expected.size):
            number = layer.gradient_arithmetic(of, unit, *known)
            size = sum(abs(term.value) for term in number.terms)
            assert number.value == pytest.approx(expected.flat[unit], rel=1e-12, abs=1e-12 * size)


def test_a_number_reads_as_kernel_times_window():
    layer = Convolution([[[[1, -2], [0.5, 3]]]], [4])
    trace = Model(Input(shape=(1, 2, 3)), layer).trace([[[1, 2, 3], [4, 5, 6]]])
    assert trace.o2.tolist() == [[[1 - 4 + 2 + 15 + 4, 2 - 6 + 2.5 + 18 + 4]]]
    number = layer.arithmetic(record_inputs(trace.o1, list("abcdef")), 1)
    assert number.formula() == "1 × b - 2 × c + 0.5 × e + 3 × f + 4"
    assert number.lines() == ["1 × 2 - 2 × 3 + 0.5 × 5 + 3 × 6 + 4", "2 - 6 + 2.5 + 18 + 4", "20.5"]


def test_zeros_around_the_picture_are_no_terms():
    layer = Convolution(np.ones((1, 1, 3, 3)), padding=1)
    number = layer.arithmetic(record_inputs(np.arange(9.0).reshape(1, 3, 3), list("abcdefghi")), 0)
    assert number.formula() == "1 × a + 1 × b + 1 × d + 1 × e"


def test_a_trace_in_fractions_stays_exact_also_on_the_way_back():
    from fractions import Fraction

    from lessons_lib import Flatten, SquaredError

    layer = Convolution([[[[1 / 3, 0.1], [0, -0.1]]]], [0.2], padding=1, stride=2)
    model = Model(Input(shape=(1, 3, 3)), layer, Flatten(3))
    trace = model.trace(np.arange(9).reshape(1, 3, 3), exact=True)
    assert trace.fractions["o2"][0, 1, 1] == Fraction(4, 3) + Fraction(1, 2) - Fraction(8, 10) + Fraction(
        1, 5
    )
    backward = trace.backward(SquaredError(), [0, 0, 0, 0])
    o2 = trace.fractions["o2"]
    assert backward.fractions["dL/db2"].tolist() == [o2.sum()]
    assert backward.fractions["dL/dx"][0, 1, 1] == o2[0, 1, 1] * Fraction(1, 3)


def test_it_says_what_it_is():
    plain, moved = Convolution(np.zeros((8, 1, 3, 3))), Convolution(np.zeros((8, 1, 3, 3)), np.zeros(8), 2, 1)
    assert repr(plain) == "Convolution(8 x 1 x 3 x 3 numbers)"
    assert repr(moved) == "Convolution(8 x 1 x 3 x 3 numbers and bias, stride=2, padding=1)"
    assert [(layer.formula, layer.idea) for layer in (plain, moved)] == [
        (
            "sum(K * X[window])",
            "Each output is a sum of kernel × window over all channels.",
        ),
        (
            "sum(K * X[window]) + b",
            "Each output is a sum of kernel × window over all channels, plus a bias; stride 2, padding 1.",
        ),
    ]


WRONG = [
    (
        lambda: Convolution(np.ones((3, 3))),
        "Convolution expects kernels of shape (channels out, channels in, rows, columns) and got 3 x 3 numbers. "
        "For one channel that comes in write np.reshape(kernels, (1, 1, 3, 3)).",
    ),
    (
        lambda: Convolution(np.ones((8, 3, 3))),
        "Convolution expects kernels of shape (channels out, channels in, rows, columns) and got 8 x 3 x 3 numbers. "
        "For one channel that comes in write np.reshape(kernels, (8, 1, 3, 3)).",
    ),
    (
        lambda: Convolution([1, 2, 3]),
        "Convolution expects kernels of shape (channels out, channels in, rows, columns) and got 3 numbers. "
        "For one kernel of 3 x 3 numbers that is (1, 1, 3, 3).",
    ),
    (
        lambda: Convolution(np.ones((2, 1, 3, 3)), np.ones((2, 6, 6))),
        "Convolution expects a bias of 2 numbers, one for each channel that goes out, and got 2 x 6 x 6 numbers. "
        "All places of a channel share one; without a bias write None in its place.",
    ),
    (
        lambda: Convolution(np.ones((2, 1, 3, 3)), stride=0),
        "Convolution expects as stride a whole number from 1 on, as in stride=2, and got 0.",
    ),
    (
        lambda: Convolution(np.ones((2, 1, 3, 3)), padding="same"),
        "Convolution expects as padding a whole number from 0 on, as in padding=1, and got 'same'.",
    ),
    (
        lambda: Convolution(np.ones((2, 1, 3, 3)), padding=3),
        "Convolution expects a padding smaller than its window of 3 x 3 and got 3: some windows would see nothing of "
        "the picture.",
    ),
    (
        lambda: Convolution(np.ones((2, 1, 3, 3)))(np.ones((8, 8))),
        "Convolution expects a picture of 1 x rows x columns and got 8 x 8 numbers. A picture of rows and columns "
        "alone is one channel: put Reshape((8, 8), (1, 8, 8)) before.",
    ),
    (
        lambda: Convolution(np.ones((2, 1, 3, 3)))(np.ones(64)),
        "Convolution expects a picture of 1 x rows x columns and got 64 numbers. "
        "A row of numbers becomes a picture by Reshape.",
    ),
    (
        lambda: Convolution(np.ones((2, 1, 3, 3)))(np.ones((5, 1, 8, 8))),
        "Convolution expects a picture of 1 x rows x columns and got 5 x 1 x 8 x 8 numbers. "
        "For 5 samples at once write model.trace(X, batch=True).",
    ),
    (
        lambda: Convolution(np.ones((2, 1, 3, 3)))(np.ones((3, 8, 8))),
        "Convolution expects a picture of 1 x rows x columns and got 3 x 8 x 8 numbers. "
        "Its kernels are for 1 channel, and here are 3.",
    ),
    (
        lambda: Convolution(np.ones((2, 1, 3, 3)))(np.ones((1, 2, 8))),
        "Convolution expects pictures of at least 3 x 3 numbers, as large as its window, and got 2 x 8. "
        "A padding, as in padding=1, puts zeros around them.",
    ),
    (
        lambda: Model(Input(shape=(8, 8)), Convolution(np.ones((2, 1, 3, 3)))),
        "L2 · Convolution expects a picture of 1 x rows x columns and got 8 x 8 numbers. A picture of rows and columns "
        "alone is one channel: put Reshape((8, 8), (1, 8, 8)) before. The output of L1 · Input does not fit here.",
    ),
]


@pytest.mark.parametrize(("make", "message"), WRONG)
def test_what_does_not_fit_is_refused_with_the_line_that_would(make, message):
    with pytest.raises(InputValueError) as caught:
        make()
    assert str(caught.value) == message


def test_the_lines_that_errors_give_are_right():
    assert Convolution(np.reshape(np.ones((8, 3, 3)), (8, 1, 3, 3))).kernels.shape == (8, 1, 3, 3)
    model = Model(Input(shape=(8, 8)), Reshape((8, 8), (1, 8, 8)), Convolution(np.ones((2, 1, 3, 3))))
    assert model(np.ones((8, 8))).tolist() == np.full((2, 6, 6), 9.0).tolist()


def test_what_is_no_number_is_refused_by_name():
    with pytest.raises(InputTypeError) as caught:
        Convolution("kernel")
    assert str(caught.value) == (
        "Convolution expects numbers and got text: 'kernel'. Write numbers, without quotes, as in (100, 2000, 100)."
    )


def test_untrained_kernels_are_smaller_the_more_numbers_a_window_sees():
    layer = Convolution(np.zeros((200, 4, 5, 5)), np.ones(200))
    fresh = untrained(Model(Input(shape=(4, 6, 6)), layer), 0)[1]
    assert fresh.kernels.std() == pytest.approx(1 / np.sqrt(4 * 5 * 5), rel=0.02)
    assert not fresh.bias.any()


def test_one_number_is_the_bias_of_one_channel_and_no_more():
    layer = Convolution(np.ones((1, 1, 3, 3)), 0.5)
    np.testing.assert_array_equal(layer.bias, [0.5])
    np.testing.assert_array_equal(layer(np.ones((1, 3, 3))), [[[9.5]]])
    assert not layer.bias.flags.writeable
    with pytest.raises(InputValueError) as refused:
        Convolution(np.ones((2, 1, 3, 3)), 1, 1)
    assert str(refused.value) == (
        "Convolution expects a bias of 2 numbers, one for each channel that goes out, and got 1 number. All places of "
        "a channel share one; without a bias write None in its place."
    )
