"""Exercise 04.3: what can a sigmoid still hear."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="04.3",
    title="What can a sigmoid still hear?",
    question="""The input of a sigmoid changes. In which case does its output change most?
Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: from 100 to 1000
- b: from −30 to −10
- c: from −1 to 1
- d: from 5 to 15""",
    dots=1,
    minutes=2,
    solution='check("04.3", "c")',
    right="c",
    because="From 0.27 to 0.73. In the other cases it stays within 0.01: there the sigmoid is saturated.",
    mistakes=(
        Mistake(
            "the largest change of the input",
            "a",
            "That is the largest change of the input. Look at the drawing: how high is the curve at both "
            "ends of this step?",
        ),
        Mistake(
            "below zero there is room",
            "b",
            "The curve is flat on the left side too. How high is it at both ends of this step?",
        ),
        Mistake(
            "the largest change on the paper",
            "d",
            "That is near, but the curve has almost reached its ceiling where this step begins. How much is "
            "left?",
        ),
    ),
)
