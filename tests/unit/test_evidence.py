"""What may be named: a slip that hardly any random answer is, and where it cannot be named, its step."""

import re
import threading
import time

import numpy as np
import pytest

from lessons_lib import Exercise, Mistake, Model, check
from lessons_lib.judge import running
from lessons_lib.judge.chance import chance
from lessons_lib.judge.compare import is_rounded
from lessons_lib.judge.exercise import Clue
from lessons_lib.judge.step_back import last_step, step_back
from lessons_lib.lessons import EXERCISES
from lessons_lib.lessons.lesson_02 import L1, L2, L3, L4

VALUES = np.array([[0.41], [0.47], [0.91], [7.5]])
RIGHT = np.array([0.75])


def test_the_more_digits_an_answer_has_the_less_it_is_a_slip_by_accident():
    few, many = (chance(VALUES, RIGHT, np.array([mine]), [0]) for mine in (0.77, 0.7702))
    assert np.isclose(few, 3 * 0.01 / (0.77 * 1.5))
    assert np.isclose(many, 3 * 0.0001 / (0.7702 * 1.5))


def test_only_slips_of_an_answers_own_size_and_sign_count():
    assert chance(VALUES, RIGHT, np.array([76480.0]), [0]) == 0
    assert chance(VALUES, RIGHT, np.array([-0.77]), [0]) == 0


def test_the_last_of_some_shares_is_no_evidence():
    values, right, mine = np.array([[0.3, 0.7]]), np.array([0.4, 0.6]), np.array([0.3, 0.7])
    assert chance(values, right, mine, [0, 1]) == chance(values, right, mine, [0])


def test_what_four_digits_name_two_digits_do_not_and_more_of_them_are_asked_for():
    assert "You took another number in place of the broccoli" in check("01.1", 0.8017).text
    text = check("01.1", 0.77).text
    assert "You took" not in text
    assert text.endswith("Or give four decimals: then more can be said of where it went wrong.")


def test_a_digit_that_went_wrong_leads_to_the_very_products_and_sums():
    assert "one digit went wrong, it seems: work out" in check("01.1", 0.6655).text
    assert "or with `6 × 83`, or with `-2 × 64`: a slip" in check("03.1", (371, 663)).text


def test_a_number_that_is_nearly_right_is_no_rare_slip():
    assert check("01.1", 0.7516).text.startswith("That is near, but not near enough")


def test_a_slip_that_should_show_in_another_part_too_and_does_not_is_none():
    assert "rounded" not in check("06.5", (0.1091, 0.8909)).text
    assert "Two slips" not in check("06.2", (240, -994, 153)).text


def test_two_usual_slips_are_named_in_a_number_and_in_a_whole_row():
    text = check("01.1", 12_920).text
    assert text.startswith("Two slips at once, it seems. You did not divide by 11600")
    assert "You added the term of the strawberries" in text
    assert "Two slips at once" not in check("01.1", 76480).text  # a point moved goes with everything
    text = check("03.1", (818, 90)).text
    assert "down its columns" in text
    assert "left out the biases" in text


def test_numbers_that_stand_one_place_too_early_or_in_a_wrong_place_are_told_so():
    assert "one place too early" in check("02.2", (11, 33, 1089, 1089)).text
    row = Exercise(question="", right=(12, 35, 78), parts=("a", "b", "c"))
    assert check(row, (35, 12, 98)).text.startswith("35 is one of the numbers that are asked, but stands")


def test_of_a_row_without_parts_it_is_said_which_numbers_belong_there():
    assert check("01.4", (3, 7)).text.startswith("Right so far: 3. Look again at 7. ")


def test_an_intermediate_is_called_as_the_question_calls_it():
    assert "You did not multiply o1 by 3" in check("02.2", (6, 11, 11, 121)).text


# Functions and models --------------------------------------------------------------------------------


def test_a_function_is_said_to_give_the_same_for_all_only_if_it_does():
    limit = lambda X: "good shape" if X > 5 else "bad shape" if X < 5 else "neither"  # noqa: E731
    assert "Whatever comes in" not in check("01.3", limit).text
    assert (
        "Whatever comes in"
        not in check("03.5", lambda pair: "same" if abs(pair[0] - pair[1]) < 1e9 else "different").text
    )
    assert "Whatever comes in" in check("03.5", lambda _: "same").text


def test_a_function_that_nobody_knows_is_told_the_first_clue_that_fails():
    assert "Together these are 4.974" in check("04.5", lambda X: [np.exp(s / sum(X)) for s in X]).text
    assert (
        "so there are 1 x 3 blocks"
        in check(
            "06.3",
            lambda d: np.array([[np.array(d)[r : r + 2, c : c + 2].sum() for c in (0, 2)] for r in (0, 2)]),
        ).text
    )
    own = Exercise(
        question="",
        right=double,
        inputs=(1, 2),
        clues=(Clue(lambda x, y: y > x, lambda x, y: f"It should become larger than {x}, not {y:g}."),),
        start="def double(X):\n    return ...",
    )
    assert check(own, lambda X: X / 8).text.endswith("It should become larger than 1, not 0.125.")


def double(X):
    return 2 * X


def test_without_a_clue_it_is_said_what_is_asked_for_the_input_that_was_tried():
    assert "is asked there" in check("02.5", Model(L1, L2, L3, lambda X: X / 2)).text


def test_a_model_is_not_said_to_be_rounded():
    text = check("02.5", Model(L1, L2, L3, lambda X: 1 if X > 0.5 else X)).text
    assert "rounded" not in text
    assert "Look at L4" in text


def test_a_model_is_told_which_layer_is_missing_or_stands_in_it_twice():
    assert "There is no L1 in it" in check("02.5", Model(L2, L3, L4)).text
    assert "L2 stands in your model twice" in check("02.5", Model(L1, L2, L2, L3)).text


def test_errors_of_python_are_told_in_the_words_of_the_exercise():
    assert "np.array" in check("06.3", lambda drawing: drawing[:, 0::2]).text
    assert "not there" in check("04.5", lambda X: [X[at] for at in range(3)]).text


def test_a_part_by_hand_comes_before_a_slip_of_the_whole():
    own = Mistake("half", 391, "Half of it?", part="b")
    row = Exercise(
        question="", quantities={"x": 391}, right=lambda x: (x, 2 * x), parts=("a", "b"), mistakes=(own,)
    )
    assert "Half of it?" in check(row, (391, 391)).text


def test_a_word_in_capitals_is_the_same_word():
    assert check("01.3", lambda output: EXERCISES["01.3"].right(output).capitalize())


def test_of_two_limits_the_outer_one_counts_and_no_second_watcher_is_started():
    before = threading.active_count()
    with running.limited(5), running.limited(0.01):
        time.sleep(0.1)  # the inner one would have raised
        assert threading.active_count() <= before + 1


def test_what_is_stopped_by_an_outer_limit_is_not_told_as_the_learners():
    def forever(X):
        while True:
            X += 1

    with pytest.raises(running.TooLongError), running.limited(0.1):
        running.run("", forever, 1)


def test_a_limit_far_beyond_the_inputs_is_not_the_same_for_all():
    own = Exercise(question="", right=far, inputs=(0, 20), start="def far(X):\n    return ...")
    assert "Whatever comes in" not in check(own, lambda X: "far" if X > 1000 else "near").text
    assert "Whatever comes in" in check(own, lambda _: "near").text


def far(X):
    return "far" if X > 10 else "near"


def test_what_would_have_changed_another_part_as_well_is_not_said_of_one():
    row = Exercise(question="", quantities={"x": 1734}, right=lambda x: (3 * x, 5 * x), parts=("a", "b"))
    assert "digits of x are swapped" in check(row, (3 * 7134, 5 * 7134)).text
    assert "digits of x" not in check(row, (3 * 7134, 99_999)).text


def test_a_usual_slip_and_the_other_sign_are_two():
    text = check("02.3", 1740).text
    assert "did not divide by 11600" in text
    assert "sign is turned" in text


def test_a_power_of_a_half_is_called_a_root():
    quantities = {"side": 3.7, "other": 2.9}
    length = Exercise(
        question="", quantities=quantities, right=lambda side, other: (side**2 + other**2) ** 0.5
    )
    assert "You left out the root" in check(length, 22.1).text


def test_what_differs_by_more_than_a_rounding_is_not_called_rounded():
    share = Exercise(
        question="", quantities={"share": 0.375, "whole": 24}, right=lambda share, whole: share * whole + 5
    )
    assert "rounded" not in check(share, 5).text
    assert "rounded" not in check("14.3", 0.2).text


def test_a_second_decimal_that_is_0_may_be_left_out():
    root = Exercise(
        question="",
        quantities={"off": 8, "variance": 98 / 3},
        right=lambda off, variance: off / variance**0.5,
    )
    assert check(root, 1.4)
    assert not check(root, 1.3)
    assert not check(Exercise(question="", right=0.1049), 0.1)


def test_a_part_that_many_numbers_are_is_not_named_where_another_is_unknown():
    assert "it seems" not in check("11.2", (-802, -1150)).text
    assert "it seems" not in check("12.4", (1.2, 3.0)).text
    assert "it seems" in check("12.4", (1.4, 3.0)).text


@pytest.mark.parametrize(("number", "wrong", "right"), [("07.3", -0.03, 0.0612), ("12.5", -0.6, 0.0168)])
def test_a_right_number_that_is_rounded_takes_nothing_from_a_wrong_one(number, wrong, right):
    exact = EXERCISES[number].expected[1]
    assert right != exact
    assert "The sign is turned round" in check(number, (wrong, exact)).text
    assert check(number, (wrong, right)).text == check(number, (wrong, exact)).text


def test_nobody_is_sent_back_to_what_was_just_called_right() -> None:
    said = check("13.5", (2.34, 3.12, 1.6)).text
    assert said.startswith("Right so far: `first`, `second`. Look again at `share`.")
    assert "-8.88" not in said  # only the second number, which is right, is made of it
    beside = check("13.5", (2.34, 3.12, 0.36)).text
    assert "Begin with the square of 5" in beside  # which the share alone is made of


def in_single(*numbers: float) -> np.ndarray:
    return np.array(numbers, np.float32)


def added() -> np.ndarray:
    return in_single(7.34, -8.88) - in_single(5, -12)


@pytest.mark.parametrize(
    ("number", "answer"),
    [
        ("13.5", (*added(), np.linalg.norm(added()) / np.linalg.norm(in_single(5, -12)))),
        ("13.5", (2.34, 3.12, 0.3000001)),
        ("13.2", in_single(1.7, 1.7 * 0.7)),
        ("12.4", ((15 - in_single(2, 15, 4).mean()) / in_single(2, 15, 4).std(), 9 / in_single(5)[0])),
        ("12.5", (np.float32(0.1) * np.float32(6), (np.float32(0.1) * np.float32(6)) ** 8)),
    ],
)
def test_who_computes_in_float32_is_right_and_has_rounded_nothing(number, answer):
    feedback = check(number, answer)
    assert feedback.passed
    assert "rounded" not in feedback.text


def test_a_function_that_computes_in_float32_is_right():
    def layer_norm(X):
        row = np.array(X, np.float32)
        return (row - row.mean()) / np.sqrt(row.var() + np.float32(0.01))

    assert check("12.3", layer_norm).passed
    assert "rounds on the way" in check("12.3", lambda X: np.round(layer_norm(X).astype(float), 6)).text


@pytest.mark.parametrize(
    ("number", "answer"),
    [
        ("13.2", (1.699, 1.19)),
        ("13.2", (1.7, 1.189)),
        ("13.2", (1.7, 1.191)),
        ("13.5", (2.339, 3.12, 0.3)),
        ("13.5", (2.34, 3.12, 0.2999)),
        ("13.5", (2.34, 3.12, 0.3001)),
    ],
)
def test_of_a_number_that_ends_there_nothing_was_cut_off(number, answer):
    assert not check(number, answer).passed


def test_a_number_may_be_cut_off_where_digits_stood_behind():
    assert check("12.4", (1.399, 1.8)).passed  # 1.3997…


def test_nobody_is_sent_back_to_a_result_that_was_called_right() -> None:
    said = check("12.5", (0.6, 0.5**8)).text
    assert said.startswith("Right so far: `a layer`. Look again at `after 8 layers`.")
    assert "spread" not in said  # the first number is made of it, and right
    assert "spread" in check("12.5", (0.5, 0.5**8)).text  # where it is wrong, it may be


NEAR_A_RIGHT_ONE = [0.99, 0.995, 0.999, 0.9999, 1.0001, 1.001, 1.005, 1.01]
BESIDE = [-0.5, -0.4, -0.1, -0.01, 0.01, 0.05, 0.1, 0.4, 0.5]


@pytest.mark.parametrize("number", [each for each, one in EXERCISES.items() if one.recorded])
def test_nobody_works_a_result_out_again_that_rounds_to_the_right_one(number: str) -> None:
    exercise = EXERCISES[number]
    for at, right in enumerate(np.ravel(exercise.expected).astype(float).tolist()):
        step = last_step(exercise, at)
        others = [right * each for each in NEAR_A_RIGHT_ONE] + [right + each for each in BESIDE]
        for mine in others if step else ():
            said = step_back(exercise, mine, at)
            about = re.search(r"about (-?[\d.,]+\d)", said)
            assert not about or not is_rounded(float(about[1].replace(",", "")), step.before), (mine, said)
            assert not about or float(about[1].replace(",", "")) != step.before, (mine, said)


@pytest.mark.parametrize(
    ("number", "answer"),
    [
        ("11.1", (96, 305.6, 416)),
        ("11.1", (96, 306, 416.4)),
        ("12.1", (13, 0, 7.99, -5.01)),
        ("12.2", (32, 167, 223.4)),
        ("13.4", (64, 15.05)),
    ],
)
def test_who_is_near_is_not_told_to_work_out_again_what_is_right(number, answer):
    assert "once more" not in check(number, answer).text


def test_a_whole_number_beside_the_right_one_still_is_followed_back():
    assert "was 319. Work that out once more." in check("11.1", (96, 320, 416)).text


def test_the_sum_of_input_and_output_has_lost_no_minus_sign():
    said = check("13.5", (12.34, -20.88, 0.3)).text
    assert "minus sign" not in said
    assert "the sum of input and output" in said


@pytest.mark.parametrize(
    ("number", "answer", "among"),
    [
        ("11.2", np.array([[-739, 231], [11, -1029]]), True),
        ("11.1", (1, 96, 306, 416), True),
        ("11.3", (370, 10, 20, 30), False),
        ("13.4", (64, 15, 1), True),
    ],
)
def test_too_many_whole_numbers_where_whole_ones_are_asked_come_of_no_comma(number, answer, among):
    said = check(number, answer).text
    assert "Decimals" not in said
    assert ("are among them" in said) == among


def test_too_many_whole_numbers_may_come_of_commas_unless_they_are_an_array():
    assert "Decimals" in check("13.2", (1, 7, 1, 19)).text
    assert "Decimals" not in check("13.2", np.array([1, 7, 1, 19])).text


def test_a_row_that_became_one_number_is_not_called_its_mean():
    right = EXERCISES["12.3"].expected
    assert "always 0. The sum of the row" in check("12.3", lambda X: float(right(X).sum())).text


def test_of_steps_without_names_all_that_come_next_are_said():
    def layer_norm(X):
        m = sum(X) / len(X)
        v = sum(abs(x) ** 3 for x in X) / len(X)
        return [(x - m) / (v + 0.01) ** 0.5 for x in X]

    assert "As far as `m`, the mean, your function is right" in check("12.3", layer_norm).text
    assert "what comes next, the distances and the variance" in check("12.3", layer_norm).text


def test_right_distances_are_not_what_to_look_at():
    def layer_norm(X):
        m = sum(X) / len(X)
        v = sum(x**2 for x in X) / len(X) - m
        return [(x - m) / abs(v + 0.01) ** 0.5 for x in X]

    assert "The distances are right. For the variance" in check("12.3", layer_norm).text


@pytest.mark.parametrize(
    ("number", "answer", "said"),
    [
        (
            "11.1",
            (96, 306, 414),
            "The padding was counted once here, it seems. There are zeros left *and* right.",
        ),
        (
            "11.1",
            (96, 304, 416),
            "The padding was counted once here, it seems. There are zeros above *and* below.",
        ),
        ("11.1", (96, 305, 416), "so often the window *moves*"),
        ("11.1", (96, 306, 413), "The padding was forgotten here, it seems."),
        ("11.2", (-739, 231), "That is the upper right one"),
        ("11.2", (-739, 11), "That is the lower left one"),
        ("11.2", (111, 451), "rows stand upside down"),
        ("11.2", (-139, -229), "Left and right of the kernel were exchanged"),
    ],
)
def test_what_went_wrong_in_one_direction_alone_is_named(number, answer, said):
    assert said.replace("*", "") in check(number, answer).text.replace("*", "")


def test_one_sign_that_is_wrong_is_said_in_one_way():
    def look(picture):
        kernel = np.array([[1, 2, 0], [0, 3, 1], [-2, 0, 4]])
        points = np.pad(picture, 1)
        down, across = (range(0, length - 2, 2) for length in points.shape)
        return [[(points[row : row + 3, at : at + 3] * kernel).sum() for at in across] for row in down]

    said = check("11.4", look).text
    assert said.endswith("A minus sign is missing, it seems.")
    assert "two ways" not in said
