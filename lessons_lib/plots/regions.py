"""Where in the plane of x a unit is above 0, and where below."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import BoundaryNorm

from lessons_lib.colours import LIGHT
from lessons_lib.model.trace import BatchTrace
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import counted, number, shape_words
from lessons_lib.plots.groups import Groups, Members
from lessons_lib.plots.heat import SIGNED
from lessons_lib.plots.picture import Picture, our_look
from lessons_lib.plots.plane import square
from lessons_lib.plots.reading import rerun, values_of

__all__ = ["plot_regions"]

LARGE, SMALL = 4.7, 2.5  # inches: a panel alone, and one of several
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
    if batch.x.shape[1:] != (2,):
        came = shape_words(batch.x.shape[1:])
        raise InputValueError(f"plot_regions draws the plane of an x of 2 numbers, and here x is {came}.")
    output = batch.named(output)
    groups, above, (plane, fields) = Groups.of(batch), values_of(batch, output) > edge, _fields(batch, output)
    count, names = above.shape[1], [f"{output}[{at}]" for at in range(min(above.shape[1], MOST_UNITS))]
    names, each = (names, f"each number of {output}") if count > 1 else ([output], output)
    title = f"Where {each} is above {number(edge)}"
    caption = f"Blue: above {number(edge)}. Orange: below. Black: exactly {number(edge)}."
    if count > MOST_UNITS:
        caption += f" The last {counted(count - MOST_UNITS, 'number')} are left out."
    heads = [(name, _parted(groups, above[:, at])) for at, name in enumerate(names)]
    side = SMALL if count > 1 else LARGE
    picture, panels = groups.panels(heads, 4, side, title, caption)
    said = [f"{name} is above {number(edge)} {_told(groups, above[:, at])}" for at, name in enumerate(names)]
    picture.alt = f"{title}. {'; '.join(said)}. {groups.words}{caption}"
    levels = edge + np.linspace(-1, 1, 2 * SHADES + 1) * (np.abs(fields - edge).max() or 1.0)
    for at, axes in enumerate(panels):
        _draw(axes, plane, fields[..., at], levels)
        groups.draw(axes, batch.x, 1.3 * side)
    _add_depth(panels, levels)
    return picture


def _fields(batch: BatchTrace, output: str) -> tuple[Array, Array]:
    """Places all over the plane, shape (2, places, places), and each unit there, shape (places, places, units)."""
    plane = np.stack(np.meshgrid(*np.linspace(*square(batch.x), PLACES).T))
    values = rerun(batch, plane.reshape(2, -1).T, output)
    return plane, values.reshape(PLACES, PLACES, -1)


def _draw(axes: Axes, plane: Array, field: Array, levels: Array) -> None:
    """Paint the plane in shades, and draw a line where the unit is exactly at the edge."""
    norm, edge = BoundaryNorm(levels, SIGNED.N), levels[SHADES]
    axes.contourf(*plane, field, levels=levels, cmap=SIGNED, norm=norm, alpha=PAINT)
    if field.min() < edge < field.max():
        axes.contour(*plane, field, levels=[edge], colors=LIGHT.ink, linewidths=2)
    axes.locator_params(nbins=4, steps=[1, 2, 5, 10])


def _add_depth(panels: list[Axes], levels: Array) -> None:
    """At the right, how far above or below each shade is."""
    colours = ScalarMappable(BoundaryNorm(levels, SIGNED.N), SIGNED)
    bar = panels[0].figure.colorbar(colours, ax=panels, shrink=0.9, aspect=30, pad=0.02, alpha=PAINT)
    bar.set_ticks(list(levels[::2]), labels=[number(level) for level in levels[::2]])
    bar.ax.tick_params(length=0)


def _parted(groups: Groups, above: Members) -> str:
    """How many samples the unit's own edge parts rightly, one way round or the other."""
    if groups.second is None:
        return f"for {above.sum()} of {len(above)}"
    right = int((above == groups.second).sum())
    return f"parts {max(right, len(above) - right)} of {len(above)}"


def _told(groups: Groups, above: Members) -> str:
    """For how many samples of each class it is above the edge."""
    each = [
        f"{(above & members).sum()} of {members.sum()}" + (f" ({name})" if name else "")
        for name, members in groups.members.items()
    ]
    return f"for {' and '.join(each)}"
