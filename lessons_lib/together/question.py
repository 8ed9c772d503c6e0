"""What a class is asked about one step of a trace: what is in sight, and, for later, the answer and its slips."""

from __future__ import annotations

from typing import Any

from lessons_lib.layers import BuiltIn, Layer
from lessons_lib.model.describe import code, formula
from lessons_lib.model.step import Step
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.notation import number, numbers
from lessons_lib.page.questions import NEAR, question, slips_of_step
from lessons_lib.slips.words import SEVERAL

__all__ = ["asked_steps", "question_of"]


def asked_steps(trace: Trace) -> list[str]:
    """The steps whose output is one number that can be worked out: L2, …."""
    return [step.name for step in trace if question(step) == "number"]


def question_of(trace: Trace, name: str) -> dict[str, Any]:
    """What the pages of teacher and learners need; a learner's gets `answer` only when it is told."""
    step = next(each for each in trace if each.name == name)
    truth = float(step.output.item())
    answer = {
        "truth": truth,
        "shown": number(truth),
        "near": max(NEAR, abs(truth) * NEAR) * (1 + 1e-9),
        "slips": slips_of_step(trace, step),
        "words": dict(SEVERAL),
    }
    return {
        "title": f"What is {step.output_name}?",
        "about": f"{trace.sample.name} · {step.heading}",
        "given": _given(trace, step),
        "code": _in_sight(step.layer),
        "output": step.output_name,
        "answer": answer,
    }


def _given(trace: Trace, step: Step) -> list[str]:
    """What came in, each number by its name where the model's input layer names them."""
    names = getattr(trace.layers[0], "names", ())
    given = []
    for source, came in zip(step.sources, step.inputs, strict=True):
        given.append(f"{source} = {numbers(came)}")
        if len(names) == came.size and (came == trace.sample.x).all():
            given.append(", ".join(f"{name} {number(x)}" for name, x in zip(names, came, strict=True)))
    return given


def _in_sight(layer: Layer) -> str:
    """What the layer does, so that its output can be worked out: its code, or its formula and numbers."""
    if not isinstance(layer, BuiltIn):
        return code(layer)
    own = [f"{each.name} = {numbers(each.values.ravel())}" for each in layer.parameters]
    return "\n".join((formula(layer), *own))
