"""Words as numbers: a table with a row for each token."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.layers.back import Numbers, Several
from lessons_lib.layers.base import Axes, BuiltIn, Parameter, Shape
from lessons_lib.numbers.arithmetic import Number, added
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError
from lessons_lib.numbers.notation import counted, number, numbers, shape_words
from lessons_lib.numbers.record import record
from lessons_lib.numbers.telling import did_you_mean, listed

__all__ = ["Embedding"]

MOST_NAMED = 12  # tokens that an error lists


@record(init=False, repr=False)
class Embedding(BuiltIn):
    """Each token becomes its row of a table: ids, shape (positions,), to rows of numbers, (positions, features).

    From Bengio and others, *A neural probabilistic language model* (2003). A token is given by its name, or by its id,
    the number of its row. Nothing is computed: what is learned is the table.

    Args:
        table: shape (tokens, features), a row for each token.
        tokens: the tokens' names, in the order of the rows; left out, they have none.
    """

    example = "Embedding([[1, 0], [0, 1]])"
    table: Array
    tokens: tuple[str, ...] = ()
    looks_up = True

    def __init__(self, table: ArrayLike, tokens: Sequence[str] = ()) -> None:
        vars(self).update(table=table, tokens=tuple(tokens) if isinstance(tokens, Iterable) else (tokens,))
        self.keep("table")
        if self.table.ndim != 2:
            raise InputValueError(
                f"Embedding expects a table with a row for each token and got {shape_words(self.table.shape)}."
            )
        if not all(isinstance(each, str) and each.strip() for each in self.tokens):
            raise InputTypeError(
                "Embedding expects the tokens' names in quotes, as in tokens=('the', 'cat'), and got "
                f"{', '.join(map(repr, self.tokens))}."
            )
        if self.tokens and len(set(self.tokens)) != len(self.table):
            raise InputValueError(
                f"Embedding expects a name of its own for each of the {counted(len(self.table), 'row')} of its table "
                f"and got {counted(len(set(self.tokens)), 'name')}."
            )

    def __repr__(self) -> str:
        return (
            f"Embedding({counted(len(self.table), 'token')} as {counted(self.table.shape[1], 'number')} each)"
        )

    def read(self, x: Any) -> Any:
        """Names in place of ids: ``["the", "cat"]``, ``"the cat"``, or, where each token is one letter, ``"cab"``."""
        names = x
        if isinstance(x, str):
            names = list(x) if all(len(each) == 1 for each in self.tokens) else x.split()
        if not isinstance(names, list | tuple) or not any(
            isinstance(each, str | list | tuple) for each in names
        ):
            return x
        if not all(isinstance(each, str) for each in names):
            return [self.read(each) for each in names]  # many samples
        return [self._id_of(each) for each in names]

    def _id_of(self, name: str) -> int:
        if name in self.tokens:
            return self.tokens.index(name)
        known = f"Its tokens are {listed(self.tokens, MOST_NAMED)}.{did_you_mean(name, self.tokens)}"
        known = known if self.tokens else "Its tokens have no names: give their ids."
        raise InputValueError(f"Embedding expects tokens that it knows and got {name!r}. {known}")

    def words(self, x: Array) -> tuple[str, ...]:
        """What the positions of these ids are called: by their tokens; where one comes again, with how often."""
        names = [self.tokens[int(each)] if self.tokens else f"token {int(each)}" for each in x]
        again = [(name, names[: at + 1].count(name)) for at, name in enumerate(names)]
        return tuple(f"{name}·{count}" if count > 1 else name for name, count in again)

    def forward(self, X: Array, /) -> Array:
        rows: Array = self.table[np.rint(X).astype(np.intp)]
        return rows

    def axes_before(self, X: Any, /) -> Axes:
        return (self.words(X) if X is not None else ("tokens",),)

    def axes_after(self, given: tuple[Axes, ...], X: Any = None, /) -> Axes:
        return (*self.axes_before(X), ())

    @property
    def input_range(self) -> tuple[float, float, float]:
        return (0.0, len(self.table) - 1.0, 1.0)

    def shape_after(self, shape: Shape, values: Array | None = None, /) -> Shape:
        if len(shape) != 1:
            got = "" if values is None else f": {numbers(values)}"
            raise InputValueError(
                f"Embedding expects a row of ids, one for each position, and got {shape_words(shape)}{got}."
            )
        if values is not None:
            self._refuse_no_ids(values)
        return (*shape, self.table.shape[1])

    def _refuse_no_ids(self, values: Array) -> None:
        wrong = values[(values != np.floor(values)) | (values < 0) | (values >= len(self.table))]
        if wrong.size:
            raise InputValueError(
                f"Embedding expects as an id a whole number from 0 to {len(self.table) - 1}, the row of a token in its "
                f"table, and got {number(wrong[0])}."
            )

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return (Parameter("table", "E", self.table, ("token", "output feature")),)

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        position, feature = divmod(unit, self.table.shape[1])
        x = X[position]
        return Number(float(self.table[int(x.value), feature]), questions=x.questions)

    def input_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> Several:
        return (np.zeros(X.shape),)  # a row is chosen, and between two rows there is nothing

    def parameter_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> dict[str, Numbers]:
        table = np.zeros(self.table.shape)
        np.add.at(table, X.astype(np.intp), gradient)
        return {"table": table}

    def gradient_arithmetic(
        self, of: int | str, unit: int, X: Numbers, output: Numbers, gradient: Numbers, /
    ) -> Number:
        if of == 0:
            return Number(0.0)
        token, feature = divmod(unit, self.table.shape[1])
        there = [position for position, x in enumerate(X) if x.value == token]
        return added(gradient[position, feature] for position in there)

    formula = "E[X]"
    idea = "Each token becomes its row of the table; nothing is computed."
