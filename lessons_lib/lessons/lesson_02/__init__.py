"""Lesson 02, inside the model: the forward pass, what each layer sees, and why outputs are kept."""

from lessons_lib.lessons.lesson_02 import (
    a_forward_pass_by_hand,
    a_layer_of_your_own,
    three_other_layers,
    two_layers_change_places,
    which_measure_decides,
    why_outputs_are_kept,
)
from lessons_lib.lessons.lesson_02.a_layer_of_your_own import L1, L4
from lessons_lib.lessons.lesson_02.shared import L2, L3
from lessons_lib.lessons.lesson_02.two_layers_change_places import L3_each

__all__ = ["EXERCISES", "L1", "L2", "L3", "L4", "L3_each"]

EXERCISES = (
    a_forward_pass_by_hand.EXERCISE,
    three_other_layers.EXERCISE,
    two_layers_change_places.EXERCISE,
    why_outputs_are_kept.EXERCISE,
    a_layer_of_your_own.EXERCISE,
    which_measure_decides.EXERCISE,
)
