"""Where in the plane of x a unit is above 0, and where below."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from lessons_lib.colours import LIGHT, signed_pixels
from lessons_lib.model.trace import BatchTrace
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import counted, number, shape_words
from lessons_lib.plots.picture import Picture, our_look
from lessons_lib.plots.plane import Groups, Members, Sheet, Square, rerun, values_of

__all__ = ["plot_regions"]

LARGE, SMALL, TICKS = 4.0, 1.75, 0.35  # inches: a panel alone, one of several, the room for its ticks
MOST_UNITS = 16
SHADES = 4  # of blue and of orange
PIXELS = 240  # from one end of the plane to the other
PAINT = 0.55  # how strong the colours are: the points on them stand out


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
    groups, values = Groups.of(batch), values_of(batch, output)
    plane = Square.around(batch.x).filled(PIXELS)
    field = rerun(batch, plane.reshape(-1, 2), output).reshape(PIXELS, PIXELS, -1) - edge
    above, scale = values > edge, float(np.abs(field).max())
    regions = [
        Region(
            f"{output}[{unit}]" if values.shape[1] > 1 else output, above[:, unit], field[..., unit], groups
        )
        for unit in range(min(values.shape[1], MOST_UNITS))
    ]
    left_out = values.shape[1] - len(regions)
    which = output if values.shape[1] == 1 else f"each number of {output}"
    title = f"Where {which} is above {number(edge)}"
    caption = f"Blue: above {number(edge)}. Orange: below. Black: exactly {number(edge)}." + (
        f" The last {counted(left_out, 'number')} are left out." if left_out else ""
    )
    side = LARGE if len(regions) == 1 else SMALL
    sheet = Sheet(len(regions), 4, side, TICKS)
    picture = sheet.picture(title, groups, caption)
    said = "; ".join(f"{region.name} is above {number(edge)} {region.words}" for region in regions)
    picture.alt = f"{title}. {said}. {groups.words} {caption}"
    with our_look():
        for region, axes in zip(regions, sheet.panels(picture, regions), strict=True):
            region.draw(axes, batch.x, plane, scale, 1.7 * side)
    return picture


@dataclass(frozen=True)
class Region:
    """One unit: where in the plane of x it is above the edge, and for which samples."""

    name: str
    above: Members
    field: Array  # the unit less the edge, for each place of the plane
    groups: Groups

    @property
    def head(self) -> str:
        """How many samples the unit's own edge parts rightly, one way round or the other."""
        second = self.groups.second
        if second is None:
            return f"for {self.above.sum()} of {len(self.above)}"
        right = int((self.above == second).sum())
        return f"parts {max(right, len(second) - right)} of {len(second)}"

    @property
    def title(self) -> str:
        return self.name

    @property
    def words(self) -> str:
        """For how many samples it is above the edge."""
        if len(self.groups.members) == 1:
            return self.head
        each = (
            f"{(self.above & members).sum()} of {members.sum()} ({name})"
            for name, members in self.groups.members.items()
        )
        return "for " + " and ".join(each)

    def draw(self, axes: Axes, places: Array, plane: Array, scale: float, size: float) -> None:
        Square.around(places).frame(axes)
        steps = np.sign(self.field) * np.ceil(np.abs(self.field) / scale * SHADES)
        pixels = PAINT * signed_pixels(steps, SHADES) + (1 - PAINT) * signed_pixels(0, 1)
        box = (*axes.get_xlim(), *axes.get_ylim())
        axes.imshow(pixels.astype(np.uint8), extent=box, origin="lower", zorder=0)
        if self.field.min() < 0 < self.field.max():
            axes.contour(*plane.transpose(2, 0, 1), self.field, levels=[0], colors=LIGHT.ink, linewidths=2)
        self.groups.draw(axes, places, size)
