"""The numbers that a learner wrote into a function, such as the 58 of ``58 * a``, and the function with other ones.

They are told apart by where they stand in the code, so that two that are alike are two. What Python works out when it
reads the code, such as ``1 / 200``, is one number. Those of a global, a default or a function written inside stay.
"""

from __future__ import annotations

import dis
import functools
import math
from collections.abc import Iterable, Mapping, Sequence
from types import FunctionType
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

__all__ = ["Constant", "Place", "constants", "turned_texts", "with_constants", "with_texts", "written"]

LOADS = frozenset({"LOAD_CONST", "LOAD_SMALL_INT"})  # the second one is Python's from 3.14 on
MOST = 24  # numbers of one function; nobody would turn more
MOST_HELD = 256  # constants that an instruction of two bytes can point at
AS_PLAIN = frozenset(
    {"tolist", "item"}
)  # make Python's own numbers, which compute otherwise when divided by 0

Place = tuple[int, int, int]  # line, first byte and last of where a number is written


class Constant(NamedTuple):
    """A number in a function's code: its value, where it is written, and the instructions that load it."""

    value: float
    place: Place
    loads: tuple[int, ...]


# What is written in place of a function's own numbers, where it was made with others.
_turned: WeakKeyDictionary[FunctionType, Mapping[Place, str]] = WeakKeyDictionary()


def constants(function: Any) -> tuple[Constant, ...]:
    """The numbers that the code of a function loads, in its order; none of what is no plain function."""
    if not isinstance(function, FunctionType) or hasattr(function, "__wrapped__"):
        return ()
    names = {*function.__code__.co_names, *function.__code__.co_freevars}
    if function.__name__ in names or names & AS_PLAIN:
        return ()  # what calls itself would call itself as it was
    found: dict[tuple[Place, float], list[int]] = {}
    for step in dis.get_instructions(function):
        if step.opname in LOADS and _is_number(step.argval):
            place = _place(step.positions)
            if place is None:
                return ()
            found.setdefault((place, step.argval), []).append(step.offset)  # a loop's test stands in it twice
    fits = len(found) <= MOST and len(function.__code__.co_consts) + len(found) <= MOST_HELD
    return tuple(Constant(value, place, tuple(at)) for (place, value), at in found.items()) if fits else ()


def _is_number(value: Any) -> bool:
    """Whether it is a number that is the same as a float; True is none that anyone turns."""
    return math.isfinite(value) if isinstance(value, float) else type(value) is int and abs(value) <= 2**53


def _place(positions: dis.Positions | None) -> Place | None:
    if positions is None or positions.lineno is None or positions.lineno != positions.end_lineno:
        return None
    if positions.col_offset is None or positions.end_col_offset is None:
        return None
    return positions.lineno, positions.col_offset, positions.end_col_offset


def with_constants(function: FunctionType, values: Mapping[Constant, Any]) -> FunctionType:
    """The function with other numbers in place of some of its `constants`."""
    code = function.__code__
    steps, held = bytearray(code.co_code), list(code.co_consts)
    for constant, value in values.items():
        for at in constant.loads:
            steps[at : at + 2] = bytes((dis.opmap["LOAD_CONST"], len(held)))
        held.append(value)
    fresh = code.replace(co_code=bytes(steps), co_consts=tuple(held))
    made = FunctionType(
        fresh, function.__globals__, function.__name__, function.__defaults__, function.__closure__
    )
    functools.update_wrapper(made, function)
    del made.__wrapped__  # type: ignore[attr-defined]
    made.__kwdefaults__ = function.__kwdefaults__
    texts = {constant.place: written(value) for constant, value in values.items()}
    _turned[made] = {**turned_texts(function), **texts}
    return made


def turned_texts(function: Any) -> Mapping[Place, str]:
    """What is written in place of a function's own numbers: nothing, where it is as it was written."""
    return _turned.get(function, {}) if isinstance(function, FunctionType) else {}


def written(value: Any) -> str:
    """A number as code, without a loss; the page's script writes it alike (`codeNumber`)."""
    whole = isinstance(value, int | float) and abs(value) < 1e16 and value == int(value)
    return str(int(value)) if whole else repr(value)


def with_texts(lines: Sequence[str], first: int, texts: Iterable[tuple[Place, str]]) -> list[str]:
    """Lines of code, which begin at line `first` of their file, with other texts at some places."""
    changed = [line.encode() for line in lines]
    for (line, start, end), text in sorted(texts, reverse=True):  # from the end, so that places stay
        at = line - first
        if 0 <= at < len(changed):  # else the file was changed since, and this is other code
            changed[at] = changed[at][:start] + text.encode() + changed[at][end:]
    return [line.decode() for line in changed]
