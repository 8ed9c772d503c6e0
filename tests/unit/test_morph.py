"""Points on their way from output to output: what the script draws from, held against the model and the stills."""

import base64
from itertools import pairwise

import numpy as np
import pytest

from lessons_lib import Classes, Input, Linear, Model, Sample, Sigmoid, morph, plot_points
from lessons_lib.data import digits, spiral
from lessons_lib.numbers.door import InputValueError
from lessons_lib.page.plane import View
from lessons_lib.sliders.morph import flat_cut
from lessons_lib.trained import digit_model, spiral_model

NAMES = ("x", "o2", "o3", "o4", "o5", "o6")


@pytest.fixture(scope="module")
def points():
    return spiral_model().trace(spiral, batch=True)


@pytest.fixture(scope="module")
def glide(points):
    return morph(points)


def unpacked(text):
    return np.frombuffer(base64.b64decode(text), dtype="<i2") / 10_000


@pytest.fixture(scope="module")
def places(glide):
    """Where the points are drawn: stop, point, across and up."""
    return unpacked(glide.data()["panels"][0]["packed"]).reshape(len(NAMES), 200, 2)


@pytest.fixture(scope="module")
def grid(glide):
    """The lines of the grid at each stop."""
    drawn = glide.data()["panels"][0]
    whole = unpacked(drawn["grid"]).reshape(len(NAMES), -1, 2)
    return [np.split(stop, np.cumsum(drawn["lengths"])[:-1]) for stop in whole]


def off_any_weighted_sum(numbers, drawn):
    """How far places are from every weighted sum of these numbers and a bias."""
    columns = np.column_stack([numbers, np.ones(len(numbers))])
    found = np.linalg.lstsq(columns, drawn)[0]
    return np.abs(columns @ found - drawn).max()


def test_it_stops_at_x_and_at_every_output_of_two_numbers_or_more(glide):
    assert glide.stops == NAMES
    assert len(glide.told) == 6
    assert len(glide.ways) == 5
    assert glide.ways[1] == "On the way from o2 to o3 = L3(o2) · Tanh, 8 numbers by PCA."


@pytest.mark.parametrize("name", ["x", "o6"])
def test_two_numbers_are_drawn_as_they_are_in_one_measure(points, places, name):
    drawn, numbers = places[NAMES.index(name)], getattr(points, name)
    (width, turned), (back, height) = np.linalg.lstsq(np.column_stack([numbers, np.ones(200)]), drawn)[0][:2]
    assert (turned, back) == pytest.approx((0, 0), abs=1e-4)
    assert 0 < width == pytest.approx(height, rel=1e-3)


@pytest.mark.parametrize("name", ["o2", "o3", "o4", "o5"])
def test_more_than_two_numbers_are_the_still_pictures_plane_stretched_and_turned(glide, points, places, name):
    values, stop = getattr(points, name), NAMES.index(name)
    assert off_any_weighted_sum(View.of(values)(values), places[stop]) < 2e-4
    assert "8 numbers, seen by PCA in two directions" in glide.told[stop]
    assert glide.data()["panels"][0]["axes"][stop] is None  # its axes have no numbers of their own


def test_each_stop_tells_what_its_still_picture_tells(glide, points):
    for name, told in zip(NAMES, glide.told, strict=True):
        still = plot_points(points, name).alt
        assert told.removesuffix(".").split(", a flat cut")[0] in still


def test_on_the_way_through_a_linear_layer_each_picture_is_a_shadow_of_the_numbers_before(points, places):
    for before, share in ((0, 0.3), (2, 0.5), (4, 0.5), (4, 0.9)):
        on_the_way = (1 - share) * places[before] + share * places[before + 1]
        assert off_any_weighted_sum(getattr(points, NAMES[before]), on_the_way) < 2e-4
    through_tanh = (places[1] + places[2]) / 2
    assert off_any_weighted_sum(points.o2, through_tanh) > 0.01


def test_from_x_to_o2_the_grid_stays_straight_and_through_tanh_it_bends(grid):
    def bend(line):
        centred = line - line.mean(axis=0)
        return np.linalg.svd(centred, compute_uv=False)[1] / len(line) ** 0.5

    x_to_o2 = [(a + b) / 2 for a, b in zip(grid[0], grid[1], strict=True)]
    assert len(x_to_o2) == 6
    assert max(bend(line) for line in x_to_o2) < 1e-3
    assert max(bend(line) for line in grid[2]) > 0.01


def test_the_line_of_each_stop_parts_as_many_as_it_says(glide, places):
    drawn, arms = glide.data()["panels"][0], spiral.targets
    for stop, (told, cut, wrong) in enumerate(zip(glide.told, drawn["cuts"], drawn["wrong"], strict=True)):
        (left, low), (right, high) = np.reshape(cut, (2, 2))
        above = (right - left) * (places[stop][:, 1] - low) > (high - low) * (places[stop][:, 0] - left)
        right_ones = max((above == arms).sum(), (above != arms).sum())
        assert f"parts {right_ones} of 200 points rightly" in told
        assert len(wrong) == 200 - right_ones


def test_no_other_turn_of_a_picture_lies_nearer_to_the_one_before(places):
    for before, after in pairwise(places[:5]):  # x to o5; o6 is drawn as it is
        first, second = (stop - stop.mean(axis=0) for stop in (before, after))
        moved = np.square(first - second).sum()
        for angle in np.deg2rad((-10, 10, 90, 180)):
            turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
            for other in (second @ turn, second @ turn * (1, -1)):
                assert np.square(first - other).sum() > moved


def test_beside_it_stands_how_many_a_line_and_a_flat_cut_part(glide, points):
    _, counts = glide.panels
    by_line, by_cut = counts.lines.values()
    assert by_line.tolist() == [124, 124, 125, 128, 127, 200]
    assert by_cut.tolist() == [124, 124, 195, 195, 200, 200]
    assert (by_cut >= by_line).all()  # a line in a shadow is a flat cut too
    assert "125 of 200 points rightly, a flat cut in all its numbers 195." in glide.told[2]
    assert flat_cut(points.o3, spiral.targets == 1) == 195


def test_a_flat_cut_finds_nothing_in_arms_that_are_shuffled(points):
    shuffled = np.random.default_rng(0).permutation(spiral.targets) == 1
    assert flat_cut(points.x, shuffled) < 120


def test_digits_are_told_apart_by_their_figures_and_nothing_is_counted():
    glide = morph(digit_model().trace(digits.test[:30], batch=True), "o3", "o5", "o6")
    (panel,) = glide.data()["panels"]
    assert panel["looks"] == [str(digit) for digit in range(10)]
    assert [panel["looks"][kind] for kind in panel["kinds"]] == [
        f"{each.target:g}" for each in digits.test[:30]
    ]
    assert panel["lengths"] == []  # an x of 64 numbers has no grid


def test_without_a_script_the_first_output_and_the_last_are_to_be_seen(glide):
    assert "A straight line parts 124 of 200 points in x, 200 in o6." in glide.still.alt
    assert len([axes for axes in glide.still.axes if axes.get_title("left")]) == 2
    assert "a slider goes through x, o2, o3, o4, o5 and o6." in glide.still.figure.get_supxlabel()


@pytest.mark.parametrize(
    ("outputs", "message"),
    [
        (("o3",), 'morph goes from one output to another, and here is 1. As in morph(batch, "x", "o3").'),
        (("x", "o8"), "morph draws outputs of 2 numbers or more, and o8 is 1 number. "),
    ],
)
def test_what_cannot_glide_is_told(points, outputs, message):
    with pytest.raises(InputValueError) as raised:
        morph(points, *outputs)
    assert str(raised.value).startswith(message)


def test_samples_that_all_lie_at_one_place_are_no_fault():
    classes = Classes("no", "yes")
    same = [Sample(f"s{at}", (1, 2), at % 2, classes) for at in range(4)]
    model = Model(Input("a", "b"), Linear(np.ones((3, 2))), Sigmoid())
    glide = morph(model.trace(same, batch=True))
    assert np.isfinite(unpacked(glide.data()["panels"][0]["packed"])).all()
