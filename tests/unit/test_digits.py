"""The handwritten digits: what is shipped, how it is split, and where it comes from."""

import subprocess
import sys

import numpy as np

from lessons_lib.data import digits


def test_each_sample_is_a_picture_with_the_digit_it_shows():
    assert len(digits) == 1797
    assert digits.X.shape == (1797, 8, 8)
    assert (digits.X.min(), digits.X.max()) == (0, 16)
    assert np.array_equal(digits.X, digits.X.round())
    assert np.bincount(digits.targets.astype(int)).tolist() == [
        178,
        182,
        177,
        183,
        181,
        182,
        181,
        179,
        174,
        180,
    ]


def test_the_pictures_are_those_of_the_source():
    # Sums over the file as it was given: a picture that is turned, moved or mixed up changes them.
    assert digits.X.sum() == 561_718
    assert (digits.X * np.arange(64).reshape(8, 8)).sum() == 17_660_653
    assert digits[0].x[0].tolist() == [0, 0, 5, 13, 9, 1, 0, 0]
    assert [sample.target for sample in digits[:12]] == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]


def test_train_and_test_hold_each_picture_once():
    names = [sample.name for part in (digits.train, digits.test) for sample in part]
    assert sorted(names) == sorted(sample.name for sample in digits)
    assert (len(digits.train), len(digits.test)) == (1347, 450)


def test_the_test_holds_a_quarter_of_each_digit():
    whole, test = (np.bincount(part.targets.astype(int)) for part in (digits, digits.test))
    assert test.tolist() == np.round(whole / 4).astype(int).tolist()


def test_the_split_is_random_over_the_file_and_the_same_for_ever():
    places = [int(sample.name.removeprefix("picture ")) for sample in digits.test]
    assert places[:10] == [1, 2, 3, 11, 13, 15, 20, 21, 32, 46]
    assert abs(np.mean(places) - 898) < 50


def test_a_part_is_named_as_one_would_type_it_and_keeps_classes_and_source():
    assert (digits.train.name, digits.test.name) == ("digits.train", "digits.test")
    assert digits.test.classes is digits.classes
    assert digits.test.source == digits.source
    assert repr(digits.test[0]) == "picture 1: x = 8 x 8 numbers from 0 to 16, target 1"


def test_the_source_names_the_authors_and_the_licence():
    assert "Alpaydin and C. Kaynak" in digits.source
    assert "CC BY 4.0" in digits.source


def test_ten_scores_are_read_as_the_digit_with_the_largest():
    assert digits.verdict(np.eye(10)[7]) == "7"
    assert digits.verdict([0.5, 0.5] + 8 * [0]) == "neither 0 nor 1"


def test_the_pictures_are_not_read_before_they_are_asked_for():
    code = (
        "import numpy; numpy.load = None; import lessons_lib; from lessons_lib.data import digits, spiral\n"
        "try: digits[0]\nexcept TypeError: print('only now')"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "only now\n"
