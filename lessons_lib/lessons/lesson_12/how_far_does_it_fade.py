"""Exercise 12.5: how far does it fade."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.lesson_12.shared import NEAR
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]

IN_WORDS = {5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven"}


def fades_clearly(spread: float, root: int, layers: int) -> bool:
    """Whether the factor is no small one, and its power not near to the factor divided by the layers."""
    factor = spread * root
    return 0.5 <= factor <= 0.85 and abs(layers * factor ** (layers - 1) - 1) > NEAR


def how_far_it_fades(spread: float, root: int, layers: int) -> Exercise:
    """Ask by what a layer multiplies the spread of what it is given, and what comes of it after some."""
    inputs, factor = 2 * root**2, spread * root
    said_factor, lost = number(factor), 1 - factor
    after, as_if_halved = f"after {layers} layers", spread * inputs**0.5 / 2
    return Exercise(
        number="12.5",
        title="How far does it fade?",
        question=f"""Each layer of a row sums {inputs} numbers, with random weights of spread {spread}, and \
ends with a ReLU. The
numbers begin with a spread of 1. Work out by the rule of section 4: by what is the spread multiplied at each layer,
and how large is it after {layers} layers? Give two numbers.""",
        dots=2,
        minutes=3,
        solution=f"""a_layer = {spread} * ({inputs} / 2) ** 0.5
check("12.5", (a_layer, a_layer**{layers}))""",
        quantities={"spread": spread, "inputs": inputs, "half": 2, "layers": layers},
        right=lambda spread, inputs, half, layers: (
            spread * (inputs / half) ** 0.5,
            (spread * (inputs / half) ** 0.5) ** layers,
        ),
        because=f"{spread} × √{root**2} = {said_factor} a layer; {said_factor} multiplied with itself "
        f"{layers} times is {number(factor**layers)}. It fades, though {said_factor} does not look like "
        "little.",
        mistakes=(
            Mistake(
                "ReLU forgotten",
                (spread * inputs**0.5, (spread * inputs**0.5) ** layers),
                "ReLU was forgotten, it seems: it takes away half of the squares.",
            ),
            Mistake(
                "no root",
                (spread * inputs / 2, (spread * inputs / 2) ** layers),
                "The root is missing, it seems. Terms of both signs do not add up to so many times one of them.",
            ),
            Mistake(
                "no root, no half",
                (spread * inputs, (spread * inputs) ** layers),
                "The terms were added up as if all had one sign, and ReLU was forgotten. What do random "
                f"signs make of a sum of {inputs}?",
            ),
            Mistake(
                "half outside of the root",
                (as_if_halved, as_if_halved**layers),
                "It was halved outside of the root, it seems. ReLU takes away half of the *squares*, so the "
                "2 stands inside it.",
            ),
            Mistake(
                f"times {layers}",
                factor * layers,
                f"It was multiplied by {layers}. Each layer multiplies what the one before has made: "
                f"{said_factor} × {said_factor} × {said_factor} and so on.",
                part=after,
            ),
            Mistake(
                f"divided by {layers}",
                factor / layers,
                f"It was divided by {layers}. Each layer multiplies what the one before has made: "
                f"{said_factor} × {said_factor} × {said_factor} and so on.",
                part=after,
            ),
            Mistake(
                f"{IN_WORDS[layers - 1]} layers",
                factor ** (layers - 1),
                f"That is after {IN_WORDS[layers - 1]} layers.",
                part=after,
            ),
            Mistake(
                f"{IN_WORDS[layers + 1]} layers",
                factor ** (layers + 1),
                f"That is after {IN_WORDS[layers + 1]} layers.",
                part=after,
            ),
            Mistake(
                "one layer",
                factor,
                "That is after one layer.",
                part=after,
            ),
            Mistake(
                f"{number(lost)} {IN_WORDS[layers]} times taken away",
                1 - layers * lost,
                f"It seems {number(lost)} was taken away {IN_WORDS[layers]} times. Each layer *multiplies* "
                f"by {said_factor}.",
                part=after,
            ),
            Mistake(
                "the root forgotten at the end",
                (factor**2, factor ** (2 * layers)),
                "That is by what the *squares* are multiplied, it seems: the variance. Of the spread it is the root.",
            ),
            Mistake(
                "the spread that keeps all",
                ((2 / inputs) ** 0.5, (2 / inputs) ** (layers / 2)),
                "That is the spread with which nothing would fade or grow. Which spread have these weights?",
            ),
            Mistake(
                "the spread alone",
                spread,
                f"That is the spread of the weights. {inputs} terms are summed, and half of the squares are lost.",
                part="a layer",
            ),
            Mistake(
                "the root alone",
                root,
                f"That is √{root**2}. The spread of the weights is missing.",
                part="a layer",
            ),
            Mistake(
                "divided by the root",
                spread / root,
                "It was divided by the root, it seems. More terms make a larger sum.",
                part="a layer",
            ),
            Mistake(
                "the spread under the root",
                (spread * inputs / 2) ** 0.5,
                "The spread went under the root, it seems. It stands before it: under the root is how many "
                "are summed, halved.",
                part="a layer",
            ),
        ),
        parts=("a layer", after),
        hint="Spread × √(how many are summed / 2), for one layer. Then that multiplied with itself, as "
        "often as there are layers.",
        hints={
            "a layer": "Spread × √(how many are summed / 2).",
            after: f"The factor of a layer, multiplied with itself {layers} times.",
        },
    )


EXERCISE = varied(
    how_far_it_fades,
    {"spread": 0.1, "root": 6, "layers": 8},
    {"spread": (0.04, 0.05, 0.08, 0.1, 0.15), "root": range(3, 20), "layers": range(6, 11)},
    only=fades_clearly,
)
