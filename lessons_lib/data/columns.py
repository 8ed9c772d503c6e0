"""What the columns of a table are for: features, a target, names; and the samples that its rows become."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lessons_lib.data.answers import Classes, Quantity
from lessons_lib.data.cells import (
    class_in,
    is_like_a_number,
    is_missing,
    name_in,
    number_in,
    stands_for_nothing,
)
from lessons_lib.data.sample import Sample
from lessons_lib.data.table import Table
from lessons_lib.numbers.door import InputTypeError, InputValueError
from lessons_lib.numbers.notation import counted
from lessons_lib.numbers.telling import did_you_mean, shortened

__all__ = ["Columns", "columns_of"]

YES_FIRST = {("yes", "no"), ("true", "false"), ("y", "n")}  # a yes is a 1, whichever comes first


@dataclass(frozen=True)
class Columns:
    """The columns of a table by what they are for, and what the target's numbers are."""

    table: Table
    features: tuple[str, ...]
    target: str | None
    names: str | Sequence[str] | None
    classes: Classes | None
    quantity: Quantity | None

    def samples(self) -> tuple[Sample, ...]:
        """A sample for each row."""
        columns = [list(self._numbers(name)) for name in self.features]
        targets = [None] * len(self.table.rows) if self.target is None else list(self._targets(self.target))
        rows = zip(self._called(), zip(*columns, strict=True), targets, strict=True)
        return tuple(
            Sample(name, x, target, self.classes, self.quantity, self.features) for name, x, target in rows
        )

    def _numbers(self, name: str) -> Iterator[float]:
        for here, cell in self.table.column(name):
            yield self._number(here, cell)

    def _targets(self, name: str) -> Iterator[float]:
        for here, cell in self.table.column(name):
            value = self.table.read(cell)
            if self.classes is None or is_missing(value):
                yield self._number(here, cell)
            elif isinstance(value, str) and not self._is_missing_word(value):
                yield class_in(value.strip(), here, self.classes)
            else:
                target = self._number(here, cell)
                self.classes.refuse_beyond(target, here.rstrip(","))
                yield target

    def _is_missing_word(self, word: str) -> bool:
        named = self.classes is not None and word.strip() in self.classes.names
        return stands_for_nothing(word) and not named

    def _number(self, here: str, cell: Any) -> float:
        hint = self.table.hint(cell) if isinstance(cell, str) else ""
        return number_in(self.table.read(cell), here, hint)

    def _called(self) -> Sequence[str]:
        """The names of the samples: those of a column, those that were given, or ``sample 0`` and so on."""
        count = len(self.table.rows)
        if self.names is None:
            return [f"sample {at}" for at in range(count)]  # as one types them: data[0]
        if isinstance(self.names, str):
            return [name_in(cell, here) for here, cell in self.table.column(self.names)]
        if len(self.names) != count:
            raise InputValueError(
                f"{self.table.who} has {counted(count, 'row')} and got {counted(len(self.names), 'name')}: "
                "give each row one."
            )
        return self.names


def columns_of(  # noqa: PLR0913 (what a data set's two makers are told)
    table: Table,
    *,
    features: Sequence[str] | None,
    target: str | None,
    names: str | Sequence[str] | None,
    classes: Classes | None,
    unit: str,
) -> Columns:
    """The columns of a table as they were asked for.

    Without features, these are all columns but the target and the names. The target is one of
    ``classes`` where these are given or where its cells are words; else it is a quantity.
    """
    _refuse_no_classes(table, classes)
    _refuse_no_words(table, target, unit, names)
    apart = [*([] if target is None else [target]), *([names] if isinstance(names, str) else [])]
    _refuse_unknown(table, [*apart, *(features or ())])
    chosen = (
        tuple(name for name in table.columns if name not in apart) if features is None else tuple(features)
    )
    _refuse_no_features(table, chosen, apart)
    _refuse_lone_unit(table, target, classes, unit)
    if target is not None and classes is None and not unit:
        classes = _classes_in(table, target)
    quantity = Quantity(target, unit) if target is not None and classes is None else None
    return Columns(table, chosen, target, names, classes, quantity)


def _classes_in(table: Table, target: str) -> Classes | None:
    """The words in the target's column, in order of appearance, but no before yes; None if numbers are meant."""
    cells = [table.read(cell) for _, cell in table.column(target)]
    known = [cell for cell in cells if not (is_missing(cell) or _is_no_value(cell))]
    # Beside a number a word is no class but a slip, which is told when its cell is read.
    if not known or any(not isinstance(cell, str) or is_like_a_number(cell) for cell in known):
        return None
    words = list(dict.fromkeys(cell.strip() for cell in known))
    return Classes(*(reversed(words) if tuple(map(str.lower, words)) in YES_FIRST else words))


def _is_no_value(cell: Any) -> bool:
    return isinstance(cell, str) and stands_for_nothing(cell)


def _refuse_no_classes(table: Table, classes: object) -> None:
    if classes is not None and not isinstance(classes, Classes):
        raise InputTypeError(
            f'{table.who} expects classes as in classes=Classes("bad shape", "good shape"), and got {classes!r}.'
        )


def _refuse_no_words(table: Table, target: object, unit: object, names: object) -> None:
    for what, word, right in (("target", target, "price"), ("unit", unit, "thousand euros")):
        if word is not None and not isinstance(word, str):
            raise InputTypeError(
                f'{table.who} expects {what} as text, as in {what}="{right}", and got {shortened(word)}.'
            )
    if names is not None and not isinstance(names, str | Collection):
        raise InputTypeError(
            f'{table.who} expects the names of its samples, as in names=["first", "second"], and got '
            f"{shortened(names)}."
        )


def _refuse_lone_unit(table: Table, target: str | None, classes: Classes | None, unit: str) -> None:
    if unit and target is None:
        raise InputValueError(
            f"{table.who} has a unit, {unit!r}, and no target to tell in it. "
            f'Name the target too, as in target="price", unit={unit!r}.'
        )
    if unit and classes is not None:
        raise InputValueError(
            f"{table.who} has a target of classes, {', '.join(classes.names)}, and these have no unit. "
            f"Leave out unit={unit!r}."
        )


def _refuse_no_features(table: Table, features: Sequence[str], apart: Sequence[str]) -> None:
    for name in apart:
        if name in features:
            raise InputValueError(
                f"{table.who}: {name!r} is the target or names the samples, so it cannot be a feature, too: "
                "leave it out of features."
            )
    if not features:
        raise InputValueError(
            f"{table.who} has no features: beside {', '.join(apart)} there is no column for a model to take."
        )


def _refuse_unknown(table: Table, chosen: Iterable[str]) -> None:
    for name in chosen:
        if name not in table.columns:
            known = ", ".join(table.columns)
            why = table.unnamed or f"{did_you_mean(name, table.columns)} It has {known}."
            raise InputValueError(f"{table.who} has no column {name!r}.{why}")
