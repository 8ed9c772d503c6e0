"""What is said of an output that is not finite: a function may make one, and the layers after it hide it."""

from __future__ import annotations

import numpy as np

from lessons_lib.layers.refusing import causes
from lessons_lib.model.step import Step
from lessons_lib.numbers.naming import number_names
from lessons_lib.numbers.notation import number

__all__ = ["told_not_finite"]


def told_not_finite(step: Step) -> str:
    """A sentence on the first number of an output that is not finite though all that came in was; of others none."""
    finite = np.isfinite(step.output)
    if finite.all() or not all(np.isfinite(X).all() for X in step.inputs):
        return ""
    at = int(np.argmin(finite))
    value = step.output.flat[at]
    return (
        f"{number_names(step.output_name, step.output.shape)[at]} is {number(value)}. {causes(value)} A layer after it "
        "may make a number like any other of it: ReLU makes 0 of -infinity."
    )
