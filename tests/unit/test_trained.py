"""The shipped weights: how well the models do on samples they have never seen."""

import numpy as np
import pytest

from lessons_lib.data import digits, spiral
from lessons_lib.model.describe import kind
from lessons_lib.trained import digit_model, digits_cnn, pad_model, spiral_model
from tools.baselines import LEARN, TEST, nearest, read
from tools.moves import ASIDE, jogged, moved


def right(model, samples):
    """The share of the samples whose verdict is the target's class."""
    batch = model.trace(samples, batch=True)
    verdicts = [samples.verdict(output) for output in batch.steps[-1].output]
    return np.mean(
        [verdict == samples.classes[sample.target] for verdict, sample in zip(verdicts, samples, strict=True)]
    )


def test_the_digit_model_reads_at_least_97_percent_of_the_test():
    assert right(digit_model(), digits.test) >= 0.97


def test_the_digit_model_has_learned_each_digit():
    outputs = digit_model().trace(digits.test, batch=True).steps[-1].output
    for digit in range(10):
        assert (outputs.argmax(axis=1) == digit)[digits.test.targets == digit].mean() > 0.9


def test_the_spiral_model_parts_the_arms_and_the_untrained_one_does_not():
    assert right(spiral_model(), spiral.train) == right(spiral_model(), spiral.test) == 1
    assert right(spiral_model(trained=False), spiral) < 0.7


def test_a_straight_line_parts_the_arms_in_the_last_layer_of_two_numbers():
    model = spiral_model()
    batch = model.trace(spiral, batch=True)
    (weights,), (bias,) = model[6].weights, model[6].bias
    assert batch.steps[5].output.shape == (200, 2)
    assert ((batch.steps[5].output @ weights + bias > 0) == spiral.targets).all()


@pytest.mark.parametrize(
    ("model", "row"),
    [
        (digit_model(), "Input Scale Flatten Linear ReLU Linear Softmax"),
        (pad_model(), "Input Scale Flatten Linear ReLU Linear Softmax"),
        (
            digits_cnn(),
            "Input Scale Reshape Convolution ReLU MaxPool Convolution ReLU MaxPool Flatten Linear Softmax",
        ),
        (spiral_model(), "Input Linear Tanh Linear Tanh Linear Linear Sigmoid"),
        (spiral_model(trained=False), "Input Linear Tanh Linear Tanh Linear Linear Sigmoid"),
    ],
)
def test_a_trained_model_is_a_row_of_the_packages_layers(model, row):
    assert [kind(layer) for layer in model] == row.split()


@pytest.mark.parametrize(
    "model", [digit_model(), digits_cnn(), pad_model(), spiral_model(), spiral_model(trained=False)]
)
def test_the_weights_have_at_most_three_decimals(model):
    for parameter in model.parameters.values():
        np.testing.assert_array_equal(parameter.values.round(3), parameter.values)


def test_the_small_windows_read_as_many_of_the_test_as_the_nearest_neighbour_and_no_more():
    """Within two standard errors of 0.5 % each.

    Over seeds 0 to 4 the median is 99.1 % of the 450 pictures, and 98.9 % where each is moved by a pixel; this one,
    seed 0, reads 98.9 % and 98.9 %.
    """
    answers, neighbours = read(digits_cnn(), TEST[0]), nearest(*LEARN, TEST[0])
    ours, theirs = np.mean(answers == TEST[1]), np.mean(neighbours == TEST[1])
    assert ours >= 0.985
    assert abs(ours - theirs) <= 2 * np.sqrt(2 * 0.01 * 0.99 / len(TEST[1]))


def test_a_pixel_aside_is_nothing_to_small_windows_and_much_to_the_others():
    pictures, truth = np.concatenate([moved(TEST[0], *aside) for aside in ASIDE]), np.tile(TEST[1], 4)
    assert np.mean(read(digits_cnn(), pictures) == truth) > 0.98
    assert np.mean(read(digit_model(), pictures) == truth) < 0.55
    assert np.mean(nearest(*LEARN, pictures) == truth) < 0.7


def test_a_picture_is_moved_and_nothing_comes_in_but_paper():
    picture = np.arange(1.0, 10).reshape(1, 3, 3)
    assert moved(picture, 1, 0).tolist() == [[[0, 0, 0], [1, 2, 3], [4, 5, 6]]]
    assert moved(picture, 0, -1).tolist() == [[[2, 3, 0], [5, 6, 0], [8, 9, 0]]]
    assert moved(picture, 0, 0).tolist() == picture.tolist()
    many = jogged(np.repeat(picture, 900, axis=0), np.random.default_rng(0))
    kinds, counts = np.unique(many, axis=0, return_counts=True)
    assert len(kinds) == 9
    assert counts.min() > 60


def test_the_stored_measures_are_those_of_the_training_pictures():
    scale = digit_model()[1]
    assert scale.mean == digits.train.X.mean().round(1)
    assert scale.deviation == digits.train.X.std().round(1)


def test_the_picture_that_lesson_6_opens_is_read_in_each_output():
    trace = digit_model().trace(digits.test[0])
    assert [step.output.shape for step in trace] == [(8, 8), (8, 8), (64,), (32,), (32,), (10,), (10,)]
    assert trace.verdict == "1"
    assert trace.answer.endswith("1, as expected")
