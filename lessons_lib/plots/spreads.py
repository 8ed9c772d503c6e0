"""`plot_spreads`: how large the numbers of a deep row are, layer by layer, on the way forward and on the way back."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import cycle

import numpy as np
from matplotlib.ticker import LogLocator, MaxNLocator

from lessons_lib.colours import LIGHT
from lessons_lib.learning import BackwardTrace
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError
from lessons_lib.numbers.notation import counted, number
from lessons_lib.plots.picture import Picture, our_look

__all__ = ["plot_spreads", "spreads"]

WIDE, HIGH = 10.4, 4.4  # inches
LOOKS = ((LIGHT.positive, "-o"), (LIGHT.negative, "--s"), (LIGHT.zero, ":^"), (LIGHT.ink, "-.D"))
FEWEST = 2  # powers of ten on a scale: what is flat looks flat, and has numbers beside it
LEAST = 1e-30  # what is smaller, and so has nearly nothing to say, is drawn there


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
    if (
        not isinstance(rows, Mapping)
        or not rows
        or not all(isinstance(each, BackwardTrace) for each in rows.values())
    ):
        raise InputTypeError(
            "plot_spreads expects ways back by their names, as in "
            'plot_spreads({"my row": model.trace(X, batch=True).backward(CrossEntropy())}).'
        )
    picture, told = Picture(WIDE, HIGH), []
    panels = picture.panels(2, 2)
    for (name, backward), (colour, look) in zip(rows.items(), cycle(LOOKS)):
        outputs, gradients = spreads(backward, kind)
        for axes, spread in zip(panels, (outputs, gradients), strict=True):
            at = 1 + np.arange(spread.size)
            axes.semilogy(at, np.maximum(spread, LEAST), look, color=colour, label=name, markersize=4)
        ends = [number(float(f"{each:.2g}")) for each in (*outputs[[0, -1]], *gradients[[-1, 0]])]
        said = "outputs from {} to {}, gradients, from the last to the first, from {} to {}.".format(*ends)
        told.append(f"{name}, {counted(outputs.size, kind or 'layer')}: {said}")
    for axes, what in zip(panels, ("outputs", "gradients"), strict=True):
        axes.set(title=f"Spread of the {what}", xlabel=f"{kind or 'layer'}, from the first to the last")
        low, high = np.log10(axes.get_ylim())
        if high - low < FEWEST:
            axes.set_ylim(10 ** np.floor(low - 1), 10 ** np.ceil(high + 1))
        axes.xaxis.set_major_locator(MaxNLocator(7, integer=True))
        axes.yaxis.set_major_locator(LogLocator(numticks=9))
        axes.yaxis.set_major_formatter(_power)
        axes.minorticks_off()
        axes.grid(axis="y", color=LIGHT.pale)
    if any(rows):  # a name may be empty, of one row alone
        panels[0].legend(frameon=False)
    return picture.titled(title, "", f"{title}: " * bool(title) + " ".join(told))


def spreads(backward: BackwardTrace, kind: str = "") -> tuple[Array, Array]:
    """The standard deviation of each layer's output, over all samples, and of the gradient of that output.

    Args:
        backward: the way back of a batch, or of a sample.
        kind: of which layers: ``"ReLU"``, ``"Model"``; without it, of all.
    """
    steps = [step for step in reversed(backward.steps) if str(kind) in {"", step.kind}]
    if not steps:
        there = ", ".join(sorted({step.kind for step in backward.steps}))
        raise InputValueError(f"This row has no layer of the kind {kind!r}. It has {there}.")
    outputs = np.array([step.step.output.std() for step in steps])
    return outputs, np.array([step.gradient.std() for step in steps])


def _power(value: float, _: float) -> str:
    return number(value)
