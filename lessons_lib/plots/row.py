"""The row of layers as clouds: arrows carry each output to the next layer, or jump to a later one."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from lessons_lib.colours import LIGHT, signed_colour
from lessons_lib.model import Model
from lessons_lib.model.describe import formula, kind, output_name
from lessons_lib.model.trace import Trace, no_trace
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import counted, number, numbers, shape_words, without_specks
from lessons_lib.plots.arrows import draw_arrow
from lessons_lib.plots.output import headline
from lessons_lib.plots.picture import Picture, our_look, shortened

__all__ = ["plot_layers"]

# All lengths are inches: the axes' coordinates are those of the paper.
ARROW, CLOUD, LINE, TITLE, JUMP = 1.25, 2.1, 2.6, 0.6, 0.55
LAYERS_A_LINE, MOST_LAYERS, MOST_NUMBERS = 3, 12, 4
BOLD: dict[str, Any] = {"ha": "center", "va": "bottom", "fontsize": 15, "fontweight": "bold"}
CENTRED: dict[str, Any] = {"ha": "center", "va": "center"}
filled = partial(textwrap.fill, placeholder=" …")


class Cloud(NamedTuple):
    """A layer as it is drawn: the names of what enters it and leaves it, and in a trace what leaves it."""

    name: str
    kind: str
    formula: str
    sources: tuple[str, ...]
    output_name: str
    output: Array | None = None


@our_look()
def plot_layers(model: Model | Trace) -> Picture:
    """Draw the row of layers; of a trace, each output stands on its arrow.

    What a layer takes from farther back comes in an arrow that jumps. Long rows go on in the next line, like
    text; of very long ones the middle is left out, and said to be.
    """
    if isinstance(model, Trace):
        given: list[Any] = [(step.place, model.called(step), step.output) for step in model]
        title, x = headline(model), model.x
    elif isinstance(model, Model):
        given = [(place, output_name(place.name)) for place in model.places]
        title, x = f"A model of {counted(len(given), 'layer')}", None
    else:
        right = "plot_layers(model) or plot_layers(model.trace(x))"
        raise TypeError(no_trace("plot_layers expects a model, or the trace of one sample,", model, right))
    clouds = [
        Cloud(place.name, kind(place.layer), formula(place.layer), place.sources, *output)
        for place, *output in given
    ]
    before, shown = Cloud("", "", "", (), "x", x), _without_middle(clouds)
    lines = [shown[at : at + LAYERS_A_LINE] for at in range(0, len(shown), LAYERS_A_LINE)]
    width, height = len(lines[0]) * (ARROW + CLOUD) + ARROW, TITLE + LINE * len(lines)
    picture = Picture(width, height).titled(title, "", _alt(title, before, clouds))
    axes = picture.panel(0, 0, width, height)
    axes.set(xlim=(0, width), ylim=(TITLE - height, TITLE))
    axes.set_axis_off()
    for row, line in enumerate(lines):
        _draw_line(axes, -LINE * (row + 0.42), before, line)
        before = line[-1]
    return picture


def _without_middle(clouds: list[Cloud]) -> list[Cloud]:
    """A very long row with one cloud for all the layers in its middle."""
    if len(clouds) <= MOST_LAYERS:
        return clouds
    start, *_, end = middle = clouds[7 : 8 - MOST_LAYERS]
    name, layers = f"{start.name} … {end.name}", counted(len(middle), "layer")
    gap = end._replace(name=name, kind=layers, formula="", sources=start.sources)
    return [*clouds[:7], gap, *clouds[8 - MOST_LAYERS :]]


def _draw_line(axes: Axes, y: float, before: Cloud, clouds: Sequence[Cloud]) -> None:
    """Draw one line of the row, from the value that enters it to the one that leaves it."""
    starts: dict[str, float] = {}  # where the outputs of this line stand
    x = 0.0
    for cloud in clouds:
        middle, starts[before.output_name] = x + ARROW + CLOUD / 2, x + ARROW / 2
        # An output that the next layer does not take has an arrow that ends halfway.
        _draw_output(axes, x, y, before, 1 if before.output_name in cloud.sources else 0.5)
        for source in cloud.sources:
            if source in starts and source != before.output_name:
                bend = -2 * JUMP / (middle - starts[source])
                draw_arrow(axes, (starts[source], y + 0.4), (middle, y + 0.66), bend=bend)
            elif source not in starts:  # it stands in another line
                draw_arrow(axes, (middle, y + 1.05), (middle, y + 0.66))
                axes.text(middle - 0.25, y + 0.8, source, **BOLD)
        _draw_cloud(axes, middle, y, cloud)
        before, x = cloud, x + ARROW + CLOUD
    _draw_output(axes, x, y, before, 1)


def _draw_output(axes: Axes, x: float, y: float, cloud: Cloud, share: float) -> None:
    """The output of a cloud on an arrow, or on a share of it: each number, or how many there are."""
    draw_arrow(axes, (x + 0.12, y), (x + share * (ARROW - 0.12), y))
    middle, value = x + ARROW / 2, cloud.output
    axes.text(middle, y + 0.12, filled(cloud.output_name, 9, max_lines=2), **BOLD)
    if value is None:
        return
    words, signs = [number(each) for each in value.flat], np.nan_to_num(without_specks(value)).ravel()
    if value.size > MOST_NUMBERS:
        words, signs = textwrap.wrap(shape_words(value.shape), 11), np.zeros(value.size)
    for at, (word, sign) in enumerate(zip(words, signs, strict=False)):
        colour = signed_colour(sign, 0) if sign else LIGHT.ink
        axes.text(middle, y - 0.24 - 0.23 * at, word, **CENTRED, fontsize=13, color=colour)


def _draw_cloud(axes: Axes, x: float, y: float, cloud: Cloud) -> None:
    dashed = "--" if "…" in cloud.name else "-"
    outline = {"facecolor": "#f5f6f8", "edgecolor": LIGHT.zero, "linewidth": 2, "linestyle": dashed}
    axes.add_patch(PathPatch(_outline(x, y), **outline))
    axes.text(x, y + 0.16, cloud.name, **CENTRED, fontsize=18, fontweight="bold")
    axes.text(x, y - 0.18, shortened(cloud.kind, 1.5), **CENTRED)
    code = filled(cloud.formula.replace(" * ", "\u00a0*\u00a0"), 27, max_lines=3)  # a product on one line
    axes.text(x, y - 0.85, code, ha="center", va="top", fontsize=10, family="monospace")


def _outline(x: float, y: float) -> Path:
    """A cloud: an ellipse of nine bumps, each one curve between two points, drawn outward at both ends."""
    angles = np.linspace(0, 2 * np.pi, 10) + 0.3
    points = np.array([x, y]) + np.column_stack([0.8 * np.cos(angles), 0.48 * np.sin(angles)])
    middles = (angles[:-1] + angles[1:]) / 2
    outward = 0.34 * np.column_stack([np.cos(middles), np.sin(middles)])
    curves = np.stack([points[:-1] + outward, points[1:] + outward, points[1:]], axis=1).reshape(-1, 2)
    return Path(np.vstack([points[:1], curves]), [Path.MOVETO, *[Path.CURVE4] * len(curves)])


def _alt(title: str, start: Cloud, clouds: Sequence[Cloud]) -> str:
    row, before = "x", "x"
    for cloud in clouds:
        taken = "" if cloud.sources == (before,) else f", from {' and '.join(cloud.sources)}"
        row += f" → {cloud.name} ({cloud.kind}{taken}) → {cloud.output_name}"
        before = cloud.output_name
    if start.output is None:
        return f"{title}: {row}."
    names = ["x", *("o" + cloud.name[1:] for cloud in clouds)]
    outputs = [cloud.output for cloud in (start, *clouds) if cloud.output is not None]
    values = "; ".join(f"{name} = {numbers(each)}" for name, each in zip(names, outputs, strict=True))
    return f"{title}. {row}. {values}."
