"""Functions that are wrong in one place, or in two: made from the code of the right one."""

from __future__ import annotations

import ast
import contextlib
import inspect
import itertools
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import FunctionType
from typing import Any

from lessons_lib.judge.edits import Edit, edits
from lessons_lib.model import Model

__all__ = ["Mutant", "mutants", "wrong_twice"]

FINISHED = {
    "per cent",
    "the rest",
    "too early",
    "brackets",
}  # kinds that go with everything, and so tell nothing

SELDOM = {
    "mixed up",
    "step left out",
    "the first",
    "the last",
    "in place of a function",
}  # beside another slip


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
        return
    tree = _tree(right)
    if tree and isinstance(right, FunctionType):
        for edit in sorted(edits(tree), key=lambda edit: edit.rare):  # time may run out
            function = _compiled(tree, [edit], right)
            if function is not None:
                yield Mutant(function, edit.kind, edit.sentence, edit.rare)


def wrong_twice(right: object) -> Iterator[Mutant]:
    """Every function that differs from the right one in two places."""
    tree = _tree(right)
    if not tree or not isinstance(right, FunctionType):
        return
    usual = [edit for edit in edits(tree) if not edit.rare and edit.kind not in FINISHED]
    usual.sort(key=lambda edit: edit.kind in SELDOM)
    for one, two in itertools.combinations(usual, 2):
        if one.at.keys().isdisjoint(two.at) and one.sentence != two.sentence:
            function = _compiled(tree, [one, two], right)
            if function is not None:
                yield Mutant(function, "two slips", f"{one.sentence} {two.sentence}")


def _of_a_model(right: Model) -> Iterator[Mutant]:
    layers = list(right)
    for at, layer in reversed(list(enumerate(layers))):  # the last one is the learner's own, as a rule
        for mutant in mutants(layer):
            other = Model(*layers[:at], mutant.function, *layers[at + 1 :])
            yield Mutant(other, mutant.kind, f"Look at L{at + 1}. {mutant.sentence}", mutant.rare)


def _tree(function: object) -> ast.Module | None:
    if not isinstance(function, FunctionType) or function.__closure__:
        return None
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, SyntaxError, TypeError):
        return None
    return tree if tree.body and isinstance(tree.body[0], ast.FunctionDef) else None


def _compiled(tree: ast.Module, made: Sequence[Edit], right: FunctionType) -> Callable[..., Any] | None:
    names = dict(right.__globals__)
    try:
        with _changed(tree, made):
            exec(compile(ast.fix_missing_locations(tree), "<a slip>", "exec"), names)  # noqa: S102 (our own code)
    except (SyntaxError, TypeError, ValueError, RecursionError):
        return None
    function: Callable[..., Any] = names[right.__name__]
    return function


@contextlib.contextmanager
def _changed(tree: ast.Module, made: Sequence[Edit]) -> Iterator[None]:
    """The code with other nodes at some places, and afterwards as it was; what lies within changes first."""
    nodes = list(ast.walk(tree))
    news = sorted(((at, new) for edit in made for at, new in edit.at.items()), key=lambda each: -each[0])
    before = [(nodes[at], nodes[at].__class__, dict(vars(nodes[at]))) for at, _ in news]
    try:
        for at, new in news:
            own = dict(vars(new))
            nodes[at].__dict__.clear()
            nodes[at].__class__ = new.__class__
            nodes[at].__dict__.update(own)
        yield
    finally:
        for node, kind, own in before:
            node.__dict__.clear()
            node.__class__ = kind
            node.__dict__.update(own)
