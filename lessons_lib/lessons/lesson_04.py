"""Lesson 04, activations: what a bend is for, what each kind does to a number, and shares that sum to 1."""

import itertools
import math
from collections.abc import Iterable, Sequence

import numpy as np

from lessons_lib.judge.exercise import Clue, Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.layers import LeakyReLU
from lessons_lib.lessons.written import said

__all__ = ["EXERCISES", "math", "relu"]  # the names that the solutions use

Pair = tuple[int, int]


def relu(X: float) -> float:
    """Let what is 0 or more pass; anything else becomes 0."""
    return max(X, 0)


def lamp(X: Iterable[float]) -> float:
    """Say whether exactly one of two switches is on."""
    left, right = X
    return relu(left + right) - 2 * relu(left + right - 1)


def softmax(X: Sequence[float]) -> list[float]:
    """Turn scores into shares that are above 0 and sum to 1."""
    powers = [math.exp(score) for score in X]
    return [power / sum(powers) for power in powers]


LAMP = Exercise(
    number="04.1",
    title="The lamp on the stairs",
    question="Write down the model that you found with the knobs, as one function. It gets the two "
    "switches, each 0 or 1, and gives 1 if exactly one of them is on, else 0. Use `relu` twice, as the model "
    "does; another way passes too.",
    dots=2,
    minutes=5,
    start="def lamp(X):\n    return ...",
    twice="relu",
    solution="""def lamp(X):
    left, right = X
    # Unit 0 counts the switches. Unit 1 wakes up only when both are on, and takes the 2 away again.
    return relu(left + right) - 2 * relu(left + right - 1)

check("04.1", lamp)""",
    right=lamp,
    because="None, one, two switches give 0, 1, 0: up, then down again. No single sum can do that.",
    mistakes=(
        Mistake(
            "unit 1 not used",
            lambda X: relu(sum(X)),
            "This counts the switches, as unit 0 does. Which of the four cases is wrong, and what must "
            "be taken "
            "away there?",
        ),
        Mistake(
            "unit 1 not heavy enough",
            lambda X: relu(sum(X)) - relu(sum(X) - 1),
            "Your lamp is on whenever at least one switch is on, also when both are. What must be taken away "
            "then, and how much of it?",
        ),
        Mistake(
            "unit 1 too heavy",
            lambda X: relu(sum(X)) - 3 * relu(sum(X) - 1),
            "When both are on, more is taken away than unit 0 gives. How much does unit 0 give then?",
        ),
        Mistake(
            "one switch against the other",
            lambda X: relu(X[0] - X[1]),
            "One switch counts against the other, and where the difference is below zero `relu` stops it. What "
            "sees that case?",
        ),
        Mistake(
            "unit 1 always awake",
            lambda X: relu(sum(X)) - relu(sum(X)),
            "Your lamp is never on. If two units take each other away in all four cases: what keeps the second "
            "asleep while only one switch is on?",
        ),
        Mistake(
            "unit 1 awake with one switch on",
            lambda X: relu(sum(X)) - 2 * relu(sum(X)),
            "Unit 1 takes away twice what unit 0 gives, in all cases, it seems. Look again at its bias.",
        ),
        Mistake(
            "no bend",
            lambda X: sum(X) - 2 * (sum(X) - 1),
            "These are the answers without a bend: with no switch on, unit 1 counts below zero. What "
            "should it give there?",
        ),
        Mistake(
            "the lamp turned round",
            lambda X: 1 - relu(sum(X)) + 2 * relu(sum(X) - 1),
            "Your lamp is on when the two switches agree. It should be on when they do not.",
        ),
        Mistake(
            "both switches",
            lambda X: relu(sum(X) - 1),
            "Your lamp is on when both switches are, and only then. Which of the units wakes up with one "
            "switch?",
        ),
        Mistake(
            "L4 missing",
            lambda X: (relu(sum(X)), relu(sum(X) - 1)),
            "These are the two numbers of o3, what unit 0 gives and what unit 1 gives. L4 is missing, which "
            "makes "
            "one "
            "number of them.",
        ),
    ),
    hint="Look again at this case: what does unit 0 give, what does unit 1 give, and how does the last "
    "layer put the two together?",
    clues=(
        Clue(
            lambda X, _: sum(X) > 0,
            "With no switch on, both units should sleep, and nothing else is added. Where does this "
            "number come "
            "from in yours?",
        ),
        Clue(
            lambda X, _: sum(X) != 1,
            "With one switch on, unit 0 should give 1 and unit 1 should still sleep. What does each of yours "
            "give "
            "here?",
        ),
        Clue(
            lambda *_: False,
            "With both switches on, unit 0 should give 2, and unit 1 should be awake. What does each of yours "
            "give "
            "here, and what is taken away from what?",
        ),
    ),
    inputs=((0, 0), (0, 1), (1, 0), (1, 1)),
)


def leaky(below: int, above: int, slope: float) -> Exercise:
    """Ask what comes out of a leaky ReLU."""
    tenths = {2: "Two", 3: "Three", 4: "Four"}[round(10 * slope)]
    return Exercise(
        number="04.2",
        title="Three numbers through a leak",
        question=f"The numbers ({said(below)}, 0, {above}) go through a leaky ReLU whose slope is "
        f"{slope}. What comes out? Give "
        "three numbers.",
        dots=1,
        minutes=2,
        solution=f'check("04.2", ({slope} * {below}, 0, {above}))',
        right=LeakyReLU(slope),
        x=(below, 0, above),
        because=f"Only what is below 0 is multiplied by the slope; 0 and {above} pass as they are.",
        mistakes=(
            Mistake(
                "slope everywhere",
                (slope * below, 0, slope * above),
                "The slope was used for every number, it seems: then nothing would be bent. On which side of "
                "0 does it act?",
            ),
            Mistake(
                "slope on the wrong side",
                (below, 0, slope * above),
                "The slope was used above 0, it seems. On which side of 0 is the leak?",
            ),
            Mistake(
                "the lesson's slope",
                0.1 * below,
                "The first number went through the leak of the lesson, it seems, a tenth. Here it is "
                "another slope.",
                part="first number",
            ),
            Mistake(
                "what is left without the slope",
                below * (1 - slope),
                f"{tenths} tenths were taken away, it seems. The slope says how much is *left*.",
                part="first number",
            ),
            Mistake(
                "the minus sign taken away",
                -below,
                "The minus sign was taken away, it seems. What is a slope times a number below 0?",
                part="first number",
            ),
            Mistake(
                "cut above 0",
                0,
                "A number above 0 was cut, it seems. On which side of 0 does something happen?",
                part="third number",
            ),
            Mistake(
                "the slope taken away",
                below - slope,
                "The slope was taken away, it seems. It is multiplied.",
                part="first number",
            ),
            Mistake(
                "slope for nothing",
                slope,
                "The slope stands where 0 came in. What is a slope times 0?",
                part="second number",
            ),
            Mistake(
                "slope for the output",
                slope,
                "The slope itself came out in place of the first number. It is to be multiplied by something.",
                part="first number",
            ),
            Mistake(
                "slope for the output, with the sign",
                -slope,
                "The slope came out with the sign of the first number. Does every number below 0 give "
                "the same?",
                part="first number",
            ),
        ),
        parts=("first number", "second number", "third number"),
        hint="For each of them: is it below 0? If so, multiply it by the slope.",
    )


LEAKY = varied(
    leaky,
    {"below": -12, "above": 7, "slope": 0.3},
    {"below": range(-29, -5), "above": range(3, 20), "slope": (0.2, 0.3, 0.4)},
)

STILL_HEARS = Exercise(
    number="04.3",
    title="What can a sigmoid still hear?",
    question="""The input of a sigmoid changes. In which case does its output change most?
Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: from 100 to 1000
- b: from −30 to −10
- c: from −1 to 1
- d: from 5 to 15""",
    dots=1,
    minutes=2,
    solution='check("04.3", "c")',
    right="c",
    because="From 0.27 to 0.73. In the other cases it stays within 0.01: there the sigmoid is saturated.",
    mistakes=(
        Mistake(
            "the largest change of the input",
            "a",
            "That is the largest change of the input. Look at the drawing: how high is the curve at both "
            "ends of this step?",
        ),
        Mistake(
            "below zero there is room",
            "b",
            "The curve is flat on the left side too. How high is it at both ends of this step?",
        ),
        Mistake(
            "the largest change on the paper",
            "d",
            "That is near, but the curve has almost reached its ceiling where this step begins. How much "
            "is left?",
        ),
    ),
)


def one_piece(stopped: Pair, passing: Pair, counts: Pair, x: Pair) -> Exercise:
    """Ask for the one linear layer that a model is while its first unit is stopped."""
    rows, low, high = np.array([stopped, passing]), np.dot(stopped, x), np.dot(passing, x)
    terms = [[weight * each for weight, each in zip(row, x, strict=True)] for row in (stopped, passing)]
    first, second = counts
    return Exercise(
        number="04.4",
        title="One straight piece",
        question=f"""A model has two linear layers with a ReLU between them, and no biases:

```python
L2 = Linear([{list(stopped)}, {list(passing)}])
L3 = ReLU()
L4 = Linear([{list(counts)}])
```

Take x = {x}. As long as the same units are stopped as for this x, the whole model is one linear layer.
Which two weights does that layer have?""",
        dots=3,
        minutes=5,
        solution=f"""# o2 = ({terms[0][0]} - {-terms[0][1]}, {terms[1][0]} + {terms[1][1]}) = ({low}, {high}): \
ReLU stops unit 0. What is left is {second} times unit 1.
check("04.4", ({second} * {passing[0]}, {second} * {passing[1]}))""",
        quantities={
            "row_of_unit_0": stopped,
            "row_of_unit_1": passing,
            "first_weight_of_L4": first,
            "second_weight_of_L4": second,
            "x": x,
        },
        right=lambda row_of_unit_1, second_weight_of_L4: (
            second_weight_of_L4 * row_of_unit_1[0],
            second_weight_of_L4 * row_of_unit_1[1],
        ),
        because=f"Unit 0 is stopped, so only unit 1 reaches L4: {second} × {passing}. For another x it may be another "
        "layer.",
        mistakes=(
            Mistake(
                "as if there were no ReLU",
                counts @ rows,
                "Both units were folded in, as if no bend stood between. Work out o2 for this x: which unit "
                "is stopped?",
            ),
            Mistake(
                "the stopped unit kept",
                stopped,
                "That is the unit that is stopped. Which of the two gets through?",
            ),
            Mistake(
                "the stopped unit kept and folded",
                (first * stopped[0], first * stopped[1]),
                "Folded rightly, but with the unit that is stopped. Work out o2 for this x: which of the two gets "
                "through?",
            ),
            Mistake(
                "L4 forgotten",
                passing,
                "The right unit is left over. What does L4 do with it?",
            ),
            Mistake(
                "negative weights cut",
                counts @ np.maximum(rows, 0),
                "ReLU was put on the weights, it seems. It acts on the numbers of o2: work them out for this x.",
            ),
            Mistake(
                "terms for weights",
                (second * terms[1][0], second * terms[1][1]),
                "These are terms, each weight times its number of x. The weights alone are asked: they are "
                "the same "
                "for "
                "each x for which the same units are stopped.",
            ),
            Mistake(
                "the output for the weights",
                (0, second * high),
                "These are outputs for this x, each times its weight in L4. The weights of the whole are "
                "asked: what does input 0 count, what input 1?",
            ),
            Mistake(
                "L4 given",
                counts,
                "That is L4: what each unit of L2 counts. Asked is what each number of x counts in the whole.",
            ),
            Mistake(
                "x given",
                x,
                "That is x itself. Asked are two weights: what each number of x counts in the whole model.",
            ),
            Mistake(
                "L4 times x",
                (second * x[0], second * x[1]),
                "x was multiplied where a row of L2 should be, it seems. A fold puts weights on weights.",
            ),
            Mistake(
                "o2 for the weights",
                (low, high),
                "That is o2 for this x. Asked are two weights: what each number of x counts in the whole model.",
            ),
            Mistake(
                "o3 for the weights",
                (0, high),
                "That is o3 for this x: you know now which unit is stopped. Asked are weights: what each "
                "number of x "
                "counts.",
            ),
            Mistake(
                "a minus sign lost",
                counts @ np.abs(rows),
                f"Both units were folded in, and the minus of {said(stopped[1])} got lost, it seems. "
                "Work out o2 for this x: which unit is stopped?",
            ),
            Mistake(
                "the weight of the other unit, and the stopped row",
                (second * stopped[0], second * stopped[1]),
                "That is the row of the stopped unit, with the weight of the other one. Which row goes with which "
                "weight, and which is left?",
            ),
            Mistake(
                "both weights of L4",
                (passing[0] * sum(counts), passing[1] * sum(counts)),
                "The right row, but both weights of L4 were added. Each unit has one of them.",
            ),
            Mistake(
                "the output",
                second * high,
                "That is the output for this x. Asked are the two weights of the whole: what each number of "
                "x counts.",
            ),
            Mistake(
                "a column for the row",
                second * stopped[1],
                "That number of L2 belongs to unit 0, it seems. The weights of a unit stand in one row.",
                part="weight of input 0",
            ),
            Mistake(
                "input 0 stopped",
                0,
                "ReLU stops a unit, and no input. Does input 0 not reach the other unit?",
                part="weight of input 0",
            ),
            Mistake(
                "input 1 stopped",
                0,
                "ReLU stops a unit, and no input. Does input 1 not reach the other unit?",
                part="weight of input 1",
            ),
            Mistake(
                "both rows added as they are",
                np.add(stopped, passing),
                "The two rows of L2 were added as they are, it seems. What does L4 do with each unit, and which of "
                "the two "
                "is stopped?",
            ),
            Mistake(
                "both rows, not added",
                (0, 0, second * passing[0], second * passing[1]),
                "These are the two rows, each with its weight in L4; the row of the unit that sleeps is 0. "
                "The last "
                "layer "
                "adds its units: add the two rows, and two numbers are left.",
            ),
        ),
        parts=("weight of input 0", "weight of input 1"),
        hint="First o2 for this x, then see which of its units passes ReLU; fold L4 with that row alone.",
    )


ONE_PIECE = varied(
    one_piece,
    {"stopped": (4, -3), "passing": (12, 17), "counts": (9, 14), "x": (3, 5)},
    {
        "stopped": list(itertools.product(range(2, 10), range(-9, -1))),
        "passing": list(itertools.product(range(11, 20), range(11, 20))),
        "counts": list(itertools.product(range(3, 16), range(3, 16))),
        "x": list(itertools.product(range(2, 8), range(2, 8))),
    },
    only=lambda stopped, passing, counts, x: (
        -30 < np.dot(stopped, x) < 0 and len({*map(abs, stopped), *passing, *counts, *x}) == 8
    ),
)

SHARES_BUT = "Shares they are, but not these."
SHARES = Exercise(
    number="04.5",
    title="Softmax",
    question="Write `softmax`: it gets a row of scores and returns a row of as many shares. Each share is "
    "e to the power of its score (`math.exp`), divided by the sum of all these powers.",
    dots=2,
    minutes=4,
    start="def softmax(X):\n    return ...",
    solution="""def softmax(X):
    powers = [math.exp(score) for score in X]
    return [power / sum(powers) for power in powers]

check("04.5", softmax)""",
    right=softmax,
    because="Powers are never below 0, so the shares are not either; divided by their sum, they sum to 1.",
    mistakes=(
        Mistake(
            "scores divided by their sum",
            lambda X: [score / sum(X) for score in X],
            "The scores themselves were divided, it seems, or all were multiplied by one number first, which a "
            "division takes away again. A score below zero becomes a share below zero: what makes it positive "
            "first?",
        ),
        Mistake(
            "not divided",
            lambda X: [math.exp(score) for score in X],
            "These are the powers. Together they are more than the whole: what makes shares of them?",
        ),
        Mistake(
            "divided by the largest",
            lambda X: [math.exp(score - max(X)) for score in X],
            "The largest became 1, it seems. A share is a part of all powers together, not of the largest.",
        ),
        Mistake(
            "divided by how many there are",
            lambda X: [math.exp(score) / len(X) for score in X],
            "The powers were divided by how many they are, it seems, which gives no shares. Divide by "
            "their sum.",
        ),
        Mistake(
            "a sigmoid for each",
            lambda X: [1 / (1 + math.exp(-score)) for score in X],
            "That is a sigmoid for each score alone. A share depends on the other scores too.",
        ),
        Mistake(
            "powers divided by the sum of the scores",
            lambda X: [math.exp(score) / sum(X) for score in X],
            "The powers are right, but they were divided by the sum of the scores. Of what are the shares "
            "to be parts?",
        ),
        Mistake(
            "power of the sum",
            lambda X: [math.exp(score) / math.exp(sum(X)) for score in X],
            "The powers were divided by the power of the sum. Is that the same as the sum of the powers?",
        ),
        Mistake(
            "scores of the lesson",
            lambda _: softmax((1, 2, -1)),
            f"{SHARES_BUT} They belong to the `scores` of the lesson, it seems. The input of your function "
            "is called X.",
        ),
        Mistake(
            "powers of the lesson",
            lambda X: [math.exp(score) / sum(map(math.exp, (1, 2, -1))) for score in X],
            "The powers were divided by the sum of the lesson's `powers`, it seems. Divide by the sum of your "
            "own.",
        ),
        Mistake(
            "minus in the exponent",
            lambda X: softmax([-score for score in X]),
            f"{SHARES_BUT} The largest score has the smallest share. Is there a minus sign in the exponent?",
        ),
        Mistake(
            "powers of 2",
            lambda X: [2**score / sum(2**each for each in X) for score in X],
            f"{SHARES_BUT} They come from powers of 2, it seems. Take powers of e, with `math.exp`.",
        ),
        Mistake(
            "powers of 10",
            lambda X: [10.0**score / sum(10.0**each for each in X) for score in X],
            f"{SHARES_BUT} They come from powers of 10, it seems. Take powers of e, with `math.exp`.",
        ),
        Mistake(
            "per cent",
            lambda X: [100 * share for share in softmax(X)],
            "These are shares in per cent. Together they should be 1, not 100.",
        ),
        Mistake(
            "the largest share",
            lambda X: max(softmax(X)),
            "The largest share came back, it seems. A whole row is asked: a share for each score.",
        ),
        Mistake(
            "the place of the largest",
            lambda X: list(X).index(max(X)),
            "The place of the largest score came back, it seems. A whole row is asked: a share for each score.",
        ),
        Mistake(
            "the first share",
            lambda X: softmax(X)[0],
            "The first share came back, and the others did not. Does `return` stand inside the loop?",
        ),
        Mistake(
            "the sum of the shares",
            lambda _: 1,
            "That is all of the shares together, it seems. A whole row is asked: a share for each score.",
        ),
        Mistake(
            "the sum of the powers",
            lambda X: sum(map(math.exp, X)),
            "That is the sum of the powers, it seems. Divide each power by it: a whole row is asked.",
        ),
        Mistake(
            "all the same",
            lambda X: [1 / len(X) for _ in X],
            f"{SHARES_BUT} All are the same, whatever the scores. The larger the score, the larger its share.",
        ),
    ),
    hint="Take e to the power of each score in X, and divide each of these powers by their sum.",
    clues=(
        Clue(
            lambda X, shares: np.size(shares) == len(X),
            lambda X, _: f"There are {len(X)} scores, so {len(X)} shares should come out.",
        ),
        Clue(
            lambda _, shares: np.min(shares) > 0,
            "A power of e is above 0 for every score, also for one below 0, so every share is too. What "
            "becomes "
            "of the "
            "smallest score in your function?",
        ),
        Clue(
            lambda _, shares: abs(np.sum(shares) - 1) < 1e-6,
            lambda _, shares: (
                f"Together these are {np.sum(shares):.4g}, and shares are 1 together. By what do you divide "
                "each power: is it the sum of all of them?"
            ),
        ),
        Clue(
            lambda X, shares: np.argmax(shares) == np.argmax(X),
            "The largest share does not stand where the largest score does. Each share belongs to the score at "
            "its "
            "place.",
        ),
        Clue(
            lambda *_: False,
            "They are 1 together, so you divide by the right sum. Look at the powers: if one score is 1 larger "
            "than "
            "another, its power is e times as large, about 2.718 times. Is yours?",
        ),
    ),
    inputs=((2, -1, 1), (1, 2, 3), (0, 0.5), (-1, 4, -1, 1), (6, 9, 7.5)),
)

LAST_LAYER = Exercise(
    number="04.6",
    title="Transfer: the last layer of a thermometer",
    question="""\
A model is to say how warm it will be tomorrow at noon, in °C, for a town with hard winters. Its last
linear layer has one unit. Which activation do you put behind it? Answer `"ReLU"`, `"sigmoid"`,
`"softmax"`, `"tanh"`, `"leaky ReLU"` or `"none"`.""",
    dots=2,
    minutes=3,
    solution='check("04.6", "none")',
    right="none",
    also=("linear", "identity", "no activation"),
    because="A temperature may be any number, below 0 and far above 1, so the sum is left as it is.",
    mistakes=(
        Mistake(
            "ReLU belongs everywhere",
            "ReLU",
            "What would this model say of a day with frost?",
        ),
        Mistake(
            "an output is a share",
            "sigmoid",
            "This function gives numbers between 0 and 1 only. What would the model say of a day in summer?",
        ),
        Mistake(
            "softmax belongs at the end",
            "softmax",
            "Softmax makes shares that sum to 1. With one unit, what is its only share, whatever the "
            "weather?",
        ),
        Mistake(
            "it only has to go below 0",
            "tanh",
            "This function does go below 0. How far, and how far up?",
        ),
        Mistake(
            "a leak is enough",
            "leaky ReLU",
            "A day with frost gets through the leak. What is left of 20 °C below zero, with a slope of a "
            "tenth?",
        ),
    ),
)

EXERCISES = (LAMP, LEAKY, STILL_HEARS, ONE_PIECE, SHARES, LAST_LAYER)
