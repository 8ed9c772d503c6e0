"""Exercise 15.3: where does the score come from."""

from collections.abc import Sequence

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.written import said

__all__ = ["EXERCISE"]

Maps = Sequence[Sequence[float]]


def where_from(first: Maps, second: Maps, weights: tuple[float, float], bias: float) -> Exercise:
    """Ask what one place adds to a score, and for the score."""
    (a, b), (c, d) = first
    (e, f), (g, h) = second
    u, v = weights
    places = [u * x + v * y for x, y in ((a, e), (b, f), (c, g), (d, h))]
    return Exercise(
        number="15.3",
        title="Where does the score come from?",
        question=f"""A small network ends as the one of this lesson does: a mean over each map, then a linear layer. \
Its last two maps, of 2 x 2, are

```
{a:2} {b:2}        {e:2} {f:2}
{c:2} {d:2}        {g:2} {h:2}
```

and the unit for *boat* has the weights {said(u)} (for the first map) and {said(v)} (for the second), and the bias \
{said(bias)}. Draw the map of where
*boat* comes from, as in section 6. What stands in it at the upper left? And what is the score? Give two numbers.""",
        dots=2,
        minutes=4,
        solution=f"""places = {u} * np.array({[[*row] for row in first]}) + {v} * np.array({[[*row] for row in second]})
check("15.3", (places[0, 0], places.mean() + {bias}))""",
        quantities={"first": first, "second": second, "weights": weights, "bias": bias},
        right=lambda first, second, weights, bias: (
            weights[0] * first[0][0] + weights[1] * second[0][0],
            _mean(first, second, weights) + bias,
        ),
        because=f"At the upper left {said(u)} × {a} + {said(v)} × {e} = {said(places[0])}. The four places "
        f"are {', '.join(map(said, places))}; their mean is {said(sum(places) / 4)}, and with the bias "
        f"{said(sum(places) / 4 + bias)}.",
        mistakes=(
            Mistake(
                "the bias at each place",
                places[0] + bias,
                "The bias was added at the place, it seems. It is added once, to the mean of all places.",
                part="upper left",
            ),
            Mistake(
                "its part of the mean",
                places[0] / 4,
                "That is what this place adds to the score. In the map stands the number of which the mean is taken.",
                part="upper left",
            ),
            Mistake(
                "without weights",
                a + e,
                "The two maps were added as they are. Each counts by its weight.",
                part="upper left",
            ),
            Mistake(
                "the weights swapped",
                v * a + u * e,
                "The weights changed places, it seems: the first one belongs to the first map.",
                part="upper left",
            ),
            Mistake(
                "the sum",
                sum(places) + bias,
                "The four places were added up, it seems. The layer before takes the *mean* of each map.",
                part="score",
            ),
            Mistake(
                "bias forgotten",
                sum(places) / 4,
                "The bias is missing, it seems.",
                part="score",
            ),
            Mistake(
                "four biases",
                sum(places) / 4 + 4 * bias,
                "The bias was added once for each place, it seems. The linear layer adds it once.",
                part="score",
            ),
            Mistake(
                "the first map alone",
                u * (a + b + c + d) / 4 + bias,
                "The second map has a say too, with its own weight.",
                part="score",
            ),
            Mistake(
                "the largest place",
                max(places) + bias,
                "That is the largest place, as if the layer before were a max pooling. It takes the mean.",
                part="score",
            ),
            Mistake(
                "the second map taken away",
                a - e,
                "The maps were taken away from each other as they are. Each counts by its weight.",
                part="upper left",
            ),
            Mistake(
                "the first map alone there",
                u * a,
                "That is the first map alone. The second has a say too, with its own weight.",
                part="upper left",
            ),
            Mistake(
                "neither weights nor bias",
                (a + e, (a + b + c + d + e + f + g + h) / 4),
                "Weights and bias were forgotten, it seems. Each map counts by its weight.",
            ),
            Mistake(
                "bias in the mean",
                (sum(places) + bias) / 4,
                "The bias was divided too, it seems. It is added once, after the mean.",
                part="score",
            ),
            Mistake(
                "the upper left for the mean",
                places[0] + bias,
                "That is the upper left place alone, with the bias. The layer before takes the mean of all four.",
                part="score",
            ),
            Mistake(
                "half of the sum",
                sum(places) / 2 + bias,
                "It was divided by 2, it seems. How many places has a map of 2 x 2?",
                part="score",
            ),
            Mistake(
                "divided by all eight",
                sum(places) / 8 + bias,
                "It was divided by 8, it seems. Each map has four places.",
                part="score",
            ),
            Mistake(
                "the second map alone",
                v * (e + f + g + h) / 4 + bias,
                "The first map has a say too, with its own weight.",
                part="score",
            ),
            Mistake(
                "the means without weights",
                (a + b + c + d) / 4 + (e + f + g + h) / 4 + bias,
                "The means were added as they are, it seems. Each counts by its weight.",
                part="score",
            ),
            Mistake(
                "weights swapped in the score",
                v * (a + b + c + d) / 4 + u * (e + f + g + h) / 4 + bias,
                "Each map was taken with the weight of the other, it seems.",
                part="score",
            ),
            Mistake(
                "sum, and four biases",
                sum(places) + 4 * bias,
                "The four places were added, each with the bias, it seems. The layer before takes the "
                "*mean*, and the bias comes once.",
                part="score",
            ),
        ),
        parts=("upper left", "score"),
        hint="At each place: each map's number times the map's weight, added. The score is the mean of the "
        "places, plus the bias.",
    )


def _mean(first: Maps, second: Maps, weights: tuple[float, float]) -> float:
    total: float = weights[0] * (first[0][0] + first[0][1] + first[1][0] + first[1][1])
    total += weights[1] * (second[0][0] + second[0][1] + second[1][0] + second[1][1])
    return total / 4


EXERCISE = varied(
    where_from,
    {"first": ((48, 27), (14, 89)), "second": ((16, 46), (55, 22)), "weights": (12, -3), "bias": 73},
    {
        "first": [((a, b), (14, d)) for a in (42, 48, 52) for b in (21, 27) for d in (59, 74, 89)],
        "second": [((e, f), (55, 22)) for e in (16, 18, 24) for f in (36, 46)],
        "weights": [(12, -3), (14, -3), (12, -7), (6, -7)],
        "bias": (41, 57, 73),
    },
)
