"""Wrong answers that readers of lessons 01 to 03 gave, and a word of the reply that each must hear."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from lessons_lib.data import patients
from lessons_lib.judge.check import check
from lessons_lib.layers import Linear
from lessons_lib.lessons.lesson_02 import L1, L2, L3
from lessons_lib.model import Model
from tests.unit.wrong_answers import Row, told

DIVISOR = 11_600


def read(limit: float) -> Callable[[float], str]:
    """The verdict rule with a half-way that has a width."""
    return lambda output: (
        "neither" if abs(output - 0.5) < limit else "good shape" if output > 0.5 else "bad shape"
    )


def close(test: Callable[[float, float], Any]) -> Callable[[Any], str]:
    """A judgement of pairs by any test of two numbers."""
    return lambda pair: "same" if test(*pair) else "different"


WRONG: list[Row] = [
    # A fifth person: 8120 - 2100 + 2700, divided by 11600.
    ("01.1", (8120 + 2700) / DIVISOR, "the term of the strawberries"),
    ("01.1", (8120 - 2100) / DIVISOR, "the term of the hours"),
    ("01.1", (-2100 + 2700) / DIVISOR, "the term of the broccoli"),
    ("01.1", 8120 - 2100 + 2700 / DIVISOR, "only the term of the hours by 11600"),
    ("01.1", 8120 - 2100 + 2700, "You did not divide by 11600"),
    ("01.1", 75.17, "per cent"),
    ("01.1", 8720 / 1160, "decimal point"),
    ("01.1", (8120 - 2100 + 270) / DIVISOR, "A digit of the hours is lost"),
    ("01.1", 1, "Is that a verdict"),
    ("01.1", 0.8, "it is rounded too much"),
    ("01.1", 75, "per cent"),
    ("01.1", 7.52, "decimal point"),
    ("01.1", (8120 - 2100 + 2 * 1530) / DIVISOR, "Two digits of the hours are swapped"),
    ("01.1", (58 * 104 - 2100 + 2700) / DIVISOR, "Two digits of the broccoli are swapped"),
    ("01.1", (58 * 1350 - 3 * 700 + 2 * 140) / DIVISOR, "the order of the sentence"),
    # The verdict rule.
    ("01.3", read(0.1), "A whole stretch around half-way"),
    ("01.3", read(0.01), "Half-way was given some width"),
    ("01.3", read(0.001), "Half-way was given some width"),
    ("01.3", lambda output: "good shape" if output > 0.5 else "fine", "should be one of"),
    # Which patients come out wrong: 1, 2 and 3.
    ("01.4", 3, "The question asks which"),
    ("01.4", (1.2, 0.4, 0.5, 0.1), "These are the outputs"),
    ("01.4", (1.2, 0.4, 0.5), "Give the patients' own numbers"),
    ("01.4", (0, 1, 1, 0), "These are the targets"),
    ("01.4", (0, 1, 2), "counted from 0"),
    ("01.4", (), "an empty row"),
    ("01.4", "none", "Which numbers do you mean"),
    ("01.4", (1, 3), "Look again at patient 2"),
    ("01.4", (1, 2, 4), "Look again at patients 3 and 4"),
    # A model of another world: 374, and 391 of the data set.
    ("01.6", (374, 390), "one of its digits is not right"),
    ("01.6", (374, 17), "how far the two lie apart"),
    # A forward pass by hand: -0.75, then 0.
    ("02.1", (0.75, 0.75), "sign is turned"),
    ("02.1", (-8700, -8700), "`o2`: You did not divide by 11600"),
    ("02.1", (-9200 / DIVISOR, 0), "the term of the workout hours"),
    ("02.1", (21_300 / DIVISOR, 21_300 / DIVISOR), "the term of the Tagada strawberries"),
    ("02.1", (-0.75, -0.75), "ReLU"),
    ("02.1", (-1.25, 0), "the term of the broccoli"),
    ("02.1", (-7.5, 0), "decimal point"),
    ("02.1", (-0.75, -0.075), "leaky"),
    # Three other layers: 6, 11, 33, 1089.
    ("02.2", (6, 11, 33, 66), "a power"),
    ("02.2", (6, 11, 33, 99), "L2 ran a second time"),
    ("02.2", (6, 11, 33, 121), "L3 was called on o1"),
    ("02.2", (6, 11, 36, 1296), "`o3`: It follows from your `o2`."),
    ("02.2", (6, 6, 11, 33), "one place too late"),
    ("02.2", (5, 3, 2, 0), "what the layers do"),
    ("02.2", Model(L1, L2, L3).trace((0, 2000, 100)), "You gave a whole trace"),
    # Two layers change places: -0.15.
    ("02.3", (1160 + 3000 + 100) / DIVISOR, "You added the term of the strawberries"),
    ("02.3", (1160 - 3000) / DIVISOR, "the term of the hours"),
    ("02.3", (1160 + 100) / DIVISOR, "The term of the strawberries is gone"),
    ("02.3", 1160 - 3000 + 100 / DIVISOR, "You divided only the term of the hours"),
    ("02.3", L2((1000, 20, 50)), "You swapped the broccoli and the strawberries"),
    ("02.3", (116 - 3000 + 100) / DIVISOR, "A digit of the broccoli is lost"),
    ("02.3", -1.5, "decimal point"),
    ("02.3", -0.015, "leaky"),
    # How many calls it takes: 78, or 12.
    ("02.4", (78, 78), "what it costs to keep nothing"),
    ("02.4", (78, 11), "One of the layers was not counted"),
    ("02.4", (78, 66), "how many calls are saved"),
    ("02.4", (78, 0), "the forward pass itself has to be made"),
    ("02.4", (78, 13), "One call too many"),
    ("02.4", (78, 17), "In one forward pass, which layers run"),
    ("02.4", (5050, 100), "the hundred layers of the lesson"),
    # A layer of one's own behind ReLU, tried alone too.
    ("02.5", Model(L1, L2, L3, lambda X: np.clip(X, 0, 1)), "the work of ReLU a second time"),
    ("02.5", Model(L1, L2, L3, lambda X: min(1, abs(X))), "takes a minus sign away"),
    # A layer by hand: 381, 663.
    ("03.1", (829, 82), "down its columns"),
    ("03.1", (381 - 11 + 11 * 83, 663), "It is added as it is"),
    ("03.1", (229, 644), "You swapped 83 and 64"),
    ("03.1", (362, 682), "You swapped 11 and -8"),
    ("03.1", (392, 655), "You added the bias to each term"),
    ("03.1", (4 * 147 + 11, 9 * 147 - 8), "before you multiplied"),
    ("03.1", (6 * 38 - 128 + 11, 5 * 38 + 256 - 8), "Two digits of 83 are swapped"),
    # From hours to days: 48.
    ("03.2", 250, "what the old weight makes of 125 days"),
    ("03.2", 0.08, "The weight was divided"),
    ("03.2", 0.0417, "how much of a day an hour is"),
    ("03.2", 0.083, "The weight was divided"),
    ("03.2", 2 / 24 / 24, "divided twice"),
    ("03.2", 1 / 48, "the wrong way round"),
    ("03.2", 2875, "The days were taken away from the hours"),
    ("03.2", 72_000, "You took the hours in place of the weight"),
    # The parameters of two layers: 2080 and 330, together.
    ("03.3", (2080, 330), "one number"),
    ("03.3", 330, "The first owns parameters too"),
    ("03.3", 2048, "What is still missing"),
    ("03.3", 2080 * 330, "and then multiplied"),
    ("03.3", 2369, "One bias was counted"),
    ("03.3", 2401, "One bias was counted for the second layer"),
    ("03.3", 2.41, "decimal point"),
    # Fold: 237, 316 and 244.
    ("03.4", (390, 44, 213), "`first weight`: The table of L2 was read across"),
    ("03.4", (390, 44, 213), "`bias`: You left out the bias of L3"),
    ("03.4", (390, 44, 244), "along its rows"),
    ("03.4", (192, 352, 127), "Only unit 0 was followed"),
    ("03.4", (390, 44, 50), "multiply by the weights of L3"),
    ("03.4", (12 + 16 + 5 + 9, 22 + 16 - 4 + 9, 244), "You added where one multiplies"),
    # The same, but for a speck.
    ("03.5", close(lambda a, b: abs(abs(a) - abs(b)) <= 1e-9), "Each number lost its minus sign"),
    ("03.5", close(lambda a, b: np.float32(a) == np.float32(b)), "`float32`"),
    ("03.5", close(lambda a, b: abs(a - b) < 1e-9), "exactly as far apart as the limit"),
    ("03.5", close(lambda a, b: round(a, 9) == round(b, 9)), "Rounding is no distance"),
    ("03.5", close(lambda a, b: round(a - b, 9) == 0), "The difference was rounded"),
    ("03.5", close(lambda a, b: abs(a + b) <= 1e-9), "The two were added"),
    ("03.5", close(lambda a, b: b - a <= 1e-9), "the second was taken minus the first"),
    ("03.5", close(math.isclose), "Your limit grows with the numbers"),
    ("03.5", close(lambda a, b: math.isclose(a, b, abs_tol=1e-9)), "Set `rel_tol=0`"),
    # From Kelvin to Fahrenheit: 1.8 and -459.4.
    ("03.6", (1.8, -459), "it is rounded too much"),
    ("03.6", (-491.4, 32), "Both belong to the bias"),
    ("03.6", (1, -273), "the first thermometer alone"),
    ("03.6", (1.8, -460), "273.15"),
    ("03.6", (1.8, -241), "-273 by 1.8"),
    ("03.6", lambda kelvin: 1.8 * kelvin - 459.4, "weight"),
]


test_a_wrong_answer_is_told_what_is_wrong = told(
    {
        f"{exercise}: {words}, {at}": (exercise, answer, words)
        for at, (exercise, answer, words) in enumerate(WRONG)
    }
)


def test_patients_in_place_of_their_numbers_are_not_right() -> None:
    assert not check("01.4", [patients[0], patients[1], patients[2]]).passed


@pytest.mark.parametrize(
    ("exercise", "layer"), [("03.4", Linear([[237, 316]], [244])), ("03.6", Linear([[1.8]], [-459.4]))]
)
def test_a_folded_layer_is_as_good_as_its_numbers(exercise: str, layer: Linear) -> None:
    assert check(exercise, layer).passed


def test_an_answer_that_is_cut_off_is_as_good_as_a_rounded_one() -> None:
    assert check("01.1", 0.75172413).passed
