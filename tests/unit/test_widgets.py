"""`explore` without a browser: what a turned knob makes of the trace, and what it sends to the page."""

import re
from typing import Any

import pytest

from lessons_lib import Input, Linear, Model, ReLU, explore, patients
from lessons_lib.layers import LeakyReLU
from lessons_lib.numbers.door import InputTypeError, InputValueError
from lessons_lib.page.page import parts
from lessons_lib.page.widgets import Explorer


def L2(X):
    broccoli, strawberries, hours = X
    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600


model = Model(Input("broccoli", "Tagada strawberries", "workout hours"), L2, ReLU())


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the kernel sends to the page."""
    messages: list[Any] = []
    monkeypatch.setattr(Explorer, "send", lambda _, content, buffers=None: messages.append(content))
    return messages


def turn(live: Explorer, **numbers: float) -> None:
    """Turn knobs as the page does: x0=5 for x[0]."""
    live.values = live.values | {f"{key[0]}[{key[1]}]": value for key, value in numbers.items()}


def test_the_trace_follows_the_knobs() -> None:
    live = explore(model.trace(patients[0]))
    assert live.values == {"x[0]": 100, "x[1]": 2000, "x[2]": 100}
    turn(live, x0=201)
    assert live.trace.x.tolist() == [201, 2000, 100]
    assert live.trace.o3 == L2((201, 2000, 100))
    assert live.trace.verdict == "good shape"
    assert live.trace.sample.name == "patient 1, changed"
    assert live.trace.target is None  # of a made-up x nobody expects anything


def test_reset_brings_the_sample_back_with_its_target() -> None:
    live = explore(model.trace(patients[0]))
    at_first = live.values
    turn(live, x0=7)
    live.values = at_first
    assert live.trace.sample is patients[0]
    assert live.trace.target == 0


def test_the_trace_it_was_given_stays() -> None:
    trace = model.trace(patients[0])
    turn(explore(trace), x0=7)
    assert trace.x.tolist() == [100, 2000, 100]


def test_only_what_changed_is_sent(sent: list[Any]) -> None:
    live = explore(model.trace(patients[3]))
    turn(live, x0=10)  # o2 is -0.45 now, and o3 still 0
    changed = {
        "title",
        "x.row",
        "x.out",
        "o1.row",
        "o1.in",
        "o1.out",
        "o2.row",
        "o2.in",
        "o2.out",
        "o3.in",
        "o3.out",
    }
    assert [set(message["parts"]) for message in sent] == [changed]
    sent.clear()
    turn(live, x0=20)  # the title says "changed" already
    assert [set(message["parts"]) for message in sent] == [changed - {"title"}]


def test_while_a_knob_moves_the_step_on_show_is_sent_and_at_rest_the_others(sent: list[Any]) -> None:
    live = explore(model.trace(patients[3]))
    lines = {"title", "x.row", "o1.row", "o2.row"}
    live._hear(None, {"view": "a", "begins": True}, None)
    live.moving = True
    turn(live, x0=10)
    live._hear(None, {"view": "a", "at": "o2"}, None)  # a step taken while it moves
    turn(live, x0=20)
    live.moving = False
    others = {"x.out", "o1.in", "o1.out", "o3.in", "o3.out"}
    shown = [lines | {"x.out"}, {"o2.in", "o2.out"}, lines - {"title"} | {"o2.in", "o2.out"}, others]
    assert [set(message["parts"]) for message in sent] == shown
    page = {key: html for message in sent for key, html in message["parts"].items()}
    whole = parts(live.trace, original=model.trace(patients[3]), told=())
    assert page == {key: whole[key] for key in page}


def test_a_page_closed_under_a_moving_knob_comes_back_whole(sent: list[Any]) -> None:
    live = explore(model.trace(patients[3]))
    live.moving = True
    turn(live, x0=10)
    live._hear(None, {"view": "a", "begins": True}, None)
    whole = parts(live.trace, original=model.trace(patients[3]), told=())
    assert sent[-1]["parts"] == whole
    turn(live, x0=20)
    assert "o3.in" in sent[-1]["parts"]


def test_each_view_has_its_own_step_and_its_own_opened_numbers(sent: list[Any]) -> None:
    live = explore(model.trace(patients[3]))
    live._hear(None, {"view": "a", "begins": True}, None)
    live._hear(None, {"view": "a", "at": "o2"}, None)
    live._hear(None, {"view": "a", "opened": ["o2[0]"]}, None)
    live._hear(None, {"view": "b", "begins": True}, None)
    live._hear(None, {"view": "b", "opened": []}, None)
    live.moving = True
    sent.clear()
    turn(live, x0=100)
    assert {"x.out", "o2.out"} < set(sent[0]["parts"])
    assert "0 / 11600" in sent[0]["parts"]["o2.out"]


def test_what_came_with_its_rest_is_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    live = explore(model.trace(patients[3]))
    live.moving = True
    written = []
    monkeypatch.setattr(Explorer, "_parts", lambda _: written.append(1) or {})
    with live.hold_trait_notifications():  # as a busy kernel hears it
        live.values = live.values | {"x[0]": 5.0}
        live.moving = False
    assert written == [1]


def test_an_added_knob_leaves_the_values_to_the_page(sent: list[Any]) -> None:
    live = explore(Model(Input("a", "b"), Linear([[1.0, 2.0]])).trace((3, 4)), knobs=["x[0]"])
    before = live.values
    live._hear(None, {"add": "L2.weights[0, 1]"}, None)
    assert [knob["key"] for knob in live.knobs] == ["x[0]", "L2.weights[0, 1]"]
    assert live.values == before
    live._hear(None, {"add": "L2.weights[0, 1]"}, None)
    assert len(live.knobs) == 2
    assert sent[-1]["parts"]["problem"] == "L2.weights[0, 1] has its knob already: L2: weight of b for o2."
    live._hear(None, {"add": "L2.weights[0, 7]"}, None)
    assert "1 x 2 numbers" in sent[-1]["parts"]["problem"]
    live._hear(None, {"add": "x[1]"}, None)
    assert sent[-1]["parts"]["problem"] == ""


def test_a_problem_is_told_to_a_view_that_begins_after_it(sent: list[Any]) -> None:
    def picky(X):
        if X[0] < 1:
            raise ValueError("below 1")
        return X

    live = explore(Model(Input("a"), picky).trace((1,)))
    turn(live, x0=0.2)
    live._hear(None, {"view": "b", "begins": True}, None)
    assert sent[-1]["parts"]["problem"] == "ValueError: below 1"


def test_a_turned_weight_changes_the_table_of_weights(sent: list[Any]) -> None:
    live = explore(
        Model(Input("a", "b"), Linear([[1.0, 2.0]], [7.0])).trace((3, 4)), knobs=["L2.weights[0, 1]"]
    )
    live.values = {"L2.weights[0, 1]": -1.5}
    assert re.findall(r'"itm-number">(.*?)<', sent[0]["parts"]["o2.layer"]) == ["1", "-1.5", "7"]


def test_a_drags_message_is_small(sent: list[Any]) -> None:
    live = explore(model.trace(patients[0]))
    live._hear(None, {"view": "a", "begins": True}, None)
    live.moving = True
    turn(live, x0=10)
    assert len(str(sent[0])) < 3_000


def test_the_arithmetic_of_what_is_open_is_written_and_of_nothing_else(sent: list[Any]) -> None:
    live = explore(model.trace(patients[3]))
    assert "-5800 / 11600" not in live.page
    live._hear(None, {"view": "a", "opened": ["o2[0]"]}, None)
    assert [set(message["parts"]) for message in sent] == [{"o2.out"}]
    assert "-5800 / 11600" in sent[0]["parts"]["o2.out"]
    turn(live, x0=100)
    assert "0 / 11600" in sent[-1]["parts"]["o2.out"]


def test_a_view_that_begins_late_is_given_what_is_on_screen_now(sent: list[Any]) -> None:
    live = explore(model.trace(patients[0]))
    live._hear(None, {"view": "a", "begins": True}, None)
    assert sent == []  # the page it begins with is true still
    turn(live, x0=300)
    sent.clear()
    live._hear(None, {"view": "a", "begins": True}, None)
    assert "(300, 2000, 100)" in sent[0]["parts"]["x.row"]
    assert sent[0]["parts"].keys() == parts(live.trace).keys()


@pytest.mark.parametrize(
    ("x", "step"), [((5,), 0.05), ((100, 2000, 100), 10), ((0.3,), 0.002), ((-1,), 0.02)]
)
def test_a_notch_of_a_slider_is_a_round_number(x: tuple[float, ...], step: float) -> None:
    assert explore(Model(lambda X: X).trace(x)).knobs[0]["step"] == pytest.approx(step)


def test_a_weight_turns_too() -> None:
    live = explore(
        Model(Input("a", "b"), Linear([[1.0, 2.0]]), ReLU()).trace((3, 4)), knobs=["L2.weights[0, 1]"]
    )
    live.values = {"L2.weights[0, 1]": -1.0}
    assert live.trace.o2.tolist() == [-1.0]
    assert live.trace.o3.tolist() == [0.0]


def test_a_number_that_a_layer_refuses_is_said_and_the_trace_stays(sent: list[Any]) -> None:
    live = explore(Model(Input("a"), LeakyReLU(0.5)).trace((-1,)), knobs=["L2.slope"])
    live.values = {"L2.slope": 2.0}
    assert sent[-1] == {
        "parts": {
            "problem": "InputValueError: LeakyReLU expects a slope from 0 to 1, as in LeakyReLU(0.01), and got 2."
        }
    }
    assert live.trace.output == -0.5
    live.values = {"L2.slope": 0.25}
    assert live.trace.output == -0.25


def test_a_layer_that_fails_on_a_turned_x_is_said_and_the_trace_stays(sent: list[Any]) -> None:
    live = explore(Model(Input("a"), lambda X: 1 / X[0]).trace((2,)))
    before = live.trace
    turn(live, x0=float("nan"))
    assert live.trace is before
    assert set(sent[-1]["parts"]) == {"problem"}
    assert "not a number" in sent[-1]["parts"]["problem"] or "NaN" in sent[-1]["parts"]["problem"]
    turn(live, x0=4)
    assert live.trace.o2 == 0.25
    assert sent[-1]["parts"]["problem"] == ""


def test_beside_the_live_view_stands_the_page_for_where_there_is_no_kernel() -> None:
    live = explore(model.trace(patients[3]))
    data, view = live._outputs()
    assert list(view) == ["application/vnd.jupyter.widget-view+json"]
    assert data["text/plain"] == repr(model.trace(patients[3]))
    assert "o3 is 0, from 1 number." in data["text/html"]


@pytest.mark.parametrize(
    ("given", "knobs", "kind", "message"),
    [
        (
            5,
            None,
            TypeError,
            "explore expects the trace of one sample and got 5. Write explore(model.trace(x)).",
        ),
        (
            model.trace(patients[0]),
            ["y"],
            InputValueError,
            "There is no y to turn. What can be turned here: x (3 numbers).",
        ),
        (
            model.trace(patients[0]),
            [3],
            InputTypeError,
            'A knob is named in quotes, as in knobs=["x[0]", "L2.weights[0, 1]"], and one was 3.',
        ),
        (
            model.trace(patients[0]),
            ["x[3]"],
            InputValueError,
            "x has 3 numbers, x[0] to x[2], and got x[3].",
        ),
    ],
)
def test_what_cannot_be_explored_is_refused(
    given: Any, knobs: Any, kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match="^" + re.escape(message) + "$"):
        explore(given, knobs)


def test_a_batch_is_refused_and_says_what_is_meant() -> None:
    message = (
        "explore expects the trace of one sample and got a batch of 4 samples: x is 4 x 3 numbers. "
        "Take one of its samples, as in trace.sample(0)."
    )
    with pytest.raises(TypeError, match="^" + re.escape(message) + "$"):
        explore(model.trace(patients, batch=True))
