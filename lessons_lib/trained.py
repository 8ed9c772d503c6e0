"""Models that have learned: rows of the package's layers, with the weights that `make train` found.

The weights were found by tools/train.py on the samples for training only, those of `pad_model` also on strokes that
tools/strokes.py draws; they are stored with three decimals.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from lessons_lib.data.letters import LETTERS
from lessons_lib.layers import (
    GELU,
    Add,
    Concat,
    Convolution,
    DotProducts,
    Embedding,
    Flatten,
    Input,
    Linear,
    MaxPool,
    Positions,
    ReLU,
    Reshape,
    RowwiseLinear,
    Scale,
    Sigmoid,
    Softmax,
    Tanh,
    WeightedSums,
    on,
)
from lessons_lib.model import Model
from lessons_lib.model.attention import attention_head
from lessons_lib.numbers.door import Array

__all__ = ["digit_model", "digits_cnn", "pad_model", "sorter_model", "sorter_row", "spiral_model"]


def digit_model() -> Model:
    """Read a digit: a picture of shape (8, 8), pixels from 0 to 16, in; ten shares, one for each digit, out.

    The outputs: o1 and o2 (8, 8), o3 (64,), o4 and o5 (32,) hidden units, o6 (10,) scores, o7 (10,) shares.
    """
    return _reader("digits")


def pad_model() -> Model:
    """Read a digit that was drawn on the pad, in any of its usual forms: the layers of `digit_model`, other weights.

    Of 520 drawings in 26 forms that no training has seen it reads all, and `digit_model` 459. The nearest neighbour
    reads 519 among the 11,347 pictures that this model learned from, and 474 among those of `digits.train`.
    """
    return _reader("pad")


def _reader(name: str) -> Model:
    stored = _stored(name)
    return Model(
        Input(shape=(8, 8)),
        Scale(stored["mean"], stored["deviation"]),
        Flatten(),
        Linear(stored["W1"], stored["b1"]),
        ReLU(),
        Linear(stored["W2"], stored["b2"]),
        Softmax(),
    )


def digits_cnn() -> Model:
    """Read a digit by small windows: a picture of shape (8, 8), pixels from 0 to 16, in; ten shares out.

    The outputs: o1 and o2 (8, 8), o3 (1, 8, 8), o4 and o5 (8, 8, 8), eight maps, o6 (8, 4, 4), o7 and o8 (32, 4, 4),
    o9 (32, 2, 2), o10 (128,), o11 (10,) scores, o12 (10,) shares. It has 3,706 weights.

    Each picture that it learned from was moved by up to a pixel, anew each time. Of the test it reads 445 of 450, as
    many as the nearest neighbour, and 98.9 % where the pictures are moved by a pixel, the neighbour 66.7 % and
    `digit_model` 49.2 %. Over five seeds, of which this is the first, the median is 99.1 % and 98.9 %.
    """
    stored = _stored("cnn")
    return Model(
        *(Input(shape=(8, 8)), Scale(stored["mean"], stored["deviation"]), Reshape((8, 8), (1, 8, 8))),
        *(Convolution(stored["K1"], stored["b1"], padding=1), ReLU(), MaxPool(2)),
        *(Convolution(stored["K2"], stored["b2"], padding=1), ReLU(), MaxPool(2)),
        *(Flatten(3), Linear(stored["W3"], stored["b3"]), Softmax()),
    )


def spiral_model(*, trained: bool = True) -> Model:
    """Tell the arms of the spiral apart: a point (across, up) in, the share of the second arm out.

    The outputs: o1 (2,), o2 to o5 (8,), o6 (2,), where a straight line parts the arms, o7 and o8 (1,).

    Args:
        trained: whether the weights are those after training; if not, the random ones it began with.
    """
    stored = _stored("spiral" if trained else "spiral_untrained")
    first, second, third, last = (Linear(stored[f"W{n}"], stored[f"b{n}"]) for n in (1, 2, 3, 4))
    return Model(Input("across", "up"), first, Tanh(), second, Tanh(), third, last, Sigmoid())


def sorter_model() -> Model:
    """Sort five of the letters a to h: ids in, shape (5,), or letters, as in ``model.trace("dacab")``; shares out.

    The answer is of shape (5, 8): for each position the share of each letter to stand there in the sorted row. Of the
    rows that it has not seen, in any order of their letters, it sorts SHARE in a hundred.
    """
    return sorter_row(_stored("sorter"))


def sorter_row(weights: Mapping[str, Array]) -> Model:
    """The layers of the model that sorts, with these weights.

    Two heads gather what else is in the row; a wide layer makes of it, for each position, which letter belongs there;
    and one head more looks for that letter. What it mixes are the letters themselves, so where it looks is its answer.
    """

    def part(name: str) -> RowwiseLinear:
        return RowwiseLinear(weights[name], weights.get(f"{name}_bias"))

    heads = {
        head: on(attention_head(*(weights[f"{head}_{each}"] for each in "QKV")), "placed")
        for head in ("first", "second")
    }
    return Model(
        letters=Embedding(weights["letters"], tuple(LETTERS)),
        placed=Positions(weights["positions"]),
        **heads,
        heads=on(Concat(), "first", "second"),
        gathered=Add("placed"),
        wide=part("wide"),
        bent=GELU(),
        narrow=part("narrow"),
        known=Add("gathered"),
        queries=on(part("look_Q"), "known"),
        keys=on(part("look_K"), "known"),
        scores=on(DotProducts(), "queries", "keys"),
        looks=Softmax(),
        mix=on(WeightedSums(), "looks", "letters"),
        votes=RowwiseLinear(weights["answer"], weights["answer_bias"], called=tuple(LETTERS)),
        shares=Softmax(),
    )


def _stored(name: str) -> dict[str, Array]:
    with np.load(Path(__file__).parent / "data" / "weights" / f"{name}.npz") as arrays:
        return dict(arrays)
