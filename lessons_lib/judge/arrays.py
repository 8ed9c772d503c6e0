"""What people write by mistake with arrays: another axis, `.T` too many, a mean for a sum, `*` for `@`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

__all__ = ["Change", "of_arrays"]

Change = tuple[str, str, bool, ast.AST]  # kind, sentence, whether it is rare, what stands there instead

TURNED = "Rows and columns are exchanged in one place, it seems: is a `.T` missing there, or one too many?"
BY_NUMBER = "`*` multiplies number by number. Rows meet columns with `@`."
BY_ROWS = "`@` multiplies rows with columns. Here each number meets the one at its place: `*`."
SIDES = "What stands on the two sides of an `@` has changed places, it seems."
OTHER_AXIS = "{} was taken along the other axis, it seems: down each column, or along each row?"
NO_AXIS = "{} was taken over everything, it seems, and not along one axis."
NO_KEEPDIMS = "What was taken of each row lies across, it seems: `keepdims=True` keeps it standing."
FOR = "{} was taken where {} is asked, it seems."
WITHOUT = "{} was left out, it seems."

WORDS = {
    "sum": "the sum",
    "mean": "the mean",
    "max": "the largest",
    "min": "the smallest",
    "std": "the standard deviation",
    "var": "the variance",
    "median": "the middle one",
}
# What is taken in place of a function of one number: how it is said, and its code.
POWERS_OF_E = "powers of e are"
IN_PLACE = {
    "np.exp": (
        ("Powers of 2 were", POWERS_OF_E, "2.0 ** {}"),
        ("Powers of 10 were", POWERS_OF_E, "10.0 ** {}"),
        ("Squares were", POWERS_OF_E, "({}) ** 2"),
        ("ReLU was", POWERS_OF_E, "np.maximum({}, 0)"),
        ("Sizes were", POWERS_OF_E, "np.abs({})"),
        ("A sigmoid was", POWERS_OF_E, "1 / (1 + np.exp(-({})))"),
    ),
    "np.sqrt": (("A half was", "the root is", "({}) / 2"), ("A square was", "the root is", "({}) ** 2")),
}


def of_arrays(node: ast.AST) -> Iterator[Change]:
    """All that people write by mistake in place of one piece of code with arrays."""
    match node:
        case ast.Attribute(value=value, attr="T"):
            yield "turned", TURNED, False, value
        case ast.BinOp(left=left, op=ast.MatMult(), right=right):
            yield "number by number", BY_NUMBER, False, ast.BinOp(left, ast.Mult(), right)
            yield "sides", SIDES, False, ast.BinOp(right, ast.MatMult(), left)
            yield "turned", TURNED, False, ast.BinOp(_turned(left), ast.MatMult(), right)
            yield "turned", TURNED, False, ast.BinOp(left, ast.MatMult(), _turned(right))
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            yield "rows with columns", BY_ROWS, False, ast.BinOp(left, ast.MatMult(), right)
            yield "turned", TURNED, False, ast.BinOp(left, ast.Mult(), _turned(right))
        case ast.BinOp(left=left, op=ast.Pow(), right=ast.Constant(value=2)):
            said = "Sizes were taken where squares are asked, it seems."
            yield "sizes", said, False, _call("np.abs", left)
        case ast.Call(func=ast.Attribute(value=value, attr=name), args=args, keywords=keywords):
            if name in WORDS:
                yield from _of_what_is_taken(value, name, args, keywords)
            for done, asked, code in IN_PLACE.get(ast.unparse(node.func), ()) if len(args) == 1 else ():
                new = ast.parse(code.format(ast.unparse(args[0])), mode="eval").body
                yield "in place of a function", f"{done} taken where {asked} asked, it seems.", False, new


def _of_what_is_taken(
    value: ast.expr, name: str, args: list[ast.expr], keywords: list[ast.keyword]
) -> Iterator[Change]:
    """A sum, a mean or the largest: another one of these is taken, or along another axis."""
    done = WORDS[name][0].upper() + WORDS[name][1:]
    for other, word in WORDS.items():
        if other != name:
            said = FOR.format(word[0].upper() + word[1:], WORDS[name])
            yield f"{other} for {name}", said, other in {"std", "var"}, _taken(value, other, args, keywords)
    for keyword in keywords:
        others = [one for one in keywords if one is not keyword]
        if keyword.arg == "axis" and isinstance(keyword.value, ast.Constant):
            there = ast.keyword("axis", ast.Constant(0 if keyword.value.value == 1 else 1))
            yield "other axis", OTHER_AXIS.format(done), False, _taken(value, name, args, [there, *others])
            yield "no axis", NO_AXIS.format(done), False, _taken(value, name, args, others)
        if keyword.arg == "keepdims":
            yield "keepdims", NO_KEEPDIMS, False, _taken(value, name, args, others)
    if not args:  # of a row, or of the rows of a table
        first = ast.Subscript(value, ast.Constant(0), ast.Load())
        yield "the first", FOR.format("The first", WORDS[name]), False, first
        last = ast.Subscript(value, ast.Constant(-1), ast.Load())
        yield "the last", FOR.format("The last", WORDS[name]), False, last


def _taken(value: ast.expr, name: str, args: list[ast.expr], keywords: list[ast.keyword]) -> ast.Call:
    if name == "median" and not args:  # arrays have no such method
        return ast.Call(ast.parse("np.median", mode="eval").body, [value], keywords)
    return ast.Call(ast.Attribute(value, name, ast.Load()), args, keywords)


def _turned(value: ast.expr) -> ast.expr:
    if isinstance(value, ast.Attribute) and value.attr == "T":
        return value.value
    return ast.Attribute(value, "T", ast.Load())


def _call(name: str, argument: ast.expr) -> ast.Call:
    return ast.Call(ast.parse(name, mode="eval").body, [argument], [])
