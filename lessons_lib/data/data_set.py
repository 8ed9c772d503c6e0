"""A data set is a row of samples that share their features and what their targets are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.data.answers import Classes, Quantity
from lessons_lib.data.sample import MOST_LISTED, Sample, not_listed
from lessons_lib.numbers.door import InputTypeError, InputValueError, shortened
from lessons_lib.numbers.notation import counted
from lessons_lib.numbers.parts import Parts
from lessons_lib.numbers.record import record

if TYPE_CHECKING:
    from lessons_lib.data.columns import Columns
    from lessons_lib.data.csv_file import CsvFile

__all__ = ["DataSet"]


@record
class DataSet(Parts, Sequence[Sample]):
    """Samples that share their features; index it, iterate it, measure it.

    Targets are the numbers of some ``classes``, or so much of a ``quantity``, or there are none.
    `from_rows` makes one of numbers, `from_csv` of a file.

    Raises:
        TypeError: the features are no names, or what should be samples are none.
        ValueError: a feature has no name or two have the same, or a sample has too many numbers.
    """

    name: str
    features: tuple[str, ...]
    samples: Sequence[Sample] = field(repr=False)
    classes: Classes | None = None
    quantity: Quantity | None = None
    source: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        _refuse_no_name(self.name)
        object.__setattr__(self, "features", _names(self.name, self.features))
        if not isinstance(self.samples, Sequence) or isinstance(self.samples, str | bytes):
            raise InputTypeError(
                f"{self.name} expects samples in a list, and got {shortened(self.samples)}. To make them of rows of "
                f"numbers write DataSet.from_rows({self.name!r}, rows, features)."
            )
        if not isinstance(self.samples, list | tuple):
            return  # they are made later: to look at them now would make them now
        for at, sample in enumerate(self.samples):
            if not isinstance(sample, Sample):
                raise InputTypeError(
                    f"{self.name} expects samples, and number {at} is {shortened(sample)}. "
                    f"To make them of rows of numbers write DataSet.from_rows({self.name!r}, rows, features)."
                )
            if sample.x.ndim == 1 and sample.x.size != len(self.features):
                raise InputValueError(
                    f"{self.name} has {counted(len(self.features), 'feature')} ({', '.join(self.features)}), "
                    f"and {sample.name} has {counted(sample.x.size, 'number')}."
                )
        object.__setattr__(self, "samples", tuple(map(self._named, self.samples)))

    def instead_of(self, name: object) -> str:
        """What to write in place of setting a part of it."""
        del name
        return "Make another one, of rows of numbers as in DataSet.from_rows(…), or of samples in a list."

    def elsewhere(self, name: str) -> str:
        """Where its numbers are, which have many names elsewhere."""
        del name
        return "All x are in data.X, all targets in data.targets, and data[0] is one sample, with its x and its target."

    def _named(self, sample: Sample) -> Sample:
        """The sample, which knows what its numbers are called."""
        if sample.features or sample.x.ndim != 1:
            return sample
        return replace(sample, features=self.features)

    @classmethod
    def from_rows(  # noqa: PLR0913 (each is a fact that only who brings the data knows)
        cls,
        name: str,
        rows: Any,
        features: Sequence[str] | None = None,
        target: str | None = None,
        *,
        unit: str = "",
        classes: Classes | None = None,
        names: str | Sequence[str] | None = None,
        source: str = "",
    ) -> DataSet:
        """A data set from rows of numbers, a sample each.

        Args:
            name: of the data set.
            rows: lists or an array, shape (samples, features), or (samples, features + 1) with the
                target last; or a table of pandas.
            features: their names; of a table of pandas the columns to take, or else all others.
            target: what is to be predicted, as in ``"price"``; of a table of pandas its column.
                Numbers make it a quantity; words make it classes, in the order in which they appear, but
                no is 0 and yes is 1.
            unit: of a quantity, as in ``"thousand euros"``.
            classes: the words for the targets 0, 1, …, where the target is one of them.
            names: of the samples; of a table of pandas their column. Else ``sample 0``, ``sample 1``, …
            source: who made the data, and under which licence.

        Raises:
            InputValueError, InputTypeError: a row, a cell, a name or a column is not what it should be.
        """
        # Here, because whoever brings no table should not wait for what reads one.
        from lessons_lib.data.columns import columns_of  # noqa: PLC0415
        from lessons_lib.data.table import table_of  # noqa: PLC0415

        if classes is not None and target is None:
            target = "target"
        _refuse_no_name(name)
        known = None if features is None else _names(name, features)
        table = table_of(name, rows, known, target)
        return cls._of(
            name,
            columns_of(table, features=known, target=target, names=names, classes=classes, unit=unit),
            source,
        )

    @classmethod
    def from_csv(  # noqa: PLR0913 (the same)
        cls,
        file: CsvFile,
        target: str,
        *,
        unit: str = "",
        features: Sequence[str] | None = None,
        classes: Classes | None = None,
        names: str | None = None,
        decimal: str | None = None,
        source: str = "",
    ) -> DataSet:
        """A data set from a CSV file, whose first row names the columns.

        Args:
            file: its path, or an open file.
            target: the column that is to be predicted. Numbers make it a quantity; words make it
                classes, in the order in which they appear, but no is 0 and yes is 1.
            unit: of a quantity, as in ``"thousand euros"``.
            features: the columns that a model takes; else all others.
            classes: the words for the targets 0, 1, …, where the target is one of them.
            names: the column with the names of the samples. Else ``sample 0``, ``sample 1``, …
            decimal: the decimal mark, ``"."`` or ``","``, where the file does not show it.
            source: who made the data, and under which licence.

        Raises:
            InputValueError, InputTypeError: the file, a row, a cell or a column is not what it should be.
        """
        from lessons_lib.data.columns import columns_of  # noqa: PLC0415
        from lessons_lib.data.csv_file import file_name, read_csv  # noqa: PLC0415

        name = file_name(file)
        known = None if features is None else _names(name, features)
        columns = columns_of(
            read_csv(file, decimal), features=known, target=target, names=names, classes=classes, unit=unit
        )
        return cls._of(name.removesuffix(".csv"), columns, source)

    @classmethod
    def _of(cls, name: str, columns: Columns, source: str) -> DataSet:
        samples = columns.samples()
        return DataSet(name, columns.features, samples, columns.classes, columns.quantity, source)

    @overload
    def __getitem__(self, index: int) -> Sample: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Sample]: ...
    def __getitem__(self, index: int | slice) -> Sample | Sequence[Sample]:
        is_place = isinstance(index, slice) or (
            isinstance(index, int | np.integer) and -len(self) <= index < len(self)
        )
        if not is_place:
            raise IndexError(
                f"{self.name} has {counted(len(self), 'sample')}, from 0 to {len(self) - 1}, and none at "
                f"{shortened(index)}."
            )
        return self.samples[index]

    def __len__(self) -> int:
        return len(self.samples)

    def __iter__(self) -> Iterator[Sample]:
        return iter(self.samples)

    def __repr__(self) -> str:
        heading = f"{self.name}: {counted(len(self), 'sample')}, x = ({', '.join(self.features)})"
        if self.quantity:
            heading += f", target: {self.quantity}"
        rows = [f"  {sample!r}" for sample in self.samples[:MOST_LISTED]]
        return "\n".join([heading, *rows, *not_listed(len(self))])

    @property
    def X(self) -> NDArray[np.float64]:
        """Every x, one row each, shape (samples, …)."""
        return np.stack([sample.x for sample in self.samples])

    @property
    def targets(self) -> NDArray[np.float64]:
        """Every target, shape (samples,); not a number where a sample has none."""
        return np.array([sample.target for sample in self.samples], dtype=float)

    def verdict(self, output: ArrayLike) -> str | None:
        """Read a model's output in this data set's words; None where it has no classes."""
        return self.classes.verdict(output) if self.classes else None


def _refuse_no_name(name: object) -> None:
    if not isinstance(name, str) or not name.strip():
        raise InputTypeError(
            'A data set expects its name first, as in DataSet.from_rows("houses", rows, features), '
            f"and got {shortened(name)}."
        )


def _names(who: str, features: Iterable[str]) -> tuple[str, ...]:
    """The names of features, if each is one of its own."""
    right = 'as in features=("rooms", "age")'
    names = tuple(features) if isinstance(features, Iterable) and not isinstance(features, str) else ()
    if not names or not all(isinstance(name, str) for name in names):
        raise InputTypeError(f"{who} expects the names of its features, {right}, and got {features!r}.")
    if not all(name.strip() for name in names):
        raise InputValueError(f"{who} expects a name for each feature, {right}, and one is empty: {names!r}.")
    twice = next((name for at, name in enumerate(names) if name in names[:at]), None)
    if twice is not None:
        raise InputValueError(f"{who} has two features {twice!r}. Give each a name of its own.")
    return names
