"""What a panel shows: an output's numbers and names, what is said of them, and the limits of their scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lessons_lib.layers import BuiltIn
from lessons_lib.learning import BackwardTrace
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import counted, number, shape_words, span_words, without_specks
from lessons_lib.page.gradients import gradient_readings
from lessons_lib.page.pictures import folded

__all__ = ["Limits", "Output", "gradients_of", "headline", "names_of", "outputs_of", "refuse_misfits"]

MOST_BARS = 10  # a longer vector is a heat map
# Matplotlib cannot draw beyond, where only a model that explodes gets; nor so little, which is drawn as 0.
TOO_LARGE, TOO_SMALL = 1e100, 1e-100
SHARE = 0.1  # numbers from 0 to 1, one of them this large, are well compared on a scale from 0 to 1
# Of a scale: an end as near to 0 as this leaves no room for the word of 0, nor do ends of more letters than this.
CROWDED, MOST_LETTERS = 0.3, 12


@dataclass(frozen=True)
class Output:
    """An output's name (``o2``), its numbers, and what stands above it (``o2 = L2(o1)``, ``ReLU``)."""

    name: str
    values: Array
    names: Sequence[str] = ()
    head: tuple[str, str] = ("", "")
    rows: Sequence[str] = ()
    columns: Sequence[str] = ()

    @property
    def is_bars(self) -> bool:
        """Few enough numbers, in one row, to give each a bar and a name."""
        return self.values.ndim <= 1 and self.values.size <= MOST_BARS

    @property
    def drawn(self) -> Array:
        """The numbers, flat, as they can be drawn: a speck is 0, what has no place on a scale NaN."""
        flat = without_specks(self.values.ravel())
        return np.where(np.abs(flat) > TOO_LARGE, np.nan, np.where(np.abs(flat) < TOO_SMALL, 0, flat))

    @property
    def grid(self) -> Array:
        """Rows and columns, as a page draws them too."""
        return folded(self.drawn.reshape(self.values.shape))

    @property
    def labels(self) -> Sequence[str]:
        """The name of each number; of a lone number without one, nothing."""
        alone = self.values.size == 1
        return self.names or [f"{self.name}[{at}]" * (not alone) for at in range(self.values.size)]

    @property
    def words(self) -> str:
        """What it is, for an alt text: every number, or of many their range and where the largest stands."""
        named = zip(self.labels, self.values.ravel(), strict=True)
        each = ", ".join(f"{label} {number(value)}".strip() for label, value in named)
        return f"{self.name}: " * bool(self.name) + (each if self.is_bars else self._range)

    @property
    def _range(self) -> str:
        known = self.drawn[~np.isnan(self.drawn)]
        said = shape_words(self.values.shape) + span_words(known)
        if known.size and known.min() < known.max():
            place = np.unravel_index(int(np.nanargmax(self.drawn)), self.values.shape)
            named = [self.rows, self.columns] if self.values.ndim == 2 else [()] * len(place)
            where = [names[int(at)] if names else str(at) for names, at in zip(named, place, strict=True)]
            said += f", the largest at [{', '.join(where)}]"
        below, beyond = (known < 0).sum(), self.values.size - known.size
        return said + f", {below} below 0" * bool(below) + f", {beyond} beyond any scale" * bool(beyond)


class Limits(NamedTuple):
    """The least and the largest number that a scale shows, 0 always among them."""

    low: float
    high: float

    @classmethod
    def of(cls, outputs: Sequence[Output]) -> Limits:
        """The narrowest limits that fit them all; but bars of shares stand on 0 to 1, and zeros too."""
        drawn = np.concatenate([[0.0], *(output.drawn for output in outputs)])
        low, high = float(np.nanmin(drawn)), float(np.nanmax(drawn))
        bars, lone = all(each.is_bars for each in outputs), all(each.values.size == 1 for each in outputs)
        shares = low == 0 and high <= 1 and bars and (high >= SHARE or lone)
        return cls(low, 1.0 if shares or low == high else high)

    @property
    def size(self) -> float:
        """The largest distance from 0, where the colours end."""
        return max(-self.low, self.high)

    @property
    def ticks(self) -> list[float]:
        """Both ends, and 0 where there is room for its word."""
        near = min(-self.low, self.high) < CROWDED * (self.high - self.low)
        crowded = near or len(number(self.low) + number(self.high)) > MOST_LETTERS
        return [self.low, *([] if crowded else [0.0]), self.high]

    def __str__(self) -> str:
        return f"from {number(self.low)} to {number(self.high)}"


def refuse_misfits(caller: str, each: str, names: Sequence[object], count: int) -> None:
    """Refuse names that are more or fewer than what they are to name."""
    if len(names) not in {0, count}:  # (an array has no yes or no)
        came = f"{counted(count, each)} and {counted(len(names), 'name')}"
        raise ValueError(f"{caller} expects a name for each {each} and got {came}.")


def headline(trace: Trace) -> str:
    """The answer for one sample; of many numbers only what they come to, if the data set has a word for it."""
    many = trace.verdict is not None and trace.output.size > 1
    answer = trace.answer.partition(": ")[2] if many else trace.answer
    return f"The answer for {trace.sample.name} is {answer}"


def outputs_of(trace: Trace) -> Iterable[Output]:
    """X and every output of the trace, with the names that the layers give."""
    yield Output("x", trace.x, names_of(trace.steps[0].layer, trace.x.size), ("x", "the input"))
    for step in trace:
        called = trace.called(step)
        head = step.call.replace(step.output_name, called, 1), step.kind
        yield Output(called, step.output, names_of(step.layer, step.output.size), head)


def gradients_of(backward: BackwardTrace) -> Iterable[Output]:
    """The loss and every gradient of a way back, in its order."""
    for each in gradient_readings(backward).values():
        yield Output(each.name, each.values, each.names, (each.name, each.maker))


def names_of(layer: object, size: int) -> tuple[str, ...]:
    """What a layer calls its numbers, if it has a name for each."""
    names = layer.names if isinstance(layer, BuiltIn) else ()
    return names if len(names) == size else ()
