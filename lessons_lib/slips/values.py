"""What goes wrong with the numbers themselves: two swapped, another one taken, rounded too early."""

from __future__ import annotations

import itertools
import math
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence

from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.notation import number as as_written
from lessons_lib.slips.changes import Change, changing, made_of, put
from lessons_lib.slips.digits import beside, misread, swapped_digits
from lessons_lib.slips.words import base, called, factors, is_constant, noun, place

__all__ = [
    "LAST_STEP",
    "ONE_DIGIT",
    "in_one_place",
    "of_the_answer",
    "of_the_quantities",
    "on_the_way",
    "rounded_early",
    "weights_swapped",
    "wrong_whole",
]

LONG_ONE = 3  # digits of a number that one may be tempted to round
MOST_SWAPPED = 12  # numbers of a question; of more, nobody swaps just any two


def of_the_quantities(leaves: Sequence[Number], others: Mapping[str, float]) -> Iterator[Change]:
    """Numbers of the question at each other's place, and ones that the computation does not need."""
    names = [leaf for leaf in leaves if leaf.name]
    if len(names) <= MOST_SWAPPED:
        for one, two in itertools.combinations(names, 2):
            if _stand_together(one, two):
                said = f"You swapped {noun(one)} and {noun(two)}, it seems."
                yield Change("swapped", said, noun(one), 2, {id(one): two, id(two): one})
    for leaf in (leaf for leaf in names if place(leaf) and leaf.value < 0):
        said = f"The minus sign of {noun(leaf)} got lost, it seems."
        yield Change("sign lost", said, noun(leaf), 3, {id(leaf): changing(operator.neg)})
    alone = [leaf for leaf in names if not place(leaf)]
    for here, there in itertools.permutations(alone, 2) if len(alone) <= MOST_SWAPPED else ():
        said = f"You took {noun(there)} in place of {noun(here)}, it seems."
        yield Change("taken for another", said, noun(here), 1, {id(here): there})
    for name, value in others.items():
        for leaf in alone:
            said = f"You took {called(name)} in place of {noun(leaf)}, it seems."
            yield Change("taken for another", said, noun(leaf), 2, {id(leaf): Number(value)})
    for leaf in sorted(leaves, key=is_constant):  # a number of the question rather than one of the formula
        yield from misread(leaf)


def in_one_place(numbers: Sequence[Number]) -> Iterator[Change]:
    """A number of the question that is used more than once has another one in its place at one of these uses."""
    uses = [
        (number, at, part) for number in numbers for at, part in enumerate(number.parts) if _is_alone(part)
    ]
    alone = list({id(part): part for *_, part in uses}.values())
    for number, at, here in uses if len(alone) <= MOST_SWAPPED else ():
        if sum(part is here for *_, part in uses) > 1:
            for there in alone:
                if there is not here:
                    said = f"You took {noun(there)} in place of {noun(here)}, it seems, in {noun(number)}."
                    yield Change("taken for another", said, noun(number), 0, {(id(number), at): there})


def wrong_whole(share: Number, others: Mapping[str, float]) -> Iterator[Change]:
    """A quotient of two numbers of the question is made of others of them, or of several together."""
    if share.operation != "/" or not all(map(_is_alone, share.parts)):
        return
    known: dict[str, float] = {}
    for name, value in ({part.name: part.value for part in share.parts} | dict(others)).items():
        if value not in known.values():
            known[name] = value
    own = {part.name for part in share.parts}
    for (one, some), (two, whole) in itertools.permutations(known.items(), 2):
        if {one, two} == own:
            continue
        said = f"You divided {called(one)} by {called(two)}, it seems. What belongs together?"
        yield Change(
            "wrong whole", said, noun(share), 1, {id(share): put(some / whole if whole else math.nan)}
        )
    for (two, two_value), (three, three_value) in itertools.combinations(known.items(), 2):
        whole = two_value + three_value
        for one, some in known.items() if whole else ():
            said = f"You divided {called(one)} by the sum of {called(two)} and {called(three)}, it seems."
            said += " What belongs together?"
            yield Change("wrong whole", said, noun(share), 0, {id(share): put(some / whole)})


def _is_alone(leaf: Number) -> bool:
    return not leaf.operation and bool(leaf.name) and not place(leaf)


def _stand_together(one: Number, two: Number) -> bool:
    """Whether two numbers are neighbours in a row or a table, or both stand alone."""
    places = place(one), place(two)
    if not any(places):
        return True
    return base(one) == base(two) and sum(abs(a - b) for a, b in zip(*places, strict=True)) == 1


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


def on_the_way(root: Number, numbers: Sequence[Number]) -> Iterator[Change]:
    """Stop too early, or round on the way."""
    direct = root.parts if len(root.parts) == 1 or root.operation in {"/", "max", "*", "**"} else ()
    if root.operation == "/" and root.parts[1].operation:
        direct = root.parts[:1]  # the divisor was worked out too
    for number in numbers:
        if number is root or any(number is part for part in direct) or is_constant(number):
            continue
        if number.value == 0:
            continue  # a 0 is given for many reasons
        said = f"That is only {noun(number)}, and not yet what is asked. What is still missing?"
        step = f"what comes after {noun(number)}"  # the number itself is right
        yield Change("on the way", said, step, 2, {id(root): made_of(operator.pos, number)})


def rounded_early(number: Number) -> Iterator[Change]:
    """A number on the way is written with fewer digits before it is used; a short one of the question is copied."""
    if not number.operation and len(as_written(abs(number.value)).replace(".", "")) < LONG_ONE:
        return
    for places in range(3):
        if round(number.value, places) == number.value:
            return
        if round(number.value, places) == 0:
            continue  # then nothing is left of it, and nobody rounds so
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
    if root.value < 0 and root.operation:
        rows.append(("ReLU", AS_RELU, 2, lambda v: max(v, 0.0)))
    if root.operation:
        rows.append(("upside down", UPSIDE_DOWN, 2, lambda v: 1 / v))
    if counts and root.operation:
        rows += [("one off", ONE_OFF, 1, lambda v: v + 1), ("one off", ONE_OFF, 1, lambda v: v - 1)]
    for kind, said, plausibility, operation in rows:
        yield Change(kind, said, LAST_STEP, plausibility, {id(root): changing(operation)})
    for other in beside(root.value) if root.operation else ():
        yield Change("one digit", ONE_DIGIT, noun(root), 0, {id(root): put(other)})
    for other in swapped_digits(root.value) if root.operation else ():
        yield Change("digits swapped", TWO_DIGITS, "the digits of your result", 1, {id(root): put(other)})
    for name, other in others.items():
        said = f"That is a number of the question: {called(name)}. What is asked?"
        yield Change("a number of the question", said, LAST_STEP, 2, {id(root): put(other)})
        for word, with_it in OPERATIONS.items():
            said = f"You {word.format(called(name))}, it seems. Is that number needed?"
            rule = changing(with_it, Number(other))
            yield Change("one number too many", said, LAST_STEP, 0, {id(root): rule})


UPSIDE_DOWN = "You divided the wrong way round, it seems: what is divided by what?"
TWO_DIGITS = "Two digits of your result are swapped, it seems."
AS_RELU = "You put 0 in place of a number below 0, as ReLU does, it seems. Is there one here?"
REST = "That is what is left over to 1, it seems. Which of the two is asked?"
POINT = "The decimal point has moved, it seems."
ONE_OFF = "That is one too high or too low, it seems. Count, or add up, once more."
ONE_DIGIT = "One digit of your result is not right, it seems: the way is. Work out each product and each sum once more."
LAST_STEP = "the last step"
FINISHED: tuple[tuple[str, str, int, Callable[[float], float]], ...] = (
    ("sign", "The sign is turned round, it seems.", 3, operator.neg),
    ("per cent", "That looks like per cent. The number itself is asked.", 3, lambda v: 100 * v),
    ("per cent", "You divided by 100 too, it seems, as for per cent.", 0, lambda v: v / 100),
    ("point", POINT, 3, lambda v: 10 * v),
    ("point", POINT, 3, lambda v: v / 10),
    ("point", POINT, 0, lambda v: 1000 * v),
    ("point", POINT, 0, lambda v: v / 1000),
)
OPERATIONS = {
    "multiplied by {} too": operator.mul,
    "divided by {} too": operator.truediv,
    "added {} too": operator.add,
    "took {} away too": operator.sub,
}
