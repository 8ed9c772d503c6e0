"""The row of layers as clouds: arrows carry each output to the next layer, or jump to a later one."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
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
from lessons_lib.numbers.notation import SPECK, counted, number, numbers, shape_words
from lessons_lib.plots.picture import Picture, our_look, shortened
from lessons_lib.plots.reading import headline

__all__ = ["plot_layers"]

# All lengths are inches: the axes' coordinates are those of the paper.
ARROW, CLOUD, LINE, TITLE, MARGIN, JUMP = 1.25, 2.1, 2.35, 0.6, 0.3, 0.55
LAYERS_A_LINE, MOST_LAYERS, MOST_NUMBERS = 3, 12, 4
FILL = "#f5f6f8"
BOLD: dict[str, Any] = {"ha": "center", "va": "bottom", "fontsize": 15, "fontweight": "bold"}


class Cloud(NamedTuple):
    """A layer as it is drawn: the names of what enters it and leaves it, and in a trace what leaves it."""

    name: str
    kind: str
    formula: str
    sources: tuple[str, ...]
    output_name: str
    output: Array | None


@our_look()
def plot_layers(model: Model | Trace) -> Picture:
    """Draw the row of layers; of a trace, each output stands on its arrow.

    What a layer takes from farther back comes in an arrow that jumps. Long rows go on in the next line, like
    text; of very long ones the middle is left out, and said to be.
    """
    if not isinstance(model, Model | Trace):
        right = "plot_layers(model) or plot_layers(model.trace(x))"
        raise TypeError(no_trace("plot_layers expects a model, or the trace of one sample,", model, right))
    trace = model if isinstance(model, Trace) else None
    clouds = _clouds(model)
    shown = _shortened(clouds)
    lines = [shown[at : at + LAYERS_A_LINE] for at in range(0, len(shown), LAYERS_A_LINE)]
    jumping = any(cloud.sources != (name,) for cloud, name in _in_order(shown))
    width, high = len(lines[0]) * (ARROW + CLOUD) + ARROW + 2 * MARGIN, LINE + JUMP * jumping
    height = TITLE + high * len(lines)
    title = headline(trace) if trace else f"A model of {counted(len(clouds), 'layer')}"
    picture = Picture(width, height, _alt(title, clouds, trace), title=title)
    axes = picture.panel(0, 0, width, height)
    axes.set(xlim=(0, width), ylim=(TITLE - height, TITLE), aspect="equal")
    axes.set_axis_off()
    name, value = "x", trace.x if trace else None
    for row, line in enumerate(lines):
        _draw_line(axes, 0.6 * LINE - high * (row + 1), line, name, value)
        name, value = line[-1].output_name, line[-1].output
    return picture


def _clouds(model: Model | Trace) -> list[Cloud]:
    if isinstance(model, Trace):
        places = [step.place for step in model.steps]
        outputs: list[tuple[str, Array | None]] = [(model.called(step), step.output) for step in model.steps]
    else:
        places, outputs = list(model.places), [(output_name(place.name), None) for place in model.places]
    return [
        Cloud(place.name, kind(place.layer), formula(place.layer), place.sources, *output)
        for place, output in zip(places, outputs, strict=True)
    ]


def _in_order(clouds: Sequence[Cloud]) -> Iterator[tuple[Cloud, str]]:
    """Each with the name of the output before it."""
    return zip(clouds, ["x", *(cloud.output_name for cloud in clouds)], strict=False)


def _shortened(clouds: list[Cloud]) -> list[Cloud]:
    """A very long row with one cloud for all the layers in its middle."""
    if len(clouds) <= MOST_LAYERS:
        return clouds
    first, middle, last = clouds[:7], clouds[7 : 8 - MOST_LAYERS], clouds[8 - MOST_LAYERS :]
    name, end = f"{middle[0].name} … {middle[-1].name}", middle[-1]
    gap = Cloud(name, counted(len(middle), "layer"), "", middle[0].sources, end.output_name, end.output)
    return [*first, gap, *last]


def _draw_line(axes: Axes, y: float, clouds: Sequence[Cloud], name: str, value: Array | None) -> None:
    """Draw one line of the row, from the value that enters it to the one that leaves it."""
    x, starts = MARGIN, {name: MARGIN}
    for cloud in clouds:
        # An output that the next layer does not take has an arrow that ends halfway.
        _draw_arrow(axes, (x + 0.12, y), (x + (ARROW - 0.12) / (1 if name in cloud.sources else 2), y))
        _write_output(axes, x + ARROW / 2 - 0.05, y, name, value)
        for source in cloud.sources:
            if source != name:
                _draw_jump(axes, starts.get(source), x + ARROW + CLOUD / 2, y, source)
        _draw_cloud(axes, x + ARROW + CLOUD / 2, y, cloud)
        x += ARROW + CLOUD
        name, value = cloud.output_name, cloud.output
        starts[name] = x
    _draw_arrow(axes, (x + 0.12, y), (x + ARROW - 0.12, y))
    _write_output(axes, x + ARROW / 2 - 0.05, y, name, value)


def _draw_arrow(axes: Axes, start: tuple[float, float], end: tuple[float, float], bend: float = 0) -> None:
    look = {"arrowstyle": "-|>", "mutation_scale": 22, "linewidth": 2.3, "shrinkA": 0, "shrinkB": 0}
    look |= {"color": LIGHT.ink, "connectionstyle": f"arc3,rad={bend}"}
    axes.annotate("", end, start, arrowprops=look)


def _write_output(axes: Axes, middle: float, y: float, name: str, value: Array | None) -> None:
    axes.text(middle, y + 0.12, "\n".join(textwrap.wrap(name, 9, max_lines=2, placeholder=" …")), **BOLD)
    for at, (words, colour) in enumerate(_on_the_arrow(value)):
        axes.text(middle, y - 0.24 - 0.23 * at, words, ha="center", va="center", fontsize=13, color=colour)


def _draw_jump(axes: Axes, start: float | None, x: float, y: float, source: str) -> None:
    """An arrow over all that lies between; from another line it comes straight from above, with its name."""
    end = (x, y + 0.66)
    if start is None:
        _draw_arrow(axes, (x, y + 1.05), end)
        axes.text(x - 0.25, y + 0.8, source, **BOLD)
    else:
        middle = start + ARROW / 2 - 0.05
        _draw_arrow(axes, (middle, y + 0.4), end, -2 * JUMP / (x - middle))


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


def _draw_cloud(axes: Axes, x: float, y: float, cloud: Cloud) -> None:
    dashes = "--" if "…" in cloud.name else "-"
    axes.add_patch(
        PathPatch(_outline(x + 0.04, y - 0.05), facecolor=LIGHT.zero, edgecolor="none", alpha=0.25)
    )
    look: dict[str, Any] = {"facecolor": FILL, "edgecolor": LIGHT.zero, "linewidth": 2, "linestyle": dashes}
    axes.add_patch(PathPatch(_outline(x, y), **look))
    centred: dict[str, Any] = {"ha": "center", "parse_math": False}
    axes.text(x, y + 0.16, cloud.name, va="center", fontsize=18, fontweight="bold", **centred)
    axes.text(x, y - 0.18, shortened(cloud.kind, 15), va="center", **centred)
    # A product stays on one line.
    written = textwrap.wrap(cloud.formula.replace(" * ", "\u00a0*\u00a0"), 27, max_lines=3, placeholder=" …")
    axes.text(x, y - 0.85, "\n".join(written), va="top", fontsize=10, family="monospace", **centred)


def _outline(x: float, y: float) -> Path:
    """A cloud: an ellipse of nine bumps, each one curve between two points, drawn outward at both ends."""
    angles = np.linspace(0, 2 * np.pi, 10) + 0.3
    points = np.column_stack([0.8 * np.cos(angles), 0.48 * np.sin(angles)])
    middles = (angles[:-1] + angles[1:]) / 2
    outward = 0.34 * np.column_stack([np.cos(middles), np.sin(middles)])
    curves = np.stack([points[:-1] + outward, points[1:] + outward, points[1:]], axis=1).reshape(-1, 2)
    codes = [Path.MOVETO, *[Path.CURVE4] * len(curves)]
    return Path(np.vstack([points[:1], curves]) + np.array([x, y]), codes)


def _alt(title: str, clouds: Sequence[Cloud], trace: Trace | None) -> str:
    row = "x"
    for cloud, before in _in_order(clouds):
        taken = "" if cloud.sources == (before,) else f", from {' and '.join(cloud.sources)}"
        row += f" → {cloud.name} ({cloud.kind}{taken}) → {cloud.output_name}"
    if trace is None:
        return f"{title}: {row}."
    values = "; ".join(f"{step.output_name} = {numbers(step.output)}" for step in trace)
    return f"{title}. {row}. x = {numbers(trace.x)}; {values}."
