"""Lesson 11, convolution: windows, kernels, shapes, how many weights, and what a moved picture does."""

import numpy as np

from lessons_lib.lessons.lesson_11 import (
    how_many_weights,
    one_pixel_to_the_right,
    the_64_measurements,
    two_numbers_by_hand,
    what_goes_out,
    write_it,
)
from lessons_lib.lessons.lesson_11.write_it import look

__all__ = ["EXERCISES", "look", "np"]

EXERCISES = (
    what_goes_out.EXERCISE,
    two_numbers_by_hand.EXERCISE,
    how_many_weights.EXERCISE,
    write_it.EXERCISE,
    one_pixel_to_the_right.EXERCISE,
    the_64_measurements.EXERCISE,
)
