"""What lessons 12 and 13 say in passing, and do not measure in a cell of their own."""

import numpy as np
import pytest

from lessons_lib import (
    Adam,
    Add,
    CrossEntropy,
    Flatten,
    Input,
    LayerNorm,
    Linear,
    Model,
    ReLU,
    Scale,
    Softmax,
    cosine,
    train,
)
from lessons_lib.data import digits


def deep(spread: float, seed: int = 0, *, arrows: bool = False, norm: bool = False) -> Model:
    """Thirty layers for digits, as lesson 13 builds them."""
    chance = np.random.default_rng(seed)

    def linear(outputs: int, inputs: int, spread: float) -> Linear:
        return Linear(spread * chance.normal(size=(outputs, inputs)), np.zeros(outputs))

    row = [Input(shape=(8, 8)), Scale(4.9, 6), Flatten(), linear(32, 64, 1 / 8)]
    for _ in range(30):
        before = f"o{len(row)}"
        row += [linear(32, 32, spread), *[LayerNorm(np.ones(32), np.zeros(32))] * norm, ReLU()]
        row += [Add(before)] * arrows
    return Model(*row, linear(10, 32, 32**-0.5), Softmax())


def reads(model: Model) -> float:
    run = train(model, digits, CrossEntropy(), optimiser=Adam(0.001), epochs=10, schedule=cosine)
    return float(run.test_accuracy[-1])


@pytest.mark.parametrize("seed", [1, 2])
def test_with_other_seeds_too_only_the_row_with_arrows_learns_to_read(seed: int) -> None:
    assert reads(deep(0.05, seed)) < 0.12
    assert reads(deep(0.25, seed)) < 0.7
    assert reads(deep(0.05, seed, arrows=True)) > 0.95


def test_thirty_normalised_layers_in_a_row_hardly_learn() -> None:
    assert reads(deep(0.25, norm=True)) < 0.7
