"""Exercise 11.6, transfer: 64 measurements."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="11.6",
    title="Transfer: 64 measurements",
    question="""A hospital has 64 measurements of each patient: blood, pulse, age … A programmer has put them into 8
rows of 8, "so that we can take the network that reads digits so well, with its windows". What do you say?
Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: good: fewer weights to learn are always better
- b: good, if the 8 x 8 numbers are scaled first
- c: windows make sense where neighbours belong together, and the same is worth finding everywhere; here neither holds
- d: it can only work with larger windows, so that all measurements are seen at once""",
    dots=2,
    minutes=3,
    solution='check("11.6", "c")',
    right="c",
    because="Shuffle the measurements, and nothing is lost, as little as for lesson 06's network in section "
    "1: their order means nothing. A convolution is a claim about the data. Where it holds, it saves "
    "weights and examples.",
    mistakes=(
        Mistake(
            "fewer is better",
            "a",
            "Fewer weights are good if what is left can say what is needed. Would you look for the same "
            "pattern in pulse-beside-age as in iron-beside-sugar?",
        ),
        Mistake(
            "scaling mends it",
            "b",
            "Scaled they should be, in any network. But does it mean anything that two of them stand side by side?",
        ),
        Mistake(
            "larger windows",
            "d",
            "A window as large as the picture is a linear layer. Then what was the convolution for?",
        ),
    ),
)
