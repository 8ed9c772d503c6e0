"""Exercise 09.1: who is to blame."""

import itertools

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.lesson_09.shared import Row
from lessons_lib.lessons.written import said, said_row

__all__ = ["EXERCISE"]


def who_is_to_blame(weights: Row, bias: int, inputs: Row, back: int) -> Exercise:
    """Ask for the gradients of a unit's weights and of its bias."""
    terms = [weight * each for weight, each in zip(weights, inputs, strict=True)]
    return Exercise(
        number="09.1",
        title="Who is to blame?",
        question=f"""A linear unit has the weights {said_row(weights)} and the bias {bias}.
What came in is {said_row(inputs)}, and what comes back to it is {said(back)}.
What are the gradients of its three weights, and of its bias? Give four numbers.""",
        dots=1,
        minutes=3,
        solution=f"""comes_back_here = {back}
check("09.1", ({", ".join(f"{each} * comes_back_here" for each in inputs)}, comes_back_here))""",
        quantities={"weights": weights, "bias": bias, "inputs": inputs, "gradient_of_output": back},
        right=lambda inputs, gradient_of_output: (
            *[value * gradient_of_output for value in inputs],
            gradient_of_output,
        ),
        because=f"What came in, times what comes back: {', '.join(said(each * back) for each in inputs)}. "
        "The bias is multiplied by nothing, so its gradient is what comes back. What the weights are plays "
        "no part.",
        mistakes=(
            Mistake(
                "the gradients of the inputs",
                (*(each * back for each in weights), back),
                "These are the gradients of the three inputs: weight times what comes back. What is the "
                "slope of a term, when its weight moves?",
            ),
            Mistake(
                "the bias in its own gradient",
                bias * back,
                "The bias was multiplied by what comes back, it seems. If the bias grows by 1, by how much "
                "does the unit grow?",
                part="of the bias",
            ),
            Mistake(
                "a bias does not learn",
                0,
                "A bias learns too. If it grows by 1, by how much does the unit grow?",
                part="of the bias",
            ),
            Mistake(
                "a step",
                (*(each + back for each in weights), bias + back),
                "What comes back was added to the weights and the bias, it seems. Asked are the gradients, "
                "and nobody takes a step yet.",
            ),
            Mistake(
                "the terms",
                (*terms, bias),
                f"These are the terms of the forward pass. Now {said(back)} comes back: how does each "
                "weight move the loss?",
            ),
            Mistake(
                "what came in",
                (*inputs, 1),
                "That is what came in, and the 1 of the bias: these are the slopes. What comes back is "
                "multiplied by them.",
            ),
            Mistake(
                "weight times input times what comes back",
                (*(each * back for each in terms), bias * back),
                "Each term was multiplied by what comes back. If a *weight* grows by 1, by how much does "
                "its term grow?",
            ),
            Mistake(
                "weight times input times what comes back, but for the bias",
                (*(each * back for each in terms), back),
                "The bias is right. The terms were multiplied by what comes back: if a *weight* grows by 1, "
                "by how much does its term grow?",
            ),
            Mistake(
                "the weights after a step",
                (*(weight - each * back for weight, each in zip(weights, inputs, strict=True)), bias - back),
                "These are the numbers after a step against the gradients. The gradients themselves are asked.",
            ),
            Mistake(
                "the weights after a step uphill",
                (*(weight + each * back for weight, each in zip(weights, inputs, strict=True)), bias + back),
                "These are the numbers after a step *with* the gradients. The gradients themselves are asked.",
            ),
            Mistake(
                "handed on unchanged",
                (back,) * 4,
                "What comes back stands there four times. If a weight grows by 1, the unit grows by what "
                "came in there: what is that for each?",
            ),
            Mistake(
                "what came in added",
                (*(each + back for each in inputs), back),
                "What comes back was added to what came in. It is *multiplied* by it.",
            ),
            Mistake(
                "the weights themselves",
                (*weights, bias),
                "These are the weights and the bias. Asked is how fast the loss moves with each.",
            ),
            Mistake(
                "the slope of the bias",
                1,
                "That is the slope of the unit by its bias, and it is right. What comes back is multiplied "
                "by it.",
                part="of the bias",
            ),
            Mistake(
                "the bias",
                bias,
                "That is the bias. If it grows by 1, by how much does the unit grow?",
                part="of the bias",
            ),
            Mistake(
                "what comes back added to the bias",
                bias + back,
                "What comes back was added to the bias. The gradient is asked, not the bias after a step.",
                part="of the bias",
            ),
            Mistake(
                "what comes back taken from the bias",
                bias - back,
                "That is the bias after a step. Its gradient is asked.",
                part="of the bias",
            ),
            Mistake(
                "the sign of the bias",
                -back,
                "The sign is turned, it seems. If the bias grows by 1, the unit does too: what comes back "
                "to it?",
                part="of the bias",
            ),
        ),
        parts=("of weight 0", "of weight 1", "of weight 2", "of the bias"),
        hint="For each: when this number grows by a little, by how much does the unit grow? Then times what "
        "comes back.",
        hints={
            "of the bias": "If the bias grows by 1, by how much does the unit grow? Then times what comes "
            "back.",
        },
    )


EXERCISE = varied(
    who_is_to_blame,
    {"weights": (5, -9, 2), "bias": 17, "inputs": (13, -6, 31), "back": -4},
    {
        "weights": [(a, -b, c) for a, b, c in itertools.product((3, 5, 7), (8, 9, 11), (2, 6))],
        "bias": range(14, 22),
        "inputs": [(a, -b, c) for a, b, c in itertools.product(range(12, 20), range(4, 9), range(26, 36))],
        "back": range(-9, -2),
    },
)
