"""Exercise 10.2: how many steps."""

import math

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE"]


def steps_of_a_training(pictures: int, size: int, epochs: int) -> Exercise:
    """Ask how many steps a training makes."""
    full = pictures // size
    steps = epochs * (full + 1)
    return Exercise(
        number="10.2",
        title="How many steps?",
        question=f"""There are {pictures} pictures to learn from, in batches of {size}; what is left
at the end of an epoch is a smaller batch. The training has {epochs} epochs. How many steps does it make?
And how many forward passes of a picture are that, one for each picture in each step? Give two numbers.""",
        dots=2,
        minutes=3,
        solution=f"""steps_an_epoch = {full} + 1  # {full} batches of {size} are {full * size} pictures
# (the last batch has {pictures % size})
check("10.2", ({epochs} * steps_an_epoch, {epochs} * {pictures}))""",
        quantities={
            "pictures": pictures,
            "batch_size": size,
            "batches_of_an_epoch": full + 1,
            "epochs": epochs,
        },
        right=lambda pictures, batches_of_an_epoch, epochs: (epochs * batches_of_an_epoch, epochs * pictures),
        because=f"An epoch has {full} batches of {size} and one of {pictures % size}, so {full + 1} steps; "
        f"{epochs} × {full + 1} = {steps}. The size of a batch changes how many steps there are, and not "
        "how many pictures are looked at.",
        mistakes=(
            Mistake(
                "the batch left over is lost",
                (epochs * full, epochs * pictures),
                "The pictures that are left at the end of an epoch make a step too, if a smaller one.",
            ),
            Mistake(
                "no whole number of steps",
                epochs * pictures / size,
                "A step more or less is a whole one. How many batches does one epoch have?",
                part="steps",
            ),
            Mistake(
                "epochs joined",
                math.ceil(epochs * pictures / size),
                "You let the rest of one epoch wait for the next, it seems. Each epoch begins anew: how "
                "many batches does one have?",
                part="steps",
            ),
            Mistake(
                "one epoch, both",
                (full + 1, pictures),
                "That is one epoch. How many are there?",
            ),
            Mistake(
                "all batches are full",
                steps * size,
                "The last batch of an epoch is smaller. How often is each picture seen in one epoch?",
                part="forward passes",
            ),
            Mistake(
                "a picture for a step",
                steps,
                "That is how many steps there are. Each looks at a whole batch of pictures.",
                part="forward passes",
            ),
            Mistake(
                "the rest lost in both",
                (epochs * full, epochs * full * size),
                "The pictures that are left at the end of an epoch make a step too, if a smaller one; and "
                "they are looked at.",
            ),
            Mistake(
                "the rest lost, one epoch",
                (full, full * size),
                "That is one epoch, and without the pictures left at its end. They make a batch too, if a "
                "smaller one; and how many epochs are there?",
            ),
            Mistake(
                "one step an epoch",
                epochs,
                "That is how many epochs there are. In one epoch there is a step for *each batch*.",
                part="steps",
            ),
            Mistake(
                "one epoch",
                full + 1,
                "These are the steps of one epoch. How many epochs are there?",
                part="steps",
            ),
            Mistake(
                "one epoch, the rest lost",
                full,
                "That is one epoch, without its last, smaller batch. And how many epochs are there?",
                part="steps",
            ),
            Mistake(
                "a step a picture",
                pictures,
                "That would be a step for each picture, in one epoch. A step is made for a whole batch.",
                part="steps",
            ),
            Mistake(
                "a step a picture, all epochs",
                epochs * pictures,
                "That would be a step for each picture. A step is made for a whole batch.",
                part="steps",
            ),
            Mistake(
                "epochs times the size of a batch",
                epochs * size,
                "The epochs were multiplied by the *size* of a batch, it seems. How many batches does one "
                "epoch have?",
                part="steps",
            ),
            Mistake(
                "one batch too many",
                epochs * (full + 2),
                f"That is a batch too many in each epoch. {full} times {size} is {full * size}: how many "
                "batches come after that?",
                part="steps",
            ),
            Mistake(
                "joined and cut",
                epochs * pictures // size,
                "Whole batches of all epochs joined, it seems. Each epoch begins anew: how many batches "
                "does one have?",
                part="steps",
            ),
            Mistake(
                "a batch for each epoch",
                epochs + full + 1,
                "The epochs were added, it seems. Each epoch has so many steps.",
                part="steps",
            ),
            Mistake(
                "one batch too many, one epoch",
                full + 2,
                f"How many batches of {size} are in {pictures}, and is there a rest? And how many epochs?",
                part="steps",
            ),
            Mistake(
                "the rest not looked at",
                epochs * full * size,
                "The pictures in the last batch are looked at too, even if it is a smaller one.",
                part="forward passes",
            ),
            Mistake(
                "one epoch, pictures",
                pictures,
                "These are the pictures of one epoch. How many epochs are there?",
                part="forward passes",
            ),
            Mistake(
                "pictures times the size of a batch",
                pictures * size,
                "The pictures were multiplied by the size of a batch, it seems. How often is each picture "
                "seen in one epoch?",
                part="forward passes",
            ),
            Mistake(
                "steps times pictures",
                steps * pictures,
                "Not each step looks at all the pictures: it looks at one batch. How often is each picture "
                "seen in one epoch?",
                part="forward passes",
            ),
            Mistake(
                "a batch an epoch",
                epochs * size,
                "That is one batch an epoch. How many pictures does an epoch look at?",
                part="forward passes",
            ),
            Mistake(
                "one batch",
                size,
                "That is one batch. How many pictures does an epoch look at, and how many epochs are there?",
                part="forward passes",
            ),
            Mistake(
                "there and back",
                2 * epochs * pictures,
                "It is twice as many: the way back is not asked, and it is no forward pass.",
                part="forward passes",
            ),
        ),
        parts=("steps", "forward passes"),
        hint="How many batches are there in one epoch, the small one counted too? How often is each picture "
        "seen in it?",
        hints={
            "steps": "How many batches does one epoch have, the small one counted too? Then the epochs.",
            "forward passes": "How often is each picture seen in one epoch? Then all pictures, and all epochs.",
        },
    )


EXERCISE = varied(
    steps_of_a_training,
    {"pictures": 950, "size": 40, "epochs": 15},
    {"pictures": range(610, 1490, 10), "size": (32, 36, 40, 48, 50), "epochs": range(12, 26)},
    only=lambda pictures, size: pictures % size > 3,
)
