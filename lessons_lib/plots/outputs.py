"""The outputs of a forward pass as a picture: one of them, all of one sample, or all of many samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike

from lessons_lib.data.sample import mean_absolute_error
from lessons_lib.learning import BackwardTrace
from lessons_lib.model.trace import BatchTrace, Trace, no_trace
from lessons_lib.numbers.door import as_numbers
from lessons_lib.numbers.notation import counted, number, shape_words
from lessons_lib.page.backward import loss_of, one_sample
from lessons_lib.plots.groups import refuse_no_batch
from lessons_lib.plots.output import Limits, Output, gradients_of, headline, outputs_of, refuse_misfits
from lessons_lib.plots.panel import Panel, colour_words, in_panels
from lessons_lib.plots.picture import Picture, our_look

__all__ = ["plot_batch", "plot_output", "plot_outputs"]

PANELS_A_LINE, MOST_COLUMNS = 4, 8  # of one sample, and of a batch
MOST_PANELS, MOST_PANELS_IN_ALL = 16, 48
MARKS = {None: "", True: "✓ ", False: "✗ "}  # is the answer the one that was expected, where somebody said
Item = TypeVar("Item")


@our_look()
def plot_output(
    values: ArrayLike,
    names: Sequence[str] = (),
    title: str = "",
    *,
    rows: Sequence[str] = (),
    columns: Sequence[str] = (),
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
    for each, given, count in zip(
        ("number", "row", "column"), (names, rows, columns), (array.size, *shape), strict=True
    ):
        refuse_misfits("plot_output", each, given, count)
    output = Output("", array, tuple(names), rows=tuple(rows), columns=tuple(columns))
    picture = in_panels([Panel(output, Limits.of([output]))], 1, 5.6)
    return picture.titled(title, colour_words([output]), f"{title}: " * bool(title) + f"{output.words}.")


@our_look()
def plot_outputs(trace: Trace | BackwardTrace, *, shared_scale: bool = False) -> Picture:
    """Draw every output of one trace, a panel each, from x to the answer; of a way back every gradient, from L to x.

    Args:
        trace: what `model.trace(x)` returned, or what its `backward` did.
        shared_scale: one scale for all panels, in place of one for each.
    """
    if isinstance(trace, BackwardTrace):
        every, title = gradients_of(trace), f"{loss_of(trace).call} = {number(trace.value)}"
        title += f" for {one_sample(trace).sample.name}"
    elif isinstance(trace, Trace):
        every, title = outputs_of(trace), headline(trace)
    else:
        right = "plot_outputs(model.trace(x))"
        raise TypeError(no_trace("plot_outputs expects the trace of one sample", trace, right))
    outputs, left_out = _abridged(list(every), MOST_PANELS)
    limits = [Limits.of(outputs if shared_scale else [output]) for output in outputs]
    scale = f"One scale for all panels: {limits[0]}." if shared_scale else "Each panel has its own scale."
    caption = colour_words(outputs, scale) + left_out
    picture = in_panels(list(map(Panel, outputs, limits)), min(PANELS_A_LINE, len(outputs)))
    return picture.titled(title, caption, f"{_told(title, outputs)} {caption}")


@our_look()
def plot_batch(batch: BatchTrace, *, shared_scale: bool = False) -> Picture:
    """Draw every output of many samples: a row a sample, a column for x and each output.

    A column has one scale, so that samples can be compared.

    Args:
        batch: what `model.trace(X, batch=True)` returned.
        shared_scale: one scale for the whole picture, in place of one for each column.
    """
    refuse_no_batch("plot_batch", batch)
    columns, left_out = _abridged(["x", *batch], MOST_COLUMNS)
    shown = min(len(batch), max(1, MOST_PANELS_IN_ALL // len(columns)))
    traces = [batch.sample(at) for at in range(shown)]
    rows = [_abridged(list(outputs_of(trace)), MOST_COLUMNS)[0] for trace in traces]
    everything = [output for row in rows for output in row]
    limits = [Limits.of(everything if shared_scale else column) for column in zip(*rows, strict=True)]
    panels = [
        Panel(output if row is rows[0] else replace(output, head=("", "")), each, row is rows[-1])
        for row in rows
        for output, each in zip(row, limits, strict=True)
    ]
    if shown < len(batch):
        left_out += f" The first {shown} of {counted(len(batch), 'sample')} are shown."
    scale = f"One scale for all columns: {limits[0]}." if shared_scale else "Each column has its own scale."
    caption = colour_words(everything, scale) + left_out
    title, names = _finding(traces), list(map(headline, traces))
    picture = in_panels(panels, len(columns), names=[_mark(trace) + headline(trace) for trace in traces])
    return picture.titled(title, caption, f"{title}. {' '.join(map(_told, names, rows))} {caption}")


def _told(title: str, outputs: Sequence[Output]) -> str:
    return f"{title}. {'; '.join(output.words for output in outputs)}."


def _abridged(items: list[Item], most: int) -> tuple[list[Item], str]:
    """The first ones and the last, where they are too many to draw, and a sentence that says so."""
    if len(items) <= most:
        return items, ""
    left_out = f" {counted(len(items) - most, 'output')} before the last are left out."
    return [*items[: most - 1], items[-1]], left_out


def _finding(traces: Sequence[Trace]) -> str:
    """How many answers are as expected, and which are not; of quantities, how far off they are."""
    samples = [trace.sample for trace in traces]
    marks = {trace.sample.name: mark for trace in traces if (mark := _mark(trace))}
    if not marks:
        error = mean_absolute_error(samples, np.stack([trace.output for trace in traces]))
        off = "" if error is None else f", mean absolute error {samples[0].measured(error)}"
        return f"Every output of {counted(len(traces), 'sample')}{off}"
    wrong = ", ".join(name for name, mark in marks.items() if mark == MARKS[False])
    right = sum(mark == MARKS[True] for mark in marks.values())
    said = f"{right} of {counted(len(marks), 'answer')} as expected"
    return f"{said}, wrong for {wrong}" if wrong else said


def _mark(trace: Trace) -> str:
    return MARKS[trace.sample.is_right(trace.output)]
