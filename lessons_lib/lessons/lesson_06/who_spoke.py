"""Exercise 06.2: who spoke."""

import itertools
from collections.abc import Sequence

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE"]

Row = Sequence[float]


Rows = Sequence[Row]


def spoken(
    weights_of_L4: Rows, biases_of_L4: Row, weights_of_L6: Row, bias_of_L6: float, o3: Row
) -> tuple[float, float, float]:
    """What each pixel adds to the score, and what the biases do, where units 0 and 1 are awake."""
    first, second, _ = weights_of_L6
    weight_of_pixel_0 = first * weights_of_L4[0][0] + second * weights_of_L4[1][0]
    weight_of_pixel_1 = first * weights_of_L4[0][1] + second * weights_of_L4[1][1]
    biases = first * biases_of_L4[0] + second * biases_of_L4[1] + bias_of_L6
    return weight_of_pixel_0 * o3[0], weight_of_pixel_1 * o3[1], biases


def gates(W4: Rows, b4: Row, o3: Row) -> list[float]:
    """What goes into the ReLU behind L4."""
    return [row[0] * o3[0] + row[1] * o3[1] + bias for row, bias in zip(W4, b4, strict=True)]


def folded_rows(W4: Rows, b4: Row, by: Row) -> Row:
    """The weights of both pixels and the bias, of these rows folded with these weights of the score."""
    rows = list(zip(by, W4, b4, strict=False))
    return [sum(weight * row[at] for weight, row, _ in rows) for at in (0, 1)] + [
        sum(weight * bias for weight, _, bias in rows)
    ]


def who_spoke(W4: Rows, b4: Row, W6: Row, b6: int, o3: Row) -> Exercise:
    """Ask what each of two pixels adds to a score, where the last of three hidden units is asleep."""
    o4 = gates(W4, b4, o3)
    said, sum_0, sum_1 = spoken(W4, b4, W6, b6, o3), o4[0], o4[1]
    score = sum(said)
    weight_0, weight_1, _ = folded_rows(W4, b4, W6[:2])
    every_0, every_1, every_bias = folded_rows(W4, b4, W6)
    other_0, other_1, other_bias = folded_rows(W4, b4, (W6[0], W6[2]))
    return Exercise(
        number="06.2",
        title="Who spoke?",
        question=f"""A model for pictures of two pixels has three hidden units and one score:

```python
L4 = Linear({[[*row] for row in W4]}, {[*b4]})
L5 = ReLU()
L6 = Linear([{[*W6]}], [{b6}])
```

What comes in is o3 = {o3}. Give three numbers that add up to the score: the term of pixel 0, the term of
pixel 1, and what the biases say.""",
        dots=3,
        minutes=5,
        solution=f"""# o4 = ({W4[0][0] * o3[0]} + {W4[0][1] * o3[1]} + {b4[0]}, \
{W4[1][0] * o3[0]} - {-W4[1][1] * o3[1]} + {b4[1]}, …) = ({sum_0}, {sum_1}, below 0): unit 2 sleeps, row and bias.
# Weights: {W6[0]} * {W4[0]} + {W6[1]} * {W4[1]} = ({weight_0}, {weight_1}). \
Biases: {W6[0]} * {b4[0]} + {W6[1]} * {b4[1]}, and {b6} of L6.
check("06.2", ({weight_0} * {o3[0]}, {weight_1} * {o3[1]}, {W6[0]} * {b4[0]} + {W6[1]} * {b4[1]} + {b6}))""",
        quantities={
            "weights_of_L4": W4,
            "biases_of_L4": b4,
            "weights_of_L6": W6,
            "bias_of_L6": b6,
            "o3": o3,
        },
        right=spoken,
        because=f"{said[0]} − {-said[1]} + {said[2]} = {score}, and that is what the model gives: {W6[0]} × "
        f"{sum_0} + {W6[1]} × {sum_1} + {b6}.",
        mistakes=(
            Mistake(
                "a unit that is asleep",
                (every_0 * o3[0], every_1 * o3[1], every_bias + b6),
                "All three units were folded in, it seems. Work out o4: is one of them asleep?",
            ),
            Mistake(
                "the sleeping unit's bias",
                every_bias + b6,
                "The bias of the unit that is asleep was handed on too, it seems. A unit that sleeps gives "
                "0, bias and all.",
                part="biases",
            ),
            Mistake(
                "a unit that is asleep, in the term of pixel 0",
                every_0 * o3[0],
                "All three units were folded into this weight, it seems. Work out o4: who is awake?",
                part="pixel 0",
            ),
            Mistake(
                "a unit that is asleep, in the term of pixel 1",
                every_1 * o3[1],
                "All three units were folded into this one, it seems. Which of them gives 0 for this o3?",
                part="pixel 1",
            ),
            Mistake(
                "ReLU on the terms",
                0,
                "A term may be below 0. ReLU acts on o4, and nothing bends behind it.",
                part="pixel 1",
            ),
            Mistake(
                "the weight of the unit that is asleep",
                (other_0 * o3[0], other_1 * o3[1], other_bias + b6),
                "Unit 1 was multiplied by the weight of unit 2, it seems. Which number of L6 belongs to "
                "which unit?",
            ),
            Mistake(
                "raw biases",
                sum(b4) + b6,
                "The biases were just added up, it seems. L6 takes each hidden unit times a weight: its "
                "bias too. And who is asleep?",
                part="biases",
            ),
            Mistake(
                "raw biases of the units that are awake, and no more",
                sum(b4[:2]),
                "The biases of the units that are awake were just added up, it seems. L6 takes each unit times a "
                "weight: its bias too. And L6 has a bias of its own.",
                part="biases",
            ),
            Mistake(
                "L6 left out",
                (sum(row[0] for row in W4[:2]) * o3[0], sum(row[1] for row in W4[:2]) * o3[1], sum(b4[:2])),
                "These three add up what is said to the units that are awake, it seems. L6 takes each of these "
                "units times a weight, and has a bias too.",
            ),
            Mistake(
                "the terms of the hidden units",
                (W6[0] * sum_0, W6[1] * sum_1, b6),
                "These are the terms of L6: what each hidden unit said. The question goes one layer further "
                "back, to the pixels.",
            ),
            Mistake(
                "o5",
                (sum_0, sum_1, 0),
                "That is o5: what each hidden unit gives. Now follow it back to the pixels, and on to the score.",
            ),
            Mistake(
                "o4",
                tuple(o4),
                "That is o4: you see from it who is awake. Now fold L6 with the rows of those.",
            ),
            Mistake(
                "the score in three equal parts",
                3 * (score / 3,),
                "The score was divided by three, it seems. The three say different things: work out each of them.",
            ),
            Mistake(
                "the score for the biases",
                score,
                "That is the score. What the biases say is only a part of it.",
                part="biases",
            ),
            Mistake("the score", score, "That is the score. Which three numbers is it the sum of?"),
        ),
        parts=("pixel 0", "pixel 1", "biases"),
        hint="First o4: who is awake? Then fold L6 with those rows, weights and biases, and multiply each "
        "weight by what comes in.",
    )


def two_are_awake(W4: Rows, b4: Row, W6: Row, b6: int, o3: Row) -> bool:
    """Whether units 0 and 1 let something through and unit 2 does not, and pixel 1 speaks against the score.

    And whether the bias of L6 is another number than those of L4 together: both alone are mistakes.
    """
    _, pixel_1, _ = folded_rows(W4, b4, W6[:2])
    awake = [gate > 0 for gate in gates(W4, b4, o3)] == [True, True, False]
    return awake and pixel_1 < 0 and b6 not in (sum(b4[:2]), sum(b4))


EXERCISE = varied(
    who_spoke,
    {
        "W4": ((13, 6), (18, -8), (-18, -5)),
        "b4": (8, 23, -6),
        "W6": (5, 7, 9),
        "b6": 37,
        "o3": (12, 14),
    },
    {
        "W4": [
            ((a, b), (c, -d), (-e, -f))
            for a, b, c, d, e, f in itertools.product(
                (12, 13, 14), (4, 6), (17, 18), (8, 9), (16, 18), (5, 7)
            )
        ],
        "b4": [(a, b, -c) for a, b, c in itertools.product((8, 11, 15), (19, 23), (4, 6))],
        "W6": ((5, 7, 9), (4, 7, 9), (3, 8, 6), (6, 8, 5)),
        "b6": range(21, 50),
        "o3": [*itertools.product((11, 12, 15), (13, 14, 16))],
    },
    only=two_are_awake,
)
