"""Exercise 02.5: a layer of your own."""

from collections.abc import Iterable

from lessons_lib.data import patients
from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.lessons.lesson_02.shared import L2, L3
from lessons_lib.model import Model

__all__ = ["EXERCISE", "L1", "L4"]


def L1(X: Iterable[float]) -> Iterable[float]:
    """Hand on what comes in: the input layer of the lesson."""
    return X


def L4(X: float) -> float:
    """Let nothing above 1 pass: the learner's own layer."""
    return 1 if X > 1 else X  # noqa: FURB136 (as the lesson writes it)


EXERCISE = Exercise(
    number="02.5",
    title="A layer of your own",
    question="Nobody is in better shape than good shape: write a layer L4 that gives 1 for whatever is "
    "above 1 and passes every other number on unchanged. Then build the model of four layers that has it at "
    "the end, behind L1, L2 and L3, and hand over that model.",
    dots=3,
    minutes=5,
    start="def L4(X):\n    return ...",
    solution='def L4(X):\n    return 1 if X > 1 else X\n\ncheck("02.5", Model(L1, L2, L3, L4))',
    right=Model(L1, L2, L3, L4),
    because="A layer is a function of one input, so yours stands in the row like any other.",
    mistakes=(
        Mistake(
            "L4 before L3",
            Model(L1, L2, L4, L3),
            "Your layer stands before ReLU, it seems. The last answer happens to be the same, but not the "
            "outputs on the way: look again at the order of the row.",
        ),
        Mistake(
            "L3 left out",
            Model(L1, L2, L4),
            "ReLU is missing, it seems: your layer is to stand behind it, not in its place.",
        ),
        Mistake(
            "L4 left out",
            Model(L1, L2, L3),
            "Your own layer is not in the row yet. A model only runs the layers it was given.",
        ),
        Mistake(
            "1 for all",
            Model(L1, L2, L3, lambda _: 1),
            "Your layer gives 1 for everything, it seems. What should happen to numbers that are not above 1?",
        ),
        Mistake(
            "cut off below 0, too",
            Model(L1, L2, L3, lambda X: min(max(X, 0), 1)),
            "Your layer does the work of ReLU a second time, it seems. It is to leave numbers below 0 as "
            "they are.",
        ),
        Mistake(
            "sign taken away",
            Model(L1, L2, L3, lambda X: min(abs(X), 1)),
            "Your layer takes a minus sign away, it seems. A number below 0 is not above 1: it passes "
            "unchanged.",
        ),
        Mistake(
            "max for min",
            Model(L1, L2, L3, lambda X: max(X, 1)),
            "Your layer lifts small numbers where it should lower large ones. To which of them does it give 1?",
        ),
        Mistake(
            "above 1 becomes 0",
            Model(L1, L2, L3, lambda X: X if X <= 1 else 0),
            "Your layer turns large numbers into nothing. Look again at what they should become.",
        ),
        Mistake(
            "0 for all others",
            Model(L1, L2, L3, lambda X: 1 if X > 1 else 0),
            "What is not above 1 becomes 0, it seems. It is to pass unchanged.",
        ),
        Mistake(
            "only what is above 1",
            Model(L1, L2, L3, lambda X: X - 1 if X > 1 else X),
            "Your layer takes 1 away from what is above 1, it seems. It is to give 1 itself there.",
        ),
        Mistake(
            "rounded",
            Model(L1, L2, L3, round),
            "Your layer rounds, it seems. A number that is not above 1 is to pass unchanged.",
        ),
        Mistake(
            "a verdict",
            Model(L1, L2, L3, lambda X: 1 if X > 0.5 else 0),
            "Your layer gives a verdict, it seems. Look again at what should happen to numbers that are not "
            "above 1.",
        ),
    ),
    hint="Look again at the layer that gives this output, and at what it is called on.",
    inputs=(*(patient.x for patient in patients), (150, 0, 0), (200, 0, 2900), (400, 0, 0)),
    alone={"L4": (-2, 0.25, 0.75, 3, 20_000, 0.99, 1.01)},
)
