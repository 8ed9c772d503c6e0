"""What the source code of a layer says: its code, what it returns where that is one line, its docstring."""

from __future__ import annotations

import ast
import contextlib
import inspect
import linecache
import re
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from lessons_lib.recording.constants import Place, turned_texts, with_texts

__all__ = ["LAMBDA", "argument_names", "described", "returned", "source"]

Texts = Iterable[tuple[Place, str]]

LAMBDA = "<lambda>"


def source(function: Any, texts: Texts = ()) -> str:
    """The Python of a function, or of an object's call; empty where Python does not know it.

    ``texts`` stand in place of some of its numbers.
    """
    function = _called(function)
    with contextlib.suppress(OSError, TypeError):
        linecache.checkcache()
        text = textwrap.dedent(_written(function, texts)).rstrip()
        # Python keeps the line on which a lambda begins, but not which of its lambdas it is.
        unclear = _is_lambda(function) and len(re.findall(r"\blambda\b", text)) > 1
        return f"# one of the lambdas of this code:\n{text}" if unclear else text
    return ""


def _written(function: Any, texts: Texts) -> str:
    """The code as it runs: with the numbers that the function was made anew with, where it was."""
    lines, first = inspect.getsourcelines(function)
    return "".join(with_texts(lines, first, {**turned_texts(function), **dict(texts)}.items()))


def described(layer: Any) -> str:
    """What a person wrote about a function or a class; a class says nothing that it has from another."""
    if inspect.isroutine(layer):
        return inspect.getdoc(layer) or ""
    said = type(layer).__dict__.get("__doc__")
    generated = isinstance(said, str) and said.startswith(f"{type(layer).__name__}(")  # by a dataclass
    return inspect.cleandoc(said) if isinstance(said, str) and not generated else ""


def argument_names(function: Any) -> tuple[str, ...]:
    """What a function calls its inputs: those that it cannot do without; none where Python does not know them."""
    with contextlib.suppress(ValueError, TypeError):
        known = inspect.signature(function, follow_wrapped=False).parameters.values()
        positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
        return tuple(each.name for each in known if each.kind in positional and each.default is each.empty)
    return ()


def returned(function: Any, texts: Texts = ()) -> str:
    """What a function returns, where this line is all that it does; else nothing.

    The only other lines may be its docstring and those that give the numbers of an argument names: ``a, b = X``.
    ``texts`` stand in place of some of its numbers.
    """
    function = _called(function)
    if inspect.unwrap(function) is not function:
        return ""  # Python shows the code of what is wrapped, and the wrapping may do anything
    text = source(function, texts)
    result = _only_lambda(text) if _is_lambda(function) else _only_line(text)
    if result is None:
        return ""
    written = ast.get_source_segment(text, result) or ""
    return ast.unparse(result) if "\n" in written else written


def _called(function: Any) -> Any:
    return function if inspect.isroutine(function) else getattr(type(function), "__call__", function)  # noqa: B004


def _is_lambda(function: Any) -> bool:
    return getattr(function, "__name__", "") == LAMBDA


def _parsed(text: str) -> ast.Module:
    with contextlib.suppress(SyntaxError):  # the source of a lambda can be a line torn from a longer call
        return ast.parse(text)
    return ast.Module([], [])


def _only_lambda(text: str) -> ast.expr | None:
    bodies = [node.body for node in ast.walk(_parsed(text)) if isinstance(node, ast.Lambda)]
    return bodies[0] if len(bodies) == 1 else None


def _only_line(text: str) -> ast.expr | None:
    """The value of the one `return` of a function that does nothing else."""
    match _parsed(text).body:
        case [ast.FunctionDef(decorator_list=[]) as function]:
            *before, last = function.body
            arguments = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
            if isinstance(last, ast.Return) and all(_only_names(line, arguments) for line in before):
                return last.value
    return None


def _only_names(line: ast.stmt, arguments: Sequence[str]) -> bool:
    """Whether a line computes nothing: a docstring, or names for the numbers of an argument."""
    match line:
        case ast.Expr(ast.Constant()):
            return True
        case ast.Assign([ast.Tuple(names) | ast.List(names)], ast.Name(argument)):
            given = [name.id for name in names if isinstance(name, ast.Name)]
            return argument in arguments and len(given) == len(names) and not {*given} & {*arguments}
    return False
