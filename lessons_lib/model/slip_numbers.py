"""What goes wrong with the numbers themselves: two swapped, another one taken, a digit lost, rounded too early."""

from __future__ import annotations

import itertools
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from lessons_lib.model.changes import Change, Place, Rule, changing, made_of, put
from lessons_lib.model.slip_words import called, factors, is_constant, noun
from lessons_lib.numbers.arithmetic import Number

__all__ = ["of_the_answer", "of_the_quantities", "on_the_way", "rounded_early", "weights_swapped"]

MOST_SWAPPED = 12  # numbers of a question; of more, nobody swaps just any two


def of_the_quantities(leaves: Sequence[Number], others: Mapping[str, float]) -> Iterator[Change]:
    """Numbers of the question at each other's place, and ones that the computation does not need."""
    names = [leaf for leaf in leaves if leaf.name]
    if len(names) <= MOST_SWAPPED:
        for one, two in itertools.combinations(names, 2):
            said = f"You swapped {noun(one)} and {noun(two)}, it seems."
            yield Change("swapped", said, noun(one), 2, {id(one): two, id(two): one})
            for here, there in ((one, two), (two, one)):
                said = f"You took {noun(there)} in place of {noun(here)}, it seems."
                yield Change("taken for another", said, noun(here), 1, {id(here): there})
    for name, value in others.items():
        for leaf in names:
            said = f"You took {called(name)} in place of {noun(leaf)}, it seems."
            yield Change("taken for another", said, noun(leaf), 2, {id(leaf): Number(value)})
    yield from _tables(names)
    for leaf in leaves:
        yield from _digits(leaf)


def _digits(leaf: Number) -> Iterator[Change]:
    if leaf.value == 0:
        return
    for factor in (10, 0.1):
        said = f"Look again at {noun(leaf)}: a digit is lost or too many, it seems."
        yield Change("digit", said, noun(leaf), 1, {id(leaf): changing(operator.mul, Number(factor))})
    if leaf.name and leaf.value == round(leaf.value) and abs(leaf.value) > 1:
        for step in (-1.0, 1.0):
            said = f"You are one off in {noun(leaf)}, it seems."
            yield Change("one off", said, noun(leaf), 1, {id(leaf): changing(operator.add, Number(step))})


def weights_swapped(total: Number) -> Iterator[Change]:
    """Two numbers that the formula brings, each with the other's term."""
    weights = [part for term in total.parts for part in factors(term) if is_constant(part) and part is not term]
    for one, two in itertools.pairwise(weights):
        said = f"You swapped {noun(one)} and {noun(two)}, it seems."
        yield Change("swapped", said, noun(one), 2, {id(one): two, id(two): one})


def _tables(leaves: Sequence[Number]) -> Iterator[Change]:
    """Columns for rows, a row from its end, two rows of one length at each other's place."""
    tables: dict[str, dict[tuple[int, ...], Number]] = {}
    for leaf in leaves:
        base, *places = re.split(r"[\[\]]+", leaf.name.rstrip("]"))
        if places:
            tables.setdefault(base, {})[tuple(map(int, places))] = leaf
    for base, table in tables.items():
        if any(len(place) == 2 for place in table):
            said = f"You read {called(base)} down its columns, it seems. Which numbers belong together: a row or a column?"
            yield _moved("columns for rows", said, base, 3, table, lambda place: place[::-1])
        elif len(table) > 2:
            last = len(table) - 1
            said = f"You took {called(base)} from its end, it seems."
            yield _moved("order", said, base, 2, table, lambda place, last=last: (last - place[0],))
    for (one, first), (two, second) in itertools.combinations(tables.items(), 2):
        if first.keys() == second.keys():
            said = f"You swapped {called(one)} and {called(two)}, it seems."
            there = {id(first[place]): second[place] for place in first}
            back = {id(second[place]): first[place] for place in first}
            yield Change("swapped", said, called(one), 2, there | back)


def _moved(
    kind: str,
    said: str,
    base: str,
    plausibility: int,
    table: Mapping[tuple[int, ...], Number],
    to: Callable[..., tuple[int, ...]],
) -> Change:
    at = {id(leaf): table[to(place)] for place, leaf in table.items() if to(place) in table}
    return Change(kind, said, called(base), plausibility, at)


def on_the_way(root: Number, numbers: Sequence[Number]) -> Iterator[Change]:
    """Stop too early, or round on the way."""
    direct = root.parts if len(root.parts) == 1 or root.operation in {"/", "max", "*", "**"} else ()
    for number in numbers:
        if number is root or any(number is part for part in direct) or is_constant(number):
            continue
        said = f"That is {noun(number)}, and not yet what is asked. What comes after it?"
        plausibility = 2 if number.operation else 1
        yield Change("on the way", said, noun(number), plausibility, {id(root): made_of(operator.pos, number)})


def rounded_early(number: Number) -> Iterator[Change]:
    """A number on the way is written with fewer digits before it is used."""
    if number.value == round(number.value, 2):
        digits = (0, 1) if number.value != round(number.value, 1) else (0,)
    else:
        digits = (0, 1, 2)
    if number.value == round(number.value):
        return
    for places in digits:
        said = f"You rounded too early, it seems: keep all digits of {noun(number)}."
        everywhere = "You rounded too early, it seems: keep all digits on the way."
        at: dict[Place, Rule] = {id(number): changing(lambda plain, places=places: round(plain, places))}
        yield Change(f"rounded to {places}", said, noun(number), 2, at, everywhere)


def of_the_answer(root: Number, others: Mapping[str, float], counts: bool) -> Iterator[Change]:
    """What is done to the finished answer, or given in its place."""
    at, value = id(root), root.value
    rows: list[tuple[str, str, int, Rule]] = [
        ("sign", "The sign is turned round, it seems.", 3, changing(operator.neg)),
        ("per cent", "That looks like per cent. The number itself is asked.", 2, changing(lambda v: 100 * v)),
        ("per cent", "You divided by 100 too, it seems, as for per cent.", 1, changing(lambda v: v / 100)),
        ("point", "The decimal point has moved, it seems.", 1, changing(lambda v: 10 * v)),
        ("point", "The decimal point has moved, it seems.", 1, changing(lambda v: v / 10)),
        ("point", "The decimal point has moved, it seems.", 1, changing(lambda v: 1000 * v)),
    ]
    if 0 < value < 1:
        said = "That is what is left over to 1, it seems. Which of the two is asked?"
        rows.append(("the rest", said, 2, changing(lambda v: 1 - v)))
    if counts:
        said = "You are one off, it seems. Where does the count begin, and where does it end?"
        rows += [("one off", said, 1, changing(lambda v: v + 1)), ("one off", said, 1, changing(lambda v: v - 1))]
    for name, other in others.items():
        said = f"That is {called(name)} itself. What is asked?"
        rows.append(("a number of the question", said, 2, put(other)))
        for word, operation in OPERATIONS.items():
            said = f"You {word.format(called(name))}, it seems. Is that number needed?"
            rows.append(("one number too many", said, 1, changing(operation, Number(other))))
    for kind, said, plausibility, rule in rows:
        yield Change(kind, said, "the last step", plausibility, {at: rule})


OPERATIONS = {
    "multiplied by {} too": operator.mul,
    "divided by {} too": operator.truediv,
    "added {} too": operator.add,
    "took {} away too": operator.sub,
}
