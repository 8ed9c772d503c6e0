"""A model computed in float32: half the memory, every output float32, and still each number told."""

import copy
import pickle

import numpy as np
import pytest

from lessons_lib import (
    GELU,
    Adam,
    Add,
    BatchNorm,
    Concat,
    Convolution,
    CrossEntropy,
    Dropout,
    Embedding,
    Flatten,
    Input,
    InputTypeError,
    LayerNorm,
    LeakyReLU,
    Linear,
    MaxPool,
    Model,
    Positions,
    ReLU,
    RowwiseLinear,
    Sigmoid,
    Softmax,
    SquaredError,
    on,
)
from lessons_lib.learning import workshop
from lessons_lib.model.attention import attention_head
from lessons_lib.model.describe import told
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.page.agreement import differing

DICE = np.random.default_rng(0)
HEADS = {f"head{at}": on(attention_head(*DICE.normal(size=(3, 2, 4)), mask="causal"), "x") for at in (1, 2)}
BLOCK = Model(
    **HEADS,
    both=on(Concat(), *HEADS),
    added=Add("x"),
    even=LayerNorm(DICE.normal(size=4), DICE.normal(size=4)),
    wide=RowwiseLinear(DICE.normal(size=(6, 4)), DICE.normal(size=6)),
    bent=GELU(),
    narrow=RowwiseLinear(DICE.normal(size=(3, 6))),
    shares=Softmax(),
)
READER = Model(
    words=Embedding(DICE.normal(size=(5, 4))), placed=Positions(DICE.normal(size=(6, 4))), block=BLOCK
)
PICTURES = Model(
    Input(shape=(1, 6, 6)),
    Convolution(DICE.normal(size=(2, 1, 3, 3)), DICE.normal(size=2)),
    ReLU(),
    MaxPool(2),
    Flatten(3),
    Linear(DICE.normal(size=(3, 8)), DICE.normal(size=3)),
)
CASES = {"a reader": (READER, [0, 3, 1, 1]), "pictures": (PICTURES, DICE.normal(size=(1, 6, 6)))}
every_model = pytest.mark.parametrize(("model", "x"), CASES.values(), ids=CASES)


def leaves(trace):
    for step in trace:
        yield from leaves(step.inside) if step.inside else (step,)


@every_model
def test_every_output_and_parameter_is_float32_and_the_answer_is_that_of_float64_but_for_its_digits(model, x):
    single = model.astype(np.float32)
    assert {step.output.dtype for step in leaves(single.trace(x))} == {np.dtype(np.float32)}
    assert {each.values.dtype for each in single.parameters.values()} == {np.dtype(np.float32)}
    assert {each.values.dtype for each in model.parameters.values()} == {np.dtype(np.float64)}
    for here, there in zip(leaves(single.trace(x)), leaves(model.trace(x)), strict=True):
        np.testing.assert_allclose(here.output, there.output, rtol=2e-5, atol=2e-6)
    many = single.trace([x, x], batch=True)
    np.testing.assert_allclose(many.steps[-1].output[1], single(x), rtol=2e-6)


@every_model
def test_the_arithmetic_of_each_number_is_still_told(model, x):
    for step in leaves(model.astype(np.float32).trace(x)):
        names = [[f"x{at}" for at in range(each.size)] for each in step.inputs]
        every = told(step.layer, step.inputs, step.output, names, range(step.output.size))
        assert all(isinstance(each, Number) for each in every.values()), (step.heading, every)


@every_model
def test_it_stays_float32_when_it_is_changed_copied_and_kept(model, x):
    single = model.astype(np.float32)
    name, known = next(iter(single.parameters.items()))
    changed = single.with_parameters({name: known.values + 1})
    for each in (changed, copy.deepcopy(single), pickle.loads(pickle.dumps(single))):
        assert {step.output.dtype for step in leaves(each.trace(x))} == {np.dtype(np.float32)}
        assert not each.parameters[name].values.flags.writeable
    np.testing.assert_array_equal(changed.parameters[name].values, known.values + np.float32(1))
    again = single.astype(np.float64)
    assert {step.output.dtype for step in leaves(again.trace(x))} == {np.dtype(np.float64)}
    np.testing.assert_array_equal(again.parameters[name].values, known.values)


def test_the_way_back_is_that_of_float64_but_for_its_digits():
    X, y = CASES["pictures"][1], [1, 0, -1]
    ours, theirs = (
        each.trace(X).backward(SquaredError(), y).gradients
        for each in (PICTURES.astype(np.float32), PICTURES)
    )
    for name in theirs:
        np.testing.assert_allclose(ours[name], theirs[name], rtol=1e-4, atol=1e-5)


def test_a_page_that_computes_with_more_digits_agrees_and_a_wrong_number_does_not():
    single, double = (each.trace(CASES["pictures"][1]) for each in (PICTURES.astype(np.float32), PICTURES))
    computed = {step.name: step.output.ravel().tolist() for step in double}
    assert any((here.output != there.output).any() for here, there in zip(single, double, strict=True))
    assert differing(single, computed) == set()
    assert differing(double, {**computed, "L6": (double.o6 * (1 + 1e-6)).tolist()}) == {"L6"}
    assert differing(single, {**computed, "L6": (double.o6 * (1 + 1e-3)).tolist()}) == {"L6"}


@pytest.mark.parametrize("wrong", [np.int64, np.float16])
def test_another_precision_is_refused_with_the_line_that_is_right(wrong):
    with pytest.raises(InputTypeError, match=r"write model\.astype\(np\.float32\)\.$"):
        PICTURES.astype(wrong)


LEARNERS = {
    "a batch's mean": BatchNorm(np.zeros(3), np.ones(3), axes=1),
    "numbers dropped": Dropout(0.5),
    "a bend": ReLU(),
    "a bend whose parameter is a number": LeakyReLU(0.1),
}
SINGLE = np.dtype(np.float32)


def learner(layer):
    return Model(
        Input(shape=3), Linear(DICE.normal(size=(3, 3))), layer, Linear([[1.0, -2, 1]], [0]), Sigmoid()
    )


@pytest.mark.parametrize("layer", LEARNERS.values(), ids=LEARNERS)
def test_as_in_training_every_output_and_gradient_stays_float32_in_either_order(layer):
    model, X = learner(layer), DICE.normal(size=(4, 3))
    expected = model.in_training(seed=3).trace(X, batch=True).backward(CrossEntropy(), [0, 1, 1, 0])
    for single in (
        model.astype(np.float32).in_training(seed=3),
        model.in_training(seed=3).astype(np.float32),
    ):
        trace = single.trace(X, batch=True)
        backward = trace.backward(CrossEntropy(), [0, 1, 1, 0])
        assert {step.output.dtype for step in trace.steps} == {SINGLE}
        assert {each.dtype for each in (*backward.gradients.values(), backward["dL/dx"])} == {SINGLE}
        np.testing.assert_allclose(backward["dL/dx"], expected["dL/dx"], rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("layer", LEARNERS.values(), ids=LEARNERS)
def test_a_step_of_training_is_computed_in_the_precision_of_the_model(layer, monkeypatch):
    seen = []

    def kept(steps, *others, **settings):
        passed = way_back(steps, *others, **settings)
        seen.extend(array.dtype for step in steps for array in (*step.inputs, step.output))
        learned = passed[0][:-1]  # where x entered nothing learns, and no gradient is asked for
        seen.extend(array.dtype for each in learned for array in (each.gradient, *each.parameters.values()))
        return passed

    way_back = workshop.way_back
    monkeypatch.setattr(workshop, "way_back", kept)
    shop = workshop.Workshop(learner(layer).astype(np.float32), CrossEntropy())
    shop.step(DICE.normal(size=(4, 3)), np.array([0, 1, 1, 0]), Adam(0.01))
    assert set(seen) == {SINGLE}
    assert shop.measured(DICE.normal(size=(4, 3)), np.array([0, 1, 1, 0]))[1].dtype == SINGLE
