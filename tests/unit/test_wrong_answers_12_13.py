"""What learners answer wrong in lessons 12 and 13, and a word of the reply that each of them needs."""

import numpy as np

from lessons_lib import Add, Concat, Model
from lessons_lib.lessons.lesson_13 import L1, L2, L3
from tests.unit.wrong_answers import told, told_right


def no_epsilon(X):
    X = np.asarray(X, dtype=float)
    return (X - X.mean()) / X.std() if X.std() else X * 0


def by_the_variance(X):
    X = np.asarray(X, dtype=float)
    return (X - X.mean()) / (X.var() + 0.01)


def outside(X):
    X = np.asarray(X, dtype=float)
    return (X - X.mean()) / (X.std() + 0.01)


def one_less(X):
    X = np.asarray(X, dtype=float)
    return (X - X.mean()) / np.sqrt(X.var(ddof=1) + 0.01)


def of(X, divisor):
    """A row around its mean, divided by what is made of its distances."""
    off = np.asarray(X, dtype=float) - np.mean(X)
    return off / divisor(off)


def around_the_first(X):
    off = np.asarray(X, dtype=float) - X[0]
    return off / np.sqrt((off**2).mean() + 0.01)


def epsilon_last(X):
    X = np.asarray(X, dtype=float)
    return (X - X.mean()) / np.sqrt(X.var()) + 0.01  # of equal numbers it makes none


def of_four(X):
    off = X - sum(X) / 4
    return off / np.sqrt(sum(off**2) / 4 + 0.01)


def by_the_sum(X):
    off = np.asarray(X, dtype=float) - np.mean(X)
    return off / (abs(off).sum() + 0.01)


# The exercise, what is answered, and what the reply must hold.
ANSWERS = {
    "12.1 mean for max": ("12.1", (8, -5, 8, -5), "max pooling keep"),
    "12.1 max for mean": ("12.1", (13, 0, 13, 0), "takes something else"),
    "12.1 sums": ("12.1", (13, 0, 32, -5), "sum of the left window"),
    "12.1 the size": ("12.1", (13, 0, 16, -5), "divided by 2"),
    "12.1 the farthest from 0": ("12.1", (13, -9, 8, -5), "number line"),
    "12.1 rows as windows": ("12.1", (13, 10, 4.25, -1.25), "rows were taken for windows"),
    "12.1 the middle": ("12.1", (13, 0, 8.5, -5.5), "taken for their mean"),
    "12.1 the smallest": ("12.1", (2, -9, 8, -5), "smallest of their windows"),
    "12.1 the first": ("12.1", (7, -3, 8, -5), "first number of each window"),
    "12.1 too few": ("12.1", (13, 0, 8), "`(left largest, right largest, left mean, right mean)`"),
    "12.2 in another order": ("12.2", (167, 223, 32), "not in the order"),
    "12.2 windows that hang over": ("12.2", (32, 168, 224), "One too many in both directions"),
    "12.2 one too few": ("12.2", (32, 166, 223), "One row too few"),
    "12.2 steps counted": ("12.2", (32, 166, 222), "before the first step a window stands there"),
    "12.2 one too many": ("12.2", (32, 167, 224), "hang over"),
    "12.2 steps of 3": ("12.2", (32, 111, 149), "size in place of the stride"),
    "12.2 steps of 1": ("12.2", (32, 333, 446), "did not divide by the stride"),
    "12.2 maps pooled": ("12.2", (16, 167, 223), "each map is pooled for itself"),
    "12.3 the lesson's own": ("12.3", lambda X: X - X.mean(), "Make one of it first, with `np.array(…)`"),
    "12.3 a row less a number": ("12.3", lambda X: X - 4.0, "Make one of it first, with `np.array(…)`"),
    "12.3 a number less a row": ("12.3", lambda X: 4.0 - X, "Make one of it first, with `np.array(…)`"),
    "12.3 a row divided": ("12.3", lambda X: X / 2.0, "Make one of it first, with `np.array(…)`"),
    "12.3 a row times a number": ("12.3", lambda X: X * 0.5, "Make one of it first, with `np.array(…)`"),
    "12.3 a row squared": ("12.3", lambda X: X**2, "Make one of it first, with `np.array(…)`"),
    "12.3 variance": ("12.3", by_the_variance, "root is the standard deviation"),
    "12.3 epsilon outside": ("12.3", outside, "epsilon inside the root"),
    "12.3 no epsilon": ("12.3", no_epsilon, "Epsilon is missing"),
    "12.3 distances under the root": (
        "12.3",
        lambda X: of(X, lambda off: np.sqrt(np.abs(off).mean() + 0.01)),
        "without being squared",
    ),
    "12.3 two roots": (
        "12.3",
        lambda X: of(X, lambda off: np.sqrt(off.std() + 0.01)),
        "root was taken twice",
    ),
    "12.3 square of the mean": ("12.3", lambda X: of(X, lambda off: 0.1), "mean of the distances is 0"),
    "12.3 epsilon squared": (
        "12.3",
        lambda X: of(X, lambda off: np.sqrt(off.var() + 1e-4)),
        "as if it were squared",
    ),
    "12.3 the range": ("12.3", lambda X: of(X, lambda off: np.ptp(off) or 1), "the largest and the smallest"),
    "12.3 the first": ("12.3", around_the_first, "first number was taken away"),
    "12.3 epsilon last": ("12.3", epsilon_last, "Are brackets missing"),
    "12.3 one less": ("12.3", one_less, "one less"),
    "12.3 no mean": ("12.3", lambda X: np.asarray(X) / np.sqrt(np.var(X) + 0.01), "mean was not taken away"),
    "12.3 the smallest, not divided": (
        "12.3",
        lambda X: [x - min(X) for x in X],
        "The smallest number was taken",
    ),
    "12.3 between 0 and 1": (
        "12.3",
        lambda X: [(x - min(X)) / (max(X) - min(X) + 0.01) for x in X],
        "lie between 0 and 1",
    ),
    "12.3 shares": ("12.3", lambda X: [x / sum(X) for x in X], "these are shares"),
    "12.4 along the sample": ("12.4", (7 / 38**0.5, 1.8), "layer norm"),
    "12.4 batch afterwards": (
        "12.4",
        (8 / (98 / 3) ** 0.5, 8 / (98 / 3) ** 0.5),
        "Afterwards it plays no part",
    ),
    "12.4 batch afterwards, two decimals": ("12.4", (1.4, 1.4), "Afterwards it plays no part"),
    "12.4 stored deviation in training": ("12.4", (1.6, 1.8), "In training both are the batch's"),
    "12.4 stored in training": ("12.4", (1.8, 1.8), "those of the batch"),
    "12.4 variance": ("12.4", (8 / (98 / 3), 9 / 25), "Its root"),
    "12.5 no ReLU": ("12.5", (0.1 * 72**0.5, (0.1 * 72**0.5) ** 8), "half"),
    "12.5 no root": ("12.5", (3.6, 3.6**8), "root"),
    "12.5 times 8": ("12.5", (0.6, 4.8), "multiplied by 8"),
    "12.6 the wrong axis": ("12.6", "a", "tell the cooks apart"),
    "13.1 multiplied": ("13.1", (27000, 0, 540, 0), "adds"),
    "13.1 no arrow": ("13.1", (540, 0, 540, 0), "x was not added"),
    "13.1 no ReLU": ("13.1", (590, -60, 540, -90), "ReLU was left out"),
    "13.1 ReLU at the end": ("13.1", (590, 0, 540, 0), "after the plus"),
    "13.1 x twice": ("13.1", (640, 60, 590, 30), "once too often"),
    "13.1 x without the arrow": ("13.1", (590, 30, 50, 30), "does not reach the end"),
    "13.1 columns": ("13.1", (980, 30, 930, 0), "down its columns"),
    "13.1 two of the four": ("13.1", (590, 30), "(first with the arrow, second with the arrow, first"),
    "13.2 the slope for 1": ("13.2", (1.7, 3.4), "added to itself"),
    "13.2 one way, minus lost": ("13.2", (1.7, 0.51), "its minus sign got lost"),
    "13.2 ways multiplied": ("13.2", (1.7, 1.7 * 1.7 * -0.3), "over the ways one adds"),
    "13.2 through f alone": ("13.2", (1.7, -0.51), "Which other way"),
    "13.2 over the arrow alone": ("13.2", (1.7, 1.7), "Which other way"),
    "13.2 shared out": ("13.2", (0.85, 1.19), "all of it"),
    "13.3 Concat": ("13.3", Model(L1, L2, L3, Concat("o1")), "to be added"),
    "13.3 one plus": ("13.3", Model(L1, L2, L3, Add("o1", "o3")), "one layer is missing"),
    "13.3 before ReLU": ("13.3", Model(L1, L2, L3, Add("o2"), Add("o3")), "before ReLU"),
    "13.3 turned": ("13.3", Model(L1, L2, L3, Add("o3"), Add("o1")), "changed places"),
    "13.3 both named": ("13.3", Model(L1, L2, L3, Add("o3", "o1"), Add("o4", "o3")), "before it twice"),
    "13.3 one named": ("13.3", Model(L1, L2, L3, Add("o3", "o1"), Add("o3")), "has o3 twice"),
    "13.3 the last named": ("13.3", Model(L1, L2, L3, Add("o1"), Add("o4", "o3")), "has o4 twice"),
    "13.4 free": ("13.4", (64, 16), "let free"),
    "13.4 added": ("13.4", (12, 15), "multiply"),
    "13.4 twice": ("13.4", (64, 30), "counted twice"),
    "13.5 added in one": ("13.5", (12.34, 3.12, 0.979), "`first`: You added 5, it seems."),
    "13.5 added, then lost": ("13.5", (12.34, 5, 7), "`first`: You added 5, it seems."),
    "13.5 the output": ("13.5", (2.34, 3.12, 0.886), "output"),
    "13.5 the length": ("13.5", (2.34, 3.12, 3.9), "share"),
    "13.5 added up": ("13.5", (2.34, 3.12, 0.42), "were added up, it seems, and divided"),
    "13.5 added up, no share": ("13.5", (2.34, 3.12, 5.46), "when they are added up"),
    "13.5 per cent": ("13.5", (2.34, 3.12, 30), "per cent"),
    "13.6 both alike": ("13.6", "a", "section 5"),
    "12.3 written for four": ("12.3", lambda X: of_four(np.asarray(X, dtype=float)), "divided by 4"),
    "12.3 cubes": (
        "12.3",
        lambda X: of(X, lambda off: np.sqrt(abs((off**3).mean()) + 0.01)),
        "numbers in your code",
    ),
    "12.3 squared": ("12.3", lambda X: of(X, lambda off: ((off**2).mean() + 0.01) ** 2), "square was taken"),
    "12.3 as far as the distances": ("12.3", by_the_sum, "As far as `off`, the distances"),
    "12.5 the spread under the root": ("12.5", (1.897, 167.8), "went under the root"),
    "13.2 all that comes back, to f": ("13.2", (1.19, 1.19), "before the way through it"),
    "13.2 nobody knows": ("13.2", (1.7, -0.21), "If you added the arriving number"),
}


test_a_wrong_answer_is_told_what_is_wrong = told(ANSWERS)


RIGHT = [
    ("12.4", (1.4, 1.8)),
    ("12.4", (1.3997, 1.8)),
    ("13.1", (590, 30, 540, 0)),
    ("13.5", (2.34, 3.12, 0.3)),
]

test_what_is_right_is_taken_for_right = told_right(RIGHT)
