"""An answer as plain data: what may leave a learner's process, and nothing else may.

Numbers, texts, rows and arrays travel as they are. A function stays where it is: what travels is its number
among the functions of the answer, under which it can be called. All else travels as the name of its kind.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np

from lessons_lib.data import Sample
from lessons_lib.layers import BuiltIn
from lessons_lib.model import Model
from lessons_lib.model.trace import BatchTrace, Trace
from lessons_lib.numbers.door import shortened

__all__ = ["Packing"]

MOST = 100_000  # numbers in one answer
LONGEST = 1_000  # characters of a text
DEEPEST = 12  # brackets within brackets
NUMERIC = "biuf"  # the sorts of arrays that hold numbers: truths, whole numbers, floats
Plain = Any  # what JSON can say


@dataclass
class Packing:
    """What has been packed of one answer: the functions in it, in the order of their numbers."""

    functions: list[Callable[..., Any]] = field(default_factory=list)
    packed: int = 0

    def pack(self, value: object) -> Plain:
        """A value as plain data; every sort but texts, truths and None is named by a key."""
        try:
            return self._packed(value, 0)
        except OverflowError:
            return {"other": "something very large"}
        except Exception:  # noqa: BLE001 (an object of a learner's may fail in any way when it is looked at)
            return {"other": type(value).__name__}

    def _packed(self, value: object, depth: int) -> Plain:
        self.packed += np.size(value) if isinstance(value, np.ndarray) else 1
        if self.packed > MOST or depth > DEEPEST:
            raise OverflowError
        if isinstance(value, str):
            return str(value[:LONGEST])
        if value is None or isinstance(value, bool):
            return value
        if value is ...:
            return {"blank": None}
        return self._number(value) or self._row(value, depth) or self._thing(value)

    def _number(self, value: object) -> Plain:
        if isinstance(value, np.ndarray) and value.dtype.kind in NUMERIC:
            return {"array": np.asarray(value).tolist()}
        if isinstance(value, np.bool_ | np.number):
            value = value.item()
        if isinstance(value, bool | int | float | complex | Fraction):
            return {type(value).__name__: _written(value)}
        return None

    def _row(self, value: object, depth: int) -> Plain:
        if isinstance(value, list | tuple):
            sort = "tuple" if isinstance(value, tuple) else "list"
            return {sort: [self._packed(each, depth + 1) for each in value]}
        return None

    def _thing(self, value: object) -> Plain:
        if isinstance(value, Trace | BatchTrace | Sample):
            return {
                "ours": next(kind.__name__ for kind in (Trace, BatchTrace, Sample) if isinstance(value, kind))
            }
        weights = getattr(value, "weights", None) if isinstance(value, BuiltIn) else None
        if weights is not None:  # its numbers may be what is asked
            bias = getattr(value, "bias", None)
            return {"linear": [weights.tolist(), None if bias is None else bias.tolist()]}
        if isinstance(value, Model) and value.is_as_explained:
            return {"model": [self._place(place) for place in value.places]}
        if isinstance(value, type):
            return {"class": {"name": value.__name__, "builtin": issubclass(value, BuiltIn)}}
        if callable(value):
            return {"function": self._called(value)}
        looks = f": {shortened(value)}" if sys.getsizeof(value) < LONGEST else ""
        return {"other": f"{type(value).__name__}{looks}"}

    def _place(self, place: Any) -> Plain:
        return {"label": place.label, "sources": list(place.sources), "layer": self._called(place.layer)}

    def _called(self, function: Callable[..., Any]) -> Plain:
        self.functions.append(function)
        name = getattr(function, "__name__", "")
        return {
            "at": len(self.functions) - 1,
            "name": name if isinstance(name, str) else "",
            "takes": _inputs(function),
        }


def _written(value: complex | Fraction) -> str:
    """A number with all its digits; one that Python does not write out, by its size."""
    try:
        return str(value) if isinstance(value, Fraction) else repr(value)
    except ValueError:  # thousands of digits
        return "inf" if value > 0 else "-inf"  # type: ignore[operator]


def _inputs(function: Callable[..., Any]) -> list[list[Any]] | None:
    """What a function takes: each input's name, its kind, and whether it may be left out."""
    try:
        inputs = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return None
    return [[each.name, int(each.kind), each.default is not each.empty] for each in inputs]
