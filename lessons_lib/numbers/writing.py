"""How recorded arithmetic reads: its formula, its lines of real numbers, and what gets a name to keep both short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from lessons_lib.numbers.notation import number

if TYPE_CHECKING:
    from lessons_lib.numbers.arithmetic import Number

__all__ = ["Let", "Written", "in_order"]

# How tightly an operation binds; what binds less tightly than its surroundings gets parentheses.
TIGHTNESS = {"+": 1, "negative": 2, "*": 3, "/": 3, "//": 3, "%": 3, "**": 5}
LEAF = 9
SIGNS = {"*": " × ", "/": " / ", "//": " // ", "%": " % ", "**": " ** "}

MOST_UNFOLDED = 30  # numbers and signs in a formula; in a longer one, what is used again gets a name …
WORTH_A_NAME = 4  # … if it is this long itself
MOST_LISTED = 8  # terms of a sum or arguments of a maximum; of more, the first and the last are written
FIRST = 3

Leaf = Callable[["Number"], str]


class Let(NamedTuple):
    """An intermediate with a name, and its arithmetic: ``m``, ``(a + b) / 2``."""

    name: str
    number: Number
    formula: str


def in_order(number: Number) -> list[Number]:
    """Each number that this one was made from once, however often it is used, parts before wholes."""
    found: dict[int, Number] = {}
    waiting = [(number, False)]
    while waiting:
        current, ready = waiting.pop()
        if ready:
            found.setdefault(id(current), current)
        elif id(current) not in found:
            waiting.append((current, True))
            waiting.extend((part, False) for part in reversed(current.parts))
    return list(found.values())


class Written:
    """A number as it reads. Arithmetic that stands in it more than once, or was named, is told apart, once."""

    def __init__(self, root: Number) -> None:
        self._root = root
        self._all = in_order(root)
        self._names = dict(self._chosen_names())
        # The same arithmetic, with a leaf in place of each intermediate that has a name.
        self._short: dict[int, Number] = {}
        for each in self._all:
            parts = tuple(self._as_part(part) for part in each.parts)
            self._short[id(each)] = replace(each, parts=parts) if each.parts else each

    def _chosen_names(self) -> Iterator[tuple[int, str]]:
        taken = {each.name for each in self._all if not each.operation}
        shared = self._long_and_shared()
        automatic = 0
        for each in self._all:
            if each is self._root or not each.operation or not (each.name or id(each) in shared):
                continue
            name, again = each.name, 1
            while not name or name in taken:
                automatic, again = automatic + (not each.name), again + 1
                name = f"{each.name}{again}" if each.name else f"t{automatic}"
            taken.add(name)
            yield id(each), name

    def _long_and_shared(self) -> set[int]:
        """What is used more than once, where writing it out each time would make a formula too long."""
        uses = Counter(id(part) for each in self._all for part in each.parts)
        written_out: dict[int, int] = {}  # how long each is if nothing has a name …
        short: dict[int, int] = {}  # … and if what is chosen has
        chosen = set()
        for each in self._all:
            written_out[id(each)] = 1 + sum(written_out[id(part)] for part in each.parts)
            short[id(each)] = 1 + sum(1 if id(part) in chosen else short[id(part)] for part in each.parts)
            if uses[id(each)] > 1 and short[id(each)] >= WORTH_A_NAME:
                chosen.add(id(each))
        return chosen if written_out[id(self._root)] > MOST_UNFOLDED else set()

    def _as_part(self, part: Number) -> Number:
        if id(part) not in self._names:
            return self._short[id(part)]
        return replace(part, operation="", parts=(), name=self._names[id(part)])

    def formula(self, part: Number) -> str:
        """The arithmetic of the number, or of a part of it, with names."""
        return _text(self._short[id(part)], lambda leaf: leaf.name or number(leaf.value))

    def lets(self) -> list[Let]:
        """Each intermediate that the formula calls by a name, after those it needs itself."""
        chosen = [each for each in self._all if id(each) in self._names]
        return [Let(self._names[id(each)], each, self.formula(each)) for each in chosen]

    def lines(self) -> list[str]:
        """The arithmetic with real numbers, a line for each round of it; what has a name stands as its value."""
        written: list[str] = []
        current = self._short[id(self._root)]
        while True:
            line = _text(current, lambda leaf: number(leaf.value))
            if not written or line != written[-1]:
                written.append(line)
            if not current.operation:
                return written
            current = _one_round(current)


def _one_round(current: Number) -> Number:
    """Carry out every operation whose parts are all plain numbers by now."""
    if all(map(_settled, current.parts)):
        return replace(current, operation="", parts=(), name="", index=None)
    parts = tuple(part if _settled(part) else _one_round(part) for part in current.parts)
    return replace(current, parts=parts)


def _settled(part: Number) -> bool:
    """Whether nothing is left to compute: a plain number, or one with a minus before it."""
    return not part.operation or (part.operation == "negative" and not part.parts[0].operation)


def _text(part: Number, leaf: Leaf) -> str:
    if not part.operation:
        return leaf(part)
    if part.operation == "+":
        first, *others = part.parts
        return " ".join(
            _listed([_inside(first, leaf, 1, first=True), *(_term(each, leaf) for each in others)], "+ …")
        )
    if part.operation == "negative":
        return "-" + _inside(part.parts[0], leaf, TIGHTNESS["negative"] + 1)
    if part.operation in SIGNS:
        left, right = part.parts
        level = TIGHTNESS[part.operation]
        # What is raised to a power keeps its minus, and its own **, in parentheses.
        power = part.operation == "**"
        before = _inside(left, leaf, level + power, first=not power)
        return before + SIGNS[part.operation] + _inside(right, leaf, level + 1)
    return f"{part.operation}({', '.join(_listed([_text(each, leaf) for each in part.parts], '…'))})"


def _listed(texts: list[str], left_out: str) -> list[str]:
    """All of a few; of many the first ones and the last."""
    return texts if len(texts) <= MOST_LISTED else [*texts[:FIRST], left_out, texts[-1]]


def _term(term: Number, leaf: Leaf) -> str:
    """A term of a sum with the sign before it: ``+ 58 × 100``, ``- 3 × 2000``, ``+ (-3)``."""
    if term.operation == "negative":
        return "- " + _inside(term.parts[0], leaf, 2)
    leading = term.parts[0] if term.operation == "*" else term
    # The minus of a plain number becomes the sign; an input, and whatever has a name, keeps its own.
    if leading.value < 0 and not (leading.operation or leading.name or leading.index is not None):
        return "- " + _inside(term, leaf, 2, first=True).removeprefix("-")
    return "+ " + _inside(term, leaf, 2)


def _inside(part: Number, leaf: Leaf, level: int, first: bool = False) -> str:
    """The text as a part of something that binds at this level, in parentheses where needed."""
    text = _text(part, leaf)
    own = TIGHTNESS.get(part.operation, LEAF)
    awkward = text.startswith("-") and not first  # "3 × -2" and "4 - -2" are hard to read
    return f"({text})" if own < level or awkward else text
