"""Two traces side by side, without a browser."""

import re
from itertools import zip_longest

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lessons_lib import Input, Linear, Model, ReLU, SquaredError, compare
from lessons_lib.page.paired import paired, same_names

first, second = np.zeros(64), np.zeros(64)
second[[0, 63]] = (3, -4)
model = Model(Input(shape=64), Linear(np.eye(64)[:32]))
both = compare(model.trace(first), model.trace(second))


def test_many_numbers_are_compared_by_the_length_of_their_difference() -> None:
    assert repr(both).splitlines()[2:] == [
        "They differ from x on.",
        "  x is 64 numbers, all 0 in a and 64 numbers from -4 to 3 in b. Their difference has the length 5.",
        "  o1 is 64 numbers, all 0 in a and 64 numbers from -4 to 3 in b. Their difference has the length 5.",
        "  o2 is 32 numbers, all 0 in a and 32 numbers from 0 to 3 in b. Their difference has the length 3.",
    ]


def test_many_numbers_are_pictures_first() -> None:
    alts = re.findall(r'alt="(.*?); blue', both._repr_html_())
    assert alts[:3] == [
        "x, a, as an image, 64 numbers, all 0",
        "x, b, as an image, 64 numbers from -4 to 3",
        "x, b - a, as an image, 64 numbers from -4 to 3",
    ]


def test_few_numbers_have_no_picture() -> None:
    two = Model(Input("a", "b"))
    few = compare(two.trace((1, 2)), two.trace((3, 2)))
    assert "<img" not in few._repr_html_()
    assert "length" not in repr(few)


def test_numbers_that_are_printed_alike_are_said_to_differ_by_so_much() -> None:
    two = Model(Input("a", "b"), Linear([[1e-4, 0], [0, 1]]))
    assert repr(compare(two.trace((1, 2)), two.trace((1 + 1e-9, 2)))).splitlines()[2:] == [
        "They differ from x on, and come to the same answer.",
        "  x is printed as (1, 2) in both; b - a is (1e-9, 0).",
        "  o1 is printed as (1, 2) in both; b - a is (1e-9, 0).",
        "  o2 is (0.0001, 2) in both.",
    ]


def test_of_many_numbers_that_are_printed_alike_the_farthest_is_said() -> None:
    moved = np.arange(64.0)
    moved[5] += 1e-7
    said = repr(compare(model.trace(np.arange(64.0)), model.trace(moved)))
    assert "  x is printed as 64 numbers from 0 to 63 in both; b - a is at most 1e-7." in said


def lines(a: Model, b: Model, x: tuple[float, ...] = (1, 2)) -> str:
    return repr(compare(a.trace(x), b.trace(x))).splitlines()[2]


def test_what_few_parameters_differ_is_said_with_both_values() -> None:
    one = Model(Input("a", "b"), Linear([[1, 2], [3, 4]], [0, 1]))
    other = one.with_parameters({"L2.weights": [[1, 2], [3, 5]]})
    assert lines(one, other) == "They part at o2. L2.weights[1, 1] is 4 in a and 5 in b."
    both = other.with_parameters({"L2.bias": [0, 1 + 1e-9]})
    assert lines(one, both) == (
        "They part at o2. L2.weights[1, 1] is 4 in a and 5 in b. "
        "L2.bias[1] is printed as 1 in both, and b - a is 1e-9."
    )
    assert lines(one, other, (1, 0)) == (
        "They are the same in every output. L2.weights[1, 1] is 4 in a and 5 in b."
    )
    ways = [each.trace((1, 2)).backward(SquaredError(), [0, 0]) for each in (one, other)]
    assert compare(*ways).parting.endswith(" L2.weights[1, 1] is 4 in a and 5 in b.")
    assert "weights" not in lines(one, one)


def test_of_many_parameters_that_differ_it_is_said_how_many_and_the_one_that_differs_most() -> None:
    one = Model(Input("a", "b"), Model(Linear(np.zeros((4, 2))), ReLU()))
    weights = np.zeros((4, 2))
    weights[1:, 1] = (0.5, -2, 1)
    weights[0, 0] = 1
    other = one.with_parameters({"L2.L1.weights": weights})
    assert lines(one, other).endswith(
        "4 of 8 parameters differ. The farthest apart: L2.L1.weights[2, 1] is 0 in a and -2 in b."
    )
    assert "differ," not in lines(one, Model(Input("a", "b"), Linear(np.ones((2, 2)))))


DOUBLE = Linear([[1, 0], [0, 2]])
SHORT = Model(Input("a", "b"), hidden=ReLU(), out=Linear([[1, 1]]))
LONGER = Model(Input("a", "b"), hidden=ReLU(), more=DOUBLE, out=Linear([[1, 1]]))


def test_layers_of_one_name_stand_side_by_side_where_one_model_has_a_layer_more() -> None:
    both = compare(SHORT.trace((1, 2)), LONGER.trace((1, 2)))
    assert repr(both).splitlines()[2:] == [
        "They part at o3 (in b o4).",
        "  x is (1, 2) in both.",
        "  o1 is (1, 2) in both.",
        "  o2 is (1, 2) in both.",
        "  o3 is (1, 4) in b; the other model has no layer here.",
        "  o3 (in b o4) is 3 in a and 5 in b, a difference of 2.",
    ]
    page = both._repr_html_()
    assert "<code>o3 = L3(o2) / o4 = L4(o3)</code>" in page
    alike = LONGER.with_parameters({"more.weights": np.eye(2)})
    assert lines(SHORT, alike) == "They are the same in every output that both have."
    assert lines(SHORT, Model(*SHORT, ReLU())) == "They are the same up to o3, where one of the models ends."


def test_gradients_of_layers_of_one_name_stand_side_by_side() -> None:
    ways = [model.trace((1, 2)).backward(SquaredError(), 0) for model in (SHORT, LONGER)]
    told = repr(compare(*ways)).splitlines()[3:]
    assert told[2] == "  dL/do2 (in b dL/do3) is (3, 3) in a and (5, 5) in b."
    assert told[3] == (
        "  dL/dW3 (in b dL/dW4) is 1 x 2 numbers from 3 to 6 in a and 1 x 2 numbers from 5 to 20 in b."
    )
    assert "the other model has no layer here" in told[5]


def test_names_in_another_order_are_told_of_those_that_cannot_stand_side_by_side() -> None:
    one = Model(Input("a", "b"), q=ReLU(), k=DOUBLE, out=Linear([[1, 1]]))
    other = Model(Input("a", "b"), k=DOUBLE, q=ReLU(), out=Linear([[1, 1]]))
    said = "names in another order, and these do not stand side by side."
    assert lines(one, other) == (
        f"They part at o2 (in b o3), and come to the same answer. k is L3 in a and L2 in b: {said}"
    )
    assert said in compare(one.trace((1, 2)), other.trace((1, 2)))._repr_html_()


@given(*2 * [st.lists(st.sampled_from(["", "a", "b", "c", "d"]), max_size=6)])
def test_each_place_of_two_rows_comes_once_and_in_order(one: list[str], other: list[str]) -> None:
    rows = [[name for at, name in enumerate(row) if not name or name not in row[:at]] for row in (one, other)]
    pairs = paired(*rows)
    for side, row in enumerate(rows):
        assert [pair[side] for pair in pairs if pair[side] is not None] == list(range(len(row)))
    assert all(pair != (None, None) for pair in pairs)
    for at, beside in same_names(*rows):
        assert (at, beside) in pairs
    if not any(rows[0]) or not any(rows[1]):
        assert pairs == list(zip_longest(*map(range, map(len, rows))))


def test_an_infinite_difference_has_no_bar_and_takes_no_time() -> None:
    model = Model(Input("a", "b"), lambda X: 1 / X[0])
    with np.errstate(divide="ignore"):
        both = compare(model.trace((0, 1)), model.trace((2, 1)))
    assert "o2 is infinity in a and 0.5 in b, a difference of -infinity." in both._repr_html_()
