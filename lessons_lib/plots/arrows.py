"""A linear layer as arrows: each weight sits on the arrow from its input to its unit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from lessons_lib.colours import LIGHT
from lessons_lib.numbers.notation import number
from lessons_lib.plots.picture import Picture, our_look

__all__ = ["plot_arrows"]

WIDTH, LINE, SIDE, MARGIN = 7.0, 0.9, 2.0, 0.1  # inches; at each side stand the names
PLACE = 0.27  # of an arrow's way: there its weight stands, where no two arrows of a few cross


def plot_arrows(weights: ArrayLike, inputs: Sequence[str], units: Sequence[str]) -> Picture:
    """Draw the weights, shape (units, inputs), of a few inputs and units by their names."""
    table = list(np.ndenumerate(np.asarray(weights, dtype=float)))
    said = ", ".join(f"{inputs[at]} to {units[unit]} {number(weight)}" for (unit, at), weight in table)
    height = LINE * max(len(inputs), len(units)) + 2 * MARGIN
    picture = Picture(WIDTH, height, f"{len(table)} arrows with their weights: {said}.")
    starts, ends = _spread(len(inputs)), _spread(len(units))
    with our_look():
        axes = picture.panel(SIDE, MARGIN, WIDTH - 2 * SIDE, height - 2 * MARGIN)
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.set_axis_off()
        for (unit, at), weight in table:
            _draw_arrow(axes, starts[at], ends[unit], weight)
        for name, y in zip(inputs, starts, strict=True):
            axes.text(-0.03, y, name, ha="right", va="center")
        for name, y in zip(units, ends, strict=True):
            axes.text(1.03, y, name, va="center")
    return picture


def _spread(count: int) -> list[float]:
    """Heights from the top down, the same distance apart."""
    return [1 - (place + 0.5) / count for place in range(count)]


def _draw_arrow(axes: Axes, start: float, end: float, weight: float) -> None:
    colour = LIGHT.positive if weight > 0 else LIGHT.negative if weight < 0 else LIGHT.zero
    look = {"arrowstyle": "-|>", "color": colour, "linewidth": 2, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", (1, end), (0, start), arrowprops=look)
    paper = {"facecolor": LIGHT.paper, "edgecolor": "none", "pad": 1.5}
    y = (1 - PLACE) * start + PLACE * end
    axes.text(PLACE, y, number(weight), color=colour, ha="center", va="center", bbox=paper)
