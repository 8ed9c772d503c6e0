"""What a person gives a model, as one sample or many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lessons_lib.data.sample import Sample
from lessons_lib.layers import BuiltIn, Layer
from lessons_lib.numbers.door import Array, InputValueError, as_numbers, frozen
from lessons_lib.numbers.notation import numbers

__all__ = ["Unnamed", "many_samples", "one_sample"]


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


def one_sample(x: Any, first: Layer, entry: tuple[str, Sequence[str]]) -> Sample:
    """One x as a sample; ``first`` is the layer that it enters, ``entry`` what an error calls that and its numbers."""
    read = _read(x, first)
    values = as_numbers(read, *entry)
    name = "your x" if read is x else x if isinstance(x, str) else " ".join(x)
    return x if isinstance(x, Sample) else Sample.holding(name, frozen(values.copy()))


def many_samples(X: Any, first: Layer, entry: tuple[str, Sequence[str]]) -> tuple[Sequence[Sample], Array]:
    """Many x's as samples, and as one array with a row for each."""
    samples = list(X) if isinstance(X, Sequence) and X and all(isinstance(x, Sample) for x in X) else None
    given = [_read(x, first) for x in X] if isinstance(X, list | tuple) else X
    rows = given if samples is None else [sample.x.tolist() for sample in samples]
    values = frozen(as_numbers(rows, *entry).copy())
    if values.ndim == 0:
        raise InputValueError(
            f"A batch is many samples, a row each, and here came a single number: {numbers(values)}."
        )
    return samples or Unnamed(values), values


def _read(x: Any, first: Layer) -> Any:
    """One x as numbers, where the first layer knows words for some: the tokens of a text."""
    return first.read(x) if isinstance(first, BuiltIn) else x
