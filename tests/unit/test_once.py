"""What of an exercise stays the same whatever is answered is worked out once, and kept as long as the exercise is."""

import gc
import weakref

from lessons_lib import Exercise, Mistake, check
from lessons_lib.judge.once import once


def counted(calls, name, computation):
    def wrong(price, pieces):
        calls.append(name)
        return computation(price, pieces)

    return wrong


def test_mistakes_are_worked_out_once_however_many_answers_come():
    calls = []
    exercise = Exercise(
        question="What do they cost, and what is left?",
        quantities={"price": 3.5, "pieces": 7},
        right=lambda price, pieces: (price * pieces, 100 - price * pieces),
        parts=("cost", "left"),
        mistakes=(
            Mistake(
                "added", counted(calls, "whole", lambda price, pieces: (price + pieces, 90)), "You added."
            ),
            Mistake(
                "forgot", counted(calls, "part", lambda price, _: 100 - price), "One piece?", part="left"
            ),
        ),
    )
    texts = {check(exercise, (24.5, 96.5 + at)).text for at in range(5)}
    assert sorted(calls) == ["part", "whole"]
    assert len(texts) > 1
    assert "One piece?" in check(exercise, (24.5, 96.5)).text
    assert check(exercise, (10.5, 90)).text.startswith("You added.")


def test_what_is_kept_goes_with_its_exercise_and_with_what_is_asked_of_it():
    @once
    def made(exercise, at):
        return [exercise.question, at]

    exercise = Exercise(question="1 + 1", right=2)
    assert made(exercise, 0) is made(exercise, 0)
    assert made(exercise, 1) == ["1 + 1", 1]
    there = weakref.ref(exercise)
    del exercise
    gc.collect()
    assert there() is None
