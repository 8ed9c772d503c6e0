"""How one number came about: a number that remembers the arithmetic that made it, and how that reads.

Hand a function `Number`s in place of floats and it computes as ever, and each result knows its own
history: the inputs it used, each multiplication, addition and maximum, the questions that were asked
on the way. From it come the formula with names, the formula with real numbers, and the lines of
arithmetic a person would write to get from one to the other.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import number

__all__ = ["Number", "maximum", "record_inputs"]

# How tightly an operation binds; what binds less tightly than its surroundings gets parentheses.
TIGHTNESS = {"+": 1, "negative": 2, "*": 3, "/": 3, "**": 5}
LEAF = 9
LARGEST_EXPONENT = math.log(sys.float_info.max)  # about 709.8
SIGNS = {"*": " × ", "/": " / ", "**": " ** "}


@dataclass(frozen=True, eq=False, slots=True, repr=False)
class Number:
    """A number with its history.

    ``operation`` is how it was made from ``parts``; an input or a constant has neither. ``index`` is
    the position of an input number in its layer's input, counted flat. ``questions`` collects the
    comparisons asked of any number that came from the same inputs, such as ``-0.5 >= 0? no``.
    """

    value: float
    operation: str = ""
    parts: tuple[Number, ...] = ()
    name: str = ""
    index: int | None = None
    questions: list[str] = field(default_factory=list)

    def __repr__(self) -> str:
        # Without its history: a function that prints in a loop would write out ever longer ones.
        return number(self.value)

    def __format__(self, how: str) -> str:
        return format(self.value, how) if how else number(self.value)

    # How it reads ------------------------------------------------------------------------------

    @property
    def inputs(self) -> frozenset[int]:
        """The positions of the input numbers this one was made from."""
        if self.index is not None:
            return frozenset({self.index})
        return frozenset().union(*(part.inputs for part in self.parts))

    @property
    def terms(self) -> tuple[Number, ...]:
        """What is added up to make this number; the number alone, if it is not a sum."""
        return self.parts if self.operation == "+" else (self,)

    def formula(self) -> str:
        """The arithmetic with the inputs' names: ``58 × broccoli - 3 × strawberries``."""
        return self._written(lambda leaf: leaf.name or number(leaf.value))

    def lines(self) -> list[str]:
        """The arithmetic with real numbers, a line for each round of it, down to the result.

        ``['(58 × 100 - 3 × 2000) / 100', '(5800 - 6000) / 100', '-200 / 100', '-2']``
        """
        written: list[str] = []
        current = self
        while True:
            line = current._written(lambda leaf: number(leaf.value))
            if not written or line != written[-1]:
                written.append(line)
            if not current.operation:
                return written
            current = current._one_round()

    def _one_round(self) -> Number:
        """Carry out every operation whose parts are all plain numbers by now."""
        if all(part._settled for part in self.parts):
            return Number(self.value)
        parts = tuple(part if part._settled else part._one_round() for part in self.parts)
        return Number(self.value, self.operation, parts)

    @property
    def _settled(self) -> bool:
        """Whether nothing is left to compute: a plain number, or one with a minus before it."""
        return not self.operation or (self.operation == "negative" and not self.parts[0].operation)

    def _written(self, leaf: Callable[[Number], str]) -> str:
        if not self.operation:
            return leaf(self)
        if self.operation == "+":
            return self._written_sum(leaf)
        if self.operation == "negative":
            return "-" + self.parts[0]._inside(leaf, TIGHTNESS["negative"] + 1)
        if self.operation in SIGNS:
            left, right = self.parts
            level = TIGHTNESS[self.operation]
            # What is raised to a power keeps its minus, and its own **, in parentheses.
            power = self.operation == "**"
            before = left._inside(leaf, level + power, first=not power)
            return before + SIGNS[self.operation] + right._inside(leaf, level + 1)
        return f"{self.operation}({', '.join(part._written(leaf) for part in self.parts)})"

    def _written_sum(self, leaf: Callable[[Number], str]) -> str:
        text = self.parts[0]._inside(leaf, 1, first=True)
        for part in self.parts[1:]:
            sign, size = _sign_and_size(part)
            text += f" {sign} " + size._inside(leaf, 2)
        return text

    def _inside(self, leaf: Callable[[Number], str], level: int, first: bool = False) -> str:
        """The text as a part of something that binds at this level, in parentheses where needed."""
        text = self._written(leaf)
        own = TIGHTNESS.get(self.operation, LEAF)
        awkward = text.startswith("-") and not first  # "3 × -2" and "4 - -2" are hard to read
        return f"({text})" if own < level or awkward else text

    # How it computes ---------------------------------------------------------------------------

    def _made(self, value: float, operation: str, *parts: Number) -> Number:
        return Number(float(value), operation, parts, questions=self.questions)

    def __add__(self, other: object) -> Number:
        return self._sum(self, _number(other))

    def __radd__(self, other: object) -> Number:
        return self._sum(_number(other), self)

    def __sub__(self, other: object) -> Number:
        return self._sum(self, -_number(other))

    def __rsub__(self, other: object) -> Number:
        return self._sum(_number(other), -self)

    def _sum(self, left: Number, right: Number) -> Number:
        if _is_zero(left) or _is_zero(right):
            return right if _is_zero(left) else left
        # A running sum stays one flat row of terms, as a person would write it.
        return self._made(left.value + right.value, "+", *left.terms, right)

    def __neg__(self) -> Number:
        return self._made(-self.value, "negative", self)

    def __mul__(self, other: object) -> Number:
        other = _number(other)
        return self._made(self.value * other.value, "*", self, other)

    def __rmul__(self, other: object) -> Number:
        return _number(other)._times(self)

    def _times(self, other: Number) -> Number:
        return other._made(self.value * other.value, "*", self, other)

    def __truediv__(self, other: object) -> Number:
        other = _number(other)
        return self._made(self.value / other.value, "/", self, other)

    def __rtruediv__(self, other: object) -> Number:
        other = _number(other)
        return self._made(other.value / self.value, "/", other, self)

    def __pow__(self, other: object) -> Number:
        other = _number(other)
        return self._made(self.value**other.value, "**", self, other)

    def __abs__(self) -> Number:
        return self._made(abs(self.value), "abs", self)

    # NumPy's exp, tanh and sqrt look for a method of this name on each element of an object array.
    def exp(self) -> Number:
        # What is too large for a float is infinity, as NumPy says.
        value = math.exp(self.value) if self.value < LARGEST_EXPONENT else math.inf
        return self._made(value, "exp", self)

    def tanh(self) -> Number:
        return self._made(math.tanh(self.value), "tanh", self)

    def sqrt(self) -> Number:
        return self._made(math.sqrt(self.value), "sqrt", self)

    # How it compares: on the value, and the question is remembered ------------------------------

    def _asked(self, sign: str, other: object, answer: bool) -> bool:
        self.questions.append(
            f"{number(self.value)} {sign} {number(_number(other).value)}? {'yes' if answer else 'no'}"
        )
        return answer

    def __bool__(self) -> bool:
        return self._asked("!=", 0.0, self.value != 0)

    # Equal to what has the same value, as floats are; so, as of any list, there is no hash.
    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return self._asked("==", other, self.value == _number(other).value)

    def __ne__(self, other: object) -> bool:
        return self._asked("!=", other, self.value != _number(other).value)

    def __lt__(self, other: object) -> bool:
        return self._asked("<", other, self.value < _number(other).value)

    def __le__(self, other: object) -> bool:
        return self._asked("<=", other, self.value <= _number(other).value)

    def __gt__(self, other: object) -> bool:
        return self._asked(">", other, self.value > _number(other).value)

    def __ge__(self, other: object) -> bool:
        return self._asked(">=", other, self.value >= _number(other).value)


def _sign_and_size(term: Number) -> tuple[str, Number]:
    """Split a term of a sum into the sign before it and what follows: ``- 3 × 2000``."""
    if term.operation == "negative":
        return "-", term.parts[0]
    leading = term.parts[0] if term.operation == "*" else term
    if leading.value >= 0 or leading.index is not None or leading.operation:
        return "+", term
    size = Number(-leading.value)
    if term.operation == "*":
        return "-", Number(-term.value, "*", (size, *term.parts[1:]))
    return "-", size


def _is_zero(part: Number) -> bool:
    """A bare 0, such as the one that `sum` starts from, is not a term worth writing."""
    return not part.operation and part.index is None and part.value == 0


def _number(value: object) -> Number:
    return value if isinstance(value, Number) else Number(float(value))  # type: ignore[arg-type]


def maximum(*parts: Number | float) -> Number:
    """The largest of some numbers, with its history: ``max(0, -0.5)``."""
    known = tuple(_number(part) for part in parts)
    return Number(max(part.value for part in known), "max", known)


def record_inputs(values: Array, names: Sequence[str]) -> NDArray[Any]:
    """Turn an input into an object array of `Number`s, named and numbered, of the same shape."""
    questions: list[str] = []
    recorded = np.empty(values.shape, dtype=object)
    for index, (place, value) in enumerate(np.ndenumerate(values)):
        recorded[place] = Number(float(value), name=names[index], index=index, questions=questions)
    return recorded
