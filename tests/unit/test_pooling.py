"""Pooling against loops, forward and back; what it refuses, and how it reads."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lessons_lib import (
    AveragePool,
    Flatten,
    GlobalAveragePool,
    Input,
    InputValueError,
    MaxPool,
    Model,
    SquaredError,
)
from lessons_lib.numbers.arithmetic import record_inputs

CLOSE = {"rtol": 1e-12, "atol": 1e-12}


def windows(X, size, stride):
    """Each window of each channel: its place in the output, and the places that it sees."""
    for channel in range(X.shape[0]):
        for row in range((X.shape[1] - size) // stride + 1):
            for column in range((X.shape[2] - size) // stride + 1):
                inner = [(i, j) for i in range(size) for j in range(size)]
                seen = [(channel, row * stride + i, column * stride + j) for i, j in inner]
                yield (channel, row, column), seen


@st.composite
def cases(draw):
    size, stride = draw(st.integers(1, 3)), draw(st.integers(1, 4))
    shape = (draw(st.integers(1, 2)), *(draw(st.integers(size, size + 3)) for _ in range(2)))
    few = st.integers(-3, 3).map(float)  # so that several are the largest now and then
    X = draw(arrays(float, (2, *shape), elements=few | st.floats(-9, 9)))
    return size, stride, X


@given(cases())
def test_each_number_is_the_largest_or_the_mean_of_its_window(case):
    size, stride, X = case
    for layer, word in ((MaxPool(size, stride), max), (AveragePool(size, stride), np.mean)):
        for sample, output in zip(X, layer.forward(X), strict=True):
            np.testing.assert_array_equal(layer(sample), output)
            places = dict(windows(sample, size, stride))
            assert output.shape == layer.shape_after(sample.shape) == tuple(np.array(list(places)).max(0) + 1)
            for place, seen in places.items():
                np.testing.assert_allclose(output[place], word([sample[each] for each in seen]), **CLOSE)


@given(cases(), st.data())
def test_what_arrives_goes_to_the_first_that_is_the_largest_or_to_all_alike(case, data):
    size, stride, (X, _) = case
    for layer in (MaxPool(size, stride), AveragePool(size, stride)):
        output = layer.forward(X)
        gradient = data.draw(arrays(float, output.shape, elements=st.floats(-9, 9)))
        expected = np.zeros(X.shape)
        for place, seen in windows(X, size, stride):
            won = [next(each for each in seen if X[each] == max(X[other] for other in seen))]
            share = won if isinstance(layer, MaxPool) else seen
            for each in share:
                expected[each] += gradient[place] / len(share)
        (handed,) = layer.input_gradients(X, output, gradient)
        np.testing.assert_allclose(handed, expected, rtol=1e-12, atol=1e-10)
        known = record_inputs((X, output, gradient), [""] * (X.size + 2 * output.size))
        told = [layer.gradient_arithmetic(0, unit, *known).value for unit in range(X.size)]
        np.testing.assert_allclose(told, expected.ravel(), rtol=1e-12, atol=1e-10)


@given(cases(), st.data())
def test_a_window_over_the_edge_sees_no_number_there_and_zeros_count_for_the_mean(case, data):
    size, stride, (X, other) = case
    padding = data.draw(st.integers(0, size // 2))
    around = ((0, 0), (padding,) * 2, (padding,) * 2)
    for layer, beyond in ((MaxPool, -1e9), (AveragePool, 0.0)):
        wider = np.pad(X, around, constant_values=beyond)
        output, expected = layer(size, stride, padding).forward(X), layer(size, stride)(wider)
        np.testing.assert_array_equal(output, expected)
        known = record_inputs((X,), [""] * X.size)[0]
        told = [layer(size, stride, padding).arithmetic(known, unit).value for unit in range(output.size)]
        np.testing.assert_allclose(told, output.ravel(), **CLOSE)
        gradient = np.resize(other, output.shape)
        inner = tuple(
            slice(first, first + length) for (first, _), length in zip(around, X.shape, strict=True)
        )
        (back,) = layer(size, stride, padding).input_gradients(X, output, gradient)
        (wide_back,) = layer(size, stride).input_gradients(wider, expected, gradient)
        np.testing.assert_array_equal(back, wide_back[inner])


def test_a_window_that_could_see_nothing_is_refused():
    with pytest.raises(InputValueError, match="at most half of its window, here 1, and got 2"):
        MaxPool(3, 2, 2)
    with pytest.raises(InputValueError, match="a whole number from 0 on"):
        AveragePool(3, padding=-1)


def test_a_picture_without_channels_is_pooled_as_it_is():
    X = np.arange(20.0).reshape(4, 5)
    assert MaxPool()(X).tolist() == [[6, 8], [16, 18]]
    assert AveragePool()(X).tolist() == [[3, 5], [13, 15]]
    assert GlobalAveragePool()(X) == 9.5
    assert [layer.shape_after((4, 5)) for layer in (MaxPool(), GlobalAveragePool())] == [(2, 2), ()]


def test_a_number_reads_as_the_largest_or_the_mean_of_what_its_window_saw():
    X = record_inputs(np.array([[1.0, 2, 9], [4, 3, 9]]), list("abcdef"))
    assert MaxPool(2).arithmetic(X, 0).formula() == "max(a, b, d, e)"
    assert AveragePool(2).arithmetic(X, 0).lines() == ["(1 + 2 + 4 + 3) / 4", "10 / 4", "2.5"]
    assert GlobalAveragePool().arithmetic(X, 0).formula() == "(a + b + c + d + e + f) / 6"


def test_the_way_back_stays_exact_in_fractions():
    model = Model(Input(shape=(1, 3, 4)), AveragePool(3, 1), MaxPool(1), Flatten(3))
    trace = model.trace(np.arange(12.0).reshape(1, 3, 4) / 3, exact=True)
    backward = trace.backward(SquaredError(), [0, 0])
    first, last = trace.fractions["o4"]
    assert backward.fractions["dL/dx"][0, 0].tolist() == [
        each / 9 for each in (first, first + last, first + last, last)
    ]


def test_each_says_what_it_is():
    assert [repr(layer) for layer in (MaxPool(), AveragePool(3, 1), GlobalAveragePool())] == [
        "MaxPool(size=2, stride=2)",
        "AveragePool(size=3, stride=1)",
        "GlobalAveragePool()",
    ]
    assert [(layer.formula, layer.idea) for layer in (MaxPool(), AveragePool(3, 1), GlobalAveragePool())] == [
        ("max(X[window])", "The largest number of each window of 2 x 2; where it stood is forgotten."),
        ("mean(X[window])", "The mean of each window of 3 x 3, stride 1; how it was spread is forgotten."),
        (
            "mean(X[channel])",
            "The mean of each channel: how much it finds of what it looks for, wherever it is.",
        ),
    ]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: MaxPool(0),
            "MaxPool expects as size a whole number from 1 on, as in size=2, and got 0.",
        ),
        (
            lambda: AveragePool((2, 2)),
            "AveragePool expects as size a whole number from 1 on, as in size=2, and got (2, 2).",
        ),
        (
            lambda: MaxPool(2, stride=0.5),
            "MaxPool expects as stride a whole number from 1 on, as in stride=2, and got 0.5.",
        ),
        (
            lambda: MaxPool()(np.ones(64)),
            "MaxPool expects a picture, channels x rows x columns or rows x columns alone, and got 64 numbers. "
            "A row of numbers becomes a picture by Reshape.",
        ),
        (
            lambda: GlobalAveragePool()(np.ones((5, 1, 8, 8))),
            "GlobalAveragePool expects a picture, channels x rows x columns or rows x columns alone, and got "
            "5 x 1 x 8 x 8 numbers. For 5 samples at once write model.trace(X, batch=True).",
        ),
        (
            lambda: AveragePool(3)(np.ones((4, 2, 8))),
            "AveragePool expects pictures of at least 3 x 3 numbers, as large as its window, and got 2 x 8.",
        ),
        (
            lambda: Model(Input(shape=(16, 1, 1)), MaxPool()),
            "L2 · MaxPool expects pictures of at least 2 x 2 numbers, as large as its window, and got 1 x 1. "
            "The output of L1 · Input does not fit here.",
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_the_line_that_would(make, message):
    with pytest.raises(InputValueError) as caught:
        make()
    assert str(caught.value) == message
