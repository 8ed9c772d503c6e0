"""`morph`: the points of a batch glide from one output to the next while a slider moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from lessons_lib.model.trace import BatchTrace, refuse_no_batch
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import number
from lessons_lib.page.plane import Groups, Members, square, values_of
from lessons_lib.page.representation import Representation, caption_of, drawable
from lessons_lib.plots.picture import Picture
from lessons_lib.plots.points import plot_points
from lessons_lib.sliders.slider import Curves, packed, slider_html

__all__ = ["Glide", "Morph", "Stop", "flat_cut", "morph"]

FINE = 10_000  # places are stored as whole numbers, so many from one edge to the other
WIDE, HIGH, BESIDE = (
    430,
    400,
    340,
)  # CSS pixels; with the counts beside it, it fits beside JupyterLab's file list
TURNED = " A picture by PCA is turned towards the one before."
FAR = 5.0  # edges away, a line's ends are out of sight


class Stop(NamedTuple):
    """One output as it is drawn, all in shares of the way across and up."""

    places: Array  # shape (samples, 2)
    grid: list[Array]  # lines, each of shape (points, 2)
    cut: Array | None  # two places on the best straight line, shape (2, 2)
    wrong: list[int]  # who lies on its wrong side
    axes: list[list[str]] | None  # across and up: its name, and what its two ends stand for; of PCA nothing

    @classmethod
    def of(cls, seen: Representation, before: Array | None) -> Stop:
        """A picture of `plot_points`; one by PCA is turned until its points lie as near as can be to those before."""
        turned = _Turn.of(seen, before)
        places, grid = turned(seen.places), [turned(line) for _, line in seen.grid]
        low, high = square(np.concatenate([places, *grid]))

        def share(each: Array) -> Array:
            shares: Array = (each - low) / (high - low)
            return shares

        cut = None
        if seen.line:
            start, end = share(turned(seen.line.places))
            along = (end - start) / np.linalg.norm(end - start)
            cut = start + FAR * np.array([-along, along])
        ends = zip(seen.labels, low, high, strict=True)
        axes = None if seen.is_pca else [[name, _round(a), _round(b)] for name, a, b in ends]
        return cls(
            share(places), [share(line) for line in grid], cut, np.flatnonzero(seen.wrong).tolist(), axes
        )


class _Turn(NamedTuple):
    """How the two directions of PCA are stretched to one width and turned; numbers that are drawn as they are stay."""

    centre: Array
    matrix: Array

    @classmethod
    def of(cls, seen: Representation, before: Array | None) -> _Turn:
        if not seen.is_pca:
            return cls(np.zeros(2), np.eye(2))
        centre, width = seen.places.mean(axis=0), seen.places.std(axis=0)
        stretch = np.diag(1 / np.where(width > 0, width, 1))
        if before is None:
            return cls(centre, stretch)
        left, _, right = np.linalg.svd(((seen.places - centre) @ stretch).T @ (before - before.mean(axis=0)))
        return cls(centre, stretch @ left @ right)

    def __call__(self, places: Array) -> Array:
        turned: Array = (places - self.centre) @ self.matrix
        return turned


@dataclass(frozen=True, eq=False)
class Glide:
    """Points, and the grid of x with them, on their straight ways from each stop to the next."""

    title: str
    stops: list[Stop]
    groups: Groups

    def data(self) -> dict[str, Any]:
        looks = [marker if marker in {"o", "^"} else name for name, (_, marker, _) in self._looks]
        kinds = np.zeros(len(self.stops[0].places), dtype=int)
        for at, members in enumerate(self.groups.members.values()):
            kinds[members] = at
        return {
            "kind": "glide", "title": self.title, "width": WIDE, "height": HIGH,
            "looks": looks, "kinds": kinds.tolist(), "lengths": [len(line) for line in self.stops[0].grid],
            "packed": _packed([stop.places for stop in self.stops]),
            "grid": _packed([np.concatenate([*stop.grid, np.empty((0, 2))]) for stop in self.stops]),
            "cuts": [None if stop.cut is None else stop.cut.ravel().round(4).tolist() for stop in self.stops],
            "wrong": [stop.wrong for stop in self.stops], "axes": [stop.axes for stop in self.stops],
        }  # fmt: skip

    @property
    def _looks(self) -> list[tuple[str, tuple[str, Any, str]]]:
        return list(zip(self.groups.members, self.groups.looks, strict=True))


@dataclass(frozen=True, eq=False)
class Morph:
    """A slider that also stands between its stops; where no script runs, the first output and the last side by side."""

    stops: tuple[str, ...]
    told: tuple[str, ...]  # a sentence for each stop …
    ways: tuple[str, ...]  # … and for each way from one to the next
    panels: tuple[Glide | Curves, ...]
    note: str  # what the marks mean
    still: Picture

    def __repr__(self) -> str:
        return f"A slider from {self.stops[0]} to {self.stops[-1]}.\n  {self.told[0]}\n  {self.told[-1]}"

    def data(self) -> dict[str, Any]:
        """What the script draws from."""
        said = {"name": "output", "stops": self.stops, "told": self.told, "ways": self.ways}
        panels = [panel.data() for panel in self.panels]
        panels[-1] |= {"note": self.note} | ({"width": BESIDE} if len(panels) > 1 else {})
        return said | {"panels": panels}

    def _repr_html_(self) -> str:
        return slider_html(self.data(), self.still)


def morph(batch: BatchTrace, *outputs: str) -> Morph:
    """A slider from output to output: many samples as points, gliding from where one layer puts them to the next.

    At a whole stop it is the picture of `plot_points`; one by PCA is stretched to one width and turned towards the
    one before, so that points move little but for what the layer does. Between two stops every point is on its
    straight way. Beside it stands how many points of two classes a straight line in the picture parts, and how
    many a flat cut in all numbers of the output.

    Args:
        batch: what `model.trace(X, batch=True)` returned.
        outputs: which of them, as in ``morph(batch, "x", "o3")``; if none is named, x and all outputs of two
            numbers or more.

    Raises:
        InputValueError: an output is not there, or a single number; or only one was named.
    """
    refuse_no_batch("morph", batch)
    names = [batch.named(each) for each in outputs or drawable(batch)]
    if len(names) < 2:
        raise InputValueError(
            f'morph goes from one output to another, and here is {len(names)}. As in morph(batch, "x", "o3").'
        )
    groups = Groups.of(batch)
    seen = [Representation.of(batch, name, groups.second, "morph") for name in names]
    stops: list[Stop] = []
    for each in seen:
        stops.append(Stop.of(each, stops[-1].places if stops else None))
    title = f"{len(batch)} points from {names[0]} to {names[-1]}"
    by_line = [int((~each.wrong).sum()) for each in seen]
    by_cut = _flat_cuts(batch, groups, seen, by_line)
    panels: list[Glide | Curves] = [Glide(title, stops, groups)]
    if by_cut:
        lines = {"a straight line in the picture": by_line, "a flat cut in all numbers": by_cut}
        counts = {name: np.array(each, dtype=float) for name, each in lines.items()}
        panels.append(
            Curves(f"How many of {len(batch)} are parted by", counts, 0, len(batch), (names[0], names[-1]))
        )
    cuts = [f", a flat cut in all its numbers {count}" for count in by_cut] or [""] * len(seen)
    told = tuple(f"{each.words}{cut * each.is_pca}." for each, cut in zip(seen, cuts, strict=True))
    ways = tuple(f"On the way from {a.name} to {b.head[0]} · {b.head[1]}." for a, b in pairwise(seen))
    note = groups.words + caption_of(seen) + TURNED * any(each.is_pca for each in seen)
    return Morph(tuple(names), told, ways, tuple(panels), note, _still(batch, groups, seen))


def _still(batch: BatchTrace, groups: Groups, seen: Sequence[Representation]) -> Picture:
    """The first output and the last, where no script runs."""
    ends, names = (seen[0], seen[-1]), [each.name for each in seen]
    hint = f" Run the cell, and a slider goes through {', '.join(names[:-1])} and {names[-1]}."
    picture = plot_points(batch, names[0], names[-1])
    return picture.titled("", groups.words + caption_of(ends) + hint, picture.alt)


def _flat_cuts(
    batch: BatchTrace, groups: Groups, seen: Sequence[Representation], by_line: list[int]
) -> list[int]:
    """How many samples of two classes a flat cut parts in all numbers of each output."""
    if groups.second is None:
        return []
    # What parts the picture parts the numbers too: the picture is made of weighted sums of them.
    found = [flat_cut(values_of(batch, each.name), groups.second) for each in seen]
    return [max(both) for both in zip(by_line, found, strict=True)]


def flat_cut(values: Array, second: Members) -> int:
    """How many samples a weighted sum of all numbers and a bias parts, if least squares finds it: at least so many."""
    columns = np.column_stack([values, np.ones(len(values))])
    weights = np.linalg.lstsq(columns, np.where(second, 1.0, -1.0))[0]
    return int(((columns @ weights > 0) == second).sum())


def _packed(stops: list[Array]) -> str:
    return packed(np.rint(np.stack(stops) * FINE).astype("<i2"))


def _round(value: float) -> str:
    return number(float(f"{value:.2g}"))
