"""How one number came about: a number that remembers the arithmetic that made it.

Hand a function `Number`s in place of floats and it computes as ever, and each result knows its own
history: the inputs it used, each multiplication, addition and maximum, the questions that were asked
on the way. How each operation computes stands in `operations`, what Python's signs and NumPy's
functions come to in `operators` and `functions`, and how a history reads in `writing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from lessons_lib.numbers.door import Array
from lessons_lib.numbers.functions import as_recorded
from lessons_lib.numbers.notation import number
from lessons_lib.numbers.operations import compute
from lessons_lib.numbers.operators import Operators
from lessons_lib.numbers.questions import Questions
from lessons_lib.numbers.refusing import refuse_no_name
from lessons_lib.numbers.watching import as_written, note_made
from lessons_lib.numbers.writing import Let, Written, in_order

__all__ = [
    "Number",
    "Questions",
    "added",
    "all_recorded",
    "computed_again",
    "dot",
    "maximum",
    "named",
    "record_inputs",
]

T = TypeVar("T")


@dataclass(frozen=True, eq=False, slots=True, repr=False)
class Number(Operators):
    """A number with its history.

    ``operation`` is how it was made from ``parts``; an input or a constant has neither. ``name`` is that
    of an input, or of an intermediate (see `named`). ``index`` is the position of an input number among
    all inputs of its layer, counted flat, one input after another. ``questions`` collects the
    comparisons asked of any number that came from the same inputs, such as ``-0.5 >= 0? no``.
    """

    value: float
    operation: str = ""
    parts: tuple[Number, ...] = ()
    name: str = ""
    index: int | None = None
    questions: Questions = field(default_factory=Questions)

    def __repr__(self) -> str:
        # Without its history: a function that prints in a loop would write out ever longer ones.
        return number(as_written(self.value))

    def __format__(self, how: str) -> str:
        return format(as_written(self.value), how) if how else repr(self)

    @property
    def inputs(self) -> frozenset[int]:
        """The positions of the input numbers this one was made from."""
        return frozenset(each.index for each in in_order(self) if each.index is not None)

    @property
    def terms(self) -> tuple[Number, ...]:
        """What is added up to make this number; the number alone, if it is not a sum."""
        return self.parts if self.operation == "+" else (self,)

    def formula(self, within: Number | None = None) -> str:
        """The arithmetic with names: ``58 × broccoli - 3 × strawberries``; of a part, as the whole calls things."""
        return Written(self if within is None else within).formula(self)

    def lets(self) -> list[Let]:
        """What the formula calls by a name, each once and before it is needed: ``m = (a + b) / 2``."""
        return Written(self).lets()

    def lines(self) -> list[str]:
        """The arithmetic with real numbers, a line for each round of it, down to the result.

        ``['(58 × 100 - 3 × 2000) / 100', '(5800 - 6000) / 100', '-200 / 100', '-2']``
        """
        return Written(self).lines()

    def made(self, operation: str, *parts: object) -> Number:
        """The result of an operation of the table; it shares the questions of this number."""
        note_made()
        known = tuple(map(_number, parts))
        value = compute(operation, *[part.value for part in known])
        first, *others = known
        if operation == "+" and (_is_zero(first) or _is_zero(others[0])):
            return others[0] if _is_zero(first) else first
        if operation in {"+", "max", "min"} and operation == first.operation and not first.name:
            # A running sum stays one flat row of terms, as a person would write it; one with a name stays itself.
            known = (*first.parts, *others)
        elif operation == "*" and first is others[0] and first.operation:
            operation, known = "**", (first, Number(2.0))
        return Number(value, operation, known, questions=self.questions)

    def asked(self, question: str, answer: bool, than: object = None) -> bool:
        """Remember a question about this number, compared with another or alone, and hand on its answer."""
        return self.questions.ask(question, self, None if than is None else _number(than), answer)


def _is_zero(part: Number) -> bool:
    """A bare 0, such as the one that `sum` starts from, is not a term worth writing."""
    return not part.operation and part.index is None and part.value == 0


def _number(value: Any) -> Number:
    return value if isinstance(value, Number) else Number(float(value))


def maximum(*parts: Number | float) -> Number:
    """The largest of some numbers, with its history: ``max(0, -0.5)``."""
    recorded = next((part for part in parts if isinstance(part, Number)), Number(0.0))
    return recorded.made("max", *parts)


def added(numbers: Iterable[Any]) -> Number:
    """The sum of recorded numbers; of none a recorded 0."""
    return sum(numbers, Number(0.0))


def dot(left: Iterable[Any], right: Iterable[Any]) -> Number:
    """The sum of the products of two rows, recorded."""
    return added(one * other for one, other in zip(left, right, strict=True))


def named(value: T, name: str) -> T:
    """Give an intermediate a name, so that long arithmetic stays short.

    In a function of your own, and in a layer's arithmetic, write ``m = named(X.mean(), "m")``.
    A formula then writes m, and says once what m is. The numbers of an array are called by their places,
    ``d[0]``. Plain numbers, and inputs, which have a name, come back as they are.
    """
    refuse_no_name(value, name)
    if isinstance(value, Number):
        return replace(value, name=name) if value.operation else value
    if isinstance(value, np.ndarray) and value.dtype == object:
        each = as_recorded(np.empty(value.shape, dtype=object))
        for place, part in np.ndenumerate(value):
            each[place] = named(part, f"{name}[{', '.join(map(str, place))}]")
        return each  # type: ignore[return-value]
    return value


@overload
def record_inputs(
    values: Array, names: Sequence[str], questions: Questions | None = None
) -> NDArray[Any]: ...
@overload
def record_inputs(
    values: tuple[Array, ...], names: Sequence[str], questions: Questions | None = None
) -> tuple[NDArray[Any], ...]: ...
def record_inputs(values: Any, names: Sequence[str], questions: Questions | None = None) -> Any:
    """Turn an input, or a tuple of them, into arrays of `Number`s of the same shape.

    They are named and numbered flat, through all inputs, one after another.
    """
    questions = Questions() if questions is None else questions
    several = values if isinstance(values, tuple) else (values,)
    recorded, index = [], 0
    for each in several:
        array = np.empty(each.shape, dtype=object)
        for place, value in np.ndenumerate(each):
            array[place] = Number(float(value), name=names[index], index=index, questions=questions)
            index += 1
        recorded.append(as_recorded(array))
    return tuple(recorded) if isinstance(values, tuple) else recorded[0]


def all_recorded(X: Any) -> NDArray[Any]:
    """A row or an array in which some numbers are recorded, as an array of nothing else."""
    given = as_recorded(X)
    questions = next((each.questions for each in given.flat if isinstance(each, Number)), Questions())
    known = np.empty(given.shape, dtype=object)
    for place, each in np.ndenumerate(given):
        known[place] = each if isinstance(each, Number) else Number(float(each), questions=questions)
    return as_recorded(known)


def computed_again(result: Number, inputs: Sequence[float]) -> float:
    """What the same arithmetic gives for other inputs, counted flat."""
    values: dict[int, float] = {}
    for each in in_order(result):
        if each.operation:
            values[id(each)] = compute(each.operation, *(values[id(part)] for part in each.parts))
        else:
            values[id(each)] = each.value if each.index is None else float(inputs[each.index])
    return values[id(result)]
