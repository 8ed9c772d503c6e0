"""Many samples in square panels: their classes told apart by colour and by shape, the outputs of a batch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from numpy.typing import NDArray

from lessons_lib.colours import LIGHT
from lessons_lib.model.forward import run_all
from lessons_lib.model.trace import BatchTrace, no_trace
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError
from lessons_lib.plots.picture import Picture, write_head

__all__ = ["Groups", "Members", "in_squares", "refuse_no_batch", "rerun", "values_of"]

SMALL_DOT = 5  # points; a smaller dot has no white edge
Members = NDArray[np.bool_]  # who of the samples is meant, shape (samples,)


class Groups(NamedTuple):
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
    def looks(self) -> list[tuple[str, str | Path, str]]:
        """A colour, a marker and a word for it, for each class; more than two are told by their figures."""
        if len(self.members) == 1:
            return [(LIGHT.ink, "o", "")]
        if len(self.members) == 2:  # a number above 0 speaks for the second
            return [(LIGHT.negative, "o", " circles"), (LIGHT.positive, "^", " triangles")]
        return [(LIGHT.ink, figure(at), "") for at in range(len(self.members))]

    @property
    def words(self) -> str:
        """How many samples each class has, and how they look."""
        counts = zip(self.members.items(), self.looks, strict=True)
        said = ", ".join(f"{name}: {members.sum()}{shape}" for (name, members), (*_, shape) in counts)
        return f"{said}. " if len(self.members) > 1 else ""

    def draw(self, axes: Axes, places: Array, size: float, wrong: Members | bool = False) -> None:
        """Draw the points, of that many points in size; those on the wrong side of a line are hollow."""
        edge = size / 8 if size > SMALL_DOT and len(self.members) <= 2 else 0  # it would eat a figure
        for members, (colour, marker, _) in zip(self.members.values(), self.looks, strict=True):
            hollow = members & wrong
            filled = (members & ~hollow, colour, LIGHT.paper, edge)
            for who, fill, rim, width in (filled, (hollow, LIGHT.paper, colour, size / 8)):
                look: dict[str, Any] = {"ls": "", "ms": size, "mec": rim, "mew": width, "zorder": 3}
                axes.plot(*places[who].T, marker=marker, color=fill, **look)


def figure(number: int) -> Path:
    """A marker that is a figure, its middle where the point is."""
    path = TextPath((0, 0), str(number), size=10, prop=FontProperties(weight="bold"))
    return Path(path.vertices - path.get_extents().get_points().mean(axis=0), path.codes)


def in_squares(heads: Sequence[tuple[str, str]], columns: int, side: float) -> tuple[Picture, list[Axes]]:
    """A picture with a square panel of about that many inches below each head."""
    columns = min(columns, len(heads))
    picture = Picture(columns * side + 0.4, -(-len(heads) // columns) * (side + 0.35) + 1.1)
    panels = picture.panels(len(heads), columns)
    for axes, head in zip(panels, heads, strict=True):
        axes.set_box_aspect(1)
        write_head(axes, *head, side)
    return picture, panels


def values_of(batch: BatchTrace, name: str) -> Array:
    """One of the outputs, or x, a row for each sample: shape (samples, numbers)."""
    values = {"x": batch.x, **{step.output_name: step.output for step in batch.steps}}
    if name not in values:
        raise InputValueError(f"This trace has no output {name!r}. It has {', '.join(values)}.")
    if not np.isfinite(values[name]).all():
        raise InputValueError(f"{name} holds numbers that are not finite: they have no place in a picture.")
    return values[name].reshape(len(batch), -1)


def rerun(batch: BatchTrace, X: Array, name: str) -> Array:
    """The same layers on other x's, up to one output: shape (samples, 2) in, (samples, numbers) out."""
    steps = run_all([step.place for step in batch.steps], (X,), batch=True)
    return {"x": X, **{step.output_name: step.output for step in steps}}[name].reshape(len(X), -1)


def refuse_no_batch(who: str, given: object) -> None:
    """Refuse what is no trace of many samples."""
    if not isinstance(given, BatchTrace):
        right = f"{who}(model.trace(X, batch=True))"
        raise InputTypeError(no_trace(f"{who} expects the trace of many samples", given, right))
