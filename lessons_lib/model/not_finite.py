"""What is said of an output that is not finite: a function may make one, and the layers after it hide it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lessons_lib.layers.refusing import causes
from lessons_lib.model.step import Step
from lessons_lib.numbers.naming import number_names
from lessons_lib.numbers.notation import number

__all__ = ["WORDS", "told_not_finite"]

WORDS = {
    "not_finite": "{name} is {value}. {causes} A layer after it may make a number like any other of it: ReLU makes 0 "
    "of -infinity.",
    **{number(odd): causes(odd) for odd in (np.nan, np.inf, -np.inf)},
}


def told_not_finite(step: Step, names: Sequence[str] = ()) -> str:
    """A sentence on the first number of an output that is not finite though all that came in was; of others none.

    Args:
        step: whose output it is.
        names: what its numbers are called; left out, what one types for each.
    """
    finite = np.isfinite(step.output)
    if finite.all() or not all(np.isfinite(X).all() for X in step.inputs):
        return ""
    at = int(np.argmin(finite))
    value = step.output.flat[at]
    name = (names or number_names(step.output_name, step.output.shape))[at]
    return WORDS["not_finite"].format(name=name, value=number(value), causes=causes(value))
