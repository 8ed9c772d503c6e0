"""Exercise 03.1: a layer by hand."""

import itertools

import numpy as np

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.lesson_03.shared import Table, as_lists

__all__ = ["EXERCISE"]


def two_units(weights: Table, bias: tuple[int, int], x: tuple[int, int]) -> Exercise:
    """Ask for the outputs of a layer of two units."""
    return Exercise(
        number="03.1",
        title="A layer by hand",
        question=f"""A linear layer has two inputs and two units:

| | input 0 | input 1 | bias |
|---|---|---|---|
| unit 0 | {weights[0][0]} | −{-weights[0][1]} | {bias[0]} |
| unit 1 | {weights[1][0]} | {weights[1][1]} | −{-bias[1]} |

What does it give for {x}? Give two numbers: unit 0, then unit 1.""",
        dots=1,
        minutes=3,
        solution=f'two_units = Linear({as_lists(weights)}, {[*bias]})\ncheck("03.1", two_units({x}))',
        quantities={"weights": weights, "bias": bias, "x": x},
        right=lambda weights, bias, x: weights @ x + bias,
        because=f"Unit 0 is {weights[0][0]} × {x[0]} - {-weights[0][1]} × {x[1]} + {bias[0]}, unit 1 is "
        f"{weights[1][0]} × {x[0]} + {weights[1][1]} × {x[1]} - {-bias[1]}: a row for each unit.",
        mistakes=(
            Mistake(
                "all added into one number",
                (sum(np.array(weights) @ x + bias),),
                "One number came out, and the layer has two units. Keep their sums apart.",
            ),
        ),
        parts=("unit 0", "unit 1"),
        hint="For each row: each weight times its input, all added up, then the bias.",
    )


EXERCISE = varied(
    two_units,
    {"weights": ((6, -2), (5, 4)), "bias": (11, -8), "x": (83, 64)},
    {
        "weights": [
            ((a, b), (c, d)) for a, b, c, d in itertools.product((3, 6, 7), (-4, -2), (5, 8, 9), (2, 4))
        ],
        "bias": [(a, -b) for a, b in itertools.product(range(11, 20), range(3, 10))],
        "x": [(a, b) for a, b in itertools.product(range(60, 100), range(30, 58))],
    },
)
