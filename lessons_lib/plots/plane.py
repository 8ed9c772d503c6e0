"""What pictures of many samples share: how classes look, squares of the plane, sheets of square panels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from lessons_lib.colours import LIGHT
from lessons_lib.model import Model
from lessons_lib.model.trace import BatchTrace
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.plots.picture import TICK_SIZE, Picture, our_look, shortened

__all__ = ["Groups", "Members", "Sheet", "Square", "called", "rerun", "values_of"]

# All lengths are inches.
MARGIN, TITLE, KEY, HEAD, CAPTION, GAP = 0.3, 0.6, 0.35, 0.6, 0.7, 0.15
MOST_LINES, ALONG = 8, 121  # grid lines in either direction, and places on each
SMALL_DOT = 5  # points; a smaller dot has no white edge
ROOM = 1.08  # a square is a little larger than its points need
# Two classes differ in colour and in shape; a number above 0 speaks for the second.
LOOKS = ((LIGHT.negative, "o"), (LIGHT.positive, "^"))
Members = NDArray[np.bool_]  # who of the samples is meant, shape (samples,)


class Headed(Protocol):
    """What is drawn in a panel says what stands above it."""

    @property
    def title(self) -> str:
        """What it is: ``o3 = L3(o2)``."""

    @property
    def head(self) -> str:
        """A few words more, below the title."""


@dataclass(frozen=True)
class Groups:
    """The samples by class, each class with a look of its own; without classes all look the same."""

    members: dict[str, Members]

    @classmethod
    def of(cls, batch: BatchTrace) -> Groups:
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
    def looks(self) -> list[tuple[str, str]]:
        """A colour and a marker for each class; more than two are told by their figures."""
        if len(self.members) == 1:
            return [(LIGHT.ink, "o")]
        if len(self.members) == 2:
            return list(LOOKS)
        return [(LIGHT.ink, f"${at}$") for at in range(len(self.members))]

    @property
    def words(self) -> str:
        """How many samples each class has, and how they look."""
        if len(self.members) == 1:
            return ""
        shapes = (" circles", " triangles") if len(self.members) == 2 else [""] * len(self.members)
        counts = zip(self.members.items(), shapes, strict=True)
        return ", ".join(f"{name}: {members.sum()}{shape}" for (name, members), shape in counts) + "."

    def draw(self, axes: Axes, places: Array, size: float, wrong: Members | None = None) -> None:
        """Draw the points; those on the wrong side of a line are hollow."""
        hollow = np.zeros(len(places), dtype=np.bool_) if wrong is None else wrong
        figures = len(self.members) > 2  # a white edge would eat them
        for members, (colour, marker) in zip(self.members.values(), self.looks, strict=True):
            for chosen, fill in ((members & ~hollow, colour), (members & hollow, LIGHT.paper)):
                edge = colour if fill == LIGHT.paper else LIGHT.paper
                look: dict[str, Any] = {
                    "markerfacecolor": fill,
                    "markeredgecolor": edge,
                    "markeredgewidth": size / 8
                    if edge == colour or (size > SMALL_DOT and not figures)
                    else 0,
                }
                axes.plot(*places[chosen].T, marker=marker, linestyle="", markersize=size, zorder=3, **look)

    def draw_key(self, picture: Picture) -> None:
        """Say above the panels how each class looks, unless it looks like its name."""
        if len(self.members) == 1 or [f"${name}$" for name in self.members] == [
            look[1] for look in self.looks
        ]:
            return
        marks = [
            Line2D([], [], color=colour, marker=marker, markersize=9, linestyle="", label=name)
            for name, (colour, marker) in zip(self.members, self.looks, strict=True)
        ]
        place = (MARGIN / picture.get_figwidth(), 1 - TITLE / picture.get_figheight())
        picture.legend(
            handles=marks, loc="upper left", bbox_to_anchor=place, ncols=10, frameon=False,
            borderpad=0, borderaxespad=0, handletextpad=0.2, columnspacing=1.5,
        )  # fmt: skip


@dataclass(frozen=True)
class Square:
    """A square of the plane: both its axes have the same unit, so that no shape is stretched."""

    centre: Array
    half: float

    @classmethod
    def around(cls, places: Array) -> Square:
        low, high = places.min(axis=0), places.max(axis=0)
        return cls((low + high) / 2, float((high - low).max()) / 2 * ROOM or 1.0)

    def frame(self, axes: Axes) -> None:
        (left, low), (right, high) = self.centre - self.half, self.centre + self.half
        axes.set(xlim=(left, right), ylim=(low, high), aspect="equal")
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
        axes.tick_params(length=3, labelsize=TICK_SIZE)

    def lines(self) -> Iterator[tuple[float, Array]]:
        """The lines of a grid at round numbers: each with its number, and its places, shape (places, 2)."""
        along = np.linspace(-self.half, self.half, ALONG)
        for axis in (0, 1):
            low, high = self.centre[axis] - self.half, self.centre[axis] + self.half
            ticks = MaxNLocator(MOST_LINES, steps=[1, 2, 5, 10]).tick_values(low, high)
            for at in ticks[(low <= ticks) & (ticks <= high)]:
                places = self.centre + np.column_stack([along, along])
                places[:, axis] = at
                yield float(at), places

    def filled(self, count: int) -> Array:
        """Places all over it, shape (count, count, 2)."""
        ticks = np.linspace(-self.half, self.half, count)
        return self.centre + np.stack(np.meshgrid(ticks, ticks), axis=-1)


@dataclass(frozen=True)
class Sheet:
    """Square panels, some side by side, each with a head; a title, a key and a caption around them."""

    count: int
    a_line: int
    side: float
    room: float  # left of each panel and below it

    @property
    def lines(self) -> int:
        return -(-self.count // self.a_line)

    @property
    def width(self) -> float:
        return min(self.count, self.a_line) * (self.room + self.side + GAP)

    @property
    def line_height(self) -> float:
        return HEAD + self.side + self.room

    def picture(self, title: str, groups: Groups, caption: str) -> Picture:
        bottom = TITLE + KEY + self.lines * self.line_height
        picture = Picture(self.width + 2 * MARGIN, bottom + CAPTION)
        with our_look():
            picture.write(MARGIN, 0.2, title, self.width, 15, fontweight="bold")
            groups.draw_key(picture)
            picture.write(MARGIN, bottom + 0.15, caption, self.width, 11, color=LIGHT.zero)
        return picture

    def panels(self, picture: Picture, drawn: Sequence[Headed]) -> Iterator[Axes]:
        """The axes of each panel, with what stands above them written."""
        for at, one in enumerate(drawn):
            line, column = divmod(at, self.a_line)
            left = MARGIN + self.room + column * (self.room + self.side + GAP)
            top = TITLE + KEY + line * self.line_height
            picture.write(left, top, one.title, self.side, 14, fontweight="bold")
            picture.write(left, top + 0.27, shortened(one.head, 30), self.side + GAP, color=LIGHT.zero)
            yield picture.panel(left, top + HEAD, self.side, self.side)


def values_of(batch: BatchTrace, name: str) -> Array:
    """One of the outputs, or x, a row for each sample: shape (samples, numbers)."""
    names = ["x", *(step.output_name for step in batch.steps)]
    if name not in names:
        raise InputValueError(f"This trace has no output {name!r}. It has {', '.join(names)}.")
    values: Array = batch.x if name == "x" else batch.steps[names.index(name) - 1].output
    if not np.isfinite(values).all():
        raise InputValueError(f"{name} holds numbers that are not finite: they have no place in a picture.")
    return values.reshape(len(batch), -1)


def rerun(batch: BatchTrace, X: Array, name: str) -> Array:
    """The same layers on other x's, up to one output: shape (samples, 2) in, (samples, numbers) out."""
    if name == "x":
        return X
    layers = [step.layer for step in batch.steps[: int(name[1:])]]
    return Model(*layers).trace(X, batch=True).steps[-1].output.reshape(len(X), -1)


def called(name: str) -> str:
    """How an output came about: ``o3 = L3(o2)``."""
    if name == "x":
        return "x"
    before = int(name[1:]) - 1
    return f"{name} = L{name[1:]}({f'o{before}' if before else 'x'})"
