"""How the numbers of a trace are named, chosen and scaled before any of them is drawn."""

import sys
from typing import Any

import numpy as np
import pytest

from lessons_lib import Input, Linear, Model, ReLU, Sigmoid, Softmax
from lessons_lib.page.readings import LARGEST_OPENED, readings
from lessons_lib.page.scales import rounded_up
from lessons_lib.page.static import markup


def names(model: Model, x: object) -> dict[str, tuple[str, ...]]:
    return {reading.name: reading.names for reading in readings(model.trace(x))}


def test_the_input_layer_names_its_numbers_and_its_output_keeps_the_names() -> None:
    model = Model(Input("a", "b"), Linear([[1, 1], [2, 2], [3, 3]]), sum)
    assert names(model, (1, 2)) == {
        "x": ("a", "b"),
        "o1": ("a", "b"),
        "o2": ("o2[0]", "o2[1]", "o2[2]"),
        "o3": ("o3",),  # one number is what its output is called
    }


def test_the_output_of_an_input_layer_without_names_is_called_by_its_own_places() -> None:
    assert names(Model(Input(shape=2)), (1, 2)) == {"x": ("x[0]", "x[1]"), "o1": ("o1[0]", "o1[1]")}


def test_without_an_input_layer_a_number_has_the_name_one_would_type() -> None:
    assert names(Model(ReLU()), (1, 2)) == {"x": ("x[0]", "x[1]"), "o1": ("o1[0]", "o1[1]")}
    grid = names(Model(ReLU()), [[1, 2], [3, 4]])
    assert grid["x"] == ("x[0, 0]", "x[0, 1]", "x[1, 0]", "x[1, 1]")


def test_each_reading_knows_the_one_before_it() -> None:
    row = readings(Model(Input("a"), ReLU()).trace((3,)))
    assert [reading.source.name for reading in row] == ["x", "x", "o1"]
    assert [reading.step and reading.step.name for reading in row] == [None, "L1", "L2"]


def test_of_very_many_numbers_the_largest_are_shown_one_by_one() -> None:
    x = np.zeros(100)
    x[[7, 50, 99]] = (-9, 8, 7)
    last = readings(Model(lambda X: X).trace(x))[-1]
    assert len(last.units) == LARGEST_OPENED
    assert last.units[:3] == (7, 50, 99)


def test_of_many_layers_fewer_numbers_are_shown_but_always_one() -> None:
    assert len(readings(Model(*[ReLU()] * 20).trace(np.arange(50)))[-1].units) == 4
    assert len(readings(Model(*[ReLU()] * 300).trace(np.arange(50)))[-1].units) == 1


@pytest.mark.parametrize(
    ("x", "scale"), [((1, -3), 3), ((0, 0), 0), ((2.0**-57, -(2.0**-54)), 0), ((1e-200, 0), 1e-200)]
)
def test_the_longest_bar_is_the_largest_size_and_a_speck_has_none(
    x: tuple[float, float], scale: float
) -> None:
    assert readings(Model(ReLU()).trace(x))[0].scale == scale


@pytest.mark.parametrize(
    ("largest", "scale"),
    [
        (0, 1),
        (0.003, 1),
        (1, 1),
        (1.01, 2),
        (2, 5),
        (4, 5),
        (5, 10),
        (13, 20),
        (300, 500),
        (1.7e308, sys.float_info.max),
    ],
)
def test_a_number_alone_stands_on_a_scale_with_a_round_end(largest: float, scale: float) -> None:
    assert rounded_up(largest) == scale
    assert readings(Model(ReLU()).trace(-largest))[0].scale == scale


def test_numbers_that_stand_alone_share_a_scale_so_that_their_bars_can_be_compared() -> None:
    row = readings(Model(lambda X: 2 * X, lambda X: X + 3).trace(5))
    assert [reading.scale for reading in row] == [20, 20, 20]  # of 5, 10 and 13
    row = readings(Model(Linear([[58, -3, 2]]), ReLU()).trace((0, 20, 1)))
    assert [reading.scale for reading in row] == [20, 100, 100]  # three numbers have a scale of their own


def test_shares_stand_on_0_to_1_whatever_stands_beside_them() -> None:
    row = readings(Model(Linear([[3]]), Sigmoid()).trace((-20,)))
    assert [reading.scale for reading in row] == [100, 100, 1]
    softmax = readings(Model(Softmax()).trace((0, 1)))[-1]
    assert (softmax.scale, softmax.own_scale) == (1, 1)
    assert "(bars from 0 to 1)" in markup(Model(Softmax()).trace((0, 1)))


def test_what_a_full_bar_stands_for_is_said_where_there_is_a_bar() -> None:
    html = markup(Model(lambda X: 2 * X, ReLU()).trace(-4))
    assert html.count("full bar") == html.count("(full bar: 10)") == 2  # of -4 and -8; a 0 has none


def test_numbers_beyond_the_largest_float_have_no_say_in_the_scale() -> None:
    with np.errstate(over="ignore"):
        trace = Model(lambda X: X * 1e308).trace((1, 100))
    assert readings(trace)[-1].scale == 1e308


def test_each_number_has_the_questions_alone_that_make_a_difference_to_it() -> None:
    def leaky(X: Any) -> Any:
        return np.where(X > 0, X, 0.1 * X)

    def switched(X: Any) -> Any:
        return [X[0] if X[1] > 2 and X[0] > 0 else 0, X[1] * 2]

    def asked(function: Any, x: Any) -> list[list[str]]:
        terms = readings(Model(function).trace(x))[1].terms
        return [list(terms[unit].questions) for unit in range(len(terms))]

    assert asked(leaky, (1, -2)) == [["1 > 0? yes"], ["-2 > 0? no"]]
    assert asked(leaky, (1, 1, -2)) == [["1 > 0? yes"], ["1 > 0? yes"], ["-2 > 0? no"]]
    assert asked(switched, (1, 3)) == [["3 > 2? yes", "1 > 0? yes"], []]
    many = asked(leaky, np.arange(-4, 4) + 0.5)
    assert many == [[f"{at - 3.5:g} > 0? {'yes' if at > 3 else 'no'}"] for at in range(8)]


def test_the_static_page_tells_of_a_number_its_own_questions() -> None:
    html = markup(Model(lambda X: np.where(X > 0, 2 * X, 0.1 * X)).trace((1, -2)))
    assert html.count("<p>1 &gt; 0? yes</p>") == html.count("<p>-2 &gt; 0? no</p>") == 1
