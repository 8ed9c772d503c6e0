"""What arrows show: the row of layers as clouds between them, or a linear layer, each weight on an arrow of its own."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from lessons_lib.colours import LIGHT, signed_colour
from lessons_lib.model import Model
from lessons_lib.model.describe import captioned, kind, output_name
from lessons_lib.model.trace import Trace, no_trace
from lessons_lib.numbers.door import Array, as_numbers
from lessons_lib.numbers.naming import names_or_numbers
from lessons_lib.numbers.notation import counted, number, numbers, shape_words, without_specks
from lessons_lib.plots.outputs import headline
from lessons_lib.plots.picture import Picture, our_look, shortened

__all__ = ["plot_arrows", "plot_layers"]

# Of a row of layers all lengths are inches: the axes' coordinates are those of the paper, from the row's middle.
ARROW, CLOUD, UP, DOWN, BEND = 1.25, 2.1, 1.2, 1.3, 0.45
LAYERS_A_LINE, MOST_LAYERS, MOST_NUMBERS = 3, 12, 4
BUMPS = 9  # of a cloud
# Of the arrows of a layer: the picture's width, the room of each input or unit, and where a weight stands on its way:
# there no two arrows of a few cross.
WIDE, HIGH, PLACE = 7.0, 0.9, 0.27
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
    row = [Cloud("", "", "", (), "x", x)]  # no layer made x
    for each, *out in given:
        written = captioned(each.name, each.layer)
        row.append(Cloud(each.name, kind(each.layer), written, each.sources, *out))
    shown = _without_middle(row)
    lines = [shown[at : at + LAYERS_A_LINE + 1] for at in range(0, len(shown) - 1, LAYERS_A_LINE)]
    width = (len(lines[0]) - 1) * (ARROW + CLOUD) + ARROW
    picture = Picture(width + 0.3, len(lines) * (UP + DOWN + 0.2) + 0.4).titled(title, "", _alt(title, row))
    for axes, line in zip(picture.panels(len(lines), 1), lines, strict=True):
        axes.set(xlim=(0, width), ylim=(-DOWN, UP), aspect="equal")
        axes.set_axis_off()
        _draw_line(axes, line)
    return picture


def _without_middle(row: list[Cloud]) -> list[Cloud]:
    """A very long row with one cloud for all the layers in its middle."""
    if len(row) <= MOST_LAYERS + 1:
        return row
    start, *_, end = middle = row[8 : 8 - MOST_LAYERS]
    name, layers = f"{start.name} … {end.name}", counted(len(middle), "layer")
    gap = end._replace(name=name, kind=layers, formula="", sources=start.sources)
    return [*row[:8], gap, *row[8 - MOST_LAYERS :]]


def _draw_line(axes: Axes, line: Sequence[Cloud]) -> None:
    """Draw the clouds of one line, from the output that enters it to the one that leaves it."""
    starts = {each.output_name: at * (ARROW + CLOUD) for at, each in enumerate(line)}
    for before, cloud in pairwise(line):
        x, middle = starts[before.output_name], starts[cloud.output_name] - CLOUD / 2
        # An output that the next layer does not take has an arrow that ends halfway.
        _draw_output(axes, x, before, 1 if before.output_name in cloud.sources else 0.5)
        elsewhere = ", ".join(source for source in cloud.sources if source not in starts)
        if elsewhere:  # it stands in another line
            _arrow(axes, (middle, UP - 0.2), (middle, 0.66))
            axes.text(middle, UP - 0.17, elsewhere, **BOLD)
        for source in [each for each in cloud.sources if starts.get(each, x) < x]:
            start = starts[source] + ARROW / 2
            _arrow(axes, (start, 0.4), (middle, 0.66), bend=-2 * BEND / (middle - start))
        _draw_cloud(axes, middle, cloud)
    _draw_output(axes, starts[cloud.output_name], cloud, 1)


def _draw_output(axes: Axes, x: float, cloud: Cloud, share: float) -> None:
    """The output of a cloud on an arrow, or on a share of it: each number, or how many there are."""
    _arrow(axes, (x + 0.12, 0), (x + share * (ARROW - 0.12), 0))
    middle = x + ARROW / 2
    axes.text(middle, 0.12, filled(cloud.output_name, 9, max_lines=2), **BOLD)
    values = np.zeros(0) if cloud.output is None else without_specks(cloud.output)
    told = [(number(each), signed_colour(each, 0) if abs(each) > 0 else LIGHT.ink) for each in values.flat]
    if len(told) > MOST_NUMBERS:
        told = [(word, LIGHT.ink) for word in textwrap.wrap(shape_words(values.shape), 11)]
    for at, (word, colour) in enumerate(told):
        axes.text(middle, -0.24 - 0.23 * at, word, **CENTRED, fontsize=13, color=colour)


def _draw_cloud(axes: Axes, x: float, cloud: Cloud) -> None:
    """An ellipse with bumps, and its words in it and below it."""
    angle = np.linspace(0, 2 * np.pi, 361) + 0.3
    far = 1 + 0.28 * np.sqrt(np.abs(np.sin(BUMPS / 2 * (angle - 0.3))))
    outline = x + 0.8 * far * np.cos(angle), 0.53 * far * np.sin(angle)
    dashed = "--" if "…" in cloud.name else "-"
    axes.fill(*outline, facecolor="#f5f6f8", edgecolor=LIGHT.zero, linewidth=2, linestyle=dashed)
    axes.text(x, 0.16, cloud.name, **CENTRED, fontsize=18, fontweight="bold")
    axes.text(x, -0.18, shortened(cloud.kind, 1.5), **CENTRED)
    code = filled(cloud.formula.replace(" * ", "\u00a0*\u00a0"), 27, max_lines=3)  # a product on one line
    axes.text(x, -0.85, code, ha="center", va="top", fontsize=10, family="monospace")


def _alt(title: str, row: Sequence[Cloud]) -> str:
    said = "x"
    for before, cloud in pairwise(row):
        taken = "" if cloud.sources == (before.output_name,) else f", from {' and '.join(cloud.sources)}"
        said += f" → {cloud.name} ({cloud.kind}{taken}) → {cloud.output_name}"
    known = [f"{cloud.output_name} = {numbers(cloud.output)}" for cloud in row if cloud.output is not None]
    return f"{title}. {said}. {'; '.join(known)}." if known else f"{title}: {said}."


@our_look()
def plot_arrows(weights: ArrayLike, inputs: Sequence[str], units: Sequence[str]) -> Picture:
    """Draw the weights, shape (units, inputs), of a few inputs and units by their names, each on its arrow."""
    table = as_numbers(weights, "plot_arrows")
    if table.ndim != 2:
        raise ValueError(
            f"plot_arrows expects weights, a table of shape (units, inputs), and got {shape_words(table.shape)}. "
            "For one unit write plot_arrows([weights], inputs, units)."
        )
    units = names_or_numbers("plot_arrows", "unit", units, len(table))
    inputs = names_or_numbers("plot_arrows", "input", inputs, table.shape[1])
    picture = Picture(WIDE, HIGH * max(table.shape))
    (axes,) = picture.panels(1, 1)
    axes.set_axis_off()
    left, right = ((1 - (np.arange(n) + 0.5) / n).tolist() for n in (len(inputs), len(units)))
    for x, side, names, heights in ((-0.03, "right", inputs, left), (1.03, "left", units, right)):
        for name, y in zip(names, heights, strict=True):
            axes.text(x, y, name, ha=side, va="center")
    said = []
    for (unit, at), weight in np.ndenumerate(table):
        colour = signed_colour(weight, 0) if weight else LIGHT.zero
        _arrow(axes, (0, left[at]), (1, right[unit]), colour)
        paper = {"facecolor": LIGHT.paper, "edgecolor": "none", "pad": 1.5}
        y = (1 - PLACE) * left[at] + PLACE * right[unit]
        axes.text(PLACE, y, number(weight), **CENTRED, color=colour, bbox=paper)
        said.append(f"{inputs[at]} to {units[unit]} {number(weight)}")
    return picture.titled("", "", f"{counted(len(said), 'arrow')} with their weights: {', '.join(said)}.")


def _arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], colour: str = LIGHT.ink, bend: float = 0
) -> None:
    """An arrow from one place to another, bent by that share of its length."""
    look = {"arrowstyle": "-|>", "mutation_scale": 18, "linewidth": 2, "color": colour}
    look |= {"connectionstyle": f"arc3,rad={bend}", "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", end, start, arrowprops=look)
