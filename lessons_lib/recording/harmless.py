"""What code may use and still change nothing outside itself: which modules, which names."""

from __future__ import annotations

import dis
import sys
from collections.abc import Iterator
from types import CodeType, FunctionType, ModuleType

import numpy as np

from lessons_lib.numbers.arithmetic import Number

__all__ = [
    "CannotRunAgainError",
    "asked_of_number",
    "codes",
    "is_harmless",
    "is_library",
    "of_another_kind",
    "refusal",
    "refuse_reaching_out",
]

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
    {
        *("open", "input", "exec", "eval", "compile", "breakpoint", "globals", "locals", "vars", "getattr"),
        *("setattr", "delattr", "__import__", "__dict__", "__globals__", "memmap", "tofile", "dump"),
        *("save", "savez", "savez_compressed", "savetxt", "load", "loadtxt", "genfromtxt", "fromfile"),
        *("seterr", "seterrcall", "set_printoptions", "setbufsize", "attrgetter", "methodcaller"),
    }
)
# Names that ask of what kind something is; numbers that remember are of another kind.
ASKING_KINDS = frozenset(
    {
        *("isinstance", "issubclass", "hasattr", "type", "dtype", "callable"),
        *(
            "isscalar",
            "issubdtype",
            "iscomplexobj",
            "isrealobj",
            "result_type",
            "can_cast",
            "itemsize",
            "nbytes",
        ),
    }
)
# What a number that remembers has and a float has not, nor anything else that is usual.
OF_NUMBERS = frozenset(dir(Number)).difference(*map(dir, (np.float64, list, tuple, dict, str)))


class CannotRunAgainError(Exception):
    """Why a function is not run a second time, as a sentence."""


def refusal(what: str) -> CannotRunAgainError:
    """The words for what a function uses and is not known to be harmless."""
    return CannotRunAgainError(
        f"This function uses {what}, which may change something outside it, so it is not run a second time "
        "to follow its arithmetic."
    )


def of_another_kind(asked: str) -> CannotRunAgainError:
    """The words for a function that tells numbers that remember from plain ones."""
    return CannotRunAgainError(
        f"This function asks of what kind something is (`{asked}`), and numbers that remember are of another kind, "
        "so it is not run on them to follow its arithmetic: read its code."
    )


def is_harmless(room: str | None) -> bool:
    """Whether a module only computes; False for one that the learner wrote. Other libraries are refused."""
    if room is None:
        return False
    root = room.partition(".")[0]
    if root == "random" or room.startswith("numpy.random"):
        raise CannotRunAgainError(
            "This function draws random numbers, which may differ from run to run, so it is not run a second time "
            "to follow its arithmetic."
        )
    if any(room == each or room.startswith(each + ".") for each in HARMLESS):
        return True
    if root == "lessons_lib" or is_library(room):
        raise refusal(f"`{root}`")
    return False


def is_library(room: str) -> bool:
    """Whether a module is Python's own or was installed; everything else a learner has written."""
    root = room.partition(".")[0]
    file = getattr(sys.modules.get(room), "__file__", None) or ""
    return root != "__main__" and (root in sys.stdlib_module_names or "-packages" in file)


def codes(code: CodeType) -> Iterator[CodeType]:
    """The code of a function and of the functions written inside it."""
    yield code
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from codes(inner)


def asked_of_number(code: CodeType) -> str:
    """What code reads that only numbers that remember have; of a float that is an error, which somebody may catch."""
    reads = (
        step.argval for step in dis.get_instructions(code) if step.opname in {"LOAD_ATTR", "LOAD_METHOD"}
    )
    return next((name for name in reads if name in OF_NUMBERS), "")


def refuse_reaching_out(function: FunctionType) -> None:
    """Refuse what the code itself says: names that reach out, imports, an attribute of a module that is set."""
    for code in codes(function.__code__):
        for name in REACHING_OUT.intersection(code.co_names):
            raise refusal(f"`{name}`")
        if "random" in code.co_names:
            is_harmless("random")
        written = code.co_filename != "<string>" or not code.co_name.startswith("__")  # not by a dataclass
        for name in ASKING_KINDS.intersection(code.co_names) if written else ():
            raise of_another_kind(name)
        _refuse_steps(function, code)


def _refuse_steps(function: FunctionType, code: CodeType) -> None:
    module = ""
    for step in dis.get_instructions(code):
        if step.opname == "IMPORT_NAME" and not is_harmless(step.argval):
            raise refusal(f"`import {step.argval}`")
        if step.opname == "MATCH_CLASS":
            raise of_another_kind("case …():")
        if module and step.opname in {"STORE_ATTR", "DELETE_ATTR", "COPY"}:
            raise refusal(f"`{module}`")
        loads = step.opname in {"LOAD_GLOBAL", "LOAD_NAME"}
        module = (
            step.argval if loads and isinstance(function.__globals__.get(step.argval), ModuleType) else ""
        )
