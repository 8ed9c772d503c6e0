"""The way back as a record: its names, its steps, its arithmetic, the article's numbers in fractions, its errors."""

import re
from fractions import Fraction

import numpy as np
import pytest

from lessons_lib import (
    Add,
    CrossEntropy,
    Input,
    Linear,
    Model,
    ReLU,
    Sample,
    Sigmoid,
    Softmax,
    SquaredError,
    Tanh,
    patients,
)
from lessons_lib.numbers.door import InputTypeError, InputValueError

FEATURES = Input("broccoli", "Tagada strawberries", "workout hours")
WEIGHTS = (Fraction(1, 200), Fraction(-3000, 11_600_000), Fraction(1, 5800))
RATE = Fraction(1, 10**7)


def L2(X):
    broccoli, strawberries, hours = X
    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600


def article(slope_at_0=1):
    return Model(FEATURES, Linear([[float(weight) for weight in WEIGHTS]]), ReLU(slope_at_0=slope_at_0))


def worked_out(weights, patient, slope_at_0):
    """By hand: the loss, and its gradient by o3, o2, W2 and o1."""
    x = [Fraction(int(each)) for each in patient.x]
    o2 = sum(weight * each for weight, each in zip(weights, x, strict=True))
    error = max(o2, 0) - int(patient.target)
    slope = 1 if o2 > 0 else slope_at_0 if o2 == 0 else 0
    return (
        error**2 / 2,
        error,
        error * slope,
        [error * slope * each for each in x],
        [error * slope * w for w in weights],
    )


@pytest.mark.parametrize("slope_at_0", [0, 1])
@pytest.mark.parametrize("patient", list(patients))
def test_the_running_example_goes_back_in_fractions(patient, slope_at_0):
    backward = article(slope_at_0).trace(patient, exact=True).backward(SquaredError())
    loss, o3, o2, w2, o1 = worked_out(WEIGHTS, patient, slope_at_0)
    exact = backward.fractions
    assert exact["L"] == loss
    assert exact["dL/do3"].tolist() == [o3]
    assert exact["dL/do2"].tolist() == [o2]
    assert exact["dL/dW2"].tolist() == [w2]
    assert exact["dL/do1"].tolist() == exact["dL/dx"].tolist() == o1
    for name, each in exact.items():
        np.testing.assert_allclose(
            np.asarray(backward[name], dtype=float), np.asarray(each, dtype=float), rtol=1e-15
        )


def test_an_epoch_over_the_articles_patients_is_worked_out_without_rounding():
    model, weights, answers = article(), list(WEIGHTS), []
    for patient in patients[:3]:
        backward = model.trace(patient, exact=True).backward(SquaredError())
        *_, w2, _ = worked_out(weights, patient, 1)
        weights = [weight - RATE * each for weight, each in zip(weights, w2, strict=True)]
        model = model.updated(backward.exact_gradients, RATE)
        answers.append([model.trace(each, exact=True).fractions["o3"].tolist() for each in patients[:3]])
    assert model[1].weights.tolist() == [[float(weight) for weight in weights]]
    assert weights == [Fraction(1, 200), Fraction(-17, 290_000), Fraction(137, 290_000)]
    # What patient 3 taught moved patients 1 and 3: learning from one disturbs another.
    assert answers[-1] == [[Fraction(43, 100)], [1], [Fraction(13, 10)]]
    assert answers[0] == answers[1] == [[0], [1], [0]]


def test_the_same_in_floats_where_the_layer_is_written_in_whole_numbers():
    backward = Model(FEATURES, L2, ReLU(slope_at_0=1)).trace(patients[2]).backward(SquaredError())
    assert (backward["L"], backward["dL/do3"], backward["dL/do2"]) == (0.5, -1, -1)
    np.testing.assert_allclose(backward["dL/dx"], [-float(weight) for weight in WEIGHTS], rtol=1e-15)
    assert backward.gradients == {}
    assert Model(FEATURES, L2, ReLU()).trace(patients[2]).backward(SquaredError())["dL/do2"] == 0


def test_it_reads_as_a_table_from_the_loss_to_x():
    backward = article().trace(patients[2], exact=True).backward(SquaredError())
    assert repr(backward).splitlines() == [
        "patient 3: x = (0, 2000, 3000), target 1 (good shape)",
        "  L = SquaredError(o3, y) = 0.5",
        "  dL/do3 = -1                                                             L · SquaredError",
        "  dL/do2 = -1                                                             L3 · ReLU",
        "  dL/dW2 = (0, -2000, -3000)                                              L2 · Linear",
        "  dL/do1 = (-1/200, 3/11600, -1/5800) = (-0.005, 0.0002586, -0.0001724)   L2 · Linear",
        "  dL/dx  = (-1/200, 3/11600, -1/5800) = (-0.005, 0.0002586, -0.0001724)   L1 · Input",
    ]
    floats = Model(FEATURES, L2, ReLU(slope_at_0=1)).trace(patients[2]).backward(SquaredError())
    assert repr(floats).splitlines()[-2:] == [
        "  dL/do1 = (-0.005, 0.0002586, -0.0001724)   L2 · your function",
        "  dL/dx  = (-0.005, 0.0002586, -0.0001724)   L1 · Input",
    ]


def test_its_steps_go_from_last_to_first_and_say_what_arrives_and_what_goes_on():
    backward = article().trace(patients[1]).backward(SquaredError(), 3)
    assert [step.name for step in backward] == ["L3", "L2", "L1"]
    assert backward.loss.call == "L = SquaredError(o3, y)"
    step = backward["L2"]
    assert (step.heading, step.sources, step.input_name) == ("L2 · Linear", ("L3",), "dL/do2")
    assert (step.output_names, step.parameter_names) == (("dL/do1",), {"weights": "dL/dW2"})
    np.testing.assert_array_equal(step.inputs[0], step.gradient)
    np.testing.assert_array_equal(step.output, backward["dL/do1"])
    np.testing.assert_allclose(step.parameters["weights"], [[-400, 0, 0]])
    assert backward["L3"].sources == ("L",)
    assert (
        repr(step)
        == "L2 · Linear: dL/do2 = -2 -> dL/do1 = (-0.01, 0.0005172, -0.0003448), dL/dW2 = 1 x 3 numbers from -400 to 0"
    )


def test_every_number_of_it_opens():
    model = Model(
        FEATURES,
        Linear([[0.01, -0.02, 0.03], [1, 0, 0]], [1, 2]),
        Tanh(),
        Add("o2"),
        Model(Linear([[1, 2]]), ReLU()),
    )
    backward = model.trace((3.0, 4.0, 5.0)).backward(SquaredError(), 2)
    assert backward.arithmetic("L").value == pytest.approx(backward["L"])
    for name, each in backward._arrays().items():
        for unit in range(np.size(each)):
            assert backward.arithmetic(name, unit).value == pytest.approx(np.asarray(each).flat[unit]), name
    assert backward.arithmetic("dL/do2", 0).formula() == "dL/do4[0] + dL/do3[0] × (1 - o3[0] ** 2)"


def test_weights_open_as_input_times_what_comes_back():
    backward = article().trace(patients[1]).backward(SquaredError(), 3)
    assert backward.arithmetic("dL/dW2", 0).lines() == ["-2 × 200", "-400"]
    assert backward.arithmetic("dL/dW2", 1).formula() == "dL/do2 × Tagada strawberries"


def test_a_block_has_a_way_back_of_its_own():
    block = Model(Linear([[2, 0], [0, 3]]), Tanh())
    model = Model(Input(shape=2), block, Linear([[1, 1]]))
    backward = model.trace((0.1, 0.2)).backward(SquaredError(), 0)
    inner = backward["L2"].inside
    np.testing.assert_array_equal(inner["dL/do2"], backward["dL/do2"])
    np.testing.assert_array_equal(inner["dL/dx"], backward["dL/do1"])
    assert set(backward.gradients) == {"L2.L1.weights", "L3.weights"}
    np.testing.assert_array_equal(backward.gradients["L2.L1.weights"], inner["dL/dW1"])


def test_a_batchs_loss_is_the_mean_and_each_sample_has_its_own():
    batch = article().trace(patients, batch=True).backward(SquaredError(), [3, 4, 5, 6])
    alone = [
        article().trace(each).backward(SquaredError(), target)
        for each, target in zip(patients, (3, 4, 5, 6), strict=True)
    ]
    assert batch["L"] == pytest.approx(np.mean([each["L"] for each in alone]))
    np.testing.assert_allclose(batch["dL/dW2"], np.mean([each["dL/dW2"] for each in alone], axis=0))
    for at, each in enumerate(alone):
        np.testing.assert_allclose(batch["dL/do2"][at], each["dL/do2"] / 4)
        np.testing.assert_allclose(batch.sample(at)["dL/dx"], each["dL/dx"])


def test_it_is_read_only():
    backward = article().trace(patients[1]).backward(SquaredError(), 3)
    for name in ("dL/do3", "dL/do2", "dL/dW2", "dL/dx"):
        with pytest.raises(ValueError, match="read-only"):
            backward[name][...] = 0
    with pytest.raises(ValueError, match="read-only"):
        backward.gradients["L2.weights"][...] = 0


def test_an_updated_model_is_a_new_one():
    model = article()
    backward = model.trace(patients[1]).backward(SquaredError(), 3)
    updated = model.updated(backward.gradients, 1e-7)
    np.testing.assert_allclose(updated[1].weights, model[1].weights - 1e-7 * backward["dL/dW2"], rtol=1e-15)
    assert model[1].weights[0, 0] == float(WEIGHTS[0])
    assert updated.trace(patients[1]).backward(SquaredError(), 3)["L"] < backward["L"]


def test_cross_entropy_passes_over_the_layer_that_makes_shares():
    scores = Linear([[1, 2], [3, -4], [0.5, 0]])
    with_shares = Model(Input(shape=2), scores, Softmax()).trace((1, 2)).backward(CrossEntropy(), 2)
    plain = Model(Input(shape=2), scores).trace((1, 2)).backward(CrossEntropy(), 2)
    assert [step.name for step in with_shares] == ["L2", "L1"]
    assert with_shares.loss.call == "L = CrossEntropy(o2, y)"
    np.testing.assert_array_equal(with_shares["dL/dx"], plain["dL/dx"])


@pytest.mark.parametrize(
    ("goes_wrong", "error", "said"),
    [
        (lambda: article().trace((1, 2, 3)).backward(SquaredError()), InputValueError,
         "A loss compares an answer with a target, and your x has none. Say what should have come out: trace.backward(loss, target=1)."),
        (lambda: article().trace(patients[0]).backward("squared"), InputTypeError,
         "backward expects a loss, as in trace.backward(SquaredError()), and got 'squared'."),
        (lambda: Model(Input(shape=2)).trace(Sample("s", (1, 2), 1)).backward(SquaredError()), InputValueError,
         "SquaredError expects a target for each number of an output, 2 numbers, and got 1. Where that is the number of a class, take CrossEntropy(). It looks at o1, 2 numbers, the output of L1 · Input."),
        (lambda: Model(Input(shape=2)).trace(Sample("s", (1, 2), 2)).backward(CrossEntropy()), InputValueError,
         "CrossEntropy expects as a target the number of a class, 0 to 1, and got 2. Where the target is a quantity, take SquaredError(). It looks at o1, 2 numbers, the output of L1 · Input."),
        (lambda: Model(Input(shape=2), Sigmoid()).trace((1, 2)).backward(CrossEntropy(), 1), InputValueError,
         "CrossEntropy expects scores and makes shares of them itself, and L2 · Sigmoid puts out shares already. Leave out the Softmax or Sigmoid that makes them."),
        (lambda: Model(Input(shape=2), Model(Linear([[1, 2], [3, 4]]), Softmax())).trace((1, 2)).backward(CrossEntropy(), 1), InputValueError,
         "CrossEntropy expects scores and makes shares of them itself, and L2 · Model puts out shares already. Leave out the Softmax or Sigmoid that makes them."),
        (lambda: article().updated([1], 0.1), InputTypeError,
         "updated expects the gradients by name, as in model.updated(backward.gradients, 0.01), and got [1]."),
        (lambda: article().updated({}, "0.1"), InputTypeError,
         "updated expects one learning rate, as in model.updated(backward.gradients, 0.01), and got '0.1'."),
        (lambda: article().updated({}, -0.1), InputValueError,
         "updated expects a learning rate of 0 or more, and got -0.1. Each gradient points uphill, and a step goes against it: below 0 the loss would grow."),
        (lambda: article().updated({"L2.weights": [1, 2, 3]}, 0.1), InputValueError,
         "updated expects for L2.weights a gradient of its shape, 1 x 3 numbers, and got 3 numbers."),
        (lambda: article().updated({"L3.weights": [1, 2, 3]}, 0.1), InputValueError,
         "This model has no parameter 'L3.weights'. It has L2.weights."),
        (lambda: article().trace(patients[0]).backward(SquaredError()).fractions, InputValueError,
         "Only a trace in fractions goes back in fractions: write model.trace(x, exact=True)."),
        (lambda: ReLU(slope_at_0=2), InputValueError,
         "ReLU expects a slope_at_0 from 0, that on the left of its corner, to 1, that on the right, and got 2."),
        (lambda: Model(Linear([[1e200]]), Linear([[1e200]])).trace([1e-300]).backward(SquaredError(), 0), InputValueError,
         "dL/dx, which comes back from L1, is too large for a float, which ends at about 1.8e308. Use smaller numbers, in x or in the layers."),
        (lambda: Model(Linear([[1e200]])).trace([1]).backward(SquaredError(), 0), InputValueError,
         "L · SquaredError gave a number too large for a float, which ends at about 1.8e308, from o1 = 1e200. Use smaller numbers, in x or in the layers."),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_told(goes_wrong, error, said):
    with pytest.raises(error) as raised:
        goes_wrong()
    assert str(raised.value) == said


def test_an_unknown_name_lists_those_there_are():
    with pytest.raises(
        KeyError, match=r"There is no 'dL/do9' on this way back\. There are L, dL/do3, dL/do2, dL/dW2"
    ):
        article().trace(patients[0]).backward(SquaredError())["dL/do9"]


@pytest.mark.parametrize(
    ("function", "x", "said"),
    [
        (np.sqrt, 0, "L2 · your sqrt has no finite slope where o1 is 0: dL/do1 would be -infinity."),
        (lambda X: X**0.5, 0, "has no finite slope where o1 is 0: dL/do1 would be -infinity."),
        (lambda X: np.arcsin(X), 1, "has no finite slope where o1 is 1: dL/do1 would be infinity."),
        (lambda X: 1e300 * X, 1e-300, ""),
    ],
)
def test_an_infinite_slope_is_told_as_what_it_is(function, x, said):
    trace = Model(Input("a"), function).trace((x,))
    if not said:
        assert trace.backward(SquaredError(), 0)["dL/dx"] == pytest.approx(1e300)
        return
    with pytest.raises(InputValueError, match=re.escape(said)):
        trace.backward(SquaredError(), 0.3)
    batch = Model(Input("a"), function).trace([[0.25], [x]], batch=True)
    with pytest.raises(InputValueError, match="has no finite slope"):
        batch.backward(SquaredError(), [0.3, 0.3])


def test_what_arrives_too_large_is_no_infinite_slope():
    steep = Model(Input("a"), lambda X: 1e200 * X, lambda X: 1e160 * X).trace((1e-250,))
    with pytest.raises(InputValueError, match="dL/do1, which comes back from L2, is too large for a float"):
        steep.backward(SquaredError(), -1e50)
