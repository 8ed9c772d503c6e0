"""How the bench looks: its style in both themes, and the picture of its points that stands where no script runs."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from pathlib import Path

import numpy as np

from lessons_lib.colours import DARK, LIGHT, in_both_themes
from lessons_lib.data import DataSet
from lessons_lib.numbers.notation import counted, number
from lessons_lib.page.plane import Groups
from lessons_lib.plots.panel import SIGNED
from lessons_lib.plots.picture import Picture, in_panels, our_look
from lessons_lib.plots.points import draw_groups

__all__ = ["picture", "style"]

SIDE = 5.1  # inches
# Lines, hints and buttons; then of more than two classes: what they have beside orange and blue is how light they are.
FURTHER = {
    "light": {"quiet": "#57606a", "line": "#d0d7de", "tint": "#eef3fb", "on-accent": "#fff"}
    | {"third": "#0f7a5a", "fourth": "#7a2f8f", "light": "0.4"},
    "dark": {"quiet": "#b4bac3", "line": "#41474f", "tint": "#1d2a3d", "on-accent": "#0b1626"}
    | {"third": "#5fe0b0", "fourth": "#e3a6f5", "light": "0.7"},
}


@our_look()
def picture(data: DataSet) -> Picture:
    """The points in the plane, by class or by their number."""
    shown, (axes,) = in_panels([(data.name, "")], 1, SIDE)
    X, targets = data.X if len(data) else np.zeros((0, 2)), data.targets
    if data.classes:
        members = {name: targets == at for at, name in enumerate(data.classes.names)}
        groups = Groups(members)
        draw_groups(axes, groups, X, 1.4 * SIDE)
        told = groups.words
    else:
        drawn = axes.scatter(X[:, 0], X[:, 1], c=targets, cmap=SIGNED, edgecolors=LIGHT.ink, linewidths=0.5)
        axes.figure.colorbar(drawn, ax=axes, shrink=0.8)
        told = f"{counted(len(data), 'point')}, each with its {data.quantity or 'target'}. "
        told += f"They go from {number(targets.min())} to {number(targets.max())}. " if len(data) else ""
    axes.set(xlabel=data.features[0], ylabel=data.features[1])
    words = "Run the cell, and here is a bench: draw points, build a model, watch it learn."
    return shown.titled("", told + words, f"{data.name}: {told}{words}")


@cache
def style() -> str:
    """The style sheet, with the package's colours in both themes."""
    light, dark = (
        {f"--bench-{name}": colour for name, colour in (asdict(theme) | FURTHER[which]).items()}
        for which, theme in (("light", LIGHT), ("dark", DARK))
    )
    return in_both_themes(".itm-bench", light, dark) + Path(__file__).with_name("bench.css").read_text(
        "utf-8"
    )
