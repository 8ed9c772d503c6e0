"""One output in one panel: signed bars with their names and numbers, or a heat map where they are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap

from lessons_lib.colours import LIGHT, readable_on, signed_colour
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import SPECK, counted, number, shape_words, span_words
from lessons_lib.page.pictures import folded
from lessons_lib.plots.picture import LETTER, TICK_SIZE, shortened

__all__ = ["COLUMN_NAME", "Output", "Scale", "draw"]

MOST_BARS = 10  # a longer vector is a heat map
MOST_HIGH_BARS = 4  # more bars, if their names are short, stand on one line with name and number
SHORT_NAME = 6  # letters
BAR_INCHES, LOW_BAR_INCHES, LEAST_INCHES = 0.58, 0.32, 0.25
NAME_SHARE, NUMBER_SHARE = 0.24, 0.34  # of the width, left and right of a low bar
MOST_OF_A_ROW_NAME = 20  # letters
NAME_SIZE, COLUMN_NAME = 12, 0.3  # points; inches above a heat map
SMALLEST_TEXT = 9  # points; smaller numbers in cells are left out
TOO_LARGE = 1e100  # matplotlib cannot draw beyond; only a model that explodes gets there
TRACK = "#f1f2f4"  # the room that a bar could fill
SIGNED = ListedColormap([signed_colour(share, 1) for share in np.linspace(-1, 1, 255)])
SCALE_COLOURS = SIGNED.with_extremes(bad=LIGHT.paper)
GREY = ListedColormap([LIGHT.zero])


@dataclass(frozen=True)
class Output:
    """What a panel shows: an output's name (``o2``), how it came about (``o2 = L2(o1)``), its numbers."""

    name: str
    title: str
    subtitle: str
    values: Array
    names: Sequence[str] = ()
    rows: Sequence[str] = ()
    columns: Sequence[str] = ()

    @property
    def is_bars(self) -> bool:
        """Few enough numbers, in one row, to give each a bar and a name."""
        return self.values.ndim <= 1 and self.values.size <= MOST_BARS

    @property
    def is_low(self) -> bool:
        """Whether its bars share their line with name and number."""
        size = self.values.size
        return size > MOST_HIGH_BARS and all(len(self.label(at)) <= SHORT_NAME for at in range(size))

    @property
    def bar_inches(self) -> float:
        """The height of a bar with what belongs to it."""
        return LOW_BAR_INCHES if self.is_low else BAR_INCHES

    def height(self, width: float) -> float:
        """The inches that a panel of this width needs: of square cells, but never a mere line."""
        if self.is_bars:
            return self.bar_inches * self.values.size
        rows, columns = self.grid.shape
        inches: float = min(width, max(LEAST_INCHES, width * rows / columns))
        return inches

    @property
    def row_names(self) -> list[str]:
        """The names of a table's rows, as long as there is room for beside it."""
        return [shortened(name, MOST_OF_A_ROW_NAME) for name in self.rows]

    @property
    def row_inches(self) -> float:
        """The room that these names need."""
        return (max(map(len, self.row_names)) + 1) * LETTER * NAME_SIZE if self.rows else 0.0

    @property
    def grid(self) -> Array:
        """Rows and columns, as a page draws them too."""
        return folded(self.drawn.reshape(self.values.shape))

    @property
    def drawn(self) -> Array:
        """The numbers, flat, as they can be drawn: a speck is 0, what has no place on a scale is NaN."""
        flat = self.values.ravel()
        drawn: Array = np.where(np.abs(flat) < SPECK, 0.0, np.where(np.abs(flat) <= TOO_LARGE, flat, np.nan))
        return drawn

    def label(self, index: int) -> str:
        """The name of one of its numbers; of a lone number without one, nothing."""
        if self.names:
            return self.names[index]
        return f"{self.name}[{index}]" if self.values.size > 1 else ""

    @property
    def words(self) -> str:
        """What it is, for an alt text: every number, or of many their range and where the largest stands."""
        said = self._each if self.is_bars else self._range
        return f"{self.name}: {said}" if self.name else said

    @property
    def _each(self) -> str:
        flat = self.values.ravel()
        return ", ".join(f"{self.label(at)} {number(value)}".strip() for at, value in enumerate(flat))

    @property
    def _range(self) -> str:
        known = self.drawn[~np.isnan(self.drawn)]
        said = shape_words(self.values.shape) + span_words(known)
        if known.size and known.min() < known.max():
            said += f", the largest at [{self._largest}]"
        below, beyond = (known < 0).sum(), self.values.size - known.size
        said += f", {below} below 0" if below else ""
        return said + (f", {beyond} beyond any scale" if beyond else "")

    @property
    def _largest(self) -> str:
        """Where the largest number stands: its row and its column by their names, if they have any."""
        place = [int(at) for at in np.unravel_index(int(np.nanargmax(self.drawn)), self.values.shape)]
        if self.values.ndim != 2:
            return ", ".join(map(str, place))
        return ", ".join(
            names[at] if names else str(at)
            for names, at in zip((self.rows, self.columns), place, strict=True)
        )


@dataclass(frozen=True)
class Scale:
    """The range of numbers a panel can show, always with 0 in it."""

    low: float
    high: float

    @classmethod
    def of(cls, outputs: Sequence[Output]) -> Scale:
        """The narrowest scale that fits them all; of zeros only, from 0 to 1."""
        drawn = np.concatenate([[0.0], *(output.drawn for output in outputs)])
        low, high = float(np.nanmin(drawn)), float(np.nanmax(drawn))
        return cls(low, high if high > low else 1.0)

    @property
    def span(self) -> float:
        """From one end to the other."""
        return self.high - self.low

    @property
    def size(self) -> float:
        """The largest distance from 0, where the colours end."""
        return max(-self.low, self.high)

    def __str__(self) -> str:
        return f"from {number(self.low)} to {number(self.high)}"

    def write(self, axes: Axes, inches: float) -> None:
        """Write 0 and the ends below a scale of that length, as many of them as have room."""
        ticks = self._ticks(inches)
        axes.set_xticks(ticks, [number(tick) for tick in ticks])
        # The ends' words stay inside, so that they do not run into a neighbour's.
        for label, tick in zip(axes.get_xticklabels(), ticks, strict=True):
            label.set_horizontalalignment(self._alignment(tick))

    def _alignment(self, tick: float) -> Literal["left", "right", "center"]:
        return "left" if tick == self.low else "right" if tick == self.high else "center"

    def _ticks(self, inches: float) -> list[float]:
        both = sorted({self.low, 0.0, self.high})
        choices = both, sorted({0.0, self.high}), sorted({self.low, 0.0})
        return next((ticks for ticks in choices if self._fits(ticks, inches)), [0.0])

    def _fits(self, ticks: Sequence[float], inches: float) -> bool:
        """Whether no two words meet; each is a place, and what lies left and right of it."""
        right = -np.inf
        for tick in ticks:
            width = LETTER * TICK_SIZE * (len(number(tick)) + 1)
            start = (tick - self.low) / self.span * inches
            start -= width * {"left": 0, "center": 0.5, "right": 1}[self._alignment(tick)]
            if start < right:
                return False
            right = start + width
        return True


def draw(axes: Axes, output: Output, scale: Scale, *, show_scale: bool = True) -> None:
    """Draw one output into axes that have their place already, and below them, if asked, the scale."""
    axes.set(xticks=[], yticks=[])
    if output.is_bars:
        _draw_bars(axes, output, scale)
        scaled = axes
    else:
        _draw_heat_map(axes, output, scale)
        scaled = _add_colour_bar(axes, scale)
        scaled.set_visible(show_scale)
    if show_scale:
        share = 1 - NAME_SHARE - NUMBER_SHARE if output.is_bars and output.is_low else 1
        scale.write(scaled, _inches(scaled)[0] * share)
    scaled.tick_params(length=0)


def _draw_bars(axes: Axes, output: Output, scale: Scale) -> None:
    """A bar for each number, its name at the left and the number at the right, beside it or above."""
    drawn, rows = output.drawn, np.arange(float(output.values.size))
    middles, half = (rows, 0.36) if output.is_low else (rows + 0.2, 0.17)
    colours = [signed_colour(value, 0) if value else LIGHT.zero for value in np.nan_to_num(drawn)]
    axes.barh(middles, np.nan_to_num(drawn), height=2 * half, color=colours, edgecolor=colours, linewidth=1.5)
    _mark(axes, drawn, scale, middles, half)
    for row, value in enumerate(output.values.ravel()):
        _write_row(axes, row, output.label(row), number(value), low=output.is_low)
    _set_limits(axes, output, scale)


def _mark(axes: Axes, drawn: Array, scale: Scale, middles: Array, half: float) -> None:
    """The room that each bar could fill, its 0, a dot for a 0, and hatching for what is beyond any scale."""
    axes.barh(middles, scale.span, left=scale.low, height=2 * half, color=TRACK, zorder=0.4)
    ends = middles - half - 0.05, middles + half + 0.05
    axes.vlines(np.zeros(middles.size), *ends, color=LIGHT.zero, linewidth=2.5, zorder=0.5, clip_on=False)
    zeros, beyond = middles[drawn == 0], middles[np.isnan(drawn)]
    if zeros.size:
        axes.plot(np.zeros(zeros.size), zeros, "o", color=LIGHT.zero, markersize=9, clip_on=False)
    if beyond.size:
        axes.barh(beyond, scale.span, left=scale.low, height=2 * half, fill=False, hatch="////", linewidth=0)


def _set_limits(axes: Axes, output: Output, scale: Scale) -> None:
    """Bars are as thick in a high panel as in a low one, and stand in its middle."""
    count = output.values.size
    middle, half = (count - 1) / 2, max(count, _inches(axes)[1] / output.bar_inches) / 2
    left, right = (NAME_SHARE, NUMBER_SHARE) if output.is_low else (0.0, 0.0)
    inch = scale.span / (1 - left - right)
    axes.set(xlim=(scale.low - left * inch, scale.high + right * inch), ylim=(middle + half, middle - half))
    axes.spines[:].set_visible(False)


def _inches(axes: Axes) -> tuple[float, float]:
    box, dpi = axes.get_window_extent(), axes.figure.dpi
    return box.width / dpi, box.height / dpi


def _write_row(axes: Axes, row: int, name: str, value: str, *, low: bool) -> None:
    size = 12
    room = SHORT_NAME if low else _inches(axes)[0] / (size * LETTER) - 1.2 * len(value) - 1
    y, align = (row, "center_baseline") if low else (row - 0.02, "bottom")
    across = axes.get_yaxis_transform()
    axes.text(0, y, shortened(name, room), va=align, fontsize=size, transform=across, parse_math=False)
    axes.text(1, y, value, va=align, ha="right", fontsize=size, fontweight="bold", transform=across)


def _draw_heat_map(axes: Axes, output: Output, scale: Scale) -> None:
    """The numbers as coloured cells; those that have no place on a scale are solid grey, and counted."""
    grid, size = output.grid, scale.size
    axes.imshow(np.ma.masked_invalid(grid), cmap=SCALE_COLOURS, vmin=-size, vmax=size, aspect="auto")
    beyond = np.zeros(grid.shape)
    beyond.flat[: output.values.size] = np.isnan(output.drawn)
    if beyond.any():
        axes.imshow(np.ma.masked_equal(beyond, 0), cmap=GREY, aspect="auto")
        count = counted(int(beyond.sum()), "number")
        axes.set_title(f"solid grey: {count} beyond any scale", fontsize=10, pad=3)
    _make_cells_square(axes, grid)
    _name_cells(axes, output)
    _write_cells(axes, grid, scale)


def _make_cells_square(axes: Axes, grid: Array) -> None:
    """Shrink the axes within their place, toward its upper left, but not to a thread."""
    width, height = _inches(axes)
    side = min(width / grid.shape[1], height / grid.shape[0])
    across, down = max(0.1, side * grid.shape[1] / width), max(0.1, side * grid.shape[0] / height)
    box = axes.get_position()
    axes.set_position((box.x0, box.y1 - box.height * down, box.width * across, box.height * down))


def _name_cells(axes: Axes, output: Output) -> None:
    """Write the names of rows at the left and of columns above, where they have names."""
    look: dict[str, Any] = {"fontsize": NAME_SIZE, "color": LIGHT.ink, "parse_math": False}
    axes.tick_params(length=0)
    axes.set_yticks(range(len(output.rows)), output.row_names, **look)
    room = _inches(axes)[0] / max(1, len(output.columns)) / (NAME_SIZE * LETTER)
    axes.xaxis.tick_top()
    axes.set_xticks(range(len(output.columns)), [shortened(name, room) for name in output.columns], **look)


def _write_cells(axes: Axes, grid: Array, scale: Scale) -> None:
    """Print the numbers into the cells, where the longest of them has room for it."""
    if max(grid.shape) > MOST_BARS:
        return
    words = {place: number(value) for place, value in np.ndenumerate(grid) if not np.isnan(value)}
    room = _inches(axes)[0] / grid.shape[1] / max(map(len, words.values()), default=1)
    size = min(14, 0.85 * room / LETTER)
    for (row, column), word in words.items() if size >= SMALLEST_TEXT else ():
        colour = readable_on(signed_colour(float(grid[row, column]), scale.size))
        axes.text(column, row, word, ha="center", va="center", color=colour, fontsize=size)


def _add_colour_bar(axes: Axes, scale: Scale) -> Axes:
    """A bar with every colour of the scale, a little below the axes."""
    width, height = _inches(axes)
    bar = axes.inset_axes((0, -0.25 / height, max(1, 1.2 / width), 0.13 / height))
    colours = np.linspace(scale.low, scale.high, 255)[np.newaxis]
    extent = (scale.low, scale.high, 0, 1)
    bar.imshow(colours, cmap=SCALE_COLOURS, vmin=-scale.size, vmax=scale.size, extent=extent, aspect="auto")
    bar.set_yticks([])
    return bar
