"""Exercise 10.5: read the curves."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="10.5",
    title="Read the curves",
    question="""A network is trained for 60 epochs, and its losses are these:

| epoch | 0 | 5 | 10 | 20 | 40 | 60 |
|---|---|---|---|---|---|---|
| training | 2.30 | 0.90 | 0.50 | 0.20 | 0.05 | 0.01 |
| validation | 2.30 | 1.00 | 0.70 | 0.80 | 1.20 | 1.70 |

Which model do you take? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: that of epoch 60, for its loss in training is the smallest
- b: that of epoch 10, kept in the history
- c: that of epoch 5, where the two losses are still close
- d: one trained for longer, until the validation falls again""",
    dots=2,
    minutes=3,
    solution='check("10.5", "b")',
    right="b",
    because="At epoch 10 the loss on pictures that it does not learn from is the smallest, 0.70. What it "
    "learns after that is about its own pictures. A test that nobody has looked at yet tells how good that "
    "model is.",
    mistakes=(
        Mistake(
            "training is what counts",
            "a",
            "A network that knows shuffled labels by heart has a loss near 0 too. Which row speaks of "
            "*other* pictures?",
        ),
        Mistake(
            "the gap is what counts",
            "c",
            "A gap is no harm by itself. At which epoch does it do best on pictures that it does not learn "
            "from?",
        ),
        Mistake(
            "patience",
            "d",
            "From which epoch on has that row been climbing, and what does the network learn meanwhile?",
        ),
    ),
)
