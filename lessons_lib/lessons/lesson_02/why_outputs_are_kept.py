"""Exercise 02.4: why outputs are kept."""

import math

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE"]

COUNTED = {9: "nine", 10: "ten", 11: "eleven", 12: "twelve"}


def kept_outputs(layers: int) -> Exercise:
    """Ask what it costs to keep nothing."""
    calls = layers * (layers + 1) // 2
    return Exercise(
        number="02.4",
        title="Why outputs are kept",
        question=f"A model has {COUNTED.get(layers, layers)} layers. Someone wants all of o1, o2, … up to "
        f"o{layers}, and works out each of them on its own, from x, keeping nothing. How many layer calls "
        "is that? And how many are they in one forward pass that keeps every output? Give two numbers in "
        "this order.",
        dots=2,
        minutes=3,
        solution=f'one_by_one = sum(range(1, {layers + 1}))\nforward_pass = {layers}\ncheck("02.4", '
        "(one_by_one, forward_pass))",
        right=(calls, layers),
        because=f"1 + 2 + … + {layers} = {calls} calls against {layers}: each output that was kept saves "
        "the whole way from x.",
        mistakes=(
            Mistake(
                "one call for each output",
                layers,
                "Each output took one call, it seems, even with nothing kept. Count for o3 alone: which "
                "layers must run before L3 can?",
                part="calls keeping nothing",
            ),
            Mistake(
                "all layers for each output",
                layers**2,
                "Every layer ran for every output, it seems. Which layers come after o1, and does it need "
                "them?",
                part="calls keeping nothing",
            ),
            Mistake(
                "own call forgotten, or the last output, or what is saved",
                calls - layers,
                "Either a call is missing for each output, or all calls for the last one; or is it how "
                "many calls are saved? Write down the calls for o1 alone, for o2 alone, and so on, and add "
                f"up all {COUNTED.get(layers, layers)}.",
                part="calls keeping nothing",
            ),
            Mistake(
                "one call too few",
                calls - 1,
                f"One call is missing. How many does o1 take, and how many o{layers}?",
                part="calls keeping nothing",
            ),
            Mistake(
                "one call too many",
                calls + 1,
                f"That is one too many. Add up the {COUNTED.get(layers, layers)} counts again; x is given "
                "and takes no call.",
                part="calls keeping nothing",
            ),
            Mistake(
                "both ways together",
                calls + layers,
                "Were the calls of the forward pass added to it? Here nothing is kept, so no forward pass "
                "is made beside it. Or is there one call too many for each output? Count those for o1 alone.",
                part="calls keeping nothing",
            ),
            Mistake(
                "multiplied",
                math.factorial(layers),
                "The calls for o1, for o2 and so on were multiplied, it seems. One is made after the other: "
                "they add up.",
                part="calls keeping nothing",
            ),
            Mistake(
                "the two swapped",
                (layers, calls),
                "The two numbers have changed places: the first is for the one who keeps nothing.",
            ),
            Mistake(
                "a forward pass is one call",
                1,
                "`model(x)` is one call of the model; how many layers does that call?",
                part="calls keeping all",
            ),
            Mistake(
                "keeping saves nothing",
                calls,
                "That is what it costs to keep nothing. Where o1 is kept, does L1 run a second time for o2?",
                part="calls keeping all",
            ),
            Mistake(
                "what is saved",
                calls - layers,
                "Is that how many calls are saved? Asked is how many there are, when every output is kept.",
                part="calls keeping all",
            ),
            Mistake(
                "one layer left out",
                layers - 1,
                "One of the layers was not counted, it seems. Each has to run once, L1 and the last one too.",
                part="calls keeping all",
            ),
            Mistake(
                "x counted as an output",
                layers + 1,
                "One call too many. x is given, nobody works it out; and to keep an output is no call.",
                part="calls keeping all",
            ),
            Mistake(
                "kept outputs cost nothing",
                0,
                "Once they are kept, they cost no more calls. But the forward pass itself has to be made: "
                "how many calls is that?",
                part="calls keeping all",
            ),
            Mistake(
                "the lesson's three layers",
                (6, 3),
                "That is the count for the three layers of the lesson. This model has more of them.",
            ),
            Mistake(
                "the lesson's hundred layers",
                (5050, 100),
                "That is the count for the hundred layers of the lesson. This model has fewer of them.",
            ),
        ),
        parts=("calls keeping nothing", "calls keeping all"),
        hint="For the first, make a list: the calls for o1 alone, for o2 alone, and so on; then add them up.",
        hints={"calls keeping all": "In one forward pass, which layers run, and how often each?"},
    )


EXERCISE = varied(
    kept_outputs,
    {"layers": 12},
    {"layers": [*range(9, 40)]},
)
