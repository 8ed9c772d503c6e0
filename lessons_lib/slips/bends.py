"""How the larger, or the smaller, of two numbers goes wrong: ReLU left out, or another bend taken for it."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator

from lessons_lib.numbers.arithmetic import Number
from lessons_lib.slips.changes import Change, changing, made_of
from lessons_lib.slips.words import is_constant, noun

__all__ = ["bent", "in_relu"]


def in_relu(number: Number) -> Number | None:
    """What goes into a ReLU; nothing if the number is the larger one of something else."""
    zero = [part for part in number.parts if is_constant(part) and part.value == 0]
    if number.operation != "max" or len(number.parts) != 2 or not zero:
        return None
    return next(part for part in number.parts if part is not zero[0])


def bent(number: Number) -> Iterator[Change]:
    """All that can go wrong where the larger or the smaller one of two numbers is taken."""
    inner = in_relu(number)
    if inner is not None:
        yield from _relu(number, inner)
    elif len(number.parts) == 2:
        said = f"You took the smaller one where the larger is asked, or the other way round: {noun(number)}."
        other = min if number.operation == "max" else max
        yield Change("min for max", said, noun(number), 2, {id(number): made_of(other, *number.parts)})
        said = "You put 0 in place of a number below 0, as ReLU does, it seems."
        yield Change("ReLU", said, noun(number), 3, {id(number): changing(lambda plain: max(plain, 0.0))})


def _relu(number: Number, inner: Number) -> Iterator[Change]:
    for kind, said, plausibility, operation in TAKEN_FOR_RELU:
        yield Change(kind, said, "ReLU", plausibility, {id(number): made_of(operation, inner)}, said)
    for name, bend in OTHER_BENDS.items():
        said = f"You took {name} in place of ReLU, it seems."
        yield Change(f"{name} for ReLU", said, "ReLU", 1, {id(number): made_of(bend, inner)}, said)


TAKEN_FOR_RELU: tuple[tuple[str, str, int, Callable[[float], float]], ...] = (
    ("ReLU forgotten", "You left out ReLU, it seems. What does it do with this number?", 3, operator.pos),
    ("abs for ReLU", "You took the minus sign away, it seems. ReLU does something else below 0.", 3, abs),
    ("leaky for ReLU", "You let a tenth of it through, it seems, as a leaky ReLU. Here it is a plain one.",
     2, lambda value: max(value, 0.1 * value)),
    ("min for max", "ReLU did the opposite here, it seems: which numbers does it let pass?",
     2, lambda value: min(value, 0.0)),
)  # fmt: skip
OTHER_BENDS: dict[str, Callable[[float], float]] = {
    "tanh": math.tanh,
    "a sigmoid": lambda value: 1 / (1 + math.exp(-value)),
    "a step": lambda value: float(value > 0),
}
