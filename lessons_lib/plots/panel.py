"""A panel shows one output: a bar for each of a few numbers, a heat map of many; panels stand side by side."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.image import AxesImage
from matplotlib.patheffects import withStroke

from lessons_lib.colours import LIGHT, signed_colour
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import counted, number, shape_words, span_words, without_specks
from lessons_lib.page.pictures import folded
from lessons_lib.plots.picture import LETTER, Head, Picture, in_panels

__all__ = ["SIGNED", "STRONG", "Names", "Panel", "colour_words", "draw_all", "limits_of"]

MOST_BARS = 10  # a longer vector is a heat map; a map of more rows or columns has no numbers in its cells
# Matplotlib cannot draw beyond, where only a model that explodes gets; nor so little, which is drawn as 0.
TOO_LARGE, TOO_SMALL = 1e100, 1e-100
SHARE = 0.1  # numbers from 0 to 1, one of them this large, are well compared on a scale from 0 to 1
BAR = 0.37  # inches
LEAST, WIDTH, WIDEST = 2, 2.8, 11.2  # inches: a panel's width at least and at most, and a picture's
THREAD = 8  # a map that is more times as long as wide has cells that are not square
LARGEST, SMALLEST = 14, 7.5  # points of numbers in cells: where only smaller ones fit there are none
FILLED = 0.72  # the share of a cell's width that the longest number takes: between two of them is air
TRACK = "#f1f2f4"  # the room that a bar could fill
SIGNED = ListedColormap([signed_colour(share, 1) for share in np.linspace(-1, 1, 255)])
CELLS = SIGNED.with_extremes(bad=LIGHT.paper, over=LIGHT.zero)  # no number; one beyond any scale
STRONG = 0.35  # of the scale: there numbers have paper around them …
HALO = withStroke(linewidth=2.5, foreground=LIGHT.paper)  # … so that they read, also in a dark theme
Names = Sequence[str]
Limits = tuple[float, float]  # the least and the largest number that a scale shows, 0 always among them
in_two_lines = partial(textwrap.fill, width=13, max_lines=2, placeholder="…")


@dataclass(frozen=True)
class Panel:
    """An output's name (``o2``), its numbers and their names, and what stands above (``o2 = L2(o1)``, ``ReLU``)."""

    name: str
    values: Array
    labels: Names = ()
    head: Head = ("", "")
    along: Sequence[Names] = ((), ())  # of a table, the names of its rows and of its columns

    @property
    def is_bars(self) -> bool:
        """Few enough numbers, in one row, to give each a bar and a name."""
        return self.values.ndim <= 1 and self.values.size <= MOST_BARS

    @property
    def drawn(self) -> Array:
        """The numbers as they can be drawn: a speck is 0, what has no place on a scale NaN."""
        array = without_specks(self.values)
        return np.where(np.abs(array) > TOO_LARGE, np.nan, np.where(np.abs(array) < TOO_SMALL, 0, array))

    @property
    def words(self) -> str:
        """What it is, for an alt text: every number, or of many their range and where the largest stands."""
        named = f"{self.name}: " if self.name else ""
        if self.is_bars:
            pairs = zip(self.labels, self.values.flat, strict=True)
            return named + ", ".join(f"{label} {number(value)}".strip() for label, value in pairs)
        known = self.drawn[~np.isnan(self.drawn)]
        named += shape_words(self.values.shape) + span_words(known)
        if known.size and known.min() < known.max():
            named += f", the largest at {self.labels[int(np.nanargmax(self.drawn))]}"
        below, beyond = (known < 0).sum(), self.values.size - known.size
        return named + f", {below} below 0" * bool(below) + f", {beyond} beyond any scale" * bool(beyond)

    @property
    def ratio(self) -> float:
        """How high it is for its width: square cells, but never a mere line."""
        rows, columns = folded(self.values).shape
        return float(np.clip(rows / columns, 1 / THREAD, THREAD))

    def height(self, width: float) -> float:
        """The inches that its bars need, or square cells in that width."""
        return BAR * self.values.size if self.is_bars else min(1, self.ratio) * width

    @cached_property
    def written(self) -> dict[tuple[int, ...], str]:
        """What stands in the cells of a map of few."""
        cells = folded(self.drawn)
        few = cells if max(cells.shape) <= MOST_BARS else cells[:0]
        return {place: number(each) for place, each in np.ndenumerate(few) if not np.isnan(each)}

    def letter(self, width: float) -> float:
        """The points of the numbers in a map's cells; 0 where they have no room."""
        longest = max([2, *map(len, self.written.values())])  # two letters are about as wide as one is high
        size = FILLED * width / folded(self.values).shape[1] / longest / LETTER
        return min(LARGEST, size) if size >= SMALLEST else 0

    def draw(
        self, axes: Axes, limits: Limits, size: tuple[float, float], letter: float, *, scaled: bool
    ) -> None:
        """Draw it into axes of about that size in inches, with or without its scale below it."""
        axes.tick_params(length=0)
        if self.is_bars:
            self._draw_bars(axes, *limits, size[1] / BAR)
            _write_scale(axes, limits)
            axes.tick_params(labelbottom=scaled)
            return
        image = self._draw_heat_map(axes, max(map(abs, limits)), letter)
        if scaled:  # which colour is which number
            inch = 1 / self.height(size[0])
            bar = axes.inset_axes((0, -0.2 * inch, 1, 0.12 * inch))
            axes.figure.colorbar(image, cax=bar, orientation="horizontal").outline.set_visible(False)
            _write_scale(bar, limits)

    def _draw_bars(self, axes: Axes, low: float, high: float, room: float) -> None:
        """A bar a number, with room for so many: its name to the left, the number to the right."""
        bars, rows = self.drawn.ravel(), np.arange(self.values.size)
        axes.barh(rows, np.nan_to_num(bars), 0.66, color=[signed_colour(each, 0) for each in bars])
        track = axes.barh(rows, high - low, 0.66, low, color=TRACK, zorder=0.4)
        axes.bar_label(track, [*map(number, self.values.flat)], padding=5, fontsize=11, fontweight="bold")
        for at in np.flatnonzero(np.isnan(bars)):  # it has no bar
            track[at].set(facecolor="none", hatch="////", linewidth=0)
        axes.vlines(0 * rows, rows - 0.4, rows + 0.4, LIGHT.zero, linewidth=2.5, clip_on=False)
        # Bars are as thick in a high panel as in a low one, and stand in its middle.
        beside = max(room - bars.size, 0) / 2 + 0.5
        axes.set_ylim(bars.size - 1 + beside, -beside)
        axes.set_yticks(rows, map(in_two_lines, self.labels))
        axes.spines[:].set_visible(False)

    def _draw_heat_map(self, axes: Axes, most: float, letter: float) -> AxesImage:
        """A cell a number, with the number where there is room; what has no place on a scale is solid grey."""
        cells = folded(np.nan_to_num(self.drawn, nan=2 * most))
        image = axes.imshow(cells, cmap=CELLS, vmin=-most, vmax=most, aspect="auto")
        axes.set(box_aspect=self.ratio, anchor="NW")
        axes.tick_params(labeltop=True, labelbottom=False)
        for axis, names in zip((axes.yaxis, axes.xaxis), self.along, strict=True):
            axis.set_ticks(range(len(names)), [*map(in_two_lines, names)])
        for (row, column), word in self.written.items() if letter else ():
            halo = [HALO] if abs(cells[row, column]) > STRONG * most else None
            axes.text(column, row, word, ha="center", va="center", path_effects=halo, fontsize=letter)
        return image


def limits_of(panels: Sequence[Panel]) -> Limits:
    """The narrowest limits that fit them all; but bars of shares stand on 0 to 1, and zeros too."""
    drawn = np.concatenate([[0.0], *(panel.drawn.ravel() for panel in panels)])
    low, high = float(np.nanmin(drawn)), float(np.nanmax(drawn))
    bars, lone = all(each.is_bars for each in panels), all(each.values.size == 1 for each in panels)
    shares = low == 0 and high <= 1 and bars and (high >= SHARE or lone)
    return low, 1.0 if shares or low == high else high


def _write_scale(axes: Axes, limits: Limits) -> None:
    """Give axes both ends, written below them, and 0 where there is room for its word between theirs."""
    low, high = limits
    room = 0.08 + 0.035 * max(len(number(end)) for end in limits)
    ticks = [low, high] if min(-low, high) < room * (high - low) else [low, 0, high]
    axes.set_xlim(limits)
    axes.set_xticks(ticks, map(number, ticks), color=LIGHT.zero)


def draw_all(
    panels: Sequence[Panel], columns: int, scales: int, side: float = 0, *, alike: bool = False
) -> Picture:
    """Panels in so many columns of that many inches, which take so many scales in turn; below its last stands each.

    Where they are alike, numbers stand in the cells of all, in one size, or of none.
    """
    columns = min(columns, len(panels))
    side = side or max(LEAST, min(WIDTH, WIDEST / columns))
    bars = any(panel.is_bars for panel in panels)
    # Names and numbers beside bars take their part; the layout engine says how much, later.
    width = side * (0.5 if bars and columns > 1 else 0.85)
    rows = [panels[at : at + columns] for at in range(0, len(panels), columns)]
    heights = [max(panel.height(width) for panel in row) for row in rows]
    picture, every = in_panels([each.head for each in panels], columns, side, heights, side - 0.7 * bars)
    limits = [limits_of(panels[at::scales]) for at in range(scales)]
    letters = [panel.letter(width) for panel in panels]
    for at, (axes, panel) in enumerate(zip(every, panels, strict=True)):
        letter, is_last = min(letters) if alike else letters[at], at + scales >= len(panels)
        panel.draw(axes, limits[at % scales], (width, heights[at // columns]), letter, scaled=is_last)
    return picture


def colour_words(panels: Sequence[Panel], scale: str = "") -> str:
    """What a picture's scale is, what its colours mean, and how many cells have none."""
    beyond = sum(int(np.isnan(panel.drawn).sum()) for panel in panels if not panel.is_bars)
    grey = f"Solid grey: {counted(beyond, 'number')} beyond any scale." if beyond else ""
    return f"{scale} Blue is above 0, orange is below. {grey}".rstrip() if scale else grey
