"""Exercise 07.2: two trees."""

from lessons_lib.judge.exercise import Clue, Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]


def mean_loss(answers: tuple[float, float], targets: tuple[float, float]) -> float:
    """The mean of the losses of two samples; the half is taken once, as that comes to the same."""
    return ((answers[0] - targets[0]) ** 2 + (answers[1] - targets[1]) ** 2) / 2 / 2


def two_trees(first: float, too_young: float, second: float, too_old: float) -> Exercise:
    """Ask for the loss of a model on two trees."""
    low, high = round(first - too_young, 1), round(second + too_old, 1)
    losses = (too_young**2 / 2, too_old**2 / 2)
    return Exercise(
        number="07.2",
        title="Two trees",
        question=f"Another model guesses how many years old a tree is. It says {low} and {high} for two "
        f"trees, which are {first} and {second} years old. What is the loss of the model on these two, the "
        "mean of their losses? (A cell is as good as a pencil.)",
        dots=1,
        minutes=3,
        solution=f"""answers, targets = ({low}, {high}), ({first}, {second})
losses = [squared_error(years, age) for years, age in zip(answers, targets, strict=True)]
check("07.2", sum(losses) / len(losses))""",
        quantities={"answers": (low, high), "targets": (first, second)},
        right=mean_loss,
        because=f"The errors are -{too_young} and {too_old}, the losses {number(losses[0])} and "
        f"{number(losses[1])}, and their mean is {number(sum(losses))} ÷ 2 = {number(sum(losses) / 2)}.",
        mistakes=(
            Mistake(
                "the errors added first",
                (too_old - too_young) ** 2 / 2,
                "The errors were added first, it seems, and one cancels a part of the other. Square each of "
                "them before you add.",
            ),
            Mistake(
                "the mean error",
                (too_old - too_young) / 2,
                "That is the mean of the errors, in which one cancels a part of the other. Square each of "
                "them first.",
            ),
            Mistake(
                "half the square of the mean error",
                ((too_old - too_young) / 2) ** 2 / 2,
                "The mean of the errors was taken first, it seems, and then its loss. Take the loss of each "
                "tree, then the mean.",
            ),
            Mistake(
                "the mean size of the errors",
                (too_old + too_young) / 2,
                "That is the mean *size* of the errors. Our loss squares each of them, and takes half.",
            ),
            Mistake(
                "the sizes added",
                too_old + too_young,
                "These are the sizes of the two errors, added up. Our loss squares each of them, and takes "
                "half.",
            ),
            Mistake(
                "half the sizes",
                (too_old + too_young) / 4,
                "Each error lost its minus and was halved, it seems. It is to be multiplied by itself.",
            ),
            Mistake(
                "a root",
                sum(losses) ** 0.5,
                "The root of the mean square was taken, it seems. That is another measure; ours takes no root.",
            ),
            Mistake(
                "the loss of the first alone",
                losses[0],
                "That is the loss of the first tree alone. There is a second one.",
            ),
            Mistake(
                "the loss of the second alone",
                losses[1],
                "That is the loss of the second tree alone. There is a first one.",
            ),
            Mistake(
                "both losses",
                losses,
                "These are the losses of the two trees, and both are right. The mean of them is asked: one "
                "number.",
            ),
            Mistake(
                "the sum of the losses",
                sum(losses),
                "That is the sum of the two losses, or the mean of the squares without the half. The mean "
                "of the losses is asked.",
            ),
            Mistake(
                "halved once too often",
                sum(losses) / 4,
                "It was halved once too often, it seems. One half belongs to each loss, and the mean halves "
                "their sum.",
            ),
            Mistake(
                "a root of the loss",
                (sum(losses) / 2) ** 0.5,
                "A root was taken of the loss, it seems. Ours is left as it is.",
            ),
            Mistake(
                "the errors multiplied",
                too_young * too_old,
                "The two errors were multiplied with each other, it seems. Each is multiplied by itself.",
            ),
            Mistake(
                "a square of one error",
                too_young**2,
                "That is the square of the first error. Its half is the loss of that tree, and there is "
                "another tree.",
            ),
            Mistake(
                "a square of the other error",
                too_old**2,
                "That is the square of the second error. Its half is the loss of that tree, and there is "
                "another tree.",
            ),
        ),
        hint="Two errors, answer minus target; half of the square of each; then the mean of the two.",
        clues=(
            Clue(
                lambda _, given: min(losses) < given < max(losses),
                "A mean lies between the numbers it is the mean of. What is the loss of each tree? Half of "
                "its error times itself.",
            ),
        ),
    )


EXERCISE = varied(
    two_trees,
    {"first": 44.6, "too_young": 6.4, "second": 83.3, "too_old": 8.4},
    {
        "first": [each / 10 for each in range(302, 598, 4)],
        "too_young": [each / 10 for each in range(24, 98, 2)],
        "second": [each / 10 for each in range(703, 969, 6)],
        "too_old": [each / 10 for each in range(24, 98, 2)],
    },
    only=lambda too_young, too_old: abs(too_young - too_old) > 1.5,
)
