"""The error function of an array, against Python's own of each number."""

import math

import numpy as np
import pytest

from lessons_lib.numbers.bell import erf

DICE = np.random.default_rng(0)
RANGES = {
    "near 0": 10.0 ** -DICE.uniform(0, 300, 20_000),
    "where it bends": DICE.uniform(-3, 3, 200_000),
    "far out": DICE.uniform(-50, 50, 20_000),
    "between two nodes": (np.arange(-1536, 1536) + 0.5) / 256,
    "its ends": np.array([0.0, -0.0, 6, -6, 6 - 1e-15, 1e300, -np.inf, np.inf]),
}


@pytest.mark.parametrize("X", RANGES.values(), ids=RANGES)
def test_each_number_is_pythons_but_for_its_last_digit(X):
    expected = np.array([math.erf(x) for x in X])
    assert (np.abs(erf(X) - expected) <= 2 * np.spacing(np.abs(expected))).all()


@pytest.mark.parametrize("X", RANGES.values(), ids=RANGES)
def test_in_float32_it_is_right_to_the_last_digit_or_two_of_float32(X):
    with np.errstate(over="ignore"):
        single = X.astype(np.float32)
    expected = np.array([math.erf(x) for x in single])
    assert erf(single).dtype == np.float32
    assert (np.abs(erf(single) - expected) <= 2 * np.spacing(np.abs(expected).astype(np.float32))).all()


def test_it_is_odd_and_has_the_shape_of_what_came():
    X = DICE.normal(size=(3, 4, 5))
    np.testing.assert_array_equal(erf(-X), -erf(X))
    assert erf(np.float64(0.5)) == pytest.approx(math.erf(0.5), rel=1e-15)
    assert np.isnan(erf(np.array([np.nan]))).all()
