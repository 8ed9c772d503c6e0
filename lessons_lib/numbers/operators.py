"""Python's operators on a recorded number: each computes as with a float, and remembers what it did."""

from __future__ import annotations

import math
import numbers
import operator
from collections.abc import Callable
from typing import Any, NoReturn, Self

import numpy as np

from lessons_lib.numbers.functions import of_one, recorded_ufunc
from lessons_lib.numbers.watching import note_plain

__all__ = ["WHOLE", "NotFollowedError", "Operators"]

Operator = Callable[[Any, Any], Any]
WHOLE = {"round", "floor", "ceil", "trunc"}  # may be Python's whole numbers, of which none is infinite
PLAIN_ONLY = {name for name in dir(float) if not name.startswith("_")}


class NotFollowedError(TypeError):
    """A plain number is asked for, and a plain number does not know how it was made."""


def _is_number(other: object) -> bool:
    # The usual kinds first: to ask whether something is `Real` takes ten times as long.
    return isinstance(other, (float, int, Operators, np.bool_, numbers.Real))


def _both(word: str) -> tuple[Operator, Operator]:
    """An operator of two numbers, for when the recorded one stands left of it and when it stands right."""

    def left(self: Any, other: Any) -> Any:
        return self.made(word, self, other) if _is_number(other) else NotImplemented

    def right(self: Any, other: Any) -> Any:
        return self.made(word, other, self) if _is_number(other) else NotImplemented

    return left, right


def _dividing(word: str) -> tuple[Operator, Operator]:
    """A division; by 0 a float is infinite, and a whole number of Python's an error."""
    left, right = _both(word)

    def by(self: Any, other: Any) -> Any:
        _refuse_zero(other)
        return left(self, other)

    def of(self: Any, other: Any) -> Any:
        _refuse_zero(self)
        return right(self, other)

    return by, of


def _refuse_zero(below: Any) -> None:
    if getattr(below, "operation", "") in WHOLE:
        below.made("/", 1, below).surely_finite()


def _comparing(sign: str, compare: Operator) -> Operator:
    """A comparison: it is answered by the value, and the question is remembered."""

    def compared(self: Any, other: Any) -> Any:
        if not _is_number(other):
            return NotImplemented
        return self.asked(sign, compare(self.value, float(getattr(other, "value", other))), other)

    return compared


def _refusing(call: str) -> Callable[[Any], Any]:
    """What Python wants a plain number for."""

    def refused(_: object) -> NoReturn:
        note_plain()
        raise NotFollowedError(f"{call} makes a plain number, which does not know how it was made.")

    return refused


class Operators:
    """What a number needs to be computed with like a float; `Number` adds what it remembers."""

    __slots__ = ()

    value: float

    def made(self, operation: str, *parts: object) -> Any:
        """The result of an operation of the table, with its history."""
        raise NotImplementedError

    def asked(self, question: str, answer: bool, than: object = None) -> bool:
        """Remember a question about this number, and hand on its answer."""
        raise NotImplementedError

    __add__, __radd__ = _both("+")
    __mul__, __rmul__ = _both("*")
    __truediv__, __rtruediv__ = _dividing("/")
    __floordiv__, __rfloordiv__ = _dividing("//")
    __mod__, __rmod__ = _dividing("%")
    __pow__, __rpow__ = _both("**")

    def __sub__(self, other: Any) -> Any:
        # A difference is a sum whose second term is negative; so a - b + c stays one row of terms.
        return self.made("+", self, self.made("negative", other)) if _is_number(other) else NotImplemented

    def __rsub__(self, other: Any) -> Any:
        return self.made("+", other, -self) if _is_number(other) else NotImplemented

    def __divmod__(self, other: Any) -> Any:
        return self // other, self % other

    def __rdivmod__(self, other: Any) -> Any:
        return other // self, other % self

    def __neg__(self) -> Any:
        return self.made("negative", self)

    def __pos__(self) -> Any:
        return self

    def __abs__(self) -> Any:
        return self.made("abs", self)

    def __round__(self, digits: int | None = None) -> Any:
        return self._whole("round") if digits is None else self.made("round", self, digits)

    def __floor__(self) -> Any:
        return self._whole("floor")

    def __ceil__(self) -> Any:
        return self._whole("ceil")

    def __trunc__(self) -> Any:
        return self._whole("trunc")

    def _whole(self, word: str) -> Any:
        return self.surely_finite().made(word, self)

    def surely_finite(self) -> Self:
        """This number, where it is finite; elsewhere Python and NumPy do otherwise than recorded arithmetic.

        It is asked without a word, so that a recording is known to be true for finite numbers only.
        """
        if not self.asked("finite", math.isfinite(self.value)):
            raise NotFollowedError("What is done with a number that is not finite is not followed here.")
        return self

    # Equal to what has the same value, as floats are; so, as of any list, there is no hash.
    __hash__ = None  # type: ignore[assignment]
    __eq__ = _comparing("==", operator.eq)
    __ne__ = _comparing("!=", operator.ne)
    __lt__ = _comparing("<", operator.lt)
    __le__ = _comparing("<=", operator.le)
    __gt__ = _comparing(">", operator.gt)
    __ge__ = _comparing(">=", operator.ge)

    def __bool__(self) -> bool:
        return self.asked("!=", self.value != 0, 0.0)

    __float__, __int__, __index__, __complex__ = map(_refusing, ("float", "int", "a position", "complex"))

    # One number of a NumPy array has some of an array's manners.
    shape, ndim, size = (), 0, 1

    def item(self) -> Any:
        """The number itself, as NumPy's floats have it."""
        return self

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> Any:
        return recorded_ufunc(ufunc, method, *inputs, **options)

    def __getattr__(self, name: str) -> Any:
        # NumPy's log looks for a method `log` on each element of an array of objects.
        if name in of_one:
            return lambda: of_one[name](self)
        if name in PLAIN_ONLY:
            note_plain()
        raise AttributeError(f"a recorded number has no {name!r}", name=name, obj=self)
