"""A CSV file as a table: its first row names the columns, which commas, semicolons or tabs part."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import IO, Any

from lessons_lib.data.decimal_mark import DecimalMark, is_shown, mark_in
from lessons_lib.data.table import Table, checked
from lessons_lib.numbers.door import InputTypeError, InputValueError, shortened
from lessons_lib.numbers.telling import listed

__all__ = ["CsvFile", "file_name", "read_csv"]

CsvFile = str | PathLike[str] | IO[Any]
Row = tuple[int, list[str]]  # its number, as a spreadsheet counts, and its cells


def file_name(file: CsvFile) -> str:
    """What a file is called, without its folder: ``houses.csv``; one without a name is "the file"."""
    name = file if isinstance(file, str | PathLike) else getattr(file, "name", None)
    return Path(name).name if isinstance(name, str | PathLike) else "the file"


def read_csv(file: CsvFile, decimal: str | None = None) -> Table:
    """The rows of a CSV file below its first row, which names the columns.

    A semicolon in the first row parts the columns, else a tab, else the comma. Where commas part
    them, the decimal mark is the point; elsewhere it is the one that the numbers show. Blank rows
    are left out. Rows are counted as a spreadsheet counts them: that with the names is row 1.

    Args:
        file: its path, or an open file.
        decimal: the decimal mark, ``"."`` or ``","``, where it is not the one above.

    Raises:
        InputTypeError: the file is neither a path nor an open file.
        InputValueError: it is empty, not in UTF-8, has a row of another length, or two decimal marks.
    """
    who = file_name(file)
    text = _text(file, who)
    separator = _separator(text)
    (_, columns), *rows = _trimmed(list(_rows(text, separator, who)), who)
    for number, cells in rows:
        if len(cells) != len(columns):
            raise InputValueError(
                f"{who}, row {number}, has {len(cells)} cells, and row 1 names {len(columns)} columns: "
                f"{', '.join(columns)}. Put quotes around a text that holds a {separator!r}."
            )
    every = [cell for _, cells in rows for cell in cells]
    mark = DecimalMark("." if decimal is None else decimal)
    if decimal is None and separator != ",":
        mark = mark_in(every, who)
    elif is_shown(every, mark.mark):
        mark = DecimalMark(mark.mark, shown=True)
    numbers, below = [number for number, _ in rows], [cells for _, cells in rows]
    return checked(Table(who, columns, below, numbers, mark.read, mark.hint))


def _text(file: CsvFile, who: str) -> str:
    if isinstance(file, str | PathLike):
        content: Any = _bytes(file)
    elif hasattr(file, "readline"):
        content = file.read()
    else:
        raise InputTypeError(
            'A CSV file is given by its path, as in "houses.csv", or as an open file, and here came '
            f"{shortened(file)}."
        )
    try:
        text: str = content if isinstance(content, str) else content.decode("utf-8")
    except UnicodeDecodeError:
        raise InputValueError(
            f'{who} is not written in UTF-8. In the spreadsheet save it as "CSV UTF-8", or open it with '
            'its own encoding: open(path, encoding="cp1252", newline="").'
        ) from None
    return text.removeprefix("\ufeff")  # some spreadsheets begin a file with this mark of no width


def _bytes(path: str | PathLike[str]) -> bytes:
    if Path(path).is_dir():
        files = sorted(each.name for each in Path(path).glob("*.csv"))
        right = f"In it are {listed(files)}." if files else "No file in it ends with .csv."
        raise IsADirectoryError(f"{str(path)!r} is a folder, and a data set is made of one file. {right}")
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        folder = Path(path).absolute().parent
        raise FileNotFoundError(
            f"There is no file {Path(path).name} in {folder}. Put it there, or write its whole path."
        ) from None


def _separator(text: str) -> str:
    header = next((line for line in text.splitlines() if line.strip()), "")
    unquoted = re.sub('"[^"]*"', "", header)
    return next((mark for mark in ";\t" if mark in unquoted), ",")


def _rows(text: str, separator: str, who: str) -> Iterator[Row]:
    """Each row that is not blank."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True, strict=True)
    try:
        for number, cells in enumerate(lines, start=1):
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield number, stripped
    except csv.Error as error:
        raise InputValueError(f"{who}, line {lines.line_num}, cannot be read as CSV: {error}.") from None


def _trimmed(rows: list[Row], who: str) -> list[Row]:
    """The rows without the empty columns that a spreadsheet may leave at the end of each."""
    if not rows:
        raise InputValueError(f"{who} is empty: its first row should name the columns.")
    width = max(max(at for at, cell in enumerate(cells, start=1) if cell) for _, cells in rows)
    return [(number, cells[:width]) for number, cells in rows]
