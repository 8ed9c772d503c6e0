"""Lesson 01, run a model: what X is, what an output means, and that running is not learning."""

from collections.abc import Iterable

from lessons_lib.data import patients
from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISES", "model", "patients", "verdict"]  # the names that the solutions use


def model(X: Iterable[float]) -> float:
    """Answer with one number, as the lesson's function does."""
    broccoli, strawberries, hours = X
    return max(0, (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600)


def verdict(output: float) -> str:
    """Read an output as the nearer of 0, bad shape, and 1, good shape; half-way is neither."""
    if output > 0.5:
        return "good shape"
    if output < 0.5:
        return "bad shape"
    return "neither"


def bikes(X: Iterable[float]) -> float:
    """Say how many bikes a day rents out: a model of another world."""
    temperature, rain, sun = X
    return 14 * temperature - 30 * rain + 16 * sun


def fifth_person(broccoli: int, strawberries: int, hours: int) -> Exercise:
    """Ask for the output of one person, who is told of in another order than the model's."""
    return Exercise(
        number="01.1",
        title="Run it on a fifth person",
        question=f"A fifth person works out {hours} hours a year, eats {strawberries} Tagada strawberries "
        f"and {broccoli} broccoli. "
        "What is `model(x)` for this x? (One number; two decimals will do.)",
        dots=1,
        minutes=2,
        solution=f'fifth = ({broccoli}, {strawberries}, {hours})\ncheck("01.1", model(fifth))',
        quantities={"broccoli": broccoli, "strawberries": strawberries, "hours": hours},
        right=lambda broccoli, strawberries, hours: max(
            0, (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600
        ),
        because="x lists the measures in the order of the model, and model(x) is one number: "
        f"({58 * broccoli} - {3 * strawberries} + {2 * hours}) / 11600.",
        mistakes=(
            Mistake(
                "order of the sentence",
                model((hours, strawberries, broccoli)),
                "x seems to follow the order of the sentence. The model knows its measures only by their "
                "place: "
                "look again at the order in which it unpacks X.",
            ),
            Mistake(
                "the x of the lesson",
                model((100, 2000, 100)),
                "That is the output for patient 1. Does `x` still hold the numbers of the lesson? Give "
                "it those "
                "of this person first.",
            ),
            Mistake(
                "the first page of the lesson, or the verdict for the output",
                1,
                "Is that a verdict, written as a target? The question asks for the output, the number "
                "before anyone "
                "reads it as a verdict. Or does it come from the first page of the lesson? That was "
                "another person.",
            ),
        ),
        hint="Write x with the measures in the order of the model, then work out each of the three "
        "terms, their "
        "sum, and what the sum is divided by.",
    )


FIFTH_PERSON = varied(
    fifth_person,
    {"broccoli": 140, "strawberries": 700, "hours": 1350},
    {"broccoli": range(60, 200, 10), "strawberries": range(300, 1200, 50), "hours": range(800, 2400, 50)},
    only=lambda broccoli, strawberries, hours: 0.3 < model((broccoli, strawberries, hours)) < 0.95,
)

WHAT_X_IS = Exercise(
    number="01.2",
    title="What is X?",
    question="""```python
x = (100, 2000, 100)
y = (200, 0, 0)
model(y)
```

What is `X` while `model(y)` runs? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: `(100, 2000, 100)`
- b: it has no value: it is a variable
- c: `(200, 0, 0)`
- d: all the patients, one in each row""",
    dots=1,
    minutes=1,
    solution='check("01.2", "c")',
    right="c",
    because="X is a variable: the name inside model for whatever it is called on, here y.",
    mistakes=(
        Mistake(
            "X and x are one name",
            "a",
            "To Python X and x are two names. Look again at what stands between the brackets of this call.",
        ),
        Mistake(
            "a variable never has a value",
            "b",
            "So it is while model only waits. Look again at what a call gives to the name between the "
            "brackets of `def model(X)`.",
        ),
        Mistake(
            "X is the whole data set",
            "d",
            "Many books write X for a whole batch. In this lesson model unpacks X into three numbers: look "
            "again at how many samples that leaves room for.",
        ),
    ),
)

VERDICT = Exercise(
    number="01.3",
    title="The verdict rule in Python",
    question='Write the verdict rule as a function of an output, which may be any number. It returns `"bad '
    'shape"`, `"good shape"` or `"neither"`.',
    dots=2,
    minutes=4,
    start="def verdict(output):\n    return ...",
    solution="""def verdict(output):
    if output > 0.5:
        return "good shape"
    if output < 0.5:
        return "bad shape"
    return "neither"

check("01.3", verdict)""",
    right=verdict,
    because="Every number gets a verdict, also one beyond 0 and 1; only half-way is neither.",
    mistakes=(
        Mistake(
            "a tie is good",
            lambda output: "good shape" if output >= 0.5 else "bad shape",
            "Half-way was counted as one of the two sides. How far is it from 0, and how far from 1?",
        ),
        Mistake(
            "a tie is bad",
            lambda output: "good shape" if output > 0.5 else "bad shape",
            "Half-way came out as bad. How far is it from 0, and how far from 1?",
        ),
        Mistake(
            "only 0 and 1 mean anything",
            lambda output: {0: "bad shape", 1: "good shape"}.get(output, "neither"),
            "Only exactly 0 and exactly 1 got a verdict. What does the rule say of any other number?",
        ),
        Mistake(
            "anything above 0 is good",
            lambda output: "good shape" if output > 0 else "bad shape",
            "The line was drawn at 0. Look again at which number lies as far from 0 as from 1.",
        ),
        Mistake(
            "beyond 0 and 1 is neither",
            lambda output: verdict(output) if 0 <= output <= 1 else "neither",
            "An output beyond 0 and 1 is no error. The rule asks only which of the two is nearer.",
        ),
        Mistake(
            "near half-way is neither",
            lambda output: "neither" if abs(output - 0.5) < 0.1 else verdict(output),
            "A whole stretch around half-way became neither. How far is this one from 0, and how far from 1? "
            "Only "
            "where the two are exactly the same, no side is nearer.",
        ),
        Mistake(
            "very near half-way is neither",
            lambda output: "neither" if abs(output - 0.5) < 0.01 else verdict(output),
            "Half-way was given some width, it seems. The rule has no *nearly*: this number is a little nearer "
            "to "
            "one of the two.",
        ),
        Mistake(
            "between 0 and 1 is neither",
            lambda output: "neither" if 0 < output < 1 else verdict(output),
            "Everything between 0 and 1 became neither. Most of these numbers are nearer to one of the two.",
        ),
        Mistake(
            "good and bad swapped",
            lambda output: verdict(1 - output),
            "Good and bad have changed places. Which of the two is 0?",
        ),
        Mistake(
            "the package's words",
            patients.verdict,
            "That is the package's verdict, which has longer words for half-way. Write a rule of your own, "
            "with `if` and `return`.",
        ),
        Mistake(
            "rounded",
            lambda output: {0: "bad shape", 1: "good shape"}.get(round(output), "neither"),
            "The output was rounded first, it seems. Rounding can give numbers other than 0 and 1, and it "
            "sends half-way to one side: compare the distances instead.",
        ),
    ),
    hint="How far is this number from 0, and how far from 1? The nearer of the two decides.",
    inputs=(0, 1, 0.1, 0.9, 0.45, 0.55, 0.4999, 0.5001, 0.5, 1.5, -3, 7, 250, -250),
)

# The same for every name: it is about four patients whose targets everybody knows.
WHO_IS_WRONG = Exercise(
    number="01.4",
    title="Which patients come out wrong?",
    question="Another model was run on our four patients. Its outputs are 1.2, 0.4, 0.5 and 0.1; the targets"
    " are still 0, 1, 1 and 0. For which patients is its verdict not the expected one? Give their numbers in"
    " rising order: `(3, 4)` means patients 3 and 4.",
    dots=2,
    minutes=3,
    solution="""found = []
for position, given in enumerate((1.2, 0.4, 0.5, 0.1)):
    expected = patients.classes[patients[position].target]
    if patients.verdict(given) != expected:
        found.append(position + 1)

check("01.4", found)""",
    right=(1, 2, 3),
    because="The verdicts are good, bad, neither, bad; expected were bad, good, good, bad. 1.2 is nearer to 1, "
    "and neither is not the expected verdict.",
    mistakes=(
        Mistake(
            "output compared with target",
            (1, 2, 3, 4),
            "Outputs were compared with targets number by number, it seems. An output seldom is exactly its "
            "target: read it as a verdict first, then compare.",
        ),
        Mistake(
            "a tie passed as right",
            (1, 2),
            "Half-way was counted as the expected verdict, it seems. What does the rule call 0.5?",
        ),
        Mistake(
            "beyond 1 and a tie passed as right",
            (2,),
            "That patient is one of them. Two others are missing: what is the verdict on an output above "
            "1, and "
            "what on 0.5?",
        ),
        Mistake(
            "the right one listed",
            (4,),
            "This lists where verdict and target agree, it seems. The question asks where they do not.",
        ),
        Mistake(
            "falling order",
            (3, 2, 1),
            "The right patients, from the last to the first. The question asks for rising order.",
        ),
        Mistake(
            "how many, or the lesson's model",
            (3,),
            "The question asks which patients. Is that how many they are, or only the one with no verdict? Or "
            "the one whom "
            "the lesson's own model gets wrong? Here is another model, with other outputs.",
        ),
        Mistake(
            "counted from 0",
            (0, 1, 2),
            "The patients were counted from 0, it seems, as Python does. The first is patient 1.",
        ),
        Mistake(
            "target not looked at",
            (2, 4),
            "These have a bad verdict, but a bad verdict is not a wrong one: hold each against its target.",
        ),
        Mistake(
            "whoever is not good",
            (2, 3, 4),
            "These are all whose verdict is not good. A verdict is wrong where it is not that of the target.",
        ),
        Mistake(
            "only who came out good",
            (1,),
            "That patient is one of them: good, where bad was expected. It can go wrong the other way too.",
        ),
        Mistake(
            "patient 2 passed as right",
            (1, 3),
            "Two of them are there. Look again at patient 2: is 0.4 nearer to 0 or to 1, and what was "
            "expected?",
        ),
        Mistake(
            "a tie passed as right, and a right one listed",
            (1, 2, 4),
            "Look again at patients 3 and 4: what does the rule call 0.5? And is the verdict on 0.1 the "
            "one that "
            "was expected?",
        ),
        Mistake(
            "patient 2 passed as right, and a right one listed",
            (1, 3, 4),
            "Look again at patients 2 and 4: to which side do 0.4 and 0.1 belong, and which was expected?",
        ),
        Mistake(
            "those who are in bad shape",
            (1, 4),
            "These are the two whose target is 0. Asked is for whom verdict and target differ.",
        ),
        Mistake(
            "those in good shape",
            (2, 3),
            "These are the two whose target is 1. Can a model not be wrong about the others too? Look again at "
            "the "
            "first: is the output nearer to 0 or to 1?",
        ),
        Mistake(
            "the outputs",
            (1.2, 0.4, 0.5, 0.1),
            "These are the outputs. Read each as a verdict, and give the numbers of the patients where it is "
            "not the expected one.",
        ),
        Mistake(
            "the outputs of the wrong ones",
            (1.2, 0.4, 0.5),
            "These are outputs, and they belong to the right patients. Give the patients' own numbers.",
        ),
        Mistake(
            "the targets",
            (0, 1, 1, 0),
            "These are the targets. Hold the verdict on each output against its target, and give the "
            "numbers of "
            "the patients where they differ.",
        ),
        Mistake(
            "the example of the question",
            (3, 4),
            "That is the example of how an answer is written. Patient 3 is one of them; what is the verdict on "
            "0.1, "
            "and which was expected?",
        ),
        Mistake(
            "the verdicts as numbers",
            (1, 0, 0.5, 0),
            "These are the verdicts, written as numbers. Hold each against its target, and give the numbers of "
            "the "
            "patients where they differ.",
        ),
        Mistake(
            "counted from 0, and a tie passed as right",
            (0, 1),
            "The patients were counted from 0, it seems; the first is patient 1. And what does the rule "
            "call 0.5?",
        ),
        Mistake(
            "nobody",
            (0,),
            "Does 0 stand for nobody, or for the first patient? Somebody is there, and the first is patient 1.",
        ),
    ),
    hint="Make a table of four rows: output, verdict, target, and whether the last two say the same.",
)

LEARNED = Exercise(
    number="01.5",
    title="Has it learned?",
    question="""The model of this lesson gives the expected verdict for three of the four patients.
Which sentence is true? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: It has learned the task nearly, as three of four come out right.
- b: It has learned from three patients, and not yet from patient 3.
- c: It will come out right for patient 3 if we run it often enough.
- d: It has learned nothing: to run it leaves it as it is.""",
    dots=2,
    minutes=2,
    solution='check("01.5", "d")',
    right="d",
    because="We ran the model, and a run only computes. To learn is to change the numbers inside, and a "
    "later lesson does that.",
    mistakes=(
        Mistake(
            "a score taken for learning",
            "a",
            "A score says how often verdict and target agree. Who chose 58, -3 and 2, and when?",
        ),
        Mistake(
            "a right answer taken for learning",
            "b",
            "A verdict that agrees with its target need not come from that patient. Look again: did the "
            "model ever see a target?",
        ),
        Mistake(
            "running taken for training",
            "c",
            "The lesson ran it on patient 3 a thousand times. What in it could have changed in between?",
        ),
    ),
)


def day_of_bikes(temperature: int, rain: int, sun: int, rented: int) -> Exercise:
    """Ask for output and target of a day in another world."""
    return Exercise(
        number="01.6",
        title="Transfer: bikes for a day",
        question=f"""A station that rents out bikes has a model of its own, `bikes`. It stands in the cell below.

A day of the data set had {temperature} degrees, {rain} mm of rain and {sun} hours of sun, and {rented} bikes
were rented. Give two numbers: the model's output for that day, then its target.""",
        dots=2,
        minutes=3,
        start="""def bikes(X):
    temperature, rain, sun = X
    return 14 * temperature - 30 * rain + 16 * sun""",
        solution=f"""def bikes(X):
    temperature, rain, sun = X
    return 14 * temperature - 30 * rain + 16 * sun

check("01.6", (bikes(({temperature}, {rain}, {sun})), {rented}))""",
        quantities={"temperature": temperature, "rain": rain, "sun": sun, "rented_bikes": rented},
        right=lambda temperature, rain, sun, rented_bikes: (
            14 * temperature - 30 * rain + 16 * sun,
            rented_bikes,
        ),
        because="The output is what the model says, the target what really happened; here they are "
        f"{abs(bikes((temperature, rain, sun)) - rented)} apart.",
        mistakes=(
            Mistake(
                "output and target swapped",
                (rented, bikes((temperature, rain, sun))),
                "The two have changed places. The target is what was expected, known from the data set; the "
                "output is what the model computes.",
            ),
            Mistake(
                "the difference",
                bikes((temperature, rain, sun)) - rented,
                "That is how far the output lies from the target. Give the two numbers themselves.",
            ),
            Mistake(
                "the distance",
                rented - bikes((temperature, rain, sun)),
                "That is the distance between the two. Which are the two numbers?",
            ),
            Mistake(
                "only the output",
                bikes((temperature, rain, sun)),
                "One of the two is there. What else is known of this day, besides its weather?",
            ),
            Mistake(
                "the target for the output",
                rented,
                "That is how many bikes were really rented, the target. The output is what the model "
                "says of that "
                "day.",
                part="output",
            ),
            Mistake(
                "the output for the target",
                bikes((temperature, rain, sun)),
                "That is the output once more. A target is not worked out: it is what really happened "
                "that day.",
                part="target",
            ),
            Mistake(
                "the difference for the target",
                abs(bikes((temperature, rain, sun)) - rented),
                "That is how far the two lie apart, it seems. The target is the number of bikes that "
                "were rented.",
                part="target",
            ),
            Mistake(
                "a verdict for the target",
                1,
                "Here nobody is in good or bad shape: the target of a day is a number of bikes. It "
                "stands in the "
                "question.",
                part="target",
            ),
        ),
        parts=("output", "target"),
        hint="The output comes out of the formula, the target out of the data set.",
    )


BIKES = varied(
    day_of_bikes,
    {"temperature": 24, "rain": 3, "sun": 8, "rented": 391},
    {"temperature": range(11, 29), "rain": range(2, 8), "sun": range(3, 13), "rented": range(150, 480)},
    only=lambda temperature, rain, sun, rented: 5 < abs(bikes((temperature, rain, sun)) - rented) < 40,
)

EXERCISES = (FIFTH_PERSON, WHAT_X_IS, VERDICT, WHO_IS_WRONG, LEARNED, BIKES)
