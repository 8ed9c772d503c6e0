"""The receptive field of a number: what its arithmetic leads back to, and what really moves it."""

import numpy as np
import pytest

from lessons_lib import (
    Add,
    Convolution,
    Input,
    InputValueError,
    LayerNorm,
    MaxPool,
    Model,
    ReLU,
    on,
    receptive_field,
)
from lessons_lib.data import digits
from lessons_lib.trained import digits_cnn

CNN = digits_cnn()
RANDOM = np.random.default_rng(0)


def moved_by(model: Model, name: str, place: tuple[int, ...]) -> np.ndarray:
    """Which pixels move a number, pushed one at a time in many pictures."""
    moved = np.zeros((8, 8), dtype=bool)
    pictures = RANDOM.uniform(0, 16, (40, 8, 8))
    before = getattr(model.trace(pictures, batch=True), name)[:, *place]
    for pixel in np.ndindex(8, 8):
        pushed = pictures.copy()
        pushed[:, *pixel] += RANDOM.choice([-60, 60], 40)
        moved[pixel] = (getattr(model.trace(pushed, batch=True), name)[:, *place] != before).any()
    return moved


@pytest.mark.parametrize(
    ("name", "place"), [("o4", (0, 0, 0)), ("o5", (2, 3, 4)), ("o6", (1, 1, 2)), ("o9", (3, 0, 1))]
)
def test_it_is_what_moves_the_number_in_some_picture(name: str, place: tuple[int, ...]) -> None:
    field = receptive_field(CNN.trace(digits.test[0]), name, place)
    assert (field == moved_by(CNN, name, place)).all()
    assert 0 < field.sum() < 64


def test_of_a_window_all_numbers_are_in_it_and_not_only_the_largest() -> None:
    trace = Model(Input(shape=(1, 4, 4)), MaxPool(2)).trace(np.arange(16).reshape(1, 4, 4))
    assert np.flatnonzero(receptive_field(trace, "o2", (0, 0, 1))).tolist() == [2, 3, 6, 7]


def test_a_unit_that_sleeps_has_one_all_the_same() -> None:
    trace = Model(Input("a", "b"), ReLU()).trace((-1, 2))
    assert receptive_field(trace, "o2", 0).tolist() == [True, False]


def test_each_layer_of_windows_adds_two_rows_and_pooling_doubles_what_comes_after() -> None:
    def wide(*layers: object) -> int:
        trace = Model(Input(shape=(1, 24, 24)), *layers).trace(np.zeros((1, 24, 24)))
        shape = trace.steps[-1].output.shape
        field = receptive_field(trace, f"o{len(trace)}", (0, shape[1] // 2, shape[2] // 2))
        return int(field.any(axis=(0, 1)).sum())

    three = Convolution(np.ones((1, 1, 3, 3)), padding=1)
    assert [wide(*[three] * count) for count in (1, 2, 3)] == [3, 5, 7]
    assert [wide(three, MaxPool(2)), wide(three, MaxPool(2), three)] == [4, 8]


def test_ways_that_jump_and_blocks_inside_are_followed() -> None:
    def turned(X):
        return X[::-1]

    block = Model(on(turned, "x"), Add("x"))
    trace = Model(Input("a", "b", "c"), block, on(ReLU(), "o2")).trace((1, 2, 3))
    assert receptive_field(trace, "o3", 0).tolist() == [True, False, True]
    assert receptive_field(trace, "o3", 1).tolist() == [False, True, False]


def test_a_function_of_ones_own_is_followed_through_its_arithmetic() -> None:
    def differences(X):
        return X[1:] - X[:-1]

    trace = Model(Input("a", "b", "c"), differences).trace((1, 5, 6))
    assert receptive_field(trace, "o2", 1).tolist() == [False, True, True]


def test_where_all_are_normalised_together_all_play_a_part() -> None:
    trace = Model(Input("a", "b", "c"), LayerNorm(np.ones(3), np.zeros(3))).trace((1, 5, 6))
    assert receptive_field(trace, "o2", 1).all()


def test_what_is_not_there_is_told() -> None:
    trace = CNN.trace(digits.test[0])
    with pytest.raises(InputValueError, match=r"^This trace has no output 'o13'. It has o1 to o12\.$"):
        receptive_field(trace, "o13")
    said = r"^receptive_field expects a place in o6, which is 8 x 4 x 4 numbers, and got \(8, 0, 0\)\.$"
    with pytest.raises(InputValueError, match=said):
        receptive_field(trace, "o6", (8, 0, 0))
    with pytest.raises(TypeError, match="expects the trace of one sample"):
        receptive_field(CNN, "o6")
