"""Exercise 05.6, transfer: the map of the museum."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="05.6",
    title="Transfer: the map of the museum",
    question="""\
A model turns each photo of a museum into 512 numbers. On a PCA map of these, forged and genuine coins lie all
mixed up. What do you say? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: "What is mixed on the map is mixed in the 512 numbers. The model cannot tell them apart."
- b: "Let us turn the map round until we look at it from the side on which they come apart."
- c: "Let us try a flat cut through all 512 numbers, and count on coins that it has not seen."
- d: "The map should have been drawn with many more coins than these: then they come apart.\"""",
    dots=2,
    minutes=3,
    solution='check("05.6", "c")',
    right="c",
    because="A map shows two directions of 512. And with so many numbers a cut can be found for almost any "
    "few coins, forged or not: only coins it has never seen tell whether it is worth something.",
    mistakes=(
        Mistake(
            "the map is the representation",
            "a",
            "How many of the 512 directions does the map show? Think of o5 and its picture.",
        ),
        Mistake(
            "turning the map",
            "b",
            "Turned round, the map still shows the same two directions. What of the other 510?",
        ),
        Mistake(
            "more samples",
            "d",
            "More coins make more dots along the same two directions. Is that what is missing?",
        ),
    ),
)
