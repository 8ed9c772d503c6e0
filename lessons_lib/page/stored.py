"""Arrays as data: a short list of numbers, or base64 of float64, whichever is shorter; parameters by hash.

A large array stands there as its bytes: beside a kernel they go to the page as they are, and what a saved page
holds of them `saved` decides.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from lessons_lib.numbers.door import Array

__all__ = ["Parameters", "packed", "shapes", "stored"]

HASH = 12  # characters; enough to tell the arrays of one page apart
LARGE = 10_000  # numbers of an array that stands there as bytes


def stored(array: Array) -> dict[str, Any]:
    """An array as data: its shape, and its numbers so that not a bit of them is lost."""
    return {"shape": list(array.shape), "values": _values(np.ascontiguousarray(array, dtype="<f8"))}


def packed(values: memoryview) -> str:
    """The bytes of an array as JSON can hold them."""
    return base64.b64encode(values).decode()


def shapes(written: dict[str, Any]) -> Iterator[Sequence[int]]:
    """The shapes of all arrays of a page."""
    yield from (each["shape"] for each in written.get("parameters", {}).values())
    for trace in written.get("traces", ()):
        yield trace["x"]["shape"]
        yield from _of_outputs(trace["outputs"])


def _of_outputs(outputs: Sequence[Any]) -> Iterator[Sequence[int]]:
    for each in outputs:
        if isinstance(each, list):
            yield from _of_outputs(each)
        elif each:
            yield each["shape"]


def _values(array: Array) -> list[float] | str | memoryview:
    if array.size > LARGE:
        return array.data.cast("B")
    text = packed(array.data if array.size else memoryview(b""))
    listed = [
        int(value) if value.is_integer() else value for value in array.ravel().tolist() if _plain(value)
    ]
    # What JSON cannot write (infinity, NaN, the sign of -0.0) is packed too.
    if len(listed) < array.size or len(json.dumps(listed, separators=(",", ":"))) > len(text) + 2:
        return text
    return listed


def _plain(value: float) -> bool:
    return np.isfinite(value) and not (value == 0 and np.signbit(value))


class Parameters:
    """The parameters of a page's layers: an array that several steps or traces share is stored once."""

    def __init__(self, known: dict[str, dict[str, Any]] | None = None) -> None:
        self.known = {} if known is None else known

    def key(self, array: Array, _: str = "") -> str:
        """The name under which an array is stored, from now on at least."""
        packed = np.ascontiguousarray(array, dtype="<f8").tobytes()
        key = hashlib.sha256(str(array.shape).encode() + packed).hexdigest()[:HASH]
        if key not in self.known:
            self.known[key] = stored(array)
        return key
