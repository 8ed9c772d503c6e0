"""Exercise 07.6, transfer: the shower."""

from lessons_lib.judge.exercise import Clue, Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]


def tap_of_a_shower(water: int, wanted: int, turn: int) -> Exercise:
    """Ask how fast a loss moves with a tap."""
    error = water - wanted
    loss, after = error**2 / 2, (error + turn) ** 2 / 2
    return Exercise(
        number="07.6",
        title="Transfer: the shower",
        question=f"The water of a shower has {water} degrees. You want {wanted}. One turn of the tap to the "
        f"right makes it {turn} degrees warmer. Your displeasure is a loss: half the square of what is "
        "wrong, in degrees. How fast does it move with the tap, for each turn to the right? Give the "
        "derivative.",
        dots=2,
        minutes=3,
        solution=f"""# the error is {water} - {wanted}, and each turn moves the water by {turn}
check("07.6", ({water} - {wanted}) * {turn})""",
        quantities={"water": water, "wanted": wanted, "turn": turn},
        right=lambda water, wanted, turn: (water - wanted) * turn,
        because=f"The error is {error}, and so is the derivative by the degrees; each turn is {turn} of "
        f"them: {error} × {turn} = {error * turn}. Below 0: turn to the right.",
        mistakes=(
            Mistake(
                "how far it is to go",
                -error,
                "That is how many degrees are missing. The error is what is, minus what is wanted; and what "
                "does a turn do?",
            ),
            Mistake(
                "the loss",
                loss,
                "That is the loss. Asked is how fast it moves.",
            ),
            Mistake(
                "a whole turn",
                after - loss,
                f"That is what one whole turn really does to the loss: from {number(loss)} to "
                f"{number(after)}. A derivative is the speed at the place where one stands, for a turn as "
                "small as can be.",
            ),
            Mistake(
                "turns that are needed",
                -error / turn,
                "That is how many turns are needed. Asked is how fast the loss moves with each.",
            ),
            Mistake(
                "the loss times the turn",
                loss * turn,
                f"The loss was multiplied by {turn}, it seems. How fast does the loss move with each degree?",
            ),
            Mistake(
                "the turn squared in",
                error * turn**2,
                f"Multiplied by {turn} twice, it seems. One turn moves the water, and the water moves the "
                "loss: two speeds.",
            ),
            Mistake(
                "half of it",
                error * turn / 2,
                "A half was kept, it seems. The loss is half a *square*: how fast does that move with the "
                "error?",
            ),
            Mistake(
                "the half forgotten",
                error * turn * 2,
                "It is twice too much: was the half forgotten? The loss is *half* the square of the error.",
            ),
            Mistake(
                "the tap alone",
                turn,
                "That is how fast the water moves with the tap. How fast does the loss move with the water?",
            ),
            Mistake(
                "the error after a turn",
                error + turn,
                "That is the error after one turn. Asked is how fast the loss moves, where one stands now.",
            ),
            Mistake(
                "the loss after a turn",
                after,
                "That is the loss after one turn. Asked is how fast the loss moves, where one stands now.",
            ),
            Mistake(
                "the square", error**2, "That is the square of the error. Asked is how fast the loss moves."
            ),
            Mistake(
                "the square, with a minus",
                -(error**2),
                "That is the square of the error, with a minus. How fast does half a square move with the "
                "error?",
            ),
            Mistake(
                "the square times the turn",
                -(error**2) * turn,
                "The error was squared, it seems. How fast does half a square move with the error? That is "
                "not squared any more.",
            ),
            Mistake(
                "the loss times the turn, with a minus",
                -loss * turn,
                f"The loss was multiplied by −{turn}, it seems. How fast does the loss move with each degree?",
            ),
            Mistake(
                "the water after a turn",
                water + turn,
                "That is how warm the water is after one turn. Asked is how fast the loss moves.",
            ),
            Mistake(
                "the turn added",
                error - turn,
                f"{turn} was taken away, it seems. Along a way one multiplies the two speeds.",
            ),
        ),
        hint="Two speeds, one behind the other: how fast the loss moves with each degree, and how many "
        "degrees a turn is.",
        clues=(
            Clue(
                lambda _, given: given < 0,
                f"A turn to the right brings the water nearer to {wanted}. Does the loss grow with it, or "
                "shrink? What sign has its derivative then?",
            ),
        ),
    )


EXERCISE = varied(
    tap_of_a_shower,
    {"water": 29, "wanted": 38, "turn": 4},
    {"water": range(22, 35), "wanted": range(35, 43), "turn": range(3, 9)},
    only=lambda water, wanted, turn: 2 * turn != wanted - water > turn,
)
