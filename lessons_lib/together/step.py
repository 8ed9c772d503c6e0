"""A step of a trace as an exercise: what came in and what the layer does are in sight, its output is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lessons_lib.judge.exercise import Exercise
from lessons_lib.layers import BuiltIn, Layer
from lessons_lib.model.axes import axes_of, place_names
from lessons_lib.model.describe import code, formula, told_numbers
from lessons_lib.model.step import Step
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import number
from lessons_lib.page.questions import can_be_worked_out
from lessons_lib.slips.derive import names_of
from lessons_lib.together.words import ASKED

__all__ = ["StepAsked", "asked_steps", "of_step"]

MOST_ASKED = 6  # numbers, each with a box on a telephone
MOST_IN_SIGHT = 16  # of an input, or of a layer's weights: more than that nobody works out in class


@dataclass(frozen=True, eq=False, kw_only=True)
class StepAsked(Exercise):
    """What one layer gives. Its arithmetic is that of the step, with the names that its numbers have in the model."""

    made: tuple[Number, ...] = ()

    @cached_property
    def recorded(self) -> list[Number]:
        """How each number of the output came about; empty where that is not known of all of them."""
        return list(self.made)


def asked_steps(trace: Trace) -> list[str]:
    """The steps whose output can be worked out in class: L2, …."""
    return [step.name for step in trace if _is_askable(step)]


def of_step(trace: Trace, name: str) -> StepAsked:
    """What is the output of this step? Its name is that of the layer, L2, or of the output, o2."""
    able = asked_steps(trace)
    found = [step for step in trace if name in {step.name, step.output_name} and step.name in able]
    if not found:
        there = f"There are {', '.join(able)}." if able else "This trace has none."
        raise InputValueError(
            "predict_together asks for an output that a class can work out from what is in sight: at most "
            f"{MOST_ASKED} numbers, from at most {MOST_IN_SIGHT}. {there} And this is {name!r}."
        )
    return _asked(trace, found[0])


def _asked(trace: Trace, step: Step) -> StepAsked:
    output = step.output.ravel()
    boxes = [trace.called(step)]
    if output.size > 1:
        boxes = list(place_names(step.output_name, step.output.shape, axes_of(trace)[step.output_name]))
    names = [names_of(trace, source, X) for source, X in zip(step.sources, step.inputs, strict=True)]
    known = told_numbers(step.layer, step.inputs, step.output, names, range(output.size))
    given = "\n".join(f"- {line}" for line in _given(trace, step))
    return StepAsked(
        question=f"{trace.sample.name} · {step.heading}\n\n{given}\n\n```\n{_in_sight(step.layer)}\n```",
        title=ASKED["of_a_step"].format(output=trace.called(step)),
        right=float(output[0]) if output.size == 1 else tuple(output.tolist()),
        parts=tuple(boxes) if output.size > 1 else (),
        variable=step.output_name,
        made=tuple(known.values()) if len(known) == output.size else (),
    )


def _is_askable(step: Step) -> bool:
    own = [each.values for each in step.layer.parameters] if isinstance(step.layer, BuiltIn) else []
    sizes = [each.size for each in (*step.inputs, *own)]
    return can_be_worked_out(step) and step.output.size <= MOST_ASKED and max(sizes) <= MOST_IN_SIGHT


def _given(trace: Trace, step: Step) -> Iterator[str]:
    """What came in, each number by its name where the model's input layer names them."""
    names = getattr(trace.layers[0], "names", ())
    for source, came in zip(step.sources, step.inputs, strict=True):
        yield ASKED["given"].format(source=source, numbers=_every(came))
        if len(names) == came.size and np.array_equal(came, trace.sample.x):
            yield ", ".join(f"{name} {number(x)}" for name, x in zip(names, came, strict=True))


def _in_sight(layer: Layer) -> str:
    """What the layer does, so that its output can be worked out: its code, or its formula and numbers."""
    if not isinstance(layer, BuiltIn):
        return code(layer)
    own = [f"{each.name} = {_every(np.squeeze(each.values))}" for each in layer.parameters]
    return "\n".join((formula(layer), *own))


def _every(array: Array) -> str:
    """Every number, row by row: what is not in sight cannot be worked with."""
    return number(float(array)) if array.ndim == 0 else f"({', '.join(map(_every, array))})"
