"""From a drawing to a digit of the data set: made upright, centred, and counted in blocks.

The pictures of `digits` were made in this way from forms people had filled in. The steps are those of
NIST's programs: M. D. Garris et al., *NIST Form-Based Handprint Recognition System*, NISTIR 5469 (1994);
the last one, the counting, is Alpaydin's and Kaynak's. A model reads well what was made as it was taught.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["to_digit"]

Ink = NDArray[np.bool_]

SIDE = 32  # of a drawing, in points
BLOCK = 4  # of a block that becomes one pixel, in points
WIDEST = 20  # a digit fills the height of 32, and as a rule the middle 20 of the width …
MOST_STRETCHED = 1.25  # … but a 1 stays narrow: no digit is made wider than this, beside its height
MOST_ENLARGED = 3  # so that the first dot of a drawing does not fill the picture
FEWEST, MOST = 256, 412  # points of ink; strokes are made thicker or thinner until there are as many
STEEPEST = 1.0  # points to the side for each point down: no digit leans by more


def to_digit(drawing: ArrayLike) -> NDArray[np.float64]:
    """Turn a drawing into a picture of the data set's kind.

    Args:
        drawing: shape (32, 32), 1 or True where there is ink; drawn at any size and at any place.

    Returns:
        Shape (8, 8): how many points of each block of 4 x 4 hold ink, from 0 to 16. All 0 if none does.

    Raises:
        ValueError: the drawing has another shape.
    """
    ink = np.asarray(drawing) != 0
    if ink.shape != (SIDE, SIDE):
        raise ValueError(f"to_digit expects a drawing of 32 x 32 points and got one of shape {ink.shape}.")
    if ink.any():
        ink = _usual_strokes(_centred(_resized(_box(_upright(ink)))))
    blocks = ink.reshape(SIDE // BLOCK, BLOCK, SIDE // BLOCK, BLOCK)
    counts: NDArray[np.float64] = blocks.sum(axis=(1, 3), dtype=np.float64)
    return counts


def _upright(ink: Ink) -> Ink:
    """Each row moved to the side, so that the line that fits all points best stands straight."""
    rows, columns = np.nonzero(ink)
    # Sums of whole numbers are exact, here and in pad.js: both must come to the same picture.
    slant = rows.size * (rows * columns).sum() - rows.sum() * columns.sum()
    height = rows.size * (rows**2).sum() - rows.sum() ** 2
    lean = np.clip(slant / max(height, rows.size), -STEEPEST, STEEPEST)
    moves = np.round(lean * (rows.mean() - np.arange(SIDE))).astype(int)
    # On paper three times as wide no ink comes to the edge; there each row moves by its own count.
    roomy = np.pad(ink, ((0, 0), (SIDE, SIDE)))
    return np.take_along_axis(roomy, (np.arange(3 * SIDE) - moves[:, np.newaxis]) % (3 * SIDE), axis=1)


def _box(ink: Ink) -> Ink:
    """What is left when the empty rows and columns around the ink are cut away."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _resized(ink: Ink) -> Ink:
    """As high as a drawing can be, and as wide as a digit usually is."""
    height, width = ink.shape
    high = min(SIDE, height * MOST_ENLARGED)
    wide = min(WIDEST, max(1, round(width * high / height * MOST_STRETCHED)))
    rows = ((np.arange(high) + 0.5) * height / high).astype(int)
    columns = ((np.arange(wide) + 0.5) * width / wide).astype(int)
    return ink[np.ix_(rows, columns)]


def _centred(ink: Ink) -> Ink:
    above, left = ((SIDE - length) // 2 for length in ink.shape)
    canvas = np.zeros((SIDE, SIDE), dtype=np.bool_)
    canvas[above : above + ink.shape[0], left : left + ink.shape[1]] = ink
    return canvas


def _usual_strokes(ink: Ink) -> Ink:
    """Strokes made thicker or thinner, by a point on each side, twice at most."""
    for _ in range(2):
        if ink.sum() < FEWEST:
            ink = _grown(ink)
        elif ink.sum() > MOST:
            ink = ~_grown(~ink)
    return ink


def _grown(ink: Ink) -> Ink:
    """The ink and its neighbours above, below, left and right."""
    edge = np.pad(ink, 1)
    grown: Ink = ink | edge[:-2, 1:-1] | edge[2:, 1:-1] | edge[1:-1, :-2] | edge[1:-1, 2:]
    return grown
