"""What people write by mistake in more than one piece of code: brackets left out, a return inside the loop."""

from __future__ import annotations

import ast
import copy
import itertools
from collections.abc import Iterator

__all__ = ["Rewritten", "rewritten"]

MOST_BRACKETS = 5  # pairs of them in one line, of which any may be left out
BRACKETS = (
    "Are brackets missing, or in another place? Python multiplies and divides before it adds and takes away."
)
IN_THE_LOOP = "Your function returns inside the loop, it seems: after the first round."

Rewritten = tuple[str, str, int, ast.AST]  # kind, sentence, where in the code, what stands there instead


def rewritten(tree: ast.Module) -> Iterator[Rewritten]:
    """All that is written in place of a whole line, or of a whole loop."""
    for at, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.Return | ast.Assign) and node.value is not None:
            for value in _without_brackets(node.value):
                new = copy.copy(node)
                new.value = value
                yield "brackets", BRACKETS, at, new
        elif isinstance(node, ast.FunctionDef):
            yield from _returned_in_the_loop(tree, node)


def _without_brackets(value: ast.expr) -> Iterator[ast.expr]:
    """The same line of arithmetic with some of its brackets left out, though not those of a call."""
    if not any(isinstance(node, ast.BinOp) for node in ast.walk(value)):
        return  # around a comparison they say something else
    text = ast.unparse(value)
    pairs = _pairs(text)[:MOST_BRACKETS]
    for count in range(1, len(pairs) + 1):
        for some in itertools.combinations(pairs, count):
            gone = set(itertools.chain(*some))
            try:
                new = ast.parse("".join(sign for at, sign in enumerate(text) if at not in gone), mode="eval")
            except SyntaxError:
                continue
            if ast.dump(new.body) != ast.dump(value):
                yield new.body


def _pairs(text: str) -> list[tuple[int, int]]:
    """Where brackets open and close that only group."""
    found, opened = [], []
    for at, sign in enumerate(text):
        if sign == "(":
            opened.append(at)
        elif sign == ")":
            begin = opened.pop()
            before = text[begin - 1] if begin else " "
            if not (before.isalnum() or before in "_)]"):
                found.append((begin, at))
    return found


def _returned_in_the_loop(tree: ast.Module, function: ast.FunctionDef) -> Iterator[Rewritten]:
    for loop, after in itertools.pairwise(function.body):
        if isinstance(loop, ast.For | ast.While) and isinstance(after, ast.Return):
            new = copy.copy(loop)
            new.body = [*loop.body, after]
            at = next(at for at, node in enumerate(ast.walk(tree)) if node is loop)
            yield "return in the loop", IN_THE_LOOP, at, new
