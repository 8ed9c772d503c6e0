"""A sample is one x with a name, and, when it belongs to a data set, with the target expected of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, overload

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from lessons_lib.numbers.notation import counted, number, numbers

__all__ = ["Classes", "DataSet", "Sample"]


class Classes:
    """The words for the targets 0, 1, 2, … and the rule that reads an output as one of them.

    A model with one output number means the class whose target is nearest; exactly half-way is
    neither. A model with a number for each class means the class with the largest.
    """

    def __init__(self, *names: str) -> None:
        self.names = names

    def __repr__(self) -> str:
        return "Classes(" + ", ".join(map(repr, self.names)) + ")"

    def __getitem__(self, target: float) -> str:
        """The word for one target: ``classes[1]`` is ``'good shape'``."""
        return self.names[int(target)]

    def verdict(self, output: ArrayLike) -> str:
        """Read a model's output in words; see the rule above."""
        scores = np.asarray(output, dtype=float)
        if scores.size not in {1, len(self.names)} or not np.isfinite(scores).all():
            return "no verdict"
        if scores.size == 1:
            scores = -np.abs(np.arange(len(self.names)) - scores.item())
        # No verdict hangs on a speck of float arithmetic: what is this close is a tie.
        best = np.flatnonzero(scores >= scores.max() - 1e-9)
        if best.size > 1:
            return "neither " + " nor ".join(self.names[index] for index in best)
        return self.names[best.item()]


@dataclass(frozen=True, eq=False)
class Sample:
    """One x; its target is known only if it belongs to a data set.

    ``x`` is kept as a read-only float64 array of whatever shape a sample has; ``target`` is the
    number expected of the model, or None for an x that someone made up.
    """

    name: str
    x: NDArray[np.float64]
    target: float | None = None
    classes: Classes | None = field(default=None, repr=False)

    def __init__(
        self, name: str, x: ArrayLike, target: float | None = None, classes: Classes | None = None
    ) -> None:
        array = _as_floats(x)
        array.setflags(write=False)
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "x", array)
        object.__setattr__(self, "target", target)
        object.__setattr__(self, "classes", classes)

    def __reduce__(self) -> tuple[type[Sample], tuple[object, ...]]:
        # Through __init__, because an unpickled or copied NumPy array would be writable again.
        return type(self), (self.name, self.x, self.target, self.classes)

    def __array__(self, dtype: DTypeLike | None = None, copy: bool | None = None) -> NDArray[Any]:
        """The sample as an array: its x. So a layer takes a sample as it takes any numbers."""
        return np.array(self.x, dtype=dtype) if copy or dtype else self.x

    def __repr__(self) -> str:
        known = "" if self.target is None else f", target {self.target_words}"
        return f"{self.name}: x = {numbers(self.x)}{known}"

    @property
    def target_words(self) -> str:
        """The target as it reads: ``0 (bad shape)``, or ``unknown``."""
        if self.target is None:
            return "unknown"
        written = number(self.target)
        word = self.classes[self.target] if self.classes else written
        return written if word == written else f"{written} ({word})"

    def verdict(self, output: ArrayLike) -> str | None:
        """What an output means for this sample, in words; None where no classes are named."""
        return self.classes.verdict(output) if self.classes else None


def _as_floats(x: ArrayLike) -> NDArray[np.float64]:
    """Copy x as floats, or say what a sample is made of.

    Whether numbers fit is for the layer that gets them to say; here is refused what is no numbers at all.
    """
    if isinstance(x, np.ndarray) and x.dtype == np.float64:
        return np.array(x)
    with contextlib.suppress(TypeError, ValueError):  # NumPy's own words
        array = np.array(x)
        # NumPy would read the text "12" as 12, and a missing value as not a number.
        if array.dtype.kind in "biuf" or (array.dtype.kind == "O" and None not in array.ravel().tolist()):
            return array.astype(np.float64)
    raise TypeError(
        "Sample expects its name and then its numbers, as in "
        f'Sample("patient 5", (150, 800, 1450)), and got for its numbers: {getattr(x, "__name__", repr(x))}.'
    )


@dataclass(frozen=True, eq=False)
class DataSet(Sequence[Sample]):
    """A row of samples that share their features and classes; index it, iterate it, measure it."""

    name: str
    features: tuple[str, ...]
    classes: Classes
    samples: Sequence[Sample] = field(repr=False)
    source: str = field(repr=False)

    @overload
    def __getitem__(self, index: int) -> Sample: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Sample]: ...
    def __getitem__(self, index: int | slice) -> Sample | Sequence[Sample]:
        return self.samples[index]

    def __len__(self) -> int:
        return len(self.samples)

    def __iter__(self) -> Iterator[Sample]:
        return iter(self.samples)

    def __repr__(self) -> str:
        heading = f"{self.name}: {counted(len(self), 'sample')}, x = ({', '.join(self.features)})"
        return "\n".join([heading, *(f"  {sample!r}" for sample in self.samples[:10])])

    @property
    def X(self) -> NDArray[np.float64]:
        """Every x, one row each, shape (samples, …)."""
        return np.stack([sample.x for sample in self.samples])

    @property
    def targets(self) -> NDArray[np.float64]:
        """Every target, shape (samples,)."""
        return np.array([sample.target for sample in self.samples], dtype=float)

    def verdict(self, output: ArrayLike) -> str:
        """Read a model's output in this data set's words."""
        return self.classes.verdict(output)
