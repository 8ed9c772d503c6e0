"""The article's numbers, worked out once more in exact fractions."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons_lib import Input, Linear, Model, ReLU, patients

L1 = Input("broccoli", "Tagada strawberries", "workout hours")


def L2(X):
    broccoli, strawberries, hours = X
    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600


model = Model(L1, L2, ReLU())
stored = Model(L1, Linear([[58 / 11_600, -3 / 11_600, 2 / 11_600]]), ReLU())


def articles_L2(X):
    return Fraction(1, 200) * X[0] - Fraction(3000, 11_600_000) * X[1] + Fraction(1, 5800) * X[2]


# x, o2 and o3 of each patient, the verdict on o3, the target's word
TABLE = [
    ((100, 2000, 100), Fraction(0), Fraction(0), "bad shape", "bad shape"),
    ((200, 0, 0), Fraction(1), Fraction(1), "good shape", "good shape"),
    ((0, 2000, 3000), Fraction(0), Fraction(0), "bad shape", "good shape"),
    ((0, 2000, 100), Fraction(-1, 2), Fraction(0), "bad shape", "bad shape"),
]
rows = pytest.mark.parametrize(
    ("position", "row"), list(enumerate(TABLE)), ids=["patient 1", "patient 2", "patient 3", "patient 4"]
)


@rows
def test_the_exact_fractions_give_the_articles_table(position, row):
    x, o2, o3, *_ = row
    assert articles_L2(tuple(map(Fraction, x))) == o2
    assert max(Fraction(0), o2) == o3
    assert tuple(patients[position].x) == x


@rows
def test_the_models_outputs_are_exactly_the_fractions(position, row):
    x, o2, o3, *_ = row
    trace = model.trace(patients[position])
    assert [Fraction(value) for value in trace.o1] == list(x)
    assert Fraction(float(trace.o2)) == o2
    assert Fraction(float(trace.o3)) == o3


@rows
def test_the_verdict_and_the_target_are_the_articles(position, row):
    *_, verdict, expected = row
    trace = model.trace(patients[position])
    assert trace.verdict == verdict
    assert patients.classes[trace.target] == expected


@rows
def test_stored_float_weights_give_the_same_table_but_for_rounding(position, row):
    _, o2, o3, verdict, _ = row
    trace = stored.trace(patients[position])
    assert trace.o2 == pytest.approx([float(o2)], abs=1e-15)
    assert trace.o3 == pytest.approx([float(o3)], abs=1e-15)
    assert trace.verdict == verdict
    assert "e-" not in repr(trace)
    assert "-0 " not in repr(trace)


@given(st.tuples(*[st.integers(-10_000, 10_000)] * 3))
def test_the_whole_number_form_is_the_same_function_as_the_articles(x):
    exact = tuple(map(Fraction, x))
    assert L2(exact) == articles_L2(exact)


@pytest.mark.parametrize(
    ("x", "output", "verdict"),
    [
        ((100, 0, 0), 0.5, "neither bad shape nor good shape"),
        ((200, 0, 2900), 1.5, "good shape"),
        ((0, 2000, 100), 0.0, "bad shape"),
    ],
)
def test_an_x_of_ones_own_has_an_output_and_a_verdict_but_no_target(x, output, verdict):
    trace = model.trace(x)
    assert trace.output == output
    assert patients.verdict(trace.output) == verdict
    assert trace.target is None
    assert trace.verdict is None


def test_relu_acts_on_patient_4_only():
    before, after = (model.trace(patients, batch=True)[name].output for name in ("L2", "L3"))
    assert np.flatnonzero(before != after).tolist() == [3]


def test_calling_L3_after_L2_is_not_the_same_as_before_it():
    swapped = Model(L1, ReLU(), L2)
    assert swapped(patients[3]) == -0.5
    assert model(patients[3]) == 0
