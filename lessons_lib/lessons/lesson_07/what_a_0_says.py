"""Exercise 07.5: what a 0 says."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="07.5",
    title="What a 0 says",
    question="""Of a model in training, dL/dw of one weight is exactly 0, for one patient. What do you know?
Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: for this patient the answer is exactly right
- b: a very small push of this weight hardly moves the loss of this patient
- c: this weight has the value that is best for this patient
- d: this weight may be turned as far as one likes, and the loss of this patient stays""",
    dots=2,
    minutes=3,
    solution='check("07.5", "b")',
    right="b",
    because="That is what a derivative is, and all that it is. Whether it is 0 at the ground of the bowl or "
    "on the flat shore, it does not tell.",
    mistakes=(
        Mistake(
            "0 means right",
            "a",
            "Think of the flat shore in section 5: what was the derivative there, and what the loss?",
        ),
        Mistake(
            "0 means best",
            "c",
            "At the ground of a bowl it is 0. Is that the only place in the picture of section 5 where it is?",
        ),
        Mistake(
            "true of every push",
            "d",
            "A derivative knows the place where one stands. What becomes of the loss if one walks from the "
            "flat shore far enough to the right?",
        ),
    ),
)
