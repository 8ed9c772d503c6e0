"""How numbers are written."""

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lessons_lib.numbers.notation import counted, number, numbers, shape_words

floats = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.0, "0"),
        (-3.5e-17, "0"),
        (5e-10, "5e-10"),
        (2000, "2000"),
        (-0.5, "-0.5"),
        (58 / 11_600, "0.005"),
        (3000 / 11_600_000, "0.0002586"),
        (1234.567, "1234.57"),
        (2 / 3, "0.6667"),
        (0.1 + 0.2, "0.3"),
        (99_999.999, "100000"),
        (1.5e-5, "1.5e-5"),
        (-1e-5, "-1e-5"),
        (123_456_789, "123456789"),
        (1e9, "1e9"),
        (6.02214e23, "6.022e23"),
        (1e-100, "0"),
        (math.nan, "not a number"),
        (math.inf, "infinity"),
        (-math.inf, "-infinity"),
        (np.float32(0.25), "0.25"),
    ],
)
def test_a_number_is_written_as_a_person_would(value, text):
    assert number(value) == text


@given(floats)
@example(-4e-10)
@example(9.9996e-5)
def test_no_number_is_ever_minus_zero(value):
    assert number(value) not in {"-0", "-0.0", ""}
    assert not number(value).startswith("-0e")


@given(st.floats(-1e-12, 1e-12, exclude_min=True, exclude_max=True))
def test_a_speck_of_rounding_is_0(value):
    assert number(value) == "0"


@given(st.floats(-1e308, 1e308).filter(lambda value: abs(value) >= 1e-12))
@example(5e-10)
@example(0.00099996)
def test_what_is_written_reads_back_within_four_significant_digits(value):
    assert float(number(value)) == pytest.approx(value, rel=5.001e-4, abs=0)


@given(st.integers(-999_999_999, 999_999_999))
def test_a_whole_number_stays_whole(value):
    assert number(value) == str(value)


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (3, "3"),
        ([3], "3"),
        ([[3]], "3"),
        ((100, 2000, 100), "(100, 2000, 100)"),
        ([], "no numbers"),
        (range(8), "(0, 1, 2, 3, 4, 5, 6, 7)"),
        (range(9), "9 numbers from 0 to 8"),
        ([[1, 2], [3, 4]], "2 x 2 numbers from 1 to 4"),
        ([[1, np.nan], [3, 4]], "2 x 2 numbers, 1 not finite"),
        (np.zeros((8, 8)), "8 x 8 numbers, all 0"),
        ([[np.inf, np.nan]], "1 x 2 numbers, 2 not finite"),
    ],
)
def test_few_numbers_are_listed_and_many_are_described(values, text):
    assert numbers(values) == text


@pytest.mark.parametrize(
    ("shape", "text"), [((), "1 number"), ((1,), "1 number"), ((3,), "3 numbers"), ((8, 8), "8 x 8 numbers")]
)
def test_a_shape_is_said_in_words(shape, text):
    assert shape_words(shape) == text


def test_a_count_stands_before_its_word():
    assert [counted(n, "layer") for n in (0, 1, 2)] == ["0 layers", "1 layer", "2 layers"]
