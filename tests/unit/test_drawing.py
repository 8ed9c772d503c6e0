"""`draw` without a browser: what is drawn becomes x, and what the kernel sends to the page."""

from typing import Any

import numpy as np
import pytest

from lessons_lib import Input, Model, Scale, draw, patients
from lessons_lib.data import digits
from lessons_lib.data.pad import to_digit
from lessons_lib.numbers.door import InputTypeError, InputValueError
from lessons_lib.page.pad import Pad
from lessons_lib.page.widgets import Explorer
from lessons_lib.trained import digit_model

seven = next(sample for sample in digits.test if sample.target == 7)
model = digit_model()


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the kernel tells the page of where it stands, and answers."""
    messages: list[Any] = []

    def send(_: Explorer, message: Any, buffers: Any = None) -> None:
        if {"state", "answered"} & message["state"].keys():
            messages.append(message["state"])

    monkeypatch.setattr(Explorer, "_send", send)
    return messages


@pytest.fixture
def pad() -> Pad:
    return draw(model.trace(seven))


STROKE = np.zeros((32, 32), dtype=bool)
STROKE[4:28, 15:18] = True


def ink(pad: Pad, drawing: np.ndarray, asks: bool = False) -> None:
    """Draw as the page does."""
    sheet = "".join("1" if point else "0" for point in drawing.ravel())
    pad.set_state({"state": {"sheet": sheet, "asks": asks}})  # as ipywidgets does with a message


def test_it_begins_with_the_stored_digit_and_an_empty_pad(pad: Pad):
    assert pad.trace.sample is seven
    assert not pad.drawing.any()


def test_what_is_drawn_becomes_x(pad: Pad):
    ink(pad, STROKE)
    np.testing.assert_array_equal(pad.drawing, STROKE)
    np.testing.assert_array_equal(pad.trace.x, to_digit(STROKE))
    np.testing.assert_array_equal(pad.trace.o7, model(to_digit(STROKE)))
    assert pad.trace.verdict == "1"


def test_a_drawing_has_a_name_and_no_target(pad: Pad):
    ink(pad, STROKE)
    assert pad.trace.sample.name == "your drawing"
    assert pad.trace.target is None


def test_rows_and_columns_are_not_exchanged(pad: Pad):
    corner = np.zeros((32, 32), dtype=bool)
    corner[0, 31] = True
    ink(pad, corner)
    assert pad.drawing[0, 31]


def test_an_empty_pad_is_the_stored_digit_again(pad: Pad):
    ink(pad, STROKE)
    ink(pad, np.zeros((32, 32)))
    assert pad.trace.sample is seven


def test_no_message_comes_from_the_kernel_while_one_draws(pad: Pad, sent: list[Any]):
    for place in range(5):
        ink(pad, np.roll(STROKE, place, axis=1))
    assert sent == []


def test_the_trace_it_was_given_stays(pad: Pad):
    trace = model.trace(seven)
    ink(draw(trace), STROKE)
    np.testing.assert_array_equal(trace.x, seven.x)


def test_what_fails_is_answered_and_the_trace_stays(sent: list[Any]):
    def picky(X):
        if X.max() == 16:
            raise ValueError("too much ink")
        return X

    live = draw(Model(Input(shape=(8, 8)), picky).trace(np.ones((8, 8))))
    ink(live, STROKE, asks=True)
    assert sent[-1]["answered"]["answers"] == {"L2": {"error": "ValueError: too much ink"}}
    assert live.trace.x.max() == 1


@pytest.mark.parametrize("shape", [(64,), (8, 8), (1, 8, 8)])
def test_any_model_of_64_numbers_can_be_drawn_for(shape: tuple[int, ...]):
    live = draw(Model(Input(shape=shape), Scale(5, 6)).trace(np.zeros(shape)))
    ink(live, STROKE)
    np.testing.assert_array_equal(live.trace.x, to_digit(STROKE).reshape(shape))


def test_without_a_kernel_the_pad_is_there_with_its_data(pad: Pad):
    data, live = pad._outputs()
    assert data["text/plain"] == repr(model.trace(seven))
    assert 'data-sort="draw"' in data["text/html"]
    assert "picture 61" in data["text/html"]
    assert set(live) == {"application/vnd.jupyter.widget-view+json"}


def test_other_things_than_a_trace_are_refused():
    with pytest.raises(InputTypeError) as refusal:
        draw("seven")
    assert str(refusal.value) == (
        "draw expects the trace of one picture and got 'seven'. Write draw(model.trace(digits.test[0]))."
    )


def test_other_shapes_are_refused():
    with pytest.raises(InputValueError) as refusal:
        draw(Model(Input("a", "b", "c")).trace(patients[0]))
    assert str(refusal.value) == (
        "draw expects the trace of a picture of 8 x 8 numbers, because that is what a drawing becomes, "
        "and got one of 3 numbers."
    )
