"""Lesson 03, a linear layer: weights and biases, shapes, folding, and what rounding does."""

import numpy as np

from lessons_lib.layers import Linear
from lessons_lib.lessons.lesson_03 import (
    a_layer_by_hand,
    count_the_parameters,
    fold_two_layers,
    from_hours_to_days,
    from_kelvin,
    the_same_but_for_a_speck,
)

__all__ = ["EXERCISES", "Linear", "np"]

EXERCISES = (
    a_layer_by_hand.EXERCISE,
    from_hours_to_days.EXERCISE,
    count_the_parameters.EXERCISE,
    fold_two_layers.EXERCISE,
    the_same_but_for_a_speck.EXERCISE,
    from_kelvin.EXERCISE,
)
