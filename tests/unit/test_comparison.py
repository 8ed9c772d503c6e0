"""Two traces side by side, without a browser."""

import re

import numpy as np

from lessons_lib import Input, Linear, Model, compare

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
