"""Lesson 07, loss: how wrong an answer is, and what a small push of one number does to that."""

import numpy as np

from lessons_lib.judge.exercise import Clue, Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.layers import Linear, ReLU
from lessons_lib.model import Model
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISES", "model_with", "slope", "squared_error"]


def squared_error(o: float, y: float) -> float:
    """Half the square of the error: the loss of the lesson."""
    return (o - y) ** 2 / 2


def model_with(broccoli_weight: float) -> Model:
    """The model of the lesson, with any weight of the broccoli."""
    return Model(Linear(np.array([[broccoli_weight, -3 / 11_600, 2 / 11_600]])), ReLU())


def slope(measured: tuple[float, float, float]) -> float:
    """The derivative from a push to both sides: what is measured below, above, and the size of the push."""
    below, above, h = measured
    return (above - below) / (2 * h)


def too_good(x: tuple[float, float, float], target: float) -> tuple[float, float, float]:
    """The answer, its error and its loss."""
    o3 = (58 * x[0] - 3 * x[1] + 2 * x[2]) / 11_600
    error = o3 - target
    return o3, error, error**2 / 2


def hours_for(broccoli: int, strawberries: int, answer: float) -> int:
    """With how many hours the model gives this answer."""
    return round((11_600 * answer - 58 * broccoli + 3 * strawberries) / 2)


def better_than_good(broccoli: int, strawberries: int, answer: float) -> Exercise:
    """Ask for answer, error and loss of someone whose answer is above the target."""
    hours = hours_for(broccoli, strawberries, answer)
    error = answer - 1
    loss = error**2 / 2
    return Exercise(
        number="07.1",
        title="Too good",
        question=f"Someone eats {broccoli} broccoli and {strawberries} strawberries, works out for "
        f"{hours} hours, and is in good shape: "
        "the target is 1. What does the model of this lesson answer (o3), what is the error, and what "
        "the loss? "
        "Give three numbers in this order. (The weights in whole numbers: 58, −3 and 2, and all divided "
        "by 11 600.)",
        dots=1,
        minutes=3,
        solution=f"""answer = model_with(0.005)(({broccoli}, {strawberries}, {hours})).item()
check("07.1", (answer, answer - 1, squared_error(answer, 1)))""",
        quantities={"x": (broccoli, strawberries, hours), "target": 1},
        right=too_good,
        because=f"({58 * broccoli} - {3 * strawberries} + {2 * hours}) ÷ 11600 is {answer}. The error is "
        f"{number(error)}, "
        f"the loss {number(error**2)} ÷ 2 = {number(loss)}. The verdict is right, "
        f"and the answer is still {number(error)} away from its target.",
        mistakes=(
            Mistake(
                "the answer read as a verdict",
                (1, 0, 0),
                "The verdict was taken for the answer, it seems. What number does L2 give, and does ReLU "
                "cut above 1?",
            ),
            Mistake(
                "another target",
                (answer, 2 - answer, (2 - answer) ** 2 / 2),
                "o3 was taken away from 2, it seems. The target is 1.",
            ),
            Mistake(
                "right, so no error",
                (answer, 0, 0),
                "o3 is right. *As expected* is said of the verdict; the error asks how far o3 is from "
                "the target.",
            ),
            Mistake(
                "right, so no loss",
                0,
                "A loss of 0 has only an answer that *is* its target. A right verdict is not enough.",
                part="loss",
            ),
            Mistake(
                "the other side of the difference",
                -error,
                "The sign is turned: the error is the answer minus the target, not the other way round.",
                part="error",
            ),
            Mistake(
                "the error kept negative in the loss",
                -loss,
                "A loss is never below 0: a number times itself loses its minus.",
                part="loss",
            ),
            Mistake(
                "the error itself",
                error,
                "That is the error, or its size. The loss is half of its square.",
                part="loss",
            ),
            Mistake(
                "the error halved",
                error / 2,
                "That is half of the error. Half of its *square* is asked.",
                part="loss",
            ),
            Mistake(
                "halved before it was squared",
                (error / 2) ** 2,
                "It was halved first and then squared, it seems. The half is taken of the square.",
                part="loss",
            ),
            Mistake(
                "a square of the answer",
                answer**2 / 2,
                "That is half the square of the answer. What is squared is how far it is from the target.",
                part="loss",
            ),
            Mistake(
                "the error doubled",
                2 * error,
                "That is the error twice. A square is a number times *itself*.",
                part="loss",
            ),
        ),
        parts=("o3", "error", "loss"),
        hint="First the three terms of L2, and their sum divided by 11 600; then the answer minus the "
        "target; then half "
        "of that times itself.",
        hints={
            "o3": "Three terms of L2, their sum divided by 11 600; ReLU lets it pass.",
            "error": "The answer minus the target, with its sign.",
            "loss": "The error times itself, and half of that.",
        },
    )


TOO_GOOD = varied(
    better_than_good,
    {"broccoli": 370, "strawberries": 2000, "answer": 1.6},
    {
        "broccoli": range(200, 400, 10),
        "strawberries": range(1000, 3100, 100),
        "answer": [each / 100 for each in range(122, 190, 2)],
    },
    only=lambda broccoli, strawberries, answer: 300 <= hours_for(broccoli, strawberries, answer) <= 3500,
)


def mean_loss(answers: tuple[float, float], targets: tuple[float, float]) -> float:
    """The mean of the losses of two samples; the half is taken once, as that comes to the same."""
    return ((answers[0] - targets[0]) ** 2 + (answers[1] - targets[1]) ** 2) / 2 / 2


def two_trees(first: float, too_young: float, second: float, too_old: float) -> Exercise:
    """Ask for the loss of a model on two trees."""
    low, high = round(first - too_young, 1), round(second + too_old, 1)
    losses = (too_young**2 / 2, too_old**2 / 2)
    return Exercise(
        number="07.2",
        title="Two trees",
        question=f"Another model guesses how many years old a tree is. It says {low} and {high} for two "
        f"trees, which are {first} "
        f"and {second} years old. What is the loss of the model on these two, the mean of their losses? "
        "(A cell is as "
        "good as a pencil.)",
        dots=1,
        minutes=3,
        solution=f"""answers, targets = ({low}, {high}), ({first}, {second})
losses = [squared_error(years, age) for years, age in zip(answers, targets, strict=True)]
check("07.2", sum(losses) / len(losses))""",
        quantities={"answers": (low, high), "targets": (first, second)},
        right=mean_loss,
        because=f"The errors are -{too_young} and {too_old}, the losses {number(losses[0])} and "
        f"{number(losses[1])}, "
        f"and their mean is {number(sum(losses))} ÷ 2 = {number(sum(losses) / 2)}.",
        mistakes=(
            Mistake(
                "the errors added first",
                (too_old - too_young) ** 2 / 2,
                "The errors were added first, it seems, and one cancels a part of the other. Square each "
                "of them "
                "before "
                "you add.",
            ),
            Mistake(
                "the mean error",
                (too_old - too_young) / 2,
                "That is the mean of the errors, in which one cancels a part of the other. Square each "
                "of them first.",
            ),
            Mistake(
                "half the square of the mean error",
                ((too_old - too_young) / 2) ** 2 / 2,
                "The mean of the errors was taken first, it seems, and then its loss. Take the loss of "
                "each tree, "
                "then "
                "the mean.",
            ),
            Mistake(
                "the mean size of the errors",
                (too_old + too_young) / 2,
                "That is the mean *size* of the errors. Our loss squares each of them, and takes half.",
            ),
            Mistake(
                "the sizes added",
                too_old + too_young,
                "These are the sizes of the two errors, added up. Our loss squares each of them, and "
                "takes half.",
            ),
            Mistake(
                "half the sizes",
                (too_old + too_young) / 4,
                "Each error lost its minus and was halved, it seems. It is to be multiplied by itself.",
            ),
            Mistake(
                "a root",
                sum(losses) ** 0.5,
                "The root of the mean square was taken, it seems. That is another measure; ours takes no root.",
            ),
            Mistake(
                "the loss of the first alone",
                losses[0],
                "That is the loss of the first tree alone. There is a second one.",
            ),
            Mistake(
                "the loss of the second alone",
                losses[1],
                "That is the loss of the second tree alone. There is a first one.",
            ),
            Mistake(
                "both losses",
                losses,
                "These are the losses of the two trees, and both are right. The mean of them is asked: "
                "one number.",
            ),
            Mistake(
                "the sum of the losses",
                sum(losses),
                "That is the sum of the two losses, or the mean of the squares without the half. The "
                "mean of the "
                "losses is asked.",
            ),
            Mistake(
                "halved once too often",
                sum(losses) / 4,
                "It was halved once too often, it seems. One half belongs to each loss, and the mean "
                "halves their "
                "sum.",
            ),
            Mistake(
                "a root of the loss",
                (sum(losses) / 2) ** 0.5,
                "A root was taken of the loss, it seems. Ours is left as it is.",
            ),
            Mistake(
                "the errors multiplied",
                too_young * too_old,
                "The two errors were multiplied with each other, it seems. Each is multiplied by itself.",
            ),
            Mistake(
                "a square of one error",
                too_young**2,
                "That is the square of the first error. Its half is the loss of that tree, and there is "
                "another tree.",
            ),
            Mistake(
                "a square of the other error",
                too_old**2,
                "That is the square of the second error. Its half is the loss of that tree, and there is "
                "another "
                "tree.",
            ),
        ),
        hint="Two errors, answer minus target; half of the square of each; then the mean of the two.",
        clues=(
            Clue(
                lambda _, given: min(losses) < given < max(losses),
                "A mean lies between the numbers it is the mean of. What is the loss of each tree? Half "
                "of its error "
                "times "
                "itself.",
            ),
        ),
    )


LOSS_OF_ALL = varied(
    two_trees,
    {"first": 44.6, "too_young": 6.4, "second": 83.3, "too_old": 8.4},
    {
        "first": [each / 10 for each in range(302, 598, 4)],
        "too_young": [each / 10 for each in range(24, 98, 2)],
        "second": [each / 10 for each in range(703, 969, 6)],
        "too_old": [each / 10 for each in range(24, 98, 2)],
    },
    only=lambda too_young, too_old: abs(too_young - too_old) > 1.5,
)


def loss_and_derivative(broccoli: int) -> tuple[float, float]:
    """The loss of someone like patient 5 and dL/dx[0], with so many broccoli."""
    error = 0.005 * broccoli - 1
    return round(error**2 / 2, 6), round(0.005 * error, 6)


def predict_then_compare(before: int, after: int) -> Exercise:
    """Ask for the loss that the derivative predicts after a push, and for the true one."""
    loss, derivative = loss_and_derivative(before)
    more, o3, true = after - before, round(0.005 * after, 6), loss_and_derivative(after)[0]
    moves, error = round(derivative * more, 6), round(1 - o3, 6)
    predicted = round(loss + moves, 6)
    of_patient_5, derivative_of_patient_5 = loss_and_derivative(40)
    return Exercise(
        number="07.3",
        title="Predict, then compare",
        question=f"Someone like patient 5 eats {before} broccoli (and 2000 strawberries, with 3000 hours; the "
        f"target is 1): the loss is {loss}, and dL/dx[0] is −{-derivative}. Now it shall be {after} broccoli. Which "
        "loss do you *predict* by the derivative? And what is the *true* one? Give two numbers in this order.",
        dots=2,
        minutes=4,
        solution=f"""straight_on = {loss} + {derivative} * ({after} - {before})
in_truth = squared_error(model_with(0.005)(({after}, 2000, 3000)).item(), 1)
check("07.3", (straight_on, in_truth))""",
        quantities={
            "loss": loss,
            "derivative": derivative,
            "before": before,
            "after": after,
            "weight": 0.005,
            "target": 1,
        },
        right=lambda loss, derivative, before, after, weight, target: (
            loss + derivative * (after - before),
            (weight * after - target) ** 2 / 2,
        ),
        because=f"Predicted: {loss} - {-moves} = {predicted}. True: o3 is {o3}, and half of {number(error**2)} is "
        f"{true}. The curve bends away from the straight prediction.",
        mistakes=(
            Mistake(
                "only what it moves by",
                moves,
                "That is what the loss moves *by*. Where does it begin?",
                part="predicted",
            ),
            Mistake(
                "for one broccoli",
                loss + derivative,
                "That is the prediction for one broccoli more. How many more are they?",
                part="predicted",
            ),
            Mistake(
                "pushed by all the broccoli",
                loss + derivative * after,
                f"All {after} broccoli were taken for the push, it seems. How many are *new*? (And can a loss be "
                "below 0?)",
                part="predicted",
            ),
            Mistake(
                "the prediction is true",
                predicted,
                "The prediction was taken for the truth. Work the second one out from o3 itself.",
                part="true",
            ),
            Mistake(
                "the two swapped",
                (true, predicted),
                "The two have changed places: first the prediction, then the true loss.",
            ),
            Mistake("o3", o3, f"That is o3, with {after} broccoli. What is its loss?", part="true"),
            Mistake(
                "not moved",
                loss,
                "That is the loss there was. By how much does it move, with so many more broccoli?",
                part="predicted",
            ),
            Mistake(
                "added without its sign",
                loss - moves,
                "That goes up. The derivative is below 0: what does the loss do with more broccoli?",
                part="predicted",
            ),
            Mistake(
                "the numbers of patient 5",
                loss + derivative_of_patient_5 * more,
                f"Is that the derivative of patient 5 in the lesson? Here the loss is {loss}, and the derivative "
                f"−{-derivative}.",
                part="predicted",
            ),
            Mistake(
                "the loss of patient 5",
                of_patient_5 + moves,
                f"Is that the loss of patient 5 in the lesson? Here it begins at {loss}.",
                part="predicted",
            ),
            Mistake(
                "patient 5",
                of_patient_5 + derivative_of_patient_5 * more,
                "Are these the loss and the derivative of patient 5 in the lesson? Here they are "
                f"{loss} and −{-derivative}.",
                part="predicted",
            ),
            Mistake(
                "the true one",
                true,
                "That is the true loss. Predicted is what the derivative alone says.",
                part="predicted",
            ),
            Mistake(
                "how many more",
                more,
                "That is how many more broccoli there are. What does the loss do for each of them?",
                part="predicted",
            ),
            Mistake(
                "the error",
                -error,
                f"That is the error, with {after} broccoli. Its loss is asked.",
                part="true",
            ),
            Mistake(
                "the size of the error",
                error,
                "That is the size of the error. Its loss is asked.",
                part="true",
            ),
            Mistake(
                "the error halved",
                error / 2,
                "That is half of the error. Half of its *square* is asked.",
                part="true",
            ),
            Mistake(
                "not halved",
                error**2,
                "That is the square of the error. The loss is half of it.",
                part="true",
            ),
            Mistake(
                "the old loss",
                loss,
                f"That is the loss there was, with {before} broccoli. What does the model answer with {after}?",
                part="true",
            ),
            Mistake(
                "the true loss of patient 5",
                of_patient_5,
                f"That is the loss of patient 5 in the lesson. What does the model answer with {after} broccoli?",
                part="true",
            ),
            Mistake(
                "no loss",
                0,
                f"A loss of 0 has only an answer that *is* its target. What does the model answer with {after} "
                "broccoli?",
                part="true",
            ),
            Mistake(
                "half a square of the answer",
                o3**2 / 2,
                "That is half the square of o3. What is squared is how far it is from the target.",
                part="true",
            ),
            Mistake(
                "negative",
                -true,
                "A loss is never below 0: a number times itself loses its minus.",
                part="true",
            ),
        ),
        parts=("predicted", "true"),
        hint="Predicted: the loss there is, plus the derivative times how many more there are. True: run the "
        "model, and take the loss of its answer.",
        hints={
            "predicted": "The loss there is, plus the derivative times how many more there are.",
            "true": f"What is o3 with {after} broccoli? Then its error, and half of the error times itself.",
        },
    )


def a_fair_push(before: int, after: int) -> bool:
    """Whether the push is long enough to be seen, and what is predicted still looks like a loss."""
    loss, derivative = loss_and_derivative(before)
    return after - before >= 20 and loss + derivative * (after - before) > 0


PREDICT = varied(
    predict_then_compare,
    {"before": 80, "after": 130},
    {"before": (20, 30, *range(50, 130, 10)), "after": range(60, 190, 10)},
    only=a_fair_push,
)

SLOPE = Exercise(
    number="07.4",
    title="A push to both sides",
    question="Write `slope`. It gets three numbers that someone has measured: a loss after a push down "
    "by h, the loss "
    "after a push up by h, and h. It returns the derivative, as a finite difference to both sides.",
    dots=2,
    minutes=3,
    start="def slope(measured):\n    below, above, h = measured\n    return ...",
    solution="""def slope(measured):
    below, above, h = measured
    return (above - below) / (2 * h)

check("07.4", slope)""",
    right=slope,
    because="From below to above the number has moved by two h.",
    mistakes=(
        Mistake(
            "divided by one h",
            lambda measured: (measured[1] - measured[0]) / measured[2],
            "It was divided by h. How far apart are the two places where the loss was measured?",
        ),
        Mistake(
            "turned round",
            lambda measured: (measured[0] - measured[1]) / (2 * measured[2]),
            "The sign is turned. If the loss above is larger, the loss grows with the number: is your slope "
            "above 0 "
            "then?",
        ),
        Mistake(
            "divided by 2, then multiplied by h",
            lambda measured: (measured[1] - measured[0]) / 2 * measured[2],
            "Python divides by 2, and then *multiplies* by h. What is divided by needs brackets.",
        ),
        Mistake(
            "a mean",
            lambda measured: (measured[1] + measured[0]) / (2 * measured[2]),
            "The two were added, it seems. What the loss has moved by is their difference.",
        ),
        Mistake(
            "brackets forgotten",
            lambda measured: measured[1] - measured[0] / (2 * measured[2]),
            "Python divides before it takes away: only the second loss was divided. The difference needs "
            "brackets.",
        ),
        Mistake(
            "not divided",
            lambda measured: measured[1] - measured[0],
            "That is what the loss moves by. *For each 1*: by what is it to be divided?",
        ),
        Mistake(
            "divided by h squared",
            lambda measured: (measured[1] - measured[0]) / measured[2] ** 2,
            "It was divided by h times h. How far apart are the two places where the loss was measured?",
        ),
        Mistake(
            "only the loss above",
            lambda measured: measured[1] / measured[2],
            "Only the loss above is in it. What has the loss moved *by*?",
        ),
        Mistake(
            "only the loss above, by two h",
            lambda measured: measured[1] / (2 * measured[2]),
            "Only the loss above is in it, divided by two h. What has the loss moved *by*, from below to "
            "above?",
        ),
        Mistake(
            "only the loss below",
            lambda measured: measured[0] / measured[2],
            "Only the loss below is in it. What has the loss moved *by*?",
        ),
        Mistake(
            "a mean of the losses",
            lambda measured: (measured[1] + measured[0]) / 2,
            "That is the mean of the two losses. What has the loss moved *by*, and over which distance?",
        ),
        Mistake(
            "half the difference",
            lambda measured: (measured[1] - measured[0]) / 2,
            "That is half the difference. h is missing: how far apart are the two places?",
        ),
        Mistake(
            "never below 0",
            lambda measured: max(slope(measured), 0),
            "Yours is never below 0. What if the loss falls when the number grows?",
        ),
        Mistake(
            "the sign lost",
            lambda measured: abs(slope(measured)),
            "A minus sign gets lost. What if the loss falls when the number grows?",
        ),
        Mistake(
            "squares",
            lambda measured: (measured[1] ** 2 - measured[0] ** 2) / (2 * measured[2]),
            "The losses were squared, it seems. They are losses already.",
        ),
    ),
    hint="What has the loss moved by, from below to above? And how far apart are the two places?",
    inputs=((0.3, 0.5, 0.1), (2, 1, 0.5), (0.32, 0.32, 0.01), (-1, 4, 2), (5, 3, 4), (0.1, 0.35, 0.3)),
)

ZERO = Exercise(
    number="07.5",
    title="What a 0 says",
    question="""Of a model in training, dL/dw of one weight is exactly 0, for one patient. What do you know?
Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: for this patient the answer is exactly right
- b: a very small push of this weight hardly moves the loss of this patient
- c: this weight has the value that is best for this patient
- d: this weight may be turned as far as one likes, and the loss of this patient stays""",
    dots=2,
    minutes=3,
    solution='check("07.5", "b")',
    right="b",
    because="That is what a derivative is, and all that it is. Whether it is 0 at the ground of the bowl "
    "or on the "
    "flat shore, it does not tell.",
    mistakes=(
        Mistake(
            "0 means right",
            "a",
            "Think of the flat shore in section 5: what was the derivative there, and what the loss?",
        ),
        Mistake(
            "0 means best",
            "c",
            "At the ground of a bowl it is 0. Is that the only place in the picture of section 5 where it is?",
        ),
        Mistake(
            "true of every push",
            "d",
            "A derivative knows the place where one stands. What becomes of the loss if one walks from "
            "the flat "
            "shore "
            "far enough to the right?",
        ),
    ),
)


def tap_of_a_shower(water: int, wanted: int, turn: int) -> Exercise:
    """Ask how fast a loss moves with a tap."""
    error = water - wanted
    loss, after = error**2 / 2, (error + turn) ** 2 / 2
    return Exercise(
        number="07.6",
        title="Transfer: the shower",
        question=f"The water of a shower has {water} degrees. You want {wanted}. One turn of the tap to "
        f"the right makes it {turn} degrees "
        "warmer. Your displeasure is a loss: half the square of what is wrong, in degrees. How fast does "
        "it move "
        "with "
        "the tap, for each turn to the right? Give the derivative.",
        dots=2,
        minutes=3,
        solution=f"""# the error is {water} - {wanted}, and each turn moves the water by {turn}
check("07.6", ({water} - {wanted}) * {turn})""",
        quantities={"water": water, "wanted": wanted, "turn": turn},
        right=lambda water, wanted, turn: (water - wanted) * turn,
        because=f"The error is {error}, and so is the derivative by the degrees; each turn is {turn} of them: "
        f"{error} × {turn} = {error * turn}. Below 0: "
        "turn to the right.",
        mistakes=(
            Mistake(
                "how far it is to go",
                -error,
                "That is how many degrees are missing. The error is what is, minus what is wanted; and "
                "what does "
                "a turn do?",
            ),
            Mistake(
                "the loss",
                loss,
                "That is the loss. Asked is how fast it moves.",
            ),
            Mistake(
                "a whole turn",
                after - loss,
                f"That is what one whole turn really does to the loss: from {number(loss)} to "
                f"{number(after)}. A derivative is the speed "
                "at the "
                "place where one stands, for a turn as small as can be.",
            ),
            Mistake(
                "turns that are needed",
                -error / turn,
                "That is how many turns are needed. Asked is how fast the loss moves with each.",
            ),
            Mistake(
                "the loss times the turn",
                loss * turn,
                f"The loss was multiplied by {turn}, it seems. How fast does the loss move with each degree?",
            ),
            Mistake(
                "the turn squared in",
                error * turn**2,
                f"Multiplied by {turn} twice, it seems. One turn moves the water, and the water moves the "
                "loss: two speeds.",
            ),
            Mistake(
                "half of it",
                error * turn / 2,
                "A half was kept, it seems. The loss is half a *square*: how fast does that move with "
                "the error?",
            ),
            Mistake(
                "the half forgotten",
                error * turn * 2,
                "It is twice too much: was the half forgotten? The loss is *half* the square of the error.",
            ),
            Mistake(
                "the tap alone",
                turn,
                "That is how fast the water moves with the tap. How fast does the loss move with the water?",
            ),
            Mistake(
                "the error after a turn",
                error + turn,
                "That is the error after one turn. Asked is how fast the loss moves, where one stands now.",
            ),
            Mistake(
                "the loss after a turn",
                after,
                "That is the loss after one turn. Asked is how fast the loss moves, where one stands now.",
            ),
            Mistake(
                "the square", error**2, "That is the square of the error. Asked is how fast the loss moves."
            ),
            Mistake(
                "the square, with a minus",
                -(error**2),
                "That is the square of the error, with a minus. How fast does half a square move with "
                "the error?",
            ),
            Mistake(
                "the square times the turn",
                -(error**2) * turn,
                "The error was squared, it seems. How fast does half a square move with the error? That is not "
                "squared any more.",
            ),
            Mistake(
                "the loss times the turn, with a minus",
                -loss * turn,
                f"The loss was multiplied by −{turn}, it seems. How fast does the loss move with each degree?",
            ),
            Mistake(
                "the water after a turn",
                water + turn,
                "That is how warm the water is after one turn. Asked is how fast the loss moves.",
            ),
            Mistake(
                "the turn added",
                error - turn,
                f"{turn} was taken away, it seems. Along a way one multiplies the two speeds.",
            ),
        ),
        hint="Two speeds, one behind the other: how fast the loss moves with each degree, and how many "
        "degrees a turn is.",
        clues=(
            Clue(
                lambda _, given: given < 0,
                f"A turn to the right brings the water nearer to {wanted}. Does the loss grow with it, or "
                "shrink? What sign "
                "has its "
                "derivative then?",
            ),
        ),
    )


SHOWER = varied(
    tap_of_a_shower,
    {"water": 29, "wanted": 38, "turn": 4},
    {"water": range(22, 35), "wanted": range(35, 43), "turn": range(3, 9)},
    only=lambda water, wanted, turn: 2 * turn != wanted - water > turn,
)

EXERCISES = (TOO_GOOD, LOSS_OF_ALL, PREDICT, SLOPE, ZERO, SHOWER)
