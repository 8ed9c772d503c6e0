"""Exercise 03.6, transfer: from Kelvin to another scale."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE"]


def kelvin_to(scale: str, weight: float, bias: int) -> Exercise:
    """Ask for two thermometers folded into one; the second scale is Fahrenheit, or one that was made up."""
    function, into = (scale.lower(), scale) if scale == "Fahrenheit" else ("ours", "a scale of its own")
    folded = bias - weight * 273
    return Exercise(
        number="03.6",
        title=f"Transfer: from Kelvin to {into}",
        question=f"""Two thermometers stand in a row. The first turns Kelvin into Celsius, the second Celsius into
{into}:

```python
def celsius(kelvin):
    return kelvin - 273

def {function}(celsius):
    return {weight} * celsius + {bias}
```

Both are linear layers, with one input and one unit. Fold them into one that goes from Kelvin to
{scale}. Give two numbers: its weight, then its bias.""",
        dots=2,
        minutes=4,
        solution=f"""# {weight} * (kelvin - 273) + {bias}  =  {weight} * kelvin - {273 * weight:g} + {bias}
check("03.6", ({weight}, {bias} - {weight} * 273))""",
        quantities={"weight": (weight,), "bias": (-273, bias)},
        right=lambda weight, bias: (weight[0], weight[0] * bias[0] + bias[1]),
        because=f"The bias -273 goes through the second layer like everything else: {weight} × -273 + "
        f"{bias} = {folded:g}.",
        mistakes=(
            Mistake(
                "the weight of the first thermometer",
                1,
                "That is the weight of the first thermometer alone: along a way one multiplies.",
                part="weight",
            ),
            Mistake(
                "no weight in the first",
                0,
                "A weight of 0 would mean that Kelvin does not count at all. With what is kelvin multiplied "
                "in the first?",
                part="weight",
            ),
            Mistake(
                "the way back",
                1 / weight,
                f"That weight leads from {scale} to Celsius, it seems. Which way does the second thermometer go?",
                part="weight",
            ),
            Mistake(
                "the second bias multiplied too",
                -weight * (273 + bias),
                f"The {bias} was multiplied too, and taken away, it seems. It comes at the end, and is "
                "added as it is.",
                part="bias",
            ),
            Mistake(
                "weights added",
                1 + weight,
                f"The weights, 1 and {weight}, were added, it seems: along a way one multiplies.",
                part="weight",
            ),
            Mistake(
                "273.15 for 273",
                (weight, bias - weight * 273.15),
                "The weight is right. The bias comes from 273.15, it seems; the exercise says 273.",
            ),
            Mistake(
                "273.15 for 273, and rounded",
                (weight, round(bias - weight * 273.15)),
                "The weight is right. The bias was rounded to a whole number, and it comes from 273.15, it "
                "seems; the exercise says 273.",
            ),
            Mistake(
                "a bias for a weight",
                (1, -273),
                "These are the weight and the bias of the first thermometer alone. What does the second one "
                "do to both?",
            ),
            Mistake(
                "a bias in two parts",
                (-weight * 273, bias),
                "Both belong to the bias: they are what becomes of the first one, and the second one. Put "
                "them together, and give the weight first.",
            ),
            Mistake(
                "the other way round",
                (1 / weight, 273 - bias / weight),
                f"This leads from {scale} to Kelvin, it seems. Begin with Kelvin.",
            ),
        ),
        parts=("weight", "bias"),
        hint="Put the whole first formula in the place of celsius in the second, then take away the brackets.",
    )


# With a whole weight the bias is a whole number: what comes of 273.15 is then no number that was only rounded.
EXERCISE = varied(
    kelvin_to,
    {"scale": "Fahrenheit", "weight": 1.8, "bias": 32},
    {"scale": ("that scale",), "weight": range(4, 10), "bias": range(12, 88)},
)
