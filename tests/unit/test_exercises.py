"""What `check` says to answers of every kind."""

import re
from pathlib import Path

import numpy as np
import pytest

from lessons_lib.answers import EXERCISES
from lessons_lib.answers.lesson_02 import L1, L2, L3, L4
from lessons_lib.data import patients
from lessons_lib.exercises import Feedback, check
from lessons_lib.layers import Linear
from lessons_lib.model import Model

model = Model(L1, L2, L3)

RIGHT = {
    "a list for a tuple": ("02.1", [-1, 0]),
    "an array": ("02.1", np.array([-1.0, 0.0])),
    "a speck of float arithmetic": ("02.1", (-1 + 1e-12, -7e-17)),
    "one number in a list": ("02.3", [-0.2]),
    "a NumPy number": ("02.3", np.float64(-0.2)),
    "a text in another case, with spaces": ("01.2", " C "),
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
    "a model with a layer not written yet": ("02.5", Model(L1, L2, L3, lambda _: ...)),
}

CALL_MODEL = (
    "You gave model itself, which still waits for its input. Call it, and give its result: `model(…)`."
)
NOT_QUITE = {
    "the model in place of its answer": ("02.3", model, CALL_MODEL),
    "a function in place of its result": ("02.1", L2, CALL_MODEL.replace("model", "L2")),
    "a lambda in place of its result": ("01.2", lambda x: x, CALL_MODEL.replace("model", "your_function")),
    "a trace in place of its output": (
        "02.3",
        model.trace(patients[3]),
        "You gave a whole trace. Its last output is `trace.output`.",
    ),
    "text in place of a number": (
        "02.3",
        "-0.4",
        (
            "This exercise expects numbers and got text: '-0.4'. "
            "Write numbers, without quotes, as in (100, 2000, 100)."
        ),
    ),
    "a missing value": (
        "02.1",
        (1, None),
        "This exercise expects numbers, and answer[1] is None: a value is missing.",
    ),
    "no row of one length": (
        "02.1",
        (1, [2]),
        "This exercise expects numbers, and answer[1] is a list among numbers: [2]. Take away its brackets.",
    ),
    "an object, without its address": (
        "02.3",
        object(),
        "This exercise expects numbers, and answer is of another kind, object: <object object>.",
    ),
    "a number in place of a choice": (
        "01.2",
        3,
        'The answer is one of these, with its quotes: "a", "b", "c", "d".',
    ),
    "what is no choice": ("01.2", "e", 'The answer is one of these, with its quotes: "a", "b", "c", "d".'),
    "a result in place of the function": (
        "01.3",
        "good shape",
        "A function is asked, not what it returns: hand it over by its name, without brackets behind it.",
    ),
    "a result in place of the model": (
        "02.5",
        0.0,
        "A whole model is asked: build it with `Model(L1, L2, …)` and do not call it.",
    ),
    "a layer in place of the model": (
        "02.5",
        L2,
        "L2 is a function, and a whole model is asked: build it with `Model(L1, L2, …)` and do not call it.",
    ),
    "a whole number that is almost right": (
        "02.4",
        (14.9, 5),
        (
            "Two numbers are asked. Make a list: the calls for o1 alone, for o2 alone, and so on; "
            "then add them up."
        ),
    ),
    "a function that raises": (
        "01.3",
        lambda output: 1 / output,
        "For 0 your function stopped with this error: ZeroDivisionError: division by zero",
    ),
    "a function that returns nothing": (
        "01.3",
        lambda _: None,
        "For 0 your function returned nothing (None). Does it end with `return …`?",
    ),
    "a function that returns something else": (
        "01.3",
        lambda output: {"output": output},
        (
            "For 0 your function should return numbers and returned a dict: {'output': 0}. "
            "Write its values in order: tuple(output.values())."
        ),
    ),
    "a function that is wrong in a new way": (
        "01.3",
        lambda output: "bad shape" if output < 0.5 else "fine",
        (
            'For 1 your function returns "fine". The result should be one of "bad shape", '
            '"good shape" and "neither". '
            "Look again at how far this number is from 0 and from 1."
        ),
    ),
    "a model with a layer that raises": (
        "02.5",
        Model(L1, L2, L3, lambda X: [1][int(X)]),
        (
            "For x = (200, 0, 0) your model stopped with this error: IndexError: list index out of range "
            "This happened inside L4 · your lambda, which was called with X = 1."
        ),
    ),
    "a model with one layer too many": (
        "02.5",
        Model(L1, L2, L3, L4, L4),
        (
            "For x = (100, 2000, 100) your model's o5 is one too many. "
            "Look again at the layer that gives this output, and at what it is called on."
        ),
    ),
    "a model that is wrong in a new way": (
        "02.5",
        Model(L1, L2, L3, lambda X: X / 2),
        (
            "For x = (200, 0, 0) your model's o4 is 0.5. "
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


@pytest.mark.parametrize("answer", [0.79, 0.793, 0.8])
def test_a_rounded_answer_is_accepted_and_told_so(answer: object) -> None:
    feedback = check("01.1", answer)
    assert feedback.passed
    assert feedback.text.startswith("Your answer is rounded, which will do. x lists the measures")


def test_a_rough_answer_is_not_accepted() -> None:
    assert not check("01.1", 0.78).passed


@pytest.mark.parametrize(("exercise", "answer"), UNFILLED.values(), ids=UNFILLED)
def test_what_is_not_filled_in_is_not_yet(exercise: str, answer: object) -> None:
    not_yet = Feedback("Not yet", "Put your answer in place of `...` and run the cell again.")
    assert check(exercise, answer) == not_yet
    assert not not_yet.passed


def test_the_answer_may_be_left_out() -> None:
    assert check("02.1").status == "Not yet"


@pytest.mark.parametrize(("exercise", "answer", "text"), NOT_QUITE.values(), ids=NOT_QUITE)
def test_an_answer_of_the_wrong_kind_is_told_what_is_asked(exercise: str, answer: object, text: str) -> None:
    assert check(exercise, answer) == Feedback("Not quite", text)


def test_feedback_as_text_begins_with_the_verdict() -> None:
    assert repr(check("02.3", -0.2)).startswith("Right: ReLU now sees")
    assert repr(check("02.3", ...)).startswith("Not yet: Put")
    assert repr(check("02.3", 0)).startswith("Not quite: That is what the old order gives.")


def test_feedback_as_html_begins_with_the_verdict_and_shows_code_as_code() -> None:
    page = check("02.1", L2)._repr_html_()
    assert re.sub(r"<p style=[^>]*>", "<p>", page) == (
        "<p><strong>Not quite</strong>: You gave L2 itself, which still waits for its input. "
        "Call it, and give its result: <code>L2(…)</code>.</p>"
    )


def test_feedback_as_html_uses_no_colour() -> None:
    pages = [check("02.3", answer)._repr_html_() for answer in (-0.2, 0, ...)]
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
        "For 0 your function stopped with this error: KeyError: <object object>"
    )


def test_check_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    check("02.5", model)
    assert list(Path().iterdir()) == []
