"""Lesson 05, representations: where a layer puts a point, what a flat cut can part, and what PCA hides."""

from lessons_lib.lessons.lesson_05 import (
    how_well_does_a_unit_part,
    in_thousandths,
    the_map_of_the_museum,
    three_friends_and_a_bend,
    two_at_one_place,
    two_dimmers,
)

__all__ = ["EXERCISES"]

EXERCISES = (
    two_dimmers.EXERCISE,
    three_friends_and_a_bend.EXERCISE,
    in_thousandths.EXERCISE,
    how_well_does_a_unit_part.EXERCISE,
    two_at_one_place.EXERCISE,
    the_map_of_the_museum.EXERCISE,
)
