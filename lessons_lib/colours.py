"""One diverging scale everywhere: a sign is a hue, a size is how far the colour is from the pale zero.

Positive is blue and negative is orange, which no common colour-vision deficiency confuses. Marks and
text of both, and the grey of zero, reach 4.5:1 against their page; a fill of 0 is pale, not invisible.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["DARK", "LIGHT", "Theme", "in_both_themes", "signed_colour", "signed_pixels"]


@dataclass(frozen=True)
class Theme:
    """The colours of one theme, each as ``#rrggbb``."""

    positive: str
    negative: str
    zero: str  # marks and edges of zero, and frames
    pale: str  # the fill of 0 in a heat map: the middle of the scale
    paper: str  # what all of it stands on
    ink: str  # text


LIGHT = Theme("#1b66c9", "#c2410c", "#6b7280", "#e5e7eb", paper="#ffffff", ink="#1f2937")
DARK = Theme("#6ea8ff", "#ff9a57", "#9ca3af", "#2f343d", paper="#111111", ink="#e5e7eb")


def in_both_themes(selector: str, light: Mapping[str, str], dark: Mapping[str, str]) -> str:
    """Style rules with the colours of what stands on a page: JupyterLab's theme decides, elsewhere the system's."""
    day, night = (";".join(f"{name}:{colour}" for name, colour in each.items()) for each in (light, dark))
    by_the_system = f":root:not(:has([data-jp-theme-light])) {selector}{{{night}}}"
    return (
        f'{selector}{{{day}}}[data-jp-theme-light="false"] {selector}{{{night}}}'
        f"@media (prefers-color-scheme:dark){{{by_the_system}}}"
    )


def signed_colour(value: float, scale: float, theme: Theme = LIGHT) -> str:
    """The colour of one value, as ``#rrggbb``, from -scale to scale; what lies beyond has the end's."""
    return "#" + bytes(signed_pixels(value, scale, theme)).hex()


def signed_pixels(values: ArrayLike, scale: float, theme: Theme = LIGHT) -> NDArray[np.uint8]:
    """The colours of many values, shape (…) in, (…, 3) out: red, green, blue from 0 to 255.

    NaN, which has no sign, is the solid grey of ``theme.zero``. A scale of 0 knows zeros only, and signs.
    """
    share = _share(np.asarray(values, dtype=float), scale)[..., np.newaxis]
    end = np.where(share < 0, _rgb(theme.negative), _rgb(theme.positive))
    mixed = _rgb(theme.pale) + np.abs(share) * (end - _rgb(theme.pale))
    pixels: NDArray[np.uint8] = np.where(np.isnan(share), _rgb(theme.zero), mixed).round().astype(np.uint8)
    return pixels


def _share(values: NDArray[np.float64], scale: float) -> NDArray[np.float64]:
    """How far along its side of the scale each value lies, from -1 to 1."""
    if scale == 0:
        return np.sign(values)
    # In this order, so that neither a very large nor a very small scale overflows.
    return np.clip(values, -scale, scale) / scale


def _rgb(colour: str) -> NDArray[np.float64]:
    return np.array(list(bytes.fromhex(colour[1:])), dtype=float)
