"""Lesson 05, representations: where a layer puts a point, what a flat cut can part, and what PCA hides."""

from collections.abc import Sequence

import numpy as np

from lessons_lib.judge.exercise import Clue, Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISES"]

Rows = Sequence[tuple[float, int]]


def parted(rows: Rows) -> int:
    """How many points one number parts rightly, whichever of its sides is whose."""
    right = sum((number > 0) == (arm == 1) for number, arm in rows)
    return max(right, len(rows) - right)


def _counted_out(rows: Rows, _: object) -> str:
    """Which points are on their own arm's side, one way round and the other."""
    told = [str(at) for at, (number, arm) in enumerate(rows, 1) if (number > 0) == (arm == 1)]
    other = [str(at) for at in range(1, len(rows) + 1) if str(at) not in told]
    return (
        f"If above 0 means arm 1, these points are parted rightly: {', '.join(told) or 'none'}. If it "
        "means arm 0: "
        f"{', '.join(other) or 'none'}. Which of them does your function count, and which number does it "
        "give back?"
    )


def _as_told(rows: Rows) -> int:
    return sum((number > 0) == (arm == 1) for number, arm in rows)


def dimmers(left: float, right: float) -> Exercise:
    """Ask where a point lies behind the bend."""
    both = left + right
    return Exercise(
        number="05.1",
        title="Two dimmers",
        question=f"The switches of the stairs are now dimmers, and x = ({left}, {right}). Where does L3 "
        "put this point? "
        "Work out o3 by hand: two numbers.",
        dots=1,
        minutes=3,
        solution=f"""# o2 = ({left} + {right}, {left} + {right} - 1) = ({number(both)}, {number(both - 1)}),
# and ReLU stops what is below 0.
check("05.1", ({number(both)}, 0))""",
        quantities={"left_dimmer": left, "right_dimmer": right, "bias_of_unit_1": -1},
        right=lambda left_dimmer, right_dimmer, bias_of_unit_1: (
            max(left_dimmer + right_dimmer, 0),
            max(left_dimmer + right_dimmer + bias_of_unit_1, 0),
        ),
        parts=("o3[0]", "o3[1]"),
        because="It lies on the flat arm of the bent line, between *both off* and the two that are on.",
        mistakes=(
            Mistake(
                "x itself",
                (left, right),
                "That is x: where the point is in the input. Each layer puts it somewhere else.",
            ),
            Mistake(
                "the answer",
                both,
                "That is a single number. A place in the plane has two: one for each unit of L2.",
            ),
            Mistake(
                "a switch for each unit",
                (left, 0),
                "Each unit of L2 got one switch only, it seems. Its weights are 1 and 1: it hears both.",
            ),
            Mistake(
                "multiplied",
                left * right,
                "The two were multiplied, it seems. Both weights are 1: what does a unit do with its terms?",
                part="o3[0]",
            ),
            Mistake(
                "the mean",
                both / 2,
                "That is the mean of the two. A unit adds its terms up, and divides by nothing.",
                part="o3[0]",
            ),
            Mistake(
                "the difference",
                abs(left - right),
                "One was taken away from the other, it seems. Both weights are 1.",
                part="o3[0]",
            ),
            Mistake(
                "both stopped",
                0,
                f"Either ReLU stopped this one too, or both dimmers were held for off. Is {left} + "
                f"{right} below 0?",
                part="o3[0]",
            ),
            Mistake(
                "a leak",
                (both - 1) / 10,
                "A tenth leaked through, it seems. L3 is a plain ReLU.",
                part="o3[1]",
            ),
            Mistake(
                "a step",
                1,
                "ReLU does not make a 1 of what it stops. What does it make of a number below 0?",
                part="o3[1]",
            ),
            Mistake(
                "the weight of L4 for the bias",
                both - 2,
                "The −2 of L4 was taken for the bias, it seems. And L3 stands behind it.",
                part="o3[1]",
            ),
            Mistake(
                "on or off",
                (1, 0),
                "That is where two switches put the lamp when one of them is on. A dimmer is not rounded on "
                f"the way: add {left} and {right} as they are.",
            ),
        ),
        hint="First o2: both units add up the switches, and the second has a bias of minus one. Then ReLU, on "
        "each of the two.",
    )


DIMMERS = varied(
    dimmers,
    {"left": 0.2, "right": 0.5},
    {"left": [each / 100 for each in range(12, 70)], "right": [each / 100 for each in range(12, 70)]},
    only=lambda left, right: 0.3 < left + right < 0.95 and abs(left - right) > 0.1,
)

THREE_FRIENDS = Exercise(
    number="05.2",
    title="Three friends and a bend",
    question="""\
Three friends put layers right behind the spiral's x: a linear layer of 100 units, its weights and biases drawn at
random, and at most one ReLU. Then each looks for a flat cut through what comes out. Whose cut can come near to
parting all 200 points? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: the linear layer alone, as 100 numbers are room enough
- b: first ReLU on the two numbers of x, then the linear layer
- c: first the linear layer, then ReLU on its 100 numbers
- d: none, as nobody has trained the weights""",
    dots=2,
    minutes=3,
    solution="""# Run it:
lottery = np.random.default_rng(0)
random_layer = Linear(lottery.normal(size=(100, 2)), lottery.normal(size=100))
print("a", flat_cut(random_layer.forward(spiral.X), arms))
print("b", flat_cut(random_layer.forward(np.maximum(spiral.X, 0)), arms))
print("c", flat_cut(np.maximum(random_layer.forward(spiral.X), 0), arms))
check("05.2", "c")""",
    right="c",
    because="Only there a bend stands between many different sums and the cut. In a, all 200 points "
    "still lie on a "
    "flat sheet. In b they lie on a sheet too, that of the two bent numbers: the linear layer behind adds "
    "nothing.",
    mistakes=(
        Mistake(
            "many numbers are enough",
            "a",
            "The 100 numbers are weighted sums of the same two. A cut is a weighted sum of them: what "
            "did lesson "
            "03 "
            "say of sums of sums?",
        ),
        Mistake(
            "a bend anywhere",
            "b",
            "There is a bend. But what can a cut do with 100 weighted sums of two numbers, that it could "
            "not do "
            "with "
            "the two?",
        ),
        Mistake(
            "without training nothing works",
            "d",
            "Look again at the random units of section 7: how many of the unseen points did 50 of them get?",
        ),
    ),
)

SHADOW = Exercise(
    number="05.3",
    title="In thousandths",
    question="""\
Four photos as three numbers each. Somebody has written the last one in thousandths: 100 stands for 0.1.

| photo | o[0] | o[1] | o[2] |
|---|---|---|---|
| first cat | 5000 | −3 | 100 |
| second cat | 5000 | 3 | 100 |
| first dog | 5000 | −3 | −100 |
| second dog | 5000 | 3 | −100 |

The numbers go into PCA as they stand here. You draw the photos along a *single* direction, the first one of PCA. What
do you see? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: all four at one place, as nothing of them is left
- b: two places, with a cat and a dog at each of them
- c: two places, one of the cats and one of the dogs
- d: four places, one for each of the four photos""",
    dots=2,
    minutes=3,
    solution='check("05.3", "c")',
    right="c",
    because="PCA takes the direction of the widest spread, and that is o[2] now. Written in whole units, "
    "from −0.1 to "
    "0.1, it would be o[1], and each cat would fall onto a dog. PCA has never heard of cats, nor of units.",
    mistakes=(
        Mistake(
            "the largest number is shown",
            "a",
            "PCA looks at how far the samples *spread*, not at how large a number is. How much does o[0] "
            "spread?",
        ),
        Mistake(
            "what parts the classes is always hidden",
            "b",
            "In section 4 it was so. A single direction shows what spreads *most*: which of the three is that "
            "here?",
        ),
        Mistake(
            "everything is shown",
            "d",
            "With all three numbers you would see that. How many directions does the picture have?",
        ),
    ),
)

PARTED = Exercise(
    number="05.4",
    title="How well does a unit part?",
    question="""\
Write `parted`. It gets rows of two: the number a unit gives for a point, and the point's arm, 0 or 1. The unit
parts the points at 0: above 0 is one side, and 0 or less is the other. How many of them does it part rightly? A
unit may be above 0 for arm 1 or for arm 0: both are fine, so the better of the two ways round counts.""",
    dots=3,
    minutes=5,
    start="def parted(rows):\n    return ...",
    solution="""def parted(rows):
    right = sum((number > 0) == (arm == 1) for number, arm in rows)
    return max(right, len(rows) - right)

check("05.4", parted)""",
    right=parted,
    because="A cut has two sides, and nobody has written on them whose they are: the next layer's weight does.",
    mistakes=(
        Mistake(
            "one way round only",
            _as_told,
            "Your function takes it that a number above 0 always means arm 1. What if the unit is the other "
            "way round?",
        ),
        Mistake(
            "the other way round only",
            lambda rows: len(rows) - _as_told(rows),
            "Your function takes it that a number above 0 always means arm 0. What if it means arm 1?",
        ),
        Mistake(
            "the worse way round",
            lambda rows: min(_as_told(rows), len(rows) - _as_told(rows)),
            "Of the two ways round you took the worse one, it seems.",
        ),
        Mistake(
            "a share",
            lambda rows: max(_as_told(rows), len(rows) - _as_told(rows)) / len(rows),
            "That is a share of the points. Asked is how many they are.",
        ),
        Mistake(
            "points above 0",
            lambda rows: sum(number > 0 for number, _ in rows),
            "You counted the points above 0, it seems. Which of them are on their own arm's side?",
        ),
        Mistake(
            "per cent",
            lambda rows: 100 * max(_as_told(rows), len(rows) - _as_told(rows)) / len(rows),
            "That is a number of per cent. Asked is how many points they are.",
        ),
        Mistake(
            "how many there are in the lesson",
            lambda rows: max(_as_told(rows), 200 - _as_told(rows)),
            "Your function takes it that there are 200 points, it seems, as in the lesson. How many rows "
            "came in?",
        ),
        Mistake(
            "both ways round",
            lambda rows: (_as_told(rows), len(rows) - _as_told(rows)),
            "Both ways round are counted, and both came back. Give the better of the two, one number.",
        ),
        Mistake(
            "not counted yet",
            lambda rows: [float((number > 0) == (arm == 1)) for number, arm in rows],
            "This says of each point whether it is right, True or False. How many of them are?",
        ),
        Mistake(
            "a cut at a half",
            lambda rows: parted([(number - 0.5, arm) for number, arm in rows]),
            "Your cut lies at a half, it seems. Arms are 0 or 1, but a unit's number is cut at 0: 0.3 is above "
            "it.",
        ),
        Mistake(
            "a cut at one",
            lambda rows: parted([(int(number >= 1), arm) for number, arm in rows]),
            "A number between 0 and 1 is not taken for above 0, it seems. Where is the cut?",
        ),
        Mistake(
            "0 counted as above",
            lambda rows: parted([(int(number >= 0), arm) for number, arm in rows]),
            "A number of exactly 0 is on the side of those below, says the question.",
        ),
        Mistake(
            "number and arm exchanged",
            lambda rows: max(
                told := sum((number > 0) == (arm == 1) for arm, number in rows), len(rows) - told
            ),
            "The two columns have changed places, it seems: in each row the number comes first, then the arm.",
        ),
        Mistake(
            "one side only",
            lambda rows: sum(number > 0 and arm == 1 for number, arm in rows),
            "You counted the points of arm 1 that are above 0, it seems. Which others are on their own arm's "
            "side?",
        ),
        Mistake(
            "all points",
            len,
            "That is how many points there are. How many of them does the unit part rightly?",
        ),
        Mistake(
            "points of arm 1",
            lambda rows: sum(arm for _, arm in rows),
            "You counted the points of arm 1, it seems. Where does the unit's number come in?",
        ),
        Mistake(
            "number and arm exchanged, compared as they are",
            lambda rows: max(told := sum((number > 0) == arm for arm, number in rows), len(rows) - told),
            "Number and arm are mixed up, it seems: in each row the number comes first, then the arm.",
        ),
        Mistake(
            "returned in the loop",
            lambda rows: max(told := _as_told(rows[:1]), len(rows) - told),
            "Your function returns after the first row, it seems. Does `return` stand inside the loop?",
        ),
        Mistake(
            "the difference",
            lambda rows: abs(2 * _as_told(rows) - len(rows)),
            "That is by how many the one way round is better than the other. How many points are right in the "
            "better one?",
        ),
        Mistake(
            "one side only, the better of two",
            lambda rows: max(sum(number > 0 and arm == each for number, arm in rows) for each in (0, 1)),
            "Only the points above 0 are counted, it seems. Those at 0 or less are parted rightly too, if they "
            "are of the other arm.",
        ),
        Mistake(
            "equal rows once",
            lambda rows: parted(list(set(map(tuple, rows)))),
            "Rows that are alike are counted once, it seems. They are two points.",
        ),
        Mistake(
            "0 on neither side",
            lambda rows: max(_as_told(rows), sum((number < 0) == (arm == 1) for number, arm in rows)),
            "A number of exactly 0 is on the side of those below, says the question, whichever way round.",
        ),
        Mistake(
            "zeros left out",
            lambda rows: parted([row for row in rows if row[0] != 0]),
            "Points at exactly 0 are left out, it seems. They are on the side of those below, says the "
            "question.",
        ),
    ),
    hint="First count the points whose number is above 0 exactly when their arm is 1. Turned round, all the "
    "others would be right.",
    clues=(Clue(lambda _, given: np.size(given) > 1, _counted_out),),
    inputs=(
        ((2, 1), (1, 1), (-1, 0), (3, 0)),
        ((-2, 1), (-1, 1), (4, 0), (2, 0), (1, 1), (-3, 1)),
        ((1, 1), (2, 1), (-1, 1), (-2, 0), (3, 0)),
        ((0.3, 1), (0.2, 1), (0, 0), (-2, 0), (0.7, 1), (-0.4, 0)),
        ((2, 1), (3, 1), (-1, 1), (-2, 1), (4, 1)),
        ((0.0001, 1), (0.0001, 1), (3, 1), (0, 1), (-0.0001, 0), (0.05, 1)),
        ((0, 1), (3, 0), (2, 0), (-1, 1)),
    ),
)

SAME_PLACE = Exercise(
    number="05.5",
    title="Two at one place",
    question="""\
In the lamp's o3, *left on* and *right on* are at the same place, (1, 0). Someone now wants to know *which*
switch is on, and takes away L4 and puts other layers behind o3. Can they find out? Answer `"a"`, `"b"`, `"c"`
or `"d"`.

- a: yes, with the right weights
- b: yes, with enough layers
- c: yes, if there is a bend among these layers
- d: no""",
    dots=2,
    minutes=2,
    solution='check("05.5", "d")',
    right="d",
    because="A layer is a function of its input: for the same input it gives the same output. What a "
    "representation has thrown away is gone for all layers behind it.",
    mistakes=(
        Mistake(
            "weights can do anything",
            "a",
            "The next layer gets (1, 0) in both cases. What does one function give for one input?",
        ),
        Mistake(
            "depth can do anything",
            "b",
            "The first of these layers gets (1, 0) in both cases. What does the second get then?",
        ),
        Mistake(
            "a bend can do anything",
            "c",
            "A bend moves places. Can it move one place to two?",
        ),
    ),
)

MIXED_MAP = Exercise(
    number="05.6",
    title="Transfer: the map of the museum",
    question="""\
A model turns each photo of a museum into 512 numbers. On a PCA map of these, forged and genuine coins lie all
mixed up. What do you say? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: "What is mixed on the map is mixed in the 512 numbers. The model cannot tell them apart."
- b: "Let us turn the map round until we look at it from the side on which they come apart."
- c: "Let us try a flat cut through all 512 numbers, and count on coins that it has not seen."
- d: "The map should have been drawn with many more coins than these: then they come apart.\"""",
    dots=2,
    minutes=3,
    solution='check("05.6", "c")',
    right="c",
    because="A map shows two directions of 512. And with so many numbers a cut can be found for almost any few "
    "coins, forged or not: only coins it has never seen tell whether it is worth something.",
    mistakes=(
        Mistake(
            "the map is the representation",
            "a",
            "How many of the 512 directions does the map show? Think of o5 and its picture.",
        ),
        Mistake(
            "turning the map",
            "b",
            "Turned round, the map still shows the same two directions. What of the other 510?",
        ),
        Mistake(
            "more samples",
            "d",
            "More coins make more dots along the same two directions. Is that what is missing?",
        ),
    ),
)

EXERCISES = (DIMMERS, THREE_FRIENDS, SHADOW, PARTED, SAME_PLACE, MIXED_MAP)
