"""What pictures read off a trace: outputs by their names, how they came about, and the answer in a line."""

from __future__ import annotations

import numpy as np

from lessons_lib.layers import BuiltIn
from lessons_lib.model.forward import run_all
from lessons_lib.model.trace import BatchTrace, Trace
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.plots.output import Output

__all__ = ["headline", "made", "outputs_of", "rerun", "values_of"]

INPUT = ("x", "the input")


def headline(trace: Trace) -> str:
    """The answer for one sample; of many numbers only what they come to, if the data set has a word for it."""
    many = trace.verdict is not None and trace.steps[-1].output.size > 1
    answer = trace.answer.partition(": ")[2] if many else trace.answer
    return f"The answer for {trace.sample.name} is {answer}"


def made(batch: BatchTrace, name: str) -> tuple[str, str]:
    """How an output came about, and the kind of its layer: ``o3 = L3(o2)``, ``ReLU``."""
    return {"x": INPUT, **{step.output_name: (step.call, step.kind) for step in batch.steps}}[name]


def outputs_of(trace: Trace) -> list[Output]:
    """X and every output of the trace, with the names that the layers give."""
    outputs = [Output("x", trace.x, _names(trace.steps[0].layer, trace.x.size), INPUT)]
    for step in trace.steps:
        called, names = trace.called(step), _names(step.layer, step.output.size)
        head = (step.call.replace(step.output_name, called, 1), step.kind)
        outputs.append(Output(called, step.output, names, head))
    return outputs


def _names(layer: object, size: int) -> tuple[str, ...]:
    names = layer.names if isinstance(layer, BuiltIn) else ()
    return names if len(names) == size else ()


def values_of(batch: BatchTrace, name: str) -> Array:
    """One of the outputs, or x, a row for each sample: shape (samples, numbers)."""
    values = {"x": batch.x, **{step.output_name: step.output for step in batch.steps}}
    if name not in values:
        raise InputValueError(f"This trace has no output {name!r}. It has {', '.join(values)}.")
    if not np.isfinite(values[name]).all():
        raise InputValueError(f"{name} holds numbers that are not finite: they have no place in a picture.")
    return values[name].reshape(len(batch), -1)


def rerun(batch: BatchTrace, X: Array, name: str) -> Array:
    """The same layers on other x's, up to one output: shape (samples, 2) in, (samples, numbers) out."""
    steps = run_all([step.place for step in batch.steps], (X,), batch=True)
    return {"x": X, **{step.output_name: step.output for step in steps}}[name].reshape(len(X), -1)
