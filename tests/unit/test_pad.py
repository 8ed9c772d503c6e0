"""A drawing becomes a picture of the data set's kind, wherever and however large it was drawn."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lessons_lib.data import digits
from lessons_lib.data.pad import to_digit
from lessons_lib.trained import digit_model

DOWN, ACROSS = np.mgrid[:32, :32] + 0.5

# Each digit as a pen would go, on paper 10 wide and 16 high: (across, down).
STROKES = {
    0: [[(5, 0), (2, 2), (0, 8), (2, 14), (5, 16), (8, 14), (10, 8), (8, 2), (5, 0)]],
    1: [[(5, 0), (5, 16)]],
    2: [[(0, 4), (2, 1), (5, 0), (8, 1), (10, 4), (8, 8), (0, 16), (10, 16)]],
    3: [[(0, 2), (3, 0), (7, 0), (10, 3), (9, 6), (5, 8), (9, 9), (10, 12), (7, 16), (3, 16), (0, 14)]],
    4: [[(7, 16), (7, 0), (0, 11), (10, 11)]],
    5: [[(10, 0), (1, 0), (1, 7), (6, 6), (10, 9), (10, 13), (6, 16), (2, 16), (0, 14)]],
    6: [[(8, 0), (3, 4), (0, 9), (0, 13), (3, 16), (7, 16), (10, 13), (9, 9), (5, 8), (1, 11)]],
    7: [[(0, 0), (10, 0), (5, 16)], [(3, 8), (9, 8)]],
    8: [
        [(5, 8), (1, 5), (1, 2), (5, 0), (9, 2), (9, 5)],
        [(9, 5), (5, 8), (0, 11), (1, 15), (5, 16), (9, 15), (10, 11), (5, 8)],
    ],
    9: [[(9, 4), (7, 0), (3, 0), (0, 3), (1, 7), (5, 8), (9, 5), (9, 3), (9, 9), (8, 16)]],
}


def drawn(digit, height=24, corner=(8, 4), lean=0.0, pen=1 / 14):
    """The strokes of a digit as ink on 32 x 32 points; corner: (left, top); pen: a share of the height."""
    ink = np.zeros((32, 32), dtype=bool)
    for stroke in STROKES[digit]:
        points = np.array(stroke) @ [[height / 16, 0], [-lean * height / 16, height / 16]] + corner
        for start, end in pairwise(points):
            ink |= distance(start, end) <= pen * height
    return ink


def distance(start, end):
    """How far each point of the paper lies from the line between two points."""
    (x, y), (dx, dy) = start, end - start
    along = np.clip(((ACROSS - x) * dx + (DOWN - y) * dy) / (dx**2 + dy**2), 0, 1)
    return np.hypot(ACROSS - x - along * dx, DOWN - y - along * dy)


def bitmap_of(picture):
    """32 x 32 points with as many of ink in each block as the picture counts, the inmost of the ink first."""
    spread = np.kron(picture, np.ones((4, 4)))
    for _ in range(2):  # smooth, so that ink gathers where the neighbours have it too
        edge = np.pad(spread, 2, mode="edge")
        spread = sum(edge[2 + d : 34 + d, 2 + a : 34 + a] for d in (-2, 0, 2) for a in (-2, 0, 2)) / 9
    blocks = spread.reshape(8, 4, 8, 4).swapaxes(1, 2).reshape(8, 8, 16)
    rank = (-blocks).argsort(axis=-1, kind="stable").argsort(axis=-1)
    return (rank < picture[..., None]).reshape(8, 8, 4, 4).swapaxes(1, 2).reshape(32, 32)


def read(pictures):
    return digit_model().trace(np.array(pictures), batch=True).steps[-1].output.argmax(axis=1)


def accuracy(drawings):
    return np.mean(read([to_digit(drawing) for drawing in drawings]) == digits.test.targets)


def test_a_bitmap_of_a_picture_counts_to_that_picture():
    for sample in digits.test[:50]:
        counted = bitmap_of(sample.x).reshape(8, 4, 8, 4).sum(axis=(1, 3))
        assert counted.tolist() == sample.x.tolist()


def test_what_is_made_upright_and_centred_already_is_read_as_well_as_before():
    assert accuracy([bitmap_of(sample.x) for sample in digits.test]) >= 0.97


@pytest.mark.parametrize("height", [14, 20, 26])
def test_pictures_drawn_smaller_and_at_any_place_are_read_nearly_as_well(height):
    chance = np.random.default_rng(height)
    keep = ((np.arange(height) + 0.5) * 32 / height).astype(int)
    drawings = []
    for sample in digits.test:
        small = bitmap_of(sample.x)[np.ix_(keep, keep)]
        top, left = chance.integers(0, 33 - height, size=2)
        drawings.append(np.pad(small, ((top, 32 - height - top), (left, 32 - height - left))))
    assert accuracy(drawings) >= 0.93
    raw = [drawing.reshape(8, 4, 8, 4).sum(axis=(1, 3)) for drawing in drawings]
    assert np.mean(read(raw) == digits.test.targets) < 0.6  # so the steps are what does it


@pytest.mark.parametrize("digit", STROKES)
def test_a_drawn_digit_is_read(digit):
    places = [(24, (8, 4), 0), (20, (4, 2), 0), (20, (16, 10), 0.15), (26, (6, 3), -0.1)]
    pictures = [to_digit(drawn(digit, height, corner, lean)) for height, corner, lean in places]
    assert read(pictures).tolist() == 4 * [digit]


def test_a_fine_pen_and_a_broad_brush_make_strokes_of_usual_breadth():
    pens = (0.025, 0.04, 0.07, 0.1, 0.13)
    drawings = [[drawn(digit, pen=pen) for pen in pens] for digit in STROKES]
    pictures = np.array([[to_digit(drawing) for drawing in row] for row in drawings])
    right = [read(row) == digit for digit, row in zip(STROKES, pictures, strict=True)]
    assert np.sum(right) >= 48  # of 50
    for row, ink in zip(drawings, pictures.sum(axis=(2, 3)), strict=True):
        assert row[-1].sum() > 3.5 * row[0].sum()
        assert ink.max() < 2 * ink.min()


@given(st.sampled_from(list(STROKES)), st.integers(0, 8), st.integers(0, 12))
def test_a_drawing_that_is_moved_stays_the_same_picture(digit, down, across):
    drawing = drawn(digit, height=16, corner=(3, 3))
    moved = np.roll(drawing, (down, across), axis=(0, 1))
    assert moved.sum() == drawing.sum()
    assert to_digit(moved).tolist() == to_digit(drawing).tolist()


@given(arrays(bool, (32, 32)))
def test_whatever_is_drawn_counts_go_from_0_to_16(drawing):
    picture = to_digit(drawing)
    assert (picture.shape, picture.dtype) == ((8, 8), np.float64)
    assert ((picture >= 0) & (picture <= 16)).all()
    assert np.array_equal(picture, picture.round())
    assert (picture.sum() > 0) == drawing.any()


def test_an_empty_drawing_is_an_empty_picture():
    assert to_digit(np.zeros((32, 32))).tolist() == np.zeros((8, 8)).tolist()


def test_a_first_dot_stays_a_dot_in_the_middle():
    dot = np.zeros((32, 32))
    dot[3:5, 20:22] = 1
    picture = to_digit(dot)
    assert 0 < picture.sum() < 128
    assert picture[2:6, 2:6].sum() == picture.sum()


def test_a_leaning_stroke_is_made_upright():
    leaning = (np.abs(ACROSS - (24 - DOWN / 2)) < 2) & (DOWN > 4) & (DOWN < 28)
    picture = to_digit(leaning)
    middles = (picture * np.arange(8)).sum(axis=1) / picture.sum(axis=1)
    assert np.ptp(middles) < 0.5


def test_the_drawing_itself_is_left_as_it_was():
    drawing = drawn(5)
    before = drawing.copy()
    to_digit(drawing)
    assert np.array_equal(drawing, before)


def test_another_shape_is_refused():
    with pytest.raises(ValueError, match="32 x 32") as caught:
        to_digit(np.zeros((8, 8)))
    assert str(caught.value) == "to_digit expects a drawing of 32 x 32 points and got one of shape (8, 8)."
