"""The scripts that only a page of very many numbers, or of very many layers, needs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from lessons_lib.page.saved import is_light
from lessons_lib.page.stored import shapes

__all__ = ["large_needs"]

MOST_POINTS = 10_000  # numbers of an array that have a point each
MOST_MAPS = 16  # of one picture, that have their gaps between them, however large they are
# Of more maps all have room, with a pixel a number, in a picture as it stands in the row: HIGH and THIN, in marks/thumb.js.
HIGH, THIN = 44, 2
MOST_LAYERS = 40  # of a row that needs no overview: LONG, in parts/row.js


def large_needs(written: dict[str, Any]) -> Iterator[str]:
    """The modules that the data of a page need beside those of its layers."""
    if any(map(_is_large, shapes(written))):
        yield "page/scripts/marks/tiles.js"
    if not is_light(written):
        yield "page/scripts/steps/left.js"
    if any(len(rows) > MOST_LAYERS for rows in written["models"]):
        yield "page/scripts/parts/strip.js"


def _is_large(shape: Sequence[int]) -> bool:
    """Whether numbers have no room for a pixel each; of kernels, those of one unit."""
    maps, rows, columns = (1, 1, 1, *shape)[-3:]
    beside = math.ceil(math.sqrt(maps))
    is_wide = beside * max(rows, columns) + THIN * (beside - 1) > HIGH
    return math.prod(shape) > MOST_POINTS or (maps > MOST_MAPS and is_wide)
