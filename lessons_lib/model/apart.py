"""A copy of a learner's function with a world of its own, so that running it once more changes nothing outside.

A recorded run is a second run. Whatever the function reaches (a counter, a list, a class, another
function) is copied first, so that nobody sees it run again. What cannot be copied, such as an open file,
or is not known to be harmless, such as another library, is a reason not to run it.
"""

from __future__ import annotations

import dis
import functools
import sys
from collections.abc import Iterator
from types import BuiltinFunctionType, CellType, CodeType, FunctionType, MethodType, ModuleType
from typing import Any

import numpy as np

__all__ = ["CannotRunAgainError", "apart", "is_library"]

# Rooms whose functions and classes compute, and change nothing.
HARMLESS = (
    *("builtins", "numpy", "math", "cmath", "operator", "functools", "itertools", "collections", "fractions"),
    *(
        "statistics",
        "dataclasses",
        "typing",
        "lessons_lib.numbers",
        "lessons_lib.layers",
        "lessons_lib.model",
    ),
)
# Names that reach out of any room, whoever they belong to.
REACHING_OUT = frozenset(
    "open input exec eval compile breakpoint globals locals vars getattr setattr delattr __import__ __dict__ "
    "__globals__ __setattr__ save savez savez_compressed savetxt load loadtxt genfromtxt fromfile tofile dump "
    "memmap seterr seterrcall set_printoptions setbufsize".split()
)


class CannotRunAgainError(Exception):
    """Why a function is not run a second time, as a sentence."""


def apart(layer: Any) -> Any:
    """A copy that computes the same and changes nothing outside itself.

    Raises:
        CannotRunAgainError: that cannot be promised.
    """
    return _World().copied(layer)


def _refuse(what: str) -> CannotRunAgainError:
    return CannotRunAgainError(
        f"This function uses {what}, which may change something outside it, so it is not run a second time "
        "to follow its arithmetic."
    )


def _is_harmless(room: str | None) -> bool:
    """Whether a module only computes; False for one that the learner wrote. Other libraries are refused."""
    if room is None:
        return False
    root = room.partition(".")[0]
    if root == "random" or room.startswith("numpy.random"):
        raise CannotRunAgainError(
            "This function draws random numbers: run a second time to follow its arithmetic, it would draw others."
        )
    if any(room == each or room.startswith(each + ".") for each in HARMLESS):
        return True
    if root == "lessons_lib" or is_library(room):
        raise _refuse(f"`{root}`")
    return False


def is_library(room: str) -> bool:
    """Whether a module is Python's own or was installed; everything else a learner has written."""
    root = room.partition(".")[0]
    file = getattr(sys.modules.get(room), "__file__", None) or ""
    return root != "__main__" and (root in sys.stdlib_module_names or "-packages" in file)


def _codes(code: CodeType) -> Iterator[CodeType]:
    """The code of a function and of the functions written inside it."""
    yield code
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _codes(inner)


class _World:
    """What has been copied so far: two functions that share a list share its copy."""

    def __init__(self) -> None:
        self._copies: dict[int, tuple[Any, Any]] = {}  # each with its original, which must live as long

    def copied(self, value: Any) -> Any:
        """The value's copy; the value itself where nobody can change it."""
        if id(value) not in self._copies:
            self._keep(value, self._copy(value))
        return self._copies[id(value)][1]

    def _keep(self, value: Any, copy: Any) -> Any:
        self._copies[id(value)] = (value, copy)
        return copy

    def _copy(self, value: Any) -> Any:
        match value:
            case (
                None
                | bool()
                | int()
                | float()
                | complex()
                | str()
                | bytes()
                | np.generic()
                | np.ufunc()
                | np.dtype()
            ):
                return value
            case FunctionType():
                return self._function(value)
            case MethodType():
                return MethodType(self.copied(value.__func__), self.copied(value.__self__))
            case ModuleType():
                return self._if_harmless(value, value.__name__)
            case type():
                return value if _is_harmless(value.__module__) else self._class(value)
            case BuiltinFunctionType():
                owner = value.__self__
                return self._if_harmless(value, owner.__name__ if isinstance(owner, ModuleType) else None)
            case np.ndarray():
                return value.copy() if value.flags.writeable else value
            case list() | set() | frozenset() | dict() | tuple():
                return self._collection(value)
            case functools.partial():
                return functools.partial(
                    self.copied(value.func), *map(self.copied, value.args), **self.copied(value.keywords)
                )
        return self._object(value)

    def _if_harmless(self, value: Any, room: str | None) -> Any:
        if not _is_harmless(room):
            raise _refuse(f"`{getattr(value, '__name__', type(value).__name__)}`")
        return value

    def _collection(self, value: Any) -> Any:
        if isinstance(value, tuple | frozenset):
            parts = map(self.copied, value)
            return type(value)(*parts) if hasattr(value, "_fields") else type(value)(parts)
        if type(value) not in {list, set, dict}:
            raise _refuse(f"a {type(value).__name__}")
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
        if room != "builtins" and _is_harmless(room):
            return function
        for code in _codes(function.__code__):
            _refuse_reaching_out(function, code)
        outside = self._copies.setdefault(id(function.__globals__), (function.__globals__, {}))[1]
        cells = tuple(self._cell(cell) for cell in function.__closure__ or ())
        copy = FunctionType(function.__code__, outside, function.__name__, None, cells)
        self._keep(function, copy)
        copy.__defaults__ = self.copied(function.__defaults__)
        copy.__kwdefaults__ = self.copied(function.__kwdefaults__)
        copy.__dict__.update(self.copied(vars(function)))
        outside.setdefault("__name__", room)
        for name in {name for code in _codes(function.__code__) for name in code.co_names}:
            if name in function.__globals__ and name not in outside:
                outside[name] = self.copied(function.__globals__[name])
        return copy

    def _cell(self, cell: CellType) -> CellType:
        if id(cell) not in self._copies:
            copy = self._keep(cell, CellType())  # before its contents: a function may hold itself
            try:
                copy.cell_contents = self.copied(cell.cell_contents)
            except ValueError:  # it is empty as yet
                pass
        known: CellType = self._copies[id(cell)][1]
        return known

    def _class(self, original: type) -> Any:
        if type(original) is not type:
            raise _refuse(f"the class {original.__name__}")
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
        if isinstance(value, type(np.mean)):
            return value
        try:
            copy = object.__new__(self.copied(kind))
        except TypeError:  # made by another language: a file, a generator, a tensor
            raise _refuse(f"a {kind.__name__}") from None
        self._keep(value, copy)
        slots = {name for each in kind.__mro__ for name in each.__dict__.get("__slots__", ())}
        for name in {*getattr(value, "__dict__", {}), *slots} - {"__dict__", "__weakref__"}:
            if hasattr(value, name):
                object.__setattr__(copy, name, self.copied(getattr(value, name)))
        return copy


def _refuse_reaching_out(function: FunctionType, code: CodeType) -> None:
    """Refuse what the code itself says: names that reach out, imports, an attribute of a module that is set."""
    for name in REACHING_OUT.intersection(code.co_names):
        raise _refuse(f"`{name}`")
    if "random" in code.co_names:
        _is_harmless("random")
    module = ""
    for instruction in dis.get_instructions(code):
        if instruction.opname == "IMPORT_NAME" and not _is_harmless(instruction.argval):
            raise _refuse(f"`import {instruction.argval}`")
        if module and instruction.opname in {"STORE_ATTR", "DELETE_ATTR", "COPY"}:
            raise _refuse(f"`{module}`")
        loads = instruction.opname in {"LOAD_GLOBAL", "LOAD_NAME"}
        is_module = loads and isinstance(function.__globals__.get(instruction.argval), ModuleType)
        module = instruction.argval if is_module else ""
