"""Lesson 04, activations: what a bend is for, what each kind does to a number, and shares that sum to 1."""

import math

from lessons_lib.lessons.lesson_04 import (
    one_straight_piece,
    softmax,
    the_lamp_on_the_stairs,
    the_last_layer_of_a_thermometer,
    three_numbers_through_a_leak,
    what_can_a_sigmoid_still_hear,
)
from lessons_lib.lessons.lesson_04.the_lamp_on_the_stairs import relu

__all__ = ["EXERCISES", "math", "relu"]

EXERCISES = (
    the_lamp_on_the_stairs.EXERCISE,
    three_numbers_through_a_leak.EXERCISE,
    what_can_a_sigmoid_still_hear.EXERCISE,
    one_straight_piece.EXERCISE,
    softmax.EXERCISE,
    the_last_layer_of_a_thermometer.EXERCISE,
)
