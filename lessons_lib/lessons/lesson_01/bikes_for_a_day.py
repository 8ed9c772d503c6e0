"""Exercise 01.6, transfer: bikes for a day."""

from collections.abc import Iterable

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE"]


def bikes(X: Iterable[float]) -> float:
    """Say how many bikes a day rents out: a model of another world."""
    temperature, rain, sun = X
    return 14 * temperature - 30 * rain + 16 * sun


def day_of_bikes(temperature: int, rain: int, sun: int, rented: int) -> Exercise:
    """Ask for output and target of a day in another world."""
    return Exercise(
        number="01.6",
        title="Transfer: bikes for a day",
        question=f"""A station that rents out bikes has a model of its own, `bikes`. It stands in the cell below.

A day of the data set had {temperature} degrees, {rain} mm of rain and {sun} hours of sun, and {rented} bikes
were rented. Give two numbers: the model's output for that day, then its target.""",
        dots=2,
        minutes=3,
        start="""def bikes(X):
    temperature, rain, sun = X
    return 14 * temperature - 30 * rain + 16 * sun""",
        solution=f"""def bikes(X):
    temperature, rain, sun = X
    return 14 * temperature - 30 * rain + 16 * sun

check("01.6", (bikes(({temperature}, {rain}, {sun})), {rented}))""",
        quantities={"temperature": temperature, "rain": rain, "sun": sun, "rented_bikes": rented},
        right=lambda temperature, rain, sun, rented_bikes: (
            14 * temperature - 30 * rain + 16 * sun,
            rented_bikes,
        ),
        because="The output is what the model says, the target what really happened; here they are "
        f"{abs(bikes((temperature, rain, sun)) - rented)} apart.",
        mistakes=(
            Mistake(
                "output and target swapped",
                (rented, bikes((temperature, rain, sun))),
                "The two have changed places. The target is what was expected, known from the data set; the "
                "output is what the model computes.",
            ),
            Mistake(
                "the difference",
                bikes((temperature, rain, sun)) - rented,
                "That is how far the output lies from the target. Give the two numbers themselves.",
            ),
            Mistake(
                "the distance",
                rented - bikes((temperature, rain, sun)),
                "That is the distance between the two. Which are the two numbers?",
            ),
            Mistake(
                "only the output",
                bikes((temperature, rain, sun)),
                "One of the two is there. What else is known of this day, besides its weather?",
            ),
            Mistake(
                "the target for the output",
                rented,
                "That is how many bikes were really rented, the target. The output is what the model says "
                "of that day.",
                part="output",
            ),
            Mistake(
                "the output for the target",
                bikes((temperature, rain, sun)),
                "That is the output once more. A target is not worked out: it is what really happened that "
                "day.",
                part="target",
            ),
            Mistake(
                "the difference for the target",
                abs(bikes((temperature, rain, sun)) - rented),
                "That is how far the two lie apart, it seems. The target is the number of bikes that were "
                "rented.",
                part="target",
            ),
            Mistake(
                "a verdict for the target",
                1,
                "Here nobody is in good or bad shape: the target of a day is a number of bikes. It stands "
                "in the question.",
                part="target",
            ),
        ),
        parts=("output", "target"),
        hint="The output comes out of the formula, the target out of the data set.",
    )


EXERCISE = varied(
    day_of_bikes,
    {"temperature": 24, "rain": 3, "sun": 8, "rented": 391},
    {"temperature": range(11, 29), "rain": range(2, 8), "sun": range(3, 13), "rented": range(150, 480)},
    only=lambda temperature, rain, sun, rented: 5 < abs(bikes((temperature, rain, sun)) - rented) < 40,
)
