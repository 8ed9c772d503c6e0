"""How a model's answer reads beside its target: as one of some classes, or as a quantity and how far off it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lessons_lib.numbers.door import Words, as_numbers
from lessons_lib.numbers.notation import is_speck, number, numbers

__all__ = ["Classes", "Quantity"]

NONE = "no verdict"
SAME = 1e-12  # of their size: what is this close is no distance, but float arithmetic


class Classes:
    """The words for the targets 0, 1, 2, … and the rule that reads an output as one of them.

    A model with one output number means the class whose target is nearest; exactly half-way is
    neither. A model with a number for each class means the class with the largest.

    Raises:
        TypeError: a name is not text.
        ValueError: there is no name, an empty one, or one of them twice.
    """

    def __init__(self, *names: str) -> None:
        right = 'as in Classes("bad shape", "good shape")'
        if not all(isinstance(name, str) for name in names):
            got = ", ".join(map(repr, names))
            raise TypeError(
                f"Classes expects its words one after another, {right}, and got {got}. "
                "For a list of words write Classes(*words)."
            )
        if not names or not all(name.strip() for name in names):
            raise ValueError(f"Classes expects a word for each target, {right}, and got {names!r}.")
        if len(set(names)) < len(names):
            raise ValueError(f"Classes expects words that differ, {right}, and got {names!r}.")
        self.names = names

    def __repr__(self) -> str:
        return "Classes(" + ", ".join(map(repr, self.names)) + ")"

    def __getitem__(self, target: float) -> str:
        """The word for one target: ``classes[1]`` is ``'good shape'``."""
        return self.names[int(target)]

    def verdict(self, output: ArrayLike) -> str:
        """Read a model's output in words; see the rule above."""
        scores = as_numbers(output, "A verdict", finite=False, words=Words(x="output"))
        if scores.size not in {1, len(self.names)} or not np.isfinite(scores).all():
            return NONE
        if scores.size == 1:
            # Far beyond all targets each would be equally far, as floats go.
            near = np.clip(scores.item(), 0, len(self.names))
            scores = -np.abs(np.arange(len(self.names)) - near)
        # No verdict hangs on a speck of float arithmetic: what is this close is a tie.
        best = np.flatnonzero(scores >= scores.max() - 1e-9)
        if best.size > 1:
            return "neither " + " nor ".join(self.names[index] for index in best)
        return self.names[best.item()]

    def remark(self, output: ArrayLike, _: float | None = None) -> str:
        """What stands beside an output's numbers: the verdict; nothing beside a picture, which is no answer."""
        verdict = self.verdict(output)
        return "" if verdict == NONE and np.ndim(output) > 1 else verdict

    def answer(self, output: ArrayLike, target: float | None = None) -> str:
        """An output in one line: ``0: bad shape, as expected``."""
        verdict = self.remark(output)
        if not verdict:
            return numbers(output)
        said = f"{numbers(output)}: {verdict}"
        if target is None:
            return said
        expected = "as expected" if self[target] == verdict else f"but expected {self.target_words(target)}"
        return f"{said}, {expected}"

    def target_words(self, target: float) -> str:
        """A target as it reads: ``0 (bad shape)``."""
        written, word = number(target), self[target]
        return written if word == written else f"{written} ({word})"

    def refuse_beyond(self, target: float, who: str) -> None:
        """Refuse a target for which there is no word."""
        if target not in range(len(self.names)):
            known = ", ".join(f"{at} ({word})" for at, word in enumerate(self.names))
            raise ValueError(f"{who} expects as its target one of {known}, and got {number(target)}.")


@dataclass(frozen=True)
class Quantity:
    """What a number that a model predicts is called, and in what unit it is told: a price in thousand euros.

    Predicting a quantity is called regression: an answer is not right or wrong, but so far off. A
    quantity is one number; both name and unit may stay empty.
    """

    name: str = ""
    unit: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not isinstance(self.unit, str):
            raise TypeError(
                'Quantity expects its name and its unit as text, as in Quantity("price", "thousand euros"), '
                f"and got {self.name!r} and {self.unit!r}."
            )

    def __str__(self) -> str:
        """The quantity in words: ``price in thousand euros``."""
        return f"{self.name} in {self.unit}" if self.name and self.unit else self.name or self.unit

    def measured(self, value: float) -> str:
        """A number with its unit: ``310 thousand euros``."""
        return f"{number(value)} {self.unit}".rstrip()

    target_words = measured

    def remark(self, output: ArrayLike, target: float | None = None) -> str:
        """What stands beside an output's number: ``thousand euros, 6 more than the target 310``."""
        value = _only(output)
        if value is None:
            return f"no {self.name}" if self.name else ""
        off = "" if target is None else _distance(value, target)
        return ", ".join(part for part in (self.unit, off) if part)

    def answer(self, output: ArrayLike, target: float | None = None) -> str:
        """An output in one line: ``price = 316 thousand euros, 6 more than the target 310``."""
        written, remark = numbers(output), self.remark(output, target)
        if _only(output) is None:
            return f"{written}: {remark}" if remark else written
        said = f"{self.name} = {written}" if self.name else written
        between = " " if self.unit else ", "
        return f"{said}{between}{remark}" if remark else said

    def called(self, output_name: str, output: ArrayLike) -> str:
        """What a model's last output is called: ``o2 (price)``; one types the first, and means the second."""
        return f"{output_name} ({self.name})" if self.name and np.size(output) == 1 else output_name


def _only(output: ArrayLike) -> float | None:
    """The one finite number that an output is; None if it is none or several."""
    values = np.asarray(output, dtype=float)
    return float(values.item()) if values.size == 1 and np.isfinite(values).all() else None


def _distance(value: float, target: float) -> str:
    """How far off a number is, in words."""
    gap = value - target
    if is_speck(gap) or abs(gap) <= SAME * max(abs(value), abs(target)):
        return f"exactly the target {number(target)}"
    return f"{number(abs(gap))} {'more' if gap > 0 else 'less'} than the target {number(target)}"
