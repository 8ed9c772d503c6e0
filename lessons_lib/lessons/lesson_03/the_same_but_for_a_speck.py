"""Exercise 03.5: the same, but for a speck."""

import math
from collections.abc import Iterable

import numpy as np

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]


def same(pair: Iterable[float]) -> str:
    """Say whether two numbers are the same but for a speck of rounding."""
    a, b = pair
    return "same" if abs(a - b) <= 1e-9 else "different"


EXERCISE = Exercise(
    number="03.5",
    title="The same, but for a speck",
    question="Write `same`: it gets a pair of numbers that came out of some float arithmetic, and returns "
    '`"same"` if they lie no further apart than 1e-9 (that is 0.000000001), else `"different"`. Use '
    "`abs`, which takes away a minus sign.",
    dots=2,
    minutes=4,
    start="def same(pair):\n    return ...",
    solution="""def same(pair):
    a, b = pair
    return "same" if abs(a - b) <= 1e-9 else "different"

check("03.5", same)""",
    right=same,
    because="You decide how close is close enough, and compare the size of the difference with that.",
    mistakes=(
        Mistake(
            "exactly equal",
            lambda pair: "same" if pair[0] == pair[1] else "different",
            "Exactly equal is too much to ask of float arithmetic. These two came out a speck apart.",
        ),
        Mistake(
            "sign of the difference forgotten",
            lambda pair: "same" if pair[0] - pair[1] <= 1e-9 else "different",
            "A difference below zero is smaller than any tolerance, however far the two are apart. Look at "
            "its size.",
        ),
        Mistake(
            "sign of the other difference forgotten",
            lambda pair: "same" if pair[1] - pair[0] <= 1e-9 else "different",
            "Here the second was taken minus the first, which is below zero: smaller than any tolerance, "
            "however far the two are apart. Look at its size.",
        ),
        Mistake(
            "the sizes compared",
            lambda pair: "same" if abs(abs(pair[0]) - abs(pair[1])) <= 1e-9 else "different",
            "Each number lost its minus sign before they were compared, it seems: but one lies above 0 and "
            "the other below. Take the difference first, then its size.",
        ),
        Mistake(
            "added",
            lambda pair: "same" if abs(pair[0] + pair[1]) <= 1e-9 else "different",
            "The two were added, it seems. How far apart they are, their difference says.",
        ),
        Mistake(
            "each rounded to nine decimals",
            lambda pair: "same" if round(pair[0], 9) == round(pair[1], 9) else "different",
            "Each of the two was rounded, it seems. But two numbers that lie close together may be rounded "
            "to two sides. Rounding is no distance: take the difference.",
        ),
        Mistake(
            "both kept with seven digits",
            lambda pair: "same" if np.float32(pair[0]) == np.float32(pair[1]) else "different",
            "Both were kept as `float32`, it seems, with about seven digits. For large numbers that "
            "swallows much more than a speck.",
        ),
        Mistake(
            "below the limit",
            lambda pair: "same" if abs(pair[0] - pair[1]) < 1e-9 else "different",
            "These two lie exactly as far apart as the limit. *No further apart than* the limit: does that "
            "let the limit itself pass?",
        ),
        Mistake(
            "a limit that grows with the numbers",
            lambda pair: "same" if math.isclose(pair[0], pair[1]) else "different",
            "Your limit grows with the numbers, it seems: for large ones it lets more than 1e-9 pass, and "
            "near 0 it is nearly nothing. Compare with 1e-9 itself. (`math.isclose` does the same, unless "
            "you set `rel_tol=0` and `abs_tol`.)",
        ),
        Mistake(
            "math.isclose with its own rel_tol",
            lambda pair: "same" if math.isclose(pair[0], pair[1], abs_tol=1e-9) else "different",
            "You gave `abs_tol`, it seems; `math.isclose` adds a limit of its own, `rel_tol`, which grows "
            "with the numbers. Set `rel_tol=0`.",
        ),
        Mistake(
            "rounded to two decimals",
            lambda pair: "same" if round(pair[0], 2) == round(pair[1], 2) else "different",
            "These two were rounded first, it seems, or your limit is far too large. Either swallows more "
            "than a speck: how far apart are they?",
        ),
        Mistake(
            "the words swapped",
            lambda pair: "different" if abs(pair[0] - pair[1]) <= 1e-9 else "same",
            "The two words have changed places, it seems.",
        ),
        Mistake(
            "np.isclose as it comes",
            lambda pair: "same" if np.isclose(pair[0], pair[1]) else "different",
            "Your limit grows with the numbers, it seems: for numbers as large as these it lets a whole 1 "
            "pass. The question asks for a limit of 1e-9. (`np.isclose` does the same as it comes.)",
        ),
        Mistake(
            "np.isclose with its own rtol",
            lambda pair: "same" if np.isclose(pair[0], pair[1], atol=1e-9) else "different",
            "You gave `atol`, it seems; `np.isclose` adds a limit of its own, `rtol`, which grows with the "
            "numbers. Set `rtol=0`.",
        ),
        Mistake(
            "the difference rounded",
            lambda pair: "same" if round(pair[0] - pair[1], 9) == 0 else "different",
            "The difference was rounded to nine decimals, it seems. That puts the limit at half of 1e-9: "
            "compare the difference itself.",
        ),
        Mistake(
            "limit too large",
            lambda pair: "same" if abs(pair[0] - pair[1]) <= 1e-6 else "different",
            "These two lie further apart than 1e-9. Your limit is too large, it seems.",
        ),
        Mistake(
            "limit too small",
            lambda pair: "same" if abs(pair[0] - pair[1]) <= 1e-12 else "different",
            "These two lie no further apart than 1e-9. Your limit is too small, it seems.",
        ),
        Mistake(
            "compared with zero",
            lambda pair: "same" if abs(pair[0]) <= 1e-9 and abs(pair[1]) <= 1e-9 else "different",
            "Each number was compared with 0, it seems. Compare them with each other.",
        ),
    ),
    hint="How far apart are these two, and is that more than 1e-9?",
    inputs=(
        (0.3, 0.1 + 0.2),
        (0, 1),
        (1, 0),
        (0.001, 0.002),
        (100_000, 100_001),
        (16_777_216, 16_777_217),
        (200_000, 200_000.0001),
        (1, -1),
        (0, -7e-17),
        (2, 2),
        (0, 5e-10),
        (1e-10, 3e-10),
        (4e-10, 6e-10),
        (0, 1.01e-9),
        (-3, -3),
        (0, 1e-9),
        (0, 2e-9),
        (0, 2e9),
    ),
)
