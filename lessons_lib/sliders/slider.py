"""A slider under which pictures move: drawn in the page, stop by stop, without a kernel."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from matplotlib.axes import Axes

from lessons_lib.colours import DARK, LIGHT, in_both_themes
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import number
from lessons_lib.page.assets import bundle
from lessons_lib.plots.panel import SIGNED
from lessons_lib.plots.picture import Picture, our_look

__all__ = ["Curves", "Images", "Panel", "Points", "Slider", "packed", "slider_html"]

SIDE = 3.6  # inches of a panel in the static picture
WIDE, HIGH, SQUARE = 400, 220, 280  # of the live panels; how wide they are, the page decides
ALONE = {"width": 640, "height": 400}  # of a panel that has all the room
LARGEST = 127  # of the whole numbers that a picture's colours are stored as
MOST_A_LINE = 8  # images
LONGEST = 34  # letters of a title that stands over its panel in one line


@dataclass(frozen=True, eq=False)
class Curves:
    """One or two lines over all stops, with a mark at the stop where the slider stands."""

    title: str
    lines: dict[str, Array]  # a number for each stop
    low: float
    high: float
    ends: tuple[str, str] | None = None  # what the first stop and the last are called; else they are numbered
    moves: ClassVar[bool] = False  # whether its static form needs to be seen at two stops

    def data(self) -> dict[str, Any]:
        count, room = len(next(iter(self.lines.values()))), self.high - self.low
        across = np.arange(count) / max(1, count - 1)
        lines = [
            {"name": name, "points": _plain(np.column_stack([across, (values - self.low) / room]))}
            for name, values in self.lines.items()
        ]
        up = [[share, number(self.low + share * room)] for share in (0, 0.5, 1)]
        first, last = self.ends or ("0", str(count - 1))
        size = {"width": WIDE, "height": HIGH, "across": [[0, first], [1, last]]}
        return {"kind": "curves", "title": self.title, "lines": lines, "up": up} | size

    def draw(self, axes: Axes, stop: int) -> None:
        looks = ((LIGHT.positive, "-"), (LIGHT.negative, "--"))
        for (name, values), (colour, dash) in zip(self.lines.items(), looks, strict=False):
            axes.plot(values, color=colour, linestyle=dash, linewidth=2, label=name)
            axes.plot(stop, values[stop], "o", color=colour)
        axes.set(title=self.title, ylim=(self.low, self.high))
        axes.legend(frameon=False)


@dataclass(frozen=True, eq=False)
class Images:
    """Many small images at each stop, blue above 0 and orange below, all in one scale."""

    title: str
    values: Array  # shape (stops, images, rows, columns)
    moves: ClassVar[bool] = True

    @property
    def line(self) -> int:
        """How many images stand in a line."""
        return min(MOST_A_LINE, int(self.values.shape[1]))

    def data(self) -> dict[str, Any]:
        _, count, rows, columns = self.values.shape
        stored = np.rint(self.values / self._largest * LARGEST).astype(np.int8)
        lines = -(-count // self.line)
        height = round(WIDE * (lines * (rows + 1) - 1) / (self.line * (columns + 1) - 1))
        made = {"shape": [rows, columns], "count": count, "line": self.line, "packed": packed(stored)}
        end = number(self._largest)
        note = f"Blue: up to {end}, orange: down to -{end}; 0 is pale."
        return {"kind": "images", "title": self.title, "note": note, "width": WIDE, "height": height} | made

    @property
    def _largest(self) -> float:
        return float(np.abs(self.values).max()) or 1.0

    def draw(self, axes: Axes, stop: int) -> None:
        """All images in one, an empty line of pixels between them."""
        _, count, rows, columns = self.values.shape
        lines = -(-count // self.line)
        whole = np.full((lines * (rows + 1) - 1, self.line * (columns + 1) - 1), np.nan)
        for at, image in enumerate(self.values[stop]):
            top, left = at // self.line * (rows + 1), at % self.line * (columns + 1)
            whole[top : top + rows, left : left + columns] = image
        axes.imshow(np.ma.masked_invalid(whole), cmap=SIGNED, vmin=-self._largest, vmax=self._largest)
        axes.set_axis_off()


@dataclass(frozen=True, eq=False)
class Points:
    """Points that move from stop to stop, before a background of lines that stay."""

    title: str
    places: Array  # shape (stops, points, 2)
    limits: tuple[float, float, float, float]  # left, right, low, high
    labels: Sequence[str] = ()  # what is written in place of each point
    background: Sequence[Array] = ()  # lines, each of shape (points, 2)
    joined: bool = False  # a path, and no cloud of points
    axes: tuple[str, str] = ("", "")  # what goes to the right and what goes up

    moves: ClassVar[bool] = True

    def data(self) -> dict[str, Any]:
        left, right, low, high = self.limits
        ends = zip(self.axes, ((left, right), (low, high)), strict=True)
        across, up = ([[0, number(a)], [0.5, name], [1, number(b)]] for name, (a, b) in ends)
        return {
            "kind": "points", "title": self.title, "width": WIDE, "height": SQUARE, "up": up, "across": across,
            "count": self.places.shape[1], "labels": list(self.labels), "joined": self.joined,
            "background": [_plain(self._shares(line)) for line in self.background],
            "packed": packed(self._shares(self.places).astype("<f4")),
        }  # fmt: skip

    def _shares(self, places: Array) -> Array:
        """Places as shares of the way across and up; what lies far outside is only known to be outside."""
        left, right, low, high = self.limits
        shares: Array = (places - (left, low)) / (right - left, high - low)
        return np.clip(np.nan_to_num(shares, nan=9.0, posinf=9.0, neginf=-9.0), -9, 9)

    def draw(self, axes: Axes, stop: int) -> None:
        left, right, low, high = self.limits
        for line in self.background:
            axes.plot(*line.T, color=LIGHT.zero, linewidth=1)
        here = self.places[stop]
        if self.labels:
            for (across, up), label in zip(here, self.labels, strict=True):
                if left <= across <= right and low <= up <= high:
                    axes.text(across, up, label, fontsize=8, fontweight="bold", ha="center", va="center")
        else:
            axes.plot(*here.T, "o-" if self.joined else "o", color=LIGHT.positive, markersize=4)
        axes.set(xlim=(left, right), ylim=(low, high))


Panel = Curves | Images | Points


@dataclass(frozen=True, eq=False)
class Slider:
    """Panels that follow a slider; where no script runs, the first stop and the last stand side by side."""

    name: str  # of what the slider sets: "epoch"
    stops: tuple[str, ...]
    told: tuple[str, ...]  # a sentence for each stop
    panels: tuple[Panel, ...]

    def __repr__(self) -> str:
        return f"A slider over {len(self.stops)} stops.\n  {self.told[0]}\n  {self.told[-1]}"

    @property
    def _alone(self) -> bool:
        """Whether one panel of points has all the room."""
        return len(self.panels) == 1 and isinstance(self.panels[0], Points)

    @our_look()
    def picture(self) -> Picture:
        """The panels without a script."""
        last, columns = len(self.stops) - 1, 3 if self._alone else 2
        seen = (0, last // 2, last) if self._alone else (0, last)
        shown = [(panel, stop) for panel in self.panels for stop in (seen if panel.moves else (last,))]
        rows = -(-len(shown) // columns)
        picture = Picture(columns * (1 if self._alone else 1.3) * SIDE, rows * SIDE + 0.8)
        places = picture.panels(len(shown), columns)
        for axes, (panel, stop) in zip(places, shown, strict=True):
            panel.draw(axes, stop)
            axes.set_title(self._title(panel, stop))
            axes.locator_params(axis="x", nbins=5)
        which = "The first stop, the middle one" if self._alone else "The first stop"
        words = f"{which} and the last. Run the cell, and a slider goes through all {len(self.stops)}."
        return picture.titled("", words, f"{self.told[0]} {self.told[-1]}")

    def _title(self, panel: Panel, stop: int) -> str:
        """What stands over a panel without a script: in two lines where one would reach into the next panel."""
        where = f"{self.name} {self.stops[stop]}"
        if self._alone or not panel.moves:
            return where if self._alone else panel.title
        one = f"{panel.title}, {where}"
        return one if len(one) <= LONGEST else f"{panel.title},\n{where}"

    def data(self) -> dict[str, Any]:
        """What the script draws from."""
        panels = [panel.data() | (ALONE if self._alone else {}) for panel in self.panels]
        return {"name": self.name, "stops": list(self.stops), "told": list(self.told), "panels": panels}

    def _repr_html_(self) -> str:
        return slider_html(self.data(), self.picture())


def slider_html(data: dict[str, Any], still: Picture) -> str:
    """A picture that stands still, and what the script needs to put a slider in its place."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    static = f"<div>{still._repr_html_()}</div>"
    element = f'<script type="application/json" class="itm-slide-data">{written}</script>'
    return f"<style>{_style()}</style>\n{static}\n{element}\n<script>{_script()}</script>"


@cache
def _script() -> str:
    return f"(() => {{\n{bundle('sliders/slider.js')}\ndrawSliders();\n}})()"


@cache
def _style() -> str:
    """The style sheet, with the package's colours in both themes."""
    light, dark = (
        {f"--itm-slide-{name}": colour for name, colour in asdict(theme).items()} for theme in (LIGHT, DARK)
    )
    return in_both_themes(".itm-slide", light, dark) + Path(__file__).with_name("slider.css").read_text(
        "utf-8"
    )


def packed(values: np.ndarray[Any, Any]) -> str:
    """Numbers as text, byte for byte."""
    return base64.b64encode(np.ascontiguousarray(values).tobytes()).decode()


def _plain(values: Array) -> list[float]:
    return [round(float(each), 4) for each in values.ravel()]
