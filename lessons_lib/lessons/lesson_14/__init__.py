"""Lesson 14, attention: scores, shares along rows, a mask, what is mixed, a head by hand, and order."""

from lessons_lib.lessons.lesson_14 import (
    a_head_in_four_lines,
    a_photo_in_tiles,
    nobody_looks_ahead,
    one_score,
    what_comes_out,
    which_way_do_they_add_up_to_1,
)

__all__ = ["EXERCISES"]

EXERCISES = (
    one_score.EXERCISE,
    which_way_do_they_add_up_to_1.EXERCISE,
    nobody_looks_ahead.EXERCISE,
    what_comes_out.EXERCISE,
    a_head_in_four_lines.EXERCISE,
    a_photo_in_tiles.EXERCISE,
)
