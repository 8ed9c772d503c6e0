"""Wrong answers that nobody has reason to give: near the size of the right one, with as few digits as people write."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lessons_lib.judge.compare import rounded, same
from lessons_lib.judge.exercise import Exercise
from lessons_lib.numbers.door import Array

__all__ = ["RANDOM", "random_answers"]

RANDOM = 1000
SPREAD = 0.7  # how far random answers lie from the right one, as powers of e


def random_answers(exercise: Exercise) -> Iterator[Array]:
    """Wrong answers as learners write them: near the size of the right one, with as few digits."""
    if not exercise.slips:
        return
    right = np.ravel(np.asarray(exercise.expected, dtype=float))
    random = np.random.default_rng(7)
    size = float(np.abs(right).max()) or 1.0
    for _ in range(RANDOM):
        wrong = np.arange(right.size) == random.integers(right.size)
        if random.random() < 0.5:
            wrong[:] = True
        answer = np.array([_random_number(random, value, size) for value in right])
        answer = np.where(wrong, answer, right)
        if not same(answer, right, rounded):
            yield answer


def _random_number(random: np.random.Generator, right: float, size: float) -> float:
    value = (abs(right) or size) * float(np.exp(random.normal(0, SPREAD)))
    sign = -1 if (right < 0) != (random.random() < 0.1) else 1
    few = 0 if right == round(right) else int(random.integers(1, 4))
    decimals = few + 1 if abs(value) < 1 and few else few
    return float(np.round(sign * value, decimals))
