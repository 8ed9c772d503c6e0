"""Exercise 09.2: one step."""

from lessons_lib.judge.exercise import Clue, Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.written import said

__all__ = ["EXERCISE"]


def one_step(weight: float, came_in: int, back: float, rate: float) -> Exercise:
    """Ask for a weight after one step."""
    gradient = came_in * back
    return Exercise(
        number="09.2",
        title="One step",
        question=f"""A weight is {weight}. What came in is {came_in}, and what comes back is {said(back)}.
The learning rate is {rate}. What is the weight after one step of gradient descent?""",
        dots=1,
        minutes=2,
        solution=f"""gradient_here = {came_in} * {back}
check("09.2", {weight} - {rate} * gradient_here)""",
        quantities={"weight": weight, "input": came_in, "gradient_of_output": back, "rate": rate},
        right=lambda weight, input, gradient_of_output, rate: weight - rate * (input * gradient_of_output),  # noqa: A006
        because=f"The gradient is {said(gradient)}: the loss falls when the weight grows. So it grows, by "
        f"{rate} × {said(-gradient)} = {said(-rate * gradient)}, to {said(weight - rate * gradient)}.",
        mistakes=(
            Mistake(
                "uphill",
                weight + rate * gradient,
                f"You went *with* the gradient, it seems, and so uphill. It is {said(gradient)}: does the "
                "loss fall when the weight grows, or when it shrinks?",
            ),
            Mistake(
                "the gradient of the input",
                weight - rate * (weight * back),
                "The weight was multiplied by what comes back, it seems: that is the gradient of the input. "
                "Of which number is it asked?",
            ),
            Mistake(
                "what comes back left out",
                weight + rate * came_in,
                "What comes back is missing, it seems: the gradient of a weight is what came in *times* that.",
            ),
            Mistake(
                "what comes back left out, downhill",
                weight - rate * came_in,
                "What came in stands for the gradient, it seems. It is to be multiplied by what comes back.",
            ),
            Mistake(
                "the step multiplied by the weight",
                weight - rate * gradient * weight,
                "The step was multiplied by the weight too, it seems. What the weight is plays no part in "
                "its gradient.",
            ),
            Mistake(
                "the new weight is the step",
                -rate * gradient,
                "That is by how much the weight moves. Where is it then?",
            ),
            Mistake(
                "the new weight is the step, with its sign",
                rate * gradient,
                "That is the learning rate times the gradient. The weight moves against it: where is it then?",
            ),
            Mistake(
                "the gradient",
                gradient,
                "That is the gradient, and it is right. Now a step against it, by the learning rate.",
            ),
            Mistake(
                "a gradient without its sign",
                -gradient,
                "That is the size of the gradient. Which sign has it, and where does a step lead?",
            ),
            Mistake(
                "the learning rate left out",
                weight - gradient,
                "The learning rate is missing, it seems: a step is a small part of the gradient.",
            ),
            Mistake(
                "the learning rate left out, uphill",
                weight + gradient,
                "The learning rate is missing, it seems, and the step goes *with* the gradient, not against "
                "it.",
            ),
            Mistake(
                "what came in left out",
                weight - rate * back,
                "What came in is missing, it seems: the gradient of a weight is that times what comes back.",
            ),
            Mistake(
                "what came in left out, uphill",
                weight + rate * back,
                "What came in is missing, it seems, and the step goes *with* the gradient, not against it.",
            ),
            Mistake(
                "the weight times the step",
                weight * -rate * gradient,
                "The weight was multiplied by the step, it seems. A step is *taken away* from it, or added.",
            ),
            Mistake(
                "divided by the learning rate",
                weight - gradient / rate,
                "The gradient was divided by the learning rate, it seems. A step is the rate *times* the "
                "gradient.",
            ),
        ),
        hint="First the gradient of the weight; then against it, by the learning rate.",
        clues=(
            Clue(
                lambda _, given: given > weight,
                "What came in is above 0, and what comes back below 0. Is the gradient above 0 then, or "
                "below? Does the weight grow or shrink?",
            ),
            Clue(
                lambda _, given: given < 10,
                f"That is a large step for a weight of {weight}. Was it multiplied by the learning rate?",
            ),
        ),
    )


EXERCISE = varied(
    one_step,
    {"weight": 0.9, "came_in": 35, "back": -0.6, "rate": 0.02},
    {
        "weight": [each / 10 for each in range(3, 20) if each != 10],
        "came_in": range(15, 60),
        "back": [-each / 10 for each in range(3, 9)],
        "rate": (0.01, 0.02, 0.03),
    },
    only=lambda came_in, back, rate: 0.1 < -rate * came_in * back < 1.5,
)
