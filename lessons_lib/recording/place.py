"""Where in a learner's own code something happened: the expression, as it is written there."""

from __future__ import annotations

import ast
import dis
import functools
import linecache
from types import CodeType, TracebackType
from typing import NamedTuple

from lessons_lib.recording.harmless import is_library

__all__ = ["Place", "is_own", "parents_in", "place_in", "place_of", "way_up"]


class Place(NamedTuple):
    """An expression in a learner's code."""

    said: str  # as it is written; empty where Python does not know its source
    doing: str  # Python's name for what it was about to do
    file: str = ""
    start: tuple[int, int] = (0, 0)  # its line, and its column in bytes

    def way_up(self) -> list[ast.AST]:
        """The call as Python read it, and what it stands in, from the inside out; empty where that is not known."""
        parents = parents_in(self.file)
        # Of `f(1)(2)` the inner call begins where the outer one does.
        *_, here = [None, *(each for each in parents if self._is_at(each))]
        return [] if here is None else way_up(here, parents)

    def _is_at(self, node: ast.AST) -> bool:
        return isinstance(node, ast.Call) and (node.lineno, node.col_offset) == self.start


def parents_in(file: str) -> dict[ast.AST, ast.AST]:
    """What each part of the code in a file, or a cell, stands in; empty where Python does not know it."""
    return _parents("".join(linecache.getlines(file)))


def way_up(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> list[ast.AST]:
    """A part of some code and what it stands in, from the inside out."""
    way = [node]
    while way[-1] in parents:
        way.append(parents[way[-1]])
    return way


@functools.lru_cache(maxsize=4)
def _parents(code: str) -> dict[ast.AST, ast.AST]:
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return {}
    return {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}


def place_of(traceback: TracebackType | None) -> Place | None:
    """The last place in the learner's own code before it stopped; None where it has no code in Python."""
    place = None
    while traceback is not None:
        if is_own(traceback.tb_frame.f_globals.get("__name__")):
            place = place_in(traceback.tb_frame.f_code, traceback.tb_lasti)
        traceback = traceback.tb_next
    return place


def is_own(room: str | None) -> bool:
    """Whether a module is the learner's."""
    return room is None or not (room.startswith("lessons_lib") or is_library(room))


def place_in(code: CodeType, last: int) -> Place:
    """The expression at an instruction of some code."""
    # Where Python calls a function of its own it stands a little behind the instruction.
    *_, at = (each for each in dis.get_instructions(code) if each.offset <= last)
    where = at.positions
    if where is None or where.lineno is None or where.end_lineno is None:
        return Place("", at.opname)
    lines = [linecache.getline(code.co_filename, line) for line in range(where.lineno, where.end_lineno + 1)]
    start = where.col_offset or 0
    # Columns are counted in bytes. First the end, because the first line may be the last.
    lines[-1] = lines[-1].encode()[: where.end_col_offset].decode()
    lines[0] = lines[0].encode()[start:].decode()
    return Place(" ".join("".join(lines).split()), at.opname, code.co_filename, (where.lineno, start))
