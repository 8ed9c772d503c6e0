"""The layers that ready numbers: none lost, none mixed up, and a scale that is stored."""

import copy
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lessons_lib import Input, InputTypeError, InputValueError, Linear, Model
from lessons_lib.layers import Flatten, Reshape, Scale
from lessons_lib.numbers.arithmetic import record_inputs

reals = st.floats(-1e6, 1e6)
sizes = st.integers(1, 4)
pictures = arrays(float, st.tuples(sizes, sizes, sizes), elements=reals)  # many of them


def recorded(X):
    return record_inputs(X, [f"X[{', '.join(map(str, place))}]" for place in np.ndindex(X.shape)])


@given(pictures)
def test_flatten_puts_line_after_line_and_keeps_samples_apart(X):
    rows = Flatten().forward(X)
    assert rows.tolist() == [[value for line in picture for value in line] for picture in X.tolist()]
    assert Flatten()(X[0]).tolist() == rows[0].tolist()
    assert Flatten().shape_after(X[0].shape) == rows[0].shape
    assert not np.shares_memory(rows, X)


@given(pictures)
def test_the_arithmetic_of_flatten_is_the_number_itself(X):
    told = [Flatten().arithmetic(recorded(X[0]), unit) for unit in range(X[0].size)]
    assert [number.value for number in told] == Flatten()(X[0]).tolist()
    assert [number.index for number in told] == list(range(X[0].size))


@given(pictures)
def test_reshape_makes_one_channel_of_a_picture_and_keeps_samples_apart(X):
    layer = Reshape(X.shape[1:], (1, *X.shape[1:]))
    assert layer.forward(X).tolist() == [[picture] for picture in X.tolist()]
    assert layer(X[0]).tolist() == [X[0].tolist()]
    assert not np.shares_memory(layer.forward(X), X)


def test_a_batch_of_one_is_no_sample_of_one_channel():
    X = np.arange(4.0).reshape(1, 2, 2)
    assert Reshape((2, 2), (1, 2, 2)).forward(X).shape == (1, 1, 2, 2)
    assert Reshape((1, 2, 2), 4).forward(X).shape == (4,)


@given(st.data())
def test_scale_counts_the_distance_from_the_mean_in_deviations(data):
    X = data.draw(pictures)
    shape = data.draw(st.sampled_from([(), X[0].shape]))
    mean = data.draw(arrays(float, shape, elements=reals))
    deviation = data.draw(arrays(float, shape, elements=st.floats(0.01, 100)))
    layer = Scale(mean, deviation)
    outputs = layer.forward(X)
    for place in np.ndindex(X.shape):
        at = place[1:] if shape else ()
        assert outputs[place] == (X[place] - mean[at]) / deviation[at]
    np.testing.assert_array_equal(outputs, [layer(x) for x in X])
    told = [layer.arithmetic(recorded(X[0]), unit).value for unit in range(X[0].size)]
    np.testing.assert_allclose(told, layer(X[0]).ravel(), rtol=1e-12, atol=1e-9)


def test_one_of_the_two_measures_may_be_a_single_number():
    assert Scale([1, 2], 2)([5, 6]).tolist() == [2, 2]
    assert Scale(1, [2, 4])([5, 5]).tolist() == [2, 1]


def test_the_arithmetic_of_scale_reads_as_one_would_write_it():
    number = Scale([4, 5], 2).arithmetic(record_inputs(np.array([10.0, 1.0]), ("a", "b")), 1)
    assert number.formula() == "(b - 5) / 2"
    assert number.lines() == ["(1 - 5) / 2", "-4 / 2", "-2"]


def test_each_layer_says_its_formula_and_its_idea_in_a_line():
    assert [(layer.formula, layer.idea) for layer in (Flatten(), Reshape(4, (2, 2)), Scale(0, 1))] == [
        ("X.reshape(-1)", "All numbers in one row, line after line; none changes."),
        ("X.reshape(2, 2)", "The same numbers in the same order, in another shape."),
        ("(X - mean) / deviation", "Each number becomes its distance from the mean, counted in deviations."),
    ]


@pytest.mark.parametrize(
    "twin", [lambda layer: layer, copy.copy, copy.deepcopy, lambda layer: pickle.loads(pickle.dumps(layer))]
)
def test_the_stored_measures_are_copies_and_read_only_also_after_a_copy(twin):
    mean = np.array([1.0, 2.0])
    layer = twin(Scale(mean, 3))
    mean[0] = 9
    assert (layer.mean.tolist(), layer.deviation.tolist()) == ([1, 2], 3)
    for array in (layer.mean, layer.deviation):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_a_model_runs_many_pictures_at_once_as_it_runs_each():
    model = Model(Input(shape=(2, 2)), Scale(2, 4), Flatten(), Linear([[1, 2, 3, 4]], [5]))
    X = np.arange(12).reshape(3, 2, 2)
    batch = model.trace(X, batch=True)
    assert [step.output.shape for step in batch] == [(3, 2, 2), (3, 2, 2), (3, 4), (3, 1)]
    assert [batch.sample(at).output for at in range(3)] == [model(x) for x in X]


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (
            lambda: Flatten(1),
            InputValueError,
            "Flatten expects a whole number of axes from 2 on, as in Flatten(2), and got 1.",
        ),
        (
            lambda: Flatten("2"),
            InputValueError,
            "Flatten expects a whole number of axes from 2 on, as in Flatten(2), and got '2'.",
        ),
        (
            lambda: Flatten()([1, 2, 3]),
            InputValueError,
            "Flatten expects a sample of 2 axes and got 3 numbers. "
            "That is no picture but a row already: leave Flatten out.",
        ),
        (
            lambda: Flatten()(7),
            InputValueError,
            "Flatten expects a sample of 2 axes and got 7. "
            "That is no picture but a row already: leave Flatten out.",
        ),
        (
            lambda: Flatten()(np.zeros((5, 8, 8))),
            InputValueError,
            "Flatten expects a sample of 2 axes and got 5 x 8 x 8 numbers. "
            "For samples of 3 axes write Flatten(3). For 5 samples at once write model.trace(X, batch=True).",
        ),
        (
            lambda: Flatten(3)(np.zeros((8, 8))),
            InputValueError,
            "Flatten expects a sample of 3 axes and got 8 x 8 numbers. "
            "For samples of 2 axes write Flatten(2).",
        ),
        (
            lambda: Reshape((8, 8), 0),
            InputValueError,
            "Reshape expects a shape of whole numbers above 0, as in Reshape((8, 8), (1, 8, 8)), and got 0.",
        ),
        (
            lambda: Reshape((8, 8), (8, 9)),
            InputValueError,
            "Reshape expects two shapes of as many numbers, of what comes in and of what goes out, as in "
            "Reshape((8, 8), (1, 8, 8)), and got (8, 8), which has 64, and (8, 9), which has 72.",
        ),
        (
            lambda: Reshape((2, 2)),
            InputValueError,
            "Reshape expects two shapes of as many numbers, of what comes in and of what goes out, as in "
            "Reshape((8, 8), (1, 8, 8)), and got (2, 2), which has 4.",
        ),
        (
            lambda: Reshape((2, 2), (1, 2, 2))([1, 2, 3, 4]),
            InputValueError,
            "Reshape expects 2 x 2 numbers and got 4 numbers: (1, 2, 3, 4). "
            "To put them in the right shape write np.reshape(x, (2, 2)).",
        ),
        (
            lambda: Scale(0, [1, 0]),
            InputValueError,
            "Scale expects a deviation above 0 and got (1, 0). "
            "A number that never varies has deviation 0: write 1 for it, and it becomes 0.",
        ),
        (
            lambda: Scale([1, 2], [1, 2, 3]),
            InputValueError,
            "Scale expects a mean and a deviation of one shape, or single numbers, "
            "and got 2 numbers for the mean and 3 numbers for the deviation.",
        ),
        (
            lambda: Scale("5", 1),
            InputTypeError,
            "Scale expects numbers and got text: '5'. Write numbers, without quotes, as in (100, 2000, 100).",
        ),
        (
            lambda: Scale(0, np.inf),
            InputValueError,
            "Scale expects finite numbers, and deviation is infinity: infinity.",
        ),
        (
            lambda: Scale([1, 2], 1)([1, 2, 3]),
            InputValueError,
            "Scale expects 2 numbers and got 3: (1, 2, 3).",
        ),
        (
            lambda: Model(Input(shape=(8, 8)), Linear(np.ones((1, 64)))),
            InputValueError,
            "L2 · Linear expects 64 numbers and got 8 x 8 numbers. "
            "The output of L1 · Input does not fit here.",
        ),
        (
            lambda: Model(Input(shape=3), Flatten()),
            InputValueError,
            "L2 · Flatten expects a sample of 2 axes and got 3 numbers. "
            "That is no picture but a row already: leave Flatten out. "
            "The output of L1 · Input does not fit here.",
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_the_line_that_would(make, error, message):
    with pytest.raises(error) as caught:
        make()
    assert str(caught.value) == message
