"""Lesson 08, the backward pass: multiply along a way, add over the ways, and what ReLU lets back."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISES", "leaky_back"]


def leaky_back(pair: tuple[float, float]) -> float:
    """What the leaky ReLU hands back of what arrives, by what went in on the way forward."""
    X, arrives = pair
    return arrives if X >= 0 else arrives / 10


def way_back(x: tuple[float, float, float], target: float) -> tuple[float, float, float]:
    """From the loss back to the broccoli, of someone for whom ReLU lets all pass."""
    o3 = (58 * x[0] - 3 * x[1] + 2 * x[2]) / 11_600
    error = o3 - target
    return error, error, error * 58 / 11_600


BY_HAND = Exercise(
    number="08.1",
    title="A backward pass by hand",
    question="Someone eats 70 broccoli and 500 strawberries, works out for 2200 hours, and is in good shape: the "
    "target is 1. Go forwards through the patients' model, then back. Give dL/do3, dL/do2 and dL/dx[0], the "
    "derivative by the broccoli.",
    dots=1,
    minutes=4,
    solution="""going_back = model.trace((70, 500, 2200)).backward(SquaredError(), 1)
check("08.1", (going_back["dL/do3"], going_back["dL/do2"], going_back["dL/dx"][0]))""",
    quantities={"x": (70, 500, 2200), "target": 1},
    right=way_back,
    because="o2 = o3 = (4060 - 1500 + 4400) ÷ 11600 = 0.6, so -0.4 arrives at ReLU, which lets it pass; and "
    "-0.4 × 58 ÷ 11600 = -0.002.",
    mistakes=(
        Mistake(
            "the answer for the error",
            (0.6, 0.6, 0.003),
            "It began with o3 itself, it seems. How fast does the loss move with o3? Look at the target.",
        ),
        Mistake(
            "the loss for its derivative",
            0.08,
            "That is the loss. Asked is how fast it moves with o3.",
            part="dL/do3",
        ),
        Mistake(
            "the sign of what comes back",
            0,
            "Did ReLU make a 0 of it because it is negative? It looks at what went in on the way *forward*: is o2 "
            "above 0?",
            part="dL/do2",
        ),
        Mistake(
            "o2 times what arrives",
            -0.24,
            "What arrives was multiplied by o2, it seems. By how much does o3 move when o2 moves by 1? That is the "
            "slope.",
            part="dL/do2",
        ),
        Mistake(
            "the input for the weight",
            -28,
            "It was multiplied by how many broccoli there are. By how much does o2 move with *one more*?",
            part="dL/dx[0]",
        ),
        Mistake(
            "the slope of L2 alone",
            0.005,
            "That is how fast o2 moves with the broccoli. How fast does the *loss* move with o2?",
            part="dL/dx[0]",
        ),
        Mistake(
            "not divided",
            -23.2,
            "The division by 11 600 belongs to L2 as well: one broccoli moves o2 by less than 58.",
            part="dL/dx[0]",
        ),
    ),
    parts=("dL/do3", "dL/do2", "dL/dx[0]"),
    hint="Forwards: o2 and o3. Then back: the error; times the slope of ReLU at o2; times the weight of the broccoli.",
)

TWO_WAYS = Exercise(
    number="08.2",
    title="Two ways back",
    question="""A linear layer of two units has these weights (no bias):

```python
W = np.array([[40, 17], [-23, 62]])
```

On the way back, 0.6 arrives at its unit 0 and −1.1 at its unit 1. What does the layer hand back to its two inputs?
Give two numbers. (A cell is as good as a pencil, if it has no `@`.)""",
    dots=2,
    minutes=4,
    solution="""handed_back = np.array([[40, 17], [-23, 62]]).T @ (0.6, -1.1)  # the table by its columns
check("08.2", handed_back)""",
    quantities={"W": [[40, 17], [-23, 62]], "gradient": (0.6, -1.1)},
    right=lambda W, gradient: (
        W[0][0] * gradient[0] + W[1][0] * gradient[1],
        W[0][1] * gradient[0] + W[1][1] * gradient[1],
    ),
    because="From input 0 two arrows lead away, with the weights 40 and -23: 40 × 0.6 + -23 × -1.1 = 49.3. From input "
    "1: 17 × 0.6 + 62 × -1.1 = -58.",
    mistakes=(
        Mistake(
            "rows for columns",
            (5.3, -82),
            "The table was read by rows, as on the way forward. Which two arrows leave input 0, and where do they end?",
        ),
        Mistake(
            "the way through unit 0",
            (24, 10.2),
            "Only the way through unit 0 was followed. Two ways lead from each input to the loss.",
        ),
        Mistake(
            "the way through unit 1",
            (25.3, -68.2),
            "Only the way through unit 1 was followed. Two ways lead from each input to the loss.",
        ),
        Mistake(
            "each unit to one input",
            (24, -68.2),
            "Unit 0 handed back to input 0 only, and unit 1 to input 1 only, it seems. There are four arrows.",
        ),
    ),
    parts=("input 0", "input 1"),
    hint="For each input: the two arrows that leave it, each weight times what arrives at its end, added up.",
)

RELU_BACK = Exercise(
    number="08.3",
    title="What ReLU lets back",
    question="On the way forward, (3, −2, 0, 0.5) went into a ReLU of our package, `ReLU()`. On the way back, "
    "(−4, 7, 2, −1) arrives at it. What does it hand back? Give four numbers.",
    dots=1,
    minutes=2,
    solution='check("08.3", (-4, 0, 0, -1))',
    right=(-4, 0, 0, -1),
    parts=("first", "second", "third", "fourth"),
    because="What went in above 0 lets back what arrives, whatever its sign. What went in below 0 lets nothing back, "
    "nor does our choice at exactly 0.",
    mistakes=(
        Mistake(
            "ReLU of what arrives",
            (0, 7, 2, 0),
            "ReLU was called on what arrives, it seems. Going back, it looks at what went in on the way *forward*.",
        ),
        Mistake(
            "the other choice at 0",
            (-4, 0, 2, -1),
            "Only the third is another: that is the choice `slope_at_0=1`. Which does `ReLU()` take?",
        ),
        Mistake(
            "the forward pass",
            (3, 0, 0, 0.5),
            "That is what it gave on the way forward. What does it make of the numbers that arrive?",
        ),
        Mistake(
            "everything passes",
            (-4, 7, 2, -1),
            "Everything passes, it seems. What does the loss care about a number that ReLU turns into 0 anyway?",
        ),
        Mistake(
            "the slopes",
            (1, 0, 0, 1),
            "These are the slopes, and they are right. What arrives is multiplied by them.",
        ),
        Mistake(
            "multiplied by what went in",
            (-12, 0, 0, -0.5),
            "What arrives was multiplied by what went in. Above 0 the slope of ReLU is the same everywhere.",
        ),
        Mistake(
            "multiplied by what went in, all of them",
            (-12, -14, 0, -0.5),
            "What arrives was multiplied by what went in. It is to be multiplied by the *slope* there.",
        ),
        Mistake(
            "both signs must be above 0",
            (0, 0, 0, 0),
            "Nothing came back at all, it seems. A negative number that arrives passes too, where ReLU was awake.",
        ),
        Mistake(
            "the wrong side",
            (0, 7, 0, 0),
            "It was turned round: what went in *above* 0 lets back what arrives.",
        ),
        Mistake(
            "minus signs taken away",
            (4, 0, 0, 1),
            "The minus signs are gone. Where ReLU was awake, it hands back what arrives as it is.",
        ),
    ),
    hint="For each of the four: was it above 0 on the way forward? Then what arrives passes, as it is.",
)

LEAKY_BACK = Exercise(
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
            "Below 0 yours hands back nothing: that is ReLU. How much does `leaky` move there, when X moves by 1?",
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
            "What arrives was multiplied by what went in. It is to be multiplied by the *slope* of `leaky` there.",
        ),
        Mistake(
            "ten times",
            lambda pair: pair[1] if pair[0] >= 0 else pair[1] * 10,
            "Below 0 yours hands back ten times what arrives. Does `leaky` make changes larger there, or smaller?",
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
    ),
    hint="By how much does leaky(X) move when X moves by 1? That is its slope; what arrives is multiplied by it.",
    inputs=((2, -3), (-2, -3), (-2, 5), (2, 5), (0, 4), (0, -4), (-0.5, 0), (7, 0.5), (-30, 1)),
)

DEAD = Exercise(
    number="08.5",
    title="A unit that sleeps",
    question="""A unit behind ReLU gives 0 for each of the pictures that a model learns from, because its own sum is
well below 0. What could wake it up? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: a larger loss: then more comes back to its weights
- b: more rounds of learning from the same pictures: it only needs time
- c: layers before it that change, as other units behind them are awake
- d: better weights behind it, in the layer that takes its output""",
    dots=3,
    minutes=4,
    solution='check("08.5", "c")',
    right="c",
    because="Its own weights get 0 from each picture. But what goes into it may change, if there are layers before it "
    "that learn from what comes back through other units. (In lesson 06 there are none: what goes into L4 is the "
    "picture.)",
    mistakes=(
        Mistake(
            "a larger loss",
            "a",
            "However large the number that arrives: by which slope is it multiplied?",
        ),
        Mistake(
            "time",
            "b",
            "Each round hands its weights the same. What is that number, and what changes by it?",
        ),
        Mistake(
            "the layer behind",
            "d",
            "These weights decide how much arrives at its output. What does ReLU make of that?",
        ),
    ),
)

BAKERY = Exercise(
    number="08.6",
    title="Transfer: the price of wheat",
    question="When wheat becomes 1 cent dearer, flour becomes 1.3 cents dearer. When flour becomes 1 cent dearer, a "
    "bread becomes 0.7 cents dearer, and a bag of noodles 0.4 cents. A kitchen buys 12 breads and 25 bags of noodles "
    "a week. By how many cents does its week become dearer, for each cent of wheat?",
    dots=2,
    minutes=3,
    solution="""# along the way of the bread 1.3 * 0.7 * 12, along the way of the noodles 1.3 * 0.4 * 25
check("08.6", 1.3 * 0.7 * 12 + 1.3 * 0.4 * 25)""",
    quantities={"flour": 1.3, "bread": 0.7, "noodles": 0.4, "breads": 12, "bags": 25},
    right=lambda flour, bread, noodles, breads, bags: flour * bread * breads + flour * noodles * bags,
    because="Multiply along a way: 10.92 through the bread, 13 through the noodles. Add over the ways: 23.92.",
    mistakes=(
        Mistake(
            "the wheat left out",
            18.4,
            "That is for each cent of *flour*. How much dearer does flour become for a cent of wheat?",
        ),
        Mistake(
            "one of each",
            1.43,
            "That is for one bread and one bag. How many of each does the kitchen buy?",
        ),
        Mistake(
            "the speeds added",
            2.4,
            "The three speeds were added, it seems. Along a way one multiplies.",
        ),
    ),
    hint="Two ways lead from wheat to the kitchen. Multiply along each, then add the two.",
)

EXERCISES = (BY_HAND, TWO_WAYS, RELU_BACK, LEAKY_BACK, DEAD, BAKERY)
