"""What the texts of lessons 05 and 06 say in numbers that no cell prints."""

import numpy as np

from lessons_lib.data import digits, spiral
from lessons_lib.numbers.door import Array
from lessons_lib.trained import digit_model, spiral_model


def cut(columns: Array, targets: Array) -> Array:
    return np.linalg.lstsq(np.column_stack([columns, np.ones(len(columns))]), 2 * targets - 1, rcond=None)[0]


def test_a_cut_through_shuffled_arms_reads_unseen_points_as_a_coin_only_in_the_mean():
    learn, unseen = (spiral_model().trace(part, batch=True).o5 for part in (spiral.train, spiral.test))
    right = []
    for seed in range(30):
        weights = cut(learn, np.random.default_rng(seed).permutation(spiral.train.targets))
        right.append(int(((unseen @ weights[:-1] + weights[-1] > 0) == spiral.test.targets).sum()))
    assert (right[0], min(right), max(right), round(np.mean(right))) == (26, 4, 46, 24)


def test_of_the_sevens_inked_pixels_sixteen_speak_against_it():
    model = digit_model()
    trace = model.trace(next(sample for sample in digits.test if sample.target == 7))
    awake = trace.o5 > 0
    terms = (model["L6"].weights[7, awake] @ model["L4"].weights[awake]) * trace.o3
    inked = trace.x.ravel() > 0
    assert (inked.sum(), (terms[inked] < 0).sum()) == (35, 16)
    assert sorted(np.flatnonzero(inked)[terms[inked].argsort()[:2]]) == [6 * 8 + 4, 7 * 8 + 3]
    assert np.array_equal(np.sort(terms[inked])[:2].round(2), [-0.63, -0.61])
    assert np.unravel_index(terms.argmax(), (8, 8)) == (1, 4)


def test_six_in_ten_right_answers_have_a_share_above_99_in_a_hundred():
    shares = digit_model().trace(digits.test, batch=True).output
    right = shares.argmax(axis=1) == digits.test.targets
    assert round(10 * (shares[right].max(axis=1) > 0.99).mean()) == 6


def test_how_much_further_a_1_is_from_a_7_behind_random_units():
    pixels, targets = digit_model().trace(digits.test, batch=True).o3, digits.test.targets

    def apart(output: Array, one: int, other: int) -> float:
        rows = [output[targets == digit] for digit in (one, other)]
        distances = np.linalg.norm(rows[0][:, np.newaxis] - rows[1], axis=2)
        return float(distances[distances > 0].mean())

    times = []
    for seed in range(200):
        output = np.maximum(pixels @ np.random.default_rng(seed).normal(size=(64, 32)), 0)
        times.append(apart(output, 1, 7) / apart(output, 7, 7))
    assert (round(min(times), 1), round(max(times), 1)) == (1.1, 1.7)
