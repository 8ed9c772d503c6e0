"""Many samples as one output represents them: points, the grid of x carried along, and how far a straight line gets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.ticker import MaxNLocator

from lessons_lib.model.trace import BatchTrace
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import counted
from lessons_lib.page.plane import ROOM, Line, Members, View, rerun, square, values_of
from lessons_lib.page.readings import readings

__all__ = ["Representation", "caption_of", "drawable"]


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


def _refuse_misfits(values: Array, name: str, caller: str) -> None:
    if values.shape[1] < 2:
        raise InputValueError(
            f"{caller} draws outputs of 2 numbers or more, and {name} is 1 number. "
            f'For where it is above 0 write plot_regions(batch, "{name}").'
        )
    if len(values) < 2:
        raise InputValueError(f"{caller} draws many samples, and here is 1. Trace more of them at once.")


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


def drawable(batch: BatchTrace) -> list[str]:
    """X and every output of two numbers or more; o1 only where it is not x."""
    names = ["x", *(step.output_name for step in batch.steps)]
    if np.array_equal(batch.x, batch.steps[0].output):
        names.remove("o1")
    return [name for name in names if values_of(batch, name).shape[1] > 1]


def caption_of(shown: Sequence[Representation]) -> str:
    """What the marks of some pictures mean."""
    said = "Dashed: best straight line; hollow: wrong side of it. " if shown[0].line else ""
    said += "Grey: x's grid. " if shown[0].grid else ""
    if any(each.is_pca for each in shown):
        said += "PCA may hide what parts the classes; its two directions have scales of their own."
    return said.rstrip()
