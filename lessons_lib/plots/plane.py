"""The plane that points lie in: how an output is seen in it, the line that parts two classes, x's grid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from matplotlib.ticker import MaxNLocator

from lessons_lib.numbers.door import Array
from lessons_lib.plots.groups import Members

__all__ = ["Line", "View", "flat_cut", "grid_lines", "square"]

SAME = 1e-9  # places closer than this share of the spread are one place
ROOM = 1.08  # a square is a little larger than its points need


class View(NamedTuple):
    """The two numbers of each sample that are drawn: its own, or its places along two directions (PCA)."""

    centre: Array  # shape (numbers,)
    directions: Array  # shape (2, numbers)
    shares: Array  # the part of the points' spread along each, shape (2,)

    @classmethod
    def of(cls, values: Array) -> View:
        """The view of some outputs, shape (samples, numbers)."""
        if values.shape[1] == 2:
            return cls(np.zeros(2), np.eye(2), np.ones(2))
        centre = values.mean(axis=0)
        _, spread, directions = np.linalg.svd(values - centre, full_matrices=False)
        # A direction may as well point the other way: let its largest number be above 0, always.
        largest = np.abs(directions[:2]).argmax(axis=1)
        signs = np.sign(directions[[0, 1], largest])[:, np.newaxis]
        shares = spread[:2] ** 2 / max((spread**2).sum(), np.finfo(float).tiny)
        return cls(centre, signs * directions[:2], shares)

    def __call__(self, values: Array) -> Array:
        """Where outputs are drawn: shape (…, numbers) in, (…, 2) out."""
        places: Array = (values - self.centre) @ self.directions.T
        return places


class Line(NamedTuple):
    """A straight line: all places with ``normal @ place == cut``; the second class is meant to lie above."""

    normal: Array
    cut: float

    @classmethod
    def best(cls, places: Array, second: Members) -> Line:
        """Of all lines in 180 directions one that leaves most points on their class's side, with most room."""
        angles = np.deg2rad(np.arange(360))  # a direction and its opposite: either class may lie above
        normals = np.column_stack([np.cos(angles), np.sin(angles)])
        across = normals @ places.T
        order = across.argsort(axis=1, kind="stable")
        before, beyond = ~second[order], second[order][:, ::-1]
        right = before.cumsum(axis=1)[:, :-1] + beyond.cumsum(axis=1)[:, -2::-1]
        across = np.take_along_axis(across, order, axis=1)
        # Below 1: it only breaks ties.
        room = np.diff(across, axis=1) / (2 * np.ptp(places, axis=0).sum() or 1)
        best = np.where(room > SAME, right + room, room).argmax()
        direction, at = np.unravel_index(best, room.shape)
        return cls(normals[direction], float(across[direction, at : at + 2].mean()))

    def above(self, places: Array) -> Members:
        """Who lies on the side that the normal points to."""
        found: Members = places @ self.normal > self.cut
        return found


def flat_cut(values: Array, second: Members) -> int:
    """How many samples a weighted sum of all numbers and a bias parts, if least squares finds it: at least so many."""
    columns = np.column_stack([values, np.ones(len(values))])
    weights = np.linalg.lstsq(columns, np.where(second, 1.0, -1.0))[0]
    return int(((columns @ weights > 0) == second).sum())


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
        for tick in MaxNLocator(5, steps=[1, 2, 5, 10]).tick_values(low[axis], high[axis]):
            line = np.linspace(low, high, 121)
            line[:, axis] = tick
            near = line[np.linalg.norm(line - centre, axis=1) <= far]
            if low[axis] <= tick <= high[axis] and len(near):  # points that are all at one place have no grid
                yield bool(tick == 0), near
