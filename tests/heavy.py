"""A network too large for a page, of this package's own layers: as large inside as a small real one, its numbers at random."""

from __future__ import annotations

import numpy as np

from lessons_lib import (
    BatchNorm,
    Classes,
    Convolution,
    GlobalAveragePool,
    Input,
    Linear,
    Model,
    ReLU,
    Sample,
)
from lessons_lib.model.trace import Trace

RANDOM = np.random.default_rng(15)
NAMES = Classes(*(f"thing {at}" for at in range(1000)))


def weights(*shape: int) -> np.ndarray:
    return RANDOM.normal(size=shape) / np.sqrt(np.prod(shape[1:]))


def normal(channels: int) -> BatchNorm:
    mean, shift = RANDOM.normal(size=(2, channels)) / 10
    variance, scale = RANDOM.uniform(0.5, 1.5, size=(2, channels))
    return BatchNorm(mean, variance, scale, shift, 3)


def block(channels: int, wide: int, out: int) -> Model:
    """Wide, bent, and narrow again, at half as many places."""
    narrow = Model(Convolution(weights(out, wide, 1, 1), stride=2), normal(out))
    return Model(expand=Convolution(weights(wide, channels, 1, 1)), bent=ReLU(), narrow=narrow)


def network() -> Model:
    """Three maps of 224 x 224, up to 96 maps of 112 x 112, 1,000 answers: some five million numbers."""
    return Model(
        Input(shape=(3, 224, 224)),
        stem=Convolution(weights(32, 3, 3, 3), stride=2, padding=1),
        normal=normal(32),
        bent=ReLU(),
        first=block(32, 96, 24),
        second=block(24, 144, 40),
        pooled=GlobalAveragePool(),
        scores=Linear(weights(1000, 40), RANDOM.normal(size=1000)),
    )


def photo() -> np.ndarray:
    """Something round on a slope of light."""
    down, across = np.mgrid[-1:1:224j, -1:1:224j]
    round_ = np.where(down**2 + across**2 < 0.4, 0.8, -0.3)
    return np.stack([round_ + 0.2 * across, round_ * down, 0.5 * across - round_])


def trace(model: Model | None = None) -> Trace:
    return (model or network()).trace(Sample("photo", photo(), classes=NAMES))
