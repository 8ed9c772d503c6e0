"""Exercise 07.3: predict, then compare."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]


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
        question=f"Someone like patient 5 eats {before} broccoli (and 2000 strawberries, with 3000 hours; "
        f"the target is 1): the loss is {loss}, and dL/dx[0] is −{-derivative}. Now it shall be {after} "
        "broccoli. Which loss do you *predict* by the derivative? And what is the *true* one? Give two "
        "numbers in this order.",
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
        because=f"Predicted: {loss} - {-moves} = {predicted}. True: o3 is {o3}, and half of "
        f"{number(error**2)} is {true}. The curve bends away from the straight prediction.",
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
                f"All {after} broccoli were taken for the push, it seems. How many are *new*? (And can a "
                "loss be below 0?)",
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
                f"Is that the derivative of patient 5 in the lesson? Here the loss is {loss}, and the "
                f"derivative −{-derivative}.",
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
                f"Are these the loss and the derivative of patient 5 in the lesson? Here they are {loss} "
                f"and −{-derivative}.",
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
                "A loss of 0 has only an answer that *is* its target. What does the model answer with "
                f"{after} broccoli?",
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
        hint="Predicted: the loss there is, plus the derivative times how many more there are. True: run "
        "the model, and take the loss of its answer.",
        hints={
            "predicted": "The loss there is, plus the derivative times how many more there are.",
            "true": f"What is o3 with {after} broccoli? Then its error, and half of the error times itself.",
        },
    )


def a_fair_push(before: int, after: int) -> bool:
    """Whether the push is long enough to be seen, and what is predicted still looks like a loss."""
    loss, derivative = loss_and_derivative(before)
    return after - before >= 20 and loss + derivative * (after - before) > 0


EXERCISE = varied(
    predict_then_compare,
    {"before": 80, "after": 130},
    {"before": (20, 30, *range(50, 130, 10)), "after": range(60, 190, 10)},
    only=a_fair_push,
)
