"""A record stays as it was made; whoever would change it, or chooses what there is not, is told the right line."""

import copy
import dataclasses
import pickle

import pytest

from lessons_lib import (
    Add,
    GradientDescent,
    Input,
    Linear,
    Model,
    ReLU,
    SquaredError,
    patients,
    step_through,
    train,
)
from lessons_lib.layers import BuiltIn, record
from lessons_lib.numbers.door import InputTypeError, InputValueError

model = Model(Input(*patients.features), Linear([[1, 2, 3]]), ReLU())
trace = model.trace(patients[3])
join = Add("o1")
backward = trace.backward(SquaredError())
HAPPENED = (
    "It tells what happened. With another x or other parameters something else happens: model.trace(x), "
    "model.with_parameters({…}).trace(x), or turn them in explore(trace)."
)
MADE_ANEW = (
    'model.with_parameters({"L2.weights": …}) is a new model with other numbers; for other layers write Model(…) '
    "anew, of some of these as in Model(*model[:2], ReLU())."
)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            "model[1].weights = 1",
            'Linear stays as it was made, so its weights cannot be set. layer.with_parameter("weights", …) is a new '
            'layer with other ones, and model.with_parameters({"L2.weights": …}) a new model.',
        ),
        (
            "model[2].slope_at_0 = 1",
            "ReLU stays as it was made, so its slope_at_0 cannot be set. Make another one: ReLU(…).",
        ),
        (
            "join.sources = 1",
            "Add stays as it was made, so its sources cannot be set. Make another one: Add(…).",
        ),
        ("model.layers = ()", f"Model stays as it was made, so its layers cannot be set. {MADE_ANEW}"),
        ("model['L2'] = ReLU()", f"Model stays as it was made, so its ['L2'] cannot be set. {MADE_ANEW}"),
        ("del model[1]", f"Model stays as it was made, so its [1] cannot be deleted. {MADE_ANEW}"),
        ("trace.o1 = 1", f"Trace stays as it was made, so its o1 cannot be set. {HAPPENED}"),
        ("trace['L1'] = 1", f"Trace stays as it was made, so its ['L1'] cannot be set. {HAPPENED}"),
        ("trace['L2'].output = 1", f"Step stays as it was made, so its output cannot be set. {HAPPENED}"),
        ("backward.loss = 1", f"BackwardTrace stays as it was made, so its loss cannot be set. {HAPPENED}"),
        (
            "backward['L2'].gradient = 1",
            f"BackwardStep stays as it was made, so its gradient cannot be set. {HAPPENED}",
        ),
        (
            "patients[0].target = 1",
            'Sample stays as it was made, so its target cannot be set. Make another one: Sample("patient 5", '
            "(150, 800, 1450)), with its target after these.",
        ),
        (
            "patients[0] = 1",
            "DataSet stays as it was made, so its [0] cannot be set. Make another one, of rows of numbers as in "
            "DataSet.from_rows(…), or of samples in a list.",
        ),
    ],
)
def test_a_change_is_refused_with_the_line_that_makes_another(change, message):
    with pytest.raises(dataclasses.FrozenInstanceError) as raised:
        exec(change, globals())
    assert str(raised.value) == message


def test_a_layer_of_ones_own_is_a_record_too_and_its_subclass_may_have_more_to_itself():
    @record
    class Shift(BuiltIn):
        by: float = 1.0

        def forward(self, X):
            return X + self.by

    class Counted(Shift):
        calls = 0

    layer = Counted(2.0)
    layer.calls = 3
    assert (layer.calls, layer((1.0, 2.0)).tolist()) == (3, [3, 4])
    del layer.calls
    assert layer.calls == 0
    with pytest.raises(AttributeError, match=r"^Counted stays .* its by cannot be set\. Make another one"):
        layer.by = 3.0
    assert dataclasses.replace(Shift(2.0), by=5.0).by == 5.0


@pytest.mark.parametrize("one", [model, model[1], trace, trace["L2"], backward, patients, patients[0]])
@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_copy_stays_as_it_was_made(one, again):
    copied = again(one)
    assert repr(copied) == repr(one)
    with pytest.raises(dataclasses.FrozenInstanceError):
        copied.name = copied.layers = copied.steps = "another"


@pytest.mark.parametrize(
    ("choose", "error", "message"),
    [
        (
            lambda: model.trace(patients[3], batch="yes"),
            InputTypeError,
            "model.trace expects batch as True or False, as in batch=True, and got 'yes'.",
        ),
        (
            lambda: model.trace(patients[3], exact=1),
            InputTypeError,
            "model.trace expects exact as True or False, as in exact=True, and got 1.",
        ),
        (
            lambda: step_through(trace, predict="no"),
            InputTypeError,
            "step_through expects predict as True or False, as in predict=True, and got 'no'.",
        ),
        (
            lambda: model.in_training(None),
            InputValueError,
            "in_training expects as seed a whole number from 0 on, as in seed=1, and got None.",
        ),
        (
            lambda: train(model, patients, SquaredError(), optimiser=GradientDescent(0), seed="a"),
            InputValueError,
            "train expects as seed a whole number from 0 on, as in seed=1, and got 'a'.",
        ),
        (
            lambda: train(model, patients, SquaredError(), optimiser=GradientDescent(0), epochs=True),
            InputValueError,
            "train expects as epochs a whole number from 1 on, as in epochs=2, and got True.",
        ),
    ],
)
def test_what_is_no_choice_is_told(choose, error, message):
    with pytest.raises(error) as raised:
        choose()
    assert str(raised.value) == message
