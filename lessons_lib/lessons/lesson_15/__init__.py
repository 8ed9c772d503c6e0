"""Lesson 15, a real image network: its blocks, scores and shares, where a score comes from, and what proves nothing."""

import numpy as np

from lessons_lib.lessons.lesson_15 import (
    cover_the_middle,
    from_scores_to_shares,
    snow,
    the_mushroom,
    the_weights_of_a_block,
    where_does_the_score_come_from,
)
from lessons_lib.lessons.lesson_15.cover_the_middle import covered

__all__ = ["EXERCISES", "covered", "np"]

EXERCISES = (
    the_weights_of_a_block.EXERCISE,
    from_scores_to_shares.EXERCISE,
    where_does_the_score_come_from.EXERCISE,
    cover_the_middle.EXERCISE,
    snow.EXERCISE,
    the_mushroom.EXERCISE,
)
