"""A sample is one x with a name, and, when it belongs to a data set, with the target expected of it."""

from __future__ import annotations

import contextlib
import math
import numbers as kinds
from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from lessons_lib.data.answers import Classes, Quantity
from lessons_lib.numbers.notation import numbers
from lessons_lib.numbers.record import record
from lessons_lib.numbers.telling import InputTypeError, shortened

__all__ = ["MOST_LISTED", "Sample", "mean_absolute_error", "not_listed", "samples_in"]

MOST_LISTED = 10  # samples, where many are printed

UNNAMED = Quantity()


@record
class Sample:
    """One x; its target is known only if it belongs to a data set.

    ``x`` is kept as a read-only float64 array of whatever shape a sample has; ``target`` is the
    number expected of the model, or None for an x that someone made up. How an answer reads is told
    by ``classes`` (the target is the number of one of them), or by ``quantity`` (the target is how
    much of it); with neither, an answer is a plain number. ``features`` are the names of its numbers, where its
    data set knows them: a model that calls them otherwise must not take one for another.

    Raises:
        TypeError: x is not made of numbers, the target is none, the name is no text.
        ValueError: the name is empty; there is no class for the target; classes and a quantity were given.
    """

    name: str
    x: NDArray[np.float64]
    target: float | None = None
    classes: Classes | None = field(default=None, repr=False)
    quantity: Quantity | None = field(default=None, repr=False)
    features: tuple[str, ...] = field(default=(), repr=False)

    def __init__(  # noqa: PLR0913, PLR0917 (each is a fact of its own, and all but two may be left out)
        self,
        name: str,
        x: ArrayLike,
        target: float | None = None,
        classes: Classes | None = None,
        quantity: Quantity | None = None,
        features: tuple[str, ...] = (),
    ) -> None:
        array = _as_floats(x)
        array.setflags(write=False)
        _refuse_no_name(name)
        _refuse_wrong_readers(name, classes, quantity)
        if target is not None:
            _refuse_no_target(name, target, classes)
        vars(self).update(
            name=name, x=array, target=target, classes=classes, quantity=quantity, features=features
        )

    def instead_of(self, name: str) -> str:
        """What to write in place of setting a part of it."""
        del name
        return 'Make another one: Sample("patient 5", (150, 800, 1450)), with its target after these.'

    @classmethod
    def holding(cls, name: str, x: NDArray[np.float64]) -> Sample:
        """A sample of an array that nobody changes any more, such as a layer's output: it is not copied."""
        made = object.__new__(cls)
        vars(made).update(name=name, x=x)  # nothing else is known of it
        return made

    def __reduce__(self) -> tuple[type[Sample], tuple[object, ...]]:
        # Through __init__, because an unpickled or copied NumPy array would be writable again.
        return type(self), (self.name, self.x, self.target, self.classes, self.quantity, self.features)

    def __array__(self, dtype: DTypeLike | None = None, copy: bool | None = None) -> NDArray[Any]:
        """The sample as an array: its x. So a layer takes a sample as it takes any numbers."""
        return np.array(self.x, dtype=dtype) if copy or dtype else self.x

    def __repr__(self) -> str:
        known = "" if self.target is None else f", target {self.target_words}"
        return f"{self.name}: x = {numbers(self.x)}{known}"

    def made_up(self, name: str, x: ArrayLike) -> Sample:
        """An x that someone made up: answers to it read as this sample's do, but nobody knows its target."""
        return Sample(name, x, None, self.classes, self.quantity, self.features)

    @property
    def target_words(self) -> str:
        """The target as it reads: ``0 (bad shape)``, ``310 thousand euros``, or ``unknown``."""
        return "unknown" if self.target is None else self._reader.target_words(self.target)

    def verdict(self, output: ArrayLike) -> str | None:
        """What an output means for this sample, in words; None where no classes are named."""
        return self.classes.verdict(output) if self.classes else None

    def is_right(self, output: ArrayLike) -> bool | None:
        """Whether an output means the class it should; None where no target or no classes are known."""
        if self.classes is None or self.target is None:
            return None
        return self.classes.verdict(output) == self.classes[self.target]

    def answer(self, output: ArrayLike) -> str:
        """An output in one line: ``0: bad shape, as expected``, ``price = 316 thousand euros, 6 more than …``."""
        return self._reader.answer(output, self.target)

    def remark(self, output: ArrayLike) -> str:
        """What stands beside an output's numbers: the verdict; or the unit, and how far off it is."""
        return self._reader.remark(output, self.target)

    def called(self, output_name: str, output: ArrayLike) -> str:
        """What a model's last output is called: ``o3``, or ``o2 (price)`` where it is a quantity with a name."""
        return self.quantity.called(output_name, output) if self.quantity else output_name

    def measured(self, size: float) -> str:
        """A size in the unit of the answers: ``4.67 thousand euros``."""
        return (self.quantity or UNNAMED).measured(size)

    @property
    def _reader(self) -> Classes | Quantity:
        return self.classes or self.quantity or UNNAMED


def samples_in(given: object, who: str, right: str) -> list[Sample]:
    """The samples that somebody gave, or what came in their place and the line that would be right."""
    kept: list[Any] = (
        list(given) if isinstance(given, Iterable) and not isinstance(given, str | Sample) else [given]
    )
    for each in kept:
        if not isinstance(each, Sample):
            raise InputTypeError(f"{who} expects samples, as in {right}, and got {shortened(each)}.")
    return kept


def mean_absolute_error(samples: Sequence[Sample], outputs: NDArray[np.float64]) -> float | None:
    """How far off a model is on average, whichever way; None where that cannot be said.

    Args:
        samples: with targets, and without classes.
        outputs: the model's, shape (samples,) or (samples, 1): one number for each sample.
    """
    targets = [sample.target for sample in samples if sample.classes is None]
    if None in targets or not len(targets) == len(samples) == outputs.size:
        return None
    return float(np.abs(outputs.ravel() - np.array(targets, dtype=float)).mean())


def _refuse_no_name(name: object) -> None:
    if not isinstance(name, str):
        raise TypeError(f"Sample expects its name first, as text, and got {name!r}.")
    if not name.strip():
        raise ValueError('Sample expects a name, as in "patient 5", and got an empty one.')


def _refuse_wrong_readers(name: str, classes: object, quantity: object) -> None:
    if classes is not None and not isinstance(classes, Classes):
        raise TypeError(
            f'{name} expects its classes as in Classes("bad shape", "good shape"), and got {classes!r}.'
        )
    if quantity is not None and not isinstance(quantity, Quantity):
        raise TypeError(
            f'{name} expects its quantity as in Quantity("price", "thousand euros"), and got {quantity!r}.'
        )
    if classes is not None and quantity is not None:
        raise ValueError(
            f"{name} expects its target to be one of some classes, or a quantity, and got both. "
            "Leave one of them out."
        )


def not_listed(count: int) -> list[str]:
    """The line that ends a list of samples which is not whole."""
    return [f"  … and {count - MOST_LISTED} more"] if count > MOST_LISTED else []


def _refuse_no_target(name: str, target: object, classes: Classes | None) -> None:
    if not isinstance(target, kinds.Real):
        raise TypeError(f"{name} expects as its target one number, and got {target!r}.")
    if not math.isfinite(target):
        raise ValueError(f"{name} expects as its target a finite number, and got {target}.")
    if classes:
        classes.refuse_beyond(float(target), name)


def _as_floats(x: ArrayLike) -> NDArray[np.float64]:
    """Copy x as floats, or say what a sample is made of.

    Whether numbers fit is for the layer that gets them to say; here is refused what is no numbers at all.
    """
    if isinstance(x, np.ndarray) and x.dtype == np.float64:
        return np.array(x)
    with contextlib.suppress(Exception):  # NumPy's own words, or those of who says that it is an array
        array = np.array(x)
        # NumPy would read the text "12" as 12, and a missing value as not a number.
        if array.dtype.kind in "biuf" or (array.dtype.kind == "O" and None not in array.ravel().tolist()):
            return array.astype(np.float64)
    raise TypeError(
        "Sample expects its name and then its numbers, as in "
        f'Sample("patient 5", (150, 800, 1450)), and got for its numbers: {getattr(x, "__name__", repr(x))}.'
    )
