"""Lesson 06, reading digits: what a test says, which pixels spoke, how a pad counts, and a share that is no proof."""

import numpy as np

from lessons_lib.layers import Linear
from lessons_lib.lessons.lesson_06 import (
    a_cat_on_the_road,
    a_thicker_pen,
    count_the_ink,
    one_unit_is_silenced,
    what_do_you_expect,
    who_spoke,
)
from lessons_lib.lessons.lesson_06.count_the_ink import count_ink

__all__ = ["EXERCISES", "Linear", "count_ink", "np"]

EXERCISES = (
    what_do_you_expect.EXERCISE,
    who_spoke.EXERCISE,
    count_the_ink.EXERCISE,
    one_unit_is_silenced.EXERCISE,
    a_thicker_pen.EXERCISE,
    a_cat_on_the_road.EXERCISE,
)
