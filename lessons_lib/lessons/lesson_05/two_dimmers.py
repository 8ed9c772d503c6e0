"""Exercise 05.1: two dimmers."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]


def dimmers(left: float, right: float) -> Exercise:
    """Ask where a point lies behind the bend."""
    both = left + right
    return Exercise(
        number="05.1",
        title="Two dimmers",
        question=f"The switches of the stairs are now dimmers, and x = ({left}, {right}). Where does L3 put "
        "this point? Work out o3 by hand: two numbers.",
        dots=1,
        minutes=3,
        solution=f"""# o2 = ({left} + {right}, {left} + {right} - 1) = ({number(both)}, {number(both - 1)}),
# and ReLU stops what is below 0.
check("05.1", ({number(both)}, 0))""",
        quantities={"left_dimmer": left, "right_dimmer": right, "bias_of_unit_1": -1},
        right=lambda left_dimmer, right_dimmer, bias_of_unit_1: (
            max(left_dimmer + right_dimmer, 0),
            max(left_dimmer + right_dimmer + bias_of_unit_1, 0),
        ),
        parts=("o3[0]", "o3[1]"),
        because="It lies on the flat arm of the bent line, between *both off* and the two that are on.",
        mistakes=(
            Mistake(
                "x itself",
                (left, right),
                "That is x: where the point is in the input. Each layer puts it somewhere else.",
            ),
            Mistake(
                "x turned round",
                (right, left),
                "These are the numbers of x, the other way round. Each layer puts the point somewhere else: what "
                "does each unit of L2 do with them?",
            ),
            Mistake(
                "the answer",
                both,
                "That is a single number. A place in the plane has two: one for each unit of L2.",
            ),
            Mistake(
                "a switch for each unit",
                (left, 0),
                "Each unit of L2 got one switch only, it seems. Its weights are 1 and 1: it hears both.",
            ),
            Mistake(
                "multiplied",
                left * right,
                "The two were multiplied, it seems. Both weights are 1: what does a unit do with its terms?",
                part="o3[0]",
            ),
            Mistake(
                "the mean",
                both / 2,
                "That is the mean of the two. A unit adds its terms up, and divides by nothing.",
                part="o3[0]",
            ),
            Mistake(
                "the difference",
                abs(left - right),
                "One was taken away from the other, it seems. Both weights are 1.",
                part="o3[0]",
            ),
            Mistake(
                "both stopped",
                0,
                f"Either ReLU stopped this one too, or both dimmers were held for off. Is {left} + {right} "
                "below 0?",
                part="o3[0]",
            ),
            Mistake(
                "a leak",
                (both - 1) / 10,
                "A tenth leaked through, it seems. L3 is a plain ReLU.",
                part="o3[1]",
            ),
            Mistake(
                "a step",
                1,
                "ReLU does not make a 1 of what it stops. What does it make of a number below 0?",
                part="o3[1]",
            ),
            Mistake(
                "the weight of L4 for the bias",
                both - 2,
                "The −2 of L4 was taken for the bias, it seems. And L3 stands behind it.",
                part="o3[1]",
            ),
            Mistake(
                "on or off",
                (1, 0),
                "That is where two switches put the lamp when one of them is on. A dimmer is not rounded "
                f"on the way: add {left} and {right} as they are.",
            ),
        ),
        hint="First o2: both units add up the switches, and the second has a bias of minus one. Then ReLU, "
        "on each of the two.",
    )


EXERCISE = varied(
    dimmers,
    {"left": 0.2, "right": 0.5},
    {"left": [each / 100 for each in range(12, 70)], "right": [each / 100 for each in range(12, 70)]},
    only=lambda left, right: 0.3 < left + right < 0.95 and abs(left - right) > 0.1,
)
