"""Measure what lessons 05, 06 and 11 tell without showing it: how far one comes otherwise trained, or not at all.

`python -m tools.baselines` prints it. A lesson may praise a model only beside numbers such as these.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from lessons_lib.data import DataSet, digits, spiral
from lessons_lib.learning import untrained
from lessons_lib.model import Model
from lessons_lib.numbers.door import Array
from tools.moves import ASIDE, NINE, moved
from tools.train import CNN, DIGITS, Plan, cnn_head, cnn_row, digit_row, hidden_row, learned

Labels = NDArray[np.intp]

MEAN, DEVIATION = 4.9, 6.0
SEEDS = range(5)
FIRST = 1347  # as many of the file's first pictures as the random split gives to the training


def labels(samples: DataSet) -> Labels:
    """Each sample's target as a whole number."""
    return samples.targets.astype(np.intp)


def rows(X: Array) -> Array:
    """Each picture as a row of scaled pixels, shape (samples, 64)."""
    return ((X - MEAN) / DEVIATION).reshape(len(X), -1)


LEARN = digits.train.X, labels(digits.train)
TEST = digits.test.X, labels(digits.test)


def main() -> None:
    """Print each measurement with the words of the lesson."""
    model, beside = strangers()
    print(f"06: learned from the first {FIRST}, of the last 450: model {model:.1%}, neighbour {beside:.1%}")
    own, test = shuffled_labels()
    print(f"06: trained on shuffled labels: {own:.1%} of its own pictures, {test:.1%} of the test")
    print(
        f"06: units that never wake: {dead_units(DIGITS.optimiser.weight_decay)}, without weight decay {dead_units(0)}"
    )
    print(f"06: pairs mixed up by ten models: {mixed_up(10).most_common(4)}")
    print(f"06: nearest centre behind 32 random units: {[random_centres(seed) for seed in range(5)]} of 450")
    print(f"06: flat cuts behind 320 random units: {[random_cuts(seed) for seed in range(5)]} of 450")
    arms = nearest(spiral.train.X, labels(spiral.train), spiral.test.X)
    print(f"05: the nearest neighbour: {(arms == spiral.test.targets).sum()} of 50 unseen points")
    print("11: read of 450, and of 1800 moved by a pixel, as the median of five seeds:")
    print(f"11: the neighbour: {neighbour()}")
    print(f"11: a neighbour that keeps all moved pictures: {moved_neighbour()}")
    for units, plan in ((32, DIGITS), (49, DIGITS)):
        for moves in (False, True):
            row = hidden_row(units, MEAN, DEVIATION)
            print(
                f"11: {units} hidden units, moved pictures {moves}: {of_five(row, replace(plan, moves=moves))}"
            )
    for moves in (False, True):
        told = of_five(cnn_row(MEAN, DEVIATION), replace(CNN, moves=moves))
        print(f"11: small windows, moved pictures {moves}: {told}")
    print(
        f"11: the first windows at random, the rest trained: {[random_windows(seed) for seed in SEEDS]} of 450"
    )


def read(model: Model, X: Array) -> Labels:
    """What a digit model answers."""
    answers: Labels = model.trace(X, batch=True).steps[-1].output.argmax(axis=1)
    return answers


def trained(plan: Plan, X: Array, y: Labels) -> Model:
    """The digit model as training finds it for pictures and their digits."""
    return learned(digit_row(MEAN, DEVIATION), X, y.astype(float), plan)[1]


def nearest(known: Array, answers: Labels, X: Array) -> Labels:
    """Of each x the answer of the nearest known one."""
    known, X = known.reshape(len(known), -1), X.reshape(len(X), -1)
    distances = (known**2).sum(axis=1) - 2 * X @ known.T  # squared; what all share of one x is left out
    found: Labels = answers[distances.argmin(axis=1)]
    return found


def strangers() -> tuple[float, float]:
    """Learned from the beginning of the file, tested on its end: the model's share, and the neighbour's."""
    X, y = digits.X, labels(digits)
    first, last = (X[:FIRST], y[:FIRST]), (X[FIRST:], y[FIRST:])
    model, beside = read(trained(DIGITS, *first), last[0]), nearest(*first, last[0])
    return float((model == last[1]).mean()), float((beside == last[1]).mean())


def shuffled_labels() -> tuple[float, float]:
    """Trained on digits that mean nothing: the share of its own pictures, and of the test."""
    X, y = LEARN
    shuffled = np.random.default_rng(0).permutation(y)
    model = trained(DIGITS, X, shuffled)
    return float((read(model, X) == shuffled).mean()), float((read(model, TEST[0]) == TEST[1]).mean())


def dead_units(decay: float) -> list[int]:
    """Which hidden units no picture for training wakes up, with that weight decay."""
    plan = replace(DIGITS, optimiser=replace(DIGITS.optimiser, weight_decay=decay))
    before_relu = trained(plan, *LEARN).trace(LEARN[0], batch=True).steps[3].output
    return [int(unit) for unit in np.flatnonzero((before_relu <= 0).all(axis=0))]


def mixed_up(models: int) -> Counter[tuple[int, int]]:
    """How often models from other random starts read one digit as another, whichever way round."""
    pairs: Counter[tuple[int, int]] = Counter()
    for seed in range(models):
        answers = read(trained(replace(DIGITS, seed=seed), *LEARN), TEST[0])
        for one, other in zip(answers, TEST[1], strict=True):
            if one != other:
                pairs[min(int(one), int(other)), max(int(one), int(other))] += 1
    return pairs


def random_units(units: int, seed: int) -> tuple[Array, Array]:
    """Hidden units with random weights: what they give for the training and for the test."""
    W = np.random.default_rng(seed).normal(size=(64, units))
    return np.maximum(rows(LEARN[0]) @ W, 0), np.maximum(rows(TEST[0]) @ W, 0)


def random_centres(seed: int) -> int:
    """How many of the test the nearest of ten centres reads behind 32 random units."""
    hidden, unseen = random_units(32, seed)
    centres = np.array([hidden[LEARN[1] == digit].mean(axis=0) for digit in range(10)])
    return int((nearest(centres, np.arange(10), unseen) == TEST[1]).sum())


def random_cuts(seed: int) -> int:
    """How many of the test a flat cut for each digit reads behind 320 random units."""
    hidden, unseen = (np.column_stack([each, np.ones(len(each))]) for each in random_units(320, seed))
    weights = np.linalg.lstsq(hidden, 2 * np.eye(10)[LEARN[1]] - 1)[0]
    return int(((unseen @ weights).argmax(axis=1) == TEST[1]).sum())


def aside(X: Array) -> Array:
    """Pictures moved by a pixel, in each of the four directions."""
    return np.concatenate([moved(X, *way) for way in ASIDE])


def counted_right(model: Model) -> tuple[int, int]:
    """How many of the test a model reads, and how many of the same pictures moved by a pixel."""
    return _right(read(model, TEST[0])), _right(read(model, aside(TEST[0])))


def _right(answers: Labels) -> int:
    return int((answers == np.resize(TEST[1], len(answers))).sum())


def of_five(row: Model, plan: Plan) -> tuple[int, int]:
    """The medians of what five models read, each from other random weights."""
    X, y = LEARN
    counts = [counted_right(learned(row, X, y.astype(float), replace(plan, seed=seed))[1]) for seed in SEEDS]
    test, there = np.median(counts, axis=0)
    return int(test), int(there)


def neighbour() -> tuple[int, int]:
    """What the nearest neighbour reads, of the test and of the same pictures moved by a pixel."""
    return _of_neighbour(*LEARN)


def moved_neighbour() -> tuple[int, int]:
    """… and where it keeps each picture for training at all nine places."""
    return _of_neighbour(
        np.concatenate([moved(LEARN[0], *way) for way in NINE]), np.tile(LEARN[1], len(NINE))
    )


def _of_neighbour(known: Array, answers: Labels) -> tuple[int, int]:
    parts = [TEST[0], *np.split(aside(TEST[0]), len(ASIDE))]
    test, *there = (nearest(known, answers, part) for part in parts)
    return _right(test), _right(np.concatenate(there))


def random_windows(seed: int) -> int:
    """How many of the test are read behind kernels of the first layer that stay as they began."""
    head, rest = cnn_head(untrained(cnn_row(MEAN, DEVIATION), seed))
    seen, unseen = (head.trace(X, batch=True).steps[-1].output for X in (LEARN[0], TEST[0]))
    model = learned(rest, seen, LEARN[1].astype(float), replace(CNN, seed=seed, moves=False))[1]
    return _right(read(model, unseen))


if __name__ == "__main__":
    main()
