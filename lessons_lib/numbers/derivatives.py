"""The derivative of each operation, and of any recorded arithmetic: read off the record, from the result back to the inputs.

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
    "negative": lambda _, g, part: [-g],
    "*": lambda _, g, a, b: (g * b, g * a),
    "/": lambda result, g, a, b: (g / b, -g * result / b),
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
    moves = set()  # what was made from an input; a constant needs no derivative
    for each in every:
        if each.index is not None or any(id(part) in moves for part in each.parts):
            moves.add(id(each))
    arrived: dict[int, Number | float] = {id(result): gradient}
    found: dict[int, Number] = {}
    for each in reversed(every):
        if id(each) not in arrived or id(each) not in moves:
            continue
        own = arrived[id(each)]
        if each.index is not None:
            before = found.get(each.index, 0.0)
            found[each.index] = own + before if isinstance(own, Number) else Number(own) + before
        elif isinstance(own, Number):
            handed = DERIVATIVES[each.operation](each, own, *each.parts)
            for part, more in zip(each.parts, handed, strict=True):
                arrived[id(part)] = arrived.get(id(part), 0.0) + more
    return found
