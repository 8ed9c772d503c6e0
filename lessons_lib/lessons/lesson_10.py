"""Lesson 10, batches: the mean direction, noise, training, and what a training curve says."""

import math
from collections.abc import Callable, Sequence
from statistics import median

import numpy as np

from lessons_lib.judge.exercise import Clue, Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISES"]


def step_for_three(weight: int, a: int, b: int, c: int, rate: float) -> Exercise:
    """Ask for the gradient of a batch, and for a step."""
    mean = (a - b + c) / 3
    return Exercise(
        number="10.1",
        title="A step for three",
        question=f"""A weight is {weight}. Three samples share a batch; for this weight
their gradients are {a}, −{b} and {c}. The learning rate is {rate}.
What is the gradient of the batch? And what is the weight after one step? Give two numbers.""",
        dots=1,
        minutes=3,
        solution=f"""of_the_batch = ({a} - {b} + {c}) / 3
check("10.1", (of_the_batch, {weight} - {rate} * of_the_batch))""",
        quantities={"weight": weight, "gradients": (a, -b, c), "rate": rate, "samples": 3},
        right=lambda weight, gradients, rate, samples: (
            sum(gradients) / samples,
            weight - rate * (sum(gradients) / samples),
        ),
        because=f"The mean of {a}, −{b} and {c} is {number(mean)}; {weight} − {rate} × {number(mean)} = "
        f"{number(weight - rate * mean)}. The second sample wanted the weight to grow, "
        "and was "
        "outvoted.",
        mistakes=(
            Mistake(
                "the middle one",
                c,
                "That is the gradient in the middle. A batch takes the mean: all added up, divided by "
                "how many they "
                "are.",
                part="gradient",
            ),
            Mistake(
                "the sum",
                3 * mean,
                "That is the sum of the three. A batch takes their mean.",
                part="gradient",
            ),
            Mistake(
                "the negative one left out",
                (a + c) / 2,
                "The negative one was left out, it seems. It is a sample like the others.",
                part="gradient",
            ),
            Mistake(
                "the negative one counted as 0",
                (a + c) / 3,
                "The negative one was counted as 0, it seems. It is a sample like the others.",
                part="gradient",
            ),
            Mistake(
                "divided by two",
                3 * mean / 2,
                "The sum was divided by 2, it seems. How many samples are there?",
                part="gradient",
            ),
            Mistake(
                "the sign",
                -mean,
                "The sign is turned: the step goes against the gradient, and the gradient itself is the mean.",
                part="gradient",
            ),
            Mistake(
                "the largest",
                a,
                "That is the gradient of one sample, the largest. A batch takes the mean of all.",
                part="gradient",
            ),
            Mistake(
                "the sum of the sizes",
                a + b + c,
                "These are the sizes added up. A gradient keeps its sign, and a batch takes the mean.",
                part="gradient",
            ),
            Mistake(
                "the mean of the sizes",
                (a + b + c) / 3,
                f"The minus of −{b} got lost, it seems. It is an opposite direction, and counts so.",
                part="gradient",
            ),
            Mistake(
                "the step",
                rate * mean,
                "That is by how much the weight moves. Where is it then?",
                part="weight",
            ),
            Mistake(
                "uphill",
                weight + rate * mean,
                "You went *with* the gradient, it seems. It is above 0: does the loss fall when the "
                "weight grows, or "
                "when it shrinks?",
                part="weight",
            ),
            Mistake(
                "the weight times the learning rate",
                weight * rate,
                "That is the weight times the learning rate. The *gradient* is multiplied by it, and "
                "that taken from "
                "the weight.",
                part="weight",
            ),
            Mistake(
                "the sum in the step",
                weight - rate * 3 * mean,
                "The sum of the three was taken for the step, it seems, and not their mean.",
                part="weight",
            ),
            Mistake(
                "the learning rate left out",
                weight - mean,
                "The learning rate is missing, it seems.",
                part="weight",
            ),
            Mistake(
                "the learning rate taken away",
                weight - rate,
                "The learning rate alone was taken away, it seems. It is multiplied by the gradient first.",
                part="weight",
            ),
        ),
        parts=("gradient", "weight"),
        hint="The mean of the three first; then the weight minus learning rate × mean.",
        hints={
            "gradient": "All three added up, each with its sign, and divided by how many they are.",
            "weight": "The learning rate times the gradient of the batch, taken away from the weight.",
        },
    )


MEAN = varied(
    step_for_three,
    {"weight": 11, "a": 29, "b": 16, "c": 8, "rate": 0.2},
    {
        "weight": range(8, 20),
        "a": range(24, 44),
        "b": range(11, 23),
        "c": range(4, 11),
        "rate": (0.1, 0.2, 0.3, 0.4),
    },
    only=lambda a, b, c: (a - b + c) % 3 == 0 and a > b,
)


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
        because=f"An epoch has {full} batches of {size} and one of {pictures % size}, so {full + 1} "
        f"steps; {epochs} × {full + 1} = {steps}. The size of a batch "
        "changes how "
        "many steps there are, and not how many pictures are looked at.",
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
                "You let the rest of one epoch wait for the next, it seems. Each epoch begins anew: how many "
                "batches does one "
                "have?",
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
                "The pictures that are left at the end of an epoch make a step too, if a smaller one; "
                "and they are "
                "looked at.",
            ),
            Mistake(
                "the rest lost, one epoch",
                (full, full * size),
                "That is one epoch, and without the pictures left at its end. They make a batch too, if "
                "a smaller "
                "one; and how many epochs are there?",
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
                "The epochs were multiplied by the *size* of a batch, it seems. How many batches does "
                "one epoch have?",
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
                "does one "
                "have?",
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
                "The pictures were multiplied by the size of a batch, it seems. How often is each "
                "picture seen in "
                "one epoch?",
                part="forward passes",
            ),
            Mistake(
                "steps times pictures",
                steps * pictures,
                "Not each step looks at all the pictures: it looks at one batch. How often is each "
                "picture seen in "
                "one epoch?",
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
        hint="How many batches are there in one epoch, the small one counted too? How often is each "
        "picture seen in it?",
        hints={
            "steps": "How many batches does one epoch have, the small one counted too? Then the epochs.",
            "forward passes": "How often is each picture seen in one epoch? Then all pictures, and all epochs.",
        },
    )


STEPS = varied(
    steps_of_a_training,
    {"pictures": 950, "size": 40, "epochs": 15},
    {"pictures": range(610, 1490, 10), "size": (32, 36, 40, 48, 50), "epochs": range(12, 26)},
    only=lambda pictures, size: pictures % size > 3,
)


def means(X: Sequence[float]) -> list[float]:
    """Cut a row into batches of 4, and take the mean of each."""
    found = []
    for at in range(0, len(X), 4):
        batch = X[at : at + 4]
        found.append(sum(batch) / len(batch))
    return found


def by_the_size(X: Sequence[float]) -> list[float]:
    """Divide the last batch, too, by the size of the others."""
    return [sum(X[at : at + 4]) / 4 for at in range(0, len(X), 4)]


def overlapping(X: Sequence[float]) -> list[float]:
    """Let a batch begin at each place."""
    return [sum(X[at : at + 4]) / len(X[at : at + 4]) for at in range(len(X))]


def dealt(X: Sequence[float]) -> list[float]:
    """Take every fourth, as one deals cards."""
    return [sum(X[at::4]) / len(X[at::4]) for at in range(4) if len(X) > at]


def of_size(size: int, X: Sequence[float]) -> list[float]:
    """Cut a row into batches of another size, and take the mean of each."""
    return [sum(X[at : at + size]) / len(X[at : at + size]) for at in range(0, len(X), size)]


def _joined(X: Sequence[float]) -> list[float]:
    """Put what is left over into the last full batch."""
    full = max(1, len(X) // 4)
    cut = [X[4 * at : 4 * at + 4] for at in range(full - 1)] + [X[4 * (full - 1) :]]
    return [sum(batch) / len(batch) for batch in cut]


def _last_for_the_rest(X: Sequence[float]) -> list[float]:
    """Take the last number for the mean of what is left over."""
    rest = [X[-1]] if len(X) % 4 else []
    return [*means(X[: len(X) // 4 * 4]), *rest]


def with_each(summary: Callable[[Sequence[float]], float], X: Sequence[float]) -> list[float]:
    """Make something else than a mean of each batch."""
    return [summary(X[at : at + 4]) for at in range(0, len(X), 4)]


BATCHES = Exercise(
    number="10.3",
    title="Cut it into batches",
    question="""Write `means_of_batches`: it gets a row of numbers, cuts it, in its order, into batches of 4,
and returns
the mean of each batch as a list. What is left at the end is a smaller batch.

`X[2:5]` is the part of a row from place 2 up to, and without, place 5; where the row ends sooner, it is what there
is. `range(0, 10, 4)` gives 0, 4, 8.""",
    dots=2,
    minutes=5,
    start="def means_of_batches(X):\n    return ...",
    solution="""def means_of_batches(X):
    cut = [X[at : at + 4] for at in range(0, len(X), 4)]
    return [sum(batch) / len(batch) for batch in cut]

check("10.3", means_of_batches)""",
    right=means,
    because="The last batch is divided by how many *it* holds: it is a mean like the others, though of fewer, "
    "and so "
    "with more noise.",
    mistakes=(
        Mistake(
            "what is left over is lost",
            lambda X: means(X[: len(X) // 4 * 4]),
            "What is left at the end is missing, it seems. It is a batch too, a smaller one.",
        ),
        Mistake(
            "the last batch divided by the size of the others",
            by_the_size,
            "The smaller batch at the end was divided by the size of the others, it seems. How many does "
            "it hold?",
        ),
        Mistake(
            "sums",
            lambda X: [sum(X[at : at + 4]) for at in range(0, len(X), 4)],
            "These are sums. A mean is divided by how many there are.",
        ),
        Mistake(
            "one mean",
            lambda X: sum(X) / len(X),
            "That is one mean of all. Each batch has its own.",
        ),
        Mistake(
            "the batches overlap",
            overlapping,
            "A batch begins at each place, it seems. The next begins where the last one ended.",
        ),
        Mistake(
            "the first batch",
            lambda X: means(X)[0],
            "That is the first batch alone. Does `return` stand inside the loop?",
        ),
        Mistake(
            "dealt like cards",
            dealt,
            "You took every fourth for a batch, it seems, as one deals cards. A batch is neighbours in "
            "the row.",
        ),
        Mistake(
            "batches of 3",
            lambda X: of_size(3, X),
            "Your batches hold three, it seems. How far does `X[a:b]` reach: is place b in it?",
        ),
        Mistake(
            "batches of 3, divided by 3",
            lambda X: [sum(X[at : at + 3]) / 3 for at in range(0, len(X), 3)],
            "Your batches hold three, it seems, and each is divided by 3. How many belong into one?",
        ),
        Mistake(
            "batches of 5",
            lambda X: of_size(5, X),
            "Your batches hold five, it seems. How far does `X[a:b]` reach: is place b in it?",
        ),
        Mistake(
            "one number left out of each",
            lambda X: [sum(X[at : at + 3]) / len(X[at : at + 3]) for at in range(0, len(X), 4)],
            "The last number of each batch is left out, it seems. `X[a:b]` reaches up to, and without, "
            "place b.",
        ),
        Mistake(
            "one number too many in each",
            lambda X: [sum(X[at : at + 5]) / len(X[at : at + 5]) for at in range(0, len(X), 4)],
            "The first number of the next batch is in each, it seems. `X[a:b]` reaches up to, and "
            "without, place "
            "b.",
        ),
        Mistake(
            "the end of the first slice for all",
            lambda X: [sum(X[at:4]) / 4 for at in range(0, len(X), 4)],
            "Each of your batches ends at place 4, it seems. Where does a batch end that begins at place 4?",
        ),
        Mistake(
            "the middle number",
            lambda X: with_each(median, X),
            "That is the number in the middle of each batch. The mean is all of them added up, divided by how "
            "many they are.",
        ),
        Mistake(
            "half-way between least and most",
            lambda X: with_each(lambda batch: (min(batch) + max(batch)) / 2, X),
            "That is half-way between the smallest and the largest. The mean is all of them added up, "
            "divided by "
            "how many they are.",
        ),
        Mistake(
            "the largest",
            lambda X: with_each(max, X),
            "That is the largest of each batch. Its mean is asked.",
        ),
        Mistake(
            "how many they are",
            lambda X: with_each(len, X),
            "That is how many numbers each batch holds. Its mean is asked.",
        ),
        Mistake(
            "the first of each",
            lambda X: with_each(lambda batch: batch[0], X),
            "That is the number each batch begins with. Its mean is asked.",
        ),
        Mistake(
            "whole numbers",
            lambda X: with_each(lambda batch: sum(batch) // len(batch), X),
            "The means are made whole numbers, it seems: one divides with `/`.",
        ),
        Mistake(
            "rounded to whole numbers",
            lambda X: with_each(lambda batch: round(sum(batch) / len(batch)), X),
            "The means are rounded, it seems. Let the function return them as they come out.",
        ),
        Mistake(
            "sorted first",
            lambda X: means(sorted(X)),
            "The numbers were sorted first, it seems. They keep their order here.",
        ),
        Mistake("from the end", lambda X: means(X[::-1]), "The row was cut from its end, it seems."),
        Mistake(
            "four batches",
            lambda X: [sum(part) / len(part) for part in np.array_split(X, 4)],
            "You cut the row into four batches, it seems. Each batch is to hold four numbers.",
        ),
        Mistake(
            "the rest joined to the last batch",
            _joined,
            "What is left at the end was put into the batch before it, it seems. It is a batch of its own.",
        ),
        Mistake(
            "the rest joined to the last batch, divided by 4",
            _last_for_the_rest,
            "The last number stands for what is left at the end, it seems. That is a batch like the "
            "others: take "
            "its mean.",
        ),
        Mistake(
            "a single one left out",
            lambda X: means(X[: len(X) - (len(X) % 4 == 1)]),
            "A single number at the end is left out, it seems. It is a batch too, of one.",
        ),
    ),
    hint="Where does each batch begin? From there take four, or what there is; then their sum divided by "
    "how many "
    "they are.",
    inputs=(
        (3, 5, 10, 2, 9, 31),
        (4, 8, 15, 1),
        (1, 7, 2, 11, 6, 13, 20, 5, 40),
        (6, 1, 9, 14, 3),
        (2, 3, 5, 9, 1, 1, 2),
    ),
)


def noise_left(off: float, small: int, root: int) -> Exercise:
    """Ask how much noise is left with a larger batch."""
    ratio, large, right = root**2, small * root**2, off / root
    part = {5: "fifth", 6: "sixth", 7: "seventh"}[root]
    return Exercise(
        number="10.4",
        title="How much noise is left?",
        question=f"""With batches of {small} pictures the gradient is off by {off} times its own length,
in the mean. There are millions of pictures. By how much would you expect it to be off with batches of {large}?""",
        dots=2,
        minutes=3,
        solution=f"""# {large} / {small} = {ratio} times as many pictures: a {part} of the noise.
check("10.4", {off} / {ratio}**0.5)""",
        quantities={"off": off, "small": small, "large": large},
        right=lambda off, small, large: off / (large / small) ** 0.5,
        because=f"{ratio} times as many pictures, and the noise is divided by the root of {ratio}: {off} "
        f"/ {root} = {number(right)}. "
        f"{ratio} times the work, for a {part} of the noise.",
        mistakes=(
            Mistake(
                "without the root",
                off / ratio,
                f"{ratio} times as many pictures, {ratio} times less noise? In section 2, what became of "
                "the noise with four "
                "times as "
                "many?",
            ),
            Mistake(
                "no change",
                off,
                f"That would be the same noise for {ratio} times the work. In section 2, what became of "
                "it with larger "
                "batches?",
            ),
            Mistake(
                "more noise",
                off * root,
                "More pictures, more noise? Look at section 2 again.",
            ),
            Mistake(
                "the root of the large batch",
                off / large**0.5,
                f"That is the root of {large} alone. How many *times* as many pictures are there?",
            ),
            Mistake(
                "times the ratio",
                off * ratio,
                f"More pictures, more noise? And it was multiplied by {ratio}. Look at section 2 again.",
            ),
            Mistake(
                "times the root of the large batch",
                off * large**0.5,
                f"More pictures, more noise? And that is the root of {large} alone. How many *times* as "
                "many pictures are "
                "there?",
            ),
            Mistake(
                "times the root of the small batch",
                off * small**0.5,
                f"More pictures, more noise? And that is the root of {small} alone. How many *times* as "
                "many pictures are "
                "there?",
            ),
            Mistake(
                "the root of the small batch",
                off / small**0.5,
                f"That is the root of {small} alone. How many *times* as many pictures are there, {large} "
                f"for each {small}?",
            ),
            Mistake(
                "the small batch",
                off / small,
                f"It was divided by {small}, it seems. How many *times* as many pictures are there? And "
                "the noise shrinks "
                "with the root of that.",
            ),
            Mistake(
                "the large batch",
                off / large,
                f"It was divided by {large}, it seems. How many *times* as many pictures are there? And "
                "the noise shrinks "
                "with the root of that.",
            ),
            Mistake(
                "halved",
                off / 2,
                "It was halved, it seems. Four times as many pictures halve the noise; here there are more.",
            ),
            Mistake(
                "halved twice",
                off / 4,
                "It was halved twice, it seems: that is 16 times as many pictures. How many times as "
                "many are there "
                "here?",
            ),
            Mistake(
                "halved three times",
                off / 8,
                "It was halved three times, it seems: that is 64 times as many pictures. How many times "
                "as many are "
                "there here?",
            ),
            Mistake(
                "by which it is divided", root, "That is by what the noise is divided. How much is it then?"
            ),
            Mistake("the share", 1 / root, "That is which share of the noise is left. How much is it then?"),
            Mistake(
                "the share without the root",
                1 / ratio,
                f"That is one in {ratio}. The noise shrinks with the *root* of how many times as many "
                "pictures, and begins "
                f"at {off}.",
            ),
            Mistake(
                "how many times",
                ratio,
                "That is how many times as many pictures there are. The noise shrinks with the root of that.",
            ),
            Mistake(
                "squared",
                off / ratio**2,
                "It was divided by the *square* of how many times as many, it seems. The noise shrinks "
                "with the root.",
            ),
            Mistake(
                "what it falls by", off - right, "That is by how much the noise falls. How much is left?"
            ),
            Mistake(
                "the root of the noise",
                off**0.5 / root,
                "A root was taken of the noise too, it seems. The root is that of how many times as many "
                "pictures.",
            ),
        ),
        hint="How many times as many pictures? The noise shrinks with the root of that.",
        clues=(
            Clue(
                lambda _, given: given < off,
                "More pictures, more noise? Look at section 2 again: what became of it with larger batches?",
            ),
            Clue(
                lambda _, given: given > off / ratio,
                f"That is less than a {ratio}th of the noise. There are {ratio} times as many pictures; "
                "does the noise shrink "
                "as fast as "
                "their number grows?",
            ),
            Clue(
                lambda _, given: given < off / 2,
                "Four times as many pictures halve the noise, said section 2. Here there are more than "
                "four times as "
                "many.",
            ),
        ),
    )


NOISE = varied(
    noise_left,
    {"off": 2.4, "small": 9, "root": 5},
    {"off": [each / 10 for each in range(12, 49)], "small": (4, 9, 16), "root": (5, 6, 7)},
)

CURVE = Exercise(
    number="10.5",
    title="Read the curves",
    question="""A network is trained for 60 epochs, and its losses are these:

| epoch | 0 | 5 | 10 | 20 | 40 | 60 |
|---|---|---|---|---|---|---|
| training | 2.30 | 0.90 | 0.50 | 0.20 | 0.05 | 0.01 |
| validation | 2.30 | 1.00 | 0.70 | 0.80 | 1.20 | 1.70 |

Which model do you take? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: that of epoch 60, for its loss in training is the smallest
- b: that of epoch 10, kept in the history
- c: that of epoch 5, where the two losses are still close
- d: one trained for longer, until the validation falls again""",
    dots=2,
    minutes=3,
    solution='check("10.5", "b")',
    right="b",
    because="At epoch 10 the loss on pictures that it does not learn from is the smallest, 0.70. What it "
    "learns "
    "after that is "
    "about its own pictures. A test that nobody has looked at yet tells how good that model is.",
    mistakes=(
        Mistake(
            "training is what counts",
            "a",
            "A network that knows shuffled labels by heart has a loss near 0 too. Which row speaks of *other* "
            "pictures?",
        ),
        Mistake(
            "the gap is what counts",
            "c",
            "A gap is no harm by itself. At which epoch does it do best on pictures that it does not "
            "learn from?",
        ),
        Mistake(
            "patience",
            "d",
            "From which epoch on has that row been climbing, and what does the network learn meanwhile?",
        ),
    ),
)

ENGLISH = Exercise(
    number="10.6",
    title="Transfer: learning words",
    question="""A language school asks its pupils at the end of each week for the 30 words of that week, and
nearly all know
nearly all of them. Does the school know from this that its pupils learn the language? What should it compare?
Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: this week's 30 words with last week's 30 words
- b: with more pupils, so that chance plays a smaller part
- c: with sentences that were not practised, before the course and after it
- d: with 60 words a week, so that it becomes harder""",
    dots=2,
    minutes=3,
    solution='check("10.6", "c")',
    right="c",
    because="Words by heart are a training set: all of them right proves little. What was not practised is the "
    "test, and "
    "*before the course* is the untrained network: the baseline.",
    mistakes=(
        Mistake(
            "training against training",
            "a",
            "Both lists were practised. Which question is a *test*, in the sense of section 3?",
        ),
        Mistake(
            "noise",
            "b",
            "More pupils make the number steadier. But what is it a number of: of what was practised, or of "
            "something "
            "new?",
        ),
        Mistake(
            "more to learn by heart",
            "d",
            "The network in section 5 learned a hundred labels by heart. What would 60 words more tell about "
            "sentences?",
        ),
    ),
)

EXERCISES = (MEAN, STEPS, BATCHES, NOISE, CURVE, ENGLISH)
