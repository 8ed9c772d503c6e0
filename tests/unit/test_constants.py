"""Numbers that a learner wrote into a function: each is turned where it stands, or not at all; what runs is what is told."""

import functools
import math
import sys

import numpy as np
import pytest

from lessons_lib import Input, Model, ReLU, SquaredError, compare, explore, patients, step_through
from lessons_lib.model.describe import code, formula
from lessons_lib.numbers.door import InputValueError
from lessons_lib.page.data import data
from lessons_lib.page.knobs import turned
from lessons_lib.page.recorded import recorded
from lessons_lib.recording.constants import constants, with_constants

INPUT = Input("broccoli", "Tagada strawberries", "workout hours")
FACTOR = 5


def fitness(X):
    broccoli, strawberries, hours = X
    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600


def article(X):
    """The same as the article writes it."""
    a, b, c = X
    return 1/200 * a - 3000 / 11_600_000 * b + 1/5800 * c + -3  # fmt: skip


def alike(X):
    return 2 * X[0] + 2 * X[1]


def looped(X):
    total = 0
    for x in X:
        total = total + 2 * x
    return total


def counted(X):
    total = 0
    for at in range(3):
        total = total + 2 * at * X[at]
    return total


def from_outside(X, more=7):
    return FACTOR * X[0] + more + 3


def leaky(X):
    return X if X >= 0.5 else 0.01 * X


def powers(X):
    return X[0] ** 2 + round(X[1], 1) / 3 + np.round(X[2], 2) * 4


def calls_itself(X):
    return 2 * X if X > 10 else calls_itself(3 * X)


def texts(X):
    return float(f"{2:d}") * X[0] + 9 * X[1]


def long_test(X):
    times = 0
    while X > 40 and times < 2:  # Python writes the test of a loop down twice
        times, X = times + 1, X / 5
    return X - 3


X3 = np.array([1.0, 2.75, -3.0])
X1 = np.array(0.25)


@pytest.fixture(autouse=True)
def _however_long_it_takes(monkeypatch):
    monkeypatch.setattr("lessons_lib.recording.limit.Limit.is_reached", lambda _: False)


def followed(function, x):
    """The numbers of the code that can be turned, as they are written, by their position."""
    known = recorded(function, (x,), np.asarray(function(x[()])))
    if known is None or "constants" not in known:
        return {}
    return {row[1]: known["constants"]["written"][row[1]] for row in known["rows"] if row[0] == "c"}


@pytest.mark.parametrize(
    ("function", "x", "numbers"),
    [
        (fitness, X3, {0: "58", 1: "3", 2: "2", 3: "11_600"}),
        (article, X3, {0: "1/200", 1: "3000 / 11_600_000", 2: "1/5800", 3: "-3"}),
        (alike, X3, {0: "2", 2: "2"}),  # two of one value are two; places in X are none
        (looped, X3, {1: "2"}),
        (counted, X3, {}),  # each time with another number that Python counts
        (from_outside, X3, {1: "3"}),
        (leaky, X1, {0: "0.5", 1: "0.01"}),
        (powers, X3, {7: "4"}),  # where Python goes by whole numbers, nothing is turned
        (calls_itself, np.array(20.0), {}),  # it would call itself as it was
        (texts, X3, {2: "9"}),
        (long_test, np.array(70.0), {1: "40", 4: "5", 5: "3"}),
        (lambda X: 2 * X[0] - 7, X3, {0: "2", 2: "7"}),
        (lambda X: X[0].item() / 4, X3, {}),
    ],
)
def test_a_number_is_turned_where_it_stands_or_not_at_all(function, x, numbers):
    assert followed(function, x) == numbers


def test_code_that_was_changed_since_it_ran_has_no_numbers_to_turn(tmp_path, monkeypatch):
    (tmp_path / "once_written.py").write_text("def f(X):\n    return 2 * X + 5\n")
    monkeypatch.syspath_prepend(tmp_path)
    import once_written

    assert followed(once_written.f, X3) == {0: "2", 1: "5"}
    (tmp_path / "once_written.py").write_text("def f(X):\n    return 3 * X + 5 \n")
    assert followed(once_written.f, X3) == {}


@pytest.mark.parametrize("before", ["# A line more.\n" * 3, ""])
def test_code_that_has_moved_since_it_ran_is_no_error(tmp_path, monkeypatch, before):
    file = tmp_path / "moved_since.py"
    file.write_text("import math\n\n\ndef f(X):\n    X = 2 * X\n    return X + 5\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "moved_since", raising=False)
    import moved_since

    trace = Model(moved_since.f).trace(1)
    file.write_text(f"{before}def f(X):\n    return X\n")
    (row,) = data(trace)["models"][0]
    told = row["recorded"].get("constants")
    assert told is None or told["code"] == told["formula"] == [
        ""
    ]  # no number is shown in code that did not run


def test_a_function_that_nobody_wrote_down_is_turned_all_the_same():
    made = {}
    exec("def f(X):\n    return 2 * X + 5", made)
    assert followed(made["f"], X3) == {0: "2", 1: "5"}


def test_a_function_made_anew_runs_and_reads_with_its_other_numbers():
    own = constants(fitness)
    anew = with_constants(fitness, {own[0]: 60, own[3]: 1e-7, own[1]: -2})
    assert anew((1.0, 2.0, 3.0)) == (60 + 4 + 6) / 1e-7
    assert fitness((1.0, 2.0, 3.0)) == 58 / 11_600
    assert formula(anew) == "(60 * broccoli - -2 * strawberries + 2 * hours) / 1e-07"
    assert code(anew) == code(fitness).replace("58", "60").replace("11_600", "1e-07").replace("3", "-2")
    assert (anew.__name__, anew.__qualname__, anew.__module__) == ("fitness", "fitness", __name__)
    again = with_constants(anew, {constants(anew)[2]: 0.5})
    assert formula(again) == "(60 * broccoli - -2 * strawberries + 0.5 * hours) / 1e-07"
    assert again((1.0, 2.0, 3.0)) == (60 + 4 + 1.5) / 1e-7


def test_a_function_made_anew_keeps_what_belongs_to_it():
    extra = 4

    def own(X, *, more=1):
        """It adds."""
        return 2 * X + extra + more

    own.note = "kept"
    anew = with_constants(own, {constants(own)[0]: 3})
    assert (anew(10), anew(10, more=5), anew.note, anew.__doc__) == (35, 39, "kept", "It adds.")


def test_python_follows_the_page_with_a_function_made_anew():
    live = explore(Model(INPUT, fitness, ReLU()).trace(patients[0]))
    live.state = {"turned": {"L2.constants[0]": 116, "x[0]": 100}, "asks": False}
    assert live.trace.o2 == pytest.approx((11600 - 6000 + 200) / 11600)
    assert formula(live.trace.steps[1].layer) == "(116 * broccoli - 3 * strawberries + 2 * hours) / 11_600"
    assert live.trace.sample.name == "patient 1"
    live.state = {"turned": {}, "asks": False}
    assert live.trace.steps[1].layer is fitness


def test_in_a_model_inside_a_model_it_is_turned_by_its_path():
    trace = Model(Model(INPUT, fitness), ReLU()).trace(patients[1])
    model, x = turned(trace, {"L1.L2.constants[3]": 5800})
    assert model(x) == 2
    (row,) = [each for each in data(trace)["models"][0][0]["inside"] if each["name"] == "L2"]
    assert row["recorded"]["constants"]["key"] == "L1.L2.constants"


def test_a_function_that_stands_at_two_places_is_not_turned():
    def double(X):
        return 2 * X

    trace = Model(double, double).trace(3)
    assert [row["recorded"]["constants"]["key"] for row in data(trace)["models"][0]] == ["", ""]
    with pytest.raises(InputValueError, match=r"There is no L1\.constants to turn"):
        explore(trace, knobs=["L1.constants[0]"])


def test_a_knob_may_be_asked_for_where_the_number_is_followed():
    trace = Model(INPUT, fitness).trace(patients[0])
    live = explore(trace, knobs=["L2.constants[3]", "x"])
    assert live.data["knobs"] == ["L2.constants[3]", "x[0]", "x[1]", "x[2]"]
    with pytest.raises(InputValueError) as error:
        explore(Model(INPUT, powers).trace((1, 2, 3)), knobs=["L2.constants[1]"])
    assert str(error.value) == (
        "L2.constants[1] cannot be turned on the page: what your function does with this number of its code is not "
        "followed. Change it in the code, and run the cell again."
    )


def test_a_whole_number_stays_whole_and_the_way_back_follows():
    def odd(X):
        return X * 3

    backward = Model(odd).trace(2).backward(SquaredError(), 1)
    live = explore(backward)
    live.state = {"turned": {"L1.constants[0]": 4.0}, "asks": False}
    assert formula(live.trace.steps[0].layer) == "X * 4"
    assert live.backward.trace is live.trace


def test_what_was_turned_is_compared_as_what_it_is():
    live = explore(Model(INPUT, fitness, ReLU()).trace(patients[0]))
    live.state = {"turned": {"L2.constants[1]": 0.5}, "asks": False}
    changed = "(58 * broccoli - 0.5 * strawberries + 2 * hours) / 11_600"
    both = compare(live.trace, Model(INPUT, fitness, ReLU()).trace(patients[0]))._repr_html_()
    assert both.count(changed) > 0 < both.count("(58 * broccoli - 3 * strawberries + 2 * hours) / 11_600")
    assert changed in step_through(live.trace)._repr_html_()


def test_a_partial_and_an_object_have_no_numbers_of_their_own():
    assert constants(functools.partial(fitness)) == constants(ReLU()) == constants(math.sin) == ()
