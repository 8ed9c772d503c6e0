"""Exercise 16.6, transfer: who contradicts."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="16.6",
    title="Transfer: who contradicts?",
    question="""A newspaper has ten thousand letters from readers, on all sorts of things. It wants to print those
that *contradict* its sentence "The new tram is a success." Somebody works out how similar each letter is to it, by a
network like this one, and takes those that are **least** similar. What will they get? Answer `"a"`, `"b"`, `"c"` or
`"d"`.

- a: letters that say the tram is a failure
- b: letters about something else
- c: letters that praise the tram in other words
- d: about as many for it as against it""",
    dots=2,
    minutes=3,
    solution='check("16.6", "b")',
    right="b",
    because="Least similar is what is about other things. Those who contradict write about the tram, and so "
    "they are near, among those who praise it: to part these two, one needs something else than similarity.",
    mistakes=(
        Mistake(
            "the opposite is far",
            "a",
            "Where did an opposite lie in section 8: near, or far? And what lay farther off?",
        ),
        Mistake(
            "the same is far",
            "c",
            "What says the same in other words is near, for most sentences of section 8. What lay farthest off?",
        ),
        Mistake(
            "both are far",
            "d",
            "For and against are both about the tram. What is least like a sentence about a tram?",
        ),
    ),
)
