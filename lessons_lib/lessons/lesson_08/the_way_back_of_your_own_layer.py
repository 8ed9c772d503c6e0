"""Exercise 08.4: the way back of your own layer."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE", "leaky_back"]


def leaky_back(pair: tuple[float, float]) -> float:
    """What the leaky ReLU hands back of what arrives, by what went in on the way forward."""
    X, arrives = pair
    return arrives if X >= 0 else arrives / 10


EXERCISE = Exercise(
    number="08.4",
    title="The way back of your own layer",
    question="""This is the leaky ReLU of lesson 02:

```python
def leaky(X):
    return X if X >= 0 else X / 10
```

Write its way back. `leaky_back` gets two numbers: X, which went in on the way forward, and what arrives on the way
back. It returns what is handed back. (At exactly 0, let it go the way `leaky` goes.)""",
    dots=2,
    minutes=4,
    start="def leaky_back(pair):\n    X, arrives = pair\n    return ...",
    solution="""def leaky_back(pair):
    X, arrives = pair
    return arrives if X >= 0 else arrives / 10

check("08.4", leaky_back)""",
    right=leaky_back,
    because="The slope of `leaky` is 1 from 0 upwards and a tenth below. What arrives is multiplied by that.",
    mistakes=(
        Mistake(
            "by the sign of what arrives",
            lambda pair: pair[1] if pair[1] >= 0 else pair[1] / 10,
            "Your function looks at the sign of what arrives. The layer's slope depends on what went in: X.",
        ),
        Mistake(
            "ReLU",
            lambda pair: pair[1] if pair[0] >= 0 else 0,
            "Below 0 yours hands back nothing: that is ReLU. How much does `leaky` move there, when X moves "
            "by 1?",
        ),
        Mistake(
            "forwards",
            lambda pair: pair[0] if pair[0] >= 0 else pair[0] / 10,
            "That is the way forward. What becomes of the number that arrives?",
        ),
        Mistake(
            "the slope alone",
            lambda pair: 1 if pair[0] >= 0 else 0.1,
            "That is the slope, and it is right. What arrives is multiplied by it.",
        ),
        Mistake(
            "the output times what arrives",
            lambda pair: pair[1] * (pair[0] if pair[0] >= 0 else pair[0] / 10),
            "What arrives was multiplied by what `leaky` gives. It is to be multiplied by its *slope*.",
        ),
        Mistake(
            "what went in times what arrives",
            lambda pair: pair[0] * pair[1],
            "What arrives was multiplied by what went in. It is to be multiplied by the *slope* of `leaky` "
            "there.",
        ),
        Mistake(
            "ten times",
            lambda pair: pair[1] if pair[0] >= 0 else pair[1] * 10,
            "Below 0 yours hands back ten times what arrives. Does `leaky` make changes larger there, or "
            "smaller?",
        ),
        Mistake(
            "a tenth everywhere",
            lambda pair: pair[1] / 10,
            "Yours hands back a tenth everywhere. What is the slope of `leaky` above 0?",
        ),
        Mistake(
            "everything passes",
            lambda pair: pair[1],
            "Yours hands back everything. What is the slope of `leaky` below 0?",
        ),
        Mistake(
            "0 goes the other way",
            lambda pair: pair[1] if pair[0] > 0 else pair[1] / 10,
            "Only at exactly 0 yours goes the other way. Which way does `leaky` go there?",
        ),
        Mistake(
            "multiplied by X above 0",
            lambda pair: pair[1] * pair[0] if pair[0] >= 0 else pair[1] / 10,
            "Above 0 yours multiplies by what went in. By its *slope* there it should: how much does "
            "`leaky` move when X moves by 1?",
        ),
        Mistake(
            "the slope alone above 0",
            lambda pair: 1 if pair[0] >= 0 else pair[1] / 10,
            "Above 0 yours gives the slope alone. What arrives is multiplied by it, there too.",
        ),
        Mistake(
            "the slope alone below 0",
            lambda pair: pair[1] if pair[0] >= 0 else 0.1,
            "Below 0 yours gives the slope alone. What arrives is multiplied by it, there too.",
        ),
        Mistake(
            "the slope added",
            lambda pair: pair[1] + (1 if pair[0] >= 0 else 0.1),
            "The slope was added, it seems. What arrives is *multiplied* by it.",
        ),
        Mistake(
            "X handed back too",
            lambda pair: (pair[0], leaky_back(pair)),
            "Two numbers came back. Only one is asked: what is handed back.",
        ),
        Mistake(
            "only a negative number stopped",
            lambda pair: pair[1] if pair[0] >= 0 or pair[1] <= 0 else pair[1] / 10,
            "A negative number that arrives passes whole, it seems, also where X was below 0. The slope "
            "depends on X alone.",
        ),
        Mistake(
            "the sign of the product",
            lambda pair: pair[1] if pair[0] * pair[1] >= 0 else pair[1] / 10,
            "Yours looks at the sign of both together. The layer's slope depends on what went in: X alone.",
        ),
        Mistake(
            "the output",
            lambda pair: (pair[0] if pair[0] >= 0 else pair[0] / 10) + pair[1],
            "What `leaky` gives was added to what arrives, it seems. What arrives is multiplied by its "
            "*slope*.",
        ),
    ),
    hint="By how much does leaky(X) move when X moves by 1? That is its slope; what arrives is multiplied "
    "by it.",
    inputs=(
        (2, -3),
        (-2, -3),
        (-2, 5),
        (2, 5),
        (0, 4),
        (0, -4),
        (-0.5, 0),
        (7, 0.5),
        (-30, 1),
        (-0.0001, 4),
        (2, 0.123456),
        (-2, 0.123456),
    ),
)
