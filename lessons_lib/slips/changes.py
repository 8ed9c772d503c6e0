"""Recorded arithmetic worked out once more with something changed in it.

A change says for some places how their number comes about instead. A place is a number of the arithmetic, or
one part of it: the same number may be used twice, and only one of the uses be changed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.operations import compute

__all__ = [
    "Change",
    "Place",
    "Places",
    "Rule",
    "Values",
    "alike",
    "all_numbers",
    "changing",
    "made_of",
    "put",
    "same_formula",
    "together",
    "worked_out",
]

SAME = 1e-9

Place = int | tuple[int, int]  # a number by its id; or its id and which of its parts
Values = Callable[[Number], float]
Rule = Callable[[Values, float], float]  # from all other numbers, and what would stand here
AS_THEY_ARE: Mapping[int, float] = {}  # the leaves, each with its own value
Places = Mapping[Any, Rule | Number]  # a number in place of a rule: a leaf whose value is taken here


@dataclass(frozen=True, eq=False)
class Change:
    """One way to go wrong: where, how, and what to say about it."""

    kind: str
    sentence: str
    step: str
    plausibility: int
    at: Places
    everywhere: str = ""  # the sentence if it was done at every place


def put(value: float) -> Rule:
    """Put a value in its place, whatever stood there."""
    return lambda _, __: value


def made_of(operation: Callable[..., float], *numbers: Number) -> Rule:
    """Make it of some other numbers of the arithmetic."""
    return lambda values, _: operation(*map(values, numbers))


def changing(operation: Callable[..., float], *numbers: Number) -> Rule:
    """Make it of what would stand here, and of some other numbers."""
    return lambda values, plain: operation(plain, *map(values, numbers))


def together(kind: str, sentence: str, step: str, plausibility: int, changes: Sequence[Change]) -> Change:
    """Several changes at once."""
    at = {place: rule for change in changes for place, rule in change.at.items()}
    return Change(kind, sentence, step, plausibility, at)


def worked_out(
    roots: Sequence[Number], at: Places, leaves: Mapping[int, float] = AS_THEY_ARE
) -> tuple[float, ...]:
    """What comes out of the arithmetic with these changes; not a number where it cannot be worked out."""
    known: dict[int, float] = {}

    def value(number: Number) -> float:
        if id(number) not in known:
            known[id(number)] = changed(id(number), own(number))
        return known[id(number)]

    def own(number: Number) -> float:
        if not number.operation:
            return leaves.get(id(number), number.value)
        parts = (changed((id(number), i), value(part)) for i, part in enumerate(number.parts))
        return compute(number.operation, *parts)

    def changed(place: Place, plain: float) -> float:
        rule = at.get(place)
        if isinstance(rule, Number):
            return leaves.get(id(rule), rule.value)
        return plain if rule is None else _ruled(rule, value, plain)

    return tuple(value(root) for root in roots)


def _ruled(rule: Rule, value: Values, plain: float) -> float:
    try:
        return float(rule(value, plain))
    except (ArithmeticError, ValueError, TypeError):
        return math.nan


def all_numbers(roots: Sequence[Number]) -> list[Number]:
    """Every number on the way to some numbers, each once."""
    found: dict[int, Number] = {}
    waiting = list(roots)
    while waiting:
        number = waiting.pop(0)
        if id(number) not in found:
            found[id(number)] = number
            waiting.extend(number.parts)
    return list(found.values())


def same_formula(one: Number, other: Number) -> bool:
    """Whether two numbers are worked out in the same way from the same numbers."""
    if one is other:
        return True
    if not one.operation:
        return not other.operation and not (one.name or other.name) and one.value == other.value
    return (
        one.operation == other.operation
        and len(one.parts) == len(other.parts)
        and all(map(same_formula, one.parts, other.parts))
    )


def alike(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether the numbers of two rows are the same, but for a speck of float arithmetic."""
    return all(math.isclose(a, b, rel_tol=SAME, abs_tol=SAME) for a, b in zip(one, other, strict=True))
