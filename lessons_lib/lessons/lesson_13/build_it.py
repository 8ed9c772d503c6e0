"""Exercise 13.3: build it."""

import numpy as np

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.layers import Add, Concat, Input, Linear, ReLU, on
from lessons_lib.model.model import Model

__all__ = ["EXERCISE", "L1", "L2", "L3"]

L1 = Input("a", "b")


L2 = Linear(np.array([[1, 2], [3, -1]], dtype=float), np.array([0, 1], dtype=float))


L3 = ReLU()


EXERCISE = Exercise(
    number="13.3",
    title="Build it",
    question="""Build a model of **five** layers in which two arrows jump: o4 = o3 + o1, and o5 = o4 + o3. The first
three are there:

```python
L1 = Input("a", "b")
L2 = Linear([[1, 2], [3, -1]], [0, 1])
L3 = ReLU()
```

There are two gaps: your model is to be called `mine`, and it is `mine` that goes into `check`.""",
    dots=2,
    minutes=4,
    start='L1, L2, L3 = Input("a", "b"), Linear([[1, 2], [3, -1]], [0, 1]), ReLU()\nmine = ...',
    solution="""L1, L2, L3 = Input("a", "b"), Linear([[1, 2], [3, -1]], [0, 1]), ReLU()
mine = Model(L1, L2, L3, Add("o1"), Add("o3"))

check("13.3", mine)""",
    right=Model(L1, L2, L3, Add("o1"), Add("o3")),
    because="Each `Add` takes the output before it first, and then what it names: o3 and o1, then o4 and o3.",
    mistakes=(
        Mistake(
            "one Add of all",
            Model(L1, L2, L3, Add("o1", "o3")),
            "That is one plus of three inputs: o3 + o1 + o3. The numbers are right, but one layer is "
            "missing: o4 = o3 + o1 first, then o5.",
        ),
        Mistake(
            "the first arrow twice",
            Model(L1, L2, L3, Add("o1"), Add("o1")),
            "Your second plus adds o1 once more. Which output is asked?",
        ),
        Mistake(
            "the second arrow twice",
            Model(L1, L2, L3, Add("o3"), Add("o3")),
            "Your first plus adds o3 to itself. Which output is asked?",
        ),
        Mistake(
            "turned round",
            Model(L1, L2, L3, Add("o3"), Add("o1")),
            "Your two arrows have changed places: o4 is to be o3 + o1.",
        ),
        Mistake(
            "before ReLU",
            Model(L1, L2, L3, Add("o2"), Add("o3")),
            "Your first plus adds o2, what stands before ReLU. Which output is asked?",
        ),
        Mistake(
            "o2 for o3",
            Model(L1, L2, L3, Add("o1"), Add("o2")),
            "Your second plus adds o2, what stands before ReLU. Which output is asked?",
        ),
        Mistake(
            "added to itself",
            Model(L1, L2, L3, Add("o1"), Add("o4")),
            "Your second plus adds all of o4 once more, alone or as o3 and o1. `Add` has the output before "
            "it already; name the other one.",
        ),
        Mistake(
            "the output before named too",
            Model(L1, L2, L3, Add("o3", "o1"), Add("o3")),
            "Your first plus has o3 twice: `Add` takes the output before it by itself. Name the other one alone.",
        ),
        Mistake(
            "the output before named too, both times",
            Model(L1, L2, L3, Add("o3", "o1"), Add("o4", "o3")),
            "Each plus has the output before it twice: `Add` takes that one by itself. Name the other one alone.",
        ),
        Mistake(
            "the output before named too, in the end",
            Model(L1, L2, L3, Add("o1"), Add("o4", "o3")),
            "Your second plus has o4 twice: `Add` takes the output before it by itself. Name the other one alone.",
        ),
        Mistake(
            "the second arrow missing",
            Model(L1, L2, L3, Add("o1")),
            "The second arrow is missing: o5 = o4 + o3.",
        ),
        Mistake(
            "no arrows",
            Model(L1, L2, L3),
            "There are no arrows yet: o4 and o5 are missing.",
        ),
        Mistake(
            "one after another",
            Model(L1, L2, L3, Concat("o1")),
            "`Concat` puts one behind the other: four numbers. Here they are to be added.",
        ),
        Mistake(
            "taken by on",
            Model(L1, L2, L3, on(Add(), "o2", "o1"), on(Add(), "o4", "o3")),
            "Your first plus takes o2, what stands before ReLU. Which output is asked?",
        ),
    ),
    hint='`Add("o1")` is the output before it plus o1. Which two outputs is each plus made of?',
    inputs=((1, 2), (-3, 1), (4, -5), (0, 0)),
)
