"""How each operation goes wrong: from a number of the arithmetic to the changes that people make there.

Plausibility: 3 for what happens to everybody, 2 for what happens, 1 for what is rare.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator
from dataclasses import replace

from lessons_lib.numbers.arithmetic import Number
from lessons_lib.slips.bends import bent, in_relu
from lessons_lib.slips.changes import Change, changing, made_of
from lessons_lib.slips.sums import ALL_MINUS, of_a_sum
from lessons_lib.slips.words import base, called, is_constant, noun, place

__all__ = ["at_number"]

HALF = 0.5
ALL_WEIGHTS = "You added up the numbers without multiplying them, it seems."

Kinds = Callable[[Number], Iterator[Change]]


def at_number(number: Number) -> Iterator[Change]:
    """All that can go wrong where this number is made from its parts."""
    for kinds in KINDS.get(number.operation, ()):
        yield from kinds(number)


# Products, quotients, powers -------------------------------------------------------------------------


def _factor_forgotten(product: Number) -> Iterator[Change]:
    for part, other in (product.parts, product.parts[::-1]):
        weight = is_constant(part) or "weight" in base(part)
        plausibility = 1 if part.operation or is_constant(other) else 3
        said = f"You did not multiply {noun(other)} by {noun(part)}, it seems."
        if is_constant(other):
            said = f"You took {noun(other)} alone, it seems: what is it multiplied by?"
        places = {id(product): made_of(operator.pos, other)}
        yield Change(
            "factor forgotten", said, noun(product), plausibility, places, _all_factors(part, weight)
        )


def _all_factors(part: Number, weight: bool) -> str:
    if place(part):
        return f"You did not multiply by {called(base(part))}, it seems."
    if part.name and not weight:
        return f"You did not multiply by {called(part.name)}, it seems."
    return ALL_WEIGHTS if weight else ""


def _factor_twice(product: Number) -> Iterator[Change]:
    for part, other in (product.parts, product.parts[::-1]):
        if abs(part.value) != 1 and not is_constant(other):
            said = f"You multiplied by {noun(part)} twice, it seems."
            yield Change("factor twice", said, noun(product), 1, {id(product): changing(operator.mul, part)})


def _another_operation(number: Number) -> Iterator[Change]:
    right = noun(number.parts[1])
    rows = ROOTS if number.operation == "**" and number.parts[1].value == HALF else OTHERS[number.operation]
    where = f"the division by {right}" if number.operation == "/" else noun(number)
    for kind, said, everywhere, plausibility, operation in rows:
        places = {id(number): made_of(operation, *number.parts)}
        yield Change(kind, said.format(where=where, right=right), where, plausibility, places, everywhere)


def _left_over(number: Number) -> Iterator[Change]:
    """How many are left over, in place of a share."""
    some, whole = number.parts
    if 0 < number.value < 1 and some.value == round(some.value) and whole.value == round(whole.value):
        said = f"That is what is left over of {noun(whole)}, it seems. What is asked, and what is divided?"
        places = {id(number): made_of(operator.sub, whole, some)}
        yield Change("left over", said, noun(number), 2, places)


def _only_one(number: Number) -> Iterator[Change]:
    """Only the last, or the first, term of a sum is multiplied and divided by what goes for all of it."""
    total, by = _sum_within(number)
    if total is None:
        return
    done = "divided" if number.operation == "/" and len(by) == 1 else "multiplied"
    with_it = f" by {noun(by[0])}" if len(by) == 1 else ""
    ends = ((3, total.parts[-1]), (2, total.parts[0]))
    for plausibility, part in (end for end in ends if end[1].value):
        said = f"You {done} only {noun(part)}{with_it}, it seems. It goes for the whole sum."
        rule = changing(lambda plain, whole, one: whole - one + one * plain / whole, total, part)
        yield Change(f"only one {done}", said, f"what is {done}", plausibility, {id(number): rule})


def _sum_within(number: Number) -> tuple[Number | None, list[Number]]:
    """The sum that is multiplied and divided to make a number, and by what."""
    by: list[Number] = []
    while number.operation in {"*", "/"}:
        left, right = number.parts
        turned = number.operation == "*" and right.operation == "+"
        number, other = (right, left) if turned else (left, right)
        by.append(other)
    return (number if number.operation == "+" else None), by


# Functions of one number -----------------------------------------------------------------------------


def _bend(number: Number) -> Iterator[Change]:
    """What goes wrong in the part that is taken, where the larger or the smaller one of two is."""
    if len(number.parts) == 2 and not in_relu(number):
        winner = max(number.parts, key=lambda part: part.value == number.value)
        for change in at_number(winner):
            yield replace(change, at={**change.at, id(number): made_of(operator.pos, winner)}, everywhere="")


def _one_part(number: Number) -> Iterator[Change]:
    word = FUNCTIONS[number.operation]
    (inner,) = number.parts
    rows: list[tuple[str, str, int, Callable[[float], float]]] = [
        ("left out", f"You left out {word}, it seems.", 3, operator.pos)
    ]
    if number.operation == "exp":
        others = "it seems. Powers of e are asked."
        rows += [
            ("minus in the exponent", "Look again at the sign in the exponent.", 2, lambda x: math.exp(-x)),
            ("powers of 2", f"You took powers of 2, {others}", 2, lambda x: 2.0**x),
            ("powers of 10", f"You took powers of 10, {others}", 2, lambda x: 10.0**x),
        ]
    if number.operation == "log":
        others = "it seems. The natural one is asked."
        rows += [
            ("another base", f"You took the logarithm to the base 10, {others}", 2, math.log10),
            ("another base", f"You took the logarithm to the base 2, {others}", 2, math.log2),
        ]
    for kind, said, plausibility, operation in rows:
        yield Change(kind, said, word, plausibility, {id(number): made_of(operation, inner)}, said)


def _minus_lost(number: Number) -> Iterator[Change]:
    (inner,) = number.parts
    said = f"You lost the minus sign before {noun(inner)}, it seems."
    yield Change("sign lost", said, noun(inner), 3, {id(number): made_of(operator.pos, inner)}, ALL_MINUS)


FUNCTIONS = {
    "abs": "`abs`",
    "exp": "the power of e",
    "log": "the logarithm",
    "sqrt": "the root",
    "tanh": "tanh",
}
Row = tuple[str, str, str, int, Callable[[float, float], float]]
# Kind, sentence, the sentence where it was done each time, plausibility, what was done.
OTHERS: dict[str, tuple[Row, ...]] = {
    "*": (
        ("added for multiplied", "You added where one multiplies, it seems: look again at {where}.",
         "You added where one multiplies, it seems, each time.", 2, operator.add),
        ("divided for multiplied", "You divided where one multiplies, it seems: look again at {where}.",
         "", 2, operator.truediv),
        ("divided for multiplied", "You divided where one multiplies, it seems: look again at {where}.",
         "", 2, lambda a, b: b / a),
    ),
    "/": (
        ("divisor forgotten", "You did not divide by {right}, it seems.",
         "You did not divide, it seems.", 3, lambda a, _: a),
        ("multiplied for divided", "You multiplied by {right} where one divides, it seems.",
         "You multiplied where one divides, it seems.", 2, operator.mul),
        ("upside down", "You divided the wrong way round, it seems: what is divided by what?",
         "", 2, lambda a, b: b / a),
        ("divided twice", "You divided by {right} twice, it seems.", "", 2, lambda a, b: a / b / b),
        ("subtracted for divided", "You took {right} away where one divides, it seems.", "", 1, operator.sub),
    ),
    "**": (
        ("power forgotten", "You left out the power, it seems: look again at {where}.",
         "You left out the powers, it seems.", 3, lambda a, _: a),
        ("multiplied for power", "You multiplied where a power is asked, it seems: look again at {where}.",
         "You multiplied where powers are asked, it seems.", 3, operator.mul),
        ("power turned round", "Which number is the base, and which the power? Look again at {where}.",
         "", 2, lambda a, b: b**a),
    ),
}  # fmt: skip
ROOTS: tuple[Row, ...] = (  # what a power is called whose exponent is 0.5
    ("power forgotten", "You left out the root, it seems: look again at {where}.",
     "You left out the roots, it seems.", 3, lambda a, _: a),
    ("multiplied for power", "You halved where a root is asked, it seems: look again at {where}.",
     "You halved where roots are asked, it seems.", 3, operator.mul),
)  # fmt: skip
KINDS: dict[str, tuple[Kinds, ...]] = {
    "+": (of_a_sum,),
    "*": (_factor_forgotten, _factor_twice, _another_operation, _only_one),
    "/": (_another_operation, _left_over, _only_one),
    "**": (_another_operation,),
    "max": (_bend, bent),
    "min": (_bend, bent),
    "abs": (_one_part,),
    "exp": (_one_part,),
    "log": (_one_part,),
    "sqrt": (_one_part,),
    "tanh": (_one_part,),
    "negative": (_minus_lost,),
}
