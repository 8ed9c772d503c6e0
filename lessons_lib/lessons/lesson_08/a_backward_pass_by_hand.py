"""Exercise 08.1: a backward pass by hand."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]


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
        question=f"Someone eats {broccoli} broccoli and {strawberries} strawberries, works out for {hours} "
        "hours, and is in good shape: the target is 1. Go forwards through the patients' model (58, −3 and "
        "2, and all divided by 11 600; then ReLU), then back. Give dL/do3, dL/do2 and dL/dx[0], the "
        "derivative by the broccoli.",
        dots=1,
        minutes=4,
        solution=f"""going_back = model.trace(({broccoli}, {strawberries}, {hours})).backward(SquaredError(), 1)
check("08.1", (going_back["dL/do3"], going_back["dL/do2"], going_back["dL/dx"][0]))""",
        quantities={"x": (broccoli, strawberries, hours), "target": 1},
        right=way_back,
        because=f"o2 = o3 = ({58 * broccoli} - {3 * strawberries} + {2 * hours}) ÷ 11600 = {answer}, so "
        f"{number(error)} arrives at ReLU, which lets it pass; and {number(error)} × 58 ÷ 11600 = "
        f"{number(error * 0.005)}.",
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
                "*forward*: is o2 above 0?",
                part="dL/do2",
            ),
            Mistake(
                "o2 times what arrives",
                error * answer,
                "What arrives was multiplied by o2, it seems. By how much does o3 move when o2 moves by 1? "
                "That is the slope.",
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
                "These are the numbers of patient 5 in the lesson. This person has another x: go forwards "
                "first.",
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
                "It was handed on as it is, it seems. L2 has a weight for the broccoli: by how much does o2 "
                "move with *one more*?",
                part="dL/dx[0]",
            ),
            Mistake(
                "the term",
                error * 58 * broccoli / 11_600,
                "What arrives was multiplied by the whole term of the broccoli. By how much does o2 move "
                "with *one more*?",
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
        hint="Forwards: o2 and o3. Then back: the error; times the slope of ReLU at o2; times the weight of "
        "the broccoli.",
        hints={
            "dL/do3": "How far is o3 from the target, with its sign?",
            "dL/do2": "What arrives, times the slope of ReLU at o2.",
            "dL/dx[0]": "What arrives at L2, times the weight of the broccoli: 58 / 11 600.",
        },
    )


EXERCISE = varied(
    backward_by_hand,
    {"broccoli": 80, "strawberries": 500, "answer": 0.65},
    {
        "broccoli": range(60, 160, 10),
        "strawberries": range(300, 1300, 50),
        "answer": [each / 100 for each in range(31, 90, 2)],
    },
    only=lambda broccoli, strawberries, answer: 200 <= hours_for(broccoli, strawberries, answer) <= 4000,
)
