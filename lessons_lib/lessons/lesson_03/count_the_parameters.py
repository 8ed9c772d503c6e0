"""Exercise 03.3: count the parameters."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE"]


def parameters(inputs: int, units: int, last: int) -> Exercise:
    """Ask how many parameters two layers own."""
    digits = "digits" if last == 10 else f"{last} signs"
    first, second = units * inputs + units, last * units + last
    return Exercise(
        number="03.3",
        title="Count the parameters",
        question=f"A model that reads {digits} gets {inputs} numbers. Its first linear layer has {units} "
        f"units, its second, which is called on the output of the first, has {last}. All units have a bias. "
        "How many parameters does the model have?",
        dots=2,
        minutes=3,
        solution=f"first = {units} * {inputs} + {units}\nsecond = {last} * {units} + {last}\n"
        'check("03.3", first + second)',
        quantities={"inputs": inputs, "units": units, "last_units": last},
        right=lambda inputs, units, last_units: units * inputs + units + last_units * units + last_units,
        because=f"{first} in the first layer and {second} in the second: for each unit a weight for each of "
        "its inputs, and a bias.",
        mistakes=(
            Mistake(
                "biases left out",
                units * inputs + last * units,
                "That counts the weights. What else does each unit own?",
            ),
            Mistake(
                "one bias a layer",
                units * inputs + 1 + last * units + 1,
                "The weights are right. One bias a layer was counted, it seems: who owns a bias, the layer "
                "or the unit?",
            ),
            Mistake(
                "a bias for each input",
                units * inputs + inputs + last * units + units,
                "The weights are right. A bias was counted for each input, it seems: at which end of the "
                "arrows does it stand?",
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
                f"The {inputs} numbers that come in were counted too, it seems. They come with x: the model "
                "does not own them.",
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
                "missing. Which numbers does it get?",
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
                "The two layers were multiplied, it seems. Each layer owns a table of its own: count them "
                "one after the other.",
            ),
            Mistake(
                "everything added",
                inputs + units + last + units,
                "Everything was added, it seems. Each unit has a weight for *each* of its inputs: what is "
                "multiplied?",
            ),
            Mistake(
                "a bias for each input of the first layer",
                first - units + inputs + second,
                "In the first layer a bias was counted for each input, it seems. At which end of the arrows "
                "does it stand?",
            ),
            Mistake(
                "second layer called on x, without its biases",
                first + last * inputs,
                "The second layer was counted as if it were called on x, and without its biases. Which "
                "numbers does it get?",
            ),
        ),
        hint="For each layer: how many units, how many weights a unit, how many biases?",
    )


EXERCISE = varied(
    parameters,
    {"inputs": 64, "units": 32, "last": 10},
    {"inputs": (49, 64, 81, 100, 121, 144), "units": range(21, 48), "last": range(4, 14)},
)
