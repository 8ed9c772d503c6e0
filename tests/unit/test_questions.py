"""What a page to predict asks, and which slips its data hold: only of numbers that are asked."""

from functools import partial
from typing import Any

import numpy as np
import pytest

from lessons_lib import (
    Add,
    DotProducts,
    Input,
    Linear,
    Model,
    ReLU,
    Scale,
    Softmax,
    on,
    patients,
    step_through,
)
from lessons_lib.data.digits import digits
from lessons_lib.model.trace import Trace
from lessons_lib.page.data import data
from lessons_lib.trained import digit_model

INPUT = Input("broccoli", "Tagada strawberries", "workout hours")


@pytest.fixture(autouse=True)
def _however_long_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lessons_lib.recording.limit.Limit.is_reached", lambda _: False)


def L2(X: Any) -> Any:
    broccoli, strawberries, hours = X
    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600


def asking(X: Any) -> Any:
    return X if X >= 0 else 0


def to_predict(trace: Trace) -> list[dict[str, Any]]:
    return data(trace, predict=True)["models"][0]


def questions(*layers: Any, x: Any = (1, 2, 3)) -> list[str]:
    return [row["question"] for row in to_predict(Model(*layers).trace(x))]


def test_the_input_layer_is_not_asked_and_one_number_is() -> None:
    assert questions(INPUT, L2, asking) == ["none", "number", "number"]
    assert questions(Linear(np.eye(3)), INPUT, Softmax()) == ["largest", "none", "largest"]


def test_a_function_that_hands_its_input_on_because_of_a_question_is_asked() -> None:
    assert questions(asking, lambda X: X, x=3) == ["number", "none"]


def test_a_sum_of_more_numbers_asks_its_sign_and_of_very_many_nothing() -> None:
    assert questions(Linear(np.ones((1, 20))), x=range(20)) == ["sign"]
    assert questions(Linear(np.ones((1, 40))), x=range(40)) == ["none"]
    assert questions(Linear(np.ones((8, 8))), ReLU(), Add("o1"), x=range(8)) == ["none", "largest", "largest"]


def test_what_cannot_be_worked_out_with_what_is_in_sight_is_not_asked() -> None:
    assert questions(Model(L2, ReLU()), ReLU()) == ["none", "number"]
    assert questions(partial(np.linalg.norm)) == ["none"]  # nobody knows its code
    trace = digit_model().trace(digits.test[0])
    assert [row["question"] for row in to_predict(trace)] == [
        *("none", "largest", "none", "none", "largest", "none", "largest")
    ]


def test_the_division_that_is_missing_is_one_of_the_slips() -> None:
    for patient, undivided in ((patients[1], 11_600), (patients[3], -5800)):
        _, row, _ = to_predict(Model(INPUT, L2, ReLU()).trace(patient))
        (slip,) = [each for each in row["slips"] if each["value"] == undivided and each["plausibility"] == 3]
        assert slip == {
            "value": undivided,
            "sentence": "You did not divide by 11600, it seems.",
            "step": "the division by 11600",
            "plausibility": 3,
        }


def test_only_a_number_that_is_asked_has_slips() -> None:
    model = Model(INPUT, Linear([[58, -3, 2], [1, 1, 1]]), ReLU(), Linear([[1, 2]]))
    asked, unasked = to_predict(model.trace((1, 2, 3))), data(model.trace((1, 2, 3)))["models"][0]
    assert [bool(row["slips"]) for row in asked] == [False, False, False, True]
    assert [row["question"] for row in asked] == ["none", "larger", "larger", "number"]
    assert [(row["question"], row["slips"]) for row in unasked] == [(None, [])] * 4


def test_no_slip_is_the_truth_itself_where_the_slip_gives_it_by_accident() -> None:
    _, row, _ = to_predict(Model(INPUT, L2, ReLU()).trace(patients[3]))
    assert len(row["slips"]) > 20
    assert not any(abs(each["value"] + 0.5) < 1e-9 for each in row["slips"])


def test_the_page_to_predict_carries_them_and_the_page_to_step_through_does_not() -> None:
    trace = Model(INPUT, L2, ReLU()).trace(patients[3])
    sentence = "You did not divide by 11600, it seems."
    assert sentence in step_through(trace, predict=True)._repr_html_()
    assert sentence not in step_through(trace)._repr_html_()


@pytest.mark.parametrize(("rows", "asked"), [(2, "largest"), (5, "none")])
def test_scores_of_two_rows_are_compared_by_eye_and_those_of_many_rows_are_not_asked(
    rows: int, asked: str
) -> None:
    x = np.arange(rows * 4.0).reshape(rows, 4)
    assert questions(Scale(0, 2), on(DotProducts(), "o1", "x"), x=x)[1] == asked
