"""Lesson 01, run a model: what X is, what an output means, and that running is not learning."""

from lessons_lib.data import patients
from lessons_lib.lessons.lesson_01 import (
    bikes_for_a_day,
    has_it_learned,
    run_it_on_a_fifth_person,
    the_verdict_rule_in_python,
    what_is_x,
    which_patients_come_out_wrong,
)
from lessons_lib.lessons.lesson_01.run_it_on_a_fifth_person import model
from lessons_lib.lessons.lesson_01.the_verdict_rule_in_python import verdict

__all__ = ["EXERCISES", "model", "patients", "verdict"]

EXERCISES = (
    run_it_on_a_fifth_person.EXERCISE,
    what_is_x.EXERCISE,
    the_verdict_rule_in_python.EXERCISE,
    which_patients_come_out_wrong.EXERCISE,
    has_it_learned.EXERCISE,
    bikes_for_a_day.EXERCISE,
)
