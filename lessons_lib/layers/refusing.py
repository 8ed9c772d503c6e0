"""What a layer refuses: another shape, a second input, an output that is too large for a float."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from lessons_lib.numbers.door import Array, InputTypeError, InputValueError, shortened
from lessons_lib.numbers.notation import counted, numbers, shape_words

__all__ = [
    "Shape",
    "causes",
    "refuse_more_inputs",
    "refuse_other_shapes",
    "refuse_overflow",
    "right_add",
    "sizes_of",
]

Shape = tuple[int, ...]


def refuse_overflow(who: str, X: Any, made: Array, what: str = "its output", *, own: bool = False) -> None:
    """Tell which number that a layer made is too large, unless what came in was not finite already.

    Of the layers of this package nothing else can be the cause; one of somebody's own may take the root of -1.
    """
    came = X if isinstance(X, tuple) else (X,)
    if np.isfinite(made).all() or not all(np.isfinite(each).all() for each in came):
        return
    index = tuple(map(int, np.argwhere(~np.isfinite(made))[0]))
    place = f"[{', '.join(map(str, index))}]" if index else ""
    found = f"{what}{place} is {numbers(made[index])}, from {', '.join(map(numbers, came))}."
    if own:
        raise InputValueError(f"{who} should return finite numbers, and {found} {causes(made[index])}")
    raise InputValueError(
        f"{who} gave a number too large for a float, which ends at about {_end(made)}: {found} Use smaller "
        "numbers, in x or in the layer."
    )


def causes(number: Any) -> str:
    """What makes a number that is not finite, in a line of Python."""
    if np.isnan(number):
        return "So it is with the root or the logarithm of a number below 0, with 0 / 0, and with infinity - infinity."
    return (
        "So it is with a division by 0, with the logarithm of 0, and with a number too large for a float, which ends "
        f"at about {_end(number)}."
    )


def _end(made: Any) -> str:
    """The largest number that floats of this kind can hold: ``1.8e308``, in float32 ``3.4e38``."""
    return f"{np.finfo(np.asarray(made).dtype).max:.1e}".replace("+", "")


def refuse_other_shapes(
    shape: Shape, values: Array | None, who: str, expected: Shape, names: Sequence[str] = ()
) -> None:
    """Refuse any shape but the expected; where the numbers are known, with the line that would be right."""
    if shape == expected:
        return
    flat = len(shape) == 1 == len(expected) and shape[0] > 1  # "expects 3 numbers and got 2: (100, 2000)"
    got = str(shape[0]) if flat else shape_words(shape)
    if values is not None:
        got = numbers(values) if values.ndim > 1 < values.size else f"{got}: {numbers(values)}"
        if shape[1:] == expected and shape[0] > 1:
            got += f". For {shape[0]} samples at once write model.trace(X, batch=True)"
        elif sorted(shape) == sorted(expected):  # as photos are kept: rows, columns, colours
            got += f". To put the axes in the right order write np.transpose(x, {_order(shape, expected)})"
        elif math.prod(shape) == math.prod(expected):
            got += f". To put them in the right shape write np.reshape(x, {expected})"
    if len(shape) > 2 and expected == (math.prod(shape),):  # maps, for which a row is expected
        got += f". In a model put Flatten({len(shape)}) before"
    named = f" ({', '.join(names)})" if names else ""
    raise InputValueError(f"{who} expects {shape_words(expected)}{named} and got {got}.")


def _order(shape: Shape, expected: Shape) -> tuple[int, ...]:
    """Which axis goes where, so that the one shape becomes the other; axes of one length keep their order."""
    order = dict(zip(np.argsort(expected, kind="stable"), np.argsort(shape, kind="stable"), strict=True))
    return tuple(int(order[axis]) for axis in range(len(expected)))


def refuse_more_inputs(who: str, first: object, others: tuple[object, ...]) -> None:
    """A layer and a model take one input: the numbers of a sample go into one row, in brackets.

    ``who`` is what was called, as one types it: ``model``, or ``ReLU()``.
    """
    if others:
        row = ", ".join(shortened(each) for each in (first, *others))
        raise InputTypeError(
            f"{who} expects one input and got {1 + len(others)}. Put brackets around them: {who}(({row}))."
        )


def right_add(shapes: Sequence[Shape]) -> str:
    """Why these cannot be added, and what may be written in place of it."""
    why = " Each number is added to the one at its place; nothing is stretched to fit. "
    first, other = shapes[0], next(each for each in shapes if each != shapes[0])
    beside = f"{why}To put them one after another write Concat in place of Add"
    if len(first) != 1 or len(other) != 1:
        return f"{beside}."
    right = f"Linear(np.ones(({other[0]}, {first[0]})))"
    return f"{beside}; to add them bring the first to {counted(other[0], 'number')}, as {right} does."


def sizes_of(shape: object, example: str) -> Shape:
    """A shape that a person wrote: 3, or (8, 8). ``example`` is how the layer is made with one."""
    sizes = tuple(shape) if isinstance(shape, list | tuple) else (shape,)
    if not all(isinstance(size, int | np.integer) and size > 0 for size in sizes):
        who = example.partition("(")[0]
        raise InputValueError(
            f"{who} expects a shape of whole numbers above 0, as in {example}, and got {shape!r}."
        )
    return tuple(map(int, sizes))
