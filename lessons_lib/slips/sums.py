"""How a sum goes wrong: a term left out, a sign turned, a bias multiplied.

Plausibility: 3 for what happens to everybody, 2 for what happens, 1 for what is rare.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence

from lessons_lib.numbers.arithmetic import Number
from lessons_lib.slips.changes import Change, Place, Rule, changing, made_of, put
from lessons_lib.slips.words import base, factors, is_constant, named, noun, place

__all__ = ["ALL_MINUS", "left_out_each_time", "of_a_sum"]

ALL_MINUS = "You lost every minus sign on the way, it seems."
ALL_ADDED = "You added where one subtracts, it seems, each time."
ALL_BIASES = "You left out the biases, it seems. What is added at the end?"
ALL_BIASES_AWAY = "You turned the signs of the biases, it seems. They are added, with the sign they have."
ALL_BIASES_TWICE = "You counted the biases twice, it seems."
ALL_BIASES_EACH = "You added the bias to each term, it seems. It is added once, to their sum."
ADDED_AS_IT_IS = "It is added as it is."


def of_a_sum(total: Number) -> Iterator[Change]:
    """All that can go wrong where some terms are added up."""
    for kinds in (
        _left_out,
        _sign_turned,
        _added_for_subtracted,
        _multiplied_for_added,
        _added_first,
        _added_before,
        _bias_multiplied,
        _bias_with_each,
        _twice,
        _as_they_are,
    ):
        yield from kinds(total)


def _is_bias(part: Number) -> bool:
    """Whether a term is a number added as it is: a constant, or a quantity that is called so."""
    inner = part.parts[0] if part.operation == "negative" else part
    return is_constant(inner) or (not inner.operation and "bias" in base(inner))


def _left_out(total: Number) -> Iterator[Change]:
    for at, part in enumerate(total.parts):
        said = f"You left out {noun(part)}, it seems."
        all_of_them = ALL_BIASES if _is_bias(part) else ""
        yield Change("left out", said, noun(part), 3, {(id(total), at): put(0)}, all_of_them)


def _sign_turned(total: Number) -> Iterator[Change]:
    counting = all(one.value > 0 and one.value == round(one.value) for one in (*total.parts, *named(total)))
    for at, part in enumerate(total.parts):
        minus = _begins_with_minus(part)
        if counting and not _is_bias(part):
            continue  # where things are counted, nobody takes some away
        said = _sign_said(part, minus)
        places = {(id(total), at): changing(operator.neg)}
        all_of_them = ALL_BIASES_AWAY if _is_bias(part) else ALL_MINUS if minus else ""
        yield Change("sign turned", said, noun(part), 3 if minus else 2, places, all_of_them)


def _added_for_subtracted(total: Number) -> Iterator[Change]:
    for at, part in enumerate(total.parts[1:], start=1):
        if part.operation == "negative":
            places = {(id(total), at): changing(operator.neg)}
            yield Change("added", _sign_said(part, minus=True), noun(part), 3, places, ALL_ADDED)


def _sign_said(part: Number, minus: bool) -> str:
    """A minus that a number brings along gets lost; one that stands before a term is turned."""
    below = [one for one in factors(part) if not one.operation and one.value < 0]
    if below:
        return f"The minus sign of {' or of '.join(map(noun, below))} got lost, it seems."
    done = f"You added {noun(part)}" if minus else f"You took {noun(part)} away"
    return f"{done}, it seems. Look again at the sign before it."


def _begins_with_minus(part: Number) -> bool:
    first = factors(part)[0]
    return part.operation == "negative" or (not first.operation and first.value < 0)


def _multiplied_for_added(total: Number) -> Iterator[Change]:
    if len(total.parts) == 2 and not any(is_constant(part) and part.value == 1 for part in total.parts):
        said = f"You multiplied where one adds, it seems: look again at {noun(total)}."
        places = {id(total): made_of(operator.mul, *total.parts)}
        yield Change("multiplied for added", said, noun(total), 2, places)


def _added_first(total: Number) -> Iterator[Change]:
    """Work out a + b × c as (a + b) × c."""
    if len(total.parts) != 2:
        return
    for part, other in (total.parts, total.parts[::-1]):
        minus = part.operation == "negative"
        product = part.parts[0] if minus else part
        if product.operation != "*":
            continue
        join = operator.sub if minus else operator.add
        said = f"You added before you multiplied, it seems. Look again at {noun(product)}."
        for one, two in (product.parts, product.parts[::-1]):
            places = {id(total): made_of(lambda a, b, c, join=join: join(a, b) * c, other, one, two)}
            yield Change("added first", said, noun(product), 2, places)


def _added_before(total: Number) -> Iterator[Change]:
    """Add up the weights, add up the inputs, and multiply the two sums."""
    terms = [_signed(part) for part in total.parts if len(_signed(part)) == 3]
    if len(terms) < 2:
        return
    said = "You added up the weights and the inputs before you multiplied, it seems. Each weight has its own input."
    numbers = [number for _, *pair in terms for number in pair]
    signs = [sign.value for sign, *_ in terms]

    def added(plain: float, *values: float) -> float:
        ones = [sign * one for sign, one in zip(signs, values[0::2], strict=True)]
        right = sum(one * other for one, other in zip(ones, values[1::2], strict=True))
        return plain - right + sum(ones) * sum(values[1::2])

    yield Change("added before", said, noun(total), 1, {id(total): changing(added, *numbers)}, said)


def _signed(term: Number) -> list[Number]:
    """A term's sign, as 1 or -1, and what is multiplied in it."""
    minus = term.operation == "negative"
    return [Number(-1.0 if minus else 1.0), *factors(term.parts[0] if minus else term)]


def _bias_with_each(total: Number) -> Iterator[Change]:
    """The bias is added to each term, and not once to their sum."""
    terms = [part for part in total.parts if part.operation in {"*", "negative"}]
    for bias in total.parts if len(terms) > 1 else ():
        if _is_bias(bias):
            said = f"You added {noun(bias)} to each term, it seems. It is added once, to their sum."
            more = len(terms) - 1
            rule = changing(lambda plain, b, more=more: plain + more * b, bias)
            yield Change("bias with each", said, noun(bias), 2, {id(total): rule}, ALL_BIASES_EACH)


def _twice(total: Number) -> Iterator[Change]:
    """A term is counted once too often."""
    for at, part in enumerate(total.parts):
        said = f"You counted {noun(part)} twice, it seems."
        places = {(id(total), at): changing(lambda plain: 2 * plain)}
        yield Change("twice", said, noun(part), 0, places, ALL_BIASES_TWICE if _is_bias(part) else "")


def _as_they_are(total: Number) -> Iterator[Change]:
    """The quantities are added up, without the weights and without the signs of their terms."""
    inputs = [[one for one in named(part) if "weight" not in base(one)] for part in total.parts]
    if len(total.parts) > 2 and all(len(each) == 1 for each in inputs):
        numbers = [one for each in inputs for one in each]
        said = "You added up the numbers as they are, it seems. Look again at what each is multiplied by."
        rule = made_of(lambda *values: sum(values), *numbers)
        yield Change("added as they are", said, noun(total), 1, {id(total): rule})


def left_out_each_time(numbers: Sequence[Number]) -> Iterator[Change]:
    """A number of a row that goes into several sums is left out of each of them."""
    places: dict[int, dict[Place, Rule]] = {}
    rows = [one for one in numbers if not one.operation and place(one)]
    for total in numbers:
        for at, part in enumerate(total.parts if total.operation == "+" else ()):
            term = part.parts[0] if part.operation == "negative" else part
            for one in factors(term) if term.operation == "*" else ():
                places.setdefault(id(one), {})[(id(total), at)] = put(0)
    for one in rows:
        if len(places.get(id(one), ())) > 1:
            said = f"You left out {noun(one)} each time, it seems."
            yield Change("left out each time", said, noun(one), 2, places[id(one)])


def _bias_multiplied(total: Number) -> Iterator[Change]:
    """The bias goes through an input, or is multiplied by all that it is added to."""
    for at, bias in enumerate(total.parts):
        inputs = [one for part in total.parts if part is not bias for one in named(part)]
        if not _is_bias(bias) or not inputs:
            continue
        for one in inputs:
            said = f"You multiplied {noun(bias)} by {noun(one)}, it seems. {ADDED_AS_IT_IS}"
            places = {(id(total), at): changing(operator.mul, one)}
            yield Change("bias multiplied", said, noun(bias), 2, places)
        said = f"You multiplied the sum by {noun(bias)}, it seems. {ADDED_AS_IT_IS}"
        whole = {id(total): changing(lambda plain, b: (plain - b) * b, bias)}
        yield Change("bias multiplied", said, noun(bias), 2, whole)
