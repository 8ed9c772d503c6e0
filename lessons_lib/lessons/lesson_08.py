"""Lesson 08, the backward pass: multiply along a way, add over the ways, and what ReLU lets back."""

import itertools

from lessons_lib.judge.exercise import Clue, Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.written import said
from lessons_lib.numbers.notation import number

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


def hours_for(broccoli: int, strawberries: int, answer: float) -> int:
    """With how many hours the patients' model gives this answer."""
    return round((11_600 * answer - 58 * broccoli + 3 * strawberries) / 2)


def backward_by_hand(broccoli: int, strawberries: int, answer: float) -> Exercise:
    """Ask for a backward pass through the patients' model."""
    hours, error = hours_for(broccoli, strawberries, answer), answer - 1
    return Exercise(
        number="08.1",
        title="A backward pass by hand",
        question=f"Someone eats {broccoli} broccoli and {strawberries} strawberries, works out for "
        f"{hours} hours, and is in good shape: the "
        "target is 1. Go forwards through the patients' model (58, −3 and 2, and all divided by 11 600; "
        "then ReLU), "
        "then back. Give dL/do3, dL/do2 and dL/dx[0], the "
        "derivative by the broccoli.",
        dots=1,
        minutes=4,
        solution=f"""going_back = model.trace(({broccoli}, {strawberries}, {hours})).backward(SquaredError(), 1)
check("08.1", (going_back["dL/do3"], going_back["dL/do2"], going_back["dL/dx"][0]))""",
        quantities={"x": (broccoli, strawberries, hours), "target": 1},
        right=way_back,
        because=f"o2 = o3 = ({58 * broccoli} - {3 * strawberries} + {2 * hours}) ÷ 11600 = {answer}, so "
        f"{number(error)} arrives at "
        f"ReLU, which lets it pass; and {number(error)} × 58 ÷ 11600 = {number(error * 0.005)}.",
        mistakes=(
            Mistake(
                "the answer for the error",
                (answer, answer, answer * 58 / 11_600),
                "It began with o3 itself, it seems. How fast does the loss move with o3? Look at the target.",
            ),
            Mistake(
                "the loss for its derivative",
                error**2 / 2,
                "That is the loss. Asked is how fast it moves with o3.",
                part="dL/do3",
            ),
            Mistake(
                "the sign of what comes back",
                0,
                "Did ReLU make a 0 of it because it is negative? It looks at what went in on the way "
                "*forward*: is "
                "o2 "
                "above 0?",
                part="dL/do2",
            ),
            Mistake(
                "o2 times what arrives",
                error * answer,
                "What arrives was multiplied by o2, it seems. By how much does o3 move when o2 moves by "
                "1? That is "
                "the "
                "slope.",
                part="dL/do2",
            ),
            Mistake(
                "the input for the weight",
                error * broccoli,
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
                58 * error,
                "The division by 11 600 belongs to L2 as well: one broccoli moves o2 by less than 58.",
                part="dL/dx[0]",
            ),
            Mistake(
                "patient 5",
                (-0.8, -0.8, -0.004),
                "These are the numbers of patient 5 in the lesson. This person has another x: go "
                "forwards first.",
            ),
            Mistake(
                "o3 itself",
                answer,
                "That is o3. How fast does the loss move with it? Look at the target.",
                part="dL/do3",
            ),
            Mistake(
                "the target minus the answer",
                -error,
                "The sign is turned: the derivative is the answer minus the target.",
                part="dL/do3",
            ),
            Mistake(
                "half kept",
                error / 2,
                "A half was kept, it seems. The loss is half a *square*: how fast does that move with o3?",
                part="dL/do3",
            ),
            Mistake(
                "twice", 2 * error, "It is twice too much: was the half of the loss forgotten?", part="dL/do3"
            ),
            Mistake(
                "the square",
                error**2,
                "That is the square of the error. Asked is how fast half of it moves.",
                part="dL/do3",
            ),
            Mistake(
                "the slope of ReLU",
                1,
                "That is the slope of ReLU, and it is right. What arrives is multiplied by it.",
                part="dL/do2",
            ),
            Mistake("o2", answer, "That is o2. Asked is how fast the loss moves with it.", part="dL/do2"),
            Mistake(
                "what arrives, without its sign",
                -error,
                "The minus sign is gone. Where ReLU is awake, it hands back what arrives as it is.",
                part="dL/do2",
            ),
            Mistake(
                "the weight forgotten",
                error,
                "It was handed on as it is, it seems. L2 has a weight for the broccoli: by how much does "
                "o2 move "
                "with *one more*?",
                part="dL/dx[0]",
            ),
            Mistake(
                "the term",
                error * 58 * broccoli / 11_600,
                "What arrives was multiplied by the whole term of the broccoli. By how much does o2 move "
                "with *one "
                "more*?",
                part="dL/dx[0]",
            ),
            Mistake(
                "by the strawberries",
                -error * 3 / 11_600,
                "That is the derivative by the strawberries. Which weight do the broccoli have?",
                part="dL/dx[0]",
            ),
            Mistake(
                "by the hours",
                error * 2 / 11_600,
                "That is the derivative by the hours. Which weight do the broccoli have?",
                part="dL/dx[0]",
            ),
            Mistake(
                "without its sign",
                -error * 58 / 11_600,
                "The minus sign got lost on the way back, it seems. What arrives at L2?",
                part="dL/dx[0]",
            ),
            Mistake(
                "divided by the weight",
                error / 0.005,
                "What arrives was divided by the weight. Along a way one multiplies.",
                part="dL/dx[0]",
            ),
        ),
        parts=("dL/do3", "dL/do2", "dL/dx[0]"),
        hint="Forwards: o2 and o3. Then back: the error; times the slope of ReLU at o2; times the weight "
        "of the broccoli.",
        hints={
            "dL/do3": "How far is o3 from the target, with its sign?",
            "dL/do2": "What arrives, times the slope of ReLU at o2.",
            "dL/dx[0]": "What arrives at L2, times the weight of the broccoli: 58 / 11 600.",
        },
    )


BY_HAND = varied(
    backward_by_hand,
    {"broccoli": 80, "strawberries": 500, "answer": 0.65},
    {
        "broccoli": range(60, 160, 10),
        "strawberries": range(300, 1300, 50),
        "answer": [each / 100 for each in range(31, 90, 2)],
    },
    only=lambda broccoli, strawberries, answer: 200 <= hours_for(broccoli, strawberries, answer) <= 4000,
)


def two_ways_back(W: tuple[tuple[int, int], tuple[int, int]], gradient: tuple[float, float]) -> Exercise:
    """Ask what a layer of two units hands back."""
    g, h = gradient
    return Exercise(
        number="08.2",
        title="Two ways back",
        question=f"""A linear layer of two units has these weights (no bias):

```python
W = np.array([{[*W[0]]}, {[*W[1]]}])
```

On the way back, {g} arrives at its unit 0 and {said(h)} at its unit 1. What does the layer hand back to its two inputs?
Give two numbers. (A cell is as good as a pencil, if it has no `@`.)""",
        dots=2,
        minutes=4,
        solution=f"""handed_back = np.array([{[*W[0]]}, {[*W[1]]}]).T @ {gradient}  # the table by its columns
check("08.2", handed_back)""",
        quantities={"W": W, "gradient": gradient},
        right=lambda W, gradient: (
            W[0][0] * gradient[0] + W[1][0] * gradient[1],
            W[0][1] * gradient[0] + W[1][1] * gradient[1],
        ),
        because=f"From input 0 two arrows lead away, with the weights {W[0][0]} and {W[1][0]}: "
        f"{W[0][0]} × {g} + {W[1][0]} × {h} = {number(W[0][0] * g + W[1][0] * h)}. From input "
        f"1: {W[0][1]} × {g} + {W[1][1]} × {h} = {number(W[0][1] * g + W[1][1] * h)}.",
        mistakes=(
            Mistake(
                "rows for columns",
                (W[0][0] * g + W[0][1] * h, W[1][0] * g + W[1][1] * h),
                "The table was read by rows, as on the way forward. Which two arrows leave input 0, and "
                "where do "
                "they end?",
            ),
            Mistake(
                "the way through unit 0",
                (W[0][0] * g, W[0][1] * g),
                "Only the way through unit 0 was followed. Two ways lead from each input to the loss.",
            ),
            Mistake(
                "the way through unit 1",
                (W[1][0] * h, W[1][1] * h),
                "Only the way through unit 1 was followed. Two ways lead from each input to the loss.",
            ),
            Mistake(
                "each unit to one input",
                (W[0][0] * g, W[1][1] * h),
                "Unit 0 handed back to input 0 only, and unit 1 to input 1 only, it seems. There are "
                "four arrows.",
            ),
            Mistake(
                "handed on unchanged",
                gradient,
                "That is what arrives at the two units. On the way to the inputs it is multiplied by the "
                "weights of "
                "the arrows.",
            ),
            Mistake(
                "products not added",
                (W[0][0] * g, W[0][1] * g, W[1][0] * h, W[1][1] * h),
                "These are the four products, and they are right. Two arrows leave each input: what "
                "becomes of their "
                "products?",
            ),
            Mistake(
                "products not added, by inputs",
                (W[0][0] * g, W[1][0] * h, W[0][1] * g, W[1][1] * h),
                "These are the four products, input by input. The two of each input belong together: "
                "what becomes of "
                "them?",
            ),
            Mistake(
                "ways multiplied",
                (W[0][0] * g * W[1][0] * h, W[0][1] * g * W[1][1] * h),
                "The two ways were multiplied with each other, it seems. Along a way one multiplies; "
                "ways are added.",
            ),
            Mistake(
                "weights added up",
                (W[0][0] + W[1][0], W[0][1] + W[1][1]),
                "The weights were added up by their columns, and what arrives plays no part. Multiply "
                "each by what "
                "arrives at its end.",
            ),
            Mistake(
                "each arrives at one input",
                ((W[0][0] + W[0][1]) * g, (W[0][0] + W[0][1]) * h),
                "All weights of an input were multiplied by one number, it seems. What arrives at unit 0 "
                "is one "
                "thing, what arrives at unit 1 another.",
            ),
            Mistake(
                "the gradients change places",
                (W[0][0] * h + W[1][0] * g, W[0][1] * h + W[1][1] * g),
                "What arrives at unit 0 was handed back by unit 1, and the other way round, it seems.",
            ),
            Mistake(
                "both arrivals added",
                ((W[0][0] + W[1][0]) * (g + h), (W[0][1] + W[1][1]) * (g + h)),
                "What arrives was added up first, it seems. Each arrow has its own number at its end.",
            ),
        ),
        parts=("input 0", "input 1"),
        hint="For each input: the two arrows that leave it, each weight times what arrives at its end, "
        "added up.",
    )


TWO_WAYS = varied(
    two_ways_back,
    {"W": ((40, 17), (-23, 62)), "gradient": (0.6, -1.1)},
    {
        "W": [
            ((a, b), (-c, d))
            for a, b, c, d in itertools.product((34, 40, 46), (13, 17, 19), (21, 23, 27), (58, 62, 65))
        ],
        "gradient": [(a / 10, -b / 10) for a, b in itertools.product((3, 4, 6, 7, 8), (9, 11, 12, 13))],
    },
)


def let_back(first: int, second: int, third: int, last: int) -> Exercise:
    """Ask what a ReLU lets back."""
    return Exercise(
        number="08.3",
        title="What ReLU lets back",
        question="On the way forward, (3, −2, 0, 0.5) went into a ReLU of our package, `ReLU()`. On the "
        "way back, "
        f"(−{first}, {second}, {third}, −{last}) arrives at it. What does it hand back? Give four numbers.",
        dots=1,
        minutes=2,
        solution=f'check("08.3", (-{first}, 0, 0, -{last}))',
        right=(-first, 0, 0, -last),
        parts=("first", "second", "third", "fourth"),
        because="What went in above 0 lets back what arrives, whatever its sign. What went in below 0 "
        "lets nothing back, "
        "nor does our choice at exactly 0.",
        mistakes=(
            Mistake(
                "ReLU of what arrives",
                (0, second, third, 0),
                "ReLU was called on what arrives, it seems. Going back, it looks at what went in on the way "
                "*forward*.",
            ),
            Mistake(
                "the other choice at 0",
                (-first, 0, third, -last),
                "Only the third is another: that is the choice `slope_at_0=1`. Which does `ReLU()` take?",
            ),
            Mistake(
                "the forward pass",
                (3, 0, 0, 0.5),
                "That is what it gave on the way forward. What does it make of the numbers that arrive?",
            ),
            Mistake(
                "everything passes",
                (-first, second, third, -last),
                "Everything passes, it seems. What does the loss care about a number that ReLU turns "
                "into 0 anyway?",
            ),
            Mistake(
                "the slopes",
                (1, 0, 0, 1),
                "These are the slopes, and they are right. What arrives is multiplied by them.",
            ),
            Mistake(
                "multiplied by what went in",
                (-3 * first, 0, 0, -last / 2),
                "What arrives was multiplied by what went in. Above 0 the slope of ReLU is the same "
                "everywhere.",
            ),
            Mistake(
                "multiplied by what went in, all of them",
                (-3 * first, -2 * second, 0, -last / 2),
                "What arrives was multiplied by what went in. It is to be multiplied by the *slope* there.",
            ),
            Mistake(
                "both signs must be above 0",
                (0, 0, 0, 0),
                "Nothing came back at all, it seems. A negative number that arrives passes too, where "
                "ReLU was awake.",
            ),
            Mistake(
                "the wrong side",
                (0, second, 0, 0),
                "It was turned round: what went in *above* 0 lets back what arrives.",
            ),
            Mistake(
                "minus signs taken away",
                (first, 0, 0, last),
                "The minus signs are gone. Where ReLU was awake, it hands back what arrives as it is.",
            ),
            Mistake(
                "a minus turned",
                -second,
                "What went in here was below 0. What does ReLU let back of what arrives then?",
                part="second",
            ),
            Mistake(
                "passes below 0",
                second,
                "What went in here was below 0: that ReLU was asleep. What does it let back?",
                part="second",
            ),
            Mistake(
                "what went in, below 0",
                -2,
                "That is what went in. What does ReLU let back there of what arrives?",
                part="second",
            ),
            Mistake(
                "half at 0",
                third / 2,
                "Half of it passed. At exactly 0 one could choose any slope from 0 to 1; which one does "
                "`ReLU()` "
                "take?",
                part="third",
            ),
            Mistake(
                "a negative number stopped",
                0,
                "A negative number was stopped. Going back, ReLU does not look at what arrives: what "
                "went in here on "
                "the way *forward*?",
                part="first",
            ),
            Mistake(
                "a negative number stopped, the last",
                0,
                "A number was stopped. Going back, ReLU does not look at what arrives: was what went in "
                "here above "
                "0, even if not by much?",
                part="fourth",
            ),
            Mistake(
                "multiplied by what went in, the last",
                -last / 2,
                "It was multiplied by what went in. Above 0 the slope of ReLU is the same everywhere.",
                part="fourth",
            ),
            Mistake(
                "multiplied by what went in, the first",
                -123,
                "It was multiplied by 3. The slope of ReLU is the same wherever it is awake.",
                part="first",
            ),
            Mistake(
                "the minus taken away",
                41,
                "The minus sign is gone. Where ReLU was awake, it hands back what arrives as it is.",
                part="first",
            ),
            Mistake(
                "the minus taken away, the last",
                16,
                "The minus is gone. What arrives passes as it is, where ReLU was awake.",
                part="fourth",
            ),
            Mistake("what went in", 3, "That is what went in. What arrives is asked about.", part="first"),
            Mistake(
                "what went in, the last",
                0.5,
                "That is what went in, above 0. So what becomes of what *arrives*?",
                part="fourth",
            ),
        ),
        hint="For each of the four: was it above 0 on the way forward? Then what arrives passes, as it is.",
    )


RELU_BACK = varied(
    let_back,
    {"first": 41, "second": 73, "third": 28, "last": 16},
    {"first": range(31, 60), "second": range(61, 90), "third": range(20, 31, 2), "last": range(6, 20, 2)},
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
            "Below 0 yours hands back nothing: that is ReLU. How much does `leaky` move there, when X "
            "moves by 1?",
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
            "What arrives was multiplied by what went in. It is to be multiplied by the *slope* of "
            "`leaky` there.",
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
            "Above 0 yours multiplies by what went in. By its *slope* there it should: how much does `leaky` "
            "move when X moves by 1?",
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
            "depends "
            "on X alone.",
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
    hint="By how much does leaky(X) move when X moves by 1? That is its slope; what arrives is "
    "multiplied by it.",
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
    because="Its own weights get 0 from each picture. But what goes into it may change, if there are "
    "layers before it "
    "that learn from what comes back through other units. (In lesson 06 there are none: what goes into "
    "L4 is the "
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


def price_of_wheat(flour: float, bread: float, noodles: float, breads: int, bags: int) -> Exercise:
    """Ask for a speed along two ways."""
    of_flour = bread * breads + noodles * bags
    one, other = flour * bread * breads, flour * noodles * bags
    return Exercise(
        number="08.6",
        title="Transfer: the price of wheat",
        question=f"When wheat becomes 1 cent dearer, flour becomes {flour} cents dearer. When flour "
        "becomes 1 cent dearer, a "
        f"bread becomes {bread} cents dearer, and a bag of noodles {noodles} cents. A kitchen buys "
        f"{breads} breads and {bags} bags of "
        "noodles "
        "a week. By how many cents does its week become dearer, for each cent of wheat?",
        dots=2,
        minutes=3,
        solution=f"""# along the way of the bread {flour} * {bread} * {breads},
# along the way of the noodles {flour} * {noodles} * {bags}
check("08.6", {flour} * {bread} * {breads} + {flour} * {noodles} * {bags})""",
        quantities={"flour": flour, "bread": bread, "noodles": noodles, "breads": breads, "bags": bags},
        right=lambda flour, bread, noodles, breads, bags: flour * bread * breads + flour * noodles * bags,
        because=f"Multiply along a way: {number(one)} through the bread, {number(other)} through the noodles. "
        f"Add over the ways: {number(one + other)}.",
        mistakes=(
            Mistake(
                "the wheat left out",
                of_flour,
                "That is for each cent of *flour*. How much dearer does flour become for a cent of wheat?",
            ),
            Mistake(
                "one of each",
                flour * (bread + noodles),
                "That is for one bread and one bag. How many of each does the kitchen buy?",
            ),
            Mistake(
                "the speeds added",
                flour + bread + noodles,
                "The three speeds were added, it seems. Along a way one multiplies.",
            ),
            Mistake(
                "the wheat left out, bread alone",
                bread * breads,
                "That is the way of the bread alone, and for a cent of *flour*. How much dearer does "
                "flour become, "
                "and which other way is there?",
            ),
            Mistake(
                "the wheat left out, noodles alone",
                noodles * bags,
                "That is the way of the noodles alone, and for a cent of *flour*. How much dearer does "
                "flour become, "
                "and which other way is there?",
            ),
            Mistake(
                "bread alone",
                one,
                "That is the way of the bread alone. Which other way leads from wheat to the kitchen?",
            ),
            Mistake(
                "noodles alone",
                other,
                "That is the way of the noodles alone. Which other way leads from wheat to the kitchen?",
            ),
            Mistake(
                "how much a piece becomes dearer, left out",
                flour * (breads + bags),
                "It does not tell what happens between flour and a bread, or a bag: by how much does "
                "each become "
                "dearer?",
            ),
            Mistake(
                "one of each, for flour",
                bread + noodles,
                "That is one bread and one bag, for a cent of flour. How many of each, and how much "
                "dearer is flour?",
            ),
            Mistake(
                "added before multiplied",
                flour * (bread + noodles) * (breads + bags),
                "The prices and the pieces were added up first, it seems. Each way has its own two numbers.",
            ),
            Mistake(
                "added before multiplied, for flour",
                (bread + noodles) * (breads + bags),
                "The prices and the pieces were added up first, it seems, and the wheat left out. Each "
                "way has its "
                "own three numbers.",
            ),
            Mistake(
                "the speed of the wheat added",
                flour + of_flour,
                f"{flour} was added at the end, it seems. Along a way one multiplies, from its beginning on.",
            ),
            Mistake(
                "divided by the speed of the wheat",
                of_flour / flour,
                f"It was divided by {flour}, it seems. Flour becomes *more* than a cent dearer for a cent "
                "of wheat.",
            ),
            Mistake(
                "all in one row",
                flour * bread * breads * noodles * bags,
                "Everything was multiplied in one row, it seems. Bread and noodles are two ways, one "
                "beside the "
                "other: multiply along each, then add.",
            ),
            Mistake(
                "all speeds in one row",
                flour * bread * noodles,
                "The three speeds were multiplied in one row, it seems. Bread and noodles are two ways, "
                "one beside "
                "the other.",
            ),
            Mistake(
                "ways multiplied",
                one * other,
                "The two ways were multiplied with each other, it seems. Along a way one multiplies; "
                "ways are added.",
            ),
            Mistake(
                "the mean of the ways",
                (one + other) / 2,
                "That is the mean of the two ways, it seems. The kitchen pays for both.",
            ),
            Mistake(
                "only the pieces",
                breads + bags,
                "That is how many pieces the kitchen buys. By how much does each become dearer?",
            ),
            Mistake(
                "the wheat twice",
                flour * (one + other),
                f"{flour} came in twice, it seems. It stands once at the beginning of each way.",
            ),
            Mistake(
                "the wheat in one way alone",
                one + noodles * bags,
                "Only the way of the bread begins at the wheat, it seems. So does the other one.",
            ),
            Mistake(
                "the wheat in the other way alone",
                other + bread * breads,
                "Only the way of the noodles begins at the wheat, it seems. So does the other one.",
            ),
        ),
        hint="Two ways lead from wheat to the kitchen. Multiply along each, then add the two.",
        clues=(
            Clue(
                lambda _, given: given > max(one, other),
                "The way of one of the two alone comes to more than that. Did both of them come in, each "
                "with how "
                "many pieces "
                "there are?",
            ),
            Clue(
                lambda _, given: given < 2.5 * (one + other),
                f"That is a lot: {breads + bags} pieces, each less than 1 cent dearer for a cent of "
                "flour. What was multiplied "
                "that "
                "should be added?",
            ),
        ),
    )


BAKERY = varied(
    price_of_wheat,
    {"flour": 1.3, "bread": 0.7, "noodles": 0.4, "breads": 12, "bags": 25},
    {
        "flour": (1.1, 1.2, 1.3, 1.4),
        "bread": (0.6, 0.7, 0.8),
        "noodles": (0.3, 0.4, 0.5),
        "breads": range(8, 20),
        "bags": range(20, 32),
    },
)

EXERCISES = (BY_HAND, TWO_WAYS, RELU_BACK, LEAKY_BACK, DEAD, BAKERY)
