"""The data of a page of one x through a training: which epochs it has, and what their parameters are."""

import numpy as np
import pytest

from lessons_lib import CrossEntropy, Input, Linear, Model, Sigmoid, Tanh, step_through, train, untrained
from lessons_lib.data import spiral
from lessons_lib.page import epochs
from lessons_lib.page.epochs import epochs_data
from lessons_lib.page.stored import stored


@pytest.fixture(scope="module")
def history():
    layers = (Linear(np.zeros((4, 2)), np.zeros(4)), Tanh(), Linear(np.zeros((1, 4)), np.zeros(1)), Sigmoid())
    start = untrained(Model(Input("across", "up"), *layers), seed=0)
    return train(start, spiral, CrossEntropy(), epochs=9)


def test_each_epoch_has_the_parameters_of_its_model(history):
    written = epochs_data(history.trace(spiral[0]))
    assert [each["epoch"] for each in written["epochs"]] == list(range(10))
    for each in written["epochs"]:
        model = history.at(each["epoch"])
        assert each["told"] == history.told(each["epoch"])
        for key, parameter in model.parameters.items():
            assert written["parameters"][each["arrays"][key]] == stored(parameter.values)


def test_the_last_epoch_is_the_page_that_it_begins_with(history):
    written = epochs_data(history.trace(spiral[0]))
    rows = [each for row in written["models"][0] for each in row["parameters"]]
    assert {each["key"]: each["array"] for each in rows} == written["epochs"][-1]["arrays"]


def test_of_too_many_numbers_fewer_epochs_are_shown_the_first_and_the_last_among_them(history, monkeypatch):
    monkeypatch.setattr(epochs, "MOST_NUMBERS", 4 * 17)
    written = epochs_data(history.trace(spiral[0]))
    assert [each["epoch"] for each in written["epochs"]] == [0, 3, 6, 9]
    monkeypatch.setattr(epochs, "MOST_NUMBERS", 1)
    assert [each["epoch"] for each in epochs_data(history.trace(spiral[0]))["epochs"]] == [0, 9]


def test_the_traces_say_where_the_training_began_and_ended(history):
    traces = history.trace((1.0, 2.0))
    assert np.array_equal(traces[3].output, history.at(3)((1.0, 2.0)))
    assert repr(step_through(traces)).splitlines() == [
        "your x through 9 epochs of training",
        f"  after epoch 0: {traces[0].answer}",
        f"  after epoch 9: {traces[9].answer}",
    ]


def test_a_prediction_is_of_one_epoch(history):
    with pytest.raises(TypeError, match=r"step_through\(history.trace\(x\)\[3\], predict=True\)"):
        step_through(history.trace(spiral[0]), predict=True)
