"""Lesson 02, inside the model: the forward pass, what each layer sees, and why outputs are kept."""

import math
from collections.abc import Iterable

from lessons_lib.data import patients
from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.layers import Input
from lessons_lib.model import Model
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISES", "L1", "L2", "L3", "L4", "L3_each"]


def L1(X: Iterable[float]) -> Iterable[float]:
    """Hand on what comes in: the input layer of the lesson."""
    return X


def L2(X: Iterable[float]) -> float:
    """Add up weighted measures: the linear layer of the lesson."""
    broccoli, strawberries, hours = X
    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600


def L3(X: float) -> float:
    """Let pass what is 0 or more: the lesson's ReLU, for one number."""
    return max(X, 0)


def L3_each(X: Iterable[float]) -> list[float]:
    """ReLU for each number on its own, as the lesson needs it before the sum."""
    return [L3(value) for value in X]


def L4(X: float) -> float:
    """Let nothing above 1 pass: the learner's own layer."""
    return 1 if X > 1 else X  # noqa: FURB136 (as the lesson writes it)


def forward_pass(broccoli: int, strawberries: int, hours: int) -> Exercise:
    """Ask for a forward pass in which ReLU acts."""
    return Exercise(
        number="02.1",
        title="A forward pass by hand",
        question=f"Take x = ({broccoli}, {strawberries}, {hours}) through the three layers of this "
        "lesson, with pencil and paper. Give "
        "two numbers: o2, then o3.",
        dots=1,
        minutes=3,
        solution=f"""after_L1 = L1(({broccoli}, {strawberries}, {hours}))
after_L2 = L2(after_L1)
after_L3 = L3(after_L2)
check("02.1", (after_L2, after_L3))""",
        right=Model(Input("broccoli", "Tagada strawberries", "workout hours"), L2, L3),
        x=(broccoli, strawberries, hours),
        outputs=("o2", "o3"),
        because=f"o2 = ({58 * broccoli} - {3 * strawberries} + {2 * hours}) / 11600 = "
        f"{number(L2((broccoli, strawberries, hours)))}, a number like any other. Only L3 makes it 0.",
        mistakes=(
            Mistake(
                "a negative o2 taken for an error",
                (0, 0),
                "A negative o2 is no error: L2 may give any number, and it is kept as it is. Look again "
                "at which"
                " layer changes it.",
            ),
        ),
        hint="Work out the three terms of L2, add them, divide; then hand that one number to L3.",
    )


FORWARD_PASS = varied(
    forward_pass,
    {"broccoli": 100, "strawberries": 5000, "hours": 250},
    {"broccoli": range(50, 200, 50), "strawberries": range(2000, 6000, 100), "hours": range(50, 1000, 50)},
    only=lambda broccoli, strawberries, hours: -1.2 < L2((broccoli, strawberries, hours)) < -0.2,
)


def chain(x: float, added: int) -> tuple[float, float, float, float]:
    """Follow the arrows of another model: x, o1, o2 and o3."""
    o1 = x + added
    o2 = 3 * o1
    return x, o1, o2, o2**2


def chain_of_three(x: int, added: int) -> Exercise:
    """Ask for what four names stand for after a run."""
    _, o1, o2, o3 = chain(x, added)
    return Exercise(
        number="02.2",
        title="Three other layers",
        question=f"""In another model L1 adds {added}, L2 triples, and L3 squares what it gets. It runs once on x = {x}.
What do the four names stand for afterwards? Give four numbers: x, o1, o2, o3.""",
        dots=1,
        minutes=2,
        solution=f"""start = {x}
added = start + {added}
tripled = 3 * added
squared = tripled**2
check("02.2", (start, added, tripled, squared))""",
        quantities={"x": x},
        right=lambda x: chain(x, added),
        because="Each layer gets the output of the one before it and makes a new number; x stays what it was.",
        mistakes=(
            Mistake(
                "L1 changes x",
                (o1, o1, o2, o3),
                "The outputs are right, but a layer makes something new and leaves x alone. Look again at x.",
            ),
            Mistake(
                "x becomes the answer",
                (o3, o1, o2, o3),
                "The outputs are right, but the answer does not take the place of x. Look again at x.",
            ),
            Mistake(
                "every layer sees x",
                (x, o1, 3 * x, x**2),
                "Every layer was called on x, it seems. Follow the arrows: which reaches L2, and which L3?",
            ),
            Mistake(
                "from the last layer to the first",
                (x, 3 * x**2 + added, 3 * x**2, x**2),
                "L3 ran first, it seems. `L3(L2(L1(x)))` is written from the outside in: which of its "
                "calls must"
                " end before the others can start?",
            ),
            Mistake(
                "L2 called again on o2",
                (x, o1, o2, 3 * o2),
                "The first three are right. L2 ran a second time, on its own output, it seems. Which "
                "layer is called "
                "on o2?",
            ),
            Mistake(
                "L3 called on o1",
                (x, o1, o2, o1**2),
                "The first three are right. L3 was called on o1, it seems. Which arrow reaches it?",
            ),
            Mistake(
                "what the layers do",
                (added, 3, 2, 0),
                "These numbers say what the layers do. Asked is what comes out of them, one after the other.",
            ),
            Mistake(
                "L3 before L2",
                (x, o1, o1**2, 3 * o1**2),
                "L3 ran before L2, it seems. Which of the two gets o1?",
            ),
            Mistake(
                "L2 before L1",
                (x, 3 * x, 3 * x + added, (3 * x + added) ** 2),
                "L2 ran before L1, it seems. Which of the two gets x?",
            ),
            Mistake(
                "L3 called on x",
                x**2,
                "L3 was called on x, it seems. Which arrow reaches it?",
                part="o3",
            ),
            Mistake(
                "cubed",
                o1**3,
                "A number was multiplied by itself twice, it seems. L2 *triples* what it gets.",
                part="o2",
            ),
            Mistake(
                "a root",
                o2**0.5,
                "The root was taken, it seems. L3 multiplies a number by itself.",
                part="o3",
            ),
            Mistake(
                "x left out",
                (o1, o2, o3),
                "These are the outputs, and they are right. x is asked too, as the first of four.",
            ),
            Mistake(
                "the answer left out",
                (x, o1, o2),
                "These three are right. L3 has not run yet: its output is asked too.",
            ),
            Mistake(
                "only the answer",
                o3,
                "That is the answer of the model. The numbers on the way to it are asked too, and x as "
                "the first of "
                "four.",
            ),
        ),
        parts=("x", "o1", "o2", "o3"),
        hint="Go along the arrows, one layer at a time, and write down each output.",
        hints={"x": "No layer changes what it gets: what was x before the run?"},
    )


CHAIN = varied(
    chain_of_three,
    {"x": 6, "added": 5},
    {"x": range(4, 14), "added": range(4, 13)},
    only=lambda x, added: x != added,
)


def swapped(broccoli: int, strawberries: int, hours: int) -> Exercise:
    """Ask for the answer of a model whose layers stand in another order."""
    return Exercise(
        number="02.3",
        title="Two layers change places",
        question="L2 and L3 change places, as in section 9, so that the model is `L2(L3_each(L1(x)))`. "
        "What does "
        f"it give for x = ({broccoli}, {strawberries}, {hours})? Predict it first, then run it.",
        dots=2,
        minutes=3,
        solution="other_order = Model(L1, L3_each, L2)\n"
        f'check("02.3", other_order(({broccoli}, {strawberries}, {hours})))',
        quantities={"broccoli": broccoli, "strawberries": strawberries, "hours": hours},
        right=lambda broccoli, strawberries, hours: L2(L3_each((broccoli, strawberries, hours))),
        because="ReLU now sees only counts, none of them negative, and lets all pass; the sum comes "
        "after it and"
        " stays below 0.",
        mistakes=(
            Mistake(
                "order does not matter",
                L3(L2((broccoli, strawberries, hours))),
                "That is what the old order gives. Now ReLU runs before the sum: look again at which "
                "numbers it "
                "gets, and at what comes after it.",
            ),
            Mistake(
                "ReLU applied to the terms",
                L2((broccoli, 0, hours)),
                "The term of the strawberries is gone. Was it cut because it is negative? ReLU looks at "
                "the numbers "
                "it is called on, and knows no weights: look again at o1.",
            ),
            Mistake(
                "a leak, or the point moved",
                L2((broccoli, strawberries, hours)) / 10,
                "That is a tenth of it. Did a leaky ReLU come behind L2, or has the decimal point moved?",
            ),
            Mistake(
                "patient 4 of the lesson",
                L2(L3_each((0, 2000, 100))),
                "That is what the lesson found for patient 4. This x has other numbers.",
            ),
        ),
        hint="Write down what L3 gets from L1, what L3 makes of each of these three numbers, and then L2 "
        "of the "
        "result.",
    )


SWAPPED = varied(
    swapped,
    {"broccoli": 20, "strawberries": 1000, "hours": 50},
    {"broccoli": range(10, 60, 10), "strawberries": range(800, 2600, 100), "hours": range(50, 450, 50)},
    only=lambda broccoli, strawberries, hours: -0.6 < L2((broccoli, strawberries, hours)) < -0.08,
)

COUNTED = {9: "nine", 10: "ten", 11: "eleven", 12: "twelve"}


def kept_outputs(layers: int) -> Exercise:
    """Ask what it costs to keep nothing."""
    calls = layers * (layers + 1) // 2
    return Exercise(
        number="02.4",
        title="Why outputs are kept",
        question=f"A model has {COUNTED.get(layers, layers)} layers. Someone wants all of o1, o2, … up to "
        f"o{layers}, and works out each of "
        "them on its own, from x, keeping nothing. How many layer calls is that? And how many are they in one "
        "forward pass that keeps every output? Give two numbers in this order.",
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
                "Each output took one call, it seems, even with nothing kept. Count for o3 alone: which layers "
                "must run before L3 can?",
                part="calls keeping nothing",
            ),
            Mistake(
                "all layers for each output",
                layers**2,
                "Every layer ran for every output, it seems. Which layers come after o1, and does it "
                "need them?",
                part="calls keeping nothing",
            ),
            Mistake(
                "own call forgotten, or the last output, or what is saved",
                calls - layers,
                "Either a call is missing for each output, or all calls for the last one; or is it how "
                "many calls "
                "are "
                "saved? Write down the calls for o1 alone, for o2 alone, and so on, and add up all "
                f"{COUNTED.get(layers, layers)}.",
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
                "Were the calls of the forward pass added to it? Here nothing is kept, so no forward "
                "pass is made "
                "beside it. Or is there one call too many for each output? Count those for o1 alone.",
                part="calls keeping nothing",
            ),
            Mistake(
                "multiplied",
                math.factorial(layers),
                "The calls for o1, for o2 and so on were multiplied, it seems. One is made after the "
                "other: they add "
                "up.",
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
                "Once they are kept, they cost no more calls. But the forward pass itself has to be "
                "made: how many "
                "calls is that?",
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


CALLS = varied(
    kept_outputs,
    {"layers": 12},
    {"layers": [*range(9, 40)]},
)

OWN_LAYER = Exercise(
    number="02.5",
    title="A layer of your own",
    question="Nobody is in better shape than good shape: write a layer L4 that gives 1 for whatever is above"
    " 1 and passes every other number on unchanged. Then build the model of four layers that has it at the "
    "end, behind L1, L2 and L3, and hand over that model.",
    dots=3,
    minutes=5,
    start="def L4(X):\n    return ...",
    solution='def L4(X):\n    return 1 if X > 1 else X\n\ncheck("02.5", Model(L1, L2, L3, L4))',
    right=Model(L1, L2, L3, L4),
    because="A layer is a function of one input, so yours stands in the row like any other.",
    mistakes=(
        Mistake(
            "L4 before L3",
            Model(L1, L2, L4, L3),
            "Your layer stands before ReLU, it seems. The last answer happens to be the same, but not the "
            "outputs on the way: look again at the order of the row.",
        ),
        Mistake(
            "L3 left out",
            Model(L1, L2, L4),
            "ReLU is missing, it seems: your layer is to stand behind it, not in its place.",
        ),
        Mistake(
            "L4 left out",
            Model(L1, L2, L3),
            "Your own layer is not in the row yet. A model only runs the layers it was given.",
        ),
        Mistake(
            "1 for all",
            Model(L1, L2, L3, lambda _: 1),
            "Your layer gives 1 for everything, it seems. What should happen to numbers that are not above 1?",
        ),
        Mistake(
            "cut off below 0, too",
            Model(L1, L2, L3, lambda X: min(max(X, 0), 1)),
            "Your layer does the work of ReLU a second time, it seems. It is to leave numbers below 0 as they "
            "are.",
        ),
        Mistake(
            "sign taken away",
            Model(L1, L2, L3, lambda X: min(abs(X), 1)),
            "Your layer takes a minus sign away, it seems. A number below 0 is not above 1: it passes "
            "unchanged.",
        ),
        Mistake(
            "max for min",
            Model(L1, L2, L3, lambda X: max(X, 1)),
            "Your layer lifts small numbers where it should lower large ones. To which of them does it give 1?",
        ),
        Mistake(
            "above 1 becomes 0",
            Model(L1, L2, L3, lambda X: X if X <= 1 else 0),
            "Your layer turns large numbers into nothing. Look again at what they should become.",
        ),
        Mistake(
            "0 for all others",
            Model(L1, L2, L3, lambda X: 1 if X > 1 else 0),
            "What is not above 1 becomes 0, it seems. It is to pass unchanged.",
        ),
        Mistake(
            "only what is above 1",
            Model(L1, L2, L3, lambda X: X - 1 if X > 1 else X),
            "Your layer takes 1 away from what is above 1, it seems. It is to give 1 itself there.",
        ),
        Mistake(
            "rounded",
            Model(L1, L2, L3, round),
            "Your layer rounds, it seems. A number that is not above 1 is to pass unchanged.",
        ),
        Mistake(
            "a verdict",
            Model(L1, L2, L3, lambda X: 1 if X > 0.5 else 0),
            "Your layer gives a verdict, it seems. Look again at what should happen to numbers that are not "
            "above 1.",
        ),
    ),
    hint="Look again at the layer that gives this output, and at what it is called on.",
    inputs=(*(patient.x for patient in patients), (150, 0, 0), (200, 0, 2900), (400, 0, 0)),
    alone={"L4": (-2, 0.25, 0.75, 3, 20_000, 0.99, 1.01)},
)

SPAM = Exercise(
    number="02.6",
    title="Transfer: which measure decides?",
    question="""\
A mail program scores mails; a high score means junk. It looks at four measures of a mail: how many words it
has, how often it says "free", how many links it has, and how many earlier mails you wrote to its sender.
Its function, `score`, stands in the cell below.

For the mail x = (65, 1, 5, 25), which measure moves the score most, up or down?
Answer `"words"`, `"free"`, `"links"` or `"earlier mails"`.""",
    dots=2,
    minutes=3,
    start="""def score(X):
    words, free, links, earlier_mails = X
    return words + 40 * free + 15 * links - 4 * earlier_mails""",
    solution="""# the four terms: 1 * 65 = 65, 40 * 1 = 40, 15 * 5 = 75, -4 * 25 = -100
check("02.6", "earlier mails")""",
    right="earlier mails",
    because="What counts is the term, weight times input, and its size: -100 against 75, 65 and 40.",
    mistakes=(
        Mistake(
            "the largest weight",
            "free",
            "That one has the largest weight. What is added up is weight times input: work out the four "
            "terms.",
        ),
        Mistake(
            "the largest input",
            "words",
            "That one is the largest input. What is added up is weight times input: work out the four terms.",
        ),
        Mistake(
            "the largest term above 0",
            "links",
            "That one pushes up the most. A term below zero moves the score too: compare terms by size.",
        ),
    ),
)

EXERCISES = (FORWARD_PASS, CHAIN, SWAPPED, CALLS, OWN_LAYER, SPAM)
