"""What a layer is, and the numbers that it may bring with it."""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol

from lessons_lib.numbers.door import Array

__all__ = ["Layer", "Parameter"]


class Layer(Protocol):
    """What a layer is: it can be called with one input and gives one output."""

    def __call__(self, X: Any, /) -> Any: ...


class Parameter(NamedTuple):
    """Numbers that a layer brings with it, and what each of their axes runs over.

    An axis is called ``output`` or ``input`` where its positions are those of the layer's output or input,
    and by a word of its own, such as ``row``, where they are neither.
    """

    name: str  # the layer's field: weights
    symbol: str  # what the formula calls it: W
    values: Array  # read-only
    axes: tuple[str, ...] = ()
    learned: bool = True  # whether training looks for it
    low: float | None = None  # what it may be at least …
    high: float | None = None  # … and at most
    start: float | None = (
        None  # what it is before training; None where that is drawn, or 0 for a row of biases
    )
    measured: bool = (
        False  # whether training, which does not look for it, measures it on the samples that it shows
    )
