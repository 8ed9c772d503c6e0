"""How numbers are written."""

import math
from random import Random

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lessons_lib.numbers.notation import counted, is_speck, number, numbers, shape_words, without_specks
from lessons_lib.numbers.telling import InputTypeError

floats = st.floats(allow_nan=False, allow_infinity=False)
# No farther apart: what rounding leaves of a sum of up to 16 of them is a multiple of 2**-72 below 2**-43, so has 29
# binary digits at most, one fewer than a speck may have.
ordinary = st.floats(1e-6, 10) | st.floats(-10, -1e-6)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.0, "0"),
        (0.1 + 0.2 - 0.3, "0"),
        ((0.1 + 0.2 - 0.3) ** 2 / 2, "0"),  # a loss
        (100 / 200 - 3000 / 11_600_000 * 2000 + 100 / 5800, "0"),  # o2 of patient 1, about -3.5e-17
        (-3.5e-17, "-3.5e-17"),  # somebody gave it
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
        (1e-200, "1e-200"),
        (5e-324, "4.941e-324"),
        (2.0**-1060, "8.095e-320"),  # few digits, but nothing that rounding leaves
        (2.0**-150, "7.006e-46"),
        ((2**29 + 1) * 2.0**-75, "0"),  # 30 digits
        ((2**30 + 1) * 2.0**-75, "2.842e-14"),  # 31
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


@given(st.lists(ordinary, min_size=2, max_size=8), st.randoms())
@example([0.1, 0.2, -0.3], Random(0))
@example([1.3e-06, 6.0, 8.1, 9.5, 9.2, 7.4, 8.3, 9.0], Random(10))  # 25 digits are left
def test_what_rounding_leaves_where_all_terms_cancel_is_0(terms, order):
    taken = [-term for term in terms]
    order.shuffle(taken)
    assert number(sum(terms + taken)) == "0"


@given(st.integers(1, 9999), st.integers(-300, -16))
def test_a_small_number_that_somebody_gave_is_written_as_it_is(digits, power):
    value = float(f"{digits}e{power}")
    assert float(number(value)) == pytest.approx(value, rel=5.001e-4, abs=0)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1e-9 * 1e-9, "1e-18"),
        (0.3**30, "2.059e-16"),  # a gradient after thirty layers
        (math.exp(-35) / (1 + math.exp(-35)), "6.305e-16"),  # a share
        (1e-13 - 3e-13, "-2e-13"),
    ],
)
def test_a_small_number_that_came_of_multiplying_is_written_as_it_is(value, text):
    assert number(value) == text


@given(
    arrays(
        float,
        5,
        elements=st.floats(-1e-11, 1e-11)
        | st.sampled_from([2.0**-54, -7 * 2.0**-60, (2**29 + 1) * 2.0**-75, 2.0**-150, 5e-324, 1.0, np.nan]),
    )
)
def test_of_many_numbers_those_are_specks_that_are_alone(values):
    alone = [0.0 if is_speck(each) else each for each in values]
    np.testing.assert_array_equal(without_specks(values), alone)


@given(st.floats(-1e308, 1e308).filter(lambda value: not is_speck(value)))
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


@pytest.mark.parametrize("wrong", ["a", np.zeros(3), None])
def test_what_is_not_one_number_is_told(wrong):
    with pytest.raises(InputTypeError, match=r"^number writes one number, as in number\(0\.5\), and got "):
        number(wrong)


def test_a_0_has_no_minus_where_specks_are_taken_out() -> None:
    assert str(without_specks([-0.0, 2.0])[0]) == "0.0"
