"""Functions that are wrong in one place: made from the code of the right one."""

from __future__ import annotations

import ast
import copy
import inspect
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FunctionType
from typing import Any

from lessons_lib.model import Model

__all__ = ["Mutant", "mutants"]


@dataclass(frozen=True, eq=False)
class Mutant:
    """A function with one slip in it, and what to say of that."""

    function: Any
    kind: str
    sentence: str
    rare: bool = False


Change = tuple[str, str, bool, ast.AST]  # kind, sentence, whether it is rare, what stands there instead


def mutants(right: object) -> Iterator[Mutant]:
    """Every function that differs from the right one in one place; of a model, in one of its layers."""
    if isinstance(right, Model):
        yield from _of_a_model(right)
    elif isinstance(right, FunctionType) and not right.__closure__:
        tree = _tree(right)
        for kind, sentence, rare, changed in _changed_trees(tree) if tree else ():
            function = _compiled(changed, right)
            if function is not None:
                yield Mutant(function, kind, sentence, rare)


def _of_a_model(right: Model) -> Iterator[Mutant]:
    layers = list(right)
    for at, layer in enumerate(layers):
        for mutant in mutants(layer):
            other = Model(*layers[:at], mutant.function, *layers[at + 1 :])
            yield Mutant(other, mutant.kind, f"Look at L{at + 1}. {mutant.sentence}", mutant.rare)


def _tree(function: FunctionType) -> ast.Module | None:
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, SyntaxError, TypeError):
        return None
    return tree if tree.body and isinstance(tree.body[0], ast.FunctionDef) else None


def _compiled(tree: ast.Module, right: FunctionType) -> Callable[..., Any] | None:
    names = dict(right.__globals__)
    try:
        exec(compile(ast.fix_missing_locations(tree), "<a slip>", "exec"), names)
    except (SyntaxError, TypeError, ValueError):
        return None
    made: Callable[..., Any] = names[right.__name__]
    return made


def _changed_trees(tree: ast.Module) -> Iterator[tuple[str, str, bool, ast.Module]]:
    nodes = list(ast.walk(tree))
    for at, node in enumerate(nodes):
        for kind, sentence, rare, new in _changes(node):
            yield kind, sentence, rare, _replaced(tree, {at: new})
    yield from _names_swapped(tree)
    yield from _returned_early(tree)
    for kind, sentence in EVERYWHERE.items():
        news = {at: new for at, node in enumerate(nodes) for name, _, _, new in _changes(node) if name == kind}
        if len(news) > 1:
            yield kind, sentence, False, _replaced(tree, news)


def _replaced(tree: ast.Module, news: dict[int, ast.AST]) -> ast.Module:
    """A copy of the code with other nodes at some places."""
    made = copy.deepcopy(tree)
    nodes = list(ast.walk(made))
    for at, new in news.items():
        old = nodes[at]
        new = copy.deepcopy(new)
        old.__class__ = new.__class__  # type: ignore[assignment]
        old.__dict__.update(vars(new))
    return made


def _changes(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            yield from _of_a_comparison(left, op, right)
        case ast.BinOp(left=left, op=op, right=right):
            yield from _of_an_operation(left, op, right)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield "minus", "A minus sign is missing, it seems.", False, operand
        case ast.IfExp(test=test, body=body, orelse=other):
            said = "The two cases have changed places, it seems."
            yield "cases", said, False, ast.IfExp(test=test, body=other, orelse=body)
        case ast.BoolOp(op=op, values=values):
            other_op = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield "and", "Look again at `and` and `or`.", False, ast.BoolOp(op=other_op, values=values)
        case ast.Call(func=function, args=[argument], keywords=[]):
            yield from _of_a_call(function, argument)
        case ast.Call(func=ast.Name(id="max" | "min" as name), args=args, keywords=[]) if len(args) > 1:
            yield from _of_a_bend(name, args)
        case ast.Constant(value=bool()):
            return
        case ast.Constant(value=int() | float() as value):
            yield from _of_a_number(value)


def _of_a_comparison(left: ast.expr, op: ast.cmpop, right: ast.expr) -> Iterator[Change]:
    said = {
        "limit": "Look again at what happens exactly at the limit.",
        "turned": "The comparison points the wrong way, it seems.",
    }
    for kind, table in (("limit", AT_THE_LIMIT), ("turned", TURNED)):
        if type(op) in table:
            yield kind, said[kind], False, ast.Compare(left=left, ops=[table[type(op)]()], comparators=[right])


def _of_an_operation(left: ast.expr, op: ast.operator, right: ast.expr) -> Iterator[Change]:
    if type(op) in OTHER:
        kind, sentence, other = OTHER[type(op)]
        yield kind, sentence, False, ast.BinOp(left=left, op=other(), right=right)
    word = WORDS.get(type(op))
    if word:
        yield "left out", f"{word} is missing, it seems.", False, left
        if not isinstance(op, ast.Div | ast.Pow):
            first = ast.UnaryOp(op=ast.USub(), operand=right) if isinstance(op, ast.Sub) else right
            yield "left out", f"{word} is missing, it seems.", False, first
    if isinstance(op, ast.Div):
        yield "upside down", "Something is divided the wrong way round, it seems.", False, ast.BinOp(right, op, left)
    if isinstance(op, ast.Sub):
        said = "Something is taken away the wrong way round, it seems."
        yield "wrong way round", said, False, ast.BinOp(right, op, left)


def _of_a_call(function: ast.expr, argument: ast.expr) -> Iterator[Change]:
    if isinstance(argument, ast.GeneratorExp | ast.ListComp | ast.Starred):
        return
    name = ast.unparse(function)
    kind = "exp" if name.endswith("exp") else name
    yield kind, f"Is `{name}` missing in one place?", False, argument
    minus = ast.UnaryOp(op=ast.USub(), operand=argument)
    said = f"Look again at the sign of what `{name}` is called on."
    yield "sign inside", said, True, ast.Call(func=function, args=[minus], keywords=[])


def _of_a_bend(name: str, args: list[ast.expr]) -> Iterator[Change]:
    other = ast.Name(id="min" if name == "max" else "max", ctx=ast.Load())
    said = "Are `max` and `min` mixed up?"
    yield "max and min", said, False, ast.Call(func=other, args=args, keywords=[])
    for argument in args:
        if not isinstance(argument, ast.Constant):
            yield f"no {name}", f"Only one of two cases is looked at, it seems: what is `{name}` for?", False, argument


def _of_a_number(value: float) -> Iterator[Change]:
    said = "One of the numbers in it is another one, it seems."
    for other in dict.fromkeys((0, 1, 2, value + 1, value - 1, 10 * value, value / 10, 1000 * value, value / 1000)):
        if other != value:
            yield "number", said, True, ast.Constant(value=other)


def _names_swapped(tree: ast.Module) -> Iterator[tuple[str, str, bool, ast.Module]]:
    """Two names that are unpacked at once, each in the other's place."""
    for at, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Store) and len(node.elts) == 2:
            said = "Two numbers have changed places, it seems: look again at the order in which they come."
            swapped = ast.Tuple(elts=node.elts[::-1], ctx=ast.Store())
            yield "swapped", said, False, _replaced(tree, {at: swapped})


def _returned_early(tree: ast.Module) -> Iterator[tuple[str, str, bool, ast.Module]]:
    """What is on the way given for the result; and things done to the result that nobody asked for."""
    names = [target.id for node in ast.walk(tree) if isinstance(node, ast.Assign)
             for target in node.targets if isinstance(target, ast.Name)]  # fmt: skip
    for at, node in enumerate(ast.walk(tree)):
        if not isinstance(node, ast.Return) or node.value is None:
            continue
        for name in dict.fromkeys(names):
            said = "Your function stops too early, it seems: what it returns is only on the way."
            yield "too early", said, False, _replaced(tree, {at: ast.Return(ast.Name(id=name, ctx=ast.Load()))})
        for kind, said, text in RESULTS:
            value = ast.parse(text, mode="eval").body
            wrapped = _with_result(value, node.value)
            yield kind, said, False, _replaced(tree, {at: ast.Return(wrapped)})


def _with_result(template: ast.expr, result: ast.expr) -> ast.expr:
    """Put the result in place of the name `result`."""

    class Put(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.AST:  # noqa: N802 (ast's own name)
            return result if node.id == "result" else node

    made: ast.expr = Put().visit(template)
    return made


AT_THE_LIMIT: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
}  # fmt: skip
TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
}  # fmt: skip
OTHER: dict[type[ast.operator], tuple[str, str, type[ast.operator]]] = {
    ast.Add: ("sign", "A plus or a minus sign is turned round, it seems.", ast.Sub),
    ast.Sub: ("sign", "A plus or a minus sign is turned round, it seems.", ast.Add),
    ast.Mult: ("divided", "You divide where one multiplies, it seems.", ast.Div),
    ast.Div: ("multiplied", "You multiply where one divides, it seems.", ast.Mult),
    ast.Pow: ("multiplied", "You multiply where a power is asked, it seems.", ast.Mult),
}
WORDS: dict[type[ast.operator], str] = {
    ast.Add: "A term",
    ast.Sub: "A term",
    ast.Mult: "A factor",
    ast.Div: "A division",
    ast.Pow: "A power",
}
EVERYWHERE = {
    "relu": "Is `relu` missing?",
    "exp": "Is the power missing?",
    "abs": "Is `abs` missing?",
    "sign": "Plus and minus signs are turned round, it seems.",
    "limit": "Look again at what happens exactly at the limits.",
}
RESULTS = (
    ("per cent", "That looks like per cent, or like another multiple of what is asked.", "100 * (result)"),
    ("the rest", "That is what is left over to 1, it seems.", "1 - (result)"),
    ("sign of the result", "The sign of the result is turned round, it seems.", "-(result)"),
    ("size of the result", "A minus sign gets lost in the result, it seems.", "abs(result)"),
    ("whole result", "The result is made a whole number, it seems.", "int(result)"),
)
