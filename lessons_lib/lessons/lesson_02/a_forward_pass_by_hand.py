"""Exercise 02.1: a forward pass by hand."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.layers import Input
from lessons_lib.lessons.lesson_02.shared import L2, L3
from lessons_lib.model import Model
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]


def forward_pass(broccoli: int, strawberries: int, hours: int) -> Exercise:
    """Ask for a forward pass in which ReLU acts."""
    return Exercise(
        number="02.1",
        title="A forward pass by hand",
        question=f"Take x = ({broccoli}, {strawberries}, {hours}) through the three layers of this lesson, "
        "with pencil and paper. Give two numbers: o2, then o3.",
        dots=1,
        minutes=3,
        solution=f"""after_L1 = L1(({broccoli}, {strawberries}, {hours}))
after_L2 = L2(after_L1)
after_L3 = L3(after_L2)
check("02.1", (after_L2, after_L3))""",
        right=Model(Input("broccoli", "Tagada strawberries", "workout hours"), L2, L3),
        x=(broccoli, strawberries, hours),
        outputs=("o2", "o3"),
        because=f"o2 = ({58 * broccoli} - {3 * strawberries} + {2 * hours}) / 11600 = "
        f"{number(L2((broccoli, strawberries, hours)))}, a number like any other. Only L3 makes it 0.",
        mistakes=(
            Mistake(
                "a negative o2 taken for an error",
                (0, 0),
                "A negative o2 is no error: L2 may give any number, and it is kept as it is. Look again at "
                "which layer changes it.",
            ),
        ),
        hint="Work out the three terms of L2, add them, divide; then hand that one number to L3.",
    )


EXERCISE = varied(
    forward_pass,
    {"broccoli": 100, "strawberries": 5000, "hours": 250},
    {"broccoli": range(50, 200, 50), "strawberries": range(2000, 6000, 100), "hours": range(50, 1000, 50)},
    only=lambda broccoli, strawberries, hours: -1.2 < L2((broccoli, strawberries, hours)) < -0.2,
)
