"""Rows of cells below the names of their columns, from lists, arrays and pandas; `csv_file` reads one from a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons_lib.data.cells import is_like_a_number
from lessons_lib.data.sample import Sample
from lessons_lib.numbers.door import InputTypeError, InputValueError, shortened
from lessons_lib.numbers.notation import counted

__all__ = ["Table", "checked", "table_of"]


@dataclass(frozen=True)
class Table:
    """Rows of cells below the names of their columns."""

    who: str  # what a message calls it: the file, or the data set
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    numbered: Sequence[int]  # what a message calls each row
    read: Callable[[Any], Any] = lambda cell: cell  # a cell's value, where it is written as text
    hint: Callable[[str], str] = lambda _: ""  # why a text is no number, where that can be told

    @property
    def unnamed(self) -> str:
        """A hint, where the names of the columns look like a row of numbers."""
        first = ", ".join(self.columns)
        few = all(map(is_like_a_number, self.columns))
        return f" Its first row should name the columns, and seems to hold numbers: {first}." if few else ""

    def column(self, name: str) -> Iterator[tuple[str, Any]]:
        """Each cell of a column, and what a message calls it."""
        at = self.columns.index(name)
        for number, row in zip(self.numbered, self.rows, strict=True):
            yield f"{self.who}, row {number}, column {name},", row[at]


def table_of(who: str, rows: Any, features: Sequence[str] | None, target: str | None) -> Table:
    """Rows as a table: a pandas table's own, or lists of the features' numbers with the target last."""
    if hasattr(rows, "itertuples"):
        cells: Sequence[Sequence[Any]] = list(rows.itertuples(index=False, name=None))
        return checked(Table(who, [str(column) for column in rows.columns], cells, range(1, len(cells) + 1)))
    if features is None:
        raise InputTypeError(
            f'{who} expects the names of its features, as in features=("rooms", "age"): '
            "only a table of pandas brings its own."
        )
    columns = [*features, *([] if target is None else [target])]
    listed = list(_listed(who, rows))
    for number, row in enumerate(listed, start=1):
        if len(row) != len(columns):
            raise InputValueError(_wrong_length(f"{who}, row {number},", row, columns, target))
    return checked(Table(who, columns, listed, range(1, len(listed) + 1)))


def _listed(who: str, rows: Any) -> Iterator[Sequence[Any]]:
    right = "as in [(5, 30, 12, 310), (3, 10, 4, 295)]"
    if not _is_row(rows):
        raise InputTypeError(f"{who} expects a list of rows, {right}, and got {shortened(rows)}.")
    for number, row in enumerate(rows, start=1):
        if isinstance(row, Sample):
            raise InputTypeError(
                f"{who} expects rows of numbers, {right}, and row {number} is a sample already. "
                f"Write DataSet({who!r}, features, samples)."
            )
        if not _is_row(row):
            raise InputTypeError(
                f"{who} expects each row to be a list of numbers, {right}, and row {number} is {shortened(row)}."
            )
        yield list(row)


def _is_row(x: Any) -> bool:
    """Whether x holds things in an order: a list, a tuple, an array; no text, no dict, no single number."""
    ordered = isinstance(x, Sequence) or hasattr(x, "to_numpy")  # the latter is a row of a pandas table
    return (ordered and not isinstance(x, str)) or (isinstance(x, np.ndarray) and x.ndim > 0)


def _wrong_length(here: str, row: Sequence[Any], columns: Sequence[str], target: str | None) -> str:
    wanted = f"{counted(len(columns), 'number')} ({', '.join(columns)})"
    got = f"{here} expects {wanted} and got {len(row)}: {shortened(tuple(row))}."
    if target is not None and len(row) == len(columns) - 1:
        return f"{got} Is its target missing? {target} comes last."
    if target is None and len(row) == len(columns) + 1:
        return f'{got} If the last one is the target, say what it is: target="price".'
    return got


def checked(table: Table) -> Table:
    """The same table, if it has rows and each column a name of its own."""
    for at, name in enumerate(table.columns):
        if not isinstance(name, str):
            raise InputTypeError(f"{table.who} expects the names of its columns as text, and got {name!r}.")
        if not name.strip():
            raise InputValueError(f"{table.who}: column {at + 1} has no name. Give it one.")
        if name in table.columns[:at]:
            raise InputValueError(
                f"{table.who} has two columns {name!r}. Give each a name of its own.{table.unnamed}"
            )
    if not table.rows:
        raise InputValueError(f"{table.who} has no rows, and so no samples.")
    return table
