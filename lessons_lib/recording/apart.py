"""A copy of a learner's function with a world of its own, so that running it once more changes nothing outside.

A recorded run is a second run. Whatever the function reaches (a counter, a list, a class, another
function) is copied first, so that nobody sees it run again. What cannot be copied, such as an open file,
or is not known to be harmless, such as another library, is a reason not to run it.
"""

from __future__ import annotations

import contextlib
import functools
from types import BuiltinFunctionType, CellType, FunctionType, MethodType, ModuleType
from typing import Any

import numpy as np

from lessons_lib.recording.harmless import (
    CannotRunAgainError,
    asked_of_number,
    codes,
    is_harmless,
    of_another_kind,
    refusal,
    refuse_reaching_out,
)

__all__ = ["apart"]

NUMPY_FUNCTION = type(np.mean)


def apart(layer: Any) -> Any:
    """A copy that computes the same and changes nothing outside itself.

    Raises:
        CannotRunAgainError: that cannot be promised.
    """
    try:
        world = _World()
        copy = world.copied(layer)
        world.refuse_telling_apart()
    except CannotRunAgainError:
        raise
    except Exception as error:  # an object may refuse to be copied in any way at all
        raise refusal("something that cannot be copied") from error
    return copy


class _World:
    """What has been copied so far: two functions that share a list share its copy."""

    def __init__(self) -> None:
        self._copies: dict[int, tuple[Any, Any]] = {}  # each with its original, which must live as long
        self._asked, self._catches = "", False

    def refuse_telling_apart(self) -> None:
        """Refuse a function that reads what a float has not, and catches the error: it may go another way then."""
        if self._asked and self._catches:
            raise of_another_kind(f".{self._asked}")

    def copied(self, value: Any) -> Any:
        """The value's copy; the value itself where nobody can change it."""
        if id(value) not in self._copies:
            self._keep(value, self._copy(value))
        return self._copies[id(value)][1]

    def _keep(self, value: Any, copy: Any) -> Any:
        self._copies[id(value)] = (value, copy)
        return copy

    def _copy(self, value: Any) -> Any:
        if _nobody_changes(value):
            return value
        match value:
            case FunctionType():
                copy: Any = self._function(value)
            case MethodType():
                copy = MethodType(self.copied(value.__func__), self.copied(value.__self__))
            case type():
                copy = value if is_harmless(value.__module__) else self._class(value)
            case ModuleType() | BuiltinFunctionType():
                copy = _if_harmless(value)
            case np.ndarray():
                copy = value.copy()
            case list() | set() | frozenset() | dict() | tuple():
                copy = self._collection(value)
            case functools.partial():
                given = map(self.copied, value.args)
                copy = functools.partial(self.copied(value.func), *given, **self.copied(value.keywords))
            case _:
                copy = self._object(value)
        return copy

    def _collection(self, value: Any) -> Any:
        if isinstance(value, tuple | frozenset):
            parts = map(self.copied, value)
            return type(value)(*parts) if hasattr(value, "_fields") else type(value)(parts)
        if type(value) not in {list, set, dict}:
            raise refusal(f"a {type(value).__name__}")
        copy = self._keep(value, type(value)())  # before its parts: a list may stand in itself
        if isinstance(value, dict):
            copy.update({self.copied(key): self.copied(each) for key, each in value.items()})
        elif isinstance(value, set):
            copy.update(map(self.copied, value))
        else:
            copy.extend(map(self.copied, value))
        return copy

    def _function(self, function: FunctionType) -> Any:
        room = function.__globals__.get("__name__")
        if room != "builtins" and is_harmless(room):
            return function
        refuse_reaching_out(function)
        outside = self._copies.setdefault(id(function.__globals__), (function.__globals__, {}))[1]
        cells = tuple(self._cell(cell) for cell in function.__closure__ or ())
        copy = FunctionType(function.__code__, outside, function.__name__, None, cells)
        self._keep(function, copy)
        copy.__defaults__ = self.copied(function.__defaults__)
        copy.__kwdefaults__ = self.copied(function.__kwdefaults__)
        copy.__dict__.update(self.copied(vars(function)))
        outside.setdefault("__name__", room)
        for code in codes(function.__code__):
            self._asked = self._asked or asked_of_number(code)
            self._catches = self._catches or bool(code.co_exceptiontable)
        for name in {name for code in codes(function.__code__) for name in code.co_names}:
            if name in function.__globals__ and name not in outside:
                outside[name] = self.copied(function.__globals__[name])
        return copy

    def _cell(self, cell: CellType) -> CellType:
        if id(cell) not in self._copies:
            copy = self._keep(cell, CellType())  # before its contents: a function may hold itself
            with contextlib.suppress(ValueError):  # it is empty as yet
                copy.cell_contents = self.copied(cell.cell_contents)
        known: CellType = self._copies[id(cell)][1]
        return known

    def _class(self, original: type) -> Any:
        if type(original) is not type:
            raise refusal(f"the class {original.__name__}")
        left_out = {"__dict__", "__weakref__", *original.__dict__.get("__slots__", ())}
        copy = type(original.__name__, tuple(map(self.copied, original.__bases__)), {})
        self._keep(original, copy)
        for name, value in vars(original).items():
            if name not in left_out:
                told = name.startswith("__") and not isinstance(
                    value, FunctionType | staticmethod | classmethod
                )
                setattr(copy, name, value if told else self._attribute(value))
        return copy

    def _attribute(self, value: Any) -> Any:
        match value:
            case staticmethod() | classmethod():
                return type(value)(self.copied(value.__func__))
            case property():
                return property(*map(self.copied, (value.fget, value.fset, value.fdel)))
        return self.copied(value)

    def _object(self, value: Any) -> Any:
        kind = type(value)
        try:
            copy = object.__new__(self.copied(kind))
        except TypeError:  # made by another language: a file, a generator, a tensor
            raise refusal(f"a {kind.__name__}") from None
        self._keep(value, copy)
        slots = {name for each in kind.__mro__ for name in each.__dict__.get("__slots__", ())}
        for name in {*getattr(value, "__dict__", {}), *slots} - {"__dict__", "__weakref__"}:
            if hasattr(value, name):
                object.__setattr__(copy, name, self.copied(getattr(value, name)))
        return copy


def _nobody_changes(value: Any) -> bool:
    if isinstance(value, np.ndarray):
        return not value.flags.writeable
    if type(value).__module__.startswith("lessons_lib.data"):
        return True  # samples are frozen, and a data set can be large
    plain = None | bool | int | float | complex | str | bytes | np.generic | np.ufunc | np.dtype
    return isinstance(value, plain | NUMPY_FUNCTION)


def _if_harmless(value: ModuleType | BuiltinFunctionType) -> Any:
    """A module, or a function of one that is not written in Python."""
    owner = value if isinstance(value, ModuleType) else value.__self__
    if not isinstance(owner, ModuleType) or not is_harmless(owner.__name__):
        raise refusal(f"`{value.__name__}`")
    return value
