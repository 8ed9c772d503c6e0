"""Many samples as points, as each layer represents them, and the straight line that parts them best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from lessons_lib.colours import LIGHT
from lessons_lib.layers import BuiltIn
from lessons_lib.model.describe import kind
from lessons_lib.model.trace import BatchTrace
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import counted
from lessons_lib.plots.picture import Picture, our_look
from lessons_lib.plots.plane import Groups, Members, Sheet, Square, called, rerun, values_of

__all__ = ["plot_points"]

LARGE, MEDIUM, LABELS = 4.0, 2.6, 0.7  # inches: a panel alone, one of several, the room for its labels
GREY = "#c3c8d0"  # of the grid; its lines at 0 are darker
FEW = 20  # points are drawn larger
DIRECTIONS = 180  # in which a straight line is tried: one for each degree
SAME = 1e-9  # places closer than this share of the spread are one place
Grid = list[tuple[float, Array]]  # the lines of x's grid, as an output represents them: (places, numbers)


def plot_points(batch: BatchTrace, *outputs: str) -> Picture:
    """Draw many samples as points, as an output represents them, with the grid of x carried along.

    An output of two numbers is drawn as it is. Of a longer one the two directions are drawn in which the
    points spread most (principal component analysis, PCA); that can hide what parts the classes. Of two
    classes the dashed line, of all straight lines in 180 directions, leaves most points on their class's
    side; the others are hollow.

    Args:
        batch: what `model.trace(X, batch=True)` returned.
        outputs: which of them, as in ``plot_points(batch, "x", "o3")``; if none is named, x and all
            outputs of two numbers or more.

    Raises:
        InputValueError: an output is not there, or a single number.
    """
    groups = Groups.of(batch)
    clouds = [Cloud.of(batch, name, groups.second) for name in outputs or _drawable(batch)]
    side = LARGE if len(clouds) == 1 else MEDIUM
    title, caption = _finding(clouds), _points_caption(clouds)
    sheet = Sheet(len(clouds), 3, side, LABELS)
    picture = sheet.picture(title, groups, caption)
    picture.alt = f"{title}. {'. '.join(cloud.words for cloud in clouds)}. {groups.words} {caption}"
    with our_look():
        for cloud, axes in zip(clouds, sheet.panels(picture, clouds), strict=True):
            cloud.draw(axes, groups, side)
    return picture


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
        """Of all lines in 180 directions one that leaves most points on their class's side; the one with most room.

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

    def draw(self, axes: Axes) -> None:
        foot, along = self.normal * self.cut, np.array([-self.normal[1], self.normal[0]])
        look: dict[str, Any] = {"color": LIGHT.ink, "linewidth": 2, "linestyle": (0, (5, 2))}
        axes.axline(tuple(foot), tuple(foot + along), **look)


@dataclass(frozen=True)
class Cloud:
    """The samples as one output represents them, the grid carried along, and the best straight line."""

    name: str
    title: str
    kind: str
    values: Array  # shape (samples, numbers)
    view: View
    grid: Grid
    second: Members | None

    @classmethod
    def of(cls, batch: BatchTrace, name: str, second: Members | None) -> Cloud:
        values = values_of(batch, name)
        if values.shape[1] < 2:
            raise InputValueError(
                f"plot_points draws outputs of 2 numbers or more, and {name} is 1 number. "
                f'For where it is above 0 write plot_regions(batch, "{name}").'
            )
        if len(batch) < 2:
            raise InputValueError(
                "plot_points draws many samples, and here is 1. Trace more of them at once."
            )
        first = batch.steps[0].layer
        names = first.names if isinstance(first, BuiltIn) and name in {"x", "o1"} else ()
        view = View.of(values, names or (f"{name}[0]", f"{name}[1]"))
        lines = Square.around(batch.x).lines() if batch.x.shape[1:] == (2,) else ()
        grid = [(at, rerun(batch, places, name)) for at, places in lines]
        what = "the input" if name == "x" else kind(batch.steps[int(name[1:]) - 1].layer)
        return cls(name, called(name), what, values, view, grid, second)

    @cached_property
    def line(self) -> Line | None:
        """The best straight line, where there are two classes to part."""
        return None if self.second is None else Line.best(self.view(self.values), self.second)

    @cached_property
    def wrong(self) -> Members:
        """Who lies on the wrong side of the line."""
        if self.line is None:
            return np.zeros(len(self.values), dtype=np.bool_)
        found: Members = self.line.above(self.view(self.values)) != self.second
        return found

    @property
    def right(self) -> int:
        """How many lie on their class's side of the line."""
        return int((~self.wrong).sum())

    @property
    def head(self) -> str:
        """What stands below the title: how it is seen."""
        size = self.values.shape[1]
        return f"{self.kind}, {counted(size, 'number')}" + (" by PCA" if self.view.is_pca else "")

    @property
    def words(self) -> str:
        """What it shows, with its numbers."""
        said = f"{self.title} ({self.kind}) has {counted(self.values.shape[1], 'number')}"
        if self.view.is_pca:
            said += f", seen by PCA in two directions with {self.view.kept:.0%} of the spread"
        if self.line is None:
            return said
        return f"{said}: a straight line parts {self.right} of {len(self.values)} points rightly"

    def draw(self, axes: Axes, groups: Groups, side: float) -> None:
        places = self.view(self.values)
        Square.around(places).frame(axes)
        axes.set(xlabel=self.view.labels[0], ylabel=self.view.labels[1])
        for at, values in self.grid:
            colour, width = (GREY, 0.9) if at else (LIGHT.zero, 1.6)
            axes.plot(*self.view(values).T, color=colour, linewidth=width, zorder=1)
        if self.line is not None:
            self.line.draw(axes)
        groups.draw(axes, places, side * (3 if len(places) <= FEW else 1.5), self.wrong)


def _drawable(batch: BatchTrace) -> list[str]:
    """X and every output of two numbers or more; o1 only where it is not x."""
    names = ["x", *(step.output_name for step in batch.steps)]
    same = {"o1"} if np.array_equal(batch.x, batch.steps[0].output) else set()
    return [name for name in names if name not in same and values_of(batch, name).shape[1] > 1]


def _finding(clouds: Sequence[Cloud]) -> str:
    """What the title says: how far a straight line gets, at the first output drawn and at the last."""
    first, last, count = clouds[0], clouds[-1], len(clouds[0].values)
    if first.line is None:
        return f"{counted(count, 'point')} as {', '.join(cloud.name for cloud in clouds)}"
    title = f"A straight line parts {first.right} of {counted(count, 'point')}"
    return title if first is last else f"{title} in {first.name}, {last.right} in {last.name}"


def _points_caption(clouds: Sequence[Cloud]) -> str:
    parts = []
    if clouds[0].line is not None:
        parts.append("Dashed: best straight line; hollow: wrong side of it.")
    if clouds[0].grid:
        parts.append("Grey: x's grid.")
    if any(cloud.view.is_pca for cloud in clouds):
        parts.append("PCA may hide what parts the classes.")
    return " ".join(parts)
