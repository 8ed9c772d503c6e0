"""Content: one module a lesson, and all their exercises by number."""

from __future__ import annotations

from lessons_lib.lessons import (
    lesson_01,
    lesson_02,
    lesson_03,
    lesson_04,
    lesson_05,
    lesson_06,
    lesson_07,
    lesson_08,
    lesson_09,
    lesson_10,
    lesson_11,
    lesson_12,
    lesson_13,
    lesson_14,
    lesson_15,
    lesson_16,
)

__all__ = ["EXERCISES", "LESSONS"]

LESSONS = {
    "01": lesson_01.EXERCISES,
    "02": lesson_02.EXERCISES,
    "03": lesson_03.EXERCISES,
    "04": lesson_04.EXERCISES,
    "05": lesson_05.EXERCISES,
    "06": lesson_06.EXERCISES,
    "07": lesson_07.EXERCISES,
    "08": lesson_08.EXERCISES,
    "09": lesson_09.EXERCISES,
    "10": lesson_10.EXERCISES,
    "11": lesson_11.EXERCISES,
    "12": lesson_12.EXERCISES,
    "13": lesson_13.EXERCISES,
    "14": lesson_14.EXERCISES,
    "15": lesson_15.EXERCISES,
    "16": lesson_16.EXERCISES,
}
EXERCISES = {exercise.number: exercise for lesson in LESSONS.values() for exercise in lesson}
