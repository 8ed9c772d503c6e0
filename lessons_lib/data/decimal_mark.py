"""Numbers as a file writes them: with a decimal point or, as in much of Europe, with a decimal comma."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lessons_lib.numbers.door import InputValueError, shortened

__all__ = ["DecimalMark", "is_shown", "mark_in"]

WORDS = {".": "point", ",": "comma"}
WRITTEN = {
    mark: re.compile(rf"[-+]?(\d+{re.escape(mark)}?\d*|{re.escape(mark)}\d+)([eE][-+]?\d+)?", re.ASCII)
    for mark in WORDS
}
# 1.500 is one and a half to some, and fifteen hundred to others. 0.125 is nobody's thousands.
THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}([.,]\d{3})+", re.ASCII)


@dataclass(frozen=True)
class DecimalMark:
    """The sign before a number's decimals: ``.`` or ``,``."""

    mark: str = "."
    shown: bool = False  # whether another number of the file leaves no doubt about it

    def __post_init__(self) -> None:
        if not isinstance(self.mark, str) or self.mark not in WORDS:
            raise InputValueError(
                f'A decimal mark is "." or ",", and decimal={shortened(self.mark)} was given.'
            )

    def read(self, cell: str) -> float | str:
        """The number that is written in a cell; any other text as it is."""
        return float(cell.replace(self.mark, ".")) if WRITTEN[self.mark].fullmatch(cell) else cell

    def hint(self, cell: str) -> str:
        """Why a text that looks like a number is read as none."""
        ours, other = WORDS[self.mark], "," if self.mark == "." else "."
        if not (WRITTEN[other].fullmatch(cell) or THOUSANDS.fullmatch(cell)):
            return ""
        said = f"In this file the decimal mark is the {ours}, and thousands are written without a mark"
        if THOUSANDS.fullmatch(cell):
            said += f": write {re.sub('[.,]', '', cell)} if that is meant"
        # Where other numbers show the mark, another one would read 1,200 as 1.2.
        return (
            f"{said}."
            if self.shown
            else f"{said}. If the {WORDS[other]} is the decimal mark, say decimal={other!r}."
        )


def is_shown(cells: Iterable[str], mark: str) -> bool:
    """Whether one of some cells is a number with this decimal mark, beyond doubt."""
    return any(
        mark in cell and WRITTEN[mark].fullmatch(cell) and not THOUSANDS.fullmatch(cell) for cell in cells
    )


def mark_in(cells: Iterable[str], who: str) -> DecimalMark:
    """The decimal mark that the numbers among some cells show.

    Raises:
        InputValueError: they show both, or could be meant either way.
    """
    shown: dict[str, str] = {}
    unsure = ""
    for cell in cells:
        if THOUSANDS.fullmatch(cell):
            unsure = cell
            continue
        shown |= {mark: cell for mark in WORDS if mark in cell and WRITTEN[mark].fullmatch(cell)}
    if len(shown) > 1:
        raise InputValueError(
            f"{who} has a number with a comma, {shown[',']}, and one with a point, {shown['.']}. "
            'Say which is the decimal mark: decimal="," or decimal=".".'
        )
    if unsure and not shown:
        raise InputValueError(
            f"{who} holds {unsure}, and nothing tells whether its mark stands before decimals or between "
            f'thousands. If it is the decimal mark, say decimal="{"," if "," in unsure else "."}".'
        )
    return DecimalMark(next(iter(shown), "."), bool(shown))
