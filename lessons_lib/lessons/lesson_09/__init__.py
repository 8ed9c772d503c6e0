"""Lesson 09, weights and gradient descent: gradients of weights, steps downhill, learning rates."""

from lessons_lib.lessons.lesson_09 import (
    learning_from_ada,
    one_step,
    the_shower,
    too_large,
    walk_down_yourself,
    who_is_to_blame,
)

__all__ = ["EXERCISES"]

EXERCISES = (
    who_is_to_blame.EXERCISE,
    one_step.EXERCISE,
    learning_from_ada.EXERCISE,
    walk_down_yourself.EXERCISE,
    too_large.EXERCISE,
    the_shower.EXERCISE,
)
