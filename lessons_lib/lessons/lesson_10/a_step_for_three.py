"""Exercise 10.1: a step for three."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]


def step_for_three(weight: int, a: int, b: int, c: int, rate: float) -> Exercise:
    """Ask for the gradient of a batch, and for a step."""
    mean = (a - b + c) / 3
    return Exercise(
        number="10.1",
        title="A step for three",
        question=f"""A weight is {weight}. Three samples share a batch; for this weight
their gradients are {a}, −{b} and {c}. The learning rate is {rate}.
What is the gradient of the batch? And what is the weight after one step? Give two numbers.""",
        dots=1,
        minutes=3,
        solution=f"""of_the_batch = ({a} - {b} + {c}) / 3
check("10.1", (of_the_batch, {weight} - {rate} * of_the_batch))""",
        quantities={"weight": weight, "gradients": (a, -b, c), "rate": rate, "samples": 3},
        right=lambda weight, gradients, rate, samples: (
            sum(gradients) / samples,
            weight - rate * (sum(gradients) / samples),
        ),
        because=f"The mean of {a}, −{b} and {c} is {number(mean)}; {weight} − {rate} × {number(mean)} = "
        f"{number(weight - rate * mean)}. The second sample wanted the weight to grow, and was outvoted.",
        mistakes=(
            Mistake(
                "the middle one",
                c,
                "That is the gradient in the middle. A batch takes the mean: all added up, divided by how "
                "many they are.",
                part="gradient",
            ),
            Mistake(
                "the sum",
                3 * mean,
                "That is the sum of the three. A batch takes their mean.",
                part="gradient",
            ),
            Mistake(
                "the negative one left out",
                (a + c) / 2,
                "The negative one was left out, it seems. It is a sample like the others.",
                part="gradient",
            ),
            Mistake(
                "the negative one counted as 0",
                (a + c) / 3,
                "The negative one was counted as 0, it seems. It is a sample like the others.",
                part="gradient",
            ),
            Mistake(
                "divided by two",
                3 * mean / 2,
                "The sum was divided by 2, it seems. How many samples are there?",
                part="gradient",
            ),
            Mistake(
                "the sign",
                -mean,
                "The sign is turned: the step goes against the gradient, and the gradient itself is the mean.",
                part="gradient",
            ),
            Mistake(
                "the largest",
                a,
                "That is the gradient of one sample, the largest. A batch takes the mean of all.",
                part="gradient",
            ),
            Mistake(
                "the sum of the sizes",
                a + b + c,
                "These are the sizes added up. A gradient keeps its sign, and a batch takes the mean.",
                part="gradient",
            ),
            Mistake(
                "the mean of the sizes",
                (a + b + c) / 3,
                f"The minus of −{b} got lost, it seems. It is an opposite direction, and counts so.",
                part="gradient",
            ),
            Mistake(
                "the step",
                rate * mean,
                "That is by how much the weight moves. Where is it then?",
                part="weight",
            ),
            Mistake(
                "uphill",
                weight + rate * mean,
                "You went *with* the gradient, it seems. It is above 0: does the loss fall when the weight "
                "grows, or when it shrinks?",
                part="weight",
            ),
            Mistake(
                "the weight times the learning rate",
                weight * rate,
                "That is the weight times the learning rate. The *gradient* is multiplied by it, and that "
                "taken from the weight.",
                part="weight",
            ),
            Mistake(
                "the sum in the step",
                weight - rate * 3 * mean,
                "The sum of the three was taken for the step, it seems, and not their mean.",
                part="weight",
            ),
            Mistake(
                "the learning rate left out",
                weight - mean,
                "The learning rate is missing, it seems.",
                part="weight",
            ),
            Mistake(
                "the learning rate taken away",
                weight - rate,
                "The learning rate alone was taken away, it seems. It is multiplied by the gradient first.",
                part="weight",
            ),
        ),
        parts=("gradient", "weight"),
        hint="The mean of the three first; then the weight minus learning rate × mean.",
        hints={
            "gradient": "All three added up, each with its sign, and divided by how many they are.",
            "weight": "The learning rate times the gradient of the batch, taken away from the weight.",
        },
    )


EXERCISE = varied(
    step_for_three,
    {"weight": 11, "a": 29, "b": 16, "c": 8, "rate": 0.2},
    {
        "weight": range(8, 20),
        "a": range(24, 44),
        "b": range(11, 23),
        "c": range(4, 11),
        "rate": (0.1, 0.2, 0.3, 0.4),
    },
    only=lambda a, b, c: (a - b + c) % 3 == 0 and a > b,
)
