"""What can be said about a layer, also about a person's own; better nothing than something wrong."""

import math
import random

import numpy as np
import pytest

from lessons_lib import Add, Input, Linear, Model, ReLU, patients, plot_layers
from lessons_lib.model.describe import code, formula, heading, idea, kind, told_numbers
from lessons_lib.model.why import why
from lessons_lib.page.data import data
from lessons_lib.page.static import markup

NAMES = ("a", "b", "c")


def weighted(X):
    """Weigh a against b.

    And more.
    """
    a, b, _ = X
    return 3 * a - b


class Scale:
    """A layer that is an object of a class of one's own."""

    def __init__(self, factor):
        self.factor = factor

    def __call__(self, X):
        return self.factor * X


def from_nowhere():
    names = {}
    exec("def nowhere(X):\n    return 2 * X", names)
    return names["nowhere"]


nowhere = from_nowhere()
double = lambda X: 2 * X  # noqa: E731
left, right = lambda X: X + 1, lambda X: X - 1


@pytest.mark.parametrize(
    ("layer", "said"),
    [
        (Input("a"), "Input"),
        (Linear([[1]]), "Linear"),
        (ReLU(), "ReLU"),
        (Model(ReLU()), "Model"),
        (weighted, "your function"),
        (nowhere, "your function"),
        (double, "your lambda"),
        (Scale(2), "your Scale"),
        (Scale(2).__call__, "your Scale"),
        (patients.classes.verdict, "your function"),
        (np.tanh, "your tanh"),
    ],
)
def test_the_kind_of_a_layer_is_said_in_a_word_or_two(layer, said):
    assert kind(layer) == said
    assert heading("L7", layer) == f"L7 · {said}"


def over_lines(X):
    return max(
        X[0],
        X[1],
    )


def two_ways(X):
    if X[0] >= 0:
        return X
    return 0 * X


def with_a_helper(X):
    return max(X, key=lambda value: value + 1)


@pytest.mark.parametrize(
    ("layer", "said"),
    [
        (weighted, "3 * a - b"),
        (double, "2 * X"),
        (Scale(2), "self.factor * X"),
        (over_lines, "max(X[0], X[1])"),
        (with_a_helper, "max(X, key=lambda value: value + 1)"),
        (two_ways, ""),
        (left, ""),
        (nowhere, ""),
        (np.tanh, ""),
        (ReLU(), "X if X >= 0 else 0"),
        (Model(ReLU(), weighted, ReLU()), "L3(L2(L1(x)))"),
    ],
)
def test_the_formula_of_ones_own_function_is_what_it_returns_where_that_is_one_thing(layer, said):
    assert formula(layer) == said


def test_the_code_of_ones_own_function_is_its_source():
    assert code(weighted).splitlines()[0] == "def weighted(X):"
    assert code(weighted).splitlines()[-1] == "    return 3 * a - b"
    assert code(Scale(2)) == "def __call__(self, X):\n    return self.factor * X"
    assert code(double).startswith("double = lambda X: 2 * X")


def test_the_code_of_a_layer_of_the_package_is_its_arithmetic():
    assert code(Linear([[1]])).splitlines()[0] == "def forward(self, X: Array, /) -> Array:"


def test_of_two_lambdas_on_a_line_the_whole_line_is_shown_and_said_to_be_so():
    assert (
        code(left)
        == code(right)
        == ("# one of the lambdas of this code:\nleft, right = lambda X: X + 1, lambda X: X - 1")
    )


def test_a_lambda_within_a_call_over_several_lines_is_shown():
    model = Model(
        ReLU(),
        lambda X: X / 2,
    )
    assert code(model[1]) == "lambda X: X / 2,"
    assert formula(model[1]) == "X / 2"


torn = [
    lambda X: X + 1][0]  # fmt: skip


def test_a_lambda_torn_from_a_longer_statement_has_no_formula_but_does_no_harm():
    assert "lambda X: X + 1][0]" in code(torn)
    assert formula(torn) == ""


@pytest.mark.parametrize("layer", [nowhere, np.tanh, math.exp, Model(ReLU())])
def test_where_python_knows_no_source_and_for_a_model_nothing_is_shown(layer):
    assert code(layer) == ""


def test_the_idea_of_ones_own_function_is_the_first_line_of_its_docstring():
    assert idea(weighted) == "Weigh a against b."
    assert idea(double) == ""
    assert idea(ReLU()) == "What is 0 or above passes, what is below becomes 0."
    assert idea(Model(ReLU(), ReLU())) == "This layer is a model itself, of 2 layers."


def explained(layer, x):
    """The terms of all outputs of a layer, as they come about in a model."""
    step = Model(layer).trace(x).steps[0]
    return told_numbers(layer, step.inputs, step.output, [NAMES], range(step.output.size))


@pytest.mark.parametrize(
    ("layer", "formulas"),
    [
        (weighted, ["3 × a - b"]),
        (nowhere, ["2 × a", "2 × b", "2 × c"]),
        (left, ["a + 1", "b + 1", "c + 1"]),
        (Scale(2), ["2 × a", "2 × b", "2 × c"]),
        (np.tanh, ["tanh(a)", "tanh(b)", "tanh(c)"]),
        (lambda X: X.reshape(3, 1) * 2, ["a × 2", "b × 2", "c × 2"]),
        (sum, ["a + b + c"]),
        (ReLU(), ["max(0, a)", "max(0, b)", "max(0, c)"]),
        (Linear([[1, 2, 3]]), ["1 × a + 2 × b + 3 × c"]),
    ],
)
def test_the_arithmetic_of_each_output_is_told_with_the_inputs_names(layer, formulas):
    told = explained(layer, (1, -2, 0.5))
    assert [number.formula() for number in told.values()] == formulas
    for unit, number in told.items():
        assert number.value == pytest.approx(np.ravel(Model(layer)((1, -2, 0.5)))[unit])


def test_only_the_units_that_were_asked_for_are_told():
    told = told_numbers(ReLU(), [np.array([1.0, 2, 3])], np.array([1.0, 2, 3]), [NAMES], (2,))
    assert {unit: number.formula() for unit, number in told.items()} == {2: "max(0, c)"}


def test_the_plain_0_of_ones_own_relu_is_told_by_the_question_that_led_to_it():
    (number,) = explained(lambda X: X[0] if X[0] >= 0 else 0, (-2, 0, 0)).values()
    assert (number.value, number.questions) == (0, ["-2 >= 0? no"])


def test_a_function_that_prints_prints_once(capsys):
    def talks(X):
        print("hello")  # noqa: T201
        return 2 * X

    assert len(explained(talks, (1, 2, 3))) == 3
    assert capsys.readouterr().out == "hello\n"


def takes_the_sine(X):
    return math.sin(X[0])


def is_random(X):
    return X + random.random()


def counts_its_calls(X, calls=[]):  # noqa: B006
    calls.append(1)
    return X * len(calls)


def looks_at_the_type(X):
    return 2 * X if X.dtype == float else 3 * X


def calls_itself_different(X):
    return X[:1] if X.dtype == object else X


def answers_always_the_same(X):
    return [7.0]


def answers_in_words(X):
    return ["seven"] if X.dtype == object else [7.0]


def powers_over_and_over(X):
    for _ in range(40):
        X = (X * X + X) / 3
    return X


def multiplies_a_thousand_times(X):
    for _ in range(1000):
        X = X * 0.999
    return X


@pytest.mark.parametrize(
    "layer",
    [
        takes_the_sine,
        is_random,
        counts_its_calls,
        looks_at_the_type,
        calls_itself_different,
        answers_always_the_same,
        answers_in_words,
        powers_over_and_over,
        multiplies_a_thousand_times,
        Model(ReLU()),
    ],
)
def test_what_cannot_be_told_truly_and_shortly_is_not_told(layer):
    assert list(explained(layer, (0.3, 0.2, 0.1))) == []


def test_of_some_outputs_that_cannot_be_told_the_others_still_are():
    def half_followed(X):
        return [2 * X[0], float(f"{2 * 3}")]

    assert {unit: number.formula() for unit, number in explained(half_followed, (1, 2, 3)).items()} == {
        0: "2 × a"
    }


def test_very_many_inputs_are_not_recorded():
    X = np.ones(5000)
    assert told_numbers(double, [X], 2 * X, [["x"] * 5000], (0,)) == {}


@pytest.mark.parametrize(
    ("layer", "x", "question", "answer"),
    [
        (Input("a"), (1,), "Why is o1 the same as its input?", "This layer hands a on unchanged."),
        (ReLU(), (2,), "Why is o1 the same as its input?", "2 is above 0, so it passes."),
        (ReLU(), (0,), "Why is o1 0?", "Its input is 0 already."),
        (ReLU(), (0.3 - 0.1 - 0.2,), "Why is o1 0?", "Its input is 0 already."),
        (ReLU(), (-3e-17,), "Why is o1 0?", "Its input, -3e-17, is below 0, so 0 is put out in its place."),
        (ReLU(), (-2,), "Why is o1 0?", "Its input, -2, is below 0, so 0 is put out in its place."),
        (
            lambda X: (58 * X[0] - 3 * X[1]) / 100,
            (1, 200),
            "Which term of o1 speaks loudest?",
            "-3 × b does: it is -600. What is above 0 adds up to 58, what is below 0 to -600: together -542. Divided by 100 that "
            "is -5.42.",
        ),
        (
            lambda X: 3 * X[0] + 2 * X[1],
            (2, 1),
            "Which term of o1 speaks loudest?",
            "3 × a does: it is 6. No term pulls the other way: together 8.",
        ),
        (
            lambda X: (X[0] + X[1] + X[2]) / 4,
            (5, 16, 16),
            "Which term of o1 speaks loudest?",
            "b does: it is 16. As loud as it: 1 more. No term pulls the other way: together 37. Divided by 4 that is 9.25.",
        ),
        (
            lambda X: X[0] + X[1] + X[2],
            (3, -3, 1),
            "Which term of o1 speaks loudest?",
            "a does: it is 3. As loud as it: 1 more. What is above 0 adds up to 4, what is below 0 to -3: together 1.",
        ),
        (
            Linear([[0, 0]]),
            (2, 1),
            "Which term of o1 speaks loudest?",
            "None: each of its terms is 0.",
        ),
        (
            lambda X: (0 * X[0] + 0 * X[1]) / 2,
            (2, 1),
            "Which term of o1 speaks loudest?",
            "None: each of its terms is 0.",
        ),
        (
            lambda X: X[0] if X[0] >= 0 else 0 * X[0],
            (-2, 0),
            "Which way did the code go for o1?",
            "It asked: -2 >= 0? no.",
        ),
        (
            lambda X: X[0] / (X[0] + X[1]),
            (2, 6),
            "Why is o1 0.25?",
            "It is 2 divided by 8, both made from the inputs.",
        ),
        (
            lambda X: 6 / (X[0] + X[1]),
            (2, 1),
            "Why is o1 2?",
            "It is 6 divided by 3, which is made from the inputs.",
        ),
        (
            lambda X: np.maximum(X, 0)[0],
            (1.5,),
            "Why is o1 the same as its input?",
            "1.5 is above 0, so it passes.",
        ),
        (
            lambda X: np.maximum(X, 0)[0],
            (-1.5,),
            "Why is o1 0?",
            "Its input, -1.5, is below 0, so 0 is put out in its place.",
        ),
        (
            lambda X: np.maximum(X[0], X[1]),
            (-1.5, 2),
            "Why is o1 2?",
            "It is the larger of b and a: of 2 and -1.5.",
        ),
        (
            lambda X: np.maximum(0, 2 * X[0]),
            (-1.5,),
            "Why is o1 0?",
            "It is the larger of 2 × a and 0: of -3 and 0.",
        ),
        (
            lambda X: np.maximum(np.maximum(X[0], X[1]), X[2]),
            (3, 7, 5),
            "Which of its numbers is o1?",
            "b: 7 is the largest of 3.",
        ),
        (
            lambda X: np.maximum(np.maximum(2 * X[0], X[1]), X[2]),
            (3, 6, 5),
            "Which of its numbers is o1?",
            "2 × a, b: 6 is the largest of 3.",
        ),
        (lambda X: 3 * X[0], (2,), "How does o1 come about?", "3 × 2 = 6"),
    ],
)
def test_each_number_has_a_why_with_an_answer(layer, x, question, answer):
    assert why(explained(layer, x)[0], "o1") == (question, answer)


def test_a_model_inside_a_model_is_told_by_the_layers_in_it_and_not_by_itself():
    trace = Model(Input("a"), Model(ReLU(), ReLU()), Model(ReLU(), Add("x"))).trace((1,))
    page = str(markup(trace))
    assert "Inside L2: <code>L2(L1(x))</code>" in page
    assert "Inside L3: <code>o1 = L1(x); o2 = L2(o1, x)</code>" in page
    assert [row["head"] for row in data(trace)["models"][0]] == ["L1(X) =", "Inside L2:", "Inside L3:"]
    written = [text.get_text() for axes in plot_layers(trace).axes for text in axes.texts]
    assert "Inside L2: L2(L1(x))" in written
