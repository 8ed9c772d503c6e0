"""Lesson 09, weights and gradient descent: gradients of weights, steps downhill, learning rates."""

import itertools
from collections.abc import Callable

import numpy as np

from lessons_lib.judge.exercise import Clue, Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.written import said, said_row
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISES"]

Row = tuple[int, int, int]


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
        "The bias is multiplied by nothing, so its "
        "gradient "
        "is what comes back. What the weights are plays no part.",
        mistakes=(
            Mistake(
                "the gradients of the inputs",
                (*(each * back for each in weights), back),
                "These are the gradients of the three inputs: weight times what comes back. What is the "
                "slope of a "
                "term, "
                "when its weight moves?",
            ),
            Mistake(
                "the bias in its own gradient",
                bias * back,
                "The bias was multiplied by what comes back, it seems. If the bias grows by 1, by how "
                "much does the "
                "unit grow?",
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
                "What comes back was added to the weights and the bias, it seems. Asked are the gradients, and "
                "nobody "
                "takes a step yet.",
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
                "multiplied by "
                "them.",
            ),
            Mistake(
                "weight times input times what comes back",
                (*(each * back for each in terms), bias * back),
                "Each term was multiplied by what comes back. If a *weight* grows by 1, by how much does "
                "its term "
                "grow?",
            ),
            Mistake(
                "weight times input times what comes back, but for the bias",
                (*(each * back for each in terms), back),
                "The bias is right. The terms were multiplied by what comes back: if a *weight* grows by "
                "1, by how "
                "much does its term grow?",
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
                "came in "
                "there: what is that for each?",
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
                "That is the slope of the unit by its bias, and it is right. What comes back is "
                "multiplied by it.",
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
                "The sign is turned, it seems. If the bias grows by 1, the unit does too: what comes "
                "back to it?",
                part="of the bias",
            ),
        ),
        parts=("of weight 0", "of weight 1", "of weight 2", "of the bias"),
        hint="For each: when this number grows by a little, by how much does the unit grow? Then times "
        "what comes back.",
        hints={
            "of the bias": "If the bias grows by 1, by how much does the unit grow? Then times what "
            "comes back.",
        },
    )


GRADIENTS = varied(
    who_is_to_blame,
    {"weights": (5, -9, 2), "bias": 17, "inputs": (13, -6, 31), "back": -4},
    {
        "weights": [(a, -b, c) for a, b, c in itertools.product((3, 5, 7), (8, 9, 11), (2, 6))],
        "bias": range(14, 22),
        "inputs": [(a, -b, c) for a, b, c in itertools.product(range(12, 20), range(4, 9), range(26, 36))],
        "back": range(-9, -2),
    },
)


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
                "loss fall when the "
                "weight "
                "grows, or when it shrinks?",
            ),
            Mistake(
                "the gradient of the input",
                weight - rate * (weight * back),
                "The weight was multiplied by what comes back, it seems: that is the gradient of the "
                "input. Of which "
                "number is it asked?",
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
                "The step was multiplied by the weight too, it seems. What the weight is plays no part in its "
                "gradient.",
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
                "The learning rate is missing, it seems, and the step goes *with* the gradient, not "
                "against it.",
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
                "below? Does "
                "the "
                "weight grow or shrink?",
            ),
            Clue(
                lambda _, given: given < 10,
                f"That is a large step for a weight of {weight}. Was it multiplied by the learning rate?",
            ),
        ),
    )


STEP = varied(
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
        because=f"The weights move by {number(step)} × {Ada}. Ada multiplies that by {Ada}: {number(step)} × {own} = "
        f"{number(step * own)}. Bo by {said_row(Bo)}: {number(step)} × ({Ada[0] * Bo[0]} − {-Ada[1] * Bo[1]}) = "
        f"{number(step * shared)}. The two overlap in two measures that nearly cancel, so Bo is "
        "disturbed "
        "a "
        f"little; Bo's {Bo[2]} meets a weight that did not move.",
        mistakes=(
            Mistake(
                "only Ada's answer moves",
                0,
                "Bo's answer comes from the same weights. Which of them have moved, and what does Bo multiply them "
                "by?",
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
                "These are the two sums of products, and both are right. The weights moved by the learning rate "
                "times what came back, times x: that is missing.",
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
                "weight is "
                "x times that.",
            ),
            Mistake(
                "uphill",
                (-step * own, -step * shared),
                f"The sign is turned: a step goes *against* the gradient. {said(back)} came back, so which way do "
                "the weights of Ada move?",
            ),
            Mistake(
                "the step alone",
                (step, step),
                "That is the learning rate times what came back. Times x it is how far each weight moves; and that "
                "meets x once more.",
            ),
            Mistake(
                "the moves of the weights",
                moves,
                "These are the moves of the two weights. What does each of the two people multiply them by?",
            ),
            Mistake(
                "the moves of the three weights",
                (*moves, 0),
                "These are the moves of the three weights, and they are right. What does each of the two people "
                "multiply them by?",
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


DISTURBED = varied(
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


def after_steps(X: tuple[float, float, float]) -> float:
    """Walk down the valley with the slope 6 × (w − 2), so many steps from a start."""
    w, rate, steps = X
    for _ in range(int(steps)):
        w = w - rate * (6 * (w - 2))
    return w


def uphill(X: tuple[float, float, float]) -> float:
    """Walk the other way."""
    return after_steps((X[0], -X[1], X[2]))


def on_one_slope(X: tuple[float, float, float]) -> float:
    """Take every step with the slope of the start."""
    w, rate, steps = X
    return w - steps * rate * (6 * (w - 2))


def _with_slope(slope: Callable[[float], float]) -> Callable[[tuple[float, float, float]], float]:
    """Walk down with another slope."""

    def walk(X: tuple[float, float, float]) -> float:
        w, rate, steps = X
        for _ in range(int(steps)):
            w = w - rate * slope(w)
        return w

    return walk


def _slower(X: tuple[float, float, float]) -> float:
    """Let the learning rate shrink by a tenth after each step."""
    w, rate, steps = X
    for step in range(int(steps)):
        w = w - rate * 0.9**step * (6 * (w - 2))
    return w


WALK = Exercise(
    number="09.4",
    title="Walk down yourself",
    question="""A loss has its bottom at w = 2, and at w its slope is 6 × (w − 2). Write `walk_down`: it gets three
numbers, a start, a learning rate and how many steps to take, and returns where w is after so many steps of gradient
descent.""",
    dots=2,
    minutes=5,
    start="def walk_down(X):\n    w, rate, steps = X\n    return ...",
    solution="""def walk_down(X):
    w, rate, steps = X
    for _ in range(steps):
        w = w - rate * 6 * (w - 2)
    return w

check("09.4", walk_down)""",
    right=after_steps,
    because="Each step starts where the last one ended, and asks for the slope *there*. After no step at "
    "all, w "
    "is "
    "still the start.",
    mistakes=(
        Mistake(
            "uphill",
            uphill,
            "Your walk goes uphill, it seems: away from 2. Which sign has the slope to the right of the "
            "bottom?",
        ),
        Mistake(
            "the slope of the start for all steps",
            on_one_slope,
            "Every step was taken with the slope of the start, it seems. The slope has to be asked anew where "
            "each "
            "step begins.",
        ),
        Mistake(
            "one step",
            lambda X: after_steps((X[0], X[1], 1)),
            "Your walk ends where one step leads, it seems, however many are asked. Does `return` stand inside "
            "the loop, or "
            "does each step begin at the start again?",
        ),
        Mistake(
            "one step too few",
            lambda X: after_steps((X[0], X[1], max(0, X[2] - 1))),
            "That is one step too few. How often does your loop run?",
        ),
        Mistake(
            "one step too many",
            lambda X: after_steps((X[0], X[1], X[2] + 1)),
            "That is one step too many. How often does your loop run?",
        ),
        Mistake(
            "the start",
            lambda X: X[0],
            "Your function returns the start, it seems. Does w get a new value in each step?",
        ),
        Mistake(
            "the slope",
            lambda X: 6 * (after_steps(X) - 2),
            "That is the slope at the end. Asked is where w is.",
        ),
        Mistake(
            "the bottom",
            lambda _: 2,
            "That is the bottom, to which the walk leads. After a few steps one is not there yet.",
        ),
        Mistake(
            "the distance",
            lambda X: after_steps(X) - 2,
            "That is how far it is from the bottom, at the end. Asked is where w is.",
        ),
        Mistake(
            "the loss for the slope",
            _with_slope(lambda w: 3 * (w - 2) ** 2),
            "The *loss* was taken for its slope, it seems. The slope at w stands in the question.",
        ),
        Mistake(
            "the distance for the slope",
            _with_slope(lambda w: w - 2),
            "Each step goes by the distance from 2, it seems. The slope is 6 times as large.",
        ),
        Mistake(
            "6 for the slope",
            _with_slope(lambda _: 6),
            "Each step goes by 6, it seems. The slope hangs on where w is.",
        ),
        Mistake(
            "the slope of 6 w",
            _with_slope(lambda w: 6 * w),
            "The slope is taken for 6 × w, it seems. Where is it 0?",
        ),
        Mistake(
            "the sign in the brackets",
            _with_slope(lambda w: 6 * (w + 2)),
            "Your slope is 0 at −2, it seems. Where is the bottom?",
        ),
        Mistake(
            "the size of the slope",
            _with_slope(lambda w: 6 * abs(w - 2)),
            "The sign of the slope gets lost, it seems. Left of the bottom it is below 0.",
        ),
        Mistake(
            "the learning rate left out",
            lambda X: after_steps((X[0], 1, X[2])),
            "The learning rate is missing, it seems.",
        ),
        Mistake(
            "the step alone",
            lambda X: after_steps(X) - X[0],
            "That is how far the walk has led. Asked is where w is.",
        ),
        Mistake(
            "the whole walk",
            lambda X: [after_steps((X[0], X[1], n)) for n in range(int(X[2]) + 1)],
            "The whole walk came back. Only its end is asked: where is w after the last step?",
        ),
        Mistake(
            "not below the bottom",
            lambda X: 2 if X[1] <= 1 / 6 and X[0] < 2 else after_steps(X),
            "Yours stops at 2, it seems. A walk may begin left of the bottom, and may jump over it.",
        ),
        Mistake(
            "three steps",
            lambda X: after_steps((X[0], X[1], 3)),
            "Yours takes three steps, it seems, whatever is asked.",
        ),
        Mistake(
            "the learning rate shrinks",
            _slower,
            "The learning rate changes from step to step, it seems. It stays as it is here.",
        ),
    ),
    hint="In a loop: the slope at w, then w minus learning rate times slope.",
    inputs=((5, 0.1, 3), (1, 0.02, 4), (-3, 0.3, 1), (4, 0.3, 2), (7, 0.1, 0), (3, 0.05, 12)),
)


def too_large(steepness: float, bottom: int) -> Exercise:
    """Ask for two learning rates: there in one step, and no nearer."""
    return Exercise(
        number="09.5",
        title="Too large",
        question=f"""At w the slope of a loss is {steepness} × (w − {bottom}), so one step multiplies
the distance from {bottom} by 1 − rate × {steepness}.
With which learning rate is one there in one step? And from which on does the distance not shrink any more? Give two
numbers.""",
        dots=2,
        minutes=3,
        solution=f"""# There in one step: 1 - rate * {steepness} is 0. No longer shrinking: it is -1.
check("09.5", (1 / {steepness}, 2 / {steepness}))""",
        quantities={"steepness": steepness, "bottom": bottom},
        right=lambda steepness: (1 / steepness, 2 / steepness),
        because=f"With 1/{steepness} the factor is 0: there in one step. With 2/{steepness} it is −1: "
        "from one wall to the other and "
        "back, for "
        "ever. Beyond that each jump is longer than the last.",
        mistakes=(
            Mistake(
                "overshooting is diverging",
                1 / steepness,
                f"Beyond that rate a step lands on the other side. But is it farther from {bottom} there, "
                "or nearer?",
                part="no longer shrinking",
            ),
            Mistake(
                "the factor 1",
                0,
                "With a rate of 0 nobody moves: the distance does not shrink either. Asked is the limit "
                "on the side "
                "of the "
                "large rates, where the factor is −1.",
                part="no longer shrinking",
            ),
            Mistake(
                "half",
                0.5 / steepness,
                "With that rate the factor is a half: half-way in one step.",
                part="in one step",
            ),
            Mistake(
                "the bottom in it",
                (1 / steepness / bottom, 2 / steepness / bottom),
                f"{bottom} is where one goes, and plays no part in how fast. The factor is 1 − rate × "
                f"{steepness}: for which rate is "
                "it 0?",
            ),
            Mistake(
                "the slope at once",
                1,
                f"With that rate the factor is 1 − {steepness}, far below −1. For which rate is it exactly −1?",
                part="no longer shrinking",
            ),
            Mistake(
                "twice too much",
                4 / steepness,
                "With that rate the factor is 1 − 4. For which rate is it exactly −1?",
                part="no longer shrinking",
            ),
            Mistake(
                "a hair below",
                2 / steepness - 0.01,
                "With that rate the distance still shrinks, if by little. Where exactly does it not "
                "shrink any more?",
                part="no longer shrinking",
            ),
            Mistake(
                "a hair above",
                2 / steepness + 0.01,
                "With that rate the distance grows already. Where exactly does it not shrink any more?",
                part="no longer shrinking",
            ),
            Mistake(
                "the factor 2",
                3 / steepness,
                "With that rate the factor is −2. For which is it −1?",
                part="no longer shrinking",
            ),
            Mistake(
                "the factor",
                -1,
                "That is the factor with which the distance does not shrink any more. Which rate makes it?",
                part="no longer shrinking",
            ),
            Mistake(
                "a step in the factor",
                0,
                "That is the factor with which one is there in one step. Which rate makes it?",
                part="in one step",
            ),
            Mistake(
                "the rate 1",
                1,
                f"With a rate of 1 the step is as long as the slope, {steepness} times the distance. "
                "Which rate makes it as "
                "long as the distance?",
                part="in one step",
            ),
            Mistake(
                "the steepness", steepness, f"Which rate, *times* {steepness}, is 1?", part="in one step"
            ),
            Mistake(
                "the limit",
                2 / steepness,
                "With that rate the factor is −1: one lands as far away on the other side.",
                part="in one step",
            ),
            Mistake(
                "the bottom divided by the steepness",
                bottom / steepness,
                f"{bottom} is where one goes, and plays no part in how fast. For which rate is 1 − rate × "
                f"{steepness} just 0?",
                part="in one step",
            ),
        ),
        parts=("in one step", "no longer shrinking"),
        hint="The factor is 0 in the first case. In the second the distance stays as it is, on the other side.",
        hints={
            "in one step": f"For which rate is the factor 1 − rate × {steepness} exactly 0?",
            "no longer shrinking": f"For which rate is the factor 1 − rate × {steepness} exactly −1?",
        },
    )


LIMIT = varied(
    too_large,
    {"steepness": 8, "bottom": 5},
    {"steepness": [*range(4, 41), *(each + 0.5 for each in range(2, 30))], "bottom": range(3, 13)},
)

SHOWER = Exercise(
    number="09.6",
    title="Transfer: the shower",
    question="""You stand under a shower in a strange house. It is too cold, you turn the tap a little: it is much
too hot. You turn back, and it is colder than before. Each time you turn by as much as it *feels* wrong. What would
gradient descent tell you to do? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: turn the other way round, for you are going uphill
- b: turn by less for the same feeling
- c: go on as you do, for each turn is against the error
- d: turn by the same small angle each time, however it feels""",
    dots=2,
    minutes=2,
    solution='check("09.6", "b")',
    right="b",
    because="The direction is right, each turn goes against the error. But you land on the other side, and "
    "farther "
    "away each time: the learning rate is too large for this tap. A smaller one, and each error is "
    "smaller than "
    "the last.",
    mistakes=(
        Mistake(
            "the sign",
            "a",
            "When it was cold you turned towards warm. So is it the direction that is wrong, or how far "
            "you go?",
        ),
        Mistake(
            "patience",
            "c",
            "Each error was larger than the one before it. What becomes of that if you go on?",
        ),
        Mistake(
            "steps that never shrink",
            "d",
            "That would stop the growing swings. But near the right place, what does a step do that is as long "
            "as "
            "all others?",
        ),
    ),
)

EXERCISES = (GRADIENTS, STEP, DISTURBED, WALK, LIMIT, SHOWER)
