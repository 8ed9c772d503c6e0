"""`walk` without a browser: what its map is drawn from, what it refuses, and that Python follows a dot and a silenced unit."""

import re

import numpy as np
import pytest

from lessons_lib import Classes, Input, Linear, Model, ReLU, Sample, Sigmoid, walk
from lessons_lib.data import spiral
from lessons_lib.numbers.door import InputTypeError, InputValueError
from lessons_lib.page.map import map_data
from lessons_lib.page.widgets import Explorer
from lessons_lib.trained import digit_model, spiral_model

LIGHT = Classes("off", "on")


@pytest.fixture(autouse=True)
def _script(monkeypatch):
    monkeypatch.setattr(Explorer, "_script", lambda *_: "export default {}")


@pytest.fixture
def curl():
    return spiral_model().trace((1.5, -0.5))


def to_state(live, turned):
    live.set_state({"state": {"turned": turned, "asks": False}})


def test_the_map_holds_all_points_and_the_dot_in_a_square(curl):
    drawn = map_data(curl, spiral)
    low, high = np.array(drawn["low"]), np.array(drawn["high"])
    assert np.allclose(high - low, (high - low)[0])
    places = np.array([sample[:2] for sample in drawn["samples"]])
    assert (places > low).all()
    assert (places < high).all()
    np.testing.assert_array_equal(places, spiral.X)
    assert [sample[2] for sample in drawn["samples"]] == spiral.targets.tolist()
    far = map_data(spiral_model().trace((50, 0)), spiral)
    assert far["low"][0] < spiral.X.min()
    assert far["high"][0] > 50


def test_a_step_of_a_key_is_a_hundredth_of_the_map_or_less(curl):
    drawn = map_data(curl, spiral)
    assert 1 / 500 < drawn["step"] / (drawn["high"][0] - drawn["low"][0]) <= 1 / 100


@pytest.mark.parametrize(
    ("trace", "edge"),
    [
        (lambda: spiral_model().trace((1, 1)), 0.5),  # a share
        (lambda: Model(Input("a", "b"), Linear([[1, -2]])).trace(Sample("on", (1, 1), 1, LIGHT)), 0.5),
        (lambda: Model(Input("a", "b"), Linear([[1, -2]])).trace((1, 1)), 0.0),
    ],
)
def test_colours_part_at_a_half_where_the_answer_is_a_share_or_a_class_and_else_at_0(trace, edge):
    assert map_data(trace(), ())["edge"] == edge


def test_without_samples_the_map_lies_around_0_and_holds_the_dot():
    drawn = map_data(Model(Input("a", "b"), Linear([[1, -2]])).trace((3, -40)), ())
    assert drawn["low"][0] < -40
    assert drawn["high"][1] > 3
    assert drawn["samples"] == []


def test_the_trace_follows_the_dot(curl):
    live = walk(curl, spiral)
    to_state(live, {"x[0]": 3.0, "x[1]": -3.0})
    assert live.trace.x.tolist() == [3, -3]
    assert live.trace.output == spiral_model()((3, -3))


def test_the_trace_follows_a_silenced_unit(curl):
    live = walk(curl, spiral)
    to_state(live, {"L2.weights[4, 0]": 0, "L2.weights[4, 1]": 0, "L2.bias[4]": 0})
    assert live.trace.o2[4] == live.trace.o3[4] == 0
    assert (np.delete(live.trace.o3, 4) == np.delete(curl.o3, 4)).all()
    silenced = curl.o3 * (np.arange(8) != 4)
    for layer in spiral_model().layers[3:]:
        silenced = layer.forward(silenced)
    assert live.trace.output == pytest.approx(silenced)


@pytest.mark.parametrize(
    ("model", "x", "message"),
    [
        (
            Model(Input("a", "b", "c"), Linear([[1, 2, 3]])), (1, 2, 3),
            "walk draws the plane of an x of 2 numbers and an answer of 1 on it, and here x is 3 numbers.",
        ),
        (
            Model(Input("a", "b"), ReLU()), (1, 2),
            "walk draws the plane of an x of 2 numbers and an answer of 1 on it, and here the answer is 2 numbers.",
        ),
    ],
)  # fmt: skip
def test_what_has_no_such_map_is_told(model, x, message):
    with pytest.raises(InputValueError, match=re.escape(message)):
        walk(model.trace(x))


def test_what_is_no_trace_is_told():
    with pytest.raises(InputTypeError, match=re.escape("walk expects the trace of one sample")):
        walk(digit_model())


def test_a_page_without_a_map_carries_nothing_of_it():
    trace = Model(Input("a", "b"), Linear([[1, 2]]), Sigmoid()).trace((1, 2))
    assert "map" not in Explorer(trace).data
