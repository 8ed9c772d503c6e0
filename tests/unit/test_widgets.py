"""`explore` without a browser: what the page says that it turned becomes a trace, and what only Python knows is answered."""

from typing import Any

import numpy as np
import pytest

from lessons_lib import Input, LeakyReLU, Linear, Model, ReLU, patients
from lessons_lib.numbers.door import InputValueError
from lessons_lib.page.explore import explore
from lessons_lib.page.widgets import Explorer


@pytest.fixture(autouse=True)
def _script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Explorer, "_script", lambda *_: "export default {}")


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the kernel tells the page of where it stands, and answers."""
    messages: list[Any] = []

    def send(_: Explorer, message: Any, buffers: Any = None) -> None:
        if {"state", "answered"} & message["state"].keys():
            messages.append(message["state"])

    monkeypatch.setattr(Explorer, "_send", send)
    return messages


def L2(X: Any) -> Any:
    broccoli, strawberries, hours = X
    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600


def hidden(X: Any) -> float:
    return float(np.linalg.norm(np.array([float(str(each)) for each in np.atleast_1d(X)])))


INPUT = Input("broccoli", "Tagada strawberries", "workout hours")
model = Model(INPUT, L2, ReLU())


def turn(live: Explorer, asks: bool = False, **numbers: float) -> None:
    """Turn knobs as the page does: x0=5 for x[0]."""
    to_state(live, {f"x[{key[1]}]": value for key, value in numbers.items()}, asks)


def to_state(live: Explorer, turned: dict[str, float], asks: bool = False, **more: Any) -> None:
    live.set_state({"state": {"turned": turned, "asks": asks, **more}})  # as ipywidgets does with a message


def test_the_trace_follows_the_page() -> None:
    live = explore(model.trace(patients[0]))
    turn(live, x0=201)
    assert live.trace.x.tolist() == [201, 2000, 100]
    assert live.trace.o3 == L2((201, 2000, 100))
    assert live.trace.sample.name == "patient 1, changed"
    assert live.trace.target is None  # of a made-up x nobody expects anything
    assert repr(live) == repr(live.trace)


def test_turned_back_it_is_the_sample_again_with_its_target() -> None:
    live = explore(model.trace(patients[0]))
    turn(live, x0=7)
    turn(live, x0=100)
    assert live.trace.sample is patients[0]


def test_a_turned_weight_is_in_the_layers_of_the_trace() -> None:
    layer, trace = Linear([[58, -3, 2]]), None
    trace = Model(INPUT, layer, LeakyReLU(0.5)).trace(patients[3])
    live = explore(trace, knobs=["L2.weights[0, 1]", "L3.slope"])
    to_state(live, {"L2.weights[0, 1]": 5, "L3.slope": 0.25})
    assert Model(*live.trace.layers)((1, 2, 3)) == 58 + 10 + 6
    assert live.trace.layers[2].slope == 0.25
    assert layer.weights.tolist() == [[58, -3, 2]]
    assert trace.x.tolist() == [0, 2000, 100]


def test_no_message_comes_from_the_kernel_where_the_page_asks_nothing(sent: list[Any]) -> None:
    live = explore(model.trace(patients[0]))
    for number in range(5):
        turn(live, x0=number)
    assert sent == []


def test_what_the_page_cannot_compute_is_answered_for_the_state_that_asked(sent: list[Any]) -> None:
    live = explore(Model(INPUT, Model(hidden, ReLU()), hidden).trace(patients[0]))
    turn(live, asks=True, x0=3, x1=4, x2=12)
    (message,) = (each["answered"] for each in sent)
    assert message["state"] == {"turned": {"x[0]": 3, "x[1]": 4, "x[2]": 12}, "asks": True}
    assert message["answers"] == {"L2.L1": {"shape": [], "values": [13]}, "L3": {"shape": [], "values": [13]}}


def test_a_way_that_no_recording_shows_is_answered(sent: list[Any]) -> None:
    def halved(X: Any) -> Any:
        while X > 1:
            X = X / 2
        return X

    live = explore(Model(halved).trace(8))
    to_state(live, {"x": 2.0**70}, asks=True)
    assert sent[-1]["answered"]["answers"] == {"L1": {"shape": [], "values": [1]}}


def test_an_error_in_a_layer_is_the_answer_and_the_last_trace_stays(sent: list[Any]) -> None:
    def picky(X: Any) -> Any:
        if float(str(X[0])) < 0:
            raise ValueError(f"{X[0]} is below 0")
        return X[0] * 2

    live = explore(
        Model(INPUT, lambda X: [hidden(X), 1], ReLU(), Model(lambda X: picky(X - 10))).trace(patients[0])
    )
    before = live.trace
    turn(live, asks=True, x0=1, x1=0, x2=0)
    (message,) = (each["answered"] for each in sent)
    assert message["answers"] == {
        "L2": {"shape": [2], "values": [1, 1]},
        "L4": {"error": "ValueError: -9.0 is below 0"},
    }
    assert live.trace is before


def test_a_number_that_a_layer_refuses_leaves_the_last_trace(sent: list[Any]) -> None:
    live = explore(Model(INPUT, LeakyReLU(0.5)).trace(patients[0]))
    before = live.trace
    to_state(live, {"L2.slope": 7}, asks=True)
    assert live.trace is before
    assert sent[0]["answered"]["answers"] == {}


def test_python_says_nothing_while_the_page_computes_the_same_but_for_rounding(sent: list[Any]) -> None:
    live = explore(model.trace(patients[0]))
    to_state(live, {"x[0]": 0}, computed={"L2": [-0.5 + 1e-13], "L3": [0]})
    to_state(live, {"x[0]": 100}, computed={"L2": [-3.5e-17], "L3": [0]})
    assert sent == []


def test_where_the_page_computes_other_numbers_python_answers_with_its_own(sent: list[Any]) -> None:
    strength = 3

    def scaled(X: Any) -> Any:
        return strength * X

    live = explore(Model(INPUT, Model(scaled), ReLU()).trace((1, 2, 3)))
    strength = 10
    to_state(live, {"x[0]": 5}, computed={"L2.L1": [15, 6, 9], "L3": [15, 6, 9]})
    outputs = {"shape": [3], "values": [50, 20, 30]}
    assert sent[-1]["answered"]["answers"] == {"L2.L1": outputs, "L3": outputs}
    assert sent[-1]["answered"]["state"]["turned"] == {"x[0]": 5}
    strength = 3  # as it was: what has been said is taken back, once
    for _ in range(2):
        to_state(live, {"x[0]": 5}, computed={"L2.L1": [15, 6, 9], "L3": [15, 6, 9]}, again=_)
    assert [each["answered"]["answers"]["L2.L1"]["values"][0] for each in sent] == [50, 15]


def test_what_fails_in_python_is_answered_though_the_page_computed_it(sent: list[Any]) -> None:
    words = "never below zero"

    def strict(X: Any) -> Any:
        if words and X[0] < 0:
            raise ValueError(words)
        return X

    live = explore(Model(INPUT, strict).trace((1, 2, 3)))
    words = "never"
    to_state(live, {"x[0]": -1}, computed={"L2": [-1, 2, 3]})
    assert sent[-1]["answered"]["answers"] == {"L2": {"error": "ValueError: never"}}


def test_no_number_is_no_number_on_both_sides(sent: list[Any]) -> None:
    live = explore(Model(INPUT, lambda X: np.log(X)).trace((1, 2, 3)))
    with np.errstate(all="ignore"):
        to_state(live, {"x[0]": -1}, computed={"L2": [None, *np.log([2, 3])]})
        assert sent == []
        to_state(live, {"x[0]": -1}, computed={"L2": [0, *np.log([2, 3])]})
    assert len(sent) == 1


def test_a_knob_for_what_is_not_there_is_refused() -> None:
    with pytest.raises(InputValueError, match=r"There is no L7\.weights to turn"):
        explore(model.trace(patients[0]), knobs=["L7.weights[0, 0]"])
    with pytest.raises(TypeError, match="explore expects the trace of one sample"):
        explore(model)  # type: ignore[arg-type]
