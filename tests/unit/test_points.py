"""Points, straight lines, PCA and regions, read through their artists, their data and their words."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from matplotlib.colors import to_hex, to_rgb

from lessons_lib import (
    Add,
    Classes,
    Input,
    Linear,
    Model,
    ReLU,
    Sample,
    Sigmoid,
    morph,
    plot_points,
    plot_regions,
)
from lessons_lib.colours import LIGHT
from lessons_lib.data import digits, spiral
from lessons_lib.numbers.door import InputTypeError, InputValueError
from lessons_lib.page.plane import Line, View
from lessons_lib.plots.points import figure
from lessons_lib.trained import spiral_model

LIGHTS = Classes("off", "on")
STAIRS = [
    Sample("both off", (0, 0), 0, LIGHTS),
    Sample("right on", (0, 1), 1, LIGHTS),
    Sample("left on", (1, 0), 1, LIGHTS),
    Sample("both on", (1, 1), 0, LIGHTS),
]


@pytest.fixture
def lamp():
    """The two switches of lesson 04."""
    model = Model(Input("left", "right"), Linear([[1, 1], [1, 1]], [0, -1]), ReLU(), Linear([[1, -2]]))
    return model.trace(STAIRS, batch=True)


@pytest.fixture(scope="module")
def points():
    return spiral_model().trace(spiral, batch=True)


def dots(axes):
    """Each drawn group of points: its places, marker, and whether it is filled."""
    return [
        (np.column_stack(line.get_data()).tolist(), line.get_marker(), to_hex(line.get_markerfacecolor()))
        for line in axes.lines
        if line.get_linestyle() == "None" and len(line.get_xdata())
    ]


def grid(axes):
    return [np.column_stack(line.get_data()) for line in axes.lines if len(line.get_xdata()) > 60]


def panels(picture):
    return [axes for axes in picture.axes if axes.get_title("left")]


def heads(picture):
    """What stands above each panel."""
    return [word for axes in panels(picture) for word in (axes.get_title("left"), axes.texts[0].get_text())]


def caption(picture):
    return picture.figure.texts[-1].get_text()


# --- points ----------------------------------------------------------------------------------------


def test_points_stand_where_the_layer_puts_them_told_apart_by_colour_and_shape_and_hollow_where_wrong(lamp):
    _, _, axes = panels(plot_points(lamp))
    assert dots(axes) == [
        ([[0, 0], [2, 1]], "o", LIGHT.negative),
        ([[1, 0], [1, 0]], "^", LIGHT.positive),
    ]
    [hollow] = [places for places, _, fill in dots(panels(plot_points(lamp, "x"))[0]) if fill == LIGHT.paper]
    assert hollow in ([[0, 0]], [[1, 1]])  # of the two that are off, one is on the wrong side


def test_the_alt_text_tells_how_far_a_straight_line_gets_at_each_output(lamp):
    assert plot_points(lamp).alt == (
        "A straight line parts 3 of 4 points in x, 4 in o3. "
        "x (the input) has 2 numbers: a straight line parts 3 of 4 points rightly. "
        "o2 = L2(o1) (Linear) has 2 numbers: a straight line parts 3 of 4 points rightly. "
        "o3 = L3(o2) (ReLU) has 2 numbers: a straight line parts 4 of 4 points rightly. "
        "off: 2 circles, on: 2 triangles. "
        "Dashed: best straight line; hollow: wrong side of it. Grey: x's grid."
    )


def test_o1_is_left_out_where_it_is_x_and_a_single_number_always(lamp):
    picture = plot_points(lamp)
    assert [head for head in heads(picture) if "=" in head or head == "x"] == [
        "x",
        "o2 = L2(o1)",
        "o3 = L3(o2)",
    ]
    doubled = Model(lambda X: 2 * X, ReLU()).trace(STAIRS, batch=True)
    assert len(panels(plot_points(doubled))) == 3


def test_the_grid_of_x_is_carried_along(lamp):
    picture = plot_points(lamp)
    straight, pressed, bent = map(grid, panels(picture))
    assert len(straight) == len(pressed) == len(bent) == 6
    for before, after, last in zip(straight, pressed, bent, strict=True):
        switches = before.sum(axis=1)
        np.testing.assert_allclose(after, np.column_stack([switches, switches - 1]), atol=1e-12)
        np.testing.assert_allclose(last, np.maximum(after, 0), atol=1e-12)


def test_both_axes_have_one_unit(points):
    for axes in panels(plot_points(points, "x", "o6")):
        assert axes.get_box_aspect() == 1
        assert np.ptp(axes.get_xlim()) == pytest.approx(np.ptp(axes.get_ylim()))


def test_at_each_layer_of_the_spiral_the_line_parts_as_many_as_the_lesson_says(points):
    counts = [plot_points(points, name).alt.split(" points")[0] for name in ("x", "o2", "o3", "o5", "o6")]
    assert counts == [f"A straight line parts {count} of 200" for count in (124, 124, 125, 127, 200)]


def test_a_wide_output_is_drawn_by_pca_and_said_to_hide_something(points):
    picture = plot_points(points, "o3")
    axes = panels(picture)[0]
    assert "Tanh, 8 numbers by PCA" in heads(picture)
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("1st direction (69%)", "2nd direction (27%)")
    assert picture.alt.endswith(
        "PCA may hide what parts the classes; its two directions have scales of their own."
    )
    assert "PCA" not in plot_points(points, "o6").alt


def test_more_classes_than_two_are_told_by_their_figures_and_have_no_line():
    batch = Model(Input(shape=(8, 8))).trace(digits.test, batch=True)
    picture = plot_points(batch, "x")
    markers = [marker for _, marker, _ in dots(panels(picture)[0])]
    assert [marker.vertices.tolist() for marker in markers] == [
        figure(str(at)).vertices.tolist() for at in range(10)
    ]
    assert "line" not in picture.alt
    assert caption(picture).startswith("0: ")
    assert grid(panels(picture)[0]) == []


def test_samples_without_a_target_are_dots_of_one_look():
    picture = plot_points(Model(ReLU()).trace([[1, 2], [3, 0], [2, 2]], batch=True), "o1")
    assert dots(panels(picture)[0]) == [([[1, 2], [3, 0], [2, 2]], "o", LIGHT.ink)]
    assert picture.alt.startswith("3 points as o1. ")


def test_a_representation_of_two_numbers_is_not_stretched_and_that_by_pca_fills_its_panel(points):
    [flat], [strip] = panels(plot_points(points, "o6")), panels(plot_points(points, "o4"))
    assert np.ptp(flat.get_xlim()) == pytest.approx(np.ptp(flat.get_ylim()))
    assert np.ptp(strip.get_xlim()) > 2 * np.ptp(strip.get_ylim())


def test_the_whole_grid_lies_inside_the_panel(points):
    for axes in panels(plot_points(points, "x", "o4", "o6")):
        for line in grid(axes):
            for places, (low, high) in zip(line.T, (axes.get_xlim(), axes.get_ylim()), strict=True):
                assert low <= places.min() <= places.max() <= high


def test_after_a_skip_the_grid_is_that_of_the_same_layers():
    skip = Model(Input("left", "right"), ReLU(), Add("o1")).trace(STAIRS, batch=True)
    before, _, after = map(grid, panels(plot_points(skip)))
    for line, carried in zip(before, after, strict=True):
        np.testing.assert_allclose(carried, line + np.maximum(line, 0), atol=1e-12)


# --- the best line ---------------------------------------------------------------------------------

place = st.integers(-9, 9).map(float)


def naive(places, second):
    """Every cut in every direction, one after the other."""
    best = 0
    for degree in range(180):
        normal = np.array([np.cos(np.deg2rad(degree)), np.sin(np.deg2rad(degree))])
        across = (places * normal).sum(axis=1)
        for cut in across:
            beyond = across > cut + 1e-6
            best = max(best, (beyond == second).sum(), (beyond != second).sum())
    return best


@settings(max_examples=20)
@given(st.integers(3, 12).flatmap(lambda n: arrays(float, (n, 2), elements=place, unique=True)), st.data())
def test_no_line_parts_more_and_the_count_is_that_of_the_line(places, data):
    second = np.array(data.draw(st.lists(st.booleans(), min_size=len(places), max_size=len(places))))
    line = Line.best(places, second)
    found = (line.above(places) == second).sum()
    one_sided = max(second.sum(), (~second).sum())  # a cut with all points on one side is no line
    assert found == naive(places, second) or found < naive(places, second) == one_sided


def test_of_equally_good_lines_the_one_with_most_room_is_drawn():
    line = Line.best(np.array([[0.0, 0.0], [0.0, 1.0], [0.0, 5.0]]), np.array([False, False, True]))
    np.testing.assert_allclose(line.normal, (0, 1), atol=1e-12)
    assert line.cut == pytest.approx(3)


# --- PCA -------------------------------------------------------------------------------------------


def test_pca_agrees_with_the_eigenvectors_of_the_covariance():
    values = spiral_model().trace(spiral, batch=True).o5
    view = View.of(values)
    sizes, vectors = np.linalg.eigh(np.cov(values.T))
    np.testing.assert_allclose(np.abs(view.directions @ vectors[:, :-3:-1]), np.eye(2), atol=1e-9)
    assert view.shares.sum() == pytest.approx(sizes[-2:].sum() / sizes.sum())
    np.testing.assert_allclose(view(values).mean(axis=0), 0, atol=1e-9)


def test_a_direction_never_points_the_other_way():
    values = np.random.default_rng(0).normal(size=(20, 4))
    directions = View.of(values).directions
    np.testing.assert_allclose(View.of(values[::-1]).directions, directions, atol=1e-9)
    assert (directions[[0, 1], np.abs(directions).argmax(axis=1)] > 0).all()


# --- regions ---------------------------------------------------------------------------------------


def test_a_region_is_blue_where_the_unit_is_above_0_and_its_edge_lies_where_it_is_0(lamp):
    picture = plot_regions(lamp, "o2")
    assert heads(picture) == ["o2[0]", "parts 3 of 4", "o2[1]", "parts 3 of 4"]
    shades, edge = panels(picture)[1].collections[:2]
    assert len(shades.levels) == 9
    assert shades.levels[4] == 0
    below, above = (to_rgb(shades.cmap(shades.norm(value))) for value in (-0.5, 0.5))
    assert below[0] > below[2]
    assert above[2] > above[0]
    inside = [path.contains_point((0.9, 0.9)) for path in shades.get_paths()]  # left + right - 1 = 0.8
    assert shades.levels[inside.index(True)] <= 0.8 <= shades.levels[inside.index(True) + 1]
    places = np.concatenate(edge.get_paths()[0].to_polygons(closed_only=False))
    np.testing.assert_allclose(places.sum(axis=1), 1, atol=1e-6)


def test_a_scale_says_how_far_above_or_below_each_shade_is(lamp):
    bar = plot_regions(lamp, "o2").axes[-1]
    assert [label.get_text() for label in bar.get_yticklabels()] == ["-2.08", "-1.04", "0", "1.04", "2.08"]
    half = plot_regions(spiral_model().trace(spiral, batch=True), "o8", edge=0.5).axes[-1]
    assert [label.get_text() for label in half.get_yticklabels()] == ["0", "0.25", "0.5", "0.75", "1"]


def test_the_alt_text_of_regions_counts_the_samples_of_each_class(lamp):
    assert plot_regions(lamp, "o2").alt == (
        "Where each number of o2 is above 0. "
        "o2[0] is above 0 for 1 of 2 (off) and 2 of 2 (on); o2[1] is above 0 for 1 of 2 (off) and 0 of 2 (on). "
        "off: 2 circles, on: 2 triangles. Blue: above 0. Orange: below. Black: exactly 0."
    )


def test_the_edge_of_a_share_is_a_half(points):
    picture = plot_regions(points, "o8", edge=0.5)
    assert picture.alt.startswith(
        "Where o8 is above 0.5. o8 is above 0.5 for 0 of 100 (first arm) and 100 of 100 (second arm)."
    )
    assert panels(picture)[0].collections


def test_a_unit_that_is_nowhere_0_has_no_edge():
    sample = [Sample("a", (0, 0)), Sample("b", (1, 1))]
    picture = plot_regions(Model(Sigmoid()).trace(sample, batch=True), "o1")
    assert [len(axes.collections) for axes in panels(picture)] == [1, 1]
    assert "for 2 of 2" in picture.alt


def test_of_very_many_units_the_first_are_drawn_and_the_rest_counted(lamp):
    wide = Model(Linear(np.ones((20, 2)))).trace(STAIRS, batch=True)
    picture = plot_regions(wide, "o1")
    assert len(panels(picture)) == 16
    assert picture.alt.endswith("The last 4 numbers are left out.")


# --- what is refused -------------------------------------------------------------------------------


def test_errors_say_what_to_write(lamp, points):
    with pytest.raises(InputValueError) as error:
        plot_points(lamp, "L2")
    assert str(error.value) == "This trace has no output 'L2'. It has x, o1, o2, o3, o4."
    with pytest.raises(InputValueError) as error:
        plot_points(lamp, "o4")
    assert str(error.value) == (
        "plot_points draws outputs of 2 numbers or more, and o4 is 1 number. "
        'For where it is above 0 write plot_regions(batch, "o4").'
    )
    with pytest.raises(InputValueError) as error:
        plot_points(Model(ReLU()).trace([[1, 2]], batch=True), "o1")
    assert str(error.value) == "plot_points draws many samples, and here is 1. Trace more of them at once."
    with pytest.raises(InputValueError) as error:
        plot_regions(Model(ReLU()).trace([[1, 2, 3]], batch=True), "o1")
    assert str(error.value) == "plot_regions draws the plane of an x of 2 numbers, and here x is 3 numbers."
    with pytest.raises(InputValueError) as error:
        plot_points(Model(lambda X: X + np.inf).trace([[1, 2], [2, 1]], batch=True), "o1")
    assert str(error.value) == "o1 holds numbers that are not finite: they have no place in a picture."


@pytest.mark.parametrize(("draws", "given"), [(plot_points, ()), (plot_regions, ("o1",)), (morph, ())])
def test_one_sample_is_no_batch(draws, given):
    name = draws.__name__
    with pytest.raises(InputTypeError) as raised:
        draws(Model(Linear([[1, 0], [0, 1]])).trace([1, 2]), *given)
    assert str(raised.value) == (
        f"{name} expects the trace of many samples and got your x: x = (1, 2). Write {name}(model.trace(X, batch=True))."
    )
