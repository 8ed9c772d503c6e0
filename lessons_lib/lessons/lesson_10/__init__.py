"""Lesson 10, batches: the mean direction, noise, training, and what a training curve says."""

from lessons_lib.lessons.lesson_10 import (
    a_step_for_three,
    cut_it_into_batches,
    how_many_steps,
    how_much_noise_is_left,
    learning_words,
    read_the_curves,
)

__all__ = ["EXERCISES"]

EXERCISES = (
    a_step_for_three.EXERCISE,
    how_many_steps.EXERCISE,
    cut_it_into_batches.EXERCISE,
    how_much_noise_is_left.EXERCISE,
    read_the_curves.EXERCISE,
    learning_words.EXERCISE,
)
