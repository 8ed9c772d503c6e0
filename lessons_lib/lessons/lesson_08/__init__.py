"""Lesson 08, the backward pass: multiply along a way, add over the ways, and what ReLU lets back."""

from lessons_lib.lessons.lesson_08 import (
    a_backward_pass_by_hand,
    a_unit_that_sleeps,
    the_price_of_wheat,
    the_way_back_of_your_own_layer,
    two_ways_back,
    what_relu_lets_back,
)
from lessons_lib.lessons.lesson_08.the_way_back_of_your_own_layer import leaky_back

__all__ = ["EXERCISES", "leaky_back"]

EXERCISES = (
    a_backward_pass_by_hand.EXERCISE,
    two_ways_back.EXERCISE,
    what_relu_lets_back.EXERCISE,
    the_way_back_of_your_own_layer.EXERCISE,
    a_unit_that_sleeps.EXERCISE,
    the_price_of_wheat.EXERCISE,
)
