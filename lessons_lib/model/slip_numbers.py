"""What goes wrong with the numbers themselves: two swapped, another one taken, a digit lost, rounded too early."""

from __future__ import annotations

import itertools
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from lessons_lib.model.changes import Change, changing, made_of, put
from lessons_lib.model.slip_words import called, factors, is_constant, noun
from lessons_lib.numbers.arithmetic import Number

__all__ = ["of_the_answer", "of_the_quantities", "on_the_way", "rounded_early", "weights_swapped"]

MOST_SWAPPED = 12  # numbers of a question; of more, nobody swaps just any two


def of_the_quantities(leaves: Sequence[Number], others: Mapping[str, float]) -> Iterator[Change]:
    """Numbers of the question at each other's place, and ones that the computation does not need."""
    names = [leaf for leaf in leaves if leaf.name]
    if len(names) <= MOST_SWAPPED:
        for one, two in itertools.combinations(names, 2):
            if _stand_together(one, two):
                said = f"You swapped {noun(one)} and {noun(two)}, it seems."
                yield Change("swapped", said, noun(one), 2, {id(one): two, id(two): one})
    alone = [leaf for leaf in names if not _place(leaf)]
    for here, there in itertools.permutations(alone, 2) if len(alone) <= MOST_SWAPPED else ():
        said = f"You took {noun(there)} in place of {noun(here)}, it seems."
        yield Change("taken for another", said, noun(here), 1, {id(here): there})
    for name, value in others.items():
        for leaf in alone:
            said = f"You took {called(name)} in place of {noun(leaf)}, it seems."
            yield Change("taken for another", said, noun(leaf), 2, {id(leaf): Number(value)})
    yield from _tables(names)
    for leaf in sorted(leaves, key=is_constant):  # a number of the question rather than one of the formula
        yield from _digits(leaf)


def _place(leaf: Number) -> tuple[int, ...]:
    """Where a number stands in its row or table; nothing, if it stands alone."""
    return tuple(map(int, re.findall(r"\[(\d+)\]", leaf.name)))


def _base(leaf: Number) -> str:
    return leaf.name.partition("[")[0]


def _stand_together(one: Number, two: Number) -> bool:
    """Whether two numbers are neighbours in a row or a table, or both stand alone."""
    places = _place(one), _place(two)
    if not any(places):
        return True
    return _base(one) == _base(two) and sum(abs(a - b) for a, b in zip(*places, strict=True)) == 1


def _digits(leaf: Number) -> Iterator[Change]:
    if leaf.value == 0:
        return
    for factor in (10, 0.1):
        said = f"Look again at {noun(leaf)}: a digit is lost or too many, it seems."
        yield Change("digit", said, noun(leaf), 1, {id(leaf): changing(operator.mul, Number(factor))})
    if leaf.name and not _place(leaf) and leaf.value == round(leaf.value) and abs(leaf.value) > 1:
        for step in (-1.0, 1.0):
            said = f"You are one off in {noun(leaf)}, it seems."
            yield Change("one off", said, noun(leaf), 1, {id(leaf): changing(operator.add, Number(step))})


def weights_swapped(total: Number) -> Iterator[Change]:
    """Two numbers that the formula brings, each with the other's term."""
    terms = total.parts if total.operation == "+" else (total,)
    weights = [
        part
        for term in terms
        for part in _factors_and_divisors(term)
        if is_constant(part) and part is not term
    ]
    for one, two in itertools.pairwise(weights):
        said = f"You swapped {noun(one)} and {noun(two)}, it seems."
        yield Change("swapped", said, noun(one), 2, {id(one): two, id(two): one})


def _factors_and_divisors(term: Number) -> list[Number]:
    term = term.parts[0] if term.operation == "negative" else term
    return factors(term) if term.operation != "/" else [*factors(term.parts[0]), term.parts[1]]


def _tables(leaves: Sequence[Number]) -> Iterator[Change]:
    """Columns for rows, a row from its end, two rows of one length at each other's place."""
    tables: dict[str, dict[tuple[int, ...], Number]] = {}
    for leaf in leaves:
        if _place(leaf):
            tables.setdefault(_base(leaf), {})[_place(leaf)] = leaf
    for base, table in tables.items():
        if any(len(place) == 2 for place in table):
            said = f"You read {called(base)} down its columns, it seems. What belongs together: a row or a column?"
            moved = {id(leaf): table[place[::-1]] for place, leaf in table.items() if place[::-1] in table}
            yield Change("columns for rows", said, called(base), 3, moved)
        elif len(table) > 2:
            last = len(table) - 1
            said = f"You took {called(base)} from its end, it seems."
            moved = {id(leaf): table[(last - at,)] for (at, *_), leaf in table.items()}
            yield Change("order", said, called(base), 2, moved)
    for (one, first), (two, second) in itertools.combinations(tables.items(), 2):
        if first.keys() == second.keys():
            said = f"You swapped {called(one)} and {called(two)}, it seems."
            there = {id(first[place]): second[place] for place in first}
            back = {id(second[place]): first[place] for place in first}
            yield Change("swapped", said, called(one), 2, there | back)


def on_the_way(root: Number, numbers: Sequence[Number]) -> Iterator[Change]:
    """Stop too early, or round on the way."""
    direct = root.parts if len(root.parts) == 1 or root.operation in {"/", "max", "*", "**"} else ()
    for number in numbers:
        if number is root or any(number is part for part in direct) or is_constant(number):
            continue
        said = f"That is {noun(number)}, and not yet what is asked. What comes after it?"
        yield Change("on the way", said, noun(number), 2, {id(root): made_of(operator.pos, number)})


def rounded_early(number: Number) -> Iterator[Change]:
    """A number on the way is written with fewer digits before it is used."""
    for places in range(3):
        if round(number.value, places) == number.value:
            return
        said = f"You rounded too early, it seems: keep all digits of {noun(number)}."
        everywhere = "You rounded too early, it seems: keep all digits on the way."
        rule = changing(lambda plain, places=places: round(plain, places))
        plausibility = 2 if places else 1
        yield Change(f"rounded to {places}", said, noun(number), plausibility, {id(number): rule}, everywhere)


def of_the_answer(root: Number, others: Mapping[str, float], counts: bool) -> Iterator[Change]:
    """What is done to the finished answer, or given in its place."""
    rows = list(FINISHED)
    if 0 < root.value < 1:
        rows.append(("the rest", REST, 2, lambda v: 1 - v))
    if counts:
        rows += [("one off", ONE_OFF, 1, lambda v: v + 1), ("one off", ONE_OFF, 1, lambda v: v - 1)]
    for kind, said, plausibility, operation in rows:
        yield Change(kind, said, "the last step", plausibility, {id(root): changing(operation)})
    for name, other in others.items():
        said = f"That is {called(name)} itself. What is asked?"
        yield Change("a number of the question", said, "the last step", 2, {id(root): put(other)})
        for word, with_it in OPERATIONS.items():
            said = f"You {word.format(called(name))}, it seems. Is that number needed?"
            rule = changing(with_it, Number(other))
            yield Change("one number too many", said, "the last step", 1, {id(root): rule})


REST = "That is what is left over to 1, it seems. Which of the two is asked?"
POINT = "The decimal point has moved, it seems."
ONE_OFF = "You are one off, it seems. Where does the count begin, and where does it end?"
FINISHED: tuple[tuple[str, str, int, Callable[[float], float]], ...] = (
    ("sign", "The sign is turned round, it seems.", 3, operator.neg),
    ("per cent", "That looks like per cent. The number itself is asked.", 3, lambda v: 100 * v),
    ("per cent", "You divided by 100 too, it seems, as for per cent.", 1, lambda v: v / 100),
    ("point", POINT, 1, lambda v: 10 * v),
    ("point", POINT, 1, lambda v: v / 10),
    ("point", POINT, 1, lambda v: 1000 * v),
)
OPERATIONS = {
    "multiplied by {} too": operator.mul,
    "divided by {} too": operator.truediv,
    "added {} too": operator.add,
    "took {} away too": operator.sub,
}
