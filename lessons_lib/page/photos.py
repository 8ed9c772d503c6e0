"""Photos side by side, in their own colours: HTML, with no figure and no script."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image

from lessons_lib.numbers.door import as_numbers
from lessons_lib.numbers.naming import names_or_numbers
from lessons_lib.numbers.notation import counted, shape_words
from lessons_lib.page.html import Html, tag

__all__ = ["PhotoRow", "plot_photos"]

WIDTH = 180  # of a photo, in pixels of the page
QUALITY = 75  # of JPEG: a photo of 224 x 224 points takes some 10 KB


@dataclass(frozen=True)
class PhotoRow:
    """Photos to look at; text says which they are."""

    alt: str
    html: Html

    def __repr__(self) -> str:
        return self.alt

    def _repr_html_(self) -> str:
        return self.html


def plot_photos(photos: ArrayLike, names: Sequence[object] = ()) -> PhotoRow:
    """Show photos side by side.

    Args:
        photos: shape (photos, 3, rows, columns): red, green and blue, from 0 to 255; what lies beyond is cut off.
        names: what stands below each, in order; without names they are numbered from 0.

    Raises:
        ValueError: the photos have another shape, or there is not a name for each.
    """
    values = as_numbers(photos, "plot_photos")
    if values.ndim != 4 or values.shape[1] != 3:
        raise ValueError(
            f"plot_photos expects photos, an array of shape (photos, 3, rows, columns), and got "
            f"{shape_words(values.shape)}. For one photo write plot_photos([photo])."
        )
    called = names_or_numbers("plot_photos", "photo", names, len(values))
    figures = map(_figure, np.clip(values, 0, 255).round().astype(np.uint8), called)
    row = tag("div", *figures, style="display:flex;flex-wrap:wrap;gap:14px;margin:6px 0")
    return PhotoRow(f"{counted(len(called), 'photo')}: {'; '.join(called)}.", row)


def _figure(photo: NDArray[np.uint8], name: str) -> Html:
    """HTML that needs no style sheet and no script; not `itm-figure`: in a dark theme a photo keeps its colours."""
    stored = io.BytesIO()
    Image.fromarray(photo.transpose(1, 2, 0)).save(stored, "JPEG", quality=QUALITY)
    look = "border-radius:6px;display:block"
    source = f"data:image/jpeg;base64,{base64.b64encode(stored.getvalue()).decode()}"
    image = tag("img", alt=f"photo: {name}", width=WIDTH, style=look, src=source)
    return tag("figure", image, tag("figcaption", name), style=f"margin:0;width:{WIDTH}px")
