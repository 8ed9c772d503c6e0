"""Many small images in one picture: digits, the weights of each unit, what each unit put out."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from lessons_lib.numbers.door import as_numbers
from lessons_lib.numbers.notation import counted, shape_words, span_words
from lessons_lib.plots.output import Limits, Output, refuse_misfits
from lessons_lib.plots.panel import Panel, colour_words, in_panels
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
    refuse_misfits("plot_images", "image", names, len(values))
    called = [str(name) for name in (names if len(names) else range(len(values)))][:MOST_IMAGES]
    outputs = [Output(*each, head=(each[0], "")) for each in zip(called, values, strict=False)]
    limits = [Limits.of(outputs if shared_scale else [output]) for output in outputs]
    lines = math.ceil(len(outputs) / IMAGES_A_LINE)
    columns = math.ceil(len(outputs) / lines)  # so that no line is left with one or two
    scaled = {columns * (lines - 1)} if shared_scale else range(len(outputs))
    panels = [Panel(*each, at in scaled) for at, each in enumerate(zip(outputs, limits, strict=True))]
    picture = in_panels(panels, columns, SIDE * (2 if len(outputs) <= FEW else 1))
    scale = f"One scale for all: {limits[0]}." if shared_scale else "Each image has its own scale."
    caption = colour_words(outputs, scale)
    caption += f" The first {MOST_IMAGES} of {len(values)} are shown." * (len(values) > MOST_IMAGES)
    return picture.titled(title, caption, f"{title}: " * bool(title) + f"{_said(outputs)} {caption}")


def _said(outputs: Sequence[Output]) -> str:
    """How many images there are, and of each, where they are few, its range; else the extremes."""
    shape = shape_words(outputs[0].values.shape).removesuffix(" numbers")
    each = [output.name + (span_words(output.drawn) or " beyond any scale") for output in outputs]
    told = f"{'; '.join(each)}."
    if len(outputs) > MOST_TOLD:
        boldness = [float(np.nanmax(np.abs(output.drawn), initial=0.0)) for output in outputs]
        told = f"The boldest is {each[np.argmax(boldness)]}; the palest {each[np.argmin(boldness)]}."
    return f"{counted(len(outputs), 'image')} of {shape} pixels. {told}"
