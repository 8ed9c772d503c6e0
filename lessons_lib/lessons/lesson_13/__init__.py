"""Lesson 13, skip connections: what is added, what comes back over the arrow, and what a block does."""

import numpy as np

from lessons_lib.layers import Add, Input, Linear, ReLU
from lessons_lib.lessons.lesson_13 import (
    a_block_by_hand,
    build_it,
    how_many_ways,
    thirty_editors,
    what_comes_back_over_a_plus,
    what_has_it_added,
)
from lessons_lib.lessons.lesson_13.build_it import L1, L2, L3
from lessons_lib.model.model import Model

# What the solutions are written in, too: they run with the names of their lesson.
__all__ = ["EXERCISES", "L1", "L2", "L3", "Add", "Input", "Linear", "Model", "ReLU", "np"]

EXERCISES = (
    a_block_by_hand.EXERCISE,
    what_comes_back_over_a_plus.EXERCISE,
    build_it.EXERCISE,
    how_many_ways.EXERCISE,
    what_has_it_added.EXERCISE,
    thirty_editors.EXERCISE,
)
