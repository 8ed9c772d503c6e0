"""What learners answered wrong in lessons 04 to 06, and a word of the reply that each of them needs."""

import math
import sys
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from lessons_lib import Linear, check
from lessons_lib.layers import Softmax
from lessons_lib.lessons import EXERCISES
from lessons_lib.lessons.lesson_04 import relu
from lessons_lib.lessons.lesson_04.softmax import softmax
from lessons_lib.lessons.lesson_05.how_well_does_a_unit_part import parted
from lessons_lib.lessons.lesson_06 import count_ink
from lessons_lib.numbers.door import Array
from tests.unit.wrong_answers import told, told_right

Rows = Sequence[tuple[float, int]]


def each_right(rows: Rows) -> list[bool]:
    return [(number > 0) == (arm == 1) for number, arm in rows]


def better(right: int, of: int) -> int:
    return max(right, of - right)


def unfinished(rows: Rows) -> int:
    raise NotImplementedError


def upper_left_twice(drawing: ArrayLike) -> Array:
    points = np.array(drawing)
    upper, lower = points[0::2], points[1::2]
    return upper[:, 0::2] + upper[:, 1::2] + upper[:, 0::2] + lower[:, 1::2]


def across(drawing: ArrayLike) -> Array:
    points = np.array(drawing)
    return points[0::2, 1::2] + points[1::2, 0::2]


def in_place(drawing):
    drawing[0][0] = 0
    return drawing


def exchanged(rows: Rows) -> int:
    return better(sum((number > 0) == (arm == 1) for arm, number in rows), len(rows))


# The exercise, what is answered, and what the reply must hold.
ANSWERS = {
    "04.1 o3 given": ("04.1", lambda X: (relu(sum(X)), relu(sum(X) - 1)), "L4 is missing"),
    "04.1 the pair into relu": ("04.1", lambda X: X if X >= 0 else 0, "a whole row came"),
    "04.1 counts": ("04.1", lambda X: relu(X[0] + X[1]), "counts the switches"),
    "04.1 one too light": ("04.1", lambda X: relu(sum(X)) - relu(sum(X) - 1), "how much of it"),
    "04.1 one too heavy": ("04.1", lambda X: relu(sum(X)) - 3 * relu(sum(X) - 1), "more is taken away"),
    "04.1 a difference": ("04.1", lambda X: relu(X[0] - X[1]), "against the other"),
    "04.2 slope for 0": ("04.2", (-3.6, 0.3, 7), "times 0"),
    "04.2 the lesson's slope": ("04.2", (-1.2, 0, 7), "a tenth"),
    "04.2 ReLU": ("04.2", (0, 0, 7), "as ReLU does"),
    "04.2 slope added": ("04.2", (-11.7, 0, 7), "added"),
    "04.2 slope alone": ("04.2", (0.3, 0, 7), "slope"),
    "04.2 sign lost": ("04.2", (3.6, 0, 7), "sign"),
    "04.2 everywhere": ("04.2", (-3.6, 0, 2.1), "On which side"),
    "04.4 two rows": ("04.4", (0, 0, 168, 238), "add the two rows"),
    "04.4 no ReLU": ("04.4", (204, 211), "which unit"),
    "04.4 x": ("04.4", (3, 5), "That is x"),
    "04.4 L4": ("04.4", (9, 14), "That is L4"),
    "04.4 L4 times x": ("04.4", (42, 70), "weights on weights"),
    "04.4 outputs": ("04.4", (0, 1694), "outputs for this x"),
    "04.5 largest": ("04.5", lambda X: max(softmax(X)), "whole row"),
    "04.5 argmax": ("04.5", lambda X: int(np.argmax(X)), "whole row"),
    "04.5 first": ("04.5", lambda X: softmax(X)[0], "inside the loop"),
    "04.5 sum": ("04.5", lambda X: sum(softmax(X)), "whole row"),
    "04.5 per cent": ("04.5", lambda X: [100 * share for share in softmax(X)], "per cent"),
    "04.5 exp of the row": ("04.5", lambda X: [math.exp(X) / 2 for _ in X], "one"),
    "04.5 score to the power of e": (
        "04.5",
        lambda X: [x**math.e / sum(y**math.e for y in X) for x in X],
        "base",
    ),
    "04.6 leaky": ("04.6", "leaky ReLU", "frost"),
    "04.6 tanh": ("04.6", "tanh", "how far up"),
    "05.1 bias forgotten": ("05.1", (0.7, 0.7), "bias"),
    "05.1 ReLU forgotten": ("05.1", (0.7, -0.3), "ReLU"),
    "05.1 sign dropped": ("05.1", (0.7, 0.3), "sign"),
    "05.1 x": ("05.1", (0.2, 0.5), "That is x"),
    "05.1 x turned round": ("05.1", (0.5, 0.2), "the numbers of x, the other way round"),
    "05.2 100 numbers": ("05.2", "a", "sums of sums"),
    "05.2 bend first": ("05.2", "b", "the two"),
    "05.3 as in the lesson": ("05.3", "b", "spreads *most*"),
    "05.4 half": ("05.4", lambda rows: parted([(n - 0.5, arm) for n, arm in rows]), "at a half"),
    "05.4 from one on": (
        "05.4",
        lambda rows: parted([(int(n >= 1), arm) for n, arm in rows]),
        "between 0 and 1",
    ),
    "05.4 int": ("05.4", lambda rows: parted([(int(n), arm) for n, arm in rows]), "between 0 and 1"),
    "05.4 0 above": ("05.4", lambda rows: parted([(int(n >= 0), arm) for n, arm in rows]), "exactly 0"),
    "05.4 exchanged": ("05.4", exchanged, "number comes first"),
    "05.4 per cent": ("05.4", lambda rows: 100 * parted(rows) / len(rows), "per cent"),
    "05.4 share": ("05.4", lambda rows: parted(rows) / len(rows), "share"),
    "05.4 a list of True": ("05.4", each_right, "How many"),
    "05.4 200 less": ("05.4", lambda rows: better(sum(each_right(rows)), 200), "200 points"),
    "05.4 leaves": ("05.4", lambda rows: sys.exit(), "left Python altogether"),
    "05.4 stops without a word": ("05.4", unfinished, "NotImplementedError."),
    "05.4 how many are wrong": (
        "05.4",
        lambda rows: len(rows) - parted(rows),
        "or you counted the points on the wrong side",
    ),
    "05.4 a pair": (
        "05.4",
        lambda rows: (sum(each_right(rows)), len(rows) - sum(each_right(rows))),
        "the better",
    ),
    "05.1 the point moved": ("05.1", (7, 0), "decimal point"),
    "04.2 the point moved": ("04.2", (-36, 0, 7), "decimal point"),
    "04.4 o3": ("04.4", (0, 121), "That is o3"),
    "04.4 o2": ("04.4", (-3, 121), "That is o2"),
    "04.5 a class": ("04.5", Softmax, "write `Softmax()`"),
    "05.4 one side": ("05.4", lambda rows: sum(n > 0 and arm == 1 for n, arm in rows), "Which others"),
    "05.4 all": ("05.4", len, "how many points there are"),
    "05.4 one way": ("05.4", lambda rows: sum(each_right(rows)), "other way round"),
    "06.1 the lesson's": ("06.1", 0.98, "lesson's model"),
    "06.1 the lesson's, exactly": ("06.1", 442 / 450, "lesson's model"),
    "06.1 strangers": ("06.1", 0.93, "strangers"),
    "06.1 less, for strangers": ("06.1", 0.81, "the same pile"),
    "06.1 rounded too much": ("06.1", 0.8, "rounded too much"),
    "06.1 all": ("06.1", 1, "by heart"),
    "06.1 together": ("06.1", 1012 / 1050, "never seen"),
    "06.1 how many are wrong": ("06.1", 38, "left over"),
    "06.1 of all": ("06.1", 212 / 1050, "by all pictures"),
    "06.1 two digits swapped": ("06.1", 221 / 250, "are swapped"),
    "06.1 a guess": ("06.1", 0.1, "blind guessing"),
    "06.1 per cent": ("06.1", 84.8, "per cent"),
    "06.2 raw biases": ("06.2", (2292, -364, 62), "just added up"),
    "06.2 raw biases of those awake": ("06.2", (2292, -364, 68), "multiply by the weights of L6"),
    "06.2 the last bias alone": ("06.2", (2292, -364, 37), "the bias of L6"),
    "06.2 all three units": ("06.2", (240, -994, 184), "asleep"),
    "06.2 along the rows": ("06.2", (1284, 476, 238), "along its rows"),
    "06.2 along the rows, for one pixel": ("06.2", (1284, -364, 238), "along its rows"),
    "06.2 o5": ("06.2", (248, 127, 0), "That is o5"),
    "06.2 in three": ("06.2", (722, 722, 722), "divided by three"),
    "06.2 weights": ("06.2", (191, -26, 238), "multiply by o3"),
    "06.2 the biases of those awake alone": ("06.2", (2292, -364, 31), "L6 has a bias of its own"),
    "06.2 L6 left out": ("06.2", (372, -28, 31), "L6 takes each of these units times a weight"),
    "06.3 the upper left for the lower left": ("06.3", upper_left_twice, "not in its blocks"),
    "06.3 across": ("06.3", across, "Of each block four points"),
    "06.3 as if it were 4 x 4": (
        "06.3",
        lambda drawing: np.array(drawing).reshape(2, 2, 2, 2).sum(axis=(1, 3)),
        "Its numbers do not fill that shape",
    ),
    "06.3 in place": ("06.3", in_place, "What came in stays as it is."),
    "06.3 flat": ("06.3", lambda drawing: count_ink(drawing).ravel(), "row"),
    "06.3 a column": ("06.3", lambda drawing: count_ink(drawing).reshape(-1, 1), "row"),
    "06.3 paper": ("06.3", lambda drawing: 4 - count_ink(drawing), "0 is paper"),
    "06.3 columns for rows": (
        "06.3",
        lambda drawing: count_ink(np.array(drawing).T),
        "columns have become rows",
    ),
    "06.3 lists joined": ("06.3", lambda drawing: drawing[0] + drawing[1], "joins"),
    "06.3 side by side": (
        "06.3",
        lambda drawing: np.array(drawing)[:, ::2] + np.array(drawing)[:, 1::2],
        "rows too",
    ),
    "06.4 all": ("06.4", "a", "speak for"),
    "06.4 none": ("06.4", "c", "three units"),
    "06.5 before": ("06.5", softmax((1.2, 1.7)), "as they were before"),
    "06.5 at each layer": ("06.5", softmax((10.8, 15.3)), "at each layer"),
    "06.5 scores": ("06.5", (3.6, 5.1), "the scores"),
    "06.5 powers": ("06.5", (math.exp(3.6), math.exp(5.1)), "divide"),
    "06.5 powers of the scores before": ("06.5", (math.exp(1.2), math.exp(1.7)), "as they were"),
    "06.5 per cent": ("06.5", (18.24, 81.76), "per cent"),
    "06.5 twice as large": ("06.5", softmax((2.4, 3.4)), "twice as large"),
    "06.5 a guess": ("06.5", (0.5, 0.5), "cannot decide"),
    "06.5 a verdict": ("06.5", (0, 1), "a verdict"),
    "06.5 scores before": ("06.5", (1.2, 1.7), "the scores as they were"),
    "06.6 a large share": ("06.6", "a", "0.999"),
}


test_a_wrong_answer_is_told_what_is_wrong = told(ANSWERS)


RIGHT = [
    ("05.2", "c."),
    ("05.2", "(C)"),
    ("05.2", "'c'"),
    ("04.1", lambda X: X[0] != X[1]),  # true or false
    ("04.4", Linear([[168, 238]])),  # a layer
    ("04.6", "none"),
    ("04.6", "linear"),
    ("04.6", "Identity"),
    ("06.3", lambda drawing: count_ink(drawing).tolist()),
]


test_a_right_answer_in_another_form_passes = told_right(RIGHT)


def test_a_right_number_on_the_way_through_a_loop_is_not_told_to_be_right():
    def counted(rows: Rows) -> int:
        one = other = 0
        for number, arm in rows:
            if number > 0 and arm == 1:
                one += 1
            elif number > 0 and arm == 0:
                other += 1
            else:
                one += 1
        return max(one, other)

    assert "your function is right" not in check("05.4", counted).text


def test_of_no_variant_two_mistakes_in_the_biases_are_one_number():
    for name in map(str, range(100)):
        given = EXERCISES["06.2"].of(name).quantities
        assert given["bias_of_L6"] not in (sum(given["biases_of_L4"]), sum(given["biases_of_L4"][:2]))
