"""The outputs of a forward pass as a picture: one of them, all of one sample, or all of many samples."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike

from lessons_lib.data.sample import mean_absolute_error
from lessons_lib.model.trace import BatchTrace, Trace, no_trace
from lessons_lib.numbers.door import as_numbers
from lessons_lib.numbers.notation import counted, shape_words
from lessons_lib.plots.heat import COLOUR_WORDS
from lessons_lib.plots.lines import WIDTH, Line, in_lines
from lessons_lib.plots.output import Limits, Output
from lessons_lib.plots.picture import Picture, our_look
from lessons_lib.plots.reading import headline, outputs_of

__all__ = ["plot_batch", "plot_output", "plot_outputs"]

PANELS_A_LINE, MOST_COLUMNS = 4, 8  # of one sample, and of a batch
MOST_PANELS, MOST_PANELS_IN_ALL = 16, 48
RIGHT, WRONG = "✓ ", "✗ "
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
    output = Output("", array, tuple(names), rows=tuple(rows), columns=tuple(columns))
    _refuse_misfits(output)
    picture = in_lines([Line([output], [Limits.of([output])])], title, width=2 * WIDTH)
    picture.alt = f"{title}: " * bool(title) + f"{output.words}."
    return picture


def _refuse_misfits(output: Output) -> None:
    shape = output.values.shape
    if len(shape) != 2 and (output.rows or output.columns):
        came = shape_words(shape)
        raise ValueError(f"plot_output expects a table where rows or columns have names, and got {came}.")
    sizes = (output.values.size, *(shape if len(shape) == 2 else (0, 0)))
    named = (output.names, output.rows, output.columns)
    for each, names, count in zip(("number", "row", "column"), named, sizes, strict=True):
        if names and len(names) != count:
            came = f"{counted(count, each)} and {counted(len(names), 'name')}"
            raise ValueError(f"plot_output expects a name for each {each} and got {came}.")


@our_look()
def plot_outputs(trace: Trace, *, shared_scale: bool = False) -> Picture:
    """Draw every output of one trace, a panel each, from x to the answer.

    Args:
        trace: what `model.trace(x)` returned.
        shared_scale: one scale for all panels, in place of one for each.
    """
    if not isinstance(trace, Trace):
        right = "plot_outputs(model.trace(x))"
        raise TypeError(no_trace("plot_outputs expects the trace of one sample", trace, right))
    outputs, left_out = _abridged(outputs_of(trace), MOST_PANELS)
    limits = _limits([[output] for output in outputs], shared_scale)
    cuts = [slice(at, at + PANELS_A_LINE) for at in range(0, len(outputs), PANELS_A_LINE)]
    title, caption = headline(trace), _caption("panel", limits, shared_scale) + left_out
    picture = in_lines([Line(outputs[cut], limits[cut]) for cut in cuts], title, caption)
    picture.alt = f"{_told(trace, outputs)} {caption}"
    return picture


@our_look()
def plot_batch(batch: BatchTrace, *, shared_scale: bool = False) -> Picture:
    """Draw every output of many samples: a row a sample, a column for x and each output.

    A column has one scale, so that samples can be compared.

    Args:
        batch: what `model.trace(X, batch=True)` returned.
        shared_scale: one scale for the whole picture, in place of one for each column.
    """
    if not isinstance(batch, BatchTrace):
        right = "plot_batch(model.trace(X, batch=True))"
        raise TypeError(no_trace("plot_batch expects the trace of many samples", batch, right))
    columns, left_out = _abridged(["x", *batch], MOST_COLUMNS)
    shown = min(len(batch), max(1, MOST_PANELS_IN_ALL // len(columns)))
    traces = [batch.sample(at) for at in range(shown)]
    rows = [_abridged(outputs_of(trace), MOST_COLUMNS)[0] for trace in traces]
    limits = _limits(list(zip(*rows, strict=True)), shared_scale)
    lines = [
        Line(row, limits, _mark(trace) + headline(trace), headed=at == 0, scaled=99 * (at == shown - 1))
        for at, (row, trace) in enumerate(zip(rows, traces, strict=True))
    ]
    if shown < len(batch):
        left_out += f" The first {shown} of {counted(len(batch), 'sample')} are shown."
    title, caption = _finding(traces), _caption("column", limits, shared_scale) + left_out
    picture = in_lines(lines, title, caption)
    picture.alt = f"{title}. {' '.join(map(_told, traces, rows))} {caption}"
    return picture


def _told(trace: Trace, outputs: Sequence[Output]) -> str:
    return f"{headline(trace)}. {'; '.join(output.words for output in outputs)}."


def _abridged(items: list[Item], most: int) -> tuple[list[Item], str]:
    """The first ones and the last, where they are too many to draw, and a sentence that says so."""
    if len(items) <= most:
        return items, ""
    left_out = f" {counted(len(items) - most, 'output')} before the last are left out."
    return [*items[: most - 1], items[-1]], left_out


def _limits(groups: Sequence[Sequence[Output]], shared: bool) -> list[Limits]:
    everything = [output for group in groups for output in group]
    return [Limits.of(everything if shared else group) for group in groups]


def _caption(each: str, limits: Sequence[Limits], shared: bool) -> str:
    scale = f"One scale for all {each}s: {limits[0]}." if shared else f"Each {each} has its own scale."
    return f"{scale} {COLOUR_WORDS}"


def _finding(traces: Sequence[Trace]) -> str:
    """How many answers are as expected, and which are not; of made-up samples, how many there are."""
    marks = {trace.sample.name: mark for trace in traces if (mark := _mark(trace))}
    wrong = [name for name, mark in marks.items() if mark == WRONG]
    if not marks:
        return f"Every output of {counted(len(traces), 'sample')}{_off(traces)}"
    said = f"{len(marks) - len(wrong)} of {counted(len(marks), 'answer')} as expected"
    return f"{said}, wrong for {', '.join(wrong)}" if wrong else said


def _off(traces: Sequence[Trace]) -> str:
    """How far the answers are from their targets, where these are quantities."""
    samples = [trace.sample for trace in traces]
    error = mean_absolute_error(samples, np.stack([trace.output for trace in traces]))
    return "" if error is None else f", mean absolute error {samples[0].measured(error)}"


def _mark(trace: Trace) -> str:
    """Whether the answer is the one that was expected; nothing where nobody said."""
    return {None: "", True: RIGHT, False: WRONG}[trace.sample.is_right(trace.output)]
