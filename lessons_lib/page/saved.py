"""What a page holds of a million numbers: beside a kernel all that it cannot compute, saved no more than is light.

An output that the script computes is not held twice. What a saved page leaves out it shows as a small picture, and
says what needs Python.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from lessons_lib.numbers.notation import numbers
from lessons_lib.page.stored import shapes, unpacked
from lessons_lib.page.tiles import MOST_POINTS, points_of, seen

__all__ = ["MOST_SAVED", "is_light", "saved", "sent"]

MOST_SAVED = 150_000  # numbers of a saved page: 1.6 MB of it, of 3
SMALL = 1000  # numbers of an array that is never left out, and always held

Stored = dict[str, Any]


def is_light(written: dict[str, Any]) -> bool:
    """Whether a saved page has room for all numbers of some data."""
    return sum(map(math.prod, shapes(written))) <= MOST_SAVED


def saved(written: dict[str, Any]) -> dict[str, Any]:
    """The data of a page as they are saved: the largest arrays are left out where all together were too heavy."""
    return _Room(MOST_SAVED).of(written)


def sent(written: dict[str, Any]) -> dict[str, Any]:
    """The data of a page as they are sent to it beside a kernel, which has room for all."""
    return _Room(math.inf).of(written)


class _Room:
    """How many numbers a page may hold still."""

    def __init__(self, left: float) -> None:
        self._left = left
        self._points = MOST_POINTS, MOST_POINTS  # of a picture in the row, and inside its models
        self._parameters: dict[str, Stored] = {}

    def of(self, written: dict[str, Any]) -> dict[str, Any]:
        if "models" not in written or "back" in written or "heavy" in written:
            return written  # a way back needs all of its numbers, a heavy page has left out what it can
        traces = written.get("traces", ())
        self._points = points_of(*(sum(map(count, traces)) for count in (_in_row, _pictured)))
        by_size = sorted(written.get("parameters", {}).items(), key=lambda each: _size(each[1]))
        self._parameters = {key: self._held(each) for key, each in by_size}
        shown = {
            name: [self._trace(trace, written["models"][trace["model"]]) for trace in written.get(name, ())]
            for name in ("traces", "samples")
            if name in written
        }
        return written | {"parameters": self._parameters} | shown

    def _held(self, array: Stored, points: int = 0) -> Stored:
        """An array as it is, where there is room for it; else what is told of it, in a picture of so many points."""
        size = _size(array)
        if size <= max(self._left, SMALL):
            self._left -= size
            return array
        values = unpacked(array)
        shown = (
            {"seen": seen(values, points)} if points else {}
        )  # weights that are left out are told in words
        return array | {"values": None, "said": numbers(values)} | shown

    def _trace(self, trace: dict[str, Any], rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
        x = self._held(trace["x"], self._points[0])
        known = [x["values"] is not None]
        return trace | {"x": x, "outputs": self._outputs(trace["outputs"], rows, known, self._points[0])}

    def _outputs(
        self,
        outputs: Sequence[Any],
        rows: Sequence[dict[str, Any]],
        known: list[bool],
        *points: int,
    ) -> list[Any]:
        """The outputs of a row of layers.

        ``known`` says which of its inputs the page knows, and later its outputs; ``points`` are those of the pictures
        of all outputs, the last first: of a model inside that is the model's output.
        """
        held: list[Any] = []
        for output, row in zip(outputs, rows, strict=True):
            given = [known[source] for source in row["sources"]]
            here = points[0 if row is rows[-1] else -1]
            if row["inside"]:
                inner = self._outputs(output, row["inside"], given, here, self._points[1])
                held.append(inner)
                known.append(given[-1])
                continue
            held.append(self._output(output, here, computed=all(given) and self._computes(row)))
            known.append(held[-1] is None or held[-1]["values"] is not None)
        return held

    def _output(self, output: Stored | None, points: int, *, computed: bool) -> Stored | None:
        if output is None or (computed and _size(output) > SMALL):
            return None
        return self._held(output, points)

    def _computes(self, row: dict[str, Any]) -> bool:
        """Whether the script computes a layer from its input."""
        arrays = [self._parameters.get(each["array"]) for each in row["parameters"]]
        held = all(each and each["values"] is not None for each in arrays)
        return held and bool(row["layer"] or row["recorded"])


def _in_row(trace: dict[str, Any]) -> int:
    return len(trace["outputs"])


def _pictured(trace: dict[str, Any]) -> int:
    """How many outputs a trace has, those inside models with them."""

    def count(outputs: Sequence[Any]) -> int:
        return sum(count(each) if isinstance(each, list) else 1 for each in outputs)

    return count(trace["outputs"])


def _size(array: Stored) -> int:
    return math.prod(array["shape"])
