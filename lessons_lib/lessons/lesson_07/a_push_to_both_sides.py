"""Exercise 07.4: a push to both sides."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE", "slope"]


def slope(measured: tuple[float, float, float]) -> float:
    """The derivative from a push to both sides: what is measured below, above, and the size of the push."""
    below, above, h = measured
    return (above - below) / (2 * h)


EXERCISE = Exercise(
    number="07.4",
    title="A push to both sides",
    question="Write `slope`. It gets three numbers that someone has measured: a loss after a push down by "
    "h, the loss after a push up by h, and h. It returns the derivative, as a finite difference to both "
    "sides.",
    dots=2,
    minutes=3,
    start="def slope(measured):\n    below, above, h = measured\n    return ...",
    solution="""def slope(measured):
    below, above, h = measured
    return (above - below) / (2 * h)

check("07.4", slope)""",
    right=slope,
    because="From below to above the number has moved by two h.",
    mistakes=(
        Mistake(
            "divided by one h",
            lambda measured: (measured[1] - measured[0]) / measured[2],
            "It was divided by h. How far apart are the two places where the loss was measured?",
        ),
        Mistake(
            "turned round",
            lambda measured: (measured[0] - measured[1]) / (2 * measured[2]),
            "The sign is turned. If the loss above is larger, the loss grows with the number: is your slope "
            "above 0 then?",
        ),
        Mistake(
            "divided by 2, then multiplied by h",
            lambda measured: (measured[1] - measured[0]) / 2 * measured[2],
            "Python divides by 2, and then *multiplies* by h. What is divided by needs brackets.",
        ),
        Mistake(
            "a mean",
            lambda measured: (measured[1] + measured[0]) / (2 * measured[2]),
            "The two were added, it seems. What the loss has moved by is their difference.",
        ),
        Mistake(
            "brackets forgotten",
            lambda measured: measured[1] - measured[0] / (2 * measured[2]),
            "Python divides before it takes away: only the second loss was divided. The difference needs "
            "brackets.",
        ),
        Mistake(
            "not divided",
            lambda measured: measured[1] - measured[0],
            "That is what the loss moves by. *For each 1*: by what is it to be divided?",
        ),
        Mistake(
            "divided by h squared",
            lambda measured: (measured[1] - measured[0]) / measured[2] ** 2,
            "It was divided by h times h. How far apart are the two places where the loss was measured?",
        ),
        Mistake(
            "only the loss above",
            lambda measured: measured[1] / measured[2],
            "Only the loss above is in it. What has the loss moved *by*?",
        ),
        Mistake(
            "only the loss above, by two h",
            lambda measured: measured[1] / (2 * measured[2]),
            "Only the loss above is in it, divided by two h. What has the loss moved *by*, from below to "
            "above?",
        ),
        Mistake(
            "only the loss below",
            lambda measured: measured[0] / measured[2],
            "Only the loss below is in it. What has the loss moved *by*?",
        ),
        Mistake(
            "a mean of the losses",
            lambda measured: (measured[1] + measured[0]) / 2,
            "That is the mean of the two losses. What has the loss moved *by*, and over which distance?",
        ),
        Mistake(
            "half the difference",
            lambda measured: (measured[1] - measured[0]) / 2,
            "That is half the difference. h is missing: how far apart are the two places?",
        ),
        Mistake(
            "never below 0",
            lambda measured: max(slope(measured), 0),
            "Yours is never below 0. What if the loss falls when the number grows?",
        ),
        Mistake(
            "the sign lost",
            lambda measured: abs(slope(measured)),
            "A minus sign gets lost. What if the loss falls when the number grows?",
        ),
        Mistake(
            "squares",
            lambda measured: (measured[1] ** 2 - measured[0] ** 2) / (2 * measured[2]),
            "The losses were squared, it seems. They are losses already.",
        ),
    ),
    hint="What has the loss moved by, from below to above? And how far apart are the two places?",
    inputs=((0.3, 0.5, 0.1), (2, 1, 0.5), (0.32, 0.32, 0.01), (-1, 4, 2), (5, 3, 4), (0.1, 0.35, 0.3)),
)
