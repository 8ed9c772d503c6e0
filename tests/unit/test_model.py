"""A model runs its layers in order, each once, each on the output of the one before."""

import pickle
from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from lessons_lib import Input, InputTypeError, InputValueError, Linear, Model, ReLU, patients, untrained


class Fake:
    """A layer that records what it received and answers with a number of its own."""

    def __init__(self, answer, log):
        self.answer, self.log = answer, log

    def __call__(self, X):
        self.log.append((self.answer, np.array(X).tolist()))
        return self.answer


def test_the_layers_run_once_each_in_order_each_on_the_output_before_it():
    log = []
    trace = Model(Fake(10, log), Fake(20, log), Fake(30, log)).trace((1, 2))
    assert log == [(10, [1, 2]), (20, 10), (30, 20)]
    assert (trace.o1, trace.o2, trace.o3, trace.output) == (10, 20, 30, 30)


def test_a_model_within_the_model_runs_in_its_place():
    log = []
    outer = Model(Fake(10, log), Model(Fake(20, log), Fake(30, log)), Fake(40, log))
    assert outer((1, 2)) == 40
    assert log == [(10, [1, 2]), (20, 10), (30, 20), (40, 30)]


def test_in_a_batch_a_plain_function_gets_one_row_at_a_time():
    log = []
    batch = Model(Fake(10, log), Fake(20, log)).trace([(1, 2), (3, 4)], batch=True)
    assert log == [(10, [1, 2]), (10, [3, 4]), (20, 10), (20, 10)]
    assert batch.o2.tolist() == [20, 20]


def test_unpacking_in_a_function_unpacks_features_and_never_rows():
    def first(X):
        a, _, _ = X
        return a

    three_rows = np.arange(9.0).reshape(3, 3)
    assert Model(first).trace(three_rows, batch=True).output.tolist() == [0, 3, 6]


def test_a_batch_may_be_a_data_set_a_list_of_samples_or_rows():
    model = Model(Input(shape=3), lambda X: X[0])
    for many in (patients, list(patients), patients[:4], patients.X, patients.X.tolist()):
        assert model.trace(many, batch=True).output.tolist() == [100, 200, 0, 0]
    assert [sample.name for sample in model.trace(patients[1:3], batch=True).samples] == [
        "patient 2",
        "patient 3",
    ]


def test_samples_may_have_any_shape_and_so_may_outputs():
    image = np.arange(4.0).reshape(2, 2)
    model = Model(Input(shape=(2, 2)), np.transpose, np.ravel)
    assert model(image).tolist() == [0, 2, 1, 3]
    assert model.trace([image, image + 1], batch=True).o2.shape == (2, 2, 2)


def test_running_stores_nothing_on_the_layers_or_the_model():
    model = Model(Input("a", "b"), Linear([[1, -2]], [3]), ReLU())
    before = pickle.dumps(model)
    model.trace((1, 2))
    model.trace([(1, 2), (3, 4)], batch=True)
    assert pickle.dumps(model) == before


def test_the_layers_that_ran_are_the_ones_that_were_given():
    layers = (Input("a"), np.tanh, ReLU())
    model = Model(*layers)
    assert model.layers == layers
    assert (len(model), model[1], list(model)) == (3, np.tanh, list(layers))


def test_a_model_is_a_frozen_record_that_reads_as_its_row():
    model = Model(Input("a"), np.tanh, lambda X: X, Model(ReLU()), Linear([[1]]), patients.classes.verdict)
    assert repr(model) == (
        "Model of 6 layers\n"
        "  L1 · Input\n"
        "  L2 · your tanh\n"
        "  L3 · your lambda\n"
        "  L4 · Model\n"
        "  L5 · Linear\n"
        "  L6 · your function"
    )
    with pytest.raises(FrozenInstanceError):
        model.layers = ()


@pytest.mark.parametrize(
    "layers",
    [
        (Input(shape=3), Linear(np.ones((2, 3))), ReLU(), Linear(np.ones((1, 2)))),
        (Linear(np.ones((2, 3))), Model(ReLU(), Linear(np.ones((4, 2)))), Linear(np.ones((1, 4)))),
        (Input(shape=3), len, Linear([[1, 2]])),  # of a person's own function no shape is known
    ],
)
def test_shapes_that_meet_or_cannot_be_known_are_accepted(layers):
    assert Model(*layers).layers == layers


def test_a_functions_nan_is_kept_and_shown_rather_than_hidden():
    trace = Model(lambda X: X * np.nan, lambda X: X + 1).trace((1, 2))
    assert np.isnan(trace.o2).all()
    assert "o1 = L1(x)  = (not a number, not a number)" in repr(trace)


def test_a_place_beyond_the_row_is_told_with_how_many_layers_there_are():
    model = Model(Input("a"), ReLU())
    with pytest.raises(
        IndexError, match=r'no layer \[2\]: it has 2 layers, counted from 0\. .* is model\["L2"\]'
    ):
        model[2]
    assert model[-1] is model["L2"]
    assert model[1:] == model.layers[1:]


def test_new_numbers_without_names_are_refused():
    with pytest.raises(
        InputTypeError, match=r'by the names of what they replace, .*"L2\.weights": W.* got \[\[1\]\]'
    ):
        Model(Linear([[1]])).with_parameters([[1]])


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("reader",), "a model, .* 'reader'"),
        ((Model(ReLU()), "a"), "as seed a whole number from 0 on, as in seed=1, and got 'a'"),
        ((Model(ReLU()), True), "as seed a whole number from 0 on, as in seed=1, and got True"),
        ((Model(ReLU()), -1), "as seed a whole number from 0 on, as in seed=1, and got -1"),
    ],
)
def test_untrained_says_what_it_expects(given, told):
    with pytest.raises((InputTypeError, InputValueError), match=f"^untrained expects .*{told}"):
        untrained(*given)
