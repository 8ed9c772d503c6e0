"""What lessons 05 and 06 tell of other models, trained otherwise or not at all, is so."""

import pytest

from lessons_lib.data import spiral
from tools.baselines import (
    dead_units,
    labels,
    mixed_up,
    nearest,
    random_centres,
    random_cuts,
    shuffled_labels,
    strangers,
)


def test_the_model_reads_93_in_a_hundred_of_strangers_and_the_neighbour_96():
    assert strangers() == pytest.approx((0.93, 0.96), abs=0.01)


def test_trained_on_shuffled_labels_it_reads_20_in_a_hundred_of_its_own_and_11_of_the_test():
    assert shuffled_labels() == pytest.approx((0.20, 0.11), abs=0.02)


def test_the_same_units_are_dead_without_weight_decay():
    assert dead_units(0.3) == dead_units(0) == [0, 6]


def test_5_and_9_are_what_ten_models_mix_up_most():
    first, second = mixed_up(10).most_common(2)
    assert first[0] == (5, 9)
    assert first[1] > 2 * second[1]


def test_random_hidden_units_need_to_be_many():
    assert all(320 < random_centres(seed) < 380 for seed in range(3))
    assert all(436 <= random_cuts(seed) <= 446 for seed in range(3))


def test_the_nearest_neighbour_knows_the_arms_of_all_unseen_points():
    arms = nearest(spiral.train.X, labels(spiral.train), spiral.test.X)
    assert (arms == spiral.test.targets).all()
