"""Losses: their values against what they mean, their derivatives, their arithmetic, large scores."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lessons_lib import (
    Classes,
    CrossEntropy,
    Input,
    InputValueError,
    Linear,
    Model,
    Sample,
    Sigmoid,
    Softmax,
    SquaredError,
    train,
)
from lessons_lib.numbers.arithmetic import record_inputs

scores = arrays(float, st.integers(2, 6), elements=st.floats(-30, 30))


def test_squared_error_is_half_the_square():
    assert SquaredError()(0, 1) == 0.5
    assert SquaredError()([3, 1], [1, 2]) == (4 + 1) / 2


@given(scores)
def test_cross_entropy_is_minus_the_logarithm_of_the_share(row):
    for target in range(len(row)):
        share = math.exp(row[target]) / math.fsum(map(math.exp, row))
        assert CrossEntropy()(row, target) == pytest.approx(-math.log(share), rel=1e-9, abs=1e-9)


@given(st.floats(-30, 30))
def test_one_score_is_that_of_class_1_against_class_0(score):
    assert CrossEntropy()([score], 1) == pytest.approx(math.log(1 + math.exp(-score)), abs=1e-12)
    assert CrossEntropy()(score, 0) == pytest.approx(math.log(1 + math.exp(score)), abs=1e-12)


@pytest.mark.parametrize("size", [1e3, 1e200])
def test_no_score_is_too_large(size):
    assert CrossEntropy()([size, 0, -size], 0) == 0
    assert CrossEntropy()([size, 0, -size], 2) == pytest.approx(2 * size)
    assert CrossEntropy()(-size, 1) == pytest.approx(size)
    gradients = CrossEntropy().gradients(np.array([[size, 0, -size]]), np.array([2]))
    assert gradients.tolist() == [[1, 0, -1]]


@given(scores, st.data())
def test_the_arithmetic_of_a_loss_and_of_its_derivatives_comes_to_them(row, data):
    target = data.draw(st.integers(0, len(row) - 1))
    for loss, wanted in ((CrossEntropy(), target), (SquaredError(), row[::-1])):
        known = record_inputs(row, [f"o{at}" for at in range(len(row))])
        targets = loss.checked(np.array([wanted]), row.shape)
        assert loss.arithmetic(known, targets[0]).value == pytest.approx(
            loss(row, wanted), rel=1e-9, abs=1e-9
        )
        gradients = loss.gradients(row[np.newaxis], targets)[0]
        for unit, expected in enumerate(gradients):
            number = loss.gradient_arithmetic(unit, known, targets[0])
            assert number.value == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_their_arithmetic_reads_as_they_are_taught():
    one = record_inputs(np.array([0.5]), ["o3"])
    assert SquaredError().arithmetic(one, 1.0).formula() == "(o3 - 1) ** 2 / 2"
    assert SquaredError().gradient_arithmetic(0, one, 1.0).formula() == "o3 - 1"
    two = record_inputs(np.array([0.5, 2]), ["a", "b"])
    assert CrossEntropy().arithmetic(two, 1).formula() == "log(exp(a) + exp(b)) - b"
    assert CrossEntropy().gradient_arithmetic(1, two, 1).formula() == "exp(b) / (exp(a) + exp(b)) - 1"


def test_they_say_what_they_are():
    for loss in (SquaredError(), CrossEntropy()):
        assert loss.formula
        assert loss.idea.endswith(".")
        assert loss == type(loss)()


def test_which_class_an_output_means():
    # Beyond the first class and the last, the nearest is meant, as `Classes` says of a trace.
    outputs = np.array([-7, -0.5, 1.5, 2.3, 1e15])
    means = [Classes("no", "yes").verdict(each) for each in outputs]
    assert [("no", "yes")[int(at)] for at in SquaredError().classes(outputs, 2)] == means
    assert SquaredError().classes(np.array([0.2, 0.8, 1.0, 0.5]), 2).tolist() == [0, 1, 1, -1]
    assert CrossEntropy().classes(np.array([[0.2, 0.8], [3, -1]]), 2).tolist() == [1, 0]
    assert CrossEntropy().classes(np.array([[0.2], [-0.1]]), 2).tolist() == [1, 0]


def test_a_softmax_over_one_number_is_no_sigmoid_and_is_refused():
    model = Model(Input("p", "q"), Linear([[1, 1]], [0]), Softmax())
    said = (
        "CrossEntropy expects shares of two classes or more, and L3 · Softmax makes them of a single number: that is 1 "
        "whatever the score, and there is nothing to learn. For a single score write Sigmoid() in its place, the share "
        "of class 1; Softmax() takes a score for each class."
    )
    for target in (0, 1):
        with pytest.raises(InputValueError) as refused:
            model.trace((1, 2)).backward(CrossEntropy(), target=target)
        assert str(refused.value) == said
    with pytest.raises(InputValueError) as refused:
        train(model, [Sample("only", (1, 2), 0)], CrossEntropy())
    assert str(refused.value) == said
    certain = Model(Input("p", "q"), Linear([[100, 100]], [0]), Sigmoid()).trace((1, 2))
    assert certain.output == 1
    assert certain.backward(CrossEntropy(), target=0).value == pytest.approx(300)
