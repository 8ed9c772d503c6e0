"""Exact mode: fractions stay fractions, forward and backward; what is no fraction is told."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons_lib import (
    Add,
    Concat,
    Flatten,
    Input,
    LeakyReLU,
    Linear,
    Model,
    ReLU,
    Scale,
    SquaredError,
    patients,
)
from lessons_lib.numbers.door import InputValueError
from lessons_lib.numbers.fractions import as_fraction, evaluated, fraction_words, fractions

FEATURES = Input("broccoli", "Tagada strawberries", "workout hours")
ARTICLE = Model(FEATURES, Linear([[1 / 200, -3000 / 11_600_000, 1 / 5800]]), ReLU())


@pytest.mark.parametrize(
    ("value", "meant"),
    [(0.005, "1/200"), (0.1, "1/10"), (3000 / 11_600_000, "3/11600"), (1 / 3, "1/3"), (-2.5, "-5/2"), (2000.0, "2000"), (0.0, "0")],
)  # fmt: skip
def test_a_float_is_read_as_the_fraction_a_person_meant(value, meant):
    assert as_fraction(value) == Fraction(meant)


@given(st.floats(-1e6, 1e6))
def test_whatever_is_read_rounds_to_the_float_again(value):
    assert float(as_fraction(value)) == value


@given(st.fractions(-1000, 1000, max_denominator=100_000))
def test_a_simple_fraction_survives_being_a_float(fraction):
    assert as_fraction(float(fraction)) == fraction


def test_the_articles_patients_come_out_exactly():
    exact = [ARTICLE.trace(patient, exact=True).fractions for patient in patients]
    assert [each["o2"].tolist() for each in exact] == [[0], [1], [0], [Fraction(-1, 2)]]
    assert [each["o3"].tolist() for each in exact] == [[0], [1], [0], [0]]
    floats = ARTICLE.trace(patients[2])
    assert floats.o2[0] != 0  # a hair beside it, as floats are
    assert ARTICLE.trace(patients[2], exact=True).o2[0] == 0


def test_it_reads_with_the_decimal_beside_the_fraction():
    assert repr(ARTICLE.trace(patients[3], exact=True)).splitlines() == [
        "patient 4: x = (0, 2000, 100), target 0 (bad shape)",
        "  o1 = L1(x)  = (0, 2000, 100)   Input",
        "  o2 = L2(o1) = -1/2 = -0.5      Linear",
        "  o3 = L3(o2) = 0                ReLU",
        "  model(x) = o3 = 0: bad shape, as expected",
    ]
    assert fraction_words(fractions(np.array([1 / 3, 2]))) == "(1/3, 2) = (0.3333, 2)"


def test_it_is_a_trace_whose_numbers_are_the_nearest_floats():
    trace = ARTICLE.trace(patients[3], exact=True)
    for step in trace:
        assert step.output.tolist() == [float(each) for each in trace.fractions[step.output_name]]
        assert not step.output.flags.writeable
    assert trace.verdict == "bad shape"


def rational(X):
    return (X[0] / 3 + X[1] ** 2 - abs(X[1]), max(X[0], X[1]) // 1, round(X[0], 1) if X[0] > 0 else X[0] % 2)


def test_every_rational_layer_block_and_join_stays_exact_there_and_back():
    block = Model(Linear([[0.1, 0.2], [1 / 3, -1]], [0.5, 0]), LeakyReLU(0.1))
    model = Model(
        Input(shape=(1, 2)),
        Scale(0.3, 7),
        Flatten(),
        block,
        Add("o3"),
        rational,
        Concat("o5"),
        Linear([[1, 2, 3, 4, 0.5]]),
    )
    trace = model.trace([[1.1, -2.3]], exact=True)
    backward = trace.backward(SquaredError(), 1)
    plain = model.trace([[1.1, -2.3]])
    for step in plain:
        exact = np.asarray(trace.fractions[step.output_name], dtype=float)
        np.testing.assert_allclose(exact, step.output, rtol=1e-12, atol=1e-12)
    by_floats = plain.backward(SquaredError(), 1)
    for name, each in backward.fractions.items():
        np.testing.assert_allclose(np.asarray(each, dtype=float), by_floats[name], rtol=1e-12, atol=1e-12)
    scaled = [(Fraction("1.1") - Fraction("0.3")) / 7, (Fraction("-2.3") - Fraction("0.3")) / 7]
    assert trace.fractions["o3"].tolist() == scaled
    first = scaled[0] / 10 + scaled[1] / 5 + Fraction(1, 2)
    assert trace.fractions["o4"][0] == first


@pytest.mark.parametrize(
    ("layer", "said"),
    [
        (lambda X: np.exp(X), "L2 · your lambda makes exp of its input, which is no fraction even of fractions"),
        (lambda X: X**0.5, r"1/4 \*\* 1/2 is no fraction"),
        (lambda X: float(X[0]), r"L2 · your lambda cannot be traced in fractions\. Its arithmetic cannot be followed through"),
    ],
)  # fmt: skip
def test_what_is_no_fraction_is_told(layer, said):
    with pytest.raises(InputValueError, match=said):
        Model(Input(shape=1), layer).trace([0.25], exact=True)


def test_it_is_of_one_sample():
    with pytest.raises(InputValueError, match="leave out batch=True or exact=True"):
        ARTICLE.trace(patients, batch=True, exact=True)


def test_arithmetic_is_worked_out_without_rounding():
    from lessons_lib.numbers.arithmetic import record_inputs

    (tenth,) = record_inputs(np.array([0.1]), ["x"])
    assert evaluated(tenth * 3 - 0.3, [Fraction(1, 10)], "L1") == 0
    assert tenth.value * 3 - 0.3 != 0
