"""Exercise 08.5: a unit that sleeps."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="08.5",
    title="A unit that sleeps",
    question="""A unit behind ReLU gives 0 for each of the pictures that a model learns from, because its own sum is
well below 0. What could wake it up? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: a larger loss: then more comes back to its weights
- b: more rounds of learning from the same pictures: it only needs time
- c: layers before it that change, as other units behind them are awake
- d: better weights behind it, in the layer that takes its output""",
    dots=3,
    minutes=4,
    solution='check("08.5", "c")',
    right="c",
    because="Its own weights get 0 from each picture. But what goes into it may change, if there are layers "
    "before it that learn from what comes back through other units. (In lesson 06 there are none: what goes "
    "into L4 is the picture.)",
    mistakes=(
        Mistake(
            "a larger loss",
            "a",
            "However large the number that arrives: by which slope is it multiplied?",
        ),
        Mistake(
            "time",
            "b",
            "Each round hands its weights the same. What is that number, and what changes by it?",
        ),
        Mistake(
            "the layer behind",
            "d",
            "These weights decide how much arrives at its output. What does ReLU make of that?",
        ),
    ),
)
