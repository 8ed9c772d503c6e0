"""The line that would do in place of one that asks for plain numbers: it gives the same, and can be followed."""

from __future__ import annotations

import ast
import contextlib
import math
from collections.abc import Sequence

import numpy as np

from lessons_lib.recording.place import Place, parents_in, way_up

__all__ = ["in_numpy", "right_line"]

# Functions of `math` that NumPy has for numbers and arrays, by what NumPy calls them, with as many arguments.
OF_ONE = {
    **{
        name: name
        for name in (
            *("exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sqrt", "cbrt", "degrees", "radians"),
            *("sin", "cos", "tan", "sinh", "cosh", "tanh", "isfinite", "isinf", "isnan"),
            *("modf", "frexp"),
        )
    },
    "asin": "arcsin",
    "acos": "arccos",
    "atan": "arctan",
    "asinh": "arcsinh",
    "acosh": "arccosh",
    "atanh": "arctanh",
    "fabs": "abs",
}
OF_TWO = {
    **{name: name for name in ("hypot", "fmod", "copysign", "ldexp")},
    "atan2": "arctan2",
    "pow": "power",
}
# What other functions of `math` come to, by how many arguments they are given.
OTHERWISE: dict[tuple[str, int], str] = {
    ("log", 2): "np.log({0}) / np.log({1})",
    ("hypot", 3): "np.sqrt({0} ** 2 + {1} ** 2 + {2} ** 2)",
    ("dist", 2): "np.sqrt(sum((a - b) ** 2 for a, b in zip({0}, {1})))",
    ("fsum", 1): "sum({0})",
}
FLOAT = {"float", "np.float64", "np.double", "'float'", "'float64'", "'double'", "'d'", "'f8'"}
WHOLE = {"int", "np.int64", "np.int32", "np.int_", "np.intp", "'int'", "'int64'", "'int32'"}
COPIES = {"np.array", "np.asarray", "np.asanyarray"}

ARITHMETIC = ast.Add | ast.Sub | ast.Mult | ast.Div | ast.FloorDiv | ast.Mod | ast.Pow
ROWS = ast.List | ast.Tuple | ast.ListComp | ast.GeneratorExp
# Functions that compute with whole numbers as with any others.
COMPUTING = {
    *("abs", "max", "min", "sum", "round", *COPIES),
    *(f"np.{name}" for name in ("abs", "exp", "log", "maximum", "minimum", "sqrt", "sum", "where")),
}


def right_line(place: Place) -> str:
    """The line that would do in place of an expression; empty where there is none."""
    with contextlib.suppress(SyntaxError):
        match ast.parse(place.said, mode="eval").body:
            case ast.Call() as call:
                floats, whole = _without_kind(call)
                if whole and not floats:
                    return f"np.trunc({whole})" if _is_only_computed_with(place) else ""
                return floats or _of_math(call)
    return ""


def in_numpy(name: str) -> str:
    """What NumPy has in place of a function of `math`, and recorded numbers with it."""
    same = (OF_ONE | OF_TWO).get(name, "")
    return f"np.{same}" if same and hasattr(math, name) and hasattr(np, same) else ""


def _without_kind(call: ast.Call) -> tuple[str, str]:
    """What a call makes floats of, as ``X.astype(float)`` does of X, or else whole numbers."""
    called, said = ast.unparse(call.func), [ast.unparse(each) for each in call.args]
    kinds = [ast.unparse(each.value) for each in call.keywords if each.arg == "dtype"]
    kind = next(iter([*kinds, *said[1:]]), "")
    match call.func, len(said) + len(call.keywords):
        case ast.Attribute(array, "astype"), 1:
            kind, right = said[0] if said else kind, ast.unparse(array)
        case _, 1 if said and not isinstance(call.args[0], ast.Starred):
            kind, right = called, said[0]
        case _, 2 if called in COPIES and said:
            right = f"{called}({said[0]})"
        case _:
            return "", ""
    return right * (kind in FLOAT), right * (kind in WHOLE)


def _of_math(call: ast.Call) -> str:
    name, said = ast.unparse(call.func).removeprefix("math."), [ast.unparse(each) for each in call.args]
    if call.keywords or not hasattr(math, name):
        return ""
    if any(isinstance(each, ast.Starred) for each in call.args):
        starred = name == "hypot" and len(said) == 1
        return f"np.sqrt(sum(each ** 2 for each in {said[0][1:]}))" if starred else ""
    if (name, len(said)) in OTHERWISE:
        return OTHERWISE[name, len(said)].format(*map(_in_brackets, call.args))
    fits = name in {1: OF_ONE, 2: OF_TWO}.get(len(said), {})
    return f"{in_numpy(name)}({', '.join(said)})" if fits and in_numpy(name) else ""


def _in_brackets(given: ast.expr) -> str:
    plain = isinstance(given, ast.Name | ast.Constant | ast.Subscript | ast.Attribute | ast.Call | ast.List)
    return ast.unparse(given) if plain else f"({ast.unparse(given)})"


def _is_only_computed_with(place: Place) -> bool:
    """Whether a whole number is computed with, and is nowhere a position or a count: for these no float would do."""
    way = place.way_up()
    return bool(way) and _computes(way, parents_in(place.file), frozenset())


def _computes(way: Sequence[ast.AST], parents: dict[ast.AST, ast.AST], seen: frozenset[str]) -> bool:
    inner, *outward = way
    for outer in outward:
        match outer:
            case ast.Return() | ast.Lambda() | ast.Compare():
                return True
            case ast.Assign([ast.Name(name)]) | ast.AugAssign(ast.Name(name)):
                whole = next(each for each in outward if isinstance(each, ast.FunctionDef | ast.Module))
                uses = [each for each in ast.walk(whole) if isinstance(each, ast.Name) and each.id == name]
                loads = [way_up(each, parents) for each in uses if isinstance(each.ctx, ast.Load)]
                return name in seen or all(_computes(each, parents, seen | {name}) for each in loads)
        if not _keeps(outer, inner):
            return False
        inner = outer
    return False


def _keeps(outer: ast.AST, inner: ast.AST) -> bool:
    """Whether an expression computes alike with a float in the place of a whole number."""
    match outer:
        case ast.BinOp(left, operator, right):
            other = right if inner is left else left
            return isinstance(operator, ARITHMETIC) and not isinstance(other, ROWS | ast.JoinedStr)
        case ast.Call(function):
            return ast.unparse(function) in COMPUTING
    return isinstance(outer, ast.UnaryOp | ast.List | ast.Tuple | ast.ListComp | ast.IfExp)
