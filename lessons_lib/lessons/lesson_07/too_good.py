"""Exercise 07.1: too good."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]


def too_good(x: tuple[float, float, float], target: float) -> tuple[float, float, float]:
    """The answer, its error and its loss."""
    o3 = (58 * x[0] - 3 * x[1] + 2 * x[2]) / 11_600
    error = o3 - target
    return o3, error, error**2 / 2


def hours_for(broccoli: int, strawberries: int, answer: float) -> int:
    """With how many hours the model gives this answer."""
    return round((11_600 * answer - 58 * broccoli + 3 * strawberries) / 2)


def better_than_good(broccoli: int, strawberries: int, answer: float) -> Exercise:
    """Ask for answer, error and loss of someone whose answer is above the target."""
    hours = hours_for(broccoli, strawberries, answer)
    error = answer - 1
    loss = error**2 / 2
    return Exercise(
        number="07.1",
        title="Too good",
        question=f"Someone eats {broccoli} broccoli and {strawberries} strawberries, works out for {hours} "
        "hours, and is in good shape: the target is 1. What does the model of this lesson answer (o3), "
        "what is the error, and what the loss? Give three numbers in this order. (The weights in whole "
        "numbers: 58, −3 and 2, and all divided by 11 600.)",
        dots=1,
        minutes=3,
        solution=f"""answer = model_with(0.005)(({broccoli}, {strawberries}, {hours})).item()
check("07.1", (answer, answer - 1, squared_error(answer, 1)))""",
        quantities={"x": (broccoli, strawberries, hours), "target": 1},
        right=too_good,
        because=f"({58 * broccoli} - {3 * strawberries} + {2 * hours}) ÷ 11600 is {answer}. The error is "
        f"{number(error)}, the loss {number(error**2)} ÷ 2 = {number(loss)}. The verdict is right, and the "
        f"answer is still {number(error)} away from its target.",
        mistakes=(
            Mistake(
                "the answer read as a verdict",
                (1, 0, 0),
                "The verdict was taken for the answer, it seems. What number does L2 give, and does ReLU "
                "cut above 1?",
            ),
            Mistake(
                "another target",
                (answer, 2 - answer, (2 - answer) ** 2 / 2),
                "o3 was taken away from 2, it seems. The target is 1.",
            ),
            Mistake(
                "right, so no error",
                (answer, 0, 0),
                "o3 is right. *As expected* is said of the verdict; the error asks how far o3 is from the "
                "target.",
            ),
            Mistake(
                "right, so no loss",
                0,
                "A loss of 0 has only an answer that *is* its target. A right verdict is not enough.",
                part="loss",
            ),
            Mistake(
                "the other side of the difference",
                -error,
                "The sign is turned: the error is the answer minus the target, not the other way round.",
                part="error",
            ),
            Mistake(
                "the error kept negative in the loss",
                -loss,
                "A loss is never below 0: a number times itself loses its minus.",
                part="loss",
            ),
            Mistake(
                "the error itself",
                error,
                "That is the error, or its size. The loss is half of its square.",
                part="loss",
            ),
            Mistake(
                "the error halved",
                error / 2,
                "That is half of the error. Half of its *square* is asked.",
                part="loss",
            ),
            Mistake(
                "halved before it was squared",
                (error / 2) ** 2,
                "It was halved first and then squared, it seems. The half is taken of the square.",
                part="loss",
            ),
            Mistake(
                "a square of the answer",
                answer**2 / 2,
                "That is half the square of the answer. What is squared is how far it is from the target.",
                part="loss",
            ),
            Mistake(
                "the error doubled",
                2 * error,
                "That is the error twice. A square is a number times *itself*.",
                part="loss",
            ),
        ),
        parts=("o3", "error", "loss"),
        hint="First the three terms of L2, and their sum divided by 11 600; then the answer minus the "
        "target; then half of that times itself.",
        hints={
            "o3": "Three terms of L2, their sum divided by 11 600; ReLU lets it pass.",
            "error": "The answer minus the target, with its sign.",
            "loss": "The error times itself, and half of that.",
        },
    )


EXERCISE = varied(
    better_than_good,
    {"broccoli": 370, "strawberries": 2000, "answer": 1.6},
    {
        "broccoli": range(200, 400, 10),
        "strawberries": range(1000, 3100, 100),
        "answer": [each / 100 for each in range(122, 190, 2)],
    },
    only=lambda broccoli, strawberries, answer: 300 <= hours_for(broccoli, strawberries, answer) <= 3500,
)
