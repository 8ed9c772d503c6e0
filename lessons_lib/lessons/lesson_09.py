"""Lesson 09, weights and gradient descent: gradients of weights, steps downhill, learning rates."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISES"]


GRADIENTS = Exercise(
    number="09.1",
    title="Who is to blame?",
    question="""A linear unit has the weights (5, −9, 2) and the bias 17. What came in is (13, −6, 31), and
what comes
back to it is −4. What are the gradients of its three weights, and of its bias? Give four numbers.""",
    dots=1,
    minutes=3,
    solution="""comes_back_here = -4
check("09.1", (13 * comes_back_here, -6 * comes_back_here, 31 * comes_back_here, comes_back_here))""",
    quantities={"weights": (5, -9, 2), "bias": 17, "inputs": (13, -6, 31), "gradient_of_output": -4},
    right=lambda inputs, gradient_of_output: (
        *[value * gradient_of_output for value in inputs],
        gradient_of_output,
    ),
    because="What came in, times what comes back: −52, 24, −124. The bias is multiplied by nothing, so its "
    "gradient "
    "is what comes back. What the weights are plays no part.",
    mistakes=(
        Mistake(
            "the gradients of the inputs",
            (-20, 36, -8, -4),
            "These are the gradients of the three inputs: weight times what comes back. What is the slope of a term, "
            "when its weight moves?",
        ),
        Mistake(
            "the bias in its own gradient",
            17 * -4,
            "The bias was multiplied by what comes back, it seems. If the bias grows by 1, by how much does the "
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
            (9, -13, -2, 13),
            "What comes back was added to the weights and the bias, it seems. Asked are the gradients, and nobody "
            "takes a step yet.",
        ),
        Mistake(
            "the terms",
            (65, 54, 62, 17),
            "These are the terms of the forward pass. Now −4 comes back: how does each weight move the loss?",
        ),
    ),
    parts=("of weight 0", "of weight 1", "of weight 2", "of the bias"),
    hint="For each: when this number grows by a little, by how much does the unit grow? Then times what comes back.",
)

STEP = Exercise(
    number="09.2",
    title="One step",
    question="""A weight is 0.9. What came in is 35, and what comes back is −0.6. The learning rate is 0.02.
What is
the weight after one step of gradient descent?""",
    dots=1,
    minutes=2,
    solution="""gradient_here = 35 * -0.6
check("09.2", 0.9 - 0.02 * gradient_here)""",
    quantities={"weight": 0.9, "input": 35, "gradient_of_output": -0.6, "rate": 0.02},
    right=lambda weight, input, gradient_of_output, rate: weight - rate * (input * gradient_of_output),  # noqa: A006
    because="The gradient is −21: the loss falls when the weight grows. So it grows, by 0.02 × 21 = 0.42, to "
    "1.32.",
    mistakes=(
        Mistake(
            "uphill",
            0.48,
            "You went *with* the gradient, it seems, and so uphill. It is −21: does the loss fall when the weight "
            "grows, or when it shrinks?",
        ),
        Mistake(
            "the gradient of the input",
            0.9 - 0.02 * (0.9 * -0.6),
            "The weight was multiplied by what comes back, it seems: that is the gradient of the input. Of which "
            "number is it asked?",
        ),
    ),
    hint="First the gradient of the weight; then against it, by the learning rate.",
)

DISTURBED = Exercise(
    number="09.3",
    title="Learning from Ada, disturbing Bo",
    question="""A model is one linear unit without a bias. Ada has x = (3, 6, 0), Bo has x = (8, −3, 12). It
makes one step on Ada alone, with the learning rate 0.05; on Ada's way back, −9 came back to the unit. By how much does
the unit's output change for Ada? And by how much for Bo? Give two numbers.""",
    dots=3,
    minutes=5,
    solution="""moves = [-0.05 * (measure * -9) for measure in (3, 6, 0)]
for_Ada = sum(move * measure for move, measure in zip(moves, (3, 6, 0)))
for_Bo = sum(move * measure for move, measure in zip(moves, (8, -3, 12)))
check("09.3", (for_Ada, for_Bo))""",
    quantities={"rate": 0.05, "gradient_of_output": -9, "x_of_Ada": (3, 6, 0), "x_of_Bo": (8, -3, 12)},
    right=lambda rate, gradient_of_output, x_of_Ada, x_of_Bo: (
        -rate * gradient_of_output * (x_of_Ada @ x_of_Ada),
        -rate * gradient_of_output * (x_of_Ada @ x_of_Bo),
    ),
    because="The weights move by 0.45 × (3, 6, 0). Ada multiplies that by (3, 6, 0): 0.45 × 45 = 20.25. Bo by "
    "(8, −3, 12): 0.45 × (24 − 18) = 2.7. The two overlap in two measures that nearly cancel, so Bo is disturbed a "
    "little; Bo's 12 meets a weight that did not move.",
    mistakes=(
        Mistake(
            "only Ada's answer moves",
            0,
            "Bo's answer comes from the same weights. Which of them have moved, and what does Bo multiply them by?",
            part="for Bo",
        ),
        Mistake(
            "as for Ada",
            20.25,
            "That is how far Ada's output moves. Bo multiplies the same moves of the weights by other numbers.",
            part="for Bo",
        ),
        Mistake(
            "Bo's own step",
            0.45 * (64 + 9 + 144),
            "The step was made on Bo, it seems. It was made on Ada: the weights moved by what Ada has.",
            part="for Bo",
        ),
    ),
    parts=("for Ada", "for Bo"),
    hint="By how much does each weight move? Then let each of the two multiply these moves by what they have.",
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
    because="Each step starts where the last one ended, and asks for the slope *there*. After no step at all, w "
    "is "
    "still the start.",
    mistakes=(
        Mistake(
            "uphill",
            uphill,
            "Your walk goes uphill, it seems: away from 2. Which sign has the slope to the right of the bottom?",
        ),
        Mistake(
            "the slope of the start for all steps",
            on_one_slope,
            "Every step was taken with the slope of the start, it seems. The slope has to be asked anew where each "
            "step begins.",
        ),
        Mistake(
            "one step",
            lambda X: after_steps((X[0], X[1], 1)),
            "Your walk has one step, it seems, whatever is asked. Does `return` stand inside the loop?",
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
    ),
    hint="In a loop: the slope at w, then w minus learning rate times slope.",
    inputs=((5, 0.1, 3), (1, 0.02, 4), (-3, 0.3, 1), (4, 0.3, 2), (7, 0.1, 0)),
)

LIMIT = Exercise(
    number="09.5",
    title="Too large",
    question="""At w the slope of a loss is 8 × (w − 5), so one step multiplies the distance from 5 by 1 − rate
× 8.
With which learning rate is one there in one step? And from which on does the distance not shrink any more? Give two
numbers.""",
    dots=2,
    minutes=3,
    solution="""# There in one step: 1 - rate * 8 is 0. No longer shrinking: it is -1.
check("09.5", (1 / 8, 2 / 8))""",
    quantities={"steepness": 8, "bottom": 5},
    right=lambda steepness: (1 / steepness, 2 / steepness),
    because="With 1/8 the factor is 0: there in one step. With 2/8 it is −1: from one wall to the other and "
    "back, for "
    "ever. Beyond that each jump is longer than the last.",
    mistakes=(
        Mistake(
            "overshooting is diverging",
            1 / 8,
            "Beyond that rate a step lands on the other side. But is it farther from 5 there, or nearer?",
            part="no longer shrinking",
        ),
        Mistake(
            "the factor 1",
            0,
            "With a rate of 0 nobody moves: the distance does not shrink either. Asked is the limit on the side of the "
            "large rates, where the factor is −1.",
            part="no longer shrinking",
        ),
        Mistake(
            "half",
            1 / 16,
            "With that rate the factor is a half: half-way in one step.",
            part="in one step",
        ),
    ),
    parts=("in one step", "no longer shrinking"),
    hint="The factor is 0 in the first case. In the second the distance stays as it is, on the other side.",
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
    "away each time: the learning rate is too large for this tap. A smaller one, and each error is smaller than "
    "the last.",
    mistakes=(
        Mistake(
            "the sign",
            "a",
            "When it was cold you turned towards warm. So is it the direction that is wrong, or how far you go?",
        ),
        Mistake(
            "patience",
            "c",
            "Each error was larger than the one before it. What becomes of that if you go on?",
        ),
        Mistake(
            "steps that never shrink",
            "d",
            "That would stop the growing swings. But near the right place, what does a step do that is as long as "
            "all others?",
        ),
    ),
)

EXERCISES = (GRADIENTS, STEP, DISTURBED, WALK, LIMIT, SHOWER)
