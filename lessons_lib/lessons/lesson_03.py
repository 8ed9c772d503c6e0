"""Lesson 03, a linear layer: weights and biases, shapes, folding, and what rounding does."""

import itertools
import math
from collections.abc import Iterable

import numpy as np

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.layers import Linear

__all__ = ["EXERCISES", "Linear", "np"]  # the names that the solutions use


Table = tuple[tuple[int, int], tuple[int, int]]


def as_lists(table: Table) -> list[list[int]]:
    """Write a table as code does."""
    return [[*row] for row in table]


def same(pair: Iterable[float]) -> str:
    """Say whether two numbers are the same but for a speck of rounding."""
    a, b = pair
    return "same" if abs(a - b) <= 1e-9 else "different"


def two_units(weights: Table, bias: tuple[int, int], x: tuple[int, int]) -> Exercise:
    """Ask for the outputs of a layer of two units."""
    return Exercise(
        number="03.1",
        title="A layer by hand",
        question=f"""A linear layer has two inputs and two units:

| | input 0 | input 1 | bias |
|---|---|---|---|
| unit 0 | {weights[0][0]} | −{-weights[0][1]} | {bias[0]} |
| unit 1 | {weights[1][0]} | {weights[1][1]} | −{-bias[1]} |

What does it give for {x}? Give two numbers: unit 0, then unit 1.""",
        dots=1,
        minutes=3,
        solution=f'two_units = Linear({as_lists(weights)}, {[*bias]})\ncheck("03.1", two_units({x}))',
        quantities={"weights": weights, "bias": bias, "x": x},
        right=lambda weights, bias, x: weights @ x + bias,
        because=f"Unit 0 is {weights[0][0]} × {x[0]} - {-weights[0][1]} × {x[1]} + {bias[0]}, unit 1 is "
        f"{weights[1][0]} × {x[0]} + {weights[1][1]} × {x[1]} - {-bias[1]}: a row for each unit.",
        mistakes=(
            Mistake(
                "all added into one number",
                (sum(np.array(weights) @ x + bias),),
                "One number came out, and the layer has two units. Keep their sums apart.",
            ),
        ),
        parts=("unit 0", "unit 1"),
        hint="For each row: each weight times its input, all added up, then the bias.",
    )


TWO_UNITS = varied(
    two_units,
    {"weights": ((6, -2), (5, 4)), "bias": (11, -8), "x": (83, 64)},
    {
        "weights": [
            ((a, b), (c, d)) for a, b, c, d in itertools.product((3, 6, 7), (-4, -2), (5, 8, 9), (2, 4))
        ],
        "bias": [(a, -b) for a, b in itertools.product(range(11, 20), range(3, 10))],
        "x": [(a, b) for a, b in itertools.product(range(60, 100), range(30, 58))],
    },
)


def hours_to_days(weight: int, days: int) -> Exercise:
    """Ask which weight keeps a term, when its input is counted in larger units."""
    hours, right = 24 * days, 24 * weight
    return Exercise(
        number="03.2",
        title="From hours to days",
        question=f"From now on the workouts come in days of 24 hours: {hours} hours are written as "
        f"{days}. The weight of"
        f" the hours was {weight} points. Which weight must stand there now, so that every patient keeps "
        "the same "
        "number of points?",
        dots=1,
        minutes=2,
        solution=f'per_day = {weight} * 24\ncheck("03.2", per_day)',
        quantities={"weight": weight, "hours_a_day": 24, "hours": hours, "days": days},
        right=lambda weight, hours_a_day: weight * hours_a_day,
        because=f"{weight} points an hour are {right} points a day: {right} × {days} = {weight} × "
        f"{hours}. The weight grew, and nothing "
        "changed.",
        mistakes=(
            Mistake(
                "divided",
                weight / 24,
                "The weight was divided, it seems. The inputs have become smaller numbers: what must the "
                "weight "
                "do, if the term is to stay?",
            ),
            Mistake(
                "divided twice",
                weight / 24 / 24,
                "The weight was divided twice, it seems. Once would be too often: the inputs have become "
                "smaller "
                "numbers.",
            ),
            Mistake(
                "a weight has no unit",
                weight,
                f"With that weight the term becomes {weight} × {days}. Was it not {weight} × {hours}?",
            ),
            Mistake(
                "the term for the weight",
                weight * hours,
                "That is the whole term. The question asks for the weight in it.",
            ),
            Mistake(
                "the old weight on the new input",
                weight * days,
                f"That is {weight} × {days}, or {weight * hours} divided by 24: what the old weight makes "
                f"of {days} days, and a term. With "
                "which "
                f"weight does {days} give as many points as {hours} did?",
            ),
            Mistake(
                "a working day",
                8 * weight,
                "That is a working day of 8 hours, it seems. How many hours has a day here?",
            ),
            Mistake(
                "divided by the days",
                weight / days,
                "The weight was divided by those days, it seems. The same weight goes for "
                "every patient: "
                "how "
                "many hours is one day?",
            ),
            Mistake(
                "hours for points",
                1 / 24,
                "That is how much of a day an hour is. How many points is a whole day worth?",
            ),
            Mistake(
                "turned round",
                1 / right,
                "That is 1 divided by it. Did you divide the wrong way round?",
            ),
            Mistake(
                "the divisor of the model",
                right / 11_600,
                "The weight is right, and then it was divided by what the whole sum is divided by. That "
                "comes later.",
            ),
            Mistake(
                "taken away",
                24 - weight,
                "The weight was taken away from the hours of a day, it seems. A term is weight *times* "
                "input: what "
                "undoes "
                "a division of the input?",
            ),
            Mistake(
                "the difference",
                hours - days,
                "The days were taken away from the hours, it seems. A term is weight *times* input: look "
                "at what the "
                "input was divided by.",
            ),
            Mistake(
                "the hours divided by the weight",
                hours / weight,
                f"The hours were divided by the weight, it seems. Which weight makes of {days} days the "
                f"same as {weight} makes "
                f"of {hours} hours?",
            ),
            Mistake(
                "the days divided by the weight",
                days / weight,
                f"The days were divided by the weight, it seems. Which weight makes of {days} days the "
                f"same as {weight} makes "
                f"of {hours} hours?",
            ),
        ),
        hint="Work out the term in hours; in days it must be the same.",
    )


HOURS_TO_DAYS = varied(
    hours_to_days,
    {"weight": 2, "days": 125},
    {"weight": range(2, 40), "days": range(105, 145)},
)


def parameters(inputs: int, units: int, last: int) -> Exercise:
    """Ask how many parameters two layers own."""
    digits = "digits" if last == 10 else f"{last} signs"
    first, second = units * inputs + units, last * units + last
    return Exercise(
        number="03.3",
        title="Count the parameters",
        question=f"A model that reads {digits} gets {inputs} numbers. Its first linear layer has {units} "
        "units, its second, "
        f"which is called on the output of the first, has {last}. All units have a bias. How many "
        "parameters does the"
        " model have?",
        dots=2,
        minutes=3,
        solution=f"first = {units} * {inputs} + {units}\nsecond = {last} * {units} + {last}\n"
        'check("03.3", first + second)',
        quantities={"inputs": inputs, "units": units, "last_units": last},
        right=lambda inputs, units, last_units: units * inputs + units + last_units * units + last_units,
        because=f"{first} in the first layer and {second} in the second: for each unit a weight for each "
        "of its inputs, "
        "and a bias.",
        mistakes=(
            Mistake(
                "biases left out",
                units * inputs + last * units,
                "That counts the weights. What else does each unit own?",
            ),
            Mistake(
                "one bias a layer",
                units * inputs + 1 + last * units + 1,
                "The weights are right. One bias a layer was counted, it seems: who owns a bias, the layer or "
                "the unit?",
            ),
            Mistake(
                "a bias for each input",
                units * inputs + inputs + last * units + units,
                "The weights are right. A bias was counted for each input, it seems: at which end of the "
                "arrows "
                "does it stand?",
            ),
            Mistake(
                "second layer called on x",
                first + last * inputs + last,
                "The second layer was counted as if it were called on x. Which numbers does it get?",
            ),
            Mistake(
                "only the first layer",
                first,
                "That is the first layer, and it is right. The second owns parameters too.",
            ),
            Mistake(
                "only the second layer",
                second,
                "That is the second layer, and it is right. The first owns parameters too.",
            ),
            Mistake(
                "a number for each layer",
                (first, second),
                "Both layers are counted right. The question asks for the whole model: one number.",
            ),
            Mistake(
                "biases of the first layer left out",
                units * inputs + second,
                "All but the biases of the first layer, it seems. Its units have biases too.",
            ),
            Mistake(
                "biases of the second layer left out",
                first + last * units,
                "All but the biases of the second layer, it seems. Its units have biases too.",
            ),
            Mistake(
                "a bias for each number that comes in, too",
                first + inputs + second,
                f"The {inputs} numbers that come in were counted too, it seems. They come with x: the "
                "model does not own "
                "them.",
            ),
            Mistake(
                "layers multiplied",
                first * second,
                "Both layers are counted right, and then multiplied. A model owns what its layers own "
                "together.",
            ),
            Mistake(
                "one bias in the first layer",
                units * inputs + 1 + second,
                "One bias was counted for the first layer, it seems: who owns a bias, the layer or the unit?",
            ),
            Mistake(
                "one bias in the second layer",
                first + last * units + 1,
                "One bias was counted for the second layer, it seems: who owns a bias, the layer or the unit?",
            ),
            Mistake(
                "biases counted twice",
                first + units + second + last,
                "The weights are right. The biases were counted twice, it seems: how many does each unit own?",
            ),
            Mistake(
                "second layer called on x, without biases",
                units * inputs + last * inputs,
                "The second layer was counted as if it were called on x, it seems, and the biases are "
                "missing. Which "
                "numbers does it get?",
            ),
            Mistake(
                "one bias in all",
                units * inputs + last * units + 1,
                "The weights are right. One bias was counted for the whole model, it seems: who owns a bias?",
            ),
            Mistake(
                "second layer as wide as the first",
                units * inputs + units**2 + last,
                f"The second layer was counted with {units} units, it seems. It gets {units} numbers; how "
                "many units has it?",
            ),
            Mistake(
                "as many biases as weights",
                2 * (units * inputs + last * units),
                "As many biases as weights were counted, it seems. How many of each does one unit own?",
            ),
            Mistake(
                "all three added",
                inputs + units + last,
                "The three numbers were added, it seems. Draw the arrows: how many reach one unit?",
            ),
            Mistake(
                "units counted",
                units + last,
                "These are the units. Each of them owns more than one number.",
            ),
            Mistake(
                "all multiplied",
                inputs * units * last,
                "The two layers were multiplied, it seems. Each layer owns a table of its own: count them one "
                "after the other.",
            ),
            Mistake(
                "everything added",
                inputs + units + last + units,
                "Everything was added, it seems. Each unit has a weight for *each* of its inputs: what "
                "is multiplied?",
            ),
            Mistake(
                "a bias for each input of the first layer",
                first - units + inputs + second,
                "In the first layer a bias was counted for each input, it seems. At which end of the "
                "arrows does it "
                "stand?",
            ),
            Mistake(
                "second layer called on x, without its biases",
                first + last * inputs,
                "The second layer was counted as if it were called on x, and without its biases. Which "
                "numbers does "
                "it get?",
            ),
        ),
        hint="For each layer: how many units, how many weights a unit, how many biases?",
    )


PARAMETERS = varied(
    parameters,
    {"inputs": 64, "units": 32, "last": 10},
    {"inputs": (49, 64, 81, 100, 121, 144), "units": range(21, 48), "last": range(4, 14)},
)


def fold(W2: Table, b2: tuple[int, int], W3: tuple[int, int], b3: int) -> Exercise:
    """Ask for two layers folded into one."""
    first, second = (W3[0] * W2[0][at] + W3[1] * W2[1][at] for at in (0, 1))
    bias = W3[0] * b2[0] + W3[1] * b2[1] + b3
    return Exercise(
        number="03.4",
        title="Fold two layers",
        question=f"""Fold these two into one layer, with pencil and paper:

```python
L2 = Linear({as_lists(W2)}, {[*b2]})
L3 = Linear([{[*W3]}], [{b3}])
```

Give three numbers: the two weights of the folded layer, then its bias.""",
        dots=3,
        minutes=5,
        solution=f"""weights_1, bias_1 = np.array({as_lists(W2)}), np.array({[*b2]})
weights_2, bias_2 = np.array([{[*W3]}]), np.array([{b3}])
check("03.4", [*(weights_2 @ weights_1)[0], *(weights_2 @ bias_1 + bias_2)])""",
        quantities={
            "weights_of_L2": W2,
            "bias_of_L2": b2,
            "weights_of_L3": W3,
            "bias_of_L3": b3,
        },
        right=lambda weights_of_L2, bias_of_L2, weights_of_L3, bias_of_L3: (
            *(weights_of_L3 @ weights_of_L2),
            weights_of_L3 @ bias_of_L2 + bias_of_L3,
        ),
        because=f"{W3[0]} × {W2[0]} + {W3[1]} × {W2[1]} = {first, second}, and the biases go the same way: "
        f"{W3[0]} × {b2[0]} + {W3[1]} × {b2[1]} + {b3} = {bias}.",
        mistakes=(
            Mistake(
                "columns taken for rows",
                W3[0] * W2[0][0] + W3[1] * W2[0][1],
                "The table of L2 was read across, it seems: follow both arrows that leave *one* input.",
                part="first weight",
            ),
            Mistake(
                "columns taken for rows, second",
                W3[0] * W2[1][0] + W3[1] * W2[1][1],
                "The table of L2 was read across here too, it seems. The arrows of one input stand in a "
                "column.",
                part="second weight",
            ),
            Mistake(
                "only the first unit",
                (W3[0] * W2[0][0], W3[0] * W2[0][1], W3[0] * b2[0] + b3),
                "Only unit 0 was followed, it seems. Two ways lead from each input to the end.",
            ),
            Mistake(
                "only the second unit",
                (W3[1] * W2[1][0], W3[1] * W2[1][1], W3[1] * b2[1] + b3),
                "Only unit 1 was followed, it seems. Two ways lead from each input to the end.",
            ),
            Mistake(
                "weights of L3 not used for the second",
                W2[0][1] + W2[1][1],
                "Here both units were added as they are, it seems. How does L3 weigh them?",
                part="second weight",
            ),
            Mistake(
                "weights of L3 not used",
                W2[0][0] + W2[1][0],
                "Both units were added as they are, it seems. L3 does not weigh them the same.",
                part="first weight",
            ),
        ),
        parts=("first weight", "second weight", "bias"),
        hint="For each input, follow both ways to the end: multiply along a way, add the two ways. The bias of "
        "each unit of L2 goes on from there too.",
    )


FOLD = varied(
    fold,
    {"W2": ((12, 22), (5, -4)), "b2": (6, 13), "W3": (16, 9), "b3": 31},
    {
        "W2": [
            ((a, b), (c, -d)) for a, b, c, d in itertools.product((11, 12, 13), (21, 22, 24), (5, 7), (3, 4))
        ],
        "b2": [*itertools.product((6, 7, 8), (13, 14, 19))],
        "W3": [*itertools.product((15, 16, 18), (8, 9))],
        "b3": range(31, 42),
    },
)

SAME = Exercise(
    number="03.5",
    title="The same, but for a speck",
    question="Write `same`: it gets a pair of numbers that came out of some float arithmetic, and returns "
    '`"same"` if they lie no further apart than 1e-9 (that is 0.000000001), else `"different"`. Use '
    "`abs`, which takes away a minus sign.",
    dots=2,
    minutes=4,
    start="def same(pair):\n    return ...",
    solution="""def same(pair):
    a, b = pair
    return "same" if abs(a - b) <= 1e-9 else "different"

check("03.5", same)""",
    right=same,
    because="You decide how close is close enough, and compare the size of the difference with that.",
    mistakes=(
        Mistake(
            "exactly equal",
            lambda pair: "same" if pair[0] == pair[1] else "different",
            "Exactly equal is too much to ask of float arithmetic. These two came out a speck apart.",
        ),
        Mistake(
            "sign of the difference forgotten",
            lambda pair: "same" if pair[0] - pair[1] <= 1e-9 else "different",
            "A difference below zero is smaller than any tolerance, however far the two are apart. Look at "
            "its size.",
        ),
        Mistake(
            "sign of the other difference forgotten",
            lambda pair: "same" if pair[1] - pair[0] <= 1e-9 else "different",
            "Here the second was taken minus the first, which is below zero: smaller than any tolerance, "
            "however "
            "far the two are apart. Look at its size.",
        ),
        Mistake(
            "the sizes compared",
            lambda pair: "same" if abs(abs(pair[0]) - abs(pair[1])) <= 1e-9 else "different",
            "Each number lost its minus sign before they were compared, it seems: but one lies above 0 and the "
            "other below. Take the difference first, then its size.",
        ),
        Mistake(
            "added",
            lambda pair: "same" if abs(pair[0] + pair[1]) <= 1e-9 else "different",
            "The two were added, it seems. How far apart they are, their difference says.",
        ),
        Mistake(
            "each rounded to nine decimals",
            lambda pair: "same" if round(pair[0], 9) == round(pair[1], 9) else "different",
            "Each of the two was rounded, it seems. But two numbers that lie close together may be rounded to "
            "two "
            "sides. Rounding is no distance: take the difference.",
        ),
        Mistake(
            "both kept with seven digits",
            lambda pair: "same" if np.float32(pair[0]) == np.float32(pair[1]) else "different",
            "Both were kept as `float32`, it seems, with about seven digits. For large numbers that swallows "
            "much "
            "more than a speck.",
        ),
        Mistake(
            "below the limit",
            lambda pair: "same" if abs(pair[0] - pair[1]) < 1e-9 else "different",
            "These two lie exactly as far apart as the limit. *No further apart than* the limit: does that let "
            "the "
            "limit itself pass?",
        ),
        Mistake(
            "a limit that grows with the numbers",
            lambda pair: "same" if math.isclose(pair[0], pair[1]) else "different",
            "Your limit grows with the numbers, it seems: for large ones it lets more than 1e-9 pass, "
            "and near 0 "
            "it"
            " is nearly "
            "nothing. Compare with 1e-9 itself. (`math.isclose` does the same, unless you set `rel_tol=0` and "
            "`abs_tol`.)",
        ),
        Mistake(
            "math.isclose with its own rel_tol",
            lambda pair: "same" if math.isclose(pair[0], pair[1], abs_tol=1e-9) else "different",
            "You gave `abs_tol`, it seems; `math.isclose` adds a limit of its own, `rel_tol`, which grows with "
            "the "
            "numbers. Set `rel_tol=0`.",
        ),
        Mistake(
            "rounded to two decimals",
            lambda pair: "same" if round(pair[0], 2) == round(pair[1], 2) else "different",
            "These two were rounded first, it seems, or your limit is far too large. Either swallows more "
            "than a speck: how far apart are they?",
        ),
        Mistake(
            "the words swapped",
            lambda pair: "different" if abs(pair[0] - pair[1]) <= 1e-9 else "same",
            "The two words have changed places, it seems.",
        ),
        Mistake(
            "np.isclose as it comes",
            lambda pair: "same" if np.isclose(pair[0], pair[1]) else "different",
            "Your limit grows with the numbers, it seems: for numbers as large as these it lets a whole "
            "1 pass. "
            "The"
            " question "
            "asks for a limit of 1e-9. (`np.isclose` does the same as it comes.)",
        ),
        Mistake(
            "np.isclose with its own rtol",
            lambda pair: "same" if np.isclose(pair[0], pair[1], atol=1e-9) else "different",
            "You gave `atol`, it seems; `np.isclose` adds a limit of its own, `rtol`, which grows with the "
            "numbers. "
            "Set `rtol=0`.",
        ),
        Mistake(
            "the difference rounded",
            lambda pair: "same" if round(pair[0] - pair[1], 9) == 0 else "different",
            "The difference was rounded to nine decimals, it seems. That puts the limit at half of 1e-9: "
            "compare "
            "the "
            "difference itself.",
        ),
        Mistake(
            "limit too large",
            lambda pair: "same" if abs(pair[0] - pair[1]) <= 1e-6 else "different",
            "These two lie further apart than 1e-9. Your limit is too large, it seems.",
        ),
        Mistake(
            "limit too small",
            lambda pair: "same" if abs(pair[0] - pair[1]) <= 1e-12 else "different",
            "These two lie no further apart than 1e-9. Your limit is too small, it seems.",
        ),
        Mistake(
            "compared with zero",
            lambda pair: "same" if abs(pair[0]) <= 1e-9 and abs(pair[1]) <= 1e-9 else "different",
            "Each number was compared with 0, it seems. Compare them with each other.",
        ),
    ),
    hint="How far apart are these two, and is that more than 1e-9?",
    inputs=(
        (0.3, 0.1 + 0.2),
        (0, 1),
        (1, 0),
        (0.001, 0.002),
        (100_000, 100_001),
        (16_777_216, 16_777_217),
        (200_000, 200_000.0001),
        (1, -1),
        (0, -7e-17),
        (2, 2),
        (0, 5e-10),
        (1e-10, 3e-10),
        (4e-10, 6e-10),
        (0, 1.01e-9),
        (-3, -3),
        (0, 1e-9),
        (0, 2e-9),
        (0, 2e9),
    ),
)


def kelvin_to(scale: str, weight: float, bias: int) -> Exercise:
    """Ask for two thermometers folded into one; the second scale is Fahrenheit, or one that was made up."""
    function, into = (scale.lower(), scale) if scale == "Fahrenheit" else ("ours", "a scale of its own")
    folded = bias - weight * 273
    return Exercise(
        number="03.6",
        title=f"Transfer: from Kelvin to {into}",
        question=f"""Two thermometers stand in a row. The first turns Kelvin into Celsius, the second Celsius into
{into}:

```python
def celsius(kelvin):
    return kelvin - 273

def {function}(celsius):
    return {weight} * celsius + {bias}
```

Both are linear layers, with one input and one unit. Fold them into one that goes from Kelvin to
{scale}. Give two numbers: its weight, then its bias.""",
        dots=2,
        minutes=4,
        solution=f"""# {weight} * (kelvin - 273) + {bias}  =  {weight} * kelvin - {273 * weight:g} + {bias}
check("03.6", ({weight}, {bias} - {weight} * 273))""",
        quantities={"weight": (weight,), "bias": (-273, bias)},
        right=lambda weight, bias: (weight[0], weight[0] * bias[0] + bias[1]),
        because=f"The bias -273 goes through the second layer like everything else: {weight} × -273 + {bias} = "
        f"{folded:g}.",
        mistakes=(
            Mistake(
                "the weight of the first thermometer",
                1,
                "That is the weight of the first thermometer alone: along a way one multiplies.",
                part="weight",
            ),
            Mistake(
                "no weight in the first",
                0,
                "A weight of 0 would mean that Kelvin does not count at all. With what is kelvin multiplied in the "
                "first?",
                part="weight",
            ),
            Mistake(
                "the way back",
                1 / weight,
                f"That weight leads from {scale} to Celsius, it seems. Which way does the second thermometer go?",
                part="weight",
            ),
            Mistake(
                "the second bias multiplied too",
                -weight * (273 + bias),
                f"The {bias} was multiplied too, and taken away, it seems. It comes at the end, and is added as it "
                "is.",
                part="bias",
            ),
            Mistake(
                "weights added",
                1 + weight,
                f"The weights, 1 and {weight}, were added, it seems: along a way one multiplies.",
                part="weight",
            ),
            Mistake(
                "273.15 for 273",
                (weight, bias - weight * 273.15),
                "The weight is right. The bias comes from 273.15, it seems; the exercise says 273.",
            ),
            Mistake(
                "273.15 for 273, and rounded",
                (weight, round(bias - weight * 273.15)),
                "The weight is right. The bias was rounded to a whole number, and it comes from 273.15, it seems; "
                "the exercise says 273.",
            ),
            Mistake(
                "a bias for a weight",
                (1, -273),
                "These are the weight and the bias of the first thermometer alone. What does the second one do to "
                "both?",
            ),
            Mistake(
                "a bias in two parts",
                (-weight * 273, bias),
                "Both belong to the bias: they are what becomes of the first one, and the second one. Put them "
                "together, and give the weight first.",
            ),
            Mistake(
                "the other way round",
                (1 / weight, 273 - bias / weight),
                f"This leads from {scale} to Kelvin, it seems. Begin with Kelvin.",
            ),
        ),
        parts=("weight", "bias"),
        hint="Put the whole first formula in the place of celsius in the second, then take away the brackets.",
    )


# With a whole weight the bias is a whole number: what comes of 273.15 is then no number that was only rounded.
KELVIN = varied(
    kelvin_to,
    {"scale": "Fahrenheit", "weight": 1.8, "bias": 32},
    {"scale": ("that scale",), "weight": range(4, 10), "bias": range(12, 88)},
)

EXERCISES = (TWO_UNITS, HOURS_TO_DAYS, PARAMETERS, FOLD, SAME, KELVIN)
