"""What a page to predict asks of each step, so that what is in sight answers it, and which slips a guess may be."""

from __future__ import annotations

from typing import Any

from lessons_lib.layers import BuiltIn
from lessons_lib.learning import BackwardTrace
from lessons_lib.model.describe import code, told
from lessons_lib.model.step import Step
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.slips.derive import slips, slips_of

__all__ = ["can_be_worked_out", "question", "slips_of_gradient", "slips_of_step"]

MOST_BY_HAND = 5  # numbers that come in, for one to be worked out to the digit …
MOST_BY_EYE = 32  # … and numbers of a layer, for a sign or the largest output to be found
LEAST_PLAUSIBLE = 2  # of 3: slips that are rare would double what a page weighs
NEAR = 0.01  # what is no further from the truth, or from 1 % of it, is right on the page (predict.js)
SLIP = ("value", "sentence", "step", "plausibility")


def question(step: Step) -> str:
    """What is asked of an output: its "number", its "sign", which is the "largest", of two the "larger", or "none"."""
    came = sum(each.size for each in step.inputs)
    if not can_be_worked_out(step):
        return "none"
    if step.output.size == 1 and came <= MOST_BY_HAND:
        return "number"
    if _numbers_of(step) > MOST_BY_EYE:
        return "none"
    return {1: "sign", 2: "larger"}.get(step.output.size, "largest")


def _numbers_of(step: Step) -> int:
    """How many numbers one has to look at: a layer's own, and what it joins; of a function as many as it may hold."""
    came = sum(each.size for each in step.inputs)
    if isinstance(step.layer, BuiltIn):
        own = sum(each.values.size for each in step.layer.parameters)
        return own + came if step.layer.joins else own
    return came * step.output.size


def can_be_worked_out(step: Step) -> bool:
    """Whether the layer is in sight, and does more than to hand its input on."""
    if not code(step.layer):
        return (
            False  # such as a model, whose layers are out of sight until it is opened, and would tell it then
        )
    names = [[""] * each.size for each in step.inputs]
    first = told(step.layer, step.inputs, step.output, names, [0])[0]
    return not isinstance(first, Number) or first.index is None or bool(first.questions)


def slips_of_step(trace: Trace, step: Step) -> list[dict[str, Any]]:
    """The slips on the way to the number that is asked; none where no number is."""
    return _worth_telling(slips(trace, step.name), step.output.item()) if question(step) == "number" else []


def slips_of_gradient(backward: BackwardTrace, name: str, step: Step | None = None) -> list[dict[str, Any]]:
    """The slips on the way to a gradient that is one number, handed back by a step or by the loss."""
    number = backward.arithmetic(name)
    found = [slip.as_data() for slip in slips_of([number])]
    if step is not None:
        # A 0 is what people say who see no way for the loss to be moved; other slips give it by chance only.
        found = [slip for slip in found if slip["value"] != 0] + [_nothing_passes(step)]
    return _worth_telling(found, number.value)


def _nothing_passes(step: Step) -> dict[str, Any]:
    moved = f"look again at what {step.output_name} does when {step.sources[0]} moves a little."
    sentence = f"You let nothing back through {step.name}, it seems: {moved}"
    return {
        "value": 0.0,
        "sentence": sentence,
        "step": step.name,
        "plausibility": 3,
        "kind": "0",
        "whole": False,
    }


def _worth_telling(found: list[dict[str, Any]], truth: float) -> list[dict[str, Any]]:
    """The slips that people make, as the page hears them: a guess as near to the truth as these is right."""
    near = max(NEAR, abs(truth) * NEAR)
    known = [slip for slip in found if slip["plausibility"] >= LEAST_PLAUSIBLE]
    here = {(slip["kind"], slip["value"]) for slip in known if not slip["whole"]}
    return [
        {name: slip[name] for name in SLIP}
        for slip in known
        if abs(slip["value"] - truth) > near
        and not (slip["whole"] and (slip["kind"], slip["value"]) in here)  # done here says it
    ]
