"""A learner's function on recorded numbers: exactly what the plain run gives, or a reason; and nobody sees it run."""

import dataclasses
import functools
import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons_lib import (
    Add,
    Concat,
    Flatten,
    Input,
    LeakyReLU,
    Linear,
    Model,
    ReLU,
    Scale,
    Sigmoid,
    Softmax,
    Tanh,
    named,
    step_through,
)
from lessons_lib.model.describe import idea, kind, told, told_numbers
from lessons_lib.numbers.arithmetic import Number, computed_again
from lessons_lib.numbers.operations import OPERATIONS
from lessons_lib.numbers.watching import MOST_MADE
from lessons_lib.numbers.writing import in_order
from lessons_lib.recording.record import TOO_MANY
from lessons_lib.recording.ways import Fork, record


def names_of(x):
    return [f"x{at}" for at in range(np.size(x))]


def what_is_told(layer, x):
    step = Model(layer).trace(x).steps[0]
    return told(layer, step.inputs, step.output, [names_of(x)], range(step.output.size)), step.output.ravel()


def explained(layer, x):
    return list(what_is_told(layer, x)[0].values())


def reasons(layer, x=(0.3, -2.0, 0.5)):
    (reason,) = set(explained(layer, x))
    assert isinstance(reason, str), reason
    return reason


def unpacked(X):
    a, b, c = X
    return 2 * a - b / 3 + c


def copied_and_masked(X):
    X = X.copy()
    X[X < 0] = 0
    X *= 2
    return X


def of_a_part(function, X):
    return function(X / 200)


# What a learner plausibly writes, for three numbers of any size and sign.
FUNCTIONS = {
    # Python
    "abs": lambda X: abs(X),
    "sum": sum,
    "max": max,
    "min": min,
    "sorted": sorted,
    "round": lambda X: [round(x) for x in X],
    "round to two": lambda X: [round(x, 2) for x in X],
    "//": lambda X: X // 2,
    "2 //": lambda X: 2 // (abs(X) + 1),
    "%": lambda X: X % 3,
    "7 %": lambda X: 7 % (abs(X) + 1),
    "divmod of a row": lambda X: np.concatenate(divmod(X, 2)),
    "divmod of one": lambda X: divmod(X[0], X[1]),
    "np.divmod": lambda X: np.divmod(7, abs(X) + 1)[1],
    "np.modf": lambda X: np.concatenate(np.modf(X)),
    "np.modf of one": lambda X: np.modf(X[0]),
    "unary +": lambda X: +X - -X,
    "divmod": lambda X: [part for x in X for part in divmod(x, 2)],
    "rdivmod": lambda X: divmod(7, X[0] * X[0] + 1),
    "** 2": lambda X: X**2,
    "** X": lambda X: 2 ** (X / 100),
    "pow": lambda X: pow(X[0], 3),
    "1 / X": lambda X: 1 / (X * X + 1),
    "math.floor": lambda X: [math.floor(x) for x in X],
    "math.ceil": lambda X: [math.ceil(x) for x in X],
    "math.trunc": lambda X: [math.trunc(x) for x in X],
    "math.prod": lambda X: math.prod(X / 10),
    "fraction": lambda X: X[0] * Fraction(1, 3),
    "item": lambda X: X[0].item() + X[1:2].item(),
    "unpacked": unpacked,
    "comprehension": lambda X: [2 * x for x in X if x > 0] or [0 * X[0]],
    "if": lambda X: X[0] if X[0] > X[1] else 2 * X[1] + 1,
    "reduce": lambda X: functools.reduce(lambda a, b: a * 0.5 + b, X),
    "float times array": lambda X: X[0] * np.array([1.0, 2.0]) + np.array([1.0, 2.0]) * X[1],
    "array / number": lambda X: np.array([1.0, 2.0]) / (X[0] * X[0] + 1),
    "np.float64": lambda X: np.float64(2) * X[0] - np.float64(1) / (X[1] ** 2 + 1),
    "compared with None": lambda X: X[0] + (X[1] == None),  # noqa: E711
    # NumPy, one number after the other
    "exp": lambda X: np.exp(X / 100),
    "expm1": lambda X: np.expm1(X / 100),
    "exp2": lambda X: np.exp2(X / 100),
    "log": lambda X: np.log(X),
    "log2": lambda X: np.log2(abs(X) + 1),
    "log10": lambda X: np.log10(abs(X) + 1),
    "log1p": lambda X: np.log1p(abs(X)),
    "sqrt": lambda X: np.sqrt(X),
    "cbrt": lambda X: np.cbrt(X),
    "square": lambda X: np.square(X),
    "reciprocal": lambda X: np.reciprocal(X),
    "sign": lambda X: np.sign(X),
    "np.abs": lambda X: np.abs(X) + np.absolute(X) + np.fabs(X),
    "negative": lambda X: np.negative(X) + np.positive(X[0]),
    **{
        function.__name__: functools.partial(of_a_part, function)
        for function in (
            *(np.sin, np.cos, np.tan, np.arcsin, np.arccos, np.arctan, np.sinh, np.cosh, np.tanh),
            *(np.arcsinh, np.arctanh, np.deg2rad, np.rad2deg),
        )
    },
    "arccosh": lambda X: np.arccosh(abs(X) + 1),
    "arctan2": lambda X: np.arctan2(X, 2),
    "hypot": lambda X: np.hypot(X[0], X[1]),
    "fmod": lambda X: np.fmod(X, 3) + np.fmod(7, abs(X) + 1),
    "copysign": lambda X: np.copysign(X, -1) + np.copysign(2, X) + np.copysign(X, X[1]),
    "ldexp": lambda X: np.ldexp(X, 2),
    "heaviside": lambda X: np.heaviside(X, 0.5) * X + np.heaviside(X[0], X[1]),
    "logaddexp": lambda X: np.logaddexp(X, 0) + np.logaddexp(X[0], X[1]),
    "float_power": lambda X: np.float_power(abs(X) + 1, 1.5),
    "floor": lambda X: np.floor(X) + np.ceil(X) + np.trunc(X) + np.rint(X),
    "np.round": lambda X: np.round(X, 2) + X.round(),
    "power": lambda X: np.power(abs(X) + 1, 0.5),
    "divide": lambda X: np.divide(X, 3) + np.multiply(X, 2) - np.subtract(X, 1) + np.add(X, X),
    "remainder": lambda X: np.remainder(X, 3) + np.mod(X, 2) + np.floor_divide(X, 4),
    "maximum": lambda X: np.maximum(X, 0) + np.fmax(0, X),
    "minimum": lambda X: np.minimum(X, 0) + np.fmin(X[0], X),
    "clip": lambda X: np.clip(X, -1, 1) + X.clip(0, 6) + np.clip(X, 0, None),
    "where": lambda X: np.where(X > 0, X, 0.1 * X),
    "mask": lambda X: X * (X > 0),
    "copy and mask": copied_and_masked,
    "select": lambda X: np.select([X < 0, X > 1], [0 * X, X], 2 * X),
    "isfinite": lambda X: X * np.isfinite(X) + np.isnan(X),
    # … of all of them
    "mean": lambda X: X - X.mean() + np.mean(X),
    "average": lambda X: np.average(X, weights=[1, 2, 3]),
    "std": lambda X: X.std() + np.std(X, ddof=1),
    "var": lambda X: X.var() + np.var(X),
    "standardised": lambda X: (X - X.mean()) / np.sqrt(X.var() + 1e-5),
    "X.sum": lambda X: X.sum() + np.sum(X),
    "X.max": lambda X: X.max() - X.min() + np.max(X) + np.amin(X) + np.ptp(X),
    "prod": lambda X: np.prod(X / 100) + (X / 100).prod(),
    "cumsum": lambda X: np.cumsum(X) + X.cumsum(),
    "diff": lambda X: np.diff(X),
    "argmax": lambda X: X[np.argmax(X)] + np.argmin(X) + X.argmax(),
    "argsort": lambda X: X[np.argsort(X)],
    "np.sort": lambda X: np.sort(X),
    "median": lambda X: np.median(X),
    "any": lambda X: 2 * X if np.any(X > 0) else X,
    "dot": lambda X: np.dot(X, X) + X.dot(X) + X @ X + np.inner(X, X) + np.vdot(X, X),
    "matmul": lambda X: np.array([[1.0, 2, 3], [4, 5, 6]]) @ X,
    "X @ W": lambda X: X @ np.array([[1.0, 2], [3, 4], [5, 6]]),
    "W.dot": lambda X: np.array([[1.0, 2, 3], [4, 5, 6]]).dot(X),
    "outer": lambda X: np.outer(X, X),
    "einsum": lambda X: np.einsum("i,i->", X, np.array([1.0, 2, 3])),
    "norm": lambda X: np.linalg.norm(X) + np.linalg.norm(X, 1) + np.linalg.norm(X, np.inf),
    "softmax": lambda X: np.exp(X - X.max()) / np.exp(X - X.max()).sum(),
    "convolve": lambda X: np.convolve(X, [1.0, -1.0]),
    # … of their shape
    "array": lambda X: np.array([X[0] + 1, 2 * X[1]]),
    "asarray": lambda X: np.tanh(np.asarray(X) / 100),
    "stack": lambda X: np.stack([X, 2 * X]).T,
    "concatenate": lambda X: np.maximum(np.concatenate([X, X[:1]]), 0),
    "append": lambda X: np.append(X, 1.0),
    "reshape": lambda X: X.reshape(3, 1).T.ravel()[::-1] * 2,
    "zeros_like": lambda X: np.zeros_like(X) + X,
    "pad": lambda X: np.pad(X, 1)[1:] * 2,
    "roll": lambda X: np.roll(X, 1) + np.flip(X),
    "astype": lambda X: X.astype(float) * 2,
    "tolist": lambda X: [x + 1 for x in X.tolist()],
    "named": lambda X: named(X - named(X.mean(), "m"), "d") ** 2,
}
numbers = st.floats(-50, 50).filter(lambda x: x == 0 or abs(x) > 1e-3)
triples = st.lists(numbers | st.integers(-9, 9).map(float), min_size=3, max_size=3)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")  # the logarithm of a negative number
@pytest.mark.parametrize("name", FUNCTIONS)
@settings(max_examples=25)
@given(triples)
def test_every_number_that_is_told_is_exactly_that_of_the_plain_run(name, x):
    every, output = what_is_told(FUNCTIONS[name], x)
    for unit, number in every.items():
        if isinstance(number, Number):
            assert number.value == output[unit] or (math.isnan(number.value) and math.isnan(output[unit]))
            assert {each.operation for each in in_order(number)} <= {"", *OPERATIONS}
            again = computed_again(number, x)
            assert again == pytest.approx(output[unit], rel=1e-9, abs=1e-9, nan_ok=True)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("x", [(1.25, 0.5, 2.0), (-1.25, 0.5, -2.0)])
def test_what_a_learner_plausibly_writes_is_followed(name, x):
    every = explained(FUNCTIONS[name], x)
    constants = [each for each in every if isinstance(each, str)]
    assert len(constants) <= (name in {"append", "pad"}), (
        constants
    )  # a 1 or 0 beside the numbers comes from nowhere


@pytest.mark.parametrize(
    "name", ["exp", "log1p", "sign", "maximum", "where", "//", "%", "** 2", "np.abs", "tan"]
)
def test_an_input_of_one_number_is_followed_as_well(name):
    (number,) = explained(FUNCTIONS[name], 0.75)
    assert isinstance(number, Number), number


def test_numpys_maximum_and_clip_read_as_what_they_are():
    assert explained(lambda X: np.maximum(0, X), (1, -2))[1].formula() == "max(0, x1)"
    assert explained(lambda X: np.clip(X, 0, 6), (1,))[0].formula() == "min(max(x0, 0), 6)"
    assert explained(lambda X: X.max(), (1, 3, 2))[0].lines() == ["max(1, 3, 2)", "3"]
    assert explained(lambda X: X // 2 - X % 3, (7,))[0].lines()[:2] == ["7 // 2 - 7 % 3", "3 - 1"]


# Layers inside a function


LAYERS = {
    "Linear": lambda X: Linear([[1, 2, 3], [0.5, 0, -1]], [1, 2])(X),
    "ReLU": lambda X: ReLU()(2 * X),
    "LeakyReLU of a number": lambda X: LeakyReLU(0.1)(X[1]),
    "Sigmoid": lambda X: Sigmoid()(X) + 1,
    "Tanh of a list": lambda X: Tanh()([X[0], 2 * X[1], 0.5]),
    "Softmax": lambda X: Softmax()([X[0], 1.0, X[2]]),
    "Scale": lambda X: Scale([1, 2, 3], 2)(X),
    "Flatten": lambda X: Flatten()(X.reshape(1, 3)),
    "Input": lambda X: Input("a", "b", "c")(X) * 2,
    "a residual block": lambda X: X + Linear([[1, 0, 2], [0, 1, 0], [3, 0, 0]])(ReLU()(X)),
    "a model": lambda X: Model(Linear([[1, 2, 3], [4, -5, 6]]), lambda X: [2 * x for x in X], Softmax())(X),
    "a join": lambda X: Add()(X, ReLU()(X)) + Concat()(X, [1.0])[1:],
    "a block with a skip": lambda X: Model(Linear([[1, 2, 3], [0, 1, 0], [2, 0, 1]]), ReLU(), Add("x"))(X),
    "a model of a model": lambda X: 2 * Model(Model(ReLU(), Linear([[1, 2, 3]])), Tanh())(X),
}


@pytest.mark.parametrize("name", LAYERS)
@settings(max_examples=25)
@given(st.lists(st.floats(-3, 3), min_size=3, max_size=3))
def test_layers_called_inside_a_function_stay_recorded(name, x):
    every, output = what_is_told(LAYERS[name], x)
    for unit, number in every.items():
        assert isinstance(number, Number), number
        assert number.value == output[unit]
        assert computed_again(number, x) == pytest.approx(output[unit], rel=1e-9, abs=1e-12)
        assert number.inputs or number.formula() == "tanh(0.5)"


def test_a_layer_inside_a_function_refuses_what_does_not_fit_also_recorded():
    with pytest.raises(ValueError, match="Linear expects 2 numbers"):
        Model(lambda X: Linear([[1, 2]])(X))((1, 2, 3))


# Reasons


def stores(X):
    out = np.zeros(2)
    out[0] = 2 * X[0]
    return out


@pytest.mark.parametrize(
    ("layer", "reason"),
    [
        (lambda X: X.astype(int) * 2, "through `X.astype(int)`: write `np.trunc(X)`."),
        (lambda X: X.astype(np.int8) * 2, "through `X.astype(np.int8)`, which does not tell"),
        (lambda X: math.exp(X[0]), "cannot be followed through `math.exp(X[0])`: write `np.exp(X[0])`."),
        (lambda X: math.atan2(X[0], 2), "`math.atan2(X[0], 2)`: write `np.arctan2(X[0], 2)`."),
        (lambda X: 1 + float(X[1]), "through `float(X[1])`: write `X[1]`."),
        (lambda X: int(X[0]) + 1, "through `int(X[0])`: write `np.trunc(X[0])`."),
        (lambda X: np.quantile(X, 0.3), "through `np.quantile(X, 0.3)`, which does not tell"),
        (lambda X: np.percentile(X, 30), "through `np.percentile(X, 30)`, which does not tell"),
        (lambda X: np.interp(X, [0, 1], [0, 2]), "`np.interp(X, [0, 1], [0, 2])`, which does not tell"),
        (
            lambda X: np.array([X[0]]).astype(float),
            "through `np.array([X[0]]).astype(float)`: write `np.array([X[0]])`.",
        ),
        (
            lambda X: math.gamma(X[2]),
            "through `math.gamma(X[2])`, which does not tell how its result is made.",
        ),
        (lambda X: np.linalg.inv(np.outer(X, X) + np.eye(3)), "which does not tell how its result is made."),
        (stores, "through `out[0] = …`: an array of plain numbers does not keep how they were made. Collect"),
        (math.exp, "through `exp`: write `np.exp`."),
    ],
)
def test_what_python_does_not_let_it_follow_is_said_with_the_line_that_would_do(layer, reason):
    x = 0.3 if layer is math.exp else (0.3, -2.0, 0.5)
    assert reason in reasons(layer, x)


def test_a_model_says_that_its_layers_tell():
    assert reasons(Model(ReLU())) == "This layer is a model: its arithmetic is that of its own layers."


@pytest.mark.parametrize(
    "layer",
    [
        lambda X: X + np.random.random(),  # noqa: NPY002
        lambda X: X * (np.random.default_rng().random() > 0.5),
        functools.partial(lambda draw, X: X + draw(), np.random.default_rng(0).random),
    ],
)
def test_random_numbers_are_never_told_as_if_true(layer):
    assert "random" in reasons(layer) or "may change" in reasons(layer)


@pytest.mark.parametrize(
    "layer",
    [
        lambda X: float(f"{X[0]}") + X[1],
        lambda X: X * len(repr(X[0])),
        lambda X: X[0].value + X[1] if X.dtype == object else X[0] + X[1],
    ],
)
def test_what_reaches_a_number_on_a_hidden_way_is_not_told_as_a_constant(layer):
    assert not any(isinstance(each, Number) for each in explained(layer, (0.25, 0.5)))


# Effects


counted = 0
kept: list[object] = []


class Counter:
    """Doubles, and counts.

    At length.
    """

    everyone = 0

    def __init__(self):
        self.calls = 0

    def __call__(self, X):
        self.calls += 1
        Counter.everyone += 1
        return self.double(X)

    def double(self, X):
        kept.append(X)
        return 2 * X


class Loud(Counter):
    def double(self, X):
        return super().double(X)


@dataclasses.dataclass(frozen=True)
class Times:
    factor: float

    def __call__(self, X):
        return self.factor * X


def counts_globally(X):
    global counted  # noqa: PLW0603
    counted += 1
    return 2 * X


def keeps(X, seen=kept):
    seen.append(X)
    return helper(X)


def helper(X):
    kept.extend([X])
    return 2 * X


def counts_on_itself(X):
    counts_on_itself.calls += 1
    return 2 * X


counts_on_itself.calls = 0


def closure():
    calls, array = 0, np.zeros(1)

    def layer(X):
        nonlocal calls, array
        calls += 1
        array += 1
        return 2 * X

    return layer, lambda: (calls, array.item())


own, seen_by_closure = closure()
loud, counter, inner = Loud(), Counter(), Counter()


@pytest.mark.parametrize(
    ("layer", "state"),
    [
        (counts_globally, lambda: counted),
        (keeps, lambda: len(kept)),
        (counts_on_itself, lambda: counts_on_itself.calls),
        (own, seen_by_closure),
        (counter, lambda: (counter.calls, Counter.everyone, len(kept))),
        (loud, lambda: (loud.calls, Counter.everyone, len(kept))),
        (counter.double, lambda: len(kept)),
        (lambda X: inner(X), lambda: (inner.calls, Counter.everyone)),
        (lambda X: Model(ReLU(), keeps, inner)(np.abs(X)) / 2, lambda: (len(kept), inner.calls)),
    ],
)
def test_nobody_sees_that_a_function_ran_again_and_it_is_told_all_the_same(layer, state):
    step = Model(layer).trace((1, -2)).steps[0]
    before = state()
    number = told_numbers(layer, step.inputs, step.output, [names_of((1, 2))], (0,))[0]
    assert number.formula().count("2") >= 1
    assert state() == before


def test_a_frozen_record_of_ones_own_is_told():
    assert explained(Times(3), (1, 2))[0].formula() == "3 × x0"


def writes_a_file(X):
    with open("never.txt", "a") as file:  # noqa: PTH123
        file.write("x")
    return X


@pytest.mark.parametrize(
    ("layer", "what"),
    [
        (lambda X: (open, X)[1], "`open`"),
        (lambda X: (pytest, X)[1], "`pytest`"),
        (lambda X: (np.seterr, X)[1], "`seterr`"),
        (functools.partial(lambda letters, X: X, iter("abc")), "a str_ascii_iterator"),
    ],
)
def test_a_function_that_may_change_something_else_is_not_run_again(layer, what):
    assert reasons(layer) == (
        f"This function uses {what}, which may change something outside it, so it is not run a second time "
        "to follow its arithmetic."
    )


def test_what_is_not_run_again_really_is_not(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "`open`" in reasons(writes_a_file)
    assert (tmp_path / "never.txt").read_text() == "x"


# Names and length


def by_name(X):
    m = named(X.mean(), "m")
    s = named(np.sqrt(((X - m) ** 2).mean() + 1e-5), "s")
    return (X - m) / s


def test_a_norm_over_64_numbers_with_names_reads_in_a_few_lines():
    number = explained(by_name, np.linspace(-2, 3, 64))[5]
    assert number.formula() == "(x5 - m) / s"
    assert [let.name for let in number.lets()] == ["m", "s"]
    assert number.lets()[0].formula == "(x0 + x1 + x2 + … + x63) / 64"
    assert len(number.lines()) == 3


def test_without_names_what_is_used_again_gets_one():
    number = explained(lambda X: (X - X.mean()) / X.std(), np.linspace(-2, 3, 64))[5]
    assert [let.name for let in number.lets()] == ["t1"]
    assert len(number.formula()) < 200


def squares_and_adds(X):
    for _ in range(30):
        X = X * X / 2 + X
    return X


def test_what_is_used_over_and_over_does_not_explode():
    (number,) = explained(squares_and_adds, (0.1,))
    assert len(number.formula()) + sum(len(let.formula) for let in number.lets()) < 3000
    assert computed_again(number, [0.1]) == pytest.approx(squares_and_adds(0.1))


# Several inputs


def test_inputs_of_a_function_of_several_are_numbered_one_after_another():
    one, other = np.array([1.0, 2.0]), np.array([10.0, 20.0])
    every = told(lambda X1, X2: X1 * X2, (one, other), one * other, [["a", "b"], ["c", "d"]], (0, 1))
    assert [each.formula() for each in every.values()] == ["a × c", "b × d"]
    assert every[1].inputs == {1, 3}


# Words


def test_the_docstring_of_ones_own_class_is_its_idea():
    assert idea(counter) == idea(Counter().double.__self__) == "Doubles, and counts."
    assert idea(loud) == ""  # it has none of its own
    assert idea(Times(3)) == ""  # what a dataclass writes itself explains nothing


def test_an_object_of_a_library_is_called_by_its_class():
    assert kind(np.poly1d([1, 2])) == kind(np.poly1d([1, 2]).__call__) == "poly1d"


FACTOR = 5


def test_one_output_that_does_not_agree_refuses_all_of_the_run():
    def times_factor(X):
        return X * FACTOR

    global FACTOR  # noqa: PLW0603
    step = Model(times_factor).trace((1.5, 0)).steps[0]
    FACTOR = 6
    every = told(times_factor, step.inputs, step.output, [("a", "b")], [1])
    assert every[1].startswith(
        "Run a second time to follow its arithmetic, on numbers that remember, this function"
    )


def by_rounded_text(X):
    return float(f"{X[0]:.0f}") * 3 + X[1]


def by_a_word(X):
    return {"0": 7.0}[f"{X[0]:.0f}"] * X[1]


def by_texts(X):
    return np.array([str(x) for x in X]).astype(float) + X


def by_a_sign(X):
    return -X[0] if str(X[1])[0] == "-" else X[0]


def by_a_length(X):
    return X[0] * len(str(X[1]).replace("np.float64", ""))


def by_format(X):
    return float(format(X[0], ".1f")) * X[1]


def by_a_template(X):
    return float("{:.2f}".format(X[0])) * X[1]  # noqa: UP032


def by_a_part_of_a_text(X):
    return float(f"about {X[0]:.1f}"[6:]) * X[1]


def prints_and_reads(X):
    text = f"{X[0]:.1f}"
    print(text)  # noqa: T201
    return float(text) * X[1]


@pytest.mark.parametrize("x", [(1.0, 2.0), (2.25, 3.5)])  # of a whole number its text is all there is
@pytest.mark.parametrize(
    ("layer", "said"),
    [
        (by_rounded_text, "{X[0]:.0f}`: write `round(X[0], 0)`."),
        (by_texts, "str(x)`, which makes text of a number: compute with the number itself."),
        (by_a_sign, "str(X[1])`, which makes text of a number: compute with the number itself."),
        (by_format, 'format(X[0], ".1f")`: write `round(X[0], 1)`.'),
        (by_a_template, '"{:.2f}".format(X[0])`: write `round(X[0], 2)`.'),
        (by_a_part_of_a_text, "which makes text of a number"),
        (prints_and_reads, "{X[0]:.1f}`: write `round(X[0], 1)`."),
    ],
)
def test_what_comes_through_a_text_is_not_told_and_not_computed_by_the_page(layer, said, x, capsys):
    told = reasons(layer, x)
    assert told.startswith("Its arithmetic cannot be followed through `")
    assert said in told.replace('}"`', "}`")  # Python 3.11 says f"{x}" where later ones say {x}
    X = np.array(x)
    assert record(layer, (X,), np.asarray(layer(X))) is None


@pytest.mark.parametrize("layer", [by_a_word, by_a_length])
def test_what_a_text_decides_is_not_told(layer):
    assert "`" in reasons(layer, (0.3, 1.0))
    assert record(layer, (np.array([0.3, 1.0]),), np.asarray(layer(np.array([0.3, 1.0])))) is None


def test_numbers_that_are_only_printed_are_told(capsys):
    def prints(X):
        print(X, f"{X[0]:.0f}")  # noqa: T201
        return X[0] + 1

    assert [each.formula() for each in explained(prints, (0.3, 1))] == ["x0 + 1"]
    assert capsys.readouterr().out.count("\n") == 1


def asks_the_class(X):
    return X[0] ** 2 if isinstance(X[0], float) else X[0] * 2


def asks_for_a_method(X):
    return X[0] ** 2 if hasattr(X[0], "as_integer_ratio") else X[0] * 2


def asks_the_dtype(X):
    return X[0] ** 2 if X.dtype == float else X[0] * 2


def matches_the_class(X):
    match X[0]:
        case float():
            return X[0] ** 2
    return X[0] * 2


def swallows_the_error(X):
    try:
        return float(X[0]) ** 2
    except TypeError:
        return X[0] * 2


def tries_a_method(X):
    try:
        return X[0] ** 2 * X[0].is_integer()
    except AttributeError:
        return X[0] * 2


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        (asks_the_class, "asks of what kind something is (`isinstance`)"),
        (asks_for_a_method, "asks of what kind something is (`hasattr`)"),
        (asks_the_dtype, "asks of what kind something is (`dtype`)"),
        (matches_the_class, "asks of what kind something is (`case …():`)"),
        (swallows_the_error, "asks for plain numbers, and goes another way"),
        (tries_a_method, "asks for plain numbers, and goes another way"),
    ],
)
def test_arithmetic_that_hangs_on_the_kind_of_a_number_is_not_told_even_where_it_comes_to_the_same(
    layer, words
):
    assert words in reasons(layer, (2.0, 1.0))  # 2 ** 2 is 2 * 2


@dataclasses.dataclass(frozen=True)
class Factor:
    factor: float

    def __call__(self, X):
        return X * self.factor


def test_what_a_dataclass_asks_for_itself_refuses_nothing():
    assert [each.formula() for each in explained(Factor(2.0), (0.3, 1))] == ["x0 × 2", "x1 × 2"]


def test_random_numbers_with_a_seed_are_spoken_of_truly():
    assert reasons(lambda X: X + np.random.default_rng(0).normal(size=3)) == (
        "This function draws random numbers, which may differ from run to run, so it is not run a second time to "
        "follow its arithmetic."
    )


def test_a_count_of_answers_is_not_said_to_stand_in_the_code():
    page = step_through(Model(lambda X: (X > 0).sum()).trace((1.5, -2)))._repr_html_()
    assert "So the answer is 1." in page


def test_a_network_inside_a_function_is_recorded_up_to_so_many_numbers_and_no_further(monkeypatch):
    made = 0
    make = Number.made

    def counted(*given):
        nonlocal made
        made += 1
        return make(*given)

    monkeypatch.setattr(Number, "made", counted)
    weights = np.ones((300, 300)) / 300
    network = Model(*[Linear(weights)] * 5)  # 900,000 operations

    def own(X):
        try:
            return network(X)
        except Exception:  # noqa: BLE001 (as a learner may write it)
            return network(X)

    x = np.linspace(0, 1, 300)
    assert reasons(own, x) == TOO_MANY
    assert "no arithmetic" in TOO_MANY
    assert made <= MOST_MADE + 2  # it is tried twice, and stops at once the second time
    assert record(own, (x,), own(x)) is None
    trace = Model(Input(shape=300), own).trace(x)
    np.testing.assert_allclose(trace.output, np.full(300, 0.5))
    assert TOO_MANY in step_through(trace)._repr_html_()


def test_what_a_page_can_hold_is_recorded_to_the_last_number():
    weights = np.random.default_rng(0).normal(size=(20, 400))  # 16,000 operations
    every = explained(lambda X: weights @ X, np.linspace(-1, 1, 400))
    assert all(isinstance(each, Number) for each in every)


def value_of(x):
    return x.value


class Knob:
    def __init__(self, value):
        self.value = value


KNOB = Knob(3)


def with_a_plain_number(x):
    try:
        plain = x.value
    except AttributeError:
        plain = x
    return 2 * x if plain > 0 else 3 * x


def with_a_plain_number_from_elsewhere(x):
    try:
        return 2 * x if value_of(x) > 0 else 3 * x
    except AttributeError:
        return 2 * x if x > 0 else 3 * x


def by_what_it_was_made_of(x):
    try:
        factor = 1 if (2 * x).operation else 3
    except AttributeError:
        factor = 2
    return factor * x


@pytest.mark.parametrize(
    ("layer", "asked"),
    [
        (with_a_plain_number, ".value"),
        (with_a_plain_number_from_elsewhere, ".value"),
        (by_what_it_was_made_of, ".operation"),
    ],
)
def test_a_function_that_tells_numbers_that_remember_from_floats_is_not_recorded(layer, asked):
    trace = Model(layer).trace(2.0)
    assert reasons(layer, 2.0) == (
        f"This function asks of what kind something is (`{asked}`), and numbers that remember are of another kind, "
        "so it is not run on them to follow its arithmetic: read its code."
    )
    assert record(layer, (trace.x,), trace.o1) is None


def test_a_value_of_ones_own_is_followed():
    def turned(X):
        return X * KNOB.value

    assert explained(turned, 2.0)[0].formula() == "x0 × 3"


def test_a_number_and_its_power_of_two_are_told_with_what_decides_the_power():
    known, _ = what_is_told(lambda X: np.frexp(X)[0] * 3 + np.frexp(X)[1], (0.3, -2.7, 0.55))
    assert [each.formula() for each in known.values()] == ["x0 / 0.5 × 3 - 1", "x1 / 4 × 3 + 2", "x2 / 1 × 3"]
    assert "0.3 >= 0.25? yes" in known[0].questions
    assert np.frexp(np.array([0.0, 3.0])).__class__ is tuple  # plain numbers are NumPy's own affair


@pytest.mark.parametrize("x", [5e-324, 1.5e308])
def test_the_power_of_two_of_a_number_at_the_end_of_all_floats_is_not_followed(x):
    assert isinstance(explained(lambda X: np.frexp(X)[0], (x, 1.0))[0], str)


def test_another_power_of_two_is_another_way_that_no_run_has_shown():
    def shown(way):
        return shown(way.yes) + shown(way.no) if isinstance(way, Fork) else [way.ends != (None,)]

    (part,) = record(lambda X: np.frexp(X)[0], (np.array(0.3),), np.array(0.6)).parts
    assert sum(shown(part.way)) == 2  # that of 0, and that of numbers from 0.25 to 0.5
