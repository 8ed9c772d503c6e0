"""How a computation goes wrong: slips derived from recorded arithmetic."""

import json
import math

import numpy as np
import pytest

from lessons_lib import Input, Linear, Model, ReLU, patients
from lessons_lib.judge import naming
from lessons_lib.judge.check import feedback_on
from lessons_lib.lessons import EXERCISES
from lessons_lib.numbers.arithmetic import Number, maximum, record_inputs
from lessons_lib.numbers.operations import compute
from lessons_lib.slips import changes
from lessons_lib.slips.changes import Arithmetic, put, same_formula, worked_out
from lessons_lib.slips.derive import carried, slips, slips_of
from lessons_lib.slips.pairs import pairs
from lessons_lib.slips.words import Placed, base, noun, place


def quantity(name, value, index=0):
    return Number(float(value), name=name, index=index)


@pytest.fixture
def points():
    broccoli, strawberries, hours = (
        quantity(name, value, index)
        for index, (name, value) in enumerate({"broccoli": 150, "strawberries": 700, "hours": 1350}.items())
    )
    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600


def said_of(number, value, others=None):
    return [slip.sentence for slip in slips_of([number], others) if math.isclose(slip.value, value)]


NAMED = {
    "a term left out": ((8700 + 2700) / 11_600, "You left out the term of the strawberries, it seems."),
    "a sign turned": (
        (8700 + 2100 + 2700) / 11_600,
        "You added the term of the strawberries, it seems. Look again at the sign before it.",
    ),
    "only the last term divided": (
        8700 - 2100 + 2700 / 11_600,
        "You divided only the term of the hours by 11600, it seems. It goes for the whole sum.",
    ),
    "not divided": (9300, "You did not divide by 11600, it seems."),
    "upside down": (11_600 / 9300, "You divided the wrong way round, it seems: what is divided by what?"),
    "divided twice": (9300 / 11_600**2, "You divided by 11600 twice, it seems."),
    "a weight forgotten": (
        (150 - 2100 + 2700) / 11_600,
        "You did not multiply the broccoli by 58, it seems.",
    ),
    "all weights forgotten": (
        (150 - 700 + 1350) / 11_600,
        "You added up the numbers without multiplying them, it seems.",
    ),
    "inputs swapped": (
        (58 * 700 - 3 * 150 + 2700) / 11_600,
        "You swapped the broccoli and the strawberries, it seems.",
    ),
    "weights swapped": ((58 * 150 - 2 * 700 + 3 * 1350) / 11_600, "You swapped 3 and 2, it seems."),
    "a term": (2700, "That is only the term of the hours, and not yet what is asked. What is still missing?"),
    "per cent": (100 * 9300 / 11_600, "That looks like per cent. The number itself is asked."),
    "a digit lost": (
        (58 * 15 - 2100 + 2700) / 11_600,
        "A digit of the broccoli is lost or too many, it seems.",
    ),
    "the other sign": (-9300 / 11_600, "The sign is turned round, it seems."),
}


@pytest.mark.parametrize(("value", "said"), NAMED.values(), ids=NAMED)
def test_each_slip_of_a_sum_has_its_sentence(points, value, said):
    assert said in said_of(points, value)


def test_no_slip_gives_what_is_right(points):
    assert said_of(points, points.value) == []


def test_no_sentence_gives_the_answer_away(points):
    assert not any("0.8" in slip.sentence or "9300" in slip.sentence for slip in slips_of([points]))


def test_slips_with_one_effect_are_one():
    rate = quantity("rate", 3.7)
    assert len(said_of(rate * quantity("hours", 12, 1), 12)) == 1


def test_a_number_of_the_question_that_is_not_needed_is_named():
    term = quantity("weight", 2) * quantity("hours a day", 24, 1)
    assert "You took the days in place of the hours a day, it seems." in said_of(term, 250, {"days": 125})
    assert "That is a number of the question: the days. What is asked?" in said_of(term, 125, {"days": 125})


def test_the_same_slip_at_every_place_is_one_slip():
    left, right = quantity("left", 13), quantity("right", 29, 1)
    rows = [17 * left - 4 * right + 12, 6 * left + 23 * right + 35]
    [slip] = [slip for slip in slips_of(rows) if slip.values == (105, 745)]
    assert slip.sentence == "You left out the biases, it seems. What is added at the end?"


def test_where_only_differences_are_added_no_minus_sign_is_said_to_be_lost():
    first, second, third = quantity("first", 7.34), quantity("second", -8.88, 1), quantity("third", -12, 2)
    [slip] = [
        slip for slip in slips_of([first - 5, second - third]) if np.allclose(slip.values, (12.34, -20.88))
    ]
    assert slip.sentence == "You added where one subtracts, it seems, each time."
    [slip] = [
        slip for slip in slips_of([first - 5, 2 + third * first]) if math.isclose(slip.values[1], 90.08)
    ]
    assert "minus sign" in slip.sentence


def test_columns_for_rows_and_swapped_rows_are_found_by_their_places():
    table = [[quantity(f"W[{i}][{j}]", 10 * i + j + 1, 2 * i + j) for j in range(2)] for i in range(2)]
    x = [quantity(f"x[{i}]", 17 + 12 * i, 4 + i) for i in range(2)]
    rows = [row[0] * x[0] + row[1] * x[1] for row in table]
    down = tuple(table[0][i].value * 17 + table[1][i].value * 29 for i in range(2))
    kinds = {slip.kind for slip in slips_of(rows) if slip.values == down}
    assert kinds == {"columns for rows"}
    turned = tuple(row[0].value * 29 + row[1].value * 17 for row in table)
    assert {slip.sentence for slip in slips_of(rows) if slip.values == turned} == {
        "You swapped x[0] and x[1], it seems."
    }


def test_a_table_that_is_taken_by_its_columns_is_not_said_to_be_read_down_them():
    table = [[quantity(f"W[{i}][{j}]", 10 * i + j + 1, 2 * i + j) for j in range(2)] for i in range(2)]
    ends = [quantity(f"V[{i}]", 17 + 12 * i, 4 + i) for i in range(2)]
    folded = [ends[0] * table[0][at] + ends[1] * table[1][at] for at in range(2)]
    across = tuple(ends[0].value * row[0].value + ends[1].value * row[1].value for row in table)
    [said] = {slip.sentence for slip in slips_of(folded) if slip.values == across}
    assert "You read W along its rows" in said
    rows = [row[0] * ends[0] + row[1] * ends[1] for row in table]
    down = tuple(number.value for number in folded)
    [said] = {slip.sentence for slip in slips_of(rows) if slip.values == down}
    assert "You read W down its columns" in said


def test_two_digits_of_a_quantity_or_of_the_result_are_swapped(points):
    said = said_of(points, (58 * 150 - 2100 + 2 * 1530) / 11_600)
    assert said == ["Two digits of the hours are swapped, it seems."]
    assert "Two digits of your result are swapped, it seems." in said_of(13 * quantity("boxes", 27), 315)


def test_a_whole_number_loses_a_zero_and_no_other_digit():
    assert said_of(quantity("legs", 11) + quantity("arms", 36), 37.1) == []
    assert "A digit of the legs is lost" in said_of(quantity("legs", 110) + quantity("arms", 36), 47)[0]


MORE = {
    "a digit of a number read wrongly": (
        (58 * 150 - 2100 + 2 * 1450) / 11_600,
        "You took another number in place of the hours, it seems: one of its digits is not right.",
    ),
    "a product worked out wrongly": (
        (8600 - 2100 + 2700) / 11_600,
        "One result on the way is not right, it seems: work out the term of the broccoli once more.",
    ),
    "a digit of a product lost": (
        (8700 - 210 + 2700) / 11_600,
        "A digit of the strawberries is lost or too many, it seems.",  # the same number
    ),
    "the numbers as they are": (
        (150 + 700 + 1350) / 11_600,
        "You added up the numbers as they are, it seems. Look again at what each is multiplied by.",
    ),
    "a term twice": (
        (8700 - 4200 + 2700) / 11_600,
        "You counted the term of the strawberries twice, it seems.",
    ),
}


@pytest.mark.parametrize(("value", "said"), MORE.values(), ids=MORE)
def test_rarer_slips_have_their_sentence_too(points, value, said):
    assert said in said_of(points, value)


def test_the_table_of_times_is_misremembered():
    product = quantity("boxes", 9) * quantity("cats", 8, 1)
    assert any("work out" in said for said in said_of(product + 31, 63 + 31))
    assert any("twice" in said for said in said_of(product, 9 * 9 * 8))


def test_a_minus_that_a_number_brings_gets_lost_and_nothing_is_taken_away():
    term = quantity("weight", 9) * quantity("bias", -4, 1)
    assert said_of(352 + term, 352 + 36)[0] == "The minus sign of the bias got lost, it seems."


def test_another_bend_is_taken_for_relu():
    bent = maximum(0.0, quantity("input", 0.7) - 1.0)
    assert "You took tanh in place of ReLU, it seems." in said_of(bent, math.tanh(-0.3))
    assert "You took a sigmoid in place of ReLU, it seems." in said_of(bent, 1 / (1 + math.exp(0.3)))


def test_a_share_is_taken_of_a_wrong_whole():
    share = quantity("right ones", 212) / quantity("pictures", 250, 1)
    others = {"pictures for training": 800}
    assert "You divided the pictures by the pictures for training" in said_of(share, 250 / 800, others)[0]
    assert "by the sum of the pictures and the" in said_of(share, 212 / 1050, others)[0]


def test_a_number_used_twice_is_another_one_at_one_place():
    units, last = quantity("units", 32), quantity("last units", 10, 1)
    total = 64 * units + units + last * units + last
    assert "in place of the last units" in said_of(total, 2048 + 32 + 320 + 32)[0]


def test_a_row_of_a_table_is_taken_for_another():
    table = [[quantity(f"W[{i}][{j}]", 10 * i + j + 1, 2 * i + j) for j in range(2)] for i in range(2)]
    x = [quantity(f"x[{i}]", 17 + 12 * i, 4 + i) for i in range(2)]
    rows = [row[0] * x[0] + row[1] * x[1] for row in table]
    same = (rows[0].value, rows[0].value)
    assert any("one row of W in place" in slip.sentence for slip in slips_of(rows) if slip.values == same)


def test_a_number_in_a_row_can_be_called_by_its_value():
    weight = Number(-4.0, name=Placed.at("weights[1, 1]", -4.0), index=0)
    assert (place(weight), base(weight), noun(weight)) == ((1, 1), "weights", "-4")
    assert noun(weight * quantity("x[1]", 9, 1)) == "the term of x[1]"


def test_a_long_result_may_be_right_but_for_one_digit():
    total = 64 * quantity("inputs", 32) + 10 * quantity("units", 36)
    assert "One digit of your result is not right" in said_of(total, total.value - 100)[0]
    assert not any("result" in said for said in said_of(3 * quantity("inputs", 2), 5))


def layer_of_one():
    first, second = quantity("x[0]", 83), quantity("x[1]", 64, 1)
    return 6 * first - 2 * second + 11


@pytest.mark.parametrize(
    ("value", "word"),
    [(392, "You added 11 to each term"), (4 * 147 + 11, "before you multiplied"), (3810, "point has moved")],
)
def test_a_layer_goes_wrong_in_these_ways_too(value, word):
    assert word in said_of(layer_of_one(), value)[0]


def test_where_things_are_counted_nobody_takes_some_away():
    total = 32 * quantity("inputs", 64) + quantity("units", 32, 1)
    assert not any("away" in said for said in said_of(total, 2048 - 32))


def test_how_many_are_left_over_is_no_share():
    share = quantity("right ones", 212) / quantity("pictures", 250, 1)
    assert said_of(share, 38) == [
        "That is what is left over of the pictures, it seems. What is asked, and what is divided?"
    ]


def test_a_later_number_is_judged_from_somebodys_own_earlier_one():
    x = quantity("x", 6)
    o1 = x + 5
    o2 = 3 * (x + 5)
    assert same_formula(o2.parts[1], o1)
    assert not same_formula(o2, o1)
    own = {id(o2.parts[1]): put(20.0)}
    assert {slip.value: slip.sentence for slip in carried(o2, own)}[
        20
    ] == "You did not multiply `x + 5` by 3, it seems."


def test_what_came_before_somebodys_own_number_is_not_worked_out_again(monkeypatch):
    x = quantity("x", 6)
    o1 = x + 5
    o2 = 3 * o1 + x
    way, done = Arithmetic([o2], own={id(o1): put(20.0)}), []
    monkeypatch.setattr(changes, "compute", lambda *step: done.append(step[0]) or compute(*step))
    assert way.changed({(id(o1), 0): put(7.0)}) == (66.0,)
    assert done == []
    assert way.changed({id(x): put(7.0)}) == (67.0,)  # x is used after o1, too
    assert done


def test_what_follows_from_somebodys_own_number_is_worked_out_once(monkeypatch):
    asked = []
    monkeypatch.setattr(naming, "carried", lambda *way: asked.append(way) or carried(*way))
    answers = [(0.123456, 0.23456, wrong) for wrong in (0.3456, 0.4567, 0.5678)]
    for answer in answers:
        feedback_on(EXERCISES["07.1"], answer)
    assert len(asked) == 2  # of the second number and of the third


@pytest.mark.parametrize(
    ("value", "kind"), [(-7.5, "ReLU forgotten"), (7.5, "abs for ReLU"), (-0.75, "leaky for ReLU")]
)
def test_relu_forgotten_and_taken_for_abs(value, kind):
    bent = maximum(0.0, 1.5 * quantity("input", -5))
    assert kind in {slip.kind for slip in slips_of([bent]) if slip.value == value}


def test_a_power_taken_for_a_product():
    assert (
        "You multiplied where a power is asked, it seems: look again at the square of the side."
        in said_of(quantity("side", 17) ** 2, 34)
    )


def test_what_is_carried_on_changes_with_the_part_before():
    first = 3 * quantity("x", 7)
    second = first + 100
    assert worked_out([first, second], {id(first): put(5)}) == (5, 105)


def test_a_pair_of_slips_is_two_common_ones_and_neither_alone(points):
    both = [pair for pair in pairs([points]) if math.isclose(pair.value, 8700 + 2100 + 2700)]
    assert {pair.sentence.count("it seems") for pair in both} == {2}


def test_a_pair_may_be_a_usual_slip_and_the_other_sign(points):
    found = [pair.sentence for pair in pairs([points]) if math.isclose(pair.value, -(8700 + 2700) / 11_600)]
    assert any("left out the term of the strawberries" in said and "sign is turned" in said for said in found)


def test_no_pair_is_made_with_what_goes_with_everything(points):
    last = {slip.sentence for slip in slips_of([points]) if slip.kind in {"per cent", "point"}}
    assert last
    assert not [pair for pair in pairs([points]) if any(said in pair.sentence for said in last)]


def test_a_pair_is_made_of_common_slips_alone():
    left, right = quantity("left", 13), quantity("right", 29, 1)
    rows = [17 * left - 4 * right + 12, 6 * left + 23 * right + 35]
    swapped = (17 * 29 - 4 * 13, 6 * 29 + 23 * 13)
    assert not [pair for pair in pairs(rows) if pair.values == swapped]
    added = (13 - 29, 13 + 29)
    (found,) = [pair.sentence for pair in pairs(rows) if pair.values == added]
    assert "left out the biases" in found
    assert "without multiplying" in found


def test_every_operation_of_the_table_is_worked_out_again():
    for word in ("+", "*", "/", "**", "max", "min", "exp", "log", "abs", "round", "negative"):
        number = quantity("x", 1.7).made(
            word, *[quantity("x", 1.7), quantity("y", 2.3, 1)][: 1 if word in ONE else 2]
        )
        assert worked_out([number], {}) == (number.value,)


ONE = {"exp", "log", "abs", "round", "negative"}


@pytest.mark.parametrize("layer", ["L2", "L3"])
def test_slips_of_a_trace_are_data_for_a_page(layer):
    model = Model(Input("broccoli", "strawberries", "hours"), Linear([[58, -3, 2]], [40]), ReLU())
    found = slips(model.trace(patients[3]), layer)
    assert found
    assert json.loads(json.dumps(found)) == found
    assert set(found[0]) == {"value", "sentence", "step", "kind", "plausibility", "whole"}


def test_slips_of_a_trace_call_the_measures_by_their_names():
    def points(X):
        broccoli, strawberries, hours = X
        return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600

    trace = Model(Input("broccoli", "strawberries", "hours"), points).trace(patients[3])
    assert {"value": -5800, "sentence": "You did not divide by 11600, it seems."}.items() <= next(
        slip for slip in slips(trace, "L2") if slip["kind"] == "divisor forgotten"
    ).items()
    assert any("the term of the hours" in slip["sentence"] for slip in slips(trace, "L2"))


def test_a_row_of_many_numbers_has_no_slips_that_nobody_would_make():
    x = record_inputs(np.arange(600.0) + 1, [f"x[{i}]" for i in range(600)])
    assert slips_of([sum(3 * each for each in x)]) == ()
