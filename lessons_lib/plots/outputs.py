"""The outputs of a forward pass as panels in a grid: one of them, all of one sample, or all of many samples."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from lessons_lib.learning import BackwardTrace
from lessons_lib.model.axes import place_names
from lessons_lib.model.trace import BatchTrace, Trace, no_trace, refuse_no_batch
from lessons_lib.numbers.door import as_numbers
from lessons_lib.numbers.naming import given_names
from lessons_lib.numbers.notation import counted, number, shape_words
from lessons_lib.numbers.telling import listed
from lessons_lib.page.backward import loss_of, one_sample
from lessons_lib.page.gradients import gradient_readings
from lessons_lib.page.readings import Reading, readings
from lessons_lib.plots.panel import Names, Panel, limits_of
from lessons_lib.plots.picture import LETTER, NARROWEST, Head, Picture, in_panels, our_look

__all__ = ["colour_words", "draw_all", "headline", "plot_batch", "plot_output", "plot_outputs"]

LEAST, WIDTH, WIDEST = 2, 2.8, 11.2  # inches: a panel's width at least and at most, and a picture's
PANELS_A_LINE, MOST_COLUMNS = 4, 8  # of one sample, and of a batch
MOST_PANELS, MOST_PANELS_IN_ALL = 16, 48
MARKS = {None: "", True: "✓ ", False: "✗ "}  # is the answer the one that was expected, where somebody said


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
    labels = given_names("plot_output", "number", names, array.size)
    along = (
        given_names("plot_output", "row", rows, shape[0]),
        given_names("plot_output", "column", columns, shape[1]),
    )
    panel = Panel("", array, labels or place_names("", array.shape, along), ("", ""), *along)
    picture = draw_all([panel], 1, 1, NARROWEST)
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
    panels, left_out = _panels(shown, MOST_PANELS)
    caption = colour_words(panels, "Each panel has its own scale.") + left_out
    picture = draw_all(panels, PANELS_A_LINE, len(panels))
    return picture.titled(title, caption, f"{_told(title, panels)} {caption}")


@our_look()
def plot_batch(batch: BatchTrace) -> Picture:
    """Draw every output of many samples: a row a sample, a column for x and each output.

    A column has one scale, so that samples can be compared.

    Args:
        batch: what `model.trace(X, batch=True)` returned.
    """
    refuse_no_batch("plot_batch", batch)
    columns = min(len(batch.inputs) + len(batch.steps), MOST_COLUMNS)
    traces = [batch.sample(at) for at in range(min(len(batch), MOST_PANELS_IN_ALL // columns))]
    rows, (left_out, *_) = zip(*(_panels(readings(trace), MOST_COLUMNS) for trace in traces), strict=True)
    if len(traces) < len(batch):
        left_out += f" The first {len(traces)} of {counted(len(batch), 'sample')} are shown."
    panels = [panel for row in rows for panel in row]
    heads = [panel.head if at < columns else ("", "") for at, panel in enumerate(panels)]
    picture = draw_all(panels, columns, columns, heads=heads)
    names = [MARKS[trace.sample.is_right(trace.output)] + headline(trace) for trace in traces]
    longest = max(map(len, names)) * 13 * 1.1 * LETTER  # bold
    picture.figure.set_figwidth(max(picture.figure.get_figwidth(), longest))
    picture.figure.set_layout_engine("constrained", h_pad=0.2)
    for row, name in enumerate(names):
        place = (0.012, 1), (0, 10 if row else 50), ("figure fraction", "axes fraction"), "offset points"
        written = picture.axes[row * columns].annotate(name, *place, fontweight="bold", fontsize=13)
        written.set_in_layout(False)
    title, told = _finding(batch), " ".join(map(_told, map(headline, traces), rows))
    caption = colour_words(panels, "Each column has its own scale.") + left_out
    return picture.titled(title, caption, f"{title}. {told} {caption}")


def draw_all(
    panels: Sequence[Panel], columns: int, scales: int, side: float = 0, heads: Sequence[Head] = ()
) -> Picture:
    """Panels in so many columns of that many inches, which take so many scales in turn; below its last stands each."""
    columns = min(columns, len(panels))
    side = side or max(LEAST, min(WIDTH, WIDEST / columns))
    bars = any(panel.is_bars for panel in panels)
    # Names and numbers beside bars take their part; the layout engine says how much, later.
    width = side * (0.5 if bars and columns > 1 else 0.85)
    rows = [panels[at : at + columns] for at in range(0, len(panels), columns)]
    heights = [max(panel.height(width) for panel in row) for row in rows]
    heads = heads or [panel.head for panel in panels]
    picture, every = in_panels(heads, columns, side, heights, side - 0.7 * bars)
    limits = [limits_of(panels[at::scales]) for at in range(scales)]
    for at, (axes, panel) in enumerate(zip(every, panels, strict=True)):
        size, is_last = (width, heights[at // columns]), at + scales >= len(panels)
        panel.draw(axes, limits[at % scales], *size, scaled=is_last)
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


def _panels(shown: list[Reading], most: int) -> tuple[list[Panel], str]:
    """A panel for each with the names that a page gives its numbers; of too many the first ones and the last."""
    left_out = f" {counted(len(shown) - most, 'output')} before the last are left out." * (len(shown) > most)
    panels = []
    for each in [*shown[: most - 1], shown[-1]] if left_out else shown:
        call = each.step.call.replace(each.step.output_name, each.called, 1) if each.step else each.name
        names = ("",) if each.names == (each.called,) else each.names  # it stands above already
        panels.append(Panel(each.called, each.values, names, (call, each.maker)))
    return panels, left_out


def _told(title: str, panels: Sequence[Panel]) -> str:
    return f"{title}. {'; '.join(panel.words for panel in panels)}."


def _finding(batch: BatchTrace) -> str:
    """How many answers are as expected, and which are not; of quantities, how far off they are."""
    pairs = zip(batch.samples, batch.steps[-1].output, strict=True)
    right = [(sample.name, sample.is_right(output)) for sample, output in pairs]
    known = [each for _, each in right if each is not None]
    if not known:
        error = batch.mean_absolute_error
        off = "" if error is None else f", mean absolute error {batch.samples[0].measured(error)}"
        return f"Every output of {counted(len(batch), 'sample')}{off}"
    wrong = [name for name, each in right if each is False]
    said = f"{known.count(True)} of {counted(len(known), 'answer')} as expected"
    return f"{said}, wrong for {listed(wrong)}" if wrong else said
