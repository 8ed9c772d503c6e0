"""Where in the plane of x a unit is above 0, and where below."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from lessons_lib.colours import LIGHT
from lessons_lib.model.trace import BatchTrace, refuse_no_batch
from lessons_lib.numbers.door import InputValueError
from lessons_lib.numbers.naming import number_names
from lessons_lib.numbers.notation import counted, number, shape_words
from lessons_lib.plots.panel import SIGNED
from lessons_lib.plots.picture import Picture, in_panels, our_look
from lessons_lib.plots.plane import Groups, Members, rerun, square, values_of

__all__ = ["plot_regions"]

LARGE, SMALL = 5.1, 2.6  # inches: a panel alone, and one of several
MOST_UNITS = 16
SHADES = 4  # of blue and of orange
PLACES = 161  # from one end of the plane to the other
PAINT = 0.6  # how strong the colours are: the points on them stand out


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
    output, groups = batch.named(output), Groups.of(batch)
    above = (values_of(batch, output) > edge).T
    units = list(zip(number_names(output, above.shape[:1]), above[:MOST_UNITS], strict=False))
    side = SMALL if len(units) > 1 else LARGE
    picture, panels = in_panels([(name, _parted(groups, each)) for name, each in units], 4, side)
    _paint(panels, batch, output, edge)
    for axes in panels:
        groups.draw(axes, batch.x, 1.25 * side)
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
