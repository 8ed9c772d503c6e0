"""What an engineer with fresh eyes could make the package show as true, and was not."""

import re
from dataclasses import dataclass

import numpy as np
import pytest

from lessons_lib import (
    Exercise,
    Input,
    Linear,
    Model,
    ReLU,
    SquaredError,
    check,
    receptive_field,
    step_through,
)
from lessons_lib.data import DataSet
from lessons_lib.layers import BuiltIn, Parameter
from lessons_lib.numbers.door import InputValueError
from lessons_lib.page.recorded import recorded


@dataclass(frozen=True, eq=False)
class Squared(BuiltIn):
    """Each number times itself, and a way back that forgot a 2."""

    def forward(self, X):
        return X * X

    def input_gradients(self, X, output, gradient):
        return (gradient * X,)


@dataclass(frozen=True, eq=False)
class Doubled(Squared):
    """… and one that did not."""

    def forward(self, X):
        return X * X

    def input_gradients(self, X, output, gradient):
        return (2 * gradient * X,)


@dataclass(frozen=True, eq=False)
class Scaled(BuiltIn):
    """Each number times one strength, whose gradient is wrong by a factor."""

    strength: np.ndarray
    wrong: float = 1.0

    def __post_init__(self):
        self.keep("strength")

    def forward(self, X):
        return self.strength * np.maximum(X, 0)

    def input_gradients(self, X, output, gradient):
        return (gradient * self.strength * (X > 0),)

    def parameter_gradients(self, X, output, gradient):
        return {"strength": self.wrong * np.sum(gradient * np.maximum(X, 0), axis=-1)}

    @property
    def parameters(self):
        return (Parameter("strength", "s", self.strength, axes=(), low=0.0, high=2.0),)


class Silent(Linear):
    """A linear layer that hands nothing back."""

    def input_gradients(self, X, output, gradient):
        return (0 * X,)


def way_back(layer, x=(3.0, -2.0)):
    return Model(Input("a", "b"), layer).trace(x).backward(SquaredError(), np.zeros(2))


@pytest.mark.parametrize("layer", [Squared(), Silent([[1, 2], [3, 4]])], ids=["squared", "silent"])
def test_an_own_way_back_that_is_not_that_of_its_forward_is_refused(layer):
    with pytest.raises(InputValueError, match="its input_gradients does not belong to its forward"):
        way_back(layer)


def test_one_that_is_passes_also_on_a_corner_and_in_a_batch():
    assert way_back(Doubled())["dL/dx"].tolist() == [54.0, -16.0]
    assert way_back(Scaled(2.0), (0.0, 1.0))["dL/dx"].tolist() == [0.0, 4.0]
    samples = np.arange(8.0).reshape(4, 2)
    batch = Model(Input("a", "b"), Doubled()).trace(samples, batch=True)
    assert np.isfinite(batch.backward(SquaredError(), np.zeros((4, 2))).value)


def test_a_parameters_own_gradient_is_held_to_it_too():
    assert way_back(Scaled(2.0)).gradients["L2.strength"] == pytest.approx(18.0)
    with pytest.raises(InputValueError, match=re.escape('its parameter_gradients["strength"] does not')):
        way_back(Scaled(2.0, wrong=2.0))


@dataclass(frozen=True, eq=False)
class ClipOutliers(BuiltIn):
    """Cuts off what lies far from the mean, which it takes of the whole batch."""

    def forward(self, X):
        mean, deviation = X.mean(), X.std()
        return np.clip(X, mean - 2 * deviation, mean + 2 * deviation)


def test_a_batch_whose_middle_samples_hang_on_the_others_is_refused():
    rows = np.array([[1.0]] * 4 + [[100.0]] + [[1.0]] * 4)
    model = Model(Input("a"), ClipOutliers())
    with pytest.raises(InputValueError, match="than for every other one of them"):
        model.trace(rows, batch=True)


@pytest.mark.parametrize(
    ("answer", "target", "said"),
    [
        (9e-19, 1.6e-19, "charge = 9e-19 C, 7.4e-19 more than the target 1.6e-19"),
        (1e9 + 0.3, 1e9, "charge = 1e9 C, 0.3 more than the target 1e9"),
        (0.1 + 0.2, 0.3, "charge = 0.3 C, exactly the target 0.3"),
        (0.1 + 0.2 - 0.3, 0.0, "charge = 0 C, exactly the target 0"),
    ],
)
def test_exactly_is_what_float_arithmetic_leaves_and_no_more(answer, target, said):
    data = DataSet.from_rows("charges", [(1, target)], features=("a",), target="charge", unit="C")
    trace = Model(Input("a"), lambda X: X * 0 + answer).trace(data[0])
    assert trace.answer == said


def test_what_a_question_was_about_plays_a_part():
    def chosen(X):
        return X[0] if X[1] < 5 else X[1]

    trace = Model(Input("a", "b"), chosen).trace((1, 2))
    assert receptive_field(trace, "o2").tolist() == [True, True]


def test_a_function_that_asks_for_a_plain_number_is_not_computed_by_the_page():
    def counted(X):
        try:
            times = int(X[0])
        except Exception:  # noqa: BLE001 (as somebody may write it)
            times = 1
        return X * times

    X = np.array([1.0])
    assert recorded(counted, (X,), counted(X)) is None


@dataclass(frozen=True, eq=False)
class Clipped(BuiltIn):
    """Twice the input, cut off at 3; its arithmetic does not say so."""

    def forward(self, X):
        return np.clip(2 * X, -3, 3)

    def arithmetic(self, X, unit):
        return 2.0 * X[unit]


def test_arithmetic_that_is_true_near_x_alone_is_not_computed_by_the_page():
    X = np.array([1.0])
    assert recorded(Clipped(), (X,), Clipped().forward(X)) is None


def test_an_exercise_whose_computation_asks_for_what_is_not_there_says_so():
    exercise = Exercise(question="?", quantities={"pieces": 3}, right=lambda pieces, cost: pieces * cost)
    with pytest.raises(
        InputValueError, match="asks for cost, and the quantities of this exercise are pieces"
    ):
        check(exercise, 3)


def test_the_name_of_an_exercise_is_one_of_python():
    with pytest.raises(InputValueError, match="this is 'a b'"):
        Exercise(question="?", right=3, variable="a b")


def logarithm(X):
    """The logarithm."""
    return np.log(X)


@pytest.mark.filterwarnings("ignore:(divide|invalid)")
def test_an_infinity_that_a_later_layer_hides_is_said_where_it_came_about():
    model = Model(Input("a", "b"), logarithm, ReLU(), Linear([[1, 1]]))
    trace = model.trace((0, 4))
    assert np.isfinite(trace.output).all()
    said = (
        "o2[0] is -infinity. So it is with a division by 0, with the logarithm of 0, and with a number too large for a "
        "float, which ends at about 1.8e308. A layer after it may make a number like any other of it: ReLU makes 0 of "
        "-infinity."
    )
    assert repr(trace).splitlines()[-1] == f"  {said}"
    assert step_through(trace)._repr_html_().count(said) == 1
    batch = model.trace([(1, 2), (0, 4), (0, 0)], batch=True)
    assert repr(batch).splitlines()[-1] == f"  sample 1: {said}"
    none = Model(logarithm, lambda X: X + 1).trace((-1, 4))
    assert repr(none).count("So it is with") == 1
    assert "the root or the logarithm of a number below 0" in repr(none)
    assert "So it is with" not in repr(model.trace((1, 4)))
