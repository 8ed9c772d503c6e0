"""One function run again and again on one input, with other answers to the questions that it asks of its numbers."""

from __future__ import annotations

import contextlib
import io
import traceback
import warnings
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from lessons_lib.layers import Layer
from lessons_lib.numbers.arithmetic import Number, Questions, record_inputs
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.watching import watching
from lessons_lib.recording.apart import apart
from lessons_lib.recording.constants import constants, with_constants
from lessons_lib.recording.limit import Limit
from lessons_lib.recording.operations import Operations
from lessons_lib.recording.record import nearby

__all__ = ["End", "Question", "Raised", "Run", "Runs", "UnfitError"]

MOST_RUNS = 64  # beyond, what is not recorded yet is left to the kernel


class Question(NamedTuple):
    """What was asked of a number, or of two: each by the position of its operation."""

    words: str  # ">=", "is finite"
    left: int
    right: int | None


@dataclass(frozen=True)
class Raised:
    """A way that ends in an error of the function's own."""

    error: str


End = int | Raised | None  # the operation that gives an output; None where nothing is known of it


class UnfitError(Exception):
    """What ran cannot be relied on to do the same again."""


@dataclass(frozen=True)
class Run:
    """What was asked, what was answered, and how each output came about."""

    asked: dict[Question, bool]
    ends: tuple[End, ...]
    values: tuple[float, ...] = field(default=(), compare=False)

    def changed(self, base: Run) -> set[int]:
        """The outputs that came about in another way than in the run `base`."""
        return {unit for unit, end in enumerate(self.ends) if end != base.ends[unit]}


class Runs:
    """The runs of one function, each made once; they share one row of operations.

    The numbers of its code that stand at the positions `followed` are recorded as inputs are, and counted after these.
    """

    def __init__(
        self, layer: Layer, inputs: tuple[Array, ...], output: Array, followed: Collection[int] = ()
    ) -> None:
        self.operations = Operations()
        self._layer, self._inputs, self._output = layer, inputs, output
        known, first = constants(layer) if followed else (), sum(each.size for each in inputs)
        self._followed = {first + at: known[at] for at in followed}
        self._made: dict[tuple[bool, frozenset[tuple[Question, bool]]], Run] = {}
        self._count, self._limit = 0, Limit()

    def run(self, wished: Mapping[Question, bool], *, close_by: bool = False) -> Run | None:
        """The run with these answers, the others as the numbers give them; None where runs or time are used up.

        ``close_by`` moves each input a little. What does not come from the input as recorded, such as a number
        that was a text on the way, is another constant then.

        Raises:
            UnfitError: the function prints, and what is printed belongs to the run that was asked for.
        """
        key = close_by, frozenset(wished.items())
        if key not in self._made:
            if self._count >= MOST_RUNS or self._limit.is_reached():
                return None
            self._count += 1
            self._made[key] = self._run(wished, nearby(self._inputs) if close_by else self._inputs)
        return self._made[key]

    def _run(self, wished: Mapping[Question, bool], inputs: tuple[Array, ...]) -> Run:
        answers, printed = _Answers(self.operations, wished), io.StringIO()
        known = record_inputs(inputs, [""] * sum(each.size for each in inputs), answers)
        results: list[Number] = []
        ends: tuple[End, ...] = (None,) * self._output.size
        try:
            function = self._function(answers)
            with contextlib.redirect_stdout(printed), _silence(), watching() as watch:
                array = np.asarray(function(*[each[()] for each in known]), dtype=object)
            # What came through a text is a constant here, and a question asked of it was never heard; a plain number
            # was asked for, and the function may go another way without it.
            if array.shape == self._output.shape and not (watch.written or watch.plain):
                results = [
                    each if isinstance(each, Number) else Number(float(each)) for each in array.ravel()
                ]
                ends = tuple(map(self.operations.place, results))
        # A function may fail on these numbers, and on these answers, in any way at all.
        except Exception as error:  # noqa: BLE001
            ends = (_raised(error),) * self._output.size
        if printed.getvalue():
            raise UnfitError
        return Run(answers.given, ends, tuple(each.value for each in results))

    def _function(self, questions: Questions) -> Callable[..., Any]:
        function: Callable[..., Any] = apart(self._layer)
        if not self._followed:
            return function
        marked = {
            each: Number(float(each.value), index=index, questions=questions)
            for index, each in self._followed.items()
        }
        return with_constants(function, marked)  # type: ignore[arg-type]  # only a plain function has constants


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """What warns here has warned already when the function ran, or never will."""
    with warnings.catch_warnings(action="ignore"), np.errstate(all="ignore"):
        yield


class _Answers(Questions):
    """Questions answered as wished, and else by the numbers."""

    def __init__(self, operations: Operations, wished: Mapping[Question, bool]) -> None:
        super().__init__()
        self.given: dict[Question, bool] = {}
        self._operations, self._wished = operations, wished

    def ask(self, question: str, left: Number, right: Number | None, answer: bool) -> bool:
        than = None if right is None else self._operations.place(right)
        asked = Question(question, self._operations.place(left), than)
        self.given[asked] = self._wished.get(asked, answer)
        return self.given[asked]


def _raised(error: Exception) -> End:
    """An error of the function's own; not one of the recording, nor one that quotes a number of this input."""
    kinds = ValueError | ArithmeticError | LookupError | AssertionError
    place = traceback.extract_tb(error.__traceback__)[-1].filename
    own = isinstance(error, kinds) and "lessons_lib" not in place
    if not own or any(letter.isdigit() for letter in str(error)):
        return None
    return Raised(": ".join(filter(None, (type(error).__name__, str(error)))))
