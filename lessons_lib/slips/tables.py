"""How a row or a table of the question goes wrong: rows for columns, a row from its end, two rows swapped."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from lessons_lib.numbers.arithmetic import Number
from lessons_lib.slips.changes import Change
from lessons_lib.slips.words import base, called, factors, place

__all__ = ["of_the_tables"]

MOST_ROWS = 4
READ = {
    "rows": "You read {} down its columns, it seems. What belongs together: a row or a column?",
    "columns": "You read {} along its rows, it seems. What belongs together: a row or a column?",
    "": "You took rows of {} for columns, or columns for rows, it seems.",
}


def of_the_tables(numbers: Sequence[Number]) -> Iterator[Change]:
    """All that can go wrong with the rows and tables among the numbers of some arithmetic."""
    tables: dict[str, dict[tuple[int, ...], Number]] = {}
    for leaf in numbers:
        if not leaf.operation and place(leaf):
            tables.setdefault(base(leaf), {})[place(leaf)] = leaf
    for name, table in tables.items():
        if any(len(where) == 2 for where in table):
            said = READ[_read_along(name, numbers)].format(called(name))
            moved = {id(leaf): table[where[::-1]] for where, leaf in table.items() if where[::-1] in table}
            yield Change("columns for rows", said, called(name), 3, moved)
        elif len(table) > 2:
            last = len(table) - 1
            said = f"You took {called(name)} from its end, it seems."
            moved = {id(leaf): table[(last - at,)] for (at, *_), leaf in table.items()}
            yield Change("order", said, called(name), 2, moved)
        yield from _another_row(name, table)
    for (one, first), (two, second) in itertools.combinations(tables.items(), 2):
        if first.keys() == second.keys():
            said = f"You swapped {called(one)} and {called(two)}, it seems."
            there = {id(first[where]): second[where] for where in first}
            back = {id(second[where]): first[where] for where in first}
            yield Change("swapped", said, called(one), 2, there | back)


def _another_row(name: str, table: dict[tuple[int, ...], Number]) -> Iterator[Change]:
    """One row of a table is taken twice, and another not at all; of a row, one number."""
    rows = sorted({where[0] for where in table})
    for here, there in itertools.permutations(rows, 2) if 1 < len(rows) <= MOST_ROWS else ():
        moved = {id(leaf): table[(there, *where[1:])] for where, leaf in table.items()
                 if where[0] == here and (there, *where[1:]) in table}  # fmt: skip
        if moved:
            one = "row" if any(len(where) > 1 for where in table) else "number"
            said = f"You took one {one} of {called(name)} in place of another, it seems. Which belongs where?"
            yield Change("another row", said, called(name), 0, moved)


def _read_along(name: str, numbers: Sequence[Number]) -> str:
    """Whether the right sums take a table along its rows or its columns; nothing, if some do either."""
    found = set()
    for total in numbers:
        if total.operation == "+":
            used = [place(one) for term in total.parts for one in _leaves_of(term) if base(one) == name]
            rows, columns = ({where[axis] for where in used if len(where) == 2} for axis in (0, 1))
            if max(len(rows), len(columns)) > 1:
                found.add("rows" if len(rows) == 1 else "columns" if len(columns) == 1 else "")
    return found.pop() if len(found) == 1 else ""


def _leaves_of(term: Number) -> list[Number]:
    inner = term.parts[0] if term.operation == "negative" else term
    return [one for one in factors(inner) if not one.operation and one.name]
