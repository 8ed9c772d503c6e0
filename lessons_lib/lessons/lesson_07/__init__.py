"""Lesson 07, loss: how wrong an answer is, and what a small push of one number does to that."""

from lessons_lib.lessons.lesson_07 import (
    a_push_to_both_sides,
    predict_then_compare,
    the_shower,
    too_good,
    two_trees,
    what_a_0_says,
)
from lessons_lib.lessons.lesson_07.a_push_to_both_sides import slope
from lessons_lib.lessons.lesson_07.shared import model_with, squared_error

__all__ = ["EXERCISES", "model_with", "slope", "squared_error"]

EXERCISES = (
    too_good.EXERCISE,
    two_trees.EXERCISE,
    predict_then_compare.EXERCISE,
    a_push_to_both_sides.EXERCISE,
    what_a_0_says.EXERCISE,
    the_shower.EXERCISE,
)
