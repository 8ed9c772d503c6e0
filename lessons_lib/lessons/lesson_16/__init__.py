"""Lesson 16, a real language network: how many shares, whose numbers, post-norm, a similarity, and what it says."""

from lessons_lib.lessons.lesson_16 import (
    arrow_then_layer_norm,
    from_rows_to_a_point,
    how_many_shares,
    how_similar,
    what_one_head_owns,
    who_contradicts,
)

__all__ = ["EXERCISES"]

EXERCISES = (
    how_many_shares.EXERCISE,
    what_one_head_owns.EXERCISE,
    arrow_then_layer_norm.EXERCISE,
    how_similar.EXERCISE,
    from_rows_to_a_point.EXERCISE,
    who_contradicts.EXERCISE,
)
