"""`plot_descent`, `slide_descent`: the way downhill on a loss of one number or two."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from lessons_lib.numbers.door import Array, InputTypeError, InputValueError, Words, as_numbers, shortened
from lessons_lib.numbers.notation import counted, number
from lessons_lib.plots.picture import Picture, our_look
from lessons_lib.sliders.slider import Points, Slider

__all__ = ["plot_descent", "slide_descent"]

FINE, LEVELS = 81, 12  # points along an axis, and contour lines
SIDE = 3.4  # inches
STEPS = "Steps downhill"
LINES = f"{STEPS}; along a line the loss is the same"

Loss = Callable[[Any], Any]
Span = Sequence[tuple[float, float]]


@our_look()
def plot_descent(loss: Loss, paths: Mapping[object, Any], span: Span, title: str = "") -> Picture:
    """Draw each way downhill in a panel of its own, on the curve of the loss, or on the valley's contour lines.

    Args:
        loss: of one number, or of a pair ``(a, b)``.
        paths: by its name each way: the numbers, or pairs, from the start on.
        span: from where to where each number is drawn, ``[(-1, 1)]`` or ``[(-1, 1), (0, 5)]``.
        title: what stands above all.
    """
    panels = _panels(loss, paths, span)
    picture = Picture(len(panels) * SIDE + 0.4, SIDE + 1.2)
    for axes, (name, panel) in zip(picture.panels(len(panels), len(panels)), panels, strict=True):
        _draw(axes, name, panel)
    words = " ".join(_told(loss, name, path) for name, path in paths.items())
    return picture.titled(title, "", f"{title}: " * bool(title) + words)


def slide_descent(loss: Loss, paths: Mapping[object, Any], span: Span, name: str) -> Slider:
    """The same under a slider: one panel, and each stop of the slider is one way.

    Args:
        loss: as in `plot_descent`.
        paths: by what the slider is set to each way.
        span: as in `plot_descent`.
        name: of what the slider sets: ``"learning rate"``.
    """
    panels = [panel for _, panel in _panels(loss, paths, span)]
    longest = max(panel.places.shape[1] for panel in panels)
    places = [
        np.pad(each.places[0], ((0, longest - each.places.shape[1]), (0, 0)), "edge") for each in panels
    ]
    first = panels[0]
    title, axes = (LINES, ("a", "b")) if len(span) == 2 else (STEPS, (_name_in(loss), "loss"))
    whole = Points(title, np.array(places), first.limits, (), first.background, joined=True, axes=axes)
    told = tuple(_told(loss, f"{str(name).capitalize()} {each}", path) for each, path in paths.items())
    return Slider(name, tuple(map(str, paths)), told, (whole,))


@np.errstate(over="ignore", invalid="ignore")  # a way may lead out of all bounds
def _panels(loss: Loss, paths: Mapping[object, Any], span: Span) -> list[tuple[str, Points]]:
    _refuse_wrong(loss, paths, span)
    limits, background = _valley(loss, span) if len(span) == 2 else _curve(loss, span)
    panels = []
    for name, path in paths.items():
        steps = as_numbers(path, "plot_descent", finite=False)
        if steps.ndim != len(span):
            raise InputValueError(
                f"plot_descent expects {'pairs' if len(span) == 2 else 'numbers'} in the path {name}, one for "
                f"each span, and got {steps.ndim - 1} numbers a step."
            )
        places = steps if len(span) == 2 else np.array([(each, loss(each)) for each in steps])
        panels.append((str(name), Points(str(name), places[np.newaxis], limits, (), background, joined=True)))
    return panels


def _refuse_wrong(loss: object, paths: object, span: object) -> None:
    expects = "plot_descent expects a loss, ways by their names and from where to where each number is drawn, as in "
    right = 'plot_descent(lambda w: w**2, {"slow": [1, 0.8, 0.64]}, [(-1, 1)])'
    if not callable(loss) or not isinstance(paths, Mapping) or not paths:
        wrong = paths if callable(loss) else loss
        raise InputTypeError(f"{expects}{right}, and got {shortened(wrong)}.")
    ends = as_numbers(span, "plot_descent", words=Words(x="span", example=", as in [(-1, 1)]"))
    if ends.ndim != 2 or ends.shape[1] != 2 or len(ends) > 2 or not (ends[:, 0] < ends[:, 1]).all():
        raise InputValueError(f"{expects}{right}, and got as span {shortened(span)}.")


def _curve(loss: Loss, span: Span) -> tuple[tuple[float, float, float, float], list[Array]]:
    ((left, right),) = span
    across = np.linspace(left, right, FINE)
    heights = np.array([loss(each) for each in across])
    return (left, right, 0.0, float(heights.max())), [np.column_stack([across, heights])]


def _valley(loss: Loss, span: Span) -> tuple[tuple[float, float, float, float], list[Array]]:
    (left, right), (low, high) = span
    across, up = np.linspace(left, right, FINE), np.linspace(low, high, FINE)
    heights = np.array([[loss((a, b)) for a in across] for b in up])
    # Levels lie closer together near the ground, where the way goes.
    levels = heights.min() + (heights.max() - heights.min()) * np.linspace(0.05, 1, LEVELS) ** 2
    found = Figure().subplots().contour(across, up, heights, levels)
    return (left, right, low, high), [line for level in found.allsegs for line in level if len(line) > 1]


def _draw(axes: Axes, name: str, panel: Points) -> None:
    panel.draw(axes, 0)
    axes.set_title(name)
    axes.locator_params(nbins=5)


def _name_in(loss: Loss) -> str:
    """What a loss calls its number."""
    return next(iter(inspect.signature(loss).parameters), "")


@np.errstate(over="ignore", invalid="ignore")
def _told(loss: Loss, name: object, path: Any) -> str:
    """Where a way begins and ends."""
    steps = as_numbers(path, "plot_descent", finite=False)
    ends = [float(loss(each)) for each in (steps[0], steps[-1])]
    said = [number(float(f"{each:.3g}")) for each in ends]
    return f"{name}: loss {said[0]}, after {counted(len(steps) - 1, 'step')} {said[1]}."
