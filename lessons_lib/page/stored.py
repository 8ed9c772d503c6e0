"""Arrays as data, each as short as it is without the loss of a bit: as a list or as bytes; parameters by hash.

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

__all__ = ["Parameters", "packed", "shapes", "stored", "unpacked"]

HASH = 12  # characters; enough to tell the arrays of one page apart
LARGE = 10_000  # numbers of an array that stands there as bytes
MOST_IN_TABLE = 65_536  # different numbers of an array, whose places in a table have two bytes each


def stored(array: Array) -> dict[str, Any]:
    """An array as data: its shape, and its numbers so that not a bit of them is lost."""
    numbers = np.ascontiguousarray(array, dtype="<f8")
    whole: dict[str, Any] = {"values": _values(numbers)}
    is_large = isinstance(whole["values"], memoryview)
    ways = [whole] if is_large else [whole, *_singles(numbers), *_in_a_table(numbers)]
    return {"shape": list(array.shape)} | min(ways, key=_length)


def unpacked(array: dict[str, Any]) -> Array:
    """The numbers of an array that was stored."""
    values, table = array["values"], array.get("table")
    if isinstance(values, list):
        return np.array(values, dtype=float).reshape(array["shape"])
    held = base64.b64decode(values) if isinstance(values, str) else values
    if table is None:
        kind = "<f4" if array.get("single") else "<f8"
        return np.frombuffer(held, dtype=kind).astype(float).reshape(array["shape"])
    numbers = np.frombuffer(base64.b64decode(table), dtype="<f8")
    found: Array = numbers[np.frombuffer(held, dtype=_place(len(numbers)))].reshape(array["shape"])
    return found


def packed(values: memoryview) -> str:
    """The bytes of an array as JSON can hold them."""
    return base64.b64encode(values).decode()


def shapes(written: dict[str, Any]) -> Iterator[Sequence[int]]:
    """The shapes of all arrays of a page."""
    yield from (each["shape"] for each in written.get("parameters", {}).values())
    for trace in (*written.get("traces", ()), *written.get("samples", ())):
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


def _singles(array: Array) -> Iterator[dict[str, Any]]:
    """An array that came from float32, such as PyTorch's, as what it was."""
    with np.errstate(over="ignore", invalid="ignore"):
        short = array.astype("<f4")
    if np.array_equal(short.astype("<f8").view("<u8"), array.view("<u8")):
        yield {"values": packed(short.data if array.size else memoryview(b"")), "single": True}


def _in_a_table(array: Array) -> Iterator[dict[str, Any]]:
    """An array of few different numbers, such as a photo: these, and the place of each of its numbers among them."""
    bits, places = np.unique(array.view("<u8"), return_inverse=True)  # 0.0 and -0.0 are two
    if len(bits) < min(array.size, MOST_IN_TABLE):
        short = places.astype(_place(len(bits)))
        yield {"values": packed(short.data), "table": packed(bits.data)}


def _place(numbers: int) -> str:
    """What holds the place of a number in a table of so many."""
    return "<u1" if numbers <= 256 else "<u2"


def _length(written: dict[str, Any]) -> int:
    return len(json.dumps(written, default=packed, separators=(",", ":")))


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
