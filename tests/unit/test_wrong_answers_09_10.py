"""What learners answer wrong in lessons 09 and 10, and a word of the reply that each of them needs."""

from tests.unit.wrong_answers import told


def returned_early(X):  # noqa: RET503 (that is the mistake)
    w, rate, steps = X
    for _ in range(steps):
        w = w - rate * 6 * (w - 2)
        return w  # noqa: RET504


def without_brackets(X):
    w, rate, steps = X
    for _ in range(steps):
        w = w - rate * 6 * w - 2
    return w


# The exercise, what is answered, and what the reply must hold.
ANSWERS = {
    "09.1 gradients of the inputs": ("09.1", (-20, 36, -8, -4), "of the three inputs"),
    "09.1 bias times what comes back": ("09.1", (-52, 24, -124, -68), "If the bias grows by 1"),
    "09.1 a bias does not learn": ("09.1", (-52, 24, -124, 0), "A bias learns too"),
    "09.1 terms": ("09.1", (65, 54, 62, 17), "forward pass"),
    "09.1 sign": ("09.1", (52, -24, 124, 4), "sign"),
    "09.2 uphill": ("09.2", 0.48, "uphill"),
    "09.2 the input's gradient": ("09.2", 0.9108, "gradient of the input"),
    "09.2 no rate": ("09.2", 21.9, "learning rate is missing"),
    "09.2 only the step": ("09.2", 0.42, "Where is it then"),
    "09.3 Bo stays": ("09.3", (20.25, 0), "same weights"),
    "09.3 as Ada": ("09.3", (20.25, 20.25), "other numbers"),
    "09.3 on Bo": ("09.3", (20.25, 97.65), "made on Ada"),
    "09.3 uphill": ("09.3", (-20.25, -2.7), "sign is turned"),
    "09.4 one step": ("09.4", lambda X: X[0] - X[1] * 6 * (X[0] - 2), "inside the loop"),
    "09.4 one slope": ("09.4", lambda X: X[0] - X[2] * X[1] * 6 * (X[0] - 2), "slope of the start"),
    "09.3 only the products": ("09.3", (45, 6), "sums of products"),
    "09.3 the rate ten times": ("09.3", (202.5, 27), "of the gradient of output or the rate"),
    "09.4 a return in the loop": ("09.4", returned_early, "inside the loop"),
    "09.4 no brackets": ("09.4", without_brackets, "Are brackets missing"),
    "10.2 one step an epoch": ("10.2", (15, 14250), "for each batch"),
    "10.3 the batches themselves": (
        "10.3",
        lambda X: [X[at : at + 4] for at in range(0, len(X), 4)],
        "rows inside a row",
    ),
    "09.4 the bottom": ("09.4", lambda X: 2, "bottom"),
    "09.5 overshooting": ("09.5", (0.125, 0.125), "farther"),
    "09.5 turned round": ("09.5", (0.25, 0.125), "order"),
    "09.6 the sign": ("09.6", "a", "direction"),
    "09.6 patience": ("09.6", "c", "larger"),
    "09.6 fixed steps": ("09.6", "d", "near the right place"),
    "10.1 added": ("10.1", (21, 6.8), "divide"),
    "10.1 uphill": ("10.1", (7, 12.4), "went with the gradient"),
    "10.1 the middle": ("10.1", (8, 9.6), "in the middle"),
    "10.2 a part of a step": ("10.2", (356.25, 14250), "whole one"),
    "10.2 the rest lost": ("10.2", (345, 14250), "left"),
    "10.2 one epoch": ("10.2", (24, 950), "one epoch"),
    "10.2 all full": ("10.2", (360, 14400), "smaller"),
    "10.3 by 4": ("10.3", lambda X: [sum(X[at : at + 4]) / 4 for at in range(0, len(X), 4)], "does it hold"),
    "10.3 sums": ("10.3", lambda X: [sum(X[at : at + 4]) for at in range(0, len(X), 4)], "sums"),
    "10.3 one mean": ("10.3", lambda X: sum(X) / len(X), "Each batch"),
    "10.4 no root": ("10.4", 0.096, "four times"),
    "10.4 the root of 225": ("10.4", 0.16, "times as many"),
    "10.5 training": ("10.5", "a", "other"),
    "10.5 the gap": ("10.5", "c", "gap"),
    "10.5 longer": ("10.5", "d", "climbing"),
    "10.6 both practised": ("10.6", "a", "practised"),
    "10.6 steadier": ("10.6", "b", "steadier"),
    "10.6 more by heart": ("10.6", "d", "by heart"),
}


test_a_wrong_answer_is_told_what_is_wrong = told(ANSWERS)
