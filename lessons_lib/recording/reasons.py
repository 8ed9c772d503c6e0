"""Why a learner's function could not be recorded: the expression at which it stopped, and the line that would do."""

from __future__ import annotations

import ast
import contextlib
import dis
import linecache
import math
import re
from collections.abc import Sequence
from types import CodeType, TracebackType
from typing import Any, NamedTuple

import numpy as np

from lessons_lib.recording.harmless import is_library

__all__ = ["through_text", "why_not"]

# What Python's `math` calls otherwise than NumPy.
NUMPY_NAMES = {
    "asin": "arcsin",
    "acos": "arccos",
    "atan": "arctan",
    "atan2": "arctan2",
    "asinh": "arcsinh",
    "acosh": "arccosh",
    "atanh": "arctanh",
    "fabs": "abs",
    "fsum": "sum",
    "pow": "power",
}
NOT_FOLLOWED_EITHER = {"gamma", "lgamma", "erf", "erfc", "comb", "perm", "factorial", "gcd", "lcm"}


class _Place(NamedTuple):
    said: str  # the expression in the learner's code; empty where Python does not know its source
    doing: str  # Python's name for what it was about to do


def why_not(layer: Any, error: Exception) -> str:
    """Say which expression stopped the recording, and what to write in its place."""
    place = _place(error.__traceback__)
    if place is None:
        said = getattr(layer, "__name__", type(layer).__name__)
        right = _in_numpy(said) if getattr(layer, "__module__", "") == "math" else ""
    elif not place.said:
        return "Its arithmetic cannot be followed: somewhere it asks for plain numbers. Read its code."
    elif place.doing == "STORE_SUBSCR":
        return (
            f"Its arithmetic cannot be followed through `{place.said} = …`: an array of plain numbers does not "
            "keep how they were made. Collect the numbers in a list, and return np.array(list)."
        )
    else:
        said, right = place.said, _right(place.said)
    instead = f": write `{right}`" if right else ", which does not tell how its result is made"
    return f"Its arithmetic cannot be followed through `{said}`{instead}."


def through_text(callers: Sequence[tuple[CodeType, int, str | None]]) -> str:
    """Say where a number became text, by those who asked for it, from the inside out; and what to write instead."""
    place = next((_place_in(code, at) for code, at, room in callers if _is_own(room)), _Place("", ""))
    if not place.said:
        return "Its arithmetic cannot be followed: somewhere it makes text of a number. Read its code."
    right = _rounded(place.said)
    instead = (
        f": write `{right}`" if right else ", which makes text of a number: compute with the number itself"
    )
    return f"Its arithmetic cannot be followed through `{place.said}`{instead}."


def _rounded(said: str) -> str:
    """The rounding that a text was made for: ``round(x, 1)`` for ``f"{x:.1f}"``; empty where it is another text."""
    given: Any = None
    digits: Any = None
    with contextlib.suppress(SyntaxError):
        match ast.parse(f'f"{said}"' if said.startswith("{") else said, mode="eval").body:
            case ast.JoinedStr([ast.FormattedValue(given, -1, ast.JoinedStr([ast.Constant(digits)]))]):
                pass
            case ast.Call(ast.Name("format"), [given, ast.Constant(digits)], []):
                pass
            case ast.Call(ast.Attribute(ast.Constant(digits), "format"), [given], []):
                digits = str(digits).removeprefix("{").removeprefix("0").removeprefix(":").removesuffix("}")
    found = re.fullmatch(r"\.(\d+)f", str(digits))
    return f"round({ast.unparse(given)}, {found[1]})" if given and found else ""


def _place(traceback: TracebackType | None) -> _Place | None:
    """The last place in the learner's own code before it stopped; None where it has no code in Python."""
    place = None
    while traceback is not None:
        if _is_own(traceback.tb_frame.f_globals.get("__name__")):
            place = _place_in(traceback.tb_frame.f_code, traceback.tb_lasti)
        traceback = traceback.tb_next
    return place


def _is_own(room: str | None) -> bool:
    return room is None or not (room.startswith("lessons_lib") or is_library(room))


def _place_in(code: CodeType, last: int) -> _Place:
    # Where Python calls a function of its own it stands a little behind the instruction.
    *_, at = (each for each in dis.get_instructions(code) if each.offset <= last)
    where = at.positions
    if where is None or where.lineno is None or where.end_lineno is None:
        return _Place("", at.opname)
    lines = [linecache.getline(code.co_filename, line) for line in range(where.lineno, where.end_lineno + 1)]
    # Columns are counted in bytes. First the end, because the first line may be the last.
    lines[-1] = lines[-1].encode()[: where.end_col_offset].decode()
    lines[0] = lines[0].encode()[where.col_offset or 0 :].decode()
    return _Place(" ".join("".join(lines).split()), at.opname)


def _right(said: str) -> str:
    """The line that would do in place of a call that asks for a plain number; empty where there is none."""
    with contextlib.suppress(SyntaxError):
        match ast.parse(said, mode="eval").body:
            case ast.Call(ast.Name("float"), [given], []):
                return ast.unparse(given)
            case ast.Call(ast.Name("int"), [given], []):
                return f"np.trunc({ast.unparse(given)})"
            case ast.Call(ast.Attribute(given, "astype"), [ast.Name("float")], []):
                return ast.unparse(given)
            case ast.Call(ast.Attribute(given, "astype"), [ast.Name("int")], []):
                return f"np.trunc({ast.unparse(given)})"
            case ast.Call(ast.Attribute(ast.Name("math"), name) | ast.Name(name), arguments, []):
                right = _in_numpy(name)
                return right and f"{right}({', '.join(map(ast.unparse, arguments))})"
    return ""


def _in_numpy(name: str) -> str:
    """What NumPy has in place of a function of `math`, and recorded numbers with it."""
    instead = NUMPY_NAMES.get(name, name)
    known = hasattr(math, name) and hasattr(np, instead) and name not in NOT_FOLLOWED_EITHER
    return f"np.{instead}" if known else ""
