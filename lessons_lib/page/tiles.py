"""Many numbers as a picture of few points: each point the largest in size of the numbers it stands for."""

from __future__ import annotations

import base64
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.numbers.door import Array

__all__ = [
    "FEWEST_POINTS",
    "MOST_POINTS",
    "chosen_maps",
    "of_chosen",
    "points_of",
    "pooled",
    "seen",
    "share_of",
    "tiled",
]

MOST_POINTS = 65_536
FEW = 16  # pictures of a page that may have so many points each; of more all have fewer …
FEWEST_POINTS = 1024  # … but not too few to be a picture
MOST_IN_A_ROW = 8192  # of a row whose models have many outputs inside: it is what one sees first
FEW_MAPS = 16  # of very many maps: more could not be told apart in a small picture
SMALL_MAP = 12  # rows and columns of maps of which a small picture has room for more
LEVELS = 127  # on each side of zero: more than the colours of a page


def pooled(values: Array, most: int = MOST_POINTS) -> Array:
    """Numbers in maps of rows and columns with so many to a point that there are not too many points."""
    flat = values if values.ndim > 1 else _folded(values)
    maps = flat.reshape(-1, *flat.shape[-2:])
    each = math.ceil(math.sqrt(maps.size / most))
    rows, columns = (np.arange(0, length, each) for length in maps.shape[1:])
    largest, least = (
        rule.reduceat(rule.reduceat(maps, rows, axis=1), columns, axis=2) for rule in (np.fmax, np.fmin)
    )
    points: Array = np.where(largest >= -least, largest, least)
    return points


def tiled(values: Array, most: int = MOST_POINTS) -> Array:
    """The picture of many numbers: its maps side by side, a gap of one point between them."""
    points = pooled(values, most)
    maps, rows, columns = points.shape
    beside = math.ceil(math.sqrt(maps))
    below = -(-maps // beside)
    grid = np.full((below * beside, rows + 1, columns + 1), np.nan)
    grid[:maps, :rows, :columns] = points
    picture: Array = grid.reshape(below, beside, rows + 1, columns + 1).swapaxes(1, 2)
    return picture.reshape(below * (rows + 1), beside * (columns + 1))[:-1, :-1]


def _folded(values: Array) -> Array:
    """A row of numbers like lines of text, as many as are in a line."""
    side = math.ceil(math.sqrt(values.size))
    return np.pad(values, (0, side * side - values.size), constant_values=np.nan).reshape(side, side)


def points_of(row: int, pictures: int) -> tuple[int, int]:
    """How many points each picture of a row may have, and each inside its models.

    Args:
        row: how many outputs the row has.
        pictures: how many there are with those inside its models.
    """
    inside = share_of(pictures)
    return max(inside, min(share_of(row), MOST_IN_A_ROW)), inside


def share_of(pictures: int) -> int:
    """How many points each of so many pictures on one page may have."""
    return max(FEWEST_POINTS, min(MOST_POINTS, MOST_POINTS * FEW**2 // max(1, pictures) ** 2))


def chosen_maps(values: Array) -> NDArray[np.intp]:
    """Which maps of an array a small picture shows: all, or of very many those whose numbers lie farthest apart."""
    maps = values.reshape(-1, *values.shape[-2:]) if values.ndim > 2 else values[np.newaxis]
    rows, columns = maps.shape[-2:] if maps.ndim > 2 else (1, 1)
    most = FEW_MAPS * max(1, SMALL_MAP // max(rows, columns)) ** 2
    if len(maps) <= most:
        return np.arange(len(maps))
    apart = maps.max(axis=(1, 2)) - maps.min(axis=(1, 2))
    return np.sort(np.argsort(-apart, kind="stable")[:most])


def of_chosen(values: Array, maps: Sequence[int] | None = None) -> tuple[Array, list[int]]:
    """What a small picture shows of an array: it itself, or of very many maps some, and which of them these are.

    ``maps`` are those; left out, those whose numbers lie farthest apart.
    """
    shown = chosen_maps(values) if maps is None else maps
    if len(shown) == math.prod(values.shape[:-2]):
        return values, []
    return values.reshape(-1, *values.shape[-2:])[shown], [int(each) for each in shown]


def seen(values: Array, most: int = MOST_POINTS) -> dict[str, Any]:
    """What a page shows of numbers that it does not hold: a byte for each point of their picture."""
    points = np.nan_to_num(pooled(values, most))
    scale = float(np.abs(points).max())
    levels = np.rint(points / (scale or 1) * LEVELS).astype(np.int8)
    return {
        "shape": list(points.shape),
        "scale": scale,
        "levels": base64.b64encode(levels.tobytes()).decode(),
    }
