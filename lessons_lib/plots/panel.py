"""A panel shows one output: a bar for each of a few numbers, a heat map of many; panels stand in a grid."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.patheffects import withStroke

from lessons_lib.colours import LIGHT, signed_colour
from lessons_lib.numbers.notation import counted, number
from lessons_lib.plots.output import MOST_BARS, Limits, Output
from lessons_lib.plots.picture import LETTER, Picture, write_head

__all__ = ["SIGNED", "STRONG", "Panel", "colour_words", "in_panels"]

# Inches: a panel's width at least and at most, the narrowest picture and the widest, and a bar.
LEAST, WIDTH, NARROWEST, WIDEST, BAR = 2, 2.8, 5.6, 11.2, 0.37
THREAD = 8  # a map that is more times as long as wide has cells that are not square
STRONG = 0.35  # of the scale: there numbers have paper around them
LARGEST, SMALLEST = 14, 9  # points of numbers in cells: where only smaller ones fit there are none
TRACK = "#f1f2f4"  # the room that a bar could fill
SIGNED = ListedColormap([signed_colour(share, 1) for share in np.linspace(-1, 1, 255)])
CELLS = SIGNED.with_extremes(bad=LIGHT.paper, over=LIGHT.zero)  # no number; one beyond any scale
in_two_lines = partial(textwrap.fill, width=13, max_lines=2, placeholder="…")


class Panel(NamedTuple):
    """An output, the limits of its scale, and whether the scale is written below it."""

    output: Output
    limits: Limits
    scaled: bool = True

    def height(self, width: float) -> float:
        """The inches that its bars need, or square cells in that width."""
        return BAR * self.output.values.size if self.output.is_bars else min(1, self._ratio) * width

    @property
    def _ratio(self) -> float:
        """How high a map of square cells is for its width; but never a mere line."""
        rows, columns = self.output.grid.shape
        return float(np.clip(rows / columns, 1 / THREAD, THREAD))

    def draw(self, axes: Axes, side: float, width: float, height: float) -> None:
        """Draw it, its head as wide as one side, into axes of about that many inches."""
        write_head(axes, *self.output.head, side - 0.7 * self.output.is_bars)
        axes.tick_params(length=0)
        if self.output.is_bars:
            self._draw_bars(axes, height / BAR)
        else:
            self._draw_heat_map(axes, width)

    def _draw_bars(self, axes: Axes, room: float) -> None:
        """A bar a number, where so many would fit: its name to the left, the number to the right."""
        (low, high), drawn = self.limits, self.output.drawn
        rows, bars = np.arange(drawn.size), np.nan_to_num(drawn)
        axes.barh(rows, bars, 0.66, color=[signed_colour(each, 0) if each else LIGHT.zero for each in bars])
        track = axes.barh(rows, high - low, 0.66, low, color=TRACK, zorder=0.4)
        axes.bar_label(
            track, list(map(number, self.output.values.flat)), padding=5, fontsize=11, fontweight="bold"
        )
        for at in np.flatnonzero(np.isnan(drawn)):
            track[at].set(facecolor="none", hatch="////", linewidth=0)
        axes.vlines(0 * rows, rows - 0.4, rows + 0.4, LIGHT.zero, linewidth=2.5, clip_on=False)
        # Bars are as thick in a high panel as in a low one, and stand in its middle.
        middle, half = (len(rows) - 1) / 2, max(room, len(rows)) / 2
        axes.set(xlim=(low, high), ylim=(middle + half, middle - half))
        axes.set_xticks(
            ticks := self.limits.ticks if self.scaled else [], map(number, ticks), color=LIGHT.zero
        )
        axes.set_yticks(rows, map(in_two_lines, self.output.labels))
        axes.spines[:].set_visible(False)

    def _draw_heat_map(self, axes: Axes, width: float) -> None:
        """A cell a number; what has no place on a scale is solid grey."""
        output, size, cells = self.output, self.limits.size, np.ma.masked_invalid(self.output.grid)
        cells[np.unravel_index(np.flatnonzero(np.isnan(output.drawn)), cells.shape)] = 2 * size
        image = axes.imshow(cells, cmap=CELLS, vmin=-size, vmax=size, aspect="auto")
        axes.set(box_aspect=self._ratio, anchor="NW")
        axes.tick_params(labeltop=True, labelbottom=False)
        axes.set_xticks(range(len(output.columns)), map(in_two_lines, output.columns))
        axes.set_yticks(range(len(output.rows)), map(in_two_lines, output.rows))
        self._write_cells(axes, width / cells.shape[1])
        if self.scaled:  # which colour is which number
            bar = axes.inset_axes((0, -0.2 / self.height(width), 1, 0.12 / self.height(width)))
            axes.figure.colorbar(image, cax=bar, orientation="horizontal").outline.set_visible(False)
            bar.set_xlim(*self.limits)
            bar.set_xticks(self.limits.ticks, map(number, self.limits.ticks), color=LIGHT.zero)

    def _write_cells(self, axes: Axes, width: float) -> None:
        """Print the numbers into cells of that many inches, if there is room for the longest of them."""
        grid = self.output.grid
        words = {place: number(value) for place, value in np.ndenumerate(grid) if not np.isnan(value)}
        size = min(LARGEST, 0.85 * width / max(map(len, words.values()), default=1) / LETTER)
        if size < SMALLEST or max(grid.shape) > MOST_BARS:
            return
        # With its own paper around it, text reads on strong colours, also where a dark theme turns them inside out.
        halo = [withStroke(linewidth=size / 5, foreground=LIGHT.paper)]
        for (row, column), word in words.items():
            effects = halo if abs(grid[row, column]) > STRONG * self.limits.size else None
            axes.text(column, row, word, ha="center", va="center", fontsize=size, path_effects=effects)


def colour_words(outputs: Iterable[Output], scale: str = "") -> str:
    """What a picture's scale is, what its colours mean, and how many cells have none."""
    beyond = sum(int(np.isnan(output.drawn).sum()) for output in outputs if not output.is_bars)
    grey = f"Solid grey: {counted(beyond, 'number')} beyond any scale." if beyond else ""
    return f"{scale} Blue is above 0, orange is below. {grey}".rstrip() if scale else grey


def in_panels(panels: Sequence[Panel], columns: int, side: float = 0, names: Sequence[str] = ()) -> Picture:
    """Panels in so many columns of that many inches, each row below its name, if it has one."""
    rows = [panels[at : at + columns] for at in range(0, len(panels), columns)]
    side = side or max(LEAST, min(WIDTH, WIDEST / columns))
    # Names and numbers beside bars take their part; the layout engine says how much, later.
    width = side * (0.5 if columns > 1 and any(panel.output.is_bars for panel in panels) else 0.85)
    heights = [max(panel.height(width) for panel in row) for row in rows]
    around = 0.55 if names or not panels[0].output.head[1] else 0.9
    total = sum(heights) + around * len(rows) + 1.25 + 0.8 * bool(names)
    longest = max(map(len, names), default=0) * 13 * 1.1 * LETTER  # bold
    picture = Picture(max(NARROWEST, side * columns, longest), total)
    step = 2 if names else 1  # rows of the grid: above each that has a name is an empty one
    ratios = [ratio for height in heights for ratio in (0.25, height)[-step:]]
    grid = picture.figure.add_gridspec(len(ratios), columns, height_ratios=ratios)
    for at, panel in enumerate(panels):
        row, column = divmod(at, columns)
        axes = picture.figure.add_subplot(grid[step * (row + 1) - 1, column])
        panel.draw(axes, side, width, heights[row])
        if names and column == 0:
            offset = (0, 50 if row == 0 else 10)
            place = (0.012, 1), offset, ("figure fraction", "axes fraction"), "offset points"
            axes.annotate(names[row], *place, fontweight="bold", fontsize=13).set_in_layout(False)
    return picture
