"""What the columns of a table are for: features, a target, names; and the samples that its rows become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lessons_lib.data.answers import Classes, Quantity
from lessons_lib.data.cells import class_in, is_like_a_number, is_missing, meant, name_in, number_in
from lessons_lib.data.sample import Sample
from lessons_lib.data.table import Table
from lessons_lib.numbers.door import InputTypeError, InputValueError
from lessons_lib.numbers.notation import counted

__all__ = ["Columns"]


@dataclass(frozen=True)
class Columns:
    """The columns of a table by what they are for.

    Without features, these are all columns but the target and the names. The target is one of
    ``classes`` where these are given or where all its cells are words; else it is a quantity.
    """

    table: Table
    features: Sequence[str] | None
    target: str | None = None
    unit: str = ""
    classes: Classes | None = None
    names: str | Sequence[str] | None = None
    quantity: Quantity | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        if self.classes is not None and not isinstance(self.classes, Classes):
            raise InputTypeError(
                f'{self.table.who} expects classes as in classes=Classes("bad shape", "good shape"), '
                f"and got {self.classes!r}."
            )
        apart = [self.target] if self.target is not None else []
        apart += [self.names] if isinstance(self.names, str) else []
        _refuse_unknown(self.table, [*apart, *(self.features or ())])
        if self.features is None:
            others = [name for name in self.table.columns if name not in apart]
            object.__setattr__(self, "features", others)
        _refuse_no_features(self.table, self.features or (), apart)
        if self.target is None:
            if self.unit:
                raise InputValueError(
                    f"{self.table.who} has a unit, {self.unit!r}, and no target to tell in it. "
                    f'Name the target too, as in target="price", unit={self.unit!r}.'
                )
            return
        if self.classes is None:
            object.__setattr__(self, "classes", self._classes_in(self.target))
        if self.classes is None:
            object.__setattr__(self, "quantity", Quantity(self.target, self.unit))
        elif self.unit:
            raise InputValueError(
                f"{self.table.who} has a target of classes, {', '.join(self.classes.names)}, "
                f"and these have no unit. Leave out unit={self.unit!r}."
            )

    def _classes_in(self, target: str) -> Classes | None:
        """The words in the target's column, in order of appearance; None if there are numbers."""
        cells = [self.table.read(cell) for _, cell in self.table.column(target)]
        known = [cell for cell in cells if not is_missing(cell)]
        # Where a number is meant, a word is no class but a slip, which is told when that cell is read.
        if (
            self.unit
            or not known
            or any(not isinstance(cell, str) or is_like_a_number(cell) for cell in known)
        ):
            return None
        return Classes(*dict.fromkeys(cell.strip() for cell in known))

    def samples(self) -> tuple[Sample, ...]:
        """A sample for each row."""
        columns = [list(self._numbers(name)) for name in self.features or ()]
        targets = [None] * len(self.table.rows) if self.target is None else list(self._targets(self.target))
        rows = zip(self._called(), zip(*columns, strict=True), targets, strict=True)
        return tuple(Sample(name, x, target, self.classes, self.quantity) for name, x, target in rows)

    def _numbers(self, name: str) -> Iterator[float]:
        for here, cell in self.table.column(name):
            yield self._number(here, cell)

    def _targets(self, name: str) -> Iterator[float]:
        for here, cell in self.table.column(name):
            value = self.table.read(cell)
            if self.classes is None or is_missing(value):
                yield self._number(here, cell)
            elif isinstance(value, str):
                yield class_in(value.strip(), here, self.classes)
            else:
                target = self._number(here, cell)
                self.classes.refuse_beyond(target, here.rstrip(","))
                yield target

    def _number(self, here: str, cell: Any) -> float:
        hint = self.table.hint(cell) if isinstance(cell, str) else ""
        return number_in(self.table.read(cell), here, hint)

    def _called(self) -> Sequence[str]:
        """The names of the samples: those of a column, those that were given, or ``sample 1`` and so on."""
        count = len(self.table.rows)
        if self.names is None:
            return [f"sample {at}" for at in range(1, count + 1)]
        if isinstance(self.names, str):
            return [name_in(cell, here) for here, cell in self.table.column(self.names)]
        if len(self.names) != count:
            raise InputValueError(
                f"{self.table.who} has {counted(count, 'row')} and got {counted(len(self.names), 'name')}: "
                "give each row one."
            )
        return self.names


def _refuse_no_features(table: Table, features: Sequence[str], apart: Sequence[str]) -> None:
    for name in apart:
        if name in features:
            raise InputValueError(
                f"{table.who}: {name!r} cannot be a feature, which a model is given, and the target or the name too."
            )
    if not features:
        raise InputValueError(
            f"{table.who} has no features: no column is left for a model to take. It has {', '.join(table.columns)}."
        )


def _refuse_unknown(table: Table, chosen: Iterable[str]) -> None:
    for name in chosen:
        if name not in table.columns:
            known = ", ".join(table.columns)
            raise InputValueError(
                f"{table.who} has no column {name!r}.{meant(name, table.columns)} It has {known}."
            )
