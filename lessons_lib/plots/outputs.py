"""The outputs of a forward pass as a picture: one of them, all of one sample, or all of many samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from matplotlib.lines import Line2D
from numpy.typing import ArrayLike

from lessons_lib.colours import LIGHT
from lessons_lib.data.sample import mean_absolute_error
from lessons_lib.layers import BuiltIn
from lessons_lib.model.describe import kind
from lessons_lib.model.trace import BatchTrace, Trace
from lessons_lib.numbers.door import as_numbers
from lessons_lib.numbers.notation import counted, shape_words
from lessons_lib.plots.panel import COLUMN_NAME, Output, Scale, draw
from lessons_lib.plots.picture import Picture, our_look, shortened

__all__ = ["plot_batch", "plot_output", "plot_outputs"]

# All lengths are inches.
WIDTH, GAP, MARGIN = 2.4, 0.35, 0.3  # a panel's width, what is between two, and around all
TITLE, CAPTION = 0.75, 0.55  # above and below all
HEAD, FOOT, GROUND = 0.65, 0.55, 0.2  # above a panel, below it with its scale, and below it without
NAME = 0.45  # above a sample
PANELS_A_LINE = 4
MOST_PANELS = 16  # of one sample
MOST_PANELS_IN_ALL = 48
COLOUR_WORDS = "Blue is above 0, orange is below."
Item = TypeVar("Item")


def plot_output(
    values: ArrayLike,
    names: Sequence[str] = (),
    title: str = "",
    *,
    rows: Sequence[str] = (),
    columns: Sequence[str] = (),
) -> Picture:
    """Draw any one output: signed bars for up to ten numbers, else a heat map.

    Args:
        values: the numbers, of any shape; NaN and infinity are shown as such.
        names: a name for each number, in order.
        title: what stands above it, and at the beginning of the alt text.
        rows, columns: of a table, a name for each row and for each column.
    """
    array = as_numbers(values, "plot_output", finite=False)
    output = Output("", "", "", array, tuple(names), tuple(rows), tuple(columns))
    if names and len(names) != output.values.size:
        came = f"{counted(output.values.size, 'number')} and {counted(len(names), 'name')}"
        raise ValueError(f"plot_output expects a name for each number and got {came}.")
    _refuse_names_that_do_not_fit(output)
    width, height = 2 * WIDTH, output.height(2 * WIDTH)
    left, top = MARGIN + output.row_inches, (TITLE if title else MARGIN) + COLUMN_NAME * bool(columns)
    alt = f"{title}: {output.words}." if title else f"{output.words}."
    picture = Picture(left + width + MARGIN, top + height + FOOT, alt)
    with our_look():
        picture.write(MARGIN, 0.2, title, left - MARGIN + width, 15, fontweight="bold")
        draw(picture.panel(left, top, width, height), output, Scale.of([output]))
    return picture


def _refuse_names_that_do_not_fit(output: Output) -> None:
    if not output.rows and not output.columns:
        return
    shape = output.values.shape
    if len(shape) != 2:
        came = shape_words(shape)
        raise ValueError(f"plot_output expects a table where rows or columns have names, and got {came}.")
    for each, names, count in (("row", output.rows, shape[0]), ("column", output.columns, shape[1])):
        if names and len(names) != count:
            came = f"{counted(count, each)} and {counted(len(names), 'name')}"
            raise ValueError(f"plot_output expects a name for each {each} and got {came}.")


def plot_outputs(trace: Trace, *, shared_scale: bool = False) -> Picture:
    """Draw every output of one trace, a panel each, from x to the answer.

    Args:
        trace: what `model.trace(x)` returned.
        shared_scale: one scale for all panels, in place of one for each.
    """
    outputs, left_out = _abridged(_outputs(trace), MOST_PANELS)
    scales = _scales([[output] for output in outputs], shared_scale)
    said = "; ".join(output.words for output in outputs)
    caption = _caption("panel", scales, shared_scale) + left_out
    block = _Block(outputs, scales)
    picture = _framed(block.width, block.height, _answer(trace), said, caption)
    with our_look():
        block.draw(picture, TITLE)
    return picture


def plot_batch(batch: BatchTrace, *, shared_scale: bool = False) -> Picture:
    """Draw every output of many samples: a row a sample, a column for x and each output.

    A column has one scale, so that samples can be compared.

    Args:
        batch: what `model.trace(X, batch=True)` returned.
        shared_scale: one scale for the whole picture, in place of one for each column.
    """
    names, left_out = _abridged(["x", *batch], MOST_PANELS)
    shown = min(len(batch), max(1, MOST_PANELS_IN_ALL // len(names)))
    traces = [batch.sample(at) for at in range(shown)]
    rows = [_abridged(_outputs(trace), MOST_PANELS)[0] for trace in traces]
    scales = _scales(list(zip(*rows, strict=True)), shared_scale)
    # Heads stand once above all and scales once below, unless a sample needs several lines of panels.
    alone = len(names) > PANELS_A_LINE
    blocks = [_Block(outputs, scales, headed=alone, scaled=alone) for outputs in rows]
    blocks[-1] = replace(blocks[-1], scaled=True)
    caption = _caption("column", scales, shared_scale) + left_out + _rows_left_out(shown, len(batch))
    said = " ".join(_row_words(*row) for row in zip(traces, rows, strict=True))
    height = HEAD * (not alone) + sum(NAME + block.height for block in blocks)
    picture = _framed(blocks[0].width, height, _finding(traces), said, caption)
    with our_look():
        _draw_samples(picture, traces, blocks)
    return picture


@dataclass(frozen=True)
class _Block:
    """The panels of one sample, a few side by side, with heads and scales or without."""

    outputs: Sequence[Output]
    scales: Sequence[Scale]
    headed: bool = True
    scaled: bool = True

    @property
    def lines(self) -> list[slice]:
        return [slice(at, at + PANELS_A_LINE) for at in range(0, len(self.outputs), PANELS_A_LINE)]

    @property
    def width(self) -> float:
        """At least that of two panels, for the title's sake."""
        return min(PANELS_A_LINE, max(2, len(self.outputs))) * (WIDTH + GAP) - GAP

    @property
    def height(self) -> float:
        around = HEAD * self.headed + (FOOT if self.scaled else GROUND)
        return sum(around + self._panel_height(line) for line in self.lines)

    def _panel_height(self, line: slice) -> float:
        return max(output.height(WIDTH) for output in self.outputs[line])

    def draw(self, picture: Picture, top: float) -> None:
        for line in self.lines:
            if self.headed:
                _write_heads(picture, top, self.outputs[line])
                top += HEAD
            height = self._panel_height(line)
            for at, (output, scale) in enumerate(zip(self.outputs[line], self.scales[line], strict=True)):
                axes = picture.panel(MARGIN + at * (WIDTH + GAP), top, WIDTH, height)
                draw(axes, output, scale, show_scale=self.scaled)
            top += height + (FOOT if self.scaled else GROUND)


def _draw_samples(picture: Picture, traces: Sequence[Trace], blocks: Sequence[_Block]) -> None:
    top = TITLE
    if not blocks[0].headed:
        _write_heads(picture, top, blocks[0].outputs)
        top += HEAD
    for trace, block in zip(traces, blocks, strict=True):
        _write_name(picture, top, trace)
        block.draw(picture, top + NAME)
        top += NAME + block.height


def _outputs(trace: Trace) -> list[Output]:
    """X and every output of the trace, with the names that the layers give."""
    names = trace.steps[0].layer.names if isinstance(trace.steps[0].layer, BuiltIn) else ()
    outputs = [Output("x", "x", "the input", trace.x, names if len(names) == trace.x.size else ())]
    for step in trace.steps:
        source = outputs[-1].name
        names = step.layer.names if isinstance(step.layer, BuiltIn) else ()
        names = names if len(names) == step.output.size else ()
        called = trace.called(step)
        outputs.append(
            Output(called, f"{called} = {step.name}({source})", kind(step.layer), step.output, names)
        )
    return outputs


def _abridged(items: list[Item], most: int) -> tuple[list[Item], str]:
    """The first ones and the last, where they are too many to draw, and a sentence that says so."""
    if len(items) <= most:
        return items, ""
    left_out = len(items) - most
    return [*items[: most - 1], items[-1]], f" {counted(left_out, 'output')} before the last are left out."


def _scales(groups: Sequence[Sequence[Output]], shared: bool) -> list[Scale]:
    if shared:
        return [Scale.of([output for group in groups for output in group])] * len(groups)
    return [Scale.of(group) for group in groups]


def _caption(each: str, scales: Sequence[Scale], shared: bool) -> str:
    scale = f"One scale for all {each}s: {scales[0]}." if shared else f"Each {each} has its own scale."
    return f"{scale} {COLOUR_WORDS}"


def _rows_left_out(shown: int, count: int) -> str:
    return f" The first {shown} of {counted(count, 'sample')} are shown." if count > shown else ""


def _answer(trace: Trace) -> str:
    return f"The answer for {trace.sample.name} is {trace.answer}"


def _finding(traces: Sequence[Trace]) -> str:
    """How many answers are as expected, and which are not; of made-up samples, how many there are."""
    known = [trace for trace in traces if trace.sample.is_right(trace.output) is not None]
    wrong = [trace.sample.name for trace in known if not trace.sample.is_right(trace.output)]
    if not known:
        return f"Every output of {counted(len(traces), 'sample')}{_off(traces)}"
    return f"{len(known) - len(wrong)} of {counted(len(known), 'answer')} as expected" + (
        f", wrong for {', '.join(wrong)}" if wrong else ""
    )


def _off(traces: Sequence[Trace]) -> str:
    """How far the answers are from their targets, where these are quantities."""
    samples = [trace.sample for trace in traces]
    error = mean_absolute_error(samples, np.stack([trace.output for trace in traces]))
    return "" if error is None else f", mean absolute error {samples[0].measured(error)}"


def _row_words(trace: Trace, outputs: Sequence[Output]) -> str:
    return f"{_answer(trace)}. {'; '.join(output.words for output in outputs)}."


def _framed(width: float, height: float, title: str, said: str, caption: str) -> Picture:
    """A picture with room for panels of this width and height, its title above and its caption below."""
    picture = Picture(width + 2 * MARGIN, TITLE + height + CAPTION, f"{title}. {said.rstrip('.')}. {caption}")
    with our_look():
        picture.write(MARGIN, 0.2, title, width, 16, fontweight="bold")
        picture.write(MARGIN, TITLE + height, caption, width, color=LIGHT.zero)
    return picture


def _write_heads(picture: Picture, top: float, outputs: Sequence[Output]) -> None:
    """Above each panel how its output came about, and what kind of layer made it."""
    for at, output in enumerate(outputs):
        left = MARGIN + at * (WIDTH + GAP)
        picture.write(left, top, output.title, WIDTH, 14, fontweight="bold")
        picture.write(left, top + 0.27, shortened(output.subtitle, 24), WIDTH, color=LIGHT.zero)


def _write_name(picture: Picture, top: float, trace: Trace) -> None:
    """A ruled line that says whose row it is, what came, and what was expected."""
    room = picture.get_figwidth() - 2 * MARGIN
    mark = {None: "", True: "✓ ", False: "✗ "}[trace.sample.is_right(trace.output)]
    picture.write(MARGIN, top + 0.1, mark + _answer(trace), room, 13, fontweight="bold")
    ends = MARGIN / picture.get_figwidth(), 1 - MARGIN / picture.get_figwidth()
    y = 1 - top / picture.get_figheight()
    picture.add_artist(Line2D(ends, (y, y), color=LIGHT.zero, linewidth=1))
