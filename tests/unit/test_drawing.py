"""`draw` without a browser: what is drawn becomes x, and what the kernel sends to the page."""

import re
from typing import Any

import numpy as np
import pytest

from lessons_lib import Classes, Flatten, Input, Linear, Model, Sample, Scale, draw, patients
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
    """What the kernel sends to the page."""
    messages: list[Any] = []
    monkeypatch.setattr(Explorer, "send", lambda _, content, buffers=None: messages.append(content))
    return messages


@pytest.fixture
def pad() -> Pad:
    return draw(model.trace(seven))


STROKE = np.zeros((32, 32), dtype=bool)
STROKE[4:28, 15:18] = True


def ink(pad: Pad, drawing: np.ndarray, moving: bool = False) -> None:
    """Draw as the page does, which tells both at once."""
    with pad.hold_trait_notifications():
        pad.sheet = "".join("1" if point else "0" for point in drawing.ravel())
        pad.moving = moving


def bars(glance: str, name: str) -> dict[str, str]:
    """The names and numbers of one table of bars."""
    table = next(each for each in re.findall(r"<table>.*?</table>", glance) if f"<b>{name}</b>" in each)
    return dict(re.findall(r'<th scope="row">(.*?)</th><td class="itm-number">(.*?)</td>', table))


def test_it_begins_with_the_stored_digit_and_an_empty_pad(pad: Pad):
    assert pad.trace.sample is seven
    assert not pad.drawing.any()
    assert bars(pad.glance, "o7")["7"] == "0.9989"


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
    assert pad.sheet.index("1") == 31
    assert pad.drawing[0, 31]


def test_an_empty_pad_is_a_drawing_too(pad: Pad):
    ink(pad, STROKE)
    ink(pad, np.zeros((32, 32)))
    assert not pad.trace.x.any()


def test_while_the_pen_moves_only_what_is_seen_at_a_glance_is_sent(pad: Pad, sent: list[Any]):
    ink(pad, STROKE, moving=True)
    [message] = sent
    assert set(message) == {"parts"}
    assert {key for key in message["parts"] if not key.endswith(".row")} == {"title", "answer", "glance"}
    assert len("".join(message["parts"].values())) < 12_000


def test_the_glance_has_every_output_that_differs_from_the_one_before(pad: Pad, sent: list[Any]):
    ink(pad, STROKE, moving=True)
    glance = sent[-1]["parts"]["glance"]
    assert re.findall(r"<b>(\w+)</b>", glance) == ["x", "o2", "o4", "o5", "o6", "o7"]
    assert re.findall(r'alt="(\w+) as an image', glance) == ["x", "o2", "o4", "o5"]
    assert glance.count('decoding="sync"') == 4  # else some browsers paint one frame without them
    shares = bars(glance, "o7")
    assert list(shares) == list("0123456789")
    assert [float(share) for share in shares.values()] == pytest.approx(pad.trace.o7, abs=1e-4)
    assert re.findall(r'<tr class="itm-most"><th scope="row">(\d)', glance) == ["1", "1"]


def test_when_the_pen_rests_the_whole_page_follows(pad: Pad, sent: list[Any]):
    ink(pad, STROKE, moving=True)
    ink(pad, STROKE)
    late = sent[-1]["parts"]
    assert {"x.out", "o4.in", "o4.out", "o7.out"} <= set(late)
    assert "glance" not in late  # that was sent already
    assert "model(x) = o7 = " in late["o7.out"]
    assert "was " not in late["o7.out"]  # a drawing is nobody's change of the stored digit


def test_the_page_hears_that_the_pen_rests_even_where_nothing_changed(pad: Pad, sent: list[Any]):
    ink(pad, STROKE)
    sent.clear()
    moved = np.roll(STROKE, 5, axis=1)  # centred, it is the same picture of 8 x 8
    ink(pad, moved, moving=True)
    ink(pad, moved)
    assert sent == [{"parts": {}}, {"parts": {}}]


def test_arithmetic_is_written_for_what_is_opened(pad: Pad, sent: list[Any]):
    ink(pad, STROKE)
    pad._hear(None, {"view": "a", "opened": ["o6[1]"]}, None)
    assert "quieter terms" in sent[-1]["parts"]["o6.out"]


def test_the_trace_it_was_given_stays(pad: Pad):
    trace = model.trace(seven)
    ink(draw(trace), STROKE)
    np.testing.assert_array_equal(trace.x, seven.x)


def test_what_fails_is_said_and_the_trace_stays(sent: list[Any]):
    def picky(X):
        if X.max() == 0:
            raise ValueError("no ink")
        return X

    live = draw(Model(Input(shape=(8, 8)), picky).trace(seven))
    ink(live, STROKE)
    ink(live, np.zeros((32, 32)))
    assert sent[-1]["parts"]["problem"].startswith("ValueError: no ink")
    assert live.trace.x.max() == 16
    ink(live, STROKE, moving=True)
    assert sent[-1]["parts"]["problem"] == ""


@pytest.mark.parametrize("shape", [(64,), (8, 8), (1, 8, 8)])
def test_any_model_of_64_numbers_can_be_drawn_for(shape: tuple[int, ...]):
    live = draw(Model(Input(shape=shape), Scale(5, 6)).trace(np.zeros(shape)))
    ink(live, STROKE)
    np.testing.assert_array_equal(live.trace.x, to_digit(STROKE).reshape(shape))


def test_without_classes_the_bars_have_the_outputs_names():
    one = Linear(np.ones((1, 64)))
    assert bars(draw(Model(Input(shape=(8, 8)), Flatten(), one).trace(np.ones((8, 8)))).glance, "o3") == {
        "o3": "64"
    }
    named = Sample("a picture", np.ones((8, 8)), classes=Classes("little", "much"))
    assert set(bars(draw(Model(Input(shape=(8, 8)), Flatten(), one).trace(named)).glance, "o3")) == {"o3"}


def test_without_a_kernel_there_is_every_layers_answer_and_no_script(pad: Pad):
    data, _ = pad._outputs()
    assert data["text/plain"] == repr(model.trace(seven))
    assert "<script" not in data["text/html"]
    stored = re.sub(r"<style>.*?</style>", "", data["text/html"], flags=re.DOTALL)
    assert len(stored) < 20_000
    assert bars(stored, "o7")["7"] == "0.9989"
    assert "picture 61" in stored


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
