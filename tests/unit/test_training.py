"""Training: optimisers against what they say, batches, a history that can be scrubbed, stopping early."""

import copy
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

import lessons_lib
from lessons_lib import (
    Adam,
    Add,
    CrossEntropy,
    GradientDescent,
    Input,
    Linear,
    Model,
    Momentum,
    ReLU,
    Sample,
    Sigmoid,
    SquaredError,
    Tanh,
    cosine,
    patients,
    train,
    untrained,
)
from lessons_lib.data import digits, spiral
from lessons_lib.learning import DivergedWarning, training
from lessons_lib.learning.history import History, thinned
from lessons_lib.learning.training import BAR_AFTER, batches
from lessons_lib.learning.workshop import Workshop
from lessons_lib.numbers.door import InputTypeError, InputValueError
from lessons_lib.trained import digit_model, spiral_model


def steps(rule, gradients, values):
    state = rule.start(values)
    for gradient in gradients:
        values, state = rule.step(values, np.array(gradient), state)
    return values


def test_gradient_descent_goes_learning_rate_times_gradient():
    np.testing.assert_allclose(steps(GradientDescent(0.1), [[1, 2], [3, -4]], np.zeros(2)), [-0.4, 0.2])


def test_momentum_goes_on_where_it_went():
    # speed 1, then 0.5 * 1 + 2 = 2.5, then 0.5 * 2.5 + 0 = 1.25
    moved = steps(Momentum(0.1, keeps=0.5), [[1.0], [2.0], [0.0]], np.zeros(1))
    np.testing.assert_allclose(moved, [-0.1 * (1 + 2.5 + 1.25)])


def test_adams_first_step_is_one_learning_rate_whatever_the_gradient():
    moved = steps(Adam(0.1), [[1e-3, -50, 7]], np.zeros(3))
    np.testing.assert_allclose(moved, [-0.1, 0.1, -0.1], rtol=1e-4)


@pytest.mark.parametrize("rule", [GradientDescent(0.1), Momentum(0.1), Adam(0.1)])
def test_an_optimiser_changes_nothing_it_was_given(rule):
    values, gradient = np.array([1.0, 2]), np.array([0.5, -1])
    state = rule.start(values)
    kept = copy.deepcopy(state)
    again = [rule.step(values, gradient, state) for _ in range(2)]
    np.testing.assert_array_equal(again[0][0], again[1][0])
    assert values.tolist() == [1, 2]
    for before, after in zip(kept.memories, state.memories, strict=True):
        np.testing.assert_array_equal(before, after)
    with pytest.raises(AttributeError):
        rule.learning_rate = 1


def test_weight_decay_shrinks_weights_and_leaves_biases():
    model = Model(Linear([[2.0]], [3.0]), Linear([[0.0]], [1.0]))
    history = train(
        model,
        [Sample("s", [1.0], 1.0)],
        SquaredError(),
        optimiser=GradientDescent(0.1, weight_decay=0.5),
        epochs=1,
    )
    assert history.model[0].weights[0, 0] == pytest.approx(2 - 0.1 * 0.5 * 2)
    assert history.model[0].bias[0] == 3


def test_a_step_of_the_workshop_is_the_update_of_a_traced_batch():
    twice = Linear([[0.5, -1], [2, 0.3]], [0.1, 0.2])
    block = Model(Linear([[1, 2], [0.5, -0.3]]), Tanh())
    model = Model(Input(shape=2), twice, Tanh(), twice, block, Add("o2"), lambda X: X[0] * X[1])
    X, targets = np.array([[1.0, 2], [3, -1], [0.2, 0.1]]), np.array([1.0, 2, 3])
    expected = model.updated(model.trace(X, batch=True).backward(SquaredError(), targets).gradients, 0.1)
    shop = Workshop(model, SquaredError())
    before = shop.step(X, targets, GradientDescent(0.1))
    assert before == pytest.approx(model.trace(X, batch=True).backward(SquaredError(), targets)["L"])
    assert set(shop.values()) == {"L2.weights", "L2.bias", "L5.L1.weights"}
    for key, values in shop.values().items():
        np.testing.assert_allclose(values, expected.parameters[key].values, rtol=1e-12)


def test_the_model_that_one_began_with_stays_as_it_is():
    model = untrained(spiral_model(), 1)
    before = {key: each.values.copy() for key, each in model.parameters.items()}
    trace = model.trace(spiral[0])
    output = trace.output.copy()
    history = train(model, spiral, CrossEntropy(), epochs=2)
    for key, each in model.parameters.items():
        np.testing.assert_array_equal(each.values, before[key])
        assert not np.array_equal(history.model.parameters[key].values, before[key])
        assert not history.model.parameters[key].values.flags.writeable
    np.testing.assert_array_equal(trace.output, output)
    np.testing.assert_array_equal(model(spiral[0]), output)


def test_the_digit_network_learns_to_read_again():
    history = train(
        untrained(digit_model()), digits, CrossEntropy(), optimiser=Adam(0.01), epochs=12, schedule=cosine
    )
    assert history.test_accuracy[-1] > 0.96
    assert history.test_accuracy[0] < 0.3
    assert history.loss[-1] < history.loss[0] / 10
    outputs = history.model.trace(digits.test, batch=True).output
    assert (outputs.argmax(axis=1) == digits.test.targets).mean() == history.test_accuracy[-1]


def test_the_same_seed_gives_the_same_model_and_another_another():
    runs = [
        train(untrained(spiral_model()), spiral, CrossEntropy(), epochs=2, seed=seed).model
        for seed in (3, 3, 4)
    ]
    weights = [run.parameters["L2.weights"].values for run in runs]
    np.testing.assert_array_equal(weights[0], weights[1])
    assert not np.array_equal(weights[0], weights[2])


def test_a_history_can_be_scrubbed():
    start = untrained(spiral_model(), 1)
    history = train(start, spiral, CrossEntropy(), optimiser=Adam(0.02), epochs=4)
    assert history.epochs == 4
    assert history.kept == (0, 1, 2, 3, 4)
    for epoch in history.kept:
        backward = history.at(epoch).trace(spiral.train, batch=True).backward(CrossEntropy())
        assert backward["L"] == pytest.approx(history.loss[epoch])
    np.testing.assert_array_equal(history.at(0)[1].weights, start[1].weights)
    np.testing.assert_array_equal(history.at(-1)[1].weights, history.model[1].weights)
    for lengths in (history.loss, history.accuracy, history.test_loss, history.test_accuracy):
        assert len(lengths) == 5
    with pytest.raises(IndexError, match=r"Epoch 9 there is not: they go from 0 to 4\."):
        history.at(9)


def test_a_history_says_how_it_went():
    history = train(Model(Linear([[0.1]], [0])), [Sample("s", [1.0], 1.0)], SquaredError(), epochs=2)
    assert repr(history) == "2 epochs of training\n  train: loss 0.405 -> 0.3736"
    known = [Sample("a", [1.0], 1, classes=spiral.classes)]
    history = train(Model(Linear([[0.1]], [0])), known, SquaredError(), epochs=1, test=known)
    assert repr(history).splitlines()[1:] == [
        "  train: loss 0.405 -> 0.389, 0.0% -> 0.0% right",
        "  test: loss 0.405 -> 0.389, 0.0% -> 0.0% right",
    ]


def test_of_models_that_fill_the_memory_every_other_is_let_go(monkeypatch):
    monkeypatch.setattr("lessons_lib.learning.history.MOST_KEPT", 20)
    kept = {}
    for epoch in range(12):
        kept = thinned(kept | {epoch: {"W": np.zeros(4)}})
        assert len(kept) <= 5
        assert {0, epoch} <= set(kept)
    history = History(Model(Linear([[1.0]])), *[np.zeros(12)] * 4, kept)
    with pytest.raises(
        IndexError, match=r"Epoch 1 is not kept, for models as large as this fill the memory; 0 is\."
    ):
        history.at(1)


def test_a_batch_is_drawn_without_forgetting_or_repeating_a_sample():
    drawn = batches(10, 4, np.random.default_rng(0))
    assert [len(each) for each in drawn] == [4, 4, 2]
    assert sorted(np.concatenate(drawn)) == list(range(10))


LEARNING = """
import time
from lessons_lib import GradientDescent, Input, Linear, Model, SquaredError, patients, train
model = Model(Input(shape=3), Linear([[0.0, 0.0, 0.0]]))
def pace(share):
    time.sleep({seconds})
    return 1
_ = train(model, patients, SquaredError(), optimiser=GradientDescent(1e-9), schedule=pace, epochs=2)
print("learned")
"""


def in_a_notebook(code):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    resources = {"metadata": {"path": str(Path(lessons_lib.__file__).parent.parent)}}
    NotebookClient(notebook, kernel_name="python3", timeout=600, resources=resources).execute()
    outputs = notebook.cells[0].outputs
    assert {each.name for each in outputs} == {"stdout"}
    return "".join(each.text for each in outputs)


def test_a_progress_bar_leaves_no_red_line_in_a_notebook(monkeypatch):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)  # as a learner has it
    printed = in_a_notebook(LEARNING.format(seconds=2 * BAR_AFTER))
    assert "epoch" in printed  # there was a bar
    assert printed.endswith(" \rlearned\n")  # … and what was printed is written over it


def test_who_does_not_wait_sees_no_progress_bar(monkeypatch):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    assert in_a_notebook(LEARNING.format(seconds=0)) == "learned\n"


def test_an_interrupt_keeps_what_was_learned(monkeypatch):
    count = iter(range(100))

    def tired(*_):
        if next(count) == 5:
            raise KeyboardInterrupt
        return [np.arange(4)]

    monkeypatch.setattr(training, "batches", tired)
    model = Model(Input(shape=3), Linear([[1e-4, 1e-4, 1e-4]]), ReLU())
    history = train(model, patients, SquaredError(), optimiser=GradientDescent(1e-9), epochs=50)
    assert history.epochs == 5
    assert history.stopped == "Interrupted in epoch 6 of 50."
    assert history.stopped in repr(history)
    assert not np.array_equal(history.model[1].weights, model[1].weights)


def test_what_runs_away_is_told_with_layer_step_and_what_to_try_and_keeps_its_history():
    model = Model(Input(shape=3), Linear([[0.01, -0.001, 0.002]]), Linear([[1.0]]))
    with pytest.warns(DivergedWarning, match="Training ran away") as warned:
        history = train(
            model, patients, SquaredError(), optimiser=GradientDescent(0.1), epochs=50, batch_size=2
        )
    assert str(warned[0].message) == history.stopped
    assert history.stopped in repr(history)
    assert history.stopped.startswith(
        "Training ran away in epoch 2, step 2: L · SquaredError gave a number too large for a float"
    )
    assert "try learning_rate=0.01, a tenth of this one" in history.stopped
    assert history.epochs == 1
    assert np.isfinite(history.loss).all()
    assert np.isfinite(history.model[1].weights).all()


def test_one_score_is_counted_right_on_the_right_side_of_0():
    samples = [Sample("a", [0.3], 1, classes=spiral.classes), Sample("b", [-0.3], 0, classes=spiral.classes)]
    history = train(Model(Linear([[1.0]])), samples, CrossEntropy(), optimiser=GradientDescent(0.0), epochs=1)
    assert history.accuracy.tolist() == [1, 1]
    shares = train(
        Model(Linear([[1.0]]), Sigmoid()), samples, CrossEntropy(), optimiser=GradientDescent(0.0), epochs=1
    )
    assert shares.accuracy.tolist() == [1, 1]


@pytest.mark.parametrize(
    ("goes_wrong", "error", "said"),
    [
        (lambda: train(Model(ReLU()), patients, SquaredError()), InputValueError,
         "This model has no parameter that learns. A layer of weights does: Linear([[0.1, -0.2]], [0])."),
        (lambda: train(Model(Linear([[1, 2, 3]])), [(1, 2, 3)], SquaredError()), InputTypeError,
         "train expects samples with targets, as in train(model, patients, SquaredError()), and got (1, 2, 3). Rows of numbers become samples with DataSet.from_rows."),
        (lambda: train(Model(Linear([[1, 2, 3]])), [Sample("s", (1, 2, 3))], SquaredError()), InputTypeError,
         "train expects samples with targets, as in train(model, patients, SquaredError()), and got s, which has no target. Rows of numbers become samples with DataSet.from_rows."),
        (lambda: train(Model(Linear([[1, 2, 3]])), patients, SquaredError), InputTypeError,
         "train expects a loss, as in train(model, patients, SquaredError()), and got the class SquaredError itself, without brackets."),
        (lambda: train(patients, Model(Linear([[1, 2, 3]])), SquaredError()), InputTypeError,
         "train expects a model first, and got patients: 4 samples, x = (broccoli, Tagada strawberries, wo…. Write train(model, patients, SquaredError())."),
        (lambda: train(train(Model(Linear([[1, 2, 3]])), patients, SquaredError(), optimiser=GradientDescent(0), epochs=1), patients, SquaredError()), InputTypeError,
         "train expects a model first, and got 1 epoch of training train: loss 25857950.25 -> 25857950.25,…. Write the model it ended with: train(history.model, …)."),
        (lambda: train(Model(Linear([[1, 2, 3]])), patients[0], SquaredError()), InputTypeError,
         "train expects samples, as in train(model, patients, SquaredError()), and got patient 1: x = (100, 2000, 100), target 0 (bad shape). One alone stands in brackets: [sample]."),
        (lambda: train(Model(Linear([[1, 2, 3]])), [], SquaredError()), InputValueError,
         "train expects samples and got none: there is nothing to learn from."),
        (lambda: train(Model(Linear([[1, 2, 3]])), patients, SquaredError(), schedule=0.1), InputTypeError,
         "train expects a schedule, a function of how much of the training is over, as in schedule=cosine, and got 0.1. The learning rate itself belongs to the optimiser, as in Adam(0.01)."),
        (lambda: train(Model(Linear([[1, 2, 3]])), patients, SquaredError(), optimiser=0.1), InputTypeError,
         "train expects an optimiser, as in GradientDescent(0.01), and got 0.1."),
        (lambda: train(Model(Linear([[1, 2, 3]])), patients, SquaredError(), epochs=0), InputValueError,
         "train expects as epochs a whole number from 1 on, as in epochs=2, and got 0."),
        (lambda: Adam(-1), InputValueError,
         "Adam expects one learning_rate of 0 or more, as in Adam(0.01), and got -1. A step goes against the gradient, downhill, by itself."),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_told(goes_wrong, error, said):
    with pytest.raises(error) as raised:
        goes_wrong()
    assert str(raised.value) == said
