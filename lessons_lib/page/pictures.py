"""Many numbers as one small image, in the colours of the one diverging scale."""

from __future__ import annotations

import base64
import io
import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lessons_lib.colours import signed_pixels
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import shape_words, span_words
from lessons_lib.page.html import Html, join, tag
from lessons_lib.page.tiles import MOST_POINTS, of_chosen, tiled

__all__ = ["folded", "image", "picture"]

COLOURS = 64  # of an image on a page where every byte counts …
FEW_NUMBERS = 1000  # … and of maps of more numbers than these
POINTS_OF_SOME = 4096  # of the picture of some maps of very many, each as large as can be told apart
WIDEST, LARGEST_CELL = 160, 12  # CSS pixels, of an image and of one number in it


def picture(
    values: Array,
    name: str,
    scale: float | None = None,
    most: int = MOST_POINTS,
    maps: Sequence[int] | None = None,
) -> Html:
    """An image with a pixel for each number, rows below each other, maps in a grid; its alt text has shape and range.

    ``scale`` is the size of the most colourful number; without it, that of the largest. ``most`` are the points that
    it may have. Of very many maps it shows some, and says so: ``maps``, or those whose numbers lie farthest apart.
    """
    some, chosen = of_chosen(values, maps)
    if chosen:
        return _of_some_maps(values, some, name, scale, min(most, POINTS_OF_SOME))
    many = values.size > most
    in_maps = many or values.size > np.prod(values.shape[-2:])
    grid = tiled(values, most) if in_maps else folded(values)
    scale = _largest(grid) if scale is None else scale
    # As many pixels as the image is large on the page: nothing has to be stretched, which would blur it.
    cell = max(1, min(LARGEST_CELL, WIDEST // grid.shape[1]))
    points = signed_pixels(grid, scale)
    if in_maps:  # between them and behind the last one shows the page
        is_there = ~np.isnan(tiled(np.ones_like(values), most))
        points = np.dstack([points, np.uint8(255) * is_there])
    pixels = points.repeat(cell, axis=0).repeat(cell, axis=1)
    height, width = pixels.shape[:2]
    shown = width if many else min(WIDEST, width)
    style = f"width:{shown}px;height:{round(shown * height / width)}px;image-rendering:pixelated"
    alt = _told(values, name, coarse=many)
    # Decoded with the rest of the page: a picture put in place of another while a knob moves never blinks.
    attributes = {"class_": "itm-picture", "decoding": "sync", "alt": alt, "style": style}
    colours = COLOURS if in_maps and values.size > FEW_NUMBERS else 0
    return tag("img", **attributes, src=f"data:image/png;base64,{_png(pixels, colours)}")


def _of_some_maps(values: Array, some: Array, name: str, scale: float | None, most: int) -> Html:
    """Some maps of very many, in a small file, and in words below them how many these are."""
    grid = tiled(some, most)
    points = signed_pixels(grid, _largest(grid) if scale is None else scale)
    said = f"{len(some)} of {math.prod(values.shape[:-2])} maps"
    alt = f"{_told(values, name, coarse=some.size > most)} It shows {said}: those whose numbers lie farthest apart."
    shown = image(points, ~np.isnan(tiled(np.ones_like(some), most)), alt, WIDEST)
    return join(shown, tag("small", said, style="display:block"))


def _told(values: Array, name: str, *, coarse: bool) -> str:
    """A picture in words: shape and range, and what its colours and points are."""
    colours = "blue is above 0, orange below, pale is 0."
    said = f"{name} as an image, {shape_words(values.shape)}{span_words(values)}; {colours}"
    return f"{said} Each point is the largest in size of several numbers." if coarse else said


def _largest(grid: Array) -> float:
    return float(np.nanmax(np.abs(grid))) if np.isfinite(grid).any() else 0.0


def image(points: NDArray[np.uint8], is_there: NDArray[np.bool_], alt: str, widest: int) -> Html:
    """Points of few colours as an image about so wide: what is not there shows the page."""
    cell = max(1, widest // points.shape[1])
    points = np.dstack([points, np.uint8(255) * is_there])
    pixels = points.repeat(cell, axis=0).repeat(cell, axis=1)
    style = f"width:{pixels.shape[1]}px;height:{pixels.shape[0]}px;image-rendering:pixelated"
    source = f"data:image/png;base64,{_png(pixels, colours=COLOURS)}"
    return tag("img", class_="itm-picture", decoding="sync", alt=alt, style=style, src=source)


def _png(pixels: NDArray[np.uint8], colours: int = 0) -> str:
    """The file of an image, as letters; of so many colours at most, which makes it small."""
    # Pillow is what matplotlib writes its PNGs with; it is imported only where there is a picture to make.
    from PIL import Image  # noqa: PLC0415

    stored = io.BytesIO()
    whole = Image.fromarray(pixels)
    few = whole.quantize(colours, method=Image.Quantize.FASTOCTREE) if colours else whole
    few.save(stored, "PNG", optimize=True)
    return base64.b64encode(stored.getvalue()).decode()


def folded(values: Array) -> Array:
    """Numbers in rows and columns: a long vector folded like lines of text, a stack of matrices unrolled."""
    if values.ndim > 1:
        return values.reshape(-1, values.shape[-1])
    root = round(values.size**0.5)
    # Without an empty place at the end, if there is such a width not far from a square's.
    width = next((width for width in range(root, 2 * root) if values.size % width == 0), root)
    grid = np.full((-(-values.size // width), width), np.nan)
    grid.flat[: values.size] = values
    return grid
