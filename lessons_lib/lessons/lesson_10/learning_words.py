"""Exercise 10.6, transfer: learning words."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="10.6",
    title="Transfer: learning words",
    question="""A language school asks its pupils at the end of each week for the 30 words of that week, and
nearly all know
nearly all of them. Does the school know from this that its pupils learn the language? What should it compare?
Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: this week's 30 words with last week's 30 words
- b: with more pupils, so that chance plays a smaller part
- c: with sentences that were not practised, before the course and after it
- d: with 60 words a week, so that it becomes harder""",
    dots=2,
    minutes=3,
    solution='check("10.6", "c")',
    right="c",
    because="Words by heart are a training set: all of them right proves little. What was not practised is "
    "the test, and *before the course* is the untrained network: the baseline.",
    mistakes=(
        Mistake(
            "training against training",
            "a",
            "Both lists were practised. Which question is a *test*, in the sense of section 3?",
        ),
        Mistake(
            "noise",
            "b",
            "More pupils make the number steadier. But what is it a number of: of what was practised, or of "
            "something new?",
        ),
        Mistake(
            "more to learn by heart",
            "d",
            "The network in section 5 learned a hundred labels by heart. What would 60 words more tell "
            "about sentences?",
        ),
    ),
)
