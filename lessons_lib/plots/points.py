"""Many samples as points, as each layer represents them, and the straight line that parts them best."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes

from lessons_lib.colours import LIGHT
from lessons_lib.model.trace import BatchTrace, refuse_no_batch
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import counted
from lessons_lib.page.readings import readings
from lessons_lib.plots.picture import Picture, in_panels, our_look
from lessons_lib.plots.plane import Groups, Line, Members, View, grid_lines, rerun, square, values_of

__all__ = ["Representation", "caption_of", "drawable", "plot_points"]

LARGE, MEDIUM = 5.1, 3.5  # inches: a panel alone, and one of several
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
    refuse_no_batch("plot_points", batch)
    groups = Groups.of(batch)
    names = map(batch.named, outputs or drawable(batch))
    shown = [Representation.of(batch, name, groups.second, "plot_points") for name in names]
    side = LARGE if len(shown) == 1 else MEDIUM
    picture, panels = in_panels([each.head for each in shown], 3, side)
    for each, axes in zip(shown, panels, strict=True):
        each.draw(axes)
        groups.draw(axes, each.places, side * (2.3 if len(batch) <= FEW else 1.25), each.wrong)
    title, caption = _finding(shown), groups.words + caption_of(shown)
    return picture.titled(title, caption, f"{title}. {'. '.join(each.words for each in shown)}. {caption}")


class Representation(NamedTuple):
    """The samples as one output represents them, the grid carried along, and the best straight line."""

    name: str
    head: tuple[str, str]  # how it came about, and how it is seen
    words: str  # what it shows, with its numbers
    labels: Sequence[str]  # of the two numbers, or of the two directions
    is_pca: bool
    places: Array  # shape (samples, 2)
    grid: list[tuple[bool, Array]]
    line: Line | None
    wrong: Members  # who lies on the wrong side of the line

    @classmethod
    def of(cls, batch: BatchTrace, name: str, second: Members | None, caller: str) -> Representation:
        """How one output of a batch represents the samples; ``caller`` is what an error calls who draws it."""
        values = values_of(batch, name)
        _refuse_misfits(values, name, caller)
        read = {each.name: each for each in readings(batch.sample(0))}[name]
        made, size = read.step.call if read.step else name, counted(values.shape[1], "number")
        view, labels, is_pca = View.of(values), read.names, values.shape[1] > 2
        words, places = f"{made} ({read.maker}) has {size}", view(values)
        if is_pca:
            words += f", seen by PCA in two directions with {view.shares.sum():.0%} of the spread"
            labels = [
                "{} direction ({:.0%})".format(*each)
                for each in zip(("1st", "2nd"), view.shares, strict=True)
            ]
        line, wrong = None, np.zeros(len(batch), dtype=np.bool_)
        if second is not None:
            line = Line.best(places, second)
            wrong = line.above(places) != second
            words += f": a straight line parts {(~wrong).sum()} of {len(batch)} points rightly"
        lines = grid_lines(batch.x) if batch.x.shape[1:] == (2,) else ()
        grid = [(zero, view(rerun(batch, along, name))) for zero, along in lines]
        head = made, f"{read.maker}, {size}" + " by PCA" * is_pca
        return cls(name, head, words, labels, is_pca, places, grid, line, wrong)

    def draw(self, axes: Axes) -> None:
        """Draw the grid and the line; both axes have one unit, unless one of two directions would be a strip."""
        for zero, places in self.grid:
            axes.plot(*places.T, color=DARK_GREY if zero else GREY, linewidth=1.2 if zero else 0.8, zorder=1)
        if not self.is_pca:
            low, high = square(np.concatenate([self.places, *(line for _, line in self.grid)]))
            axes.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]))
        axes.set(xlabel=self.labels[0], ylabel=self.labels[1])
        axes.locator_params(nbins=5, steps=[1, 2, 5, 10])
        if self.line:
            (across, up), cut = self.line
            foot, along = (across * cut, up * cut), (across * cut - up, up * cut + across)
            axes.axline(foot, along, color=LIGHT.ink, linewidth=2, linestyle=(0, (5, 2)))


def _refuse_misfits(values: Array, name: str, caller: str) -> None:
    if values.shape[1] < 2:
        raise InputValueError(
            f"{caller} draws outputs of 2 numbers or more, and {name} is 1 number. "
            f'For where it is above 0 write plot_regions(batch, "{name}").'
        )
    if len(values) < 2:
        raise InputValueError(f"{caller} draws many samples, and here is 1. Trace more of them at once.")


def drawable(batch: BatchTrace) -> list[str]:
    """X and every output of two numbers or more; o1 only where it is not x."""
    names = ["x", *(step.output_name for step in batch.steps)]
    if np.array_equal(batch.x, batch.steps[0].output):
        names.remove("o1")
    return [name for name in names if values_of(batch, name).shape[1] > 1]


def _finding(shown: Sequence[Representation]) -> str:
    """What the title says: how far a straight line gets, at the first output drawn and at the last."""
    first, last, count = shown[0], shown[-1], counted(len(shown[0].places), "point")
    if first.line is None:
        return f"{count} as {', '.join(each.name for each in shown)}"
    title = f"A straight line parts {(~first.wrong).sum()} of {count}"
    return title if first is last else f"{title} in {first.name}, {(~last.wrong).sum()} in {last.name}"


def caption_of(shown: Sequence[Representation]) -> str:
    """What the marks of some pictures mean."""
    said = "Dashed: best straight line; hollow: wrong side of it. " if shown[0].line else ""
    said += "Grey: x's grid. " if shown[0].grid else ""
    if any(each.is_pca for each in shown):
        said += "PCA may hide what parts the classes; its two directions have scales of their own."
    return said.rstrip()
