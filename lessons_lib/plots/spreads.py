"""`plot_spreads`: how large the numbers of a deep row are, layer by layer, on the way forward and on the way back."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import cycle

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import LogLocator, MaxNLocator

from lessons_lib.colours import LIGHT
from lessons_lib.learning import BackwardTrace
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError
from lessons_lib.numbers.notation import counted, number
from lessons_lib.plots.picture import Picture, our_look

__all__ = ["plot_spreads", "spreads"]

WIDE, HIGH = 5.2, 3.6  # inches of a panel
LOOKS = ((LIGHT.positive, "-o"), (LIGHT.negative, "--s"), (LIGHT.zero, ":^"), (LIGHT.ink, "-.D"))
FEWEST = 2  # powers of ten on a scale: what is flat looks flat, and has numbers beside it
LEAST = 1e-30  # what is smaller, and so has nearly nothing to say, is drawn there


def spreads(backward: BackwardTrace, kind: str = "") -> tuple[Array, Array]:
    """The standard deviation of each layer's output, over all samples, and of the gradient of that output.

    Args:
        backward: the way back of a batch, or of a sample.
        kind: of which layers: ``"ReLU"``, ``"Model"``; without it, of all.
    """
    steps = [step for step in reversed(backward.steps) if kind in {"", step.kind}]
    if not steps:
        there = ", ".join(sorted({step.kind for step in backward.steps}))
        raise InputValueError(f"This row has no layer of the kind {kind!r}. It has {there}.")
    outputs = np.array([step.step.output.std() for step in steps])
    return outputs, np.array([step.gradient.std() for step in steps])


@our_look()
def plot_spreads(rows: Mapping[str, BackwardTrace], kind: str = "", title: str = "") -> Picture:
    """Draw how large the numbers are, layer by layer: left the outputs, right the gradients of the loss by them.

    As large as their standard deviation over all samples, and on a scale on which each line is ten times the one
    below.

    Args:
        rows: by its name each row of layers: its way back, best that of a batch.
        kind: of which layers: ``"ReLU"``, ``"Model"``; without it, of all.
        title: what stands above all, and at the beginning of the alt text.
    """
    if not rows or not all(isinstance(each, BackwardTrace) for each in rows.values()):
        raise InputTypeError(
            "plot_spreads expects ways back by their names, as in "
            'plot_spreads({"my row": model.trace(X, batch=True).backward(CrossEntropy())}).'
        )
    found = {name: spreads(each, kind) for name, each in rows.items()}
    picture = Picture(2 * WIDE, HIGH + 0.8)
    panels = picture.panels(2, 2)
    for (name, pair), (colour, look) in zip(found.items(), cycle(LOOKS)):
        for axes, spread in zip(panels, pair, strict=True):
            drawn = np.arange(1, len(spread) + 1), np.maximum(spread, LEAST)
            axes.semilogy(*drawn, look, color=colour, label=name, markersize=4)
    for axes, what in zip(panels, ("outputs", "gradients"), strict=True):
        axes.set(title=f"Spread of the {what}", xlabel=f"{kind or 'layer'}, from the first to the last")
        _widen(axes)
        axes.xaxis.set_major_locator(MaxNLocator(7, integer=True))
        axes.yaxis.set_major_locator(LogLocator(numticks=9))
        axes.yaxis.set_major_formatter(_power)
        axes.minorticks_off()
        axes.grid(axis="y", color=LIGHT.pale)
    if any(rows):  # a name may be empty, of one row alone
        panels[0].legend(frameon=False)
    told = " ".join(_told(name, *pair, kind or "layer") for name, pair in found.items())
    return picture.titled(title, "", f"{title}: " * bool(title) + told)


def _widen(axes: Axes) -> None:
    """Give the scale a few lines, where all numbers are nearly as large."""
    low, high = np.log10(axes.get_ylim())
    if high - low < FEWEST:
        axes.set_ylim(10 ** np.floor(low - 1), 10 ** np.ceil(high + 1))


def _power(value: float, _: float) -> str:
    return number(value)


def _told(name: str, outputs: Array, gradients: Array, kind: str) -> str:
    """Both ends of both lines, in words."""
    ends = outputs[0], outputs[-1], gradients[-1], gradients[0]
    first, last, back_last, back_first = (number(float(f"{each:.2g}")) for each in ends)
    return (
        f"{name}, {counted(len(outputs), kind)}: outputs from {first} to {last}, "
        f"gradients, from the last to the first, from {back_last} to {back_first}."
    )
