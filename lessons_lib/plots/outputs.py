"""The outputs of a forward pass as panels in a grid: one of them, all of one sample, or all of many samples."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike

from lessons_lib.learning import BackwardTrace
from lessons_lib.model.axes import place_names
from lessons_lib.model.trace import BatchTrace, Trace, no_trace
from lessons_lib.numbers.door import as_numbers
from lessons_lib.numbers.notation import counted, number, shape_words
from lessons_lib.page.backward import loss_of, one_sample
from lessons_lib.page.gradients import gradient_readings
from lessons_lib.page.readings import Reading, readings
from lessons_lib.plots.groups import refuse_no_batch
from lessons_lib.plots.panel import Names, Panel, limits_of, refuse_misfits
from lessons_lib.plots.picture import LETTER, Picture, our_look, write_head

__all__ = ["colour_words", "headline", "in_panels", "plot_batch", "plot_output", "plot_outputs"]

# Inches: a panel's width at least and at most, the narrowest picture and the widest.
LEAST, WIDTH, NARROWEST, WIDEST = 2, 2.8, 5.6, 11.2
PANELS_A_LINE, MOST_COLUMNS = 4, 8  # of one sample, and of a batch
MOST_PANELS, MOST_PANELS_IN_ALL = 16, 48
MARKS = {None: "", True: "✓ ", False: "✗ "}  # is the answer the one that was expected, where somebody said
Item = TypeVar("Item")


@our_look()
def plot_output(
    values: ArrayLike, names: Names = (), title: str = "", *, rows: Names = (), columns: Names = ()
) -> Picture:
    """Draw any one output: bars for up to ten numbers, else a heat map.

    Args:
        values: the numbers, of any shape; NaN and infinity are shown as such.
        names: a name for each number, in order.
        title: what stands above it, and at the beginning of the alt text.
        rows, columns: of a table, a name for each row and for each column.
    """
    array = as_numbers(values, "plot_output", finite=False)
    shape = array.shape if array.ndim == 2 else (0, 0)
    if shape == (0, 0) and (rows or columns):
        came = shape_words(array.shape)
        raise ValueError(f"plot_output expects a table where rows or columns have names, and got {came}.")
    refuse_misfits("plot_output", "number", names, array.size)
    refuse_misfits("plot_output", "row", rows, shape[0])
    refuse_misfits("plot_output", "column", columns, shape[1])
    labels = names or place_names("", array.shape, (tuple(rows), tuple(columns)))
    panel = Panel("", array, labels, rows=rows, columns=columns)
    picture = in_panels([panel], 1, 1, NARROWEST)
    return picture.titled(title, colour_words([panel]), f"{title}: " * bool(title) + f"{panel.words}.")


@our_look()
def plot_outputs(trace: Trace | BackwardTrace) -> Picture:
    """Draw every output of one trace, a panel each, from x to the answer; of a way back every gradient, from L to x.

    Args:
        trace: what `model.trace(x)` returned, or what its `backward` did.
    """
    if isinstance(trace, BackwardTrace):
        shown: list[Reading] = list(gradient_readings(trace).values())
        title = f"{loss_of(trace).call} = {number(trace.value)} for {one_sample(trace).sample.name}"
    elif isinstance(trace, Trace):
        shown, title = readings(trace), headline(trace)
    else:
        right = "plot_outputs(model.trace(x))"
        raise TypeError(no_trace("plot_outputs expects the trace of one sample", trace, right))
    some, left_out = _abridged(shown, MOST_PANELS)
    panels = list(map(_panel, some))
    caption = colour_words(panels, "Each panel has its own scale.") + left_out
    picture = in_panels(panels, PANELS_A_LINE, len(panels))
    return picture.titled(title, caption, f"{_told(title, panels)} {caption}")


@our_look()
def plot_batch(batch: BatchTrace) -> Picture:
    """Draw every output of many samples: a row a sample, a column for x and each output.

    A column has one scale, so that samples can be compared.

    Args:
        batch: what `model.trace(X, batch=True)` returned.
    """
    refuse_no_batch("plot_batch", batch)
    columns, left_out = _abridged([*batch.inputs, *batch], MOST_COLUMNS)
    shown = min(len(batch), max(1, MOST_PANELS_IN_ALL // len(columns)))
    traces = [batch.sample(at) for at in range(shown)]
    rows = [list(map(_panel, _abridged(readings(trace), MOST_COLUMNS)[0])) for trace in traces]
    panels = [panel for row in rows for panel in row]
    if shown < len(batch):
        left_out += f" The first {shown} of {counted(len(batch), 'sample')} are shown."
    caption = colour_words(panels, "Each column has its own scale.") + left_out
    names = [MARKS[trace.sample.is_right(trace.output)] + headline(trace) for trace in traces]
    picture = in_panels(panels, len(columns), len(columns), names=names)
    title, told = _finding(batch, traces), " ".join(map(_told, map(headline, traces), rows))
    return picture.titled(title, caption, f"{title}. {told} {caption}")


def in_panels(
    panels: Sequence[Panel], columns: int, scales: int, side: float = 0, names: Names = ()
) -> Picture:
    """Panels in so many columns of that many inches, which take so many scales in turn; below its last stands each.

    Where rows have names, these stand above them, and heads above the first row alone.
    """
    columns = min(columns, len(panels))
    rows = [panels[at : at + columns] for at in range(0, len(panels), columns)]
    side = side or max(LEAST, min(WIDTH, WIDEST / columns))
    # Names and numbers beside bars take their part; the layout engine says how much, later.
    width = side * (0.5 if columns > 1 and any(panel.is_bars for panel in panels) else 0.85)
    heights = [max(panel.height(width) for panel in row) for row in rows]
    around = 0.55 if names or not panels[0].head[1] else 0.9
    total = sum(heights) + around * len(rows) + 1.25 + 0.8 * bool(names)
    longest = max(map(len, names), default=0) * 13 * 1.1 * LETTER  # bold
    picture = Picture(max(NARROWEST, side * columns, longest), total)
    every = picture.panels(len(panels), columns, heights)
    limits = [limits_of(panels[at::scales]) for at in range(scales)]
    for at, (axes, panel) in enumerate(zip(every, panels, strict=True)):
        size, is_last = (width, heights[at // columns]), at + scales >= len(panels)
        panel.draw(axes, limits[at % scales], size, scaled=is_last)
        if at < columns or not names:
            write_head(axes, *panel.head, side - 0.7 * panel.is_bars)
    if names:
        picture.figure.set_layout_engine("constrained", h_pad=0.2)
    for name, axes in zip(names, every[::columns], strict=False):
        place = (0.012, 1), (0, 50 if axes is every[0] else 10), ("figure fraction", "axes fraction")
        head = axes.annotate(name, *place, "offset points", fontweight="bold", fontsize=13)
        head.set_in_layout(False)
    return picture


def colour_words(panels: Sequence[Panel], scale: str = "") -> str:
    """What a picture's scale is, what its colours mean, and how many cells have none."""
    beyond = sum(int(np.isnan(panel.drawn).sum()) for panel in panels if not panel.is_bars)
    grey = f"Solid grey: {counted(beyond, 'number')} beyond any scale." if beyond else ""
    return f"{scale} Blue is above 0, orange is below. {grey}".rstrip() if scale else grey


def headline(trace: Trace) -> str:
    """The answer for one sample; of many numbers only what they come to, if the data set has a word for it."""
    many = trace.verdict is not None and trace.output.size > 1
    answer = trace.answer.partition(": ")[2] if many else trace.answer
    return f"The answer for {trace.sample.name} is {answer}"


def _panel(reading: Reading) -> Panel:
    """X, an output or a gradient, with the names that a page gives its numbers."""
    step = reading.step
    call = step.call.replace(step.output_name, reading.called, 1) if step else reading.name
    names = ("",) if reading.names == (reading.called,) else reading.names  # it stands above already
    return Panel(reading.called, reading.values, names, (call, reading.maker))


def _told(title: str, panels: Sequence[Panel]) -> str:
    return f"{title}. {'; '.join(panel.words for panel in panels)}."


def _abridged(items: list[Item], most: int) -> tuple[list[Item], str]:
    """The first ones and the last, where they are too many to draw, and a sentence that says so."""
    if len(items) <= most:
        return items, ""
    left_out = f" {counted(len(items) - most, 'output')} before the last are left out."
    return [*items[: most - 1], items[-1]], left_out


def _finding(batch: BatchTrace, traces: Sequence[Trace]) -> str:
    """How many answers are as expected, and which are not; of quantities, how far off they are."""
    right = [trace.sample.is_right(trace.output) for trace in traces]
    if set(right) == {None}:
        error = batch.mean_absolute_error
        off = "" if error is None else f", mean absolute error {batch.samples[0].measured(error)}"
        return f"Every output of {counted(len(batch), 'sample')}{off}"
    wrong = ", ".join(trace.sample.name for trace, each in zip(traces, right, strict=True) if each is False)
    said = f"{right.count(True)} of {counted(len(right) - right.count(None), 'answer')} as expected"
    return f"{said}, wrong for {wrong}" if wrong else said
