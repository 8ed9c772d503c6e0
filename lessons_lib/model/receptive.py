"""The receptive field of a number: all numbers of x that its arithmetic, layer by layer, leads back to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lessons_lib.model.describe import told
from lessons_lib.model.step import Step
from lessons_lib.model.trace import Trace, no_trace
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputValueError, shortened
from lessons_lib.numbers.notation import shape_words

__all__ = ["receptive_field"]

Field = NDArray[np.bool_]  # of an output, whether each of its numbers plays a part


def receptive_field(trace: Trace, name: str, place: int | tuple[int, ...] = 0) -> Field:
    """Which numbers of x one number of an output can depend on: an array of the shape of x, of True and False.

    Whatever its arithmetic looks at is in it, also what played no part this time: of a window that `MaxPool` sees all
    numbers, and not only the largest. Where the arithmetic of a layer is not known, or its code asks a
    question, all that came in may play a part.

    Args:
        trace: of one sample.
        name: of the output: ``"o4"``, or the name that its layer was given.
        place: of the number in it, (channel, row, column) or counted flat.

    Raises:
        InputValueError: there is no such output, or no such place in it.
    """
    if not isinstance(trace, Trace):
        right = 'receptive_field(model.trace(x), "o4", (0, 1, 1))'
        raise TypeError(no_trace("receptive_field expects the trace of one sample", trace, right))
    called = trace.named(name) if isinstance(name, str) else ""
    at = next((at for at, step in enumerate(trace.steps) if step.output_name == called), None)
    if at is None:
        raise InputValueError(
            f"This trace has no output {shortened(name)}. It has o1 to o{len(trace.steps)}."
        )
    output = trace.steps[at].output
    field = np.zeros(output.shape, dtype=bool)
    try:
        flat = isinstance(place, int | np.integer)
        field[np.unravel_index(place, output.shape) if flat else tuple(place)] = True  # type: ignore[arg-type]
    except (IndexError, RuntimeError, TypeError, ValueError):
        raise InputValueError(
            f"receptive_field expects a place in {name}, which is {shape_words(output.shape)}, and got "
            f"{shortened(place)}."
        ) from None
    return _back(trace.steps[: at + 1], field, trace.inputs)[0]


def _back(steps: Sequence[Step], field: Field, inputs: Sequence[Array]) -> list[Field]:
    """From the last of these steps to the inputs of their row: which numbers of each play a part."""
    count = len(inputs)
    fields = [np.zeros(each.shape, dtype=bool) for each in (*inputs, *(step.output for step in steps))]
    fields[-1] |= field
    for at, step in reversed(list(enumerate(steps, start=count))):
        for position, more in zip(step.place.positions, _through(step, fields[at]), strict=True):
            fields[position] |= more
    return fields[:count]


def _through(step: Step, field: Field) -> list[Field]:
    """Which numbers of each input play a part in those of a step's output."""
    if step.inside:
        return _back(step.inside.steps, field, step.inputs)
    units = [int(unit) for unit in np.flatnonzero(field)]
    sizes = [each.size for each in step.inputs]
    flat = np.zeros(sum(sizes), dtype=bool)
    names = [[""] * size for size in sizes]
    for number in told(step.layer, step.inputs, step.output, names, units).values() if units else ():
        # Which numbers a question of the code was about is not told, only how it was answered.
        followed = number.inputs if isinstance(number, Number) and not number.questions else None
        flat[slice(None) if followed is None else sorted(followed)] = True
    parts = np.split(flat, np.cumsum(sizes)[:-1])
    return [part.reshape(each.shape) for part, each in zip(parts, step.inputs, strict=True)]
