"""What `check` says to answers of every kind."""

import math
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import pytest

from lessons_lib.data import patients
from lessons_lib.judge.check import NEARLY, TOO_MUCH, Feedback, check
from lessons_lib.layers import Linear, ReLU
from lessons_lib.lessons import EXERCISES
from lessons_lib.lessons.lesson_02 import L1, L2, L3, L4
from lessons_lib.lessons.lesson_04 import relu
from lessons_lib.model.model import Model

model = Model(L1, L2, L3)

RIGHT = {
    "a list for a tuple": ("02.1", [-0.75, 0]),
    "an array": ("02.1", np.array([-0.75, 0.0])),
    "a speck of float arithmetic": ("02.1", (-0.75 + 1e-12, -7e-17)),
    "one number in a list": ("02.3", [-0.15]),
    "a NumPy number": ("02.3", np.float64(-0.15)),
    "a text in another case, with spaces": ("01.2", " C "),
    "two words joined by an underscore": ("02.6", "earlier_mails"),
    "two words joined by a hyphen, in capitals": ("02.6", "Earlier-Mails "),
    "two words without a space": ("02.6", "earliermails"),
    "a text in brackets": ("01.2", ("c",)),
    "an array of one number beside a number": ("02.1", (-0.75, np.array([0.0]))),
    "a function whose texts are joined otherwise": (
        "01.3",
        lambda output: ("Bad_Shape", "neither", "good-shape")[1 + int(np.sign(output - 0.5))],
    ),
    "a layer of the package in place of a function": (
        "02.5",
        Model(L1, Linear(np.array([[58, -3, 2]]) / 11_600), L3, L4),
    ),
    "a function of another make": (
        "01.3",
        lambda output: ("bad shape", "neither", "good shape")[1 + int(np.sign(output - 0.5))],
    ),
}

UNFILLED = {
    "no answer": ("02.1", ...),
    "half an answer": ("02.1", (-1, ...)),
    "a function not written yet": ("01.3", lambda _: ...),
    "a function that reckons with what is not written yet": ("01.3", lambda output: output + ...),
}


def not_written(_):
    return ...


def too_early(output):
    word += output  # noqa: F821 (that is the mistake)
    return word


# A model that holds a `...`, and the layer that is named.
UNFILLED_INSIDE = {
    "a function": (Model(L1, L2, L3, not_written), "not_written"),
    "a function at a wrong place": (Model(not_written, L1, L2, L3), "not_written"),
    "a lambda": (Model(L1, L2, L3, lambda _: ...), "L4"),
    "what reckons with it": (Model(L1, L2, L3, lambda X: X + ...), "L4"),
    "among numbers": (Model(L1, L2, L3, lambda X: (X, ...)), "L4"),
}

CALL = "You gave L2 itself, which still waits for its input. Call it, and give its result: `L2(…)`."
NAME_AND_CALL = (
    "You gave a model, which still waits for its input. Give it a name, if it has none: `mine = …`. "
    "Then call it, and give its result: `mine(…)`."
)
NUMBER = 'One number is asked, as in `check("02.3", 7)`'
TWO = "Two numbers are asked, as in `(o2, o3)`"
CHOICES = 'The answer is one of these, with its quotes: "a", "b", "c", "d".'
VERDICT = ". Hand the function over by its name, without brackets behind it: `verdict`."
MODEL = ". Build the model with `Model(L1, L2, …)`, and do not call it."
TRUTHS = "A row of numbers is asked, as in `(1, 2)`. Write a number in place of each True and False."
TEXTS = (
    'For 0 your function should return one of these, with its quotes: "bad shape", "good shape", "neither". '
)
ORDER = (
    "Your layers are the right ones, but they stand in another order than the question asks for. The first in "
    "the row is called on x, and each other one on the output of the one before it."
)
NOT_QUITE = {
    "the model in place of its answer": ("02.3", model, NAME_AND_CALL),
    "a function in place of its result": ("02.1", L2, CALL),
    "a lambda in place of its result": ("01.1", lambda x: x, NAME_AND_CALL.replace("model", "function")),
    "a layer in place of its result": ("02.1", ReLU(), NAME_AND_CALL.replace("model", "layer")),
    "a class in place of a number": ("02.3", Model, f"{NUMBER}, and you gave the class Model."),
    "a function in place of one number of a row": (
        "02.1",
        (L2, 0),
        "This exercise expects numbers, and answer[0] is a function or layer, L2, in place of what it "
        "returns. Call it: `L2(…)`.",
    ),
    "a trace in place of its output": (
        "02.3",
        model.trace(patients[3]),
        "You gave a whole trace. Its last output is `trace.output`.",
    ),
    "text in place of a number": (
        "02.3",
        "-0.4",
        f"{NUMBER}, and you gave text: '-0.4'. Write it without quotes.",
    ),
    "text in place of a row": (
        "02.1",
        "(1, 2)",
        f"{TWO}, and you gave text: '(1, 2)'. Write it without quotes.",
    ),
    "a sentence in place of a row": (
        "03.1",
        "2 and 11",
        "Two numbers are asked, as in `(unit 0, unit 1)`, and you gave text: '2 and 11'. "
        "Write numbers alone, without quotes: `(…, …)`.",
    ),
    "a sentence in place of a number": (
        "02.3",
        "about 5",
        f"{NUMBER}, and you gave text: 'about 5'. Write numbers alone, without quotes.",
    ),
    "a share with the sign for per cent": (
        "02.3",
        "85 %",
        f"{NUMBER}, and you gave text: '85 %'. 1% is the number 0.01: write yours so too, without quotes and without "
        "the sign.",
    ),
    "nothing in place of a number": (
        "02.3",
        None,
        f"{NUMBER}, and you gave nothing (None). Does the function that made it end with `return …`?",
    ),
    "True in place of a row that may have any length": (
        "01.4",
        True,
        "A row of numbers is asked, as in `(1, 2)`, and you gave True.",
    ),
    "NumPy's True in place of a number": ("02.3", np.True_, f"{NUMBER}, and you gave True."),
    "True and False in place of a row": ("01.4", (False, True, True, True), TRUTHS),
    "an array of True and False": ("01.4", np.array([0.2, 0.4]) > 0.3, TRUTHS),
    "True beside a number": (
        "02.1",
        [np.True_, 0],
        TRUTHS.replace("A row of numbers is", "Two numbers are").replace("(1, 2)", "(o2, o3)"),
    ),
    "a missing value": (
        "02.1",
        (1, None),
        "This exercise expects numbers, and answer[1] is None: a value is missing.",
    ),
    "a row within a row": (
        "02.1",
        (1, [2, 3]),
        f"{TWO}, without further brackets inside. You gave a tuple: (1, [2, 3]).",
    ),
    "rows of two lengths": (
        "02.3",
        [[1, 2], [3]],
        f"{NUMBER}, without further brackets inside. You gave a list: [[1, 2], [3]].",
    ),
    "an empty row": ("02.1", (), f"{TWO}, and you gave an empty row."),
    "too many numbers": ("02.3", (1, 2, 3), f"{NUMBER}, and you gave 3 numbers."),
    "too many numbers with decimals": ("02.3", (0.5, 2), f"{NUMBER}, and you gave 2 numbers."),
    "a decimal comma in brackets": (
        "04.2",
        (-0, 6, 0, 2),
        "Three numbers are asked, as in `(first number, second number, third number)`, and you gave 4 numbers. "
        "Decimals stand behind a point: `0.5`, not `0,5`.",
    ),
    "too few numbers": ("02.1", -1, f"{TWO}, and you gave 1 number."),
    "too few numbers where their count is a part of the question": (
        "01.4",
        (9,),
        "Make a table of four rows: output, verdict, target, and whether the last two say the same.",
    ),
    "an object, without its address": (
        "02.3",
        object(),
        "This exercise expects numbers, and answer is of another kind, object: <object object>.",
    ),
    "a number in place of a choice": ("01.2", 3, f"{CHOICES} You gave a number: 3."),
    "a NumPy number in place of a choice": ("01.2", np.float64(0.5), f"{CHOICES} You gave a number: 0.5."),
    "True in place of a choice": ("01.2", True, f"{CHOICES} You gave True."),
    "nothing in place of a choice": ("01.2", None, f"{CHOICES} You gave nothing (None)."),
    "a function in place of a choice": ("01.2", L2, f"{CHOICES} You gave a function, L2."),
    "a lambda in place of a choice": ("01.2", lambda x: x, f"{CHOICES} You gave a function."),
    "a model in place of a choice": ("01.2", model, f"{CHOICES} You gave a model."),
    "a class in place of a choice": ("01.2", Model, f"{CHOICES} You gave the class Model."),
    "a set in place of a choice": ("01.2", {1}, f"{CHOICES} You gave something else: {{1}}."),
    "what is no choice": ("01.2", "e", f'{CHOICES} You gave "e".'),
    "a result in place of the function": (
        "01.3",
        "good shape",
        f"A function is asked, and you gave text: 'good shape'{VERDICT}",
    ),
    "None in place of the function": (
        "01.3",
        None,
        f"A function is asked, and you gave nothing (None){VERDICT}",
    ),
    "a function of two inputs": (
        "01.3",
        lambda output, target: output + target,
        "Your function should take one input, as in `def verdict(output):`.",
    ),
    "a result in place of the model": (
        "02.5",
        0.0,
        f"A whole model is asked, and you gave a number: 0.0{MODEL}",
    ),
    "a layer in place of the model": (
        "02.5",
        L2,
        f"A whole model is asked, and you gave a function, L2{MODEL}",
    ),
    "the class in place of the model": (
        "02.5",
        Model,
        f"A whole model is asked, and you gave the class Model{MODEL}",
    ),
    "a whole number that is almost right": (
        "02.4",
        (77.9, 12),
        "Right so far: `calls keeping all`. Look again at `calls keeping nothing`. For the first, make a "
        "list: the calls for o1 alone, for o2 alone, and so on; then add them up.",
    ),
    "two numbers of four that are right": (
        "02.2",
        (6, 77, 33, 77),
        "Right so far: `x`, `o2`. Look again at `o1`, `o3`. "
        "Go along the arrows, one layer at a time, and write down each output.",
    ),
    "no number that is right": (
        "02.2",
        (7, 7, 7, 7),
        "None of these numbers is right yet. `o2`: Your number cannot be divided by 3. Is that in it? "
        "Go along the arrows, one layer at a time, and write down each output.",
    ),
    "one number that is wrong": (
        "02.3",
        7,
        "If you divided by 11600 at the end, the sum was 81200. Work that out once more. "
        "Write down what L3 gets from L1, what L3 makes of each of these three numbers, and then L2 of the "
        "result.",
    ),
    "the right numbers in another order": (
        "03.4",
        (244, 237, 316),
        "The numbers are right, but not in the order that the question asks for: "
        "`(first weight, second weight, bias)`.",
    ),
    "the right row in another order": (
        "01.4",
        (3, 1, 2),
        "The numbers are right, but not in the order that the question asks for.",
    ),
    "numbers rounded too much": (
        "06.5",
        (0.2, 0.8),
        TOO_MUCH,
    ),
    "a function of a table that is wrong": (
        "05.4",
        lambda rows: rows[0],
        "For ((2, 1), (1, 1), (-1, 0), (3, 0)) your function returns (2, 1). One number should come out, not 2. First count the points whose "
        "number is above 0 exactly when their arm is 1. Turned round, all the others would be right.",
    ),
    "a table that a function returns": (
        "06.3",
        lambda drawing: np.zeros((2, 2)),
        "For ((1, 1, 0, 0), (1, 0, 0, 0), (0, 1, 1, 1), (0, 0, 1, 1)) your function returns ((0, 0), (0, 0)). "
        "Whatever comes in, this comes out, it seems. "
        "Take the upper rows of all blocks, and the lower ones; of each take the left columns, and the right "
        "ones; add the four.",
    ),
    "a function that is always the same": (
        "05.4",
        lambda rows: 1,
        "For ((2, 1), (1, 1), (-1, 0), (3, 0)) your function returns 1. Whatever comes in, this comes out, it seems. First count the points whose number "
        "is above 0 exactly when their arm is 1. Turned round, all the others would be right.",
    ),
    "a function that raises": (
        "01.3",
        lambda output: 1 / output,
        "For 0 your function stopped with this error: ZeroDivisionError: division by zero.",
    ),
    "a function that uses another name than that of its input": (
        "01.3",
        lambda output: X,  # noqa: F821 (that is the mistake)
        "For 0 your function stopped with this error: NameError: name 'X' is not defined. "
        "The input of your function is called `output`.",
    ),
    "a function that uses a name too early": (
        "01.3",
        too_early,
        "For 0 your function stopped with this error: UnboundLocalError: cannot access local variable 'word' "
        "where it is not associated with a value.",
    ),
    "a model with a layer that uses an unknown name": (
        "02.5",
        Model(L1, L2, L3, lambda X: x),  # noqa: F821 (that is the mistake)
        "For x = (100, 2000, 100) your model stopped with this error: NameError: name 'x' is not defined. "
        "This happened inside L4 · your lambda, which was called with X = 0.",
    ),
    "a function that returns nothing": (
        "01.3",
        lambda _: None,
        "For 0 your function returned nothing (None). Does it end with `return …`?",
    ),
    "a function that returns True where text is asked": (
        "03.5",
        lambda pair: True,
        'For (0.3, 0.30000000000000004) your function should return one of these, with its quotes: "same", "different". '
        "It returned True.",
    ),
    "a function that returns a dict where text is asked": (
        "01.3",
        lambda output: {"output": output},
        f"{TEXTS}It returned a dict: {{'output': 0}}.",
    ),
    "a function that returns a row where text is asked": (
        "01.3",
        lambda output: ["bad shape"],
        f"{TEXTS}It returned a list: ['bad shape'].",
    ),
    "a function that returns a function where text is asked": (
        "01.3",
        lambda output: L2,
        f"{TEXTS}It returned a function, L2.",
    ),
    "a function that returns text where numbers are asked": (
        "04.1",
        lambda X: "on",
        "For (0, 0) your function should return numbers and returned text: 'on'. "
        "Write numbers, without quotes.",
    ),
    "a function that returns a dict where numbers are asked": (
        "04.1",
        lambda X: {"lamp": 1},
        "For (0, 0) your function should return numbers and returned a dict: {'lamp': 1}. "
        "Write its values in order: tuple(output.values()).",
    ),
    "a function that is wrong in a new way": (
        "01.3",
        lambda output: "bad shape" if output < 0.5 else "fine",
        (
            'For 1 your function returns "fine". The result should be one of "bad shape", '
            '"good shape", "neither". '
            "How far is this number from 0, and how far from 1? The nearer of the two decides."
        ),
    ),
    "a model with a layer that raises": (
        "02.5",
        Model(L1, L2, L3, lambda X: [1][int(X)]),
        (
            "For x = (200, 0, 0) your model stopped with this error: IndexError: list index out of range. "
            "This happened inside L4 · your lambda, which was called with X = 1. "
            "It reaches for a number that is not there: how many came in?"
        ),
    ),
    "a model with one layer too many": (
        "02.5",
        Model(L1, L2, L3, L4, L4),
        "A model of 4 layers is asked, and yours has 5.",
    ),
    "a model with two layers too few": (
        "02.5",
        Model(L1, L2),
        "A model of 4 layers is asked, and yours has 2. There is no L3 and no L4 in it.",
    ),
    "a model in an order that stops": ("02.5", Model(lambda X: X if X <= 1 else 1, L1, L2, L3), ORDER),
    "a model in an order where shapes do not meet": ("02.5", Model(L2, L1, L3, L4), ORDER),
    "a model in an order that runs": ("02.5", Model(L1, L3, L2, L4), ORDER),
    "a model with a layer that asks about a row": (
        "02.5",
        Model(L1, lambda X: X if X <= 1 else 1, L2, L3, L4),
        "For x = (100, 2000, 100) your model stopped with this error: ValueError: one number is compared here, "
        "and a whole row of them came. This happened inside L2 · your lambda, which was called with "
        "X = (100, 2000, 100). `X <= 1` has an answer for each number of the row, and Python wants one. To choose "
        "for each number write `np.where(X <= 1, …, …)`; to ask of all at once `(X <= 1).all()`.",
    ),
    "a model that is wrong in a new way": (
        "02.5",
        Model(L1, L2, L3, lambda X: X / 2),
        (
            "For x = (200, 0, 0) your model's o4 is 0.5. 1 is asked there. "
            "Look again at the layer that gives this output, and at what it is called on."
        ),
    ),
    "an unknown place in a lesson": (
        "02.9",
        1,
        "There is no exercise '02.9'. There are 02.1, 02.2, 02.3, 02.4, 02.5, 02.6.",
    ),
    "an unknown lesson": (
        "<b>",
        1,
        f"There is no exercise '<b>'. There are {', '.join(EXERCISES)}.",
    ),
    "a number without quotes": (
        2.3,
        1,
        'The number of the exercise comes first, in quotes: `check("02.3", answer)`.',
    ),
}


@pytest.mark.parametrize(("exercise", "answer"), RIGHT.values(), ids=RIGHT)
def test_a_right_answer_may_come_in_other_clothes(exercise: str, answer: object) -> None:
    feedback = check(exercise, answer)
    assert feedback.passed
    assert "rounded" not in feedback.text


@pytest.mark.parametrize("answer", [0.75, 0.752, 0.7517, 0.751724, 0.75172413])
def test_a_rounded_answer_is_accepted_and_told_so(answer: object) -> None:
    feedback = check("01.1", answer)
    assert feedback.passed
    assert feedback.text.startswith("Your answer is rounded, which will do. x lists the measures")


@pytest.mark.parametrize("answer", [0.78, 0.8, 1])
def test_a_rough_answer_is_not_accepted(answer: float) -> None:
    assert not check("01.1", answer).passed


def test_fewer_than_two_decimals_are_too_few() -> None:
    assert check("01.1", 0.8) == Feedback("Not quite", TOO_MUCH)
    assert check("03.6", (1.8, -459)) == Feedback("Not quite", TOO_MUCH)


@pytest.mark.parametrize("answer", [0.754, 0.753, 0.748])
def test_a_near_answer_is_rounded_only_if_its_own_digits_are_right(answer: float) -> None:
    assert check("01.1", answer) == Feedback("Not quite", NEARLY)


@pytest.mark.parametrize("bias", [-459.9, -458.9, -459.3, -460, -459.67, -459.7])
def test_what_is_beside_the_fold_of_the_thermometers_is_not_rounded(bias: float) -> None:
    feedback = check("03.6", (1.8, bias))
    assert not feedback.passed
    assert ("273.15" in feedback.text) == (bias in {-460, -459.67, -459.7})


def same_within(limit: float) -> Callable[[tuple[float, float]], str]:
    return lambda pair: "same" if abs(pair[0] - pair[1]) <= limit else "different"


def is_close(**limits: float) -> Callable[[tuple[float, float]], str]:
    return lambda pair: "same" if np.isclose(*pair, **limits) else "different"


TOO_LARGE, TOO_SMALL = "Your limit is too large, it seems.", "Your limit is too small, it seems."


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        *((same_within(limit), TOO_LARGE) for limit in (2e-9, 1e-8, 1e-7, 1e-6, 1e-5)),
        *((same_within(limit), TOO_SMALL) for limit in (1e-10, 1e-12)),
        (is_close(atol=1e-9), "`np.isclose` adds a limit of its own, `rtol`"),
        (is_close(), "it lets a whole 1 pass"),
    ],
)
def test_another_limit_is_told_from_the_one_that_is_asked(answer: object, said: str) -> None:
    feedback = check("03.5", answer)
    assert not feedback.passed
    assert said in feedback.text


def test_np_isclose_with_the_limit_that_is_asked_is_right() -> None:
    assert check("03.5", is_close(rtol=0, atol=1e-9)).passed


def shares_of(base: float, digits: int = 15) -> Callable[[tuple[float, ...]], list[float]]:
    return lambda X: [round(base**score / sum(base**each for each in X), digits) for score in X]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (shares_of(2), "Shares they are, but not these. They come from powers of 2"),
        (shares_of(1 / math.e), "Is there a minus sign in the exponent?"),
        (shares_of(1), "All are the same"),
        (lambda X: shares_of(math.e)((1, 2, -1)), "the `scores` of the lesson"),
        (shares_of(math.e, 1), "rounds on the way"),
        (shares_of(math.e, 2), "rounds on the way"),
        (shares_of(math.e, 3), "rounds on the way"),
        (shares_of(2.718), NEARLY),
    ],
)
def test_shares_that_are_others_are_told_why(answer: object, said: str) -> None:
    feedback = check("04.5", answer)
    assert not feedback.passed
    assert said in feedback.text


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (2080, "That is the first layer"),
        (2378, "All but the biases of the first layer"),
        (2400, "All but the biases of the second layer"),
        (2730, "as if it were called on x"),
    ],
)
def test_a_part_of_the_parameters_is_told_which_is_missing(answer: int, said: str) -> None:
    assert said in check("03.3", answer).text


def lamp_with_a_setting(X: Iterable[float], *, weight: float = -2) -> float:
    return relu(X=sum(X)) + weight * relu(X=sum(X) - 1)


TWICE = " Can you also do it with `relu`, called twice?"


def lamp_of_a_loop(X: Iterable[float]) -> float:
    return sum(weight * relu(sum(X) - off) for weight, off in ((1, 0), (-2, 1)))


@pytest.mark.parametrize(
    ("answer", "wish"),
    [
        (lambda X: relu(sum(X)) - 2 * relu(sum(X) - 1), ""),
        (lamp_of_a_loop, ""),
        (lamp_with_a_setting, ""),
        (lambda X: 1 if X[0] != X[1] else 0, TWICE),
        (lambda X: abs(X[0] - X[1]), TWICE),
        (lambda X: sum(X) - 2 * relu(sum(X) - 1), TWICE),
        (Model(Linear([[1, 1], [1, 1]], [0, -1]), ReLU(), Linear([[1, -2]])), TWICE),
    ],
)
def test_a_lamp_that_does_not_call_relu_twice_is_right_and_may_go_on(answer: object, wish: str) -> None:
    assert check("04.1", answer) == Feedback("Right", EXERCISES["04.1"].because + wish)


def test_counting_calls_leaves_the_learners_names_alone() -> None:
    before = relu
    check("04.1", lamp_of_a_loop)
    assert relu is before


@pytest.mark.parametrize(
    "answer", [lambda X: int(any(X)), lambda X: int(all(X)), lambda X: 0, lambda X: sum(X)]
)
def test_a_lamp_without_units_is_not_told_what_its_unit_1_does(answer: object) -> None:
    assert not re.search(r"[Uu]nit 1\b", check("04.1", answer).text)


@pytest.mark.parametrize(("exercise", "answer"), UNFILLED.values(), ids=UNFILLED)
def test_what_is_not_filled_in_is_not_yet(exercise: str, answer: object) -> None:
    not_yet = Feedback("Not yet", "Put your answer in place of `...` and run the cell again.")
    assert check(exercise, answer) == not_yet
    assert not not_yet.passed


@pytest.mark.parametrize(("answer", "name"), UNFILLED_INSIDE.values(), ids=UNFILLED_INSIDE)
def test_what_is_not_filled_in_inside_a_model_is_named(answer: Model, name: str) -> None:
    text = f"Put your answer in place of `...` inside {name} and run the cell again."
    assert check("02.5", answer) == Feedback("Not yet", text)


def test_the_answer_may_be_left_out() -> None:
    assert check("02.1").status == "Not yet"


@pytest.mark.parametrize(("exercise", "answer", "text"), NOT_QUITE.values(), ids=NOT_QUITE)
def test_an_answer_of_the_wrong_kind_is_told_what_is_asked(exercise: str, answer: object, text: str) -> None:
    assert check(exercise, answer) == Feedback("Not quite", text)


# More than one answer, and what is said: most who do that left the brackets out.
DECIMAL = " Decimals stand behind a point: `0.5`, not `0,5`."
SEVERAL = {
    "two numbers": ("02.1", (-1, 0), f'{TWO}. Put brackets round them: `check("02.1", (…, …))`.'),
    "four numbers": (
        "02.2",
        (2, 5, 10, 100),
        "Four numbers are asked, as in `(x, o1, o2, o3)`. "
        'Put brackets round them: `check("02.2", (…, …, …, …))`.',
    ),
    "two numbers with a decimal comma": (
        "02.1",
        (0, 5, 0),
        f'{TWO}. Put brackets round them: `check("02.1", (…, …))`.{DECIMAL}',
    ),
    "a row of any length": (
        "01.4",
        (2, 3),
        'A row of numbers is asked, as in `(1, 2)`. Put brackets round them: `check("01.4", (…, …))`.',
    ),
    "a decimal comma": (
        "01.1",
        (0, 79),
        f"{NUMBER.replace('02.3', '01.1').replace('7', '0.5')}, and you gave 2.{DECIMAL}",
    ),
    "two choices": ("01.2", ("a", "b"), f"{CHOICES} You gave 2 answers."),
    "a function and its result": (
        "01.3",
        (model, 1),
        'One function is asked. Give its name alone: `check("01.3", verdict)`.',
    ),
    "the layers of a model": (
        "02.5",
        (L1, L2, L3, L4),
        'One model is asked. Put the layers into `Model(…)`, and give that alone: `check("02.5", Model(…))`.',
    ),
}


@pytest.mark.parametrize(("exercise", "answers", "text"), SEVERAL.values(), ids=SEVERAL)
def test_of_several_answers_is_said_how_they_become_one(exercise: str, answers: tuple, text: str) -> None:
    assert check(exercise, *answers) == Feedback("Not quite", text)


def test_several_answers_of_which_one_is_missing_are_not_yet_filled_in() -> None:
    assert check("02.1", -1, ...).status == check("02.5", ..., L2).status == "Not yet"


def test_feedback_as_text_begins_with_the_verdict() -> None:
    assert repr(check("02.3", -0.15)).startswith("Right: ReLU now sees")
    assert repr(check("02.3", ...)).startswith("Not yet: Put")
    assert repr(check("02.3", 0)).startswith("Not quite: That is what the old order gives.")


def test_feedback_as_html_begins_with_the_verdict_and_shows_code_as_code() -> None:
    page = check("02.1", L2)._repr_html_()
    assert re.sub(r"<p style=[^>]*>", "<p>", page) == (
        "<p><strong>Not quite</strong>: You gave L2 itself, which still waits for its input. "
        "Call it, and give its result: <code>L2(…)</code>.</p>"
    )


EMPHASIS = {
    "one word": ("times *input*: so", "times <em>input</em>: so", "times input: so"),
    "several words": ("says *none of them*.", "says <em>none of them</em>.", "says none of them."),
    "two of them": ("*to* and *from*", "<em>to</em> and <em>from</em>", "to and from"),
    "inside code": ("`2 * a * b`", "<code>2 * a * b</code>", "`2 * a * b`"),
    "a name in code": ("`*a*`", "<code>*a*</code>", "`*a*`"),
    "a product": ("2 * 3 * 4 and 2*3*4", "2 * 3 * 4 and 2*3*4", "2 * 3 * 4 and 2*3*4"),
    "a power": ("for ** or pow(): 2 ** 3", "for ** or pow(): 2 ** 3", "for ** or pow(): 2 ** 3"),
}


@pytest.mark.parametrize(("text", "page", "plain"), EMPHASIS.values(), ids=EMPHASIS)
def test_what_is_emphasised_is_shown_so_and_in_plain_text_has_no_asterisks(
    text: str, page: str, plain: str
) -> None:
    feedback = Feedback("Right", text)
    assert f"</strong>: {page}</p>" in feedback._repr_html_()
    assert repr(feedback) == f"Right: {plain}"


def test_feedback_as_html_uses_no_colour() -> None:
    pages = [check("02.3", answer)._repr_html_() for answer in (-0.15, 0, ...)]
    assert not any(re.search(r"colo(u)?r|#[0-9a-f]{3}|rgb|background", page) for page in pages)
    assert ["solid" in page for page in pages] == [True, False, False]


def test_a_learners_text_is_escaped() -> None:
    page = check("01.3", lambda _: "<script>alert('&')</script>")._repr_html_()
    assert "<script" not in page
    assert "&lt;script&gt;alert(&#x27;&amp;&#x27;)&lt;/script&gt;" in page


def test_a_learners_prints_stay_out_of_the_feedback(capsys: pytest.CaptureFixture[str]) -> None:
    check("01.3", print)
    assert capsys.readouterr().out == ""


def test_feedback_is_the_same_in_every_run() -> None:
    assert check("01.3", lambda _: {}[object()]).text == (
        "For 0 your function stopped with this error: KeyError: <object object>."
    )


def test_check_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    check("02.5", model)
    assert list(Path().iterdir()) == []
