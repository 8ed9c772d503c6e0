"""Numbers that remember: the value is the float's, and the history says truly how it came about."""

import math
import operator
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lessons_lib.numbers.arithmetic import Number, maximum, record_inputs
from lessons_lib.numbers.notation import number

NAMES = ("a", "b", "c", "d")
WORDS = {"max": max, "abs": abs, "exp": math.exp, "tanh": math.tanh, "sqrt": math.sqrt}
TWO = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
ONE = {"neg": operator.neg, "abs": abs, "square": lambda base: base**2}


def trees(constants, signs=("+", "-", "*", "/", "max", "neg", "abs", "square")):
    """Random expressions as nested tuples: ``("+", ("input", 0), ("constant", 3.0))``."""
    leaves = st.tuples(st.just("input"), st.integers(0, 3)) | st.tuples(st.just("constant"), constants)

    def grow(inner):
        of_one = st.tuples(st.sampled_from([sign for sign in signs if sign in ONE]), inner)
        return of_one | st.tuples(st.sampled_from([sign for sign in signs if sign not in ONE]), inner, inner)

    return st.recursive(leaves, grow, max_leaves=8)


def compute(tree, inputs, largest):
    """The expression's value, of floats or of numbers that remember; the same code for both."""
    sign, *parts = tree
    if sign == "input":
        return inputs[parts[0]]
    if sign == "constant":
        return parts[0]
    values = [compute(part, inputs, largest) for part in parts]
    if sign == "max":
        return largest(*values)
    return {**TWO, **ONE}[sign](*values)


def used(tree):
    sign, *parts = tree
    if sign == "input":
        return {parts[0]}
    return set() if sign == "constant" else set().union(*map(used, parts))


def evaluate(text, names=None):
    return eval(text.replace("×", "*"), {**WORDS, **(names or {})})


def recorded_and_plain(tree, values):
    try:
        plain = compute(tree, values, max)
        recorded = compute(tree, record_inputs(np.array(values), NAMES), maximum)
    except (ZeroDivisionError, OverflowError):
        assume(False)
    assume(math.isfinite(plain) and isinstance(recorded, Number))
    return recorded, plain


reals = st.floats(-100, 100)
any_tree = trees(reals)
whole_tree = trees(st.integers(-9, 9), signs=("+", "-", "*", "max", "neg", "abs"))
any_values = st.lists(reals, min_size=4, max_size=4)


@given(any_tree, any_values)
def test_the_value_is_that_of_plain_floats(tree, values):
    recorded, plain = recorded_and_plain(tree, values)
    assert recorded.value == plain


@given(any_tree, any_values)
def test_the_inputs_are_exactly_those_that_were_used(tree, values):
    recorded, _ = recorded_and_plain(tree, values)
    assert recorded.inputs == used(tree)


@given(any_tree, any_values)
def test_the_last_line_is_the_result_as_it_is_written_everywhere(tree, values):
    recorded, plain = recorded_and_plain(tree, values)
    assert recorded.lines()[-1] == number(plain)


@given(any_tree, any_values)
def test_each_line_computed_by_python_gives_the_result(tree, values):
    recorded, plain = recorded_and_plain(tree, values)
    with patch(
        "lessons_lib.numbers.writing.number", repr
    ):  # in full, so that rounding for the eye plays no part
        lines = recorded.lines()
    for line in lines:
        assert evaluate(line) == pytest.approx(plain, rel=1e-12), lines


@given(whole_tree, st.lists(st.integers(-9, 9), min_size=4, max_size=4))
def test_each_line_of_whole_numbers_is_exactly_right_as_it_is_written(tree, values):
    recorded, plain = recorded_and_plain(tree, values)
    assume(abs(plain) < 1e9)
    assert {evaluate(line) for line in recorded.lines()} == {plain}


@given(any_tree, any_values)
def test_the_formula_computed_with_its_names_gives_the_result(tree, values):
    recorded, plain = recorded_and_plain(tree, values)
    with patch("lessons_lib.numbers.writing.number", repr):
        formula = recorded.formula()
    assert evaluate(formula, dict(zip(NAMES, values, strict=True))) == pytest.approx(plain, rel=1e-12), (
        formula
    )


W = np.array([[1.0, -2.0, 0.5], [0.0, 3.0, -1.0]])
b = np.array([0.25, -4.0])


def loop(X):
    total = 0
    for weight, x in zip(W[0], X, strict=True):
        total += weight * x
    return total


@pytest.mark.parametrize(
    "layer",
    [
        lambda X: W @ X + b,
        lambda X: W.dot(X) - b,
        lambda X: X @ W.T,
        lambda X: np.exp(X / 10),
        lambda X: np.tanh(X),
        lambda X: 1 / (1 + np.exp(-X)),
        lambda X: np.exp(X / 10) / np.exp(X / 10).sum(),
        lambda X: np.maximum(X, 0),
        lambda X: np.maximum(0, X),
        lambda X: np.where(X > 0, X, 0.1 * X),
        lambda X: X * (X > 0),
        lambda X: (X - X.mean()) / np.sqrt((X**2).sum()),
        lambda X: np.abs(X),
        lambda X: np.float64(2) * X - np.float64(1),
        lambda X: sum(X),
        lambda X: X.max(),
        lambda X: max(X),
        lambda X: [2 * x for x in X],
        lambda X: np.array([X[0] * X[1], X[2]]),
        loop,
    ],
)
def test_numpy_code_and_loops_compute_the_same_on_recorded_numbers(layer):
    values = np.array([2.0, -3.0, 7.0])
    results = np.asarray(layer(record_inputs(values, NAMES)), dtype=object).ravel()
    plain = np.asarray(layer(values)).ravel()
    assert [float(getattr(result, "value", result)) for result in results] == pytest.approx(plain)
    assert any(isinstance(result, Number) for result in results)


def recorded(*values):
    return record_inputs(np.array(values, dtype=float), NAMES)


def test_the_articles_second_layer_reads_as_one_would_write_it():
    broccoli, strawberries, hours = record_inputs(
        np.array([100.0, 2000, 100]), ("broccoli", "strawberries", "hours")
    )
    o2 = (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600
    assert o2.formula() == "(58 × broccoli - 3 × strawberries + 2 × hours) / 11600"
    assert o2.lines() == [
        "(58 × 100 - 3 × 2000 + 2 × 100) / 11600",
        "(5800 - 6000 + 200) / 11600",
        "0 / 11600",
        "0",
    ]


def test_a_sum_that_starts_from_0_and_a_0_that_is_added_leave_no_trace():
    a, b, _ = recorded(1, 2, 3)
    assert (sum([a, b]) + 0.0).formula() == "a + b"
    assert (a + 0) is a


def test_an_input_that_is_0_stays_in_the_sum():
    a, b = recorded(0, 2)
    assert (a + b).formula() == "a + b"
    assert (a + b).inputs == {0, 1}


@pytest.mark.parametrize(
    ("make", "formula"),
    [
        (lambda a, b: a - (b - a), "a - (b - a)"),
        (lambda a, b: a + (b + a), "a + (b + a)"),
        (lambda a, b: a / (b * a), "a / (b × a)"),
        (lambda a, b: a * (b / a), "a × (b / a)"),
        (lambda a, b: -(a + b), "-(a + b)"),
        (lambda a, b: -3 * a + b, "-3 × a + b"),
        (lambda a, b: b + -3 * a, "b - 3 × a"),
        (lambda a, b: b - -3, "b - (-3)"),
        (lambda a, b: (a**2) ** b, "(a ** 2) ** b"),
        (lambda a, b: (-a) ** 2 + b, "(-a) ** 2 + b"),
        (lambda a, b: a ** (2 * b), "a ** (2 × b)"),
        (lambda a, b: abs(a - b), "abs(a - b)"),
        (lambda a, b: maximum(0, a + b), "max(0, a + b)"),
        (lambda a, b: np.exp(-a) + np.tanh(b), "exp(-a) + tanh(b)"),
    ],
)
def test_parentheses_stand_where_they_are_needed_and_nowhere_else(make, formula):
    assert make(*recorded(2, 3)).formula() == formula


def test_a_negative_number_that_is_squared_keeps_its_minus_in_parentheses():
    assert (recorded(-3)[0] ** 2).lines() == ["(-3) ** 2", "9"]


def relu(X):
    return X if X >= 0 else 0


def test_the_question_that_a_relu_asks_is_remembered():
    X = recorded(-0.5)[0]
    assert relu(X) == 0
    assert X.questions == ["-0.5 >= 0? no"]
    assert relu(recorded(2)[0]).questions == ["2 >= 0? yes"]


def test_a_question_shows_what_rounding_left_for_its_answer_hangs_on_it():
    X = recorded(0.3 - 0.1 - 0.2)[0]
    assert relu(X) == 0
    assert X.questions == ["-2.776e-17 >= 0? no"]


@pytest.mark.parametrize(
    "ask", [operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne]
)
@pytest.mark.parametrize("other", [-1, 0, 1])
def test_a_comparison_is_answered_as_for_floats_and_remembered(ask, other):
    X = recorded(0)[0]
    answer = ask(0.0, other)
    assert ask(X, other) == answer
    signs = {"lt": "<", "le": "<=", "gt": ">", "ge": ">=", "eq": "==", "ne": "!="}
    assert X.questions == [f"0 {signs[ask.__name__]} {other}? {'yes' if answer else 'no'}"]


def test_a_number_is_as_true_as_its_float():
    nothing, something = recorded(0, 2)
    assert (bool(nothing), bool(something)) == (False, True)
    assert nothing.questions == ["0 != 0? no", "2 != 0? yes"]


def test_a_question_about_a_result_is_kept_with_the_inputs_it_came_from():
    a, b = recorded(1, 2)
    assert 3 * a - b > 0
    assert a.questions == b.questions == ["1 > 0? yes"]


def test_a_number_is_printed_without_its_history():
    X = recorded(0.5)[0]
    for _ in range(60):
        X = X * X + X - X
    assert len(repr(X)) < 10
    assert (f"{3 * recorded(2)[0]}", f"{recorded(2)[0] / 3:.1f}") == ("6", "0.7")


def test_what_needs_a_plain_float_fails_rather_than_forgets():
    with pytest.raises(TypeError):
        math.sin(recorded(1)[0])


def test_recording_keeps_shape_names_and_positions():
    image = record_inputs(np.arange(4.0).reshape(2, 2), NAMES)
    assert image.shape == (2, 2)
    assert [(x.value, x.name, x.index) for x in image.flat] == [
        (0, "a", 0),
        (1, "b", 1),
        (2, "c", 2),
        (3, "d", 3),
    ]


def test_a_single_number_can_be_recorded_too():
    assert record_inputs(np.array(5.0), ["X"])[()].formula() == "X"
