"""A teacher's own exercises: with a question and a computation, every slip has its name, and nobody is accused at random."""

import time
from dataclasses import replace

import numpy as np
import pytest

import lessons_lib
from lessons_lib import Exercise, Linear, Mistake, Model, ReLU, check, examine
from lessons_lib.judge import running
from lessons_lib.judge.feedback import Feedback
from lessons_lib.lessons import EXERCISES
from tests.unit.planted import PLANTED, judged

PRICE = Exercise(
    question="What do 17 pieces cost, at 23 each, with 4 for the parcel?",
    quantities={"pieces": 17, "price": 23, "parcel": 4, "weight_in_grams": 650},
    right=lambda pieces, price, parcel: pieces * price + parcel,
)
TWO = Exercise(
    question="o2, then o3?",
    right=Model(Linear([[14, -19]], [63]), ReLU()),
    x=(37, 52),
    outputs=("o1", "o2"),
)


def test_a_question_and_a_computation_are_enough():
    assert check(PRICE, 395)
    assert not check(PRICE, 391)
    assert check(PRICE, 391) == Feedback("Not quite", "You left out the parcel, it seems.")
    assert check(PRICE).status == "Not yet"
    assert PRICE.cell == "check(exercise, ...)"


def test_feedback_is_true_where_the_answer_passed():
    assert [bool(check("02.3", answer)) for answer in (-0.15, 0.15, ...)] == [True, False, False]


def test_a_number_of_the_question_that_is_not_needed_is_not_taken_by_the_computation():
    assert check(PRICE, 17 * 650 + 4).text == "You took the weight in grams in place of the price, it seems."


def test_what_the_package_offers_to_a_teacher_is_imported_from_it():
    assert {"Exercise", "Mistake", "check", "examine"} <= set(lessons_lib.__all__)


def test_a_row_is_judged_part_by_part():
    text = check(TWO, (-407, 99)).text
    assert text.startswith("Right so far: `o1`. Look again at `o2`.")
    assert check(TWO, (-470, 0)).text == "Right so far: `o2`. You left out 63, it seems."


def test_what_is_carried_on_from_a_wrong_part_is_no_second_mistake():
    assert check(TWO, (73, 73)).text.startswith("`o2`: It follows from your `o1`. Look again at `o1`.")


def test_two_slips_with_one_number_are_both_said():
    tie = Exercise(
        question="", quantities={"cats": 24, "dogs": 12}, right=lambda cats, dogs: 10 * cats + 20 * dogs
    )
    assert check(tie, 240).text == (
        "This number comes out in two ways: either you left out the term of the cats, "
        "or you left out the term of the dogs."
    )


CHAINED = Exercise(
    question="",
    quantities={"x": 6},
    right=lambda x: (x + 5, 3 * (x + 5), (3 * (x + 5)) ** 2),
    parts=("o1", "o2", "o3"),
)


def test_what_follows_from_an_own_part_is_followed_through_the_formula():
    assert check(CHAINED, (11, 36, 1296)).text.startswith(
        "Right so far: `o1`. `o3`: It follows from your `o2`. Look again at `o2`."
    )


def test_a_part_behind_a_wrong_one_is_not_accused_of_what_it_only_is_from_the_right_one():
    assert "did not multiply" not in check(CHAINED, (6, 11, 700)).text
    assert "`o2`: You did not multiply `x + 5` by 3" in check(CHAINED, (14, 14, 700)).text


def test_numbers_that_stand_one_place_too_late_are_told_so():
    assert "one place too late" in check(CHAINED, (11, 11, 33)).text


def test_one_slip_in_two_parts_is_one_also_where_a_third_is_right():
    fold = Exercise(
        question="",
        quantities={"L2": [[12, 22], [5, -4]], "b2": (4, 8), "L3": (16, 9)},
        right=lambda L2, b2, L3: (*(L3 @ L2), L3 @ b2),
        parts=("first", "second", "bias"),
    )
    assert (
        check(fold, (42, 43, 136)).text
        == "Right so far: `bias`. You added where one multiplies, it seems, each time."
    )


def test_of_more_than_two_slips_only_the_steps_are_shown():
    tie = Exercise(
        question="",
        quantities={"cats": 24, "dogs": 12, "birds": 8},
        right=lambda cats, dogs, birds: 10 * cats + 20 * dogs + 30 * birds,
    )
    assert check(tie, 480).text == (
        "This number comes out in several ways. Look again at "
        "the term of the cats, the term of the dogs and at the term of the birds."
    )


def test_without_a_hint_the_way_is_read_from_the_computation():
    assert check(PRICE, 1234).text.endswith(
        "One step after the other: the product `pieces × price`; the sum."
    )


def test_a_mistake_by_hand_comes_first_and_may_be_worked_out_from_the_quantities():
    by_hand = Mistake("no parcel", lambda pieces, price: pieces * price, "And the parcel?")
    exercise = Exercise(question="", quantities=PRICE.quantities, right=PRICE.right, mistakes=(by_hand,))
    assert check(exercise, 391).text == "And the parcel?"


def test_of_two_mistakes_the_one_that_is_met_exactly_is_told():
    near, exact = Mistake("near", 0.1749, "Near."), Mistake("exact", 0.17, "Exact.")
    assert check(Exercise(question="", right=0.5, mistakes=(near, exact)), 0.17).text == "Exact."
    parts = (replace(near, part="b"), replace(exact, part="b"))
    row = Exercise(question="", right=(3, 0.5), parts=("a", "b"), mistakes=parts)
    assert check(row, (3, 0.17)).text == "Right so far: `a`. `b`: Exact."


def test_a_mistake_may_be_about_one_part_of_a_row():
    own = Mistake("one", 99, "Why 99?", part="o2")
    exercise = Exercise(question="", right=TWO.right, x=TWO.x, outputs=TWO.outputs, mistakes=(own,))
    assert check(exercise, (-407, 99)).text == "Right so far: `o1`. `o2`: Why 99?"
    assert "Why 99?" in check(exercise, (-1234, 99)).text


def test_five_parts_and_more_are_counted_too():
    exercise = Exercise(question="", right=(1, 2, 3, 4, 5), parts=("a", "b", "c", "d", "e"))
    assert check(exercise, (1, 2)).text.startswith("Five numbers are asked, as in `(a, b, c, d, e)`")
    many = Exercise(question="", right=tuple(range(12)), parts=tuple("abcdefghijkl"))
    assert check(many, (1, 2)).text.startswith("12 numbers are asked")


def test_another_word_for_a_choice_may_be_right_too():
    exercise = Exercise(question="", right="none", also=("linear",), options=("ReLU", "linear"))
    assert [bool(check(exercise, word)) for word in ("none", "Linear", "ReLU")] == [True, True, False]


def test_a_layer_whose_numbers_are_asked_is_taken_as_its_numbers():
    exercise = Exercise(question="", right=(57, 15, 101), parts=("first weight", "second weight", "bias"))
    assert check(exercise, Linear([[57, 15]], [101]))
    assert not check(exercise, Linear([[57, 15]], [90]))
    assert "waits for its input" in check(exercise, Linear([[57, 15, 3]], [101])).text


def test_whole_samples_are_told_apart_from_their_numbers():
    exercise = Exercise(question="", right=(1, 2))
    text = check(exercise, list(lessons_lib.patients)[:2]).text
    assert (
        text
        == "A row of numbers is asked, as in `(1, 2)`, and you gave whole samples. Give their numbers alone."
    )


def test_numbers_that_would_be_written_alike_are_told_apart():
    exercise = Exercise(
        question="", right=lambda pair: pair[0] - pair[1], inputs=((200_000, 200_000.0001), (3, 1))
    )
    assert "For (200000, 200000.0001) your function returns" in check(exercise, lambda pair: 7 + pair[0]).text


def test_a_class_in_place_of_a_layer_is_told_its_brackets():
    exercise = Exercise(question="", right=either, inputs=((0, 1), (1, 1)))
    assert "write `ReLU()`" in check(exercise, ReLU).text


def test_true_and_false_that_a_function_returns_are_1_and_0():
    exercise = Exercise(question="", right=either, inputs=((0, 0), (0, 1), (1, 0), (1, 1)))
    assert check(exercise, lambda X: X[0] != X[1])
    assert check(exercise, lambda X: np.bool_(X[0] != X[1]))


def either(X):
    left, right = X
    return abs(left - right)


def table(row):
    return [[row[0], row[1]], [row[1], row[0]]]


def test_a_table_that_is_asked_is_no_row():
    exercise = Exercise(question="", right=table, inputs=((1, 2), (3, 4)))
    assert check(exercise, lambda row: np.array([[row[0], row[1]], [row[1], row[0]]]))
    text = check(exercise, lambda row: (row[0], row[1], row[1], row[0])).text
    assert "The result should be 2 x 2 numbers, and yours is 4 numbers." in text


def test_a_function_is_told_its_slip_with_the_input_that_was_tried():
    exercise = Exercise(question="", right=either, inputs=((0, 1), (1, 0), (3, 1), (1, 1)))
    assert check(exercise, lambda X: X[0] - X[1]).text == (
        "For (0, 1) your function returns -1. Is `abs` missing in one place?"
    )


def squares(X):
    total = 0
    for number in X:
        total = total + number**2
    return total


def test_a_return_inside_the_loop_is_named():
    def one_round(X):
        total = 0
        for number in X:
            total = total + number**2
            return total  # noqa: RET504
        return None

    exercise = Exercise(question="", right=squares, inputs=((2, 3), (4, 1, 5)))
    assert "returns inside the loop" in check(exercise, one_round).text


def test_a_layer_of_a_model_may_be_tried_by_itself():
    for wrong in (lambda X: np.clip(X, 0, 1), lambda X: min(1, abs(X))):
        lesson = EXERCISES["02.5"]
        answer = Model(*list(lesson.right)[:3], wrong)
        assert check(lesson, answer).text.startswith("Called on -2 alone, your L4 returns")


# Functions that do not end ---------------------------------------------------------------------------


def forever(X):
    while True:
        X = X + 1


def stubborn(X):
    while True:
        try:
            X += 1
        except Exception:  # noqa: BLE001
            continue


@pytest.mark.parametrize("function", [forever, stubborn, Model(forever)])
def test_a_function_that_does_not_end_is_stopped(monkeypatch, function):
    monkeypatch.setattr(running, "SECONDS", 0.2)
    exercise = (
        Exercise(question="", right=Model(either), inputs=((1, 2),))
        if isinstance(function, Model)
        else Exercise(question="", right=abs, inputs=(1, 2), start="def size(X):\n    return ...")
    )
    text = check(exercise, function).text
    assert (
        "was still running after 0.2 seconds, and was stopped. Is there a loop in it that never ends?" in text
    )


def test_what_ends_in_time_is_left_alone_afterwards(monkeypatch):
    monkeypatch.setattr(running, "SECONDS", 1)  # in which a busy machine comes to it, too
    assert running.run("", lambda X: X + 1, 1) == 2
    time.sleep(1.2)  # where a late exception would arrive


def test_on_a_machine_that_is_busy_with_others_an_answer_has_time_to_reckon(monkeypatch):
    monkeypatch.setattr(running, "SECONDS", 0.2)
    assert (
        running.run("", lambda X: time.sleep(0.4) or X + 1, 1) == 2
    )  # two limits of the clock, hardly any of work


def test_a_function_that_waits_for_ever_is_stopped(monkeypatch):
    def waiting(_):
        while True:
            time.sleep(0.01)

    monkeypatch.setattr(running, "SECONDS", 0.1)
    with pytest.raises(running.NotComparableError):
        running.run("", waiting, 1)


def test_where_there_are_no_threads_a_function_is_run_all_the_same(monkeypatch):
    def no_threads(_):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("threading.Thread.start", no_threads)
    assert running.run("", lambda X: X + 1, 1) == 2


# What an author is told ------------------------------------------------------------------------------


def test_examine_tells_which_numbers_collide():
    tie = Exercise(
        question="", quantities={"cats": 24, "dogs": 12}, right=lambda cats, dogs: 10 * cats + 20 * dogs
    )
    [line] = [line for line in examine(tie).collisions if line.startswith("240: ")]
    assert line.startswith(
        "240: You left out the term of the cats, it seems. / You left out the term of the dogs, it"
    )


def test_examine_tells_which_slips_are_accepted():
    exercise = Exercise(question="", quantities={"side": 2}, right=lambda side: side**2)
    assert any("multiplied where a power" in said for said in examine(exercise).accepted)


def over_ten(X):
    return "loud" if X > 10 else "quiet"


def test_examine_tells_which_wrong_functions_no_input_tells_from_the_right_one():
    few = Exercise(question="", right=over_ten, inputs=(0, 50), start="def over_ten(X):\n    return ...")
    assert any("exactly at the limit" in said for said in examine(few).accepted)
    more = Exercise(question="", right=over_ten, inputs=(0, 10, 50), start="def over_ten(X):\n    return ...")
    assert not any("exactly at the limit" in said for said in examine(more).accepted)


def test_beside_all_cases_of_some_switches_there_is_no_input():
    cases = ((0, 0), (0, 1), (1, 0), (1, 1))
    switches = Exercise(question="", right=lamp, inputs=cases, start="def lamp(X):\n    return ...")
    assert not any("`max`" in said for said in examine(switches).accepted)
    three = Exercise(question="", right=lamp, inputs=cases[1:], start="def lamp(X):\n    return ...")
    assert any("`max`" in said for said in examine(three).accepted)


def lamp(X):
    left, right = X
    return max(left + right, 0) - 2 * max(left + right - 1, 0)


def test_examine_tells_what_is_missing():
    assert "because" in examine(PRICE).missing
    assert any("quantities" in said for said in examine(Exercise(question="", right=7)).missing)
    assert any("options" in said for said in examine(Exercise(question="", right="c")).missing)
    odd = Exercise(question="", quantities={"a": 3}, right=lambda a: int(f"{a:g}1"))
    assert any("left no trace" in said for said in examine(odd).missing)


def test_examine_tells_which_mistakes_need_not_be_written():
    by_hand = Mistake("no parcel", 391, "And the parcel?")
    exercise = Exercise(question="", quantities=PRICE.quantities, right=PRICE.right, mistakes=(by_hand,))
    assert examine(exercise).needless == ("no parcel: You left out the parcel, it seems.",)


def test_examine_reads_as_text_with_its_two_figures():
    first = repr(examine(PRICE)).splitlines()[0]
    assert first.startswith("This exercise: ")
    assert "slips are told apart; " in first
    assert first.endswith(" of 1000 random wrong answers get a name.")


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_no_exercise_of_the_lessons_accepts_a_slip_or_names_many_random_answers(exercise):
    examination = examine(exercise)
    told_apart = f"{exercise.number}: {examination.apart} of {examination.slips} slips"
    assert repr(examination).startswith(told_apart)
    assert examination.accepted == ()
    assert examination.lucky <= 50


# What learners answer --------------------------------------------------------------------------------


def test_of_wrong_answers_made_on_purpose_none_is_accepted_and_nearly_all_are_named():
    verdicts = [verdict for verdict, *_ in judged()]
    assert verdicts.count("WRONG") == 0
    assert verdicts.count("NAMED") + verdicts.count("NEAR") >= 0.95 * len(verdicts)


def test_few_random_answers_get_a_name():
    found = [examine(exercise).lucky for exercise, _ in PLANTED.values() if not callable(exercise.expected)]
    assert sum(found) / len(found) <= 50
