"""Many samples in a plane: as each output represents them, and where in the plane of x a unit is above 0."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from lessons_lib.colours import LIGHT
from lessons_lib.model.trace import BatchTrace, refuse_no_batch
from lessons_lib.numbers.door import Array, InputValueError, Words, as_numbers
from lessons_lib.numbers.naming import number_names
from lessons_lib.numbers.notation import counted, number, numbers, shape_words
from lessons_lib.page.plane import Groups, Members, rerun, square, values_of
from lessons_lib.page.representation import Representation, caption_of, drawable
from lessons_lib.plots.panel import SIGNED
from lessons_lib.plots.picture import Picture, in_panels, our_look

__all__ = ["draw_groups", "plot_points", "plot_regions"]

LARGE, MEDIUM, SMALL = (
    5.1,
    3.5,
    2.6,
)  # inches: a panel alone, one of several outputs, and one of several units
GREY, DARK_GREY = "#c9ced6", "#8b93a1"  # of the grid, and of its lines at 0
FEW = 20  # points are drawn larger
SMALL_DOT = 5  # points; a smaller dot has no white edge
MOST_UNITS = 16
SHADES = 4  # of blue and of orange
PLACES = 161  # from one end of the plane to the other
PAINT = 0.6  # how strong the colours are: the points on them stand out


@our_look()
def plot_points(batch: BatchTrace, *outputs: str) -> Picture:
    """Draw many samples as points, as an output represents them, with the grid of x carried along.

    An output of two numbers is drawn as it is. Of a longer one the two directions are drawn in which the
    points spread most (principal component analysis, PCA); that can hide what parts the classes. Of two
    classes the dashed line, of all straight lines in 180 directions, leaves most points on their class's
    side; the others are hollow.

    Args:
        batch: what `model.trace(X, batch=True)` returned.
        outputs: which of them, as in ``plot_points(batch, "x", "o3")``; if none is named, x and all
            outputs of two numbers or more.

    Raises:
        InputValueError: an output is not there, or a single number.
    """
    refuse_no_batch("plot_points", batch)
    groups = Groups.of(batch)
    names = map(batch.named, outputs or drawable(batch))
    shown = [Representation.of(batch, name, groups.second, "plot_points") for name in names]
    side = LARGE if len(shown) == 1 else MEDIUM
    picture, panels = in_panels([each.head for each in shown], 3, side)
    for each, axes in zip(shown, panels, strict=True):
        _draw_plane(axes, each)
        draw_groups(axes, groups, each.places, side * (2.3 if len(batch) <= FEW else 1.25), each.wrong)
    title, caption = _finding(shown), groups.words + caption_of(shown)
    return picture.titled(title, caption, f"{title}. {'. '.join(each.words for each in shown)}. {caption}")


def _draw_plane(axes: Axes, seen: Representation) -> None:
    """Draw the grid and the line; both axes have one unit, unless one of two directions would be a strip."""
    for zero, places in seen.grid:
        axes.plot(*places.T, color=DARK_GREY if zero else GREY, linewidth=1.2 if zero else 0.8, zorder=1)
    if not seen.is_pca:
        low, high = square(np.concatenate([seen.places, *(line for _, line in seen.grid)]))
        axes.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]))
    axes.set(xlabel=seen.labels[0], ylabel=seen.labels[1])
    axes.locator_params(nbins=5, steps=[1, 2, 5, 10])
    if seen.line:
        axes.axline(*seen.line.places, color=LIGHT.ink, linewidth=2, linestyle=(0, (5, 2)))


def _finding(shown: Sequence[Representation]) -> str:
    """What the title says: how far a straight line gets, at the first output drawn and at the last."""
    first, last, count = shown[0], shown[-1], counted(len(shown[0].places), "point")
    if first.line is None:
        return f"{count} as {', '.join(each.name for each in shown)}"
    title = f"A straight line parts {(~first.wrong).sum()} of {count}"
    return title if first is last else f"{title} in {first.name}, {(~last.wrong).sum()} in {last.name}"


@our_look()
def plot_regions(batch: BatchTrace, output: str, *, edge: float = 0.0) -> Picture:
    """Draw, in the plane of x, where each number of an output is above an edge, and where below.

    Args:
        batch: what `model.trace(X, batch=True)` returned, of a model whose x is two numbers.
        output: which of its outputs, as in ``plot_regions(batch, "o4")``.
        edge: what each number is compared with; for a share it would be 0.5.

    Raises:
        InputValueError: x is not two numbers, or the output is not there.
    """
    refuse_no_batch("plot_regions", batch)
    if batch.x.shape[1:] != (2,):
        came = shape_words(batch.x.shape[1:])
        raise InputValueError(f"plot_regions draws the plane of an x of 2 numbers, and here x is {came}.")
    if (one := as_numbers(edge, "plot_regions", words=Words(x="edge"))).ndim:
        raise InputValueError(
            f"plot_regions compares with one number, as in edge=0.5, and got {numbers(one)}."
        )
    output, groups = batch.named(output), Groups.of(batch)
    above = (values_of(batch, output) > edge).T
    units = list(zip(number_names(output, above.shape[:1]), above[:MOST_UNITS], strict=False))
    side = SMALL if len(units) > 1 else LARGE
    picture, panels = in_panels([(name, _parted(groups, each)) for name, each in units], 4, side)
    _paint(panels, batch, output, float(edge))
    for axes in panels:
        draw_groups(axes, groups, batch.x, 1.25 * side)
    title = f"Where {f'each number of {output}' if len(units) > 1 else output} is above {number(edge)}"
    told = "; ".join(f"{name} is above {number(edge)} for {_told(groups, each)}" for name, each in units)
    caption = f"{groups.words}Blue: above {number(edge)}. Orange: below. Black: exactly {number(edge)}."
    if len(above) > MOST_UNITS:
        caption += f" The last {counted(len(above) - MOST_UNITS, 'number')} are left out."
    return picture.titled(title, caption, f"{title}. {told}. {caption}")


def _paint(panels: list[Axes], batch: BatchTrace, output: str, edge: float) -> None:
    """Paint the plane in shades, a panel for each unit, and draw a line where it is exactly at the edge."""
    plane = np.stack(np.meshgrid(*np.linspace(*square(batch.x), PLACES).T))
    fields = rerun(batch, plane.reshape(2, -1).T, output).T.reshape(-1, PLACES, PLACES)
    levels = edge + np.linspace(-1, 1, 2 * SHADES + 1) * (np.abs(fields - edge).max() or 1.0)
    for axes, field in zip(panels, fields, strict=False):  # of very many the first
        painted = axes.contourf(*plane, field, levels=levels, cmap=SIGNED, alpha=PAINT)
        if field.min() < edge < field.max():
            axes.contour(*plane, field, levels=[edge], colors=LIGHT.ink, linewidths=2)
        axes.locator_params(nbins=4, steps=[1, 2, 5, 10])
    bar = panels[0].figure.colorbar(painted, ax=panels, shrink=0.9, aspect=30, pad=0.02)
    bar.set_ticks(levels[::2].tolist(), labels=[*map(number, levels[::2])])


def _parted(groups: Groups, above: Members) -> str:
    """How many samples the unit's own edge parts rightly, one way round or the other."""
    if groups.second is None:
        return f"for {above.sum()} of {len(above)}"
    right = int((above == groups.second).sum())
    return f"parts {max(right, len(above) - right)} of {len(above)}"


def _told(groups: Groups, above: Members) -> str:
    """For how many samples of each class it is above the edge."""
    counts = [(f"{(above & who).sum()} of {who.sum()}", name) for name, who in groups.members.items()]
    return " and ".join(f"{count} ({name})" if name else count for count, name in counts)


def draw_groups(
    axes: Axes, groups: Groups, places: Array, size: float, wrong: Members | bool = False
) -> None:
    """Draw the points, of that many points in size; those on the wrong side of a line are hollow."""
    edge = size / 8 if size > SMALL_DOT and len(groups.members) <= 2 else 0  # it would eat a figure
    for members, (colour, marker, _) in zip(groups.members.values(), groups.looks, strict=True):
        look: dict[str, Any] = {"marker": figure(marker) if marker.isdigit() else marker, "ms": size}
        look |= {"linestyle": "", "color": colour, "zorder": 3}
        axes.plot(*places[members & np.logical_not(wrong)].T, **look, mec=LIGHT.paper, mew=edge)
        axes.plot(*places[members & wrong].T, **look, mfc=LIGHT.paper, mew=size / 8)


def figure(number: str) -> Path:
    """A marker that is a figure, its middle where the point is."""
    path = TextPath((0, 0), number, size=10, prop=FontProperties(weight="bold"))
    return Path(path.vertices - path.get_extents().get_points().mean(axis=0), path.codes)
