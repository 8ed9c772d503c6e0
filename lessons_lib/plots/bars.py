"""The one bar chart: a bar for each number, with its name and the number, on a scale that shows 0."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from lessons_lib.colours import LIGHT, signed_colour
from lessons_lib.numbers.notation import number
from lessons_lib.plots.output import Limits, Output
from lessons_lib.plots.picture import LETTER, shortened

__all__ = ["bars_height", "draw_bars"]

SHORT_NAME = 6  # letters: such names stand beside their bars, longer ones above
BESIDE, ABOVE = 0.34, 0.58  # inches for a bar with what belongs to it
SIZE = 12  # points
TRACK = "#f1f2f4"  # the room that a bar could fill


def bars_height(output: Output) -> float:
    """The inches that its bars need."""
    return (BESIDE if _are_beside(output) else ABOVE) * output.values.size


def _are_beside(output: Output) -> bool:
    return output.values.size > 1 and all(len(label) <= SHORT_NAME for label in output.labels)


def draw_bars(axes: Axes, output: Output, limits: Limits, width: float, height: float) -> None:
    """Draw them into axes of about that many inches."""
    drawn, beside = np.nan_to_num(output.drawn), _are_beside(output)
    rows, thick = np.arange(drawn.size) + (0 if beside else 0.2), 0.7 if beside else 0.34
    colours = [signed_colour(value, 0) if value else LIGHT.zero for value in drawn]
    axes.barh(rows, drawn, thick, color=colours, edgecolor=colours, linewidth=1.5)
    span, beyond = limits.high - limits.low, rows[np.isnan(output.drawn)]
    axes.barh(rows, span, thick, limits.low, color=TRACK, zorder=0.4)
    axes.barh(beyond, span, thick, limits.low, fill=False, hatch="////", linewidth=0)
    axes.vlines(0 * rows, rows - 0.6 * thick, rows + 0.6 * thick, LIGHT.zero, linewidth=2.5, clip_on=False)
    # Bars are as thick in a high panel as in a low one, and stand in its middle.
    middle, half = (drawn.size - 1) / 2, max(1, height / bars_height(output)) * drawn.size / 2
    axes.set(xlim=(limits.low, limits.high), ylim=(middle + half, middle - half), xticks=[], yticks=[])
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    (_write_beside if beside else _write_above)(axes, output, width)


def _write_beside(axes: Axes, output: Output, _: float) -> None:
    """Names left of the bars, numbers right of them, flush."""
    words, across = [number(value) for value in output.values.ravel()], axes.get_yaxis_transform()
    axes.set_yticks(range(len(words)), output.labels, color=LIGHT.ink, fontsize=SIZE, parse_math=False)
    place = (max(map(len, words)) * LETTER * SIZE * 80 + 8, 0)
    look: dict[str, Any] = {"ha": "right", "va": "center_baseline", "annotation_clip": False}
    for row, word in enumerate(words):
        axes.annotate(word, (1, row), place, across, "offset points", fontweight="bold", **look)


def _write_above(axes: Axes, output: Output, width: float) -> None:
    """Above each bar its name, and after it the number."""
    look: dict[str, Any] = {"va": "bottom", "fontsize": SIZE, "parse_math": False}
    for row, (label, value) in enumerate(zip(output.labels, output.values.ravel(), strict=True)):
        word = number(value)
        words = shortened(label, width / (SIZE * LETTER) - 1.2 * len(word) - 1)
        name = axes.text(0, row - 0.02, words, transform=axes.get_yaxis_transform(), **look)
        bold: dict[str, Any] = look | {"fontweight": "bold", "annotation_clip": False}
        axes.annotate(word, (1, 0), (8 if label else 0, 0), name, "offset points", **bold)
