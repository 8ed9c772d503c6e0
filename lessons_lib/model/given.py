"""What a person gives a model, as one sample or many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lessons_lib.data.data_set import DataSet
from lessons_lib.data.sample import Sample
from lessons_lib.layers import BuiltIn, Layer
from lessons_lib.model.describe import heading
from lessons_lib.model.row import row_in
from lessons_lib.numbers.door import FLOATS, Array, InputValueError, as_numbers, frozen
from lessons_lib.numbers.notation import numbers

__all__ = ["Unnamed", "entering", "entry_of", "many_samples", "one_sample", "refuse_other_order"]


@dataclass(frozen=True, eq=False)
class Unnamed(Sequence[Sample]):
    """The rows of a plain array as samples, each made when it is asked for."""

    values: Array
    name: str = "sample {}"

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self[at] for at in range(len(self))[index]]
        at = range(len(self))[index]
        return Sample(self.name.format(at), self.values[at])


def entry_of(first: Layer) -> tuple[str, tuple[str, ...]]:
    """What an error calls the layer that x enters, and its numbers."""
    return heading("L1", first), first.names if isinstance(first, BuiltIn) else ()


def one_sample(x: Any, first: Layer, entry: tuple[str, Sequence[str]]) -> Sample:
    """One x as a sample; ``first`` is the layer that it enters, ``entry`` what an error calls that and its numbers."""
    refuse_other_order(x, *entry)
    read = _read(x, first)
    values = as_numbers(read, *entry)
    name = "your x" if read is x else x if isinstance(x, str) else " ".join(x)
    return x if isinstance(x, Sample) else Sample.holding(name, frozen(values.copy()))


def many_samples(X: Any, first: Layer, entry: tuple[str, Sequence[str]]) -> tuple[Sequence[Sample], Array]:
    """Many x's as samples, and as one array with a row for each."""
    for each in (X, *X) if isinstance(X, Sequence) and not isinstance(X, str) else (X,):
        refuse_other_order(each, *entry)
    samples = list(X) if isinstance(X, Sequence) and X and all(isinstance(x, Sample) for x in X) else None
    given = [_read(x, first) for x in X] if isinstance(X, list | tuple) else X
    rows = given if samples is None else [sample.x.tolist() for sample in samples]
    values = entering(frozen(as_numbers(rows, *entry).copy()), first)
    if values.ndim == 0:
        raise InputValueError(
            f"A batch is many samples, a row each, and here came a single number: {numbers(values)}."
        )
    return samples or Unnamed(values), values


def refuse_other_order(x: Any, who: str, names: Sequence[str]) -> None:
    """Refuse numbers that bring the very names that are expected, in another order: each would be taken for another."""
    given = _names_in(x) if names else ()
    if given == tuple(names) or len(given) != len(names) or set(given) != set(names):
        return
    if isinstance(x, Mapping):
        right = f"[x[name] for name in {tuple(names)}]"
    elif isinstance(x, Sample | DataSet):
        right = f"features={tuple(names)} where the data set is made, or else Input{given}, its weights in that order"
    else:
        right = f"x[{list(names)}]"
    raise InputValueError(
        f"{who} expects {', '.join(names)} and got them in another order: {', '.join(given)}. Each number would be "
        f"taken for another one. Write {right}."
    )


def _names_in(x: Any) -> tuple[Any, ...]:
    """What numbers are called by whoever brings them: a sample, a data set, a row or a table of pandas, a dict."""
    labels: Any = ()
    if isinstance(x, Sample | DataSet):
        labels = x.features
    elif isinstance(x, Mapping):
        labels = x
    elif hasattr(type(x), "to_numpy"):
        labels = getattr(x, "columns", getattr(x, "index", ()))
    return tuple(labels) if isinstance(labels, Iterable) else ()


def entering(values: Array, first: Layer) -> Array:
    """What came in, in the precision of the layer that it enters."""
    while (row := row_in(first)) is not None:
        first = row.places[0].layer
    precision = first.dtype if isinstance(first, BuiltIn) else FLOATS
    return values if precision == FLOATS else frozen(values.astype(precision))


def _read(x: Any, first: Layer) -> Any:
    """One x as numbers, where the first layer knows words for some: the tokens of a text."""
    return first.read(x) if isinstance(first, BuiltIn) else x
