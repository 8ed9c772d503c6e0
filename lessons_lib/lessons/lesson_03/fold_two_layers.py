"""Exercise 03.4: fold two layers."""

import itertools

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.lesson_03.shared import Table, as_lists

__all__ = ["EXERCISE"]


def fold(W2: Table, b2: tuple[int, int], W3: tuple[int, int], b3: int) -> Exercise:
    """Ask for two layers folded into one."""
    first, second = (W3[0] * W2[0][at] + W3[1] * W2[1][at] for at in (0, 1))
    bias = W3[0] * b2[0] + W3[1] * b2[1] + b3
    return Exercise(
        number="03.4",
        title="Fold two layers",
        question=f"""Fold these two into one layer, with pencil and paper:

```python
L2 = Linear({as_lists(W2)}, {[*b2]})
L3 = Linear([{[*W3]}], [{b3}])
```

Give three numbers: the two weights of the folded layer, then its bias.""",
        dots=3,
        minutes=5,
        solution=f"""weights_1, bias_1 = np.array({as_lists(W2)}), np.array({[*b2]})
weights_2, bias_2 = np.array([{[*W3]}]), np.array([{b3}])
check("03.4", [*(weights_2 @ weights_1)[0], *(weights_2 @ bias_1 + bias_2)])""",
        quantities={
            "weights_of_L2": W2,
            "bias_of_L2": b2,
            "weights_of_L3": W3,
            "bias_of_L3": b3,
        },
        right=lambda weights_of_L2, bias_of_L2, weights_of_L3, bias_of_L3: (
            *(weights_of_L3 @ weights_of_L2),
            weights_of_L3 @ bias_of_L2 + bias_of_L3,
        ),
        because=f"{W3[0]} × {W2[0]} + {W3[1]} × {W2[1]} = {first, second}, and the biases go the same way: "
        f"{W3[0]} × {b2[0]} + {W3[1]} × {b2[1]} + {b3} = {bias}.",
        mistakes=(
            Mistake(
                "columns taken for rows",
                W3[0] * W2[0][0] + W3[1] * W2[0][1],
                "The table of L2 was read across, it seems: follow both arrows that leave *one* input.",
                part="first weight",
            ),
            Mistake(
                "columns taken for rows, second",
                W3[0] * W2[1][0] + W3[1] * W2[1][1],
                "The table of L2 was read across here too, it seems. The arrows of one input stand in a "
                "column.",
                part="second weight",
            ),
            Mistake(
                "only the first unit",
                (W3[0] * W2[0][0], W3[0] * W2[0][1], W3[0] * b2[0] + b3),
                "Only unit 0 was followed, it seems. Two ways lead from each input to the end.",
            ),
            Mistake(
                "only the second unit",
                (W3[1] * W2[1][0], W3[1] * W2[1][1], W3[1] * b2[1] + b3),
                "Only unit 1 was followed, it seems. Two ways lead from each input to the end.",
            ),
            Mistake(
                "weights of L3 not used for the second",
                W2[0][1] + W2[1][1],
                "Here both units were added as they are, it seems. How does L3 weigh them?",
                part="second weight",
            ),
            Mistake(
                "weights of L3 not used",
                W2[0][0] + W2[1][0],
                "Both units were added as they are, it seems. L3 does not weigh them the same.",
                part="first weight",
            ),
        ),
        parts=("first weight", "second weight", "bias"),
        hint="For each input, follow both ways to the end: multiply along a way, add the two ways. The bias "
        "of each unit of L2 goes on from there too.",
    )


EXERCISE = varied(
    fold,
    {"W2": ((12, 22), (5, -4)), "b2": (6, 13), "W3": (16, 9), "b3": 31},
    {
        "W2": [
            ((a, b), (c, -d)) for a, b, c, d in itertools.product((11, 12, 13), (21, 22, 24), (5, 7), (3, 4))
        ],
        "b2": [*itertools.product((6, 7, 8), (13, 14, 19))],
        "W3": [*itertools.product((15, 16, 18), (8, 9))],
        "b3": range(31, 42),
    },
)
