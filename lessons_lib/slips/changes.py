"""Recorded arithmetic worked out once more with something changed in it.

A change says for some places how their number comes about instead. A place is a number of the arithmetic, or
one part of it: the same number may be used twice, and only one of the uses be changed.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.operations import compute
from lessons_lib.numbers.writing import in_order

__all__ = [
    "Arithmetic",
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
NOTHING: Places = {}


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


class Arithmetic:
    """Some numbers and all that they are made of, to be worked out again and again with something changed.

    There are hundreds of slips on the way to a number, and each of them leaves most of that way as it was: only
    what a changed place leads to is worked out anew. ``own`` is what is changed every time; what came before it
    does not matter any more.
    """

    def __init__(
        self, roots: Sequence[Number], leaves: Mapping[int, float] = AS_THEY_ARE, own: Places = NOTHING
    ) -> None:
        self._roots, self._leaves, self._own = roots, leaves, own
        self._plain = _Way({}, own, leaves).known_after(roots)
        self._matter = {id(number) for number in all_numbers(roots, but_for=own)}
        self._leads: dict[int, set[int]] = {}  # to all numbers that are made of a number, and to itself
        for number in reversed(list({id(each): each for root in roots for each in in_order(root)}.values())):
            self._leads.setdefault(id(number), set()).add(id(number))
            for part in number.parts:
                self._leads.setdefault(id(part), set()).update(self._leads[id(number)])

    def changed(self, at: Places) -> tuple[float, ...]:
        """What comes out with these changes; not a number where it cannot be worked out."""
        known, places = dict(self._plain), [place if isinstance(place, int) else place[0] for place in at]
        if not self._matter.isdisjoint(places):
            for led_to in itertools.chain.from_iterable(self._leads.get(place, ()) for place in places):
                known.pop(led_to, None)
            _Way(known, {**at, **self._own}, self._leaves).known_after(self._roots)
        return tuple(known[id(root)] for root in self._roots)


class _Way:
    """One way through the arithmetic, with what is known already and what is done otherwise."""

    def __init__(self, known: dict[int, float], at: Places, leaves: Mapping[int, float]) -> None:
        self._known, self._at, self._leaves = known, at, leaves
        self._in_parts = {place[0] for place in at if not isinstance(place, int)}

    def known_after(self, roots: Sequence[Number]) -> dict[int, float]:
        for root in roots:
            self._value(root)
        return self._known

    def _value(self, number: Number) -> float:
        place, known = id(number), self._known
        if place not in known:
            known[place] = self._ruled(place, self._own(number))
        return known[place]

    def _own(self, number: Number) -> float:
        if not number.operation:
            return self._leaves.get(id(number), number.value)
        parts: Iterable[float] = map(self._value, number.parts)
        if id(number) in self._in_parts:
            parts = (self._ruled((id(number), i), part) for i, part in enumerate(parts))
        return compute(number.operation, *parts)

    def _ruled(self, place: Place, plain: float) -> float:
        rule = self._at.get(place)
        if rule is None:
            return plain
        if isinstance(rule, Number):
            return self._leaves.get(id(rule), rule.value)
        try:
            return float(rule(self._value, plain))
        except (ArithmeticError, ValueError, TypeError):
            return math.nan


def worked_out(roots: Sequence[Number], at: Places) -> tuple[float, ...]:
    """What comes out of the arithmetic with these changes, once; of many changes `Arithmetic` is asked."""
    return Arithmetic(roots).changed(at)


def all_numbers(roots: Sequence[Number], but_for: Collection[Any] = ()) -> list[Number]:
    """Every number on the way to some numbers, each once; without some, by their id, and what is before those alone."""
    found: dict[int, Number] = {}
    waiting = list(roots)
    while waiting:
        number = waiting.pop(0)
        if id(number) not in found and id(number) not in but_for:
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
