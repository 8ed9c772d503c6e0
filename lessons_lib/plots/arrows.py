"""A linear layer as arrows: each weight sits on the arrow from its input to its unit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from lessons_lib.colours import LIGHT
from lessons_lib.numbers.notation import number
from lessons_lib.plots.picture import Picture, our_look

__all__ = ["draw_arrow", "plot_arrows"]

WIDTH, LINE = 7.0, 0.9  # inches
PLACE = 0.27  # of an arrow's way: there its weight stands, where no two arrows of a few cross
COLOURS = (LIGHT.zero, LIGHT.positive, LIGHT.negative)  # by sign: that of -1 is the last


@our_look()
def plot_arrows(weights: ArrayLike, inputs: Sequence[str], units: Sequence[str]) -> Picture:
    """Draw the weights, shape (units, inputs), of a few inputs and units by their names."""
    table = list(np.ndenumerate(np.asarray(weights, dtype=float)))
    said = ", ".join(f"{inputs[at]} to {units[unit]} {number(weight)}" for (unit, at), weight in table)
    height = LINE * max(len(inputs), len(units))
    picture = Picture(WIDTH, height, f"{len(table)} arrows with their weights: {said}.")
    (axes,) = picture.panels(1, 1)
    axes.set_axis_off()
    left, right = (1 - (np.arange(len(names)) + 0.5) / len(names) for names in (inputs, units))
    for name, y in zip(inputs, left, strict=True):
        axes.text(-0.03, y, name, ha="right", va="center")
    for name, y in zip(units, right, strict=True):
        axes.text(1.03, y, name, va="center")
    for (unit, at), weight in table:
        colour = COLOURS[int(np.sign(weight))]
        draw_arrow(axes, (0, left[at]), (1, right[unit]), colour)
        y = (1 - PLACE) * left[at] + PLACE * right[unit]
        paper = {"facecolor": LIGHT.paper, "edgecolor": "none", "pad": 1.5}
        axes.text(PLACE, y, number(weight), color=colour, ha="center", va="center", bbox=paper)
    return picture


def draw_arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], colour: str = "", bend: float = 0
) -> None:
    """An arrow from one place to another, bent by that share of its length; without a colour a bold one in ink."""
    look = {"arrowstyle": "-|>", "linewidth": 2 if colour else 2.3, "mutation_scale": 13 if colour else 22}
    look |= {"color": colour or LIGHT.ink, "connectionstyle": f"arc3,rad={bend}", "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", end, start, arrowprops=look)
