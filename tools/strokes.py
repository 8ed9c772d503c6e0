"""Drawn digits without end: a few forms of each, bent, leaned, stretched and moved at random, as a pen on the pad goes.

The network of lesson 00 learns from them, beside the pictures of `digits`: the 13 writers of those drew their sevens
with a bar. The forms are ours, made up; what a drawing becomes on the pad is `to_digit`, the pad's own counting.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lessons_lib.data.pad import SIDE, to_digit
from lessons_lib.numbers.door import Array

__all__ = ["FORMS", "drawn", "pictures"]


class Piece(NamedTuple):
    """A part of a stroke that the pen draws in one go, through points (across, down) from 0 to 1."""

    points: tuple[tuple[float, float], ...]
    bent: bool  # a curve through the points, or straight from one to the next


Form = tuple[tuple[Piece, ...], ...]  # strokes of pieces


def line(*points: tuple[float, float]) -> Piece:
    """Straight from point to point."""
    return Piece(points, bent=False)


def curve(*points: tuple[float, float]) -> Piece:
    """In a curve through the points."""
    return Piece(points, bent=True)


def ring(left: float, top: float, right: float, bottom: float, begins: float = 0.0) -> Piece:
    """Once around, a little further than where it began: a share of the way from the top, to the left."""
    turn = 2 * np.pi * (begins + np.linspace(0, 1.1, 10))
    across, down = (
        left + (right - left) * (1 - np.sin(turn)) / 2,
        top + (bottom - top) * (1 - np.cos(turn)) / 2,
    )
    return Piece(tuple(zip(across.tolist(), down.tolist(), strict=True)), bent=True)


TWO_BAYS = (
    curve((0.1, 0.1), (0.55, 0), (0.85, 0.22), (0.4, 0.47)),
    curve((0.4, 0.47), (1, 0.72), (0.5, 1), (0, 0.88)),
)
BELLY = curve((0.12, 0.45), (0.55, 0.36), (1, 0.67), (0.55, 1), (0, 0.9))
HEAD = ring(0.05, 0, 0.9, 0.5, begins=0.85)
SEVEN = line((0, 0), (1, 0), (0.4, 1))
ROUND_SEVEN = curve((0, 0.08), (0.5, 0), (1, 0.04)), curve((1, 0.04), (0.6, 0.5), (0.45, 1))

# Each digit's usual forms. A form that is drawn in different orders of strokes is one form: ink has no order.
FORMS: dict[int, tuple[Form, ...]] = {
    0: (((ring(0, 0, 1, 1),),), ((ring(0, 0, 1, 1, begins=-0.1),),), ((ring(0.2, 0, 0.8, 1),),)),
    1: (
        ((line((0.5, 0), (0.5, 1)),),),
        ((line((0.1, 0.25), (0.5, 0), (0.5, 1)),),),
        ((line((0.1, 0.25), (0.5, 0), (0.5, 1)),), (line((0.1, 1), (0.9, 1)),)),
        ((line((0.5, 0), (0.5, 1)),), (line((0.1, 1), (0.9, 1)),)),
    ),
    2: (
        ((curve((0, 0.25), (0.5, 0), (0.95, 0.28), (0.6, 0.65), (0, 1)), line((0, 1), (1, 1))),),
        (
            (
                curve((0, 0.25), (0.5, 0), (0.9, 0.28), (0.55, 0.65), (0.1, 0.97), (0, 0.8)),
                curve((0, 0.8), (0.3, 0.82), (0.7, 1), (1, 0.9)),
            ),
        ),
    ),
    3: (
        (TWO_BAYS,),
        ((line((0, 0), (0.9, 0), (0.4, 0.4)), curve((0.4, 0.4), (1, 0.68), (0.5, 1), (0, 0.9))),),
    ),
    4: (
        ((line((0.2, 0), (0, 0.6), (1, 0.6)),), (line((0.75, 0.15), (0.65, 1)),)),
        ((line((0.15, 0), (0.1, 0.5), (0.9, 0.5)),), (line((0.9, 0), (0.85, 1)),)),
        ((line((0.7, 1), (0.7, 0), (0, 0.65), (1, 0.65)),),),
    ),
    5: (
        ((line((1, 0), (0.2, 0), (0.12, 0.45)), BELLY),),
        ((line((0.25, 0.04), (0.12, 0.45)), BELLY), (line((0.25, 0), (0.95, 0)),)),
        ((curve((0.95, 0.08), (0.5, 0), (0.1, 0.25), (0.5, 0.48), (0.9, 0.75), (0.5, 1), (0, 0.92)),),),
    ),
    6: (
        ((curve((0.75, 0), (0.25, 0.4), (0.05, 0.75), (0.5, 1), (0.95, 0.75), (0.5, 0.55), (0.08, 0.75)),),),
        ((curve((0.9, 0.15), (0.55, 0), (0, 0.55), (0.45, 1), (0.95, 0.72), (0.5, 0.5), (0.05, 0.7)),),),
    ),
    7: (
        ((SEVEN,),),
        (ROUND_SEVEN,),
        ((SEVEN,), (line((0.3, 0.5), (0.95, 0.5)),)),
        (ROUND_SEVEN, (line((0.25, 0.5), (0.95, 0.48)),)),
        ((line((0, 0.15), (0, 0)), SEVEN),),
    ),
    8: (
        (
            (
                curve((0.85, 0.15), (0.5, 0), (0.12, 0.22), (0.5, 0.48), (0.95, 0.75), (0.5, 1)),
                curve((0.5, 1), (0.05, 0.75), (0.5, 0.48), (0.88, 0.22), (0.7, 0.05)),
            ),
        ),
        (
            (ring(0.1, 0, 0.9, 0.47),),
            (ring(0, 0.45, 1, 1),),
        ),
    ),
    9: (
        ((HEAD, line((0.9, 0.2), (0.85, 1))),),
        ((HEAD, line((0.9, 0.2), (0.4, 1))),),
        ((HEAD, curve((0.9, 0.2), (0.9, 0.6), (0.6, 1), (0.05, 0.9))),),
    ),
}


def pictures(number: int, seed: int) -> tuple[Array, Array]:
    """Drawn digits as the pad counts them, shape (number, 8, 8), and which they are; each digit as often."""
    chance = np.random.default_rng(seed)
    digits = [at % 10 for at in range(number)]
    drawings = [drawn(FORMS[digit][chance.integers(len(FORMS[digit]))], chance) for digit in digits]
    return np.array([to_digit(drawing) for drawing in drawings]), np.array(digits, dtype=float)


def drawn(form: Form, chance: np.random.Generator) -> NDArray[np.bool_]:
    """A form as a hand might draw it today: the ink on the pad's points."""
    strokes = [np.concatenate([path(piece, chance) for piece in stroke]) for stroke in form]
    above = chance.uniform(0.75, 1.3)  # how much of the height the upper half takes
    for stroke in strokes:
        stroke[:, 1] = np.maximum(stroke[:, 1], 0) ** above
    return inked(placed(strokes, chance), breadth=chance.choice([2, 3, 3, 3, 4]))


def path(piece: Piece, chance: np.random.Generator) -> Array:
    """Many points along a piece whose few points a hand did not quite hit, shape (points, 2)."""
    points = np.array(piece.points) + chance.normal(0, 0.04, (len(piece.points), 2))
    along = np.linspace(0, len(points) - 1, 24 * (len(points) - 1) + 1)
    at = np.minimum(along.astype(int), len(points) - 2)
    t = (along - at)[:, np.newaxis]
    start, end = points[at], points[at + 1]
    if not piece.bent:
        straight: Array = start + t * (end - start)
        return straight
    # A cubic from point to point (Catmull and Rom): at each it goes as the line between its neighbours.
    around = np.concatenate([points[:1], points, points[-1:]])
    leaves, comes = (around[at + 2] - around[at]) / 2, (around[at + 3] - around[at + 1]) / 2
    squared, cubed = 3 * (end - start) - 2 * leaves - comes, 2 * (start - end) + leaves + comes
    bent: Array = start + t * leaves + t**2 * squared + t**3 * cubed
    return bent


def placed(strokes: list[Array], chance: np.random.Generator) -> list[Array]:
    """The strokes on the pad, in points: leaned and turned, at some size and place."""
    height, wide = chance.uniform(14, 30), chance.uniform(0.4, 0.9)
    lean, turn = chance.uniform(-0.35, 0.35), chance.normal(0, 0.07)
    leaned = np.array([[wide, turn], [-lean, 1]]) * height
    strokes = [stroke @ leaned for stroke in strokes]
    every = np.concatenate(strokes)
    least = every.min(axis=0)
    room = np.maximum(SIDE - 2 - (every.max(axis=0) - least), 0)
    corner = 1 + chance.uniform(0, 1, 2) * room
    return [stroke - least + corner for stroke in strokes]


def inked(strokes: list[Array], breadth: int) -> NDArray[np.bool_]:
    """What a square pen of some breadth leaves on the points."""
    ink = np.zeros((SIDE, SIDE), dtype=np.bool_)
    reach = np.arange(breadth) - breadth // 2
    for stroke in strokes:
        across, down = (
            np.clip(each[..., np.newaxis] + reach, 0, SIDE - 1) for each in np.floor(stroke.T).astype(int)
        )
        ink[down[:, :, np.newaxis], across[:, np.newaxis, :]] = True
    return ink
