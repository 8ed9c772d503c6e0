"""Points of the plane that are made up: each is what its name says, and stays the same for ever."""

import hashlib

import numpy as np
import pytest

from lessons_lib.data import blobs, curve, hills, moons, rings, spiral, xor
from lessons_lib.data.split import SplitDataSet

SETS = (rings, moons, xor, blobs, curve, hills)
STREAMS = {
    "rings": "5895e890bd85",
    "moons": "1291e60b4008",
    "xor": "5e5ef71e7a3b",
    "blobs": "02193d8201cc",
    "curve": "a7f2f8da4536",
    "hills": "8bf7dd8c5d3f",
}


@pytest.mark.parametrize("data", SETS, ids=lambda data: data.name)
def test_the_points_are_the_same_for_ever(data):
    digest = hashlib.sha256(np.column_stack([data.X, data.targets]).round(3).tobytes()).hexdigest()
    assert digest[:12] == STREAMS[data.name]


@pytest.mark.parametrize("data", SETS, ids=lambda data: data.name)
def test_a_quarter_is_kept_for_the_test_and_both_parts_are_all(data):
    assert len(data.test) == round(len(data) / 4)
    assert len(data.train) + len(data.test) == len(data)
    assert not {each.name for each in data.train} & {each.name for each in data.test}


@pytest.mark.parametrize("data", SETS, ids=lambda data: data.name)
def test_they_lie_in_one_plane(data):
    assert data.features == ("across", "up")
    assert np.abs(data.X).max() < 4.5


def test_each_is_what_its_name_says():
    radius = np.hypot(*rings.X.T)
    assert radius[rings.targets == 0].max() < 1.4
    assert radius[rings.targets == 1].min() > 1.9
    assert ((xor.X[:, 0] * xor.X[:, 1] < 0) == xor.targets).all()
    assert np.abs(xor.X).min() >= 0.12
    assert [int((blobs.targets == each).sum()) for each in range(3)] == [60, 60, 60]
    above = curve.X[:, 1] > 1.4 * np.sin(1.3 * curve.X[:, 0])
    assert (above == curve.targets).all()
    assert hills.quantity.name == "height"
    assert hills.X[hills.targets.argmax()] @ (1, 1) > 1 > -1 > hills.X[hills.targets.argmin()] @ (1, 1)


def test_moons_are_not_parted_by_a_straight_line_but_by_their_arcs():
    columns = np.column_stack([moons.X, np.ones(len(moons))])
    line = np.linalg.lstsq(columns, 2 * moons.targets - 1, rcond=None)[0]
    assert 0.7 < ((columns @ line > 0) == moons.targets).mean() < 0.97
    cubic = np.column_stack([columns, moons.X**2, moons.X**3, moons.X[:, :1] * moons.X[:, 1:]])
    curved = np.linalg.lstsq(cubic, 2 * moons.targets - 1, rcond=None)[0]
    assert ((cubic @ curved > 0) == moons.targets).mean() > 0.97


def test_of_a_quantity_a_share_of_all_is_tested_and_of_classes_a_share_of_each():
    half = SplitDataSet(hills.name, hills.features, hills.samples, None, hills.quantity, share=0.5)
    assert len(half.test) == 100
    assert [int((spiral.test.targets == each).sum()) for each in (0, 1)] == [25, 25]
