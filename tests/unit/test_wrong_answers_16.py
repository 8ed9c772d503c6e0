"""What learners answer wrong in lesson 16, and a word of the reply that each of them needs."""

import numpy as np

from tests.unit.wrong_answers import told, told_right


def long_as_one(row):
    return row / np.linalg.norm(row)


def by_how_many(X):
    mean = X.mean(axis=0)
    return mean / len(mean)


# The exercise, what is answered, and what the reply must hold.
ANSWERS = {
    "16.1 no CLS": ("16.1", 2450, "CLS and SEP are forgotten"),
    "16.1 on one side": ("16.1", 3150, "on one side only"),
    "16.1 the heads": ("16.1", 50, "how many heads there are"),
    "16.1 one head": ("16.1", 81, "one head of one block"),
    "16.1 nobody ahead": ("16.1", 2250, "nobody looks ahead"),
    "16.1 nobody knows": ("16.1", 4000, "the rest was 80"),
    "16.2 no biases": ("16.2", 1800, "biases are forgotten"),
    "16.2 a bias for each layer": ("16.2", 1803, "One bias was counted for each of the three"),
    "16.2 one bias": ("16.2", 1801, "One bias was counted in all"),
    "16.2 two": ("16.2", 1220, "Two were counted"),
    "16.2 divided again": ("16.2", 305, "once more"),
    "16.2 nobody knows": ("16.2", 1777, "cannot be divided by the layers (3)"),
    "16.3 no arrow": ("16.3", 4.14, "What came in was normalised alone"),
    "16.3 one less": ("16.3", 5.397, "one less than there are"),
    "16.3 shifted first": ("16.3", 9.923, "before the scale"),
    "16.4 what is missing": ("16.4", 0.17, "how unlike they are"),
    "16.4 an angle": ("16.4", 33.9, "That is the angle"),
    "16.5 as layer norm": (
        "16.5",
        lambda X: (X.mean(axis=0) - X.mean(axis=0).mean()) / X.mean(axis=0).std(),
        "as in layer norm",
    ),
    "16.5 384": ("16.5", lambda X: X.sum(axis=0) / 384, "divided by 384"),
    "16.5 the largest": ("16.5", lambda X: X.mean(axis=0) / X.mean(axis=0).max(), "largest was taken"),
    "16.5 the last row": ("16.5", lambda X: long_as_one(X[-1]), "The last was taken"),
    "16.5 as far as the mean": ("16.5", by_how_many, "As far as `mean`, your function is right"),
    "16.6 the opposite": ("16.6", "a", "Where did an opposite lie"),
}

test_a_wrong_answer_is_told_what_is_wrong = told(ANSWERS)

RIGHT = [("16.1", 4050), ("16.2", 1830), ("16.3", 5.92), ("16.4", 0.83)]

test_what_is_right_is_taken_for_right = told_right(RIGHT)
