"""Two traces side by side, without a browser."""

import re

import numpy as np

from lessons_lib import Input, Linear, Model, ReLU, SquaredError, compare

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


def test_layers_of_one_name_that_do_not_stand_side_by_side_are_told() -> None:
    one = Model(Input("a", "b"), hidden=ReLU(), out=Linear([[1, 1]]))
    other = Model(Input("a", "b"), hidden=ReLU(), more=ReLU(), out=Linear([[1, 1]]))
    assert lines(one, other) == (
        "They part at o3, and come to the same answer. "
        "out is L3 in a and L4 in b: side by side stand layers of one position, not of one name."
    )
    assert "of one name" in compare(one.trace((1, 2)), other.trace((1, 2)))._repr_html_()
