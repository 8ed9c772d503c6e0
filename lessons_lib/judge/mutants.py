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

from lessons_lib.judge.mutations import SIGN, changes, other_numbers
from lessons_lib.judge.rewritten import rewritten
from lessons_lib.model import Model

__all__ = ["EVERYWHERE", "Mutant", "mutants"]


@dataclass(frozen=True, eq=False)
class Mutant:
    """A function with one slip in it, and what to say of that."""

    function: Any
    kind: str
    sentence: str
    rare: bool = False


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
    for at, layer in reversed(list(enumerate(layers))):  # the last one is the learner's own, as a rule
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
        exec(compile(ast.fix_missing_locations(tree), "<a slip>", "exec"), names)  # noqa: S102 (our own code)
    except (SyntaxError, TypeError, ValueError):
        return None
    made: Callable[..., Any] = names[right.__name__]
    return made


def _changed_trees(tree: ast.Module) -> Iterator[tuple[str, str, bool, ast.Module]]:
    nodes = list(ast.walk(tree))
    in_slices = {id(part) for node in nodes if isinstance(node, ast.Slice) for part in ast.walk(node)}
    for at, node in enumerate(nodes):
        for kind, sentence, rare, new in changes(node):
            if kind != SIGN or id(node) not in in_slices:  # there it tells where to begin, and is no sign
                yield kind, sentence, rare, _replaced(tree, {at: new})
    yield from _numbers_replaced(tree, nodes)
    yield from _names_swapped(tree)
    yield from _returned_early(tree)
    for kind, sentence, at, node in rewritten(tree):
        yield kind, sentence, False, _replaced(tree, {at: node})
    for kind, sentence in EVERYWHERE.items():
        news = {at: new for at, node in enumerate(nodes) for name, _, _, new in changes(node) if name == kind}
        if len(news) > 1:
            yield kind, sentence, False, _replaced(tree, news)


def _replaced(tree: ast.Module, news: dict[int, ast.AST]) -> ast.Module:
    """A copy of the code with other nodes at some places."""
    made = copy.deepcopy(tree)
    nodes = list(ast.walk(made))
    for at, new in news.items():
        nodes[at].__class__ = new.__class__
        nodes[at].__dict__.update(vars(copy.deepcopy(new)))
    return made


def _numbers_replaced(tree: ast.Module, nodes: list[ast.AST]) -> Iterator[tuple[str, str, bool, ast.Module]]:
    """A number that stands in several places is another one in all of them."""
    places: dict[float, list[int]] = {}
    for at, node in enumerate(nodes):
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and node.value is not True:
            places.setdefault(node.value, []).append(at)
    for value, found in places.items():
        for other in other_numbers(value) if len(found) > 1 else ():
            said = "A number that stands in your code more than once is not the right one, it seems."
            yield "number", said, True, _replaced(tree, {at: ast.Constant(value=other) for at in found})


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
            yield (
                "too early",
                said,
                False,
                _replaced(tree, {at: ast.Return(ast.Name(id=name, ctx=ast.Load()))}),
            )
        for kind, said, rare, text in RESULTS:
            value = ast.parse(text, mode="eval").body
            wrapped = _with_result(value, node.value)
            yield kind, said, rare, _replaced(tree, {at: ast.Return(wrapped)})


def _with_result(template: ast.expr, result: ast.expr) -> ast.expr:
    """Put the result in place of the name `result`."""

    class Put(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.AST:
            return result if node.id == "result" else node

    made: ast.expr = Put().visit(template)
    return made


EVERYWHERE = {
    "relu": "Is `relu` missing?",
    "exp": "Is the power missing?",
    "abs": "Is `abs` missing?",
    "sign": "Plus and minus signs are turned round, it seems.",
    "limit": "Look again at what happens exactly at the limits.",
}
RESULTS = (
    (
        "per cent",
        "That looks like per cent, or like another multiple of what is asked.",
        False,
        "100 * (result)",
    ),
    ("the rest", "That is what is left over to 1, it seems.", False, "1 - (result)"),
    ("sign of the result", "The sign of the result is turned round, it seems.", False, "-(result)"),
    ("size of the result", "A minus sign gets lost in the result, it seems.", True, "abs(result)"),
    ("whole result", "The result is made a whole number, it seems.", True, "int(result)"),
)
