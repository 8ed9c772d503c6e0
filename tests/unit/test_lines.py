"""Each line that is offered in place of one that cannot be followed gives the same numbers, and can be followed."""

import importlib.util
import itertools
import math
import re

import numpy as np
import pytest

from lessons_lib import Model
from lessons_lib.model.describe import told

XS = ((1.5, 0.25, 2.5), (0.75, 0.5, 1.0), (2.0, 0.125, 1.25))
TOLD = re.compile(r"cannot be followed through `(.*?)`: write `(.*?)`\.")
numbering = itertools.count()

# Expressions, and whether there is a line that would do; each is of one number, or of a row.
OF_MATH = [
    *(
        f"math.{name}(X[0])"
        for name in ("exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sqrt", "cbrt")
    ),
    *(f"math.{name}(X[0])" for name in ("sin", "cos", "tan", "atan", "asinh", "sinh", "cosh", "tanh")),
    *(f"math.{name}(X[1])" for name in ("asin", "acos", "atanh", "degrees", "radians", "fabs")),
    *("math.modf(X[0])", "math.frexp(X[0])"),
    *("math.acosh(X[0] + 1)", "math.isfinite(X[0]) * X", "math.isnan(X[0]) + X", "math.isinf(X[0]) + X"),
    *("math.atan2(X[0], 2)", "math.pow(X[0], 3)", "math.fmod(-X[0], 0.7)", "math.copysign(X[0], -1)"),
    *("math.copysign(2, -X[0])", "math.ldexp(X[0], 3)", "math.hypot(X[0], X[1])", "math.hypot(*X)"),
    *("math.hypot(X[0], -X[1], X[2] - 1)", "math.log(X[0], 10)", "math.log(X[0] + 1, 2 + X[1])"),
    *("math.log(8, X[2] + 1)", "math.dist(X, [0, 1, 0])", "math.dist(X, X[::-1])", "math.fsum(X)"),
    *("math.fsum(x * x for x in X)", "1 / (1 + math.exp(-X[0]))", "[math.sqrt(x) for x in X]"),
]
OF_KIND = [
    *(
        "float(X[0])",
        "float(X.sum())",
        "round(float(X[0]), 1)",
        "max(float(X[0]), 0)",
        "[float(x) for x in X]",
    ),
    *("np.float64(X[0])", "np.float64(X)", "np.asarray(X, dtype=float) * 2", "np.array(X, float)"),
    *(
        "np.array([X[0], X[1]], dtype=np.float64)",
        "np.asarray(X).astype(float)",
        "np.array(X).astype('float64')",
    ),
]
WHOLE = [
    *("int(X[0])", "int(-X[0]) * 2", "[int(x) + 1 for x in X]", "abs(int(-X[0]))", "X.astype(int)"),
    *(
        'X.astype("int")',
        "X.astype(np.int64) / 2",
        "np.array([int(x) for x in X])",
        "X if int(X[0]) > 1 else -X",
    ),
    "int(round(X[0])) - int(X[2]) % 2",
]
NONE = [
    *("math.remainder(X[0], 2)", "math.gamma(X[0])", "math.erf(X[0])", "math.isclose(X[0], 1) * X"),
    *(
        "math.factorial(int(X[0])) * X",
        "math.gcd(int(X[0]), 2) * X",
    ),
    *("math.hypot(*X, 1)", "math.comb(int(X[0]) + 3, 2) * X", "X[int(X[1])]", "np.eye(3)[int(X[0])]"),
    *("[0.1, 0.2, 0.3][int(X[0])] * X", "X[: int(X[0]) + 1]", "sum(X for _ in range(int(X[0]) + 1))"),
    *("np.zeros(int(X[0]) + 1) + X[0]", "sum([X[0]] * int(X[0] + 1))", "X[[int(x) for x in X / 3]]"),
    *("X[(X / 2).astype(int)]", "np.float32(X)", "X.astype('float32')", "complex(X[0]).real"),
]


def made(folder, body):
    """A function as a learner writes it, in a file of its own: Python knows the code."""
    path = folder / f"written_{next(numbering)}.py"
    path.write_text(f"import math\nimport numpy as np\n\n\ndef f(X):\n{body}\n")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.f


def reason_of(function):
    step = Model(function).trace(XS[0]).steps[0]
    every = told(function, step.inputs, step.output, [["a", "b", "c"]], range(step.output.size))
    return next((each for each in every.values() if isinstance(each, str)), "")


def mended(folder, body):
    """The function after every line that was offered has been written, one after another."""
    while found := TOLD.search(reason_of(made(folder, body))):
        assert found[1] in body
        body = body.replace(found[1], found[2], 1)
    return made(folder, body)


def same(folder, body):
    function, other = made(folder, body), mended(folder, body)
    assert reason_of(function)
    assert "cannot be followed" not in reason_of(other)
    for x in XS:
        assert np.asarray(other(np.array(x))) == pytest.approx(np.asarray(function(np.array(x))), rel=1e-14)


@pytest.mark.parametrize("expression", OF_MATH + OF_KIND + WHOLE)
def test_a_line_that_is_offered_gives_the_same_and_is_followed(tmp_path, expression):
    same(tmp_path, f"    return {expression}")


@pytest.mark.parametrize(
    "body",
    [
        "    n = int(X[0])\n    return n * 2 + X",
        "    n = X[0]\n    n += int(X[1])\n    return [n, -n]",
        "    n = 1\n    for x in X:\n        n = n * int(x + 1)\n    return n",
    ],
)
def test_a_whole_number_that_has_a_name_may_be_a_float_where_it_is_only_computed_with(tmp_path, body):
    same(tmp_path, body)


@pytest.mark.parametrize(
    "body",
    [
        *(f"    return {expression}" for expression in NONE),
        "    n = int(X[0])\n    return X[n] * n",
        "    n = int(X[0])\n    m = n + 1\n    return sum(X for _ in range(m))",
        "    return [X[i] for i in [int(x) for x in X / 3]]",
    ],
)
def test_where_none_would_do_none_is_offered(tmp_path, body):
    reason = reason_of(made(tmp_path, body))
    assert "cannot be followed through" in reason
    assert "write" not in reason


def test_each_function_of_math_that_has_a_line_is_tried_here():
    from lessons_lib.recording.lines import OF_ONE, OF_TWO, OTHERWISE

    tried = set(re.findall(r"math\.(\w+)", " ".join(OF_MATH)))
    assert tried == {
        name for name in {*OF_ONE, *OF_TWO, *(name for name, _ in OTHERWISE)} if hasattr(math, name)
    }
