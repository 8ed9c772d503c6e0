"""Exercise 02.2: three other layers."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE"]


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
                "L3 ran first, it seems. `L3(L2(L1(x)))` is written from the outside in: which of its calls "
                "must end before the others can start?",
            ),
            Mistake(
                "L2 called again on o2",
                (x, o1, o2, 3 * o2),
                "The first three are right. L2 ran a second time, on its own output, it seems. Which layer "
                "is called on o2?",
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
                "That is the answer of the model. The numbers on the way to it are asked too, and x as the "
                "first of four.",
            ),
        ),
        parts=("x", "o1", "o2", "o3"),
        hint="Go along the arrows, one layer at a time, and write down each output.",
        hints={"x": "No layer changes what it gets: what was x before the run?"},
    )


EXERCISE = varied(
    chain_of_three,
    {"x": 6, "added": 5},
    {"x": range(4, 14), "added": range(4, 13)},
    only=lambda x, added: x != added,
)
