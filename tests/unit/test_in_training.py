"""What runs in training is what is traced: batches that measure themselves, numbers that are dropped, and their gradients."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lessons_lib import (
    Adam,
    BatchNorm,
    Convolution,
    Dropout,
    Flatten,
    GradientDescent,
    Input,
    InputTypeError,
    InputValueError,
    LayerNorm,
    Linear,
    Model,
    ReLU,
    Sample,
    SquaredError,
    Tanh,
    train,
    untrained,
)
from lessons_lib.layers import BuiltIn
from lessons_lib.learning.workshop import Workshop
from lessons_lib.model.describe import kind

DICE = np.random.default_rng(3)


def slopes(function, array, size=1e-6):
    """How fast a number moves with each of an array: central differences."""
    found = np.empty(array.shape)
    for place in np.ndindex(array.shape):
        up, down = array.copy(), array.copy()
        up[place] += size
        down[place] -= size
        found[place] = (function(up) - function(down)) / (2 * size)
    return found


@settings(max_examples=8)  # each asks some hundred numbers
@given(st.data())
def test_the_gradient_of_a_batch_in_training_is_what_a_small_change_does(data):
    reals = st.floats(-2, 2)
    X = data.draw(arrays(float, (3, 2, 2, 2), elements=reals)) + np.arange(24.0).reshape(3, 2, 2, 2) / 5
    kernels = data.draw(arrays(float, (2, 2, 2, 2), elements=reals)) + np.eye(2)
    model = Model(
        Input(shape=(2, 2, 2)),
        BatchNorm([0, 0], [1, 1], [0.5, -1], [0.1, 0.2]),
        Convolution(kernels, padding=1),
        Tanh(),
        Dropout(0.3),
        Flatten(3),
        LayerNorm(DICE.normal(size=18), np.zeros(18)),
        BatchNorm(np.zeros(18), np.ones(18), axes=1),
        Linear(DICE.normal(size=(2, 18))),
    ).in_training(seed=4)
    targets = np.array([[1.0, 0], [0, 1], [2, -1]])
    backward = model.trace(X, batch=True).backward(SquaredError(), targets)
    close = {"rtol": 1e-5, "atol": 1e-6 * (1 + np.abs(backward["dL/dx"]).max())}

    def loss_of(moved, model=model):
        outputs = model.trace(moved, batch=True).output
        return np.mean([SquaredError()(*pair) for pair in zip(outputs, targets, strict=True)])

    np.testing.assert_allclose(backward["dL/dx"], slopes(loss_of, X), **close)
    for key, gradient in backward.gradients.items():

        def loss_with(values, key=key):
            return loss_of(X, model.with_parameters({key: values}))

        expected = slopes(loss_with, model.parameters[key].values)
        np.testing.assert_allclose(gradient, expected, rtol=1e-5, atol=1e-6 * (1 + np.abs(expected).max()))


def test_a_model_in_training_says_what_runs_there():
    block = Model(Linear([[1, 2], [3, 4]]), Dropout(0.5))
    model = Model(Input(shape=2), block, BatchNorm([0, 0], [1, 1], axes=1), ReLU())
    training = model.in_training(seed=1)
    assert [kind(layer) for layer in training] == ["Input", "Model", "BatchNormInTraining", "ReLU"]
    assert [kind(layer) for layer in training[1]] == ["Linear", "DropoutInTraining"]
    assert training[1][0] is block[0]
    assert [kind(layer) for layer in model[1]] == ["Linear", "Dropout"]


def test_each_channel_of_a_batch_comes_out_with_mean_0_and_deviation_1():
    X = DICE.normal(3, 5, size=(6, 2, 4, 4))
    output = Model(Input(shape=(2, 4, 4)), BatchNorm([0, 0], [1, 1])).in_training().trace(X, batch=True).o2
    np.testing.assert_allclose(output.mean(axis=(0, 2, 3)), [0, 0], atol=1e-12)
    np.testing.assert_allclose(output.std(axis=(0, 2, 3)), [1, 1], rtol=1e-5)


def test_dropout_drops_its_share_and_keeps_the_sum_about_as_large():
    model = Model(Input(shape=10_000), Dropout(0.2))
    x = np.ones(10_000)
    np.testing.assert_array_equal(model.trace(x).o2, x)
    dropped = model.in_training(seed=5).trace(x).o2
    assert set(dropped) == {0, 1.25}
    assert (dropped == 0).mean() == pytest.approx(0.2, abs=0.02)
    np.testing.assert_array_equal(dropped, model.in_training(seed=5).trace(x).o2)
    assert (dropped != model.in_training(seed=6).trace(x).o2).any()


def rows():
    """A model with everything that is otherwise in training, and samples for it."""
    shared = BatchNorm([0.1, 0.2], [1.5, 2], [1.5, -1], [0.2, 0.3], axes=1)
    block = Model(Linear([[1, 2], [0.5, -1]], [0.1, 0.2]), shared, Tanh(), Dropout(0.5))
    model = Model(Input(shape=2), shared, block, Linear([[1.0, -2]]))
    return model, DICE.normal(size=(5, 2)), DICE.normal(size=5)


def test_a_step_of_training_is_the_update_of_the_batch_that_a_trace_shows():
    model, X, targets = rows()
    trace = model.in_training(np.random.default_rng(7)).trace(X, batch=True)
    backward = trace.backward(SquaredError(), targets)
    shop = Workshop(model, SquaredError(), np.random.default_rng(7))
    before = shop.step(X, targets, GradientDescent(0.1))
    assert before == backward.value
    moved = shop.values()
    for key, gradient in backward.gradients.items():
        np.testing.assert_array_equal(moved[key], model.parameters[key].values - 0.1 * gradient)
    assert moved.keys() - backward.gradients.keys() == {"L2.mean", "L2.variance"}


def test_what_is_measured_goes_a_step_towards_each_batch():
    layer = BatchNorm([1, 2], [3, 4], keeps=0.75)
    X = DICE.normal(size=(3, 2, 2, 2))
    model = Model(Input(shape=(2, 2, 2)), layer, Flatten(3), Linear(np.ones((1, 8))))
    shop = Workshop(model, SquaredError())
    shop.step(X, np.zeros(3), GradientDescent(0.1))
    mean, variance = X.mean(axis=(0, 2, 3)), X.var(axis=(0, 2, 3), ddof=1)
    np.testing.assert_allclose(shop.values()["L2.mean"], 0.75 * np.array([1, 2]) + 0.25 * mean)
    np.testing.assert_allclose(shop.values()["L2.variance"], 0.75 * np.array([3, 4]) + 0.25 * variance)
    assert layer.mean.tolist() == [1, 2]


def test_after_training_what_was_measured_is_stored_and_no_batch_is_asked():
    model, X, targets = rows()
    samples = [Sample("s", x, target) for x, target in zip(X, targets, strict=True)]
    history = train(model, samples, SquaredError(), optimiser=Adam(0.01), epochs=3, seed=2)
    learned = history.model
    assert learned.parameters["L2.mean"].values.tolist() != model.parameters["L2.mean"].values.tolist()
    batch = learned.trace(X, batch=True)
    for at, x in enumerate(X):
        np.testing.assert_allclose(batch.output[at], learned(x), rtol=1e-12)
    again = train(model, samples, SquaredError(), optimiser=Adam(0.01), epochs=3, seed=2).model
    for key, each in learned.parameters.items():
        np.testing.assert_array_equal(each.values, again.parameters[key].values)


def test_weight_decay_leaves_scales_alone_also_those_of_a_picture():
    layer = LayerNorm(np.full((1, 2, 2), 3.0), np.zeros((1, 2, 2)))
    model = Model(Input(shape=(1, 2, 2)), layer, Flatten(3), Linear([[0.0, 0, 0, 0]]))
    shop = Workshop(model, SquaredError())
    shop.step(np.zeros((1, 1, 2, 2)), np.zeros(1), GradientDescent(0.1, weight_decay=0.5))
    assert shop.values()["L2.scale"].tolist() == [[[3, 3], [3, 3]]]


@dataclass(frozen=True, eq=False)
class Centred(BuiltIn):
    """What a learner may write: the numbers of a batch around their mean over it."""

    mixes_samples = True

    def forward(self, X):
        return X - X.mean(axis=0)

    def input_gradients(self, X, output, gradient):
        return (gradient - gradient.mean(axis=0),)


@dataclass(frozen=True, eq=False)
class Centring(BuiltIn):
    """The same, which after training does nothing."""

    def in_training(self, chance):
        return Centred()

    def forward(self, X):
        return X.copy()

    def input_gradients(self, X, output, gradient):
        return (gradient,)


def test_a_layer_of_ones_own_may_have_a_form_in_training_too():
    model = Model(Input(shape=1), Centring(), Linear([[2.0]]))
    X, targets = np.array([[1.0], [4.0]]), np.array([0.0, 1])
    assert model.trace(X, batch=True).o2.tolist() == [[1], [4]]
    trace = model.in_training().trace(X, batch=True)
    assert trace.o2.tolist() == [[-1.5], [1.5]]
    shop = Workshop(model, SquaredError())
    shop.step(X, targets, GradientDescent(0.1))
    gradient = trace.backward(SquaredError(), targets)["dL/dW3"]
    np.testing.assert_array_equal(shop.values()["L3.weights"], [[2.0]] - 0.1 * gradient)


def test_an_untrained_model_begins_with_scales_of_1_and_nothing_measured():
    model = untrained(Model(BatchNorm([3, 4], [5, 6], [7, 8], [9, 10], axes=1), LayerNorm([3, 4], [5, 6])), 0)
    assert {key: each.values.tolist() for key, each in model.parameters.items()} == {
        "L1.mean": [0, 0],
        "L1.variance": [1, 1],
        "L1.scale": [1, 1],
        "L1.shift": [0, 0],
        "L2.scale": [1, 1],
        "L2.shift": [0, 0],
    }


def test_in_a_batch_nothing_is_told_of_a_number_that_one_sample_alone_does_not_give():
    model = Model(Input(shape=(1, 2, 2)), BatchNorm([0], [1])).in_training()
    X = DICE.normal(size=(3, 1, 2, 2))
    from lessons_lib.model.describe import told

    step = model.trace(X, batch=True).sample(1)["L2"]
    said = told(step.layer, step.inputs, step.output, [["a", "b", "c", "d"]], [0])[0]
    assert said.startswith("The arithmetic that this layer tells comes to ")
    alone = model.trace(X[1])["L2"]
    number = told(alone.layer, alone.inputs, alone.output, [["a", "b", "c", "d"]], [0])[0]
    assert number.formula() == "1 × (a - m) / s"
    assert [let.formula for let in number.lets()] == [
        "(a + b + c + d) / 4",
        "((a - m) ** 2 + (b - m) ** 2 + (c - m) ** 2 + (d - m) ** 2) / 4",
        "sqrt(v + 1e-5)",
    ]


def test_normalised_numbers_read_as_the_formula_says():
    from lessons_lib.numbers.arithmetic import record_inputs

    X = record_inputs(np.array([[[5.0, 1]]]), ["a", "b"])
    number = BatchNorm([1], [4], [3], [2]).arithmetic(X, 0)
    assert number.formula() == "3 × (a - 1) / sqrt(4 + 1e-5) + 2"
    number = LayerNorm([2, 3], [0, 1]).arithmetic(X.reshape(2), 1)
    assert number.formula() == "3 × (b - m) / s + 1"
    assert [let.name for let in number.lets()] == ["m", "v", "s"]


def test_each_says_what_it_is():
    training = Model(BatchNorm([0], [1], axes=1), Dropout(0.25)).in_training()
    said = [
        (layer.formula, layer.idea)
        for layer in (BatchNorm([0], [1]), LayerNorm([1], [0]), Dropout(0.25), *training)
    ]
    assert said == [
        (
            "scale * (X - mean) / sqrt(variance + 1e-5) + shift",
            "How far each number is from its channel's stored mean, in deviations, × scale + shift.",
        ),
        (
            "scale * (X - mean(X)) / sqrt(var(X) + 1e-5) + shift",
            "How far each number is from its sample's mean, in deviations, × scale + shift.",
        ),
        ("X", "Nothing happens here; only in training each number is dropped with a chance of 0.25."),
        (
            "scale * (X - mean(batch)) / sqrt(var(batch) + 1e-5) + shift",
            "Each number becomes its distance from its channel's mean over the whole batch, in deviations, times a scale, "
            "plus a shift.",
        ),
        (
            "X * kept / 0.75",
            "Each number is dropped with a chance of 0.25; what stays is divided by 0.75, so that a sum of many stays "
            "about as large.",
        ),
    ]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Dropout(1), "Dropout expects a rate from 0 to below 1, as in Dropout(0.5), and got 1."),
        (
            lambda: BatchNorm([0, 0], [1]),
            "BatchNorm expects as mean, variance, scale and shift a row each, with a number for each channel, and got "
            "1 number and 2 numbers. Before training, for 8 channels, that is BatchNorm(np.zeros(8), np.ones(8)).",
        ),
        (
            lambda: BatchNorm([0, 0], [1, -1]),
            "BatchNorm expects a variance of 0 or above and got (1, -1): it is a mean of squares.",
        ),
        (
            lambda: BatchNorm([0], [1], axes=2),
            "BatchNorm expects as axes 3, for pictures (channels, rows, columns), or 1, for rows of numbers, and got 2.",
        ),
        (
            lambda: BatchNorm([0], [1], epsilon=0),
            "BatchNorm expects an epsilon above 0, as in epsilon=1e-5, and got 0.",
        ),
        (
            lambda: BatchNorm([0, 0], [1, 1])([1, 2]),
            "BatchNorm expects a picture of 2 x rows x columns and got 2 numbers. For rows of numbers write axes=1.",
        ),
        (
            lambda: BatchNorm([0, 0], [1, 1], axes=1)(np.ones((2, 3, 3))),
            "BatchNorm expects 2 numbers and got 2 x 3 x 3 numbers. For pictures leave axes=1 out.",
        ),
        (
            lambda: BatchNorm([0, 0], [1, 1])(np.ones((5, 2, 3, 3))),
            "BatchNorm expects a picture of 2 x rows x columns and got 5 x 2 x 3 x 3 numbers. "
            "For 5 samples at once write model.trace(X, batch=True).",
        ),
        (
            lambda: LayerNorm([1, 1], [0]),
            "LayerNorm expects a scale and a shift of one shape, a number for each of those that are normalised together, "
            "and got 2 numbers and 1 number. Before training that is LayerNorm(np.ones(64), np.zeros(64)).",
        ),
        (
            lambda: LayerNorm([1, 1], [0, 0])(np.ones((2, 3))),
            "LayerNorm expects a sample whose shape ends with (2,), that of its scale, and got 2 x 3 numbers.",
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_the_line_that_would(make, message):
    with pytest.raises(InputValueError) as caught:
        make()
    assert str(caught.value) == message


def test_a_model_with_a_call_of_its_own_has_no_form_in_training():
    class Odd(Model):
        def __call__(self, x):
            return x

    with pytest.raises(InputTypeError) as caught:
        Odd(Dropout()).in_training()
    assert str(caught.value).startswith(
        "Odd brings a __call__ of its own, and in_training makes a model of the layers alone, without that call."
    )


@pytest.mark.parametrize(
    ("model", "which"),
    [
        (Model(Input(shape=2), BatchNorm([0, 0], [1, 1], axes=1)), "L2 · BatchNormInTraining"),
        (Model(Linear([[1, 2]]), Dropout(0.5)), "L2 · DropoutInTraining"),
        (Model(Linear([[1, 2]]), Model(ReLU(), Dropout(0.5))), "L2.L2 · DropoutInTraining"),
    ],
)
def test_a_model_as_in_training_is_not_trained_but_the_model_itself_is_asked_for(model, which):
    samples = [Sample("one", (1, 2), 1), Sample("two", (2, 1), 0)]
    with pytest.raises(InputValueError) as refused:
        train(model.in_training(), samples, SquaredError())
    assert str(refused.value) == (
        f"train expects the model itself and got it as in one step of training, with {which}, which is no layer to "
        "answer with afterwards. Leave out .in_training(), as in train(net, …): train takes that form itself, in "
        "each step."
    )
