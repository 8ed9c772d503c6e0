"""A trace as it is read: x and each output with the names of its numbers and the arithmetic behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lessons_lib.layers import Axes, BuiltIn, Layer
from lessons_lib.model.axes import axes_of, inner_axes, names_kept, place_names
from lessons_lib.model.describe import told
from lessons_lib.model.exact import ExactTrace
from lessons_lib.model.step import Step
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.fractions import Fractions
from lessons_lib.numbers.notation import number, numbers
from lessons_lib.page.scales import alone_in, gives_shares, largest_in, rounded_up
from lessons_lib.page.tiles import MOST_POINTS, points_of, share_of
from lessons_lib.recording.asked import with_own_questions

__all__ = ["Reading", "outputs_in", "readings"]

MOST_OPENED = 10  # numbers of one output that are all shown with their arithmetic …
LARGEST_OPENED = 5  # … and of more the largest
LONGEST_FRACTION = 24  # letters; a longer one tells nobody anything
MOST_ON_A_PAGE = 80  # … of all outputs together, so that a page of 300 layers stays light


@dataclass(frozen=True)
class Reading:
    """One kept array as it is read: x, or the output of a step."""

    name: str
    values: Array
    names: Sequence[str]
    most_opened: int
    step: Step | None = None
    sources: tuple[Reading, ...] = ()
    called: str = ""  # what it is called in words: ``o1``, or ``o2 (price)``
    fractions: Fractions | None = None  # of what was traced in fractions, the exact values
    most_points: int = MOST_POINTS  # of its picture
    outputs: int = 1  # on the whole page, those inside models with them
    inner: tuple[Axes, ...] = ()  # of a step that is a model, what the positions of its inputs are called
    alone: float = 0.0  # the largest of all numbers that stand alone in the outputs beside it

    @property
    def source(self) -> Reading:
        """The reading that the step was called on, of several the first; of x, which no step made, x itself."""
        return self.sources[0] if self.sources else self

    @property
    def came(self) -> int:
        """How many numbers came in."""
        return sum(source.values.size for source in self.sources)

    @cached_property
    def names_in(self) -> tuple[str, ...]:
        """The names of all numbers that came in, one input after another."""
        return tuple(name for source in self.sources for name in source.names)

    @property
    def maker(self) -> str:
        """What made it, in a word or two."""
        return self.step.kind if self.step else "the input"

    @property
    def key(self) -> str:
        """By what name it is found again in another model; empty where its layer has none."""
        return self.step.label if self.step else ""

    @property
    def short(self) -> str:
        """The values in a few words: ``(100, 2000, 100)``, ``0``."""
        return numbers(self.values)

    @cached_property
    def exact(self) -> dict[str, str]:
        """By their names the numbers whose fraction says what the number as it is written does not: ``1/200``."""
        every = () if self.fractions is None else zip(self.names, np.ravel(self.fractions), strict=True)
        said = ((name, str(value)) for name, value in every if str(value) != number(float(value)))
        return {name: text for name, text in said if len(text) <= LONGEST_FRACTION}

    def written(self, unit: int) -> str:
        """One of the numbers as it reads: ``0.005``, or ``1/200 = 0.005``."""
        decimal = number(float(self.values.flat[unit]))
        exact = self.exact.get(self.names[unit])
        return f"{exact} = {decimal}" if exact else decimal

    @property
    def are_shares(self) -> bool:
        """Whether what made the numbers makes them shares, from 0 to 1."""
        return self.step is not None and gives_shares(self.step)

    @cached_property
    def own_scale(self) -> float:
        """What a full bar stands for, whatever stands beside it: the largest size among the values.

        A number that stands alone would always be that, so its scale is rounded up.
        """
        if self.are_shares:
            return 1.0
        return rounded_up(largest_in(self.values)) if self.values.size == 1 else largest_in(self.values)

    @property
    def scale(self) -> float:
        """What a full bar stands for: numbers that stand alone in their outputs have one scale in a row."""
        lone = self.values.size == 1 and not self.are_shares
        return rounded_up(max(largest_in(self.values), self.alone)) if lone else self.own_scale

    @cached_property
    def units(self) -> tuple[int, ...]:
        """The positions of the numbers worth showing one by one: all, or the largest of very many."""
        flat = np.abs(np.nan_to_num(self.values.ravel()))
        if flat.size <= self.most_opened:
            return tuple(range(flat.size))
        return tuple(
            int(unit) for unit in np.argsort(-flat, kind="stable")[: min(self.most_opened, LARGEST_OPENED)]
        )

    @cached_property
    def told(self) -> dict[int, Number | str]:
        """The arithmetic of the numbers in `units`, or the reason why it cannot be told."""
        if self.step is None:
            return {}
        names = [source.names for source in self.sources]
        step = self.step
        every = told(step.layer, step.inputs, step.output, names, self.units)
        return dict(with_own_questions(step.layer, step.inputs, step.output, every))

    @cached_property
    def terms(self) -> dict[int, Number]:
        """The arithmetic of the numbers in `units`, where it can be told."""
        return {unit: each for unit, each in self.told.items() if isinstance(each, Number)}


def outputs_in(trace: Trace) -> int:
    """How many outputs a trace has, those of the models inside with them."""
    return sum(1 + (outputs_in(step.inside) if isinstance(step.inside, Trace) else 0) for step in trace)


def readings(trace: Trace, outputs: int = 0, given: Sequence[Axes] = ()) -> list[Reading]:
    """X and every output of a trace, in order, each with the names of its numbers.

    Args:
        trace: of one sample.
        outputs: those of the whole page, which it shares with them; left out, those of this trace.
        given: the names of the positions of its inputs, where the trace is of a model inside.
    """
    along = axes_of(trace, given)
    every = outputs or outputs_in(trace)
    points = share_of(every) if outputs else points_of(len(trace), every)[0]
    most = max(1, min(MOST_OPENED, MOST_ON_A_PAGE // len(trace)))
    exact = trace.fractions if isinstance(trace, ExactTrace) else {}
    alone = max(map(largest_in, alone_in(trace)), default=0.0)
    known = {
        name: Reading(
            name,
            values,
            _names(name, values, trace.steps[0].layer, along[name]),
            most,
            called=name,
            fractions=exact.get(name),
            most_points=points,
            outputs=every,
            alone=alone,
        )
        for name, values in zip(_input_names(trace), trace.inputs, strict=True)
    }
    for step in trace:
        sources = tuple(known[name] for name in step.sources)
        kept: Sequence[str] = names_kept(step.layer)
        called = trace.called(step)
        names = kept or place_names(called, step.output.shape, along[step.output_name])
        row = step.output_name, step.output, names, most, step, sources, called, exact.get(step.output_name)
        known[step.output_name] = Reading(*row, points, every, inner_axes(step, along), alone)
    return list(known.values())


def _input_names(trace: Trace) -> list[str]:
    """What the inputs are called: x, or in a block of several x1, x2, …."""
    return ["x"] if len(trace.inputs) == 1 else [f"x{at}" for at in range(1, len(trace.inputs) + 1)]


def _names(name: str, values: Array, layer: Layer, axes: Axes) -> Sequence[str]:
    """The names of an input's numbers: those that the first layer gives them, or what one would type: ``x[0]``."""
    given = layer.names if isinstance(layer, BuiltIn) else ()
    return given if len(given) == values.size else place_names(name, values.shape, axes)
