"""Many samples as points, as each layer represents them, and the straight line that parts them best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from matplotlib.axes import Axes

from lessons_lib.colours import LIGHT
from lessons_lib.layers import BuiltIn
from lessons_lib.model.trace import BatchTrace
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import counted
from lessons_lib.plots.groups import Groups, Members
from lessons_lib.plots.picture import Picture, our_look
from lessons_lib.plots.plane import Line, View, grid_lines, square
from lessons_lib.plots.reading import made, rerun, values_of

__all__ = ["plot_points"]

LARGE, MEDIUM = 4.7, 3.4  # inches: a panel alone, and one of several
GREY, DARK_GREY = "#c9ced6", "#8b93a1"  # of the grid, and of its lines at 0
FEW = 20  # points are drawn larger


@our_look()
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
    clouds = [Cloud.of(batch, name, groups.second) for name in map(batch.named, outputs or _drawable(batch))]
    side = LARGE if len(clouds) == 1 else MEDIUM
    title, caption = _finding(clouds), _caption(clouds)
    picture, panels = groups.panels([cloud.head for cloud in clouds], 3, side, title, caption)
    picture.alt = f"{title}. {'. '.join(cloud.words for cloud in clouds)}. {groups.words}{caption}"
    for cloud, axes in zip(clouds, panels, strict=True):
        cloud.draw(axes)
        groups.draw(axes, cloud.places, side * (2.4 if len(cloud.places) <= FEW else 1.3), cloud.wrong)
    return picture


@dataclass(frozen=True)
class Cloud:
    """The samples as one output represents them, the grid carried along, and the best straight line."""

    name: str
    made: tuple[str, str]  # how it came about, and its layer's kind
    size: int  # how many numbers each sample has in it
    view: View
    places: Array  # shape (samples, 2)
    grid: list[tuple[bool, Array]]
    second: Members | None

    @classmethod
    def of(cls, batch: BatchTrace, name: str, second: Members | None) -> Cloud:
        """The cloud of one output of a batch."""
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
        view = View.of(values, _names(batch, name))
        lines = grid_lines(batch.x) if batch.x.shape[1:] == (2,) else ()
        grid = [(zero, view(rerun(batch, places, name))) for zero, places in lines]
        return cls(name, made(batch, name), values.shape[1], view, view(values), grid, second)

    @cached_property
    def line(self) -> Line | None:
        """The best straight line, where there are two classes to part."""
        return None if self.second is None else Line.best(self.places, self.second)

    @cached_property
    def wrong(self) -> Members:
        """Who lies on the wrong side of the line."""
        if self.line is None:
            return np.zeros(len(self.places), dtype=np.bool_)
        wrong: Members = self.line.above(self.places) != self.second
        return wrong

    @property
    def right(self) -> str:
        """How many lie on their class's side of the line."""
        return f"{np.sum(~self.wrong)}"

    @property
    def head(self) -> tuple[str, str]:
        """What stands above it: how it came about, and how it is seen."""
        seen = f"{self.made[1]}, {counted(self.size, 'number')}"
        return self.made[0], f"{seen} by PCA" if self.view.is_pca else seen

    @property
    def words(self) -> str:
        """What it shows, with its numbers."""
        said = f"{self.made[0]} ({self.made[1]}) has {counted(self.size, 'number')}"
        if self.view.is_pca:
            said += f", seen by PCA in two directions with {self.view.kept:.0%} of the spread"
        parted = f": a straight line parts {self.right} of {len(self.places)} points rightly"
        return f"{said}{parted}" if self.line else said

    def draw(self, axes: Axes) -> None:
        """Draw the grid and the line; both axes have one unit, unless one of two directions would be a strip."""
        for zero, places in self.grid:
            axes.plot(*places.T, color=DARK_GREY if zero else GREY, linewidth=1.2 if zero else 0.8, zorder=1)
        shown = np.concatenate([self.places, *(places for _, places in self.grid)])
        (left, low), (right, high) = square(shown)
        if self.view.is_pca:
            (left, low), (right, high) = zip(
                *(np.ravel(square(shown[:, axis : axis + 1])) for axis in (0, 1)), strict=True
            )
        axes.set(xlim=(left, right), ylim=(low, high), xlabel=self.view.labels[0], ylabel=self.view.labels[1])
        axes.locator_params(nbins=5, steps=[1, 2, 5, 10])
        if self.line:
            (across, up), cut = self.line.normal, self.line.cut
            foot, along = (across * cut, up * cut), (across * cut - up, up * cut + across)
            axes.axline(foot, along, color=LIGHT.ink, linewidth=2, linestyle=(0, (5, 2)))


def _names(batch: BatchTrace, name: str) -> tuple[str, ...]:
    """What the first layer calls the two numbers of x and o1; else ``o2[0]`` and ``o2[1]``."""
    first = batch.steps[0].layer
    names = first.names if isinstance(first, BuiltIn) and name in {"x", "o1"} else ()
    return names or (f"{name}[0]", f"{name}[1]")


def _drawable(batch: BatchTrace) -> list[str]:
    """X and every output of two numbers or more; o1 only where it is not x."""
    names = ["x", *(step.output_name for step in batch.steps)]
    same = {"o1"} if np.array_equal(batch.x, batch.steps[0].output) else set()
    return [name for name in names if name not in same and values_of(batch, name).shape[1] > 1]


def _finding(clouds: Sequence[Cloud]) -> str:
    """What the title says: how far a straight line gets, at the first output drawn and at the last."""
    first, last, count = clouds[0], clouds[-1], counted(len(clouds[0].places), "point")
    if first.line is None:
        return f"{count} as {', '.join(cloud.name for cloud in clouds)}"
    title = f"A straight line parts {first.right} of {count}"
    return title if first is last else f"{title} in {first.name}, {last.right} in {last.name}"


def _caption(clouds: Sequence[Cloud]) -> str:
    pca = "PCA may hide what parts the classes; its two directions have scales of their own."
    parts = {
        "Dashed: best straight line; hollow: wrong side of it.": clouds[0].line is not None,
        "Grey: x's grid.": bool(clouds[0].grid),
        pca: any(cloud.view.is_pca for cloud in clouds),
    }
    return " ".join(part for part, holds in parts.items() if holds)
