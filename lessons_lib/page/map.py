"""`walk`: the page of a trace with x as a dot on a map of the answer. The dot is moved, and every layer follows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from lessons_lib.data.sample import Sample, samples_in
from lessons_lib.model.trace import Trace, no_trace
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError
from lessons_lib.numbers.notation import shape_words
from lessons_lib.page.knobs import place_range
from lessons_lib.page.plane import square
from lessons_lib.page.widgets import Explorer, style_beside
from lessons_lib.page.words import MAP_WORDS

__all__ = ["Walk", "walk"]


class Walk(Explorer):
    """A page with a map of the answer; `trace` is the trace that is on screen."""

    _css = style_beside("livemap.js")
    sort = "map"
    live = ("livemap.js", "renderMap")

    def __init__(self, trace: Trace, samples: Sequence[Sample] = ()) -> None:
        self._samples = tuple(samples)
        super().__init__(trace, [])

    def _written(self, knobs: list[str] | None) -> dict[str, Any]:
        return with_map(super()._written(knobs), self._original, self._samples)


def walk(trace: Trace, samples: Sequence[Sample] = ()) -> Walk:
    """The page of `explore` with a map in place of its knobs: at each place of it the colour is the model's answer.

    The dot is x. Drag it, or move it with the arrow keys, and every output follows; turn a weight, or silence a
    unit, and the map follows too. ``page.trace`` is the trace that is on screen.

    Args:
        trace: of an x of two numbers, to which the model's answer is one number.
        samples: drawn as points on the map; of those with a target 0 or 1 it is counted how many are on their side.

    Raises:
        InputTypeError: what was given is not the trace of one sample.
        InputValueError: x is not two numbers, or the answer is not one.
    """
    if not isinstance(trace, Trace):
        raise InputTypeError(
            no_trace("walk expects the trace of one sample", trace, "walk(model.trace((1, 2)))")
        )
    for what, array, size in (("x", trace.x, 2), ("the answer", trace.output, 1)):
        if array.size != size:
            raise InputValueError(
                f"walk draws the plane of an x of 2 numbers and an answer of 1 on it, and here {what} is "
                f"{shape_words(array.shape)}."
            )
    points = samples_in(samples, "walk", "walk(trace, spiral)")
    for sample in points:
        if sample.x.size != 2:
            raise InputValueError(
                f"walk draws samples of 2 numbers as points on its map, and the x of {sample.name} is "
                f"{shape_words(sample.x.shape)}. To see the map alone write walk(trace)."
            )
    return Walk(trace, points)


def with_map(written: dict[str, Any], trace: Trace, samples: Sequence[Sample]) -> dict[str, Any]:
    """The data of a page, with its map and what is said of it."""
    return written | {"words": written["words"] | MAP_WORDS, "map": map_data(trace, samples)}


def map_data(trace: Trace, samples: Sequence[Sample]) -> dict[str, Any]:
    """From where to where the map goes, how far a key moves the dot, which answer parts the colours, the points."""
    places = np.array([trace.x.ravel(), *(sample.x.ravel() for sample in samples)])
    low, high = square(places) if samples else _around(trace.x)
    targets = [None if each.target is None else int(each.target) for each in samples]
    is_share = (
        set(targets) == {0, 1}
        or trace.sample.classes is not None
        or bool(getattr(trace.steps[-1].layer, "gives_shares", False))
    )
    return {
        "low": low.tolist(),
        "high": high.tolist(),
        "step": place_range((high - low) / 4, room=1)[2],
        "edge": 0.5 if is_share else 0.0,
        "samples": [[*x.tolist(), target] for x, target in zip(places[1:], targets, strict=True)],
    }


def _around(x: Array) -> tuple[Array, Array]:
    low, high, _ = place_range(x)
    return np.full(2, low), np.full(2, high)
