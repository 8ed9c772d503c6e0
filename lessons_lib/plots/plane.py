"""The plane that points lie in: how an output is seen in it, the line that parts two classes, x's grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from matplotlib.ticker import MaxNLocator

from lessons_lib.numbers.door import Array
from lessons_lib.plots.groups import Members

__all__ = ["Line", "View", "grid_lines", "square"]

DIRECTIONS = 180  # in which a straight line is tried: one for each degree
SAME = 1e-9  # places closer than this share of the spread are one place
MOST_LINES, ALONG = 5, 121  # grid lines in either direction, and places on each
ROOM = 1.08  # a square is a little larger than its points need


@dataclass(frozen=True)
class View:
    """The two numbers of each sample that are drawn: its own, or its places along two directions (PCA)."""

    centre: Array  # shape (numbers,)
    directions: Array  # shape (2, numbers)
    labels: tuple[str, str]
    kept: float  # the part of the points' spread that is seen

    @classmethod
    def of(cls, values: Array, names: tuple[str, ...]) -> View:
        """The view of some outputs, shape (samples, numbers)."""
        if values.shape[1] == 2:
            return cls(np.zeros(2), np.eye(2), (names[0], names[1]), 1.0)
        centre = values.mean(axis=0)
        _, spread, directions = np.linalg.svd(values - centre, full_matrices=False)
        shares = spread[:2] ** 2 / max((spread**2).sum(), np.finfo(float).tiny)
        # A direction may as well point the other way: let its largest number be above 0, always.
        largest = np.abs(directions[:2]).argmax(axis=1)
        signs = np.sign(directions[[0, 1], largest])[:, np.newaxis]
        labels = f"1st direction ({shares[0]:.0%})", f"2nd direction ({shares[1]:.0%})"
        return cls(centre, signs * directions[:2], labels, float(shares.sum()))

    @property
    def is_pca(self) -> bool:
        """Whether there are more than two numbers."""
        return len(self.centre) > 2

    def __call__(self, values: Array) -> Array:
        """Where outputs are drawn: shape (…, numbers) in, (…, 2) out."""
        places: Array = (values - self.centre) @ self.directions.T if self.is_pca else values
        return places


@dataclass(frozen=True)
class Line:
    """A straight line: all places with ``normal @ place == cut``; the second class is meant to lie above."""

    normal: Array
    cut: float

    @classmethod
    def best(cls, places: Array, second: Members) -> Line:
        """Of all lines in 180 directions one that leaves most points on their class's side, with most room.

        Args:
            places: where the points are, shape (points, 2).
            second: who of them belongs to the second class.
        """
        angles = np.deg2rad(np.arange(DIRECTIONS))[:, np.newaxis]
        normals = np.concatenate([np.cos(angles), np.sin(angles)], axis=1)
        across = normals[:, :1] * places[:, 0] + normals[:, 1:] * places[:, 1]
        order = across.argsort(axis=1, kind="stable")
        across = np.take_along_axis(across, order, axis=1)
        # How many more of the second class lie beyond each point than there lie before it, less those of the first.
        signs = np.where(second, 1, -1)[order]
        lean = signs.sum(axis=1, keepdims=True) / 2 - signs.cumsum(axis=1)[:, :-1]
        gaps = np.diff(across, axis=1)
        right = np.where(gaps > SAME * np.ptp(places, axis=0).max(), np.abs(lean), -1)
        direction, at = np.unravel_index(np.where(right == right.max(), gaps, -1).argmax(), gaps.shape)
        side = 1 if lean[direction, at] >= 0 else -1
        cut = across[direction, at] + gaps[direction, at] / 2
        return cls(side * normals[direction], float(side * cut))

    def above(self, places: Array) -> Members:
        """Who lies on the side that the normal points to."""
        found: Members = places @ self.normal > self.cut
        return found


def square(places: Array) -> tuple[Array, Array]:
    """Two corners of a square around places, so that no shape in it is stretched: (left, low), (right, high)."""
    low, high = places.min(axis=0), places.max(axis=0)
    half = float((high - low).max()) / 2 * ROOM or 1.0
    return (low + high) / 2 - half, (low + high) / 2 + half


def grid_lines(places: Array) -> Iterator[tuple[bool, Array]]:
    """A grid's lines at round numbers, no farther from its middle than the places: is it at 0, where it runs."""
    low, high = square(places)
    centre = (low + high) / 2
    far = ROOM * np.linalg.norm(places - centre, axis=1).max()
    for axis in (0, 1):
        ticks = MaxNLocator(MOST_LINES, steps=[1, 2, 5, 10]).tick_values(low[axis], high[axis])
        for tick in ticks[(low[axis] <= ticks) & (ticks <= high[axis])]:
            line = np.linspace(low, high, ALONG)
            line[:, axis] = tick
            yield bool(tick == 0), line[np.linalg.norm(line - centre, axis=1) <= far]
