"""Many small images side by side, in the colours of their numbers."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import numpy as np
from matplotlib.text import Annotation
from numpy.typing import ArrayLike

from lessons_lib.numbers.door import as_numbers
from lessons_lib.numbers.naming import names_or_numbers
from lessons_lib.numbers.notation import counted, shape_words, span_words
from lessons_lib.plots.outputs import colour_words, draw_all
from lessons_lib.plots.panel import Panel, limits_of
from lessons_lib.plots.picture import Picture, our_look

__all__ = ["plot_images"]

SIDE = 1.4  # of an image, in inches
FEW, IMAGES_A_LINE, MOST_IMAGES = 3, 8, 64  # images; few are drawn twice as large
MOST_TOLD = 16  # of the images of which the alt text speaks one by one


@our_look()
def plot_images(
    images: ArrayLike, names: Sequence[object] = (), title: str = "", *, shared_scale: bool = True
) -> Picture:
    """Draw many images side by side: blue is above 0, orange is below.

    Args:
        images: shape (images, rows, columns).
        names: what stands above each image, in order; without names they are numbered from 0.
        title: what stands above all, and at the beginning of the alt text.
        shared_scale: one scale for all images, or, where they show different things, one for each.

    Raises:
        ValueError: the images have another shape, or there is not a name for each.
    """
    values = as_numbers(images, "plot_images", finite=False)
    if values.ndim != 3:
        raise ValueError(
            f"plot_images expects images, an array of shape (images, rows, columns), and got "
            f"{shape_words(values.shape)}. To make images of rows write "
            "np.reshape(rows, (-1, 8, 8)); for one image write plot_output(image)."
        )
    called = names_or_numbers("plot_images", "image", names, len(values))
    panels = [Panel(name, image, head=(name, "")) for name, image in zip(called, values, strict=True)]
    shown = panels[:MOST_IMAGES]
    lines = math.ceil(len(shown) / IMAGES_A_LINE)
    columns = math.ceil(len(shown) / lines)  # so that no line is left with one or two
    side = SIDE * (2 if len(shown) <= FEW else 1)
    picture = draw_all(shown, columns, 1 if shared_scale else len(shown), side)
    _leave_numbers_to_all_or_none(picture, len(shown))
    one = f"One scale for all:{span_words(limits_of(shown))}."
    caption = colour_words(shown, one if shared_scale else "Each image has its own scale.")
    caption += f" The first {MOST_IMAGES} of {len(values)} are shown." * (len(values) > MOST_IMAGES)
    return picture.titled(title, caption, f"{title}: " * bool(title) + f"{_said(shown)} {caption}")


def _leave_numbers_to_all_or_none(picture: Picture, images: int) -> None:
    """Images beside each other are compared: where one of them has no room for numbers in its cells, none has any."""
    numbers = [
        [text for text in axes.texts if not isinstance(text, Annotation)] for axes in picture.axes[:images]
    ]
    for text in [] if all(numbers) else itertools.chain(*numbers):
        text.remove()


def _said(panels: Sequence[Panel]) -> str:
    """How many images there are, and of each, where they are few, its range; else the extremes."""
    shape = shape_words(panels[0].values.shape).removesuffix(" numbers")
    each = [panel.name + (span_words(panel.drawn) or " beyond any scale") for panel in panels]
    told = f"{'; '.join(each)}."
    if len(panels) > MOST_TOLD:
        boldness = [float(np.nanmax(np.abs(panel.drawn), initial=0.0)) for panel in panels]
        told = f"The boldest is {each[np.argmax(boldness)]}; the palest {each[np.argmin(boldness)]}."
    return f"{counted(len(panels), 'image')} of {shape} pixels. {told}"
