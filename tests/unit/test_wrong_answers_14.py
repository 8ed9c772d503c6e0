"""What learners answer wrong in lesson 14, and a word of the reply that each of them needs."""

import numpy as np

from tests.unit.wrong_answers import told, told_right


def shares_of(powers, axis=1):
    return powers / powers.sum(axis=axis, keepdims=True)


def queries(X):
    return X @ np.array([[0, 2], [1, 0]])


def scores(X, divisor=2**0.5):
    return queries(X) @ X.T / divisor


def turned_at_the_end(X):
    mine = shares_of(np.exp(scores(X)))
    return (mine @ X)[::-1]


# The exercise, what is answered, and what the reply must hold.
ANSWERS = {
    "14.1 both lengths": ("14.1", 6.875, "numbers of both rows"),
    "14.1 root of the sum": ("14.1", 7.416, "root was taken of the sum"),
    "14.1 from its end": ("14.1", 32, "query from its end"),
    "14.2 columns": ("14.2", (0.409, 0.353), "shares of their columns"),
    "14.2 exchanged, and columns": ("14.2", (0.412, 0.389), "exchanged twice"),
    "14.2 the largest": ("14.2", (0.9, 0.6), "largest number of the row"),
    "14.2 another whole": ("14.2", (0.45, 0.3), "whole of tea"),
    "14.2 the column beside": ("14.2", (0.2, 0.36), "column beside"),
    "14.3 the whole": ("14.3", 20, "not yet what is asked"),
    "14.3 the second": ("14.3", 0.2, "gives to the second"),
    "14.3 what is ahead": ("14.3", 0.0698, "not those before"),
    "14.3 nothing": ("14.3", 0, "The first was left out"),
    "14.3 exp again": ("14.3", 0.0000454, "exp was taken once more"),
    "14.3 all": ("14.3", 1, "Here the third looks"),
    "14.3 a quarter": ("14.3", 0.25, "A quarter for each"),
    "14.4 late left out": ("14.4", (9.9, 20.8), "You left out 0.375 each time"),
    "14.4 were left out": ("14.4", (3.1, 17.4), "You left out 0.125 each time"),
    "14.4 the half": ("14.4", (8.8, 15.6), "from we alone"),
    "14.4 keys too": ("14.4", (8.825, 26.975), "mixed together"),
    "14.4 cut off": ("14.4", (5.34, 22.24), "taken for 0.3"),
    "14.5 no keepdims": (
        "14.5",
        lambda X: np.exp(scores(X)) / np.exp(scores(X)).sum(axis=1) @ X,
        "keepdims=True",
    ),
    "14.5 shares turned": (
        "14.5",
        lambda X: shares_of(np.exp(scores(X))).T @ X,
        "turned over before they mix",
    ),
    "14.5 queries for keys": (
        "14.5",
        lambda X: shares_of(np.exp(queries(X) @ queries(X).T / 2**0.5)) @ X,
        "queries were taken for keys",
    ),
    "14.5 a mask": ("14.5", lambda X: shares_of(np.tril(np.exp(scores(X)))) @ X, "there is no mask"),
    "14.5 root of the words": (
        "14.5",
        lambda X: shares_of(np.exp(scores(X, len(X) ** 0.5))) @ X,
        "how many words there are",
    ),
    "14.5 columns, not divided": (
        "14.5",
        lambda X: shares_of(np.exp(scores(X, 1)), 0) @ X,
        "and the scores were not divided",
    ),
    "14.5 x added": ("14.5", lambda X: X + shares_of(np.exp(scores(X))) @ X, "x was added to it"),
    "14.5 powers of 2": ("14.5", lambda X: shares_of(2.0 ** scores(X)) @ X, "Powers of 2"),
    "14.5 softmax twice": (
        "14.5",
        lambda X: shares_of(np.exp(shares_of(np.exp(scores(X))))) @ X,
        "taken twice",
    ),
    "14.5 minus": ("14.5", lambda X: shares_of(np.exp(-scores(X))) @ X, "sign of what `np.exp` is called on"),
    "14.1 sums multiplied": ("14.1", 99, "two sums were multiplied"),
    "14.1 nobody knows": ("14.1", 9.1, "the sum was about 18.2"),
    "14.2 tea to itself": ("14.2", (0.2, 0.24), "gives to itself"),
    "14.3 nobody knows": ("14.3", 0.0882, "you divided it by about 34"),
    "14.5 the largest": (
        "14.5",
        lambda X: np.exp(scores(X)) / np.exp(scores(X)).max(axis=1, keepdims=True) @ X,
        "largest was taken where the sum",
    ),
    "14.5 powers of 2, not divided": (
        "14.5",
        lambda X: shares_of(2.0 ** scores(X, 1)) @ X,
        "Two things at once",
    ),
    "14.5 as far as the shares": ("14.5", turned_at_the_end, "As far as `mine`, the shares"),
}


test_a_wrong_answer_is_told_what_is_wrong = told(ANSWERS)


RIGHT = [("14.1", 27.5), ("14.2", (0.45, 0.24)), ("14.3", 0.15), ("14.4", (4.2, 22.6))]

test_what_is_right_is_taken_for_right = told_right(RIGHT)
