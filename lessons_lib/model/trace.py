"""What happened in one forward pass: every layer's input and output, kept. Records only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from lessons_lib.data.sample import MOST_LISTED, Sample, mean_absolute_error, not_listed
from lessons_lib.model.kept import Pass
from lessons_lib.model.not_finite import told_not_finite
from lessons_lib.model.step import Step
from lessons_lib.numbers.choices import is_whole
from lessons_lib.numbers.door import Array, InputTypeError, frozen
from lessons_lib.numbers.notation import counted, numbers, shape_words
from lessons_lib.numbers.record import record
from lessons_lib.numbers.telling import shown

__all__ = ["BatchTrace", "Trace", "no_trace", "refuse_no_batch"]


@record
class Trace(Pass):
    """One forward pass of one sample, with every output kept.

    ``trace.o2`` is the output of the second layer, ``trace["L2"]`` its whole `Step`, ``trace.output``
    the model's answer. Everything in it is read-only.
    """

    sample: Sample
    steps: tuple[Step, ...]
    inputs: tuple[Array, ...]  # x alone; of a block of several inputs x1, x2, …

    @property
    def x(self) -> Array:
        """The model's input, of the shape a sample has."""
        return self.sample.x

    @property
    def target(self) -> float | None:
        """What was expected of the model for this sample; None if nobody said."""
        return self.sample.target

    @property
    def verdict(self) -> str | None:
        """The model's answer in the data set's words; None where it has none."""
        return self.sample.verdict(self.output)

    def __len__(self) -> int:
        return len(self.steps)

    def __repr__(self) -> str:
        rows = [(step.call, numbers(step.output), step.kind) for step in self.steps]
        call_width, value_width = (max(len(row[column]) for row in rows) for column in (0, 1))
        lines = [f"  {call:<{call_width}} = {value:<{value_width}}   {what}" for call, value, what in rows]
        answer = f"  model(x) = {self.steps[-1].output_name} = {self.answer}"
        return "\n".join([repr(self.sample), *lines, answer, *self._warning_words()])

    def _warning_words(self) -> Iterator[str]:
        yield from (f"  {said}" for said in map(told_not_finite, self.steps) if said)

    @property
    def answer(self) -> str:
        """The model's answer in one line: ``0: bad shape, as expected``."""
        return self.sample.answer(self.output)

    def called(self, step: Step) -> str:
        """What an output is called in words: ``o1``; the last also by the answer's name: ``o2 (price)``."""
        if step is not self.steps[-1]:
            return step.output_name
        return self.sample.called(step.output_name, step.output)

    def _repr_html_(self) -> str:
        # The one upward glance: a record knows nothing of pages until it is shown as one.
        from lessons_lib.page.page import step_through  # noqa: PLC0415

        return step_through(self)._repr_html_()


@record
class BatchTrace(Pass):
    """One forward pass of many samples; each kept array has one more axis in front: (samples, …)."""

    samples: Sequence[Sample]
    steps: tuple[Step, ...]
    inputs: tuple[Array, ...]

    @property
    def x(self) -> Array:
        """The model's inputs, a row for each sample."""
        return self.inputs[0]

    def __len__(self) -> int:
        return len(self.samples)

    def sample(self, index: int) -> Trace:
        """The trace of one of the samples, by its position."""
        if not is_whole(index) or not -len(self) <= index < len(self):
            raise IndexError(
                f"This batch has no sample({index}). It has {counted(len(self), 'sample')}: "
                f"sample(0) to sample({len(self) - 1})."
            )
        return Trace(
            self.samples[index],
            tuple(step.sample(index) for step in self.steps),
            tuple(frozen(np.array(X[index])) for X in self.inputs),
        )

    @property
    def mean_absolute_error(self) -> float | None:
        """How far the outputs are from their targets on average; None of classes or where targets lack."""
        return mean_absolute_error(self.samples, self.steps[-1].output)

    def __repr__(self) -> str:
        lines = [
            f"  {step.output_name}: {shape_words(step.output.shape)}   {step.kind}" for step in self.steps
        ]
        answers = [
            f"  {self.sample(index).sample.name}: model(x) = {self.sample(index).answer}"
            for index in range(min(MOST_LISTED, len(self)))
        ]
        return "\n".join(
            [
                f"a batch of {counted(len(self), 'sample')}: x is {shape_words(self.x.shape)}",
                *(*lines, *answers, *not_listed(len(self)), *self._error_words(), *self._warning_words()),
            ]
        )

    def _warning_words(self) -> Iterator[str]:
        """What is said of the first sample in which an output is not finite."""
        wrong = [~np.isfinite(step.output.reshape(len(self), -1)).all(axis=1) for step in self.steps]
        for at in np.flatnonzero(np.logical_or.reduce(wrong))[:1]:
            trace = self.sample(int(at))
            yield from (f"  {trace.sample.name}: {said.strip()}" for said in trace._warning_words())

    def _error_words(self) -> Iterator[str]:
        if (error := self.mean_absolute_error) is not None:
            yield f"  mean absolute error: {self.samples[0].measured(error)}"


def no_trace(expects: str, got: object, right: str) -> str:
    """Say that something is not the trace that a function expects, and what would be right."""
    came = shown(got).partition("\n")[0].rstrip(":")  # models and batches go on for many lines
    if isinstance(got, BatchTrace):
        return f"{expects} and got {came}. Take one of its samples, as in trace.sample(0)."
    return f"{expects} and got {came}. Write {right}."


def refuse_no_batch(who: str, given: object) -> None:
    """Refuse what is no trace of many samples."""
    if not isinstance(given, BatchTrace):
        right = f"{who}(model.trace(X, batch=True))"
        raise InputTypeError(no_trace(f"{who} expects the trace of many samples", given, right))
