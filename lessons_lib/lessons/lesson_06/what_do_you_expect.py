"""Exercise 06.1: what do you expect."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE"]


def expected_of_a_model(trained: int, kept: int, right: int) -> Exercise:
    """Ask what to expect of a model on pictures that it has not seen."""
    return Exercise(
        number="06.1",
        title="What do you expect?",
        question=f"A model was trained on {trained} pictures and reads all {trained} right. Of {kept} other "
        f"pictures, drawn at random from the same pile and kept apart, it reads {right} right. Of the next "
        "pictures from that pile, which share do you expect it to read right? Give a number from 0 to 1.",
        dots=1,
        minutes=2,
        solution=f'check("06.1", {right} / {kept})',
        quantities={
            "pictures_for_training": trained,
            "right_ones_of_the_training": trained,
            "pictures_kept_apart": kept,
            "right_ones_of_those_kept_apart": right,
        },
        right=lambda right_ones_of_those_kept_apart, pictures_kept_apart: (
            right_ones_of_those_kept_apart / pictures_kept_apart
        ),
        because="Only the pictures that were kept apart can tell. And they tell it of this pile only: other "
        "people's digits may be harder for it.",
        mistakes=(
            Mistake(
                "the training counts",
                trained / trained,
                "That is the share of the pictures it was trained on. Could it have learned those by heart?",
            ),
            Mistake(
                "both counted together",
                (trained + right) / (trained + kept),
                "You counted all pictures together, it seems. Which of them has the model never seen?",
            ),
            Mistake(
                "the mean of both",
                (1 + right / kept) / 2,
                "That is half-way between the two shares, it seems. Will the next pictures be half known to "
                "it?",
            ),
            Mistake(
                "the model of the lesson",
                442 / 450,
                "That is how the lesson's model does on its own test. Here it is another model, and another "
                "pile.",
            ),
            Mistake(
                "of all pictures",
                right / (trained + kept),
                "The right ones of those kept apart were divided by all pictures, it seems. How many were "
                "kept apart?",
            ),
            Mistake(
                "how many are kept apart",
                kept / (trained + kept),
                "That is which share of the pictures was kept apart. Asked is how many of them it reads right.",
            ),
            Mistake(
                "the other pile's count",
                right / trained,
                f"The right ones of one pile were divided by the other pile. To which pile do the {right} "
                "belong?",
            ),
            Mistake(
                "a coin",
                0.5,
                "Is that a guess, as of a coin? How did the model do on pictures that it had never seen?",
            ),
            Mistake(
                "something taken off for strangers",
                right / kept - 0.05,
                "Five hundredths were taken off, it seems, as for strangers. The next pictures come from "
                "the same pile as those kept apart.",
            ),
            Mistake(
                "a guess",
                0.1,
                "That is what blind guessing gets. How did the model do on pictures that it had never seen?",
            ),
            Mistake(
                "the strangers of the lesson",
                0.93,
                "That is the share of the lesson's strangers. Here the next pictures come from the same "
                "pile as the ones kept apart.",
            ),
        ),
        hint="A share is the number of right ones divided by the number of all. Which pictures may be "
        "counted? (They come from the same pile as the next ones, so nothing is to be taken off for "
        "strangers.)",
    )


EXERCISE = varied(
    expected_of_a_model,
    {"trained": 800, "kept": 250, "right": 212},
    {"trained": range(600, 1500, 100), "kept": (150, 200, 250, 300, 350, 400), "right": range(120, 372)},
    only=lambda kept, right: 0.78 < right / kept < 0.92,
)
