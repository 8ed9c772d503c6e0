"""Lesson 12, pooling and normalisation: one number a window, whose mean is taken away, and what deep rows do."""

from lessons_lib.lessons.lesson_12 import (
    how_far_does_it_fade,
    how_many_windows,
    layer_norm_of_your_own,
    the_jury,
    two_windows,
    whose_mean,
)
from lessons_lib.lessons.lesson_12.layer_norm_of_your_own import normalised

__all__ = ["EXERCISES", "normalised"]

EXERCISES = (
    two_windows.EXERCISE,
    how_many_windows.EXERCISE,
    layer_norm_of_your_own.EXERCISE,
    whose_mean.EXERCISE,
    how_far_does_it_fade.EXERCISE,
    the_jury.EXERCISE,
)
