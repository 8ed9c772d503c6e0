"""Errors teach: each by its whole message. Who expected what, what came, and the line that would be right."""

import linecache
import math
import re
import traceback
from array import array
from fractions import Fraction

import numpy as np
import pytest

from lessons_lib import (
    Convolution,
    CrossEntropy,
    Dropout,
    Flatten,
    Input,
    InputTypeError,
    InputValueError,
    Linear,
    Model,
    ReLU,
    Sample,
    patients,
    train,
)

L1 = Input("broccoli", "Tagada strawberries", "workout hours")


def L2(X):
    broccoli, strawberries, hours = X
    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600


L3 = ReLU()
model = Model(L1, L2, L3)

EXPECTS_3 = "L1 · Input expects 3 numbers (broccoli, Tagada strawberries, workout hours) and got"


class Column:
    """As much of a pandas column as NumPy asks for: it turns itself into an array."""

    def __init__(self, values, dtype=None):
        self.values = np.array(values, dtype=dtype)

    def __array__(self, dtype=None, copy=None):
        return self.values.astype(dtype or self.values.dtype)


class Cat:
    def __repr__(self):
        return "<a cat>"


# What is wrong with x: x, and the whole message.
MANY_SAMPLES = (
    f"{EXPECTS_3} 4 x 3 numbers from 0 to 3000. For 4 samples at once write model.trace(X, batch=True)."
)
WRONG_VALUES = {
    "too short": ((100, 2000), f"{EXPECTS_3} 2: (100, 2000)."),
    "too long": ((1, 2, 3, 4), f"{EXPECTS_3} 4: (1, 2, 3, 4)."),
    "much too long": (range(20), f"{EXPECTS_3} 20: 20 numbers from 0 to 19."),
    "a number alone": (5, f"{EXPECTS_3} 1 number: 5."),
    "a sample of another data set": (Sample("q", (1, 2)), f"{EXPECTS_3} 2: (1, 2)."),
    "a matrix where one sample is meant": (
        patients.X,
        f"{EXPECTS_3} 4 x 3 numbers from 0 to 3000. For 4 samples at once write model.trace(X, batch=True).",
    ),
    "a row in a matrix": (
        [[1, 2, 3]],
        f"{EXPECTS_3} 1 x 3 numbers from 1 to 3. To put them in the right shape write np.reshape(x, (3,)).",
    ),
    "a column in a matrix": (
        [[1], [2], [3]],
        f"{EXPECTS_3} 3 x 1 numbers from 1 to 3. To put them in the right shape write np.reshape(x, (3,)).",
    ),
    "a number in a matrix": ([[5]], f"{EXPECTS_3} 1 x 1 numbers: 5."),
    "a block": (np.ones((2, 2, 3)), f"{EXPECTS_3} 2 x 2 x 3 numbers, all 1."),
    "empty": ([], "L1 · Input expects numbers and got none: x is empty."),
    "ragged": (
        [[1, 2], [3]],
        "L1 · Input expects rows of one length, but x[0] has length 2 and x[1] has length 1: [[1, 2], [3]]. "
        "Write as many numbers in each row.",
    ),
    "ragged further in": (
        [[[1, 2], [3, 4]], [[1], [2, 3]]],
        "L1 · Input expects rows of one length, but x[1][0] has length 1 and x[1][1] has length 2: "
        "[[1], [2, 3]]. Write as many numbers in each row.",
    ),
    "tables of two widths": (
        [[[1, 2], [3, 4]], [[1], [2]]],
        "L1 · Input expects rows of one length, and these differ: [[[1, 2], [3, 4]], [[1], [2]]]. "
        "Write as many numbers in each row.",
    ),
    "numbers behind a list": (
        [[1, 2], 3],
        "L1 · Input expects numbers, and x[0] is a list among numbers: [1, 2]. Take away its brackets.",
    ),
    "an array among numbers": (
        (1, np.array([2.0, 3.0])),
        "L1 · Input expects numbers, and x[1] is an array among numbers: array([2., 3.]). "
        "Take its numbers out, as in x[1][0].",
    ),
    "a list among numbers": (
        [1, [2], 3],
        "L1 · Input expects numbers, and x[1] is a list among numbers: [2]. Take away its brackets.",
    ),
    "NaN": (
        (1, float("nan"), 3),
        "L1 · Input expects finite numbers, and x[1] (Tagada strawberries) is not a number: (1, not "
        "a number, 3).",
    ),
    "infinity": (
        (1, 2, float("-inf")),
        "L1 · Input expects finite numbers, and x[2] (workout hours) is -infinity: (1, 2, -infinity).",
    ),
    "NaN in a pandas column": (
        Column([1, 2, np.nan]),
        "L1 · Input expects finite numbers, and x[2] (workout hours) is not a number: (1, 2, not a number).",
    ),
    "a huge integer": (
        (1, 10**400, 3),
        "L1 · Input expects numbers, and x[1] is a number too large for a float, which ends at about "
        "1.8e308.",
    ),
    "a huge integer of more digits than Python prints": (
        (1, -(10**5000), 3),
        "L1 · Input expects numbers, and x[1] is a number too large for a float, which ends at about "
        "1.8e308.",
    ),
    "masked": (
        np.ma.array([1, 2, 3], mask=[0, 1, 0]),
        "L1 · Input expects numbers and got a masked array: x[1] is masked. Fill it first, as in "
        "x.filled(0).",
    ),
    "a whole data set": (patients, MANY_SAMPLES),
    "a list of samples": (list(patients), MANY_SAMPLES),
}

WRONG_KINDS = {
    "None": (None, "L1 · Input expects numbers and got None: did the function before it end with `return`?"),
    "None among numbers": ([1, None, 3], "L1 · Input expects numbers, and x[1] is None: a value is missing."),
    "text": (
        "100, 2000",
        "L1 · Input expects numbers and got text: '100, 2000'. Write numbers, without quotes, as in "
        "(100, 2000, 100).",
    ),
    "bytes": (
        b"ab",
        "L1 · Input expects numbers and got text: b'ab'. Write numbers, without quotes, as in (100, "
        "2000, 100).",
    ),
    "text among numbers": (
        [1, "2", 3],
        "L1 · Input expects numbers, and x[1] is text: '2'. Write a number, without quotes.",
    ),
    "text in a matrix": (
        [[1, 2], [3, "4"]],
        "L1 · Input expects numbers, and x[1][1] is text: '4'. Write a number, without quotes.",
    ),
    "an array of text": (
        np.array(["1", "2", "3"]),
        "L1 · Input expects numbers, and x[0] is text: '1'. Write a number, without quotes.",
    ),
    "text in a pandas column": (
        Column([1, "two", 3], object),
        "L1 · Input expects numbers, and x[1] is text: 'two'. Write a number, without quotes.",
    ),
    "complex": (
        (1, 2j, 3),
        "L1 · Input expects numbers, and x[1] is a complex number: 2j. Take its real part, as in x[1].real.",
    ),
    "booleans": (
        [True, False, True],
        "L1 · Input expects numbers, and x[0] is True. "
        "Write 1 for True and 0 for False; 1 * (…) turns a whole array into them.",
    ),
    "an array of booleans": (
        np.array([False, True, True]),
        "L1 · Input expects numbers, and x[0] is False. "
        "Write 1 for True and 0 for False; 1 * (…) turns a whole array into them.",
    ),
    "a boolean among numbers": (
        [1, True, 3],
        "L1 · Input expects numbers, and x[1] is True. "
        "Write 1 for True and 0 for False; 1 * (…) turns a whole array into them.",
    ),
    "an object array": (
        np.array([1, Cat(), 3], dtype=object),
        "L1 · Input expects numbers, and x[1] is of another kind, Cat: <a cat>.",
    ),
    "an object alone": (Cat(), "L1 · Input expects numbers, and x is of another kind, Cat: <a cat>."),
    "an object with an address": (
        [1, object(), 3],
        "L1 · Input expects numbers, and x[1] is of another kind, object: <object object>.",
    ),
    "dates": (
        np.array(["2020-01-01"] * 3, dtype="datetime64[D]"),
        "L1 · Input expects numbers, and x[0] is of another kind, date: datetime.date(2020, 1, 1).",
    ),
    "a set": (
        {7},
        "L1 · Input expects numbers and got a set, which has no order: {7}. Write ( ) in place of { }.",
    ),
    "a dict": (
        {"broccoli": 100},
        "L1 · Input expects numbers and got a dict: {'broccoli': 100}. "
        "Write its values in order: tuple(x.values()).",
    ),
    "a generator": (
        (value for value in (1, 2, 3)),
        "L1 · Input expects numbers and got a generator, which makes its numbers one by one and only once. "
        "Make a list of it: list(…); a function of your own should `return` one, in place of `yield`.",
    ),
    "a function": (
        L2,
        "L1 · Input expects numbers and got a function or layer, L2, in place of what it returns. "
        "Call it: `L2(…)`.",
    ),
    "a function among numbers": (
        [1, L2, 3],
        "L1 · Input expects numbers, and x[1] is a function or layer, L2, in place of what it returns. "
        "Call it: `L2(…)`.",
    ),
    "a lambda": (
        lambda x: x,
        "L1 · Input expects numbers and got a function or layer, <lambda>, in place of what it returns. "
        "Call it, as in o1 = L1(x).",
    ),
    "a class": (ReLU, "L1 · Input expects numbers and got the class ReLU, in place of numbers."),
    "a layer": (
        L3,
        "L1 · Input expects numbers and got a function or layer, ReLU, in place of what it returns. "
        "Call it, as in o1 = L1(x).",
    ),
}


def table(rows):
    return pytest.mark.parametrize(("given", "message"), list(rows.values()), ids=list(rows))


def raised(error, run):
    with pytest.raises(error) as caught:
        run()
    assert caught.type is error
    return caught.value


@table(WRONG_VALUES)
def test_a_wrong_value_is_answered_by_what_was_expected_what_came_and_what_to_write(given, message):
    error = raised(InputValueError, lambda: model(given))
    assert str(error) == message
    assert isinstance(error, ValueError)


@table(WRONG_KINDS)
def test_a_wrong_kind_is_answered_by_what_was_expected_what_came_and_what_to_write(given, message):
    error = raised(InputTypeError, lambda: model(given))
    assert str(error) == message
    assert isinstance(error, TypeError)


@pytest.mark.parametrize("rows", [WRONG_VALUES, WRONG_KINDS])
def test_the_traceback_of_such_an_error_shows_no_frame_of_numpy(rows):
    for given, _ in rows.values():
        error = raised((InputValueError, InputTypeError)[rows is WRONG_KINDS], lambda given=given: L1(given))
        frames = traceback.extract_tb(error.__traceback__)
        assert not any("numpy" in frame.filename for frame in frames)
        assert error.__suppress_context__ or error.__context__ is None


def test_a_layer_called_by_hand_speaks_without_a_number_in_the_row():
    error = raised(InputValueError, lambda: L1((100, 2000)))
    assert str(error) == EXPECTS_3.removeprefix("L1 · ") + " 2: (100, 2000)."


@pytest.mark.parametrize(
    "x",
    [
        (0, 2000, 3000),
        [0, 2000.0, np.int16(3000)],
        np.array([0, 2000, 3000], dtype=np.float32),
        np.array([0, 2000, 3000], dtype=object),
        np.array([0, 2000, 3000], dtype=np.longdouble),
        np.ma.array([0, 2000, 3000]),
        Column([0, 2000, 3000]),
        Column([0, 2000, 3000], object),
        array("d", [0, 2000, 3000]),
        patients[2],
    ],
    ids=lambda x: type(x).__name__,
)
def test_whatever_holds_the_right_numbers_is_accepted(x):
    assert model.trace(x).o1.tolist() == [0, 2000, 3000]
    assert L1(x).tolist() == [0, 2000, 3000]


WRONG_BATCHES = {
    "one sample": (
        (100, 2000, 100),
        f"{EXPECTS_3} 1 number. With batch=True each row is a sample; for one sample leave batch=True out.",
    ),
    "rows too short": (
        [[1, 2], [3, 4]],
        f"{EXPECTS_3} 2. Of many samples each row is one: here 2 samples of 2 numbers.",
    ),
    "a number alone": (5, "A batch is many samples, a row each, and here came a single number: 5."),
    "NaN": (
        [[1, 2, 3], [4, float("nan"), 6]],
        "L1 · Input expects finite numbers, and x[1][1] (Tagada strawberries) is not a number: "
        "2 x 3 numbers, 1 not finite.",
    ),
    "samples that differ in length": (
        [patients[0], Sample("q", (1, 2))],
        "L1 · Input expects rows of one length, but x[0] has length 3 and x[1] has length 2: "
        "[[100.0, 2000.0, 100.0], [1.0, 2.0]]. Write as many numbers in each row.",
    ),
}


@table(WRONG_BATCHES)
def test_a_wrong_batch_is_answered_in_its_own_words(given, message):
    assert str(raised(InputValueError, lambda: model.trace(given, batch=True))) == message


ONE_AFTER_ANOTHER = "Model expects its layers one after another, as in Model(L1, L2, L3), and got a"
NO_BRACKETS = "Take away the brackets, or put a star before them: Model(*layers)."

NOT_LAYERS = {
    "a list of layers": ([[L1, L2]], f"{ONE_AFTER_ANOTHER} list. {NO_BRACKETS}"),
    "a tuple of layers": ([(L1, L2)], f"{ONE_AFTER_ANOTHER} tuple. {NO_BRACKETS}"),
    "a generator of layers": (
        [(layer for layer in (L1, L2))],
        f"{ONE_AFTER_ANOTHER} generator. {NO_BRACKETS}",
    ),
    "a class": (
        [L1, ReLU],
        "L2 is the class ReLU, and a layer is made from it with brackets: write ReLU().",
    ),
    "a class that needs values": (
        [L1, Linear],
        "L2 is the class Linear, and a layer is made from it with brackets: write Linear(weights).",
    ),
    "text": ([L1, "ReLU"], "L2 is text, 'ReLU', and a layer is a function. Write its name without quotes."),
    "called already": (
        [L1, L1((1, 2, 3))],
        "L2 is not a layer: a layer is a function of one input, and this is array([1., 2., 3.]). "
        "Was it called already? Write Model(L1, L2), not Model(L1, L2(x)).",
    ),
    "None": (
        [None],
        "L1 is not a layer: a layer is a function of one input, and this is None. "
        "Was it called already? Write Model(L1, L2), not Model(L1, L2(x)).",
    ),
}


@table(NOT_LAYERS)
def test_what_is_not_a_layer_is_told_when_the_model_is_made(given, message):
    assert str(raised(TypeError, lambda: Model(*given))) == message


def test_a_model_needs_a_layer():
    message = "Model expects at least one layer, as in Model(L1, L2, L3), and got none."
    assert str(raised(ValueError, Model)) == message


two_inputs = Linear([[1, 2]])

NOT_MEETING = {
    "neighbours": (
        [L1, two_inputs],
        "L2 · Linear expects 2 numbers and got 3. The output of L1 · Input does not fit here.",
    ),
    "with a layer between that keeps the shape": (
        [Linear([[1, 2, 3]]), ReLU(), two_inputs],
        "L3 · Linear expects 2 numbers and got 1 number. The output of L2 · ReLU does not fit here.",
    ),
    "an image": (
        [Input(shape=(8, 8)), two_inputs],
        "L2 · Linear expects 2 numbers and got 8 x 8 numbers. The output of L1 · Input does not fit here.",
    ),
    "an input layer in the middle": (
        [two_inputs, L1],
        "L2 · Input expects 3 numbers (broccoli, Tagada strawberries, workout hours) and got 1 number. "
        "The output of L1 · Linear does not fit here.",
    ),
    "in a model within the model": (
        [L1, Model(two_inputs, ReLU())],
        "L2 · Model › L1 · Linear expects 2 numbers and got 3. The output of L1 · Input does not fit here.",
    ),
    "behind a model within the model": (
        [Model(two_inputs, ReLU()), two_inputs],
        "L2 · Linear expects 2 numbers and got 1 number. The output of L1 · Model does not fit here.",
    ),
}


@table(NOT_MEETING)
def test_shapes_that_do_not_meet_are_told_when_the_model_is_made_with_both_names(given, message):
    assert str(raised(InputValueError, lambda: Model(*given))) == message


def test_shapes_that_are_not_known_before_are_told_when_it_runs():
    unknown = Model(L1, lambda X: X[:1], Model(two_inputs))
    message = (
        "L3 · Model › L1 · Linear expects 2 numbers and got 1 number: 1. The output of L2 · your lambda "
        "does not fit here."
    )
    assert str(raised(InputValueError, lambda: unknown((1, 2, 3)))) == message


def returns_nothing(X):
    X * 2


def yields(X):
    yield from X


RETURN_VALUES = {
    "nothing": (
        returns_nothing,
        "L2 · your function returned nothing (None). Does the function end with `return …`?",
    ),
    "text": (
        lambda X: "hello",
        "L2 · your lambda should return numbers and returned text: 'hello'. Write numbers, without quotes.",
    ),
    "text among numbers": (
        lambda X: [1, "a"],
        "L2 · your lambda should return numbers, and output[1] is text: 'a'. Write a number, without quotes.",
    ),
    "a generator": (
        yields,
        "L2 · your function should return numbers and returned a generator, which makes its numbers "
        "one by one "
        "and only once. Make a list of it: list(…); "
        "a function of your own should `return` one, in place of `yield`.",
    ),
    "empty": (
        lambda X: X[X > 9],
        "L2 · your lambda should return numbers and returned none: output is empty.",
    ),
    "ragged": (
        lambda X: [[1], [2, 3]],
        "L2 · your lambda should return rows of one length, but output[0] has length 1 and output[1] has "
        "length 2: [[1], [2, 3]]. Write as many numbers in each row.",
    ),
    "booleans": (
        lambda X: X > 1,
        "L2 · your lambda should return numbers, and output[0] is False. "
        "Write 1 for True and 0 for False; 1 * (…) turns a whole array into them.",
    ),
    "complex": (
        lambda X: X * 1j,
        "L2 · your lambda should return numbers, and output[0] is a complex number: 1j. "
        "Take its real part, as in output[0].real.",
    ),
    "a function": (
        lambda X: L2,
        "L2 · your lambda should return numbers and returned a function or layer, L2, in place of "
        "what it returns. Call it: `L2(…)`.",
    ),
    "`...`": (
        lambda X: ...,
        "L2 · your lambda should return numbers, and output is still `...`: write what belongs in its place.",
    ),
}


@table(RETURN_VALUES)
def test_a_function_that_returns_no_numbers_is_told_so(given, message):
    error = InputValueError if "none" in message or "length" in message else InputTypeError
    assert str(raised(error, lambda: Model(L1, given)((1, 2, 3)))) == message


def test_a_function_whose_outputs_differ_in_shape_cannot_run_a_batch():
    message = (
        "L1 · your lambda should return outputs of one shape and returned 1 number and 2 numbers for "
        "different samples."
    )
    run = lambda: Model(lambda X: X[X > 0]).trace([(1, 0), (1, 1)], batch=True)  # noqa: E731
    assert str(raised(InputValueError, run)) == message


def changes_in_place(X):
    X[0] = 1
    return X


def adds_in_place(X):
    X += 1
    return X


def sorts_in_place(X):
    X.sort()
    return X


@pytest.mark.parametrize("layer", [changes_in_place, adds_in_place, sorts_in_place])
@pytest.mark.parametrize("before", [[], [L1]])
@pytest.mark.parametrize("batch", [False, True])
def test_a_function_that_changes_its_input_is_stopped_and_told_to_work_on_a_copy(layer, before, batch):
    x = np.array([3.0, 2, 1])
    run = Model(*before, layer)
    error = raised(ValueError, lambda: run.trace(x[None] if batch else x, batch=batch))
    assert error.__notes__ == [
        f"This happened inside L{len(before) + 1} · your function, which was called with X = (3, 2, 1).",
        "A layer must not change its input. Work on a copy: X = X.copy()",
    ]
    assert x.tolist() == [3, 2, 1]


def divides(X):
    return 1 / int(X[1] * 0)


def test_an_error_in_a_function_of_ones_own_keeps_its_traceback_and_gets_its_place():
    error = raised(ZeroDivisionError, lambda: Model(L1, Model(ReLU(), divides))((1, 2, 3)))
    assert error.__notes__ == [
        "This happened inside L2 · Model › L2 · your function, which was called with X = (1, 2, 3)."
    ]
    last = traceback.extract_tb(error.__traceback__)[-1]
    assert last.name == "divides"
    assert linecache.getline(__file__, last.lineno).strip() == "return 1 / int(X[1] * 0)"


def test_unpacking_too_few_names_is_pythons_error_with_the_place_added():
    def two(X):
        a, b = X
        return a + b

    error = raised(ValueError, lambda: Model(L1, two)((1, 2, 3)))
    assert str(error) == "too many values to unpack (expected 2)"
    assert error.__notes__ == [
        "This happened inside L2 · your function, which was called with X = (1, 2, 3)."
    ]


def test_a_function_that_lacks_more_than_its_inputs_is_pythons_error_with_the_place_added():
    error = raised(TypeError, lambda: Model(L1, lambda X, *, Y: X)((1, 2, 3)))
    assert error.__notes__ == ["This happened inside L2 · your lambda, which was called with X = (1, 2, 3)."]


def asks(X):
    if X > 0:
        return X
    return 0 * X


STOPS = {
    "math": (
        lambda X: math.exp(X),
        "`math.exp(X)` takes one number, and here is a row of them: write `np.exp(X)`.",
    ),
    "math, elsewhere": (lambda X: math.gamma(X + 0), None),
    "math, one by one": (lambda X: math.gamma(X), "write `[math.gamma(x) for x in X]`."),
    "math itself": (math.exp, "`exp` takes one number, and here is a row of them: write `np.exp`."),
    "float": (lambda X: float(X), "`float(X)` takes one number, and here is a row of them: write `X`."),
    "int": (
        lambda X: int(2 * X),
        "`int(2 * X)` takes one number, and here is a row of them: write `np.trunc(2 * X)`.",
    ),
    "round": (
        lambda X: round(X, 1),
        "`round(X, 1)` rounds one number, and here is a row of them: write `np.round(X, 1)`.",
    ),
    "max": (lambda X: max(X, 0), "compares whole rows: for the numbers one by one write `np.maximum(X, 0)`."),
    "min": (
        lambda X: min(1, -X),
        "compares whole rows: for the numbers one by one write `np.minimum(1, -X)`.",
    ),
    "if": (
        asks,
        "`X > 0` has an answer for each number of the row, and Python wants one. To choose for each number write "
        "`np.where(X > 0, …, …)`; to ask of all at once `(X > 0).all()`.",
    ),
}


@pytest.mark.parametrize(("layer", "line"), STOPS.values(), ids=STOPS)
@pytest.mark.parametrize("batch", [False, True])
def test_a_function_that_stops_on_a_row_is_told_the_line_that_takes_one(layer, line, batch):
    x = (1, 2, 3)
    kind = ValueError if "compares" in str(line) or "answer" in str(line) else TypeError
    error = raised(kind, lambda: Model(L1, layer).trace([x] if batch else x, batch=batch))
    (place, *lines) = error.__notes__
    assert place.startswith("This happened inside L2")
    assert len(lines) == bool(line)
    assert not line or lines[0].endswith(line)


def test_the_lines_for_a_row_do_what_the_others_do_for_one_number():
    for layer, line in STOPS.values():
        for written in re.findall(r"write `([^`…]*)`", line or ""):
            right = eval(written, {"np": np, "math": math, "X": np.array([0.5, 1.75])})
            right = right(np.array([0.5, 1.75])) if callable(right) else right
            assert np.asarray(right).tolist() == [pytest.approx(layer(np.float64(x))) for x in (0.5, 1.75)]


NAMES_IN_QUOTES = "Input expects names in quotes, one after another, and got"
OR_A_SHAPE = "For 3 numbers without names write Input(shape=3); for a list of names Input(*names)."
A_SHAPE = (
    "Input expects a shape of whole numbers above 0, as in Input(shape=3) or Input(shape=(8, 8)), and got"
)

WRONG_LAYERS = {
    "Input of nothing": (
        Input,
        InputValueError,
        'Input expects a name for each number, as in Input("broccoli", "hours"), or shape=3.',
    ),
    "Input of a number": (lambda: Input(3), InputTypeError, f"{NAMES_IN_QUOTES} 3. {OR_A_SHAPE}"),
    "Input of a list": (
        lambda: Input(["a", "b"]),
        InputTypeError,
        f"{NAMES_IN_QUOTES} ['a', 'b']. {OR_A_SHAPE}",
    ),
    "Input of a name and a shape": (
        lambda: Input("a", shape=3),
        InputValueError,
        "Input expects a name for each number and got 1 name for 3 numbers. Leave out the names or "
        "the shape.",
    ),
    "Input of a fraction": (lambda: Input(shape=2.5), InputValueError, f"{A_SHAPE} 2.5."),
    "Input of no size": (lambda: Input(shape=(3, 0)), InputValueError, f"{A_SHAPE} (3, 0)."),
    "Input of text": (lambda: Input(shape="ab"), InputValueError, f"{A_SHAPE} 'ab'."),
    "weights in one row": (
        lambda: Linear([1, 2, 3]),
        InputValueError,
        "Linear expects weights of shape (outputs, inputs), a row for each output, and got 3 numbers. "
        "For one output of 3 inputs write Linear([[1, 2, 3]]).",
    ),
    "weights in too many brackets": (
        lambda: Linear([[[1, 2, 3]]]),
        InputValueError,
        "Linear expects weights of shape (outputs, inputs), a row for each output, and got 1 x 1 x 3 numbers. "
        "Write Linear(np.reshape(weights, (1, -1))).",
    ),
    "a bias for each input": (
        lambda: Linear([[1, 2, 3], [4, 5, 6]], [1, 2, 3]),
        InputValueError,
        "Linear expects a bias of 2 numbers, one for each output, and got 3 numbers. "
        "If each column of the weights is an output, write Linear(np.transpose(weights), bias).",
    ),
    "a weight that is NaN": (
        lambda: Linear([[1, np.nan]]),
        InputValueError,
        "Linear expects finite numbers, and weights[0][1] is not a number: 1 x 2 numbers, 1 not finite.",
    ),
    "a weight that is text": (
        lambda: Linear([[1, "2"]]),
        InputTypeError,
        "Linear expects numbers, and weights[0][1] is text: '2'. Write a number, without quotes.",
    ),
    "too many biases": (
        lambda: Linear([[1, 2]], [3, 4, 5]),
        InputValueError,
        "Linear expects a bias of 1 number, one for each output, and got 3 numbers. "
        "Without a shift that is Linear(weights, [0]).",
    ),
    "a bias that is text": (
        lambda: Linear([[1, 2]], ["3"]),
        InputTypeError,
        "Linear expects numbers, and bias[0] is text: '3'. Write a number, without quotes.",
    ),
    "a Linear called with too few": (
        lambda: two_inputs([1]),
        InputValueError,
        "Linear expects 2 numbers and got 1 number: 1.",
    ),
    "a Linear called with many samples": (
        lambda: two_inputs(np.ones((4, 2))),
        InputValueError,
        "Linear expects 2 numbers and got 4 x 2 numbers, all 1. "
        "For 4 samples at once write model.trace(X, batch=True).",
    ),
    "a ReLU called with None": (
        lambda: ReLU()(None),
        InputTypeError,
        "ReLU expects numbers and got None: did the function before it end with `return`?",
    ),
}


@pytest.mark.parametrize(("make", "error", "message"), list(WRONG_LAYERS.values()), ids=list(WRONG_LAYERS))
def test_a_layer_made_or_called_wrongly_says_how_it_is_done(make, error, message):
    assert str(raised(error, make)) == message


SAMPLE = (
    'Sample expects its name and then its numbers, as in Sample("patient 5", (150, 800, 1450)), '
    "and got for its numbers: "
)
NO_SAMPLES = {
    "text": ("b", f"{SAMPLE}'b'."),
    "text that looks like a number": ("12", f"{SAMPLE}'12'."),
    "texts": (("1", "2"), f"{SAMPLE}('1', '2')."),
    "None": (None, f"{SAMPLE}None."),
    "None among numbers": ((1, None), f"{SAMPLE}(1, None)."),
    "a row within a row": ((1, (2, 3)), f"{SAMPLE}(1, (2, 3))."),
    "a set": ({7}, f"{SAMPLE}{{7}}."),
    "a function": (print, f"{SAMPLE}print."),
}


@table(NO_SAMPLES)
def test_a_sample_that_is_not_made_of_numbers_is_told_how_it_is_made(given, message):
    error = raised(TypeError, lambda: Sample("patient 5", given))
    assert str(error) == message
    assert error.__suppress_context__ or error.__context__ is None


def test_a_sample_may_hold_whatever_counts_as_a_number():
    for given in ([1, 2], np.array([1, 2], dtype=np.int8), (True, 2.0), [Fraction(1), Fraction(2)]):
        assert Sample("q", given).x.tolist() == [1, 2]


def test_of_many_samples_the_line_is_said_that_helps():
    pictures = Model(Input(shape=(8, 8)), Flatten())
    with pytest.raises(InputValueError) as refused:
        pictures.trace(np.zeros((5, 64)), batch=True)
    assert str(refused.value) == (
        "L1 · Input expects 8 x 8 numbers and got 64 numbers. To put all samples in the right shape write "
        "np.reshape(X, (-1, 8, 8))."
    )
    assert pictures.trace(np.reshape(np.zeros((5, 64)), (-1, 8, 8)), batch=True).output.shape == (5, 64)
    with pytest.raises(InputValueError) as refused:
        pictures.trace(np.zeros((3, 28, 28)), batch=True)
    assert str(refused.value) == (
        "L1 · Input expects 8 x 8 numbers and got 28 x 28 numbers. Of many samples each row is one: here 3 samples of "
        "28 x 28 numbers."
    )


def test_samples_for_training_that_do_not_fit_are_named_and_nothing_is_said_of_batches():
    network = Model(Input(shape=(8, 8)), Flatten(), Linear(np.zeros((2, 64))))
    small, large = Sample("small", np.zeros((8, 8)), 0), Sample("large", np.zeros((28, 28)), 1)
    with pytest.raises(InputValueError) as refused:
        train(network, [small, large], CrossEntropy())
    assert str(refused.value) == (
        "L1 · Input expects 8 x 8 numbers and got 28 x 28 numbers. That is large, of the samples for train."
    )
    with pytest.raises(InputValueError) as refused:
        train(Model(lambda X: X, Flatten(), Linear(np.zeros((2, 64)))), [small, large], CrossEntropy())
    assert str(refused.value) == (
        "train expects samples of one shape, and small has 8 x 8 numbers and large has 28 x 28 numbers."
    )


TWO_LAYERS = Model(
    Input(shape=(1, 3, 3)), Convolution(np.ones((1, 1, 3, 3))), Flatten(3), Linear([[1.0]] * 3)
)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            lambda: TWO_LAYERS.with_parameters({"L2.weights": 1}),
            "This model has no parameter 'L2.weights'. It has L2.kernels, L4.weights. L2 has L2.kernels.",
        ),
        (
            lambda: TWO_LAYERS.astype(np.float16),
            "astype expects np.float32 or np.float64 and got float16: write model.astype(np.float32).",
        ),
        (
            lambda: TWO_LAYERS.trace(np.ones((1, 3, 3))).backward(CrossEntropy(), 3),
            "CrossEntropy expects as a target the number of a class, 0 to 2, and got 3. Where the target is a quantity, "
            "take SquaredError(). It looks at o4, 3 numbers, the output of L4 · Linear.",
        ),
        (
            lambda: Dropout("0.5"),
            "Dropout expects a rate from 0 to below 1, as in Dropout(0.5), and got '0.5'.",
        ),
        (
            lambda: Dropout(None),
            "Dropout expects a rate from 0 to below 1, as in Dropout(0.5), and got None.",
        ),
    ],
)
def test_a_message_names_what_is_at_fault_and_no_example_of_something_else(wrong, message):
    with pytest.raises((InputTypeError, InputValueError)) as refused:
        wrong()
    assert str(refused.value) == message
