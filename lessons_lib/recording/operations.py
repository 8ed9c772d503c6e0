"""Recorded arithmetic as a row of operations in which each stands once: what is computed alike is the same."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.writing import in_order

__all__ = ["Operations"]

MOST_OPERATIONS = 20_000  # of one function; more would make a page heavy


class Operations:
    """Operations by position, each after its parts: ``("x", 0)``, ``("=", 58.0)``, ``("*", 1, 0)``."""

    def __init__(self) -> None:
        self.rows: list[tuple[Any, ...]] = []
        self.names: dict[int, str] = {}  # of intermediates that were given one
        self._places: dict[tuple[Any, ...], int] = {}

    def place(self, number: Number) -> int:
        """The position of the operation that made a number; the same for all that were made alike.

        Raises:
            OverflowError: there are too many.
        """
        done: dict[int, int] = {}
        for each in in_order(number):
            done[id(each)] = self._put(each, [done[id(part)] for part in each.parts])
        return done[id(number)]

    def shared(self, numbers: Iterable[Number]) -> list[Number]:
        """The same numbers, in which arithmetic that was done twice is one."""
        known: dict[int, Number] = {}
        return [self._shared(number, known) for number in numbers]

    def _shared(self, number: Number, known: dict[int, Number]) -> Number:
        done: dict[int, int] = {}
        for each in in_order(number):
            place = self._put(each, [done[id(part)] for part in each.parts])
            done[id(each)] = place
            known.setdefault(place, replace(each, parts=tuple(known[done[id(part)]] for part in each.parts)))
        return known[done[id(number)]]

    def _put(self, number: Number, parts: list[int]) -> int:
        if number.index is not None:
            row: tuple[Any, ...] = ("x", number.index)
        elif number.operation:
            row = (number.operation, *parts)
        else:
            row = ("=", float(number.value))
        # A constant by its bits: NaN is not equal to itself, and -0.0 is equal to 0.0.
        key = ("=", struct.pack("<d", row[1])) if row[0] == "=" else row
        named = number.name if number.operation else ""
        if (key, named) not in self._places:
            if len(self.rows) >= MOST_OPERATIONS:
                raise OverflowError("These are more operations than a page can hold.")
            self._places[key, named] = len(self.rows)
            self.rows.append(row)
            if named:
                self.names[len(self.rows) - 1] = named
        return self._places[key, named]
