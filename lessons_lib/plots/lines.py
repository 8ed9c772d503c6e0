"""Lines of panels, one below the other: how outputs are laid out, a bar chart or a heat map for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes

from lessons_lib.colours import LIGHT
from lessons_lib.plots.bars import bars_height, draw_bars
from lessons_lib.plots.heat import add_colour_bar, draw_heat_map, heat_map_height
from lessons_lib.plots.output import Limits, Output
from lessons_lib.plots.picture import Picture, write_head

__all__ = ["WIDTH", "Line", "in_lines"]

# All lengths are inches.
WIDTH, WIDEST, LEAST = 2.4, 11.2, 5.6  # of a panel, of the widest picture, and of the narrowest
GAP, NARROW_GAP = 0.4, 0.25  # between two panels, and where no name stands between them
TITLE, CAPTION, HEAD, NAME, FOOT, LINE_NAME = 0.45, 0.35, 0.65, 0.35, 0.45, 0.45
INSIDE = 0.65  # of a panel's width, what names and numbers beside bars may leave


@dataclass(frozen=True)
class Line:
    """Panels side by side, below a ruled line with a name if they have one."""

    outputs: Sequence[Output]
    limits: Sequence[Limits]
    name: str = ""
    headed: bool = True
    scaled: int = 99  # how many of the panels have a scale below them, from the left

    @property
    def around(self) -> float:
        """The inches above and below its panels."""
        head, words = self.outputs[0].head
        above = HEAD if words else NAME if head else 0
        return above * self.headed + FOOT * bool(self.scaled) + NARROW_GAP

    def height(self, width: float) -> float:
        """The inches that the highest of its panels needs."""
        return max(
            bars_height(each) if each.is_bars else heat_map_height(each, width) for each in self.outputs
        )

    def draw(self, panels: Sequence[Axes], width: float, room: float, height: float) -> None:
        """Draw each output into its panel of about that many inches, of which a heat map has so much room."""
        drawn = zip(panels, self.outputs, self.limits, strict=True)
        for at, (axes, output, limits) in enumerate(drawn):
            if self.headed:
                write_head(axes, *output.head, width)
            if output.is_bars:
                draw_bars(axes, output, limits, width, height)
            else:
                draw_heat_map(axes, output, limits, room)
            if at < self.scaled and output.is_bars:
                limits.write(axes.xaxis, room)
            elif at < self.scaled:
                add_colour_bar(axes, limits, room, heat_map_height(output, room))


def in_lines(lines: Sequence[Line], title: str, caption: str = "", width: float = WIDTH) -> Picture:
    """A picture of lines of panels of about that many inches, or narrower, where they are many."""
    columns, named = len(lines[0].outputs), bool(lines[0].name)
    mixed = any(output.is_bars for line in lines for output in line.outputs) and columns > 1
    gap = GAP if mixed else NARROW_GAP
    width = min(width, WIDEST / columns - gap)
    room = INSIDE * width if mixed else width
    heights = [line.height(room) for line in lines]
    # In the grid each line has a row for its name, if it has one, and one for its panels.
    rows = [
        row
        for line, height in zip(lines, heights, strict=True)
        for row in [LINE_NAME] * named + [line.around + height]
    ]
    total = TITLE * bool(title) + sum(rows) + CAPTION * bool(caption)
    picture = Picture(max(LEAST, columns * (width + gap)), total, title=title, caption=caption)
    grid = picture.figure.add_gridspec(len(rows), columns, height_ratios=rows)
    for at, (line, height) in enumerate(zip(lines, heights, strict=True)):
        if named:
            _write_name(picture.figure.add_subplot(grid[2 * at, :]), line.name)
        row = (1 + named) * at + named
        panels = [picture.figure.add_subplot(grid[row, column]) for column in range(len(line.outputs))]
        line.draw(panels, width, room, height)
    return picture


def _write_name(axes: Axes, name: str) -> None:
    axes.set_axis_off()
    axes.axhline(1, color=LIGHT.zero, linewidth=1, clip_on=False)
    look: dict[str, Any] = {"fontsize": 13, "fontweight": "bold", "va": "center", "parse_math": False}
    axes.text(0, 0.45, name, transform=axes.transAxes, **look)
