"""What people write by mistake in place of one piece of code: another sign, another limit, a call left out."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from lessons_lib.judge.arrays import Change, of_arrays

__all__ = ["SIGN", "Change", "changes", "other_numbers"]

SIGN = "sign of a number"


def changes(node: ast.AST) -> Iterator[Change]:
    """All that people write by mistake in place of one piece of code."""
    yield from of_arrays(node)
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            yield from _of_a_comparison(left, op, right)
        case ast.BinOp(left=left, op=op, right=right):
            yield from _of_an_operation(left, op, right)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield "minus", "A minus sign is missing, it seems.", False, operand
        case ast.IfExp(test=test, body=body, orelse=other):
            yield from _of_two_cases(test, body, other)
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
            yield (
                kind,
                said[kind],
                False,
                ast.Compare(left=left, ops=[table[type(op)]()], comparators=[right]),
            )


def _of_two_cases(test: ast.expr, body: ast.expr, other: ast.expr) -> Iterator[Change]:
    said = "The two cases have changed places, it seems."
    yield "cases", said, False, ast.IfExp(test=test, body=other, orelse=body)
    for one in (body, other):
        yield "one case", "Only one of the two cases is looked at, it seems.", False, one


def _of_an_operation(left: ast.expr, op: ast.operator, right: ast.expr) -> Iterator[Change]:
    for kind, sentence, other in OTHER.get(type(op), ()):
        yield kind, sentence, False, ast.BinOp(left=left, op=other(), right=right)
    word = WORDS.get(type(op))
    if word:
        yield "left out", f"{word} is missing, it seems.", False, left
        if not isinstance(op, ast.Div | ast.Pow):
            if isinstance(op, ast.Sub):
                minus = ast.UnaryOp(op=ast.USub(), operand=right)
                yield "left out", f"{word} is missing, it seems.", False, minus
            yield "left out", f"{word} is missing, it seems.", False, right
    if isinstance(op, ast.Div):
        yield (
            "upside down",
            "Something is divided the wrong way round, it seems.",
            False,
            ast.BinOp(right, op, left),
        )
    if isinstance(op, ast.Sub):
        said = "Something is taken away the wrong way round, it seems."
        yield "wrong way round", said, False, ast.BinOp(right, op, left)


def _of_a_call(function: ast.expr, argument: ast.expr) -> Iterator[Change]:
    if isinstance(argument, ast.GeneratorExp | ast.ListComp | ast.Starred):
        return
    name = ast.unparse(function)
    if name in ONLY_MADE:
        return
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
            said = f"Only one of two cases is looked at, it seems: what is `{name}` for?"
            yield f"no {name}", said, False, argument


def _of_a_number(value: float) -> Iterator[Change]:
    if value:
        said = "A plus or a minus sign is turned round, it seems."
        yield SIGN, said, False, ast.Constant(value=-value)
    said = "One of the numbers in your code is not the right one, it seems."
    for other in (other for other in other_numbers(value) if other != -value):
        yield "number", said, True, ast.Constant(value=other)


def other_numbers(value: float) -> list[float]:
    """What people write in place of a number."""
    near = (0, 1, 2, -value, value + 1, value - 1, 2 * value, value / 2, value + 0.1, value - 0.1)
    powers = (10, 1000, 1e6, 1e18)
    others = (*near, *(value * power for power in powers), *(value / power for power in powers))
    return [other for other in dict.fromkeys(others) if other != value]


ONLY_MADE = {"np.array", "np.asarray", "range", "len", "list", "tuple"}  # calls that work nothing out
AT_THE_LIMIT: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
}  # fmt: skip
TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
}  # fmt: skip
OTHER: dict[type[ast.operator], tuple[tuple[str, str, type[ast.operator]], ...]] = {
    ast.Add: (
        ("sign", "A plus or a minus sign is turned round, it seems.", ast.Sub),
        ("multiplied", "You multiply where one adds, it seems.", ast.Mult),
    ),
    ast.Sub: (("sign", "A plus or a minus sign is turned round, it seems.", ast.Add),),
    ast.Mult: (
        ("divided", "You divide where one multiplies, it seems.", ast.Div),
        ("added", "You add where one multiplies, it seems.", ast.Add),
        ("power", "You take a power where one multiplies, it seems.", ast.Pow),
    ),
    ast.Div: (
        ("multiplied", "You multiply where one divides, it seems.", ast.Mult),
        ("whole", "`//` drops what stands behind the point. One divides with `/` here.", ast.FloorDiv),
        ("remainder", "`%` gives what is left over. One divides with `/` here.", ast.Mod),
    ),
    ast.Pow: (("multiplied", "You multiply where a power is asked, it seems.", ast.Mult),),
}
WORDS: dict[type[ast.operator], str] = {
    ast.Add: "A term",
    ast.Sub: "A term",
    ast.Mult: "A factor",
    ast.Div: "A division",
    ast.Pow: "A power",
}
