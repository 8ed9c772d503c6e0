"""The row of layers as a drawing: layers are clouds, and arrows carry each output to the next layer."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, PathPatch
from matplotlib.path import Path

from lessons_lib.colours import LIGHT, signed_colour
from lessons_lib.model import Model
from lessons_lib.model.describe import formula, kind
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import SPECK, counted, number, numbers, shape_words
from lessons_lib.plots.picture import Picture, our_look, shortened

__all__ = ["plot_layers"]

# All lengths are inches: the drawing's coordinates are those of the paper.
ARROW, CLOUD, LINE, TITLE, MARGIN = 1.25, 2.1, 2.35, 0.6, 0.3
LAYERS_A_LINE = 3
MOST_LAYERS = 12
MOST_NUMBERS = 4
LINE_OF_TEXT = 0.23
FILL = "#f5f6f8"


@dataclass(frozen=True)
class _Cloud:
    """A layer as it is drawn, with the name and, of a trace, the value of what leaves it."""

    name: str
    kind: str
    formula: str
    output_name: str
    output: Array | None


def plot_layers(model: Model | Trace) -> Picture:
    """Draw the row of layers; of a trace, each output stands on its arrow.

    Long rows go on in the next line, like text; of very long ones the middle is left out, and said to be.
    """
    trace = model if isinstance(model, Trace) else None
    clouds = _clouds(model)
    shown = _shortened(clouds)
    lines = [shown[at : at + LAYERS_A_LINE] for at in range(0, len(shown), LAYERS_A_LINE)]
    width = len(lines[0]) * (ARROW + CLOUD) + ARROW + 2 * MARGIN
    height = LINE * len(lines)
    title = f"A model of {counted(len(clouds), 'layer')}"
    if trace:
        title = f"The answer for {trace.sample.name} is {trace.answer}"
    picture = Picture(width, height + TITLE, _alt(title, clouds, trace))
    with our_look():
        axes = picture.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(-height, TITLE), aspect="equal")
        axes.set_axis_off()
        picture.write(MARGIN, 0.2, title, width - 2 * MARGIN, 16, fontweight="bold")
        name, value = "x", trace.x if trace else None
        for row, line in enumerate(lines):
            _draw_line(axes, -LINE * (row + 0.38), line, name, value)
            name, value = line[-1].output_name, line[-1].output
    return picture


def _clouds(model: Model | Trace) -> list[_Cloud]:
    outputs: list[tuple[str, Array | None]] = [(f"o{at}", None) for at in range(1, len(model) + 1)]
    if isinstance(model, Trace):
        outputs = [(model.called(step), step.output) for step in model]
    return [
        _Cloud(f"L{at}", kind(layer), formula(layer), *output)
        for at, (layer, output) in enumerate(zip(model.layers, outputs, strict=True), start=1)
    ]


def _shortened(clouds: list[_Cloud]) -> list[_Cloud]:
    """A very long row with one cloud for all the layers in its middle."""
    if len(clouds) <= MOST_LAYERS:
        return clouds
    first, middle, last = clouds[:7], clouds[7 : 8 - MOST_LAYERS], clouds[8 - MOST_LAYERS :]
    name = f"{middle[0].name} … {middle[-1].name}"
    gap = _Cloud(name, counted(len(middle), "layer"), "", middle[-1].output_name, middle[-1].output)
    return [*first, gap, *last]


def _draw_line(axes: Axes, y: float, clouds: Sequence[_Cloud], name: str, value: Array | None) -> None:
    """Draw one line of the row, from the value that enters it to the one that leaves it."""
    left = MARGIN
    for cloud in clouds:
        _draw_arrow(axes, left, y, name, value)
        _draw_cloud(axes, left + ARROW + CLOUD / 2, y, cloud)
        left += ARROW + CLOUD
        name, value = cloud.output_name, cloud.output
    _draw_arrow(axes, left, y, name, value)


def _draw_arrow(axes: Axes, left: float, y: float, name: str, value: Array | None) -> None:
    ends = (left + 0.12, y), (left + ARROW - 0.12, y)
    look: dict[str, Any] = {
        "arrowstyle": "-|>",
        "mutation_scale": 24,
        "linewidth": 2.5,
        "shrinkA": 0,
        "shrinkB": 0,
    }
    axes.add_patch(FancyArrowPatch(*ends, color=LIGHT.ink, **look))
    middle = left + ARROW / 2 - 0.05
    name = "\n".join(textwrap.wrap(name, 9, max_lines=2, placeholder=" …"))
    axes.text(middle, y + 0.12, name, ha="center", va="bottom", fontsize=15, fontweight="bold")
    for at, (words, colour) in enumerate(_on_the_arrow(value)):
        height = y - 0.24 - LINE_OF_TEXT * at
        axes.text(middle, height, words, ha="center", va="center", fontsize=13, color=colour)


def _on_the_arrow(value: Array | None) -> Iterator[tuple[str, str]]:
    """The lines of text on an arrow, with their colours: each number, or how many there are."""
    if value is None:
        return
    if value.size > MOST_NUMBERS:
        yield from ((word, LIGHT.ink) for word in textwrap.wrap(shape_words(value.shape), 11))
        return
    for entry in value.ravel():
        unsigned = abs(entry) < SPECK or np.isnan(entry)
        yield number(entry), LIGHT.ink if unsigned else signed_colour(entry, 0)


def _draw_cloud(axes: Axes, x: float, y: float, cloud: _Cloud) -> None:
    shadow, outline = _outline(x + 0.04, y - 0.05), _outline(x, y)
    dashes = "--" if "…" in cloud.name else "-"
    axes.add_patch(PathPatch(shadow, facecolor=LIGHT.zero, edgecolor="none", alpha=0.25))
    axes.add_patch(PathPatch(outline, facecolor=FILL, edgecolor=LIGHT.zero, linewidth=2, linestyle=dashes))
    axes.text(x, y + 0.16, cloud.name, ha="center", va="center", fontsize=18, fontweight="bold")
    axes.text(x, y - 0.18, shortened(cloud.kind, 15), ha="center", va="center", parse_math=False)
    # A product stays on one line.
    written = textwrap.wrap(cloud.formula.replace(" * ", "\u00a0*\u00a0"), 27, max_lines=3, placeholder=" …")
    look: dict[str, Any] = {"fontsize": 10, "family": "monospace", "parse_math": False}
    axes.text(x, y - 0.85, "\n".join(written), ha="center", va="top", **look)


def _outline(x: float, y: float) -> Path:
    """A cloud: an ellipse of nine bumps, each one curve between two points, drawn outward at both ends."""
    angles = np.linspace(0, 2 * np.pi, 10) + 0.3
    points = np.column_stack([0.8 * np.cos(angles), 0.48 * np.sin(angles)])
    middles = (angles[:-1] + angles[1:]) / 2
    outward = 0.34 * np.column_stack([np.cos(middles), np.sin(middles)])
    curves = np.stack([points[:-1] + outward, points[1:] + outward, points[1:]], axis=1).reshape(-1, 2)
    codes = [Path.MOVETO, *[Path.CURVE4] * len(curves)]
    return Path(np.vstack([points[:1], curves]) + np.array([x, y]), codes)


def _alt(title: str, clouds: Sequence[_Cloud], trace: Trace | None) -> str:
    row = " → ".join(["x", *(f"{cloud.name} ({cloud.kind}) → {cloud.output_name}" for cloud in clouds)])
    if trace is None:
        return f"{title}: {row}."
    values = "; ".join(f"{step.output_name} = {numbers(step.output)}" for step in trace)
    return f"{title}. {row}. x = {numbers(trace.x)}; {values}."
