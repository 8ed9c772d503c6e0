"""The one heat map: numbers as cells of colour, blue above 0 and orange below, the same in every picture."""

from __future__ import annotations

from typing import Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import ListedColormap, Normalize
from matplotlib.patheffects import withStroke

from lessons_lib.colours import LIGHT, signed_colour
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import counted, number
from lessons_lib.plots.output import MOST_BARS, Limits, Output
from lessons_lib.plots.picture import LETTER, shortened

__all__ = ["COLOUR_WORDS", "SIGNED", "add_colour_bar", "draw_heat_map", "heat_map_height"]

COLOUR_WORDS = "Blue is above 0, orange is below."
LEAST_INCHES, THREAD = 0.3, 30  # a map this many times as long as wide has cells that are not square
STRONG = 0.35  # of the scale
MOST_OF_A_ROW_NAME = 20  # letters
NAME_SIZE, LARGEST_TEXT, SMALLEST_TEXT = 12, 14, 9  # points; smaller numbers in cells are left out
SIGNED = ListedColormap([signed_colour(share, 1) for share in np.linspace(-1, 1, 255)])
ON_PAPER, GREY = SIGNED.with_extremes(bad=LIGHT.paper), ListedColormap([LIGHT.zero])


def heat_map_height(output: Output, width: float) -> float:
    """The inches that square cells need in that width, but never a mere line."""
    rows, columns = output.grid.shape
    inches: float = min(width, max(LEAST_INCHES, width * rows / columns))
    return inches


def draw_heat_map(axes: Axes, output: Output, limits: Limits, width: float) -> None:
    """Draw the numbers into axes of about that many inches; what has no place on a scale is solid grey."""
    grid = np.ma.masked_invalid(output.grid)
    aspect: Literal["auto", "equal"] = "auto" if max(grid.shape) > THREAD * min(grid.shape) else "equal"
    axes.imshow(grid, cmap=ON_PAPER, vmin=-limits.size, vmax=limits.size, aspect=aspect)
    axes.set_anchor("NW")
    beyond = np.zeros(grid.shape)
    beyond.flat[: output.values.size] = np.isnan(output.drawn)
    if beyond.any():
        axes.imshow(np.ma.masked_equal(beyond, 0), cmap=GREY, aspect=aspect)
        axes.set_xlabel(f"solid grey: {counted(int(beyond.sum()), 'number')} beyond any scale", fontsize=10)
    axes.tick_params(length=0, labelsize=NAME_SIZE, labelcolor=LIGHT.ink, top=True, labeltop=True)
    axes.tick_params(labelbottom=False)
    rows = [shortened(name, MOST_OF_A_ROW_NAME) for name in output.rows]
    width -= max(map(len, rows), default=0) * NAME_SIZE * LETTER
    room = width / max(1, len(output.columns)) / (NAME_SIZE * LETTER)
    columns = [shortened(name, room) for name in output.columns]
    axes.set_yticks(range(len(rows)), rows, parse_math=False)
    axes.set_xticks(range(len(columns)), columns, parse_math=False)
    _write_cells(axes, output.grid, limits, width)


def _write_cells(axes: Axes, grid: Array, limits: Limits, width: float) -> None:
    """Print the numbers into the cells, where the longest of them has room for it."""
    words = {place: number(value) for place, value in np.ndenumerate(grid) if not np.isnan(value)}
    room = width / grid.shape[1] / max(map(len, words.values()), default=1)
    size = min(LARGEST_TEXT, 0.85 * room / LETTER)
    if size < SMALLEST_TEXT or max(grid.shape) > MOST_BARS:
        return
    # With its own paper around it, text reads on strong colours, also where a dark theme turns them inside out.
    halo = [withStroke(linewidth=size / 5, foreground=LIGHT.paper)]
    for (row, column), word in words.items():
        effects = halo if abs(grid[row, column]) > STRONG * limits.size else None
        axes.text(column, row, word, ha="center", va="center", fontsize=size, path_effects=effects)


def add_colour_bar(axes: Axes, limits: Limits, width: float, height: float) -> None:
    """Below a heat map of that many inches, say which colour is which number."""
    bar = axes.inset_axes((0, -0.2 / height, 1, 0.12 / height))
    colours = ScalarMappable(Normalize(-limits.size, limits.size), SIGNED)
    axes.figure.colorbar(colours, cax=bar, orientation="horizontal").outline.set_visible(False)
    bar.set_xlim(limits.low, limits.high)
    bar.tick_params(length=3, pad=1)
    limits.write(bar.xaxis, width)
