"""The spiral: two arms that wind around each other and never touch."""

import numpy as np

from lessons_lib.data import spiral


def test_each_arm_has_a_hundred_points_of_the_plane():
    assert spiral.X.shape == (200, 2)
    assert spiral.targets.tolist() == 100 * [0] + 100 * [1]
    assert repr(spiral).splitlines()[:2] == [
        "spiral: 200 samples, x = (across, up)",
        "  point 0: x = (0.553, -0.049), target 0 (first arm)",
    ]


def test_the_arms_do_not_meet_in_the_middle():
    radius = np.hypot(*spiral.X.T)
    assert radius.min() > 0.3
    assert radius.max() < 3.3


def test_the_arms_keep_their_distance():
    first, second = spiral.X[:100], spiral.X[100:]
    apart = np.hypot(*np.moveaxis(first[:, np.newaxis] - second, -1, 0))
    assert apart.min() > 0.4


def test_each_arm_winds_once_and_a_quarter():
    for arm in (spiral.X[:100], spiral.X[100:]):
        turned = np.unwrap(np.arctan2(arm[:, 1], arm[:, 0]))
        np.testing.assert_allclose((turned[-1] - turned[0]) / (2 * np.pi), 1.25, atol=0.1)


def test_no_straight_line_parts_the_arms():
    # The best line by least squares leaves many points on the wrong side.
    X = np.column_stack([spiral.X, np.ones(200)])
    line, *_ = np.linalg.lstsq(X, 2 * spiral.targets - 1)
    assert np.mean((X @ line > 0) == spiral.targets) < 0.75


def test_a_quarter_of_each_arm_is_kept_for_the_test():
    assert (len(spiral.train), len(spiral.test)) == (150, 50)
    assert spiral.test.targets.sum() == 25
    names = {sample.name for part in (spiral.train, spiral.test) for sample in part}
    assert len(names) == 200


def test_the_points_are_the_same_for_ever():
    assert spiral.X.round(3).tolist() == spiral.X.tolist()
    assert spiral.X[[0, 99, 100, 199]].tolist() == [
        [0.553, -0.049],
        [0.261, 3.012],
        [-0.566, -0.114],
        [-0.14, -3.016],
    ]
