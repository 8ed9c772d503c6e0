"""An answer that nobody knows is followed back by one step; what is said is true, and gives nothing away."""

import re

import numpy as np
import pytest

from lessons_lib import check
from lessons_lib.judge.step_back import step_back
from lessons_lib.lessons import EXERCISES

NUMBERS = [number for number, each in EXERCISES.items() if each.recorded]
SOMEWHERE = (-7.3, 1.9, 37, 611)  # beside the right number


@pytest.mark.parametrize(
    ("number", "answer", "said"),
    [
        ("02.3", 7, "If you divided by 11600 at the end, the sum was 81200. Work that out once more."),
        ("07.6", -76, "If you multiplied by the turn (4), the sum was -19. Work that out once more."),
        ("07.6", -106, "Your number cannot be divided by the turn (4). Is that in it?"),
        ("11.1", (96, 639, 416), "`rows`: If you added 1 at the end, what came before was 638."),
        ("12.5", (0.3, 0.025), "`a layer`: If you multiplied by the spread (0.1), the root was about 3."),
    ],
)
def test_what_was_worked_out_before_the_last_step_is_told(number: str, answer: object, said: str) -> None:
    assert said in check(number, answer).text


@pytest.mark.parametrize("number", NUMBERS)
def test_neither_the_right_number_nor_the_formula_is_given_away(number: str) -> None:
    exercise = EXERCISES[number]
    for at, right in enumerate(np.ravel(exercise.expected)):
        for far in SOMEWHERE:
            said = step_back(exercise, float(right) + far, at)
            assert not re.search(r"`[^`]*[^\w`][^`]*`", said), said
            assert f"{right:g}" not in re.findall(r"-?\d+(?:\.\d+)?", said), said
