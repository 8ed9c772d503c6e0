"""A way back as data: its loss, and what the script cannot work out of each layer; all else follows from the trace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from lessons_lib.data.answers import Quantity
from lessons_lib.layers import BuiltIn
from lessons_lib.learning import BackwardTrace
from lessons_lib.learning.backward_step import BackwardStep
from lessons_lib.learning.loss_step import LossStep
from lessons_lib.learning.names import by
from lessons_lib.model.trace import BatchTrace, Trace
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.page.data import data, exact_words, known_to_script
from lessons_lib.page.gradients import gradient_readings
from lessons_lib.page.questions import MOST_BY_EYE, MOST_BY_HAND, slips_of_gradient
from lessons_lib.page.stored import stored
from lessons_lib.page.words import BACK_WORDS

__all__ = ["backward_data", "one_sample"]


def backward_data(
    *backwards: BackwardTrace, knobs: Sequence[str] | None = None, predict: bool = False
) -> dict[str, Any]:
    """Some ways back as one page's data: that of their traces, and of each its loss.

    Args:
        backwards: one, or two to compare, each of one sample.
        knobs: as `data` takes them.
        predict: each step has its question.
    """
    traces = [one_sample(backward) for backward in backwards]
    written = data(*traces, knobs=knobs)
    written |= {"words": written["words"] | BACK_WORDS, "back": [_about(each, predict) for each in backwards]}
    for backward, shown in zip(backwards, written["traces"], strict=True):
        shown["exact"] |= exact_words(gradient_readings(backward).values())
    return written


def one_sample(backward: BackwardTrace) -> Trace:
    """The trace that a way back belongs to; of a batch one has to say which sample."""
    if isinstance(backward.trace, BatchTrace):
        raise InputValueError(
            "A page shows the way back of one sample. Take one of the batch, as in backward.sample(0)."
        )
    return backward.trace


def _about(backward: BackwardTrace, predict: bool) -> dict[str, Any]:
    loss = loss_of(backward)
    quantity = quantity_of(backward)
    unit = quantity.unit if quantity else ""
    asked = _question(loss.gradient, loss.step.output.size) if predict else None
    return {
        "kind": loss.kind,
        "heading": loss.heading,
        "call": loss.call,
        "called": one_sample(backward).called(loss.step),
        "target_called": target_called(backward),
        "target_told": BACK_WORDS["target_in"].format(unit=unit) if unit else BACK_WORDS["target_of"],
        "formula": loss.loss.formula,
        "idea": loss.loss.idea,
        "at": len(backward.steps) - 1,
        "target": stored(np.asarray(loss.targets[0], dtype=float)),
        "question": asked,
        "slips": slips_of_gradient(backward, by(loss.step.output_name)) if asked == "number" else [],
        "steps": [_step(backward, each, predict) for each in reversed(backward.steps)],
    }


def quantity_of(backward: BackwardTrace) -> Quantity | None:
    """What the loss compares, where that is the one number of an answer that is a quantity."""
    trace, step = one_sample(backward), loss_of(backward).step
    return trace.sample.quantity if step is trace.steps[-1] and step.output.size == 1 else None


def target_called(backward: BackwardTrace) -> str:
    """What the loss compares an answer with is called: ``y``, of a quantity ``y (price)``."""
    quantity = quantity_of(backward)
    return quantity.called("y", loss_of(backward).targets[0]) if quantity else "y"


def loss_of(backward: BackwardTrace) -> LossStep:
    """The loss that a way back begins with; inside a block there is none."""
    if backward.loss is None:
        raise InputValueError(
            "This is the way back through a block. The page of the model around it opens the block in its place."
        )
    return backward.loss


def _step(backward: BackwardTrace, each: BackwardStep, predict: bool) -> dict[str, Any]:
    asked = _question_of(backward, each) if predict else None
    return {
        "question": asked,
        "slips": slips_of_gradient(backward, each.output_names[0], each.step) if asked == "number" else [],
        "stored": None if _computed(each) else {"inputs": [stored(X) for X in each.outputs]},
    }


def _computed(each: BackwardStep) -> bool:
    """Whether the script knows this way back: that of a layer of the package, a model, a recorded function."""
    known = not isinstance(each.layer, BuiltIn) or known_to_script(each.layer) is not None
    return known or each.inside is not None


def _question_of(backward: BackwardTrace, each: BackwardStep) -> str:
    if each.inside is not None or backward.arithmetic(each.output_names[0], 0).index is not None:
        return "none"  # the layers inside are out of sight; what is handed on unchanged can be read off
    return _question(each.output, sum(X.size for X in each.inputs))


def _question(handed: Array, arrives: int) -> str:
    """The "number" of a gradient that is handed on is asked, which is the "largest", of two the "larger", or "none"."""
    if handed.size == 1:
        return "number" if arrives <= MOST_BY_HAND else "sign"
    if handed.size > MOST_BY_EYE:
        return "none"
    return "larger" if handed.size == 2 else "largest"
