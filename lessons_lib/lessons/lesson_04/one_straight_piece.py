"""Exercise 04.4: one straight piece."""

import itertools

import numpy as np

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.written import said

__all__ = ["EXERCISE"]

Pair = tuple[int, int]


def one_piece(stopped: Pair, passing: Pair, counts: Pair, x: Pair) -> Exercise:
    """Ask for the one linear layer that a model is while its first unit is stopped."""
    rows, low, high = np.array([stopped, passing]), np.dot(stopped, x), np.dot(passing, x)
    terms = [[weight * each for weight, each in zip(row, x, strict=True)] for row in (stopped, passing)]
    first, second = counts
    return Exercise(
        number="04.4",
        title="One straight piece",
        question=f"""A model has two linear layers with a ReLU between them, and no biases:

```python
L2 = Linear([{list(stopped)}, {list(passing)}])
L3 = ReLU()
L4 = Linear([{list(counts)}])
```

Take x = {x}. As long as the same units are stopped as for this x, the whole model is one linear layer.
Which two weights does that layer have?""",
        dots=3,
        minutes=5,
        solution=f"""# o2 = ({terms[0][0]} - {-terms[0][1]}, {terms[1][0]} + {terms[1][1]}) = ({low}, {high}): \
ReLU stops unit 0. What is left is {second} times unit 1.
check("04.4", ({second} * {passing[0]}, {second} * {passing[1]}))""",
        quantities={
            "row_of_unit_0": stopped,
            "row_of_unit_1": passing,
            "first_weight_of_L4": first,
            "second_weight_of_L4": second,
            "x": x,
        },
        right=lambda row_of_unit_1, second_weight_of_L4: (
            second_weight_of_L4 * row_of_unit_1[0],
            second_weight_of_L4 * row_of_unit_1[1],
        ),
        because=f"Unit 0 is stopped, so only unit 1 reaches L4: {second} × {passing}. For another x it may "
        "be another layer.",
        mistakes=(
            Mistake(
                "as if there were no ReLU",
                counts @ rows,
                "Both units were folded in, as if no bend stood between. Work out o2 for this x: which unit "
                "is stopped?",
            ),
            Mistake(
                "the stopped unit kept",
                stopped,
                "That is the unit that is stopped. Which of the two gets through?",
            ),
            Mistake(
                "the stopped unit kept and folded",
                (first * stopped[0], first * stopped[1]),
                "Folded rightly, but with the unit that is stopped. Work out o2 for this x: which of the "
                "two gets through?",
            ),
            Mistake(
                "L4 forgotten",
                passing,
                "The right unit is left over. What does L4 do with it?",
            ),
            Mistake(
                "negative weights cut",
                counts @ np.maximum(rows, 0),
                "ReLU was put on the weights, it seems. It acts on the numbers of o2: work them out for this x.",
            ),
            Mistake(
                "terms for weights",
                (second * terms[1][0], second * terms[1][1]),
                "These are terms, each weight times its number of x. The weights alone are asked: they are "
                "the same for each x for which the same units are stopped.",
            ),
            Mistake(
                "the output for the weights",
                (0, second * high),
                "These are outputs for this x, each times its weight in L4. The weights of the whole are "
                "asked: what does input 0 count, what input 1?",
            ),
            Mistake(
                "L4 given",
                counts,
                "That is L4: what each unit of L2 counts. Asked is what each number of x counts in the whole.",
            ),
            Mistake(
                "x given",
                x,
                "That is x itself. Asked are two weights: what each number of x counts in the whole model.",
            ),
            Mistake(
                "L4 times x",
                (second * x[0], second * x[1]),
                "x was multiplied where a row of L2 should be, it seems. A fold puts weights on weights.",
            ),
            Mistake(
                "o2 for the weights",
                (low, high),
                "That is o2 for this x. Asked are two weights: what each number of x counts in the whole model.",
            ),
            Mistake(
                "o3 for the weights",
                (0, high),
                "That is o3 for this x: you know now which unit is stopped. Asked are weights: what each "
                "number of x counts.",
            ),
            Mistake(
                "a minus sign lost",
                counts @ np.abs(rows),
                f"Both units were folded in, and the minus of {said(stopped[1])} got lost, it seems. Work "
                "out o2 for this x: which unit is stopped?",
            ),
            Mistake(
                "the weight of the other unit, and the stopped row",
                (second * stopped[0], second * stopped[1]),
                "That is the row of the stopped unit, with the weight of the other one. Which row goes with "
                "which weight, and which is left?",
            ),
            Mistake(
                "both weights of L4",
                (passing[0] * sum(counts), passing[1] * sum(counts)),
                "The right row, but both weights of L4 were added. Each unit has one of them.",
            ),
            Mistake(
                "the output",
                second * high,
                "That is the output for this x. Asked are the two weights of the whole: what each number of "
                "x counts.",
            ),
            Mistake(
                "a column for the row",
                second * stopped[1],
                "That number of L2 belongs to unit 0, it seems. The weights of a unit stand in one row.",
                part="weight of input 0",
            ),
            Mistake(
                "input 0 stopped",
                0,
                "ReLU stops a unit, and no input. Does input 0 not reach the other unit?",
                part="weight of input 0",
            ),
            Mistake(
                "input 1 stopped",
                0,
                "ReLU stops a unit, and no input. Does input 1 not reach the other unit?",
                part="weight of input 1",
            ),
            Mistake(
                "both rows added as they are",
                np.add(stopped, passing),
                "The two rows of L2 were added as they are, it seems. What does L4 do with each unit, and "
                "which of the two is stopped?",
            ),
            Mistake(
                "both rows, not added",
                (0, 0, second * passing[0], second * passing[1]),
                "These are the two rows, each with its weight in L4; the row of the unit that sleeps is 0. "
                "The last layer adds its units: add the two rows, and two numbers are left.",
            ),
        ),
        parts=("weight of input 0", "weight of input 1"),
        hint="First o2 for this x, then see which of its units passes ReLU; fold L4 with that row alone.",
    )


EXERCISE = varied(
    one_piece,
    {"stopped": (4, -3), "passing": (12, 17), "counts": (9, 14), "x": (3, 5)},
    {
        "stopped": list(itertools.product(range(2, 10), range(-9, -1))),
        "passing": list(itertools.product(range(11, 20), range(11, 20))),
        "counts": list(itertools.product(range(3, 16), range(3, 16))),
        "x": list(itertools.product(range(2, 8), range(2, 8))),
    },
    only=lambda stopped, passing, counts, x: (
        -30 < np.dot(stopped, x) < 0 and len({*map(abs, stopped), *passing, *counts, *x}) == 8
    ),
)
