"""Exercise 02.3: two layers change places."""

from collections.abc import Iterable

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.lesson_02.shared import L2, L3

__all__ = ["EXERCISE", "L3_each"]


def L3_each(X: Iterable[float]) -> list[float]:
    """ReLU for each number on its own, as the lesson needs it before the sum."""
    return [L3(value) for value in X]


def swapped(broccoli: int, strawberries: int, hours: int) -> Exercise:
    """Ask for the answer of a model whose layers stand in another order."""
    return Exercise(
        number="02.3",
        title="Two layers change places",
        question="L2 and L3 change places, as in section 9, so that the model is `L2(L3_each(L1(x)))`. "
        f"What does it give for x = ({broccoli}, {strawberries}, {hours})? Predict it first, then run it.",
        dots=2,
        minutes=3,
        solution="other_order = Model(L1, L3_each, L2)\n"
        f'check("02.3", other_order(({broccoli}, {strawberries}, {hours})))',
        quantities={"broccoli": broccoli, "strawberries": strawberries, "hours": hours},
        right=lambda broccoli, strawberries, hours: L2(L3_each((broccoli, strawberries, hours))),
        because="ReLU now sees only counts, none of them negative, and lets all pass; the sum comes after "
        "it and stays below 0.",
        mistakes=(
            Mistake(
                "order does not matter",
                L3(L2((broccoli, strawberries, hours))),
                "That is what the old order gives. Now ReLU runs before the sum: look again at which "
                "numbers it gets, and at what comes after it.",
            ),
            Mistake(
                "ReLU applied to the terms",
                L2((broccoli, 0, hours)),
                "The term of the strawberries is gone. Was it cut because it is negative? ReLU looks at the "
                "numbers it is called on, and knows no weights: look again at o1.",
            ),
            Mistake(
                "a leak, or the point moved",
                L2((broccoli, strawberries, hours)) / 10,
                "That is a tenth of it. Did a leaky ReLU come behind L2, or has the decimal point moved?",
            ),
            Mistake(
                "patient 4 of the lesson",
                L2(L3_each((0, 2000, 100))),
                "That is what the lesson found for patient 4. This x has other numbers.",
            ),
        ),
        hint="Write down what L3 gets from L1, what L3 makes of each of these three numbers, and then L2 of "
        "the result.",
    )


EXERCISE = varied(
    swapped,
    {"broccoli": 20, "strawberries": 1000, "hours": 50},
    {"broccoli": range(10, 60, 10), "strawberries": range(800, 2600, 100), "hours": range(50, 450, 50)},
    only=lambda broccoli, strawberries, hours: -0.6 < L2((broccoli, strawberries, hours)) < -0.08,
)
