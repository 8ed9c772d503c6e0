"""The forward pass in exact fractions: the arithmetic of each layer, worked out again without rounding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from lessons_lib.data.sample import Sample
from lessons_lib.model.describe import input_names, told
from lessons_lib.model.forward import run_all
from lessons_lib.model.place import Place
from lessons_lib.model.step import Step
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.door import Array, InputValueError, frozen
from lessons_lib.numbers.fractions import Fractions, evaluated, fraction_words, fractions, rounded
from lessons_lib.numbers.record import record

__all__ = ["ExactTrace", "exact_trace"]


@record(repr=False)
class ExactTrace(Trace):
    """A trace in which nothing was rounded on the way: each output is the float nearest to its exact value.

    ``trace.fractions["o2"]`` are the exact values; weights and x are read as the fraction that a person meant.
    """

    fractions: Mapping[str, Fractions]

    def __repr__(self) -> str:
        rows = [
            (step.call, fraction_words(self.fractions[step.output_name]), step.kind) for step in self.steps
        ]
        widths = [max(len(row[at]) for row in rows) for at in (0, 1)]
        lines = [f"  {call:<{widths[0]}} = {value:<{widths[1]}}   {what}" for call, value, what in rows]
        return "\n".join(
            [repr(self.sample), *lines, f"  model(x) = {self.steps[-1].output_name} = {self.answer}"]
        )


def exact_trace(places: Iterable[Place], sample: Sample) -> ExactTrace:
    """The trace of one sample, in fractions.

    Raises:
        InputValueError: a layer makes what is no fraction, or its arithmetic cannot be followed.
    """
    return _traced(places, sample, (fractions(sample.x),))


def _traced(places: Iterable[Place], sample: Sample, inputs: Sequence[Fractions]) -> ExactTrace:
    exact, steps = list(inputs), []
    for place in places:
        step, output = _exact_step(place, [exact[at] for at in place.positions])
        steps.append(step)
        exact.append(output)
    names = [*input_names(len(inputs)), *(step.output_name for step in steps)]
    floats = tuple(frozen(rounded(each)) for each in inputs)
    return ExactTrace(sample, tuple(steps), floats, dict(zip(names, exact, strict=True)))


def _exact_step(place: Place, X: Sequence[Fractions]) -> tuple[Step, Fractions]:
    floats = tuple(frozen(rounded(each)) for each in X)
    if place.inside is not None:
        within = _traced(place.inside, Sample("its input", floats[0]), X)
        last = within.steps[-1]
        return Step(place, floats, last.output, within), within.fractions[last.output_name]
    alone = replace(place, positions=tuple(range(len(X))))
    (step,) = run_all(
        [alone], floats, batch=False
    )  # the same layer on the nearest floats: for its shape and its way
    exact = _worked_out(place, floats, step.output, [each for array in X for each in array.flat])
    return Step(place, floats, rounded(exact)), exact


def _worked_out(place: Place, X: tuple[Array, ...], output: Array, values: Sequence[object]) -> Fractions:
    names = [
        [f"{source}[{at}]" for at in range(each.size)] for source, each in zip(place.sources, X, strict=True)
    ]
    arithmetic = told(place.layer, X, output, names, range(output.size))
    exact = np.empty(output.size, dtype=object)
    for unit, number in arithmetic.items():
        if isinstance(number, str):
            raise InputValueError(f"{place.here} cannot be traced in fractions. {number}")
        exact[unit] = evaluated(number, values, place.here)  # type: ignore[arg-type]
    return frozen(exact.reshape(output.shape))
