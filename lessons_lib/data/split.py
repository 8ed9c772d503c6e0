"""A data set in two parts: a model learns from one, and is measured on the other, which it has never seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from lessons_lib.data.data_set import DataSet
from lessons_lib.data.sample import Sample
from lessons_lib.numbers.record import record

__all__ = ["Later", "SplitDataSet"]


class Later(Sequence[Sample]):
    """Samples that are made when one of them is first asked for, so that an import stays cheap."""

    def __init__(self, make: Callable[[], Iterable[Sample]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> tuple[Sample, ...]:
        return tuple(self._make())

    @overload
    def __getitem__(self, index: int) -> Sample: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Sample]: ...
    def __getitem__(self, index: int | slice) -> Sample | Sequence[Sample]:
        return self._made[index]

    def __len__(self) -> int:
        return len(self._made)


@record(repr=False)
class SplitDataSet(DataSet):
    """A data set with a part to train on and a part to test on: ``digits.train``, ``digits.test``.

    The split is random, so that neither part holds other writers or easier samples than the other,
    and stratified: each class gives the same share of its samples to the test; of a quantity all
    samples are one class. Each sample draws a lot; in each class those with the smallest lots are
    tested. The lots come from a bit generator with a seed, whose stream NumPy promises never to
    change: the split is the same for ever.
    """

    seed: int = 0
    share: float = 0.25  # of each class, for the test

    @cached_property
    def train(self) -> DataSet:
        """The samples to learn from."""
        return self._part("train", ~self._tested)

    @cached_property
    def test(self) -> DataSet:
        """The samples kept apart, to measure on."""
        return self._part("test", self._tested)

    @cached_property
    def _tested(self) -> NDArray[np.bool_]:
        lots = np.asarray(np.random.PCG64(self.seed).random_raw(len(self)))
        tested = np.zeros(len(self), dtype=np.bool_)
        groups = self.targets if self.classes else np.zeros(len(self))
        for group in np.unique(groups):
            members = np.flatnonzero(groups == group)
            drawn = members[np.argsort(lots[members])]
            tested[drawn[: round(self.share * len(members))]] = True
        return tested

    def _part(self, name: str, chosen: NDArray[np.bool_]) -> DataSet:
        samples = tuple(self[int(at)] for at in np.flatnonzero(chosen))
        called = f"{self.name}.{name}"
        return DataSet(called, self.features, samples, self.classes, self.quantity, self.source)
