"""Lesson 10, batches: the mean direction, noise, training, and what a training curve says."""

from collections.abc import Sequence

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISES"]


MEAN = Exercise(
    number="10.1",
    title="A step for three",
    question="""A weight is 11. Three samples share a batch; for this weight their gradients are 29, −16 and 8.
The learning
rate is 0.2. What is the gradient of the batch? And what is the weight after one step? Give two numbers.""",
    dots=1,
    minutes=3,
    solution="""of_the_batch = (29 - 16 + 8) / 3
check("10.1", (of_the_batch, 11 - 0.2 * of_the_batch))""",
    quantities={"weight": 11, "gradients": (29, -16, 8), "rate": 0.2, "samples": 3},
    right=lambda weight, gradients, rate, samples: (
        sum(gradients) / samples,
        weight - rate * (sum(gradients) / samples),
    ),
    because="The mean of 29, −16 and 8 is 7; 11 − 0.2 × 7 = 9.6. The second sample wanted the weight to grow, "
    "and was "
    "outvoted.",
    mistakes=(
        Mistake(
            "the middle one",
            8,
            "That is the gradient in the middle. A batch takes the mean: all added up, divided by how many they are.",
            part="gradient",
        ),
    ),
    parts=("gradient", "weight"),
    hint="The mean of the three first; then the weight minus learning rate × mean.",
)

STEPS = Exercise(
    number="10.2",
    title="How many steps?",
    question="""There are 950 pictures to learn from, in batches of 40; what is left at the end of an epoch is
a smaller batch.
The training has 15 epochs. How many steps does it make? And how many forward passes of a picture are that, one for
each picture in each step? Give two numbers.""",
    dots=2,
    minutes=3,
    solution="""steps_an_epoch = 23 + 1  # 23 batches of 40 are 920 pictures, the last batch has 30
check("10.2", (15 * steps_an_epoch, 15 * 950))""",
    quantities={"pictures": 950, "batch_size": 40, "full_batches": 23, "left_over": 1, "epochs": 15},
    right=lambda pictures, full_batches, left_over, epochs: (
        epochs * (full_batches + left_over),
        epochs * pictures,
    ),
    because="An epoch has 23 batches of 40 and one of 30, so 24 steps; 15 × 24 = 360. The size of a batch "
    "changes how "
    "many steps there are, and not how many pictures are looked at.",
    mistakes=(
        Mistake(
            "the batch left over is lost",
            (345, 14250),
            "The pictures that are left at the end of an epoch make a step too, if a smaller one.",
        ),
        Mistake(
            "no whole number of steps",
            15 * 950 / 40,
            "A step more or less is a whole one. How many batches does one epoch have?",
            part="steps",
        ),
        Mistake(
            "epochs joined",
            357,
            "You let the rest of one epoch wait for the next, it seems. Each epoch begins anew: how many "
            "batches does one "
            "have?",
            part="steps",
        ),
        Mistake(
            "one epoch, both",
            (24, 950),
            "That is one epoch. How many are there?",
        ),
        Mistake(
            "all batches are full",
            15 * 24 * 40,
            "The last batch of an epoch is smaller. How often is each picture seen in one epoch?",
            part="forward passes",
        ),
        Mistake(
            "a picture for a step",
            360,
            "That is how many steps there are. Each looks at a whole batch of pictures.",
            part="forward passes",
        ),
    ),
    parts=("steps", "forward passes"),
    hint="How many batches are there in one epoch, the small one counted too? How often is each picture seen in it?",
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
            "The smaller batch at the end was divided by the size of the others, it seems. How many does it hold?",
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
            "You took every fourth for a batch, it seems, as one deals cards. A batch is neighbours in the row.",
        ),
    ),
    hint="Where does each batch begin? From there take four, or what there is; then their sum divided by how many "
    "they are.",
    inputs=((3, 5, 10, 2, 9, 31), (4, 8, 15, 1), (1, 7, 2, 11, 6, 13, 20, 5, 40), (6, 1, 9, 14, 3)),
)

NOISE = Exercise(
    number="10.4",
    title="How much noise is left?",
    question="""With batches of 9 pictures the gradient is off by 2.4 times its own length, in the mean. There
are millions of
pictures. By how much would you expect it to be off with batches of 225?""",
    dots=2,
    minutes=3,
    solution="""# 225 / 9 = 25 times as many pictures: a fifth of the noise.
check("10.4", 2.4 / 25**0.5)""",
    quantities={"off": 2.4, "small": 9, "large": 225},
    right=lambda off, small, large: off / (large / small) ** 0.5,
    because="25 times as many pictures, and the noise is divided by the root of 25: 2.4 / 5 = 0.48. Twenty-five "
    "times the "
    "work, for a fifth of the noise.",
    mistakes=(
        Mistake(
            "without the root",
            2.4 / 25,
            "25 times as many pictures, 25 times less noise? In section 2, what became of the noise with four times as "
            "many?",
        ),
        Mistake(
            "no change",
            2.4,
            "That would be the same noise for 25 times the work. In section 2, what became of it with larger batches?",
        ),
        Mistake(
            "more noise",
            12,
            "More pictures, more noise? Look at section 2 again.",
        ),
        Mistake(
            "the root of the large batch",
            2.4 / 15,
            "That is the root of 225 alone. How many *times* as many pictures are there?",
        ),
    ),
    hint="How many times as many pictures? The noise shrinks with the root of that.",
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
    because="At epoch 10 the loss on pictures that it does not learn from is the smallest, 0.70. What it learns "
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
            "A gap is no harm by itself. At which epoch does it do best on pictures that it does not learn from?",
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
            "More pupils make the number steadier. But what is it a number of: of what was practised, or of something "
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
