"""Dropout: in training some numbers are left out by chance, so that no unit may rely on a single other one."""

from __future__ import annotations

import numpy as np

from lessons_lib.layers.base import BuiltIn
from lessons_lib.layers.handing import HandsOn
from lessons_lib.layers.parameter import BELOW_1
from lessons_lib.layers.training_forms import DropoutInTraining
from lessons_lib.numbers.notation import number
from lessons_lib.numbers.record import record

__all__ = ["Dropout"]


@record
class Dropout(HandsOn, BuiltIn):
    """Nothing, but in training: there each number is dropped with some chance, anew in each step.

    From Srivastava and others, *Dropout: a simple way to prevent neural networks from overfitting* (2014).
    Input and output have the same shape, whichever it is.

    Args:
        rate: the chance with which a number is dropped in training, from 0 up to, but not, 1.
    """

    example = "Dropout(0.5)"
    rate: float = 0.5
    bounded = True
    keeps_axes = True

    def __post_init__(self) -> None:
        self.keep_number("rate", "a rate from 0 to below 1, as in Dropout(0.5),", 0, BELOW_1)

    def in_training(self, chance: np.random.Generator) -> DropoutInTraining:
        return DropoutInTraining(self.rate, int(chance.integers(1 << 32)))

    @property
    def idea(self) -> str:
        return f"Nothing happens here; only in training each number is dropped with a chance of {number(self.rate)}."
