"""The scripts that only a page of some numbers or answers needs, whatever its layers are."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from lessons_lib.page.saved import is_light
from lessons_lib.page.stored import shapes

__all__ = ["SOME", "needs_of_data"]

TILES = "page/scripts/marks/tiles.js"  # numbers that have no room for a point each
LEFT = "page/scripts/steps/left.js"  # numbers that a saved page leaves out
STRIP = "page/scripts/parts/strip.js"  # a long row of layers at a glance
QUANTITY = "data/quantity.js"  # an answer that is no class, but has a target or a unit
SOME = TILES, LEFT, STRIP, QUANTITY

MOST_POINTS = 10_000  # numbers of an array that have a point each
MOST_MAPS = 16  # of one picture, that have their gaps between them, however large they are
# Of more, all must have room in the row, with a pixel a number: HIGH and THIN, in marks/thumb.js.
HIGH, THIN = 44, 2
MOST_LAYERS = 40  # of a row that needs no overview: LONG, in parts/row.js


def needs_of_data(written: dict[str, Any]) -> Iterator[str]:
    """The modules that the data of a page need beside those of its layers."""
    if any(map(_is_large, shapes(written))):
        yield TILES
    if not is_light(written):
        yield LEFT
    if any(len(rows) > MOST_LAYERS for rows in written["models"]):
        yield STRIP
    if any(map(_is_quantity, written.get("traces", ()))):
        yield QUANTITY


def _is_quantity(shown: dict[str, Any]) -> bool:
    """Whether the answer of a trace is read as a number."""
    return shown["classes"] is None and (shown["quantity"] is not None or shown["target"] is not None)


def _is_large(shape: Sequence[int]) -> bool:
    """Whether numbers have no room for a pixel each; of kernels, those of one unit."""
    maps, rows, columns = (1, 1, 1, *shape)[-3:]
    beside = math.ceil(math.sqrt(maps))
    is_wide = beside * max(rows, columns) + THIN * (beside - 1) > HIGH
    return math.prod(shape) > MOST_POINTS or (maps > MOST_MAPS and is_wide)
