"""A picture is a matplotlib figure with words that say what it shows; shown, it gives its memory back."""

from __future__ import annotations

import base64
import contextlib
import io
import pickle
import warnings
import zlib
from collections.abc import Iterator
from html import escape
from typing import Any

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from lessons_lib.colours import LIGHT

__all__ = ["LETTER", "Picture", "our_look", "shortened", "write_head"]

CSS_PIXELS_PER_INCH = 92  # 11 inches are as wide as a JupyterLab cell on a projector
SMALLEST = 0.7  # of its width: on a phone a picture is scrolled before it shrinks to what nobody can read
SHARPNESS = 1.6  # image pixels per CSS pixel: sharp on most screens, and still a small file
LETTER = 0.0078  # the width of an average letter, in inches for each point of its size
LOOK = {
    "axes.edgecolor": LIGHT.zero,
    "axes.labelcolor": LIGHT.ink,
    "axes.titlelocation": "left",
    "figure.constrained_layout.h_pad": 0.1,
    "figure.constrained_layout.w_pad": 0.15,
    "figure.facecolor": LIGHT.paper,
    "figure.labelsize": 11,
    "figure.titlesize": 16,
    "figure.titleweight": "bold",
    "font.size": 12,
    "hatch.color": LIGHT.zero,
    "image.interpolation": "nearest",
    "text.color": LIGHT.ink,
    "xtick.color": LIGHT.zero,
    "xtick.labelsize": 11,
    "ytick.color": LIGHT.zero,
    "ytick.labelsize": 11,
}
# One image serves both themes: turned inside out and its hues turned back, the light colours become all but
# the dark ones (tests/unit/test_colours.py). Where styles are stripped it stands on its own light paper.
DARK_FILTER = "invert(.93) hue-rotate(180deg)"
STYLE = f'<style>@media screen{{[data-jp-theme-light="false"] .itm-figure{{filter:{DARK_FILTER}}}}}</style>'


@contextlib.contextmanager
def our_look() -> Iterator[None]:
    """Draw with our own settings for a while; the reader's rcParams are neither used nor changed."""
    with style.context(["default", LOOK]):
        yield


def shortened(words: str, room: float) -> str:
    """The words as they are, or cut to that many letters, with an ellipsis."""
    letters = max(2, int(room))
    return words if len(words) <= letters else words[: letters - 1].rstrip() + "…"


def write_head(axes: Axes, title: str, words: str, width: float) -> None:
    """Above a panel of about that many inches its title, and below that, paler, some words."""
    size = min(14, max(10, width / (len(title) + 1) / LETTER))
    title, words = shortened(title, width / (size * LETTER)), shortened(words, width / (12 * LETTER))
    axes.set_title(title, fontsize=size, fontweight="bold", pad=26 if words else 6, parse_math=False)
    if words:
        look: dict[str, Any] = {"color": LIGHT.zero, "va": "bottom", "parse_math": False}
        axes.annotate(words, (0, 1), (0, 8), axes.transAxes, "offset points", **look)


class Picture:
    """A figure to look at, to read, and to change further, as in ``picture.axes[0].annotate(…)``.

    Its figure belongs to no pyplot state, so nothing shows it twice and nothing has to close it. Once it has
    been shown, the figure is packed away and its memory goes back; asked for again, it is unpacked.

    Args:
        width, height: its size in inches.
        alt: what it shows, with its numbers, for whoever does not see it.
        title: what stands above it.
        caption: what stands below it, small.
    """

    def __init__(
        self, width: float, height: float, alt: str = "", *, title: str = "", caption: str = ""
    ) -> None:
        self.alt = alt
        self._packed, self._html = b"", ""
        with our_look():
            self._figure: Figure | None = Figure(figsize=(width, height), layout="constrained")
            words: dict[str, Any] = {"x": 0.012, "ha": "left", "wrap": True, "parse_math": False}
            for write, said in ((self._figure.suptitle, title), (self._figure.supxlabel, caption)):
                if said:
                    write(said, **words)

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

    def panel(self, left: float, top: float, width: float, height: float) -> Axes:
        """New axes, placed in inches from the upper left corner: a layout that never moves."""
        self.figure.set_layout_engine("none")
        wide, high = self.figure.get_size_inches()
        with our_look():
            return self.figure.add_axes((left / wide, 1 - (top + height) / high, width / wide, height / high))

    def png(self) -> bytes:
        """The picture as a small PNG file, without the date and version that would make two runs differ."""
        drawn, stored = io.BytesIO(), io.BytesIO()
        with our_look(), warnings.catch_warnings():
            # A name may hold an emoji that the font has not: a box is drawn, and the alt text has it.
            warnings.filterwarnings("ignore", message="Glyph .* missing from")
            sharp = CSS_PIXELS_PER_INCH * SHARPNESS
            self.figure.savefig(drawn, format="png", dpi=sharp, pil_kwargs={"compress_level": 1})
        with Image.open(drawn) as image:
            _in_few_colours(image.convert("RGB")).save(stored, "PNG")
        return stored.getvalue()

    def _repr_html_(self) -> str:
        if self._figure is None:  # nobody has asked for the figure since it was shown
            return self._html
        width = round(self._figure.get_figwidth() * CSS_PIXELS_PER_INCH)
        look = f"max-width:100%;min-width:{round(SMALLEST * width)}px;height:auto;border-radius:10px"
        source = "data:image/png;base64," + base64.b64encode(self.png()).decode()
        image = (
            f'<img class="itm-figure" alt="{escape(self.alt)}" width="{width}" style="{look}" src="{source}">'
        )
        self._html = f'<div style="overflow-x:auto">{STYLE}{image}</div>'
        self._put_away(self._figure)
        return self._html

    def _put_away(self, figure: Figure) -> None:
        """Pack the figure: IPython keeps what a cell shows for ever, and thousands of artists with it."""
        # What cannot be packed, such as a lambda that writes ticks, stays as it is.
        with contextlib.suppress(AttributeError, TypeError, pickle.PicklingError):
            self._packed = zlib.compress(pickle.dumps(figure), 1)
            self._figure = None
            figure.clear()


def _in_few_colours(image: Image.Image) -> Image.Image:
    """The image in its 256 commonest colours: it looks the same, in a third of the bytes."""
    # Chosen on every ninth pixel, which takes a tenth of the time.
    sampled = image.resize((image.width // 3, image.height // 3), Image.Resampling.NEAREST)
    return image.quantize(palette=sampled.quantize(256), dither=Image.Dither.NONE)
