"""Exercise 01.5: has it learned."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="01.5",
    title="Has it learned?",
    question="""The model of this lesson gives the expected verdict for three of the four patients.
Which sentence is true? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: It has learned the task nearly, as three of four come out right.
- b: It has learned from three patients, and not yet from patient 3.
- c: It will come out right for patient 3 if we run it often enough.
- d: It has learned nothing: to run it leaves it as it is.""",
    dots=2,
    minutes=2,
    solution='check("01.5", "d")',
    right="d",
    because="We ran the model, and a run only computes. To learn is to change the numbers inside, and a "
    "later lesson does that.",
    mistakes=(
        Mistake(
            "a score taken for learning",
            "a",
            "A score says how often verdict and target agree. Who chose 58, -3 and 2, and when?",
        ),
        Mistake(
            "a right answer taken for learning",
            "b",
            "A verdict that agrees with its target need not come from that patient. Look again: did the "
            "model ever see a target?",
        ),
        Mistake(
            "running taken for training",
            "c",
            "The lesson ran it on patient 3 a thousand times. What in it could have changed in between?",
        ),
    ),
)
