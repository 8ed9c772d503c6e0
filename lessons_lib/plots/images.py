"""Many small images in one picture: digits, the weights of each unit, what each unit put out."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from lessons_lib.colours import LIGHT
from lessons_lib.numbers.door import Array, as_numbers
from lessons_lib.numbers.notation import counted, shape_words, span_words
from lessons_lib.plots.panel import Output, Scale, draw
from lessons_lib.plots.picture import Picture, our_look, shortened

__all__ = ["plot_images"]

# All lengths are inches.
SIDE, GAP, MARGIN = 1.15, 0.2, 0.3  # of an image, between two, and around all
FEW = 3  # images that are drawn twice as large
TITLE, NAME, FOOT = 0.75, 0.32, 0.6  # above all, above an image with a name, and below all
IMAGES_A_LINE = 8
MOST_IMAGES = 64
MOST_TOLD = 16  # of the images of which the alt text speaks one by one
LETTERS = 12  # of a name, in the width of an image


def plot_images(images: ArrayLike, names: Sequence[object] = (), title: str = "") -> Picture:
    """Draw many images side by side, all in one scale: blue is above 0, orange below.

    Args:
        images: shape (images, rows, columns).
        names: what stands above each image, in order; without names they are numbered from 0.
        title: what stands above all, and at the beginning of the alt text.

    Raises:
        ValueError: the images have another shape, or there is not a name for each.
    """
    values = as_numbers(images, "plot_images", finite=False)
    _refuse_misfits(values, names)
    shown = values[:MOST_IMAGES]
    outputs = [
        Output(name, "", "", image) for name, image in zip(_names(names, len(shown)), shown, strict=True)
    ]
    scale = Scale.of(outputs)
    left_out = f" The first {len(shown)} of {len(values)} are shown." if len(shown) < len(values) else ""
    caption = f"One scale for all: {scale}. Blue is above 0, orange is below.{left_out}"
    return _laid_out(outputs, scale, title, caption)


def _refuse_misfits(values: Array, names: Sequence[object]) -> None:
    if values.ndim != 3:
        raise ValueError(
            f"plot_images expects images, an array of shape (images, rows, columns), and got "
            f"{shape_words(values.shape)}. To make images of rows write "
            "np.reshape(rows, (-1, 8, 8)); for one image write plot_output(image)."
        )
    if names and len(names) != len(values):
        came = f"{counted(len(values), 'image')} and {counted(len(names), 'name')}"
        raise ValueError(f"plot_images expects a name for each image and got {came}.")


def _names(names: Sequence[object], count: int) -> list[str]:
    return [str(name) for name in names][:count] or [str(at) for at in range(count)]


def _laid_out(outputs: Sequence[Output], scale: Scale, title: str, caption: str) -> Picture:
    lines = math.ceil(len(outputs) / IMAGES_A_LINE)
    a_line = math.ceil(len(outputs) / lines)  # so that no line is left with one or two
    rows, columns = outputs[0].values.shape
    side = 2 * SIDE if len(outputs) <= FEW else SIDE
    height = min(2 * side, side * rows / columns)
    top, line = TITLE if title else MARGIN, NAME + height + GAP
    width = max(a_line * (side + GAP), 4 * (SIDE + GAP)) - GAP
    bottom = top + line * lines
    alt = f"{title}: {_said(outputs)} {caption}" if title else f"{_said(outputs)} {caption}"
    picture = Picture(width + 2 * MARGIN, bottom + FOOT, alt)
    with our_look():
        picture.write(MARGIN, 0.2, title, width, 16, fontweight="bold")
        picture.write(MARGIN, bottom, caption, width, 11, color=LIGHT.zero)
        for at, output in enumerate(outputs):
            left, down = MARGIN + at % a_line * (side + GAP), top + at // a_line * line
            picture.write(
                left, down, shortened(output.name, LETTERS * side / SIDE), 2 * side, 12, fontweight="bold"
            )
            draw(picture.panel(left, down + NAME, side, height), output, scale, show_scale=False)
    return picture


def _said(outputs: Sequence[Output]) -> str:
    """How many images there are, and of each, where they are few, its range and its extremes' places."""
    shape = shape_words(outputs[0].values.shape).removesuffix(" numbers")
    said = f"{counted(len(outputs), 'image')} of {shape} pixels."
    if len(outputs) > MOST_TOLD:
        palest, boldest = (pick(outputs, key=_size) for pick in (min, max))
        bold, pale = (f"{each.name}{_range(each)}" for each in (boldest, palest))
        return f"{said} The boldest is {bold}; the palest {pale}."
    return f"{said} {'; '.join(f'{output.name}{_range(output)}' for output in outputs)}."


def _size(output: Output) -> float:
    return float(np.nanmax(np.abs(output.drawn), initial=0.0))


def _range(output: Output) -> str:
    drawn = output.drawn[~np.isnan(output.drawn)]
    return span_words(drawn) or " beyond any scale"
