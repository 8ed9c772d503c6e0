"""A picture is a matplotlib figure with words that say what it shows; shown, it gives its memory back."""

from __future__ import annotations

import base64
import contextlib
import ctypes
import gc
import io
import pickle
import warnings
import zlib
from collections.abc import Sequence
from functools import partial
from typing import Any, Self

import numpy as np
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from lessons_lib.colours import LIGHT
from lessons_lib.numbers.notation import shape_words
from lessons_lib.page.html import Html, tag

__all__ = ["LETTER", "NARROWEST", "Head", "Picture", "in_panels", "our_look", "refuse_two_sizes", "shortened"]

CSS_PIXELS_PER_INCH = 92  # 11 inches are as wide as a JupyterLab cell on a projector
SMALLEST = 0.7  # of its width: on a phone a picture is scrolled before it shrinks to what nobody can read
SHARPNESS = 1.6  # image pixels per CSS pixel: sharp on most screens, and still a small file
Head = tuple[str, str]  # what stands above a panel: its title, and below that, paler, some words
NARROWEST = 5.6  # inches of a picture of panels
LETTER = 0.0078  # the width of an average letter, in inches for each point of its size
LOOK: dict[str, Any] = {
    **dict.fromkeys(("axes.labelcolor", "text.color", "xtick.labelcolor", "ytick.labelcolor"), LIGHT.ink),
    **dict.fromkeys(("axes.edgecolor", "hatch.color", "xtick.color", "ytick.color"), LIGHT.zero),
    **dict.fromkeys(("figure.labelsize", "xtick.labelsize", "ytick.labelsize"), 11),
    **dict.fromkeys(("axes.titleweight", "figure.titleweight"), "bold"),
    "axes.titlelocation": "left",
    "axes.titlesize": 13,
    "figure.constrained_layout.h_pad": 0.1,
    "figure.constrained_layout.w_pad": 0.15,
    "figure.facecolor": LIGHT.paper,
    "figure.titlesize": 16,
    "font.size": 12,
    "image.interpolation": "nearest",
    "text.parse_math": False,
}
# One image serves both themes: turned inside out and its hues turned back, the light colours become all but
# the dark ones (tests/unit/test_colours.py). Where styles are stripped it stands on its own light paper.
DARK_FILTER = "invert(.93) hue-rotate(180deg)"
# On a screen that is too narrow a figure scrolls, so that its letters stay large enough; a sheet of paper cannot.
STYLE = (
    f'<style>@media screen{{[data-jp-theme-light="false"] .itm-figure{{filter:{DARK_FILTER}}}}}'
    "@media print{.itm-figure{min-width:0!important}}</style>"
)
# Draw with our own settings for a while; the reader's rcParams are neither used nor changed.
our_look = partial(style.context, ["default", LOOK])


def shortened(words: str, inches: float) -> str:
    """The words as they are, or cut to that room, with an ellipsis."""
    letters = max(2, int(inches / (LETTER * 13)))
    return words if len(words) <= letters else words[: letters - 1].rstrip() + "…"


class Picture:
    """A figure to look at, to read, and to change further, as in ``picture.axes[0].annotate(…)``.

    Its figure belongs to no pyplot state, so nothing shows it twice and nothing has to close it. Once it has
    been shown, the figure is packed away and its memory goes back; asked for again, it is unpacked.

    Args:
        width, height: its size in inches.
        alt: what it shows, with its numbers, for whoever does not see it.
    """

    def __init__(self, width: float, height: float, alt: str = "") -> None:
        self.alt = alt
        self._packed, self._html = b"", ""
        with our_look():
            self._figure: Figure | None = Figure(figsize=(width, height), layout="constrained")

    def titled(self, title: str, caption: str, alt: str) -> Self:
        """Write what stands above it and, small, below it, and keep what it shows in words."""
        self.alt = alt
        for write, words in ((self.figure.suptitle, title), (self.figure.supxlabel, caption)):
            if words:
                write(words, x=0.012, ha="left", wrap=True)
        return self

    def __repr__(self) -> str:
        return self.alt

    @property
    def figure(self) -> Figure:
        """The matplotlib Figure."""
        if self._figure is None:
            self._figure = pickle.loads(zlib.decompress(self._packed))  # noqa: S301 (packed below)
        return self._figure

    @property
    def axes(self) -> list[Axes]:
        """The axes of the figure, in the order in which they were made."""
        return self.figure.axes

    @our_look()
    def panels(self, count: int, columns: int, heights: Sequence[float] | None = None) -> list[Axes]:
        """So many new axes, in rows of so many columns that may differ in height."""
        numbers = np.arange(-(-count // columns) * columns)
        places = np.where(numbers < count, numbers, -1).reshape(-1, columns).tolist()
        return [*self.figure.subplot_mosaic(places, height_ratios=heights, empty_sentinel=-1).values()]

    def png(self) -> bytes:
        """The picture as a small PNG file, without the date and version that would make two runs differ."""
        drawn, stored = io.BytesIO(), io.BytesIO()
        with our_look(), warnings.catch_warnings():
            # A name may hold an emoji that the font has not: a box is drawn, and the alt text has it.
            warnings.filterwarnings("ignore", message="Glyph .* missing from")
            self.figure.savefig(drawn, format="png", dpi=CSS_PIXELS_PER_INCH * SHARPNESS)
        with Image.open(drawn) as image:  # in 256 colours it looks the same, in a third of the bytes
            image.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(stored, "PNG")
        return stored.getvalue()

    def _repr_html_(self) -> str:
        if self._figure is None:  # nobody has asked for the figure since it was shown
            return self._html
        width = round(self._figure.get_figwidth() * CSS_PIXELS_PER_INCH)
        look = f"max-width:100%;min-width:{round(SMALLEST * width)}px;height:auto;border-radius:10px"
        source = f"data:image/png;base64,{base64.b64encode(self.png()).decode()}"
        image = tag("img", class_="itm-figure", alt=self.alt, width=width, style=look, src=source)
        self._html = tag("div", Html(STYLE), image, style="overflow-x:auto")
        # IPython keeps what a cell shows for ever, and thousands of artists with it: the figure is packed. What
        # cannot be packed, such as a lambda that writes ticks, stays as it is.
        with contextlib.suppress(AttributeError, TypeError, OSError, pickle.PicklingError):
            self._packed, figure = zlib.compress(pickle.dumps(self._figure), 1), self._figure
            self._figure = None
            figure.clear()
            del figure
            # Artists know each other in circles, which Python looks for now and then; the C library would keep what is
            # free, in pieces, and only glibc can be asked to hand it back.
            gc.collect()
            ctypes.CDLL(None).malloc_trim(0)
        return self._html


def in_panels(
    heads: Sequence[Head], columns: int, side: float, heights: Sequence[float] = (), room: float = 0
) -> tuple[Picture, list[Axes]]:
    """A picture with a panel below each head: its title, and paler below that some words.

    With all that stands around it a panel is so many inches wide. Its own height is that of its row, or it is
    square. A head is cut where it is longer than its room, which is the panel's side or what is given.
    """
    columns = min(columns, len(heads))
    rows = range(0, len(heads), columns)
    around = 1.25 + sum(0.9 if heads[at][1] else 0.55 for at in rows)
    picture = Picture(max(NARROWEST, columns * side), sum(heights or [side - 0.55 for _ in rows]) + around)
    panels = picture.panels(len(heads), columns, heights or None)
    for axes, head in zip(panels, heads, strict=True):
        title, words = (shortened(each, room or side) for each in head)
        axes.set_title(title, pad=26 if words else 6)
        if words:
            axes.annotate(words, (0, 1), (0, 8), "axes fraction", "offset points", color=LIGHT.zero)
        axes.set_box_aspect(None if heights else 1)
    return picture, panels


def refuse_two_sizes(images: object) -> None:
    """Say which of several images has another size than the first: they are drawn side by side, with equal pixels."""
    given = images if isinstance(images, list | tuple) else ()
    sizes = [np.shape(each) for each in given if hasattr(each, "__array__")]
    other = next((at for at, size in enumerate(sizes) if size != sizes[0]), 0)
    if other and len(sizes) == len(given):
        raise ValueError(
            f"plot_images expects images of one size, and image 0 is {shape_words(sizes[0])} and image {other} "
            f"{shape_words(sizes[other])}. Draw those of each size apart: plot_images(images[:{other}])."
        )
