"""Exercise 01.1: run it on a fifth person."""

from collections.abc import Iterable

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE", "model"]


def model(X: Iterable[float]) -> float:
    """Answer with one number, as the lesson's function does."""
    broccoli, strawberries, hours = X
    return max(0, (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600)


def fifth_person(broccoli: int, strawberries: int, hours: int) -> Exercise:
    """Ask for the output of one person, who is told of in another order than the model's."""
    return Exercise(
        number="01.1",
        title="Run it on a fifth person",
        question=f"A fifth person works out {hours} hours a year, eats {strawberries} Tagada strawberries "
        f"and {broccoli} broccoli. What is `model(x)` for this x? (One number; two decimals will do.)",
        dots=1,
        minutes=2,
        solution=f'fifth = ({broccoli}, {strawberries}, {hours})\ncheck("01.1", model(fifth))',
        quantities={"broccoli": broccoli, "strawberries": strawberries, "hours": hours},
        right=lambda broccoli, strawberries, hours: max(
            0, (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600
        ),
        because="x lists the measures in the order of the model, and model(x) is one number: "
        f"({58 * broccoli} - {3 * strawberries} + {2 * hours}) / 11600.",
        mistakes=(
            Mistake(
                "order of the sentence",
                model((hours, strawberries, broccoli)),
                "x seems to follow the order of the sentence. The model knows its measures only by their "
                "place: look again at the order in which it unpacks X.",
            ),
            Mistake(
                "the x of the lesson",
                model((100, 2000, 100)),
                "That is the output for patient 1. Does `x` still hold the numbers of the lesson? Give it "
                "those of this person first.",
            ),
            Mistake(
                "the first page of the lesson, or the verdict for the output",
                1,
                "Is that a verdict, written as a target? The question asks for the output, the number "
                "before anyone reads it as a verdict. Or does it come from the first page of the lesson? "
                "That was another person.",
            ),
        ),
        hint="Write x with the measures in the order of the model, then work out each of the three terms, "
        "their sum, and what the sum is divided by.",
    )


EXERCISE = varied(
    fifth_person,
    {"broccoli": 140, "strawberries": 700, "hours": 1350},
    {"broccoli": range(60, 200, 10), "strawberries": range(300, 1200, 50), "hours": range(800, 2400, 50)},
    only=lambda broccoli, strawberries, hours: 0.3 < model((broccoli, strawberries, hours)) < 0.95,
)
