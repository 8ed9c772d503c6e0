"""A function run on numbers that remember, also where it calls max, min or math."""

from __future__ import annotations

import math
from collections.abc import Callable
from types import FunctionType, SimpleNamespace
from typing import Any

from lessons_lib.numbers.arithmetic import Number, maximum

__all__ = ["recording"]


def recording(function: Callable[..., Any]) -> Callable[..., Any]:
    """A copy of a function, and of the functions it calls by name, in which max, min and math remember too."""
    made: Callable[..., Any] = _copied(function, {})
    return made


def _copied(function: Any, known: dict[int, Any]) -> Any:
    if not isinstance(function, FunctionType) or id(function) in known:
        return known.get(id(function), function)
    names = dict(function.__globals__)
    copy = FunctionType(
        function.__code__, names, function.__name__, function.__defaults__, function.__closure__
    )
    copy.__kwdefaults__ = function.__kwdefaults__
    known[id(function)] = copy
    used = [name for name in function.__code__.co_names if name in names]
    names.update({name: _copied(names[name], known) for name in used}, **REMEMBERING)
    return copy


# Python's own, but on numbers that remember they leave a trace ----------------------------------------


def _max(*values: Any, **more: Any) -> Any:
    row = list(values[0]) if len(values) == 1 else list(values)
    if more or not any(isinstance(value, Number) for value in row):
        return max(*values, **more)
    return maximum(*row)


def _min(*values: Any, **more: Any) -> Any:
    row = list(values[0]) if len(values) == 1 else list(values)
    if more or not any(isinstance(value, Number) for value in row):
        return min(*values, **more)
    return next(value for value in row if isinstance(value, Number)).made("min", *row)


def _of_math(name: str) -> Callable[[Any], Any]:
    plain = getattr(math, name)
    return lambda value: getattr(value, name)() if isinstance(value, Number) else plain(value)


REMEMBERING: dict[str, Any] = {
    "max": _max,
    "min": _min,
    "math": SimpleNamespace(**vars(math) | {name: _of_math(name) for name in ("exp", "log", "sqrt", "tanh")}),
}
