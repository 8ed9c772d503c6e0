"""Exercise 03.2: from hours to days."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE"]


def hours_to_days(weight: int, days: int) -> Exercise:
    """Ask which weight keeps a term, when its input is counted in larger units."""
    hours, right = 24 * days, 24 * weight
    return Exercise(
        number="03.2",
        title="From hours to days",
        question=f"From now on the workouts come in days of 24 hours: {hours} hours are written as {days}. "
        f"The weight of the hours was {weight} points. Which weight must stand there now, so that every "
        "patient keeps the same number of points?",
        dots=1,
        minutes=2,
        solution=f'per_day = {weight} * 24\ncheck("03.2", per_day)',
        quantities={"weight": weight, "hours_a_day": 24, "hours": hours, "days": days},
        right=lambda weight, hours_a_day: weight * hours_a_day,
        because=f"{weight} points an hour are {right} points a day: {right} × {days} = {weight} × {hours}. "
        "The weight grew, and nothing changed.",
        mistakes=(
            Mistake(
                "divided",
                weight / 24,
                "The weight was divided, it seems. The inputs have become smaller numbers: what must the "
                "weight do, if the term is to stay?",
            ),
            Mistake(
                "divided twice",
                weight / 24 / 24,
                "The weight was divided twice, it seems. Once would be too often: the inputs have become "
                "smaller numbers.",
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
                f"of {days} days, and a term. With which weight does {days} give as many points as {hours} "
                "did?",
            ),
            Mistake(
                "a working day",
                8 * weight,
                "That is a working day of 8 hours, it seems. How many hours has a day here?",
            ),
            Mistake(
                "divided by the days",
                weight / days,
                "The weight was divided by those days, it seems. The same weight goes for every patient: "
                "how many hours is one day?",
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
                "input: what undoes a division of the input?",
            ),
            Mistake(
                "the difference",
                hours - days,
                "The days were taken away from the hours, it seems. A term is weight *times* input: look at "
                "what the input was divided by.",
            ),
            Mistake(
                "the hours divided by the weight",
                hours / weight,
                f"The hours were divided by the weight, it seems. Which weight makes of {days} days the "
                f"same as {weight} makes of {hours} hours?",
            ),
            Mistake(
                "the days divided by the weight",
                days / weight,
                f"The days were divided by the weight, it seems. Which weight makes of {days} days the same "
                f"as {weight} makes of {hours} hours?",
            ),
        ),
        hint="Work out the term in hours; in days it must be the same.",
    )


EXERCISE = varied(
    hours_to_days,
    {"weight": 2, "days": 125},
    {"weight": range(2, 40), "days": range(105, 145)},
)
