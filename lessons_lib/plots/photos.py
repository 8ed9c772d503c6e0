"""Photos side by side in their own colours, each with a line below it."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
from numpy.typing import ArrayLike
from PIL import Image

from lessons_lib.numbers.door import Array, as_numbers
from lessons_lib.numbers.notation import counted, shape_words
from lessons_lib.plots.output import refuse_misfits

__all__ = ["PhotoRow", "plot_photos"]

WIDTH = 180  # of each, in pixels of the page
QUALITY = 75  # of JPEG: a photo of 224 x 224 points takes some 10 KB
# HTML that needs no style and no script; not `itm-figure`: in a dark theme a photo keeps its colours.
ROW = '<div style="display:flex;flex-wrap:wrap;gap:14px;margin:6px 0">{}</div>'
FIGURE = (
    f'<figure style="margin:0;width:{WIDTH}px"><img alt="photo: {{name}}" width="{WIDTH}" '
    'style="border-radius:6px;display:block" src="data:image/jpeg;base64,{source}">'
    '<figcaption style="padding-top:4px">{name}</figcaption></figure>'
)


@dataclass(frozen=True, eq=False)
class PhotoRow:
    """Photos to look at; text says which they are."""

    photos: Array
    names: tuple[str, ...]

    def __repr__(self) -> str:
        return f"{counted(len(self.photos), 'photo')}: {'; '.join(self.names)}."

    def _repr_html_(self) -> str:
        return ROW.format("".join(map(_figure, self.photos, self.names)))


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
    refuse_misfits("plot_photos", "photo", names, len(values))
    return PhotoRow(values, tuple(map(str, names if len(names) else range(len(values)))))


def _figure(photo: Array, name: str) -> str:
    stored, points = io.BytesIO(), np.clip(photo, 0, 255).round().astype(np.uint8).transpose(1, 2, 0)
    Image.fromarray(points).save(stored, "JPEG", quality=QUALITY)
    return FIGURE.format(name=escape(name), source=base64.b64encode(stored.getvalue()).decode())
