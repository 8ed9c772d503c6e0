"""Lesson 05, representations: where a layer puts a point, what a flat cut can part, and what PCA hides."""

from collections.abc import Sequence

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISES"]

Rows = Sequence[tuple[float, int]]


def parted(rows: Rows) -> int:
    """How many points one number parts rightly, whichever of its sides is whose."""
    right = sum((number > 0) == (arm == 1) for number, arm in rows)
    return max(right, len(rows) - right)


def _as_told(rows: Rows) -> int:
    return sum((number > 0) == (arm == 1) for number, arm in rows)


HALF_ON = Exercise(
    number="05.1",
    title="Two switches, half-way",
    question="The switches of the stairs are now dimmers, and x = (0.2, 0.3). Where does L3 put this point? "
    "Work out o3 by hand: two numbers.",
    dots=1,
    minutes=3,
    solution="""# o2 = (0.2 + 0.3, 0.2 + 0.3 - 1) = (0.5, -0.5), and ReLU stops what is below 0.
check("05.1", (0.5, 0))""",
    right=(0.5, 0),
    because="It lies on the flat arm of the bent line, half-way between *both off* and the two in the middle.",
    mistakes=(
        Mistake(
            "ReLU forgotten",
            (0.5, -0.5),
            "That is where L2 puts it. What does L3 do with it?",
        ),
        Mistake(
            "x itself",
            (0.2, 0.3),
            "That is x: where the point is in the input. Each layer puts it somewhere else.",
        ),
        Mistake(
            "the answer",
            0.5,
            "That is a single number. A place in the plane has two: one for each unit of L2.",
        ),
        Mistake(
            "sign lost",
            (0.5, 0.5),
            "The second number of o2 is below zero. ReLU does not turn such a number round.",
        ),
        Mistake(
            "the wrong number stopped",
            (0, -0.5),
            "ReLU stopped one of the two, but the wrong one. Which of them does it let pass?",
        ),
        Mistake(
            "a switch for each unit",
            (0.2, 0),
            "Each unit of L2 got one switch only, it seems. Its weights are 1 and 1: it hears both.",
        ),
    ),
    parts=("o3[0]", "o3[1]"),
    hint="First o2: both units add up the switches, and the second has a bias of minus one. Then ReLU, on "
    "each of the two.",
)

MORE_ROOM = Exercise(
    number="05.2",
    title="More numbers, more room?",
    question="""\
A friend puts a linear layer with 100 units right behind the spiral's x, and no activation. Now each point is
100 numbers. How many points can a flat cut through them part rightly? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: all 200, because 100 numbers are room enough
- b: as many as a straight line in the plane of x
- c: more than a straight line in x, but not all
- d: fewer than a straight line in x, because the layer mixes the two numbers of x""",
    dots=2,
    minutes=3,
    solution='check("05.2", "b")',
    right="b",
    because="A cut through the 100 numbers is a weighted sum of weighted sums: by lesson 03 one weighted sum of "
    "x. All 200 points still lie on a flat sheet, and a cut through it is a straight line.",
    mistakes=(
        Mistake(
            "many numbers are enough",
            "a",
            "The 100 numbers are weighted sums of the same two. What does the sheet that the points lie on "
            "look like in o2?",
        ),
        Mistake(
            "more numbers help a little",
            "c",
            "A cut is a weighted sum of the 100 numbers, and each of these is a weighted sum of x. What did "
            "lesson 03 say of sums of sums?",
        ),
        Mistake(
            "mixing loses something",
            "d",
            "The units mix, but with 100 different mixtures both numbers of x can be worked out again. What "
            "can a cut do then?",
        ),
    ),
)

SHADOW = Exercise(
    number="05.3",
    title="What PCA shows",
    question="""\
Four photos as three numbers each:

| photo | o[0] | o[1] | o[2] |
|---|---|---|---|
| first cat | 50 | −3 | 0.1 |
| second cat | 50 | 3 | 0.1 |
| first dog | 50 | −3 | −0.1 |
| second dog | 50 | 3 | −0.1 |

You draw them along a *single* direction, the first one of PCA. What do you see? Answer `"a"`, `"b"`, `"c"` or
`"d"`.

- a: all four at one place
- b: two places, a cat and a dog at each
- c: two places, the cats at one and the dogs at the other
- d: four places""",
    dots=2,
    minutes=3,
    solution='check("05.3", "b")',
    right="b",
    because="PCA takes the direction of the widest spread: that is o[1]. It has never heard of cats, and "
    "leaves out the number that tells them from dogs.",
    mistakes=(
        Mistake(
            "the largest number is shown",
            "a",
            "PCA looks at how far the samples *spread*, not at how large a number is. How much does o[0] spread?",
        ),
        Mistake(
            "PCA parts the classes",
            "c",
            "The number that parts them is o[2]. But nobody told PCA which photo is which. What does it look for?",
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
parts the points at 0. How many of them does it part rightly? A unit may be above 0 for arm 1 or for arm 0: both
are fine, so the better of the two ways round counts.""",
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
            "points of arm 1",
            lambda rows: sum(arm for _, arm in rows),
            "You counted the points of arm 1, it seems. Where does the unit's number come in?",
        ),
    ),
    hint="First count the points whose number is above 0 exactly when their arm is 1. Turned round, all the "
    "others would be right.",
    inputs=(
        ((2, 1), (1, 1), (-1, 0), (3, 0)),
        ((-2, 1), (-1, 1), (4, 0), (2, 0), (1, 1), (-3, 1)),
        ((1, 1), (2, 1), (-1, 1), (-2, 0), (3, 0)),
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
- b: "Let us turn the map round, then we shall see them apart."
- c: "Let us look for a flat cut through all 512 numbers, and count on coins that we did not use to find it."
- d: "The map should have been drawn with more coins: then they come apart." """.rstrip(),
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

EXERCISES = (HALF_ON, MORE_ROOM, SHADOW, PARTED, SAME_PLACE, MIXED_MAP)
