"""A picture is a matplotlib Figure that says in words what it shows."""

from __future__ import annotations

import base64
import io
import textwrap
import warnings
from contextlib import AbstractContextManager
from html import escape
from typing import Any

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from lessons_lib.colours import LIGHT

__all__ = ["LETTER", "TICK_SIZE", "Picture", "our_look", "shortened"]

CSS_PIXELS_PER_INCH = 92  # 11 inches are as wide as a JupyterLab cell on a projector
SMALLEST = 0.7  # of its width: on a phone a picture is scrolled before it shrinks to what nobody can read
SHARPNESS = 1.6  # image pixels per CSS pixel: sharp on most screens, and still a small file
LETTER = 0.0078  # the width of an average letter, in inches for each point of its size
TICK_SIZE = 11
LOOK = {
    "font.size": 12,
    "text.color": LIGHT.ink,
    "axes.edgecolor": LIGHT.zero,
    "axes.facecolor": LIGHT.paper,
    "axes.labelcolor": LIGHT.ink,
    "figure.facecolor": LIGHT.paper,
    "hatch.color": LIGHT.zero,
    "xtick.color": LIGHT.zero,
    "xtick.labelsize": TICK_SIZE,
    "image.interpolation": "nearest",
    "ytick.color": LIGHT.zero,
}


def our_look() -> AbstractContextManager[None]:
    """Draw with our own settings for a while; the reader's rcParams are neither used nor changed."""
    return style.context(["default", LOOK])


def shortened(words: str, room: float) -> str:
    """The words as they are, or cut to that many letters, with an ellipsis."""
    letters = max(2, int(room))
    return words if len(words) <= letters else words[: letters - 1].rstrip() + "…"


class Picture(Figure):
    """A matplotlib Figure to look at, to read, and to change further, as in ``picture.axes[0].annotate(…)``.

    It stands on its own light paper, so it reads in a dark theme too, and belongs to no pyplot state, so
    nothing shows it twice and nothing has to close it.

    Args:
        width, height: its size in inches.
        alt: what it shows, with its numbers, for whoever does not see it.
    """

    def __init__(self, width: float, height: float, alt: str = "") -> None:
        with our_look():
            super().__init__(figsize=(width, height))
        self.alt = alt

    def __repr__(self) -> str:
        return self.alt

    def panel(self, left: float, top: float, width: float, height: float) -> Axes:
        """New axes, placed in inches from the upper left corner: a layout that never moves."""
        wide, high = self.get_figwidth(), self.get_figheight()
        return self.add_axes((left / wide, 1 - (top + height) / high, width / wide, height / high))

    def write(self, left: float, top: float, words: str, width: float, size: float = 12, **look: Any) -> None:
        """Text in inches from the upper left corner; what is too wide goes on in a second line."""
        lines = textwrap.wrap(words, max(2, int(width / (size * LETTER))), max_lines=2, placeholder=" …")
        x, y = left / self.get_figwidth(), 1 - top / self.get_figheight()
        self.text(x, y, "\n".join(lines), va="top", fontsize=size, parse_math=False, **look)

    def png(self) -> bytes:
        """The picture as a small PNG file, without the date and version that would make two runs differ."""
        drawn, stored = io.BytesIO(), io.BytesIO()
        with our_look(), warnings.catch_warnings():
            # A name may hold an emoji that the font has not: a box is drawn, and the alt text has it.
            warnings.filterwarnings("ignore", message="Glyph .* missing from")
            sharp = CSS_PIXELS_PER_INCH * SHARPNESS
            self.savefig(drawn, format="png", dpi=sharp, pil_kwargs={"compress_level": 1})
        with Image.open(drawn) as image:
            _in_few_colours(image.convert("RGB")).save(stored, "PNG")
        return stored.getvalue()

    def _repr_html_(self) -> str:
        width = round(self.get_figwidth() * CSS_PIXELS_PER_INCH)
        look = f"max-width:100%;min-width:{round(SMALLEST * width)}px;height:auto;border-radius:10px"
        source = "data:image/png;base64," + base64.b64encode(self.png()).decode()
        image = f'<img alt="{escape(self.alt)}" width="{width}" style="{look}" src="{source}">'
        return f'<div style="overflow-x:auto">{image}</div>'

    def _ipython_display_(self) -> None:
        # Not `_repr_mimebundle_`: matplotlib's inline backend would add its own image, without alt text.
        from IPython.display import display  # noqa: PLC0415 (plain Python does without)

        shown = {"text/html": self._repr_html_(), "text/plain": self.alt}
        display(shown, raw=True)  # type: ignore[no-untyped-call]


def _in_few_colours(image: Image.Image) -> Image.Image:
    """The image in its 256 commonest colours: it looks the same, in a third of the bytes."""
    # Chosen on every ninth pixel, which takes a tenth of the time.
    sampled = image.resize((image.width // 3, image.height // 3), Image.Resampling.NEAREST)
    return image.quantize(palette=sampled.quantize(256), dither=Image.Dither.NONE)
