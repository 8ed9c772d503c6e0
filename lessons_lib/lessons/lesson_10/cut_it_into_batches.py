"""Exercise 10.3: cut it into batches."""

from collections.abc import Callable, Sequence
from statistics import median

import numpy as np

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]


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


EXERCISE = Exercise(
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
    because="The last batch is divided by how many *it* holds: it is a mean like the others, though of "
    "fewer, and so with more noise.",
    mistakes=(
        Mistake(
            "what is left over is lost",
            lambda X: means(X[: len(X) // 4 * 4]),
            "What is left at the end is missing, it seems. It is a batch too, a smaller one.",
        ),
        Mistake(
            "the last batch divided by the size of the others",
            by_the_size,
            "The smaller batch at the end was divided by the size of the others, it seems. How many does it "
            "hold?",
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
            "You took every fourth for a batch, it seems, as one deals cards. A batch is neighbours in the "
            "row.",
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
            "The first number of the next batch is in each, it seems. `X[a:b]` reaches up to, and without, "
            "place b.",
        ),
        Mistake(
            "the end of the first slice for all",
            lambda X: [sum(X[at:4]) / 4 for at in range(0, len(X), 4)],
            "Each of your batches ends at place 4, it seems. Where does a batch end that begins at place 4?",
        ),
        Mistake(
            "the middle number",
            lambda X: with_each(median, X),
            "That is the number in the middle of each batch. The mean is all of them added up, divided by "
            "how many they are.",
        ),
        Mistake(
            "half-way between least and most",
            lambda X: with_each(lambda batch: (min(batch) + max(batch)) / 2, X),
            "That is half-way between the smallest and the largest. The mean is all of them added up, "
            "divided by how many they are.",
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
            "The last number stands for what is left at the end, it seems. That is a batch like the others: "
            "take its mean.",
        ),
        Mistake(
            "a single one left out",
            lambda X: means(X[: len(X) - (len(X) % 4 == 1)]),
            "A single number at the end is left out, it seems. It is a batch too, of one.",
        ),
    ),
    hint="Where does each batch begin? From there take four, or what there is; then their sum divided by "
    "how many they are.",
    inputs=(
        (3, 5, 10, 2, 9, 31),
        (4, 8, 15, 1),
        (1, 7, 2, 11, 6, 13, 20, 5, 40),
        (6, 1, 9, 14, 3),
        (2, 3, 5, 9, 1, 1, 2),
    ),
)
