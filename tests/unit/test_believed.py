"""What a layer tells of itself is believed where it comes to what the layer gave, and nowhere else."""

import functools
from dataclasses import dataclass

import numpy as np
import pytest

from lessons_lib import Add, Input, Linear, Model, ReLU, Softmax, SquaredError, on, step_through
from lessons_lib.layers import BuiltIn
from lessons_lib.model.describe import arguments, formula, idea, kind, told
from lessons_lib.numbers.arithmetic import Number

X = (1.5, -2.0)


def said(layer, x=X):
    """What is told of each output of a layer that stands behind an input layer: formulas, and reasons."""
    step = Model(Input("a", "b"), layer).trace(x)["L2"]
    every = told(layer, step.inputs, step.output, [("a", "b")], range(step.output.size))
    return [each.formula() if isinstance(each, Number) else each for each in every.values()]


class Told(BuiltIn):
    """A layer whose words say that it doubles."""

    def arithmetic(self, X, unit):
        return 2 * X[unit]

    @property
    def formula(self):
        return "2 * X"

    @property
    def idea(self):
        return "It doubles."


@dataclass(frozen=True, eq=False)
class Doubled(Told):
    """One more than its words say."""

    def forward(self, X):
        return 2 * X + 1

    arithmetic, formula, idea = Told.arithmetic, Told.formula, Told.idea


@dataclass(frozen=True, eq=False)
class Scaled(BuiltIn):
    """An array that anybody may change."""

    scale: object = None

    def forward(self, X):
        return self.scale * X

    def arithmetic(self, X, unit):
        return float(self.scale[unit]) * X[unit]

    formula, idea = "scale * X", "It scales."


def test_arithmetic_that_does_not_come_to_the_output_is_not_told():
    assert said(Doubled()) == [
        "The arithmetic that this layer tells comes to 3, and it gave 4: read its code.",
        "The arithmetic that this layer tells comes to -4, and it gave -3: read its code.",
    ]
    assert "2 × a" not in step_through(Model(Input("a", "b"), Doubled()).trace(X))._repr_html_()


def test_a_layer_whose_numbers_were_changed_after_the_trace_tells_nothing_of_it():
    layer = Scaled(np.array([2.0, 3.0]))
    step = Model(Input("a", "b"), layer).trace(X)["L2"]
    layer.scale[:] = 5
    assert set(told(layer, step.inputs, step.output, [("a", "b")], [0]).values()) == {
        "The arithmetic that this layer tells comes to 7.5, and it gave 3: read its code."
    }


def test_a_random_forward_is_not_explained():
    class Noisy(Doubled):
        def forward(self, X):
            return X + np.random.default_rng().normal(size=2)

    assert "random" in said(Noisy())[0]


@pytest.mark.parametrize("base", [ReLU, Doubled])
def test_a_subclass_that_does_otherwise_is_explained_by_what_it_does(base):
    @dataclass(frozen=True, eq=False)
    class Sevenfold(base):
        def forward(self, X):
            return X * 7

    layer = Sevenfold()
    assert said(layer) == ["a × 7", "b × 7"]
    assert (kind(layer), formula(layer)) == ("your Sevenfold", "X * 7")
    assert "It doubles" not in idea(layer)
    assert not layer.bounded
    assert Model(Input("a", "b"), lambda X: layer(X) + 1).trace(X).o2.tolist() == [11.5, -13]
    assert said(lambda X: layer(X) + 1) == ["a × 7 + 1", "b × 7 + 1"]


def test_a_subclass_that_says_what_it_does_otherwise_is_believed():
    @dataclass(frozen=True, eq=False)
    class Sevenfold(ReLU):
        def forward(self, X):
            return X * 7

        def arithmetic(self, X, unit):
            return 7 * X[unit]

    assert said(Sevenfold()) == ["7 × a", "7 × b"]
    assert formula(Sevenfold()) == "X * 7"  # the formula of ReLU says nothing of it


def test_a_layer_of_the_package_with_a_call_of_its_own_is_refused():
    for base in (ReLU, Add):
        with pytest.raises(TypeError) as error:
            type("Hundred", (base,), {"__call__": lambda self, X: 100})
        assert str(error.value) == (
            "Hundred brings a __call__ of its own, and a model runs a layer of this kind by its forward: what the "
            "layer computes belongs into forward(self, X)."
        )


@dataclass(frozen=True, eq=False)
class Bare(BuiltIn):
    """Half of it."""

    def forward(self, X):
        return X / 2


def test_a_layer_that_says_nothing_of_itself_steps_by_its_code():
    trace = Model(Input("a", "b"), Bare()).trace(X)
    assert "X / 2" in step_through(trace)._repr_html_()
    assert said(Bare()) == ["a / 2", "b / 2"]
    with pytest.raises(NotImplementedError, match=r"^Bare does not tell its arithmetic\.$"):
        Bare().arithmetic(np.array(X), 0)
    with pytest.raises(NotImplementedError, match=r"^Bare does not say its formula\.$"):
        _ = Bare().formula


def test_arithmetic_that_fails_is_told_as_that_and_the_page_steps():
    @dataclass(frozen=True, eq=False)
    class Wrong(Doubled):
        def forward(self, X):
            return X

        def arithmetic(self, X, unit):
            return X[unit + 5]

    assert said(Wrong())[0] == (
        "The arithmetic that this layer tells cannot be worked out (IndexError: index 5 is out of bounds for axis 0 "
        "with size 2)."
    )


def test_questions_of_one_number_are_not_those_of_another():
    @dataclass(frozen=True, eq=False)
    class Bent(Doubled):
        def forward(self, X):
            return np.where(X > 0, X, 0)

        def arithmetic(self, X, unit):
            return X[unit] if X[unit] > 0 else 0.0

    step = Model(Input("a", "b"), Bent()).trace(X)["L2"]
    every = told(step.layer, step.inputs, step.output, [("a", "b")], [0, 1])
    assert [each.questions for each in every.values()] == [["1.5 > 0? yes"], ["-2 > 0? no"]]


def test_terms_that_almost_cancel_are_still_told():
    weights = [[1e9, 1e9, 0.1]]
    step = Model(Linear(weights)).trace((1 / 3, -1 / 3, 1e-9))["L1"]
    (number,) = told(step.layer, step.inputs, step.output, [("a", "b", "c")], [0]).values()
    assert isinstance(number, Number)


def in_steps(X):
    X = X * 2
    return X + 1


def in_a_loop(X):
    for _ in range(3):
        X = X + 1
    return X


def through_a(X):
    a = X[1] * 10
    return a  # noqa: RET504


def hundred_more(function):
    @functools.wraps(function)
    def more(X):
        return function(X) + 100

    return more


@hundred_more
def decorated(X):
    return X + 1


def unpacked(X):
    """Two numbers."""
    a, b = X
    return 3 * a - b


def renamed(X):
    X, b = X
    return X * b


def q_times_k(q, k):
    return q * k + 1


@pytest.mark.parametrize("layer", [in_steps, in_a_loop, through_a, decorated, renamed])
def test_a_last_line_that_is_not_all_is_no_formula(layer):
    assert formula(layer) == ""


def test_names_for_the_numbers_of_x_and_a_docstring_leave_the_formula_as_it_is():
    assert formula(unpacked) == "3 * a - b"


def test_a_formula_of_several_inputs_calls_them_as_the_function_does():
    assert (arguments(q_times_k, 2), formula(q_times_k)) == (("q", "k"), "q * k + 1")
    trace = Model(Input("a", "b"), ReLU(), on(q_times_k, "o1", "o2")).trace(X)
    assert "L3(q, k) = <code>q * k + 1</code>" in step_through(trace)._repr_html_()
    assert arguments(lambda values: values, 1) == ("values",)
    assert arguments(ReLU(), 1) == arguments(min, 1) == ("X",)


def test_the_way_back_of_a_class_is_not_that_of_a_subclass_that_does_otherwise():
    @dataclass(frozen=True, eq=False)
    class Sevenfold(ReLU):
        def forward(self, X):
            return X * 7

    @dataclass(frozen=True, eq=False)
    class Half(Linear):
        def forward(self, X):
            return super().forward(X) / 2

    trace = Model(Input("a", "b"), Sevenfold(), Linear([[1, 1]])).trace((1, -1))
    assert trace.backward(SquaredError(), 1)["L2"].outputs[0].tolist() == [
        -7,
        -7,
    ]  # of ReLU it would be (-1, 0)
    assert type("Flat", (Softmax,), {"forward": lambda self, X: X}).gives_shares is False
    with pytest.raises(TypeError, match=r"^L2 · your Half does not tell the way back through its forward"):
        Model(Input("a", "b"), Half([[1, 1]])).trace((1, -1)).backward(SquaredError(), 1)
