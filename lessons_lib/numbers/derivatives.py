"""The derivative of each operation, and of any recorded arithmetic: read off the record, last to first.

Beside each word of the table of operations stands what it hands back. It gets the result, the gradient of
the result, and the parts; it gives the gradient of each part, in recorded numbers, so that a derivative has
arithmetic that can be read. Where an operation asks which way (a maximum, a size), the way that was taken counts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.writing import in_order

__all__ = ["DERIVATIVES", "derivatives"]

HandedBack = Sequence["Number | float"]


def _of_extreme(result: Number, gradient: Number, *parts: Number) -> HandedBack:
    """A maximum, or a minimum, moves with the part that it is; at a tie with one that does not move, not at all."""
    ties = [at for at, part in enumerate(parts) if part.value == result.value]
    taken = min(ties, key=lambda at: bool(parts[at].operation or parts[at].index is not None))
    return [gradient if at == taken else 0.0 for at in range(len(parts))]


def _flat(_: Number, __: Number, *parts: Number) -> HandedBack:
    """Steps, flat between them: where the output does not jump, it does not move."""
    return [0.0] * len(parts)


def _of_power(result: Number, gradient: Number, base: Number, exponent: Number) -> HandedBack:
    lowered = base if exponent.value == 2 else base ** (exponent.value - 1)
    grows = gradient * result * np.log(base) if base.value > 0 else 0.0
    return gradient * exponent * lowered, grows


def _of_remainder(_: Number, gradient: Number, whole: Number, by: Number) -> HandedBack:
    return gradient, -gradient * math.floor(whole.value / by.value)


DERIVATIVES: dict[str, Callable[..., HandedBack]] = {
    "+": lambda _, g, *terms: [g] * len(terms),
    "negative": lambda _, g, __: [-g],
    "*": lambda _, g, a, b: (g * b, g * a),
    "/": lambda result, g, _, b: (g / b, -g * result / b),
    "**": _of_power,
    "%": _of_remainder,
    "abs": lambda _, g, part: [g if part.value > 0 else -g if part.value < 0 else 0.0],
    "max": _of_extreme,
    "min": _of_extreme,
    **dict.fromkeys(("//", "round", "sign", "floor", "ceil", "trunc"), _flat),
    "exp": lambda result, g, _: [g * result],
    "expm1": lambda result, g, _: [g * (result + 1)],
    "log": lambda _, g, part: [g / part],
    "log2": lambda _, g, part: [g / (part * math.log(2))],
    "log10": lambda _, g, part: [g / (part * math.log(10))],
    "log1p": lambda _, g, part: [g / (1 + part)],
    "sqrt": lambda result, g, _: [g / (2 * result)],
    "cbrt": lambda result, g, _: [g / (3 * result**2)],
    "erf": lambda _, g, part: [g * np.exp(-(part**2)) * (2 / math.sqrt(math.pi))],
    "sin": lambda _, g, part: [g * np.cos(part)],
    "cos": lambda _, g, part: [-g * np.sin(part)],
    "tan": lambda result, g, _: [g * (1 + result**2)],
    "arcsin": lambda _, g, part: [g / np.sqrt(1 - part**2)],
    "arccos": lambda _, g, part: [-g / np.sqrt(1 - part**2)],
    "arctan": lambda _, g, part: [g / (1 + part**2)],
    "arctan2": lambda _, g, y, x: (g * x / (x**2 + y**2), -g * y / (x**2 + y**2)),
    "sinh": lambda _, g, part: [g * np.cosh(part)],
    "cosh": lambda _, g, part: [g * np.sinh(part)],
    "tanh": lambda result, g, _: [g * (1 - result**2)],
    "arcsinh": lambda _, g, part: [g / np.sqrt(part**2 + 1)],
    "arccosh": lambda _, g, part: [g / np.sqrt(part**2 - 1)],
    "arctanh": lambda _, g, part: [g / (1 - part**2)],
}


def derivatives(result: Number, gradient: Number) -> dict[int, Number]:
    """How the loss moves with each input that a recorded number was made from, by the input's index.

    Args:
        result: the recorded number.
        gradient: how the loss moves with it.
    """
    every = in_order(result)
    moving = _moving(every)
    arrived: dict[int, Number | float] = {id(result): gradient}
    found: dict[int, Number] = {}
    for each in reversed(every):
        own = arrived.get(id(each), 0.0)
        if each.index is not None:
            found[each.index] = _number(own) + found.get(each.index, 0.0)
        elif isinstance(own, Number) and id(each) in moving:
            handed = DERIVATIVES[each.operation](each, own, *each.parts)
            for part, more in zip(each.parts, handed, strict=True):
                arrived[id(part)] = arrived.get(id(part), 0.0) + more
    return found


def _moving(every: Sequence[Number]) -> set[int]:
    """What was made from an input, by its `id`; a constant needs no derivative."""
    moving: set[int] = set()
    for each in every:
        if each.index is not None or any(id(part) in moving for part in each.parts):
            moving.add(id(each))
    return moving


def _number(value: Number | float) -> Number:
    return value if isinstance(value, Number) else Number(value)
