"""The pictures, read through their artists, their data and their words."""

import gc
import io
import itertools
import json
import re
import subprocess
import sys
import weakref
from pathlib import Path

import matplotlib as mpl
import nbformat
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Polygon
from matplotlib.path import Path as MplPath
from matplotlib.text import Annotation
from nbclient import NotebookClient
from PIL import Image

import lessons_lib
from lessons_lib import Add, Input, Linear, Model, ReLU, SquaredError, number, on, patients
from lessons_lib.colours import LIGHT
from lessons_lib.data import digits
from lessons_lib.numbers.notation import without_specks
from lessons_lib.plots import Picture, plot_batch, plot_layers, plot_output, plot_outputs
from lessons_lib.trained import digit_model


def shape_of_a_person(X):
    broccoli, strawberries, hours = X
    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600


@pytest.fixture
def model():
    return Model(Input("broccoli", "Tagada strawberries", "workout hours"), shape_of_a_person, ReLU())


@pytest.fixture
def patient_4(model):
    return model.trace(patients[3])


@pytest.fixture
def batch(model):
    return model.trace(patients, batch=True)


def bars(axes):
    """The widths of the bars that show numbers: the first ones drawn."""
    return [bar.get_width() for bar in axes.containers[0]] if axes.containers else []


def bar_colours(axes):
    return [to_hex(bar.get_facecolor()) for bar in axes.containers[0]]


def labels(axes):
    """The numbers on the right of the bars: what `bar_label` wrote at the ends of their tracks; a head is above."""
    written = [text for text in axes.texts if text.xycoords != "axes fraction"]
    return written[: len(axes.containers[0])]


def rows(axes):
    """What stands at each bar: its name on the left and its number on the right."""
    names, numbers = axes.get_yticklabels(), labels(axes)
    return [(name.get_text(), each.get_text()) for name, each in zip(names, numbers, strict=True)]


def cells(axes):
    return [text.get_text() for text in axes.texts if not isinstance(text, Annotation)]


def words(axes):
    return [text.get_text() for text in axes.texts if text.get_text()]


def all_words(picture):
    """All that is written in a picture, its title first."""
    return [
        *(text.get_text() for text in picture.figure.texts),
        *(word for axes in picture.axes for word in (axes.get_title("left"), *words(axes))),
    ]


def ticks(axes):
    return [label.get_text() for label in axes.get_xticklabels()]


# --- one output ------------------------------------------------------------------------------------


def test_bars_are_as_long_as_the_numbers_with_names_values_and_the_colour_of_their_sign():
    axes = plot_output([3, -2, 0], names=("a", "b", "c")).axes[0]
    assert bars(axes) == [3, -2, 0]
    assert bar_colours(axes)[:2] == [LIGHT.positive, LIGHT.negative]
    assert rows(axes) == [("a", "3"), ("b", "-2"), ("c", "0")]
    assert axes.get_xlim() == (-2, 3)
    assert ticks(axes) == ["-2", "0", "3"]


def test_the_place_of_zero_is_marked_at_every_bar():
    axes = plot_output([3, 0, -2, 0]).axes[0]
    middles = [bar.get_y() + bar.get_height() / 2 for bar in axes.containers[0]]
    marks = np.array(axes.collections[0].get_segments())
    np.testing.assert_array_equal(marks[..., 0], 0)
    np.testing.assert_allclose(marks[..., 1].mean(axis=1), middles)
    assert axes.lines == [] or not len(axes.lines)


def test_bars_without_negative_numbers_use_their_whole_room():
    axes = plot_output([100, 2000, 100]).axes[0]
    assert axes.get_xlim() == (0, 2000)
    assert plot_output([-4, -1]).axes[0].get_xlim() == (-4, 0)


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        ([0.66, 0.24, 0.1], (0, 1)),
        ([0.2], (0, 1)),
        ([0.003], (0, 1)),  # a lone share, however small
        ([0, 0], (0, 1)),
        ([0.003, 0.002], (0, 0.003)),  # no shares: they would be hairlines
        ([0.5, 1.5], (0, 1.5)),
        ([-0.5, 0.5], (-0.5, 0.5)),
    ],
)
def test_shares_stand_on_0_to_1(values, limits):
    assert plot_output(values).axes[0].get_xlim() == limits


def test_numbers_without_names_have_their_index_and_one_alone_has_none():
    assert rows(plot_output([1, 2]).axes[0]) == [("[0]", "1"), ("[1]", "2")]
    assert rows(plot_output(7).axes[0]) == [("", "7")]


def test_long_names_stand_in_two_lines_and_very_long_ones_are_cut():
    names = ["broccoli", "Tagada strawberries", "a name that nobody would have the patience to read"]
    axes = plot_output([1, 2, 3], names=names).axes[0]
    assert rows(axes) == [
        ("broccoli", "1"),
        ("Tagada\nstrawberries", "2"),
        ("a name that\nnobody would…", "3"),
    ]


def test_a_speck_of_rounding_is_drawn_and_written_as_zero():
    picture = plot_output([0.1 + 0.2 - 0.3, 1])
    assert bars(picture.axes[0]) == [0, 1]
    assert picture.alt == "[0] 0, [1] 1."


@pytest.mark.parametrize("name", ["{}", "number {}", "a very long name, that of the number {}"])
def test_names_and_numbers_stand_beside_their_bars_and_nothing_meets(name):
    picture = plot_output(np.arange(10.0) * 1e-6, [name.format(at) for at in range(10)])
    axes = picture.axes[0]
    picture.figure.draw_without_rendering()
    frame, bar = picture.figure.bbox, axes.get_window_extent()
    names = [label.get_window_extent() for label in axes.get_yticklabels()]
    numbers = [label.get_window_extent() for label in labels(axes)]
    assert len(names) == len(numbers) == 10
    for left, right in zip(names, numbers, strict=True):
        assert frame.x0 <= left.x0 < left.x1 <= bar.x0 < bar.x1 <= right.x0 < right.x1 <= frame.x1
    for upper, lower in itertools.pairwise(names):
        assert not upper.overlaps(lower)


def test_a_matrix_is_a_heat_map_on_a_scale_centred_on_zero():
    values = np.array([[1.0, -4.0], [0.0, 2.0]])
    picture = plot_output(values, title="weights")
    axes = picture.axes[0]
    [image] = axes.images
    np.testing.assert_array_equal(image.get_array(), values)
    assert image.get_clim() == (-4, 4)
    assert [to_hex(image.to_rgba(value)) for value in (-4.0, 0.0, 4.0)] == [
        LIGHT.negative,
        LIGHT.pale,
        LIGHT.positive,
    ]
    assert cells(axes) == ["1", "-4", "0", "2"]
    assert ticks(axes.child_axes[0]) == ["-4", "0", "2"]
    assert picture.alt == "weights: 2 x 2 numbers from -4 to 2, the largest at [1, 1], 1 below 0."


def test_a_thousand_numbers_are_folded_like_lines_of_text():
    values = np.arange(1000.0)
    axes = plot_output(values).axes[0]
    np.testing.assert_array_equal(axes.images[0].get_array(), values.reshape(25, 40))
    assert cells(axes) == []


def test_a_prime_count_leaves_the_end_of_the_last_line_empty():
    grid = plot_output(np.arange(1.0, 14.0)).axes[0].images[0].get_array()
    np.testing.assert_array_equal(grid.compressed(), np.arange(1.0, 14.0))
    assert grid.mask.sum() == grid.size - 13


def test_an_image_of_zeros_is_pale_and_not_blank():
    picture = plot_output(np.zeros((8, 8)))
    [image] = picture.axes[0].images
    assert to_hex(image.to_rgba(0.0)) == LIGHT.pale
    assert picture.alt == "8 x 8 numbers, all 0."


def test_what_is_not_a_number_is_hatched_and_said():
    picture = plot_output([1, np.nan, -np.inf, 1e200])
    axes = picture.axes[0]
    assert bars(axes) == [1, 0, 0, 0]
    hatched = [bar.get_y() for group in axes.containers for bar in group if bar.get_hatch()]
    np.testing.assert_allclose(hatched, [bar.get_y() for bar in axes.containers[0]][1:])
    assert picture.alt == f"[0] 1, [1] not a number, [2] -infinity, [3] {number(1e200)}."
    assert axes.get_xlim() == (0, 1)


def test_what_is_not_a_number_in_a_heat_map_is_grey_and_counted():
    values = np.ones((3, 3))
    values[1, 2] = np.nan
    picture = plot_output(values)
    axes = picture.axes[0]
    [image] = axes.images
    assert np.argwhere(image.get_array() > image.get_clim()[1]).tolist() == [[1, 2]]
    assert to_hex(image.to_rgba(image.get_array())[1, 2]) == LIGHT.zero
    assert to_hex(image.to_rgba(image.get_array())[0, 0]) == LIGHT.positive
    assert "Solid grey: 1 number beyond any scale." in all_words(picture)
    assert picture.alt == "3 x 3 numbers, all 1, 1 beyond any scale."


def test_the_rows_and_columns_of_a_heat_map_can_have_names():
    picture = plot_output([[1, 2], [3, 4], [0, 0]], rows=("a", "$b$", "c"), columns=("left", "right"))
    axes = picture.axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["a", "$b$", "c"]
    assert list(axes.get_yticks()) == [0, 1, 2]
    assert ticks(axes) == ["left", "right"]
    assert picture.alt == "3 x 2 numbers from 0 to 4, the largest at [$b$, right]."


def test_names_of_rows_and_columns_stay_inside_the_picture_and_off_the_title():
    names = ["patient 1", "someone with a very long name indeed"]
    picture = plot_output([[1, 2], [3, 4]], title="inputs", rows=names, columns=names)
    picture.figure.draw_without_rendering()
    frame, axes = picture.figure.bbox, picture.axes[0]
    title = picture.figure.texts[0].get_window_extent()
    for label in (*axes.get_yticklabels(), *axes.get_xticklabels()):
        box = label.get_window_extent()
        assert frame.x0 <= box.x0 < box.x1 <= frame.x1
        assert box.y1 < title.y0
    left, right = (label.get_window_extent() for label in axes.get_xticklabels())
    assert left.x1 < right.x0


@pytest.mark.parametrize(
    ("values", "names", "said"),
    [
        ([[1, 2], [3, 4]], {"rows": ("a",)}, "a name for each row and got 2 rows and 1 name."),
        ([[1, 2]], {"columns": ("a",)}, "a name for each column and got 2 columns and 1 name."),
        ([1, 2], {"rows": ("a", "b")}, "a table where rows or columns have names, and got 2 numbers."),
    ],
)
def test_names_that_do_not_fit_the_table_are_refused(values, names, said):
    with pytest.raises(ValueError, match=re.escape(f"plot_output expects {said}")):
        plot_output(values, **names)


def test_too_many_names_are_refused():
    with pytest.raises(
        ValueError, match=r"^plot_output expects a name for each number and got 2 numbers and 1 name\.$"
    ):
        plot_output([1, 2], names=["a"])


def test_names_that_are_no_list_are_refused():
    said = 'plot_output expects a name for each row, in a list, as in ["first", "second"], and got 5.'
    with pytest.raises(TypeError, match=f"^{re.escape(said)}$"):
        plot_output([[1, 2]], rows=5)


extreme = st.floats(width=64) | st.sampled_from(
    [0.0, -0.0, 5e-324, 1e-200, 1e-17, 2.0**-54, 1e-12, 1e100, -1.7e308]
)


@settings(max_examples=50)  # each is a figure
@given(arrays(float, array_shapes(min_dims=0, max_dims=3, max_side=12), elements=extreme))
@example(np.array(0.0))
@example(np.full((1, 500), -1.0))
@example(np.full((500, 1), np.nan))
def test_any_output_at_all_can_be_drawn_and_keeps_its_numbers(values):
    picture = plot_output(values)
    axes = picture.axes[0]
    small = values.ndim <= 1 and values.size <= 10
    flat = values.ravel()
    expected = np.where((np.abs(flat) >= 1e-100) & (np.abs(flat) <= 1e100), without_specks(flat), 0)
    if small:
        np.testing.assert_array_equal(bars(axes), expected)
        assert [number(value) in picture.alt for value in flat] == [True] * flat.size
    else:
        cells, (_, highest) = axes.images[0].get_array(), axes.images[0].get_clim()
        drawn = np.where(cells > highest, 0, cells)  # what has no place on a scale
        np.testing.assert_array_equal(drawn.ravel()[: flat.size], expected)
    assert picture.alt.endswith(".")


@pytest.mark.parametrize(
    "values", [0, [-1, -2], np.eye(8), [1e100, 1e-11], np.full((1, 500), -1.0), [np.nan], [[np.nan]]]
)
def test_odd_outputs_become_an_image_without_a_warning(values):
    assert plot_output(values).png().startswith(b"\x89PNG")


# --- the outputs of one trace -------------------------------------------------------------------------


def test_each_output_of_a_trace_has_its_panel_and_its_own_scale(patient_4):
    picture = plot_outputs(patient_4)
    assert [bars(axes) for axes in picture.axes] == [[0, 2000, 100], [0, 2000, 100], [-0.5], [0]]
    assert [axes.get_xlim() for axes in picture.axes] == [(0, 2000), (0, 2000), (-0.5, 0), (0, 1)]
    assert all_words(picture)[0] == "The answer for patient 4 is 0: bad shape, as expected"
    shown = all_words(picture)
    for expected in ("x", "o1 = L1(x)", "o2 = L2(o1)", "o3 = L3(o2)", "Input", "your function", "ReLU"):
        assert expected in shown
    assert "Each panel has its own scale. Blue is above 0, orange is below." in shown


def test_names_come_from_the_layer_that_gives_them(patient_4):
    x, o1, o2, _ = plot_outputs(patient_4).axes
    named = [("broccoli", "0"), ("Tagada\nstrawberries", "2000"), ("workout hours", "100")]
    assert rows(x) == rows(o1) == named
    assert rows(o2) == [("", "-0.5")]


def test_the_alt_text_has_every_number_and_the_finding(patient_4):
    assert plot_outputs(patient_4).alt == (
        "The answer for patient 4 is 0: bad shape, as expected. "
        "x: broccoli 0, Tagada strawberries 2000, workout hours 100; "
        "o1: broccoli 0, Tagada strawberries 2000, workout hours 100; o2: -0.5; o3: 0. "
        "Each panel has its own scale. Blue is above 0, orange is below."
    )


def test_many_outputs_are_abridged_and_the_caption_says_how_many():
    picture = plot_outputs(Model(*[ReLU()] * 40).trace([1, -2]))
    assert len(picture.axes) == 16
    assert "o40 = L40(o39)" in all_words(picture)
    assert picture.alt.endswith(" 25 outputs before the last are left out.")


def test_large_and_small_outputs_stand_side_by_side():
    trace = Model(Input(shape=(8, 8)), np.ravel, Linear(np.ones((2, 64)))).trace(np.eye(8))
    x, o1, o2, o3 = plot_outputs(trace).axes
    np.testing.assert_array_equal(x.images[0].get_array(), np.eye(8))
    np.testing.assert_array_equal(o1.images[0].get_array(), np.eye(8))
    np.testing.assert_array_equal(o2.images[0].get_array(), np.eye(8))
    assert bars(o3) == [8, 8]


def test_a_block_of_several_inputs_shows_each_of_them():
    block = Model(Linear([[1, 2], [0, 1]]), Add("x2"))
    model = Model(Input("a", "b"), ReLU(), on(block, "o2", "o1"))
    outputs = plot_outputs(model.trace([1, -2])["L3"].inside)
    assert [axes.get_title("left") for axes in outputs.axes] == ["x1", "x2", "o1 = L1(x1)", "o2 = L2(o1, x2)"]
    assert [bars(axes) for axes in outputs.axes] == [[1, 0], [1, -2], [1, 0], [2, -2]]
    table = np.array(plot_batch(model.trace([[1, -2], [3, 4]], batch=True)["L3"].inside).axes).reshape(2, 4)
    assert [bars(axes) for axes in table[1]] == [[3, 4], [3, 4], [11, 4], [14, 8]]
    assert [{axes.get_xlim() for axes in column} for column in table.T] == [
        {(0, 4)},
        {(-2, 4)},
        {(0, 11)},
        {(-2, 14)},
    ]


def test_of_an_answer_of_many_numbers_the_title_says_what_it_comes_to():
    trace = digit_model().trace(digits.test[0])
    assert all_words(plot_outputs(trace))[0] == "The answer for picture 1 is 1, as expected"


def test_of_a_way_back_every_gradient_has_a_panel():
    model = Model(Linear([[1, -2]], [1]), ReLU())
    picture = plot_outputs(model.trace([3, 1]).backward(SquaredError(), 4))
    assert picture.alt == (
        "L = SquaredError(o2, y) = 2 for your x. L: 2; dL/do2: -2; dL/do1: -2; dL/dx: dL/dx[0] -2, dL/dx[1] 4; "
        "dL/dW1: 1 x 2 numbers from -6 to -2, the largest at dL/dW1[0, 1], 2 below 0; dL/db1: -2. Each panel has its own scale. Blue is above 0, orange is below."
    )
    assert [axes.get_title("left") for axes in picture.axes] == [
        "L",
        "dL/do2",
        "dL/do1",
        "dL/dx",
        "dL/dW1",
        "dL/db1",
    ]


def test_panels_and_text_stay_within_the_picture_and_apart(patient_4, batch):
    for picture in (
        plot_outputs(patient_4),
        plot_batch(batch),
        plot_outputs(Model(*[ReLU()] * 6).trace([1, -2])),
        plot_outputs(digit_model().trace(digits.test[0])),
    ):
        picture.figure.draw_without_rendering()
        frame = picture.figure.bbox
        boxes = [axes.get_tightbbox() for axes in picture.axes]
        boxes += [text.get_window_extent() for text in picture.figure.texts]
        for at, box in enumerate(boxes):
            assert frame.x0 <= box.x0 < box.x1 <= frame.x1
            assert frame.y0 <= box.y0 < box.y1 <= frame.y1
            assert not [other for other in boxes[:at] if box.overlaps(other)]


def test_markup_dollars_emoji_and_right_to_left_names_are_text():
    names = ("<b>$x_1$ & \"'", "🥦", "قرنبيط")
    picture = plot_outputs(Model(Input(*names)).trace([1, 2, 3]))
    assert [name for name, _ in rows(picture.axes[0])] == list(names)
    assert not any(text.get_parse_math() for text in picture.axes[0].texts)
    page = picture._repr_html_()
    assert "&lt;b&gt;$x_1$ &amp; &quot;&#x27; 1, 🥦 2, قرنبيط 3" in page


# --- a batch ------------------------------------------------------------------------------------------


def test_a_batch_has_a_row_a_sample_and_a_column_an_output(batch):
    picture = plot_batch(batch)
    table = np.array(picture.axes, dtype=object).reshape(4, 4)
    for row, patient in zip(table, patients, strict=True):
        assert bars(row[0]) == bars(row[1]) == list(patient.x)
    assert [bars(axes) for axes in table[:, 2]] == [[0], [1], [0], [-0.5]]
    assert [bars(axes) for axes in table[:, 3]] == [[0], [1], [0], [0]]


def test_a_column_has_one_scale_so_that_samples_compare(batch):
    table = np.array(plot_batch(batch).axes, dtype=object).reshape(4, 4)
    scales = [{axes.get_xlim() for axes in column} for column in table.T]
    assert scales == [{(0, 3000)}, {(0, 3000)}, {(-0.5, 1)}, {(0, 1)}]
    above = [label for axes in table[:-1].flat for label in axes.get_xticklabels()]
    assert not any(label.get_visible() for label in above)  # it stands once, below the last
    assert [ticks(axes) for axes in table[-1]] == [
        ["0", "3000"],
        ["0", "3000"],
        ["-0.5", "0", "1"],
        ["0", "1"],
    ]


def test_a_batch_says_each_verdict_and_which_is_wrong(batch):
    picture = plot_batch(batch)
    shown = all_words(picture)
    assert shown[0] == "3 of 4 answers as expected, wrong for patient 3"
    assert "✓ The answer for patient 2 is 1: good shape, as expected" in shown
    assert "✗ The answer for patient 3 is 0: bad shape, but expected 1 (good shape)" in shown
    assert picture.alt.startswith(
        "3 of 4 answers as expected, wrong for patient 3. The answer for patient 1 is 0:"
    )
    assert "x: broccoli 0, Tagada strawberries 2000, workout hours 3000;" in picture.alt


def test_a_batch_of_made_up_samples_has_no_verdicts(model):
    picture = plot_batch(model.trace([[1, 2, 3], [4, 5, 6]], batch=True))
    assert all_words(picture)[0] == "Every output of 2 samples"
    assert not re.search("[✓✗]", " ".join(all_words(picture)))


def test_a_large_batch_is_abridged_and_says_so():
    picture = plot_batch(Model(ReLU()).trace(np.ones((100, 2)), batch=True))
    assert len(picture.axes) == 48
    assert picture.alt.endswith(" The first 24 of 100 samples are shown.")


def test_of_a_large_batch_the_title_counts_all_answers_and_not_only_those_that_are_shown(model):
    many = model.trace([patients[at % 4] for at in range(40)], batch=True)
    picture = plot_batch(many)
    assert "The first 12 of 40 samples are shown." in picture.alt
    wrong = ", ".join(["patient 3"] * 6)
    assert all_words(picture)[0] == f"30 of 40 answers as expected, wrong for {wrong}, … patient 3"


def test_a_deep_batch_stays_in_one_line_a_sample_and_is_abridged_beyond_eight_columns():
    for depth, columns in ((6, 7), (20, 8)):
        picture = plot_batch(Model(*[ReLU()] * depth).trace(np.ones((2, 2)), batch=True))
        picture.figure.draw_without_rendering()
        assert len(picture.axes) == 2 * columns
        assert len({round(axes.get_position().y0, 3) for axes in picture.axes}) == 2
        assert picture.figure.get_figwidth() <= 16
    assert "o20 = L20(o…" in all_words(picture)
    assert picture.alt.endswith(" 13 outputs before the last are left out.")


# --- the row of layers --------------------------------------------------------------------------------


def clouds(picture):
    """The outlines of the clouds."""
    return [patch for axes in picture.axes for patch in axes.patches if isinstance(patch, Polygon)]


def arrows(picture):
    """Where each arrow starts and ends, and how much it bends."""
    drawn = [text for axes in picture.axes for text in axes.texts if isinstance(text, Annotation)]
    return [(text.xyann, text.xy, text.arrow_patch.get_connectionstyle().rad) for text in drawn]


def test_a_row_has_a_cloud_a_layer_and_an_arrow_for_each_value_between(model):
    picture = plot_layers(model)
    assert len(clouds(picture)) == 3
    assert len(arrows(picture)) == 4
    shown = words(picture.axes[0])
    assert [word for word in shown if re.fullmatch(r"x|[oL]\d", word)] == [
        "x",
        "L1",
        "o1",
        "L2",
        "o2",
        "L3",
        "o3",
    ]
    assert "X if X >= 0 else 0" in shown
    assert (
        picture.alt == "A model of 3 layers: x → L1 (Input) → o1 → L2 (your function) → o2 → L3 (ReLU) → o3."
    )


def test_with_a_trace_the_outputs_stand_on_the_arrows(patient_4):
    picture = plot_layers(patient_4)
    signs = {text.get_text(): to_hex(text.get_color()) for text in picture.axes[0].texts}
    assert (signs["2000"], signs["-0.5"], signs["0"]) == (LIGHT.positive, LIGHT.negative, LIGHT.ink)
    assert picture.alt == (
        "The answer for patient 4 is 0: bad shape, as expected. "
        "x → L1 (Input) → o1 → L2 (your function) → o2 → L3 (ReLU) → o3. "
        "x = (0, 2000, 100); o1 = (0, 2000, 100); o2 = -0.5; o3 = 0."
    )


def test_every_word_in_a_cloud_lies_inside_it_and_no_two_words_meet(patient_4):
    picture = plot_layers(patient_4)
    picture.figure.draw_without_rendering()
    texts = [*picture.axes[0].texts, *picture.figure.texts]
    boxes = [text.get_window_extent() for text in texts if text.get_text()]
    for at, box in enumerate(boxes):
        assert not [other for other in boxes[:at] if box.overlaps(other)]
    to_data = picture.axes[0].transData.inverted()
    for text in picture.axes[0].texts:
        if text.get_text() in {"L1", "L2", "L3", "Input", "your function", "ReLU"}:
            corners = to_data.transform(text.get_window_extent().corners())
            assert any(cloud.get_path().contains_points(corners).all() for cloud in clouds(picture))


def test_a_row_goes_on_in_the_next_line_from_the_same_output():
    picture = plot_layers(Model(*[ReLU()] * 5))
    first, second = (
        [word for word in words(axes) if re.fullmatch(r"x|[oL]\d", word)] for axes in picture.axes
    )
    assert first == ["x", "L1", "o1", "L2", "o2", "L3", "o3"]
    assert second == ["o3", "L4", "o4", "L5", "o5"]
    picture.figure.draw_without_rendering()
    above, below = (axes.get_window_extent() for axes in picture.axes)
    assert above.y0 >= below.y1
    assert above.width == pytest.approx(below.width)  # a cloud is as large in each line


@pytest.fixture
def skip():
    return Model(Input("a", "b"), ReLU(), Add("o1"), Linear([[1, 1]]), on(Linear([[2, 1]]), "x"), Add("o4"))


def test_what_is_taken_from_farther_back_comes_in_an_arrow_that_jumps(skip):
    picture = plot_layers(skip)
    jump, *_ = [arrow for arrow in arrows(picture) if arrow[2]]
    (start, _), (end, _), bend = jump
    x = {text.get_text(): text.get_position()[0] for text in picture.axes[0].texts}
    assert (start, end) == (x["o1"], x["L3"])
    assert bend < 0  # it bends upwards, over L2
    assert picture.alt == (
        "A model of 6 layers: x → L1 (Input) → o1 → L2 (ReLU) → o2 → L3 (Add, from o2 and o1) → o3 → "
        "L4 (Linear) → o4 → L5 (Linear, from x) → o5 → L6 (Add, from o5 and o4) → o6."
    )


def test_what_is_taken_from_another_line_comes_from_above_with_its_name(skip):
    picture = plot_layers(skip)
    [cloud] = [text for text in picture.axes[1].texts if text.get_text() == "L5"]
    [above] = [arrow for arrow in arrows(picture) if arrow[0][0] == arrow[1][0]]
    assert above[1][0] == cloud.get_position()[0]
    assert above[0][1] > above[1][1] > cloud.get_position()[1]
    assert words(picture.axes[1]).count("x") == 1


def test_several_outputs_of_another_line_are_named_together(skip):
    row = Model(*[ReLU()] * 3, on(lambda p, q, r: p + q + r, "o3", "o1", "o2"))
    assert "o1, o2" in words(plot_layers(row).axes[1])


JUMPS = {
    "over names from another line": Model(
        *[ReLU()] * 4, on(ReLU(), "o1"), on(lambda p, q: p + q, "o5", "o3"), Add("o4")
    ),
    "over a cloud": Model(ReLU(), ReLU(), on(ReLU(), "o1"), Add("o2")),
    "from x to the end of the line": Model(ReLU(), Add("x"), on(lambda p, q, r: p + q + r, "o2", "o1", "x")),
}


@pytest.mark.parametrize("row", JUMPS.values(), ids=JUMPS)
def test_no_arrow_that_jumps_lies_on_a_word(row):
    picture = plot_layers(row.trace([1, -2]))
    picture.figure.draw_without_rendering()
    texts = [text for axes in picture.axes for text in axes.texts]
    jumps = [text.arrow_patch for text in texts if isinstance(text, Annotation)]
    jumps = [jump for jump in jumps if jump.get_connectionstyle().rad]
    boxes = {text.get_text(): text.get_window_extent() for text in texts if text.get_text()}
    assert jumps
    for jump in jumps:
        path = jump.get_transform().transform_path(jump.get_path())
        curve, _head = path.to_polygons(closed_only=False)
        way = MplPath(curve).interpolated(20).vertices
        assert not [word for word, box in boxes.items() if any(box.contains(*place) for place in way)]


def test_an_output_that_the_next_layer_does_not_take_has_an_arrow_that_ends_halfway(skip):
    lengths = {round(end[0] - start[0], 2) for start, end, bend in arrows(plot_layers(skip)) if not bend}
    assert sorted(lengths) == [0, 0.44, 1.01]


def test_a_very_long_row_says_what_is_left_out():
    picture = plot_layers(Model(*[ReLU()] * 100))
    assert len(clouds(picture)) == 12
    shown = [word for axes in picture.axes for word in words(axes)]
    assert "L8 … L96" in shown
    assert "89 layers" in shown
    assert "o96" in shown
    assert shown[-1] == "o100"


def test_many_numbers_on_an_arrow_are_counted_and_nan_has_no_sign():
    shown = words(plot_layers(Model(Input(shape=(8, 8))).trace(np.eye(8))).axes[0])
    assert [word for word in shown if word in {"8 x 8", "numbers"}][:2] == ["8 x 8", "numbers"]
    picture = plot_layers(Model(lambda X: X * np.nan).trace(1))
    [text] = [text for text in picture.axes[0].texts if text.get_text() == "not a number"]
    assert to_hex(text.get_color()) == LIGHT.ink


# --- what every picture is ----------------------------------------------------------------------------


@pytest.fixture(params=["plot_layers", "plot_outputs", "plot_output", "plot_batch"])
def make(request, patient_4, batch):
    given = {"plot_output": [1, -2], "plot_batch": batch}
    return lambda: getattr(lessons_lib, request.param)(given.get(request.param, patient_4))


@pytest.fixture
def picture(make):
    return make()


def test_a_picture_stands_on_opaque_light_paper_and_can_be_changed(picture):
    assert isinstance(picture, Picture)
    assert isinstance(picture.figure, Figure)
    before = picture.png()
    with Image.open(io.BytesIO(before)) as image:
        corner = image.convert("RGBA").getpixel((0, 0))
    assert corner[3] == 255
    assert min(corner) > 250
    assert to_hex(picture.figure.get_facecolor(), keep_alpha=True) == LIGHT.paper + "ff"
    picture.axes[0].annotate("look here", (0.5, 0.5), xycoords="axes fraction")
    assert picture.png() != before


def test_a_picture_that_has_been_shown_lets_its_figure_go_and_can_still_be_changed(picture):
    figure = weakref.ref(picture.figure)
    shown = picture._repr_html_()
    gc.collect()
    assert figure() is None
    assert picture._repr_html_() == shown
    picture.axes[0].annotate("look here", (0.5, 0.5), xycoords="axes fraction")
    changed = picture._repr_html_()
    assert changed != shown
    assert "look here" in words(picture.axes[0])


def test_a_picture_that_cannot_be_packed_keeps_its_figure():
    picture = plot_output([1, 2])
    picture.axes[0].xaxis.set_major_formatter(lambda value, _: f"{value:g} kg")
    assert picture._repr_html_()
    assert picture.axes[0].xaxis.get_major_formatter()(1, 0) == "1 kg"


def test_the_same_picture_is_the_same_bytes_without_a_date_or_version(make):
    first = make().png()
    assert make().png() == first
    with Image.open(io.BytesIO(first)) as image:
        assert image.info.keys() <= {"dpi"}


def test_a_picture_is_small_to_store(picture):
    assert len(picture._repr_html_()) < 130_000


def test_the_html_is_one_image_with_the_alt_text(picture):
    page = picture._repr_html_()
    assert page.count("<img") == 1
    assert page.count("<style>") == 1  # without it the picture is the light one
    assert f'alt="{picture.alt}"' in page
    assert repr(picture) == picture.alt


def test_the_readers_settings_are_neither_changed_nor_used(patient_4):
    with mpl.rc_context(
        {"text.color": "white", "figure.facecolor": "black", "font.size": 40, "axes.grid": True}
    ):
        before = dict(mpl.rcParams)
        dark = plot_outputs(patient_4).png()
        assert dict(mpl.rcParams) == before
    assert plot_outputs(patient_4).png() == dark


def test_panels_of_a_picture_of_ones_own_have_our_look():
    with mpl.rc_context({"axes.labelsize": 40, "axes.labelcolor": "red", "axes.facecolor": "black"}):
        (axes,) = Picture(4, 3).panels(1, 1)
    assert to_hex(axes.xaxis.label.get_color()) == LIGHT.ink
    assert axes.xaxis.label.get_size() < 20
    assert to_hex(axes.get_facecolor()) == LIGHT.paper


def test_pictures_leave_nothing_behind_in_pyplot():
    code = (
        "import sys, lessons_lib.plots as p; p.plot_output([1, 2]).png(); "
        "assert 'matplotlib.pyplot' not in sys.modules, 'pyplot was imported'"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


# --- in a notebook ------------------------------------------------------------------------------------

ROOT = Path(lessons_lib.__file__).parent.parent


def run(*cells):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(
        notebook, kernel_name="python3", timeout=600, resources={"metadata": {"path": str(ROOT)}}
    ).execute()
    return [cell.outputs for cell in notebook.cells]


def test_an_executed_notebook_shows_a_picture_once_with_its_alt_text_also_beside_pyplot():
    plot = "from lessons_lib import plot_output\n{}\nplot_output([3, -2], names=['a', 'b'], title='o2')"
    plain, pyplot, inline, kept = run(
        plot.format(""),
        plot.format("import matplotlib.pyplot as plt"),
        "%matplotlib inline\n" + plot.format(""),
        "picture = plot_output([1])",
    )
    for outputs in (plain, pyplot, inline):
        [output] = outputs
        assert set(output.data) == {"text/html", "text/plain"}
        assert output.data["text/plain"] == "o2: a 3, b -2."
        assert output.data["text/html"].startswith('<div style="overflow-x:auto"><style>')
        assert '<img class="itm-figure" alt="o2: a 3, b -2."' in output.data["text/html"]
        assert "warning" not in json.dumps(outputs).lower()
    assert kept == []
