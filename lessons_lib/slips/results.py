"""What goes wrong where a number on the way is worked out: a digit carried wrongly, a table of times misremembered."""

from __future__ import annotations

import operator
from collections.abc import Iterator

from lessons_lib.numbers.arithmetic import Number
from lessons_lib.slips.changes import Change, changing, put
from lessons_lib.slips.digits import beside
from lessons_lib.slips.words import noun

__all__ = ["in_a_result"]

TEN = 10  # a whole number loses a 0
LEARNED = 20  # up to there one multiplies by heart


def in_a_result(number: Number) -> Iterator[Change]:
    """A number on the way is worked out wrongly, though the way is right."""
    said = f"One result on the way is not right, it seems: work out {noun(number)} once more."
    everywhere = ""
    if number.operation == "*":
        for other in _beside_in_the_table(number):
            yield Change("times table", said, noun(number), 1, {id(number): put(other)}, everywhere)
        for factor in (10.0, 0.1) if abs(number.value) >= LEARNED else ():
            rule = changing(operator.mul, Number(factor))
            digit = f"A digit is lost or too many, it seems, in {noun(number)}."
            yield Change("digit of a product", digit, noun(number), 1, {id(number): rule})
    if number.operation == "+" and abs(number.value) >= TEN and number.value % TEN == 0:
        lost = f"A digit of {noun(number)} is lost or too many, it seems."
        yield Change("digit", lost, noun(number), 2, {id(number): changing(operator.mul, Number(0.1))})
    if number.operation in {"*", "+", "/", "**"}:
        for other in beside(number.value):
            yield Change("one digit", said, noun(number), 0, {id(number): put(other)}, everywhere)


def _beside_in_the_table(product: Number) -> list[float]:
    """What stands beside a product in the table of times: 9 x 8 is taken for 63, or for 64."""
    one, two = (part.value for part in product.parts)
    whole = one == round(one) and two == round(two)
    if not whole or min(abs(one), abs(two)) > LEARNED or 0 in (one, two) or product.value == 0:
        return []
    beside_it = [(one + step) * two for step in (-1, 1)] + [one * (two + step) for step in (-1, 1)]
    return [value for value in dict.fromkeys(beside_it) if value != product.value]
