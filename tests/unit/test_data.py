"""Samples, data sets, and the rule that reads an output in words."""

import copy
import pickle

import numpy as np
import pytest

from lessons_lib import Classes, Sample, patients


@pytest.mark.parametrize(
    ("output", "verdict"),
    [
        (0, "bad shape"),
        (1, "good shape"),
        (0.5, "neither bad shape nor good shape"),
        (0.5 + 1e-15, "neither bad shape nor good shape"),
        (0.499, "bad shape"),
        (0.501, "good shape"),
        (1.5, "good shape"),
        (-3e-17, "bad shape"),
        (-40, "bad shape"),
        (5e17, "good shape"),  # where the distances to 0 and to 1 are one float
        (-5e17, "bad shape"),
        (1.7e308, "good shape"),
        ([0.2, 0.7], "good shape"),
        ([0.7, 0.7], "neither bad shape nor good shape"),
        (np.nan, "no verdict"),
        ([100, 2000, 100], "no verdict"),
    ],
)
def test_an_output_means_the_nearest_target_or_the_largest_score(output, verdict):
    assert patients.verdict(output) == verdict


def test_a_half_way_output_among_three_classes_names_the_two_it_lies_between():
    assert Classes("a", "b", "c").verdict(1.5) == "neither b nor c"


def test_classes_are_words_for_the_targets():
    shapes = Classes("bad shape", "good shape")
    assert (shapes[0], shapes[1.0]) == ("bad shape", "good shape")
    assert repr(shapes) == "Classes('bad shape', 'good shape')"


def test_the_patients_read_as_a_table():
    assert repr(patients) == (
        "patients: 4 samples, x = (broccoli, Tagada strawberries, workout hours)\n"
        "  patient 1: x = (100, 2000, 100), target 0 (bad shape)\n"
        "  patient 2: x = (200, 0, 0), target 1 (good shape)\n"
        "  patient 3: x = (0, 2000, 3000), target 1 (good shape)\n"
        "  patient 4: x = (0, 2000, 100), target 0 (bad shape)"
    )


def test_a_data_set_can_be_indexed_iterated_and_measured():
    assert len(patients) == 4
    assert [sample.name for sample in patients] == [f"patient {n}" for n in (1, 2, 3, 4)]
    assert patients[-1] is patients[3]
    assert patients.X.shape == (4, 3)
    assert patients.targets.tolist() == [0, 1, 1, 0]


def test_a_sample_that_someone_made_up_has_no_target():
    made_up = Sample("mine", (1, 2))
    assert (made_up.target, made_up.target_words, made_up.verdict(0)) == (None, "unknown", None)
    assert repr(made_up) == "mine: x = (1, 2)"


def test_a_samples_x_is_a_copy_and_read_only_also_after_a_copy_of_the_sample():
    given = np.array([1.0, 2.0])
    sample = Sample("mine", given)
    given[0] = 9
    for twin in (sample, copy.copy(sample), copy.deepcopy(sample), pickle.loads(pickle.dumps(sample))):
        assert twin.x.tolist() == [1, 2]
        with pytest.raises(ValueError, match="read-only"):
            twin.x[0] = 9


def test_a_sample_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(IndexError, match=r"^patients has 4 samples, from 0 to 3, and none at 4\.$"):
        patients[4]
    assert patients[-4] is patients[0]
