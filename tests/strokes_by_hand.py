"""Digits as point lists that no training reads: what the network of lesson 00 is tested on.

Written down point by point, on paper 70 wide and 100 high, before that network was first trained, and not changed
since. The training's strokes (tools/strokes.py) are curves through a few points, of other proportions. Both are made
up by maintainers, and neither was taken from a person's pen: a stranger's hand may do worse.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Stroke = list[tuple[float, float]]  # points (across, down), in the order of the pen
Place = tuple[int, int]  # a point of the pad: (row, column)

SIDE = 32  # points of the pad, across and down

FORMS: dict[str, list[Stroke]] = {
    "0 round": [
        [(38, 8), (25, 11), (13, 24), (8, 44), (10, 66), (20, 84), (35, 91)]
        + [(50, 86), (60, 70), (62, 48), (57, 26), (47, 12), (36, 8)]
    ],
    "0 narrow": [
        [(34, 6), (26, 14), (21, 34), (20, 58), (24, 80), (32, 93)]
        + [(40, 90), (46, 76), (48, 52), (46, 28), (41, 11), (33, 6)]
    ],
    "0 with crossing ends": [
        [(42, 14), (28, 8), (14, 22), (9, 50), (16, 80), (34, 92)]
        + [(54, 82), (61, 54), (56, 26), (44, 12), (30, 14)]
    ],
    "1 plain": [[(36, 6), (35, 38), (34, 94)]],
    "1 with a flag": [[(20, 28), (30, 18), (39, 7), (39, 50), (38, 95)]],
    "1 with a flag and a foot": [
        [(22, 26), (32, 17), (40, 7), (40, 48), (40, 92)],
        [(22, 92), (58, 93)],
    ],
    "1 with a foot": [[(36, 6), (36, 92)], [(20, 92), (52, 92)]],
    "2 without a loop": [
        [(12, 26), (18, 13), (31, 7), (45, 10), (54, 22), (52, 38), (42, 54), (27, 72), (12, 90), (34, 90)]
        + [(58, 90)]
    ],
    "2 with a loop": [
        [(14, 24), (22, 11), (36, 7), (50, 13), (54, 28), (47, 46), (34, 64), (20, 82), (12, 90), (9, 82)]
        + [(17, 77), (28, 82), (42, 90), (52, 91), (60, 86)]
    ],
    "3 round": [
        [(14, 18), (24, 9), (38, 7), (50, 14), (51, 29), (42, 40), (29, 45)]
        + [(44, 49), (56, 62), (55, 79), (42, 91), (26, 92), (12, 84)]
    ],
    "3 with a flat top": [
        [(13, 9), (34, 9), (55, 9), (44, 24), (31, 41), (46, 45), (57, 60), (55, 78), (42, 90), (26, 92)]
        + [(11, 84)]
    ],
    "4 open": [[(18, 8), (15, 30), (11, 55), (34, 55), (58, 54)], [(46, 20), (45, 55), (43, 94)]],
    "4 open with a short stem": [[(24, 6), (10, 58), (57, 58)], [(40, 36), (38, 95)]],
    "4 closed": [[(44, 7), (30, 28), (10, 62), (36, 62), (60, 62)], [(44, 7), (44, 50), (44, 95)]],
    "5 in one stroke": [
        [(54, 9), (22, 9), (18, 42), (34, 37), (50, 46), (56, 63), (50, 82), (34, 92), (14, 86)]
    ],
    "5 in two strokes": [
        [(24, 10), (20, 42), (35, 39), (50, 48), (54, 65), (47, 83), (31, 92), (14, 87)],
        [(24, 10), (56, 8)],
    ],
    "5 like an S": [
        [(54, 14), (40, 8), (24, 12), (18, 26), (24, 40), (42, 50), (54, 64), (50, 82), (34, 92), (14, 86)]
    ],
    "6 straight": [
        [(46, 7), (32, 24), (19, 48), (13, 70), (20, 88), (36, 93), (51, 84), (53, 68), (42, 57), (26, 60)]
        + [(15, 72)]
    ],
    "6 curled": [
        [(54, 16), (42, 8), (27, 14), (15, 34), (10, 58), (14, 80), (29, 93)]
        + [(47, 89), (57, 73), (50, 57), (34, 53), (18, 60), (12, 70)]
    ],
    "7 plain": [[(10, 10), (34, 10), (58, 10), (46, 38), (36, 66), (28, 94)]],
    "7 with a bar": [[(10, 10), (34, 10), (58, 10), (46, 38), (36, 66), (28, 94)], [(24, 52), (54, 50)]],
    "7 with a tick": [[(11, 22), (11, 9), (34, 9), (58, 9), (45, 42), (34, 94)]],
    "8 in one stroke": [
        [(50, 18), (40, 8), (26, 9), (17, 20), (21, 35), (36, 46), (51, 60), (54, 77)]
        + [(44, 91), (28, 93), (15, 82), (16, 65), (30, 52), (46, 38), (52, 25), (49, 15)]
    ],
    "8 of two loops": [
        [(35, 8), (22, 14), (19, 28), (26, 41), (38, 44), (50, 36), (52, 21), (45, 11), (34, 8)],
        [(36, 45), (20, 53), (12, 70), (18, 87), (35, 94), (52, 88), (59, 71), (53, 54), (37, 45)],
    ],
    "9 straight": [
        [(52, 26), (44, 11), (28, 8), (15, 20), (15, 37), (28, 47), (43, 42), (52, 27), (52, 60), (52, 94)]
    ],
    "9 hooked": [
        [(53, 24), (42, 9), (25, 9), (13, 24), (17, 42), (32, 48), (47, 40), (54, 24), (54, 54)]
        + [(50, 78), (37, 92), (20, 90), (13, 82)]
    ],
}


def varied(form: str, seed: int) -> list[list[Place]]:
    """The strokes of a form on the pad: a little slanted, of some size, at some place, with a tremble."""
    chance = np.random.default_rng(seed)
    height, slant, narrow = chance.uniform(18, 28), chance.uniform(-0.15, 0.15), chance.uniform(0.85, 1.15)
    shape = np.array([[narrow, 0], [-slant, 1]]) * height / 100
    strokes = [
        (np.array(stroke) + chance.normal(0, 1.5, (len(stroke), 2))) @ shape for stroke in FORMS[form]
    ]
    least, most = (find([find(stroke, axis=0) for stroke in strokes], axis=0) for find in (np.min, np.max))
    corner = chance.uniform(1, np.maximum(SIDE - 1 - (most - least), 1))  # the pen's own breadth stays inside
    placed = [np.clip(np.floor(stroke - least + corner), 0, SIDE - 1).astype(int) for stroke in strokes]
    return [[(int(row), int(column)) for column, row in stroke] for stroke in placed]


def inked(strokes: list[list[Place]]) -> NDArray[np.bool_]:
    """What the pad's own pen leaves, 3 points wide, when it goes in straight lines from place to place."""
    ink = np.zeros((SIDE + 2, SIDE + 2), dtype=bool)  # with an edge, so that the pen may reach over it
    for stroke in strokes:
        for (row, column), (next_row, next_column) in zip(stroke, stroke[1:] or stroke, strict=False):
            steps = max(abs(next_row - row), abs(next_column - column), 1)
            for step in range(steps + 1):
                down, across = (
                    int(np.floor(d * step / steps + 0.5)) for d in (next_row - row, next_column - column)
                )
                ink[row + down : row + down + 3, column + across : column + across + 3] = True
    return ink[1:-1, 1:-1]
