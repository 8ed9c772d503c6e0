"""Two networks too large for a page, side by side: of each place the same small pictures, with their difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lessons_lib.learning import BackwardTrace
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.door import Array
from lessons_lib.page.backward import loss_of
from lessons_lib.page.data import data
from lessons_lib.page.heavy import BESIDE, outline
from lessons_lib.page.heavy_back import gradients, heavy_back_data
from lessons_lib.page.paired import Pairs, paired

__all__ = ["heavy_back_pair", "heavy_data", "outlines_of"]


def outlines_of(arrays: dict[str, Array]) -> dict[str, dict[str, Any]]:
    """Arrays of one place as outlines of the same maps; of two of one shape also that of their difference."""
    every = list(arrays.values())
    if len(every) == 2 and every[0].shape == every[1].shape:
        arrays = arrays | {"b - a": every[1] - every[0]}
    first = outline(every[0], BESIDE)
    maps = first.get("seen", {}).get("maps") if len(arrays) == 3 else None
    return {mark: outline(array, BESIDE, maps) for mark, array in arrays.items()}


def heavy_data(a: Trace, b: Trace) -> dict[str, Any]:
    """The data of a page that compares two networks too large for one: of their rows, with the differences."""
    names = [["", *(step.label for step in each)] for each in (a, b)]
    arrays = [[each.x, *(step.output for step in each)] for each in (a, b)]
    return _with_gaps(data(a, b, deep=0), paired(*names), *arrays)


def heavy_back_pair(a: BackwardTrace, b: BackwardTrace) -> dict[str, Any]:
    """The same of two ways back: of the answers, and of each gradient in the order in which they become known."""
    first, second = map(heavy_back_data, (a, b))
    together = {
        "models": first["models"] + second["models"],
        "traces": [first["traces"][0], second["traces"][0] | {"model": 1}],
        "ways": [{"names": each["names"], "title": each["title"]} for each in (first, second)],
    }
    every = [list(gradients(each)) for each in (a, b)]
    names = [["", *(each.key for each in row)] for row in every]
    answers = [loss_of(each).step.output for each in (a, b)]
    arrays = [[answer, *(each.values for each in row)] for answer, row in zip(answers, every, strict=True)]
    return _with_gaps(first | together, paired(*names), *arrays)


def _with_gaps(
    written: dict[str, Any], pairs: Pairs, first: Sequence[Array], second: Sequence[Array]
) -> dict[str, Any]:
    """The data with each array of the two rows, the first of them x, as a picture of what both have in common."""
    gaps: list[Any] = []
    for pair in pairs:
        known = [
            (mark, at, row[at])
            for mark, at, row in zip("ab", pair, (first, second), strict=True)
            if at is not None
        ]
        told = outlines_of({mark: array for mark, _, array in known})
        gaps.append(told.get("b - a"))
        for mark, at, _ in known:
            trace = written["traces"]["ab".index(mark)]
            if at:
                trace["outputs"][at - 1] = told[mark]
            else:
                trace["x"] |= told[mark]
    return written | {"gaps": gaps}
