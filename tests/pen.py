"""A pen for the pad: the forms of strokes_by_hand.txt, drawn by a hand that is never quite the same.

`python -m tests.pen` prints what is read of them, by the network of lesson 00 and by what it is compared with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lessons_lib.data import digits
from lessons_lib.data.pad import SIDE, to_digit
from lessons_lib.trained import digit_model, pad_model
from tools import baselines, train

Place = tuple[int, int]  # a point of the pad: (row, column)
Reader = Callable[[NDArray[np.float64]], NDArray[np.intp]]

TIMES = 20  # that each form is drawn


def _forms() -> list[dict[str, list[NDArray[np.float64]]]]:
    """Each part of the file: strokes, as points (across, down), by the form that they draw."""
    text = Path(__file__).with_name("strokes_by_hand.txt").read_text("utf-8")
    parts: list[dict[str, list[NDArray[np.float64]]]] = []
    for part in text.split("\n\n")[1:]:
        lines = (line.split(": ") for line in part.splitlines() if not line.startswith("#"))
        parts.append({form: [_points(stroke) for stroke in strokes.split(" / ")] for form, strokes in lines})
    return parts


def _points(stroke: str) -> NDArray[np.float64]:
    return np.array([point.split(",") for point in stroke.split()], dtype=float)


USUAL, LATER, UNREAD, ASKED = _forms()
FORMS = USUAL | LATER | UNREAD | ASKED


def varied(form: str, seed: int, *, careless: bool = False) -> list[list[Place]]:
    """The strokes of a form on the pad: a little slanted, of some size, at some place, with a tremble."""
    chance = np.random.default_rng(seed)
    slant, tremble, least_height = (0.3, 4, 12) if careless else (0.15, 1.5, 18)
    slope, narrow, height = chance.uniform((-slant, 0.85, least_height), (slant, 1.15, 28))
    shape = np.array([[narrow, 0], [-slope, 1]]) * height / 100
    strokes = [(stroke + chance.normal(0, tremble, stroke.shape)) @ shape for stroke in FORMS[form]]
    every = np.concatenate(strokes)
    least = every.min(axis=0)
    most_moved = np.maximum(SIDE - 1 - np.ptp(every, axis=0), 1)  # the pen's own breadth stays inside
    corner = chance.uniform(1, most_moved)
    placed = [np.clip(np.floor(stroke - least + corner), 0, SIDE - 1).astype(int) for stroke in strokes]
    return [[(int(row), int(column)) for column, row in stroke] for stroke in placed]


def inked(strokes: list[list[Place]]) -> NDArray[np.bool_]:
    """What the pad's own pen leaves, 3 points wide, when it goes in straight lines from place to place."""
    ink = np.zeros((SIDE + 2, SIDE + 2), dtype=bool)  # with an edge, so that the pen may reach over it
    for stroke in strokes:
        for (row, column), (next_row, next_column) in pairwise(stroke):
            steps = max(abs(next_row - row), abs(next_column - column), 1)
            along = np.arange(steps + 1) / steps
            down, across = (
                np.floor(start + (end - start) * along + 0.5).astype(int)
                for start, end in ((row, next_row), (column, next_column))
            )
            for y, x in zip(down, across, strict=True):
                ink[y : y + 3, x : x + 3] = True
    return ink[1:-1, 1:-1]


def pictures(form: str, *, careless: bool = False) -> NDArray[np.float64]:
    """A form drawn so often, as the pad counts it."""
    return np.array([to_digit(inked(varied(form, seed, careless=careless))) for seed in range(TIMES)])


def wrong(read: Reader, form: str, *, careless: bool = False) -> Counter[int]:
    """What else a form is taken for, and how often."""
    return Counter(
        int(answer) for answer in read(pictures(form, careless=careless)) if answer != int(form[0])
    )


def by_network(X: NDArray[np.float64]) -> NDArray[np.intp]:
    """What the network of lesson 00 answers."""
    return baselines.read(pad_model(), X)


def by_digit_model(X: NDArray[np.float64]) -> NDArray[np.intp]:
    """What the network of lesson 06 answers."""
    return baselines.read(digit_model(), X)


def by_neighbour(X: NDArray[np.float64]) -> NDArray[np.intp]:
    """What the nearest of the pictures is, from which the network of lesson 06 learned."""
    return baselines.nearest(digits.train.X, baselines.labels(digits.train), X)


def by_drawn_neighbour(X: NDArray[np.float64]) -> NDArray[np.intp]:
    """What the nearest of the pictures is, from which the network of lesson 00 learned."""
    known, targets = train.pad_pictures()
    return np.concatenate(
        [baselines.nearest(known, targets.astype(np.intp), part) for part in np.array_split(X, 4)]
    )


def main() -> None:
    """Print how many of each form are read and what the others are taken for, then how many others read in all."""
    for form in FORMS:
        clean, careless = (wrong(by_network, form, careless=hand) for hand in (False, True))
        print(f"{form:26} clean: {told(clean)}, careless: {told(careless)}")  # noqa: T201
    for read in (by_network, by_digit_model, by_neighbour, by_drawn_neighbour):
        right = (
            TIMES * len(part) - sum(wrong(read, form).total() for form in part) for part in (USUAL, LATER)
        )
        print(read.__name__, *right)  # noqa: T201


def told(answers: Counter[int]) -> str:
    """How many are read, and what else they are taken for."""
    return f"{TIMES - answers.total()} of {TIMES} {dict(answers) or ''}"


if __name__ == "__main__":
    main()
