"""Outputs in pictures: any one of them, all of one sample, all of many samples, or many images side by side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from lessons_lib.learning import BackwardTrace
from lessons_lib.model.axes import place_names
from lessons_lib.model.trace import BatchTrace, Trace, no_trace, refuse_no_batch
from lessons_lib.numbers.door import as_numbers
from lessons_lib.numbers.naming import given_names, names_or_numbers
from lessons_lib.numbers.notation import counted, number, shape_words, span_words
from lessons_lib.numbers.telling import listed
from lessons_lib.page.backward import loss_of, one_sample
from lessons_lib.page.gradients import gradient_readings
from lessons_lib.page.readings import Reading, readings
from lessons_lib.plots.panel import Names, Panel, colour_words, draw_all, limits_of
from lessons_lib.plots.picture import LETTER, NARROWEST, Picture, our_look, refuse_two_sizes

__all__ = ["headline", "plot_batch", "plot_images", "plot_output", "plot_outputs"]

PANELS_A_LINE, MOST_COLUMNS = 4, 8  # of one sample, and of a batch
MOST_PANELS, MOST_PANELS_IN_ALL = 16, 48
SIDE = 1.4  # of an image, in inches
FEW, IMAGES_A_LINE, MOST_IMAGES = 3, 8, 64  # images; few are drawn twice as large
MOST_TOLD = 16  # of the images of which the alt text speaks one by one
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
    table = array.shape if array.ndim == 2 else (0, 0)
    if array.ndim != 2 and (rows or columns):
        came = shape_words(array.shape)
        raise ValueError(f"plot_output expects a table where rows or columns have names, and got {came}.")
    labels = given_names("plot_output", "number", names, array.size)
    given = zip(("row", "column"), (rows, columns), table, strict=True)
    along = tuple(given_names("plot_output", *each) for each in given)
    panel = Panel("", array, labels or place_names("", array.shape, along), along=along)
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
    panels = [*rows[0], *(replace(panel, head=("", "")) for row in rows[1:] for panel in row)]
    picture = draw_all(panels, columns, columns)
    names = [MARKS[trace.sample.is_right(trace.output)] + headline(trace) for trace in traces]
    longest = max(map(len, names)) * 13 * 1.1 * LETTER  # bold
    picture.figure.set_figwidth(max(picture.figure.get_figwidth(), longest))
    picture.figure.set_layout_engine("constrained", h_pad=0.2)
    for row, name in enumerate(names):
        place = (0.012, 1), (0, 10 if row else 50), ("figure fraction", "axes fraction"), "offset points"
        picture.axes[row * columns].annotate(name, *place, fontweight="bold", fontsize=13, in_layout=False)
    title, told = _finding(batch), " ".join(map(_told, map(headline, traces), rows))
    caption = colour_words(panels, "Each column has its own scale.") + left_out
    return picture.titled(title, caption, f"{title}. {told} {caption}")


@our_look()
def plot_images(
    images: ArrayLike, names: Sequence[object] = (), title: str = "", *, shared_scale: bool = True
) -> Picture:
    """Draw many images side by side: blue is above 0, orange is below.

    Args:
        images: shape (images, rows, columns).
        names: what stands above each image, in order; without names they are numbered from 0.
        title: what stands above all, and at the beginning of the alt text.
        shared_scale: one scale for all images, or, where they show different things, one for each.

    Raises:
        ValueError: the images have another shape, or there is not a name for each.
    """
    refuse_two_sizes(images)
    values = as_numbers(images, "plot_images", finite=False)
    if values.ndim != 3:
        kernels = " Of kernels take one channel, as in kernels[:, 0]." if values.ndim == 4 else ""
        raise ValueError(
            f"plot_images expects images, an array of shape (images, rows, columns), and got "
            f"{shape_words(values.shape)}.{kernels} To make images of rows write "
            "np.reshape(rows, (-1, 8, 8)); for one image write plot_output(image)."
        )
    called = names_or_numbers("plot_images", "image", names, len(values))[:MOST_IMAGES]
    shown = [Panel(name, image, head=(name, "")) for name, image in zip(called, values, strict=False)]
    lines = math.ceil(len(shown) / IMAGES_A_LINE)
    columns = math.ceil(len(shown) / lines)  # so that no line is left with one or two
    side = SIDE * (2 if len(shown) <= FEW else 1)
    picture = draw_all(shown, columns, 1 if shared_scale else len(shown), side, alike=True)
    one = f"One scale for all:{span_words(limits_of(shown))}."
    caption = colour_words(shown, one if shared_scale else "Each image has its own scale.")
    caption += f" The first {MOST_IMAGES} of {len(values)} are shown." * (len(values) > MOST_IMAGES)
    return picture.titled(title, caption, f"{title}: " * bool(title) + f"{_said(shown)} {caption}")


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
    right = [sample.is_right(output) for sample, output in pairs]
    known = len(right) - right.count(None)
    if not known:
        error = batch.mean_absolute_error
        off = "" if error is None else f", mean absolute error {batch.samples[0].measured(error)}"
        return f"Every output of {counted(len(batch), 'sample')}{off}"
    wrong = [sample.name for sample, each in zip(batch.samples, right, strict=True) if each is False]
    said = f"{right.count(True)} of {counted(known, 'answer')} as expected"
    return f"{said}, wrong for {listed(wrong)}" if wrong else said


def _said(panels: Sequence[Panel]) -> str:
    """How many images there are, and of each, where they are few, its range; else the extremes."""
    shape = shape_words(panels[0].values.shape).removesuffix(" numbers")
    each = [panel.name + (span_words(panel.drawn) or " beyond any scale") for panel in panels]
    told = f"{'; '.join(each)}."
    if len(panels) > MOST_TOLD:
        boldness = [float(np.nanmax(np.abs(panel.drawn), initial=0.0)) for panel in panels]
        told = f"The boldest is {each[np.argmax(boldness)]}; the palest {each[np.argmin(boldness)]}."
    return f"{counted(len(panels), 'image')} of {shape} pixels. {told}"
