"""Panels of many samples: their classes told apart by colour and by shape, a key to them above all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from numpy.typing import NDArray

from lessons_lib.colours import LIGHT
from lessons_lib.model.trace import BatchTrace
from lessons_lib.numbers.door import Array
from lessons_lib.plots.picture import Picture, write_head

__all__ = ["Groups", "Members"]

TITLE, KEY, HEAD, CAPTION = 0.45, 0.35, 0.4, 0.35  # inches
SMALL_DOT = 5  # points; a smaller dot has no white edge
Members = NDArray[np.bool_]  # who of the samples is meant, shape (samples,)


@dataclass(frozen=True)
class Groups:
    """The samples by class, each class with a look of its own; without classes all look the same."""

    members: dict[str, Members]

    @classmethod
    def of(cls, batch: BatchTrace) -> Groups:
        """The groups of a batch."""
        classes, targets = batch.samples[0].classes, [sample.target for sample in batch.samples]
        if classes is None or None in targets:
            return cls({"": np.ones(len(batch), dtype=np.bool_)})
        return cls({name: np.array(targets) == at for at, name in enumerate(classes.names)})

    @property
    def second(self) -> Members | None:
        """Who belongs to the second of two classes; None where there are not two."""
        found = list(self.members.values())
        return found[1] if len(found) == 2 and all(members.any() for members in found) else None

    @property
    def looks(self) -> list[tuple[str, str | Path]]:
        """A colour and a marker for each class; more than two are told by their figures."""
        if len(self.members) <= 2:
            # A number above 0 speaks for the second.
            two: list[tuple[str, str | Path]] = [(LIGHT.negative, "o"), (LIGHT.positive, "^")]
            return two if len(self.members) == 2 else [(LIGHT.ink, "o")]
        return [(LIGHT.ink, figure(at)) for at in range(len(self.members))]

    @property
    def words(self) -> str:
        """How many samples each class has, and how they look."""
        shapes = (" circles", " triangles") if len(self.members) == 2 else [""] * len(self.members)
        counts = zip(self.members.items(), shapes, strict=True)
        said = ", ".join(f"{name}: {members.sum()}{shape}" for (name, members), shape in counts)
        return f"{said}. " if len(self.members) > 1 else ""

    def draw(self, axes: Axes, places: Array, size: float, wrong: Members | None = None) -> None:
        """Draw the points, of that many points in size; those on the wrong side of a line are hollow."""
        hollow = np.zeros(len(places), dtype=np.bool_) if wrong is None else wrong
        edge = size / 8 if size > SMALL_DOT and len(self.members) <= 2 else 0  # it would eat a figure
        for members, (colour, marker) in zip(self.members.values(), self.looks, strict=True):
            look: dict[str, Any] = {"marker": marker, "markersize": size, "linestyle": "", "zorder": 3}
            axes.plot(*places[members & ~hollow].T, color=colour, mec=LIGHT.paper, mew=edge, **look)
            axes.plot(*places[members & hollow].T, color=LIGHT.paper, mec=colour, mew=size / 8, **look)

    def panels(
        self, heads: Sequence[tuple[str, str]], a_line: int, side: float, title: str, caption: str
    ) -> tuple[Picture, list[Axes]]:
        """A picture with a square panel of about that many inches below each head."""
        keyed = len(self.members) > 1 and list(self.members) != [str(at) for at in range(len(self.members))]
        lines, columns = -(-len(heads) // a_line), min(a_line, len(heads))
        heights = [KEY] * keyed + [side + HEAD] * lines
        picture = Picture(columns * side + 0.4, TITLE + sum(heights) + CAPTION, title=title, caption=caption)
        grid = picture.figure.add_gridspec(len(heights), columns, height_ratios=heights)
        panels = [picture.figure.add_subplot(grid[at + columns * keyed]) for at in range(len(heads))]
        for axes, head in zip(panels, heads, strict=True):
            axes.set_box_aspect(1)
            write_head(axes, *head, side)
        if keyed:
            self._draw_key(picture.figure.add_subplot(grid[0, :]))
        return picture, panels

    def _draw_key(self, axes: Axes) -> None:
        axes.set_axis_off()
        for name, (colour, marker) in zip(self.members, self.looks, strict=True):
            axes.plot([], [], color=colour, marker=marker, markersize=9, linestyle="", label=name)
        axes.legend(
            loc="upper left", ncols=10, frameon=False, handletextpad=0.2, borderpad=0, borderaxespad=0
        )


def figure(number: int) -> Path:
    """A marker that is a figure, its middle where the point is."""
    path = TextPath((0, 0), str(number), size=10, prop=FontProperties(weight="bold"))
    return Path(path.vertices - path.get_extents().get_points().mean(axis=0), path.codes)
