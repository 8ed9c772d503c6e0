"""Exercise 09.6, transfer: the shower."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="09.6",
    title="Transfer: the shower",
    question="""You stand under a shower in a strange house. It is too cold, you turn the tap a little: it is much
too hot. You turn back, and it is colder than before. Each time you turn by as much as it *feels* wrong. What would
gradient descent tell you to do? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: turn the other way round, for you are going uphill
- b: turn by less for the same feeling
- c: go on as you do, for each turn is against the error
- d: turn by the same small angle each time, however it feels""",
    dots=2,
    minutes=2,
    solution='check("09.6", "b")',
    right="b",
    because="The direction is right, each turn goes against the error. But you land on the other side, and "
    "farther away each time: the learning rate is too large for this tap. A smaller one, and each error is "
    "smaller than the last.",
    mistakes=(
        Mistake(
            "the sign",
            "a",
            "When it was cold you turned towards warm. So is it the direction that is wrong, or how far you "
            "go?",
        ),
        Mistake(
            "patience",
            "c",
            "Each error was larger than the one before it. What becomes of that if you go on?",
        ),
        Mistake(
            "steps that never shrink",
            "d",
            "That would stop the growing swings. But near the right place, what does a step do that is as "
            "long as all others?",
        ),
    ),
)
