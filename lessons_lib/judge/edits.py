"""Where the code of a right function is changed, and into what: each change is one slip, in one place or in several."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lessons_lib.judge.mutations import SIGN, changes, other_numbers
from lessons_lib.judge.rewritten import rewritten
from lessons_lib.slips.words import called

__all__ = ["EVERYWHERE", "Edit", "edits"]


@dataclass(frozen=True, eq=False)
class Edit:
    """One slip in a piece of code: what to say of it, and what stands where instead."""

    kind: str
    sentence: str
    rare: bool
    at: Mapping[int, ast.AST]  # by the node's place in `ast.walk`


def edits(tree: ast.Module) -> Iterator[Edit]:
    """Every slip that people make in a piece of code."""
    nodes = list(ast.walk(tree))
    in_slices = {id(part) for node in nodes if isinstance(node, ast.Slice) for part in ast.walk(node)}
    below = {id(node.operand) for node in nodes if isinstance(node, ast.UnaryOp)}  # the minus goes for them
    for at, node in enumerate(nodes):
        for kind, sentence, rare, new in changes(node):
            # Where a slice begins, a sign tells from which end, and is none that gets lost.
            if kind != SIGN or id(node) not in in_slices | below:
                yield Edit(kind, sentence, rare, {at: new})
    yield from _numbers_replaced(nodes)
    yield from _names_swapped(nodes)
    yield from _names_mixed_up(nodes)
    yield from _steps_left_out(nodes)
    yield from _returned_early(nodes)
    for kind, sentence, at, node in rewritten(tree):
        yield Edit(kind, sentence, rare=False, at={at: node})
    for kind, sentence in EVERYWHERE.items():
        news = {at: new for at, node in enumerate(nodes) for name, _, _, new in changes(node) if name == kind}
        if len(news) > 1:
            yield Edit(kind, sentence, rare=False, at=news)


def _numbers_replaced(nodes: list[ast.AST]) -> Iterator[Edit]:
    """A number that stands in several places is another one in all of them."""
    places: dict[float, list[int]] = {}
    for at, node in enumerate(nodes):
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and node.value is not True:
            places.setdefault(node.value, []).append(at)
    for value, found in places.items():
        for other in other_numbers(value) if len(found) > 1 else ():
            said = "A number that stands in your code more than once is not the right one, it seems."
            yield Edit("number", said, rare=True, at={at: ast.Constant(value=other) for at in found})


def _names_swapped(nodes: list[ast.AST]) -> Iterator[Edit]:
    """Two names that are unpacked at once, each in the other's place."""
    for at, node in enumerate(nodes):
        if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Store):
            said = "Two numbers have changed places, it seems: look again at the order in which they come."
            for one, two in itertools.pairwise(range(len(node.elts))):
                swapped = list(node.elts)
                swapped[one], swapped[two] = swapped[two], swapped[one]
                yield Edit("swapped", said, rare=False, at={at: ast.Tuple(elts=swapped, ctx=ast.Store())})


def _names_mixed_up(nodes: list[ast.AST]) -> Iterator[Edit]:
    """One thing of the code is used where another belongs."""
    (function, *_) = (node for node in nodes if isinstance(node, ast.FunctionDef))
    names = [argument.arg for argument in function.args.args] + _assigned(nodes)
    for at, node in enumerate(nodes):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
            for other in dict.fromkeys(names):
                if other != node.id:
                    said = f"{_begins(other)} taken where {_said(node.id)} {_is(node.id)} asked, it seems."
                    yield Edit("mixed up", said, rare=False, at={at: ast.Name(other, ast.Load())})


def _steps_left_out(nodes: list[ast.AST]) -> Iterator[Edit]:
    """A step is left out: what it is made of stands in its place."""
    for at, node in enumerate(nodes):
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
            continue
        made_of = [one.id for one in ast.walk(node.value) if isinstance(one, ast.Name)]
        for name in dict.fromkeys(name for name in made_of if name not in {"np", "range", "len"}):
            made = node.targets[0].id
            said = f"{_begins(name)} taken for {_said(made)}, it seems: a step is missing between them."
            new = ast.Assign(node.targets, ast.Name(name, ast.Load()))
            if not isinstance(node.value, ast.Name) and name != made:
                yield Edit("step left out", said, rare=False, at={at: new})


def _assigned(nodes: list[ast.AST]) -> list[str]:
    return [target.id for node in nodes if isinstance(node, ast.Assign)
            for target in node.targets if isinstance(target, ast.Name)]  # fmt: skip


def _said(name: str) -> str:
    """What a name of the code is called in a sentence: words take an article, letters stand as code."""
    return called(name.replace("_", " ")) if len(name) > 2 else f"`{name}`"


def _is(name: str) -> str:
    return "are" if name.endswith("s") and len(name) > 2 else "is"


def _begins(name: str) -> str:
    said = _said(name)
    return f"{said[0].upper()}{said[1:]} {'were' if _is(name) == 'are' else 'was'}"


def _returned_early(nodes: list[ast.AST]) -> Iterator[Edit]:
    """What is on the way given for the result; and things done to the result that nobody asked for."""
    for at, node in enumerate(nodes):
        if not isinstance(node, ast.Return) or node.value is None:
            continue
        for name in dict.fromkeys(_assigned(nodes)):
            said = "Your function stops too early, it seems: what it returns is only on the way."
            yield Edit("too early", said, rare=False, at={at: ast.Return(ast.Name(id=name, ctx=ast.Load()))})
        for kind, said, rare, text in RESULTS:
            value = ast.parse(text, mode="eval").body
            yield Edit(kind, said, rare, {at: ast.Return(_with_result(value, node.value))})


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
