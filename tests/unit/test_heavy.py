"""A network too large for a page: what is stored of it, what is sent of it, and what Python answers when it is asked."""

import json
import re
from typing import Any

import numpy as np
import pytest

from lessons_lib import (
    Add,
    BackwardTrace,
    CrossEntropy,
    InputValueError,
    Linear,
    Model,
    SquaredError,
    compare,
    explore,
    step_through,
)
from lessons_lib.model.trace import Trace
from lessons_lib.page import heavy
from lessons_lib.page.asking import HeavyBackExplorer, HeavyExplorer
from lessons_lib.page.data import VERSION, data
from lessons_lib.page.heavy import BESIDE, IN_ROW, depth_of, is_heavy, outline
from lessons_lib.page.heavy_back import heavy_back_data, heavy_back_markup
from lessons_lib.page.heavy_pair import heavy_back_pair
from lessons_lib.page.heavy_static import still, top_answers
from lessons_lib.page.stored import packed
from lessons_lib.page.tiles import chosen_maps
from lessons_lib.page.widgets import Explorer
from tests import heavy as network

BEHAVIOUR = re.compile(r"(?s)<(script|style)\b.*?</\1\s*>")
KB = 1000


@pytest.fixture(scope="module")
def trace() -> Trace:
    return network.trace()


class Live:
    """An explorer and what it sends."""

    def __init__(self, trace: Trace | BackwardTrace, monkeypatch: pytest.MonkeyPatch, **options: Any) -> None:
        monkeypatch.setattr(Explorer, "_script", lambda *_: "export default {}")
        self.sent: list[tuple[dict[str, Any], list[bytes]]] = []
        self.page = explore(trace, **options)
        monkeypatch.setattr(
            self.page, "send", lambda content, buffers=(): self.sent.append((content, list(buffers)))
        )

    def asks(self, need: str, **asked: Any) -> tuple[dict[str, Any], list[bytes]]:
        question = {"need": need, "arrays": [], "parameters": [], "inside": False, "turned": {}} | asked
        self.page._handle_custom_msg(question, [])
        return self.sent.pop()


def numbers_of(told: dict[str, Any], buffers: list[bytes]) -> Any:
    return np.frombuffer(buffers[told["buffer"]], dtype=f"<{told['type']}")


# How much is stored --------------------------------------------------------------------------------


def test_a_network_is_too_large_from_four_million_numbers_on() -> None:
    inside = Model(Linear(np.ones((1000, 1000))))
    assert not is_heavy(inside.trace(np.ones(1000)))
    assert is_heavy(Model(*(Linear(np.full((1000, 1000), each)) for each in range(4))).trace(np.ones(1000)))


def test_a_layer_that_stands_at_many_places_is_counted_once() -> None:
    layer = Linear(np.ones((1000, 1000)))
    assert not is_heavy(Model(*[layer] * 20).trace(np.ones(1000)))


def test_its_stored_page_is_at_most_250_kilobytes_and_with_script_and_data_at_most_700(trace: Trace) -> None:
    page = step_through(trace)._repr_html_()
    assert len(BEHAVIOUR.sub("", page).encode()) <= 250 * KB
    assert len(page.encode()) <= 700 * KB


def test_so_is_that_of_two_compared(trace: Trace) -> None:
    page = compare(trace, network.trace())._repr_html_()
    assert len(BEHAVIOUR.sub("", page).encode()) <= 250 * KB
    assert len(page.encode()) <= 700 * KB


def test_what_goes_to_the_page_at_first_is_pictures_and_x(
    trace: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = Live(trace, monkeypatch)
    assert isinstance(live.page, HeavyExplorer)
    sent = len(json.dumps(live.page.data, default=packed))
    assert sent <= 300 * KB + trace.x.size * 8 * 4 / 3


def test_its_data_hold_no_array_of_more_than_a_thousand_numbers(trace: Trace) -> None:
    written = data(trace, deep=depth_of(trace))
    assert written["version"] == VERSION
    assert written["heavy"] is True
    assert all(each["values"] is None for each in written["parameters"].values())

    def held(outputs: list[Any]) -> list[Any]:
        return [one for each in outputs for one in (held(each) if isinstance(each, list) else [each])]

    for each in held([written["traces"][0]["x"], *written["traces"][0]["outputs"]]):
        assert set(each) >= {"shape", "values"}
        size = np.prod(each["shape"])
        assert (each["values"] is None) == (size > 1000)
        if each["values"] is None:
            assert set(each) >= {"said", "seen"}
            assert np.prod(each["seen"]["shape"]) <= 1.5 * IN_ROW
    assert [row["name"] for row in written["models"][0]] == [f"L{at}" for at in range(1, 9)]
    assert [len(row["inside"] or ()) for row in written["models"][0]] == [0, 0, 0, 0, 3, 3, 0, 0]


def test_blocks_beyond_two_hundred_layers_are_told_by_how_many_they_have(
    trace: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heavy, "MOST_ROWS", 14)
    written = data(trace, deep=depth_of(trace))
    narrow = written["models"][0][4]["inside"][2]
    assert narrow["inside"] is None
    assert narrow["layers"] == 2
    assert "2 layers" in narrow["idea"]
    assert isinstance(written["traces"][0]["outputs"][4][2], dict)


# What it shows -------------------------------------------------------------------------------------


def test_of_very_many_maps_those_are_pictured_whose_numbers_lie_farthest_apart() -> None:
    maps = np.zeros((96, 112, 112))
    maps[40:56, 0, 0] = np.arange(16) + 1
    assert chosen_maps(maps).tolist() == list(range(40, 56))
    told = outline(maps)
    assert told["seen"]["maps"] == list(range(40, 56))
    assert told["seen"]["scale"] == 16
    assert outline(maps[:16])["seen"].get("maps") is None
    assert chosen_maps(np.ones((1280, 1, 1))).size == 1280
    assert outline(np.ones((8, 384)))["seen"]["shape"] == [1, 8, 384]


def test_two_compared_show_the_same_maps(trace: Trace) -> None:
    other = network.trace()
    page = compare(trace, other)
    written = json.loads(re.search(r'class="itm-data"[^>]*>(.*?)</script>', page._repr_html_(), re.DOTALL)[1])  # type: ignore[index]
    for at in range(1, 5):
        a, b = (each["outputs"][at]["seen"] for each in written["traces"])
        assert a.get("maps") == b.get("maps") == written["gaps"][at + 1]["seen"].get("maps")
    gap = other.o2 - trace.o2
    assert written["gaps"][2]["seen"]["scale"] == np.abs(gap[written["gaps"][2]["seen"]["maps"]]).max()


def test_the_static_page_says_each_output_names_the_largest_answers_and_what_needs_python(
    trace: Trace,
) -> None:
    html = str(still(trace))
    for step in trace:
        assert html.count(f"{step.output_name} is ") >= 1
    names = [name for name, _ in top_answers(trace)]
    assert names[0] == trace.verdict
    assert len(names) == 10
    assert all(name in html for name in names)
    assert html.count("explore(trace), with Python running, opens any number.") == 1
    assert html.count("<img") == 7, "x, and each output of more than a thousand numbers"


def test_a_page_to_predict_is_refused_with_the_line_that_shows_it(trace: Trace) -> None:
    with pytest.raises(InputValueError, match=r"Write step_through\(trace\)"):
        step_through(trace, predict=True)


# What Python answers -------------------------------------------------------------------------------


def test_a_step_is_sent_when_it_is_asked_for_to_the_bit(
    trace: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = Live(trace, monkeypatch)
    told, buffers = live.asks("L5.L1", arrays=["L4", "L5.L1"], parameters=["L5.L1.kernels"])
    assert told["need"] == "L5.L1"
    assert told["turned"] == {}
    assert "def forward" in told["code"]
    assert np.array_equal(numbers_of(told["arrays"]["L4"], buffers), trace.o4.ravel())
    assert np.array_equal(
        numbers_of(told["arrays"]["L5.L1"], buffers),
        trace["L5"].inside.o1.ravel(),  # type: ignore[union-attr]
    )
    kernels = trace["L5"].inside["L1"].layer.kernels  # type: ignore[union-attr]
    assert np.array_equal(numbers_of(told["parameters"]["L5.L1.kernels"], buffers), kernels.ravel())


def test_numbers_that_are_float32_are_sent_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    rounded = Model(*(Linear(np.full((1000, 1000), each / 8)) for each in range(5))).trace(np.ones(1000))
    told, buffers = Live(rounded, monkeypatch).asks("L2", arrays=["L2"], parameters=["L2.weights"])
    assert told["parameters"]["L2.weights"] == {"type": "f4", "buffer": 1}
    assert len(buffers[1]) == 4_000_000


def test_what_is_too_large_for_any_page_is_named_and_not_sent(
    trace: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lessons_lib.page.asking.MOST_SENT", 500_000)
    told, buffers = Live(trace, monkeypatch).asks("L5.L1", arrays=["L5.L1", "L4"])
    assert told["arrays"]["L5.L1"] == {"beyond": True}
    assert told["arrays"]["L4"]["buffer"] == 0
    assert len(buffers) == 1


def test_the_layers_of_a_block_are_sent_when_they_are_asked_for(
    trace: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heavy, "MOST_ROWS", 14)
    told, _ = Live(trace, monkeypatch).asks("L5.L3", inside=True)
    assert [row["name"] for row in told["inside"]["rows"]] == ["L1", "L2"]
    assert [len(told["inside"]["outputs"])] == [2]
    assert set(told["inside"]["parameters"]) >= {"L5.L3.L1.kernels", "L5.L3.L2.mean"}


def test_what_is_turned_goes_all_the_way_in_python_and_the_new_outputs_come_back(
    trace: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = Live(trace, monkeypatch)
    turned = {"x[0, 7, 7]": 50.0}
    live.page.state = {"turned": turned, "asks": True}
    x = trace.x.copy()
    x[0, 7, 7] = 50
    truth = Model.of(trace).trace(x)
    assert np.array_equal(live.page.trace.output, truth.output)
    answer = live.page.answered
    assert answer["state"]["turned"] == turned
    assert answer["trace"]["name"] == "photo, changed"
    assert answer["trace"]["outputs"][-1]["values"] == outline(truth.output)["values"]
    assert answer["trace"]["outputs"][1]["seen"] == outline(truth.o2)["seen"]
    told, buffers = live.asks("L2", arrays=["L2"], turned=turned)
    assert np.array_equal(numbers_of(told["arrays"]["L2"], buffers), truth.o2.ravel())


def test_a_turned_weight_comes_back_among_the_parameters(
    trace: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = Live(trace, monkeypatch)
    turned = {"L8.bias[3]": 900.0}
    live.page.state = {"turned": turned, "asks": True}
    assert live.page.trace.verdict == "thing 3"
    assert live.page.answered["trace"]["parameters"]["L8.bias"]["said"].endswith("to 900")
    told, buffers = live.asks("L8", parameters=["L8.bias"], turned=turned)
    assert numbers_of(told["parameters"]["L8.bias"], buffers)[3] == 900


def test_what_a_layer_refuses_is_told_and_no_new_output_comes(
    trace: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = Live(trace, monkeypatch)
    live.page.state = {"turned": {"L3.variance[0]": -5.0}, "asks": True}
    ((path, told),) = live.page.answered["answers"].items()
    assert not path, "it is the error that says which"
    assert "variance" in told["error"]
    assert "trace" not in live.page.answered


def test_a_question_about_where_the_page_no_longer_stands_is_answered_for_there(
    trace: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = Live(trace, monkeypatch)
    told, buffers = live.asks("L1", arrays=["L1"], turned={"x[0, 0, 0]": 7.0})
    assert told["turned"] == {"x[0, 0, 0]": 7.0}
    assert numbers_of(told["arrays"]["L1"], buffers)[0] == 7


def test_python_tells_the_arithmetic_of_one_number(trace: Trace, monkeypatch: pytest.MonkeyPatch) -> None:
    live = Live(trace, monkeypatch)
    live.page._handle_custom_msg({"open": ["L8", 3], "turned": {}}, [])
    told, _ = live.sent.pop()
    assert told["recorded"]["parts"][0]["outputs"] == [3]
    assert sum(row[0] == "*" for row in told["recorded"]["rows"]) == 40


# The way back --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def backward(trace: Trace) -> BackwardTrace:
    return trace.backward(CrossEntropy(), 7)


def test_its_stored_way_back_is_at_most_250_kilobytes_and_its_page_500(backward: BackwardTrace) -> None:
    page = step_through(backward)._repr_html_()
    assert len(BEHAVIOUR.sub("", page).encode()) <= 250 * KB
    assert len(page.encode()) <= 500 * KB


def test_the_way_back_goes_from_the_loss_to_x_and_tells_each_gradient(backward: BackwardTrace) -> None:
    written = heavy_back_data(backward)
    assert written["names"] == ["o8", *(f"dL/do{at}" for at in range(8, 0, -1)), "dL/dx"]
    assert [row["name"] for row in written["models"][0]] == ["L", *(f"L{at}" for at in range(8, 0, -1))]
    for name, output in zip(written["names"][1:], written["traces"][0]["outputs"], strict=True):
        assert output == outline(np.asarray(backward[name]), BESIDE)
    told = written["models"][0][1]["told"]
    assert told.startswith("dL/do7 is 40 numbers from ")
    assert "dL/dW8 is 1000 x 40 numbers from " in told


def test_what_several_layers_hand_back_is_told_of_all_of_them() -> None:
    weights = np.eye(4)
    model = Model(Linear(weights), Linear(2 * weights), Add("o1"))
    backward = model.trace([1, 2, 3, 4]).backward(SquaredError(), target=[0, 0, 0, 0])
    rows = heavy_back_data(backward)["models"][0]
    assert [row["name"] for row in rows] == ["L", "L3", "L3 + L2", "L1"]
    assert rows[2]["sources"] == [1, 2]


def test_explore_of_such_a_way_back_is_the_page_that_steps_through_it(
    backward: BackwardTrace, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Live(backward, monkeypatch).page
    assert isinstance(page, HeavyBackExplorer)
    assert page.data == heavy_back_data(backward)
    assert page._static() == heavy_back_markup(backward)
    assert page.backward is backward
    assert page.trace is backward.trace


def test_python_sends_the_gradients_that_are_asked_for(
    trace: Trace, backward: BackwardTrace, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = Live(backward, monkeypatch)
    live.page._handle_custom_msg({"gradients": [0, 2, 9]}, [])
    told, buffers = live.sent.pop()
    assert told["gradients"] == [0, 2, 9]
    for index, array in ((0, trace.output), (2, backward["dL/do7"]), (9, backward["dL/dx"])):
        assert np.array_equal(numbers_of(told["arrays"][str(index)], buffers), np.ravel(array))


def test_a_gradient_too_large_for_any_page_is_named_and_not_sent(
    backward: BackwardTrace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lessons_lib.page.asking.MOST_SENT", 150_000)
    live = Live(backward, monkeypatch)
    live.page._handle_custom_msg({"gradients": [9, 2]}, [])
    told, buffers = live.sent.pop()
    assert told["arrays"]["9"] == {"beyond": True}
    assert len(buffers) == 1


def test_its_numbers_are_not_turned_and_the_line_is_told_that_turns_them(backward: BackwardTrace) -> None:
    with pytest.raises(
        InputValueError, match=r"nothing is turned\. Write explore\(backward\), without knobs; or turn"
    ):
        explore(backward, ["x[0, 7, 7]"])


def test_two_ways_back_are_compared_in_the_same_maps_with_their_differences(
    trace: Trace, backward: BackwardTrace
) -> None:
    other = trace.backward(CrossEntropy(), 9)
    page = compare(backward, other)._repr_html_()
    assert len(BEHAVIOUR.sub("", page).encode()) <= 600 * KB
    assert "backward, in Python, has all of them." in page
    written = heavy_back_pair(backward, other)
    assert [way["names"][-1] for way in written["ways"]] == ["dL/dx", "dL/dx"]
    assert [each["model"] for each in written["traces"]] == [0, 1]
    a, b = (each["outputs"][-1] for each in written["traces"])
    gap = other["dL/dx"] - backward["dL/dx"]
    assert a["said"] == outline(backward["dL/dx"], BESIDE)["said"]
    assert b["said"] == outline(other["dL/dx"], BESIDE)["said"]
    assert written["gaps"][-1]["said"] == outline(gap, BESIDE)["said"]
    assert not any(np.size(each["values"]) > 1000 for each in (a, b, written["gaps"][-1]) if each["values"])


def test_its_static_page_says_each_gradient(backward: BackwardTrace) -> None:
    html = str(heavy_back_markup(backward))
    assert html.count("<li") == 9
    assert "backward, in Python, has all of them." in html
    assert "dL/dx is 3 x 224 x 224 numbers from " in html
