"""The network of lesson 00 reads what is drawn on the pad: digits by another hand than the one it learned from."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from lessons_lib.data import digits
from lessons_lib.trained import digits_cnn, pad_model
from tests import pen
from tools import baselines, strokes

ROOT = Path(__file__).parents[2]


def right(read, forms, **hand):
    """The share of the drawings of some forms that are read as what they are."""
    missed = sum(pen.wrong(read, form, **hand).total() for form in forms)
    return 1 - missed / pen.TIMES / len(forms)


def test_no_training_reads_the_strokes_of_the_test():
    for folder in ("tools", "lessons_lib"):
        for module in (ROOT / folder).rglob("*.py"):
            source = module.read_text("utf-8")
            assert "strokes_by_hand" not in source
            assert "tests.pen" not in source


def test_each_digit_has_two_usual_forms_or_more_and_each_form_is_drawn_anew_each_time():
    assert min(Counter(form[0] for form in pen.USUAL).values()) >= 2
    assert len(pen.USUAL) == 26
    for form in pen.USUAL:
        drawings = np.array([pen.inked(pen.varied(form, seed)) for seed in range(pen.TIMES)])
        assert len(np.unique(drawings, axis=0)) == pen.TIMES


@pytest.mark.parametrize("form", pen.USUAL)
def test_each_usual_form_is_read_19_times_of_20(form):
    assert pen.wrong(pen.by_network, form).total() <= 1


def test_forms_that_were_added_to_look_for_faults_are_read_too():
    assert right(pen.by_network, pen.LATER) >= 0.95


def test_what_a_careless_hand_draws_is_mostly_read_and_a_7_is_taken_for_a_1_most_often():
    assert right(pen.by_network, pen.USUAL, careless=True) >= 0.95
    confused = Counter()
    for form in pen.USUAL | pen.LATER:
        for answer, times in pen.wrong(pen.by_network, form, careless=True).items():
            confused[form[0], answer] += times
    assert [pair for pair, _ in confused.most_common(3)] == [("7", 1), ("1", 4), ("3", 9)]


@pytest.mark.parametrize("form", pen.ASKED)
def test_what_lesson_0_asks_to_draw_becomes_what_it_says(form):
    assert pen.wrong(pen.by_network, form).total() <= 4


def test_a_0_with_a_slash_was_never_shown_to_it_and_is_an_8():
    assert pen.wrong(pen.by_network, "0 with a slash") == {8: pen.TIMES}


@pytest.mark.parametrize(
    "read", [pen.by_network, pen.by_drawn_neighbour, pen.by_neighbour, pen.by_digit_model]
)
def test_the_readme_and_the_docstring_tell_how_many_each_reads(read):
    drawings = np.concatenate([pen.pictures(form) for form in pen.USUAL])
    digits_drawn = np.repeat([int(form[0]) for form in pen.USUAL], pen.TIMES)
    count = (read(drawings) == digits_drawn).sum()
    said = "reads all" if count == len(drawings) else f" {count}"
    assert len(drawings) == 520
    for told in ((ROOT / "README.md").read_text("utf-8"), pad_model.__doc__):
        assert "520" in told
        assert said in told


def test_lesson_6s_network_and_the_neighbour_among_its_pictures_do_much_worse():
    assert right(pen.by_digit_model, pen.USUAL) < 0.9
    assert right(pen.by_digit_model, ["7 plain"]) < 0.6
    assert right(pen.by_neighbour, pen.USUAL) < 0.93


def test_it_reads_the_pictures_of_the_data_set_as_well_as_lesson_6s():
    assert (baselines.read(pad_model(), digits.test.X) == digits.test.targets).mean() >= 0.98


def test_the_strokes_for_training_are_each_digit_as_often_and_the_same_for_a_seed():
    X, y = strokes.pictures(100, seed=5)
    assert np.bincount(y.astype(int)).tolist() == 10 * [10]
    assert X.shape == (100, 8, 8)
    assert (X.sum(axis=(1, 2)) > 100).all()
    again, _ = strokes.pictures(100, seed=5)
    assert np.array_equal(again, X)
    assert not np.array_equal(strokes.pictures(100, seed=6)[0], X)


def test_lesson_11_tells_how_many_its_network_reads_and_that_a_1_with_a_flag_and_a_foot_is_a_2():
    def read(X):
        return baselines.read(digits_cnn(), X)

    missed = {form: pen.wrong(read, form) for form in pen.USUAL}
    lesson = (ROOT / "notebooks" / "11_convolution.ipynb").read_text("utf-8")
    assert f"this CNN {520 - sum(each.total() for each in missed.values())}" in lesson
    assert missed["1 with a flag and a foot"] == {2: 18}
