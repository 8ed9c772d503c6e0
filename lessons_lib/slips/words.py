"""How a slip speaks of a part of the arithmetic: ``the term of the strawberries``, ``the division by 4``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.notation import number

__all__ = [
    "SEVERAL",
    "Placed",
    "base",
    "called",
    "either",
    "factors",
    "is_constant",
    "named",
    "noun",
    "place",
    "plan",
]

WORDS = re.compile(r"[A-Za-z][a-z]+(?: [A-Za-z]+\d*| \d+)*")
POWERS = {2: "the square of", 0.5: "the root of"}
LONGEST = 60  # characters of a formula that stands inside a sentence
# What is said where several slips give a number; a page's script says it in the same words.
SEVERAL = {
    "two_slips": "This number comes out in two ways: {either}",
    "either": "either {one}, or {other}.",
    "seems": ", it seems",
    "many_slips": "This number comes out in several ways. Look again at {steps}.",
    "and_at": " and at ",
}
KINDS = {"+": "the sum", "*": "the product", "/": "the quotient", "max": "the larger one", "**": "the power"}


class Placed(str):
    """The name of a number in a row or a table that is called by its value, and remembers where it stands."""

    __slots__ = ("once", "where")

    where: str
    once: bool

    @classmethod
    def at(cls, where: str, value: float, *, once: bool = True) -> Placed:
        """Call a number by its value; and by its place too, where that value stands in the question twice."""
        name = cls(number(value))
        name.where, name.once = where, once
        return name


def place(leaf: Number) -> tuple[int, ...]:
    """Where a number stands in its row or table; nothing, if it stands alone."""
    return tuple(map(int, re.findall(r"\d+", "".join(re.findall(r"\[[^]]*\]", _where(leaf))))))


def base(leaf: Number) -> str:
    """What the row or the table is called that a number stands in."""
    return _where(leaf).partition("[")[0]


def _where(leaf: Number) -> str:
    return leaf.name.where if isinstance(leaf.name, Placed) else leaf.name


def called(name: str) -> str:
    """A quantity in a sentence: words take an article, symbols such as ``x[0]`` do not."""
    return f"the {name}" if WORDS.fullmatch(name) and len(name) > 2 else name


def either(one: str, other: str) -> str:
    """Two ways to go wrong in one sentence, without what each of them would say alone; nothing if that is all alike."""
    ways = (said.partition(SEVERAL["seems"])[0].partition(". ")[0].rstrip(".") for said in (one, other))
    first, second = (way[0].lower() + way[1:] for way in ways)
    return "" if first == second else SEVERAL["either"].format(one=first, other=second)


def noun(part: Number) -> str:
    """What a part of the arithmetic is called; never its value, unless it is a number of the question."""
    if not part.operation:
        return _leaf(part)
    if part.name:
        return called(part.name)
    inner = part.parts[0] if part.operation == "negative" else part
    parts = factors(inner)
    inputs = [one for one in parts if one.name and "weight" not in base(one)]
    in_words = len(inputs) == 1 and not isinstance(inputs[0].name, Placed)
    if len(parts) == 2 and in_words and not any(one.operation for one in parts):
        return f"the term of {called(inputs[0].name)}"
    if not inner.operation:
        return noun(inner)
    if inner.operation == "**" and inner.parts[1].value in POWERS:
        return f"{POWERS[inner.parts[1].value]} {noun(inner.parts[0])}"
    formula = inner.formula()
    return f"`{formula}`" if len(formula) <= LONGEST else KINDS.get(inner.operation, "what comes before")


def _leaf(part: Number) -> str:
    if isinstance(part.name, Placed) and not part.name.once:
        return f"{part.name} ({part.name.where})"
    return called(part.name) if part.name else number(part.value)


def named(part: Number) -> list[Number]:
    """The different named numbers that a part is made of, in their order."""
    found: dict[int, Number] = {}
    waiting = [part]
    while waiting:
        one = waiting.pop(0)
        if not one.operation and one.name:
            found[id(one)] = one
        waiting.extend(one.parts)
    return list(found.values())


def factors(part: Number) -> list[Number]:
    """What is multiplied, one after the other, to make this part."""
    if part.operation != "*":
        return [part]
    return [*factors(part.parts[0]), *factors(part.parts[1])]


def is_constant(part: Number) -> bool:
    """Whether a part is a number that the formula itself brings, such as 58."""
    return not part.operation and not part.name and part.index is None


def plan(roots: Sequence[Number]) -> str:
    """The way through some arithmetic, one operation after the other: a hint that gives no number away."""
    steps: dict[str, None] = {}
    for root in roots:
        _collect(root, steps)
    return f"One step after the other: {'; '.join(steps)}." if steps else ""


def _collect(number: Number, steps: dict[str, None]) -> None:
    for part in number.parts:
        _collect(part, steps)
    word = STEPS.get(number.operation)
    if word and number.operation == "/":
        steps.setdefault(f"{word} {noun(number.parts[1])}")
    elif word and number.operation == "*":
        steps.setdefault(noun(number) if noun(number).startswith("the term") else f"{word} {noun(number)}")
    elif word:
        steps.setdefault(word)


STEPS = {
    "exp": "the power of e",
    "log": "the logarithm",
    "abs": "the size",
    "+": "the sum",
    "*": "the product",
    "/": "divided by",
    "**": "the power",
    "max": "the larger one",
}
