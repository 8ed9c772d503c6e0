"""Exercise 09.3: learning from Ada, disturbing Bo."""

import itertools

import numpy as np

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.lesson_09.shared import Row
from lessons_lib.lessons.written import said, said_row
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]


def learning_from_ada(rate: float, back: int, Ada: Row, Bo: Row) -> Exercise:
    """Ask how far a step on one sample moves the answer of another, with which it nearly disagrees."""
    step = -rate * back  # times x, it is how far each weight moves
    moves = (step * Ada[0], step * Ada[1])
    own, shared = np.dot(Ada, Ada), np.dot(Ada, Bo)
    return Exercise(
        number="09.3",
        title="Learning from Ada, disturbing Bo",
        question=f"""A model is one linear unit without a bias. Ada has x = {Ada}, Bo has x = {said_row(Bo)}. It
makes one step on Ada alone, with the learning rate {rate}; on Ada's way back, {said(back)} came back to the unit. \
By how much does
the unit's output change for Ada? And by how much for Bo? Give two numbers.""",
        dots=3,
        minutes=5,
        solution=f"""moves = [-{rate} * (measure * {back}) for measure in {Ada}]
for_Ada = sum(move * measure for move, measure in zip(moves, {Ada}))
for_Bo = sum(move * measure for move, measure in zip(moves, {Bo}))
check("09.3", (for_Ada, for_Bo))""",
        quantities={"rate": rate, "gradient_of_output": back, "x_of_Ada": Ada, "x_of_Bo": Bo},
        right=lambda rate, gradient_of_output, x_of_Ada, x_of_Bo: (
            -rate * gradient_of_output * (x_of_Ada @ x_of_Ada),
            -rate * gradient_of_output * (x_of_Ada @ x_of_Bo),
        ),
        because=f"The weights move by {number(step)} × {Ada}. Ada multiplies that by {Ada}: {number(step)} "
        f"× {own} = {number(step * own)}. Bo by {said_row(Bo)}: {number(step)} × ({Ada[0] * Bo[0]} − "
        f"{-Ada[1] * Bo[1]}) = {number(step * shared)}. The two overlap in two measures that nearly cancel, "
        f"so Bo is disturbed a little; Bo's {Bo[2]} meets a weight that did not move.",
        mistakes=(
            Mistake(
                "only Ada's answer moves",
                0,
                "Bo's answer comes from the same weights. Which of them have moved, and what does Bo "
                "multiply them by?",
                part="for Bo",
            ),
            Mistake(
                "as for Ada",
                step * own,
                "That is how far Ada's output moves. Bo multiplies the same moves of the weights by other numbers.",
                part="for Bo",
            ),
            Mistake(
                "Bo's own step",
                step * np.dot(Bo, Bo),
                "The step was made on Bo, it seems. It was made on Ada: the weights moved by what Ada has.",
                part="for Bo",
            ),
            Mistake(
                "only the products",
                (own, shared),
                "These are the two sums of products, and both are right. The weights moved by the learning "
                "rate times what came back, times x: that is missing.",
            ),
            Mistake(
                "the learning rate left out",
                (-back * own, -back * shared),
                "The learning rate is missing, it seems.",
            ),
            Mistake(
                "the learning rate left out, uphill",
                (back * own, back * shared),
                "The learning rate is missing, it seems, and the step goes *with* the gradient, not against it.",
            ),
            Mistake(
                "what came back left out",
                (rate * own, rate * shared),
                "What came back to the unit is missing, it seems. The gradient of each weight is x times that.",
            ),
            Mistake(
                "what came back left out, against it",
                (-rate * own, -rate * shared),
                "What came back to the unit is missing, it seems, and with it a sign. The gradient of each "
                "weight is x times that.",
            ),
            Mistake(
                "uphill",
                (-step * own, -step * shared),
                f"The sign is turned: a step goes *against* the gradient. {said(back)} came back, so which "
                "way do the weights of Ada move?",
            ),
            Mistake(
                "the step alone",
                (step, step),
                "That is the learning rate times what came back. Times x it is how far each weight moves; "
                "and that meets x once more.",
            ),
            Mistake(
                "the moves of the weights",
                moves,
                "These are the moves of the two weights. What does each of the two people multiply them by?",
            ),
            Mistake(
                "the moves of the three weights",
                (*moves, 0),
                "These are the moves of the three weights, and they are right. What does each of the two "
                "people multiply them by?",
            ),
            Mistake(
                "what comes back",
                back,
                "That is what came back. By how much does the unit's *output* change after the step?",
                part="for Ada",
            ),
            Mistake(
                "the moves added up",
                sum(moves),
                "These are the moves of the weights, added up. Each of them is multiplied by what Ada has.",
                part="for Ada",
            ),
            Mistake(
                "the gradients",
                back * own,
                "That is without the learning rate, and with the gradient. By how much does each weight move?",
                part="for Ada",
            ),
            Mistake(
                "the moves of the weights added up, for Bo",
                sum(moves),
                "These are the moves of the weights, added up. Each of them is multiplied by what Bo has.",
                part="for Bo",
            ),
            Mistake(
                "a minus sign lost",
                step * np.dot(Ada, np.abs(Bo)),
                f"Bo has {said(Bo[1])} in the second place. What does that do to the sum?",
                part="for Bo",
            ),
            Mistake(
                "Bo alone",
                step * sum(Bo),
                "Bo's three numbers were added up, it seems. Each has its own weight, and each weight its "
                "own move.",
                part="for Bo",
            ),
            Mistake(
                "all the measures moved",
                step * (shared + Bo[2] ** 2),
                "The weight of the third measure moved too, it seems. What does Ada have there?",
                part="for Bo",
            ),
            Mistake(
                "the first measure alone",
                moves[0] * Bo[0],
                "Only the first measure came in, it seems. The second weight has moved as well.",
                part="for Bo",
            ),
            Mistake(
                "the second measure alone",
                moves[1] * Bo[1],
                "Only the second measure came in, it seems. The first weight has moved as well.",
                part="for Bo",
            ),
        ),
        parts=("for Ada", "for Bo"),
        hint="By how much does each weight move? Then let each of the two multiply these moves by what they have.",
        hints={
            "for Ada": "By how much does each weight move, and what does Ada multiply that by?",
            "for Bo": "The weights have moved by what Ada has. What does Bo multiply each of these moves by?",
        },
    )


EXERCISE = varied(
    learning_from_ada,
    {"rate": 0.05, "back": -9, "Ada": (3, 6, 0), "Bo": (8, -3, 12)},
    {
        "rate": (0.02, 0.03, 0.04, 0.05, 0.06),
        "back": (-5, -6, -7, -8, -9),
        "Ada": [(first, second, 0) for first in range(2, 8) for second in range(2, 8) if first != second],
        "Bo": list(itertools.product(range(2, 12), range(-11, -1), range(5, 15))),
    },
    # The two nearly cancel: Bo is disturbed a little.
    only=lambda Ada, Bo: 1 < np.dot(Ada, Bo) < np.dot(Ada, Ada) / 4 and len({*Ada, *map(abs, Bo)}) == 6,
)
